"""The kernel without numpy: for the one search of a command line, which is over before numpy is imported.

Rows are lists, frequencies dictionaries, columns are read where they lie; scores are reckoned at last, for
the rows that are left.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from functools import cached_property
from heapq import nlargest, nsmallest
from itertools import pairwise
from typing import Any

from index.query.fields import NONE_VALUE
from index.request import By, Sort
from index.whoosh_engine.kernel import DIGITS, K1, NO_LIMITS, B, Derive, Kernel, TooMuchError
from index.whoosh_engine.plain_bitmaps import Hits, bits_of, commonest, worth_while
from index.whoosh_engine.plain_columns import counted, rows_with
from index.whoosh_engine.plain_phrases import close_together, following, in_sequence, places_in
from index.whoosh_engine.plain_sets import (
    Pair,
    RowList,
    Scores,
    added,
    leading,
    leading_in,
    listed,
    masked,
    summed,
)
from index.whoosh_engine.state import Run, Segment, State

MOST_WORK = 200_000
"""Postings and positions in one search from which on it is faster with numpy, its import included."""

_LOOKED_UP = 12  # to look for a row among postings takes as long as to read so many of them


class Plain(Kernel[RowList]):
    """Row by row. Raises `TooMuchError` when a search gets too heavy for that."""

    def __init__(self, state: State, derived: Mapping[str, tuple[str, Derive]]) -> None:
        super().__init__(state, derived)
        self._work = 0

    # Sets

    def everything(self) -> RowList:
        """All rows, deleted ones too."""
        return RowList(range(self.state.total))

    def nothing(self) -> RowList:
        """No row."""
        return RowList(range(0))

    def both(self, sets: Sequence[RowList]) -> RowList:
        """The rows that are in all of the sets."""
        if len(sets) == 1:
            return sets[0]
        smallest = min(sets, key=len)
        rows = smallest.rows
        for other in sets:
            if other is not smallest and len(other) < self.state.total:
                members = other.members
                rows = [row for row in rows if row in members]
        scored = [one.scores for one in sets if one.scores is not None]
        if not scored:
            return RowList(rows) if rows is not smallest.rows else smallest
        found = RowList(rows)
        found.scores = masked(found, summed(scored))
        return found

    def either(self, sets: Sequence[RowList]) -> RowList:
        """The rows that are in any of the sets."""
        sets = [one for one in sets if len(one)]
        if len(sets) < 2:
            return sets[0] if sets else self.nothing()
        rows = frozenset().union(*(one.rows for one in sets))
        scored = [one for one in sets if one.scores is not None]
        if not scored:
            return RowList(sorted(rows), None, rows)
        found = RowList(sorted(rows), added(scored, rows), rows)
        found.leaders = leading(sets)
        return found

    def without(self, taken: RowList, away: RowList) -> RowList:
        """The rows of the first that are not in the second."""
        if not len(away) or not len(taken):
            return taken
        members = away.members
        found = RowList([row for row in taken.rows if row not in members])
        if taken.scores is not None:
            found.scores = masked(found, taken.scores)
        if (leaders := taken.leaders) is not None:
            gone = len(taken) - len(found)
            found.leaders = lambda number, margin, floor: [
                row for row in leaders(number + gone, margin, floor) if row not in members
            ]
        return found

    def living(self, taken: RowList) -> RowList:
        """The rows that are not deleted."""
        return self.without(taken, RowList(self.state.deleted))

    def once(self, taken: RowList) -> RowList:
        """Of rows with the same text one."""
        if not self.state.table("family"):
            return taken
        copies = self.filled("copy_of").members
        kept: dict[str, int] = {}
        doubled = []
        for row in sorted(self.both([taken, self.filled("family")]).rows, key=lambda row: row in copies):
            family = self._values_of("family", row)[0]
            if kept.setdefault(family, row) != row:
                doubled.append(row)
        return self.without(taken, RowList(sorted(doubled)))

    # Words

    def word(self, field: str, terms: Sequence[str], weight: float, within: RowList | None = None) -> RowList:
        """Rows in which any of the terms occurs; they score as one term."""
        frequencies, count = self._within(field, terms, within)
        rows = list(frequencies)
        if len(terms) > 1:
            rows.sort()
        scores = self._scores(field, frequencies, count, weight)
        found = RowList(rows, scores, frequencies)
        found.leaders = leading_in(
            frequencies,
            scores,
            self._factor(count, weight),
            lambda: (self._norms(field), self._lengths(field)),
        )
        return found

    def _frequencies(self, field: str, terms: Sequence[str]) -> dict[int, float]:
        """How often any of the terms is in each row that has one."""
        found: dict[int, float] = {}
        for term in dict.fromkeys(terms):
            for segment, _, start, end in self.state.found(field, term):
                self._spend(end - start)
                rows = segment.file.view(f"{field}/rows")[start:end].tolist()
                if segment.start:
                    first = segment.start
                    rows = [row + first for row in rows]
                tfs = segment.file.view(f"{field}/tfs")[start:end]
                own: dict[int, float] = dict(zip(rows, tfs, strict=True))
                if not found:
                    found = own
                    continue
                for row in own.keys() & found.keys() if len(terms) > 1 else ():
                    own[row] += found[row]
                found.update(own)
        return found

    def _within(
        self, field: str, terms: Sequence[str], within: RowList | None
    ) -> tuple[dict[int, float], int]:
        """How often any of the terms is in each row that has one, and how many such rows there are.

        Of one term only some rows may be given, those `within` a set among them.
        """
        runs = [run for term in dict.fromkeys(terms) for run in self.state.found(field, term)]
        single = len({run.segment.name for run in runs}) == len(runs)
        size = sum(run.end - run.start for run in runs)
        if within is None or not single or len(within) * _LOOKED_UP >= size:
            found = self._frequencies(field, terms)
            return found, len(found)
        self._spend(len(within))
        found = {}
        by_segment = {segment.name: rows for segment, rows in self.state.split(listed(within.rows))}
        for segment, _, start, end in runs:
            having = segment.file.view(f"{field}/rows")[start:end]
            tfs = segment.file.view(f"{field}/tfs")[start:end]
            for row in by_segment.get(segment.name, ()):
                place = bisect_left(having, row)
                if place < len(having) and having[place] == row:
                    found[row + segment.start] = tfs[place]
        return found, size

    def _scores(self, field: str, frequencies: Mapping[int, float], count: int, weight: float) -> Scores:
        """The scores of a word that is in `count` rows, for those of them that have a frequency here."""
        factor = self._factor(count, weight)

        def reckoned(rows: Sequence[int]) -> list[float]:
            lengths, norms = self._lengths(field), self._norms(field)
            tfs = map(frequencies.get, rows, (0,) * len(rows)) if len(rows) else ()
            return [
                factor * tf / (tf + norms[lengths[row]]) if tf else 0.0
                for row, tf in zip(rows, tfs, strict=True)
            ]

        return reckoned

    def _factor(self, count: int, weight: float) -> float:
        return weight * self.idf(count) * (K1 + 1)

    def _lengths(self, field: str) -> bytes | memoryview:
        segments = self.state.segments
        if len(segments) == 1:
            return segments[0].file.view(f"{field}/lengths")
        if field not in self._joined:
            self._joined[field] = b"".join(segment.file.view(f"{field}/lengths") for segment in segments)
        return self._joined[field]

    @cached_property
    def _joined(self) -> dict[str, bytes]:
        return {}

    def _norms(self, field: str) -> list[float]:
        average = self.state.average_length(field) or 1.0
        return [K1 * ((1 - B) + B * max(length, 1) / average) for length in self.state.coarse_lengths]

    def sequence(self, field: str, words: Sequence[Sequence[str]], slop: int, weight: float) -> RowList:
        """Rows in which the words stand together."""
        every = [tuple(dict.fromkeys(terms)) for terms in words]
        if len(every) > 1 and not slop and all(len(terms) == 1 for terms in every):
            return self._quoted(field, [terms[0] for terms in every], weight)
        frequencies = {terms: self._frequencies(field, terms) for terms in dict.fromkeys(every)}
        if not every or not all(frequencies.values()):
            return self.nothing()
        by_size = sorted(frequencies.values(), key=len)
        rows = sorted(row for row in by_size[0] if all(row in other for other in by_size[1:]))
        if len(every) > 1:
            rows = [
                row
                for own, wanted in self.state.split(rows)
                for row in self._together(field, own, wanted, every, slop)
            ]
        inside = frozenset(rows)
        scores = [
            self._scores(field, {row: own[row] for row in rows}, len(own), weight)
            for own in (frequencies[terms] for terms in every)
        ]
        return RowList(rows, summed(scores), inside)

    def _quoted(self, field: str, words: Sequence[str], weight: float) -> RowList:
        """Rows in which the words stand one behind the other, each being one term."""
        runs = [self.state.found(field, word) for word in words]
        if not all(runs):
            return self.nothing()
        rows: list[int] = []
        frequencies: dict[str, dict[int, float]] = {word: {} for word in words}
        for segment in self.state.segments:
            own = [next((run for run in run_list if run.segment is segment), None) for run_list in runs]
            there = [run for run in own if run is not None]
            if len(there) < len(words):
                continue
            inside = following(field, words, there, self._spend)
            rows += [row + segment.start for row in inside]
            for word, run in dict(zip(words, there, strict=True)).items():
                having = segment.file.view(f"{field}/rows")[run.start : run.end]
                tfs = segment.file.view(f"{field}/tfs")[run.start : run.end]
                if len(inside) * _LOOKED_UP > len(having):
                    times = list(map(dict(zip(having, tfs, strict=True)).__getitem__, inside))
                else:
                    times = [tfs[bisect_left(having, row)] for row in inside]
                frequencies[word].update(zip(rows[len(rows) - len(inside) :], times, strict=True))
        counts = {word: self.state.frequency(field, word) for word in words}
        scores = [self._scores(field, frequencies[word], counts[word], weight) for word in words]
        return RowList(rows, summed(scores), frozenset(rows))

    def _together(
        self, field: str, segment: Segment, rows: list[int], words: Sequence[tuple[str, ...]], slop: int
    ) -> list[int]:
        wanted = frozenset(rows)
        places = {terms: self._places(field, segment, terms, wanted) for terms in dict.fromkeys(words)}
        found = []
        for row in rows:
            lists = [places[terms][row] for terms in words]
            if close_together(lists, slop) if slop else in_sequence(lists):
                found.append(row + segment.start)
        return found

    def _places(
        self, field: str, segment: Segment, terms: tuple[str, ...], wanted: frozenset[int]
    ) -> dict[int, list[int]]:
        """For each row wanted the positions of the terms, ascending."""
        found: dict[int, list[int]] = {}
        runs = [run for term in terms for run in self.state.found(field, term) if run.segment is segment]
        for run in runs:
            self._spend((run.end - run.start) // (_LOOKED_UP if self._few(wanted, run) else 1))
            for row, own in places_in(field, run, wanted, few=self._few(wanted, run)):
                found[row] = sorted({*found[row], *own}) if row in found else own
        return found

    def _few(self, rows: Sized, run: Run) -> bool:
        """Whether it is quicker to look for rows among postings than to read all of those."""
        return len(rows) * _LOOKED_UP < run.end - run.start

    def identified(self, identifier: str) -> RowList:
        """The part with the id, and the parts of the document with it."""
        found = {
            row + segment.start
            for field in ("id", "document")
            for segment, _, start, end in self.state.found(field, identifier)
            for row in segment.file.view(f"{field}/rows")[start:end]
        }
        return RowList(sorted(found))

    # Columns

    def values(self, column: str, values: frozenset[str]) -> RowList:
        """Rows that have any of the values."""
        if column in self.derived:
            base, derive = self.derived[column]
            own = (v for v in self.state.table(base) if not values.isdisjoint(derive(v)))
            return self.values(base, frozenset(own))
        found: list[int] = []
        for segment in self.state.segments:
            wanted = {code for code, value in enumerate(segment.table(column)) if value in values}
            if wanted:
                found.extend(row + segment.start for row in rows_with(segment, column, wanted))
        return RowList(found)

    def filled(self, column: str) -> RowList:
        """Rows that have a value."""
        return self.values(column, frozenset(self.table(column)))

    def dated(self, column: str) -> RowList:
        """Rows that have a date with a place in time."""
        return RowList([row for row, day in enumerate(self._days(column)) if day >= 0])

    def overlapping(self, column: str, low: int, high: int) -> RowList:
        """Rows with a date that has a day in common with the span."""
        found: list[int] = []
        for segment in self.state.segments:
            spans = zip(segment.file.view(f"{column}/low"), segment.file.view(f"{column}/high"), strict=True)
            offsets = segment.file.view(f"{column}/day_offsets")
            fitting = (i for i, (first, last) in enumerate(spans) if first <= high and last >= low)
            found.extend(dict.fromkeys(bisect_right(offsets, i) - 1 + segment.start for i in fitting))
        return RowList(found)

    def _days(self, column: str) -> list[int]:
        """The earliest day of each row, -1 where it has none."""
        days: list[int] = []
        for segment in self.state.segments:
            days += segment.file.view(f"{column}/first").tolist()
        return days

    def _day(self, row: int) -> int:
        segment, own = self.state.segment_of(row)
        return int(segment.file.view("date/first")[own])

    def _values_of(self, column: str, row: int) -> list[str]:
        segment, own = self.state.segment_of(row)
        table = segment.table(column)
        if f"{column}/codes" in segment.file:
            code = segment.file.view(f"{column}/codes")[own]
            return [table[code]] if code < len(table) else []
        start, end = segment.file.view(f"{column}/offsets")[own : own + 2]
        return [table[code] for code in segment.file.view(f"{column}/values")[start:end]]

    # Answers

    def counts(
        self, columns: Sequence[str], taken: RowList, by: By, most: Mapping[str, int] = NO_LIMITS
    ) -> dict[str, dict[str, int]]:
        """For each column how many of the rows, or of their documents, have each value."""
        found: dict[str, dict[str, int]] = {}
        hits: list[Hits] = []
        segments = self.state.segments
        for column in columns:
            wanted = most.get(column, 0)
            counts = None
            if by == "part" and worth_while(segments, column, len(taken), wanted):
                hits = hits or [
                    (segment, bits_of(rows, segment.rows))
                    for segment, rows in self.state.split(listed(taken.rows))
                ]
                counts = commonest(hits, column, wanted)
            found[column] = self.count(column, taken, by) if counts is None else counts
        return found

    def count(self, column: str, taken: RowList, by: By) -> dict[str, int]:
        """How many of the rows, or of their documents, have each value."""
        base, derive = self.derived.get(column, (column, None))
        if derive is not None or by == "document":
            return self._counted_one_by_one(base, derive, taken, by)
        found: Counter[str] = Counter()
        for segment, rows in self.state.split(listed(taken.rows)):
            table = segment.table(column)
            for code, count in counted(segment, column, rows, len(table)).items():
                found[table[code] if code < len(table) else NONE_VALUE] += count
        return dict(found)

    def _counted_one_by_one(self, base: str, derive: Derive | None, taken: RowList, by: By) -> dict[str, int]:
        self._spend(len(taken) * 2)
        known: dict[str, Sequence[str]] = {}
        pairs: set[tuple[str, int]] = set()
        for row in taken.rows:
            values: Iterable[str] = self._values_of(base, row)
            if derive is not None:
                for value in set(values) - known.keys():
                    known[value] = derive(value)
                values = {found for value in values for found in known[value]}
            thing = row if by == "part" else self._documents[row]
            pairs.update((value, thing) for value in values or (NONE_VALUE,))
        return dict(Counter(value for value, _ in pairs))

    @cached_property
    def _documents(self) -> list[int]:
        """A number for each row that parts of one document share; a document lies in one segment."""
        found, before = [0] * self.state.total, 0
        for segment in self.state.segments:
            rows = segment.file.view("document/rows").tolist()
            starts = segment.file.view("document/starts").tolist()
            for code, (start, end) in enumerate(pairwise(starts), before):
                for row in rows[start:end]:
                    found[segment.start + row] = code
            before += len(starts)
        return found

    def total(self, taken: RowList, by: By) -> int:
        """How many rows, or documents, there are."""
        return len(taken) if by == "part" else len({self._documents[row] for row in taken.rows})

    def best(
        self, taken: RowList, sort: Sort, first: int, last: int | None, by: By, digits: int = DIGITS
    ) -> list[tuple[int, float]]:
        """The rows from place `first` to before `last` in order, with their scores."""
        rows = listed(taken.rows)
        wanted = None if by == "document" or last is None or last >= len(rows) else last
        if wanted and sort == "relevance" and taken.leaders is not None:
            rows = sorted(taken.leaders(wanted, 10.0**-digits, 0.0))
        scores = [0.0] * len(rows) if taken.scores is None else taken.scores(rows)
        found = list(zip(rows, scores, strict=True))
        rank = self._rank(sort, taken.scores is not None, digits)
        if wanted and sort == "relevance" and taken.scores is not None:
            # What rounds to the same score may be just behind the last.
            least = nlargest(wanted, scores)[-1] - 10.0**-digits
            found = [pair for pair in found if pair[1] >= least]
        elif wanted and sort != "title":
            latest = nsmallest(wanted, map(rank, found))[-1]
            found = [pair for pair in found if rank(pair) <= latest]
        ordered = sorted(found, key=rank)
        if by == "part":
            return _by_id(ordered, rank, self.state.id, last)[first:last]
        seen: dict[int, Pair] = {}
        for pair in _by_id(ordered, rank, self.state.id, None):
            seen.setdefault(self._documents[pair[0]], pair)
        return list(seen.values())[first:last]

    def _rank(self, sort: Sort, scored: bool, digits: int) -> Callable[[Pair], tuple[Any, ...]]:
        """By what rows are sorted, ids left out."""
        if sort == "relevance" and scored:
            return lambda pair: (-round(pair[1], digits), -self._day(pair[0]))
        if sort == "title":
            return lambda pair: (self.state.title(pair[0]), -self._day(pair[0]))
        days = self._days("date")
        if sort == "oldest":
            return lambda pair: (days[pair[0]] < 0, days[pair[0]])
        return lambda pair: (-days[pair[0]],)

    def _spend(self, work: int) -> None:
        self._work += work
        if self._work > MOST_WORK:
            raise TooMuchError(f"more than {MOST_WORK} postings and positions")


def _by_id(
    pairs: list[Pair], rank: Callable[[Pair], object], id_of: Callable[[int], str], last: int | None
) -> list[Pair]:
    """Ties by id, as far as place `last`."""
    found: list[Pair] = []
    at = 0
    while at < len(pairs) and (last is None or at < last):
        end = at + 1
        own = rank(pairs[at])
        while end < len(pairs) and rank(pairs[end]) == own:
            end += 1
        tied = pairs[at:end]
        found += sorted(tied, key=lambda pair: id_of(pair[0])) if end - at > 1 else tied
        at = end
    return found + pairs[at:]
