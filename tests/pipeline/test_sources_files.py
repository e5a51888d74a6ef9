"""Files, folders, patterns and lists on stdin become single files, each once, in a fixed order."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from corpus.errors import FetchError, UsageError
from pipeline.sources import SourceEntry, expand, load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.html",
        "sub/c.pdf",
        "sub/deep/d.md",
        ".hidden",
        "Thumbs.db",
        "sub/.DS_Store",
        "~$x.docx",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path


def _names(entries: object, folder: Path) -> list[str]:
    assert hasattr(entries, "__iter__")
    return [Path(e.origin).relative_to(folder).as_posix() for e in entries]


def test_a_folder_is_walked_to_the_bottom_in_order(folder: Path) -> None:
    assert _names(expand([str(folder)]), folder) == ["a.html", "b.txt", "sub/c.pdf", "sub/deep/d.md"]


def test_what_is_passed_over_is_said(folder: Path) -> None:
    said: list[str] = []
    list(expand([str(folder)], say=said.append))
    assert len(said) == 4
    assert any("Thumbs.db" in s for s in said)


def test_a_hidden_file_that_is_named_is_taken(folder: Path) -> None:
    assert _names(expand([str(folder / ".hidden")]), folder) == [".hidden"]


def test_patterns_are_expanded(folder: Path) -> None:
    assert _names(expand([f"{folder}/*.txt"]), folder) == ["b.txt"]
    assert _names(expand([f"{folder}/**/*.md"]), folder) == ["sub/deep/d.md"]


def test_a_name_with_brackets_is_a_name_first(tmp_path: Path) -> None:
    (tmp_path / "minutes [1946].txt").write_text("x")
    assert _names(expand([str(tmp_path / "minutes [1946].txt")]), tmp_path) == ["minutes [1946].txt"]


def test_each_file_comes_once(folder: Path) -> None:
    assert _names(expand([str(folder / "b.txt"), str(folder)]), folder)[0] == "b.txt"
    assert len(list(expand([str(folder), str(folder)]))) == 4


def test_paths_come_from_stdin(folder: Path) -> None:
    stdin = io.StringIO(f"{folder}/b.txt\n\n{folder}/sub\n")
    assert _names(expand(["-"], stdin), folder) == ["b.txt", "sub/c.pdf", "sub/deep/d.md"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("no-such-file.txt", "no-such-file.txt: no such file"),
        ("no-such/*.txt", "no file matches"),
        ("ftp://example.org/page", "only http and https"),
        ("-", "standard input"),
    ],
)
def test_a_source_that_is_not_there_is_named(source: str, words: str) -> None:
    with pytest.raises(UsageError, match="(?s)" + words.replace("*", r"\*")):
        list(expand([source]))


def test_a_folder_that_holds_itself_through_a_link_ends(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    assert _names(expand([str(folder)]), folder) == ["a.html", "b.txt", "sub/c.pdf", "sub/deep/d.md"]


def test_loading_gives_the_bytes_and_the_time(folder: Path) -> None:
    entry = next(iter(expand([str(folder / "b.txt")])))
    item = load(entry)
    assert (item.data, item.origin) == (b"b.txt", str(folder / "b.txt"))
    assert item.retrieved.endswith("Z")


def test_a_file_that_vanished_is_a_failure(folder: Path) -> None:
    entry = next(iter(expand([str(folder / "b.txt")])))
    entry.path.unlink()
    with pytest.raises(FetchError, match="no longer there"):
        load(entry)


def test_a_dangling_link_is_a_failure_and_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (entry,) = expand([str(tmp_path)])
    with pytest.raises(FetchError):
        load(entry)


def test_a_file_beyond_the_limit_is_refused_with_both_numbers(folder: Path) -> None:
    with pytest.raises(FetchError, match="5 bytes, the limit is 4"):
        load(SourceEntry(str(folder / "b.txt"), folder / "b.txt"), max_bytes=4)


def test_an_unreadable_file_says_so(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(65534)  # root may read everything; nobody may not
        with pytest.raises(FetchError, match="permission denied"):
            load(SourceEntry(str(folder / "b.txt"), folder / "b.txt"))
    finally:
        os.seteuid(user)


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FetchError, match="not a regular file"):
        load(SourceEntry("pipe", tmp_path / "pipe"))
