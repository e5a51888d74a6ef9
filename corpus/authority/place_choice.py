"""Which place a name means: Georgia the state or the country, Puebla the city or the state."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.authority.lookup import Lookup
from corpus.authority.records import Place
from corpus.document import Mention

_STATE_BEFORE = re.compile(
    r"\b(?:states?|estados?|état|province|provincia|província|departamento)\s(?:of|de|du|do|da)\s$",
    re.IGNORECASE,
)
_CITY_BEFORE = re.compile(
    r"\b(?:city|town|municipality|ciudad|municipio|ville|cidade|mayor|alcald[ea]|zócalo|centro)\s(?:of|"
    r"de)\s$",
    re.IGNORECASE,
)
_COUNTRY_BEFORE = re.compile(r"\b(?:republic|república|république)\s(?:of|de|du|da)\s$", re.IGNORECASE)
_STATE_AFTER = re.compile(r"\s(?:[Ss]tate|State's|legislature|governor)\b")
_CITY_AFTER = re.compile(r"(?:,?\sD\.?C\b|\sCity\b)")
_CAPITALIZED = re.compile(r",\s((?:[A-ZÀ-Ý][\w.’'-]*\s?){1,3})")
_ADJACENT, _ASKED, _LISTED, _COUNTRY, _STATE, _LANGUAGE, _HOME = 6.0, 5.0, 1.2, 2.0, 1.0, 0.2, 0.4
_SPOKEN = {
    "en": ("us", "gb", "ca", "au"),
    "es": ("mx", "es", "ar", "co", "cl"),
    "fr": ("fr", "ca", "be"),
    "pt": ("br", "pt"),
}
# What a place loses whose record calls the name ambiguous: "Quebec" is the province before the city.
_DOUBT = 0.6
# What stands for population where a place is no city: a country outweighs any town named like it.
_SIZE = {"country": 0.9, "continent": 0.9, "region": 0.7}
_STATE_SIZE = 0.6
_OWN_COUNTRY_NAME = 0.8
_LEAD_TO_BE_SURE = 1.0
_SURE = 0.9
# Below this lead nothing but the size of the places spoke; a country and another land's state then stay open.
_LEAD_TO_DECIDE = 0.5


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """What a place's mention means; `id` None where that stays open."""

    id: str | None
    candidates: tuple[str, ...]
    confidence: float


def choose_places(
    mentions: Sequence[tuple[int, Mention]],
    text: str,
    names: Lookup,
    organization_countries: Counter[str],
    language: str,
    home: str,
) -> dict[int, PlaceChoice]:
    """A choice for each place's mention, by its key.

    Places that only one record bears come first; their countries vote for the others, as do, more
    weakly, those of the document's organizations. What stands beside a name outweighs all votes.
    """
    result: dict[int, PlaceChoice] = {}
    unsure: list[tuple[int, Mention, tuple[Place, ...], Mention | None, Mention | None]] = []
    countries: Counter[str] = Counter()
    parents: Counter[str] = Counter()
    ordered = sorted(mentions, key=lambda m: m[1].start)
    for n, (key, mention) in enumerate(ordered):
        name = names.place(mention.surface)
        if not name.candidates:
            result[key] = PlaceChoice(name.own_id, (name.own_id,), 1.0)
        elif name.sure is not None:
            result[key] = PlaceChoice(name.sure, (name.sure,), 1.0)
            _count(name.candidates[0], countries, parents)
        else:
            before = ordered[n - 1][1] if n else None
            after = ordered[n + 1][1] if n + 1 < len(ordered) else None
            unsure.append((key, mention, name.candidates, before, after))
    if not unsure:
        return result
    countries.update(dict.fromkeys(organization_countries, 1))
    waiting = []
    for key, mention, candidates, before, after in unsure:
        beside = {p.id: _beside(p, mention, text, names, before, after) for p in candidates}
        top = max(beside.values())
        best = [p for p in candidates if beside[p.id] == top]
        if top >= _ASKED and len(best) == 1:
            result[key] = PlaceChoice(best[0].id, tuple(p.id for p in candidates), 1.0)
            _count(best[0], countries, parents)
        else:
            waiting.append((key, mention, candidates, beside))
    # Countries that their records believe go first, as their choice is a vote for the rest.
    waiting.sort(key=lambda w: not any(_belief(p, w[1].surface, names) > 0 for p in w[2]))
    decided: dict[str, PlaceChoice] = {}
    for key, mention, candidates, beside in waiting:
        alone = not any(beside.values())
        choice = decided.get(mention.surface) if alone else None
        if choice is None:
            rivals = 1 + sum(countries[c] for c in {p.country for p in candidates if p.country})
            votes = {
                p.id: beside[p.id]
                + _votes(p, countries, rivals, parents, language, home)
                + _belief(p, mention.surface, names)
                for p in candidates
            }
            choice = _decide(candidates, votes)
            if alone:
                decided[mention.surface] = choice
            if choice.confidence >= _SURE:
                _count(next(p for p in candidates if p.id == choice.id), countries, parents)
        result[key] = choice
    return result


