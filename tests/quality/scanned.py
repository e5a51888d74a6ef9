"""Scanned pages that we make: a text set in type, drawn as a picture, made dirty or slanted, put into a PDF.

The words are our own test texts (tools/test_pdfs); how good the recognition is, the F1 of words tells.
"""

from __future__ import annotations

import io
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

TEXTS = Path(__file__).parents[2] / "tools" / "test_pdfs"
LANGUAGES = ("en", "es", "fr")
KINDS = ("clean", "speckled", "skewed", "columns")
DOTS_PER_INCH = 200
_CHARACTERS = 1500
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "—": "-", "–": "-"})


@cache
def text(language: str) -> tuple[str, ...]:
    """A page's paragraphs in a language."""
    lines = (TEXTS / f"{language}.txt").read_text("utf-8").splitlines()
    prose = [line.strip() for line in lines if len(line) > 200 and line[:1].isalpha()]
    chosen: list[str] = []
    for line in prose:
        if sum(map(len, chosen)) < _CHARACTERS:
            chosen.append(line)
    return tuple(chosen)


def words(shown: str) -> Counter[str]:
    """The words of a text, counted; quotes and dashes of one kind."""
    return Counter(word.strip(".,;:!?\"'()-…¿¡") for word in shown.translate(_STRAIGHT).split())


def f1(found: str, wanted: str) -> float:
    """The F1 of a text's words, counted, against those wanted."""
    a, b = words(found), words(wanted)
    for counts in (a, b):
        counts.pop("", None)
    return 2 * (a & b).total() / max(1, a.total() + b.total())


@cache
def scan(kind: str, language: str) -> bytes:
    """A PDF of one scanned page."""
    return as_pdf(spoiled(picture(typeset(text(language), 2 if kind == "columns" else 1)), kind))


def typeset(paragraphs: tuple[str, ...], columns: int = 1) -> bytes:
    """A PDF with a text layer: one page of A5 in one or two columns."""
    buffer = io.BytesIO()
    width, height = A5
    size = 9 if columns == 1 else 8
    gutter = 16
    wide = (width - 60 - gutter * (columns - 1)) / columns
    frames = [Frame(30 + n * (wide + gutter), 30, wide, height - 60, 0, 0, 0, 0) for n in range(columns)]
    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=size, leading=size * 1.25, spaceAfter=4)
    made = BaseDocTemplate(buffer, pagesize=A5, pageTemplates=[PageTemplate(frames=frames)])
    made.build([Paragraph(p.replace("&", "&amp;").replace("<", "&lt;"), style) for p in paragraphs])
    return buffer.getvalue()


def picture(data: bytes, dots_per_inch: int = DOTS_PER_INCH) -> Any:
    """The first page of a PDF as a grey picture."""
    document = pypdfium2.PdfDocument(data)
    try:
        assert len(document) == 1, "the text does not fit the page"
        return document[0].render(scale=dots_per_inch / 72, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def spoiled(page: Any, kind: str) -> Any:
    """A picture as a scanner in bad shape gives it: with specks, or slanted by two degrees."""
    if kind == "skewed":
        return page.rotate(2.0, resample=Image.Resampling.BICUBIC, fillcolor=255)
    if kind != "speckled":
        return page
    dots = np.asarray(page).copy()
    chance = np.random.default_rng(1946).random(dots.shape)
    dots[chance < 0.02] = 0
    dots[chance > 0.985] = 255
    return Image.fromarray(dots)


def as_pdf(*pages: Any, dots_per_inch: int = DOTS_PER_INCH) -> bytes:
    """A PDF of pictures without a text layer."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for page in pages:
        size = page.width * 72 / dots_per_inch, page.height * 72 / dots_per_inch
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(page), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
