"""Value columns of one segment read without numpy."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import chain, compress, pairwise
from operator import eq, itemgetter

from index.whoosh_engine.plain_bitmaps import bits_with, rows_of
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
    bits = bits_with(segment, column, wanted)
    if bits is not None:
        return rows_of(bits)
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
        return Counter(_at(codes, rows, len(rows) * _DENSE > segment.rows))
    offsets, values = segment.file.view(f"{column}/offsets"), segment.file.view(f"{column}/values")
    if everything:
        found = Counter(values.tolist())
        found[none] = sum(a == b for a, b in pairwise(offsets.tolist()))
    elif len(rows) * _DENSE > segment.rows:
        # Slices of bytes are made faster than those of lists, and counted as numbers again at the end.
        size = values.itemsize
        flat = bytes(values)
        places = [size * offset for offset in offsets.tolist()] if size > 1 else offsets.tolist()
        slices = [flat[places[row] : places[row + 1]] for row in rows]
        found = Counter(memoryview(b"".join(slices)).cast(values.format))  # type: ignore[call-overload]  # as in `ArrayFile`
        found[none] = slices.count(b"")
    else:
        starts, ends = [offsets[row] for row in rows], [offsets[row + 1] for row in rows]
        found = Counter(chain.from_iterable(map(values.__getitem__, map(slice, starts, ends))))
        found[none] = sum(map(eq, starts, ends))
    return +found


def _at(codes: memoryview, rows: list[int], dense: bool) -> Iterable[int]:
    if not dense or len(rows) < 2:
        return map(codes.__getitem__, rows)
    found: tuple[int, ...] = itemgetter(*rows)(bytes(codes) if codes.itemsize == 1 else codes.tolist())
    return found
