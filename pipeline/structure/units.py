"""Units: the blocks of a reading made sound and fine enough to read a document's structure from.

Readers differ in how they cut: a text file's paragraph may hold three numbered clauses, a PDF's
block a header line and its first paragraph. Here blocks that overlap or lie outside the text are
mended, and a block is cut where a line opens a clause, a lead, a header or a disposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.document import Block, BlockType, Reading
from pipeline.structure import marks
from pipeline.structure.running_heads import without_running_heads

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t\r\f\v]*\n))*")
_NUMBER = re.compile(
    r"(?:\(?(?P<n>\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,6})[.)]|"
    r"(?P<word>(?:Primer|Segund|Tercer|Cuart|Quint|Sext|S[ée]ptim|Octav|Noven|D[ée]cim)[oa]|"
    r"(?:PRIMER|SEGUND|TERCER|CUART|QUINT|SEXT|S[EÉ]PTIM|OCTAV|NOVEN|D[EÉ]CIM)[OA]|"
    r"(?:Premi|Deuxi|Troisi|Quatri|Cinqui|Sixi)[èe]mement)(?:\.[-–—]?|[:,)]|\s?[-–—]))\**[ \t]+(?=\S)"
)
_BULLET = re.compile(r"[•●▪◦‣·*–—-][ \t]+(?=\S)")
_LONG_LINE = 60  # characters; a shorter line was not broken by its width


@dataclass(frozen=True, slots=True)
class Unit:
    """A block or a piece of one: `text == document.text[start:end]`, trimmed; `plain` is the same on
    one line, without Markdown's signs. `number` and `level` are as in `Block`; `lines` the plain lines."""

    type: BlockType
    text: str
    plain: str
    start: int
    end: int
    page: int | None = None
    number: str | None = None
    level: int = 0

    @property
    def lines(self) -> list[str]:
        """The lines of the unit without Markdown's signs, empty ones left out."""
        return [line for raw in self.text.splitlines() if (line := marks.plain(raw))]


def sound_blocks(reading: Reading) -> list[Block]:
    """The reading's blocks in order, inside the text, not overlapping; paragraphs where there are none."""
    size = len(reading.text)
    kept: list[Block] = []
    position = 0
    for block in sorted(reading.blocks, key=lambda b: (b.start, b.end)):
        start, end = max(block.start, position), min(block.end, size)
        if start >= end or not reading.text[start:end].strip():
            continue
        kept.append(
            Block(block.type, reading.text[start:end], start, end, block.page, block.number, block.level)
        )
        position = end
    if not kept:
        kept = [Block("paragraph", m.group(), m.start(), m.end()) for m in _PARAGRAPH.finditer(reading.text)]
    return without_running_heads(reading.text, kept) if reading.media_type.startswith("text/plain") else kept


def units_of(blocks: Iterable[Block]) -> list[Unit]:
    """The units that sound blocks make, in order."""
    return [unit for block in blocks for unit in _cut(block)]


def page_spans(blocks: Iterable[Block], size: int) -> tuple[tuple[int, int], ...]:
    """The span of each page, from page 1 on; pages tile the text from their first block to the next
    page's. Empty when the blocks have no pages."""
    starts: list[tuple[int, int]] = []
    for block in blocks:
        if block.page is not None and (not starts or block.page > starts[-1][0]):
            starts.append((block.page, block.start))
    if not starts:
        return ()
    spans: list[tuple[int, int]] = []
    for i, (page, start) in enumerate(starts):
        begin = 0 if i == 0 else start
        end = starts[i + 1][1] if i + 1 < len(starts) else size
        while len(spans) < page - 1 and page < 100_000:
            spans.append((begin, begin))  # a page without text
        spans.append((begin, end))
    return tuple(spans)


def _cut(block: Block) -> Iterator[Unit]:
    """The block as one unit, or several where its lines open something new."""
    cuts = [0]
    if block.type in {"paragraph", "quote", "list_item", "heading"} and "\n" in block.text:
        cuts = _line_starts(block)
    if block.type in {"paragraph", "list_item"}:
        cuts = sorted({*cuts, *_inline_starts(block.text)})
    for i, start in enumerate(cuts):
        end = cuts[i + 1] if i + 1 < len(cuts) else len(block.text)
        unit = _unit(block, start, end, first=i == 0)
        if unit is not None:
            yield unit


def _inline_starts(text: str) -> list[int]:
    """Where a WHEREAS or RESOLVED opens inside a paragraph that begins with one."""
    if not (marks.WHEREAS.match(text) or marks.RESOLVED.match(text)):
        return []
    return [m.end() for m in marks.INLINE.finditer(text)]


def _line_starts(block: Block) -> list[int]:
    cuts = [0]
    previous, last_number = "", _number_at(block.text, 0)
    for match in re.finditer(r"[^\n]+", block.text):
        line = match.group()
        if match.start() == 0:
            previous = line.strip()
            continue
        number = _number_at(line, 0)
        opens = bool(number) and _follows(number or "", last_number, previous)
        if not opens:
            opens = marks.opens_line(line, previous, broken=len(previous) >= _LONG_LINE)
        if opens:
            cuts.append(match.start())
        if number and opens:
            last_number = number
        previous = line.strip()
    return cuts


def _follows(number: str, last: str | None, previous_line: str) -> bool:
    """Whether a number at a line's start counts on from the last one, and is not "in\\n1994. The"."""
    if number.isdigit() and last and last.isdigit():
        return int(number) == int(last) + 1
    first = number.lower() in {"1", "a", "i", "primero", "premièrement", "•"}
    ended = previous_line.endswith((".", ";", ":", ",")) or len(previous_line) < _LONG_LINE
    if first:
        return ended
    return bool(last) and (ended or previous_line.endswith((" and", " y", " et", " e", " or")))


def _number_at(text: str, position: int) -> str | None:
    stripped = text[position:].lstrip(" \t*_>")
    if match := _NUMBER.match(stripped):
        return match.group("n") or match.group("word")
    return "•" if _BULLET.match(stripped) else None


def _unit(block: Block, start: int, end: int, *, first: bool) -> Unit | None:
    text = block.text[start:end]
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        return None
    begin = block.start + start + lead
    kind, number, level = block.type, block.number if first else None, block.level if first else 0
    if number is None and kind in {"paragraph", "list_item", "quote"}:
        shift, number, bullet = _own_number(text)
        if shift:
            text, begin = text[shift:], begin + shift
            if number or bullet:
                kind = "list_item"
            level = level if first and block.type == "list_item" else 0
    return Unit(kind, text, marks.plain(text), begin, begin + len(text), block.page, number, level)


def _own_number(text: str) -> tuple[int, str | None, bool]:
    """How many characters a paragraph's own number takes, the number, and whether it is a bullet."""
    lead = len(text) - len(text.lstrip("*_> "))
    if match := _NUMBER.match(text, lead):
        number = match.group("n") or match.group("word")
        initial = number.isalpha() and len(number) == 1 and number.isupper()  # "A. Philip Randolph"
        if not initial and len(text) > match.end():
            return match.end(), number, False
    if match := _BULLET.match(text):
        return match.end(), None, True
    return 0, None, False
