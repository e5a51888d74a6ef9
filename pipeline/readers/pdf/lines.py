"""Lines of a PDF page with where they stand and how they are set.

pypdf's own text is kept as it comes where a page has one column or its stream follows its columns; its
visitor tells for each piece of it the position, the size and the font, which is what headings and paragraphs
are told by. Only where the stream runs across the columns are lines put together anew from their places.
Layout mode is never used: it mixes columns and turns Arabic and Persian lines around.
"""

from __future__ import annotations

import logging
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from time import process_time
from typing import Any

from pipeline.readers.charset import clean
from pipeline.readers.pdf.boxes import around, through
from pipeline.readers.pdf.columns import Layout, layout_from_right
from pipeline.readers.pdf.flow import gain
from pipeline.readers.pdf.initials import with_initial, words_of
from pipeline.readers.pdf.page_frame import Frame, frame_of
from pipeline.readers.pdf.pieces import Piece, is_start, main_angle, pieces_of
from pipeline.readers.pdf.runs import RTL, Run, Shape, runs_of
from pipeline.readers.pdf.suspicion import is_glued, is_jumbled, is_risen, leaps_over, may_have_columns
from pipeline.readers.pdf.tables import CELLS

log = logging.getLogger(__name__)

_LIGATURES = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufdff\ufe70-\ufefc]")
_HYPHENS = re.compile("[\u00ad\u2010\u2011\ufffe\x02]")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_SPACED_OUT = re.compile(r"(?:\S{1,2} ){5}")  # a heading with its letters far apart
_FIGURES = re.compile(r"(?<=\d) (?=\d)")
_SHOWS = frozenset({b"Tj", b"TJ", b"'", b'"'})
_STEPS = 500  # shown texts from one look at the clock to the next
_MOST_SHOWN = 40_000  # pieces of text on a page that are put in order; a page of print has at most 10,000
_FEW = 10  # lines on a page that alone tell nothing of columns
_WIDEST, _USUAL = 0.62, 0.53  # font sizes: a letter's width, on average, at most, and commonly
_FAR = 3.0  # font sizes between the parts of a head, at least
_INSIDE_WORD = 1.6  # times as far
_UNUSED = "\x7f"  # a code that WinAnsi leaves unused: it stands for a bullet (ISO 32000, annex D)
_BULLETS = frozenset(f"•·◦▪■●○–—*{_UNUSED}")
# The share of lines that stand in the stream in the order of the columns, below which they are reordered
# where nothing else tells.
_IN_ORDER = 0.7
_IN_ORDER_WITHOUT_COLUMNS = 0.75
_IN_ORDER_BUT_HEADS = 0.95  # more are out of order where heads are drawn last
_GLUED, _SCATTERED = 0.96, 1.5  # of the words that their places tell: with fewer, spaces are missing
_FEW_HOPS = 3  # from column to column, beyond those that any order has


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its text, start (x) and baseline (y) from the page's lower left in points, size in points.

    The page is turned so that most of its text runs to the right; `height` is its height then, `page` counts
    from 1. `x1` is where the line ends, 0 where that isn't known. `role` is "" for the body, "box" for what
    is set into columns, "margin" for text that runs in another direction. `bold` and `italic` say whether
    most of it is, `row` whether it is a table's row, its cells parted by bars.
    `parts` are its texts where they stand far apart, as a head's name, issue and date do; else empty.
    `told` is a heading's depth where bookmarks or contents tell of it (1 the outermost), 0 elsewhere.
    """

    text: str
    x: float
    y: float
    size: float
    bold: bool
    page: int
    height: float
    x1: float = 0.0
    italic: bool = False
    role: str = ""
    row: bool = False
    told: int = 0
    parts: tuple[str, ...] = ()

    @property
    def from_edge(self) -> float:
        """How far from the nearer of the page's upper and lower edge, as a share of its height."""
        return min(self.y, self.height - self.y) / self.height if self.height else 0.5


@dataclass(slots=True)
class _Piece:
    text: str
    x: float
    y: float
    size: float
    bold: bool
    italic: bool
    angle: int


class TooSlow(Exception):
    """A page takes more time than it was given."""


