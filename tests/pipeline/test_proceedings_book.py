"""A proceedings book comes in in parts: each resolution with its number, its title, the page it begins on."""

from __future__ import annotations

import pytest

from benchmarks.proceedings_book import Book, book
from corpus import page_labels
from corpus.document import Document, RawItem
from pipeline.readers import read
from pipeline.structure import structure

PAGES = 40


@pytest.fixture(scope="module")
def made() -> Book:
    return book(PAGES)


@pytest.fixture(scope="module")
def document(made: Book) -> Document:
    item = RawItem("/files/book.pdf", made.data)
    return structure(read(item), item)


def test_each_resolution_is_a_part_with_its_page(made: Book, document: Document) -> None:
    assert document.kind == "proceedings"
    assert len(made.resolutions) > PAGES
    resolutions = [part for part in document.parts if part.kind == "resolution"]
    assert [(p.number, p.title, p.page) for p in resolutions] == [
        (one.number, one.title, one.page) for one in made.resolutions
    ]


def test_each_part_is_cited_by_the_number_printed_on_its_page(document: Document) -> None:
    ((labels, *_),) = [[sourced.value for sourced in document.metadata[page_labels.KEY]]]
    for part in document.parts:
        shown = page_labels.of_part(labels, part.page)
        assert shown == ("i" if part.page == 1 else str((part.page or 0) - 2))


def test_the_parts_tile_the_text_and_clauses_stand_on_their_pages(document: Document) -> None:
    ends = [0, *(part.end for part in document.parts)]
    assert [part.start for part in document.parts] == ends[:-1]
    assert ends[-1] == len(document.text)
    clauses = [c for part in document.parts for c in part.clauses]
    assert len(clauses) > 3 * PAGES
    for clause in clauses:
        start, end = document.pages[(clause.page or 0) - 1]
        assert start <= clause.start < end


def test_running_heads_and_page_numbers_are_not_in_the_text(document: Document) -> None:
    assert "Proceedings of the Fortieth Convention" not in document.text
    assert not [line for line in document.text.splitlines() if line.strip().isdigit()]
