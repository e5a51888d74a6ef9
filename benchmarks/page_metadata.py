"""How right title, author and date of saved web pages are: `python -m benchmarks.page_metadata`.

What the reader and the structure make of each page is compared with its gold: the title by its letters and
digits, the authors as a set of names, the date letter by letter. An invented date is a date on a page that
gives none. Of the held-back set only the sums are shown, so that nothing is tuned on it.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.document import Document, RawItem
from corpus.folding import fold
from pipeline.readers import read
from pipeline.structure import structure
from pipeline.structure.marks import header_of
from tests.quality.pages_gold import SETS, GoldPage, load

_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of pages (0 to 1) with the right title, author and date, and how many dates were invented.

    `date` is the share over the pages that give a date, `undated` counts those that give none.
    """

    pages: int
    title: float
    author: float
    date: float
    undated: int
    invented: int


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that is not the gold's: page, field, what was expected, what was found, and from where."""

    page: str
    field: str
    expected: str | None
    found: str | None
    origin: str | None


def same_title(found: str, gold: str) -> bool:
    """Whether two titles have the same letters and digits in the same order.

    A resolution's title is kept apart from its number, so "Resolution 12: Lamps" is found as "Lamps".
    """
    header = header_of(gold)
    wanted = [gold, header.title] if header and header.title else [gold]
    return any(_LETTERS.findall(found.casefold()) == _LETTERS.findall(w.casefold()) for w in wanted)


def same_authors(found: str | None, gold: str | None) -> bool:
    """Whether two lists of names, joined by semicolons, hold the same names."""
    return _names(found) == _names(gold)


@lru_cache(maxsize=4)
def measure(part: str) -> tuple[Figures, tuple[Wrong, ...]]:
    """The figures of a set of pages, and each value that is wrong."""
    pages = load(part)
    wrong = [w for page in pages for w in _wrong(page, _read(page))]
    missed = {
        field: sum(w.field == field for w in wrong) for field in ("title", "author", "date", "invented")
    }
    dated = sum(p.published is not None for p in pages)
    figures = Figures(
        pages=len(pages),
        title=1 - missed["title"] / len(pages),
        author=1 - missed["author"] / len(pages),
        date=1 - missed["date"] / max(1, dated),
        undated=len(pages) - dated,
        invented=missed["invented"],
    )
    return figures, tuple(wrong)


def _read(page: GoldPage) -> Document:
    item = RawItem(page.origin, page.data, media_type="text/html")
    return structure(read(item), item)


def _wrong(page: GoldPage, document: Document) -> list[Wrong]:
    wrong = []
    if not same_title(document.title, page.title):
        wrong.append(Wrong(page.name, "title", page.title, document.title, _titles(document)))
    if not same_authors(document.author, page.author):
        origins = "; ".join(f"{s.value} ({s.origin})" for s in document.metadata.get("author", ()))
        wrong.append(Wrong(page.name, "author", page.author, document.author, origins))
    if document.published != page.published:
        field = "date" if page.published else "invented"
        wrong.append(Wrong(page.name, field, page.published, document.published, document.published_from))
    return wrong


def _titles(document: Document) -> str:
    return "; ".join(s.origin for s in document.metadata.get("title", ()))


def _names(value: str | None) -> set[str]:
    return {fold(name.strip()) for name in (value or "").split(";") if name.strip()}


def _table(parts: Sequence[str]) -> None:
    print(f"{'set':10}{'pages':>7}{'title':>8}{'author':>8}{'date':>8}{'undated':>9}{'invented':>10}")
    for part in parts:
        f = measure(part)[0]
        print(f"{part:10}{f.pages:7}{f.title:8.3f}{f.author:8.3f}{f.date:8.3f}{f.undated:9}{f.invented:10}")


def main() -> None:
    """Print the table, and with --wrong what is wrong in the tuning set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="list what is wrong in the tuning set")
    wrong = parser.parse_args().wrong
    _table(SETS)
    if wrong:
        for w in measure("tuning")[1]:
            print(f"{w.page}\n    {w.field}: {w.expected!r}\n    found: {w.found!r} ({w.origin})")


if __name__ == "__main__":
    main()
