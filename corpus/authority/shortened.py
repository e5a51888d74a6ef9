"""Forms that a record does not list but that readers take for its name: shortened, worn or misread ones."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from corpus import folding
from corpus.authority import demonyms as demonym_table
from corpus.authority.demonyms import demonyms
from corpus.authority.records import Organization, Place
from corpus.derived import derived
from corpus.folding import name_key

_Plain = TypeVar("_Plain")
_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value", bound=Hashable)

_SOURCES = tuple(Path(f) for f in (__file__, demonym_table.__file__, folding.__file__))

# A name this long may have one letter misread and still be told.
LONG_ENOUGH = 12
# One this long may be read letter for letter as a scanner does.
_LONG_ENOUGH_TO_LOOK = 5
# A word that so many names have is no company's own ("News", "Radio").
_RARE = 20
_PUNCTUATION = re.compile(r"[,.'()]")
_LETTERS_APART = re.compile(r"\b[^\W\d_](?: [^\W\d_])+\b")
_COMPANY_TAIL = re.compile(
    r"(?: and)? (?:inc|incorporated|ltd|limited|llc|corp|corporation|co|company|plc|sa|sa de cv|s de rl de cv"
    r"|ltda|gmbh|ag|cia)$"
)
_TRADE_HEAD = re.compile(
    r"^(?:the )?(?:(?:united|international|national|amalgamated|industrial|american|north american) )*"
    r"(?:(?:brotherhood|union|association|alliance|federation|society) of (?:the )?)?"
    r"(?:(?:united|journeymen) )?"
)
_TRADE_TAIL = re.compile(
    r"(?: (?:international|national|industrial))*(?: (?:union|association|brotherhood|federation))?"
    r"(?: of (?:north )?america| of the united states(?: and canada)?| of canada)?$"
)
# A body's center written after its name: "Packinghouse Workers, C.I.O.".
_CENTER_TAIL = re.compile(r" (?:afl(?: cio)?|cio|clc|tuc)$")
_INITIALS = re.compile(r"(?:[A-Z]\.? ?)+(?:&|and|y|e) ?(?:[A-Z]\.? ?)+")
_SPELLED = re.compile(r"\b(labo)u(r)|(organi|speciali)s(e|a)|\bcentre\b")
# What scans take for one another, brought to one form.
_LOOKALIKES = (
    ("rn", "m"),
    ("vv", "w"),
    ("cl", "d"),
    ("0", "o"),
    ("1", "l"),
    ("i", "l"),
    ("5", "s"),
    ("8", "b"),
)
_BROKEN = re.compile(r"(?<=\w)- ?(?:\n\s*| )(?=[a-z0-9])")
_LAND_WORDS = frozenset(["america", "la nacion", "north america", "great britain", "britain"])
_OF_LABOR = frozenset(
    ["union", "national_center", "global_union", "federation", "local", "alliance", "worker_center"]
)
_SMALL = frozenset("the of and for in a de del la las los el y en et du des le les e do da dos das".split())

# What unions of any trade are called, in four languages.
_OF_ANY_UNION = frozenset(
    "union unions international national association united amalgamated american america brotherhood workers"
    " sindicato sindicatos nacional internacional trabajadores trabajadoras syndicat syndicats nationale"
    " national internationale travailleurs trabalhadores".split()
)


@lru_cache(maxsize=20_000)
def loose_key(name: str) -> str:
    """The name's key without points, commas, apostrophes and hyphens, spaced letters joined: "C. I. O."."""
    key = " ".join(_PUNCTUATION.sub("", name_key(name).replace("-", " ")).split())
    return _LETTERS_APART.sub(lambda m: m[0].replace(" ", ""), key)


def spelling(key: str) -> str:
    """A loose key in one spelling of English: "labour" as "labor"."""
    return _SPELLED.sub(
        lambda m: m[0].replace("our", "or").replace("s", "z") if m[0] != "centre" else "center", key
    )


def squashed(key: str) -> str:
    """A loose key as one word in one spelling: "farm workers" as "farmworkers", "employes" as "employees"."""
    return spelling(key).replace("employes", "employees").replace(" ", "")


def look(key: str) -> str:
    """How a loose key looks to a scanner: "uni0n" as "union", "intemational" as "international"."""
    for seen, taken in _LOOKALIKES:
        key = key.replace(seen, taken)
    return key


def without_company_tail(key: str) -> str:
    """A loose key without the legal form at its end: "wal mart stores inc" -> "wal mart stores"."""
    return _COMPANY_TAIL.sub("", key)


def trade(name: str) -> str:
    """What a union calls its members, by which it goes among unions: "International Union of Operating
    Engineers" -> "operating engineers", "Textile Workers Union of America" -> "textile workers"."""
    key = loose_key(name)
    return _TRADE_TAIL.sub("", _TRADE_HEAD.sub("", key)) or key


