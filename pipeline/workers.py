"""Worker processes: what can be slow or unsafe runs there, with a limit on time and memory.

pebble's pool is taken since one killed worker costs it one task (concurrent.futures loses them all). The
limit on time is ours: it grows while a document of many pages gets on (`pipeline.pulse`).
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import resource
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator, MutableSequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from corpus.errors import ItemError, SolidarityError
from pipeline import pulse

if TYPE_CHECKING:
    from pebble import ProcessPool

Job = TypeVar("Job")
Result = TypeVar("Result")

log = logging.getLogger(__name__)

WATCH_SECONDS = 1.0
_LOOK_SECONDS = 0.5
# A worker that is killed while it holds the pool's pipe leaves the others waiting: after so long with nothing
# under way, the pool is set up anew. Workers need some seconds to start.
_STUCK_SECONDS = 60.0
_TRIES = 3
# How often in a row a pool that broke as a whole is set up anew.
_RENEWALS = 3
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


Watch = Callable[[int], None]
"""Called now and then with how many pages the workers have read in all."""


def run_jobs(
    function: Callable[[Job], Result],
    jobs: Iterable[Job],
    limits: Limits,
    start: Callable[..., None],
    start_arguments: tuple[Any, ...] = (),
    watch: Watch | None = None,
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
    waiting = chain((first,), queue)
    renewals = 0
    tries: dict[int, tuple[Job, int]] = {}  # by id: jobs need not be hashable, and are kept so that ids stay
    while True:
        crew = _Crew(function, limits, start, start_arguments, watch)
        yield from crew.work(waiting)
        if not crew.left:
            return
        # A worker that is killed while none has anything to do breaks the pool; what waits goes to a new one.
        renewals = 0 if crew.finished else renewals + 1
        if renewals >= _RENEWALS:
            raise SolidarityError(
                "worker processes cannot start."
                f" Try a larger ingest.megabytes_per_worker (now {limits.megabytes}), or --verbose"
            )
        for job in crew.left:
            tries[id(job)] = (job, tries[id(job)][1] + 1 if id(job) in tries else 1)
            if tries[id(job)][1] == _TRIES:
                yield Done(job, None, ItemError("the worker processes came to a halt again and again"))
        waiting = chain([job for job in crew.left if tries[id(job)][1] < _TRIES], waiting)


class _Crew(Generic[Job, Result]):
    """A pool of workers and what they are doing. `left` is what a broken pool did not do."""

    def __init__(
        self,
        function: Callable[[Job], Result],
        limits: Limits,
        start: Callable[..., None],
        start_arguments: tuple[Any, ...],
        watch: Watch | None,
    ) -> None:
        self.function, self.limits, self.watch = function, limits, watch
        self.start, self.start_arguments = start, start_arguments
        self.left: list[Job] = []
        self.finished = 0
        self._tasks: dict[Future[Result], _Task[Job]] = {}
        self._free: list[int] = []
        self._pages = 0

    def work(self, waiting: Iterator[Job]) -> Iterator[Done[Job, Result]]:
        """Do the jobs that are waiting, until there are none or the pool breaks."""
        from pebble import ProcessPool

        many = 2 * self.limits.workers
        context = multiprocessing.get_context("spawn")
        numbers = context.RawArray("d", pulse.SIZE * many)
        self._free = list(range(many))
        arguments = (self.limits.megabytes, os.getpid(), numbers, self.start, self.start_arguments)
        with _environment(_ONE_THREAD):
            pool = ProcessPool(
                max_workers=self.limits.workers,
                max_tasks=self.limits.tasks,
                initializer=_start_worker,
                initargs=arguments,
                context=context,
            )
            idle = 0.0
            try:
                while not self.left:
                    for job in islice(waiting, len(self._free)):
                        self._schedule(pool, job)
                    if not self._tasks:
                        break
                    finished, _ = wait(self._tasks, timeout=_LOOK_SECONDS, return_when=FIRST_COMPLETED)
                    under_way = self._look(numbers)
                    idle = 0.0 if finished or under_way else idle + _LOOK_SECONDS
                    for future in finished:
                        yield from self._given_back(future, numbers)
                    if idle > _STUCK_SECONDS:
                        log.debug("the workers are stuck")
                        break
                self.left += [task.job for task in self._tasks.values()]
                if self.left:
                    pool.stop()
                else:
                    pool.close()
            except BaseException:
                pool.stop()
                raise
            finally:
                pool.join()

    def _schedule(self, pool: ProcessPool, job: Job) -> None:
        slot = self._free.pop()
        try:
            self._tasks[pool.schedule(_run, args=(self.function, job, slot))] = _Task(job, slot)
        except RuntimeError:  # the pool broke just now
            log.debug("the workers' pool", exc_info=True)
            self._free.append(slot)
            self.left.append(job)

    def _given_back(
        self, future: Future[Result], numbers: MutableSequence[float]
    ) -> Iterator[Done[Job, Result]]:
        from concurrent.futures.process import BrokenProcessPool

        task = self._tasks.pop(future)
        self._pages += int(numbers[pulse.SIZE * task.slot + pulse.DONE])
        numbers[pulse.SIZE * task.slot + pulse.DONE] = 0.0
        self._free.append(task.slot)
        if not future.cancelled() and isinstance(future.exception(), BrokenProcessPool):
            self.left.append(task.job)
            return
        self.finished += 1
        yield _outcome(task, future, self.limits)

    def _look(self, numbers: MutableSequence[float]) -> bool:
        """Give up what takes longer than it may by now, and tell how many pages are read.

        Gives whether anything is under way within its time.
        """
        now = time.monotonic()
        read, under_way = self._pages, False
        for future, task in self._tasks.items():
            at = pulse.SIZE * task.slot
            read += int(numbers[at + pulse.DONE])
            if task.began is None:
                task.began = now if future.running() else None
                continue
            allowed = self.limits.seconds + numbers[at + pulse.ALLOWED]
            if now - task.began > allowed:
                task.seconds = task.seconds or allowed
                future.cancel()  # pebble then stops the worker
            else:
                under_way = True
        if self.watch is not None:
            self.watch(read)
        return under_way


@dataclass(slots=True)
class _Task(Generic[Job]):
    """A job under way: its place in the workers' numbers, since when it runs, when it was given up."""

    job: Job
    slot: int
    began: float | None = None
    seconds: float | None = None


