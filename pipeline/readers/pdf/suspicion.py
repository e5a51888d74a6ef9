"""Whether what a page's stream shows, and where, is reason enough to look at its lines' places one by one.

That costs as much as pypdf's own reading; a page of one column in order is spared it.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

_LEAP = 900  # thousandths of the font size
_RISE, _MOST_RISES = 12, 0.15  # points from one shown text to the next; as a share of the page's lines
_APART = 60  # points between two columns' starts, at least
_LONG_WORDS, _LEAST_LETTERS = 11, 12  # letters, spaces included, of words on average; of a page that tells
_LONGEST = 22  # letters of a word: two that are longer are several words each
_LARGE, _UNDER = 1.12, 5  # times the usual size; lines drawn before a title that they stand under


def leaps_over(items: Any) -> bool:
    """Whether one operator's text goes on so far to the right that it may be in another column."""
    return any(not isinstance(item, (bytes, str)) and item < -_LEAP for item in items)


def may_have_columns(shown: Sequence[tuple[int, int]], angle: int) -> bool:
    """Whether so many lines begin at a second place that the page may have columns."""
    rows: dict[int, set[int]] = {}
    for x, y in shown:
        along, across = ((x, y), (y, -x), (-x, -y), (-y, x))[angle]
        rows.setdefault(along, set()).add(across)
    needed = max(4, 0.06 * len({y for _, y in shown}))
    starts = [x for x in sorted(rows) if len(rows[x]) + len(rows.get(x + 1, ())) >= needed]
    if starts and starts[-1] - starts[0] > _APART:
        return True
    # A last column may have two lines only: they stand beside lines of the one before it.
    beside: dict[int, list[int]] = {}
    for along, heights in rows.items():
        for y in heights:
            beside.setdefault(y, []).append(along)
    pairs = Counter(max(xs) for xs in beside.values() if len(xs) == 2 and max(xs) - min(xs) > _APART)
    return max(pairs.values(), default=0) > 1


def is_jumbled(shown: Sequence[tuple[int, int]], angle: int) -> bool:
    """Whether the stream goes up the page so often that its lines cannot be in order."""
    heights = [(y, -x, -y, x)[angle] for x, y in shown]
    rises = sum(b > a + _RISE for a, b in pairwise(heights))
    return rises > max(4, _MOST_RISES * len(set(heights)))


def is_glued(lines: Sequence[str]) -> bool:
    """Whether the words are so long that spaces must be missing between them."""
    if sum(len(word) > _LONGEST and word.isalpha() for line in lines for word in line.split()) > 1:
        return True
    letters = sum(len(line) for line in lines)
    return letters > _LONG_WORDS * sum(len(line.split()) for line in lines) + _LEAST_LETTERS


def is_risen(lines: Sequence[tuple[float, float]]) -> bool:
    """Whether a title is drawn after text that stands under it; `lines` are baselines and sizes in points."""
    usual = statistics.median(size for _, size in lines) if lines else 0.0
    text: list[float] = []
    for y, size in lines:
        if size > _LARGE * usual and sum(other < y for other in text) >= _UNDER:
            return True
        if size > usual / _LARGE:
            text.append(y)
    return False
