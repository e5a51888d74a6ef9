"""Bodies read and decompressed with a bound on both sides, so that a small answer cannot fill the memory.

httpx's own decoding gives a bomb's whole chunk at once; here every decompressor is told how much it may give.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from corpus.errors import FetchError

_STEP = 64 * 1024  # bytes a decompressor gives at a time
_MEMBERS = 1000  # gzip members in one body: honest ones have one, concatenated logs some dozens
_LAYERS = 2  # Content-Encodings over one another
_GZIP = b"\x1f\x8b"


class TooLargeError(FetchError):
    """A body is larger than its bound; what is said is a clause without its subject."""


class EncodingError(FetchError):
    """A compressed body cannot be decompressed; what is said is a clause without its subject."""


class _Decoder(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]:
        """What comes out for these bytes, in pieces of bounded size."""

    def finish(self) -> None:
        """Raises EncodingError when the compressed data has no end."""


def read_body(
    chunks: Iterable[bytes], encodings: Iterable[str], max_bytes: int, *, cut: bool = False
) -> bytes:
    """The decoded body of an answer, at most `max_bytes`, from its raw chunks.

    `encodings` are those of Content-Encoding in the order of the header. With `cut` what goes beyond the
    bound is left off; without, it raises TooLargeError, as a raw body beyond the bound does. Raises
    EncodingError for encodings that are unknown, damaged or cut off.
    """
    decoders = [_decoder(name) for name in reversed(list(encodings))]
    if len(decoders) > _LAYERS:
        raise EncodingError(f"is compressed {len(decoders)} times over")
    body = bytearray()
    raw = 0
    for chunk in chunks:
        raw += len(chunk)
        if raw > max_bytes and not cut:
            raise TooLargeError(f"is larger than {_size(max_bytes)} (fetch.max_megabytes)")
        for piece in _through(decoders, chunk, max_bytes):
            body += piece
            if len(body) > max_bytes:
                if cut:
                    return bytes(body[:max_bytes])
                raise TooLargeError(
                    f"grows beyond {_size(max_bytes)} (fetch.max_megabytes) when decompressed"
                )
        if raw > max_bytes:
            return bytes(body)
    if raw:
        for decoder in decoders:
            decoder.finish()
    return bytes(body)


def decompress(data: bytes, max_bytes: int, encoding: str = "gzip") -> bytes:
    """Compressed bytes (a gzipped sitemap) decompressed, at most `max_bytes`; raises as `read_body` does."""
    if len(data) > max_bytes:
        raise TooLargeError(f"is larger than {_size(max_bytes)} (fetch.max_megabytes)")
    return read_body([data], [encoding], max_bytes)


def _through(decoders: list[_Decoder], data: bytes, bound: int) -> Iterator[bytes]:
    if not decoders:
        yield data
        return
    first, *others = decoders
    given = 0
    for piece in first.feed(data):
        given += len(piece)
        yield from _through(others, piece, bound)
        if given > bound:
            # The inner layer may swallow what the outer one grows to; the outer one is bounded all the same.
            raise TooLargeError(f"grows beyond {_size(bound)} (fetch.max_megabytes) when decompressed")


def _decoder(name: str) -> _Decoder:
    match name:
        case "gzip" | "x-gzip":
            return _Gzip()
        case "deflate":
            return _Deflate()
        case "br":
            return _Brotli()
    raise EncodingError(f"is compressed in a way that was not asked for ({name[:40]})")


class _Gzip:
    def __init__(self) -> None:
        self._inflate: Any = zlib.decompressobj(wbits=31)
        self._members = 1
        self._rest = b""
        self._ended = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        data, self._rest = self._rest + data, b""
        while data and not self._ended:
            if self._inflate.eof and not self._next_member(data):
                return
            yield from _inflated(self._inflate, data, "gzip")
            data = self._inflate.unused_data

    def _next_member(self, data: bytes) -> bool:
        """Whether another member begins here; what else follows the first, browsers pass over too."""
        if len(data) < len(_GZIP):
            self._rest = data
            return False
        if not data.startswith(_GZIP):
            self._ended = True
            return False
        self._members += 1
        if self._members > _MEMBERS:
            raise EncodingError(f"has more than {_MEMBERS} gzip members")
        self._inflate = zlib.decompressobj(wbits=31)
        return True

    def finish(self) -> None:
        if not self._inflate.eof:
            raise EncodingError("ends in the midst of its compressed data")


class _Deflate:
    """zlib's format as RFC 9110 wants it, or the bare one that some servers send."""

    def __init__(self) -> None:
        self._inflate: Any = None
        self._start = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._inflate is None:
            data = self._start + data
            if len(data) < 2:
                self._start = data
                return
            wrapped = data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._inflate = zlib.decompressobj(wbits=15 if wrapped else -15)
        yield from _inflated(self._inflate, data, "deflate")

    def finish(self) -> None:
        if self._inflate is None or not self._inflate.eof:
            raise EncodingError("ends in the midst of its compressed data")


def _inflated(inflate: Any, data: bytes, name: str) -> Iterator[bytes]:
    """What zlib makes of the bytes, until they or its data end."""
    full = False
    # A full piece may leave more within zlib although all bytes are used up.
    while (data or full) and not inflate.eof:
        try:
            piece = inflate.decompress(data, _STEP)
        except zlib.error as error:
            raise EncodingError(f"says it is {name} and is not, or is damaged") from error
        full = len(piece) == _STEP
        if piece:
            yield piece
        data = inflate.unconsumed_tail


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self._inflate: Any = brotli.Decompressor()
        self._error: type[Exception] = brotli.error

    def feed(self, data: bytes) -> Iterator[bytes]:
        while not self._inflate.is_finished():
            try:
                piece = self._inflate.process(data, output_buffer_limit=_STEP)
            except self._error as error:
                raise EncodingError("says it is brotli and is not, or is damaged") from error
            data = b""
            if piece:
                yield piece
            elif self._inflate.can_accept_more_data():
                return

    def finish(self) -> None:
        if not self._inflate.is_finished():
            raise EncodingError("ends in the midst of its compressed data")


def _size(count: int) -> str:
    return f"{count / 1048576:.3g} MB" if count >= 104858 else f"{count} bytes"
