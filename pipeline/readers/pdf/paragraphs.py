"""Paragraphs, headings and list items rebuilt from a PDF's lines.

A paragraph ends where the gap to the next line is wider than usual, the next line is indented, the
last line is short, or size and weight change. One that runs over the page's end is joined again; it
belongs to the page on which it begins.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.document import BlockType
from pipeline.readers import cues, markers
from pipeline.readers.assemble import Draft
from pipeline.readers.markers import Marker, Nesting
from pipeline.readers.pdf.furniture import body_size
from pipeline.readers.pdf.lines import Line
from pipeline.readers.pdf.roles import parted
from pipeline.readers.pdf.words import join, vocabulary

_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d*$")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
# Clauses of resolutions begin with these, whatever the layout.
_FORMULA = re.compile(r"(?:WHEREAS|RESOLVED|CONSIDERANDO|ATTENDU|CONSIDÉRANT)\b")
_LEAD_INS = ("BE IT", "BE IT FURTHER", "BE IT FINALLY", "IT FURTHER")
_SHORT = 0.72
# What is read apart from the running text, and as what.
_APART: dict[str, BlockType] = {
    "note": "footnote",
    "caption": "caption",
    "quote": "quote",
    "box": "paragraph",
    "margin": "paragraph",
}
_NOTE = re.compile(r"[\[(]?\d{1,3}[\])]?[.:]?\s*\S|[*†‡§¶]")


@dataclass(slots=True)
class _Paragraph:
    lines: list[Line]
    marker: Marker | None = None


@dataclass(slots=True)
class _Setting:
    """What is usual in the document: body size, distance of lines, lengths and starts of columns."""

    size: float
    leading: float
    words: Counter[str]
    starts: dict[int, Counter[int]] = field(default_factory=dict)
    lengths: dict[tuple[int, float], int] = field(default_factory=dict)
    length: int = 0
    columns: dict[tuple[int, int], int] = field(default_factory=dict)
    broken: set[int] = field(default_factory=set)
    told: int = 0


def drafts_of(pages: Sequence[Sequence[Line]]) -> list[Draft]:
    """The blocks of a document from its pages' lines without furniture."""
    every = [line for page in pages for line in page]
    lines: list[Line] = []
    inserts: dict[int, list[list[Line]]] = {}
    for line in every:
        if line.role in _APART:
            groups = inserts.setdefault(len(lines) - 1, [])
            if not groups or groups[-1][-1].role != line.role or _new_note(line):
                groups.append([])
            groups[-1].append(line)
        else:
            lines.append(line)
    if not every:
        return []
    setting = _measure([[li for li in p if li.role not in _APART] for p in pages], lines or every)
    setting.words = vocabulary(line.text for line in every)
    setting.broken = set(inserts)
    setting.told = max((line.told for line in lines if line.size <= 1.12 * setting.size), default=0)
    found = _markers(lines, setting)
    paragraphs = _paragraphs(lines, found, setting)
    ranks = _ranks(paragraphs, setting)
    nesting = Nesting()
    drafts = [d for group in inserts.get(-1, ()) for d in _apart(group, setting)]
    at = 0
    for paragraph in paragraphs:
        drafts.append(_draft(paragraph, setting, ranks, nesting))
        for n in range(at, at + len(paragraph.lines)):
            drafts += [d for group in inserts.get(n, ()) for d in _apart(group, setting)]
        at += len(paragraph.lines)
    return drafts


def _new_note(line: Line) -> bool:
    return line.role == "note" and bool(_NOTE.match(line.text))


def _apart(group: list[Line], setting: _Setting) -> list[Draft]:
    """The blocks of what stands apart: a note, a caption, a quotation set into the text, a box."""
    role = group[0].role
    if role in ("note", "caption", "quote"):
        text = group[0].text
        for line in group[1:]:
            text = join(text, line.text, setting.words)
        return [Draft(_APART[role], text, page=group[0].page)]
    own = _measure([group], group)
    own.words = setting.words
    paragraphs = _paragraphs(group, _markers(group, own), own)
    ranks = _ranks(paragraphs, own)
    return [_draft(p, own, ranks, Nesting()) for p in paragraphs]