def _outcome(task: _Task[Job], future: Future[Result], limits: Limits) -> Done[Job, Result]:
    from pebble import ProcessExpired

    job = task.job
    try:
        return Done(job, future.result())
    except ItemError as error:
        return Done(job, None, error)
    except CancelledError:
        seconds = round(task.seconds or limits.seconds, 1)
        return Done(
            job, None, ItemError(f"took longer than {seconds:g} s (config: ingest.seconds_per_document)")
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
        log.debug("unforeseen", exc_info=error)
        reason = f"its worker process could not go on ({type(error).__name__}); please report it"
        return Done(job, None, ItemError(reason))


_DEATHS = {
    signal.SIGKILL: ": killed from outside, or the machine ran out of memory",
    signal.SIGABRT: ": a library gave up over it, as when it needs more memory than it may have",
    signal.SIGSEGV: ": a library stumbled over something damaged in it",
}


def _cause_of_death(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = f"signal {-code}"
        hint = _DEATHS.get(signal.Signals(-code), "") if name.startswith("SIG") else ""
        return f"its worker process died ({name}{hint})"
    return f"its worker process ended unexpectedly (exit code {code})"


_numbers: MutableSequence[float] | None = None


def _run(function: Callable[[Job], Result], job: Job, slot: int) -> Result:
    """In a worker: one job, with its place to count pages at."""
    pulse.attach(_numbers, pulse.SIZE * slot)
    return function(job)


def _start_worker(
    megabytes: int,
    parent: int,
    numbers: MutableSequence[float],
    start: Callable[..., None],
    start_arguments: tuple[Any, ...],
) -> None:
    global _numbers
    _numbers = numbers
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