@dataclass(slots=True)
class Known:
    """What is known of a file from the pages read so far: its fonts, its gutters."""

    faces: dict[int, Any] = field(default_factory=dict)
    gutters: list[float] = field(default_factory=list)


def lines_of(page: Any, number: int, known: Known | None = None, until: float = math.inf) -> list[Line]:
    """The lines of a pypdf page in reading order.

    Raises whatever pypdf raises, and `TooSlow` when this process has used more CPU than `until` seconds.
    """
    known = known or Known()
    steps = 0
    rows: dict[tuple[int, str], str] = {}
    frame = frame_of(page)
    done: list[list[_Piece]] = [[]]
    shown: list[tuple[int, int]] = []
    angles: Counter[int] = Counter()
    leaps: list[int] = []

    def before(operator: bytes, operands: Any, cm: Sequence[float], tm: Sequence[float]) -> None:
        nonlocal steps
        if operator in _SHOWS:
            steps += 1
            if not steps % _STEPS and process_time() > until:
                raise TooSlow
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            shown.append((round(x), round(y)))
            if operator == b"TJ" and operands and leaps_over(operands[0]):
                leaps.append(1)

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        if not text:
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        points = abs(size) * math.hypot(tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3])
        angle = _angle(tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3])
        base = str((font or {}).get("/BaseFont", ""))
        bold, italic = _is_bold(base), _is_italic(base)
        for i, part in enumerate(text.split("\n")):
            if i:
                done.append([])
            if part.strip():
                done[-1].append(_Piece(part, x, y, points, bold, italic, angle))
                angles[angle] += len(part)

    from pypdf.generic import ContentStream, NameObject

    contents = page.get("/Contents")
    stream = None
    if contents is not None and contents.get_object() is not None:
        stream = ContentStream(contents.get_object(), page.pdf, "bytes")
        page[NameObject("/Contents")] = stream  # parsed once for both ways of reading it
    try:
        page.extract_text(visitor_text=visit, visitor_operand_before=before)
        main = angles.most_common(1)[0][0] if angles else 0
        lines = [
            line for line in (_line(pieces, number, frame, main) for pieces in done if pieces) if line.text
        ]
        odd = any(RTL.search(line.text) or _SPACED_OUT.match(line.text) for line in lines)
        odd = (
            odd
            or is_glued([line.text for line in lines])
            or is_risen([(line.y, line.size) for line in lines])
        )
        if len(shown) > _MOST_SHOWN:
            log.debug("page %d keeps its order: it is drawn in too many pieces", number)
        elif stream is not None and (
            odd
            or len(angles) > 1
            or len(leaps) > 3
            or known.gutters
            or may_have_columns(shown, main)
            or is_jumbled(shown, main)
        ):
            found = _attempted(page, stream, frame, number, lines, known)
            if isinstance(found, list):
                return found
            if found is not None:
                lines = _measured(lines, found, frame, main)
                rows = _rows(found, frame, main)
    finally:
        if stream is not None:
            page[NameObject("/Contents")] = contents
    order = ("", "box", "margin")
    parts = [[line for line in lines if line.role == role] for role in order]
    body = [_as_row(line, rows) for line in _with_initials(_same_baseline(parts[0]))]
    return body + parts[1] + parts[2]


def _attempted(
    page: Any, stream: Any, frame: Frame, number: int, plain: list[Line], known: Known
) -> list[Line] | Layout | None:
    """As `_repaired`; None where the page's own damage is in the way, so that pypdf's text is kept."""
    try:
        shapes: list[Shape] = []
        runs = runs_of(page, stream, known.faces, shapes)
        return _repaired(runs, shapes, frame, number, plain, known)
    except Exception:  # mutated fonts and matrices make it fail in nearly every way there is
        log.debug("page %d keeps its order", number, exc_info=True)
        return None


