"""Make the three PDF files among the starter documents from the texts in ``tools/starter_pdfs``.

The same texts always give the same bytes (ReportLab's ``invariant`` mode fixes time stamps and ids), so that
a test can hold the committed files against this script. Lines are broken here and drawn one by one, not by
ReportLab's flowables, so that the traps are ours to set: hyphens at line ends, running heads, columns.

Call: ``python tools/make_starter_pdfs.py [FOLDER]``; FOLDER defaults to ``corpus/starter/documents``.

The texts are paragraphs between blank lines. ``@name text`` is a line of its own style (see ``STYLES``) or a
command: ``@space N`` (points), ``@newpage``, ``@rule``, ``@columns 2``, ``@endcolumns``,
``@toc TITLE|PAGE``. In paragraphs ``|`` marks where a word may be broken, and ``--`` is an em dash.
"""

from __future__ import annotations

import argparse
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

log = logging.getLogger(__name__)

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "starter_pdfs"
DOCUMENTS = HERE.parent / "corpus" / "starter" / "documents"


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of line is set; lengths in points."""

    font: str
    size: float
    leading: float
    align: str = "left"  # left | center | right
    before: float = 0.0
    after: float = 0.0


STYLES: dict[str, Style] = {
    "kicker": Style("Helvetica", 9, 12, after=4),
    "title": Style("Times-Bold", 21, 25, after=6),
    "byline": Style("Times-Italic", 12, 15, after=12),
    "mast": Style("Helvetica-Bold", 33, 38, "center"),
    "sub": Style("Times-Italic", 12, 16, "center"),
    "issue": Style("Helvetica", 10, 14, "center", before=4, after=10),
    "head": Style("Times-Bold", 13, 15.5, before=10, after=2),
    "by": Style("Times-Italic", 10.5, 13, after=4),
    "small": Style("Times-Italic", 9.5, 12, before=4),
    "center": Style("Times-Roman", 11, 15, "center"),
    "bigcenter": Style("Times-Bold", 13.5, 19, "center", before=6),
    "centerital": Style("Times-Italic", 11, 15, "center", before=4, after=4),
    "res": Style("Times-Bold", 11, 14, before=7, after=3),
    "ref": Style("Times-Italic", 11, 14, before=1, after=3),
    "note": Style("Times-Roman", 11, 14, before=6, after=3),
    "sign": Style("Times-Roman", 10.5, 13, "right", before=10),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document's paper and type; lengths in points, ``furniture`` draws what stands on each page."""

    width: float
    height: float
    margin: float
    top: float
    bottom: float
    body: Style
    indent: float
    furniture: Callable[[Canvas, Sheet, int], None]
    info: dict[str, str] = field(default_factory=dict)
    gutter: float = 22.0


def article_furniture(canvas: Canvas, sheet: Sheet, page: int) -> None:
    """A head on every page but the first, and a centred page number at the foot."""
    canvas.setFont("Helvetica", 8)
    if page > 1:
        canvas.drawString(sheet.margin, sheet.height - 42, "Essex County Labour Review")
        canvas.drawRightString(sheet.width - sheet.margin, sheet.height - 42, "Windsor, November 1945")
    canvas.drawCentredString(sheet.width / 2, 36, f"- {page} -")


def bulletin_furniture(canvas: Canvas, sheet: Sheet, page: int) -> None:
    """A head with issue and page from the second page on, and the publisher's address at the foot."""
    canvas.setFont("Helvetica", 8)
    if page > 1:
        canvas.drawString(sheet.margin, sheet.height - 40, f"PAGE {page}")
        canvas.drawRightString(
            sheet.width - sheet.margin, sheet.height - 40, "INTERNATIONAL LINK  Vol. 7 No. 3"
        )
    canvas.drawCentredString(
        sheet.width / 2, 34, "Printed in house. 4410 W. Halyard St., Chicago, IL 60699. Labor donated."
    )


def book_furniture(canvas: Canvas, sheet: Sheet, page: int) -> None:
    """Running heads that alternate between left and right pages; none on the title page."""
    if page == 1:
        return
    canvas.setFont("Times-Roman", 8.5)
    y = sheet.height - 38
    if page % 2 == 0:
        canvas.drawString(sheet.margin, y, str(page))
        canvas.drawCentredString(sheet.width / 2, y, "LAKE SUPERIOR FEDERATION OF LABOR")
    else:
        canvas.drawCentredString(sheet.width / 2, y, "PROCEEDINGS OF THE NINETEENTH ANNUAL CONVENTION")
        canvas.drawRightString(sheet.width - sheet.margin, y, str(page))
    canvas.line(sheet.margin, y - 4, sheet.width - sheet.margin, y - 4)


