"""ZIP archives opened with bounds: how many entries, how large each, how large all together.

What an archive says of its own sizes is not believed; bytes are counted as they come out. Names are keys
and nothing else: no entry is ever written to a path. Raises `ReadError`, in words a person understands.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

from corpus.errors import ReadError
from pipeline.readers import damage

_ENTRY = b"PK\x01\x02"  # begins each entry of the list at an archive's end (APPNOTE 4.3.12)
_CHUNK = 256 * 1024
_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Bounds:
    """What may come out of an archive: `entries` in all, bytes of one `member`, bytes in `total`.

    `ratio` is how many times its packed size a member may grow, beyond `allowance` bytes: text packs
    twenty times smaller, a bomb a thousand times.
    """

    entries: int = 20_000
    member: int = 100 * 2**20
    total: int = 300 * 2**20
    ratio: int = 250
    allowance: int = 4 * 2**20


DOCUMENT = Bounds()
"""For a document that is a ZIP archive inside: DOCX, ODT, EPUB."""


class Unzipped:
    """The entries of a ZIP archive. Use it as a context manager."""

    def __init__(self, data: bytes, bounds: Bounds = DOCUMENT) -> None:
        self.bounds = bounds
        self.taken = 0  # bytes of entries that were read to their end
        self.unpacked = 0  # all bytes that came out, those of refused entries too
        # Each entry costs a thousand bytes of memory as soon as the list is read.
        if data.count(_ENTRY) > bounds.entries:
            raise ReadError(f"the archive has more than {bounds.entries:,} entries: unpack it yourself")
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except Exception as error:  # zipfile raises far more than BadZipFile on damaged bytes
            raise ReadError(f"the archive is damaged: {damage.of_archive(error)}") from error
        self._entries = {info.filename: info for info in self._archive.infolist()}

    def __enter__(self) -> Unzipped:
        return self

    def __exit__(self, *exception: object) -> None:
        self._archive.close()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        """The names of all entries that are no folders, in the archive's order."""
        return (name for name, info in self._entries.items() if not info.is_dir())

    def read(self, name: str) -> bytes:
        """An entry's bytes. Raises `ReadError` where it is missing, locked, damaged or beyond the bounds."""
        info = self._entries.get(name)
        if info is None:
            raise ReadError(f"the archive lacks {name}")
        if info.flag_bits & _ENCRYPTED:
            raise ReadError("encrypted: a password is needed; unpack it yourself and take in the files")
        if info.compress_type not in _KNOWN:
            raise ReadError(f"{name}: packed in a way that is not read (method {info.compress_type})")
        pieces: list[bytes] = []
        size = 0
        try:
            with self._archive.open(info) as stream:
                while piece := stream.read(_CHUNK):
                    size += len(piece)
                    self.unpacked += len(piece)
                    self._check(name, size, info.compress_size)
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
            raise ReadError(f"{name}: damaged in the archive: {damage.of_archive(error)}") from error
        self.taken += size
        return b"".join(pieces)

    def _check(self, name: str, size: int, packed: int) -> None:
        bounds = self.bounds
        if size > bounds.member:
            raise ReadError(f"{name}: larger than {bounds.member // 2**20:,} MB when unpacked")
        if self.taken + size > bounds.total:
            raise ReadError(f"the archive is larger than {bounds.total // 2**20:,} MB when unpacked")
        if size > bounds.allowance and size > bounds.ratio * max(1, packed):
            raise ReadError(f"{name}: unpacks to more than {bounds.ratio} times its size: not a document")


def rezipped(entries: Iterable[tuple[str, bytes]]) -> BytesIO:
    """An archive of these entries, not packed, for a library that wants one."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    buffer.seek(0)
    return buffer
