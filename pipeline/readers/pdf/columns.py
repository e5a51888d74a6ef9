"""Columns of a page and the order in which they are read.

A gutter lies just left of a start that many lines share and that few cross. What crosses it alone in its
height is a heading over both columns; what crosses it with text to its left or right is a box set into them.
"""

from __future__ import annotations

import statistics
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.readers.pdf.flow import gain, interrupting
from pipeline.readers.pdf.pieces import Piece, is_start, join, lone_starts, pieces_of, shared_starts
from pipeline.readers.pdf.runs import Run
from pipeline.readers.pdf.tables import rows_of, tables_of

_HEADING, _ASTRAY = 6, 3  # letters of a heading, at least; lines that it may stand off
_DEEPEST = 6
_WHITE, _MOST_BANDS = 1.8, 4  # font sizes: from one line to the next over a white band
_LEAST_APART, _SAME_BASELINE, _MOST_ALIKE = 6, 0.12, 0.5  # lines; font sizes; of a side's lines
_OWN_COLUMN = 0.4  # of the lines left of a gutter that must begin at the last start, to be a column alone
_INDENT = 5  # font sizes: a start no farther from another is that of indented lines
_REACH = 4.0  # font sizes: how far short lines of a box may stand above and below those that tell of it
_MOST_ACROSS = 0.5
_LEAST_FILL = 0.5
_LEAST_WORDS = 2.2  # a line, on average
_MANY_LINES, _LEAST_WORDS_OF_MANY = 10, 1.7


@dataclass(frozen=True, slots=True)
class Layout:
    """A page in reading order: columns and headings as blocks of lines, boxes apart, and where gutters end.

    `tables` and `floats` are the pieces that stand in tables, and in boxes at the side of the page.
    """

    blocks: tuple[tuple[Piece, ...], ...]
    boxes: tuple[tuple[Piece, ...], ...]
    gutters: tuple[float, ...]
    tables: frozenset[int]
    floats: frozenset[int]

    @property
    def in_stream_order(self) -> float:
        """The share of lines that the stream gives in this order (longest increasing subsequence)."""
        order = [p.index for block in self.blocks for p in block]
        tails: list[int] = []
        for index in order:
            at = bisect_left(tails, index)
            tails[at : at + 1] = [index]
        return len(tails) / len(order) if order else 1.0

    @property
    def headings_astray(self) -> bool:
        """Whether a heading is drawn elsewhere than where it stands: after its text, with all headings."""
        body = [p for block in self.blocks for p in block]
        size = statistics.median(p.size for p in body) if body else 0.0
        place = {index: n for n, index in enumerate(sorted(p.index for p in body))}
        return any(
            p.size > 1.12 * size
            and len(p.text) >= _HEADING
            and abs(place[p.index] - n) > _ASTRAY
            and abs(place[p.index] - place[q.index]) > _ASTRAY
            for n, (p, q) in enumerate(pairwise(body))
        )

    @property
    def hops(self) -> int:
        """How much more often the stream goes from one block to another than it must."""
        block_of = {p.index: n for n, block in enumerate(self.blocks) for p in block}
        order = [block_of[index] for index in sorted(block_of)]
        return sum(a != b for a, b in pairwise(order)) - max(0, len(self.blocks) - 1)


def layout(pieces: Sequence[Piece], known: Sequence[float] = ()) -> Layout:
    """The columns of a page's pieces. `known` are the gutters of the file's other pages."""
    known = [*known, *lone_starts(pieces)]
    reader = _Reader(pieces, known)
    blocks = [block for band in reader.bands() for block in reader.order(band, 0)]
    fresh = {x for x in reader.found if not is_start(x, known)}
    if fresh:  # a column of one line is told by those that the page has elsewhere
        known = [*known, *sorted(fresh)]
        reader = _Reader(pieces, known)
        blocks = [block for band in reader.bands() for block in reader.order(band, 0)]
    narrow = {p.index for p in reader.headings if not any(p.x0 < x < p.x1 for x in reader.found)}
    if narrow and reader.found:  # they may be headings of one column, with white beside them
        other = _Reader(pieces, known)
        through = [block for band in other.bands(narrow) for block in other.order(band, 0)]
        if gain([p for b in through for p in b], [p for b in blocks for p in b]) > 0:
            reader, blocks = other, through
    boxes = reader.grouped([line for box in reader.boxes for line in box])
    apart = interrupting(blocks) if reader.found else set()
    boxes += [block for i, block in enumerate(blocks) if i in apart]
    return Layout(
        tuple(tuple(b) for i, b in enumerate(blocks) if i not in apart),
        tuple(tuple(b) for b in boxes),
        tuple(reader.found),
        frozenset(reader.tables),
        frozenset(reader.floats),
    )


