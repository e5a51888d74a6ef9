"""Recognised words as the lines of a page, in the form in which the PDF reader has all lines."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.readers.ocr.recognise import Recognised
from pipeline.readers.ocr.tesseract import Word
from pipeline.readers.pdf.lines import Line, tidy

_NOISE = 30.0  # confidence below which a word without a letter or figure is dirt
_TALL = frozenset("bdfhklitßþÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝáàâäéèêëíìîïóòôöúùûüñ0123456789()[]{}/\\!?|&%$§")
_DEEP = frozenset("gjpqyçÇ,;()[]{}|§")
_UP, _BELOW, _SMALL = 0.70, 0.21, 0.47  # of a font's size: letters with strokes above, below, without
_SAME = 0.14  # sizes nearer than this to the page's usual one are that one
_QUARTER = 4


def lines_of(page: Recognised, number: int, height: float) -> list[Line]:
    """The lines of a recognised page; `height` is the page's in points."""
    scale = page.height / height if height else 1.0
    lines = []
    for _, group in groupby(page.words, key=lambda word: word.line):
        words = [w for w in group if any(c.isalnum() for c in w.text) or w.confidence >= _NOISE]
        if words:
            lines.append(_line(words, number, height, scale))
    return _settled([line for line in lines if line.text])


def _line(words: Sequence[Word], number: int, height: float, scale: float) -> Line:
    size = statistics.median([_size(word) for word in words]) / scale
    bottoms = [w.top + w.height - (_BELOW * size * scale if _DEEP.intersection(w.text) else 0) for w in words]
    return Line(
        text=tidy(" ".join(word.text for word in words)),
        x=words[0].left / scale,
        y=height - statistics.median(bottoms) / scale,
        size=round(size, 1) or 1.0,
        bold=False,
        page=number,
        height=height,
        x1=max(w.left + w.width for w in words) / scale,
    )


def _size(word: Word) -> float:
    """The size of the font in dots, from the height of a word and the letters in it."""
    tall = any(c in _TALL or c.isupper() for c in word.text)
    deep = bool(_DEEP.intersection(word.text))
    return word.height / ((_UP if tall else _SMALL) + (_BELOW if deep else 0.0))


def _settled(lines: list[Line]) -> list[Line]:
    """Lines with their sizes made even: those of about the usual size have it, others go by quarters."""
    if not lines:
        return lines
    usual = statistics.median([line.size for line in lines for _ in range(max(1, len(line.text) // 10))])
    settled = []
    for line in lines:
        near = abs(line.size - usual) <= _SAME * usual or len(line.text) < 3
        size = usual if near else round(line.size * _QUARTER / usual) * usual / _QUARTER
        settled.append(replace(line, size=round(size, 1) or usual))
    return settled
