"""How well and how fast the main text of web pages is found, beside trafilatura alone and the whole page.

Run it with `python -m benchmarks.pages [tuning|held]` (`make eval`), or with `speed` for pages per second
(`make bench`). Single pages are printed for the tuning set only: what is known of the held-back pages would
no longer be held back.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import process_time

from corpus.document import RawItem, Reading
from corpus.errors import ReadError
from pipeline.readers import read
from tests.quality.pages_gold import SETS, GoldPage, load, mean, word_f1

ROUNDS = 9


@dataclass(frozen=True, slots=True)
class PageScore:
    """Word F1 of one page: visible text, trafilatura alone, ours; and whether its list numbers are right."""

    name: str
    whole: float
    trafilatura: float
    ours: float
    numbers: bool
    way: str


@dataclass(frozen=True, slots=True)
class Aggregate:
    """Mean and lowest word F1 of a set."""

    mean: float
    lowest: float


def reading_of(page: GoldPage) -> Reading:
    """Our reading of a page; an empty one where the reader reports a failure."""
    try:
        return read(RawItem(page.origin, page.data, "text/html"))
    except ReadError as error:
        return Reading("", reader=f"failed: {error}")


def by_trafilatura(page: GoldPage) -> str:
    """trafilatura's answer for a page, with its own defaults but for comments."""
    import trafilatura

    return trafilatura.extract(page.data, include_comments=False) or ""


def scores(pages: Sequence[GoldPage]) -> list[PageScore]:
    """The scores of some pages."""
    found = []
    for page in pages:
        reading = reading_of(page)
        found.append(
            PageScore(
                page.name,
                word_f1(page.whole, page.text),
                word_f1(by_trafilatura(page), page.text),
                word_f1(reading.text, page.text),
                tuple(b.number for b in reading.blocks if b.number) == page.numbers,
                " ".join(reading.reader.split()[1:2]).rstrip(","),
            )
        )
    return found


def aggregate(values: Sequence[float]) -> Aggregate:
    """Mean and lowest of some values."""
    return Aggregate(mean(values), min(values, default=0.0))


def seconds(pages: Sequence[GoldPage], *ways: Callable[[GoldPage], object]) -> list[float]:
    """Seconds of the processor's time in which each way reads the pages, at its best.

    The ways take turns at each page, and each page counts with the shortest of some rounds, so that whatever
    else the machine does weighs on none of them.
    """
    best = [[float("inf")] * len(pages) for _ in ways]
    for _ in range(ROUNDS):
        for n, page in enumerate(pages):
            for way, shortest in zip(ways, best, strict=True):
                began = process_time()
                way(page)
                shortest[n] = min(shortest[n], process_time() - began)
    return [sum(shortest) for shortest in best]


def print_scores(part: str) -> None:
    """Print the figures of a set; per page for the tuning set only."""
    found = scores(load(part))
    if part != "held":
        for s in found:
            print(
                f"{s.name[:46]:48}{s.whole:7.3f}{s.trafilatura:7.3f}{s.ours:7.3f}  {s.way}"
                f"{'' if s.numbers else '  list numbers differ'}"
            )
    right = sum(s.numbers for s in found)
    print(f"{part}: {len(found)} pages, word F1 of the main text; list numbers right on {right}")
    for name, values in (
        ("whole page", [s.whole for s in found]),
        ("trafilatura alone", [s.trafilatura for s in found]),
        ("Solidarity", [s.ours for s in found]),
    ):
        total = aggregate(values)
        print(f"  {name:20} mean {total.mean:.3f}  lowest {total.lowest:.3f}")


def print_speed() -> None:
    """Print pages per second of the reader beside trafilatura alone, on the same pages.

    The reader gives text and metadata, so the measure is `bare_extraction` with metadata and its
    own defaults; the speed without metadata is printed as well.
    """
    from trafilatura import bare_extraction

    pages = load("tuning")
    ours, theirs, text_only = seconds(
        pages,
        reading_of,
        lambda page: bare_extraction(page.data, with_metadata=True),
        lambda page: bare_extraction(page.data),
    )
    n = len(pages)
    print(
        f"{n} pages, text and metadata: reader {n / ours:.0f} pages/s, trafilatura {n / theirs:.0f} pages/s"
    )
    print(f"the reader has {theirs / ours:.2f} times the speed of trafilatura alone")
    print(f"trafilatura without metadata: {n / text_only:.0f} pages/s ({text_only / ours:.2f})")


def main(what: str = "") -> None:
    """Print what was asked for: the speed, one set, or all sets."""
    if what == "speed":
        print_speed()
        return
    for part in [what] if what else SETS:
        print_scores(part)


if __name__ == "__main__":
    main(*sys.argv[1:2])
