"""Make the PDFs on which the reading of PDFs is tuned, each with the text that a perfect reader would give.

Call: ``python tools/make_test_pdfs.py [--only reportlab|weasyprint] [--name NAME] [FOLDER]``; FOLDER defaults
to ``tests/quality/pdfs/tuning``. Files by ReportLab always get the same bytes. WeasyPrint (not among the
project's requirements) is needed for the others, with the DejaVu and Liberation fonts; their bytes depend on
its version.

The list is ``tools/test_pdfs/list.yaml``. There `order` says how the content stream runs: ``columns`` (as
read), ``rows`` (line by line across the columns), ``bands`` (three lines of each column in turn), ``turns``
(a heap of lines of each column, of changing height), ``right_first``. `draw` says how a line is written:
``line``, ``words`` (a string for each word, no spaces), ``tiny`` (two letters a string), ``object`` (all
lines in one text object).

The gold leaves out running heads, feet, page numbers and margin text. A note's mark stays behind its word;
notes follow the body blocks that begin on their page; boxes that columns flow around come after the page's
body, before its notes; an article continued later stands where its parts stand.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path
from typing import Any

import yaml
from pdf_setting import Item, Look, Piece, Setter, heading_items, items_of
from pdf_texts import TEXTS, Block, LineBreaker, choose, read_articles, with_ligatures
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

log = logging.getLogger(__name__)

TUNING = Path(__file__).resolve().parent.parent / "tests" / "quality" / "pdfs" / "tuning"
EMBEDDED = {"Vera": "Vera.ttf", "VeraBd": "VeraBd.ttf", "VeraIt": "VeraIt.ttf"}
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")

Entry = dict[str, Any]


def measure(text: str, font: str, size: float) -> float:
    """Width in points. Raises KeyError for a font that is neither standard nor registered."""
    return float(pdfmetrics.stringWidth(text, font, size))


def register_fonts() -> None:
    """Make ReportLab's own TrueType fonts known, and those of the system that the list names."""
    for name, file in EMBEDDED.items():
        pdfmetrics.registerFont(TTFont(name, file))
    for family in ("DejaVuSerif", "LiberationSerif", "LiberationSans"):
        for style in ("Regular", "Bold", "Italic"):
            name = f"{family}-{style}"
            file = f"{family}.ttf" if name == "DejaVuSerif-Regular" else f"{name}.ttf"
            try:
                pdfmetrics.registerFont(TTFont(name, file))
            except TTFError:
                log.debug("No font file %s on this machine", file)


def set_document(entry: Entry, articles: dict[str, list[Block]]) -> tuple[Setter, list[str]]:
    """Set an entry's articles; the pages and the gold text. Raises KeyError for an unknown article."""
    options: dict[str, Any] = dict(entry.get("look", {}))
    options["columns"] = tuple(options.get("columns", (1.0,)))
    look = Look(**options)
    chosen = [choose(articles, reference, entry.get("keep", ())) for reference in entry["texts"]]
    known = LineBreaker.known_compounds(block.text for blocks in chosen for block in blocks)
    setter = Setter(look, measure, LineBreaker(measure, entry.get("hyphen", ""), known))
    if "masthead" in entry:
        setter.spanning(entry["masthead"], look.size * 2.4, look.bold, center=True, gap=2)
        setter.spanning(entry["issue"], look.size, look.italic, center=True, gap=10)
    if "wrap" in entry:
        setter.hole(choose(articles, entry["wrap"], ()), entry["wrap_share"])
    running: list[Item] = []
    for blocks, items in _sequence(chosen, entry):
        tables = [item for item in items if item.kind == "table"] if entry.get("wide_tables") else []
        items = [item for item in items if item not in tables]
        if not entry.get("span_titles"):
            running += [*heading_items(blocks), *items]
            continue
        if setter.pages[-1].y - look.bottom < 9 * look.leading:
            setter.new_page()
        for block in blocks:
            if block.kind == "title":
                setter.spanning(block.text, look.size * 1.7, look.bold)
            elif block.kind == "by":
                setter.spanning(block.text, look.size, look.italic)
        setter.flow(items, balance=True)
        setter.pages[-1].y -= 10
        for table in tables:
            setter.spanning_table(table.text)
    if running:
        setter.flow(running, balance=bool(entry.get("balance")))
    return setter, setter.finish()


