"""What evaluating a query takes, in two ways of reckoning: `vectors` with numpy, `plain` without.

numpy's import costs a command-line search more than all else together, so one search is done without it
unless it is a heavy one (`TooMuchError`); a process that goes on searching uses it. Both give the same rows,
counts and order, and scores but for rounding.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence, Sized
from math import log
from types import MappingProxyType
from typing import Generic, TypeVar

from index.request import By, Sort
from index.whoosh_engine.state import State

H = TypeVar("H", bound=Sized)

K1, B = 1.2, 0.75
"""Of BM25F, as Whoosh has them."""

FIELD_WEIGHTS = {"title": 2.0, "text": 1.0, "author": 1.0}
"""A word in the title says more of what a text is about than one in its body."""

JOINED_WEIGHTS = {"title_stems": 1.5, "title": 1.5, "text_stems": 1.0, "text": 1.0}
"""What a word of a field counts for where fields are joined."""

JOINED_K1 = 1.2
"""How much repetition counts where fields are joined."""

OPERATIVE_FACTOR = 1.15
"""What a word's score is multiplied by where it stands in an operative clause."""

NAMED_FACTOR = 1.2
"""What the score of a text is multiplied by that mentions the organization whose name the query has."""

WRITTEN_SHARE = 0.5
"""Of the score that a word has as it is written in a question, how much is added for it."""

BESIDE_SHARE = 0.2
"""Of the scores of two words side by side in a question, how much is added where they are so in the text."""

EQUAL_DIGITS = 2
"""Scores that differ only behind so many digits are taken for equal, and the newest comes first."""

DIGITS = 9
"""Scores that differ only behind so many digits are the same."""

PLACE_BITS = 32
"""Of a row and a place in it as one number, the bits that are the place."""

NO_LIMITS: Mapping[str, int] = MappingProxyType({})

Derive = Callable[[str], Sequence[str]]
"""From a value of a column to the values of another that follow from it."""


class TooMuchError(Exception):
    """This search is faster with numpy, its import included."""


class Kernel(ABC, Generic[H]):
    """Sets of rows of one state, some with scores, and what is done with them.

    The score is BM25F as `whoosh.scoring.BM25F` has it (Robertson and Zaragoza, "The Probabilistic Relevance
    Framework: BM25 and Beyond", 2009): each field is scored by itself, the sums are weighted.
    """

    def __init__(self, state: State, derived: Mapping[str, tuple[str, Derive]]) -> None:
        """`derived` are columns that follow from another one, value by value."""
        self.state = state
        self.derived = derived

    # Sets

    @abstractmethod
    def everything(self) -> H:
        """All rows, deleted ones too."""

    @abstractmethod
    def nothing(self) -> H:
        """No row."""

    @abstractmethod
    def both(self, sets: Sequence[H]) -> H:
        """The rows that are in all of one or more sets; their scores are added up."""

    @abstractmethod
    def either(self, sets: Sequence[H]) -> H:
        """The rows that are in any of the sets; their scores are added up."""

    @abstractmethod
    def without(self, taken: H, away: H) -> H:
        """The rows of the first that are not in the second."""

    @abstractmethod
    def living(self, taken: H) -> H:
        """The rows that are not deleted."""

    @abstractmethod
    def once(self, taken: H) -> H:
        """Of rows with the same text one: the original where it is among them, else the first."""

    # Words

    @abstractmethod
    def word(self, field: str, terms: Sequence[str], weight: float, within: H | None = None) -> H:
        """Rows in which any of the terms occurs; they score as one. Those not `within` may be left out."""

    @abstractmethod
    def sequence(self, field: str, words: Sequence[Sequence[str]], slop: int, weight: float) -> H:
        """Rows in which words, each any of some terms, stand one after the other, scored as the words are.

        With `slop` in any order, at most so many others between them; a word that is asked for twice must
        be there twice.
        """

    @abstractmethod
    def identified(self, identifier: str) -> H:
        """The part with the id, and the parts of the document with it."""

    # Columns

    @abstractmethod
    def values(self, column: str, values: frozenset[str]) -> H:
        """Rows that have any of the values."""

    @abstractmethod
    def filled(self, column: str) -> H:
        """Rows that have a value."""

    @abstractmethod
    def dated(self, column: str) -> H:
        """Rows that have a date with a place in time."""

    @abstractmethod
    def overlapping(self, column: str, low: int, high: int) -> H:
        """Rows with a date that has a day in common with the span."""

    # Answers

    @abstractmethod
    def count(self, column: str, taken: H, by: By) -> dict[str, int]:
        """How many of the rows, or of their documents, have each value; `(none)` those without any."""

    @abstractmethod
    def counts(
        self, columns: Sequence[str], taken: H, by: By, most: Mapping[str, int] = NO_LIMITS
    ) -> dict[str, dict[str, int]]:
        """What `count` says of several columns; of those with a number in `most`, for so many of the highest
        counts at least, and all that are equal to the last of them."""

    @abstractmethod
    def total(self, taken: H, by: By) -> int:
        """How many rows, or documents, there are."""

    @abstractmethod
    def best(
        self, taken: H, sort: Sort, first: int, last: int | None, by: By, digits: int = DIGITS
    ) -> list[tuple[int, float]]:
        """The rows from place `first` to before `last` (None: all) in order, with their scores.

        By relevance (scores rounded to so many `digits`), date or title; ties newest first, then by id. By
        document each document's first row.
        """

    # Ranking

    @abstractmethod
    def joined(self, terms: Mapping[str, Sequence[str]], within: H | None = None) -> H:
        """Rows in which any of the terms occurs in any of the fields; all together score as one word.

        A field's words count `JOINED_WEIGHTS` times, in frequencies and lengths alike (BM25F as its authors
        have it), so that a short title is no measure of its own. Those not `within` may be left out.
        """

    @abstractmethod
    def listed(self, field: str, terms: Sequence[str]) -> H:
        """Rows in which any of the terms occurs, unscored; of fields that keep rows only."""

    @abstractmethod
    def raised(self, taken: H, which: H, factor: float) -> H:
        """The same rows; the scores of those that are in the other set are multiplied."""

    @abstractmethod
    def these(self, rows: Sequence[int]) -> H:
        """Some rows, ascending."""

    @abstractmethod
    def places(self, field: str, terms: Sequence[str], rows: Sequence[int]) -> set[int]:
        """Where any of the terms stands in some rows, ascending: row and place as one number."""

    @abstractmethod
    def lifted(self, taken: H, added: Mapping[int, float]) -> H:
        """The same rows; the scores of some of them are so much more."""

    @abstractmethod
    def scored(self, taken: H, score: float) -> H:
        """The same rows, each with this score where the set has none, else with its own times that."""

    @abstractmethod
    def scores_of(self, taken: H, rows: Sequence[int]) -> list[float | None]:
        """The scores of some rows, ascending, in a set: 0 where it has none, None for rows not in it."""

    def joined_idf(self, rows: int) -> float:
        """How much a word that is in so many rows counts among joined fields; never below 0."""
        return log(1 + (self.state.total - rows + 0.5) / (rows + 0.5))

    def table(self, column: str) -> list[str]:
        """The values of a column, sorted."""
        if column not in self.derived:
            return self.state.table(column)
        base, derive = self.derived[column]
        return sorted({found for value in self.state.table(base) for found in derive(value)})

    def idf(self, rows: int) -> float:
        """How much a word that is in so many rows counts."""
        return log(self.state.total / (rows + 1)) + 1