def _repaired(
    runs: Sequence[Run],
    shapes: Sequence[Shape],
    frame: Frame,
    number: int,
    plain: list[Line],
    known: Known,
) -> list[Line] | Layout | None:
    """The lines put together anew where the stream's order is not the columns'; else the layout."""
    letters = "".join(line.text for line in plain)
    main = main_angle(runs)
    pieces = pieces_of([run for run in runs if run.angle == main], known.gutters)
    if len(RTL.findall(letters)) > 0.5 * sum(c.isalpha() for c in letters):
        found = layout_from_right([run for run in runs if run.angle == main])
        return placed(found, runs, frame, number) if found.in_stream_order <= _IN_ORDER else found
    found = around(runs, shapes, main, known.gutters) or through(pieces, known.gutters)
    known.gutters += [x for x in found.gutters if not is_start(x, known.gutters)]
    words = sum(len(p.text.split()) for blocks in (found.blocks, found.boxes) for b in blocks for p in b)
    if not _GLUED * words <= sum(len(line.text.split()) for line in plain) <= _SCATTERED * words:
        return placed(found, runs, frame, number)  # drawn word by word, or letter by letter
    in_order = found.in_stream_order
    body = [p for block in found.blocks for p in block]
    better = gain(body, sorted(body, key=lambda p: p.index))
    hops = bool(found.gutters) and found.hops > _FEW_HOPS
    if in_order > 0.999 or better < 0:
        return found
    back = bool(found.gutters) and in_order < _IN_ORDER_BUT_HEADS and found.turns_back
    if better == 0 and in_order > _IN_ORDER and not hops and not back and not found.headings_astray:
        return found
    if len(pieces) < _FEW and better <= 0:
        return found
    if not found.gutters and in_order > _IN_ORDER_WITHOUT_COLUMNS and not found.headings_astray:
        return found
    return placed(found, runs, frame, number)


def _measured(lines: list[Line], found: Layout, frame: Frame, angle: int) -> list[Line]:
    """pypdf's lines with their ends, and those in boxes known as such."""
    ends: dict[tuple[int, int], tuple[float, str]] = {}
    turned: dict[tuple[int, str], str] = {}
    whole: dict[tuple[int, int], str] = {}
    for role, blocks in (("", found.blocks), ("box", found.boxes)):
        for p in (p for block in blocks for p in block):
            x, y = _upright(p, frame, angle)
            # What floats at the side stands in the stream where it belongs.
            ends[round(x), round(y)] = (x + p.x1 - p.x0, "" if p.index in found.floats else role)
            whole[round(x), round(y)] = p.text
            if RTL.search(p.text):
                text = tidy(logical(p.text))
                turned[round(y), _letters(text)] = text
    kept = []
    for line in lines:
        if turned and RTL.search(line.text):
            text = turned.get((round(line.y), _letters(line.text)), line.text)
            line = replace(line, text=text)
        text = tidy(whole.get((round(line.x), round(line.y)), ""))
        if _SPACED_OUT.match(line.text):
            if _letters(text) == _letters(line.text) and text:
                line = replace(line, text=text)
        elif _lacks_spaces(line.text, text):
            line = replace(line, text=text)
        end, role = ends.get((round(line.x), round(line.y)), (0.0, ""))
        kept.append(replace(line, x1=end, role=role) if end and not line.role else line)
    return kept


def _lacks_spaces(plain: str, text: str) -> bool:
    """Whether pypdf's text lacks nothing but spaces: between figures of two cells, or between all words."""
    if plain.replace(" ", "") != text.replace(" ", ""):
        return False
    more = len(_FIGURES.findall(text)) > len(_FIGURES.findall(plain))
    return more or (is_glued([plain]) and len(text.split()) > len(plain.split()) + 1)


def _rows(found: Layout, frame: Frame, angle: int) -> dict[tuple[int, str], str]:
    """The rows of a page's tables by their height and letters."""
    rows = {}
    for p in (p for block in found.blocks for p in block if p.index in found.tables and CELLS in p.text):
        text = tidy(p.text)
        rows[round(_upright(p, frame, angle)[1]), _letters(text)] = text
    return rows


def _as_row(line: Line, rows: Mapping[tuple[int, str], str]) -> Line:
    """A line as pypdf gives it, with bars between its cells where it is a row."""
    text = rows.get((round(line.y), _letters(line.text))) if rows else None
    return replace(line, text=text, row=True) if text else line


