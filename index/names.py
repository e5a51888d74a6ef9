"""What searching needs to know of organizations, places and languages: `NameLookup`, and labels made from it.

The catalogue fulfils `NameLookup`; so does anything else with these four methods.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from corpus.catalogue.records import OrganizationRow
from corpus.folding import fold
from index.query.fields import NONE_VALUE


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

    def __init__(self, lookup: NameLookup) -> None:
        self.lookup = lookup
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
        if field == "organization":
            row = self.organization(value)
            return row.name if row else value.removeprefix("name:")
        if field == "place":
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
        row = self.organization(value) if field == "organization" else None
        return (value, self.label(field, value), *(row.names if row else ()))

    def derive(self, field: str, organization: str) -> str | None:
        """The type or country of an organization, for the fields that are derived from it."""
        row = self.organization(organization)
        if row is None:
            return None
        return row.type if field == "organization_type" else row.country


DERIVED: dict[str, str] = {"organization_type": "organization", "org_country": "organization"}
"""Fields that are not stored with a part but follow from another field's values."""
