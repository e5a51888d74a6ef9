"""The Whoosh schema: title and text twice, as written and stemmed, both with positions.

Kinds, names, places and dates are no Whoosh fields: they are columns (see `columns`), from which facets
are counted and filters made. Only ids are terms. The part itself is stored as JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from whoosh.fields import ID, STORED, FieldType, Schema
from whoosh.formats import Positions

WRITTEN = {"title": "title", "text": "text", "author": "author"}
"""For each field of the query language, the Whoosh field with its words as written, folded."""

STEMMED = {"title": "title_stems", "text": "text_stems", "author": "author"}
"""For each field of the query language, the Whoosh field with its stems. Names of authors are not stemmed."""


class TermsField(FieldType):  # type: ignore[misc]
    """A field given as its terms with their positions, since cutting into words is not Whoosh's here."""

    def __init__(self) -> None:
        super().__init__(Positions(), None, scorable=True, stored=False)

    def index(
        self, value: Mapping[str, Sequence[int]], **options: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Terms with frequency, weight and encoded positions, as Whoosh's writer wants them."""
        encode = self.format.encode
        for term, positions in value.items():
            yield term.encode("utf-8"), len(positions), float(len(positions)), encode(positions)


def schema() -> Schema:
    """A new schema."""
    return Schema(
        id=ID(unique=True),
        document=ID(),
        title=TermsField(),
        title_stems=TermsField(),
        text=TermsField(),
        text_stems=TermsField(),
        author=TermsField(),
        part=STORED(),
    )
