"""What takes long to work out from files and comes out the same each time, kept between runs.

As Python keeps a module's byte code: in a cache folder of the user's, named by a digest of what it was made
of, worked out anew where it is missing, damaged or made by other code. Nothing depends on it but speed.
"""

from __future__ import annotations

import hashlib
import logging
import marshal
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, cast

log = logging.getLogger(__name__)

Plain = TypeVar("Plain")

_KEPT = 6  # of each kind: the files of as many archives, or of as many versions of the program
_DIGEST = 32


def derived(kind: str, made_of: str, made_by: Iterable[Path], make: Callable[[], Plain]) -> Plain:
    """What `make` gives, from the cache where it lies there.

    It is made of tuples, lists, dictionaries, sets, strings, numbers, None and nothing else. `made_of` is
    a digest of the data, `made_by` names the source files of the code that works it out.
    """
    try:
        folder = _folder()
    except RuntimeError:  # a user without a home
        return make()
    path = folder / f"{kind}-{_digest(made_of, made_by)}-{sys.implementation.cache_tag}.bin"
    with suppress(OSError, ValueError, EOFError, TypeError):
        content = path.read_bytes()
        if hashlib.sha256(content[_DIGEST:]).digest() == content[:_DIGEST]:
            return cast(Plain, marshal.loads(content[_DIGEST:]))
    made = make()
    _keep(path, kind, marshal.dumps(cast(Any, made)))
    return made


def _folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "solidarity"


def _digest(made_of: str, made_by: Iterable[Path]) -> str:
    digest = hashlib.sha256(made_of.encode())
    for source in sorted(made_by):
        with suppress(OSError):  # installed without its sources: the data tell
            digest.update(source.read_bytes())
    return digest.hexdigest()[:24]


def _keep(path: Path, kind: str, content: bytes) -> None:
    """Put a file in place in one step, so that nobody ever reads half of it, and let go of old ones."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".partial")
        partial = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            partial.replace(path)
        except BaseException:
            partial.unlink()
            raise
        old = sorted(path.parent.glob(f"{kind}-*.bin"), key=lambda p: p.stat().st_mtime, reverse=True)
        for leftover in old[_KEPT:]:
            leftover.unlink(missing_ok=True)
    except OSError as error:  # a full disk, a home that cannot be written: the next run works it out again
        log.debug("not kept: %s", error)
