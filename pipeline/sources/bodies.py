"""HTTP bodies as they were stored, with their transfer and content encodings undone within a bound."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

from corpus.errors import ReadError

_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_MAX_ENCODINGS = 3
_MAX_MEMBERS = 100
_ENCODED = ("chunked", "gzip", "x-gzip", "deflate", "br")


def decoded_body(body: bytes, headers: Sequence[tuple[str, str]], max_bytes: int) -> bytes:
    """The body without its encodings, as the headers tell them (RFC 9110, 8.4; RFC 9112, 7.1).

    A body that was stored decoded although its headers still say otherwise, as many crawlers do, is left
    as it is. Raises ReadError when it is longer than `max_bytes`, broken, or in an unknown encoding.
    """
    if "chunked" in _tokens(headers, "transfer-encoding"):
        body = _dechunked(body)
    encodings = [t for t in _tokens(headers, "content-encoding") if t not in ("identity", "")]
    if len(encodings) > _MAX_ENCODINGS:
        raise ReadError(f"{len(encodings)} content encodings on top of each other")
    for encoding in reversed(encodings):
        if encoding not in _ENCODED:
            raise ReadError(f"unknown content encoding: {encoding[:40]}")
        if encoding in ("gzip", "x-gzip"):
            body = _gunzipped(body, max_bytes) if body.startswith(b"\x1f\x8b") else body
        elif encoding == "deflate":
            body = _inflated(body, max_bytes)
        elif encoding == "br":
            body = _unbrotlied(body, max_bytes)
    if len(body) > max_bytes:
        raise _too_large(max_bytes)
    return body


def _tokens(headers: Sequence[tuple[str, str]], name: str) -> list[str]:
    joined = ",".join(value for key, value in headers if key.lower() == name)
    return [token.strip().lower() for token in joined.split(",")] if joined else []


def _dechunked(body: bytes) -> bytes:
    """The chunks in a row; a body that does not begin with a chunk's size was stored without them."""
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK_SIZE.match(body, at):
        size = int(match.group(1), 16)
        if size == 0:
            return b"".join(parts)
        end = match.end() + size
        if end > len(body) or body[end : end + 1] not in (b"\r", b"\n"):
            break
        parts.append(body[match.end() : end])
        at = end + (2 if body[end : end + 2] == b"\r\n" else 1)
    if not parts:
        return body
    raise ReadError("the chunks of the body break off")


def _gunzipped(body: bytes, max_bytes: int) -> bytes:
    parts: list[bytes] = []
    room = max_bytes
    while body.startswith(b"\x1f\x8b"):
        if len(parts) >= _MAX_MEMBERS:
            raise ReadError(f"more than {_MAX_MEMBERS} gzip members in one body")
        inflater = zlib.decompressobj(wbits=31)
        parts.append(_bounded(inflater, body, room))
        room -= len(parts[-1])
        body = inflater.unused_data
    return b"".join(parts)


def _inflated(body: bytes, max_bytes: int) -> bytes:
    """Deflate with zlib's header as the standard says, or bare, as some servers send it."""
    for wbits in (15, -15):
        try:
            return _bounded(zlib.decompressobj(wbits=wbits), body, max_bytes)
        except ReadError as error:
            if not isinstance(error.__cause__, zlib.error):
                raise
    return body


def _bounded(inflater: zlib._Decompress, body: bytes, room: int) -> bytes:
    try:
        part = inflater.decompress(body, room + 1)
    except zlib.error as error:
        raise ReadError(f"the compressed body is damaged: {error}") from error
    if len(part) > room:
        raise _too_large(room)
    if not inflater.eof:
        raise ReadError("the compressed body breaks off")
    return part


def _unbrotlied(body: bytes, max_bytes: int) -> bytes:
    import brotli

    inflater = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    try:
        part = inflater.process(body, output_buffer_limit=65536)
        while part or not inflater.can_accept_more_data():
            parts.append(part)
            size += len(part)
            if size > max_bytes:
                raise _too_large(max_bytes)
            part = b"" if inflater.is_finished() else inflater.process(b"", output_buffer_limit=65536)
    except brotli.error as error:
        if not parts:
            return body  # stored decoded: brotli has no magic number to tell it by
        raise ReadError("the compressed body is damaged (brotli)") from error
    if not inflater.is_finished():
        raise ReadError("the compressed body breaks off")
    return b"".join(parts)


def _too_large(limit: int) -> ReadError:
    return ReadError(f"the body is larger than {limit:,} bytes")
