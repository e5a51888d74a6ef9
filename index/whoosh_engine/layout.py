"""What is laid down with each segment, by name: fields of words, fields of ids, columns of values and days.

Of a field: `FIELD/terms`, all terms in order with a line end after each; `FIELD/ends`, where each ends;
`FIELD/starts`, where its postings begin in `FIELD/rows` and `FIELD/tfs`; `FIELD/at`, where its positions
begin in `FIELD/positions`, as many for each posting as its frequency; `FIELD/lengths`, one of Whoosh's coarse
lengths a row. Fields of ids and the words of operative clauses have terms and rows only.
"""

from __future__ import annotations

from index.query.fields import FIELDS

WRITTEN = {"title": "title", "text": "text", "author": "author"}
"""For each field of the query language, the indexed field with its words as written, folded."""

STEMMED = {"title": "title_stems", "text": "text_stems", "author": "author"}
"""For each field of the query language, the indexed field with its stems. Authors' names are not stemmed."""

WHOOSH_FIELDS = ("title_stems", "text_stems", "author")
"""The fields of words that Whoosh has as well."""

OWN_FIELDS = ("title", "text")
"""The fields of words that lie in the arrays only."""

WORD_FIELDS = (*OWN_FIELDS, *WHOOSH_FIELDS)
ID_FIELDS = ("id", "document")

OPERATIVE = "operative"
"""The stems in operative clauses of resolutions: a word there counts for a little more."""

ROW_FIELDS = (*ID_FIELDS, OPERATIVE)
"""Fields of which only the rows are kept."""

PAIRED = "text"
"""The field of words as written of which pairs of common words are kept, see `pairs`."""

VALUE_COLUMNS = (
    "kind", "organization", "place", "country", "year", "decade", "language", "source", "collection",
    "convention", "status", "number", "rights", "needs_ocr", "author", "published", "adopted", "date",
    "mentioned", "family", "copy_of",
)  # fmt: skip
DATE_COLUMNS = tuple(name for name, kind in FIELDS.items() if kind == "date")

BEGINNING, END = 0, 2**31 - 1
"""Ordinals of days that stand for an open side."""

SUFFIX = ".arrays"
"""Of the file of arrays; before it stands the name of the segment, so that Whoosh removes both together."""
