"""Worker processes: what can be slow or unsafe runs there, with a limit on time and memory.

pebble's pool is taken since one killed worker costs it one task (concurrent.futures loses them all).
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from corpus.errors import ItemError, SolidarityError

if TYPE_CHECKING:
    from pebble import ProcessPool

Job = TypeVar("Job")
Result = TypeVar("Result")

WATCH_SECONDS = 1.0
# Libraries of linear algebra would start a thread per core in every worker, and reserve memory for each.
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use. `tasks` is how many it does before a fresh one takes its place."""

    workers: int
    seconds: float
    megabytes: int
    tasks: int


@dataclass(frozen=True, slots=True)
class Done(Generic[Job, Result]):
    """A job with its result, or with the reason why there is none."""

    job: Job
    result: Result | None
    error: ItemError | None = None


def run_jobs(
    function: Callable[[Job], Result],
    jobs: Iterable[Job],
    limits: Limits,
    start: Callable[..., None],
    start_arguments: tuple[Any, ...] = (),
) -> Iterator[Done[Job, Result]]:
    """Run `function` over `jobs` in worker processes, giving each as it is done, in any order.

    `jobs` is drawn from as workers become free, so that it may be endless. `start` runs once in each
    worker. A job that takes too long, needs too much memory or kills its worker is given back with an
    `ItemError` that says so; all others go on.
    """
    queue = iter(jobs)
    first = next(queue, None)
    if first is None:
        return  # no worker is started for nothing
    from pebble import ProcessPool

    with _environment(_ONE_THREAD):
        pool = ProcessPool(
            max_workers=limits.workers,
            max_tasks=limits.tasks,
            initializer=_start_worker,
            initargs=(limits.megabytes, os.getpid(), start, start_arguments),
            context=multiprocessing.get_context("spawn"),
        )
        pending: dict[Future[Result], Job] = {}
        try:
            waiting = chain((first,), queue)
            while True:
                for job in islice(waiting, 2 * limits.workers - len(pending)):
                    pending[_schedule(pool, function, job, limits)] = job
                if not pending:
                    break
                finished, _ = wait(pending, return_when=FIRST_COMPLETED)
                for future in finished:
                    yield _outcome(pending.pop(future), future, limits)
            pool.close()
        except BaseException:
            pool.stop()
            raise
        finally:
            pool.join()


def _schedule(
    pool: ProcessPool, function: Callable[[Job], Result], job: Job, limits: Limits
) -> Future[Result]:
    try:
        return pool.schedule(function, args=(job,), timeout=limits.seconds)
    except RuntimeError as error:  # pebble says no more when a worker cannot even start
        raise SolidarityError(
            f"worker processes cannot start ({error})."
            f" Try a larger ingest.megabytes_per_worker (now {limits.megabytes}), or --verbose"
        ) from error


def _outcome(job: Job, future: Future[Result], limits: Limits) -> Done[Job, Result]:
    from pebble import ProcessExpired

    try:
        return Done(job, future.result())
    except ItemError as error:
        return Done(job, None, error)
    except TimeoutError:
        return Done(
            job,
            None,
            ItemError(f"took longer than {limits.seconds:g} s (config: ingest.seconds_per_document)"),
        )
    except MemoryError:
        return Done(
            job,
            None,
            ItemError(f"needs more than {limits.megabytes} MB (config: ingest.megabytes_per_worker)"),
        )
    except ProcessExpired as error:
        return Done(job, None, ItemError(_cause_of_death(error.exitcode)))
    except Exception as error:  # a fault of ours or of a library: this item fails, the run goes on
        return Done(job, None, ItemError(f"{type(error).__name__}: {error}"))


def _cause_of_death(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = f"signal {-code}"
        hint = ": killed from outside, or the machine ran out of memory" if -code == signal.SIGKILL else ""
        return f"its worker process died ({name}{hint})"
    return f"its worker process ended unexpectedly (exit code {code})"


def _start_worker(
    megabytes: int, parent: int, start: Callable[..., None], start_arguments: tuple[Any, ...]
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, resource.RLIM_INFINITY))
    threading.Thread(target=_end_with_parent, args=(parent,), daemon=True).start()
    start(*start_arguments)


def _end_with_parent(parent: int) -> None:
    """A worker whose parent was killed has nobody to work for."""
    while os.getppid() == parent:
        time.sleep(WATCH_SECONDS)
    os._exit(1)


@contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
