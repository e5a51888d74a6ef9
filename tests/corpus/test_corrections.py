"""Corrections of single documents: logged, undoable, in force in every version to come."""

from __future__ import annotations

import pytest

from corpus.archive import Archive
from corpus.document import Document, Part, Provenance
from corpus.errors import NotFoundError, UsageError


def document(title: str = "Found", parts: tuple[Part, ...] = (), **values: str | None) -> Document:
    published = values.get("published")
    whole = Part(0, 0, 12, title=title, kind="article", published=published)
    return Document(
        text="abc def ghi ", parts=parts or (whole,), title=title, kind="article", kind_from="found", **values
    )


def part(n: int, title: str, published: str | None = None) -> Part:
    return Part(n, 3 * n - 3, 3 * n, title=title, kind="article", published=published)


def stored(archive: Archive, version: int, made: Document, origin: str = "/p/a") -> str:
    provenance = Provenance(origin, f"{version:064d}", 3, "2020-01-01T00:00:00Z", "text/plain", "test")
    with archive.catalogue.transaction():
        return archive.catalogue.documents.store(made, provenance)[0]


def correct(archive: Archive, identifier: str, **values: str | None) -> list[int]:
    with archive.catalogue.transaction():
        return [c.id for c in archive.catalogue.corrections.correct(identifier, values)]


def undo(archive: Archive, number: int) -> int:
    with archive.catalogue.transaction():
        return archive.catalogue.corrections.undo(number).id


def shown(archive: Archive, identifier: str, *names: str) -> list[str | None]:
    return [archive.catalogue.shown(identifier).fields[name] for name in names]


def test_a_correction_is_shown_searched_and_says_that_it_was_given(archive: Archive):
    identifier = stored(archive, 1, document(published="1998", published_from="dateline"))
    correct(archive, identifier, title="Right", published="1999")
    assert shown(archive, identifier, "title", "published", "published_from") == ["Right", "1999", "given"]
    (change,) = archive.catalogue.changes_since(0)
    assert [(p.title, p.published) for p in change.parts] == [("Right", "1999")]
    told = archive.catalogue.shown(identifier).fields["corrected"]
    assert told == [
        {"id": 2, "field": "published", "found": "1998"},
        {"id": 1, "field": "title", "found": "Found"},
    ]


def test_it_survives_a_new_version_and_undoing_shows_what_that_one_found(archive: Archive):
    identifier = stored(archive, 1, document(published="1998", published_from="dateline"))
    title, published = correct(archive, identifier, title="Right", published="1999")
    stored(archive, 2, document("Found later", published="1997", published_from="byline"))
    assert shown(archive, identifier, "title", "published") == ["Right", "1999"]
    undo(archive, published)
    assert shown(archive, identifier, "title", "published", "published_from") == ["Right", "1997", "byline"]
    undo(archive, title)
    assert shown(archive, identifier, "title", "corrected") == ["Found later", []]


def test_undoing_an_undoing_brings_it_back_and_all_stays_in_the_log(archive: Archive):
    identifier = stored(archive, 1, document())
    (number,) = correct(archive, identifier, author="Ruth Okafor")
    undoing = undo(archive, number)
    assert shown(archive, identifier, "author") == [None]
    with pytest.raises(UsageError, match="undone already"):
        undo(archive, number)
    undo(archive, undoing)
    assert shown(archive, identifier, "author") == ["Ruth Okafor"]
    log = [(c.id, c.way, c.undoes, c.undone_by) for c in archive.catalogue.corrections.log(identifier)]
    assert log == [(1, "edit", None, None), (2, "undo", 1, 3), (3, "undo", 2, None)]


def test_the_last_of_several_is_in_force_until_it_is_undone(archive: Archive):
    identifier = stored(archive, 1, document())
    correct(archive, identifier, title="First")
    (second,) = correct(archive, identifier, title="Second")
    assert shown(archive, identifier, "title") == ["Second"]
    undo(archive, second)
    assert shown(archive, identifier, "title") == ["First"]


def test_what_is_found_can_be_told_to_be_none(archive: Archive):
    identifier = stored(archive, 1, document(author="A Typist"))
    correct(archive, identifier, author=None)
    assert shown(archive, identifier, "author") == [None]
    with pytest.raises(UsageError, match="title: cannot be empty"):
        correct(archive, identifier, title=None)


def test_parts_follow_the_whole_where_they_had_its_value(archive: Archive):
    parts = (part(1, "A", "1998"), part(2, "B", "1990"))
    identifier = stored(archive, 1, document(parts=parts, published="1998"))
    correct(archive, identifier, published="2000")
    assert [shown(archive, f"{identifier}/{n}", "published") for n in (1, 2)] == [["2000"], ["1990"]]


def test_a_part_keeps_its_correction_when_parts_are_counted_anew(archive: Archive):
    identifier = stored(archive, 1, document(parts=(part(1, "A"), part(2, "B"))))
    correct(archive, f"{identifier}/2", title="B, mended")
    stored(archive, 2, document(parts=(part(1, "New"), part(2, "A"), part(3, "B"))))
    titles = [p["title"] for p in archive.catalogue.shown(identifier).parts]
    assert titles == ["New", "A", "B, mended"]


def test_what_cannot_be_corrected_is_named(archive: Archive):
    identifier = stored(archive, 1, document(parts=(part(1, "A"), part(2, "B"))))
    with pytest.raises(UsageError, match=r"rights: cannot be corrected of a part"):
        correct(archive, f"{identifier}/1", rights="restricted")
    for wrong in ("nosuchid", f"{identifier}/9"):
        with pytest.raises(NotFoundError):
            correct(archive, wrong, title="x")
    with pytest.raises(NotFoundError, match="no correction 7"):
        undo(archive, 7)


def test_a_page_whose_title_was_corrected_still_reads_alike(archive: Archive):
    made = document(author="A Typist")
    identifier = stored(archive, 1, made)
    correct(archive, identifier, title="Right", author=None)
    assert archive.catalogue.documents.reads_alike(identifier, made)
    assert not archive.catalogue.documents.reads_alike(identifier, document("Other"))


def test_collection_and_rights_outlast_a_version_that_does_not_tell_them(archive: Archive):
    identifier = stored(archive, 1, document(collection="Papers", rights="restricted"))
    stored(archive, 2, document())
    assert shown(archive, identifier, "collection", "rights") == ["Papers", "restricted"]
