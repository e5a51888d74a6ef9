"""Pieces of lines: runs that stand side by side on a baseline, joined up to the next column's start.

Column starts are exact in every PDF and shared by many lines; gaps between words are not, in justified text
least of all. So a wide gap parts two pieces only where a shared start follows it.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.readers.pdf.initials import with_initial, words_of
from pipeline.readers.pdf.runs import Run

_CLOSE = 0.45  # font sizes: a gap that is always one between words
_UNLIKE = 1.2  # times as large: text of another setting, such as a quotation beside a column
_WIDE = 1.6  # font sizes: a gap that may still be one between words, where no column begins
_WORD_GAP = 0.16
_SAME_LINE = 0.35
_START_WITHIN = 1.6  # points by which the starts of a column's lines may differ
_NEW_COLUMN = 0.6  # font sizes: the least gap before a column's start
_LEAST_WORDS = 3  # of a line that alone with the next tells a column: not a cell
_SURE_LINES = 4  # of a column's beginning, with which nothing is asked of what stands under it
_SMALL, _FOLIO = 0.93, 6  # font sizes; letters: the page's number, which stands over a gutter
_LEADING = 1.7  # font sizes: from one line of a column to the next, at most
_RAGGED, _EDGE_LINES = 8.0, 5  # font sizes that a column's lines may end before its edge; lines that tell it
_DROP = 1.8  # a drop capital is so many times as large as its text


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line within one column; `index` is its place in the stream, the rest as in Run."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    index: int
    spaced: bool = False


_Together = Callable[[Piece, Piece, float, float], bool]


def main_angle(runs: Sequence[Run]) -> int:
    """The direction of most of a page's text."""
    counts: Counter[int] = Counter()
    for run in runs:
        counts[run.angle] += len(run.text)
    return counts.most_common(1)[0][0] if counts else 0


def pieces_of(runs: Sequence[Run], known: Sequence[float] = ()) -> list[Piece]:
    """The pieces of runs of one direction, in the order of the stream. `known` are gutters of other pages."""
    single = _without_doubles(
        [Piece(r.text, r.x0, r.x1, r.y, r.size, r.bold, r.italic, i, r.spaced) for i, r in enumerate(runs)]
    )
    rows = _rows(_with_initials(_with_marks(single)))
    close = [_joined(row, _touches) for row in rows]
    parts = [p for row in close for p in row]
    starts = [*shared_starts(parts, gap_before=True), *lone_starts(parts), *known]

    def together(a: Piece, b: Piece, gap: float, size: float) -> bool:
        if gap > _NEW_COLUMN * size and is_start(b.x0, starts):
            return False
        if size > _UNLIKE * min(a.size, b.size) or (a.bold != b.bold and a.italic != b.italic):
            return _touches(a, b, gap, size)
        return gap < _WIDE * size

    found = [p for row in close for p in _joined(row, together)]
    return sorted(found, key=lambda p: p.index)


def _touches(a: Piece, b: Piece, gap: float, size: float) -> bool:
    """Whether the gap between two pieces is one between words, also by the smaller of unlike ones."""
    least = min(a.size, b.size)
    return gap < _CLOSE * (least if size > _UNLIKE * least else size)


def shared_starts(pieces: Sequence[Piece], *, gap_before: bool = False) -> list[float]:
    """Where so many pieces begin that it is a column's left edge. Ascending."""
    rows = len({round(p.y) for p in pieces})
    needed = max(4.0, 0.08 * rows)
    behind: dict[int, list[Piece]] = {}
    if gap_before:
        for p in pieces:
            behind.setdefault(round(p.y), []).append(p)
    counts: Counter[int] = Counter()
    exact: dict[int, list[Piece]] = {}
    for p in pieces:
        if gap_before and any(
            q.x1 <= p.x0 < q.x1 + _NEW_COLUMN * p.size for q in behind[round(p.y)] if q is not p
        ):
            continue
        counts[round(p.x0)] += 1
        exact.setdefault(round(p.x0), []).append(p)
    found: list[float] = []
    for x in sorted(counts):
        around = counts[x] + 0.5 * (counts[x - 1] + counts[x + 1])
        if around >= needed and counts[x] >= max(counts[x - 1], counts[x + 1]):
            start = min(p.x0 for p in exact[x])
            if (not found or start - found[-1] > 2 * _START_WITHIN) and not _is_crossed(exact[x], pieces):
                found.append(start)
    return found