def placed(found: Layout, runs: Sequence[Run], frame: Frame, number: int) -> list[Line]:
    """A page's lines in the order of its layout, boxes after the body, margins last."""
    main = main_angle(runs)
    lines = [
        replace(_of_piece(p, frame, number, main, ""), row=p.index in found.tables and CELLS in p.text)
        for block in found.blocks
        for p in block
    ]
    lines += [_of_piece(p, frame, number, main, "box") for block in found.boxes for p in block]
    for run in runs:
        if run.angle != main:
            piece = Piece(run.text, run.x0, run.x1, run.y, run.size, run.bold, run.italic, 0)
            lines.append(_of_piece(piece, frame, number, run.angle, "margin"))
    return [line for line in lines if line.text]


def _of_piece(p: Piece, frame: Frame, number: int, angle: int, role: str) -> Line:
    x, y = _upright(p, frame, angle)
    text = logical(p.text) if RTL.search(p.text) else p.text
    return Line(
        tidy(text),
        x,
        y,
        p.size,
        p.bold,
        number,
        frame.tall(angle),
        x + p.x1 - p.x0,
        p.italic,
        role,
    )


def _upright(p: Piece, frame: Frame, angle: int) -> tuple[float, float]:
    """Where a piece begins on the page, which has its own corner; runs are turned about the origin."""
    x, y = ((p.x0, p.y), (-p.y, p.x0), (-p.x0, -p.y), (p.y, -p.x0))[angle]
    return frame.place(x, y, angle)


def _letters(text: str) -> str:
    """The letters of a text, whatever their order: by these pypdf's line is known among ours."""
    return "".join(sorted(c for c in text if c.isalpha()))


_LEFT_TO_RIGHT = re.compile(
    r"[0-9A-Za-z\u00c0-\u024f](?:[^\u0590-\u08ff\ufb1d-\ufefc]*[0-9A-Za-z\u00c0-\u024f])?"
)


def logical(text: str) -> str:
    """A line of right-to-left script, given as it looks from left to right, in the order it is read."""
    letters = sum(c.isalpha() for c in text)
    if len(RTL.findall(text)) <= 0.5 * letters:
        return re.sub(
            r"[\u0590-\u08ff\ufb1d-\ufefc](?:[^0-9A-Za-z]*[\u0590-\u08ff\ufb1d-\ufefc])?",
            lambda m: m.group()[::-1],
            text,
        )
    turned = text[::-1]
    return _LEFT_TO_RIGHT.sub(lambda m: m.group()[::-1], turned)


def _angle(dx: float, dy: float) -> int:
    """The direction of text in quarter turns against the clock."""
    if abs(dx) >= abs(dy):
        return 0 if dx >= 0 else 2
    return 1 if dy > 0 else 3


@lru_cache(maxsize=256)
def _is_bold(font: str) -> bool:
    return bool(_BOLD.search(font))


@lru_cache(maxsize=256)
def _is_italic(font: str) -> bool:
    return bool(_ITALIC.search(font))


def tidy(text: str) -> str:
    """Text as people write it: hyphens of all kinds as "-", ligatures taken apart, bullets, no controls."""
    text = _HYPHENS.sub("-", text).replace(_UNUSED, "•")
    text = _LIGATURES.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    return _SPACES.sub(" ", clean(text).replace("\ufffd\ufffd", "\ufffd")).strip()


def _line(pieces: list[_Piece], number: int, frame: Frame, main: int) -> Line:
    first = next((p for p in pieces if p.x or p.y), pieces[0])
    longest = max(pieces, key=lambda p: len(p.text))
    text = ""
    before: _Piece | None = None
    parts = [""]
    for p in pieces:
        if before is not None and _is_far(before.x, before.text, p.x, p.size):
            parts.append("")
        parts[-1] += p.text
        raised = p.size <= 0.8 * longest.size and p.y > longest.y + 0.05 * longest.size
        if raised and len(p.text.strip()) <= 3:  # a note's mark belongs to the word before it
            text = text.rstrip() + p.text.lstrip()
        else:
            text += " " + p.text if before is not None and _stands_off(before, p) else p.text
        before = p
    bold = sum(len(p.text) for p in pieces if p.bold) > 0.8 * len(text)
    italic = sum(len(p.text) for p in pieces if p.italic) > 0.8 * len(text)
    angle = longest.angle
    x, y = frame.place(first.x, first.y, angle)
    role = "" if angle == main else "margin"
    size = round(longest.size, 1) or 1.0
    apart = tuple(map(tidy, parts)) if len(parts) > 1 else ()
    return Line(tidy(text), x, y, size, bold, number, frame.tall(angle), 0.0, italic, role, parts=apart)


