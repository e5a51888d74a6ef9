"""The numbers printed on pages: found in their running heads and feet, and told by how they count on.

A figure at a page's edge may be a volume, a year, a price; but only the page's number grows with the pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from corpus.page_labels import roman, value_of

# A figure may stand close to the head before it; a roman one must stand alone.
_AT_END = re.compile(r"((?<![\d.,/-])[0-9]{1,4}|(?<![\w./-])[ivxlc]{1,7})[\s\-–—.|\])•·]*$", re.IGNORECASE)
_AT_START = re.compile(
    r"^[\s\-–—.|\[(•·]*(?:(?:page|p\.|página|pág\.|seite)\s*)?([0-9]{1,4}|[ivxlc]{1,7})(?![\w./])",
    re.IGNORECASE,
)
_LONGEST_GAP = 6  # pages without a number that a count runs over: pictures, openings of chapters

_Series = tuple[bool, int]


def labels_of(edges: Mapping[int, Sequence[str]], pages: int) -> dict[int, str]:
    """The printed number of each page that has one. `edges` has the lines at each page's edges.

    A page between two that count on has its number even where none is printed.
    """
    candidates = {page: _candidates(page, lines) for page, lines in edges.items()}
    counts = Counter(series for found in candidates.values() for series in found)
    chosen: dict[int, _Series] = {}
    for page, found in sorted(candidates.items()):
        best = max(found, key=lambda s: (counts[s], -abs(s[1])), default=None)
        if best is not None and (counts[best] > 1 or (pages == 1 and best in _alone(edges[page], page))):
            chosen[page] = best
    labels: dict[int, str] = {}
    before: tuple[int, _Series] | None = None
    for page, series in sorted(chosen.items()):
        if before is not None and series == before[1] and page - before[0] <= _LONGEST_GAP:
            labels.update({p: _label(p, series) for p in range(before[0] + 1, page)})
        elif before is None and page <= _LONGEST_GAP:  # a title page has no number, and is counted
            earlier = [p for p in range(1, page) if p + series[1] >= 1 and p not in chosen]
            labels.update({p: _label(p, series) for p in earlier})
        labels[page] = _label(page, series)
        before = page, series
    return labels


def _candidates(page: int, lines: Sequence[str]) -> set[_Series]:
    """Of the figures at the ends of a page's edge lines: whether each is roman, and how far it is ahead."""
    found: set[_Series] = set()
    for line in lines:
        for match in (_AT_START.search(line), _AT_END.search(line)):
            if match and (value := value_of(match.group(1).lower())):
                found.add((not match.group(1).isdigit(), value - page))
    return found


def _alone(lines: Sequence[str], page: int) -> set[_Series]:
    """The figures that are lines of their own; years are not taken for pages."""
    own = [line for line in lines if re.fullmatch(r"[-–—\s|\[(]*(?:p\.\s*)?\d{1,4}[-–—\s|\])]*", line)]
    return {s for s in _candidates(page, own) if not 1800 <= s[1] + page <= 2100}


def _label(page: int, series: _Series) -> str:
    is_roman, ahead = series
    return roman(page + ahead) if is_roman else str(page + ahead)
