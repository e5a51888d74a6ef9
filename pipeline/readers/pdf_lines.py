"""Lines of a PDF page with where they stand and how they are set.

pypdf's own text is kept as it comes; its visitor tells for each piece of it the position (text matrix
times current matrix), the size and the font, which is what headings and paragraphs are told by.
Layout mode is never used: it mixes columns and turns Arabic and Persian lines around.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pipeline.readers.charset import clean

_LIGATURES = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufdff\ufe70-\ufefc]")
_HYPHENS = re.compile("[\u00ad\u2010\u2011\ufffe\x02]")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its text, start (x) and baseline (y) from the page's lower left in points, size in points.

    `bold` says whether most of it is bold, `height` is the page's height, `page` counts from 1.
    """

    text: str
    x: float
    y: float
    size: float
    bold: bool
    page: int
    height: float

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


def lines_of(page: Any, number: int) -> list[Line]:
    """The lines of a pypdf page, in the order of its text. Raises whatever pypdf raises."""
    left, bottom, height = _box(page)
    done: list[list[_Piece]] = [[]]

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        if not text:
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4] - left
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5] - bottom
        points = abs(size) * math.hypot(tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3])
        bold = _is_bold(str((font or {}).get("/BaseFont", "")))
        for i, part in enumerate(text.split("\n")):
            if i:
                done.append([])
            if part.strip():
                done[-1].append(_Piece(part, x, y, points, bold))

    page.extract_text(visitor_text=visit)
    lines = [_line(pieces, number, height) for pieces in done if pieces]
    return _same_baseline([line for line in lines if line.text])


@lru_cache(maxsize=256)
def _is_bold(font: str) -> bool:
    return bool(_BOLD.search(font))


def _box(page: Any) -> tuple[float, float, float]:
    """Left, bottom and height of the page; those of a Letter page where the file has lost them."""
    try:
        box = page.mediabox
        return float(box.left), float(box.bottom), float(box.height)
    except Exception:  # the text is there all the same
        return 0.0, 0.0, 792.0


def tidy(text: str) -> str:
    """Text as people write it: hyphens of all kinds as "-", ligatures taken apart, no controls."""
    text = _HYPHENS.sub("-", text)
    text = _LIGATURES.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    return _SPACES.sub(" ", clean(text).replace("\ufffd\ufffd", "\ufffd")).strip()


def _line(pieces: list[_Piece], number: int, height: float) -> Line:
    text = "".join(p.text for p in pieces)
    first = next((p for p in pieces if p.x or p.y), pieces[0])
    longest = max(pieces, key=lambda p: len(p.text))
    bold = sum(len(p.text) for p in pieces if p.bold) > 0.8 * len(text)
    return Line(tidy(text), first.x, first.y, round(longest.size, 1) or 1.0, bold, number, height)


def _same_baseline(lines: list[Line]) -> list[Line]:
    """Lines that stand side by side and follow one another are one: a contents entry and its page."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before and abs(before.y - line.y) < 0.25 * min(before.size, line.size) and line.x > before.x:
            joined[-1] = replace(before, text=f"{before.text} {line.text}", bold=before.bold and line.bold)
        else:
            joined.append(line)
    return joined
