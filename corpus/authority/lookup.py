"""What a surface may mean by itself, before any document is asked: candidates, locals, country cues."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from corpus.authority.demonyms import demonyms
from corpus.authority.files import Authorities
from corpus.authority.local_names import LocalName, local_name, numbered_name
from corpus.authority.records import Organization, Place
from corpus.authority.shortened import ShortenedNames, by_end, loose_key, words_of
from corpus.authority.variants import spelled_out, variants, written
from corpus.folding import fold, name_key

# Cities from this size on tell a country when they stand beside a name ("the CGT of Buenos Aires").
_CITY_THAT_TELLS = 200_000
_MEMO_LIMIT = 200_000
_UNIONS = ("union", "federation")
# An acronym as a scanner reads it: "UPl", "lUE", "S.l.U.", "N0W".
_MISREAD_ACRONYM = re.compile(r"(?=.*l|.*[A-Z].*[A-Z])(?=.*[l10])(?=.*[A-Z])[A-Zl10][A-Zl10.]{2,9}")
_LETTERS_MEANT = str.maketrans("l10", "IIO")
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

    `doubted` says that the one bearer's record calls the name ambiguous, so a document may overrule it;
    `shortened` that no record has the name, and the candidates have it but for their country; `likely` is
    the one bearer of several whose record does not call the name ambiguous.
    """

    own_id: str
    candidates: tuple[Organization, ...]
    sure: str | None
    doubted: bool
    acronym: bool
    local: LocalName | None
    shortened: bool = False
    likely: str | None = None


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
        self.forms = ShortenedNames(authorities.organizations, authorities.places, authorities.fingerprint)
        self._full_names: dict[str, Mapping[str, tuple[tuple[str, ...], ...]]] = {}
        self._unions: dict[str, OrganizationName] = {}
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

    @cached_property
    def locals(self) -> Mapping[str, frozenset[str]]:
        """The numbers ("local-10") of the locals that have records, by the id of their union."""
        table: dict[str, set[str]] = {}
        for o in self.authorities.organizations.values():
            if o.type == "local" and o.parent:
                table.setdefault(o.parent, set()).add(o.id.removeprefix(o.parent + "-"))
        return {union: frozenset(numbers) for union, numbers in table.items()}

    def full_names(self, identifier: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The names of an organization that have more than two words, as words, by their first and last."""
        known = self._full_names.get(identifier)
        if known is None:
            names = (words_of(n) for n in self.authorities.organizations[identifier].names)
            known = self._full_names[identifier] = by_end(w for w in names if len(w) > 2)
        return known

    def doubts(self, place: Place, surface: str) -> bool:
        """Whether the place's record calls the name ambiguous."""
        return bool(place.ambiguous) and name_key(surface) in {name_key(n) for n in place.ambiguous}

    def union(self, surface: str) -> OrganizationName:
        """What a union's name may mean before a local's number: "Carpenters'", "Mine Workers", "UE"."""
        known = self._unions.get(surface)
        if known is None:
            if len(self._unions) >= _MEMO_LIMIT:
                self._unions.clear()
            known = self._unions[surface] = self._look_up_union(surface)
        return known

    def _look_up_union(self, surface: str) -> OrganizationName:
        named = self.authorities.organizations_named
        for form in (surface, f"{surface} Union", surface.rstrip("'’") + " Union", spelled_out(surface)):
            candidates = named(form) or self._records(self.forms.loose(form))
            if candidates:
                return self._named(surface, candidates)
        called = tuple(
            o for o in self._records(self.forms.shortened(f"{surface} Union")) if o.type in _UNIONS
        )
        if len(called) == 1:
            return self._named(surface, called)
        return self._named(
            surface, self._records(self.forms.by_trade(surface) or self.forms.misread(surface))
        )

    def of_trade(self, surface: str) -> tuple[Organization, ...]:
        """The unions, of any country, that go by the trade."""
        forms = self.forms
        return self._records(
            tuple(
                dict.fromkeys(
                    forms.by_trade(surface) + forms.shortened(surface) + forms.shortened(f"{surface} Union")
                )
            )
        )

    def _records(self, ids: tuple[str, ...]) -> tuple[Organization, ...]:
        return tuple(self.authorities.organizations[i] for i in ids)

    def _look_up_organization(self, surface: str) -> OrganizationName:
        form = surface
        for form in written(surface):
            found = self._look_up_form(form)
            if found is not None:
                return found if form == surface else replace(found, own_id=name_id(surface))
        forms = self.forms
        for form in written(surface):
            misread = self._records(forms.misread(form))
            if misread:
                return self._named(surface, misread)
        varied = self._varied(form)
        if varied is not None:
            return varied
        candidates = self._records(forms.shortened(form) or forms.reordered(form) or forms.by_trade(form))
        return self._named(surface, candidates, shortened=True)

    def _look_up_form(self, surface: str) -> OrganizationName | None:
        """What a surface means that is written as a record has it, or a local's name; else None."""
        candidates = self._misread_acronym(surface) or self.authorities.organizations_named(surface)
        if not candidates:
            candidates = self.authorities.organizations_named(_without_article(surface))
        if not candidates and surface[:1].isupper():  # an English article stands outside the mention
            candidates = self.authorities.organizations_named(f"the {surface}")
        joined = surface
        if not candidates:
            key = loose_key(surface)
            joined = key.upper() if " " not in key and len(key) < len(surface) else surface
            candidates = self._records(self.forms.loose(surface))
        if candidates:
            return self._named(surface, candidates, acronym=is_acronym(joined))
        local = local_name(surface) or self._numbered(surface)
        return None if local is None else self._named(surface, (), local=local)

    def _varied(self, surface: str) -> OrganizationName | None:
        """What the first other form of the surface that anyone bears may mean."""
        for form, land in variants(surface, self._lands):
            bearers = self.authorities.organizations_named(form) or self._records(self.forms.loose(form))
            if land is not None:
                country = self.country(land)
                bearers = tuple(o for o in bearers if o.country == country)
            if bearers:
                return replace(self._named(form, bearers), own_id=name_id(surface))
        return None

    def _misread_acronym(self, surface: str) -> tuple[Organization, ...]:
        """The bearers of the acronym that a scanner read so; a small letter among capitals gives it away."""
        if _MISREAD_ACRONYM.fullmatch(surface) is None or surface in self._written:
            return ()
        return self.authorities.organizations_named(surface.translate(_LETTERS_MEANT))

    @cached_property
    def _written(self) -> frozenset[str]:
        """The acronyms of all organizations as they are written."""
        return frozenset(a for o in self.authorities.organizations.values() for a in o.acronyms)

    def _numbered(self, surface: str) -> LocalName | None:
        """ "Teamsters 115": a local's name without the word, where a union bears the first part."""
        local = numbered_name(surface)
        if local is None or local.union is None:
            return None
        return local if any(o.type in _UNIONS for o in self.union(local.union).candidates) else None

    def _named(
        self,
        surface: str,
        candidates: tuple[Organization, ...],
        *,
        acronym: bool | None = None,
        local: LocalName | None = None,
        shortened: bool = False,
    ) -> OrganizationName:
        acronym = is_acronym(surface) if acronym is None else acronym
        key = name_key(surface)
        firm = [o for o in candidates if key not in {name_key(n) for n in o.ambiguous}]
        sure: str | None = None
        likely: str | None = None
        if shortened and candidates:
            return OrganizationName(name_id(surface), candidates, None, True, acronym, local, True)
        if len(candidates) == 1:
            sure = candidates[0].id
        elif len(candidates) > 1:
            sure = _one_by_case(surface, candidates)
            if sure is None and len(firm) == 1:
                likely = firm[0].id
        return OrganizationName(name_id(surface), candidates, sure, not firm, acronym, local, likely=likely)

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

    @cached_property
    def _lands(self) -> Mapping[str, str]:
        """Folded words for countries and what is of them -> ISO code (Quebec's is its state's id)."""
        countries = (p for p in self.authorities.places.values() if p.type == "country" and p.country)
        return {fold(n): p.country or "" for p in countries for n in p.names if len(n) > 2} | dict(demonyms())

    def country(self, code: str) -> str:
        """The country of a cue, which is itself one or a state of one."""
        place = self.authorities.places.get(code)
        return (place.country or code) if place else code.split("-")[0]


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
