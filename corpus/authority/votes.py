"""The votes of a document for one of several bearers of a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.authority.evidence import initials_fit
from corpus.authority.records import Organization
from corpus.document import Mention

# Countries in which a document's language is spoken; a weak vote, since much is written about elsewhere.
_SPOKEN = {
    "en": frozenset(["us", "gb", "ca", "au", "nz", "ie", "za"]),
    "es": frozenset("ar bo cl co cr cu do ec es gt hn mx ni pa pe py sv uy ve".split()),
    "fr": frozenset(["fr", "be", "ch", "ca", "sn", "ci", "ht"]),
    "pt": frozenset(["br", "pt", "ao", "mz"]),
    "it": frozenset(["it"]),
    "de": frozenset(["de", "at", "ch"]),
}
# Another name of the bearer in the document, the same surface decided elsewhere in it, a body above or
# below, places near by, countries of the document, its language, the archive's own country.
_PRESENT, _SAME_SURFACE, _RELATED, _NEAR, _COUNTRIES, _LANGUAGE, _HOME = 4.0, 3.0, 2.0, 1.5, 2.0, 0.6, 0.8
_WRITTEN_SO, _NO_MORE, _NOT_IN_THIS_LANGUAGE = 0.1, -0.8, -2.5
# A decision needs `_ENOUGH` and a lead of `_LEAD` over the next.
_ENOUGH, _LEAD = 1.0, 0.75
# How far around a name a place still counts as being near, in characters.
_NEARBY_BEFORE, _NEARBY_AFTER = 200, 120


@dataclass(slots=True)
class Votes:
    """What is known of a document so far, and what it says for a name's bearers.

    `present` are the ids of its organizations that are sure, `countries` how often a country is named,
    `places` position and country of each place.
    """

    records: Mapping[str, Organization]
    language: str
    home: str
    present: set[str] = field(default_factory=set)
    countries: Counter[str] = field(default_factory=Counter)
    places: list[tuple[int, str]] = field(default_factory=list)

    def organization_countries(self) -> Counter[str]:
        """The countries of the organizations that are sure."""
        found = (self.records.get(i) for i in self.present)
        return Counter(o.country for o in found if o is not None and o.country is not None)

    def decide(
        self, mention: Mention, bearers: Sequence[Organization], same_surface: set[str]
    ) -> tuple[str | None, tuple[str, ...], float]:
        """The bearer that the document speaks for or None, all of them ranked, how sure that is (0-1)."""
        # Countries of other names count against one another only where a bearer is from them.
        rivals = 1 + sum(self.countries[c] for c in {o.country for o in bearers if o.country})
        scores = sorted(
            ((self._score(mention, o, same_surface, rivals), o.id) for o in bearers),
            key=lambda s: (-s[0], s[1]),
        )
        ids = tuple(identifier for _, identifier in scores)
        possible = [s for s in scores if s[0] > _NOT_IN_THIS_LANGUAGE / 2]
        if len(possible) == 1:
            return possible[0][1], ids, 0.85
        best, second = scores[0], scores[1]
        if best[0] >= _ENOUGH and best[0] - second[0] >= _LEAD:
            return best[1], ids, 0.95 if best[0] >= _PRESENT else 0.75
        return None, ids, 0.5

    def _score(self, mention: Mention, o: Organization, same_surface: set[str], rivals: int) -> float:
        score = _PRESENT * (o.id in self.present) + _SAME_SURFACE * (o.id in same_surface)
        score += _RELATED * self._related(o) + _WRITTEN_SO * (mention.surface in o.names)
        score += _NO_MORE * bool(o.valid_to or o.successor)
        if o.country:
            near = [c for at, c in self.places if -_NEARBY_BEFORE <= at - mention.start <= _NEARBY_AFTER]
            score += _NEAR * near.count(o.country) / len(near) if near else 0.0
            score += _COUNTRIES * self.countries[o.country] / rivals
            score += _LANGUAGE * (o.country in _SPOKEN.get(self.language, ()))
            score += _HOME * (o.country == self.home)
        elif o.type in ("intergovernmental", "global_union") and not initials_fit(mention.surface, o.name):
            # "UE" is the European Union in Spanish and French, where its name begins so, never in English.
            if self.language == "en":
                score += _NOT_IN_THIS_LANGUAGE
            elif self.language and any(initials_fit(mention.surface, a) for a in o.aliases):
                score += 3 * _LANGUAGE
        return score

    def _related(self, o: Organization) -> bool:
        """Whether a body above or below it is in the document by a name that is sure."""
        if (o.parent and o.parent in self.present) or any(a in self.present for a in o.affiliation):
            return True
        found = (self.records.get(i) for i in self.present)
        return any(r is not None and (r.parent == o.id or o.id in r.affiliation) for r in found)
