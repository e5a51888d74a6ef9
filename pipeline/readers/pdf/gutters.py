"""The gutter that parts a page's columns best.

It lies just left of a start that many lines share and that few cross.
"""

from __future__ import annotations

import statistics
from collections.abc import Collection, Sequence

from pipeline.readers.pdf.pieces import Piece, is_start, join, shared_starts

_LEAST_APART, _SAME_BASELINE, _MOST_ALIKE = 6, 0.12, 0.5  # lines; font sizes; of a side's lines
_OWN_COLUMN = 0.4  # of the lines left of a gutter that must begin at the last start, to be a column alone
_INDENT = 5  # font sizes: a start no farther from another is that of indented lines
_MOST_ACROSS = 0.5
_LEAST_FILL = 0.5
_LEAST_WORDS = 2.2  # a line, on average
_MANY_LINES, _LEAST_WORDS_OF_MANY = 10, 1.7


def find_gutter(
    pieces: Sequence[Piece], shared: Sequence[float] = (), known: Sequence[float] = ()
) -> float | None:
    """Where the best gutter ends and the column to its right begins; None where there is none.

    `shared` are starts that the page's columns share: where one of them holds, a few lines are enough.
    `known` are gutters of other pages, for which a line on each side is enough.
    """
    if len(pieces) < 2:
        return None
    x0, x1 = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    width = x1 - x0
    if width < 120:
        return None
    own = shared_starts(pieces)
    starts = {*own, *(k for k in (*shared, *known) if not is_start(k, own))}
    best: tuple[bool, float, float] | None = None
    for start in sorted(s for s in starts if x0 + 0.08 * width < s < x0 + 0.92 * width):
        least = 1 if is_start(start, known) else 2 if is_start(start, shared) else 3
        found = _score(pieces, start, least, starts)
        if found is not None and (best is None or found > best[:2]):
            best = (*found, start)
    return best[2] if best else None


def _score(
    pieces: Sequence[Piece], start: float, least: int, starts: Collection[float]
) -> tuple[bool, float] | None:
    """Whether nothing goes over a gutter, and how good it is; None where it is none."""
    left, right, across = sides_of(pieces, start)
    if len(left) < least or len(right) < least or len(across) > _MOST_ACROSS * len(pieces):
        return None
    size = statistics.median(p.size for p in pieces)
    shared = min(max(p.y for p in left), max(p.y for p in right)) - max(
        min(p.y for p in left), min(p.y for p in right)
    )
    if shared < (least - 1) * size:
        return None
    # Prose fills its column, line after line, and has words; the cells of a table do not.
    first = [p for p in _beside_gutter(right, starts, left=False) if p.x0 <= start + _INDENT * size]
    last = _beside_gutter(left, [s for s in starts if s < start - 2], left=True)
    clear = not across and _apart(first, last, size)
    for column in (first, last):
        if len(column) < least:
            return None
        if least == 1 and len(column) < 3:
            continue  # the last words of an article tell nothing of how wide their column is
        if clear:
            break
        ends = sorted(p.x1 for p in column)
        begin = min(p.x0 for p in column)
        full = ends[int(0.9 * (len(ends) - 1))] - begin
        if statistics.median(p.x1 - p.x0 for p in column) < _LEAST_FILL * full:
            return None
        wordy = _LEAST_WORDS if len(column) < _MANY_LINES else _LEAST_WORDS_OF_MANY
        if statistics.mean(len(p.text.split()) for p in column) < wordy:
            return None
    exact = sum(p.x0 <= start + 3 * size for p in right)
    # A box set into two columns has text on both its sides: it speaks less against their gutter than a line
    # of a wider column does, which goes over a box's own edge.
    cost = sum(0.5 if _amid(p, pieces) else 2.0 for p in across)
    return not across, min(len(left), len(right)) + exact - cost


def _apart(right: Sequence[Piece], left: Sequence[Piece], size: float) -> bool:
    """Whether two sides have baselines of their own, line after line, as the rows of a table never do."""
    if min(len(right), len(left)) < _LEAST_APART:
        return False
    low = max(min(p.y for p in right), min(p.y for p in left))
    high = min(max(p.y for p in right), max(p.y for p in left))
    sides = [[p.y for p in side if low <= p.y <= high] for side in (right, left)]
    if min(len(side) for side in sides) < _LEAST_APART:
        return False
    most = _SAME_BASELINE * size
    alike = (sum(any(abs(y - z) < most for z in b) for y in a) / len(a) for a, b in (sides, sides[::-1]))
    return max(alike) < _MOST_ALIKE


def _amid(p: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether text stands close to the left and to the right of a piece."""
    near = [q for q in pieces if abs(q.y - p.y) < 0.75 * max(p.size, q.size)]
    return any(q.x1 <= p.x0 for q in near) and any(q.x0 >= p.x1 for q in near)


def _beside_gutter(side: Sequence[Piece], starts: Collection[float], *, left: bool) -> list[Piece]:
    """The lines of the column next to a gutter, on its left or on its right, each as one piece.

    They are followed from the gutter to the next of the shared `starts`, so that wide gaps between words part
    no line. A start a little to the right of another is that of indented lines, not of a column.
    """
    size = statistics.median(p.size for p in side)
    far = sorted(s for s in starts if any(p.x0 < s + 2 for p in side))
    own = [s for n, s in enumerate(far) if not n or s - far[n - 1] > _INDENT * size]
    rows: dict[int, list[Piece]] = {}
    for p in side:
        rows.setdefault(round(p.y), []).append(p)
    lines = []
    for row in rows.values():
        row.sort(key=lambda p: p.x0, reverse=left)
        line = row[0]
        for p in row[1:]:
            if is_start(line.x0 if left else p.x0, own):
                break
            line = join(p, line) if left else join(line, p)
        lines.append(line)
    last = [line for line in lines if own and line.x0 >= own[-1] - 2]
    return last if left and len(last) > _OWN_COLUMN * len(lines) else lines


def sides_of(pieces: Sequence[Piece], start: float) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """The pieces left of a gutter, those right of it, and those that go over it."""
    left, right, across = [], [], []
    for p in pieces:
        if p.x0 >= start - 2:
            right.append(p)
        elif p.x1 <= start - 0.1 * p.size:
            left.append(p)
        else:
            across.append(p)
    return left, right, across
