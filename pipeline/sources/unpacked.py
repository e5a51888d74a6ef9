"""ZIP and TAR archives and gzip-compressed files: what is in them, one file at a time and within bounds.

Nothing is written under a name from an archive; a name becomes part of an origin (`path!/inner/name`) and
nothing else. One budget holds for an archive and all archives within it.
"""

from __future__ import annotations

import logging
import re
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import IO, Any, cast

from corpus.document import RawItem
from corpus.errors import ItemError, ReadError
from pipeline.readers import damage
from pipeline.readers.unzip import Bounds, Unzipped
from pipeline.sources.files import DEFAULT_MAX_BYTES, SourceEntry, is_leftover

log = logging.getLogger(__name__)

WITHIN = "!/"
"""Between an archive's origin and the name of what is in it."""

_MOST_MEMBERS = 100_000
_TIMES = 20  # how much all members may hold, as a multiple of the largest file that is taken in
_RATIO = Bounds().ratio
_ALLOWANCE = Bounds().allowance
_CHUNK = 256 * 1024
_TAR_BLOCK = 512
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(slots=True)
class Budget:
    """How much may still come out of an archive and of those within it: `members`, and bytes in all.

    `most` is the size in bytes of the largest file that is taken in.
    """

    most: int = DEFAULT_MAX_BYTES
    members: int = _MOST_MEMBERS
    left: int = 0

    def __post_init__(self) -> None:
        self.left = self.left or _TIMES * self.most

    def take(self, size: int) -> None:
        """Count a member. Raises `ReadError` when the budget is spent."""
        self.members -= 1
        self.left -= size
        if self.members < 0:
            raise ReadError(f"holds more than {_MOST_MEMBERS:,} files: unpack it and take in the folder")
        if self.left < 0:
            raise ReadError(
                f"holds more than {_TIMES * self.most // 2**20:,} MB: unpack it and take in the folder"
            )


def zip_entries(item: RawItem, budget: Budget) -> Iterator[SourceEntry]:
    """The files in a ZIP archive. Raises `ReadError` where the archive as a whole cannot be read on."""
    bounds = Bounds(entries=_MOST_MEMBERS, member=budget.most, total=_TIMES * budget.most)
    with Unzipped(item.data, bounds) as archive:
        for name in archive:
            shown = _readable(name)
            if is_passed_over(shown):
                log.info("%s%s%s: passed over: a leftover of the system", item.origin, WITHIN, shown)
                continue
            before = archive.unpacked
            try:
                found = member(item, shown, archive.read(name))
            except ItemError as error:
                found = failed(item, shown, error)
            budget.take(archive.unpacked - before)  # what was unpacked in vain counts too
            yield found


def tar_entries(item: RawItem, budget: Budget) -> Iterator[SourceEntry]:
    """The files in a TAR archive; links, which name other files, are passed over."""
    yield from _tar_entries(item, BytesIO(item.data), budget)


def gzip_entries(item: RawItem, budget: Budget) -> Iterator[SourceEntry]:
    """The files in a compressed TAR archive, or the one file that is compressed."""
    with TemporaryFile(prefix="solidarity-") as file:
        size = _gunzip(item.data, file, budget)
        file.seek(0)
        if _is_tar(file.read(_TAR_BLOCK)):
            file.seek(0)
            yield from _tar_entries(item, file, budget)
            return
        if size > budget.most:
            raise ReadError(f"larger than {budget.most // 2**20:,} MB when unpacked")
        file.seek(0)
        budget.take(size)
        yield member(item, _without_ending(item.origin), file.read())


def member(item: RawItem, name: str, data: bytes) -> SourceEntry:
    """A member with its bytes, or with the reason why it is not taken in."""
    if is_outside(name):
        return failed(item, name, ReadError("its name leads out of the archive: not taken in"))
    origin = f"{item.origin}{WITHIN}{_tidy(name)}"
    return SourceEntry(origin, item=RawItem(origin, data, retrieved=item.retrieved, given=item.given))


