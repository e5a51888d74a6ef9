"""Set articles on pages line by line, so that the content stream's order and the gold text are both known.

Nothing is drawn here: a page is a list of pieces (a line or part of one, with its place), in reading order;
the program that draws may order them otherwise. All lengths in points, y grows upward from the sheet's foot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pdf_texts import Block, LineBreaker


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of type. `row` is the baseline of the line it belongs to; `column` -1 spans all."""

    x: float
    y: float
    text: str
    font: str
    size: float
    row: float
    column: int = -1
    kind: str = "body"
    word_space: float = 0.0
    letter_space: float = 0.0
    angle: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """What flows through the columns; `words` is what of its text is not yet set."""

    kind: str
    text: str
    words: tuple[str, ...]
    note: str = ""
    marker: str = ""
    cap: str = ""
    cap_lines: int = 0
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A column's room; `holes` are rectangles (left, bottom, right, top) that its lines go around."""

    x: float
    width: float
    top: float
    bottom: float
    column: int
    holes: tuple[tuple[float, float, float, float], ...] = ()

    def room(self, y: float, size: float) -> tuple[float, float]:
        """Left edge and width that a line at `y` has."""
        left, right = self.x, self.x + self.width
        for x0, y0, x1, y1 in self.holes:
            if y + size > y0 and y - 0.3 * size < y1 and x0 < right and x1 > left:
                if x0 - left > right - x1:
                    right = min(right, x0)
                else:
                    left = max(left, x1)
        return left, right - left


@dataclass(frozen=True, slots=True)
class Look:
    """Type and room of a document, from its entry in the list of test PDFs."""

    columns: tuple[float, ...] = (1.0,)
    font: str = "Times-Roman"
    bold: str = "Times-Bold"
    italic: str = "Times-Italic"
    size: float = 10.0
    leading: float = 12.0
    width: float = 400.0
    height: float = 480.0
    margin: float = 40.0
    top: float = 56.0
    bottom: float = 50.0
    gutter: float = 16.0
    indent: float = 9.0
    justify: bool = False
    stagger: float = 0.0
    head_space: float = 0.0
    small: float = 0.8


@dataclass(slots=True)
class Page:
    """A page in the making: pieces in reading order, boxes (x, y, width, height), gold lines, notes.

    `holes` (left, bottom, right, top) are what its columns go around; `late` is gold that follows the body.
    """

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    gold: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    holes: tuple[tuple[float, float, float, float], ...] = ()
    late: list[str] = field(default_factory=list)
    y: float = 0.0


@dataclass(slots=True)
class _Fill:
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    gold: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rest: list[Item] = field(default_factory=list)
    foot: float = 0.0


Measure = Callable[[str, str, float], float]


