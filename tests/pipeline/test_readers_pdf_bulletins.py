"""A bulletin's articles are told apart by headings, bookmarks or contents; the masthead is on each."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from pathlib import Path

import pypdf
import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from corpus.archive import Archive
from corpus.document import Document, Provenance, RawItem
from pipeline.readers import read
from pipeline.readers.pdf.told import bookmarks
from pipeline.structure import structure
from tests.quality.scanned import text

ARTICLES = (
    ("Gates stay shut at the works", "By Ottilie Marchetti"),
    ("A word from the treasurer", "By Amos Tilghman"),
    ("Night school opens again", "By Ruth Okafor"),
    ("Letters we could not print", "By Ana Torres"),
)
PROSE = [textwrap.wrap(p, 46) for p in text("en")]


class _Setter:
    """Sets a bulletin of letter size in two columns."""

    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=letter)
        self.x, self.y, self.top, self.page = 72.0, 690.0, 690.0, 1

    def masthead(self) -> None:
        self.canvas.setFont("Times-Bold", 22)
        self.canvas.drawString(72, 740, "THE HARBOUR BULLETIN")
        self.canvas.setFont("Times-Roman", 9)
        self.canvas.drawString(72, 722, "Volume 12, Number 7, July 1951. Published by Local 88")

    def contents(self) -> None:
        self.canvas.setFont("Times-Roman", 10)
        self.canvas.drawString(72, 690, "In this issue")
        for n, (title, _) in enumerate(ARTICLES):
            self.canvas.drawString(72, 674 - 13 * n, f"{title} {'.' * 30} {1 + n // 2}")
        self.y = self.top = 600

    def line(self, shown: str, font: str, size: float, lead: float = 12, mark: bool = False) -> None:
        self.y -= lead
        if self.y < 60 and self.x == 72:
            self.x, self.y = 318, self.top
        elif self.y < 60:
            self.canvas.showPage()
            self.page += 1
            self.x, self.y, self.top = 72, 730, 730
            self.canvas.setFont("Times-Roman", 8)
            self.canvas.drawString(72, 765, f"The Harbour Bulletin, July 1951  {self.page}")
        if mark:
            self.canvas.bookmarkHorizontal(shown, 0, self.y)
            self.canvas.addOutlineEntry(shown, shown, 0)
        self.canvas.setFont(font, size)
        self.canvas.drawString(self.x, self.y, shown)


def bulletin(
    font: str = "Times-Roman", size: float = 10, *, marked: bool = False, listed: bool = False
) -> bytes:
    setter = _Setter()
    setter.masthead()
    if listed:
        setter.contents()
    for n, (title, author) in enumerate(ARTICLES):
        setter.line(title, font, size, 24, marked)
        setter.line(author, "Times-Italic", 10, 14)
        for line in [line for k in range(5) for line in PROSE[(n + k) % len(PROSE)]]:
            setter.line(line, "Times-Roman", 10)
    setter.canvas.save()
    return setter.buffer.getvalue()


def document_of(data: bytes) -> Document:
    item = RawItem("/files/bulletin.pdf", data)
    return structure(read(item), item)


@pytest.mark.parametrize(
    ("font", "size", "told"),
    [
        ("Times-Bold", 14, {}),
        ("Times-Bold", 10, {}),
        ("Times-Bold", 10, {"listed": True}),
        ("Times-Roman", 10, {"listed": True}),
        ("Times-Roman", 10, {"marked": True}),
        ("Times-Italic", 10, {"marked": True, "listed": True}),
    ],
)
def test_a_bulletin_is_split_into_its_articles(font: str, size: float, told: dict[str, bool]):
    document = document_of(bulletin(font, size, **told))
    assert (document.kind, document.title) == ("bulletin", "THE HARBOUR BULLETIN")
    assert document.number == "Volume 12, Number 7"
    assert [(p.title, p.author) for p in document.parts] == [
        (title, author.removeprefix("By ")) for title, author in ARTICLES
    ]
    assert {p.published for p in document.parts} == {document.published} == {"1951-07"}


def test_each_article_has_its_pages():
    document = document_of(bulletin("Times-Bold", 14))
    first = [p.page for p in document.parts]
    assert first == sorted(first)
    assert first[-1] == 2

    last = document.parts[-1].end - 1
    assert [n for n, (start, end) in enumerate(document.pages, start=1) if start <= last < end] == [2]
    assert document.parts[0].start == 0


def test_an_article_in_the_archive_tells_its_issue(tmp_path: Path):
    data = bulletin("Times-Bold", 14)
    with Archive.create(tmp_path / "archive") as archive:
        sha256 = archive.vault.put(data)
        told = Provenance(
            "/files/bulletin.pdf", sha256, len(data), "2024-05-06T07:08:09Z", "application/pdf", "made"
        )
        with archive.catalogue.transaction():
            identifier, _ = archive.catalogue.documents.store(document_of(data), told)
        article = archive.catalogue.shown(f"{identifier}/2").as_json()
        whole = archive.catalogue.shown(identifier).as_json()
        (change,) = archive.catalogue.changes_since(0)
    assert article["within"] == {
        "title": "THE HARBOUR BULLETIN",
        "kind": "bulletin",
        "number": "Volume 12, Number 7",
        "published": "1951-07",
    }
    assert (article["title"], article["number"]) == (ARTICLES[1][0], "Volume 12, Number 7")
    assert "within" not in whole
    assert {part.number for part in change.parts} == {"Volume 12, Number 7"}


def _ring(data: bytes) -> Sequence[tuple[str, int]]:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    outlines = writer.root_object["/Outlines"]
    second = outlines["/First"]["/Next"].get_object()
    second[pypdf.generic.NameObject("/Next")] = outlines.raw_get("/First")
    return bookmarks(writer)


def test_bookmarks_in_a_ring_come_to_an_end():
    assert _ring(bulletin(marked=True)) == [(title, 1) for title, _ in ARTICLES[:2]]