def _count(place: Place, countries: Counter[str], parents: Counter[str]) -> None:
    if place.country:
        countries[place.country] += 1
    if place.parent:
        parents[place.parent] += 1
    if place.type == "state":
        parents[place.id] += 1


def _beside(
    place: Place, mention: Mention, text: str, names: Lookup, before: Mention | None, after: Mention | None
) -> float:
    """What the words right beside the name say for this place."""
    score = 0.0
    lead, tail = text[max(0, mention.start - 24) : mention.start], text[mention.end : mention.end + 40]
    if after is not None and text[mention.end : after.start] in (", ", " (", ",\n"):
        holders = {p.id for p in names.place(after.surface).candidates}
    else:
        match = _CAPITALIZED.match(tail)
        holders = _holders(match[1], names) if match else set()
    if place.type == "city" and ({place.parent, place.country} & holders):
        score += _ADJACENT
    elif place.type == "state" and place.country in holders:
        score += _ADJACENT - 0.5  # "Puebla, Mexico" is the city rather than the state
    if before is not None and text[before.end : mention.start] in (", ", ",\n"):
        inside = names.place(before.surface).candidates
        if any(place.id in (p.parent, p.country) for p in inside if p.id != place.id):
            score += _ADJACENT
    if place.type == "state" and _in_list_of_states(place, mention, text, names, before, after):
        score += _LISTED
    if place.type == "state" and (_STATE_BEFORE.search(lead) or _STATE_AFTER.match(tail)):
        score += _ASKED
    if place.type == "city" and (_CITY_BEFORE.search(lead) or _CITY_AFTER.match(tail)):
        score += _ASKED + min(0.4, place.population / 10_000_000)
    if place.type == "country" and _COUNTRY_BEFORE.search(lead):
        score += _ASKED
    return score


def _in_list_of_states(
    place: Place, mention: Mention, text: str, names: Lookup, before: Mention | None, after: Mention | None
) -> bool:
    """Whether the name beside it is that of a sister state: "Washington and Oregon"."""
    for other, gap in (
        (before, text[before.end : mention.start] if before else ""),
        (after, text[mention.end : after.start] if after else ""),
    ):
        if other is not None and gap in (" and ", " y ", " et ", " e ", " & ", " or "):
            for p in names.place(other.surface).candidates:
                if p.type == "state" and p.parent == place.parent and p.id != place.id:
                    return True
    return False


def _belief(place: Place, surface: str, names: Lookup) -> float:
    """How far the place's own record believes the name: Lebanon is the country before any town."""
    if names.doubts(place, surface):
        return -_DOUBT
    return _OWN_COUNTRY_NAME if place.type == "country" else 0.0


def _holders(words: str, names: Lookup) -> set[str]:
    parts = words.split()
    for count in range(len(parts), 0, -1):
        found = names.place(" ".join(parts[:count])).candidates
        if found:
            return {p.id for p in found if p.type in ("country", "state")}
    return set()


def _votes(
    place: Place, countries: Counter[str], rivals: int, parents: Counter[str], language: str, home: str
) -> float:
    """What the rest of the document says for this place, and its size.

    `rivals` is 1 and the number of times that any candidate's country is named.
    """
    score = _COUNTRY * countries[place.country or ""] / rivals
    if parents[place.id] or (place.parent and place.type in ("city", "country") and parents[place.parent]):
        score += _STATE
    score += _LANGUAGE * (place.country in _SPOKEN.get(language, ())) + _HOME * (place.country == home)
    if place.type == "city":
        return score + math.log10(place.population + 1) / 8
    return score + _SIZE.get(place.type, _STATE_SIZE)


def _decide(candidates: tuple[Place, ...], votes: dict[str, float]) -> PlaceChoice:
    ranked = sorted(candidates, key=lambda p: (-votes[p.id], p.id))
    ids = tuple(p.id for p in ranked)
    best, second = ranked[0], ranked[1]
    lead = votes[best.id] - votes[second.id]
    if (
        lead < _LEAD_TO_DECIDE
        and best.country != second.country
        and {best.type, second.type} == {"country", "state"}
    ):
        return PlaceChoice(None, ids, 0.5)
    if lead < 0.02:
        return PlaceChoice(None, ids, 0.5)
    return PlaceChoice(best.id, ids, _SURE if lead >= _LEAD_TO_BE_SURE else 0.7)
