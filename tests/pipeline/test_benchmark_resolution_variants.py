"""The benchmark of varied resolutions: the gold goes along with an edit."""

from __future__ import annotations

import random

import pytest

from benchmarks.resolution_books import Book, Edit, Unit, books, join
from benchmarks.resolution_variants import OPERATIONS, variant
from tests.quality.resolution_gold import load

_TEXT = (
    "Resolution No. 7\nBread\n\nWHEREAS, bread is\ndear; be it\n\n"
    "RESOLVED, That we bake.\n\nCarried.\n\nNoise.\n"
)


def _unit(words: str, **entry: object) -> Unit:
    start = _TEXT.index(words)
    return Unit(start, start + len(words), {"number": None, **entry})


def _book() -> Book:
    clauses = (
        _unit("bread is\ndear", role="preamble"),
        _unit("we bake.", role="operative", verb="bakes", stance="acts"),
    )
    entry = {"number": "7", "title": "Bread", "disposition": "adopted", "kind": "resolution"}
    return Book("bakers", "afl", _TEXT, (Unit(0, _TEXT.index("\n\nNoise"), entry, clauses),), ())


def _said(book: Book) -> list[str]:
    return [c.words for r in book.gold().resolutions for c in r.clauses]


def test_without_edits_the_gold_is_the_one_that_is_loaded() -> None:
    loaded = {text.name: text.resolutions for text in load("former3")}
    found = {book.name: book.gold().resolutions for book in books("former3")}
    assert found == {name: loaded[name] for name in found}


def test_an_edit_before_a_clause_moves_it_and_one_inside_changes_its_words() -> None:
    at = _TEXT.index("bake")
    assert _said(_book().edited([Edit(0, 0, "Front.\n\n"), Edit(at, at + 4, "brew")])) == [
        "bread is dear",
        "we brew.",
    ]


def test_a_running_head_inside_a_clause_is_none_of_its_words() -> None:
    at = _TEXT.index("\ndear")
    made = _book().edited([Edit(at, at + 1, "\n\f46  PROCEEDINGS\n", hole=True)])
    assert _said(made)[0] == "bread is dear"
    assert "PROCEEDINGS" in made.text


def test_what_is_put_at_the_end_of_a_resolution_belongs_to_it_only_when_told_so() -> None:
    book = _book()
    end = book.units[0].end
    inside = book.edited([Edit(end, end, "\n\nBy Local 9", inside=True)])
    outside = book.edited([Edit(end, end, "\n\nDebate.")])
    assert inside.gold().resolutions[0].words.endswith("Carried. By Local 9")
    assert outside.gold().resolutions[0].words.endswith("Carried.")


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        _book().edited([Edit(0, 10, ""), Edit(5, 12, "")])


@pytest.mark.parametrize(
    "name", ["resolved", "whereas", "disposition", "header", "title underlined", "wrap none", "all indented"]
)
def test_an_operation_changes_the_text_and_keeps_what_it_says(name: str) -> None:
    made = next(m for seed in range(5) if (m := variant(_book(), name, seed)) and m.text != _TEXT)
    assert _said(made) == ["bread is dear", "we bake."]
    assert made.gold().resolutions[0].disposition == "adopted"
    assert made.text.endswith("Noise.\n")


def test_a_variant_is_the_same_for_the_same_seed() -> None:
    for book in list(books("former3"))[:4]:
        for name, operation in OPERATIONS.items():
            made = variant(book, name, 3)
            again = operation(book, random.Random(f"{book.name} {name} 3"))
            assert (made and made.text) == (again and again.text)


def test_joined_books_hold_the_resolutions_of_each() -> None:
    made = join([_book(), _book()], "\n\n\n")
    assert [r.words for r in made.gold().resolutions] == [r.words for r in _book().gold().resolutions] * 2