class _kept(cached_property[_Plain]):
    """A table of names, made when first asked, or by an earlier run of the same records."""

    def __init__(self, make: Callable[[Any], _Plain]) -> None:
        def once(owner: ShortenedNames) -> _Plain:
            if not owner.fingerprint:  # made up in a program: nothing tells them from others
                return make(owner)
            kind = "shortened-" + make.__name__.strip("_").replace("_", "-")
            return derived(kind, owner.fingerprint, _SOURCES, lambda: make(owner))

        super().__init__(once)


class ShortenedNames:
    """Indexes over the names of a set of organizations, each made when first asked."""

    def __init__(
        self, organizations: Mapping[str, Organization], places: Mapping[str, Place], fingerprint: str = ""
    ) -> None:
        self._records = organizations
        self._places = places
        self.fingerprint = fingerprint

    @_kept
    def _lands(self) -> frozenset[str]:
        return frozenset(
            loose_key(name)
            for p in self._places.values()
            if p.type in ("country", "state", "historical")
            for name in p.names
            if len(name) > 2 or name.isupper()
        )

    @_kept
    def _loose(self) -> Mapping[str, tuple[str, ...]]:
        return _table(
            (loose_key(name), record.id) for record in self._records.values() for name in record.names
        )

    @_kept
    def _spelled(self) -> Mapping[str, tuple[str, ...]]:
        return _table(
            (spelling(key), i) for key, ids in self._loose.items() for i in ids if self._of_labor(i)
        )

    @_kept
    def _squashed(self) -> Mapping[str, tuple[str, ...]]:
        return _table(
            (squashed(key), i) for key, ids in self._loose.items() for i in ids if self._of_labor(i)
        )

    @_kept
    def _looks(self) -> Mapping[str, tuple[str, ...]]:
        return _table(
            (look(key), i) for key, ids in self._loose.items() for i in ids if len(key) >= LONG_ENOUGH
        )

    @_kept
    def _short_looks(self) -> Mapping[str, tuple[str, ...]]:
        return _table(
            (look(key), i)
            for key, ids in self._loose.items()
            for i in ids
            if _LONG_ENOUGH_TO_LOOK <= len(key) < LONG_ENOUGH
        )

    @_kept
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(look(word) for key in self._loose for word in key.split())

    @_kept
    def _trades(self) -> Mapping[str, tuple[str, ...]]:
        return _table(
            (trade(name), record.id)
            for record in self._records.values()
            if record.type in ("union", "federation")
            for name in record.names
            if " " in name
        )

    @_kept
    def _without_land(self) -> Mapping[str, tuple[str, ...]]:
        return _table(
            (short, record.id)
            for record in self._records.values()
            if record.country
            for name in record.names
            for short in self._shorter(loose_key(name), record.type in _OF_LABOR)
        )

    @_kept
    def _ends(self) -> Mapping[str, tuple[str, ...]]:
        found = []
        for key in self._looks:
            found += [("^" + key[:6], key), ("$" + key[-6:], key)]
        return _table(found)

    @_kept
    def _one_word_less(self) -> Mapping[str, tuple[str, ...]]:
        return _table(
            (" ".join(words[:n] + words[n + 1 :]), record.id)
            for record in self._records.values()
            if record.type in _OF_LABOR
            for name in record.names
            if len(words := words_of(name)) > 3
            for n in range(1, len(words))
        )

    def loose(self, surface: str) -> tuple[str, ...]:
        """The organizations that bear the name but for its punctuation or a company's legal form."""
        key = loose_key(_BROKEN.sub("", surface))
        found = self._loose.get(key) or self._spelled.get(spelling(key), ())
        if not found and self._is_initials(surface):  # "A.S.L.E. and F.", "T & G"
            found = self._loose.get("".join(re.findall("[A-Z]", surface)).lower(), ())
        if not found and len(joined := squashed(key)) >= LONG_ENOUGH:
            found = self._squashed.get(joined, ()) or self._squashed.get(
                squashed(_CENTER_TAIL.sub("", key)), ()
            )
        if not found and (bare := without_company_tail(key)) != key:
            found = tuple(i for i in self._loose.get(bare, ()) if self._records[i].type == "company")
        return found

    @_kept
    def _bags(self) -> Mapping[frozenset[str], tuple[str, ...]]:
        return _table(
            (bag, record.id)
            for record in self._records.values()
            if record.type in _OF_LABOR
            for name in record.names
            if " " in name and len(bag := _bag(name)) > 1
        )

    @_kept
    def _without_tail(self) -> Mapping[str, tuple[str, ...]]:
        """Companies by the one word that goes before their legal form, if it is rare: "Pullman"."""
        bearers = Counter(word for key in self._loose for word in set(key.split()))
        return _table(
            (bare, record.id)
            for record in self._records.values()
            if record.type == "company"
            for key in map(loose_key, record.names)
            if (bare := without_company_tail(key)) != key
            and " " not in bare
            and len(bare) > 3
            and bearers[bare] < _RARE
        )

    def by_trade(self, surface: str) -> tuple[str, ...]:
        """The unions that go by the trade: "Carpenters'", "Mine Workers"."""
        return self._trades.get(trade(surface), ())

    def shortened(self, surface: str) -> tuple[str, ...]:
        """The organizations whose name this is but for a country or state, or for one of four or more words:
        "Communist Party", "Confederación de Obreros de México".
        """
        key = loose_key(surface)
        if " " not in key:
            return self._without_tail.get(key, ()) if surface[:1].isupper() else ()
        return self._without_land.get(key) or self._one_word_less.get(" ".join(words_of(surface)), ())

    def reordered(self, surface: str) -> tuple[str, ...]:
        """The labor organizations that have a name of the same telling words in another order."""
        words = _bag(surface)
        return self._bags.get(words, ()) if len(words) > 1 else ()

    def misread(self, surface: str) -> tuple[str, ...]:
        """The organizations of the one name that differs in how a scanner reads it and in one letter at most;
        () where a word of another name stands there ("Printers" is not a misread "Painters").
        """
        key = loose_key(_BROKEN.sub("", surface))
        if len(key) < _LONG_ENOUGH_TO_LOOK:
            return ()
        seen = look(key)
        if len(key) < LONG_ENOUGH:
            return self._short_looks.get(seen, ()) if surface[:1].isalnum() else ()
        if seen in self._looks:
            return self._looks[seen]
        near = {k for end in ("^" + seen[:6], "$" + seen[-6:]) for k in self._ends.get(end, ())}
        found = [k for k in near if one_edit(seen, k)]
        if len(found) != 1 or all(w in self._vocabulary for w in seen.split()):
            return ()
        return self._looks[found[0]]

    @staticmethod
    def _is_initials(surface: str) -> bool:
        return _INITIALS.fullmatch(surface) is not None

    def _of_labor(self, identifier: str) -> bool:
        return self._records[identifier].type in _OF_LABOR

    def _shorter(self, key: str, of_labor: bool) -> Iterable[str]:
        """The name without a land at its end, or, a labor body's, at its beginning: elsewhere a "National
        Party" is another than the Scottish one.
        """
        words = key.split()
        for count in (1, 2, 3, 4):  # words of the land's name
            if len(words) - count < 2:
                break
            if self._land(" ".join(words[-count:])):
                rest = words[:-count]
                while rest and rest[-1] in _SMALL:
                    rest.pop()
                if len(rest) >= 2:
                    yield " ".join(rest)
            if of_labor and self._land(" ".join(words[:count])):
                yield " ".join(words[count:])

    def _land(self, words: str) -> bool:
        return words in self._lands or words in demonyms() or words in _LAND_WORDS