def layout_from_right(runs: Sequence[Run]) -> Layout:
    """The columns of a page of right-to-left script, which are read from right to left.

    The page is looked at in a mirror, its letters too: there its columns begin at the left.
    """
    found = layout(pieces_of([replace(r, x0=-r.x1, x1=-r.x0, text=r.text[::-1]) for r in runs]))
    return replace(
        found,
        blocks=tuple(tuple(_mirrored(p) for p in block) for block in found.blocks),
        boxes=tuple(tuple(_mirrored(p) for p in block) for block in found.boxes),
        gutters=(),
    )


def _mirrored(p: Piece) -> Piece:
    return replace(p, x0=-p.x1, x1=-p.x0, text=p.text[::-1])


class _Reader:
    """Splits a page at its gutters, again and again, and keeps aside the boxes that it meets."""

    def __init__(self, page: Sequence[Piece], known: Sequence[float]) -> None:
        self.page = page
        self.known = known
        self.starts = shared_starts(page)
        self.boxes: list[list[Piece]] = []
        self.tables = tables_of(page)
        self.found: list[float] = []
        self.floats: set[int] = set()
        self.headings: list[Piece] = []

    def order(self, pieces: list[Piece], depth: int) -> list[list[Piece]]:
        """Blocks of lines in reading order."""
        known = [*self.known, *lone_starts(pieces)] if depth < _DEEPEST else []
        gutter = find_gutter(pieces, self.starts, known) if depth < _DEEPEST else None
        if gutter is None:
            return [self._lines(pieces)] if pieces else []
        self.found.append(gutter)
        left, right, across = _sides(pieces, gutter)
        floating = _floating(left, right, across)
        boxed = floating or _boxed(left + right, across)
        if boxed:
            self.boxes.append([p for p in pieces if p.index in boxed])
            pieces = [p for p in pieces if p.index not in boxed]
        if floating:
            self.floats |= floating
            return self.order(pieces, depth + 1)
        over = {p.index for p in across} | self.tables
        rights = {p.index for p in right}
        done: list[list[Piece]] = []
        group: list[Piece] = []
        before = ""
        for p in sorted(pieces, key=lambda p: (-p.y, p.x0)):
            what = "table" if p.index in self.tables else "over" if p.index in over else "columns"
            if what != before and group:
                done.extend(self._band(group, before, rights, depth))
                group = []
            group.append(p)
            before = what
        return done + self._band(group, before, rights, depth)

    def _lines(self, pieces: list[Piece]) -> list[Piece]:
        """Lines and rows of tables from top to bottom."""
        cells = [p for p in pieces if p.index in self.tables]
        if not cells:
            return lines_of(pieces)
        found = lines_of([p for p in pieces if p.index not in self.tables]) + rows_of(cells)
        return sorted(found, key=lambda p: (-p.y, p.x0))

    def _band(self, group: list[Piece], what: str, rights: set[int], depth: int) -> list[list[Piece]]:
        """A band of the page: a table, what stands over all columns, or the columns."""
        if what == "table":
            return [rows_of(group)]
        if what == "over":
            return self.order(group, depth + 1)
        sides = [[p for p in group if (p.index in rights) == right] for right in (False, True)]
        whole = self._columns(sides, depth)
        for y in _white_bands(sides):
            parts = [[[p for p in side if (p.y < y) == below] for side in sides] for below in (False, True)]
            cut = [block for part in parts for block in self._columns(part, depth)]
            if gain([p for block in cut for p in block], [p for block in whole for p in block]) > 0:
                whole = cut
                break
        return whole

    def _columns(self, sides: Sequence[list[Piece]], depth: int) -> list[list[Piece]]:
        return [block for side in sides if side for block in self.order(side, depth + 1)]

    def bands(self, narrow: Collection[int] = ()) -> list[list[Piece]]:
        """The page cut at the headings that stand over all columns; each heading is a band of its own.

        Those with an index among the `narrow` ones are none.
        """
        size = statistics.median(p.size for p in self.page) if self.page else 0.0
        rows = sorted(self.page, key=lambda p: (-p.y, p.x0))
        left = min((p.x0 for p in rows), default=0.0)
        width = max((p.x1 for p in rows), default=0.0) - left
        bands: list[list[Piece]] = [[]]
        heading: Piece | None = None
        for i, p in enumerate(rows):
            large = (p.size > 1.12 * size or p.bold) and p.index not in narrow
            follows = heading is not None and heading.y - p.y < 1.9 * heading.size
            leads = p.x0 < left + 0.25 * width or abs(p.x0 + p.x1 - 2 * left - width) < 0.2 * width
            if (
                (large or follows)
                and leads
                and _alone(p, rows[max(0, i - 12) : i + 12], first=heading is None)
                and (follows or _over_columns(p, rows[i + 1 :], width))
            ):
                if heading is None:
                    bands.append([])
                bands[-1].append(p)
                self.headings.append(p)
                heading = p
                continue
            if heading is not None:
                bands.append([])
                heading = None
            bands[-1].append(p)
        return [band for band in bands if band]

    def grouped(self, boxes: list[Piece]) -> list[list[Piece]]:
        """The boxes of a page, each with its lines."""
        groups: list[list[Piece]] = []
        for p in sorted(boxes, key=lambda p: (-p.y, p.x0)):
            near = next(
                (g for g in groups if g[-1].y - p.y < 3 * p.size and p.x0 < g[-1].x1 and p.x1 > g[-1].x0),
                None,
            )
            if near is None:
                groups.append([p])
            else:
                near.append(p)
        return [lines_of(g) for g in groups]


