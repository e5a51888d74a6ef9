"""The kernel with numpy: sets of rows as sorted arrays, with a mask where one is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.query.fields import NONE_VALUE
from index.request import By, Sort
from index.whoosh_engine.kernel import DIGITS, K1, B, Derive, Kernel
from index.whoosh_engine.proximity import Occurrences, close_together, in_sequence
from index.whoosh_engine.state import Run, State
from index.whoosh_engine.vector_columns import DateColumn, Rows, ValueColumn, date_column, value_column

Floats = NDArray[Any]
Mask = NDArray[np.bool_]

_FEW = 32  # where a set has fewer than one in so many of all rows, masks of all rows cost more than they save
_MORE = 8  # a word that is in so many times more rows than are left is looked up for each of them
_FILTERS = 64  # sets of rows by value that are kept


class RowSet:
    """Ascending rows, with their scores where they have any."""

    __slots__ = ("_mask", "rows", "scores", "total")

    def __init__(
        self, total: int, rows: Rows, scores: Floats | None = None, mask: Mask | None = None
    ) -> None:
        self.total = total
        self.rows = rows
        self.scores = scores
        self._mask = mask

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def mask(self) -> Mask:
        """For each row whether it is in the set."""
        if self._mask is None:
            self._mask = np.zeros(self.total, dtype=np.bool_)
            self._mask[self.rows] = True
        return self._mask

    def taken(self, which: Any) -> RowSet:
        """Some of the rows with their scores."""
        return RowSet(self.total, self.rows[which], None if self.scores is None else self.scores[which])

    def scores_at(self, rows: Rows) -> Floats:
        """The scores of rows that are all in the set."""
        assert self.scores is not None
        if len(rows) == len(self.rows):
            return self.scores
        if len(rows) * 16 < len(self.rows):
            return self.scores[np.searchsorted(self.rows, rows)]
        dense = np.empty(self.total)
        dense[self.rows] = self.scores
        return dense[rows]


class _Postings:
    """The postings of several terms of one field taken as one: rows, frequencies, and positions if asked."""

    def __init__(self, state: State, field: str, terms: Sequence[str]) -> None:
        self.field = field
        self.lists = [run for term in dict.fromkeys(terms) for run in state.found(field, term)]
        rows = [
            segment.file.array(f"{field}/rows")[start:end].astype(np.intp) + segment.start
            for segment, _, start, end in self.lists
        ]
        tfs = [segment.file.array(f"{field}/tfs")[start:end] for segment, _, start, end in self.lists]
        if not rows:
            self.listed, self.frequencies = np.empty(0, np.intp), np.empty(0, np.int64)
        elif len(rows) == 1:
            self.listed, self.frequencies = rows[0], tfs[0]
        else:
            self.listed, self.frequencies = np.concatenate(rows), np.concatenate(tfs)
        self.ascending = len({segment.name for segment, *_ in self.lists}) == len(self.lists)

    @cached_property
    def united(self) -> tuple[Rows, Floats]:
        """Rows, each once and ascending, and how often any of the terms is in them."""
        if self.ascending:
            return self.listed, self.frequencies.astype(np.float64)
        rows, place = np.unique(self.listed, return_inverse=True)
        return rows, np.bincount(place, weights=self.frequencies)

    def occurrences(self, base: Rows) -> Occurrences:
        """Every occurrence in a row that has a `base`, as base plus position, ascending and each once."""
        found, at = [], 0
        for segment, place, start, end in self.lists:
            rows, tfs = self.listed[at : at + end - start], self.frequencies[at : at + end - start]
            at += end - start
            own = base[rows]
            wanted = own >= 0
            first, last = segment.file.view(f"{self.field}/at")[place : place + 2]
            positions = segment.file.array(f"{self.field}/positions")[first:last]
            if not wanted.all():
                positions = positions[np.repeat(wanted, tfs)]
                own, tfs = own[wanted], tfs[wanted]
            found.append(np.repeat(own, tfs) + positions)
        joined: Occurrences = found[0] if len(found) == 1 else np.concatenate([*found, np.empty(0, np.int64)])
        return joined if self.ascending else np.unique(joined)

    def last_positions(self) -> Iterator[tuple[Rows, Rows]]:
        """For each list its rows and the last position of the term in each."""
        at = 0
        for segment, place, start, end in self.lists:
            rows, tfs = self.listed[at : at + end - start], self.frequencies[at : at + end - start]
            at += end - start
            first, last = segment.file.view(f"{self.field}/at")[place : place + 2]
            positions = segment.file.array(f"{self.field}/positions")[first:last]
            yield rows, positions[np.cumsum(tfs, dtype=np.int64) - 1]


class Vectors(Kernel[RowSet]):
    """Whole lists at a time. Columns are put together over the segments when they are first asked for."""

    def __init__(self, state: State, derived: Mapping[str, tuple[str, Derive]]) -> None:
        super().__init__(state, derived)
        self._columns: dict[str, ValueColumn] = {}
        self._dates: dict[str, DateColumn] = {}
        self._norms: dict[str, tuple[NDArray[np.uint8], Floats]] = {}
        self._filters: dict[tuple[str, frozenset[str]], RowSet] = {}
        self._map: NDArray[np.bool_] | None = None
        self._deleted = np.array(state.deleted, dtype=np.intp)

    # Sets

    def everything(self) -> RowSet:
        """All rows, deleted ones too."""
        return self._all

    @cached_property
    def _all(self) -> RowSet:
        total = self.state.total
        return RowSet(total, np.arange(total, dtype=np.intp), None, np.ones(total, dtype=np.bool_))

    def nothing(self) -> RowSet:
        """No row."""
        return RowSet(self.state.total, np.empty(0, np.intp))

    def both(self, sets: Sequence[RowSet]) -> RowSet:
        """The rows that are in all of the sets."""
        smallest = min(sets, key=len)
        rows = smallest.rows
        for other in sets:
            if other is not smallest and len(other) < other.total and len(rows):
                rows = rows[_within(rows, other)]
        scored = [one for one in sets if one.scores is not None]
        if not scored:
            return RowSet(smallest.total, rows) if len(rows) < len(smallest) else smallest
        scores = scored[0].scores_at(rows)
        for one in scored[1:]:
            scores = scores + one.scores_at(rows)
        return RowSet(smallest.total, rows, scores)

    def either(self, sets: Sequence[RowSet]) -> RowSet:
        """The rows that are in any of the sets."""
        sets = [one for one in sets if len(one)]
        if len(sets) < 2:
            return sets[0] if sets else self.nothing()
        scored = any(one.scores is not None for one in sets)
        total = self.state.total
        if sum(map(len, sets)) * _FEW < total:
            rows, place = np.unique(np.concatenate([one.rows for one in sets]), return_inverse=True)
            if not scored:
                return RowSet(total, rows)
            every = [np.zeros(len(one)) if one.scores is None else one.scores for one in sets]
            return RowSet(total, rows, np.bincount(place, weights=np.concatenate(every)))
        mask = np.zeros(total, dtype=np.bool_)
        for one in sets:
            mask[one.rows] = True
        rows = np.flatnonzero(mask)
        if not scored:
            return RowSet(total, rows, None, mask)
        scores = np.zeros(total)
        for one in sets:
            if one.scores is not None:
                scores[one.rows] += one.scores
        return RowSet(total, rows, scores[rows], mask)

    def without(self, taken: RowSet, away: RowSet) -> RowSet:
        """The rows of the first that are not in the second."""
        if not len(away) or not len(taken):
            return taken
        return taken.taken(~_within(taken.rows, away))

    def living(self, taken: RowSet) -> RowSet:
        """The rows that are not deleted."""
        return self.without(taken, self._gone)

    @cached_property
    def _gone(self) -> RowSet:
        return RowSet(self.state.total, self._deleted)

    @cached_property
    def _families(self) -> tuple[Rows, Rows]:
        """Rows that share their text with others, originals first, and the codes of their families."""
        family, copy_of = self.column("family"), self.column("copy_of")
        rows, codes = family.entries
        order = np.argsort(copy_of.filled[rows], kind="stable")
        return rows[order], codes[order]

    def once(self, taken: RowSet) -> RowSet:
        """Of rows with the same text one."""
        rows, codes = self._families
        if not len(rows) or len(taken) < 2:
            return taken
        matching = taken.mask[rows]
        found = rows[matching]
        if len(found) < 2:
            return taken
        first = np.unique(codes[matching], return_index=True)[1]
        doubled = np.ones(len(found), dtype=np.bool_)
        doubled[first] = False
        keep = np.ones(self.state.total, dtype=np.bool_)
        keep[found[doubled]] = False
        return taken.taken(keep[taken.rows])

    # Words

    def word(self, field: str, terms: Sequence[str], weight: float, within: RowSet | None = None) -> RowSet:
        """Rows in which any of the terms occurs; they score as one term."""
        if within is not None and len(distinct := dict.fromkeys(terms)) == 1:
            runs = [run for term in distinct for run in self.state.found(field, term)]
            if len(within) * _MORE < sum(run.end - run.start for run in runs):
                return self._looked_up(field, runs, weight, within.rows)
        return self._scored(_Postings(self.state, field, terms), weight)

    def _looked_up(self, field: str, runs: list[Run], weight: float, within: Rows) -> RowSet:
        """Of a frequent word only the rows within a few, each looked for in its postings."""
        found, frequencies = [], []
        for segment, _, start, end in runs:
            first, last = np.searchsorted(within, (segment.start, segment.start + segment.rows))
            listed = segment.file.array(f"{field}/rows")[start:end]
            # Of the type of the list, since numpy would convert the whole list otherwise.
            wanted = (within[first:last] - segment.start).astype(listed.dtype)
            place = np.searchsorted(listed, wanted)
            place[place == len(listed)] = 0
            there = listed[place] == wanted
            found.append(within[first:last][there])
            frequencies.append(segment.file.array(f"{field}/tfs")[start:end][place[there]])
        return self._with_scores(
            field,
            np.concatenate(found),
            np.concatenate(frequencies),
            sum(r.end - r.start for r in runs),
            weight,
        )

    def _scored(self, postings: _Postings, weight: float) -> RowSet:
        rows, frequencies = postings.united
        if not len(rows):
            return self.nothing()
        return self._with_scores(postings.field, rows, frequencies, len(rows), weight)

    def _with_scores(self, field: str, rows: Rows, frequencies: Floats, count: int, weight: float) -> RowSet:
        """Rows with the scores of a word that is in `count` rows."""
        codes, norms = self._norm(field)
        scores = frequencies / (frequencies + norms[codes[rows]])
        scores *= weight * self.idf(count) * (K1 + 1)
        return RowSet(self.state.total, rows, scores)

    def _norm(self, field: str) -> tuple[NDArray[np.uint8], Floats]:
        """For each row the code of its length, and for each code what BM25F adds to the frequency."""
        if field not in self._norms:
            lengths = np.array(self.state.coarse_lengths, dtype=np.float64)
            average = self.state.average_length(field) or 1.0
            codes = [segment.file.array(f"{field}/lengths") for segment in self.state.segments]
            joined = codes[0] if len(codes) == 1 else np.concatenate([*codes, np.empty(0, np.uint8)])
            self._norms[field] = (joined, K1 * ((1 - B) + B * np.maximum(lengths, 1.0) / average))
        return self._norms[field]

    def sequence(self, field: str, words: Sequence[Sequence[str]], slop: int, weight: float) -> RowSet:
        """Rows in which the words stand together."""
        distinct = {tuple(dict.fromkeys(terms)): None for terms in words}
        postings = {terms: _Postings(self.state, field, terms) for terms in distinct}
        if not words or any(not len(p.listed) for p in postings.values()):
            return self.nothing()
        scored = {terms: self._scored(p, weight) for terms, p in postings.items()}
        candidates = self.both(list(scored.values())).rows
        if not len(candidates):
            return self.nothing()
        every = [tuple(dict.fromkeys(terms)) for terms in words]
        if len(every) > 1:
            rows = self._together(candidates, [postings[terms] for terms in every], slop)
        else:
            rows = candidates
        scores = np.zeros(len(rows))
        for terms in every:
            scores += scored[terms].scores_at(rows)
        return RowSet(self.state.total, rows, scores)

    def _together(self, candidates: Rows, words: list[_Postings], slop: int) -> Rows:
        """The candidates in which the words stand together.

        All candidates are laid end to end, each as long as its last word of those asked for and some room.
        """
        room = np.zeros(self.state.total, dtype=np.int64)
        for one in dict.fromkeys(words):
            for rows, last in one.last_positions():
                room[rows] = np.maximum(room[rows], last)
        ends = np.cumsum(room[candidates] + len(words) + slop + 2)
        base = np.full(self.state.total, -1, dtype=np.int64)
        base[candidates] = np.concatenate(([0], ends[:-1]))
        lists = {one: one.occurrences(base) for one in dict.fromkeys(words)}
        sequence = [lists[one] for one in words]
        if slop:
            found = close_together(sequence, slop)
        else:
            # Kept, since making a map of millions of places anew costs more than using it. Whoever has it
            # taken is alone with it.
            known, self._map = self._map, None
            found, self._map = in_sequence(sequence, int(ends[-1]), known)
        return candidates[np.unique(np.searchsorted(ends, found, side="right"))]

    def identified(self, identifier: str) -> RowSet:
        """The part with the id, and the parts of the document with it."""
        found = [
            segment.file.array(f"{field}/rows")[start:end].astype(np.intp) + segment.start
            for field in ("id", "document")
            for segment, _, start, end in self.state.found(field, identifier)
        ]
        return RowSet(self.state.total, np.unique(np.concatenate([*found, np.empty(0, np.intp)])))

    # Columns

    def column(self, name: str) -> ValueColumn:
        """A value column over all segments."""
        if name not in self._columns:
            if name in self.derived:
                base, derive = self.derived[name]
                self._columns[name] = self.column(base).derived(derive)
            else:
                self._columns[name] = value_column(self.state, name)
        return self._columns[name]

    def dates(self, name: str) -> DateColumn:
        """A date column over all segments."""
        if name not in self._dates:
            self._dates[name] = date_column(self.state, name)
        return self._dates[name]

    def values(self, column: str, values: frozenset[str]) -> RowSet:
        """Rows that have any of the values; the sets that were asked for last are kept."""
        found = self._filters.pop((column, values), None)
        if found is None:
            own = self.column(column)
            mask = own.rows_with([own.places[value] for value in values if value in own.places])
            found = RowSet(self.state.total, np.flatnonzero(mask), None, mask)
        self._filters[column, values] = found
        if len(self._filters) > _FILTERS:
            del self._filters[next(iter(self._filters))]
        return found

    def filled(self, column: str) -> RowSet:
        """Rows that have a value."""
        return RowSet(
            self.state.total, np.flatnonzero(self.column(column).filled), None, self.column(column).filled
        )

    def dated(self, column: str) -> RowSet:
        """Rows that have a date with a place in time."""
        return RowSet(self.state.total, np.flatnonzero(self.dates(column).first >= 0))

    def overlapping(self, column: str, low: int, high: int) -> RowSet:
        """Rows with a date that has a day in common with the span."""
        return RowSet(self.state.total, self.dates(column).overlapping(low, high))

    # Answers

    @cached_property
    def _documents(self) -> Rows:
        """A number for each row that parts of one document share; a document lies in one segment."""
        found, start = [np.empty(0, np.int64)], 0
        for segment in self.state.segments:
            starts = segment.file.array("document/starts").astype(np.int64)
            codes = np.empty(segment.rows, dtype=np.int64)
            codes[segment.file.array("document/rows")] = np.repeat(
                np.arange(len(starts) - 1), np.diff(starts)
            )
            found.append(codes + start)
            start += len(starts)
        return np.concatenate(found)

    def count(self, column: str, taken: RowSet, by: By) -> dict[str, int]:
        """How many of the rows, or of their documents, have each value."""
        own = self.column(column)
        if by == "part":
            counts, none = own.counted(taken.rows)
        else:
            documents = self._documents
            width = len(own.table) + 1
            rows, values = own.entries_of(taken.rows)
            pairs = np.unique(documents[rows] * width + values)
            counts = np.bincount(pairs % width, minlength=width)[:-1]
            none = len(np.unique(documents[taken.rows[~own.filled[taken.rows]]]))
        codes = np.flatnonzero(counts)
        named = [own.table[code] for code in codes.tolist()]
        found = dict(zip(named, counts[codes].tolist(), strict=True))
        if none:
            found[NONE_VALUE] = none
        return found

    def total(self, taken: RowSet, by: By) -> int:
        """How many rows, or documents, there are."""
        return len(taken) if by == "part" else len(np.unique(self._documents[taken.rows]))

    def best(
        self, taken: RowSet, sort: Sort, first: int, last: int | None, by: By
    ) -> list[tuple[int, float]]:
        """The rows from place `first` to before `last` in order, with their scores."""
        if by == "document":
            order = self._ordered(taken, sort, None)
            places = np.unique(self._documents[taken.rows[order]], return_index=True)[1]
            order = order[np.sort(places)]
        else:
            order = self._ordered(taken, sort, last)
        chosen = order[first:last]
        rows = taken.rows[chosen].tolist()
        scores = [0.0] * len(rows) if taken.scores is None else taken.scores[chosen].tolist()
        return list(zip(rows, scores, strict=True))

    def _ordered(self, taken: RowSet, sort: Sort, last: int | None) -> Rows:
        """Places in the set in order; with `last` only the first so many are sure to be there."""
        days = self.dates("date").first
        some = np.arange(len(taken))
        main: Any
        match sort:
            case "newest":
                main = -days[taken.rows]
            case "oldest":
                own = days[taken.rows]
                main = np.where(own < 0, np.iinfo(np.int64).max, own)
            case "title":
                titles = [self.state.title(row) for row in taken.rows.tolist()]
                main = np.unique(np.array(titles, dtype=object), return_inverse=True)[1] if titles else some
            case "relevance":
                main = -days[taken.rows] if taken.scores is None else -taken.scores
        if last is not None and last < len(taken):
            threshold = np.partition(main, last)[last]
            # What rounds to the same score may be just behind the threshold.
            margin = 2 * 10.0**-DIGITS if main.dtype.kind == "f" else 0
            some = np.flatnonzero(main <= threshold + margin)
            main = main[some]
        if main.dtype.kind == "f":
            main = np.round(main, DIGITS)
        newest = -days[taken.rows[some]]
        order = np.lexsort((newest, main))
        return some[self._ties_by_id(taken.rows[some], order, (main, newest), last)]

    def _ties_by_id(self, rows: Rows, order: Rows, keys: Sequence[Any], last: int | None) -> Rows:
        same = np.ones(max(len(order) - 1, 0), dtype=np.bool_)
        for key in keys:
            same &= key[order][1:] == key[order][:-1]
        if not same[: last if last is not None else len(same)].any():
            return order
        bounds = np.concatenate(([0], np.flatnonzero(~same) + 1, [len(order)]))
        order = order.copy()
        for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
            if last is not None and start > last:
                break
            if end - start > 1:
                order[start:end] = sorted(
                    order[start:end].tolist(), key=lambda i: self.state.id(int(rows[i]))
                )
        return order


def _within(rows: Rows, other: RowSet) -> Mask:
    """For each of the rows whether it is in the other set."""
    if other._mask is None and len(rows) * _FEW < len(other) and len(other) * _FEW > other.total:
        place = np.searchsorted(other.rows, rows)
        place[place == len(other)] = 0
        found: Mask = other.rows[place] == rows
        return found
    return other.mask[rows]
