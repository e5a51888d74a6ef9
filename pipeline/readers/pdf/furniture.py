"""Running heads and feet and page numbers: told from the text, taken out, and kept aside.

What stands at the edge of several pages and is the same but for its numbers is furniture; so is what stands
beside such a line, or at its very height on another page; what stands only once `single_heads` tells. It
often holds the issue and its date, so it is kept, once each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.readers import cues
from pipeline.readers.pdf.lines import Line
from pipeline.readers.pdf.single_heads import single_heads

_EDGE = 0.135
_NARROW_EDGE = 0.12
_BOX_EDGE = 0.06
_OUTERMOST = 2
_SAME_HEIGHT = 1.5  # points
_LONGEST = 110
_NUMBERS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_AROUND_NUMBERS, _TELLING = "# -–—|[]()•·.,/", 6  # letters that tell a head without its number
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
    single = single_heads(pages, size)
    marked: list[set[int]] = []
    for n, edge in enumerate(edges):
        sure = {
            id(li)
            for li in edge
            if counts[_mask(li.text)] >= needed and li.size <= 1.3 * size and not _is_marked(li)
        }
        sure |= {id(li) for li in edge if _PAGE_NUMBER.fullmatch(li.text)}
        sure |= {id(li) for li in apart[n] if _is_head(li, size, heights, later=n > 0, alone=alone)}
        sure |= single[n]
        marked.append(sure | _beside(edge, sure, size))
    places = {_place(li) for edge, sure in zip(edges, marked, strict=True) for li in edge if id(li) in sure}
    whole = list(zip(pages, marked, strict=True))
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
        if len(sure) == len(page) and filled <= 2 and not any(len(p) > len(m) for p, m in whole):
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
        near = [li for li in page if _is_near(li) and (li.y > li.height / 2) == top]
        heights = sorted({round(li.y) for li in near}, reverse=top)[:_OUTERMOST]
        chosen += [li for li in near if round(li.y) in heights]
    return chosen


def _is_near(line: Line) -> bool:
    """Whether a line is at an edge; what seems set into columns must be very near to it."""
    return line.from_edge < (_EDGE if not line.role else _BOX_EDGE if line.role == "box" else 0.0)


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
    if line.size > 0.95 * size:
        return False
    if line.y < line.height / 2:
        if cues.ends_sentence(line.text) or cues.is_caption(line.text):
            return False
        if re.search(r"\d", line.text):
            return True
    return later or alone


def _is_note(line: Line, page: Sequence[Line]) -> bool:
    """Whether a line at the page's foot looks like a note: a sentence with a mark, or one line of several."""
    if line.y > line.height / 2:
        return False
    return (
        _is_marked(line)
        or _is_called(line, page)
        or any(
            0.5 * line.size < abs(li.y - line.y) < 1.8 * line.size and abs(li.size - line.size) < 0.3
            for li in page
        )
    )


def _is_marked(line: Line) -> bool:
    """Whether a line in the page's lower half is a sentence with a note's mark, on other pages or not."""
    low = line.y < line.height / 2
    if low and line.text[0] in "*†‡" and line.text[-1] != line.text[0]:
        return cues.opens_note(line.text)
    return low and cues.opens_note(line.text) and cues.ends_sentence(line.text)


def _is_called(line: Line, page: Sequence[Line]) -> bool:
    """Whether a line begins with the mark that a word of the page carries."""
    if not cues.opens_note(line.text) or not (mark := re.match(r"[\[(]?(\d{1,3})", line.text)):
        return False
    carried = re.compile(rf"[^\W\d_][.,;:!?\"'”’»)]*[\[(]?{mark[1]}[\])]?(?=[\s.,;:]|$)")
    return any(carried.search(li.text) for li in page if li is not line)


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
    """The text without its numbers, the page's own at either end included: that changes sides."""
    if cues.is_date_line(text):
        return text.lower()  # the days of a record of several days are no head
    masked = " ".join(_NUMBERS.sub("#", text.lower()).split())
    bare = masked.strip(_AROUND_NUMBERS)
    return bare if len(bare) >= _TELLING else masked
