import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from corpus.errors import SolidarityError
from pipeline.workers import Limits, run_jobs

sys.path.insert(0, str(Path(__file__).parent))  # workers are spawned and import the module by its name
from commands import children_of
from worker_jobs import start, work

LIMITS = Limits(workers=2, seconds=5, megabytes=1024, tasks=50)


def outcomes(jobs: list[str], limits: Limits = LIMITS) -> dict[str, str]:
    done = run_jobs(work, jobs, limits, start, (7,))
    return {d.job: d.result if d.error is None else f"{type(d.error).__name__}: {d.error}" for d in done}


def test_jobs_run_in_workers_that_were_started_with_their_arguments():
    assert outcomes([f"job {n}" for n in range(10)]) == {f"job {n}": f"job {n} 7" for n in range(10)}


def test_no_job_starts_no_worker():
    began = time.perf_counter()
    assert outcomes([]) == {}
    assert time.perf_counter() - began < 0.2


def test_a_job_that_kills_its_worker_costs_itself_only():
    jobs = ["a", "die", "b", "exit 3", "c", "refuse", "err", "d"]
    found = outcomes(jobs)
    assert {j: found[j] for j in "abcd"} == {j: f"{j} 7" for j in "abcd"}
    assert "SIGKILL" in found["die"]
    assert "exit code 3" in found["exit 3"]
    assert found["refuse"] == "ReadError: the file is empty"
    assert found["err"].startswith("ItemError: its worker process could not go on (ValueError)")


def test_a_job_over_its_time_is_ended_and_the_others_go_on():
    found = outcomes(["sleep 60", "a", "b"], Limits(2, 1.5, 1024, 50))
    assert "took longer than 1.5 s" in found["sleep 60"]
    assert found["a"] == "a 7"
    assert found["b"] == "b 7"


def test_a_job_over_its_memory_is_refused():
    found = outcomes(["fill 4000", "a"], Limits(1, 20, 1024, 50))
    assert "needs more than 1024 MB" in found["fill 4000"]
    assert found["a"] == "a 7"


def test_a_result_that_cannot_be_sent_fails_alone():
    found = outcomes(["secret", "a"], Limits(1, 20, 1024, 50))
    assert found["secret"].startswith("ItemError: its worker process could not go on (")
    assert found["a"] == "a 7"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to find child processes")
def test_workers_killed_at_any_moment_hold_up_nobody():
    """Results of 4 MB, so that kills land in the middle of messages as well as between them."""
    jobs = [f"large {4_000_000 + n}" for n in range(400)]
    chance = random.Random(20261122)
    over = threading.Event()

    def kill_now_and_then() -> None:
        while not over.wait(chance.uniform(0.4, 0.8)):
            workers = children_of(os.getpid(), b"spawn_main")
            if workers:
                with suppress(ProcessLookupError):
                    os.kill(chance.choice(workers), signal.SIGKILL)

    killer = threading.Thread(target=kill_now_and_then)
    killer.start()
    given, failed = [], []
    try:
        for done in run_jobs(work, jobs, Limits(2, 20, 2048, 100), start, (7,)):
            given.append(done.job)
            if done.error is not None:
                failed.append(str(done.error))
            else:
                assert done.result == done.job + "." * int(done.job.split()[1])
    finally:
        over.set()
        killer.join()
    assert sorted(given) == sorted(jobs)
    assert all("SIGKILL" in reason for reason in failed)
    assert len(failed) < len(jobs) / 4


def test_workers_that_cannot_start_are_told_with_a_remedy():
    with pytest.raises(SolidarityError, match=r"cannot start.*ingest\.megabytes_per_worker"):
        list(run_jobs(work, [f"job {n}" for n in range(500)], LIMITS, start, (-1,)))


def test_an_error_of_the_crew_is_raised_also_while_jobs_are_still_brought():
    def slowly():
        for n in range(500):
            time.sleep(0.1)
            yield f"job {n}"

    with pytest.raises(SolidarityError, match=r"cannot start"):
        list(run_jobs(work, slowly(), Limits(20, 5, 1024, 50), start, (-1,)))


def test_jobs_are_drawn_as_workers_become_free():
    drawn = 0

    def jobs():
        nonlocal drawn
        for n in range(100):
            drawn += 1
            yield f"job {n}"

    results = run_jobs(work, jobs(), LIMITS, start, (7,))
    next(results)
    assert drawn <= 6
    results.close()


ORPHAN = """
import sys, os, signal, threading
sys.path[:0] = sys.argv[1:3]
if __name__ == "__main__":
    from pipeline.workers import Limits, run_jobs
    from worker_jobs import start, work
    for done in run_jobs(work, ["a", "sleep 30", "sleep 30"], Limits(2, 60, 1024, 50), start, (7,)):
        print("working", flush=True)
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to find child processes")
def test_workers_end_when_their_parent_is_killed(tmp_path):
    script = tmp_path / "orphan.py"
    script.write_text(ORPHAN)
    here = Path(__file__)
    parent = subprocess.Popen(
        [sys.executable, str(script), str(here.parent), str(here.parents[2])],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == "working\n"
    children = children_of(parent.pid)
    assert children
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline and any(Path(f"/proc/{c}").exists() for c in children):
        time.sleep(0.2)
    assert [c for c in children if Path(f"/proc/{c}").exists()] == []
