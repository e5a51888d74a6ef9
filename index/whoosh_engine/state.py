"""One state of the index, opened: its segments' arrays mapped, rows numbered through. Needs no numpy.

Rows number the parts across all segments, deleted ones included.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from corpus.catalogue.records import CataloguedPart
from index.whoosh_engine import published
from index.whoosh_engine.arrays import ArrayFile
from index.whoosh_engine.layout import SUFFIX
from index.whoosh_engine.parts import load
from index.whoosh_engine.terms import TermList

_REMEMBERED = 2_000  # terms whose places are remembered


class Segment:
    """The arrays of one segment; `start` is the number of its first row among all."""

    def __init__(self, folder: Path, known: published.Segment, start: int) -> None:
        self.name = known.name
        self.rows = known.rows
        self.start = start
        self.words = known.words
        self.deleted = known.deleted_rows()
        self.file = ArrayFile(folder / f"{known.name}{SUFFIX}")
        if (
            known.files[f"{known.name}{SUFFIX}"][0] != self.file.size
            or len(self.file.view("ids/ends")) != self.rows
        ):
            raise ValueError(f"the arrays of segment {known.name} are not those that were published")
        self._tables: dict[str, list[str]] = {}
        self._lists: dict[str, TermList] = {}

    def term_list(self, field: str) -> TermList:
        """The terms of a field."""
        found = self._lists.get(field)
        if found is None:
            found = self._lists[field] = TermList(self.file, field)
        return found

    def table(self, column: str) -> list[str]:
        """The values of a column, sorted."""
        if column not in self._tables:
            self._tables[column] = json.loads(bytes(self.file.view(f"{column}/table")))
        return self._tables[column]

    @cached_property
    def _paired(self) -> dict[str, int]:
        """The words of which pairs are kept, with their numbers."""
        words = json.loads(bytes(self.file.view("pairs/words"))) if "pairs/words" in self.file else []
        return {word: number for number, word in enumerate(words)}

    def pair(self, first: str, second: str) -> tuple[int, int] | None:
        """Which of `pairs/rows` have the second word behind the first; None where that is not kept."""
        known = self._paired
        if first not in known or second not in known:
            return None
        number = known[first] * len(known) + known[second]
        start, end = self.file.view("pairs/starts")[number : number + 2]
        return start, end

    def kept(self, name: str, row: int) -> memoryview:
        """What one of the blobs has for a row of the segment."""
        ends = self.file.view(f"{name}/ends")
        return self.file.view(f"{name}/blob")[ends[row - 1] if row else 0 : ends[row]]


class Run(NamedTuple):
    """The postings of a term in one segment: its place in the list of terms, where they begin and end."""

    segment: Segment
    place: int
    start: int
    end: int


class State:
    """All segments of a published state. Raises what `ArrayFile` does."""

    def __init__(self, folder: Path, known: published.Published) -> None:
        self.folder = folder
        self.generation = known.generation
        self.segments: list[Segment] = []
        self.total = 0
        for segment in known.segments:
            self.segments.append(Segment(folder, segment, self.total))
            self.total += segment.rows
        self.starts = [segment.start for segment in self.segments]
        self.deleted = [segment.start + row for segment in self.segments for row in segment.deleted]
        self._tables: dict[str, list[str]] = {}
        self._runs: dict[tuple[str, str], list[Run]] = {}
        self.lookup: Callable[[str, bytes], list[tuple[Segment, int]] | None] | None = None
        """A quicker way to look for a term of a field in all segments; None where there is none yet."""

    @cached_property
    def coarse_lengths(self) -> list[int]:
        """For each code of a length the number of words that it stands for, as Whoosh has it."""
        return self.segments[0].file.view("coarse_lengths").tolist() if self.segments else [0] * 256

    def average_length(self, field: str) -> float:
        """The mean number of words of a field over all rows."""
        return sum(segment.words.get(field, 0) for segment in self.segments) / (self.total or 1)

    def found(self, field: str, term: str) -> list[Run]:
        """The postings of a term in each segment that has it; those asked for last are remembered."""
        runs = self._runs.get((field, term))
        if runs is None:
            wanted = term.encode("utf-8", "surrogatepass")
            places = self.lookup(field, wanted) if self.lookup else None
            if places is None:
                places = []
                for segment in self.segments:
                    place, there = segment.term_list(field).place(wanted)
                    if there:
                        places.append((segment, place))
            runs = [Run(own, place, *own.term_list(field).span(place)) for own, place in places]
            if len(self._runs) >= _REMEMBERED:
                self._runs.clear()
            self._runs[field, term] = runs
        return runs

    def frequency(self, field: str, term: str) -> int:
        """In how many rows a term occurs."""
        return sum([end - start for _, _, start, end in self.found(field, term)])

    def terms(self, field: str, prefix: str = "") -> list[str]:
        """All terms of a field that begin with `prefix`, in order."""
        found: set[str] = set()
        lists = []
        begin = prefix.encode("utf-8", "surrogatepass")
        end = begin + "\U0010ffff".encode()  # no text has a character behind the last of all
        for segment in self.segments:
            own = segment.term_list(field)
            lists.append(own.terms(own.place(begin)[0], own.place(end)[0]) if prefix else own.terms())
        if len(lists) == 1:
            return lists[0]
        found.update(*lists)
        return sorted(found)

    def table(self, column: str) -> list[str]:
        """The values of a column over all segments, sorted."""
        if column not in self._tables:
            tables = [segment.table(column) for segment in self.segments]
            self._tables[column] = tables[0] if len(tables) == 1 else sorted(set().union(*tables))
        return self._tables[column]

    def part(self, row: int) -> CataloguedPart:
        """The part as it was indexed."""
        segment, own = self.segment_of(row)
        return load(zlib.decompress(segment.kept("stored", own)).decode())

    def id(self, row: int) -> str:
        """The id of the part."""
        segment, own = self.segment_of(row)
        return str(segment.kept("ids", own), "utf-8", "surrogatepass")

    def title(self, row: int) -> str:
        """The folded title of the part, by which it is sorted."""
        segment, own = self.segment_of(row)
        return str(segment.kept("titles", own), "utf-8", "surrogatepass")

    def segment_of(self, row: int) -> tuple[Segment, int]:
        """The segment of a row, and the row's number there."""
        segment = self.segments[bisect_right(self.starts, row) - 1]
        return segment, row - segment.start

    def split(self, rows: list[int]) -> Iterator[tuple[Segment, list[int]]]:
        """Ascending rows by segment, as numbers there."""
        at = 0
        for segment in self.segments:
            end = bisect_left(rows, segment.start + segment.rows, at)
            if end > at:
                own = rows[at:end]
                yield segment, [row - segment.start for row in own] if segment.start else own
            at = end

    @cached_property
    def languages(self) -> frozenset[str | None]:
        """The languages of the parts as they are given; None where some part has none."""
        found: set[str | None] = set(self.table("language"))
        for segment in self.segments:
            none = len(segment.table("language"))
            codes = segment.file.view("language/codes") if "language/codes" in segment.file else None
            if codes is not None and (none in bytes(codes) if codes.itemsize == 1 else none in codes):
                found.add(None)
        return frozenset(found)