def _measure(pages: Sequence[Sequence[Line]], lines: list[Line]) -> _Setting:
    size = body_size(pages)
    gaps = [a.y - b.y for a, b in pairwise(lines) if a.page == b.page and a.size == size == b.size]
    gaps = [g for g in gaps if 0.5 * size < g < 2.5 * size]
    setting = _Setting(
        size, statistics.median_low(gaps) if gaps else 1.2 * size, vocabulary(li.text for li in lines)
    )
    for line in lines:
        setting.starts.setdefault(line.page, Counter())[round(line.x)] += 1
    lengths: dict[tuple[int, float], list[int]] = {}
    for line in lines:
        lengths.setdefault((_column(line, setting), line.size), []).append(len(line.text))
    setting.length = _usual([n for (_, points), v in lengths.items() if points == size for n in v])
    # Columns of a few lines tell nothing of their width: centred lines, tables.
    setting.lengths = {k: _usual(v) for k, v in lengths.items() if len(v) >= 5}
    return setting


def _usual(lengths: list[int]) -> int:
    """The length that a fifth of the lines exceed: that of a full line."""
    return sorted(lengths)[int(0.8 * (len(lengths) - 1))] if lengths else 0


def _column(line: Line, setting: _Setting) -> int:
    """The x at which the lines of a line's column begin: the commonest start a little to its left."""
    x = round(line.x)
    found = setting.columns.get((line.page, x))
    if found is None:
        starts = setting.starts[line.page]
        near = [s for s in range(x - 40, x + 2) if s in starts]
        found = setting.columns[line.page, x] = max(near, key=lambda s: (starts[s], -s)) if near else x
    return found


def _markers(lines: list[Line], setting: _Setting) -> list[Marker | None]:
    starts = [True] + [
        _gap(a, b, setting) > 1.25 or a.text.endswith(":") or b.x > a.x + 0.5 * b.size
        for a, b in pairwise(lines)
    ]
    candidates = [None if line.row or line.told else markers.find_marker(line.text) for line in lines]
    accepted = markers.accept(candidates, starts)
    return [
        m if m is not None and (m.number is None or _begins(i, lines, starts, setting)) else None
        for i, m in enumerate(accepted)
    ]


def _begins(i: int, lines: list[Line], starts: list[bool], setting: _Setting) -> bool:
    """Whether a numbered line may begin an item: not in the middle of a sentence that fills its line."""
    if i == 0 or starts[i]:
        return True
    before = lines[i - 1]
    return (
        cues.ends_sentence(before.text)
        or before.text.endswith((";", ",", " and", " or"))
        or _is_short(before, setting)
    )


def _paragraphs(lines: list[Line], found: list[Marker | None], setting: _Setting) -> list[_Paragraph]:
    paragraphs: list[_Paragraph] = []
    for i, (line, marker) in enumerate(zip(lines, found, strict=True)):
        apart = i - 1 in setting.broken
        if paragraphs and marker is None and _continues(paragraphs[-1], lines[i - 1], line, setting, apart):
            paragraphs[-1].lines.append(line)
        else:
            paragraphs.append(_Paragraph([line], marker))
    return paragraphs


def _continues(paragraph: _Paragraph, before: Line, line: Line, setting: _Setting, apart: bool) -> bool:
    """Whether a line goes on with the paragraph before it."""
    if before.row or line.row:
        return False
    if before.told or line.told:
        return before.told == line.told and _gap(before, line, setting) <= 2
    if abs(before.size - line.size) > 0.08 * max(before.size, line.size):
        return False
    if before.bold != line.bold and (before.bold or line.bold) and len(paragraph.lines) <= 3:
        return False
    if _LEADERS.search(before.text[-120:]) or _LEADERS.search(line.text[-120:]):
        return False
    if cues.is_capitals(before.text) != cues.is_capitals(line.text):
        return False
    if before.text.endswith("-") and before.text[-2:-1].isalpha() and line.text[:1].islower():
        return True
    if cues.is_byline(before.text) and len(paragraph.lines) == 1:
        return False
    if _FORMULA.match(line.text) and not before.text.endswith(_LEAD_INS):
        return False
    large = line.size > 1.12 * setting.size or (line.bold and before.bold)
    jumped = before.page != line.page or line.y > before.y or _gap(before, line, setting) > 6
    if jumped or apart:
        return _runs_over(before, line, large, setting)
    if _gap(before, line, setting) > (1.3 if not large else 1.3 * line.size / setting.size):
        return False
    if large:
        return True
    if _RTL.search(line.text):
        return True
    shift = line.x - before.x
    centred = abs(shift) > 0.6 * line.size and (len(paragraph.lines) > 1 or shift < -3.5 * line.size)
    if centred and not parted(before.text, line.text):
        return False  # centred lines
    indent = line.x - _column(line, setting)
    first_indent = before.x - _column(before, setting)
    if indent > 0.7 * line.size and first_indent < 0.4 * line.size and paragraph.marker is None:
        return False
    if _is_short(before, setting) and not before.text.endswith("-"):
        opens = line.text[:1].isupper() or line.text[:1].isdigit() or line.text[:1] in '“"‘«(¿¡—'
        return not (opens or cues.ends_sentence(before.text))
    return True


