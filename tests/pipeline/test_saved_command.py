"""Saved searches: kept under a name, told of what came in since, nothing twice."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from commands import Outcome, solidarity

FIRST = "Dockers vote for the picket\n\nThe dockers of the east basin voted on Monday to keep the picket up."
SECOND = (
    "A picket at the tram depot\n\nDrivers put up a picket at the tram depot before the first car went out."
)
OTHER = "The choir rehearses\n\nThe choir rehearses on Tuesdays in the hall of the printers."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with one picket, a saved search for pickets, and then another picket."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "first.txt").write_text(FIRST, "utf-8")
    run(folder, "ingest", folder / "first.txt")
    assert run(folder, "saved", "add", "pickets", "picket", "--language", "en").code == 0
    for name, text in (("second", SECOND), ("other", OTHER)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    run(folder, "ingest", folder / "second.txt", folder / "other.txt")
    return folder


def run(folder: Path, *arguments: str | Path) -> Outcome:
    return solidarity("--archive", folder / "archive", *arguments)


def test_what_is_new_is_told_once_and_with_an_exit_code_of_its_own(folder: Path) -> None:
    peeked = run(folder, "saved", "whats-new", "pickets", "--peek", "--format", "json")
    assert peeked.code == 3
    told = run(folder, "saved", "whats-new", "--format", "json")
    assert told.code == 3
    assert told.json == peeked.json
    assert [hit["title"] for hit in told.json[0]["hits"]] == ["A picket at the tram depot"]
    # The index is a cache: what was told is not.
    assert run(folder, "index", "rebuild").code == 0
    again = run(folder, "saved", "whats-new", "--format", "json")
    assert again.code == 0
    assert again.json == [{"name": "pickets", "new": 0, "hits": []}]


def test_a_saved_search_is_run_with_its_filters(folder: Path) -> None:
    answer = run(folder, "saved", "run", "pickets", "--format", "json").json
    assert answer["total"] == 2
    listed = run(folder, "saved", "list", "--format", "json").json
    assert listed[0]["query"] == "picket"
    assert "language=en" in listed[0]["filters"]


def test_a_name_is_given_once_and_can_be_freed(folder: Path) -> None:
    run(folder, "saved", "add", "choir", "choir")
    twice = run(folder, "saved", "add", "choir", "hall")
    assert twice.code == 2 and "already" in twice.err
    assert run(folder, "saved", "remove", "choir").code == 0
    missing = run(folder, "saved", "run", "choir")
    assert missing.code == 2 and "saved list" in missing.err


def test_a_query_that_cannot_be_understood_is_not_saved(folder: Path) -> None:
    wrong = run(folder, "saved", "add", "broken", "strike AND")
    assert wrong.code == 2
    assert "broken" not in run(folder, "saved", "list").out
