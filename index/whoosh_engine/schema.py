"""The Whoosh schema: stems of title and text, and names of authors, with positions.

The words as written lie only in the arrays: to have Whoosh keep them too would double the time of indexing.
Kinds, names, places and dates are no Whoosh fields: they are columns (see `columns`), from which facets
are counted and filters made. Only ids are terms. The part itself lies beside, in the arrays (see `laying`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from whoosh.fields import ID, FieldType, Schema
from whoosh.formats import Positions


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
        id=ID(unique=True, stored=True),
        document=ID(),
        title_stems=TermsField(),
        text_stems=TermsField(),
        author=TermsField(),
    )
