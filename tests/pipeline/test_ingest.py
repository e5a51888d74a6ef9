"""What an ingest does with new, unchanged, changed and doubled files, told by its receipt."""

import shutil
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.settings import IngestSettings, Settings
from index.request import SearchRequest
from index.search import SearchIndex
from pipeline.ingest import ingest
from pipeline.report import Report
from pipeline.sources import expand

STARTER = Path(__file__).parents[2] / "corpus" / "starter" / "documents"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name in ("news-plain.txt", "composite-motion.txt"):
        shutil.copy(STARTER / name, folder / name)
    return folder


def take_in(archive: Archive, *sources: Path, **options) -> Report:
    with archive.writing("a test"):
        return ingest(archive, list(expand(map(str, sources))), Settings(), workers=1, **options)


def found(archive: Archive, query: str) -> list[str]:
    with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
        return [hit.document for hit in index.search(SearchRequest(query=query, limit=0)).hits]


def test_new_files_are_stored_indexed_and_receipted(archive, inbox):
    report = take_in(archive, inbox)
    assert {Path(i.origin).name for i in report.added} == {"news-plain.txt", "composite-motion.txt"}
    assert all(i.id and i.title and i.parts == 1 for i in report.added)
    assert sorted(found(archive, "")) == sorted(i.id for i in report.added)
    (run,) = archive.catalogue.receipts.runs()
    assert (run.id, run.counts["added"], run.finished is not None) == (report.run, 2, True)


def test_the_same_again_is_unchanged_and_starts_no_worker(archive, inbox):
    first = take_in(archive, inbox)
    generation = archive.catalogue.generation()
    again = take_in(archive, inbox)
    assert {i.id for i in again.unchanged} == {i.id for i in first.added}
    assert again.added == again.updated == again.failed == []
    assert archive.catalogue.generation() == generation
    assert again.seconds < 2


def test_a_changed_file_becomes_a_new_version_and_searches_find_it_alone(archive, inbox):
    identifier = {Path(i.origin).name: i.id for i in take_in(archive, inbox).added}["news-plain.txt"]
    path = inbox / "news-plain.txt"
    path.write_text(path.read_text("utf-8") + "\nThe zeppelin clause was struck.\n", "utf-8")
    report = take_in(archive, inbox)
    assert [i.id for i in report.updated] == [identifier]
    assert [Path(i.origin).name for i in report.unchanged] == ["composite-motion.txt"]
    assert found(archive, "zeppelin") == [identifier]
    shown = archive.catalogue.shown(identifier)
    assert [v["version"] for v in shown.versions] == [1, 2]
    assert archive.vault.get(shown.versions[0]["sha256"]) != archive.vault.get(shown.versions[1]["sha256"])


def test_the_same_bytes_elsewhere_are_a_duplicate_and_their_origin_is_kept(archive, inbox, tmp_path):
    identifier = {Path(i.origin).name: i.id for i in take_in(archive, inbox).added}["news-plain.txt"]
    copy = tmp_path / "copy.txt"
    shutil.copy(inbox / "news-plain.txt", copy)
    report = take_in(archive, copy)
    assert [(i.origin, i.id) for i in report.duplicates] == [(str(copy), identifier)]
    assert archive.catalogue.shown(identifier).duplicates == (str(copy),)
    assert [i.id for i in take_in(archive, copy).duplicates] == [identifier]


def test_twins_in_one_run_are_one_document(archive, inbox):
    shutil.copy(inbox / "news-plain.txt", inbox / "twin.txt")
    report = take_in(archive, inbox)
    assert (len(report.added), len(report.duplicates)) == (2, 1)
    assert archive.catalogue.documents.count() == 2


def test_a_duplicate_that_changes_becomes_a_document_of_its_own(archive, inbox, tmp_path):
    take_in(archive, inbox)
    copy = tmp_path / "copy.txt"
    shutil.copy(inbox / "news-plain.txt", copy)
    take_in(archive, copy)
    copy.write_text("THE DOCKS ARE QUIET\n\nNothing moved in Gdynia on 3 May 1981.\n", "utf-8")
    report = take_in(archive, copy)
    assert len(report.added) == 1
    assert archive.catalogue.documents.count() == 3


def test_what_is_given_outranks_what_is_found_and_says_so(archive, inbox):
    given = {"kind": "bulletin", "source": "Hutchins Press", "collection": "Box 7", "language": "en"}
    identifier = take_in(archive, inbox / "news-plain.txt", given=given).added[0].id
    fields = archive.catalogue.shown(identifier).fields
    assert (fields["kind"], fields["kind_from"]) == ("bulletin", "given")
    assert (fields["source"], fields["collection"], fields["language"]) == ("Hutchins Press", "Box 7", "en")


def test_a_dry_run_reads_and_stores_nothing(archive, inbox):
    report = take_in(archive, inbox, dry_run=True)
    assert sorted(Path(i.origin).name for i in report.added) == ["composite-motion.txt", "news-plain.txt"]
    assert all(i.title and i.id is None for i in report.added)
    assert archive.catalogue.documents.count() == 0
    assert archive.catalogue.receipts.runs() == []
    assert list(archive.vault) == []


def test_a_file_over_the_limit_is_a_failure_with_the_limit_in_its_reason(archive, inbox):
    (inbox / "large.txt").write_bytes(b"a" * (2**20 + 1))
    settings = Settings(ingest=IngestSettings(max_file_megabytes=1))
    with archive.writing("a test"):
        report = ingest(archive, list(expand([str(inbox)])), settings)
    assert len(report.added) == 2
    ((failure),) = report.failed
    assert failure.stage == "fetch"
    assert "1" in failure.error


def test_an_index_that_is_lost_is_told_and_made_anew_from_the_catalogue(archive, inbox):
    from corpus.errors import IndexDamagedError

    report = take_in(archive, inbox)
    shutil.rmtree(archive.index_folder)
    with pytest.raises(IndexDamagedError, match="index rebuild"):
        SearchIndex.open(archive.index_folder, archive.catalogue)
    with SearchIndex(archive.index_folder, archive.catalogue) as index:
        index.rebuild()
    assert sorted(found(archive, "")) == sorted(i.id for i in report.added)


def test_every_mention_is_exact_and_leaf_parts_tile_every_starter_document(filled_archive):
    folder, ids = filled_archive
    with Archive.open(folder) as archive:
        for identifier in ids.values():
            whole = archive.catalogue.shown(identifier)
            for mention in whole.mentions:
                assert whole.text[mention["start"] : mention["end"]] == mention["surface"]
            leaves = [archive.catalogue.shown(part["id"]) for part in whole.parts]
            assert "".join(leaf.text for leaf in leaves) == whole.text
            for leaf in leaves:
                for mention in leaf.mentions:
                    assert leaf.text[mention["start"] : mention["end"]] == mention["surface"]
                for clause in leaf.clauses:
                    assert leaf.text[clause["start"] : clause["end"]] == clause["text"]
