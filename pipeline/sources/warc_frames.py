"""Where the records of a WARC file begin and end, plain or gzip, and where to go on after damage.

warcio's own iterator ends at the first damaged record; an archive's file of ten thousand pages should
cost that record only. So the framing is done here, with a memory bound: source ISO 28500:2017 (WARC/1.1),
4 and annex D (one gzip member per record, but one member for all is read too).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

Position = tuple[int, int]
"""Offset in the file, and how many bytes of what begins there (a gzip member) come first."""

# Small, as what is left of it is copied at the end of each gzip member, and members may be small.
_CHUNK = 16 * 1024
_INFLATED = 256 * 1024
_MAX_HEAD = 256 * 1024
_MAX_LINE = 64 * 1024
_MAX_DAMAGES = 1000
_GZIP = b"\x1f\x8b\x08"
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_START = (b"WARC/0", b"WARC/1")


@dataclass(frozen=True, slots=True)
class Damage:
    """A record, or a stretch of the file, that could not be read: its offset in the file, and the reason."""

    offset: int
    reason: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One record as bytes: its header with the blank line, and its block."""

    position: Position
    head: bytes
    block: bytes


class _Broken(Exception):
    """Inside this module: what is here cannot be read on."""


def frames(stream: BinaryIO, tell: Callable[[Damage], None], max_bytes: int) -> Iterator[Frame]:
    """The records of a seekable stream in order. `tell` is told of each that is damaged or too large."""
    source = _Source(stream)
    damages = 0
    while True:
        frame: Frame | None = None
        begin = source.position
        try:
            source.skip_blank()
            if source.ended():
                return
            begin = source.position
            frame = _frame(source, max_bytes)
            if frame is None:
                tell(Damage(begin[0], f"the record is larger than {max_bytes:,} bytes and is left out"))
            source.skip_blank()
            if not source.ended() and source.peek(6) not in _START:
                frame = None
                raise _Broken("the record's length is wrong, or what follows it is no record")
        except _Broken as error:
            inside = source.damaged_at is None or source.damaged_at <= begin[0]
            if frame is not None and not inside:
                yield frame  # whole: the damage begins with the next member
            tell(Damage(begin[0] if inside else source.damaged_at or 0, str(error)))
            damages += 1
            if damages >= _MAX_DAMAGES:
                tell(Damage(begin[0], f"{damages} damaged records: the rest of the file is given up"))
                return
            if not source.resync(begin):
                return
            continue
        if frame is not None:
            yield frame


def frame_at(stream: BinaryIO, position: Position, max_bytes: int) -> Frame | None:
    """The record at a position that `frames` gave, or None where it can no longer be read."""
    source = _Source(stream)
    try:
        source.go(position)
        return _frame(source, max_bytes)
    except _Broken:
        return None


def _frame(source: _Source, max_bytes: int) -> Frame | None:
    """The record that begins here; None (and passed over) when its block is too large."""
    begin = source.position
    head = source.readline()
    if not head.startswith(_START):
        raise _Broken("no record begins here")
    while line := source.readline():
        head += line
        if line in (b"\r\n", b"\n"):
            break
        if len(head) > _MAX_HEAD:
            raise _Broken("the record's header does not end")
    else:
        raise _Broken("the file breaks off within a record's header")
    length = _LENGTH.search(head)
    if length is None:
        raise _Broken("the record's header has no Content-Length")
    size = int(length.group(1))
    if size > max_bytes:
        source.skip(size)
        return None
    return Frame(begin, head, source.read(size))


