"""What searching needs to know of organizations, places and languages: `NameLookup`, and labels made from it.

The catalogue fulfils `NameLookup`; so does anything else with these four methods.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from corpus.catalogue.records import OrganizationRow
from corpus.folding import fold
from index.query.fields import HIERARCHIES, NONE_VALUE

if TYPE_CHECKING:
    from corpus.authority.records import Organization

Records = Callable[[], "Mapping[str, Organization]"]
"""Gives the authority records of organizations in use, by id; called when they are needed."""


class PlaceLike(Protocol):
    """A place as searches know it; for a country the id is its ISO code."""

    @property
    def id(self) -> str:
        """Its stable text id."""
        ...

    @property
    def name(self) -> str:
        """The name it is shown by."""
        ...

    @property
    def type(self) -> str | None:
        """country, city and so on, where known."""
        ...

    @property
    def parent(self) -> str | None:
        """The id of the place that it lies in, where known."""
        ...


class NameLookup(Protocol):
    """Organizations and places by id and by name, whatever its case and accents."""

    def organizations_named(self, name: str) -> Sequence[OrganizationRow]:
        """All that bear the name or acronym."""
        ...

    def organization(self, identifier: str, /) -> OrganizationRow | None:
        """The one with the id."""
        ...

    def places_named(self, name: str) -> Sequence[PlaceLike]:
        """All that bear the name, countries first."""
        ...

    def place(self, identifier: str, /) -> PlaceLike | None:
        """The one with the id."""
        ...


LANGUAGES: dict[str, str] = {
    "en": "English", "es": "Spanish", "fr": "French", "pt": "Portuguese", "de": "German", "it": "Italian",
    "ca": "Catalan", "nl": "Dutch", "sv": "Swedish", "no": "Norwegian", "da": "Danish", "fi": "Finnish",
    "pl": "Polish", "ru": "Russian", "uk": "Ukrainian", "tr": "Turkish", "el": "Greek", "ar": "Arabic",
    "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "hi": "Hindi", "tl": "Tagalog", "ht": "Haitian Creole",
}  # fmt: skip
_LANGUAGE_CODES = {fold(name): code for code, name in LANGUAGES.items()} | {
    "espanol": "es", "castellano": "es", "francais": "fr", "portugues": "pt", "deutsch": "de",
    "italiano": "it",
}  # fmt: skip


def language_code(text: str) -> str:
    """The code of a language given by code or name: "French", "français" and "fr" are "fr"."""
    return _LANGUAGE_CODES.get(fold(text), fold(text))


class ValueNames:
    """Labels of facet values, the forms they may be asked by, and facts derived from organizations.

    Look-ups are kept for the life of the object, which is that of one opened index.
    """

    def __init__(self, lookup: NameLookup, records: Records | None = None) -> None:
        self.lookup = lookup
        self._records = records
        self._organizations: dict[str, OrganizationRow | None] = {}
        self._places: dict[str, PlaceLike | None] = {}

    def organization(self, identifier: str) -> OrganizationRow | None:
        """The organization's row, or None where it is not known."""
        if identifier not in self._organizations:
            self._organizations[identifier] = self.lookup.organization(identifier)
        return self._organizations[identifier]

    def place(self, identifier: str) -> PlaceLike | None:
        """The place's row, or None where it is not known."""
        if identifier not in self._places:
            self._places[identifier] = self.lookup.place(identifier)
        return self._places[identifier]

    def label(self, field: str, value: str) -> str:
        """What a person reads for a value of a field."""
        if value == NONE_VALUE:
            return value
        if field in ("organization", "federation"):
            row = self.organization(value)
            return row.name if row else value.removeprefix("name:")
        if field in ("place", "within"):
            place = self.place(value)
            return place.name if place else value
        if field in ("country", "org_country"):
            place = self.place(value)
            return place.name if place else value.upper()
        if field == "language":
            return LANGUAGES.get(value, value)
        if field == "organization_type":
            return value.replace("_", " ")
        return value

    def forms(self, field: str, value: str) -> tuple[str, ...]:
        """Every text by which a value may be asked for: itself, its label, an organization's names."""
        row = self.organization(value) if field in ("organization", "federation") else None
        return (value, self.label(field, value), *(row.names if row else ()))

    def derive(self, field: str, value: str) -> tuple[str, ...]:
        """What follows from a value of another field (see `DERIVED`), for a field that is derived from it."""
        if field == "month":
            return _month(value)
        if field in HIERARCHIES:
            from index.hierarchy import with_those_above

            return with_those_above(field, value, self)
        row = self.organization(value)
        if row is None:
            return ()
        found = row.type if field == "organization_type" else row.country
        return (found,) if found else ()

    @cached_property
    def bodies(self) -> Mapping[str, Organization]:
        """The authority records of organizations, for what belongs to what; empty where none were given."""
        return self._records() if self._records is not None else {}


def _month(date: str) -> tuple[str, ...]:
    """The one month that a date lies in, as "2017-07"."""
    from corpus.edtf import DateError, bounds

    try:
        low, high = bounds(date.rstrip("~?%"))
    except DateError:
        return ()
    same = low and high and (low.year, low.month) == (high.year, high.month)
    return (f"{low.year:04}-{low.month:02}",) if low and same else ()


DERIVED: dict[str, str] = {
    "organization_type": "organization", "org_country": "organization", "federation": "organization",
    "within": "place", "month": "date",
}  # fmt: skip
"""Fields that are not stored with a part but follow from another field's values."""
