"""The fields a query may name, and what kind of value each holds."""

from __future__ import annotations

from typing import Literal

FieldType = Literal["text", "value", "date"]

FIELDS: dict[str, FieldType] = {
    "title": "text", "text": "text", "author": "text",
    "source": "value", "collection": "value", "kind": "value", "language": "value",
    "organization": "value", "organization_type": "value", "org_country": "value",
    "place": "value", "country": "value", "within": "value", "federation": "value",
    "convention": "value", "number": "value", "status": "value",
    "rights": "value", "needs_ocr": "value", "id": "value",
    "year": "value", "decade": "value", "month": "value",
    "date": "date", "published": "date", "adopted": "date", "retrieved": "date", "mentioned": "date",
}  # fmt: skip

ALIASES: dict[str, str] = {
    "org": "organization", "orgs": "organization", "organisation": "organization",
    "org_type": "organization_type", "organization_country": "org_country", "lang": "language",
    "document": "id", "type": "kind",
}  # fmt: skip

FACETS: tuple[str, ...] = (
    "kind", "organization", "organization_type", "federation", "place", "within", "country", "year", "decade",
    "month", "language", "source", "collection", "convention", "status",
)  # fmt: skip

HIERARCHIES: tuple[str, ...] = ("within", "federation")
"""Facets whose values lie one within another: country › state › city, federation › affiliate."""

NONE_VALUE = "(none)"
"""The value under which facets count, and filters find, what has no value in a field."""


def field_named(name: str) -> str | None:
    """The field that a name or one of its aliases stands for, whatever its case; None when there is none."""
    key = name.lower().replace("-", "_")
    key = ALIASES.get(key, key)
    return key if key in FIELDS else None


def nearest_field(name: str) -> str | None:
    """The known field whose name is spelt most like `name`, if any is close."""
    import difflib

    found = difflib.get_close_matches(name.lower().replace("-", "_"), [*FIELDS, *ALIASES], n=1, cutoff=0.6)
    return found[0] if found else None
