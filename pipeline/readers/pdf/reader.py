"""PDF files: text page by page, each page caught on its own, with page numbers on every block.

A page that cannot be read costs that page and is said; a file that cannot be opened is a ReadError
with a reason that a person understands. Pages that are only pictures are recognised, or listed as needing
OCR.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from time import process_time
from typing import Any

from corpus import page_labels
from corpus.document import NEEDS_OCR, RawItem, Reading, Sourced
from corpus.errors import ReadError
from pipeline import pulse
from pipeline.readers import damage, media
from pipeline.readers.assemble import assemble
from pipeline.readers.pdf import pdfium, scans
from pipeline.readers.pdf.furniture import body_size, separate
from pipeline.readers.pdf.lines import Known, Line, TooSlow, lines_of
from pipeline.readers.pdf.metadata import metadata_of
from pipeline.readers.pdf.page_frame import frame_of
from pipeline.readers.pdf.page_numbers import labels_of
from pipeline.readers.pdf.paragraphs import drafts_of
from pipeline.readers.pdf.roles import mark
from pipeline.readers.pdf.told import Title, bookmarks, with_headings

VERSION = "pdf/5"

# No page of text needs more; bombs do. pypdf stops with LimitReachedError, which costs the page only.
_LIMITS = {
    "zlib_maximum_output_length": 48_000_000,
    "lzw_maximum_output_length": 48_000_000,
    "array_based_stream_maximum_output_length": 48_000_000,
    "stream_parsing_work_maximum_count": 600_000,
}
_PICTURE = 300_000  # pixels of a picture, or of its strips, that may be a scanned page
_MOST_BAD = 300  # pages in a row without anything on them: a file that lies about their number
_SECONDS_A_PAGE = 1.0  # by which each page puts off the document's time limit
_SLOW_SECONDS = 8.0  # of CPU: a page that takes longer is left to pdfium

log = logging.getLogger(__name__)


def read_pdf(item: RawItem, engine: str = "auto") -> Reading:
    """The reading of a PDF by pypdf, by pdfium, or by pypdf with pdfium where it fails or is too slow (auto).

    Raises ReadError when the file is encrypted, truncated or too damaged to open.
    """
    if engine == "pdfium":
        found = _by_pdfium(item)
        if found is not None:
            return found
    try:
        return _by_pypdf(item, auto=engine == "auto")
    except ReadError as error:
        # What is locked or cut short stays a failure: half a document is not the document.
        found = _by_pdfium(item) if engine == "auto" and str(error).startswith("broken") else None
        if found is None:
            raise
        return found


@dataclass(slots=True)
class _Read:
    """The pages of a file: their lines, the reasons of those that failed, the numbers of those that took too
    long, and which hold a large picture."""

    pages: list[list[Line]] = field(default_factory=list)
    broken: list[tuple[int, str]] = field(default_factory=list)
    slow: list[int] = field(default_factory=list)
    pictured: list[bool] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    bookmarks: list[Title] = field(default_factory=list)


def _by_pypdf(item: RawItem, *, auto: bool) -> Reading:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with pypdf.apply_configuration(**_limits(pypdf)):
        reader = _open(item.data, pypdf)
        found = _pages(reader)
        found.labels, found.bookmarks = _labels(reader), bookmarks(reader)
        metadata = metadata_of(reader, item.origin)
    warnings = _by_the_other(item.data, found) if auto and found.slow else []
    _check(item.data, found.pages, found.broken)
    warnings += [f"page {n} could not be read: {reason}" for n, reason in found.broken]
    return _reading(item.data, found, metadata, f"pypdf {pypdf.__version__}", warnings)


def _by_the_other(data: bytes, found: _Read) -> list[str]:
    """Have pdfium read the pages for which pypdf took too long; what is to be said of it."""
    taken = pdfium.pages_of(data, found.slow) or []
    done = {n: lines for n, lines in zip(found.slow, taken, strict=False) if lines}
    for number, lines in done.items():
        found.pages[number - 1] = lines
    found.broken = [(n, reason) for n, reason in found.broken if n not in done]
    return [f"read by pdfium, since pypdf took too long: {scans.pages(done)}"] if done else []


def _by_pdfium(item: RawItem) -> Reading | None:
    """The reading by pdfium, or None where it finds no text either."""
    pages = pdfium.pages_of(item.data)
    if not pages:
        return None
    found = _Read(pages, pictured=pdfium.pictured(item.data, len(pages)))
    found.heights = {line.page: line.height for page in pages for line in page[:1]}
    reading = _reading(
        item.data, found, {}, pdfium.version(), ["read by pdfium: pypdf could not, or was not asked"]
    )
    return reading if reading.text or any(w.startswith(NEEDS_OCR) for w in reading.warnings) else None


def _reading(
    data: bytes,
    found: _Read,
    metadata: dict[str, tuple[Sourced, ...]],
    engine: str,
    warnings: list[str],
) -> Reading:
    states = scans.states_of(found.pages, found.pictured)
    pages, scanned = scans.recognised(data, found.pages, states, found.heights)
    warnings += scanned.warnings()
    if not any(pages) and not scanned.unread and not scanned.failed:
        warnings.append("no text on any page")
    if not _ends(data):
        warnings.append("the file's end is missing; every page listed in it could be read")
    parted = separate(pages)
    titled = with_headings(parted.pages, found.bookmarks)
    text, blocks = assemble(drafts_of(mark(titled, body_size(titled))))
    labels = labels_of(parted.edges, len(pages)) or found.labels
    return Reading(
        text=text,
        blocks=tuple(replace(b, printed=labels.get(b.page or 0)) for b in blocks) if labels else blocks,
        metadata={**metadata, **scanned.metadata(), **_page_labels(labels)},
        media_type=media.PDF,
        reader=" + ".join([f"{VERSION} {engine}", *([scanned.by] if scanned.recognised else [])]),
        furniture=parted.furniture,
        warnings=tuple(warnings),
        pages=len(pages),
    )


def _page_labels(labels: Mapping[int, str]) -> dict[str, tuple[Sourced, ...]]:
    return {page_labels.KEY: (Sourced(page_labels.written(labels), "printed", 0.9),)} if labels else {}


def _labels(reader: Any) -> dict[int, str]:
    """The numbers that the file itself gives its pages, where they are not just 1, 2, 3."""
    try:
        if "/PageLabels" not in reader.root_object:
            return {}
        given = enumerate((str(label).lower() for label in reader.page_labels), start=1)
        found = {n: label for n, label in given if page_labels.value_of(label)}
    except Exception:  # a damaged catalogue must not cost the text
        log.debug("page labels", exc_info=True)
        return {}
    return found if any(label != str(n) for n, label in found.items()) else {}


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
        raise ReadError(f"encrypted in a way that cannot be opened here: {damage.of_pdf(reason)}") from reason
    raise ReadError(f"{'broken' if _ends(data) else 'truncated'} PDF: {damage.of_pdf(reason)}") from reason


def _pages(reader: Any) -> _Read:
    """The lines of each page, the pages that failed with the reason, and those that hold a picture."""
    found = _Read()
    known = Known()
    count = len(reader.pages)
    good = 0
    pulse.expect(count)
    for number in range(1, count + 1):
        lines: list[Line] = []
        picture = False
        try:
            page = reader.pages[number - 1]
            lines = lines_of(page, number, known, process_time() + _SLOW_SECONDS)
            picture = _has_picture(page)
            found.heights[number] = lines[0].height if lines else frame_of(page).height
        except TooSlow:
            found.slow.append(number)
            found.broken.append((number, f"it takes longer than {_SLOW_SECONDS:g} s"))
        except Exception as error:  # one page's damage is that page's only
            log.debug("page %d", number, exc_info=True)
            found.broken.append((number, damage.of_pdf(error)))
        found.pages.append(lines)
        found.pictured.append(picture)
        pulse.beat()
        if lines or picture:  # what cannot be read earns no more time
            pulse.allow(_SECONDS_A_PAGE)
            good = number
        elif number - good > _MOST_BAD:
            found.broken.append((number + 1, f"nor can those after it, to page {count}"))
            break
    return found


def _check(data: bytes, pages: list[list[Line]], broken: list[tuple[int, str]]) -> None:
    """Refuses a file of which too little is left."""
    if not pages:
        raise ReadError(f"{'broken' if _ends(data) else 'truncated'} PDF: it holds no pages")
    if len(broken) == len(pages):
        reason = broken[0][1]
        if all(each in (damage.TOO_LARGE, damage.TOO_MANY) for _, each in broken):  # so not by pdfium either
            raise ReadError(f"PDF of {_pages_told(len(pages))}, none of which could be read: {reason}")
        raise ReadError(f"{'broken' if _ends(data) else 'truncated'} PDF: no page could be read: {reason}")
    if broken and not _ends(data):
        raise ReadError(
            f"truncated PDF: its end is missing; of {_pages_told(len(pages))} {len(broken)} cannot be read"
        )
    if not _ends(data) and not any(pages):
        raise ReadError("truncated PDF: its end is missing, and no text is left")


def _pages_told(count: int) -> str:
    return f"{count} page{'s' * (count != 1)}"


def _ends(data: bytes) -> bool:
    """Whether the file has its end mark. Some programs add a little after it."""
    return b"%%EOF" in data[-4096:]


def _has_picture(page: Any) -> bool:
    """Whether a picture as large as a scanned page is on it, whole or in strips, at most two forms deep."""
    waiting = [(page, 0)]
    dots = 0
    while waiting:
        holder, depth = waiting.pop()
        resources = holder.get("/Resources")
        resources = resources.get_object() if resources is not None else {}
        objects = resources.get("/XObject")
        for value in (objects.get_object() if objects is not None else {}).values():
            entry = value.get_object()
            if entry.get("/Subtype") == "/Image":
                dots += int(entry.get("/Width", 0)) * int(entry.get("/Height", 0))
                if dots >= _PICTURE:
                    return True
            if entry.get("/Subtype") == "/Form" and depth < 2:
                waiting.append((entry, depth + 1))
    return False