def _runs_over(before: Line, line: Line, large: bool, setting: _Setting) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    if large or cues.is_byline(line.text) or cues.is_capitals(line.text):
        return False
    if before.text.endswith("-") and line.text[:1].isalpha():
        return True
    return not cues.ends_sentence(before.text) and (
        line.text[:1].islower()
        or (not _is_short(before, setting) and not before.text.endswith((";", "|")) and len(line.text) > 20)
    )


def _gap(before: Line, line: Line, setting: _Setting) -> float:
    """The distance of two baselines, in usual distances."""
    return abs(before.y - line.y) / setting.leading if before.page == line.page else 0.0


def _is_short(line: Line, setting: _Setting) -> bool:
    usual = setting.lengths.get((_column(line, setting), line.size), setting.length)
    return len(line.text) < _SHORT * usual


def _ranks(paragraphs: list[_Paragraph], setting: _Setting) -> dict[float, int]:
    """Heading levels by size: the largest is 1; what is set as large as the text comes after all of them."""
    sizes = sorted(
        {p.lines[0].size for p in paragraphs if p.lines[0].size > 1.12 * setting.size}, reverse=True
    )
    return {size: min(n, 5) for n, size in enumerate(sizes, start=1)}


def _draft(paragraph: _Paragraph, setting: _Setting, ranks: dict[float, int], nesting: Nesting) -> Draft:
    first = paragraph.lines[0]
    text = first.text
    for line in paragraph.lines[1:]:
        text = join(text, line.text, setting.words)
    if first.row:
        return Draft("table_row", text, page=first.page)
    marker = paragraph.marker
    if marker is not None:
        marker = nesting.place(marker)
        shown = text[: marker.length].lstrip()
        return Draft(
            "list_item", text[marker.length :].strip(), shown, marker.number, marker.level, first.page
        )
    kind, level = _kind(paragraph, text, setting, ranks)
    if kind == "heading" or first.x - _column(first, setting) < 0.3 * first.size:
        nesting.reset()
    return Draft(kind, text, level=level, page=first.page)


def _told_level(line: Line, setting: _Setting, ranks: dict[float, int]) -> int:
    """The level of a heading that is told of: by its size if that tells, else under all that are larger."""
    return ranks[line.size] if line.size in ranks else min(len(ranks) + line.told, 6)


def _kind(
    paragraph: _Paragraph, text: str, setting: _Setting, ranks: dict[float, int]
) -> tuple[BlockType, int]:
    first = paragraph.lines[0]
    if first.told:
        return "heading", _told_level(first, setting, ranks)
    plain = cues.is_byline(text) or cues.is_date_line(text)
    words = len(text.split())
    if first.size in ranks and words <= 30 and not plain:
        return "heading", ranks[first.size]
    if cues.is_caption(text):
        return "caption", 0
    if cues.is_question(text):
        return "question", 0
    if cues.is_answer(text):
        return "answer", 0
    below = min(len(ranks) + 1 + setting.told, 6)
    if all(li.bold for li in paragraph.lines) and words <= (45 if text.endswith(":") else 20) and not plain:
        if text.endswith("?") and words > 4:
            return "question", 0
        if not text.endswith((",", ";")):
            return "heading", below
    if cues.is_capitals(text) and len(paragraph.lines) <= 3:
        return "heading", below
    return "paragraph", 0
