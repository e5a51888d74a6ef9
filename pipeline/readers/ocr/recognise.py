"""One page's picture as words: cleaned where it is dirty, straightened where it is slanted, and tried again
another way where tesseract is not sure of what it read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.readers.ocr import image, tesseract
from pipeline.readers.ocr.image import Grey
from pipeline.readers.ocr.render import Picture
from pipeline.readers.ocr.tesseract import Word

BEST = 300  # dots an inch for which tesseract's models were made
_COARSE, _FINE = 220, 420
_DIRTY, _DENSE = 0.04, 0.25  # share of lone dots among dark ones
_THIN = 190  # dots an inch below which a median eats the strokes
_UNSURE, _SURE = 90.0, 93.0
_LOST = 65.0
_SURE_WORD = 40.0


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of a page with their boxes in points from the page's upper left, and how sure they are
    together (0 to 100)."""

    words: tuple[Word, ...]
    confidence: float
    width: float
    height: float


def recognise(picture: Picture, languages: Sequence[str]) -> Recognised:
    """The words of a page. Raises ReadError where tesseract fails."""
    page = picture.image
    turned = _turns(page, picture) if image.is_sideways(page) else 0
    page = np.ascontiguousarray(np.rot90(page, turned))
    noise = image.speckles(page)
    dirty = noise > _DIRTY
    angle = image.slant(image.median(page) if dirty else page)
    best: list[Word] = []
    scale = picture.scale
    for clean in _ways(page, noise, round(picture.scale * 72)):
        level = image.straightened(clean, angle) if angle else clean
        found, its_scale = _words(level, picture.scale, languages)
        if _worth(found) > _worth(best):
            best, scale = found, its_scale
        if not found or _sure(best) >= (_SURE if dirty else _UNSURE):
            break
    if 0 < _sure(best) < _LOST and not turned and (turned := _turns(page, picture)):
        upright = np.ascontiguousarray(np.rot90(page, turned))
        found, its_scale = _words(upright, picture.scale, languages)
        if _worth(found) > 1.1 * _worth(best):
            best, scale = found, its_scale
        else:
            turned = 0
    width, height = picture.width * scale, picture.height * scale
    return Recognised(tuple(best), _sure(best), *((height, width) if turned % 2 else (width, height)))


def _ways(page: Grey, noise: float, dots_per_inch: int) -> Iterator[Grey]:
    """The page made clean in one way after another: the next is tried where the last reads badly.

    Against dense noise the median does best, against sparse dots what leaves thin strokes alone.
    """
    widest = max(2, dots_per_inch // 66)
    if noise <= _DIRTY:
        yield page
        yield image.without_specks(page, widest)
        yield image.median(page)
    elif noise > _DENSE and dots_per_inch > _THIN:
        yield image.median(page)
        yield image.without_specks(image.without_dots(page), widest)
    else:
        yield image.without_dots(page)
        yield image.without_specks(page, widest)
        yield image.median(page)


def _turns(page: Grey, picture: Picture) -> int:
    return tesseract.quarter_turns(page, round(picture.scale * 72))


def _words(clean: Grey, scale: float, languages: Sequence[str]) -> tuple[list[Word], float]:
    """The words of an image, brought to tesseract's fineness; and how many of its dots are a point."""
    dots = scale * 72
    factor = BEST / dots if dots < _COARSE or dots > _FINE else 1.0
    ready = image.scaled(clean, factor)
    found = tesseract.words_of(ready, languages, round(dots * factor))
    return found, scale * factor


def _sure(words: Sequence[Word]) -> float:
    """How sure the words are together, each by its length; 0 for none."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _worth(words: Sequence[Word]) -> float:
    """How much was read, counting what is sure."""
    return sum(max(0.0, word.confidence - _SURE_WORD) * len(word.text) for word in words)
