"""Counting several value columns at once with numpy.

A row's values in all columns asked for lie side by side as codes, a slot for each, so that one look at the
row takes them all and one count of codes counts all columns. Where there are many rows, columns share slots:
a code stands for a pair of values, and sums over the pairs give each column's own counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.query.fields import NONE_VALUE
from index.whoosh_engine.vector_columns import Rows, ValueColumn

_SHARED = 2**15  # codes that columns which share slots may make together
_MANY = 2_000  # from so many rows on columns share slots


class _Packed:
    """Slots of all rows as records of a size that numpy copies at once: 1, 2, 4, 8, 16 or 32 bytes."""

    def __init__(self, slots: Sequence[Rows], codes: int, total: int) -> None:
        self.codes = codes
        self._width = len(slots)
        self._dtype = np.dtype(np.uint16 if codes <= 2**16 else np.uint32)
        self._columns = _power_of_two(self._width)
        laid = np.zeros((total, self._columns), dtype=self._dtype)
        for number, slot in enumerate(slots):
            laid[:, number] = slot
        self._records = laid.view(f"V{self._columns * self._dtype.itemsize}").ravel()

    def counted(self, rows: Rows) -> Rows:
        """How often each code is in the slots of the rows."""
        taken = self._records.take(rows).view(self._dtype)
        if self._columns != self._width:
            taken = taken.reshape(-1, self._columns)[:, : self._width].astype(np.intp).ravel()
        return np.bincount(taken, minlength=self.codes)


class FacetTable:
    """Some value columns of all rows laid out to be counted together."""

    def __init__(self, columns: Sequence[tuple[str, ValueColumn]], total: int) -> None:
        self._names = [name for name, _ in columns]
        self._columns = [column for _, column in columns]
        self._total = total
        # The values, none, and what fills the slots of rows with fewer values than others.
        sizes = [len(column.table) + 2 for column in self._columns]
        self._starts = np.cumsum([0, *sizes])
        self._labels = np.empty(int(self._starts[-1]), dtype=object)
        for column, start, size in zip(self._columns, self._starts.tolist(), sizes, strict=False):
            self._labels[start : start + size] = [*column.table, NONE_VALUE, NONE_VALUE]
        self._fillers = self._starts[1:] - 1

    @cached_property
    def _layers(self) -> list[list[Rows]]:
        return [column.layers() for column in self._columns]

    @cached_property
    def _apart(self) -> _Packed:
        """A slot of its own for each value of a row."""
        starts = self._starts.tolist()
        slots = [layer + start for own, start in zip(self._layers, starts, strict=False) for layer in own]
        return _Packed(slots, starts[-1], self._total)

    @cached_property
    def _shared(self) -> tuple[_Packed, list[tuple[list[int], tuple[int, ...]]]]:
        """Slots that columns share: which do, and how many codes each of them has."""
        sizes = np.diff(self._starts).tolist()
        layers = self._layers
        groups = [
            (group, tuple(sizes[n] for n in group)) for group in _groups([len(own) for own in layers], sizes)
        ]
        slots: list[Rows] = []
        start = 0
        for group, shape in groups:
            for number in range(max(len(layers[n]) for n in group)):
                code: Any = 0
                for n, size in zip(group, shape, strict=True):
                    code = code * size + (layers[n][number] if number < len(layers[n]) else size - 1)
                slots.append(code + start)
            start += int(np.prod(shape))
        return _Packed(slots, start, self._total), groups

    def counted(self, rows: Rows) -> dict[str, dict[str, int]]:
        """For each column how many of the rows have each value, and how many have none."""
        counts = self._apart.counted(rows) if len(rows) < _MANY else self._summed(rows)
        for column, start in zip(self._columns, self._starts.tolist(), strict=False):
            beyond = column.beyond_of(rows)
            if len(beyond):
                counts[start : start + len(column.table)] += np.bincount(beyond, minlength=len(column.table))
        counts[self._fillers] = 0
        codes = np.flatnonzero(counts)
        bounds = np.searchsorted(codes, self._starts).tolist()
        labels, numbers = self._labels[codes].tolist(), counts[codes].tolist()
        return {
            name: dict(zip(labels[start:end], numbers[start:end], strict=True))
            for name, start, end in zip(self._names, bounds, bounds[1:], strict=False)
        }

    def _summed(self, rows: Rows) -> Rows:
        """The counts of shared codes as counts of each column's own."""
        packed, groups = self._shared
        shared = packed.counted(rows)
        counts = np.empty(int(self._starts[-1]), dtype=np.int64)
        start = 0
        for group, shape in groups:
            size = int(np.prod(shape))
            table: NDArray[Any] = shared[start : start + size].reshape(shape)
            start += size
            for axis, n in enumerate(group):
                others = tuple(other for other in range(len(shape)) if other != axis)
                counts[self._starts[n] : self._starts[n + 1]] = table.sum(axis=others)
        return counts


def _groups(layers: Sequence[int], sizes: Sequence[int]) -> list[list[int]]:
    """Which columns share slots: those with the most values a row first, as many together as may be."""
    groups: list[list[int]] = []
    for n in sorted(range(len(sizes)), key=lambda n: (-layers[n], -sizes[n])):
        for group in groups:
            if sizes[n] * int(np.prod([sizes[other] for other in group])) <= _SHARED:
                group.append(n)
                break
        else:
            groups.append([n])
    return groups


def _power_of_two(number: int) -> int:
    return 1 << max(number - 1, 0).bit_length()
