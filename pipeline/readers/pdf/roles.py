"""What stands apart from the running text of a page: notes at its foot, captions, quotations in columns.

All are told by size and place against the text around them; a line keeps the role it has from the layout.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from pipeline.readers import cues
from pipeline.readers.pdf.lines import Line

_SMALL = 0.93  # of the text's size: what is set smaller may be a note or a caption
_MARK = re.compile(r"(?:[\[(]?\d{1,3}[\])]?[.:]?|[*†‡§¶]{1,3}|[a-z]\))\s*\S")
_CLOSE_MARK = re.compile(r"^([*†‡§¶]{1,3}|\d{1,3})(?=[^\W\d_])")
_NUMBERED = re.compile(r"[\[(]?(\d{1,3})")
_FIGURE = re.compile(
    r"(?:fig(?:ure|ura)?|photo|foto|image|imagen|illustration|ilustraci[oó]n|plate|l[aá]mina|planche|map|mapa|carte)"
    r"\.?\s*(?:no\.?\s*)?\d{1,3}\s*[.:–—-]\s*\S",
    re.IGNORECASE,
)
_CONTINUED = re.compile(
    r"\W*(?:(?:is )?cont(?:inue[ds]|inued|\.|’d|'d)? (?:on|from|overleaf)|(?:contin[uú]a|sigue) en|viene de"
    r"|(?:la )?suite (?:en|à la|de la|au|p)|suite page)\b",
    re.IGNORECASE,
)
_FOOT = 0.25  # of a page's height: there a note over several columns stands too
_CAPTION_LINES = 4
_CAPTION_WORDS = 45
_PICTURE = 1.8  # usual distances of lines: the least height of a picture
_QUOTE_LINES = 6
_PROSE = 15
_LEADING = 1.4  # sizes: text as near under a slanted line follows it: that names its author
_CHAR = 0.45  # of the size: a letter's usual width, where a line's end is not known


def mark(pages: Sequence[Sequence[Line]], size: float) -> list[list[Line]]:
    """The pages with the role of each line; `size` is that of the running text."""
    marked = [_captions(_notes(list(page), size), size) for page in pages]
    ends = list(accumulate(len(page) for page in marked))
    lines = _quotes([line for page in marked for line in page], size)
    return [lines[end - len(page) : end] for page, end in zip(marked, ends, strict=True)]


def end_of(line: Line) -> float:
    """Where a line ends; an estimate where that isn't known."""
    return line.x1 or line.x + _CHAR * line.size * len(line.text)


def _meet(a: Line, b: Line) -> bool:
    """Whether two lines stand in one column."""
    return a.x < end_of(b) and b.x < end_of(a)


def _notes(page: list[Line], size: float) -> list[Line]:
    """Notes: small lines under the last line of the text, from the first one that begins with a mark."""
    body = [li for li in page if not li.role and li.size > _SMALL * size]
    small = [
        i
        for i, li in enumerate(page)
        if (not li.role or (li.role == "box" and li.y < _FOOT * li.height))
        and not li.told
        and li.size <= _SMALL * size
        and li.y < 0.55 * li.height
        and not any(b.y < li.y and _meet(b, li) for b in body)
    ]
    if not body or not small:
        return page
    small.sort(key=lambda i: (round(page[i].x / 40), -page[i].y))
    found: list[int] = []
    begun: Line | None = None
    for i in small:
        line = page[i]
        if _MARK.match(line.text):
            begun = line
        elif begun is not None and not (begun.y >= line.y > begun.y - 1.9 * line.size and _meet(begun, line)):
            begun = None
        if begun is not None:
            found.append(i)
            begun = line
    if not found:
        return page
    notes = [replace(page[i], role="note", text=_CLOSE_MARK.sub(r"\1 ", page[i].text)) for i in found]
    taken = set(found)
    return [li for i, li in enumerate(page) if i not in taken] + notes


