"""Annotated texts: documents with inline marks for organizations, places, dates and persons.

The format is described in corpus/training/README.md. A document begins with a header line of `key=value`
pairs; in its text `[O.union@ue:United Electrical Workers]` marks an organization with its type and
authority id, `[P@mx:Mexico]` a place, `[D=2017-07:last July]` a date with its value in EDTF, `[N:Jane Doe]` a
person. Marks neither nest nor overlap, and no other square bracket stands in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import SolidarityError

LABELS = {"O": "ORG", "P": "PLACE", "D": "DATE", "N": "PERSON"}
GENRES = tuple(
    "news bulletin resolution proceedings minutes leaflet press_release interview letter history calendar"
    " affiliates caption email ocr headline review obituary report constitution".split()
)
HEADER_KEYS = ("id", "lang", "dialect", "genre", "published", "region")

_HEADER = re.compile(r"^## (?=id=)", re.M)
_MARK = re.compile(
    r"\[(?P<label>[OPDN])(?:\.(?P<type>[a-z_]+))?(?:@(?P<id>[a-z0-9:-]+))?(?:=(?P<edtf>[^:\[\]]+))?:(?P<text>[^\[\]]+)\]"
)


class AnnotationError(SolidarityError):
    """An annotated text is not as it must be; names the file and the document."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span: `text[start:end] == surface`. `type` and `id` for organizations, `edtf` for dates."""

    label: str
    start: int
    end: int
    surface: str
    type: str | None = None
    id: str | None = None
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A text with its marks in order. `published` is EDTF, or None where it is not known."""

    id: str
    lang: str
    dialect: str
    genre: str
    published: str | None
    region: str
    text: str
    marks: tuple[Mark, ...]

    @property
    def words(self) -> int:
        """Words of the text, parted by white space."""
        return len(self.text.split())


def read_annotations(paths: Iterable[Path]) -> Iterator[AnnotatedDocument]:
    """The documents of annotated files, in order. Raises `AnnotationError`."""
    for path in paths:
        yield from parse_annotations(path.read_text("utf-8"), path.name)


def parse_annotations(content: str, name: str = "text") -> Iterator[AnnotatedDocument]:
    """The documents in the contents of one file. Raises `AnnotationError`."""
    starts = [match.start() for match in _HEADER.finditer(content)]
    if not starts or content[: starts[0]].strip():
        raise AnnotationError(f"{name}: must begin with a header line '## id=…'")
    for start, end in zip(starts, [*starts[1:], len(content)], strict=True):
        header, _, body = content[start:end].partition("\n")
        yield _document(header, body.strip("\n"), name)


def _document(header: str, body: str, name: str) -> AnnotatedDocument:
    pairs = dict(pair.partition("=")[::2] for pair in header.removeprefix("## ").split())
    where = f"{name}: {pairs.get('id', header)}"
    if tuple(sorted(pairs)) != tuple(sorted(HEADER_KEYS)):
        raise AnnotationError(f"{where}: the header must have {', '.join(HEADER_KEYS)}")
    if pairs["genre"] not in GENRES:
        raise AnnotationError(f"{where}: unknown genre {pairs['genre']}")
    text, marks = strip_marks(body, where)
    published = None if pairs["published"] == "none" else pairs["published"]
    return AnnotatedDocument(
        pairs["id"], pairs["lang"], pairs["dialect"], pairs["genre"], published, pairs["region"], text, marks
    )


def strip_marks(body: str, where: str = "text") -> tuple[str, tuple[Mark, ...]]:
    """The bare text and its marks. Raises `AnnotationError` for a bracket that is no mark."""
    pieces: list[str] = []
    marks: list[Mark] = []
    length = at = 0
    for match in _MARK.finditer(body):
        between = body[at : match.start()]
        pieces += [between, match["text"]]
        start = length + len(between)
        length = start + len(match["text"])
        marks.append(
            Mark(
                LABELS[match["label"]],
                start,
                length,
                match["text"],
                match["type"],
                match["id"],
                match["edtf"],
            )
        )
        at = match.end()
    pieces.append(body[at:])
    text = "".join(pieces)
    stray = re.search(r"[\[\]]", text)
    if stray:
        around = text[max(0, stray.start() - 30) : stray.start() + 30]
        raise AnnotationError(f"{where}: a bracket that is no mark: …{around}…")
    for mark in marks:
        if (mark.label == "DATE") != (mark.edtf is not None) or (
            mark.type is not None and mark.label != "ORG"
        ):
            raise AnnotationError(f"{where}: the mark {mark.surface!r} has the wrong attributes")
        if mark.surface != mark.surface.strip():
            raise AnnotationError(f"{where}: the mark {mark.surface!r} begins or ends with white space")
    return text, tuple(marks)