class _Source:
    """The file's bytes without gzip. The buffer never holds bytes of two gzip members."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        stream.seek(0, 2)
        self._size = stream.tell()
        stream.seek(0)
        self._gzip = stream.read(2) == _GZIP[:2]
        self.damaged_at: int | None = None
        self._begin_at(0)

    def _begin_at(self, offset: int) -> None:
        """Reads on from this offset of the file, where a gzip member begins if it is compressed."""
        self._member = offset
        self._raw_at = offset
        self._pending = b""
        self._inflater: zlib._Decompress | None = None
        self._buffer = b""
        self._at = 0
        self._before = 0  # bytes of this member that lie before the buffer
        self.damaged_at = None

    @property
    def position(self) -> Position:
        if self._gzip:
            return self._member, self._before + self._at
        return self._member + self._before + self._at, 0

    def go(self, position: Position) -> None:
        self._begin_at(position[0])
        self.skip(position[1])

    def ended(self) -> bool:
        return not self.peek(1)

    def peek(self, n: int) -> bytes:
        """The next bytes, `n` of them unless the member or file ends before."""
        while len(self._buffer) - self._at < n and self._fill():
            pass
        return self._buffer[self._at : self._at + n]

    def read(self, n: int) -> bytes:
        if not self._gzip and self.position[0] + n > self._size:
            raise _Broken("the record's length goes beyond the end of the file")
        parts: list[bytes] = []
        while n > 0:
            part = self._take(n)
            if not part:
                raise _Broken("the file breaks off within a record")
            parts.append(part)
            n -= len(part)
        return b"".join(parts)

    def skip(self, n: int) -> None:
        if not self._gzip and self.position[0] + n > self._size:
            raise _Broken("the record's length goes beyond the end of the file")
        while n > 0:
            part = self._take(n)
            if not part:
                raise _Broken("the file breaks off within a record")
            n -= len(part)

    def readline(self) -> bytes:
        """The next line with its end; at most 64 KB of it."""
        line = b""
        while len(line) < _MAX_LINE and self.peek(1):
            end = self._buffer.find(b"\n", self._at)
            stop = len(self._buffer) if end < 0 else end + 1
            line += self._take(min(stop - self._at, _MAX_LINE))
            if line.endswith(b"\n"):
                break
        return line

    def skip_blank(self) -> None:
        while self.peek(1) in (b"\r", b"\n"):
            self._at += 1

    def resync(self, begin: Position) -> bool:
        """Goes to the next record after the damaged one that began at `begin`; False where there is none."""
        try:
            if self.damaged_at is None:
                # Its length may have been a lie: the next record is looked for within what it claimed.
                self.go(begin)
                self.readline()
        except _Broken:
            pass
        while True:
            try:
                if self.damaged_at is not None and not self._jump(self.damaged_at + 1):
                    return False
                while not self.ended():
                    if self.peek(6) in _START:
                        return True
                    self.readline()
                return False
            except _Broken:
                if self.damaged_at is None:
                    return False

    def _take(self, n: int) -> bytes:
        if not self.peek(1):
            return b""
        part = self._buffer[self._at : self._at + n]
        self._at += len(part)
        return part

    def _fill(self) -> bool:
        """More bytes into the buffer; False when the file ends, or the member while bytes of it are left."""
        rest = self._buffer[self._at :]
        more = self._inflate(starting=not rest) if self._gzip else self._raw()
        if not more:
            return False
        self._before += self._at
        self._buffer, self._at = rest + more, 0
        return True

    def _raw(self) -> bytes:
        self._stream.seek(self._raw_at)
        chunk = self._stream.read(_CHUNK)
        self._raw_at += len(chunk)
        return chunk

    def _inflate(self, starting: bool) -> bytes:
        """More of the member; when it has ended and `starting`, of the next one."""
        while True:
            if self._inflater is None and not (starting and self._next_member()):
                return b""
            assert self._inflater is not None
            if not self._pending:
                self._pending = self._raw()
            ended = not self._pending
            try:
                out = self._inflater.decompress(self._pending, _INFLATED)
            except zlib.error as error:
                self.damaged_at = self._member
                raise _Broken(f"the gzip is damaged: {error}") from error
            self._pending = (
                self._inflater.unused_data if self._inflater.eof else self._inflater.unconsumed_tail
            )
            if self._inflater.eof:
                self._inflater = None
            elif ended and not out:
                self.damaged_at = self._member
                raise _Broken("the gzip breaks off")
            if out:
                return out

    def _next_member(self) -> bool:
        """Begins the gzip member that comes next; padding with zeros is passed over."""
        while True:
            self._pending = self._pending.lstrip(b"\0")
            if len(self._pending) < 3:
                more = self._raw()
                if not more:
                    break
                self._pending += more
            else:
                break
        if not self._pending:
            return False
        offset = self._raw_at - len(self._pending)
        self._member, self._buffer, self._at, self._before = offset, b"", 0, 0
        if not self._pending.startswith(_GZIP):
            self.damaged_at = offset
            raise _Broken("bytes between the gzip members")
        self._inflater = zlib.decompressobj(wbits=31)
        return True

    def _jump(self, offset: int) -> bool:
        """Goes to the next gzip member, at or after the offset, in which a record begins."""
        while True:
            found = self._find(offset)
            if found is None:
                return False
            self._stream.seek(found)
            try:
                begin = zlib.decompressobj(wbits=31).decompress(self._stream.read(4096), 6)
            except zlib.error:
                begin = b""
            if begin in _START:
                self._begin_at(found)
                return True
            offset = found + 1

    def _find(self, offset: int) -> int | None:
        """Where the next gzip header begins."""
        self._stream.seek(offset)
        tail = b""
        while chunk := self._stream.read(_CHUNK):
            at = (tail + chunk).find(_GZIP)
            if at >= 0:
                return offset - len(tail) + at
            offset += len(chunk)
            tail = (tail + chunk)[-2:]
        return None
