"""An ingest that is killed loses nothing that was stored, doubles nothing, and the next one completes it."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from commands import children_of, environment, solidarity

from benchmarks.generated import write

FILES = 200

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to find worker processes")


def stored(folder: Path) -> int:
    catalogue = folder / "catalogue.sqlite"
    if not catalogue.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{catalogue}?mode=ro", uri=True, timeout=5)) as connection:
            return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    except sqlite3.OperationalError:  # the tables are not made yet
        return 0


def kill_during_ingest(inbox: Path, folder: Path, at: int, victim: str) -> int:
    """Start an ingest, kill the parent or a worker once `at` documents are stored; how many were then."""
    command = [sys.executable, "-m", "pipeline", "--archive", str(folder), "--quiet", "ingest", str(inbox)]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment()
    )
    deadline = time.monotonic() + 90
    while stored(folder) < at and process.poll() is None:
        assert time.monotonic() < deadline, "the ingest does not get on"
        time.sleep(0.002)
    children = children_of(process.pid, b"spawn_main")
    if victim == "parent":
        process.kill()
    elif children:
        os.kill(random.choice(children), signal.SIGKILL)
    then = stored(folder)
    process.wait(timeout=90)
    return then


def check_that_the_next_ingest_completes(inbox: Path, folder: Path) -> None:
    files = len(list(inbox.iterdir()))
    again = solidarity("--archive", folder, "ingest", inbox, "--format", "json")
    assert again.code == 0, again.err
    outcome = again.json
    assert outcome["failed"] == []
    assert len(outcome["added"]) + len(outcome["unchanged"]) == files
    assert outcome["updated"] == outcome["duplicates"] == []
    assert stored(folder) == files
    with closing(sqlite3.connect(folder / "catalogue.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        doubled = "SELECT origin FROM document GROUP BY origin HAVING count(*) > 1"
        assert connection.execute(doubled).fetchall() == []
        assert connection.execute("SELECT count(*) FROM version").fetchone()[0] == files
    assert solidarity("--archive", folder, "verify").code == 0
    found = solidarity("--archive", folder, "search", "--limit", "0", "--format", "json").json
    assert found["total"] == files
    assert len({hit["document"] for hit in found["hits"]}) == files


@pytest.fixture(scope="module")
def inbox(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("crash") / "inbox"
    folder.mkdir()
    write(folder, FILES, words=200)
    return folder


@pytest.mark.timeout(240)
def test_an_ingest_that_is_killed_is_completed_by_the_next(tmp_path):
    few = tmp_path / "inbox"
    few.mkdir()
    write(few, 60, words=200)
    then = kill_during_ingest(few, tmp_path / "a", 15, "parent")
    assert 15 <= then < 60
    check_that_the_next_ingest_completes(few, tmp_path / "a")


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_ten_kills_at_random_of_parents_and_workers_lose_nothing(inbox, tmp_path):
    chance = random.Random(20261122)
    midway = 0
    for round_ in range(10):
        folder = tmp_path / f"archive-{round_}"
        victim = "parent" if round_ % 2 == 0 else "worker"
        then = kill_during_ingest(inbox, folder, chance.randint(1, FILES - 30), victim)
        midway += 0 < then < FILES
        check_that_the_next_ingest_completes(inbox, folder)
    assert midway >= 8, f"only {midway} of 10 kills came with some but not all documents stored"
