"""The archive's write lock: one writer at a time, and a second one learns who holds it."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.clock import now
from corpus.errors import ArchiveError, LockedError

POLL_SECONDS = 0.1


@contextmanager
def write_lock(
    path: Path, what: str, wait: float = 0.0, on_wait: Callable[[str], None] | None = None
) -> Iterator[None]:
    """Hold the lock file at `path` while the block runs; the kernel frees it whatever becomes of us.

    `what` tells others what we are doing. When another process holds it, wait up to `wait` seconds,
    calling `on_wait` once with who it is; then raise `LockedError`.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be opened for writing: {error.strerror}") from error
    try:
        deadline, told = time.monotonic() + wait, False
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError:
                holder = holder_of(path) or "another process"
                if on_wait is not None and wait > 0 and not told:
                    on_wait(holder)
                    told = True
                if time.monotonic() >= deadline:
                    raise LockedError(
                        f"{path.parent} is being written by {holder}. Try again when it is done"
                    ) from None
                time.sleep(POLL_SECONDS)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{what} (process {os.getpid()}, since {now()})".encode(), 0)
        try:
            yield
        finally:
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)  # also frees the lock


def holder_of(path: Path) -> str | None:
    """What the present holder of the lock wrote of itself; None when it is free or unknown."""
    try:
        text = path.read_text("utf-8", errors="replace").strip()
    except OSError:
        return None
    return text or None


def is_locked(path: Path) -> bool:
    """Whether some process holds the lock now."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False
