"""Page images made readable: speckles taken out, slant straightened, brought to the size tesseract likes.

Images are grey, arrays of bytes with a row a line, 0 black. numpy does all of it in a fraction of what the
recognition takes, so that no library for pictures is needed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

_STEEPEST = 6.0  # degrees of slant that are looked for
_LEAST_SLANT = 0.25
_WIDE = 700  # pixels across that are enough to measure the slant

# The exchanges that put the median of nine values in the middle (J. L. Smith 1996, after Devillard).
_MEDIAN_OF_NINE = (
    (1, 2), (4, 5), (7, 8), (0, 1), (3, 4), (6, 7), (1, 2), (4, 5), (7, 8), (0, 3), (5, 8), (4, 7), (3, 6),
    (1, 4), (2, 5), (4, 7), (4, 2), (6, 4), (4, 2),
)  # fmt: skip
_BAND = 256  # rows done at once, so that the nine copies stay small


def threshold(image: Grey) -> int:
    """The grey that parts ink from paper (Otsu 1979)."""
    counts = np.bincount(image.ravel()[:: max(1, image.size // 1_000_000)], minlength=256).astype(float)
    below = np.cumsum(counts)
    above = below[-1] - below
    sums = np.cumsum(counts * np.arange(256))
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    return int(np.argmax(np.nan_to_num(between)))


def speckles(image: Grey) -> float:
    """The share of dark dots that stand alone among all dark dots: near 0 in print, high in dirty scans."""
    dark = image <= threshold(image)
    total = int(dark.sum())
    if not total:
        return 0.0
    alone = 0
    for band, inner in _bands(dark.astype(np.uint8)):
        around = sum(piece for piece in _shifted(band)) - inner
        alone += int(((inner == 1) & (around <= 1)).sum())
    return alone / total


def median(image: Grey) -> Grey:
    """The image with each dot the median of the nine around it: single specks go, edges stay."""
    done = np.empty_like(image)
    at = 0
    for band, inner in _bands(image):
        nine = [piece.copy() for piece in _shifted(band)]
        for a, b in _MEDIAN_OF_NINE:
            low = np.minimum(nine[a], nine[b])
            np.maximum(nine[a], nine[b], out=nine[b])
            nine[a] = low
        done[at : at + len(inner)] = nine[4]
        at += len(inner)
    return done


def without_dots(image: Grey) -> Grey:
    """The image with lone dots gone, dark ones and light ones: thin strokes stay, which a median eats."""
    dark = image <= threshold(image)
    smooth = median(image)
    done = image.copy()
    at = 0
    for band, inner in _bands(dark.astype(np.uint8)):
        around = sum(piece for piece in _shifted(band))
        lone = ((inner == 1) & (around <= 2)) | ((inner == 0) & (around >= 7))
        rows = slice(at, at + len(inner))
        done[rows][lone] = smooth[rows][lone]
        at += len(inner)
    return done


def without_specks(image: Grey, widest: int) -> Grey:
    """The image with dark specks gone that stand alone and are at most `widest` dots across and high."""
    dark = (image <= threshold(image)).astype(np.int32)
    paper = int(np.percentile(image[::8, ::8], 90))
    done = image.copy()
    for size in range(1, widest + 1):
        border = 1
        sums = np.pad(np.pad(dark, border).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
        whole, inner = _in_squares(sums, size + 2 * border), _in_squares(sums, size)
        core = inner[border : border + len(whole), border : border + whole.shape[1]]
        for y, x in zip(*np.nonzero((whole == core) & (core > 0)), strict=True):
            done[y : y + size, x : x + size] = paper
            dark[y : y + size, x : x + size] = 0
    return done


def _in_squares(sums: NDArray[np.int64], side: int) -> NDArray[np.int64]:
    """The sum in each square of a side, from the sums over all that lies above and to the left."""
    return sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]


def is_sideways(image: Grey) -> bool:
    """Whether the lines of text seem to run up or down the page."""
    step = max(1, image.shape[1] // _WIDE)
    dark = (image[::step, ::step] <= threshold(image)).astype(float)
    rows, columns = ((np.diff(dark.mean(axis=axis)) ** 2).mean() for axis in (1, 0))
    return bool(columns > 2.5 * rows)


def _bands(image: Grey) -> Iterator[tuple[Grey, Grey]]:
    """Bands of rows with a border of one dot around them, and each band without it."""
    padded = np.pad(image, 1, mode="edge")
    for at in range(0, len(image), _BAND):
        end = min(at + _BAND, len(image))
        band = padded[at : end + 2]
        yield band, band[1:-1, 1:-1]


def _shifted(band: Grey) -> Iterator[Grey]:
    """A band seen from each of the nine places around a dot, row by row."""
    rows, columns = band.shape
    for y in range(3):
        for x in range(3):
            yield band[y : rows - 2 + y, x : columns - 2 + x]


def slant(image: Grey) -> float:
    """By how many degrees the lines of text rise to the right; 0 where that cannot be told.

    The angle at which the rows' ink is most uneven: lines of text and the white between them.
    """
    step = max(1, image.shape[1] // _WIDE)
    small = image[: len(image) // step * step, : image.shape[1] // step * step]
    small = small.reshape(len(small) // step, step, -1, step).mean(axis=(1, 3)).astype(np.uint8)
    ys, xs = np.nonzero(small <= threshold(small))
    if len(ys) < 200 or len(ys) > 0.5 * small.size:
        return 0.0

    def unevenness(degrees: float) -> float:
        turned = ys + xs * math.tan(math.radians(degrees))
        counts = np.bincount((turned - turned.min()).astype(np.int64)).astype(float)
        return float((np.diff(counts) ** 2).sum())

    coarse = max(np.arange(-_STEEPEST, _STEEPEST + 0.1, 0.5), key=unevenness)
    fine = max(np.arange(coarse - 0.5, coarse + 0.51, 0.1), key=unevenness)
    if abs(fine) < _LEAST_SLANT or unevenness(fine) < 1.15 * unevenness(0.0):
        return 0.0
    return float(round(fine, 2))


def straightened(image: Grey, degrees: float) -> Grey:
    """The image with lines that rise by so many degrees made level, between the dots it had."""
    height, width = image.shape
    angle = math.radians(degrees)
    cosine, sine = math.cos(angle), math.sin(angle)
    columns = np.arange(width) - width / 2
    paper = int(np.percentile(image[::8, ::8], 90))
    done = np.full_like(image, paper)
    for at in range(0, height, _BAND):
        rows = np.arange(at, min(at + _BAND, height))[:, None] - height / 2
        x = columns * cosine + rows * sine + width / 2
        y = -columns * sine + rows * cosine + height / 2
        left, top = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
        inside = (left >= 0) & (left < width - 1) & (top >= 0) & (top < height - 1)
        left, top = np.clip(left, 0, width - 2), np.clip(top, 0, height - 2)
        dx, dy = x - left, y - top
        upper = image[top, left] * (1 - dx) + image[top, left + 1] * dx
        lower = image[top + 1, left] * (1 - dx) + image[top + 1, left + 1] * dx
        mixed = (upper * (1 - dy) + lower * dy).astype(np.uint8)
        done[at : at + len(rows)][inside] = mixed[inside]
    return done


def scaled(image: Grey, factor: float) -> Grey:
    """The image made larger or smaller by a factor, between the dots it had."""
    if abs(factor - 1) < 0.05:
        return image
    while factor <= 0.5 and min(image.shape) > 2:  # by halves, so that thin strokes aren't jumped over
        image = image[: len(image) // 2 * 2, : image.shape[1] // 2 * 2]
        image = image.reshape(len(image) // 2, 2, -1, 2).mean(axis=(1, 3)).astype(np.uint8)
        factor *= 2
    height, width = max(1, round(len(image) * factor)), max(1, round(image.shape[1] * factor))
    rows, row_share = _between(height, len(image))
    columns, column_share = _between(width, image.shape[1])
    done = np.empty((height, width), np.uint8)
    for at in range(0, height, _BAND):
        chosen, share = rows[at : at + _BAND], row_share[at : at + _BAND, None]
        lower = np.minimum(chosen + 1, len(image) - 1)
        mixed = image[chosen] * (1 - share) + image[lower] * share
        right = np.minimum(columns + 1, image.shape[1] - 1)
        done[at : at + _BAND] = mixed[:, columns] * (1 - column_share) + mixed[:, right] * column_share
    return done


def _between(wanted: int, had: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """For each new dot the old one before it, and how far it is on the way to the next."""
    at = np.clip((np.arange(wanted) + 0.5) * had / wanted - 0.5, 0, had - 1)
    first = np.floor(at).astype(np.int64)
    return first, (at - first).astype(np.float32)


def as_pgm(image: Grey, dots_per_inch: int) -> bytes:
    """The image as a file that tesseract reads (netpbm's PGM), its fineness in a comment."""
    height, width = image.shape
    return b"P5\n# %d dpi\n%d %d\n255\n" % (dots_per_inch, width, height) + image.tobytes()
