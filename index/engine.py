"""The small interface of a search engine. Whoosh is the embedded one; the rest knows only this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from corpus.catalogue.records import CataloguedPart, Change
from corpus.frozen import Record, made
from index.plan import Plan


class ScorePart(Record):
    """What one term of a query gives to a hit: its share of the score, how often it occurs in each field.

    `factors` are what the share was multiplied by, and why.
    """

    term: str
    score: float
    fields: tuple[tuple[str, int], ...] = ()
    factors: tuple[tuple[str, float], ...] = ()


class Found(Record):
    """A part that matched, as it was indexed, with its score, and what that is made of where it was asked."""

    part: CataloguedPart
    score: float
    parts: tuple[ScorePart, ...] = ()


class FoundParts(Sequence[Found]):
    """The parts that matched, in their order. An engine need not read one before it is looked at."""

    def ids(self) -> list[str]:
        """Their ids."""
        return [found.part.id for found in self]


class EngineAnswer(Record):
    """What an engine says to a `Plan`.

    `facets` has, for each field asked, the values with a count above 0, unordered, `(none)` among them;
    `selected` the values that the filters of a field select. `notes` are for the person who searched. `terms`
    are the terms of the query with the number of parts that each of them finds, where it was asked.
    """

    total: int
    hits: FoundParts
    facets: Mapping[str, Mapping[str, int]] = made(default_factory=dict)
    selected: Mapping[str, frozenset[str]] = made(default_factory=dict)
    notes: tuple[str, ...] = ()
    terms: tuple[tuple[str, int], ...] = ()


class EngineStatus(Record):
    """How large the index is. `size` in bytes."""

    documents: int
    parts: int
    segments: int
    deleted: int
    size: int


class Reader(Protocol):
    """One consistent state of the index."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages by whose endings the words of the texts were cut."""
        ...

    def answer(self, plan: Plan) -> EngineAnswer:
        """Hits, total and facet counts of a plan."""
        ...

    def similar_words(self, word: str) -> list[str]:
        """Words of the texts that `word` may be a slip for, the likeliest first; none when it is there."""
        ...

    def known(self, field: str, values: Sequence[str]) -> tuple[str, ...]:
        """Those of the values that some part has in a field."""
        ...

    def parts_of(self, identifier: str) -> list[CataloguedPart]:
        """The part with an id, or all parts of the document with it; none where there is none."""
        ...

    def frequencies(self, stems: Sequence[str]) -> tuple[dict[str, int], int]:
        """In how many texts each of the stems occurs, and how many texts there are."""
        ...

    def status(self) -> EngineStatus:
        """How large the index is."""
        ...

    def close(self) -> None:
        """Let go of all files."""
        ...


class Engine(Protocol):
    """Stores parts and opens readers. A document is replaced as a whole.

    `index` is idempotent: what it is given again takes the place of what was there. `open` may raise
    `IndexDamagedError`.
    """

    def index(self, changes: Iterable[Change]) -> None:
        """Take in changes with one commit: all of them or none."""
        ...

    def delete(self, documents: Iterable[str]) -> None:
        """Take documents out."""
        ...

    def open(self) -> Reader:
        """The present state."""
        ...
