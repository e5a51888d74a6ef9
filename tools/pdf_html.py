"""Test PDFs by WeasyPrint: lines put in their places one by one, or articles left to flow by CSS."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path
from typing import Any

import weasyprint
from pdf_setting import Look, Piece
from pdf_texts import Block, choose
from pypdf import PdfReader

Box = tuple[float, float, float, float]

_FLOW = """
@page {{ size: {width}pt {height}pt; margin: {margin}; font-size: 8pt;
  @top-left {{ content: {top_left}; }} @top-right {{ content: {top_right}; }}
  @bottom-center {{ content: {bottom}; }}
  @footnote {{ border-top: 0.5pt solid; padding-top: 3pt; }} }}
@page :first {{ {first} }}
body {{ font: {size}pt/1.25 "{font}"; margin: 0; }}
p {{ margin: 0; text-indent: 1em; orphans: 2; widows: 2; }}
.columns {{ columns: {columns}; column-gap: 16pt; margin-bottom: 12pt; }}
h1 {{ font-size: 1.5em; line-height: 1.15; margin: 0 0 4pt; {heading} }}
.by {{ font-style: italic; text-indent: 0; margin-bottom: 6pt; }}
.note {{ float: footnote; font-size: .8em; text-indent: 0; text-align: left; }}
.quote {{ font-size: 1.2em; font-weight: bold; border: solid; border-width: 1pt 0; margin: 8pt 0;
  text-indent: 0; break-inside: avoid; text-align: left; hyphens: manual; }}
