"""Columns over all segments of a state as numpy arrays: rows numbered through, values by one table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.whoosh_engine.columns import places, sparse, spread
from index.whoosh_engine.kernel import Derive
from index.whoosh_engine.state import State

Rows = NDArray[Any]
Mask = NDArray[np.bool_]

_LAYERS = 4  # values of a row that are kept apart for counting; the rest is counted more slowly
_FEW = 16  # where there are so many times more entries than rows, the rows are looked up


class ValueColumn:
    """The entries `offsets[row]:offsets[row + 1]` of `values` are the places of a row's values in the table.

    Where no row has more than one, `codes` has its place for each row, the table's length for none.
    """

    def __init__(
        self, table: Sequence[str], offsets: Rows | None, values: Rows | None, codes: Rows | None
    ) -> None:
        self.table = list(table)
        self._offsets = offsets
        self._values = values
        self.codes = codes

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each value in the table."""
        return {value: place for place, value in enumerate(self.table)}

    @cached_property
    def filled(self) -> Mask:
        """For each row whether it has a value."""
        if self.codes is not None:
            found: Mask = self.codes != len(self.table)
            return found
        assert self._offsets is not None
        several: Mask = np.diff(self._offsets) > 0
        return several

    @cached_property
    def entries(self) -> tuple[Rows, Rows]:
        """Rows and places of the values of all entries, rows ascending."""
        if self.codes is not None:
            rows = np.flatnonzero(self.filled)
            return rows, self.codes[rows]
        assert self._offsets is not None and self._values is not None
        rows = np.repeat(np.arange(len(self._offsets) - 1, dtype=np.int32), np.diff(self._offsets))
        return rows, self._values

    def entries_of(self, rows: Rows) -> tuple[Rows, Rows]:
        """The entries of some rows."""
        if self.codes is not None:
            rows = rows[self.filled[rows]]
            return rows, self.codes[rows]
        assert self._offsets is not None and self._values is not None
        return np.repeat(rows, self._offsets[rows + 1] - self._offsets[rows]), self._values[
            places(self._offsets, rows)
        ]

    def layers(self) -> list[Rows]:
        """For each row its first value, its second and so on, a few of them.

        The table's length stands for none in the first, one more for no further one in the others.
        """
        none = len(self.table)
        if self.codes is not None:
            return [self.codes]
        assert self._offsets is not None and self._values is not None
        counts = np.diff(self._offsets)
        layers = []
        for number in range(min(max(int(counts.max(initial=0)), 1), _LAYERS)):
            layer = np.full(len(counts), none + (number > 0), dtype=np.int32)
            having = np.flatnonzero(counts > number)
            layer[having] = self._values[self._offsets[having] + number]
            layers.append(layer)
        return layers

    @cached_property
    def _beyond(self) -> tuple[Rows, Rows]:
        """Rows and values of the entries that no layer has, rows ascending."""
        if self.codes is not None:
            return np.empty(0, np.intp), np.empty(0, np.intp)
        assert self._offsets is not None and self._values is not None
        rows = self.entries[0]
        beyond = np.arange(len(rows)) - self._offsets[rows] >= _LAYERS
        return rows[beyond], self._values[beyond]

    def beyond_of(self, rows: Rows) -> Rows:
        """The values of some rows, ascending, that no layer has."""
        having, values = self._beyond
        if not len(having) or not len(rows):
            return values[:0]
        if len(rows) * _FEW < len(having):
            first = np.searchsorted(having, rows)
            return values[spread(first, np.searchsorted(having, rows, side="right") - first)]
        mask = np.zeros(len(self.filled), dtype=np.bool_)
        mask[rows] = True
        return values[mask[having]]

    def rows_with(self, values: Sequence[int]) -> Mask:
        """For each row whether it has one of the values, given by their places."""
        wanted = np.zeros(len(self.table) + 1, dtype=np.bool_)
        wanted[list(values)] = True
        if self.codes is not None:
            found: Mask = wanted[self.codes]
            return found
        assert self._offsets is not None
        rows, own = self.entries
        mask = np.zeros(len(self._offsets) - 1, dtype=np.bool_)
        mask[rows[wanted[own]]] = True
        return mask

    def derived(self, derive: Derive) -> ValueColumn:
        """The column of what follows from the values, each once a row."""
        made = [derive(value) for value in self.table]
        table = sorted({value for values in made for value in values})
        code = {value: place for place, value in enumerate(table)}
        counts = np.array([len(values) for values in made], dtype=np.int64)
        new = np.array([code[value] for values in made for value in values], dtype=np.int64)
        ends = np.cumsum(counts)
        rows, own = self.entries
        taken = spread((ends - counts)[own], counts[own])
        width = max(len(table), 1)
        pairs = np.unique(np.repeat(rows.astype(np.int64), counts[own]) * width + new[taken])
        counts = np.bincount(pairs // width, minlength=len(self.filled))
        return ValueColumn(table, _offsets(counts), (pairs % width).astype(np.int32), None)


class DateColumn:
    """Entry `i` says that row `rows[i]` has a date from day `low[i]` to day `high[i]`."""

    def __init__(self, rows: Rows, low: Rows, high: Rows, first: Rows) -> None:
        self._rows, self._low, self._high = rows, low, high
        self.first = first
        """The earliest day of each row, -1 where it has none."""

    def overlapping(self, low: int, high: int) -> Rows:
        """The rows with a date that has a day in common with the span."""
        return np.unique(self._rows[(self._low <= high) & (self._high >= low)])


def value_column(state: State, name: str) -> ValueColumn:
    """A column of the segments as one."""
    table = state.table(name)
    code = {value: place for place, value in enumerate(table)}
    own_tables = [segment.table(name) for segment in state.segments]
    single = all(f"{name}/codes" in segment.file for segment in state.segments)
    codes, values, counts = [], [], []
    for segment, own in zip(state.segments, own_tables, strict=True):
        new = np.array([*(code[value] for value in own), len(table)], dtype=np.int32)
        arrays = {key: segment.file.array(key) for key in segment.file.places if key.startswith(f"{name}/")}
        if single:
            codes.append(new[arrays[f"{name}/codes"]])
        else:
            offsets, places_ = sparse(arrays, name, len(own))
            values.append(new[places_])
            counts.append(np.diff(offsets))
    if single:
        return ValueColumn(table, None, None, np.concatenate([*codes, np.empty(0, np.int32)]))
    return ValueColumn(table, _offsets(np.concatenate(counts)), np.concatenate(values), None)


def date_column(state: State, name: str) -> DateColumn:
    """A column of dates of the segments as one."""
    rows = [np.empty(0, np.intp)]
    days: dict[str, list[Rows]] = {key: [np.empty(0, np.int64)] for key in ("low", "high", "first")}
    for segment in state.segments:
        counts: Rows = np.diff(segment.file.array(f"{name}/day_offsets").astype(np.int64))
        rows.append(np.repeat(np.arange(segment.start, segment.start + segment.rows), counts))
        for key, found in days.items():
            found.append(segment.file.array(f"{name}/{key}"))
    return DateColumn(np.concatenate(rows), *(np.concatenate(found) for found in days.values()))


def _offsets(counts: Rows) -> Rows:
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
