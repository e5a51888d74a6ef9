"""What a surface may mean by itself, before any document is asked: candidates, locals, country cues."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.authority.demonyms import demonyms
from corpus.authority.files import Authorities
from corpus.authority.local_names import LocalName, local_name
from corpus.authority.records import Organization, Place
from corpus.folding import fold, name_key

# Cities from this size on tell a country when they stand beside a name ("the CGT of Buenos Aires").
_CITY_THAT_TELLS = 200_000
_MEMO_LIMIT = 200_000
_PUNCTUATION = re.compile(r"[,.'()]")
_LEADING_ARTICLE = re.compile(r"(?:the|la|el|los|las|le|les|o|os|as) (?=\S)")


def name_id(name: str) -> str:
    """The id of a name without a record: "Amber Valley Foods" -> name:amber-valley-foods."""
    key = name_key(name)
    return "name:" + (key.removeprefix("the ") or key).replace(" ", "-")


def is_acronym(surface: str) -> bool:
    """Whether a surface looks like an acronym: short, one word, mostly capitals ("CUT", "CGT-RA")."""
    letters = [c for c in surface if c.isalpha()]
    return (
        2 <= len(letters) <= 10
        and " " not in surface
        and sum(c.isupper() for c in letters) >= 0.6 * len(letters)
    )


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """What an organization's surface may mean. `sure` is set where no document needs to be asked.

    `doubted` says that the one bearer's record calls the name ambiguous, so a document may overrule it.
    """

    own_id: str
    candidates: tuple[Organization, ...]
    sure: str | None
    doubted: bool
    acronym: bool
    local: LocalName | None


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What a place's surface may mean; `sure` is set where only one place bears the name."""

    own_id: str
    candidates: tuple[Place, ...]
    sure: str | None


class Lookup:
    """The names of one set of authority files, remembered by surface."""

    def __init__(self, authorities: Authorities) -> None:
        self.authorities = authorities
        self._organizations: dict[str, OrganizationName] = {}
        self._places: dict[str, PlaceName] = {}
        self._loose: Mapping[str, tuple[str, ...]] | None = None
        self._cues: Mapping[str, str] | None = None

    def organization(self, surface: str) -> OrganizationName:
        """What the surface may mean as an organization."""
        known = self._organizations.get(surface)
        if known is None:
            if len(self._organizations) >= _MEMO_LIMIT:
                self._organizations.clear()
            known = self._organizations[surface] = self._look_up_organization(surface)
        return known

    def place(self, surface: str) -> PlaceName:
        """What the surface may mean as a place."""
        known = self._places.get(surface)
        if known is None:
            if len(self._places) >= _MEMO_LIMIT:
                self._places.clear()
            candidates = self.authorities.places_named(surface)
            if not candidates:
                candidates = self.authorities.places_named(_without_article(surface))
            known = self._places[surface] = PlaceName(
                name_id(surface), candidates, candidates[0].id if len(candidates) == 1 else None
            )
        return known

    def doubts(self, place: Place, surface: str) -> bool:
        """Whether the place's record calls the name ambiguous."""
        return bool(place.ambiguous) and name_key(surface) in {name_key(n) for n in place.ambiguous}

    def _look_up_organization(self, surface: str) -> OrganizationName:
        candidates = self.authorities.organizations_named(surface)
        if not candidates:
            candidates = self.authorities.organizations_named(_without_article(surface))
        if not candidates and " " in surface:
            candidates = self._written_otherwise(surface)
        local = None if candidates else local_name(surface)
        acronym = is_acronym(surface)
        key = name_key(surface)
        firm = [o for o in candidates if key not in {name_key(n) for n in o.ambiguous}]
        doubted = not firm
        sure: str | None = None
        if len(candidates) == 1:
            sure = candidates[0].id
        elif len(candidates) > 1:
            sure = _one_by_case(surface, candidates)
            if sure is None and len(firm) == 1 and not acronym:
                sure = firm[0].id
        return OrganizationName(name_id(surface), candidates, sure, doubted, acronym, local)

    def _written_otherwise(self, surface: str) -> tuple[Organization, ...]:
        """Bearers of the name but for its commas, points, apostrophes and hyphens."""
        if self._loose is None:
            loose: dict[str, dict[str, None]] = {}
            for record in self.authorities.organizations.values():
                for name in record.names:
                    if " " in name:
                        loose.setdefault(_loose_key(name), {})[record.id] = None
            self._loose = {key: tuple(ids) for key, ids in loose.items()}
        ids = self._loose.get(_loose_key(surface), ())
        return tuple(self.authorities.organizations[i] for i in ids)

    @property
    def cues(self) -> Mapping[str, str]:
        """Folded words that tell a country when they stand beside a name -> ISO code or state id."""
        if self._cues is None:
            table: dict[str, str] = {}
            rank = {"country": 0, "historical": 1, "state": 2, "city": 3}
            told = [p for p in self.authorities.places.values() if p.type in rank and p.country]
            for place in sorted(told, key=lambda p: (rank[p.type], -p.population)):
                if place.type == "city" and place.population < _CITY_THAT_TELLS:
                    continue
                for name in place.names:
                    # A short abbreviation ("MA", "Pa.", "Me.") tells too little in running text.
                    if len(name.strip(".")) > 2 or name.isupper():
                        key = fold(name) if len(name) > 2 else name
                        table.setdefault(key, place.id if place.type == "state" else place.country or "")
            for adjective, code in demonyms().items():
                table[adjective] = code
            self._cues = table
        return self._cues

    def country(self, code: str) -> str:
        """The country of a cue, which is itself one or a state of one."""
        place = self.authorities.places.get(code)
        return (place.country or code) if place else code.split("-")[0]


def _loose_key(name: str) -> str:
    return " ".join(_PUNCTUATION.sub("", name_key(name).replace("-", " ")).split())


def _without_article(surface: str) -> str:
    return _LEADING_ARTICLE.sub("", surface.lower(), count=1) if surface[:1].isalpha() else surface


def _one_by_case(surface: str, candidates: tuple[Organization, ...]) -> str | None:
    """The only bearer that writes the name just so and believes it, where the others write it otherwise."""
    exact = [o for o in candidates if surface in o.names]
    if len(exact) == 1 and surface not in exact[0].ambiguous and exact[0].name == surface:
        return exact[0].id
    return None


@lru_cache(maxsize=4)
def lookup(authorities: Authorities) -> Lookup:
    """The look-up tables of a set of authority files, made once."""
    return Lookup(authorities)