SHEETS: dict[str, Sheet] = {
    "article-one-column": Sheet(
        612, 792, 100, 72, 64, Style("Times-Roman", 11.5, 15.5, after=5), 0, article_furniture,
        # What word processors really leave in a file: a title that is none.
        {"title": "Microsoft Word - windsor_final_v2.doc", "author": "Owner"},
    ),
    "bulletin-two-column": Sheet(
        612, 792, 54, 60, 56, Style("Times-Roman", 11.5, 14.2, after=5), 12, bulletin_furniture,
        {"title": "Link 7-3", "author": ""},
    ),
    "proceedings-book": Sheet(
        432, 648, 54, 58, 48, Style("Times-Roman", 11, 14, after=4), 14, book_furniture,
    ),
}  # fmt: skip


def typeset(text: str) -> str:
    """``text`` with its typewriter dashes made em dashes."""
    return text.replace(" -- ", " — ").replace("--", "—")


def wrap(text: str, font: str, size: float, width: float, indent: float) -> list[str]:
    """Break ``text`` into lines no wider than ``width`` points, the first shorter by ``indent``.

    A word is broken only at a ``|``, and then a hyphen is added where it has none of its own.
    """
    lines: list[str] = []
    line = ""
    room = width - indent
    for word in text.split():
        syllables = word.split("|")
        whole = "".join(syllables)
        trial = f"{line} {whole}".strip()
        if stringWidth(trial, font, size) <= room:
            line = trial
            continue
        rest = whole
        for cut in range(len(syllables) - 1, 0, -1):
            head = "".join(syllables[:cut])
            start = f"{line} {head if head.endswith('-') else head + '-'}".strip()
            if stringWidth(start, font, size) <= room:
                line, rest = start, "".join(syllables[cut:])
                break
        lines.append(line)
        line, room = rest, width
    return [*lines, line] if line else lines


