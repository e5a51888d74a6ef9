"""The index as a cache of the catalogue: made, brought up to date, compared, damaged, made anew."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.catalogue.records import CataloguedPart
from corpus.document import Document, Mention, Part, Provenance
from corpus.errors import IndexDamagedError, LockedError
from corpus.lock import write_lock
from corpus.vault import fixity
from index.request import SearchRequest
from index.search import SearchIndex
from index.whoosh_engine import writer

MakePart = Callable[..., CataloguedPart]


def store(archive: Archive, name: str, text: str) -> str:
    """A document of two parts, split at the middle line, in the real catalogue."""
    half = text.index("\n") + 1 if "\n" in text else 0
    spans = [(0, half), (half, len(text))] if half else [(0, len(text))]
    parts = tuple(
        Part(
            n if half else 0,
            start,
            end,
            title=f"{name} {n}",
            kind="article",
            published="2017",
            mentions=(Mention("ORG", text[start : start + 3], start, start + 3, "test", id="fat"),),
        )
        for n, (start, end) in enumerate(spans, start=1)
    )
    document = Document(text, parts, name, "article", "given", language="en")
    data = text.encode()
    provenance = Provenance(
        f"/papers/{name}", fixity(data), len(data), "2026-11-22T00:00:00Z", "text/plain", "text/1"
    )
    with archive.catalogue.transaction():
        return archive.catalogue.documents.store(document, provenance)[0]


def found(index: SearchIndex, query: str) -> list[str]:
    return sorted(hit.id for hit in index.search(SearchRequest(query, limit=0)).hits)


def test_only_what_changed_in_the_catalogue_is_indexed(archive: Archive) -> None:
    with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
        first = store(archive, "a", "FAT on strike.\nFAT in a lockout.")
        store(archive, "b", "FAT and solidarity.")
        assert index.catch_up() == 2
        assert found(index, "strike") == [f"{first}/1"]
        assert found(index, "org:fat") == sorted(found(index, ""))
        assert index.catch_up() == 0
        assert store(archive, "a", "FAT settled.\nFAT in a lockout.") == first
        assert index.status()["behind"] == 1
        assert index.catch_up() == 1
        assert (found(index, "strike"), found(index, "settled")) == ([], [f"{first}/1"])
        assert index.status()["behind"] == 0 and index.status()["documents"] == 2


def test_opening_brings_the_index_up_to_the_catalogue(archive: Archive) -> None:
    SearchIndex.open(archive.index_folder, archive.catalogue).close()
    store(archive, "a", "A strike.")
    with SearchIndex.open(archive.index_folder, archive.catalogue, catch_up=False) as index:
        assert found(index, "strike") == []
    with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
        assert len(found(index, "strike")) == 1


def test_a_withdrawn_document_is_found_no_more(tmp_path: Path, catalogue, make_part: MakePart) -> None:
    with SearchIndex.open(tmp_path / "index", catalogue) as index:
        catalogue.put("d1", make_part("d1", "strike"))
        catalogue.put("d2", make_part("d2", "strike"))
        index.catch_up()
        catalogue.put("d1")
        index.catch_up()
        assert found(index, "strike") == ["d2"]
        facets = index.search(SearchRequest("", facets=(("kind", 0),))).facets
        assert [value.count for value in facets["kind"]] == [1]


def test_segments_can_be_merged_without_changing_an_answer(
    tmp_path: Path, catalogue, make_part: MakePart
) -> None:
    with SearchIndex.open(tmp_path / "index", catalogue) as index:
        for n in range(60):
            catalogue.put(f"d{n}", make_part(f"d{n}", "strike " * (n % 7 + 1), source=f"s{n % 3}"))
            if n % 6 == 5:
                index.catch_up()
        catalogue.put("d3", make_part("d3", "lockout"))
        index.catch_up()
        request = SearchRequest("strike", limit=0, facets=(("source", 0),))
        before = index.search(request)
        index.optimize()
        after = index.search(request)
        assert index.status()["segments"] == 1 and index.status()["deleted"] == 0
        assert {hit.id for hit in after.hits} == {hit.id for hit in before.hits}
        assert after.facets == before.facets


def test_a_lost_index_is_told_and_made_anew_on_demand(archive: Archive) -> None:
    import shutil

    with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
        identifier = store(archive, "a", "A strike.")
        index.catch_up()
    shutil.rmtree(archive.index_folder)
    with pytest.raises(IndexDamagedError, match="solidarity index rebuild"):
        SearchIndex.open(archive.index_folder, archive.catalogue)
    assert not archive.index_folder.exists()
    index = SearchIndex(archive.index_folder, archive.catalogue)
    assert index.rebuild() == 1
    assert found(index, "strike") == [identifier]
    index.close()
    assert sorted(p.name for p in archive.folder.iterdir() if p.name.startswith("index.")) == ["index.lock"]


# Whoosh does not close what it has opened when it fails midway.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    "pattern", ["_MAIN_*.toc", "MAIN_*.trm", "MAIN_*.pst", "MAIN_*._stored.col", "manifest.json"]
)
@pytest.mark.parametrize("damage", ["cut", "scrambled", "removed"])
def test_a_damaged_file_is_told_and_a_rebuild_mends_it(archive: Archive, pattern: str, damage: str) -> None:
    with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
        for name in "abcdef":
            store(archive, name, f"A strike of {name * 300}.\nAnother strike.")
        index.catch_up()
    (path,) = archive.index_folder.glob(pattern)
    if damage == "removed":
        path.unlink()
    else:
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if damage == "cut" else bytes(255 - byte for byte in data))
    with (
        pytest.raises(IndexDamagedError, match="solidarity index rebuild"),
        SearchIndex.open(archive.index_folder, archive.catalogue) as index,
    ):
        found(index, "strike")
        pytest.fail("the damage went unnoticed")
    index = SearchIndex(archive.index_folder, archive.catalogue)
    assert index.rebuild() == 6
    assert len(found(index, "strike")) == 12
    index.close()


def test_lost_or_cut_columns_are_made_anew_from_what_is_stored(archive: Archive) -> None:
    with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
        store(archive, "a", "FAT on strike.\nFAT in a lockout.")
        index.catch_up()
        expected = index.facet_values("organization", SearchRequest(""))
    (path,) = archive.index_folder.glob("*.columns.npy")
    for change in (lambda: path.write_bytes(path.read_bytes()[:100]), path.unlink):
        change()
        with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
            assert index.facet_values("organization", SearchRequest("")) == expected != ()


def test_an_index_of_another_version_or_a_newer_one_is_told(archive: Archive) -> None:
    with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
        store(archive, "a", "A strike.")
        index.catch_up()
    path = archive.index_folder / "manifest.json"
    values = json.loads(path.read_text())
    for changed in ({"version": 999}, {"generation": 12345}):
        path.write_text(json.dumps(values | changed))
        with pytest.raises(IndexDamagedError, match="index rebuild"):
            SearchIndex.open(archive.index_folder, archive.catalogue)


def test_a_failed_write_leaves_the_index_as_it_was(
    tmp_path: Path, catalogue, make_part: MakePart, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SearchIndex.open(tmp_path / "index", catalogue) as index:
        catalogue.put("d1", make_part("d1", "strike"))
        index.catch_up()
        catalogue.put("d1", make_part("d1", "lockout"))
        catalogue.put("d2", make_part("d2", "strike"))
        with monkeypatch.context() as patched:
            patched.setattr(writer.columns, "save", _no_space)
            with pytest.raises(IndexDamagedError, match="No space left"):
                index.catch_up()
        assert found(index, "strike") == ["d1"]
        assert index.catch_up() == 2
        assert (found(index, "strike"), found(index, "lockout")) == (["d2"], ["d1"])


def _no_space(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_second_writer_is_told_who_writes_and_a_reader_goes_on(
    tmp_path: Path, catalogue, make_part: MakePart
) -> None:
    folder = tmp_path / "index"
    with SearchIndex.open(folder, catalogue) as index:
        catalogue.put("d1", make_part("d1", "strike"))
        index.catch_up()
        catalogue.put("d2", make_part("d2", "strike"))
        with write_lock(tmp_path / "index.lock", "ingesting"):
            with pytest.raises(LockedError, match="ingesting"):
                index.catch_up()
            with SearchIndex.open(folder, catalogue) as other:
                assert found(other, "strike") == ["d1"]
        assert index.catch_up() == 1


def test_an_open_index_keeps_its_state_while_another_writes_and_rebuilds(
    tmp_path: Path, catalogue, make_part: MakePart
) -> None:
    folder = tmp_path / "index"
    with SearchIndex.open(folder, catalogue) as old, SearchIndex.open(folder, catalogue) as new:
        catalogue.put("d1", make_part("d1", "strike", title="b"))
        old.catch_up()
        assert found(old, "strike") == ["d1"]
        for n in range(2, 9):
            catalogue.put(f"d{n}", make_part(f"d{n}", "strike", title="a"))
            new.catch_up()
        new.optimize()
        new.rebuild()
        assert found(old, "strike") == ["d1"]
        assert [h.id for h in old.search(SearchRequest("", sort="title")).hits] == ["d1"]
        assert len(found(new, "strike")) == 8
        assert old.catch_up() == 0
        assert len(found(old, "strike")) == 8


# A reader that meets a segment just removed begins anew; what Whoosh had opened is left to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_readers_open_while_a_writer_commits(tmp_path: Path, catalogue, make_part: MakePart) -> None:
    folder = tmp_path / "index"
    with SearchIndex.open(folder, catalogue) as index:
        catalogue.put("d0", make_part("d0", "strike"))
        index.catch_up()
        failures: list[Exception] = []
        done = threading.Event()

        def read() -> None:
            last = 0
            while not done.is_set():
                try:
                    with SearchIndex.open(folder, catalogue, catch_up=False) as other:
                        total = len(found(other, "strike"))
                    assert total >= last
                    last = total
                except Exception as error:
                    failures.append(error)
                    return

        reader = threading.Thread(target=read)
        reader.start()
        for n in range(1, 16):
            catalogue.put(f"d{n}", make_part(f"d{n}", "strike"))
            index.catch_up()
        done.set()
        reader.join()
        assert failures == []


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from corpus.archive import Archive
    from index.search import SearchIndex
    from index.whoosh_engine import writer

    at = {at!r}
    def die(*_):
        os.kill(os.getpid(), signal.SIGKILL)
    if at == "manifest":
        import index.manifest
        index.manifest.write = die
    elif at == "columns":
        writer.columns.save = die
    else:
        writer.fsync = die
    with Archive.open(Path(sys.argv[1])) as archive:
        SearchIndex.open(archive.index_folder, archive.catalogue)
"""


@pytest.mark.parametrize("at", ["columns", "fsync", "manifest"])
def test_after_a_kill_the_next_opening_completes_the_index(archive: Archive, at: str) -> None:
    with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
        store(archive, "a", "A strike.")
        index.catch_up()
    store(archive, "b", "A strike.\nAnother strike.")
    script = textwrap.dedent(KILLED.format(at=at))
    root = Path(__file__).parents[2]
    process = subprocess.run(
        [sys.executable, "-c", script, str(archive.folder)],
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
        capture_output=True,
    )
    assert process.returncode == -signal.SIGKILL, process.stderr
    with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
        assert len(found(index, "strike")) == 3
        assert (index.status()["documents"], index.status()["behind"]) == (2, 0)


def test_searching_imports_neither_spacy_nor_a_reader_nor_yaml() -> None:
    script = (
        "import index.search, index.answering, sys; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[2],
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = set(done.stdout.split())
    assert {"whoosh", "numpy"} <= loaded
    assert not loaded & {"spacy", "pipeline", "trafilatura", "bs4", "pypdf", "yaml", "ahocorasick", "edtf"}