def _sequence(chosen: list[list[Block]], entry: Entry) -> list[tuple[list[Block], list[Item]]]:
    """Headings and column matter in the order of setting; by `jump` the first article goes on at the end."""
    sequence: list[tuple[list[Block], list[Item]]] = []
    first = 1
    for number, blocks in enumerate(chosen):
        items = items_of(blocks, cap=bool(entry.get("cap")) and number == 0, first_note=first)
        first += sum(bool(item.note) for item in items)
        sequence.append((blocks, items))
    if "jump" in entry:
        jump = entry["jump"]
        blocks, items = sequence[0]
        line = Item("jump", jump["line"], tuple(jump["line"].split()))
        sequence[0] = (blocks, [*items[: jump["after"]], line])
        sequence.append(([Block("title", jump["heading"])], items[jump["after"] :]))
    return sequence


def furniture(entry: Entry, setter: Setter) -> tuple[list[list[Piece]], list[str], list[str]]:
    """For each page its heads and feet; the strings without page numbers alone, and the page numbers."""
    look = setter.look
    pages: list[list[Piece]] = []
    strings: set[str] = set()
    numbers: list[str] = []
    size = look.size * 0.8
    for index in range(len(setter.pages)):
        number = entry.get("first_page", 1) + index
        shown = ROMAN[number] if entry.get("roman") else str(number)
        pieces: list[Piece] = []
        for place, row in (("head", look.height - 32), ("foot", 26.0)):
            texts = entry.get(place, {})
            if place == "head" and index == 0 and "masthead" in entry:
                continue
            texts = texts.get("even" if number % 2 == 0 and "even" in texts else "odd", texts)
            for side in ("left", "center", "right"):
                if not (text := texts.get(side, "").format(page=shown)):
                    continue
                wide = measure(text, look.font, size)
                room = look.width - 2 * look.margin - wide
                x = look.margin + room * {"left": 0.0, "center": 0.5, "right": 1.0}[side]
                pieces.append(Piece(x, row, text, look.font, size, row, -1, place))
                if text.strip("-–— []·") == shown:
                    numbers.append(text)
                else:
                    strings.add(text)
        if margin := entry.get("margin_text"):
            text = margin.format(page=shown)
            pieces.append(Piece(18, 120, text, look.font, size, 0, -1, "margin", angle=90))
            strings.add(text)
        pages.append(pieces)
    return pages, sorted(strings), numbers


def ordered(pieces: list[Piece], order: str) -> list[Piece]:
    """The pieces in the order of the content stream, notes last. Raises ValueError for an unknown order."""
    body = [p for p in pieces if p.kind != "note"]
    notes = [p for p in pieces if p.kind == "note"]
    if order == "rows":
        body.sort(key=lambda p: (-round(p.row, 1), p.x))
    elif order in {"bands", "turns", "right_first"}:
        spans = sorted({round(p.row, 1) for p in body if p.kind == "span"}, reverse=True)
        zones: dict[int, list[Piece]] = {}
        for piece in body:
            zones.setdefault(sum(piece.row <= row for row in spans), []).append(piece)
        body = [piece for _, zone in sorted(zones.items()) for piece in _mixed(zone, order)]
    elif order != "columns":
        raise ValueError(f"The list asks for an unknown order: {order!r}")
    return body + notes


def _mixed(zone: list[Piece], order: str) -> list[Piece]:
    columns: dict[int, list[Piece]] = {}
    for piece in zone:
        columns.setdefault(piece.column, []).append(piece)
    if order == "right_first":
        return [p for number in sorted(columns, key=lambda c: (c >= 0, -c)) for p in columns[number]]
    mixed: list[Piece] = columns.pop(-1, [])
    heaps, turn = [columns[number] for number in sorted(columns)], 0
    while any(heaps):
        for heap in heaps:
            take = 3 if order == "bands" else (4, 9, 2, 6, 5)[turn % 5]
            mixed += heap[:take]
            del heap[:take]
            turn += 1
    return mixed