figure {{ margin: 6pt 0; break-inside: avoid; }} figure div {{ height: 52pt; border: 1pt solid; }}
figcaption {{ font-size: .82em; font-style: italic; text-align: left; hyphens: manual; }}
table {{ border-collapse: collapse; font-size: .9em; margin: 8pt 0; }} td {{ padding: 1pt 12pt 1pt 0; }}
.rtl {{ direction: rtl; font-family: "DejaVu Sans"; }}
{css}
"""


def placed(pages: list[tuple[list[Box], list[Piece]]], look: Look, path: Path) -> None:
    """Write every piece as a box of its own, in the order given."""
    style = f"@page {{ size: {look.width}pt {look.height}pt; margin: 0 }} body {{ margin: 0 }}"
    style += " section { position: relative; break-after: page } section:last-child { break-after: auto }"
    style += " div, i { position: absolute; white-space: pre; line-height: 1; font-style: normal }"
    sheets = []
    for boxes, pieces in pages:
        parts = [
            f'<div style="left:{x:.1f}pt;top:{look.height - y - h:.1f}pt;width:{w:.1f}pt;height:{h:.1f}pt;'
            'border:0.6pt solid"></div>'
            for x, y, w, h in boxes
        ]
        parts += [_piece(piece, look.height) for piece in pieces]
        sheets.append(f"<section style='height:{look.height}pt'>{''.join(parts)}</section>")
    _write(f"<style>{style}</style>{''.join(sheets)}", "en", path)


def _piece(piece: Piece, height: float) -> str:
    family, _, face = piece.font.partition("-")
    family = re.sub(r"(?<=[a-z])(?=S)", " ", family.replace("DejaVu", "DejaVu "))
    css = f"left:{piece.x:.2f}pt;top:{height - piece.y - piece.size:.2f}pt;font-size:{piece.size:.2f}pt;"
    css += f"font-family:'{' '.join(family.split())}';word-spacing:{piece.word_space:.3f}pt;"
    css += f"letter-spacing:{piece.letter_space:.2f}pt;" if piece.letter_space else ""
    css += {"Bold": "font-weight:bold;", "Italic": "font-style:italic;"}.get(face, "")
    css += "transform:rotate(-90deg);transform-origin:left bottom;" if piece.angle else ""
    return f'<div style="{css}">{html.escape(piece.text)}</div>'


def flowed(
    entry: dict[str, Any], articles: dict[str, list[Block]], path: Path
) -> tuple[list[str], list[str], list[str]]:
    """Let CSS set the articles; gold text, strings of the heads and feet, page numbers."""
    options, parts, gold, notes = entry["html"], [], [], []
    for number, reference in enumerate(entry["texts"]):
        blocks = choose(articles, reference, entry.get("keep", ()))
        part, body, foot = _article(blocks, reference, options, number)
        parts.append(part)
        gold += body
        notes += foot
    defaults = {
        "width": 400, "height": 470, "margin": "54pt 40pt 50pt 40pt", "top_left": '""', "top_right": '""',
        "bottom": '""', "first": "", "size": 9.5, "font": "Liberation Serif", "css": "",
        "columns": entry["columns"],
        "heading": "column-span: all;" if options.get("span", True) else "",
    }  # fmt: skip
    if options.get("bare_first"):
        defaults["first"] = "@top-left { content: none } @top-right { content: none }"
    style = _FLOW.format(**{**defaults, **{k: v for k, v in options.items() if k in defaults}})
    _write(f"<style>{style}</style>{''.join(parts)}", entry["languages"][0], path)
    texts = [page.extract_text() for page in PdfReader(path).pages]
    strings: list[str] = []
    numbers: list[str] = []
    for key in ("top_left", "top_right", "bottom"):
        for page in range(1, len(texts) + 1):
            if key != "bottom" and page == 1 and options.get("bare_first"):
                continue
            shown = _content(defaults[key] if key not in options else options[key], page)
            (numbers if shown.isalnum() and len(shown) < 5 else strings).append(shown)
    return _with_notes(gold, notes, texts), sorted({s for s in strings if s}), numbers


def _content(content: str, page: int) -> str:
    roman = ("", "i", "ii", "iii", "iv", "v", "vi")[page]
    parts = re.findall(r'"([^"]*)"|(counter\(page\))|(counter\(page, lower-roman\))', content)
    return "".join(text or (str(page) if plain else roman if low else "") for text, plain, low in parts)


def _article(
    blocks: list[Block], reference: str, options: dict[str, Any], number: int
) -> tuple[str, list[str], list[tuple[str, str]]]:
    """An article's markup, its gold lines, and its notes with the paragraph that each belongs to."""
    kinds = ("note", "quote", "caption", "table")
    extras = {kind: [b.text for b in blocks if b.kind == kind] for kind in kinds}
    rtl = reference.startswith("rtl/")
    head, body, gold, notes = [], [], [], []
    for block in (b for b in blocks if b.kind in {"title", "by"}):
        tag = "h1" if block.kind == "title" else 'p class="by"'
        head.append(f"<{tag}>{html.escape(block.text)}</{tag[:2].strip()}>")
        gold.append(block.text)
    paragraphs = [b.text for b in blocks if b.kind == "para"]
    for place, text in enumerate(paragraphs):
        mark = ""
        if extras["note"] and (place % 2 == 1 or place == len(paragraphs) - 1):
            note = extras["note"].pop(0)
            mark = f'<span class="note">{html.escape(note)}</span>'
            notes.append((text, note))
        cap = "cap" if options.get("cap") and place == number == 0 else ""
        inner = f'<span class="cap">{text[0]}</span>{html.escape(text[1:])}' if cap else html.escape(text)
        body.append(f"<p>{inner}{mark}</p>")
        gold.append(text)
        kind = {0: "caption", 1: "quote"}.get(place, "")
        for extra in extras.get(kind, ()):
            figure = f"<figure><div></div><figcaption>{html.escape(extra)}</figcaption></figure>"
            body.append(figure if kind == "caption" else f'<p class="quote">{html.escape(extra)}</p>')
            gold.append(f"[caption] {extra}" if kind == "caption" else extra)
    for table in extras["table"]:
        rows = [[cell.strip() for cell in row.split("|")] for row in table.split("\n")]
        cells = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in rows)
        body.append(f"<table>{cells}</table>")
        gold += [" | ".join(row) for row in rows]
    direction = " rtl" if rtl else ""
    if options.get("side") == reference:
        return f'<aside class="side{direction}">{"".join(head + body)}</aside>', gold, notes
    before = "".join(head) if options.get("span", True) else ""
    inside = "".join(body) if options.get("span", True) else "".join(head + body)
    return f'<div class="{direction}">{before}<div class="columns">{inside}</div></div>', gold, notes


def _with_notes(gold: list[str], notes: list[tuple[str, str]], pages: list[str]) -> list[str]:
    """Number the notes, and put each after the last block that begins on its page."""
    flat = [_letters(page) for page in pages]
    begins, page = [], 0
    for line in gold:
        start = _letters(line)[:24]
        page = next((p for p in range(page, len(flat)) if start in flat[p]), page)
        begins.append(page)
    found: list[str] = []
    numbered = {text: (n, note) for n, (text, note) in enumerate(notes, 1)}
    foot = [
        (next(p for p, letters in enumerate(flat) if _letters(note)[:24] in letters), n, note)
        for n, (_, note) in enumerate(notes, 1)
    ]
    for page in range(len(pages)):
        for line, begun in zip(gold, begins, strict=True):
            if begun == page:
                found.append(f"{line}{numbered[line][0]}" if line in numbered else line)
        found += [f"[note] {n}. {note}" for p, n, note in foot if p == page]
    return found


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text)


def _write(markup: str, language: str, path: Path) -> None:
    # The subset fonts carry the hour of their making unless this says another.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    page = f'<html lang="{language}"><meta charset="utf-8"><title></title><body>{markup}</body></html>'
    weasyprint.HTML(string=page).write_pdf(path, pdf_identifier=path.stem.encode(), full_fonts=False)
