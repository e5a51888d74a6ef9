"""One worker process and the pipe to it: both ends of it stand here.

Each worker has a pipe of its own and no lock with anybody, so that one which is killed at the worst moment
(in the middle of a message, say) holds up nobody else: its pipe ends, and that is all.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import threading
import time
import traceback
from collections.abc import Callable, MutableSequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any, Generic, TypeVar

from corpus.errors import ItemError
from pipeline import pulse

Job = TypeVar("Job")

WATCH_SECONDS = 1.0
_PARTING_SECONDS = 2.0
# Starting means to load spaCy and all records; on a machine with much else to do that can take a while.
_START_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Duty:
    """What a worker is to do: `work` for each job, after `start` with its arguments, within `megabytes`."""

    work: Callable[[Any], Any]
    start: Callable[..., None]
    arguments: tuple[Any, ...]
    megabytes: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a job: a result, or why there is none; `trace` is told of faults nobody foresaw."""

    result: Any = None
    error: ItemError | None = None
    trace: str = ""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A worker's first message: it has started, and takes jobs."""


class Worker(Generic[Job]):
    """A worker process as its parent sees it.

    `job` is what it is at, since `began` (`time.monotonic()`, in seconds); `served` counts the jobs it was
    given. Raises what `multiprocessing` raises where no process can be made.
    """

    def __init__(self, duty: Duty) -> None:
        context = multiprocessing.get_context("spawn")
        self._pages = context.RawArray("d", pulse.SIZE)
        self.channel, far = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(far, os.getpid(), self._pages, duty), daemon=True
        )
        self._process.start()
        far.close()  # so that the pipe ends with the worker
        self.job: Job | None = None
        self.began = time.monotonic()
        self.ready = False
        self.served = 0

    @property
    def pages(self) -> int:
        """How many pages it has read of the document it is at."""
        return int(self._pages[pulse.DONE]) if self.job is not None else 0

    def give(self, job: Job) -> bool:
        """Send it a job, when it is ready and has none; False when it has died meanwhile.

        Raises whatever pickling the job raises.
        """
        message = ForkingPickler.dumps(job)
        self._pages[:] = [0.0] * pulse.SIZE
        try:
            self.channel.send_bytes(message)
        except OSError:  # its end of the pipe is closed, which `hear` tells
            return False
        self.job, self.began = job, time.monotonic()
        self.served += 1
        return True

    def hear(self) -> Answer | None:
        """What it says of its job; None when it says nothing of one. Raises `EOFError` when it has died."""
        try:
            while self.channel.poll():
                message = self.channel.recv()
                if isinstance(message, Answer):
                    return message
                self.ready = True
        except Exception as error:  # half a message of one that was killed can raise nearly anything
            raise EOFError from error
        return None

    def late(self, seconds: float) -> float | None:
        """How long its job was allowed to take, if it takes longer; None while it is within its time.

        `seconds` is for any job; a document of many pages earns more (`pipeline.pulse`).
        """
        if self.job is None and self.ready:
            return None
        allowed = _START_SECONDS if self.job is None else seconds + self._pages[pulse.ALLOWED]
        return allowed if time.monotonic() - self.began > allowed else None

    def kill(self) -> None:
        """End it at once, whatever it is at."""
        self.channel.close()
        self._process.kill()
        self._process.join()

    def exit_code(self) -> int | None:
        """What it ended with, after `hear` has told that it died."""
        self._process.join(_PARTING_SECONDS)
        code = self._process.exitcode
        self.kill()
        return code


# -- in the worker ----------------------------------------------------------------------------------------


def _serve(channel: Connection, parent: int, pages: MutableSequence[float], duty: Duty) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    resource.setrlimit(resource.RLIMIT_AS, (duty.megabytes * 2**20, resource.RLIM_INFINITY))
    threading.Thread(target=_end_with_parent, args=(parent,), daemon=True).start()
    duty.start(*duty.arguments)
    channel.send(_Ready())
    while True:
        try:
            job = channel.recv()
        except EOFError:
            return
        pulse.attach(pages)
        answer = _answer_to(job, duty)
        try:
            message = ForkingPickler.dumps(answer)
        except Exception as error:  # a result that cannot be sent
            message = ForkingPickler.dumps(_fault(error, duty))
        try:
            channel.send_bytes(message)
        except OSError:  # nobody waits for it any more
            return


def _answer_to(job: Any, duty: Duty) -> Answer:
    try:
        return Answer(duty.work(job))
    except ItemError as error:
        return Answer(error=error)
    except Exception as error:  # a fault of ours or of a library: this item fails, the run goes on
        return _fault(error, duty)


def _fault(error: Exception, duty: Duty) -> Answer:
    if isinstance(error, MemoryError):
        reason = f"needs more than {duty.megabytes} MB (config: ingest.megabytes_per_worker)"
    else:
        reason = f"its worker process could not go on ({type(error).__name__}); please report it"
    return Answer(error=ItemError(reason), trace="".join(traceback.format_exception(error)))


def _end_with_parent(parent: int) -> None:
    """A worker whose parent was killed has nobody to work for."""
    while os.getppid() == parent:
        time.sleep(WATCH_SECONDS)
    os._exit(1)