def one_edit(first: str, second: str) -> bool:
    """Whether one letter set, dropped or exchanged makes one the other; a digit never for another."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    if len(first) > len(second):
        first, second = second, first
    at = 0
    while at < len(first) and first[at] == second[at]:
        at += 1
    if len(first) == len(second):
        return first[at + 1 :] == second[at + 1 :] and not (first[at].isdigit() and second[at].isdigit())
    return first[at:] == second[at + 1 :] and not second[at].isdigit()


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words that tell of a name, small ones aside."""
    return tuple(w for w in spelling(loose_key(name)).split() if w not in _SMALL)


def _bag(name: str) -> frozenset[str]:
    """The beginnings of the words that tell a labor body from others, in no order."""
    return frozenset(w[:6] for w in words_of(name) if w not in _OF_ANY_UNION)


def shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name of two or more words leaves out some of the full one's, in order, its first or last word
    kept: "Irish Transport Union" for "Irish Transport and General Workers' Union"."""
    if not 2 <= len(short) < len(full) or (short[0] != full[0] and short[-1] != full[-1]):
        return False
    rest = iter(full)
    return all(word in rest for word in short)


def by_end(names: Iterable[tuple[str, ...]]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Names, as words, by their first and their last word."""
    return _table((end, words) for words in names for end in {words[0], words[-1]})


def shortened_by(
    surface: str, full_names: Iterable[tuple[str, Mapping[str, tuple[tuple[str, ...], ...]]]]
) -> str | None:
    """The one organization of which the surface shortens a full name, or None.

    `full_names` are ids with their names by end.
    """
    short = words_of(surface)
    if len(short) < 2:
        return None
    found = {
        identifier
        for identifier, names in full_names
        if any(shortens(short, words) for end in {short[0], short[-1]} for words in names.get(end, ()))
    }
    return found.pop() if len(found) == 1 else None


def _table(pairs: Iterable[tuple[_Key, _Value]]) -> Mapping[_Key, tuple[_Value, ...]]:
    table: dict[_Key, dict[_Value, None]] = defaultdict(dict)
    for key, value in pairs:
        table[key][value] = None
    return {key: tuple(values) for key, values in table.items()}
