"""A page's columns read around the boxes that it draws, and where in that order each box belongs.

A box within a column stands where it stands, unless a sentence goes on behind it; what reaches over a gutter
comes after the page's columns.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.readers.pdf.columns import Layout, layout, lines_of
from pipeline.readers.pdf.flow import gain, joint
from pipeline.readers.pdf.frames import Box, boxes_of
from pipeline.readers.pdf.pieces import Piece, pieces_of
from pipeline.readers.pdf.runs import Run, Shape

Blocks = list[tuple[Piece, ...]]
_OWN = 0.6  # of a line that must stand over a box, or under it, to be of its column
_ALIKE = 0.08  # font sizes
_LEAST_OVER = 3  # lines over several columns that are prose, not a heading
_QUOTED = ("“", "„", "«", '"', "‘")
_LEAST_SAID = 7  # words over several columns that may be a quotation
_COLUMNS = 34  # font sizes: a box as wide may hold columns of its own
_NEAREST = 8  # lines above and below among which those at a line's side are
_INSIDE = 3.0  # points by which a box must reach over a gutter to be more than one column's


def around(runs: Sequence[Run], shapes: Sequence[Shape], angle: int, known: Sequence[float]) -> Layout | None:
    """The layout of a page around its boxes; None without any, or without columns.

    `runs` are the page's, of which those of direction `angle` are laid out; `known` is as for `layout`.
    """
    upright = [run for run in runs if run.angle == angle]
    boxes = boxes_of(upright, shapes, angle)
    if any(not box.beside for box in boxes):
        boxes = _interrupting(upright, boxes, known)
    if not boxes:
        return None
    found = layout(pieces_of(_without(upright, boxes), known), known)
    if not found.gutters:
        return None
    start = len(upright)
    for box in boxes:  # each is read by itself, as a small page
        inside = [replace(p, index=p.index + start) for p in pieces_of(box.runs)]
        lines, tables = _read(inside)
        found = replace(found, tables=found.tables | tables)
        placed = None if _reaches_over(lines, found.gutters) else _in_place(lines, list(found.blocks))
        if placed is None:
            found = replace(found, boxes=(*found.boxes, lines))
        else:
            found = replace(found, blocks=tuple(placed))
        start += len(box.runs)
    return found


def _read(inside: Sequence[Piece]) -> tuple[tuple[Piece, ...], frozenset[int]]:
    """A box as a small page: its lines in order, and which pieces are a table's."""
    size = statistics.median(p.size for p in inside)
    if max(p.x1 for p in inside) - min(p.x0 for p in inside) < _COLUMNS * size:
        return tuple(lines_of(inside)), frozenset()
    inner = layout(inside)
    return tuple(p for block in (*inner.blocks, *inner.boxes) for p in block), inner.tables


def _without(runs: Sequence[Run], boxes: Sequence[Box]) -> list[Run]:
    taken = {id(run) for box in boxes for run in box.runs}
    return [run for run in runs if id(run) not in taken]


def through(pieces: Sequence[Piece], known: Sequence[float]) -> Layout:
    """The layout of a page, its columns read through what stands over several of them in mid-sentence.

    Prose over the columns ends them, unless a column goes on in the middle of a sentence below it.
    """
    found = layout(pieces, known)
    wide = _over_columns(pieces, found)
    if not wide:
        return found
    taken = {p.index for p in wide}
    other = layout([p for p in pieces if p.index not in taken], known)
    body = [p for block in other.blocks for p in block]
    bands = [p for block in found.blocks for p in block if p.index not in taken]
    # One or two lines may be a heading: what is over them must be open in each column, and go on under them.
    said = wide[0].text.startswith(_QUOTED) or wide[-1].text.endswith((".", ".”", ".»", "!", "!”"))
    least = 0 if said or sum(_reaches_over([p], other.gutters) for p in wide) >= _LEAST_OVER else 1
    if not other.gutters or gain(body, bands) < 0 or not _goes_on(body, wide, least):
        return found
    lines, tables = _read(wide)
    return replace(other, boxes=(*other.boxes, lines), tables=other.tables | tables)


