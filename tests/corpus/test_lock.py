import subprocess
import sys
import time

import pytest

from corpus.errors import LockedError
from corpus.lock import holder_of, is_locked, write_lock

HOLD = """
import sys, time
from pathlib import Path
from corpus.lock import write_lock
with write_lock(Path(sys.argv[1]), "a test"):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def held(tmp_path):
    """A lock file that another process holds for a while."""
    path = tmp_path / "lock"
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), "20"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield path, process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_writer_learns_who_holds_the_lock(held):
    path, process = held
    assert is_locked(path)
    with pytest.raises(LockedError, match=rf"a test \(process {process.pid}"), write_lock(path, "mine"):
        pass


def test_a_writer_that_is_killed_frees_the_lock(held):
    path, process = held
    process.kill()
    process.wait()
    with write_lock(path, "mine"):
        assert "mine" in (holder_of(path) or "")
    assert not is_locked(path)


def test_a_second_writer_waits_and_says_so_once(held):
    path, process = held
    told: list[str] = []

    def on_wait(holder: str) -> None:
        told.append(holder)
        process.kill()

    started = time.monotonic()
    with write_lock(path, "mine", wait=15, on_wait=on_wait):
        pass
    assert len(told) == 1
    assert "a test" in told[0]
    assert time.monotonic() - started < 10