def failed(item: RawItem, name: str, error: ItemError) -> SourceEntry:
    """A member that cannot be had, and why."""
    return SourceEntry(f"{item.origin}{WITHIN}{_tidy(name)}", error=error)


def is_outside(name: str) -> bool:
    """Whether a name would lead out of the folder into which an archive is unpacked."""
    name = name.replace("\\", "/")
    return name.startswith("/") or bool(_DRIVE.match(name)) or ".." in name.split("/")


def is_passed_over(name: str) -> bool:
    """Whether a member lies among what operating systems leave behind."""
    return not is_outside(name) and any(is_leftover(part) for part in _tidy(name).split("/"))


def _tar_entries(item: RawItem, file: IO[bytes], budget: Budget) -> Iterator[SourceEntry]:
    try:
        with tarfile.open(fileobj=cast("IO[bytes]", _Capped(file, budget.most)), mode="r:") as archive:
            for info in archive:
                if info.isdir() or is_passed_over(info.name):
                    continue
                if not info.isfile():
                    log.info("%s%s%s: passed over: not a regular file", item.origin, WITHIN, info.name)
                    continue
                budget.take(min(info.size, budget.most))
                yield _of_tar(item, archive, info, budget.most)
    except ItemError:
        raise
    except Exception as error:  # tarfile raises nearly anything on damaged headers
        raise ReadError(f"the archive is damaged: {damage.of_archive(error)}") from error


def _of_tar(item: RawItem, archive: tarfile.TarFile, info: tarfile.TarInfo, most: int) -> SourceEntry:
    if info.size > most:
        return failed(item, info.name, ReadError(f"larger than {most // 2**20:,} MB"))
    stream = archive.extractfile(info)
    data = stream.read(most + 1) if stream is not None else b""
    if len(data) < info.size:
        raise ReadError("the archive is damaged: it ends within a file")
    return member(item, info.name, data)


class _Capped:
    """A file that gives no more at once than the largest file taken in: headers claim any size."""

    def __init__(self, file: IO[bytes], most: int) -> None:
        self._file = file
        self._most = most
        self.seek = file.seek
        self.tell = file.tell

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= self._most + 1:
            raise ReadError("the archive is damaged: a header of impossible size")
        return self._file.read(size)


def _gunzip(data: bytes, file: IO[bytes], budget: Budget) -> int:
    """Write out what gzip data (RFC 1952, several members too) holds; how many bytes."""
    size = 0
    rest: Any = data
    try:
        while rest:
            unpacker = zlib.decompressobj(31)
            while not unpacker.eof:
                piece = unpacker.decompress(rest, _CHUNK)
                rest = unpacker.unconsumed_tail
                size += len(piece)
                if size > budget.left:
                    budget.take(size)
                if size > _ALLOWANCE and size > _RATIO * len(data):
                    raise ReadError(f"unpacks to more than {_RATIO} times its size: not taken in")
                if not piece and not rest:
                    break
                file.write(piece)
            if not unpacker.eof:
                raise ReadError("damaged: the compressed file ends too early")
            rest = unpacker.unused_data.lstrip(b"\x00")
    except zlib.error as error:
        raise ReadError(f"damaged: {damage.of_archive(error)}") from error
    except OSError as error:
        raise ReadError(f"cannot be unpacked: {error.strerror or error}") from error
    return size


def _is_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"


def _without_ending(origin: str) -> str:
    name = PurePosixPath(origin.replace("\\", "/").rpartition(WITHIN)[2]).name
    return name[:-3] if name.lower().endswith(".gz") and len(name) > 3 else f"{name}.unpacked"


def _readable(name: str) -> str:
    """A ZIP entry's name where it is UTF-8 without saying so, which zipfile takes for code page 437."""
    if name.isascii():
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _tidy(name: str) -> str:
    parts = _CONTROLS.sub("", name.replace("\\", "/")).split("/")
    return "/".join(p for p in parts if p not in ("", "."))
