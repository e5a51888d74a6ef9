"""How well and how fast PDFs are read, beside pypdf's plain text and pdfium's.

Run it with `python -m benchmarks.pdfs [tuning|held]` (`make eval`), or with `speed` for pages per second and
the proceedings book (`make bench`). Single files are printed for the tuning set only: what is known of the
held-back files would no longer be held back.
"""

from __future__ import annotations

import io
import logging
import resource
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import process_time

from benchmarks.proceedings_book import Book, book
from corpus.document import RawItem, Reading
from corpus.errors import ReadError
from corpus.settings import Settings
from pipeline.readers import read
from tests.quality.pdf_gold import SETS, GoldPdf, PdfScore, load, score_plain, score_reading

ROUNDS = 3
BOOK_PAGES = 400


@dataclass(frozen=True, slots=True)
class PdfResult:
    """The scores of one file by pypdf's plain text and by ours."""

    name: str
    interleaved: bool
    plain: PdfScore
    ours: PdfScore


@dataclass(frozen=True, slots=True)
class Aggregate:
    """Means of a set, and the lowest order."""

    order: float
    similarity: float
    apart: float
    lowest: float


def reading_of(data: bytes) -> Reading:
    """Our reading of a file; an empty one where the reader reports a failure."""
    try:
        return read(RawItem("/files/set.pdf", data, "application/pdf"))
    except ReadError as error:
        return Reading("", reader=f"failed: {error}")


def by_pypdf(data: bytes) -> str:
    """pypdf's plain text of a file."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def by_pdfium(data: bytes) -> str:
    """pdfium's plain text of a file."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def results(files: Sequence[GoldPdf]) -> list[PdfResult]:
    """The scores of some files."""
    return [
        PdfResult(
            gold.name,
            gold.interleaved,
            score_plain(gold, by_pypdf(gold.data)),
            score_reading(gold, reading_of(gold.data)),
        )
        for gold in files
    ]


def aggregate(scores: Sequence[PdfScore]) -> Aggregate:
    """The means of some scores."""
    count = max(1, len(scores))
    return Aggregate(
        sum(s.order for s in scores) / count,
        sum(s.similarity for s in scores) / count,
        sum(s.apart for s in scores) / count,
        min((s.order for s in scores), default=0.0),
    )


def seconds(files: Sequence[bytes], read_one: Callable[[bytes], object], rounds: int = ROUNDS) -> float:
    """CPU seconds for some files: the best of some rounds, after one to warm up."""
    best = 0.0
    for n in range(rounds + 1):
        began = process_time()
        for data in files:
            read_one(data)
        spent = process_time() - began
        if n == 1 or (n and spent < best):
            best = spent
    return best


def print_scores(part: str) -> None:
    """Print the figures of a set; per file for the tuning set only."""
    found = results(load(part))
    if part != "held":
        for r in found:
            print(
                f"{r.name[:40]:42}plain {r.plain.order:.3f}  ours {r.ours.order:.3f} {r.ours.similarity:.3f}"
                f" apart {r.ours.apart:.3f}"
            )
    print(f"{part}: {len(found)} PDFs; running heads left in the text: {sum(r.ours.heads for r in found)}")
    for name, scores in (
        ("pypdf's plain text", [r.plain for r in found]),
        ("  where interleaved", [r.plain for r in found if r.interleaved]),
        ("Solidarity", [r.ours for r in found]),
        ("  where interleaved", [r.ours for r in found if r.interleaved]),
    ):
        total = aggregate(scores)
        print(
            f"  {name:22} order {total.order:.3f} (lowest {total.lowest:.3f})"
            f"  similarity {total.similarity:.3f}  notes and captions {total.apart:.3f}"
        )


def print_speed() -> None:
    """Print pages per second by pypdf alone, by our reader and by pdfium, and the book's figures."""
    files = load("tuning")
    for name, chosen in (
        ("one column", [g.data for g in files if g.columns == 1]),
        ("columns", [g.data for g in files if g.columns > 1]),
    ):
        pages = sum(reading_of(data).pages for data in chosen)
        plain, ours, other = (seconds(chosen, way) for way in (by_pypdf, reading_of, by_pdfium))
        print(
            f"{name}: pypdf {pages / plain:.0f} pages/s, our reader {pages / ours:.0f},"
            f" pdfium {pages / other:.0f}; ours takes {ours / plain:.2f} times pypdf's CPU"
        )
    made = book(BOOK_PAGES)
    data = made.data
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ours, plain, other = (seconds([data], way, 1) for way in (reading_of, by_pypdf, by_pdfium))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"a book of {BOOK_PAGES} pages: pypdf {BOOK_PAGES / plain:.0f} pages/s, our reader"
        f" {BOOK_PAGES / ours:.0f}, pdfium {BOOK_PAGES / other:.0f}; ours takes {ours / plain:.2f} times"
        f" pypdf's CPU ({plain:.1f} s), at most {peak:.0f} MB in this process ({before:.0f} before)"
    )
    print_whole_book(made, plain)


def print_whole_book(made: Book, plain: float) -> None:
    """Print what a book takes from its bytes to its mentions, beside bare pypdf and the extraction alone."""
    from corpus.authority.files import load_authorities
    from pipeline.extract.extractor import Extractor
    from pipeline.structure import structure

    # As the settings have it when nobody changed them; what is loaded once a process is loaded before.
    extractor = Extractor(load_authorities(), tagger=Settings().extract.tagger)
    first = RawItem("/files/first.pdf", book(6).data)
    extractor.mentions(structure(read(first), first))
    item = RawItem("/files/book.pdf", made.data)
    began = process_time()
    document = structure(read(item), item)
    built = process_time() - began
    began = process_time()
    extractor.mentions(document)
    extraction = process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    share = (built + extraction) / (plain + extraction)
    placed = {(part.number, part.title, part.page) for part in document.parts}
    right = sum((one.number, one.title, one.page) in placed for one in made.resolutions)
    print(
        f"  as a document of {len(document.parts)} parts, {right} of {len(made.resolutions)} resolutions with"
        f" their number, title and page: {built + extraction:.1f} s of CPU, of which the"
        f" extraction {extraction:.1f}; {share:.2f} times bare pypdf and extraction; at most {peak:.0f} MB"
    )


def main(what: str = "") -> None:
    """Print what was asked for: the speed, one set, or all sets."""
    if what == "speed":
        print_speed()
        return
    for part in [what] if what else SETS:
        print_scores(part)


if __name__ == "__main__":
    main(*sys.argv[1:2])
