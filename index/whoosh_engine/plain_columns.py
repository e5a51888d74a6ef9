"""Value columns of one segment read without numpy."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain, compress, pairwise
from operator import eq

from index.whoosh_engine.state import Segment

_DENSE = 8  # from one in so many rows on, a column is read as a whole


def rows_with(segment: Segment, column: str, wanted: set[int]) -> list[int]:
    """The rows of a segment that have any of the values, given by their codes."""
    if f"{column}/codes" in segment.file:
        codes = segment.file.view(f"{column}/codes")
        if codes.itemsize == 1:
            fits = bytes(code in wanted for code in range(256))
            return list(compress(range(len(codes)), bytes(codes).translate(fits)))
        return [row for row, code in enumerate(codes.tolist()) if code in wanted]
    offsets, values = segment.file.view(f"{column}/offsets"), segment.file.view(f"{column}/values")
    entries = [entry for entry, code in enumerate(values.tolist()) if code in wanted]
    return list(dict.fromkeys(bisect_right(offsets, entry) - 1 for entry in entries))


def counted(segment: Segment, column: str, rows: list[int], none: int) -> Counter[int]:
    """How many of the rows have each code; `none` for those without any."""
    everything = len(rows) == segment.rows
    if f"{column}/codes" in segment.file:
        codes = segment.file.view(f"{column}/codes")
        if everything:
            return Counter(codes.tolist())
        dense = len(rows) * _DENSE > segment.rows
        return Counter(map((codes.tolist() if dense else codes).__getitem__, rows))
    offsets, values = segment.file.view(f"{column}/offsets"), segment.file.view(f"{column}/values")
    if everything:
        found = Counter(values.tolist())
        found[none] = sum(a == b for a, b in pairwise(offsets.tolist()))
    else:
        dense = len(rows) * _DENSE > segment.rows
        get = (offsets.tolist() if dense else offsets).__getitem__
        own: Callable[[slice], Sequence[int]] = (values.tolist() if dense else values).__getitem__
        starts, ends = list(map(get, rows)), list(map(get, [row + 1 for row in rows]))
        found = Counter(chain.from_iterable(map(own, map(slice, starts, ends))))
        found[none] = sum(map(eq, starts, ends))
    return +found