class Setter:
    """Fills pages with articles; `pages` holds the outcome."""

    def __init__(self, look: Look, measure: Measure, breaker: LineBreaker) -> None:
        self.look = look
        self.measure = measure
        self.breaker = breaker
        self.pages: list[Page] = []
        self._noted = 0
        self.new_page()

    def new_page(self) -> Page:
        """Begin a page."""
        self.pages.append(Page(y=self.look.height - self.look.top))
        return self.pages[-1]

    def hole(self, blocks: list[Block], share: float) -> None:
        """A box in the page's middle that the columns go around; in the gold it follows the page's body."""
        look, page = self.look, self.pages[-1]
        width, size = (look.width - 2 * look.margin) * share, look.size * 0.92
        lines: list[tuple[str, str]] = []
        for block in blocks:
            font = look.bold if block.kind == "title" else look.italic
            words = block.text.split()
            while words:
                line, words = self.breaker.take(words, width - 14, font, size)
                lines.append((line, font))
            page.late.append(block.text)
        height = len(lines) * look.leading + 10
        x, y = (look.width - width) / 2, page.y - 80 - height
        page.boxes.append((x, y, width, height))
        page.holes = (*page.holes, (x - 8, y - 4, x + width + 8, y + height + 6))
        for number, (line, font) in enumerate(lines):
            base = y + height - look.size - 3 - number * look.leading
            page.pieces.append(Piece(x + 7, base, line, font, size, base, -1, "box"))

    def spanning(self, text: str, size: float, font: str, *, center: bool = False, gap: float = 6.0) -> None:
        """Lines over the whole width, such as a heading or a masthead."""
        look, page = self.look, self.pages[-1]
        words, width = text.split(), look.width - 2 * look.margin
        while words:
            line, words = self.breaker.take(words, width / (1 + look.head_space / size), font, size)
            page.y -= size * 1.15
            wide = self.measure(line, font, size) + look.head_space * len(line)
            x = look.margin + ((width - wide) / 2 if center else 0)
            space = look.head_space
            page.pieces.append(Piece(x, page.y, line, font, size, page.y, -1, "span", 0.0, space))
        page.y -= gap
        page.gold.append(text)

    def spanning_table(self, text: str) -> None:
        """A table over the whole width."""
        look, page = self.look, self.pages[-1]
        if page.y - look.bottom < look.leading * (text.count("\n") + 4):
            page = self.new_page()
        out = _Fill()
        frame = Frame(look.margin, look.width - 2 * look.margin, page.y, look.bottom, -1)
        page.y = self._table(out, text, frame, page.y) - 6
        self._commit(page, out)

    def flow(self, items: list[Item], *, balance: bool) -> None:
        """Set items through the columns of this page and of as many more as they need."""
        while items:
            page = self.pages[-1]
            if page.y - self._floor(page.notes) < 5 * self.look.leading:
                page = self.new_page()
            out = self._fit(items, page, balance)
            self._commit(page, out)
            page.notes += out.notes
            page.y = min([out.foot, *(hole[1] - 4 for hole in page.holes)])
            items = out.rest
            if items:
                self.new_page()

    def finish(self) -> list[str]:
        """Set the notes at the pages' feet and give the gold text, a paragraph a line."""
        gold: list[str] = []
        for page in self.pages:
            size = self.look.size * self.look.small
            y = self._floor(page.notes) - size * 1.2
            for note in page.notes:
                for line in self._note_lines(note):
                    page.pieces.append(Piece(self.look.margin, y, line, self.look.font, size, y, -1, "note"))
                    y -= size * 1.2
            gold += [*page.gold, *page.late, *(f"[note] {note}" for note in page.notes)]
        return gold

    def _commit(self, page: Page, out: _Fill) -> None:
        page.pieces += out.pieces
        page.boxes += out.boxes
        page.gold += out.gold

    def _floor(self, notes: list[str]) -> float:
        size = self.look.size * self.look.small
        lines = sum(len(self._note_lines(note)) for note in notes)
        return self.look.bottom + (lines * size * 1.2 + 10 if lines else 0)

    def _note_lines(self, note: str) -> list[str]:
        look = self.look
        words, lines = note.split(), []
        while words:
            line, words = self.breaker.take(
                words, look.width - 2 * look.margin, look.font, look.size * look.small
            )
            lines.append(line)
        return lines

    def _frames(self, page: Page, bottom: float) -> list[Frame]:
        look = self.look
        room = look.width - 2 * look.margin - look.gutter * (len(look.columns) - 1)
        x, frames = look.margin, []
        for number, share in enumerate(look.columns):
            width = room * share / sum(look.columns)
            shift = look.stagger * (number % 2)
            frames.append(Frame(x, width, page.y - shift, bottom - shift, number, page.holes))
            x += width + look.gutter
        return frames

    def _fit(self, items: list[Item], page: Page, balance: bool) -> _Fill:
        notes: list[str] = []
        for _ in range(5):
            floor = self._floor(page.notes + notes)
            out = self._fill(items, self._frames(page, floor))
            if self._floor(page.notes + out.notes) <= floor:
                break
            notes = out.notes
        if balance and not out.rest:
            bottom = page.y - 2 * self.look.leading
            while bottom > floor:
                trial = self._fill(items, self._frames(page, bottom))
                if not trial.rest and len(trial.notes) == len(out.notes):
                    return trial
                bottom -= self.look.leading / 2
        return out

    def _fill(self, items: list[Item], frames: list[Frame]) -> _Fill:
        """Fill the columns; boxes that do not fit wait for the head of the next column."""
        out, queue, look = _Fill(foot=frames[0].top), list(items), self.look
        waiting: list[Item] = []
        for frame in frames:
            y, queue, waiting = frame.top, waiting + queue, []
            while queue:
                item = queue[0]
                if item.kind in {"para", "jump"}:
                    left, y = self._paragraph(out, item, frame, y)
                    if left is not None:
                        queue[0] = left
                        break
                    queue.pop(0)
                    continue
                need = self._height(item, frame)
                keep = 2 * look.leading if item.kind in {"title", "by"} else 0
                if y - need - keep < frame.bottom and y < frame.top:
                    if item.kind in {"title", "by"}:
                        break
                    waiting.append(queue.pop(0))
                    continue
                y = self._box(out, queue.pop(0), frame, y)
            out.foot = min(out.foot, y)
        out.rest = waiting + queue
        return out

    def _paragraph(self, out: _Fill, item: Item, frame: Frame, y: float) -> tuple[Item | None, float]:
        look = self.look
        words, cap_lines, begun = list(item.words), item.cap_lines, item.begun
        font = look.italic if item.kind == "jump" else look.font
        while words:
            base = y - look.leading
            x, width = frame.room(base, look.size)
            while width < 60 and base > frame.bottom:
                base -= 2
                x, width = frame.room(base, look.size)
            if base < frame.bottom:
                return replace(item, words=tuple(words), cap_lines=cap_lines, begun=begun), y
            if not begun:
                out.gold.append(item.text + item.marker)
                if item.cap:
                    high = 3 * look.leading - 0.3 * look.size
                    low = base - 2 * look.leading
                    out.pieces.append(Piece(x, low, item.cap, look.bold, high, base, frame.column))
                elif item.kind == "para":
                    x, width = x + look.indent, width - look.indent
            if cap_lines:
                shift = self.measure(item.cap, look.bold, 3 * look.leading - 0.3 * look.size) + 3
                x, width, cap_lines = x + shift, width - shift, cap_lines - 1
            begun = True
            line, words = self.breaker.take(words, width, font, look.size)
            natural, gaps = self.measure(line, font, look.size), line.count(" ")
            extra = (width - natural) / gaps if look.justify and words and gaps else 0.0
            out.pieces.append(Piece(x, base, line, font, look.size, base, frame.column, "body", extra))
            if not words and item.marker:
                above = base + 0.35 * look.size
                mark = Piece(x + natural, above, item.marker, font, look.size * 0.6, base, frame.column)
                out.pieces.append(mark)
                out.notes.append(f"{item.marker} {item.note}")
            y = base
        return None, y

    def _style(self, kind: str) -> tuple[str, float]:
        look = self.look
        return {
            "title": (look.bold, look.size * 1.3),
            "by": (look.italic, look.size),
            "quote": (look.bold, look.size * 1.2),
            "caption": (look.italic, look.size * 0.85),
        }[kind]

    def _lines(self, item: Item, width: float) -> list[str]:
        font, size = self._style(item.kind)
        words, lines = list(item.words), []
        while words:
            line, words = self.breaker.take(words, width, font, size)
            lines.append(line)
        return lines

    def _height(self, item: Item, frame: Frame) -> float:
        if item.kind == "table":
            return self.look.leading * (item.text.count("\n") + 2)
        _, size = self._style(item.kind)
        picture = {"caption": 70.0, "quote": 20.0}.get(item.kind, 8.0)
        return len(self._lines(item, frame.width)) * size * 1.2 + picture + 4

    def _box(self, out: _Fill, item: Item, frame: Frame, y: float) -> float:
        if item.kind == "table":
            return self._table(out, item.text, frame, y) - 4
        font, size = self._style(item.kind)
        if item.kind == "caption":
            out.boxes.append((frame.x, y - 62, frame.width, 56))
            y -= 66
        elif item.kind == "quote" or (item.kind == "title" and y < frame.top):
            y -= 8
        for line in self._lines(item, frame.width):
            y -= size * 1.2
            out.pieces.append(Piece(frame.x, y, line, font, size, y, frame.column, item.kind))
        out.gold.append(f"[caption] {item.text}" if item.kind == "caption" else item.text)
        return y - (10 if item.kind in {"caption", "quote"} else 2)

    def _table(self, out: _Fill, text: str, frame: Frame, y: float) -> float:
        look = self.look
        rows = [[cell.strip() for cell in row.split("|")] for row in text.split("\n")]
        size = look.size * 0.9
        wide = frame.width / len(rows[0])
        for number, row in enumerate(rows):
            y -= look.leading
            font = look.bold if number == 0 else look.font
            for place, cell in enumerate(row):
                x = frame.x + place * wide
                out.pieces.append(Piece(x, y, cell, font, size, y, frame.column, "table"))
            out.gold.append(" | ".join(row))
        return y - 4