def _white_bands(sides: Sequence[Sequence[Piece]]) -> list[float]:
    """The heights at which no column has a line, with lines of all above and below: where another text
    may begin in columns of its own."""
    if not all(sides):
        return []
    rows = sorted((p for side in sides for p in side), key=lambda p: -p.y)
    down = [(a.y - b.y, (a.y + b.y) / 2) for a, b in pairwise(rows)]
    least = _WHITE * statistics.median(p.size for p in rows)
    widest = sorted((gap for gap in down if gap[0] > least), reverse=True)
    return [
        y
        for _, y in widest[:_MOST_BANDS]
        if all(sum(p.y > y for p in side) > 1 and sum(p.y < y for p in side) > 1 for side in sides)
    ]


def lines_of(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces of one column from top to bottom, those on one baseline joined."""
    lines: list[Piece] = []
    for p in sorted(pieces, key=lambda p: (-p.y, p.x0)):
        before = lines[-1] if lines else None
        if before and before.y - p.y <= 0.35 * min(before.size, p.size) and p.x0 > before.x0:
            lines[-1] = join(before, p)
        elif before and before.y - p.y <= 0.35 * min(before.size, p.size) and p.x1 <= before.x0 + p.size:
            lines[-1] = join(p, before)
        else:
            lines.append(p)
    return lines


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
    left, right, across = _sides(pieces, start)
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


def _sides(pieces: Sequence[Piece], start: float) -> tuple[list[Piece], list[Piece], list[Piece]]:
    left, right, across = [], [], []
    for p in pieces:
        if p.x0 >= start - 2:
            right.append(p)
        elif p.x1 <= start - 0.1 * p.size:
            left.append(p)
        else:
            across.append(p)
    return left, right, across


def _floating(left: list[Piece], right: list[Piece], across: list[Piece]) -> set[int]:
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


def _over_columns(heading: Piece, below: Sequence[Piece], width: float) -> bool:
    """Whether the text under a heading goes over the whole page, or begins far to the right as well."""
    near = [q for q in below if heading.y - q.y < 5.5 * heading.size]
    return any(
        q.x1 - q.x0 > 0.6 * width
        or (q.x0 > heading.x0 + 60 and q.x0 > heading.x0 + 0.3 * (heading.x1 - heading.x0))
        for q in near
    )


def _alone(p: Piece, near: Sequence[Piece], *, first: bool) -> bool:
    """Whether nothing stands beside a heading, nor, where it would be the `first` line of it, beside the line
    above it that it runs on from."""
    if any(q.index != p.index and _beside(p, q) for q in near):
        return False
    return not first or not any(_runs_on(q, p) for q in near)


def _runs_on(p: Piece, q: Piece) -> bool:
    """Whether q is the next line of the heading p, in the same column."""
    return abs(p.size - q.size) < 0.1 and 0 < p.y - q.y < 1.5 * p.size and abs(p.x0 - q.x0) < 2


def _beside(p: Piece, q: Piece) -> bool:
    """Whether q stands in the height of p."""
    return q.y < p.y + 0.8 * p.size and p.y < q.y + 0.8 * q.size


def _boxed(beside: Sequence[Piece], across: Sequence[Piece]) -> set[int]:
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
