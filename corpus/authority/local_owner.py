"""Which union a local belongs to that its name doesn't tell: "Local 705", "Sección 9", "Lodge 457"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.authority.heard import Heard
from corpus.authority.lookup import Lookup
from corpus.authority.trades import union_of_trade, union_told_before

# Bodies of unions, not unions of members: they have no locals, whatever their record's type.
_BODIES = re.compile(
    r"federation of lab|fédération des travailleu|labou?r council|trades council|afl-cio|conseil central"
    r"|department(?! store)|confederation|confédération",
    re.IGNORECASE,
)
# Countries whose unions call their branches so; a word not listed is used anywhere.
_ENGLISH = frozenset("us ca pr gb ie au nz jm tt za gh ng".split())
_AMERICAN = frozenset(["us", "ca", "pr"])
_COUNTRIES: Mapping[str, frozenset[str]] = {
    "local": _AMERICAN, "local union": _AMERICAN, "local lodge": _AMERICAN, "amalgamated local": _AMERICAN,
    "section locale": frozenset(["ca"]) | _AMERICAN, "chapter": _ENGLISH, "division": _ENGLISH,
    "lodge": _ENGLISH, "branch": _ENGLISH,
    "sección": frozenset("mx ar cl uy pe bo do gt hn sv ni cr pa ve ec co es py cu".split()),
}  # fmt: skip
# Branches that only the Knights of Labor called so.
_KNIGHTS = ("local assembly", "district assembly")
# Whose locals in the Spanish Caribbean were called "Unión Núm. 12".
_UNION_NUMBERS = frozenset(["cmiu"])
# What the locals that have records are called.
RECORDED_WORDS = frozenset(["local", "local union", "amalgamated local", "lodge", "branch", "section locale"])
_SPANISH = ("sección", "seccion", "seccional")
# Only some unions call their locals lodges, from the crafts of the railways, shipyards and forges.
_LODGES = re.compile(
    r"machinist|boilermaker|steel ?worker|railw|railro|carmen|trainm|maintenance of way|firemen|locomotive"
    r"|clerks|miner|iron|police|communications international|conductors",
    re.IGNORECASE,
)
# What can own a local; after one, set off by a comma, an employer stands as often.
_OWNERS = frozenset(["union", "federation", "national_center", "alliance", "local"])
# A union named so far before, in characters, in the same sentence or as the head of the local's list.
_NEAR = 240
_HEAD = 200
_STOP = re.compile(r"[.!?;:]\s*\n|\n\s*\n|\n\s*[•*–—-]\s")
_OPENING = 160
_DOMINANT = 0.6
# How sure an owner is that one named somewhere in the document makes it.
_WEAK = 0.65
_UNION_WORD = re.compile(
    r"\b(?:union|workers|brotherhood|guild|amalgamated|teachers|sindicato|syndicat|trabajadores|travailleurs)\b",
    re.IGNORECASE,
)
# What stands between a local and its union: "Local 705 of the Teamsters", "Sección 22 (CNTE)".
_LINKS = ("", "of", "of the", "de", "de la", "del", "du", "da", "do")
_OF_ACRONYM = re.compile(r",?\s(?:of|de|del|du|da|do)\s(?:(?:the|la|el)\s)?((?:[A-Z]\.\s?){2,}|[A-Z]{2,}\b)")
_NUMBER_AFTER = re.compile(r",?\s(?:No\.?\s|#)?\d{1,4}\b(?!,\d)")


def sounds_like_union(surface: str) -> bool:
    """Whether a name without a record may be a union's."""
    return _UNION_WORD.search(surface) is not None


@dataclass(frozen=True, slots=True)
class Named:
    """Where an organization is named: characters; its id, None for a union that no record has; whether it is
    named as part of a local's name or with a number."""

    start: int
    end: int
    id: str | None
    in_local: bool = False


