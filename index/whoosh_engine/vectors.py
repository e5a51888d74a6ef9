"""The kernel with numpy: sets of rows as sorted arrays, with a mask where one is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.query.fields import NONE_VALUE
from index.request import By, Sort
from index.whoosh_engine.kernel import DIGITS, K1, NO_LIMITS, B, Derive, Kernel
from index.whoosh_engine.layout import PAIRED
from index.whoosh_engine.proximity import close_together, in_sequence
from index.whoosh_engine.state import State
from index.whoosh_engine.term_hashes import TermHashes
from index.whoosh_engine.vector_columns import DateColumn, Rows, ValueColumn, date_column, value_column
from index.whoosh_engine.vector_facets import FacetTable
from index.whoosh_engine.vector_order import ordered
from index.whoosh_engine.vector_postings import Floats, Postings, looked_up, paired, within_these
from index.whoosh_engine.vector_sets import RowSet, in_all, in_any

MORE = 8  # a word that is in so many times more rows than are left is looked up for each of them
_LONG = 5_000  # what looking up in one segment costs at least, in postings that could be read instead
_FILTERS = 64  # sets of rows by value that are kept
_FACET_TABLES = 4  # tables of columns to be counted together that are kept


class Vectors(Kernel[RowSet]):
    """Whole lists at a time. Columns are put together over the segments when they are first asked for."""

    def __init__(self, state: State, derived: Mapping[str, tuple[str, Derive]]) -> None:
        super().__init__(state, derived)
        state.lookup = TermHashes(state.segments).places
        self._columns: dict[str, ValueColumn] = {}
        self._dates: dict[str, DateColumn] = {}
        self._norms: dict[str, Floats] = {}
        self._facet_tables: dict[tuple[str, ...], FacetTable] = {}
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
        return in_all(sets)

    def either(self, sets: Sequence[RowSet]) -> RowSet:
        """The rows that are in any of the sets."""
        return in_any(self.state.total, sets)

    def without(self, taken: RowSet, away: RowSet) -> RowSet:
        """The rows of the first that are not in the second."""
        if not len(away) or not len(taken):
            return taken
        return taken.taken((~away.having(taken.rows)).nonzero()[0])

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
        postings = Postings(self.state, field, terms)
        rows, frequencies = self._within(postings, within)
        if not len(rows):
            return self.nothing()
        count = postings.size if postings.single else len(rows)
        return RowSet(self.state.total, rows, self._scores(field, rows, frequencies, count, weight))

    def _within(self, postings: Postings, within: RowSet | None) -> tuple[Rows, Floats]:
        """The rows and frequencies of a word; of one term only those in rows that are wanted."""
        if within is None or not postings.single or len(within) == within.total:
            return postings.united
        if len(within) * MORE < postings.size and postings.size > _LONG * len(postings.runs):
            return looked_up(postings.field, postings.runs, within.rows)
        rows, frequencies = postings.united
        if not len(rows):
            return rows, frequencies
        there = within.mask[rows].nonzero()[0]
        return rows[there], frequencies[there]

    def _scores(self, field: str, rows: Rows, frequencies: Floats, count: int, weight: float) -> Floats:
        """The scores in some rows of a word that is in `count` rows."""
        scores = frequencies.astype(np.float64)
        added = self._norm(field).take(rows)
        added += scores
        scores /= added
        scores *= weight * self.idf(count) * (K1 + 1)
        return scores

    def _norm(self, field: str) -> Floats:
        """For each row what BM25F adds to the frequency."""
        if field not in self._norms:
            average = self.state.average_length(field) or 1.0
            lengths = np.maximum(self._lengths(field), 1.0)
            self._norms[field] = K1 * ((1 - B) + B * lengths / average)
        return self._norms[field]

    def _lengths(self, field: str) -> Floats:
        """For each row how many words the field has, as coarse as Whoosh keeps it."""
        lengths = np.array(self.state.coarse_lengths, dtype=np.float64)
        codes = [segment.file.array(f"{field}/lengths") for segment in self.state.segments]
        found: Floats = lengths[np.concatenate([*codes, np.empty(0, np.uint8)])]
        return found

    def sequence(self, field: str, words: Sequence[Sequence[str]], slop: int, weight: float) -> RowSet:
        """Rows in which the words stand together."""
        distinct = {terms: Postings(self.state, field, terms) for terms in map(tuple, words)}
        every = [distinct[tuple(terms)] for terms in words]
        if not every or not all(one.size for one in every):
            return self.nothing()
        if len(every) == 1:
            rows = every[0].rows
        elif slop:
            rows = self._together(self._having_all(list(distinct.values())), every, slop)
        elif field == PAIRED and all(len(terms) == 1 for terms in words):
            rows = self._paired([terms[0] for terms in words], every)
        else:
            rows = self._together(self._maybe_behind(every), every, slop)
        if not len(rows):
            return self.nothing()
        scores = np.zeros(len(rows))
        for one in every:
            own, frequencies = one.united
            if len(own) != len(rows):
                frequencies = frequencies[one.at(rows)]
            scores += self._scores(field, rows, frequencies, len(own), weight)
        return RowSet(self.state.total, rows, scores)

    def _having_all(self, words: list[Postings]) -> Rows:
        """The rows that have all of the words."""
        total = self.state.total
        return in_all([RowSet(total, one.rows) for one in sorted(words, key=lambda one: one.size)]).rows

    def _paired(self, words: Sequence[str], every: list[Postings]) -> Rows:
        """The rows in which words stand one behind the other; pairs of common words are known beforehand."""
        pairs = [paired(self.state, first, second) for first, second in pairwise(words)]
        if len(words) == 2:
            rows, unknown = pairs[0]
            if not unknown:
                return rows
            if len(unknown) < len(self.state.segments):
                every = [Postings(self.state, PAIRED, (word,), unknown) for word in words]
                if not all(one.size for one in every):
                    return rows
            return np.sort(np.concatenate((rows, self._together(self._maybe_behind(every), every, 0))))
        total = self.state.total
        sets = [RowSet(total, rows) for rows, unknown in pairs if not unknown]
        if not sets:
            return self._together(self._maybe_behind(every), every, 0)
        found = in_all(sorted([*sets, *(RowSet(total, one.rows) for one in every)], key=len))
        return self._together(found.rows, every, 0)

    def _maybe_behind(self, words: list[Postings]) -> Rows:
        """Rows in which each word may stand behind the one before, by signatures; no such row is left out."""
        first, *others = sorted(range(len(words)), key=lambda n: words[n].size)
        rows, found = words[first].rows, words[first].signatures(first)
        for n in others:
            own = words[n].rows
            if len(rows) * MORE < len(own):
                there = within_these(rows, own).nonzero()[0]
                rows, found = rows[there], found[there]
            else:
                dense = np.zeros(self.state.total, dtype=np.uint64)
                dense[rows] = found
                both = dense[own]
                both &= words[n].signatures(n)
                there = both.nonzero()[0]
                rows, found = own[there], both[there]
            if not len(rows):
                break
        return rows

    def _together(self, candidates: Rows, words: list[Postings], slop: int) -> Rows:
        """The candidates, which have all of the words, in which they stand together.

        All candidates are laid end to end, each as long as its last word of those asked for and some room.
        """
        if not len(candidates):
            return candidates
        distinct = list(dict.fromkeys(words))
        room = distinct[0].last_places(candidates)
        for one in distinct[1:]:
            np.maximum(room, one.last_places(candidates), out=room)
        ends = np.cumsum(room + len(words) + slop + 2)
        base = np.concatenate(([0], ends[:-1]))
        lists = {one: one.places(candidates, base) for one in distinct}
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
        return self.counts((column,), taken, by)[column]

    def counts(
        self, columns: Sequence[str], taken: RowSet, by: By, most: Mapping[str, int] = NO_LIMITS
    ) -> dict[str, dict[str, int]]:
        """For each column how many of the rows, or of their documents, have each value: always all values."""
        if by == "document":
            return {name: self._documents_with(name, taken) for name in columns}
        key = tuple(columns)
        table = self._facet_tables.pop(key, None)
        if table is None:
            table = FacetTable([(name, self.column(name)) for name in columns], self.state.total)
        self._facet_tables[key] = table  # the one asked for last is the last to go
        if len(self._facet_tables) > _FACET_TABLES:
            del self._facet_tables[next(iter(self._facet_tables))]
        return table.counted(taken.rows)

    def _documents_with(self, column: str, taken: RowSet) -> dict[str, int]:
        own, documents = self.column(column), self._documents
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
        self, taken: RowSet, sort: Sort, first: int, last: int | None, by: By, digits: int = DIGITS
    ) -> list[tuple[int, float]]:
        """The rows from place `first` to before `last` in order, with their scores."""
        days = self.dates("date").first
        if by == "document":
            order = ordered(taken, sort, None, digits, days, self.state)
            places = np.unique(self._documents[taken.rows[order]], return_index=True)[1]
            order = order[np.sort(places)]
        else:
            order = ordered(taken, sort, last, digits, days, self.state)
        chosen = order[first:last]
        rows = taken.rows[chosen].tolist()
        scores = [0.0] * len(rows) if taken.scores is None else taken.scores[chosen].tolist()
        return list(zip(rows, scores, strict=True))
