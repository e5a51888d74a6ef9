"""Manifests: what the archivist knows of each file is checked, logged, and outranks what is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.errors import UsageError
from corpus.settings import Settings
from pipeline.ingest import ingest
from pipeline.manifest import files_of, match, read_manifest
from pipeline.report import Report
from pipeline.sources import SourceEntry, expand

_ARTICLE = (
    "The long strike\n\nBy Ruth Okafor\n\nMay 3, 1998\n\nThe strike went on for a year, and it was won.\n"
)


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "m.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_rows_are_read_whatever_the_spreadsheet_made_of_them(tmp_path: Path):
    text = 'File;Title;Published;Shelf\r\n"a.txt";"Huelga; año I";1998-05;B3\r\n\r\nb.txt;;;\r\n'
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        rows = read_manifest(written(tmp_path, text, encoding))
        assert [(r.line, r.file, dict(r.values)) for r in rows] == [
            (2, "a.txt", {"title": "Huelga; año I", "published": "1998-05"}),
            (4, "b.txt", {}),
        ]


def test_every_mistake_is_told_with_its_line(tmp_path: Path):
    text = (
        "file,titel,published,kind,language\n"
        "a.txt,x,3/5/1998,article,en\n"
        '"b\n.txt",x,1998,novel,en\n'
        "c.txt,x,1998,article,English\n"
        ",x,1998,article,en\n"
        "c.txt,x,1998,article,en\n"
        "d.txt,x,1998,article,en,too,many\n"
    )
    with pytest.raises(UsageError) as caught:
        read_manifest(written(tmp_path, text))
    message = str(caught.value)
    for piece in (
        "line 1: no column titel is known. Did you mean title?",
        "line 2: published: '3/5/1998'",
        "1998-05-03 or 1998-03-05",
        "line 3: kind: 'novel'",
        "line 5: language: 'English'",
        "line 6: names no file",
        "line 7: c.txt is listed already, in line 5",
        "line 8: more cells than columns",
    ):
        assert piece in message


@pytest.mark.parametrize("text", ["", "\n\n", "title,published\nx,1998\n"])
def test_a_manifest_without_files_is_none(tmp_path: Path, text: str):
    with pytest.raises(UsageError, match="file"):
        read_manifest(written(tmp_path, text))


def test_files_are_found_by_any_path_that_fits_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    names = ("in/a.txt", "in/deep/b.txt", "in/deep/é.txt", "in/x/c.txt", "in/y/c.txt", "in/box.zip")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    entries = [SourceEntry(str(tmp_path / n), tmp_path / n) for n in names]
    path = written(
        tmp_path, "file\na.txt\ndeep/b.txt\ne\u0301.txt\nx/c.txt\nbox.zip!/in/l.txt\ngone.txt\nm.csv\n"
    )
    manifest = match(path, read_manifest(path), entries, [tmp_path / "in"])
    base = str(tmp_path / "in")
    assert {o.removeprefix(base) for o in manifest.of} == {
        "/a.txt", "/deep/b.txt", "/deep/é.txt", "/x/c.txt", "/box.zip!/in/l.txt",
    }  # fmt: skip
    assert [r.file for r in manifest.missing] == ["gone.txt"]
    assert [r.file for r in manifest.elsewhere] == ["m.csv"]
    assert manifest.unlisted == (f"{base}/y/c.txt",)
    with pytest.raises(UsageError, match=r"line 2: c\.txt may be"):
        match(written(tmp_path, "file\nc.txt\n"), read_manifest(tmp_path / "m.csv"), entries)


def test_what_is_told_of_an_archive_is_told_of_all_in_it(tmp_path: Path):
    (tmp_path / "box.zip").write_text("x")
    path = written(
        tmp_path, "file,title,rights,collection\nbox.zip,Box,restricted,Papers\nbox.zip!/a.txt,A,,\n"
    )
    rows = read_manifest(path)
    assert files_of(path, rows) == [str(tmp_path / "box.zip")]
    manifest = match(path, rows, [SourceEntry(str(tmp_path / "box.zip"), tmp_path / "box.zip")])
    inner = str(tmp_path / "box.zip!/a.txt")
    assert manifest.told(inner) == {"rights": "restricted", "collection": "Papers", "title": "A"}
    assert manifest.told(f"{inner}#id") == {"rights": "restricted", "collection": "Papers"}


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text(_ARTICLE)
    return folder


def take_in(archive: Archive, inbox: Path, told: str | None = None) -> Report:
    entries = list(expand([str(inbox)]))
    manifest = None
    if told is not None:
        path = written(inbox.parent, told)
        manifest = match(path, read_manifest(path), entries, [inbox])
    with archive.writing("a test"):
        return ingest(archive, entries, Settings(), workers=1, manifest=manifest)


def test_a_manifest_outranks_what_is_found_and_is_kept_through_a_new_reading(archive: Archive, inbox: Path):
    told = "file,title,published,rights,kind\na.txt,The Strike of 1977,1977~,restricted,interview\n"
    (item,) = take_in(archive, inbox, told).added
    shown = archive.catalogue.shown(item.id or "").fields
    names = ("title", "published", "published_from", "rights", "kind", "author")
    expected = ["The Strike of 1977", "1977~", "given", "restricted", "interview", "Ruth Okafor"]
    assert [shown[n] for n in names] == expected

    assert [i.id for i in take_in(archive, inbox, told).unchanged] == [item.id]
    assert len(archive.catalogue.corrections.log()) == 4

    (inbox / "a.txt").write_text(_ARTICLE + "\nA last word was added.\n")
    assert [i.id for i in take_in(archive, inbox).updated] == [item.id]
    assert [archive.catalogue.shown(item.id or "").fields[n] for n in names] == expected

    with archive.catalogue.transaction():
        for entry in archive.catalogue.corrections.log():
            archive.catalogue.corrections.undo(entry.id)
    shown = archive.catalogue.shown(item.id or "").fields
    assert [shown[n] for n in ("title", "published", "rights")] == ["The long strike", "1998-05-03", None]
    assert shown["kind"] != "interview"


def test_a_manifest_mends_what_is_held_already_but_no_later_edit(archive: Archive, inbox: Path):
    (item,) = take_in(archive, inbox).added
    told = "file,published\na.txt,1997\n"
    assert [(i.id, i.title) for i in take_in(archive, inbox, told).updated] == [(item.id, "The long strike")]
    assert archive.catalogue.shown(item.id or "").fields["published"] == "1997"
    with archive.catalogue.transaction():
        archive.catalogue.corrections.correct(item.id or "", {"published": "1996"})
    assert [i.id for i in take_in(archive, inbox, told).unchanged] == [item.id]
    assert archive.catalogue.shown(item.id or "").fields["published"] == "1996"
