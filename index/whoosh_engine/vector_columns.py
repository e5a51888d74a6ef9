"""Columns over all segments of a state as numpy arrays: rows numbered through, values by one table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.whoosh_engine.columns import places, sparse
from index.whoosh_engine.kernel import Derive
from index.whoosh_engine.state import State

Rows = NDArray[Any]
Mask = NDArray[np.bool_]

_LAYERS = 4  # values of a row that are kept apart for counting; the rest is counted more slowly


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

    @cached_property
    def _layers(self) -> list[Rows]:
        """For each row its first value, its second and so on, the table's length for none; a few of them."""
        if self.codes is not None:
            return [self.codes.astype(np.intp)]
        assert self._offsets is not None and self._values is not None
        counts = np.diff(self._offsets)
        layers = []
        for number in range(min(int(counts.max(initial=0)), _LAYERS)):
            layer = np.full(len(counts), len(self.table), dtype=np.intp)
            having = np.flatnonzero(counts > number)
            layer[having] = self._values[self._offsets[having] + number]
            layers.append(layer)
        return layers

    @cached_property
    def _beyond(self) -> tuple[Rows, Rows]:
        """Rows and values of the entries that no layer has."""
        if self.codes is not None:
            return np.empty(0, np.intp), np.empty(0, np.intp)
        assert self._offsets is not None and self._values is not None
        rows = self.entries[0]
        beyond = np.arange(len(rows)) - self._offsets[rows] >= _LAYERS
        return rows[beyond], self._values[beyond]

    def counted(self, rows: Rows) -> tuple[Rows, int]:
        """How many of the rows have each value, and how many have none."""
        none = len(self.table)
        counts = np.zeros(none + 1, dtype=np.int64)
        left, without = rows, len(rows)
        for number, layer in enumerate(self._layers):
            own = layer[left]
            found = np.bincount(own, minlength=none + 1)
            if number == 0:
                without = int(found[none])
            counts += found
            if number + 1 < len(self._layers):
                left = left[own != none]
        beyond, values = self._beyond
        if len(beyond) and len(left):
            mask = np.zeros(len(self.filled), dtype=np.bool_)
            mask[left] = True
            counts += np.bincount(values[mask[beyond]], minlength=none + 1)
        return counts[:-1], without

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
        table = sorted({value for value in made if value})
        code = {value: place for place, value in enumerate(table)}
        new = np.array([code[value] if value else -1 for value in made], dtype=np.int64)
        rows, own = self.entries
        values = new[own] if len(own) else np.empty(0, np.int64)
        keep = values >= 0
        width = max(len(table), 1)
        pairs = np.unique(rows[keep].astype(np.int64) * width + values[keep])
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
