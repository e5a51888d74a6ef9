"""The columns of all segments as one: rows numbered through, values by one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.whoosh_engine.columns import Ints, SegmentColumns

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class ValueColumn:
    """Entry `i` says that row `rows[i]` has the value `table[values[i]]`. Rows ascend."""

    total: int
    rows: Ints
    values: Ints
    table: tuple[str, ...]

    @cached_property
    def filled(self) -> Mask:
        """The rows that have a value at all."""
        mask = np.zeros(self.total, dtype=np.bool_)
        mask[self.rows] = True
        return mask

    @cached_property
    def codes(self) -> dict[str, int]:
        """The place of each value in the table."""
        return {value: code for code, value in enumerate(self.table)}

    def rows_with(self, codes: Sequence[int]) -> Mask:
        """The rows that have one of the values."""
        wanted = np.zeros(len(self.table), dtype=np.bool_)
        wanted[list(codes)] = True
        mask = np.zeros(self.total, dtype=np.bool_)
        mask[self.rows[wanted[self.values]]] = True
        return mask

    def derived(self, derive: Callable[[str], str | None]) -> ValueColumn:
        """The column of what follows from the values, each once a row."""
        made = [derive(value) for value in self.table]
        table = tuple(sorted({value for value in made if value}))
        index = {value: code for code, value in enumerate(table)}
        codes = np.array([index[value] if value else -1 for value in made], dtype=np.int64)
        values = codes[self.values] if len(codes) else np.empty(0, np.int64)
        keep = values >= 0
        width = max(len(table), 1)
        pairs = np.unique(self.rows[keep].astype(np.int64) * width + values[keep])
        return ValueColumn(
            self.total, (pairs // width).astype(np.int32), (pairs % width).astype(np.int32), table
        )


@dataclass(frozen=True)
class DateColumn:
    """Entry `i` says that row `rows[i]` has a date from day `low[i]` to day `high[i]`."""

    total: int
    rows: Ints
    low: Ints
    high: Ints

    @cached_property
    def filled(self) -> Mask:
        """The rows that have a date with a place in time."""
        mask = np.zeros(self.total, dtype=np.bool_)
        mask[self.rows] = True
        return mask

    @cached_property
    def first(self) -> Ints:
        """The earliest day of each row, -1 where it has none."""
        days = np.full(self.total, np.iinfo(np.int32).max, dtype=np.int32)
        np.minimum.at(days, self.rows, self.low)
        days[~self.filled] = -1
        return days

    def overlapping(self, low: int, high: int) -> Mask:
        """The rows with a date that has a day in common with the span."""
        mask = np.zeros(self.total, dtype=np.bool_)
        mask[self.rows[(self.low <= high) & (self.high >= low)]] = True
        return mask


class MergedColumns:
    """Columns over the segments of one state of the index, put together when they are asked for."""

    def __init__(self, segments: Sequence[SegmentColumns]) -> None:
        self.segments = tuple(segments)
        self.starts = np.concatenate(([0], np.cumsum([s.rows for s in segments], dtype=np.int64)))
        self.total = int(self.starts[-1])
        self._values: dict[str, ValueColumn] = {}
        self._dates: dict[str, DateColumn] = {}

    def values(self, name: str) -> ValueColumn:
        """A value column by name."""
        if name not in self._values:
            self._values[name] = self._merged_values(name)
        return self._values[name]

    def dates(self, name: str) -> DateColumn:
        """A date column by name."""
        if name not in self._dates:
            rows = self._concatenated(
                self._rows(segment, f"{name}.days.offsets", start) for segment, start in self._each()
            )
            low = self._concatenated(segment.arrays[f"{name}.low"] for segment in self.segments)
            high = self._concatenated(segment.arrays[f"{name}.high"] for segment in self.segments)
            self._dates[name] = DateColumn(self.total, rows, low, high)
        return self._dates[name]

    @cached_property
    def documents(self) -> Ints:
        """A number for each row that parts of one document share; a document lies in one segment."""
        found, start = [], 0
        for segment in self.segments:
            codes = segment.arrays["document"]
            found.append(codes + start)
            start += int(codes.max()) + 1 if len(codes) else 0
        return self._concatenated(found)

    @cached_property
    def sort_keys(self) -> list[tuple[str, str]]:
        """Folded title and id of each row."""
        return [key for segment in self.segments for key in segment.sort_keys()]

    def close(self) -> None:
        """Let go of the segments' files."""
        for segment in self.segments:
            segment.close()

    def _merged_values(self, name: str) -> ValueColumn:
        table = sorted({value for segment in self.segments for value in segment.tables[name]})
        index = {value: code for code, value in enumerate(table)}
        rows, values = [], []
        for segment, start in self._each():
            rows.append(self._rows(segment, f"{name}.offsets", start))
            codes = np.array([index[value] for value in segment.tables[name]], dtype=np.int32)
            own = segment.arrays[f"{name}.values"]
            values.append(codes[own] if len(own) else np.empty(0, np.int32))
        return ValueColumn(self.total, self._concatenated(rows), self._concatenated(values), tuple(table))

    def _each(self) -> Any:
        return zip(self.segments, self.starts.tolist(), strict=False)

    @staticmethod
    def _rows(segment: SegmentColumns, offsets: str, start: int) -> Ints:
        counts = np.diff(segment.arrays[offsets])
        return (np.repeat(np.arange(segment.rows, dtype=np.int32), counts) + np.int32(start)).astype(np.int32)

    @staticmethod
    def _concatenated(arrays: Any) -> Ints:
        return np.concatenate([*arrays, np.empty(0, np.int32)]).astype(np.int32, copy=False)
