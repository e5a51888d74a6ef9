"""Functions that test workers run; in a module of their own, since spawned processes import it."""

import os
import signal
import time

from corpus.errors import ReadError

started = 0


def start(value: int) -> None:
    global started
    if value < 0:
        raise ValueError("cannot start")
    started = value


def work(job: str) -> str:
    name, _, argument = job.partition(" ")
    if name == "sleep":
        time.sleep(float(argument))
    elif name == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif name == "exit":
        os._exit(int(argument))
    elif name == "fill":
        bytearray(int(argument) * 2**20)
    elif name == "refuse":
        raise ReadError("the file is empty")
    elif name == "err":
        raise ValueError("unforeseen")
    elif name == "large":
        return job + "." * int(argument)
    elif name == "secret":
        return lambda: job  # type: ignore[return-value]  # what cannot be pickled
    return f"{job} {started}"
