"""The index as a cache of the catalogue: made, brought up to date, compared, damaged, made anew."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections import Counter
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
def test_many_small_commits_leave_few_segments(tmp_path: Path, catalogue, make_part: MakePart) -> None:
    with SearchIndex.open(tmp_path / "index", catalogue) as index:
        for n in range(30):
            for part in range(n % 7 + 1):
                catalogue.put(f"d{n}-{part}", make_part(f"d{n}-{part}", "strike"))
            index.catch_up()
        assert index.status()["segments"] <= 3
        assert len(found(index, "strike")) == index.status()["parts"] == len(catalogue.documents)


@pytest.mark.parametrize("pattern", ["_MAIN_*.toc", "MAIN_*.arrays", "segments.json", "manifest.json"])
@pytest.mark.parametrize("damage", ["cut", "scrambled", "removed"])
def test_a_damaged_file_is_told_and_a_rebuild_mends_it(archive: Archive, pattern: str, damage: str) -> None:
    with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
        for name in "abcdef":
            store(archive, name, f"A strike of {name * 300}.\nAnother strike.")
        index.catch_up()
    (path,) = archive.index_folder.glob(pattern)
    spoil(path, damage)
    if pattern == "_MAIN_*.toc" and damage != "removed":
        store(archive, "g", "A strike.\nOne more.")  # Whoosh's own files are not read but in writing
        with SearchIndex(archive.index_folder, archive.catalogue) as index:
            with pytest.raises(IndexDamagedError, match="solidarity index rebuild"):
                index.catch_up()
            assert len(found(index, "strike")) == 12
    else:
        with (
            pytest.raises(IndexDamagedError, match="solidarity index rebuild"),
            SearchIndex.open(archive.index_folder, archive.catalogue) as index,
        ):
            found(index, "strike")
            pytest.fail("the damage went unnoticed")
    index = SearchIndex(archive.index_folder, archive.catalogue)
    assert index.rebuild() == archive.catalogue.generation()
    assert len(found(index, "strike")) >= 12
    index.close()


def spoil(path: Path, damage: str) -> None:
    """Cut a file in half, turn all its bits, turn one, or remove it."""
    data = path.read_bytes()
    match damage:
        case "removed":
            path.unlink()
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case "scrambled":
            path.write_bytes(bytes(255 - byte for byte in data))
        case "bit":
            middle = len(data) // 2
            path.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])


@pytest.mark.parametrize("suffix", ["trm", "pst", "arrays", "_text_stems_len.col"])
@pytest.mark.parametrize("damage", ["cut", "bit", "removed"])
def test_every_file_of_a_segment_is_held_against_its_hash(archive: Archive, suffix: str, damage: str) -> None:
    with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
        store(archive, "a", "FAT on strike.\nFAT in a lockout.")
        index.catch_up()
        assert index.damaged_files() == []
        (path,) = archive.index_folder.glob(f"MAIN_*.{suffix}")
        spoil(path, damage)
        assert index.damaged_files() == [path.name]
        index.rebuild()
        assert index.damaged_files() == []


def test_damaged_arrays_are_not_merged_into_new_ones(archive: Archive) -> None:
    with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
        store(archive, "a", "FAT on strike.\nFAT in a lockout.")
        index.catch_up()
        (path,) = archive.index_folder.glob("MAIN_*.arrays")
        spoil(path, "bit")
        store(archive, "b", "A strike.")
        with pytest.raises(IndexDamagedError, match="solidarity index rebuild"):
            index.catch_up()
        index.rebuild()
        assert len(found(index, "strike")) == 2


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
            patched.setattr(writer.arrays, "write", _no_space)
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


def read_and_write(
    folder: Path, catalogue, make_part: MakePart, readers: int, seconds: float
) -> tuple[int, list[str]]:
    """So many readers beside one that indexes, merges and rebuilds; how many searches, and what went wrong.

    A document has two parts that come and go together, so that half a state would show.
    """
    failures: list[str] = []
    searches = 0
    until = time.monotonic() + seconds

    def read() -> None:
        nonlocal searches
        while time.monotonic() < until and not failures:
            try:
                with SearchIndex.open(folder, catalogue, catch_up=False) as other:
                    answer = other.search(SearchRequest("strike", limit=0, facets=(("source", 0),)))
                halves = {value.value: value.count for value in answer.facets["source"]}
                documents = Counter(hit.document for hit in answer.hits)
                assert set(documents.values()) <= {2}, "half a document was found"
                assert halves.get("a", 0) == halves.get("b", 0) == answer.total / 2
                searches += 1
            except Exception as error:
                failures.append(repr(error))

    with SearchIndex.open(folder, catalogue) as index:
        threads = [threading.Thread(target=read) for _ in range(readers)]
        for thread in threads:
            thread.start()
        n = 0
        while time.monotonic() < until and not failures:
            n += 1
            name = f"d{n % 40}"
            words = "strike " * (n % 5 + 1)
            catalogue.put(name, *(make_part(f"{name}/{i}", words, source="ab"[i - 1]) for i in (1, 2)))
            index.catch_up()
            if n % 10 == 5:
                index.optimize()
            if n % 10 == 9:
                index.rebuild()
        for thread in threads:
            thread.join()
    return searches, failures


def test_searches_see_one_state_while_it_is_written_merged_and_rebuilt(
    tmp_path: Path, catalogue, make_part: MakePart
) -> None:
    searches, failures = read_and_write(tmp_path / "index", catalogue, make_part, 3, 3.0)
    assert failures == [] and searches > 10


@pytest.mark.slow
def test_ten_readers_and_a_writer_for_a_minute(tmp_path: Path, catalogue, make_part: MakePart) -> None:
    searches, failures = read_and_write(tmp_path / "index", catalogue, make_part, 10, 60.0)
    assert failures == [] and searches > 200


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
    elif at == "arrays":
        writer.arrays.write = die
    elif at == "published":
        writer.published.write = die
    elif at == "removing":
        writer.clean_files = die
    else:
        writer.fsync = die
    with Archive.open(Path(sys.argv[1])) as archive:
        SearchIndex.open(archive.index_folder, archive.catalogue)
"""


@pytest.mark.parametrize("at", ["arrays", "fsync", "published", "removing", "manifest"])
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
    assert not loaded & {
        "whoosh",
        "spacy",
        "pipeline",
        "trafilatura",
        "bs4",
        "pypdf",
        "yaml",
        "ahocorasick",
        "edtf",
    }
