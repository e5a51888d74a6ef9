"""PDF files: text page by page, each page caught on its own, with page numbers on every block.

A page that cannot be read costs that page and is said; a file that cannot be opened is a ReadError
with a reason that a person understands. Pages that are only pictures are listed as needing OCR.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable
from typing import Any

from corpus.document import RawItem, Reading, Sourced
from corpus.errors import ReadError
from pipeline.readers import media
from pipeline.readers.assemble import assemble
from pipeline.readers.pdf import pdfium
from pipeline.readers.pdf.furniture import body_size, separate
from pipeline.readers.pdf.lines import Known, Line, lines_of
from pipeline.readers.pdf.metadata import metadata_of
from pipeline.readers.pdf.paragraphs import drafts_of
from pipeline.readers.pdf.roles import mark

VERSION = "pdf/2"

# No page of text needs more; bombs do. pypdf stops with LimitReachedError, which costs the page only.
_LIMITS = {
    "zlib_maximum_output_length": 48_000_000,
    "lzw_maximum_output_length": 48_000_000,
    "array_based_stream_maximum_output_length": 48_000_000,
    "stream_parsing_work_maximum_count": 600_000,
}
_FEW = 40  # characters on a page below which a picture on it is taken for a scan
_PICTURE = 300_000  # pixels of a picture that may be a scanned page

log = logging.getLogger(__name__)


def read_pdf(item: RawItem, engine: str = "auto") -> Reading:
    """The reading of a PDF by pypdf, pdfium, or whichever can ("auto": pdfium where pypdf fails).

    Raises ReadError when the file is encrypted, truncated or too damaged to open.
    """
    if engine == "pdfium":
        found = _by_pdfium(item)
        if found is not None:
            return found
    try:
        return _by_pypdf(item)
    except ReadError as error:
        # What is locked or cut short stays a failure: half a document is not the document.
        found = _by_pdfium(item) if engine == "auto" and str(error).startswith("broken") else None
        if found is None:
            raise
        return found


def _by_pypdf(item: RawItem) -> Reading:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with pypdf.apply_configuration(**_limits(pypdf)):
        reader = _open(item.data, pypdf)
        pages, broken, scanned = _pages(reader)
        metadata = metadata_of(reader, item.origin)
    _check(item.data, pages, broken)
    warnings = [f"page {n} could not be read: {reason}" for n, reason in broken]
    if scanned:
        warnings.append(f"needs OCR: pages {_ranges(scanned)} are pictures without text")
    elif not any(pages):
        warnings.append("no text on any page")
    if not _ends(item.data):
        warnings.append("the file's end is missing; every page listed in it could be read")
    return _reading(pages, metadata, f"pypdf {pypdf.__version__}", warnings)


def _by_pdfium(item: RawItem) -> Reading | None:
    """The reading by pdfium, or None where it finds no text either."""
    pages = pdfium.pages_of(item.data)
    if not pages or not any(pages):
        return None
    return _reading(pages, {}, pdfium.version(), ["read by pdfium: pypdf could not, or was not asked"])


def _reading(
    pages: list[list[Line]], metadata: dict[str, tuple[Sourced, ...]], engine: str, warnings: list[str]
) -> Reading:
    kept, furniture = separate(pages)
    text, blocks = assemble(drafts_of(mark(kept, body_size(kept))))
    return Reading(
        text=text,
        blocks=blocks,
        metadata=metadata,
        media_type=media.PDF,
        reader=f"{VERSION} {engine}",
        furniture=furniture,
        warnings=tuple(warnings),
        pages=len(pages),
    )


def _limits(pypdf: Any) -> dict[str, Any]:
    """Those of our limits that this version of pypdf knows."""
    known = pypdf.get_configuration() if hasattr(pypdf, "get_configuration") else None
    return {k: v for k, v in _LIMITS.items() if known is None or hasattr(known, k)}


def _open(data: bytes, pypdf: Any) -> Any:
    """pypdf's reader with the file unlocked. Junk before the header is skipped if it is in the way."""
    start = data.find(b"%PDF-")
    reason: Exception | None = None
    for source in [data] + ([data[start:]] if start > 0 else []):
        try:
            reader = pypdf.PdfReader(io.BytesIO(source), strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise ReadError("encrypted: a password is needed; save it without one and ingest that")
            len(reader.pages)
            return reader
        except ReadError:
            raise
        except Exception as error:  # mutated files make pypdf raise nearly every kind there is
            reason = reason or error
    assert reason is not None
    if type(reason).__name__ in ("DependencyError", "NotImplementedError"):
        raise ReadError(f"encrypted in a way that cannot be opened here: {_said(reason)}") from reason
    raise ReadError(f"{'broken' if _ends(data) else 'truncated'} PDF: {_said(reason)}") from reason


def _pages(reader: Any) -> tuple[list[list[Line]], list[tuple[int, str]], list[int]]:
    """The lines of each page, the pages that failed with the reason, and those that are only pictures."""
    pages: list[list[Line]] = []
    broken: list[tuple[int, str]] = []
    scanned: list[int] = []
    known = Known()
    for number in range(1, len(reader.pages) + 1):
        lines: list[Line] = []
        try:
            page = reader.pages[number - 1]
            lines = lines_of(page, number, known)
            if sum(len(line.text) for line in lines) < _FEW and _has_picture(page):
                scanned.append(number)
        except Exception as error:  # one page's damage is that page's only
            log.debug("page %d", number, exc_info=True)
            broken.append((number, _said(error)))
        pages.append(lines)
    return pages, broken, scanned


def _check(data: bytes, pages: list[list[Line]], broken: list[tuple[int, str]]) -> None:
    """Refuses a file of which too little is left."""
    if not pages:
        raise ReadError(f"{'broken' if _ends(data) else 'truncated'} PDF: it holds no pages")
    if len(broken) == len(pages):
        raise ReadError(
            f"{'broken' if _ends(data) else 'truncated'} PDF: no page could be read: {broken[0][1]}"
        )
    if broken and not _ends(data):
        raise ReadError(
            f"truncated PDF: its end is missing, and {len(broken)} of {len(pages)} pages cannot be read"
        )
    if not _ends(data) and not any(pages):
        raise ReadError("truncated PDF: its end is missing, and no text is left")


def _ends(data: bytes) -> bool:
    """Whether the file has its end mark. Some programs add a little after it."""
    return b"%%EOF" in data[-4096:]


def _has_picture(page: Any) -> bool:
    """Whether a picture large enough to be a scanned page is on it, at most two forms deep."""
    waiting = [(page, 0)]
    while waiting:
        holder, depth = waiting.pop()
        resources = holder.get("/Resources")
        resources = resources.get_object() if resources is not None else {}
        objects = resources.get("/XObject")
        for value in (objects.get_object() if objects is not None else {}).values():
            entry = value.get_object()
            if (
                entry.get("/Subtype") == "/Image"
                and int(entry.get("/Width", 0)) * int(entry.get("/Height", 0)) >= _PICTURE
            ):
                return True
            if entry.get("/Subtype") == "/Form" and depth < 2:
                waiting.append((entry, depth + 1))
    return False


def _said(error: Exception) -> str:
    """An exception in a line: its message, or its kind when it has none."""
    message = " ".join(str(error).split())
    return message[:160] if message else type(error).__name__


def _ranges(numbers: Iterable[int]) -> str:
    """1, 2, 3, 7 -> "1-3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
