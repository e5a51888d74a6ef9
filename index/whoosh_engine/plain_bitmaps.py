"""Counting the commonest values of a column without numpy and without looking at a row, by bitmaps.

Numbers of Python serve as bitmaps: bits in common are had, and counted, many at a time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from heapq import heappush, heappushpop
from itertools import compress

from index.query.fields import NONE_VALUE
from index.whoosh_engine.state import Segment

_BITS_A_ROW = 800
"""So many bits of bitmaps take as long as counting the values of one row."""

_AS_FLAGS = bytes.maketrans(b"01", bytes((0, 1)))

Hits = tuple[Segment, int]
"""A segment, and those of its rows that are counted as bits, the first row in the lowest bit."""


def bits_of(rows: Sequence[int], size: int) -> int:
    """Some rows of a segment of so many rows as bits."""
    if len(rows) == size:
        return (1 << size) - 1
    digits = bytearray(b"0") * size
    for row in rows:
        digits[~row] = 49  # "1", from behind, where the lowest bit stands
    return int(digits, 2)


def rows_of(bits: int) -> list[int]:
    """Bits as rows, ascending."""
    digits = format(bits, "b").encode()[::-1].translate(_AS_FLAGS)
    return list(compress(range(len(digits)), digits))


def bits_with(segment: Segment, column: str, codes: set[int]) -> int | None:
    """The rows of a segment that have any of the values, as bits; None where one of them has no bitmap."""
    if f"{column}/dense" not in segment.file:
        return None
    places = {code: place for place, code in enumerate(segment.file.view(f"{column}/dense"))}
    if not codes <= places.keys():
        return None
    bits = 0
    for code in codes:
        bits |= _bitmap(segment, column, places[code])
    return bits


def worth_while(segments: Sequence[Segment], column: str, rows: int, most: int) -> bool:
    """Whether `commonest` is likely to be quicker for so many rows than looking at each of them.

    Where they are like any other rows, values have as large a share of them as of all.
    """
    bits = 0
    for segment in segments:
        if f"{column}/dense" not in segment.file:
            return False
        frequencies = segment.file.view(f"{column}/dense_counts").tolist()
        rest = segment.file.view(f"{column}/rest")
        needed = len(frequencies)
        if most and most <= len(frequencies):
            least = frequencies[most - 1] * rows / sum(own.rows for own in segments)
            needed = bisect_left(frequencies, -least, key=lambda frequency: -frequency)
        if len(rest) and needed == len(frequencies):
            return False
        bits += max(needed, most) * segment.rows
    return bits < rows * _BITS_A_ROW


def commonest(hits: Sequence[Hits], column: str, most: int) -> dict[str, int] | None:
    """How many of the rows have each value: of so many `most` at least (0: all), and all that equal the last.

    None where there are no bitmaps of some value that may be among them.
    """
    bounds: dict[str, int] = {}
    rest = sum(_rest(segment, column) for segment, _ in hits)
    known = [(segment, bits, _dense(segment, column)) for segment, bits in hits]
    for segment, _, dense in known:
        own = _rest(segment, column)
        for value, (_, frequency) in dense.items():
            bounds[value] = bounds.get(value, rest) - own + frequency
    found: dict[str, int] = {}
    highest: list[int] = []
    for value in sorted(bounds, key=bounds.__getitem__, reverse=True):
        if len(highest) == most and most and bounds[value] < highest[0]:
            break
        count = 0
        for segment, bits, dense in known:
            if value in dense:
                count += (bits & _bitmap(segment, column, dense[value][0])).bit_count()
            elif bits and _there(segment, column, value):
                return None
        if count:
            found[value] = count
            if len(highest) < most:
                heappush(highest, count)
            elif most:
                heappushpop(highest, count)
    if rest and (len(highest) < most or not most or rest >= highest[0]):
        return None
    return found


def _dense(segment: Segment, column: str) -> dict[str, tuple[int, int]]:
    """For each value that has a bitmap its place among them, and how many rows of the segment have it."""
    table = segment.table(column)
    codes = segment.file.view(f"{column}/dense").tolist()
    frequencies = segment.file.view(f"{column}/dense_counts").tolist()
    return {
        table[code] if code < len(table) else NONE_VALUE: (place, frequency)
        for place, (code, frequency) in enumerate(zip(codes, frequencies, strict=True))
    }


def _rest(segment: Segment, column: str) -> int:
    """The highest count of a value without a bitmap."""
    rest = segment.file.view(f"{column}/rest")
    return int(rest[0]) if len(rest) else 0


def _bitmap(segment: Segment, column: str, place: int) -> int:
    width = (segment.rows + 7) // 8
    bits = segment.file.view(f"{column}/bits")
    return int.from_bytes(bits[place * width : (place + 1) * width], "little")


def _there(segment: Segment, column: str, value: str) -> bool:
    """Whether some row of the segment may have a value that has no bitmap there."""
    if not _rest(segment, column):
        return False
    table = segment.table(column)
    place = bisect_left(table, value)
    return value == NONE_VALUE or (place < len(table) and table[place] == value)