def _stands_off(before: _Piece, p: _Piece) -> bool:
    """Whether a piece begins farther to the right than the one before it can reach: another cell, a list's
    page numbers. pypdf puts no space there where both are drawn at places of their own."""
    text, after = before.text.strip(), p.text.lstrip()
    reach = (_WIDEST * len(text) + (0.2 if text in _BULLETS else 1)) * before.size
    if text[-1:].islower() and after[:1].islower():
        reach *= _INSIDE_WORD  # words far apart in a justified line, one of them drawn in two pieces
    elif text[-1:].islower() and after[:1].isupper() and len(text) > 3:
        reach = (_USUAL * len(text) + 0.4) * before.size  # no word goes on with a capital
    return before.angle == p.angle == 0 and abs(before.y - p.y) < 0.25 * p.size and p.x - before.x > reach


def _is_far(x: float, text: str, after: float, size: float) -> bool:
    """Whether what begins at `after` stands apart from a text at x by more than words of a line ever do."""
    return after - x > (_USUAL * len(text.strip()) + _FAR) * size


def _with_initials(lines: list[Line]) -> list[Line]:
    """Lines with drop capitals put before the first line beside them."""
    gone: set[int] = set()
    begun: dict[int, str] = {}
    for i, cap in enumerate(lines):
        if len(cap.text) != 1 or not cap.text.isupper():
            continue
        beside = [
            j
            for j, line in enumerate(lines)
            if cap.size > 1.8 * line.size
            and cap.y - line.size < line.y < cap.y + 0.86 * cap.size
            and 0.3 * cap.size < line.x - cap.x < 1.5 * cap.size
        ]
        if beside:
            first = max(beside, key=lambda j: lines[j].y)
            begun[first] = cap.text
            gone.add(i)
    if not gone:
        return lines
    words = words_of(line.text for line in lines)
    return [
        replace(line, text=with_initial(begun[i], line.text, words)) if i in begun else line
        for i, line in enumerate(lines)
        if i not in gone
    ]


def _same_baseline(lines: list[Line]) -> list[Line]:
    """Lines that stand side by side and follow one another are one: a contents entry and its page."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before and abs(before.y - line.y) < 0.25 * min(before.size, line.size) and line.x > before.x:
            far = _is_far(before.x, before.text, line.x, line.size)
            joined[-1] = replace(
                before,
                text=f"{before.text} {line.text}",
                bold=before.bold and line.bold,
                parts=(*(before.parts or (before.text,)), *(line.parts or (line.text,))) if far else (),
            )
        elif before and _is_mark(line, before):
            joined[-1] = replace(before, text=before.text + line.text)
        elif before and len(before.text) <= 3 and _begins_note(before, line):
            joined[-1] = replace(line, text=f"{before.text} {line.text}", x=before.x)
        else:
            joined.append(line)
    return joined


def _is_mark(line: Line, before: Line) -> bool:
    """Whether a line is nothing but the raised mark of a note on the line before it."""
    return (
        len(line.text) <= 3
        and line.size <= 0.8 * before.size
        and 0.05 * before.size < line.y - before.y < 0.7 * before.size
        and line.x > before.x
        and (not before.x1 or abs(line.x - before.x1) < 0.5 * before.size)
    )


def _begins_note(mark: Line, line: Line) -> bool:
    """Whether a short line is the raised mark of the note that the next line begins."""
    return (
        mark.size <= 0.8 * line.size
        and 0.05 * line.size < mark.y - line.y < 0.7 * line.size
        and 0 < line.x - mark.x < 2 * line.size
    )