def draw_with_reportlab(entry: Entry, setter: Setter, heads: list[list[Piece]], path: Path) -> None:
    """Write the pages as a PDF whose bytes depend on the list and the texts only."""
    look, turn = setter.look, entry.get("rotate", 0)
    # ReportLab takes the size as seen after turning, and exchanges the sides itself.
    size = (look.width, look.height)
    canvas = Canvas(str(path), pagesize=size, pageCompression=1, invariant=1)
    canvas.setTitle(entry.get("info_title", ""))
    for page, furnished in zip(setter.pages, heads, strict=True):
        if turn == 90:
            canvas.setPageRotation(90)
            canvas.transform(0, 1, -1, 0, look.height, 0)
        elif turn == 270:
            canvas.setPageRotation(270)
            canvas.transform(0, -1, 1, 0, 0, look.width)
        canvas.setLineWidth(0.6)
        for box in page.boxes:
            canvas.rect(*box)
        body = ordered(page.pieces, entry.get("order", "columns"))
        if entry.get("draw") == "object":
            _draw_at_once(canvas, body)
            body = []
        for piece in [*body, *furnished] if entry.get("furniture_last") else [*furnished, *body]:
            _draw(canvas, piece, entry)
        canvas.showPage()
    canvas.save()


def _draw_at_once(canvas: Canvas, pieces: list[Piece]) -> None:
    run = canvas.beginText()
    for piece in pieces:
        run.setTextOrigin(piece.x, piece.y)
        run.setFont(piece.font, piece.size)
        run.setWordSpace(piece.word_space)
        run.textOut(piece.text)
    canvas.drawText(run)


def _draw(canvas: Canvas, piece: Piece, entry: Entry) -> None:
    text = with_ligatures(piece.text) if piece.font in EMBEDDED and entry.get("ligatures") else piece.text
    if piece.angle:
        canvas.saveState()
        canvas.translate(piece.x, piece.y)
        canvas.rotate(piece.angle)
        canvas.setFont(piece.font, piece.size)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
        return
    draw = entry.get("draw", "line")
    canvas.setFont(piece.font, piece.size)
    if draw == "line" or piece.letter_space:
        space = piece.word_space or None
        canvas.drawString(piece.x, piece.y, text, charSpace=piece.letter_space or None, wordSpace=space)
    elif draw == "tiny":
        run = canvas.beginText(piece.x, piece.y)
        run.setWordSpace(piece.word_space)
        for start in range(0, len(text), 2):
            run.textOut(text[start : start + 2])
        canvas.drawText(run)
    else:
        x = piece.x
        for word in text.split(" "):
            canvas.drawString(x, piece.y, word)
            x += measure(word + " ", piece.font, piece.size) + piece.word_space


def make(entry: Entry, articles: dict[str, list[Block]], folder: Path) -> Entry:
    """Make one file with its gold text; its entry for ``gold.yaml``."""
    name = entry["name"]
    path = folder / f"{name}.pdf"
    if "html" in entry:
        import pdf_html

        gold, strings, numbers = pdf_html.flowed(entry, articles, path)
        columns = entry["columns"]
    else:
        setter, gold = set_document(entry, articles)
        heads, strings, numbers = furniture(entry, setter)
        columns = len(setter.look.columns)
        if entry["maker"] == "reportlab":
            draw_with_reportlab(entry, setter, heads, path)
        else:
            import pdf_html

            pages = [
                (page.boxes, [*head, *ordered(page.pieces, entry.get("order", "columns"))])
                for page, head in zip(setter.pages, heads, strict=True)
            ]
            pdf_html.placed(pages, setter.look, path)
    path.with_suffix(".txt").write_text("\n".join(gold) + "\n", "utf-8")
    return {
        "file": path.name,
        "maker": entry["maker"],
        "layout": entry["layout"],
        "languages": entry["languages"],
        "interleaved": entry.get("order") in {"rows", "bands", "turns"},
        "columns": columns,
        "text": f"{name}.txt",
        "furniture": strings,
        "page_numbers": numbers,
    }


def main() -> None:
    """Make the files asked for and write the list of gold; entries of files not made now are kept."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=TUNING)
    parser.add_argument("--only", choices=["reportlab", "weasyprint"], help="make the files of one maker")
    parser.add_argument("--name", help="make one file")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    rl_config.useA85 = 0
    register_fonts()
    listed = options.folder / "gold.yaml"
    gold = {e["file"]: e for e in yaml.safe_load(listed.read_text("utf-8"))} if listed.exists() else {}
    articles = read_articles()
    for entry in yaml.safe_load((TEXTS / "list.yaml").read_text("utf-8")):
        if options.only in {None, entry["maker"]} and options.name in {None, entry["name"]}:
            made = make(entry, articles, options.folder)
            gold[made["file"]] = made
    entries = [gold[name] for name in sorted(gold)]
    listed.write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=110), "utf-8")


if __name__ == "__main__":
    main()
