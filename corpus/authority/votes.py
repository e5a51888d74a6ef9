"""The votes of a document for one of several bearers of a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

from corpus.authority.evidence import initials_fit
from corpus.authority.heard import Heard
from corpus.authority.lookup import is_acronym
from corpus.authority.records import Organization
from corpus.document import Mention

_INTERNATIONAL = re.compile(r"\bInternational\b|\bof (?:North )?America$")
_YEAR = re.compile(r"\d{4}")
# Countries in which a document's language is spoken; a weak vote, since much is written about elsewhere.
_SPOKEN = {
    "en": frozenset("us gb ca au nz ie za jm tt gh ng ke in lk hk sg zm zw".split()),
    "es": frozenset("ar bo cl co cr cu do ec es gt hn mx ni pa pe py sv uy ve".split()),
    "fr": frozenset(["fr", "be", "ch", "ca", "sn", "ci", "ht"]),
    "pt": frozenset(["br", "pt", "ao", "mz"]),
    "it": frozenset(["it"]),
    "de": frozenset(["de", "at", "ch"]),
}
# Most that is written in these is written there.
_HOMES = {"fr": "fr", "it": "it", "de": "de"}
_AT_HOME = 0.4
# Another name of the bearer in the document, the same surface decided elsewhere in it, a body above or
# below, places near by, countries of the document, its language, the archive's own country.
_PRESENT, _SAME_SURFACE, _RELATED, _NEAR, _COUNTRIES, _LANGUAGE, _HOME = 4.0, 3.0, 2.0, 1.5, 2.0, 0.6, 0.8
_WRITTEN_SO, _NO_MORE, _NOT_IN_THIS_LANGUAGE = 0.1, -0.8, -2.5
# The only bearer from a country of the document's language.
_ALONE = 0.5
# The others' records call the name ambiguous; how well a bearer is known, by the number of its names.
_LIKELY, _KNOWN = 0.5, 0.05
# The name is the bearer's own, not one among its others; a word of the document speaks of the bearer; an
# international body whose own name the acronym shortens is at home everywhere, one from a country of another
# language that the document does not name nowhere but there.
_OWN_NAME, _HEARD, _EVERYWHERE, _FOREIGN = 0.3, 0.8, 0.5, -0.6
# The acronym of a name in another language than the document's and the bearer's: "TUAC", which the food
# workers of the United States are in French.
_IN_ANOTHER_LANGUAGE = -0.8
_ONE_LANGUAGE = {
    "en": frozenset("us gb au nz ie".split()),
    "fr": frozenset(["fr"]),
    "pt": frozenset(["br", "pt"]),
}
# Of bearers that a document's date tells apart: no document speaks of what was not yet founded.
_NOT_YET = -4.0
# Years for which a body that has ended is still spoken of.
_STILL_NEWS = 5
# A decision needs `_ENOUGH` and a lead of `_LEAD` over the next, or less of the one and more of the other.
_ENOUGH, _LEAD = 1.0, 0.5
_FEW, _FAR_AHEAD = 0.5, 1.1
# Names of other countries by which a document is about them.
_SPOKEN_OF = 2
# The names right beside it are of the same kind, labor's or the state's, as in a list.
_SAME_KIND = 0.6
_BESIDE = 40
LABOR, STATE = "labor", "state"
_KIND_OF = {
    **dict.fromkeys(("union", "national_center", "global_union", "federation", "local", "alliance"), LABOR),
    **dict.fromkeys(("government", "intergovernmental"), STATE),
}
_RIGHT_AFTER = 10
# How far around a name a place still counts as being near, in characters.
_NEARBY_BEFORE, _NEARBY_AFTER = 200, 120


@dataclass(slots=True)
class Votes:
    """What is known of a document so far, and what it says for a name's bearers.

    `year` is that of publication; `present` are the ids of its organizations that are sure, `countries` how
    often a country is named, `places` position and country of each place, sorted.
    """

    records: Mapping[str, Organization]
    heard: Heard
    language: str
    home: str
    year: int | None = None
    present: set[str] = field(default_factory=set)
    countries: Counter[str] = field(default_factory=Counter)
    places: list[tuple[int, str]] = field(default_factory=list)
    # Start, end and id of each organization that is sure, sorted.
    sure: list[tuple[int, int, str]] = field(default_factory=list)
    # The bodies above those present, kept until more are.
    _above: set[str] = field(default_factory=set, init=False)
    _seen: int = field(default=-1, init=False)

    def organization_countries(self) -> Counter[str]:
        """The countries of the organizations that are sure."""
        found = (self.records.get(i) for i in self.present)
        return Counter(o.country for o in found if o is not None and o.country is not None)

    def decide(
        self,
        mention: Mention,
        bearers: Sequence[Organization],
        same_surface: set[str],
        likely: str | None = None,
    ) -> tuple[str | None, tuple[str, ...], float]:
        """The bearer that the document speaks for or None, all of them ranked, how sure that is (0-1).

        `likely` is the one bearer that needs no evidence, the others' records calling the name ambiguous.
        """
        # Countries of other names count against one another only where a bearer is from them.
        rivals = 1 + sum(self.countries[c] for c in {o.country for o in bearers if o.country})
        spoken = [o for o in bearers if o.country in _SPOKEN.get(self.language, ())]
        speaker = spoken[0] if len(spoken) == 1 and len(bearers) > 1 else None
        scores = sorted(
            (
                (
                    self._score(mention, o, same_surface, rivals)
                    + _ALONE * (o is speaker)
                    + _LIKELY * (o.id == likely),
                    o.id,
                )
                for o in bearers
            ),
            key=lambda s: (-s[0], s[1]),
        )
        ids = tuple(identifier for _, identifier in scores)
        possible = [s for s in scores if s[0] > _NOT_IN_THIS_LANGUAGE / 2]
        if len(possible) == 1 and len(scores) > 1:
            return possible[0][1], ids, 0.85
        if len(scores) == 1:
            enough = scores[0][0] >= _ENOUGH and not self.about_others(bearers[0])
            return (ids[0], ids, 0.75) if enough else (None, ids, 0.5)
        best, second = scores[0], scores[1]
        if best[0] >= _ENOUGH and best[0] - second[0] >= _LEAD:
            return best[1], ids, 0.95 if best[0] >= _PRESENT else 0.75
        if best[0] >= _FEW and best[0] - second[0] >= _FAR_AHEAD:
            return best[1], ids, 0.7
        gone = {o.id for o in bearers if self.year is not None and self._time(o) < 0}
        if best[0] >= 0 and best[0] - second[0] >= _LEAD and gone.issuperset(ids[1:]) and best[1] not in gone:
            return best[1], ids, 0.65  # the only one that was there when the document was written
        return None, ids, 0.5

    def _score(self, mention: Mention, o: Organization, same_surface: set[str], rivals: int) -> float:
        score = _PRESENT * (o.id in self.present) + _SAME_SURFACE * (o.id in same_surface)
        score += _RELATED * self._related(o) + _WRITTEN_SO * (mention.surface in o.names)
        score += _KNOWN * log2(len(o.names))
        score += self._time(o) + _OWN_NAME * (mention.surface == o.name)
        heard = self.heard.tells(o, mention.surface)
        score += _HEARD * heard + _SAME_KIND * (kind_of(o) in self._kinds_beside(mention))
        if o.country:
            near = self._places_near(mention.start)
            score += _NEAR * near.count(o.country) / len(near) if near else 0.0
            named = self.countries[o.country] + self._abroad(o)
            score += _COUNTRIES * named / (rivals + self._abroad(o))
            score += _LANGUAGE * (o.country in _SPOKEN.get(self.language, ()))
            score += _AT_HOME * (o.country == _HOMES.get(self.language))
            score += _HOME * (o.country == self.home)
            score += _FOREIGN * self._foreign(o) + _IN_ANOTHER_LANGUAGE * self._translated(mention, o)
        elif is_acronym(mention.surface):
            if initials_fit(mention.surface, o.name):
                score += _EVERYWHERE
            # "UE" is the European Union in Spanish and French, where its name begins so, never in English.
            elif self.language == "en":
                score += _NOT_IN_THIS_LANGUAGE
            elif self.language and any(initials_fit(mention.surface, a) for a in o.aliases):
                score += (3.5 if heard else 3) * _LANGUAGE
        return score

    def _foreign(self, o: Organization) -> bool:
        """Whether nothing in the document speaks for the bearer's country, its language included."""
        spoken = _SPOKEN.get(self.language)
        return spoken is not None and o.country not in spoken and not self.countries[o.country or ""]

    def _translated(self, mention: Mention, o: Organization) -> bool:
        """Whether the acronym is that of the bearer's name in another language than the document's."""
        return (
            o.country in _ONE_LANGUAGE.get(self.language, ())
            and is_acronym(mention.surface)
            and not initials_fit(mention.surface, o.name)
            and any(initials_fit(mention.surface, a) for a in o.aliases)
        )

    def place_after(self, end: int) -> tuple[int, str] | None:
        """Start and country of the place named next, if it begins within a few characters."""
        at = bisect_left(self.places, (end, ""))
        return self.places[at] if at < len(self.places) and self.places[at][0] - end <= _RIGHT_AFTER else None

    def _places_near(self, start: int) -> list[str]:
        first = bisect_left(self.places, (start - _NEARBY_BEFORE, ""))
        last = bisect_left(self.places, (start + _NEARBY_AFTER + 1, ""))
        return [country for _, country in self.places[first:last]]

    def _kinds_beside(self, mention: Mention) -> set[str | None]:
        """The kinds of the organizations named right before and after it."""
        at = bisect_left(self.sure, (mention.start, 0, ""))
        found: set[str | None] = set()
        for start, end, identifier in self.sure[max(0, at - 1) : at + 2]:
            gap = mention.start - end if start < mention.start else start - mention.end
            record = self.records.get(identifier)
            if record is not None and 0 <= gap <= _BESIDE:
                found.add(kind_of(record))
        return found - {None}

    def about_others(self, o: Organization) -> bool:
        """Whether the document speaks of other countries and never of the organization's."""
        if o.country is None:
            return False
        if any(country == o.country for _, country in self.places):
            return False
        named = len(self.places)
        for identifier in self.present:
            record = self.records.get(identifier)
            if record is not None and record.country is not None and identifier != o.id:
                if record.country == o.country:
                    return False
                named += 1
        return named >= _SPOKEN_OF

    def too_early(self, o: Organization) -> bool:
        """Whether the document was written before the organization was founded."""
        return self._time(o) <= _NOT_YET

    def living(self, o: Organization) -> bool:
        """Whether the organization was there when the document was written, as far as its record tells."""
        return self._time(o) >= 0

    def _time(self, o: Organization) -> float:
        """What the document's date says: founded later, living then, gone by then."""
        if self.year is None:
            return _NO_MORE * bool(o.valid_to or o.successor)
        first, last = year_of(o.valid_from), year_of(o.valid_to)
        if first is not None and self.year < first:
            return _NOT_YET
        if last is not None and self.year > last + _STILL_NEWS:
            return _NO_MORE
        if last is None and o.successor:
            return _NO_MORE
        return 0.0

    def _abroad(self, o: Organization) -> float:
        """Half the names from Canada speak for a union of the United States that has members there."""
        if o.country != "us" or o.type != "union" or not _INTERNATIONAL.search(o.name):
            return 0.0
        return self.countries["ca"] / 2

    def _related(self, o: Organization) -> bool:
        """Whether a body above or below it is in the document by a name that is sure."""
        if len(self.present) != self._seen:
            self._seen = len(self.present)
            found = [r for i in self.present if (r := self.records.get(i)) is not None]
            self._above = {a for r in found for a in (r.parent, *r.affiliation) if a}
        if o.id in self._above or (o.parent and o.parent in self.present):
            return True
        return any(a in self.present for a in o.affiliation)


def year_of(date: str | None) -> int | None:
    """The first year that an EDTF date tells, None where it tells none."""
    match = _YEAR.search(date or "")
    return int(match[0]) if match else None


def kind_of(o: Organization) -> str | None:
    """Whether a body is labor's or the state's; None for all others."""
    return _KIND_OF.get(o.type)
