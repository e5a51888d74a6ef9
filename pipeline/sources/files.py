"""Files, folders, globs, addresses and lists on stdin, turned into the single things to be taken in.

Folders are walked in sorted order, so that two runs over the same folder see the same sequence.
What the operating system leaves behind (thumbnails, lock files, hidden files) is passed over and
said; a folder reached a second time through a link is walked once.
"""

from __future__ import annotations

import glob
import logging
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from corpus.document import RawItem
from corpus.errors import FetchError, ItemError, UsageError

log = logging.getLogger(__name__)

DEFAULT_MAX_BYTES = 200 * 1024 * 1024

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_FETCHED = ("http://", "https://")
_JUNK_NAMES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r", "$recycle.bin", "__macosx"})
_JUNK_PREFIXES = (".", "~$")
_JUNK_SUFFIXES = ("~", ".tmp", ".part", ".crdownload", ".swp")

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One thing to take in.

    A file: `origin` is its absolute path as text, `path` the same to open. An address to ask for: `path` is
    None. A member of a container (a WARC file's record): `item` holds it already, or `error` says why it
    cannot be had. `is_opened`: what it holds (a mail's attachments) comes beside it; it is not opened again.
    """

    origin: str
    path: Path | None = None
    item: RawItem | None = None
    error: ItemError | None = None
    is_opened: bool = False

    @property
    def is_address(self) -> bool:
        """Whether it is to be asked for over the network."""
        return self.path is None and self.item is None and self.error is None

    @property
    def may_hold_many(self) -> bool:
        """Whether more than one document may come of it."""
        return self.is_address or self.origin.lower().endswith(_CONTAINERS)


# Ends of the names of files that may hold many documents.
_CONTAINERS = (
    ".warc", ".xml", ".rss", ".atom", ".json", ".gz", ".zip", ".tar", ".tgz", ".mbox", ".mbx", ".eml",
)  # fmt: skip


def expand(
    sources: Iterable[str], stdin: TextIO | None = None, say: Say | None = None
) -> Iterator[SourceEntry]:
    """The files that `sources` stand for, each once, in the order given and sorted within a folder.

    A source is a file, a folder (walked to the bottom), a glob, an http(s) address, or `-` for paths and
    addresses on `stdin`, one a line. `say` is told of each file that was passed over (default: the log).
    Raises UsageError for a source that is not there and for other addresses.
    """
    told = say or log.info
    seen: set[str] = set()
    for source in sources:
        if source == "-":
            if stdin is None:
                raise UsageError("'-' stands for paths on standard input, but there is none")
            lines = (line.rstrip("\r\n") for line in stdin)
            entries = (e for line in lines if line.strip() for e in _one(line, told))
        else:
            entries = (e for e in _one(source, told))
        for entry in entries:
            if entry.origin not in seen:
                seen.add(entry.origin)
                yield entry


def load(entry: SourceEntry, max_bytes: int = DEFAULT_MAX_BYTES) -> RawItem:
    """The bytes of one file, at most `max_bytes`.

    Raises FetchError when the file has vanished, may not be read, is no regular file or is too large.
    """
    path = entry.path
    if entry.error is not None:
        raise entry.error
    if entry.item is not None:
        return entry.item
    if path is None:
        raise FetchError(f"{entry.origin}: is an address, not a file")
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise FetchError(f"{entry.origin}: not a regular file")
        if info.st_size > max_bytes:
            raise FetchError(_too_large(entry.origin, info.st_size, max_bytes))
        with path.open("rb") as stream:
            # One byte more than allowed: a file may grow between the look and the reading.
            data = stream.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise FetchError(f"{entry.origin}: the file is no longer there") from error
    except PermissionError as error:
        raise FetchError(f"{entry.origin}: may not be read (permission denied)") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FetchError(f"{entry.origin}: could not be read: {reason}") from error
    if len(data) > max_bytes:
        raise FetchError(_too_large(entry.origin, len(data), max_bytes))
    return RawItem(origin=entry.origin, data=data, retrieved=_now())


def _one(source: str, say: Say) -> Iterator[SourceEntry]:
    """The files of one source, which the user named."""
    if _ADDRESS.match(source):
        yield _address(source)
        return
    path = _absolute(source)
    if path.is_dir():
        yield from _walk(path, say)
    elif path.exists() or path.is_symlink() or not glob.has_magic(source):
        # A dangling link stays in: load() then tells that its target is gone.
        if not (path.exists() or path.is_symlink()):
            raise UsageError(f"{source}: no such file or folder")
        yield SourceEntry(str(path), path)
    else:
        matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - Path.glob refuses absolute patterns
        if not matches:
            raise UsageError(f"{source}: no file matches this pattern")
        for match in matches:
            found = _absolute(match)
            if found.is_dir():
                # `**` gives folders and what is in them: their files are matches of their own.
                if "**" not in source:
                    yield from _walk(found, say)
            elif not _passed_over(found, say):
                yield SourceEntry(str(found), found)


def _address(source: str) -> SourceEntry:
    """An address to ask for, in its canonical form."""
    if not source.lower().startswith(_FETCHED):
        raise UsageError(f"{source}: only http and https are asked for; name a file by its path")
    from pipeline.sites import canonical_address

    return SourceEntry(canonical_address(source))


def _walk(
    folder: Path, say: Say, ancestors: frozenset[tuple[int, int]] = frozenset()
) -> Iterator[SourceEntry]:
    """All files below a folder, sorted by name; a folder that holds itself through a link is left out."""
    try:
        info = folder.stat()
        children = sorted(folder.iterdir())
    except OSError as error:
        say(f"{folder}: could not be opened: {error.strerror or error}")
        return
    here = (info.st_dev, info.st_ino)
    if here in ancestors:
        say(f"{folder}: passed over: a link back to a folder that holds it")
        return
    for child in children:
        if _passed_over(child, say):
            continue
        if child.is_dir():
            yield from _walk(child, say, ancestors | {here})
        elif child.is_file() or child.is_symlink():
            yield SourceEntry(str(child), child)
        else:
            say(f"{child}: passed over: not a regular file")


def _passed_over(path: Path, say: Say) -> bool:
    """Whether a file or folder found (not named) is left out: hidden, or the operating system's own."""
    if is_leftover(path.name):
        say(f"{path}: passed over: hidden or a leftover of the system")
        return True
    return False


def is_leftover(name: str) -> bool:
    """Whether a file or folder of that name is hidden, or the operating system's own."""
    name = name.lower()
    return name.startswith(_JUNK_PREFIXES) or name.endswith(_JUNK_SUFFIXES) or name in _JUNK_NAMES


def _absolute(source: str) -> Path:
    """The absolute path, with `~` and `..` resolved but links left as they are named."""
    return Path(os.path.abspath(Path(source).expanduser()))  # noqa: PTH100 - resolve() would follow links


def _too_large(origin: str, size: int, limit: int) -> str:
    setting = "config.yaml: ingest.max_file_megabytes"
    return f"{origin}: too large: {size:,} bytes, the limit is {limit:,} ({setting})"


def _now() -> str:
    return datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
