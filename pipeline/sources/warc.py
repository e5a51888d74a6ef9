"""WARC files (ISO 28500, WARC/1.0 and 1.1) read as items: each page, PDF or text with its HTTP exchanges.

A revisit is given the payload that it refers to, where that is in the same file. What is damaged is told
one by one, and the rest is read. `warc_frames` finds the records; warcio reads their headers.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from corpus.document import Exchange, RawItem
from corpus.errors import ReadError
from pipeline.readers import media
from pipeline.sources.bodies import decoded_body
from pipeline.sources.links import absolute, utc
from pipeline.sources.warc_frames import Damage, Frame, Position, frame_at, frames

log = logging.getLogger(__name__)

DEFAULT_MAX_BYTES = 200 * 1024 * 1024
ORIGINAL = "x-archive-orig-"
"""What stands before the name of a header that no longer fits the stored body (as pywb has it)."""

_READ_TYPES = frozenset(
    {
        media.HTML,
        "application/xhtml+xml",
        media.PDF,
        "application/x-pdf",
        media.TEXT,
        media.MARKDOWN,
        "text/x-markdown",
    }
)
_UNTOLD_TYPES = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-download"})
_READ_KINDS = frozenset({media.HTML, media.PDF, media.TEXT, media.MARKDOWN})
_REDIRECTS = (301, 302, 303, 307, 308)
_MAX_HOPS = 20

Headers = tuple[tuple[str, str], ...]
Tell = Callable[[Damage], None]


@dataclass(frozen=True, slots=True)
class _Record:
    """A record of any type: its own headers, the HTTP headers in its block, and what follows these."""

    position: Position
    type: str
    headers: Headers
    address: str
    status: int
    reason: str
    http: Headers
    payload: bytes

    def get(self, name: str) -> str | None:
        return _get(self.headers, name)

    def all(self, name: str) -> set[str]:
        return {value.strip() for key, value in self.headers if key.lower() == name}


@dataclass(frozen=True, slots=True)
class _Event:
    """A response, revisit or resource, until its request may have come by. `item` lacks its exchanges."""

    record: _Record
    exchange: Exchange | None
    item: RawItem | None


def is_warc(data: bytes) -> bool:
    """Whether the bytes (a file's first few thousand suffice) begin as a WARC file does, gzip or not."""
    if data.startswith(b"\x1f\x8b"):
        import zlib

        try:
            data = zlib.decompressobj(wbits=31).decompress(data[:4096], 16)
        except zlib.error:
            return False
    return data.startswith((b"WARC/1.", b"WARC/0.1"))


def read_warc(
    file: BinaryIO | bytes, name: str = "", *, tell: Tell | None = None, max_bytes: int = DEFAULT_MAX_BYTES
) -> Iterator[RawItem]:
    """The pages, PDF files and texts in a WARC file, in its order, bodies decoded, status 200 only.

    `file` is a seekable stream or its bytes; `name` is for messages. `tell` is told of each damaged record,
    and of each revisit whose payload is not here (default: the log). Raises ReadError when this is
    no WARC file.
    """
    stream = BytesIO(file) if isinstance(file, bytes) else file
    stream.seek(0)
    if not is_warc(stream.read(4096)):
        raise ReadError(f"{name or 'the file'}: not a WARC file")
    told = tell or (lambda damage: log.warning("%s: at byte %d: %s", name, damage.offset, damage.reason))
    return _Reading(stream, told, max_bytes).items()


class _Reading:
    """One pass over a file, with what later records refer to."""

    def __init__(self, stream: BinaryIO, tell: Tell, max_bytes: int) -> None:
        self._stream = stream
        self._tell = tell
        self._max_bytes = max_bytes
        self._places: dict[tuple[str, ...], Position] = {}
        self._hops: list[Exchange] = []
        self._asked: _Record | None = None

    def items(self) -> Iterator[RawItem]:
        event: _Event | None = None
        for frame in frames(self._stream, self._tell, self._max_bytes):
            record = self._record(frame)
            if record is None:
                continue
            if record.type == "request":
                if event and _belong(record, event.record):
                    event = _with_request(event, record)
                else:
                    self._asked = record
            elif record.type in ("response", "revisit", "resource"):
                if event and (item := self._finished(event)):
                    yield item
                event = self._event(record)
                if self._asked and _belong(self._asked, record):
                    event = _with_request(event, self._asked)
                self._asked = None
        if event and (item := self._finished(event)):
            yield item

    def _record(self, frame: Frame) -> _Record | None:
        """The record in a frame, its digest checked; None, and told, when it is damaged."""
        try:
            record = _parsed(frame)
        except ReadError as error:
            self._tell(Damage(frame.position[0], str(error)))
            return None
        if _matches(record.get("warc-block-digest"), frame.block) is False:
            self._tell(Damage(frame.position[0], f"{record.address}: the block does not match its digest"))
            return None
        return record

    def _event(self, record: _Record) -> _Event:
        exchange = None
        if record.http or record.status:
            exchange = Exchange(
                address=record.address,
                status=record.status,
                reason=record.reason,
                response=_as_sent(record.http),
                ip=record.get("warc-ip-address"),
                started=utc(record.get("warc-date")) or "",
            )
        try:
            item = self._revisited(record) if record.type == "revisit" else self._item(record)
        except ReadError as error:
            self._tell(Damage(record.position[0], f"{record.address}: {error}"))
            item = None
        return _Event(record, exchange, item)

    def _item(self, record: _Record) -> RawItem | None:
        """The item of a record with a payload; None when it is nothing that the archive reads."""
        if record.get("warc-segment-number"):
            raise ReadError("a record in segments, which are not put together")
        if record.type == "response" and record.status != 200:
            return None
        self._remember(record)
        declared = _get(record.http, "content-type") if record.http else record.get("content-type")
        plain = (declared or "").partition(";")[0].strip().lower()
        if plain not in _READ_TYPES | _UNTOLD_TYPES or urlsplit(record.address).path == "/robots.txt":
            return None
        data = decoded_body(record.payload, record.http, self._max_bytes)
        expected = record.get("warc-payload-digest")
        if _matches(expected, record.payload) is False and _matches(expected, data) is False:
            raise ReadError("the payload does not match its digest")
        kind = media.sniff(data, record.address, declared)
        if kind not in _READ_KINDS and not (kind == media.XML and plain == "application/xhtml+xml"):
            return None
        if record.get("warc-truncated"):
            self._tell(Damage(record.position[0], f"{record.address}: cut short when it was fetched"))
        return RawItem(
            origin=record.address,
            data=data,
            media_type=declared,
            retrieved=utc(record.get("warc-date")) or "",
            headers=_fitting(record.http),
        )

    def _revisited(self, record: _Record) -> RawItem | None:
        """The item of a revisit: its own address, time and headers, with the payload it refers to."""
        if record.status not in (0, 200, 304):
            return None
        place = next((p for key in _references(record) if (p := self._places.get(key))), None)
        frame = frame_at(self._stream, place, self._max_bytes) if place else None
        if frame is None:
            raise ReadError("a revisit whose payload is not in this file")
        earlier = self._item(_parsed(frame))
        if earlier is None:
            return None
        own = {k: v for k, v in _fitting(record.http).items() if k != "content-length"}
        return replace(
            earlier,
            origin=record.address,
            retrieved=utc(record.get("warc-date")) or "",
            media_type=own.get("content-type", earlier.media_type),
            headers={**earlier.headers, **own},
        )

    def _remember(self, record: _Record) -> None:
        for key in (
            ("id", record.get("warc-record-id")),
            ("digest", record.get("warc-payload-digest")),
            ("at", record.address, record.get("warc-date")),
            ("address", record.address),
        ):
            if all(key):
                self._places.setdefault(tuple(map(str, key)), record.position)
        self._places["address", record.address] = record.position  # the latest

    def _finished(self, event: _Event) -> RawItem | None:
        """The item with the exchanges that led to it: redirects that stand right before it, then its own."""
        exchange, item = event.exchange, event.item
        leads = self._hops and _target(self._hops[-1]) == absolute(event.record.address, "")
        hops = tuple(self._hops[-_MAX_HOPS:]) if leads else ()
        self._hops = []
        if exchange is None:
            return item
        if exchange.status in _REDIRECTS and _target(exchange):
            self._hops = [*hops, exchange]
        return replace(item, exchanges=(*hops, exchange)) if item else None


def _parsed(frame: Frame) -> _Record:
    """The record in a frame, read by warcio. Raises ReadError when it is not well-formed."""
    from warcio.recordloader import ArcWarcRecordLoader

    loader: Any = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    try:
        found = loader.parse_record_stream(BytesIO(frame.head + frame.block), known_format="warc")
        payload = found.raw_stream.read()
    except Exception as error:  # warcio lets through whatever a malformed header leads to
        raise ReadError(f"the record could not be read: {error}") from error
    headers = tuple((str(k), str(v)) for k, v in found.rec_headers.headers)
    http = found.http_headers
    status, reason = 0, ""
    if http is not None and found.rec_type in ("response", "revisit"):
        code, _, reason = str(http.statusline).partition(" ")
        status = int(code) if code.isascii() and code.isdigit() and len(code) == 3 else 0
    return _Record(
        position=frame.position,
        type=str(found.rec_type or ""),
        headers=headers,
        address=_get(headers, "warc-target-uri") or "",
        status=status,
        reason=reason.strip(),
        http=tuple((str(k), str(v)) for k, v in http.headers) if http is not None else (),
        payload=payload,
    )


def _references(record: _Record) -> Iterator[tuple[str, ...]]:
    """By what a revisit may be resolved, the surest first."""
    address = record.get("warc-refers-to-target-uri") or record.address
    yield "id", record.get("warc-refers-to") or ""
    yield "at", address, record.get("warc-refers-to-date") or ""
    yield "digest", record.get("warc-payload-digest") or ""
    if "server-not-modified" in (record.get("warc-profile") or ""):
        yield "address", address


def _belong(request: _Record, answer: _Record) -> bool:
    """Whether a request led to this answer."""
    named = request.all("warc-concurrent-to"), answer.all("warc-concurrent-to")
    if (answer.get("warc-record-id") in named[0]) or (request.get("warc-record-id") in named[1]):
        return True
    return not named[0] and not named[1] and request.address == answer.address


def _with_request(event: _Event, request: _Record) -> _Event:
    if event.exchange is None or event.exchange.request:
        return event
    return replace(event, exchange=replace(event.exchange, request=request.http))


def _target(exchange: Exchange) -> str | None:
    return absolute(_get(exchange.response, "location"), exchange.address)


def _as_sent(headers: Headers) -> Headers:
    """The headers as the server sent them: those set aside when the body was decoded are back in place."""
    aside = {name.lower().removeprefix(ORIGINAL) for name, _ in headers if name.lower().startswith(ORIGINAL)}
    if "transfer-encoding" in aside:
        aside.add("content-length")  # set when the chunks were taken away
    kept = (pair for pair in headers if pair[0].lower() not in aside)
    return tuple((n[len(ORIGINAL) :] if n.lower().startswith(ORIGINAL) else n, v) for n, v in kept)


def _fitting(headers: Headers) -> dict[str, str]:
    """The headers by lower-case name, without those that tell of encodings that the data no longer has."""
    gone = ("content-encoding", "transfer-encoding")
    joined: dict[str, str] = {}
    for name, value in headers:
        key = name.lower()
        if key not in gone and not key.startswith(ORIGINAL):
            joined[key] = f"{joined[key]}, {value}" if key in joined else value
    return joined


def _matches(digest: str | None, data: bytes) -> bool | None:
    """Whether data has this digest ("sha1:…", in base 32 or hexadecimal); None where that cannot be told."""
    algorithm, colon, value = (digest or "").strip().partition(":")
    algorithm = algorithm.lower().replace("-", "")
    if not colon or algorithm not in ("md5", "sha1", "sha256", "sha384", "sha512"):
        return None
    actual = hashlib.new(algorithm, data, usedforsecurity=False).digest()
    if len(value) == 2 * len(actual):
        return value.lower() == actual.hex()
    try:
        return (
            base64.b32decode(value.rstrip("=") + "=" * (-len(value.rstrip("=")) % 8), casefold=True) == actual
        )
    except (binascii.Error, ValueError):
        return None


def _get(headers: Sequence[tuple[str, str]], name: str) -> str | None:
    return next((value.strip() for key, value in headers if key.lower() == name), None)
