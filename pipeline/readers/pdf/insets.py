"""What is set into the columns of a page: told by what stands beside it, not by a frame."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from pipeline.readers.pdf.pieces import Piece

_REACH = 4.0  # font sizes: how far short lines of a box may stand above and below those that tell of it


def floating_in(left: list[Piece], right: list[Piece], across: list[Piece]) -> set[int]:
    """The pieces of a box at the page's side, whose text goes on below or above it over the whole width."""
    if not left or not right:
        return set()
    x0, size = min(p.x0 for p in left + across), statistics.median(p.size for p in across or left)
    prose = [p for p in across if p.x0 < x0 + 3 * p.size and p.size < 1.1 * size and len(p.text.split()) > 5]
    if len(prose) < 3:
        return set()
    high, low = max(p.y for p in prose), min(p.y for p in prose)
    chosen: list[Piece] | None = None
    for side in (right, left):
        top, bottom = max(p.y for p in side), min(p.y for p in side)
        body = left if side is right else right
        other = statistics.median(p.size for p in body)
        gap = min(abs(p.y - q.y) for p in (prose[0], prose[-1]) for q in body)
        if gap > 1.7 * size:
            continue
        if (bottom > high or top < low) and abs(other - size) < 0.08 * size:
            own = statistics.median(p.size for p in side)
            if chosen is None or abs(own - size) > 0.08 * size:
                chosen = side
    return {p.index for p in chosen} if chosen else set()


def boxed_in(beside: Sequence[Piece], across: Sequence[Piece]) -> set[int]:
    """Which pieces stand in boxes: those across the gutter with text beside them, and what goes with them."""
    core = []
    both = False
    for p in across:
        near = [q for q in beside if abs(q.y - p.y) < 0.75 * max(p.size, q.size)]
        before, after = any(q.x1 <= p.x0 for q in near), any(q.x0 >= p.x1 for q in near)
        if before or after:
            core.append(p)
            both = both or (before and after)
    if len(core) < (1 if both else 2):
        return set()
    found = {p.index for p in core}
    x0, x1 = min(p.x0 for p in core), max(p.x1 for p in core)
    low, high = min(p.y for p in core), max(p.y for p in core)
    least, most = (
        low - _REACH * core[0].size,
        high + _REACH * core[0].size,
    )  # or it would take the column with it
    crossing = {p.index for p in across}
    grown = True
    while grown:
        grown = False
        for p in (*across, *beside):
            if p.index in found or p.x0 < x0 - 2 or p.x1 > x1 + 2:
                continue
            if p.index not in crossing and not least < p.y < most:
                continue
            aligned = p.x0 - x0 < 1.5 * p.size or abs(p.x0 + p.x1 - x0 - x1) < 8
            if aligned and low - 1.7 * p.size <= p.y <= high + 2.2 * p.size:
                found.add(p.index)
                low, high = min(low, p.y), max(high, p.y)
                grown = True
    return found
