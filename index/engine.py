"""The small interface of a search engine. Whoosh is the embedded one; the rest knows only this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from corpus.catalogue.records import CataloguedPart, Change
from index.plan import Plan


@dataclass(frozen=True, slots=True)
class Found:
    """A part that matched, as it was indexed, with its score."""

    part: CataloguedPart
    score: float


@dataclass(frozen=True, slots=True)
class EngineAnswer:
    """What an engine says to a `Plan`.

    `facets` has, for each field asked, the values with a count above 0, unordered, `(none)` among them;
    `selected` the values that the filters of a field select. `notes` are for the person who searched.
    """

    total: int
    hits: tuple[Found, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    selected: Mapping[str, frozenset[str]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EngineStatus:
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