def _over_columns(pieces: Sequence[Piece], found: Layout) -> list[Piece]:
    """The pieces of a block of prose over a gutter, with nothing at its side; empty where there is none."""
    rows = sorted(pieces, key=lambda p: (-p.y, p.x0))
    group: list[Piece] = []
    best: list[Piece] = []
    for n, p in enumerate(rows):
        around = rows[max(0, n - _NEAREST) : n + _NEAREST]
        alone = not any(q is not p and abs(q.y - p.y) < 0.8 * max(p.size, q.size) for q in around)
        near = not group or group[-1].y - p.y < 2.4 * max(p.size, group[-1].size)
        if alone and near and (group or _reaches_over([p], found.gutters)) and p.index not in found.tables:
            group.append(p)
        else:
            group = [p] if alone and _reaches_over([p], found.gutters) else []
        over = sum(_reaches_over([q], found.gutters) for q in group)
        prose = over >= _LEAST_OVER or sum(len(q.text.split()) for q in group) >= _LEAST_SAID
        if over and prose and len(group) > len(best):
            best = list(group)
    return best


def _interrupting(runs: Sequence[Run], boxes: list[Box], known: Sequence[float]) -> list[Box]:
    """The boxes without those over the whole width that end columns, as a rule between two articles does.

    Such a box is set into the columns only where their sentences go on under it.
    """
    sure = [box for box in boxes if box.beside]
    held = {p.text for box in boxes if not box.beside for p in pieces_of(box.runs)}
    through = layout(pieces_of(_without(runs, boxes), known), known)
    ending = layout(pieces_of(_without(runs, sure), known), known)
    body = [p for block in through.blocks for p in block]
    bands = [p for block in ending.blocks for p in block if p.text not in held]
    told = gain(body, bands)
    wide = [box for box in boxes if not box.beside]
    if through.gutters and (told > 0 or (told == 0 and all(_goes_on(body, box.runs) for box in wide))):
        return boxes
    return sure


def _goes_on(body: Sequence[Piece], box: Sequence[Piece] | Sequence[Run], least: int = 0) -> bool:
    """Whether a column that a box parts is in the middle of a sentence there, and none begins anew.

    With `least` 1 each column must be.
    """
    top, bottom = max(one.y for one in box), min(one.y for one in box)
    parted = [
        (a, b)
        for a, b in pairwise(body)
        if a.y > top and b.y < bottom and abs(a.size - b.size) < _ALIKE * b.size  # a head goes on nowhere
    ]
    joints = [joint(a.text, b.text) for a, b in parted]
    return len(joints) > 1 and min(joints) >= least and max(joints) >= 1


def _reaches_over(lines: Sequence[Piece], gutters: Sequence[float]) -> bool:
    x0, x1 = min(p.x0 for p in lines), max(p.x1 for p in lines)
    return any(x0 + _INSIDE < gutter < x1 - _INSIDE for gutter in gutters)


def _in_place(lines: tuple[Piece, ...], blocks: Blocks) -> Blocks | None:
    """The blocks with a box where it stands in its column; None where a sentence goes on behind it."""
    x0, x1 = min(p.x0 for p in lines), max(p.x1 for p in lines)
    top, bottom = max(p.y for p in lines), min(p.y for p in lines)
    order = [(n, p) for n, block in enumerate(blocks) for p in block]
    # What is over several columns is in none of them.
    column = [i for i, (_, p) in enumerate(order) if min(p.x1, x1) - max(p.x0, x0) > _OWN * (p.x1 - p.x0)]
    above = [i for i in column if order[i][1].y > top]
    below = [i for i in column if order[i][1].y < bottom]
    if above:
        at = min(above, key=lambda i: order[i][1].y) + 1
    elif below:
        at = max(below, key=lambda i: order[i][1].y)
    else:
        return None
    if 0 < at < len(order) and joint(order[at - 1][1].text, order[at][1].text) >= 1:
        return None
    number = order[at][0] if at < len(order) else len(blocks)
    if number == len(blocks):
        return [*blocks, lines]
    cut = at - sum(len(block) for block in blocks[:number])
    parts = [blocks[number][:cut], lines, blocks[number][cut:]]
    return [*blocks[:number], *(part for part in parts if part), *blocks[number + 1 :]]
