"""The second engine: lines of a page by pypdfium2, for files that pypdf cannot open or is too slow for.

It gives text with its place and is several times as fast, but tells less of how text is set; what it cannot
read either is a failure with pypdf's own reason.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from importlib import metadata
from typing import Any

from pipeline import pulse
from pipeline.readers.pdf.columns import layout
from pipeline.readers.pdf.flow import gain
from pipeline.readers.pdf.lines import Line, placed, tidy
from pipeline.readers.pdf.page_frame import Frame
from pipeline.readers.pdf.pieces import pieces_of
from pipeline.readers.pdf.runs import Run

log = logging.getLogger(__name__)

_SECONDS_A_PAGE = 0.5
_MOST_CHARACTERS = (
    60_000  # on a page whose text is asked for rectangle by rectangle; a newspaper's has 40,000
)


def pages_of(data: bytes, numbers: Sequence[int] | None = None) -> list[list[Line]] | None:
    """The lines of each page, or of the chosen ones (the first is 1).

    None where pdfium cannot open the file either or isn't installed.
    """
    try:
        import pypdfium2  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        return None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    try:
        if numbers is not None:
            return [_lines(document, number - 1) for number in numbers]
        pulse.expect(len(document))
        return [_lines(document, number) for number in range(len(document))]
    finally:
        document.close()


def pictured(data: bytes, count: int) -> list[bool]:
    """For each page whether a picture covers most of it."""
    from pipeline.readers.ocr.render import Pages

    with Pages(data) as pages:
        return [pages.has_picture(number) for number in range(1, count + 1)]


def version() -> str:
    """The engine's name and version."""
    return f"pypdfium2 {metadata.version('pypdfium2')}"


def _lines(document: Any, number: int) -> list[Line]:
    try:
        page = document[number]
    except Exception:  # one page's damage is that page's only
        log.debug("page %d", number + 1, exc_info=True)
        return []
    try:
        pulse.beat()
        width, height = page.get_size()
        if (plain := _overfull(page)) is not None:
            return [
                Line(tidy(line), 0.0, height, 10.0, False, number + 1, height)
                for line in plain.splitlines()
                if line.strip()
            ]
        runs = _runs(page)
        pulse.allow(_SECONDS_A_PAGE if runs else 0.0)
        pieces = pieces_of(runs)
        found = layout(pieces)
        body = [p for block in found.blocks for p in block]
        if not found.gutters or gain(body, sorted(body, key=lambda p: p.index)) < 0:
            found = _in_stream_order(found, pieces)
        return placed(found, runs, Frame(0.0, 0.0, width, height), number + 1)
    finally:
        page.close()


def _overfull(page: Any) -> str | None:
    """The plain text of a page that holds more than any page of print; None of others."""
    text = page.get_textpage()
    try:
        return str(text.get_text_bounded()) if text.count_chars() > _MOST_CHARACTERS else None
    finally:
        text.close()


def _in_stream_order(found: Any, pieces: Sequence[Any]) -> Any:
    from dataclasses import replace

    return replace(found, blocks=(tuple(pieces),), boxes=())


def _runs(page: Any) -> list[Run]:
    """pdfium's rectangles of text, which it cuts where the font or the line changes."""
    text = page.get_textpage()
    try:
        runs = []
        for n in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(n)
            shown = text.get_text_bounded(left, bottom, right, top)
            for line in shown.splitlines()[:1]:
                if line.strip():
                    size = round(max(top - bottom, 1.0), 1)
                    runs.append(
                        Run(line.strip(), left, right, bottom, size, False, False, 0, line.endswith(" "))
                    )
        return runs
    finally:
        text.close()