class Setter:
    """Sets lines down a column, over columns and over pages, in reading order."""

    def __init__(self, path: Path, sheet: Sheet) -> None:
        """Begin the first page of the PDF file ``path``."""
        rl_config.invariant = 1
        self.sheet = sheet
        # Not compressed: what zlib makes of the same bytes differs from build to build.
        self.canvas = Canvas(str(path), pagesize=(sheet.width, sheet.height), invariant=1, pageCompression=0)
        self.canvas.setTitle(sheet.info.get("title", "untitled"))
        self.canvas.setAuthor(sheet.info.get("author", ""))
        self.page = 0
        self.columns = 1
        self._begin_page()

    @property
    def width(self) -> float:
        """Width of one column in points."""
        whole = self.sheet.width - 2 * self.sheet.margin
        return (whole - self.sheet.gutter * (self.columns - 1)) / self.columns

    @property
    def left(self) -> float:
        """Left edge of the present column."""
        return self.sheet.margin + self.column * (self.width + self.sheet.gutter)

    def _begin_page(self) -> None:
        self.page += 1
        self.column = 0
        self.ceiling = self.y = self.sheet.height - self.sheet.top
        self.sheet.furniture(self.canvas, self.sheet, self.page)

    def new_page(self) -> None:
        """End this page and begin the next."""
        self.canvas.showPage()
        self._begin_page()

    def set_columns(self, number: int) -> None:
        """Go on in ``number`` columns below what is already on the page."""
        self.columns, self.column, self.ceiling = number, 0, self.y

    def need(self, height: float) -> None:
        """Go to the next column or page unless ``height`` points are left in this one."""
        if self.y - height >= self.sheet.bottom:
            return
        if self.column + 1 < self.columns:
            self.column, self.y = self.column + 1, self.ceiling
        else:
            self.new_page()

    def space(self, points: float) -> None:
        """Leave ``points`` free, but not at the head of a column."""
        if self.y < self.ceiling or self.page == 1:
            self.y -= points

    def rule(self) -> None:
        """Draw a line over a third of the column."""
        self.y -= 6
        self.canvas.line(self.left, self.y, self.left + self.width / 3, self.y)
        self.y -= 8

    def lines(self, text: str, style: Style, keep: float = 0.0) -> None:
        """Set ``text`` ragged; ``keep`` points must be free after it (a heading is not left alone)."""
        broken = wrap(typeset(text), style.font, style.size, self.width, 0)
        self.need(style.before + style.leading * len(broken) + keep)
        self.space(style.before)
        for line in broken:
            self.y -= style.leading
            self.canvas.setFont(style.font, style.size)
            if style.align == "center":
                self.canvas.drawCentredString(self.left + self.width / 2, self.y, line)
            elif style.align == "right":
                self.canvas.drawRightString(self.left + self.width, self.y, line)
            else:
                self.canvas.drawString(self.left, self.y, line)
        self.y -= style.after

    def paragraph(self, text: str) -> None:
        """Set ``text`` justified in the body style, with the sheet's indent."""
        body, indent = self.sheet.body, self.sheet.indent
        broken = wrap(typeset(text), body.font, body.size, self.width, indent)
        for number, line in enumerate(broken):
            # A long paragraph does not leave its first or its last line alone in a column.
            near_edge = len(broken) > 3 and number in (0, len(broken) - 2)
            self.need(body.leading * (2 if near_edge else 1))
            self.y -= body.leading
            shift = indent if number == 0 else 0.0
            slack = self.width - shift - stringWidth(line, body.font, body.size)
            gaps = line.count(" ")
            ink = self.canvas.beginText(self.left + shift, self.y)
            ink.setFont(body.font, body.size)
            ink.setWordSpace(slack / gaps if gaps and number < len(broken) - 1 else 0)
            ink.textOut(line)
            self.canvas.drawText(ink)
        self.y -= body.after

    def toc(self, text: str) -> None:
        """Set one line of a table of contents, TITLE|PAGE, with dots between."""
        title, page = text.split("|")
        style = STYLES["center"]
        self.y -= style.leading
        self.canvas.setFont(style.font, style.size)
        room = self.width - stringWidth(title + page, style.font, style.size)
        dots = "." * int(room / stringWidth(".", style.font, style.size) - 2)
        self.canvas.drawString(self.left, self.y, f"{title} {dots}")
        self.canvas.drawRightString(self.left + self.width, self.y, page)

    def command(self, name: str, rest: str) -> None:
        """Carry out one ``@name rest`` line.

        Raises:
            ValueError: no style and no command bears that name.
        """
        if name in STYLES:
            if rest:
                self.lines(rest, STYLES[name], keep=40 if name in ("head", "res", "bigcenter") else 0)
        elif name == "space":
            self.y -= float(rest)
        elif name == "newpage":
            self.new_page()
        elif name == "rule":
            self.rule()
        elif name == "columns":
            self.set_columns(int(rest))
        elif name == "endcolumns":
            self.set_columns(1)
        elif name == "toc":
            self.toc(rest)
        else:
            raise ValueError(f"unknown command @{name}; known: {', '.join(sorted(STYLES))}, space, newpage …")


def make(text: str, sheet: Sheet, path: Path) -> int:
    """Set ``text`` on ``sheet`` and write the PDF file ``path``; return its number of pages."""
    setter = Setter(path, sheet)
    for block in re.split(r"\n\s*\n|\n(?=@)", text.strip()):
        for part in re.split(r"(?<=\n)(?=@)", block):
            words = " ".join(part.split())
            if words.startswith("@"):
                name, _, rest = words[1:].partition(" ")
                setter.command(name, rest)
            elif words:
                setter.paragraph(words)
    setter.canvas.save()
    return setter.page


def make_all(folder: Path) -> list[Path]:
    """Write every starter PDF into ``folder`` and return the paths."""
    made = []
    for name, sheet in SHEETS.items():
        path = folder / f"{name}.pdf"
        pages = make((TEXTS / f"{name}.txt").read_text(encoding="utf-8"), sheet, path)
        log.info("%s: %d pages", path.name, pages)
        made.append(path)
    return made


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description="Make the PDF files among the starter documents.")
    parser.add_argument(
        "folder", nargs="?", type=Path, default=DOCUMENTS, help="where to write (default: %(default)s)"
    )
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    make_all(parser.parse_args().folder)


if __name__ == "__main__":
    main()
