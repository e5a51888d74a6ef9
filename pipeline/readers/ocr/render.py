"""The picture of a PDF's page, by pdfium, in the fineness that the scan itself has."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import numpy as np

from corpus.errors import ReadError
from pipeline.readers.ocr.image import Grey

log = logging.getLogger(__name__)

USUAL = 300  # dots an inch, for pages that are no single picture
_COARSEST, _FINEST = 72, 600
_MOST_DOTS = 60_000_000  # of one page: A2 at 300 dots an inch
_COVERS = 0.5  # of the page, by the picture whose fineness is taken


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's image; `scale` is dots per point, `width` and `height` the page's size in points."""

    image: Grey
    scale: float
    width: float
    height: float


class Pages:
    """The pages of a PDF as pictures. Use it as a context manager.

    Raises ReadError where pdfium cannot open the file.
    """

    def __init__(self, data: bytes) -> None:
        import pypdfium2  # type: ignore[import-untyped,unused-ignore]

        try:
            self._document: Any = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise ReadError(f"its pages cannot be drawn: {error}") from error

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, *exception: object) -> None:
        self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def picture(self, number: int) -> Picture:
        """The picture of a page (the first is 1). Raises ReadError where it cannot be drawn."""
        import pypdfium2

        try:
            page = self._document[number - 1]
        except Exception as error:  # pypdfium2 raises its own error, or IndexError
            raise ReadError(f"page {number} cannot be drawn: {error}") from error
        try:
            width, height = page.get_size()
            scale = _fineness(page, width * height) / 72
            scale = min(scale, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
            drawn = page.render(scale=scale, grayscale=True).to_numpy()
            return Picture(np.ascontiguousarray(drawn.reshape(drawn.shape[:2])), scale, width, height)
        except (pypdfium2.PdfiumError, ValueError, OSError) as error:
            raise ReadError(f"page {number} cannot be drawn: {error}") from error
        finally:
            page.close()

    def has_picture(self, number: int) -> bool:
        """Whether a picture covers most of a page."""
        try:
            page = self._document[number - 1]
        except Exception:  # one page's damage is that page's only
            log.debug("page %d", number, exc_info=True)
            return False
        try:
            width, height = page.get_size()
            return _largest(page, width * height) is not None
        finally:
            page.close()


def _fineness(page: Any, area: float) -> float:
    """Dots an inch of the picture that covers the page, within reason; the usual where there is none."""
    dots = _largest(page, area)
    return min(max(dots, _COARSEST), _FINEST) if dots else USUAL


def _largest(page: Any, area: float) -> float | None:
    """Dots an inch of the largest picture on the page, where it covers most of it."""
    import pypdfium2.raw as raw  # type: ignore[import-untyped,unused-ignore]

    best: tuple[float, float] | None = None
    try:
        for shown in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
            left, bottom, right, top = shown.get_bounds()
            across, _ = shown.get_px_size()
            covered = (right - left) * (top - bottom)
            if right > left and covered >= _COVERS * area and (best is None or covered > best[0]):
                best = covered, across * 72 / (right - left)
    except Exception:  # a damaged picture is drawn as well as it goes
        log.debug("pictures of a page", exc_info=True)
    return best[1] if best else None
