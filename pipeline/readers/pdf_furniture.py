"""Running heads and feet and page numbers: told from the text, taken out, and kept aside.

What stands at the edge of several pages and is the same but for its numbers is furniture. It often
holds the issue and its date, so it is kept, once each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.readers.pdf_lines import Line

_EDGE = 0.12
_NARROW_EDGE = 0.1
_OUTERMOST = 2
_NUMBERS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"[-–—\[(|•·\s]*(?:(?:page|p\.|página|pág\.|seite)\s*)?(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:of|de|/|sur)\s*\d{1,4})?[-–—\])|•·\s]*",
    re.IGNORECASE,
)


def separate(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], tuple[str, ...]]:
    """The pages without their furniture, and the furniture's lines, each kept once but for its numbers."""
    size = body_size(pages)
    edges = [_at_edge(page) for page in pages]
    filled = sum(1 for page in pages if page)
    counts: Counter[str] = Counter()
    for edge in edges:
        counts.update({_mask(line.text) for line in edge})
    needed = max(3, 0.15 * filled) if filled > 2 else 2
    kept: list[list[Line]] = []
    furniture: dict[str, str] = {}
    for n, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        marked = {id(line) for line in edge if counts[_mask(line.text)] >= needed and line.size <= 1.3 * size}
        marked |= {id(line) for line in edge if _PAGE_NUMBER.fullmatch(line.text)}
        if n:
            marked |= {id(line) for line in edge if _stands_off(line, page, size)}
        if len(marked) == len(page) and filled <= 2:
            marked = set()
        for line in page:
            if id(line) in marked and not _PAGE_NUMBER.fullmatch(line.text):
                furniture.setdefault(_mask(line.text), line.text)
        kept.append([line for line in page if id(line) not in marked])
    return kept, tuple(furniture.values())


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size in points in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _at_edge(page: Sequence[Line]) -> list[Line]:
    """Lines within the upper or lower 12 % of the page, at most the outermost two heights of each."""
    chosen: list[Line] = []
    for top in (True, False):
        near = [li for li in page if li.from_edge < _EDGE and (li.y > li.height / 2) == top]
        heights = sorted({round(li.y) for li in near}, reverse=top)[:_OUTERMOST]
        chosen += [li for li in near if round(li.y) in heights]
    return chosen


def _stands_off(line: Line, page: Sequence[Line], size: float) -> bool:
    """Whether a line at the very edge is set smaller than the text and well apart from it."""
    if line.from_edge > _NARROW_EDGE or line.size > 0.9 * size or len(line.text) > 110:
        return False
    body = [li for li in page if li.size > 0.9 * size]
    return bool(body) and min(abs(li.y - line.y) for li in body) > 1.8 * size


def _mask(text: str) -> str:
    return " ".join(_NUMBERS.sub("#", text.lower()).split())
