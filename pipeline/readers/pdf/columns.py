"""Columns of a page and the order in which they are read.

What crosses a gutter alone in its height is a heading over both columns; what crosses it with text to its
left or right is a box set into them.
"""

from __future__ import annotations

import statistics
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.readers.pdf.flow import gain, interrupting, joint
from pipeline.readers.pdf.gutters import find_gutter, sides_of
from pipeline.readers.pdf.insets import boxed_in, floating_in
from pipeline.readers.pdf.pieces import Piece, is_start, join, lone_starts, pieces_of, shared_starts
from pipeline.readers.pdf.runs import Run
from pipeline.readers.pdf.tables import rows_of, tables_of

_HEADING, _ASTRAY = 6, 3  # letters of a heading, at least; lines that it may stand off
_DEEPEST = 6
_SMALL, _LARGE = 0.96, 1.12  # of the page's usual size
_BACK = 3.0  # font sizes: farther up than a title's lines or a raised mark
_BOXED = 0.15  # by which the size of text in a box may differ
_WHITE, _MOST_BANDS = 1.8, 4  # font sizes: from one line to the next over a white band
_LINES_OF_HEADING = 4.0  # font sizes: how far its last line may stand under its first


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
        """Whether a heading is drawn elsewhere than where it stands: after its text, with all headings.

        It is far from there, or within a sentence.
        """
        body = [p for block in self.blocks for p in block]
        size = statistics.median(p.size for p in body) if body else 0.0
        drawn = sorted(body, key=lambda p: p.index)
        place = {p.index: n for n, p in enumerate(drawn)}

        def is_astray(n: int) -> bool:
            p, q = body[n], body[n + 1]
            at = place[p.index]
            if p.size <= 1.12 * size or len(p.text) < _HEADING or at == n:
                return False
            if abs(at - n) > _ASTRAY and abs(at - place[q.index]) > _ASTRAY:
                return True
            return _parts(drawn, at) and not _parts(body, n)

        return any(is_astray(n) for n in range(len(body) - 1))

    @property
    def turns_back(self) -> bool:
        """Whether the stream goes up to the same column or one farther left, as no reader does."""
        body = sorted((p for block in self.blocks for p in block), key=lambda p: p.index)
        return any(b.y > a.y + _BACK * a.size and b.x0 < a.x1 for a, b in pairwise(body))

    @property
    def hops(self) -> int:
        """How much more often the stream goes from one block to another than it must."""
        block_of = {p.index: n for n, block in enumerate(self.blocks) for p in block}
        order = [block_of[index] for index in sorted(block_of)]
        return sum(a != b for a, b in pairwise(order)) - max(0, len(self.blocks) - 1)


def _parts(order: Sequence[Piece], n: int) -> bool:
    """Whether the n-th line stands within a sentence of the lines before and after it."""
    return 0 < n < len(order) - 1 and joint(order[n - 1].text, order[n + 1].text) >= 1


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
    for chosen in (narrow, _of_one_column(reader, narrow)):
        if not chosen or not reader.found:
            continue
        # They may be headings of one column, with white beside them.
        other = _Reader(pieces, known)
        through = [block for band in other.bands(chosen) for block in other.order(band, 0)]
        told = gain([p for b in through for p in b], [p for b in blocks for p in b])
        if told > 0 or (told == 0 and chosen is not narrow):
            reader, blocks = other, through
            break
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


def _of_one_column(reader: _Reader, narrow: Collection[int]) -> set[int]:
    """Those of the headings beside a gutter under which nothing stands on its other side, but above them."""
    size = statistics.median(p.size for p in reader.page) if reader.page else 0.0
    sides = [
        [(p.y, p.x0 > gutter - 2) for p in reader.page if p.size > _SMALL * size and not p.x0 < gutter < p.x1]
        for gutter in reader.found
    ]
    found = set()
    for p in (p for p in reader.headings if p.index in narrow):
        for gutter, lines in zip(reader.found, sides, strict=True):
            beyond = [y for y, right in lines if right != (p.x0 > gutter - 2)]
            under = [
                q.y
                for q in reader.headings
                if q.y < p.y - _LINES_OF_HEADING * p.size and q.index not in narrow
            ]
            if any(y > p.y for y in beyond) and not any(max(under, default=0.0) < y < p.y for y in beyond):
                found.add(p.index)
    return found


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
        self.cuts: list[float] = []

    def order(self, pieces: list[Piece], depth: int) -> list[list[Piece]]:
        """Blocks of lines in reading order."""
        known = [*self.known, *lone_starts(pieces)] if depth < _DEEPEST else []
        gutter = None
        if depth < _DEEPEST:  # a table over the columns says nothing of where they part
            prose = [p for p in pieces if p.index not in self.tables]
            gutter = find_gutter(prose, self.starts, known)
        if gutter is None:
            return [self._lines(pieces)] if pieces else []
        self.found.append(gutter)
        left, right, across = sides_of(pieces, gutter)
        beside, over_it = ([p for p in side if p.index not in self.tables] for side in (left + right, across))
        floating = floating_in(left, right, across)
        boxed = floating or boxed_in(beside, over_it)
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
        before = len(self.cuts)
        whole = self._columns(sides, depth)
        within = self.cuts[before:]
        for low, high, count in _white_bands(sides):
            y = (low + high) / 2
            parts = [[[p for p in side if (p.y < y) == below] for side in sides] for below in (False, True)]
            cut = [block for part in parts for block in self._columns(part, depth)]
            orders = [[p for block in order for p in block] for order in (cut, whole)]
            told = gain(*orders) or gain(*orders, within=_BOXED)
            if told > 0 or (told == 0 and count > 1 and any(low < c < high for c in within)):
                self.cuts.append(y)
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
                and (follows or _over_columns(p, rows[i + 1 :], width, size))
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


def _white_bands(sides: Sequence[Sequence[Piece]]) -> list[tuple[float, float, int]]:
    """From where to where no column has a line, with lines of all above and below: where another text
    may begin in columns of its own. With each the least number of lines that a column has above or below."""
    if not all(sides):
        return []
    rows = sorted((p for side in sides for p in side), key=lambda p: -p.y)
    down = [(a.y - b.y, b.y, a.y) for a, b in pairwise(rows)]
    least = _WHITE * statistics.median(p.size for p in rows)
    widest = sorted((gap for gap in down if gap[0] > least), reverse=True)
    found = []
    for _, low, high in widest[:_MOST_BANDS]:
        parts = ([p for p in side if (p.y > low) == up] for side in sides for up in (True, False))
        count = min(len({round(p.y) for p in part}) for part in parts)
        if count:
            found.append((low, high, count))
    return found


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


def _over_columns(heading: Piece, below: Sequence[Piece], width: float, size: float) -> bool:
    """Whether the text under a heading goes over the whole page, or begins far to the right as well.

    One line of small print does not tell where text stands between: it is the page's foot.
    """
    near = [
        q
        for q in below  # a quotation between columns tells nothing
        if heading.y - q.y < 5.5 * heading.size and not (q.italic and q.size > _LARGE * size)
    ]
    found = [
        q
        for q in near
        if q.x1 - q.x0 > 0.6 * width
        or (q.x0 > heading.x0 + 60 and q.x0 > heading.x0 + 0.3 * (heading.x1 - heading.x0))
    ]
    if any(q.size > _SMALL * size for q in found) or len({round(q.y) for q in found}) > 1:
        return True
    return bool(found) and not any(q.size > _SMALL * size for q in near)


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