def _is_crossed(beginning: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """Whether more lines go over a start than begin there, from its first to its last: words far apart."""
    low, high = min(p.y for p in beginning), max(p.y for p in beginning)
    start = beginning[0].x0
    over = sum(low < p.y < high and p.x0 < start - 2 and p.x1 > start + 2 for p in pieces)
    return over > len(beginning)


def lone_starts(pieces: Sequence[Piece]) -> list[float]:
    """Where the few lines of a page's last column begin: too few to share their start with many.

    Two lines tell, one under the other, right of where a column's lines end, with nothing over their start
    from there on down; or one where the columns before it tell by their distance where it must be.
    """
    shared = shared_starts(pieces)
    wide = [b - a for a, b in pairwise(shared)]
    even = shared[-1] + wide[-1] if wide and max(wide) - min(wide) < 2 * _START_WITHIN else None
    places: dict[int, list[Piece]] = {}
    for p in pieces:
        if not shared or p.x0 > shared[-1] + _START_WITHIN:
            places.setdefault(round(p.x0), []).append(p)
    found: list[float] = []
    for _, group in sorted(places.items()):
        first = max(group, key=lambda p: p.y)
        x, size = first.x0, first.size
        expected = even is not None and abs(x - even) <= _START_WITHIN
        follow = any(
            0 < a.y - b.y < _LEADING * size and abs(a.x0 - b.x0) < 0.5
            for a, b in pairwise(sorted(group, key=lambda p: -p.y))
        )
        if not expected and not (follow and len(first.text.split()) >= _LEAST_WORDS):
            continue
        ends = [p.x1 for p in pieces if x - _RAGGED * size < p.x1 < x - _NEW_COLUMN * size]
        low = _lowest(group) if len(group) >= _SURE_LINES else -math.inf
        over = [
            p
            for p in pieces
            if low - 1 < p.y < first.y + size
            and p.x0 < x - 2
            and p.x1 > x - _NEW_COLUMN * size
            and (p.size > _SMALL * size or len(p.text) > _FOLIO)
        ]
        if len(ends) >= _EDGE_LINES and not over:
            found.append(x)
    return found


def _lowest(group: Sequence[Piece]) -> float:
    """The baseline of the last line of a column's beginning; minus infinity where that is but few lines."""
    lines = sorted(group, key=lambda p: -p.y)
    count = 1
    for a, b in pairwise(lines):
        if a.y - b.y > _LEADING * a.size:
            break
        count += 1
    return lines[count - 1].y if count >= _SURE_LINES else -math.inf


def is_start(x: float, starts: Sequence[float]) -> bool:
    """Whether x is one of the shared starts."""
    return any(abs(x - s) <= _START_WITHIN for s in starts)


def _without_doubles(pieces: list[Piece]) -> list[Piece]:
    """Without text that is drawn twice in one place to look bold."""
    seen: set[tuple[str, int, int]] = set()
    kept = []
    for p in pieces:
        key = (p.text, round(p.x0), round(p.y))
        if key not in seen or len(p.text) < 2:
            kept.append(p)
        seen.add(key)
    return kept


def _with_marks(pieces: list[Piece]) -> list[Piece]:
    """Raised marks of notes put on the text that they follow, or before the note that they begin."""
    kept: list[Piece] = []
    waiting: Piece | None = None
    for p in pieces:
        if waiting is not None and _raised(waiting, p, before=True):
            p = replace(p, text=f"{waiting.text} {p.text}", x0=waiting.x0, index=waiting.index)
            kept.remove(waiting)
        near = range(len(kept) - 1, max(-1, len(kept) - 60), -1)
        host = next((i for i in near if _raised(p, kept[i])), None)
        if host is None:
            kept.append(p)
            waiting = p if len(p.text) <= 3 else None
        else:
            q = kept[host]
            kept[host] = replace(q, text=q.text + p.text, x1=max(q.x1, p.x1), spaced=p.spaced)
            waiting = None
    return kept


def _raised(mark: Piece, text: Piece, *, before: bool = False) -> bool:
    gap = text.x0 - mark.x1 if before else mark.x0 - text.x1
    if len(text.text) == 1 and text.text.isupper() and mark.text.isalpha():
        return False  # a word beside a drop capital
    return (
        len(mark.text) <= 3
        and mark.size <= 0.8 * text.size
        and 0.05 * text.size < mark.y - text.y < 0.7 * text.size
        and -0.2 * text.size < gap < (0.6 if before else 0.35) * text.size
    )


def _with_initials(pieces: list[Piece]) -> list[Piece]:
    """Drop capitals put before the first line beside them."""
    large = [p for p in pieces if len(p.text) <= 2 and p.text[:1].isalpha()]
    if not large:
        return pieces
    words = words_of(p.text for p in pieces)
    gone: set[int] = set()
    changed: dict[int, Piece] = {}
    for cap in large:
        beside = [
            p
            for p in pieces
            if p is not cap
            and cap.size > _DROP * p.size
            and -0.2 * p.size < p.x0 - cap.x1 < 1.2 * p.size
            and cap.y - 0.3 * p.size < p.y < cap.y + 0.86 * cap.size
        ]
        over = [q.y for q in pieces if q is not cap and q.x0 < cap.x1 - 1 and q.x1 > cap.x0 + 1]
        beside = [p for p in beside if not any(abs(y - p.y) < 0.2 * p.size for y in over)]
        if beside:
            first = max(beside, key=lambda p: p.y)
            gone.add(cap.index)
            text = f"{cap.text} {first.text}" if cap.spaced else with_initial(cap.text, first.text, words)
            changed[first.index] = replace(first, text=text, x0=cap.x0, index=min(cap.index, first.index))
            for p in beside:  # the lines beside it belong to the column that begins under it
                if p is not first:
                    changed[p.index] = replace(p, x0=cap.x0)
    return [changed.get(p.index, p) for p in pieces if p.index not in gone]


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces of about one baseline, each row from left to right."""
    rows: list[list[Piece]] = []
    for p in sorted(pieces, key=lambda p: (-p.y, p.x0)):
        if rows and abs(rows[-1][0].y - p.y) <= _SAME_LINE * min(p.size, rows[-1][0].size):
            rows[-1].append(p)
        else:
            rows.append([p])
    return [sorted(row, key=lambda p: p.x0) for row in rows]


def _joined(row: list[Piece], together: _Together) -> list[Piece]:
    """A row with what belongs together joined, from left to right."""
    done: list[Piece] = []
    word_gap = _word_gap(row)
    for p in row:
        a = done[-1] if done else None
        if a is None:
            done.append(p)
            continue
        size = max(a.size, p.size)
        gap = p.x0 - a.x1
        if gap > -0.5 * size - 0.3 * (a.x1 - a.x0) and together(a, p, gap, size):
            done[-1] = join(a, p, word_gap)
        else:
            done.append(p)
    return done


def _word_gap(row: Sequence[Piece]) -> float:
    """The least gap between words, in font sizes: wider where single letters are spaced out."""
    gaps = [
        (b.x0 - a.x1) / max(a.size, b.size)
        for a, b in pairwise(row)
        if len(a.text) == len(b.text) == 1 and a.text + b.text != ".." and b.x0 - a.x1 < max(a.size, b.size)
    ]
    usual = statistics.median(gaps) if len(gaps) > max(4, 0.7 * len(row)) else 0.0
    return usual + _WORD_GAP if usual > 0.6 * _WORD_GAP else _WORD_GAP


def join(a: Piece, b: Piece, word_gap: float = _WORD_GAP) -> Piece:
    """Two pieces of one line as one, with a space where there is a gap (in font sizes) between words."""
    gap = b.x0 - a.x1
    space = "" if not a.spaced and gap < word_gap * min(a.size, b.size) else " "
    main = a if len(a.text) >= len(b.text) else b
    return Piece(
        a.text + space + b.text,
        a.x0,
        max(a.x1, b.x1),
        main.y,
        main.size,
        main.bold,
        main.italic,
        min(a.index, b.index),
        b.spaced,
    )