def _captions(page: list[Line], size: float) -> list[Line]:
    """Captions: a few small lines with room for a picture above them, or that name the photographer."""
    result = list(page)
    i = 0
    while i < len(page):
        j = i + 1
        first = page[i]
        named = bool(_FIGURE.match(first.text))
        small = first.size <= _SMALL * size or (first.italic and first.size <= 1.02 * size)
        if first.role or first.told or not (small or named):
            i = j
            continue
        while j < len(page) and _goes_on(page[j - 1], page[j]):
            j += 1
        text = " ".join(li.text for li in page[i:j])
        if (
            j - i <= _CAPTION_LINES
            and 3 <= len(text.split()) <= _CAPTION_WORDS
            and not cues.is_byline(text)
            and not cues.is_date_line(text)
            and "|" not in text
            and not _CONTINUED.match(text)
            and not (text[:1].islower() and i and _set_alike(page[i - 1], first))
            and (named or _under_picture(page, page[i:j], size) or _under_table(page, i, j, size))
        ):
            result[i:j] = [replace(li, role="caption") for li in page[i:j]]
        i = j
    return result


def _goes_on(a: Line, b: Line) -> bool:
    return not b.role and not b.told and _set_alike(a, b) and 0 < a.y - b.y < 1.7 * a.size and _meet(a, b)


def _set_alike(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) < 0.3 and a.italic == b.italic


def _under_picture(page: Sequence[Line], group: Sequence[Line], size: float) -> bool:
    """Whether the room above is that of a picture: wide, and not under a heading of its own."""
    first = group[0]
    above = [li for li in page if li.y > first.y + 0.1 and li.role != "margin" and _meet(li, first)]
    if not above:
        last = group[-1]
        under = (last.y - li.y for li in page if li.y < last.y - 0.1 and not li.role and _meet(li, last))
        return first.from_edge > 0.14 and first.italic and min(under, default=math.inf) > _LEADING * size
    nearest = min(above, key=lambda li: li.y)
    gap = nearest.y - first.y
    if nearest.size > 1.12 * size and gap < 3 * size:
        return False
    least = 2.6 if first.italic != (first.size <= _SMALL * size) else _PICTURE
    return gap > least * 1.2 * size


def _under_table(page: Sequence[Line], i: int, j: int, size: float) -> bool:
    """Whether the lines from i to j, small and slanted, stand between a table and what is set otherwise."""
    first = page[i]
    after = page[j] if j < len(page) else None
    return (
        i > 0
        and page[i - 1].row
        and first.italic
        and first.size <= _SMALL * size
        and page[i - 1].y - first.y < 3 * first.size
        and (after is None or not _set_alike(after, first))
    )


def _quotes(page: list[Line], size: float) -> list[Line]:
    """Lines set larger or slanted that part a sentence of the text: quotations set into the column."""
    result = list(page)
    i = 1
    while i < len(page) - 1:
        if not _differs(page[i], size):
            i += 1
            continue
        j = i
        while j < len(page) and _differs(page[j], size) and not page[j].role:
            j += 1
        before = next((li for li in reversed(page[:i]) if not li.role), None)
        after = next((li for li in page[j:] if not li.role), None)
        if (
            before is not None
            and after is not None
            and j - i <= _QUOTE_LINES
            and not _differs(before, size)
            and not _differs(after, size)
            and len(before.text) >= _PROSE  # a title page sets "of the" between its lines
            and parted(before.text, after.text)
        ):
            result[i:j] = [replace(li, role="quote") for li in page[i:j]]
        i = j + 1
    return result


def parted(before: str, after: str) -> bool:
    """Whether a sentence that one line leaves open goes on in the other."""
    first = next((c for c in after if c.isalpha()), "")
    return not cues.ends_sentence(before) and first.islower() and after[:1] not in "•·-–—*"


def _differs(line: Line, size: float) -> bool:
    return (
        not line.role
        and not line.told
        and (abs(line.size - size) > 0.08 * size or (line.italic or line.bold))
    )
