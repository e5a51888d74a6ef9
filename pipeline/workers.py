"""Worker processes: what can be slow or unsafe runs there, with a limit on time and memory.

A job that hangs, kills its worker or fills its memory costs itself alone (why none of the pools at hand:
docs/decisions/0021-own-pipes.md). The limit on time grows while a document of many pages gets on
(`pipeline.pulse`).
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import Pipe
from multiprocessing.connection import wait
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Generic, TypeVar

from corpus.errors import ItemError, SolidarityError
from pipeline.worker import Answer, Duty, Worker

Job = TypeVar("Job")
Result = TypeVar("Result")

log = logging.getLogger(__name__)

_LOOK_SECONDS = 0.5
# How many workers in a row may end before they have begun.
_FALSE_STARTS = 5
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
    `ItemError` that says so; all others go on. Raises `SolidarityError` when workers cannot start.
    """
    queue = iter(jobs)
    first = next(queue, None)
    if first is None:
        return  # no worker is started for nothing
    waiting = chain((first,), queue)
    out = 0
    foreman: _Foreman[Job, Result]
    with _environment(_ONE_THREAD), _Foreman(function, limits, start, start_arguments) as foreman:
        while True:
            for job in islice(waiting, 2 * limits.workers - out):
                out += 1
                if not foreman.take(job):
                    break
            if not out:
                return
            done = foreman.give_back()
            if watch is not None:
                watch(foreman.pages)
            if done is not None:
                out -= 1
                yield done


class _Foreman(Generic[Job, Result]):
    """Hands jobs to workers and hears their answers, in a thread of its own.

    So no worker waits while the caller stores what came before, or draws the next job.
    """

    def __init__(
        self,
        function: Callable[[Job], Result],
        limits: Limits,
        start: Callable[..., None],
        start_arguments: tuple[Any, ...],
    ) -> None:
        self._limits = limits
        self._duty = Duty(function, start, start_arguments, limits.megabytes)
        self._bell, self._caller = Pipe(duplex=False)  # rung when a job is brought, closed at the end
        self._brought: SimpleQueue[Job] = SimpleQueue()
        self._given: SimpleQueue[Done[Job, Result] | BaseException] = SimpleQueue()
        self._waiting: deque[Job] = deque()
        self._workers: list[Worker[Job]] = []
        self._false_starts = 0
        self._pages = 0
        self._thread = threading.Thread(target=self._run, name="foreman", daemon=True)

    def __enter__(self) -> _Foreman[Job, Result]:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._caller.close()
        self._thread.join()

    # -- for the caller

    def take(self, job: Job) -> bool:
        """Bring a job; False when the thread has ended over something, which `give_back` then raises."""
        self._brought.put(job)
        try:
            self._caller.send_bytes(b".")
        except BrokenPipeError:
            return False
        return True

    def give_back(self) -> Done[Job, Result] | None:
        """What is done next, or None when nothing is for half a second. Raises `SolidarityError`."""
        try:
            done = self._given.get(timeout=_LOOK_SECONDS)
        except Empty:
            return None
        if isinstance(done, BaseException):
            raise done
        return done

    @property
    def pages(self) -> int:
        """How many pages the workers have read so far."""
        return self._pages + sum(worker.pages for worker in self._workers)

    # -- in the thread

    def _run(self) -> None:
        try:
            while self._listen():
                for worker in tuple(self._workers):
                    self._attend(worker)
                self._staff()
        except BaseException as error:  # the caller is who must know
            self._given.put(error)
        finally:
            for worker in self._workers:
                worker.kill()
            self._bell.close()

    def _listen(self) -> bool:
        """Wait until somebody has something to say; False when the caller wants no more."""
        heard = wait([self._bell, *(worker.channel for worker in self._workers)], _LOOK_SECONDS)
        if self._bell in heard:
            try:
                self._bell.recv_bytes()
            except EOFError:
                return False
            self._waiting.append(self._brought.get())
        return True

    def _attend(self, worker: Worker[Job]) -> None:
        """Hear a worker, and see to it that it is alive, within its time and has something to do."""
        try:
            answer = worker.hear()
        except EOFError:
            self._dead(worker)
            return
        if worker.ready:
            self._false_starts = 0
        if answer is not None:
            self._answered(worker, answer)
        late = worker.late(self._limits.seconds)
        if late is not None:
            self._late(worker, late)
        elif worker.job is None and worker.served >= self._limits.tasks:
            self._workers.remove(worker)
            worker.kill()
        elif worker.job is None and worker.ready and self._waiting:
            self._send(worker, self._waiting.popleft())

    def _send(self, worker: Worker[Job], job: Job) -> None:
        try:
            sent = worker.give(job)
        except Exception as error:  # a fault of ours: what cannot be pickled
            self._failed(job, f"it cannot be given to a worker ({type(error).__name__}); please report it")
            return
        if not sent:
            self._waiting.appendleft(job)

    def _answered(self, worker: Worker[Job], answer: Answer) -> None:
        job = self._released(worker)
        if answer.trace:
            log.debug("unforeseen: %s", answer.trace)
        self._given.put(Done(job, answer.result, answer.error))

    def _late(self, worker: Worker[Job], allowed: float) -> None:
        if worker.job is None:
            self._dead(worker)
            return
        job = self._released(worker)
        self._workers.remove(worker)
        worker.kill()
        self._failed(job, f"took longer than {round(allowed, 1):g} s (config: ingest.seconds_per_document)")

    def _dead(self, worker: Worker[Job]) -> None:
        at = worker.job
        ready = worker.ready
        if at is not None:
            self._released(worker)
        self._workers.remove(worker)
        code = worker.exit_code()
        log.debug("a worker ended (exit code %s, %s)", code, "ready" if ready else "not yet ready")
        if at is not None:
            self._failed(at, _cause_of_death(code))
        elif not ready:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise SolidarityError(
                    "worker processes cannot start."
                    f" Try a larger ingest.megabytes_per_worker (now {self._limits.megabytes}), or --verbose"
                )

    def _released(self, worker: Worker[Job]) -> Job:
        """The worker's job, which it is no longer at."""
        job = worker.job
        assert job is not None, "a worker answered without a job"
        self._pages += worker.pages
        worker.job = None
        return job

    def _failed(self, job: Job, reason: str) -> None:
        self._given.put(Done(job, None, ItemError(reason)))

    def _staff(self) -> None:
        """As many workers as there is work for, within the limit."""
        idle = sum(worker.job is None for worker in self._workers)
        while idle < len(self._waiting) and len(self._workers) < self._limits.workers:
            try:
                self._workers.append(Worker(self._duty))
            except OSError as error:
                if self._workers:  # those that are there go on, and it is tried again after the next job
                    log.debug("no further worker", exc_info=error)
                    return
                raise SolidarityError(
                    f"no worker process can be started ({error.strerror}). Try when less else is running"
                ) from error
            idle += 1


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