def items_of(blocks: list[Block], *, cap: bool, first_note: int) -> list[Item]:
    """The flow of an article's column matter: boxes and note references are dealt out over its paragraphs."""
    paragraphs = [b for b in blocks if b.kind == "para"]
    extras = ("note", "quote", "caption", "table")
    kinds = {kind: [b.text for b in blocks if b.kind == kind] for kind in extras}
    items: list[Item] = []
    for number, block in enumerate(paragraphs):
        note = marker = letter = ""
        if number % 2 == 1 or number == len(paragraphs) - 1:
            note = kinds["note"].pop(0) if kinds["note"] else ""
            marker = str(first_note) if note else ""
            first_note += bool(note)
        words = block.text.split()
        if cap and number == 0:
            letter, words[0] = words[0][0], words[0][1:]
            words = [w for w in words if w]
        items.append(Item("para", block.text, tuple(words), note, marker, letter, 3 if letter else 0))
        if number in {0, 1}:
            kind = ("caption", "quote")[number]
            items += [Item(kind, text, tuple(text.split())) for text in kinds[kind]]
    items += [Item("table", text, ()) for text in kinds["table"]]
    return items


def heading_items(blocks: list[Block]) -> list[Item]:
    """Title and byline, to stand in the column."""
    return [Item(b.kind, b.text, tuple(b.text.split())) for b in blocks if b.kind in {"title", "by"}]
