"""Boxes that a page draws: frames and tinted panels, by the rectangles and rules in its content stream.

What stands in one, with the columns' text going on beside it, is set into the columns: it is no part of them.
Grids are tables, bars behind a heading are none, and a frame around everything is an ornament.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.readers.pdf.runs import Run, Shape, turned

_MOST_SHAPES = 300  # a page with more is a drawing, or a table of many cells
_THIN = 3.0  # points: a rectangle as thin is a rule
_NEAR = 2.5  # points by which the rules of a frame may miss one another
_LEAST_LINES, _LEAST_WORDS = 2, 6
_MOST_OF_PAGE = 0.5  # of a page's letters: what holds more is no box in it
_CELLS = 3  # rectangles with text, or rules across, from which a frame is a table's


@dataclass(frozen=True, slots=True)
class _Rectangle:
    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, run: Run) -> bool:
        """Whether the middle of a run is in it."""
        return self.x0 < (run.x0 + run.x1) / 2 < self.x1 and self.y0 < run.y + 0.3 * run.size < self.y1

    def cuts(self, run: Run) -> bool:
        """Whether its left or right edge goes through a run's text."""
        if not self.y0 < run.y + 0.3 * run.size < self.y1:
            return False
        most = 0.3 * run.size
        return any(run.x0 + most < x < run.x1 - most for x in (self.x0, self.x1))

    def within(self, other: _Rectangle) -> bool:
        """Whether it lies in another, and is smaller."""
        inside = (
            other.x0 - _NEAR < self.x0
            and self.x1 < other.x1 + _NEAR
            and other.y0 - _NEAR < self.y0
            and self.y1 < other.y1 + _NEAR
        )
        return inside and (self.x1 - self.x0) * (self.y1 - self.y0) < 0.95 * (other.x1 - other.x0) * (
            other.y1 - other.y0
        )


@dataclass(frozen=True, slots=True)
class Box:
    """What stands in a box; `beside` says whether text goes on at its side, not only above and below it."""

    runs: tuple[Run, ...]
    beside: bool


def boxes_of(runs: Sequence[Run], shapes: Sequence[Shape], angle: int) -> list[Box]:
    """The boxes among a page's text; `runs` are those of one direction, `angle` theirs."""
    if not shapes or len(shapes) > _MOST_SHAPES:
        return []
    found, across, upright = _drawn(shapes, angle)
    found += _ruled(across, upright)
    letters = sum(len(run.text) for run in runs)
    boxes: list[tuple[_Rectangle, list[Run]]] = []
    for box in sorted(set(found), key=lambda r: (r.x0 - r.x1) * (r.y1 - r.y0)):
        inside = [run for run in runs if box.holds(run)]
        if any(box.within(other) or inside == held for other, held in boxes):
            continue
        if (
            _is_box(box, inside, runs, letters)
            and _has_room(box, runs)
            and not _is_table(box, found, across, upright, inside)
        ):
            boxes.append((box, inside))
    held = sum(len(run.text) for _, inside in boxes for run in inside)
    if held > _MOST_OF_PAGE * letters:
        return []
    return [Box(tuple(inside), _beside(box, runs) >= _LEAST_LINES) for box, inside in boxes]


def _is_box(box: _Rectangle, inside: Sequence[Run], runs: Sequence[Run], letters: int) -> bool:
    if len({round(run.y) for run in inside}) < _LEAST_LINES:
        return False
    if sum(len(run.text.split()) for run in inside) < _LEAST_WORDS:
        return False
    much = sum(len(run.text) for run in inside) > _MOST_OF_PAGE * letters
    return not much and not any(box.cuts(run) for run in runs)


def _beside(box: _Rectangle, runs: Sequence[Run]) -> int:
    """How many lines go on at a box's sides."""
    return len(
        {
            round(run.y)
            for run in runs
            if box.y0 < run.y < box.y1 and (run.x1 < box.x0 + _NEAR or run.x0 > box.x1 - _NEAR)
        }
    )


def _has_room(box: _Rectangle, runs: Sequence[Run]) -> bool:
    """Whether text stands at a box's side, or above and below it: not so with what is on top of a page."""
    above = {round(run.y) for run in runs if run.y > box.y1}
    below = {round(run.y) for run in runs if run.y < box.y0}
    return _beside(box, runs) >= _LEAST_LINES or min(len(above), len(below)) > _LEAST_LINES


def _is_table(
    box: _Rectangle,
    found: Sequence[_Rectangle],
    across: Sequence[_Rectangle],
    upright: Sequence[_Rectangle],
    inside: Sequence[Run],
) -> bool:
    cells = [r for r in set(found) if r.within(box) and any(r.holds(run) for run in inside)]
    wide, tall = box.x1 - box.x0, box.y1 - box.y0
    rules: dict[int, float] = defaultdict(float)  # each may be drawn cell by cell
    for r in {r for r in across if r.within(box)}:
        rules[round(r.y0)] += r.x1 - r.x0
    uprights: dict[int, float] = defaultdict(float)
    for r in {r for r in upright if box.x0 + _NEAR < r.x0 < box.x1 - _NEAR}:  # it may be a taller table's
        uprights[round(r.x0)] += max(0.0, min(r.y1, box.y1) - max(r.y0, box.y0))
    lines = sum(length > 0.8 * wide for length in rules.values())
    return len(cells) >= _CELLS or lines > _CELLS + 1 or max(uprights.values(), default=0) > 0.5 * tall


def _drawn(
    shapes: Sequence[Shape], angle: int
) -> tuple[list[_Rectangle], list[_Rectangle], list[_Rectangle]]:
    """Rectangles, level rules and upright rules, in the frame in which the text runs to the right."""
    found: list[_Rectangle] = []
    across: list[_Rectangle] = []
    upright: list[_Rectangle] = []
    for shape in shapes:
        (ax, ay), (bx, by) = turned(shape[0], shape[1], angle), turned(shape[2], shape[3], angle)
        one = _Rectangle(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        wide, tall = one.x1 - one.x0, one.y1 - one.y0
        if wide > 4 * _THIN and tall > 4 * _THIN:
            found.append(one)
        elif tall < _THIN < wide:
            across.append(one)
        elif wide < _THIN < tall:
            upright.append(one)
    return found, across, upright


def _ruled(across: Sequence[_Rectangle], upright: Sequence[_Rectangle]) -> list[_Rectangle]:
    """Frames put together from four rules."""
    found = []
    for n, low in enumerate(across):
        for high in (*across[:n], *across[n + 1 :]):
            if high.y0 <= low.y0 + 4 * _THIN or abs(high.x0 - low.x0) + abs(high.x1 - low.x1) > 2 * _NEAR:
                continue
            if all(_closes(upright, x, low.y0, high.y1) for x in (low.x0, low.x1)):
                found.append(_Rectangle(low.x0, low.y0, low.x1, high.y1))
    return found


def _closes(upright: Sequence[_Rectangle], x: float, low: float, high: float) -> bool:
    return any(
        abs(r.x0 - x) < _NEAR + _THIN and r.y0 < low + 2 * _NEAR and r.y1 > high - 2 * _NEAR for r in upright
    )