class LocalOwners:
    """The unions a document speaks of, and which of them owns a local without one."""

    def __init__(self, text: str, named: Sequence[Named], names: Lookup, heard: Heard) -> None:
        self.text = text
        self.heard = heard
        self.names = names
        self.records = names.authorities.organizations
        self.named = sorted((self._numbered(n) for n in named), key=lambda n: n.start)
        self.starts = [n.start for n in self.named]
        self.counts = Counter(n.id for n in self.named if n.id)
        self.plain = Counter(n.id for n in self.named if n.id and not n.in_local)
        unions = {n.id or text[n.start : n.end] for n in self.named if n.id is None or self._is_union(n.id)}
        self.sole = len(unions) == 1

    def by_records(self, suffixes: set[str]) -> str | None:
        """The one union that has records for two or more of the document's bare locals, or None."""
        if len(suffixes) < 2:
            return None
        counts = sorted(
            ((len(suffixes & numbers), u) for u, numbers in self.names.locals.items()), reverse=True
        )
        first, second = (*counts, (0, ""), (0, ""))[:2]
        return first[1] if first[0] >= 2 and first[0] > second[0] else None

    def following(self, end: int) -> str | None:
        """The union that follows a local: "Local 705 of the Teamsters", "Local 269 of the I.L.A."."""
        for n in self.named[bisect_right(self.starts, end) :]:
            if n.start - end > 12:
                break
            if n.id is not None and self.text[end : n.start].strip(" ,(").lower() in _LINKS:
                record = self.records.get(n.id)
                if record is None or record.type in _OWNERS:
                    return n.id
        match = _OF_ACRONYM.match(self.text, end)  # whether or not extraction has found it
        if match is None:
            return None
        unions = [o for o in self.names.organization(match[1]).candidates if o.type == "union"]
        return unions[0].id if len(unions) == 1 else None

    def owner(self, start: int, word: str, year: int | None) -> tuple[str, float] | None:
        """The union of a bare local that begins at `start` and is called `word`, and how sure that is.

        The union is "" where it is one without a record.
        """
        if word in _KNIGHTS:
            return "knights-of-labor", 0.9
        told = union_told_before(self.text, start, year, self.records)
        if told is not None and self._fits(told, word):
            return told, 0.8
        near = self._near(start, word)
        if near is not None:
            return near, 0.8
        fitting = {i: n for i, n in self.counts.items() if self._fits(i, word)}
        total = sum(fitting.values())
        if not total:
            return None
        best, count = max(fitting.items(), key=lambda item: item[1])
        if len(fitting) == 1:
            # Named but once, with its own number or after the local and beside others, it may be an ally.
            earlier = any(n.id == best and n.start < start for n in self.named)
            if count > 1 or (self.plain[best] and (earlier or self.sole)):
                return best, 0.75 if earlier else 0.6
            return None
        if count / total >= _DOMINANT and count > 1:
            return best, 0.65
        opening = [n for n in self.named if n.start < _OPENING and n.id in fitting]
        if opening and len({n.id for n in opening}) == 1 and not opening[0].in_local:
            return opening[0].id or best, 0.6
        return None

    def by_trade(
        self, start: int, end: int, word: str, year: int | None, otherwise: tuple[str, float] | None
    ) -> tuple[str, float] | None:
        """The union of the trade that is spoken of around a bare local, if its branches are called so.

        Spoken of right there it goes before what is likely `otherwise`; else the union must be named itself,
        or no other one.
        """
        told = union_of_trade(self.text, start, end, year, self.records)
        if told is None or not self._fits(told[0], word):
            return None
        union, close_by = told
        named = self.counts[union] or not any(self._is_union(i) for i in self.counts)
        if close_by or (named and (otherwise is None or otherwise[1] <= _WEAK)):
            return union, 0.6
        return None

    def known(self, suffix: str, word: str) -> tuple[str, float] | None:
        """The union of the one local of this number with a record of which the document has another word: the
        town or the employer that its other names tell.
        """
        found = {
            union
            for union, numbers in self.names.locals.items()
            if suffix in numbers and self._fits(union, word) and self._told_of(f"{union}-{suffix}")
        }
        return (found.pop(), 0.7) if len(found) == 1 else None

    def _told_of(self, identifier: str) -> bool:
        record = self.records.get(identifier)
        return record is not None and self.heard.tells(record, "")

    def _near(self, start: int, word: str) -> str | None:
        """The union named right before, in the local's sentence or as the head above it: its id, "" where it
        has no record, None where none is.
        """
        found: list[str] = []
        for n in reversed(self.named[: bisect_left(self.starts, start)]):
            if start - n.end > _NEAR or len(found) > 2:
                break
            between = self.text[n.end : start]
            if n.end > start:
                continue
            if n.id is not None and not self._fits(n.id, word):
                continue
            same_sentence = _STOP.search(between) is None or (
                n.in_local and "\n" not in between and len(between) < 60
            )
            if not same_sentence and not (self._heads(n) and len(between) < _HEAD):
                break
            found.append(n.id or "")
            if n.in_local or "\n" in between:
                break
        if not found:
            return None
        # Of two in one sentence, the one that is known to have locals.
        with_locals = [i for i in found if i in self.names.locals]
        return with_locals[0] if with_locals and found[0] else found[0]

    def _heads(self, n: Named) -> bool:
        """Whether the name has a line of its own, as a list's head does."""
        before = self.text[self.text.rfind("\n", 0, n.start) + 1 : n.start]
        return (
            not before.strip(" -*•#\t") and self.text[n.end : n.end + 12].split("\n")[0].strip(" :,.—-") == ""
        )

    def _numbered(self, n: Named) -> Named:
        if n.in_local or _NUMBER_AFTER.match(self.text, n.end) is None:
            return n
        return Named(n.start, n.end, n.id, True)

    def _is_union(self, identifier: str) -> bool:
        record = self.records.get(identifier)
        return record is not None and record.type == "union" and _BODIES.search(record.name) is None

    def _fits(self, identifier: str, word: str) -> bool:
        """Whether the union calls its branches so."""
        if not self._is_union(identifier):
            return False
        if word == "unión":
            return identifier in _UNION_NUMBERS
        record = self.records[identifier]
        countries = _COUNTRIES.get("sección" if word in _SPANISH else word)
        if countries is not None and record.country not in countries:
            return False
        return word not in ("lodge", "local lodge") or any(_LODGES.search(name) for name in record.names)
