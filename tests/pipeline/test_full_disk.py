"""A disk that is full and a worker that is killed: a receipt, nothing half-stored, the next run completes."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from commands import Outcome, children_of, environment, solidarity

FILES = 40
QUICK = "extract:\n  tagger: none\n"


@pytest.fixture(scope="module")
def inbox(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("full") / "inbox"
    folder.mkdir()
    for n in range(FILES):  # little text, many bytes: so that the disk is full soon
        size = 12_000_000 if n == FILES - 10 else 200_000
        (folder / f"{n:02}.html").write_bytes(page(n, size))
    (folder.parent / "config.yaml").write_text(QUICK)
    return folder


def page(n: int, size: int) -> bytes:
    text = (
        f"<h1>Strike of the coopers, day {n}</h1><p>The coopers of Whitby voted on day {n} to stay out.</p>"
    )
    padding = random.Random(n).randbytes(size // 2).hex()
    return f"<html><body><article>{text}</article></body><!-- {padding} --></html>".encode()


def take_in(inbox: Path, folder: Path, prefix: tuple[str, ...] = ()) -> Outcome:
    settings = inbox.parent / "config.yaml"
    return solidarity(
        "--config", settings, "--archive", folder, "ingest", inbox, "--format", "json", prefix=prefix
    )


def is_whole(folder: Path) -> int:
    """Check that nothing is half-stored; how many documents are there."""
    with closing(sqlite3.connect(folder / "catalogue.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        orphans = "SELECT count(*) FROM version WHERE key NOT IN (SELECT version FROM part)"
        assert connection.execute(orphans).fetchone()[0] == 0
        for (sha256,) in connection.execute("SELECT sha256 FROM version"):
            assert (folder / "vault" / sha256[:2] / sha256).exists()
        return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])


def check_that_the_next_run_completes(inbox: Path, folder: Path, stored: int) -> None:
    again = take_in(inbox, folder)
    assert again.code == 0, again.err
    assert len(again.json["unchanged"]) == stored
    assert len(again.json["added"]) == FILES - stored
    assert is_whole(folder) == FILES
    assert solidarity("--archive", folder, "verify").code == 0
    found = solidarity("--archive", folder, "search", "--limit", "0", "--format", "json").json
    assert found["total"] == FILES


def check_the_receipt(outcome: Outcome, folder: Path) -> int:
    """That a run for which there was no room says so and what it stored; how much that was."""
    assert outcome.code == 1, outcome.err
    receipt = outcome.json
    full = [f for f in receipt["failed"] if f["stage"] == "store"]
    assert any("make room" in f["error"] and str(folder) in f["origin"] for f in full), receipt["failed"]
    assert 0 < len(receipt["added"]) < FILES
    assert is_whole(folder) == len(receipt["added"])
    return len(receipt["added"])


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path | None]:
    """A disk in memory, of so many megabytes; None where none may be mounted."""
    folder.mkdir()
    call = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    if os.geteuid() or shutil.which("mount") is None or subprocess.run(call, capture_output=True).returncode:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False)


@pytest.mark.timeout(240)
def test_a_full_disk_ends_the_run_with_its_receipt(inbox, tmp_path):
    with small_disk(tmp_path / "disk", 17) as disk:
        if disk is None:  # a limit on the size of files stands in: the catalogue cannot grow
            folder = tmp_path / "archive"
            limit = ("sh", "-c", 'ulimit -f 18000; exec "$@"', "sh")
        else:
            folder, limit = disk / "archive", ()
        outcome = take_in(inbox, folder, limit)
        stored = check_the_receipt(outcome, folder)
        runs = solidarity("--archive", folder, "runs", "--format", "json").json
        assert runs[0]["added"] == stored
        # More room: as when somebody has tidied up.
        if disk is not None:
            shutil.copytree(folder, tmp_path / "archive")
        check_that_the_next_run_completes(inbox, tmp_path / "archive", stored)


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to find worker processes")
def test_a_worker_that_is_killed_costs_at_most_its_document(inbox, tmp_path):
    folder = tmp_path / "archive"
    settings = inbox.parent / "config.yaml"
    command = [sys.executable, "-m", "pipeline", "--config", str(settings), "--archive", str(folder)]
    process = subprocess.Popen(
        [*command, "ingest", str(inbox), "--workers", "2", "--format", "json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(),
    )  # fmt: skip
    killed = 0
    deadline = time.monotonic() + 100
    while process.poll() is None and killed < 2 and time.monotonic() < deadline:
        kept = len(list((folder / "vault").glob("??/*"))) if folder.exists() else 0
        workers = children_of(process.pid, b"spawn_main")
        if kept > 8 * (killed + 1) and workers:
            os.kill(random.choice(workers), signal.SIGKILL)
            killed += 1
        time.sleep(0.01)
    out, err = process.communicate(timeout=100)
    receipt = Outcome(process.returncode, out, err).json
    assert killed == 2
    assert len(receipt["added"]) + len(receipt["failed"]) == FILES
    assert len(receipt["failed"]) <= killed
    assert process.returncode == (1 if receipt["failed"] else 0)
    assert all("its worker process died" in f["error"] for f in receipt["failed"])
    check_that_the_next_run_completes(inbox, folder, len(receipt["added"]))
