"""What the catalogue answers with: rows as frozen dataclasses."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.frozen import Record, made


def part_id(document: str, n: int) -> str:
    """The id of a leaf part: the document's own where it is not divided."""
    return f"{document}/{n}" if n else document


class CataloguedPart(Record):
    """A leaf part as the index takes it in and as search answers with it.

    `organizations`, `places` are ids, `mentioned` EDTF dates, each once, the most frequent first.
    `countries` are ISO codes of the places mentioned. `operative` are the spans of the operative
    clauses in `text`. Offsets go by `text`, the part's own. `family` is the id of the original where the
    archive holds the same text more than once, `also_at` the ids and origins of the others.
    """

    id: str
    document: str
    generation: int
    title: str
    text: str
    kind: str
    author: str | None = None
    published: str | None = None
    adopted: str | None = None
    convention: str | None = None
    number: str | None = None
    status: str | None = None
    source: str | None = None
    collection: str | None = None
    language: str | None = None
    rights: str | None = None
    needs_ocr: str | None = None
    origin: str = ""
    retrieved: str = ""
    page: int | None = None
    printed: str | None = None
    organizations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    operative: tuple[tuple[int, int], ...] = ()
    family: str | None = None
    also_at: tuple[tuple[str, str], ...] = ()

    @property
    def date(self) -> str | None:
        """Published, else adopted: what the facets year and decade go by."""
        return self.published or self.adopted


class Change(Record):
    """What happened to a document since a generation: its leaf parts now, none when it is withdrawn."""

    document: str
    generation: int
    parts: tuple[CataloguedPart, ...]


class OrganizationRow(Record):
    """An organization as searches know it: with a record, or grouped by name (`name:…`)."""

    id: str
    name: str
    type: str | None = None
    country: str | None = None
    parent: str | None = None
    names: tuple[str, ...] = ()


class FailureRow(Record):
    """An item that could not be taken in, and why."""

    id: int
    run: int
    origin: str
    stage: str
    error: str
    at: str
    sha256: str | None = None
    resolved: bool = False


class RunRow(Record):
    """The receipt of a run. `counts` has added, updated, unchanged, duplicates, failed."""

    id: int
    command: str
    started: str
    finished: str | None
    counts: Mapping[str, int] = made(default_factory=dict)


class PlaceRow(Record):
    """A place as searches know it."""

    id: str
    name: str
    type: str | None = None
    country: str | None = None
    parent: str | None = None


class Accession(Record):
    """The identity of a catalogued document, without its text."""

    id: str
    origin: str
    sha256: str
    title: str
    kind: str
    parts: int
    version: int
    warnings: tuple[str, ...] = ()
    withdrawn: str | None = None
