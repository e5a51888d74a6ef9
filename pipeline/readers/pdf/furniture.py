"""Running heads and feet and page numbers: told from the text, taken out, and kept aside.

What stands at the edge of several pages and is the same but for its numbers is furniture; so is what stands
beside such a line, or at its very height on another page. It often holds the issue and its date, so it is
kept, once each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.readers import cues
from pipeline.readers.pdf.lines import Line

_EDGE = 0.135
_NARROW_EDGE = 0.12
_OUTERMOST = 2
_SAME_HEIGHT = 1.5  # points
_LONGEST = 110
_NUMBERS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§])[\])]?[.:]?\s*[^\W\d]")
_PAGE_NUMBER = re.compile(
    r"[-–—\[(|•·\s]*(?:(?:page|p\.|página|pág\.|seite)\s*)?(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:of|de|/|sur)\s*\d{1,4})?[-–—\])|•·\s]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Separated:
    """The pages without their furniture, its lines (each once but for its numbers), all of them by page."""

    pages: list[list[Line]]
    furniture: tuple[str, ...]
    edges: dict[int, list[str]]


def separate(pages: Sequence[Sequence[Line]]) -> Separated:
    """Take the furniture out of the pages, and keep it."""
    size = body_size(pages)
    edges = [_at_edge(page) for page in pages]
    filled = sum(1 for page in pages if page)
    counts: Counter[str] = Counter()
    for edge in edges:
        counts.update({_mask(line.text) for line in edge})
    needed = max(3, 0.15 * filled) if filled > 4 else 2
    alone = filled == 1
    apart = [[line for line in e if _stands_off(line, p, size)] for e, p in zip(edges, pages, strict=True)]
    heights = _shared_heights(apart)
    marked: list[set[int]] = []
    for n, edge in enumerate(edges):
        sure = {id(li) for li in edge if counts[_mask(li.text)] >= needed and li.size <= 1.3 * size}
        sure |= {id(li) for li in edge if _PAGE_NUMBER.fullmatch(li.text)}
        sure |= {id(li) for li in apart[n] if _is_head(li, size, heights, later=n > 0, alone=alone)}
        marked.append(sure | _beside(edge, sure, size))
    places = {_place(li) for edge, sure in zip(edges, marked, strict=True) for li in edge if id(li) in sure}
    kept: list[list[Line]] = []
    furniture: dict[str, str] = {}
    taken: dict[int, list[str]] = {}
    for n, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        sure = marked[n] | {
            id(li)
            for li in edge
            if _place(li) in places
            and not _is_note(li, page)
            and li.size <= 0.95 * size
            and len(li.text) <= _LONGEST
            and filled > 1
        }
        if len(sure) == len(page) and filled <= 2:
            sure = set()
        taken[n + 1] = [line.text for line in page if id(line) in sure]
        for line in page:
            if id(line) in sure and not _PAGE_NUMBER.fullmatch(line.text):
                furniture.setdefault(_mask(line.text), line.text)
        kept.append([line for line in page if id(line) not in sure])
    return Separated(kept, tuple(furniture.values()), taken)


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size in points in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _at_edge(page: Sequence[Line]) -> list[Line]:
    """Lines within the upper or lower 13.5 % of the page, the outermost two heights of each; margins."""
    chosen: list[Line] = [li for li in page if li.role == "margin"]
    for top in (True, False):
        near = [li for li in page if not li.role and li.from_edge < _EDGE and (li.y > li.height / 2) == top]
        heights = sorted({round(li.y) for li in near}, reverse=top)[:_OUTERMOST]
        chosen += [li for li in near if round(li.y) in heights]
    return chosen


def _stands_off(line: Line, page: Sequence[Line], size: float) -> bool:
    """Whether a line at the very edge is set smaller than the text and well apart from it."""
    if line.role == "margin":
        return len(line.text) <= _LONGEST
    if line.size > 1.1 * size or len(line.text) > _LONGEST:
        return False
    if _is_note(line, page):
        return False
    small = line.size <= 0.9 * size
    if line.from_edge > (_NARROW_EDGE if small else _EDGE):
        return False
    others = [abs(li.y - line.y) for li in page if li is not line and abs(li.y - line.y) > _SAME_HEIGHT]
    body = [abs(li.y - line.y) for li in page if li.size > 0.9 * size and li is not line]
    return bool(body) and (min(body) > 1.8 * size if small else bool(others) and min(others) > 1.7 * size)


def _is_head(line: Line, size: float, heights: set[tuple[int, float]], *, later: bool, alone: bool) -> bool:
    """Whether a line that stands off is a running head: by its size, its height on other pages, its margin.

    The first page of several may begin with a line of small print; a page that is alone seldom does without a
    head, and what it says is kept aside for whoever asks for issue and date.
    """
    if line.role == "margin" or _place(line) in heights:
        return True
    return (later or alone) and line.size <= 0.93 * size


def _is_note(line: Line, page: Sequence[Line]) -> bool:
    """Whether a line at the page's foot looks like a note: a sentence with a mark, or one line of several."""
    if line.y > line.height / 2:
        return False
    marked = _NOTE.match(line.text) and cues.ends_sentence(line.text)
    return bool(marked) or any(
        0.5 * line.size < abs(li.y - line.y) < 1.8 * line.size and abs(li.size - line.size) < 0.3
        for li in page
    )


def _shared_heights(pages: Sequence[Sequence[Line]]) -> set[tuple[int, float]]:
    """The heights at which lines stand off on more than one page."""
    counts: Counter[tuple[int, float]] = Counter()
    for page in pages:
        counts.update({_place(line) for line in page})
    return {place for place, n in counts.items() if n > 1}


def _beside(edge: Sequence[Line], sure: set[int], size: float) -> set[int]:
    """What stands on the baseline of furniture: the head beside the page's number."""
    heights = [(li.y, li.page) for li in edge if id(li) in sure and li.role != "margin"]
    return {
        id(li)
        for li in edge
        if len(li.text) <= _LONGEST
        and li.size <= size
        and any(abs(li.y - y) <= _SAME_HEIGHT for y, _ in heights)
    }


def _place(line: Line) -> tuple[int, float]:
    return round(line.y / _SAME_HEIGHT), line.size


def _mask(text: str) -> str:
    return " ".join(_NUMBERS.sub("#", text.lower()).split())
