"""WARC/1.1 written from what the archive holds: warcinfo, request, response, revisit, resource, metadata.

Source: ISO 28500:2017 (WARC/1.1). Bodies are those of the vault, hence decoded: headers that no longer
fit are set aside as X-Archive-Orig-…, and the length is set right. Digests are SHA-256, the vault's own.
Written here and not by warcio's writer, as that re-encodes header values beyond ASCII.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO
from urllib.parse import quote, urlsplit

from corpus.clock import now
from corpus.document import Exchange
from pipeline.sources.links import utc

_VERSION = b"WARC/1.1\r\n"
_CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
_PROFILES = "http://netpreserve.org/warc/1.1/revisit/"
_RESPONSE = "application/http; msgtype=response"
_REQUEST = "application/http; msgtype=request"
_FIELDS = "application/warc-fields"
_ORIGINAL = "X-Archive-Orig-"
_ENCODINGS = ("content-encoding", "transfer-encoding")
# What would let its reader in somewhere; it proves nothing about the page.
_SECRET = frozenset({"authorization", "proxy-authorization", "cookie"})
_UNSAFE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier capture with the same payload, which may lie in another file: its address and time."""

    address: str
    retrieved: str


@dataclass(frozen=True, slots=True)
class Capture:
    """One retrieval of one document. `exchanges` are as in RawItem; none for what was a file.

    `data` is the decoded payload, None where it is not at hand: then `sha256` (hexadecimal) says which it
    was, and the capture becomes a revisit of the one in this file with the same, or of `earlier`. `metadata`
    is written as a record of its own.
    """

    address: str
    retrieved: str
    data: bytes | None = None
    media_type: str | None = None
    exchanges: tuple[Exchange, ...] = ()
    sha256: str | None = None
    earlier: Earlier | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """How many records of each type a file has got, and the captures that had nothing to write."""

    records: Mapping[str, int]
    skipped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    id: str
    address: str
    date: str


def write_warc(
    stream: BinaryIO,
    captures: Iterable[Capture],
    *,
    software: str,
    operator: str = "",
    description: str = "",
    filename: str = "",
    compress: bool = True,
) -> Written:
    """Writes a WARC/1.1 file, each record a gzip member of its own unless told not to compress.

    A payload is written once; a capture that brought the same again, or that the server called
    unmodified (304), is a revisit. Credentials in requests are left out.
    """
    writer = _Writer(stream, compress)
    writer.warcinfo(
        {
            "software": software,
            "format": "WARC File Format 1.1",
            "conformsTo": _CONFORMS_TO,
            "operator": operator,
            "description": description,
        },
        filename,
    )
    skipped = [capture.address for capture in captures if not writer.capture(capture)]
    return Written(writer.counts, tuple(skipped))


class _Writer:
    """A file that is being written, and where its payloads are."""

    def __init__(self, stream: BinaryIO, compress: bool) -> None:
        self._stream = stream
        self._compress = compress
        self._info = ""
        self._payloads: dict[str, _Place] = {}
        self.counts: dict[str, int] = {}

    def warcinfo(self, told: Mapping[str, str], filename: str) -> None:
        self._info = self._record("warcinfo", now(), _FIELDS, _fields(told), filename=filename)

    def capture(self, capture: Capture) -> bool:
        """Writes the records of one capture; False when there is nothing of it to write."""
        date = utc(capture.retrieved) or now()
        sha256 = capture.sha256 or (
            hashlib.sha256(capture.data).hexdigest() if capture.data is not None else None
        )
        if capture.exchanges:
            *hops, last = capture.exchanges
            for hop in hops:
                self._hop(hop, date)
            record = self._answer(capture, last, sha256, utc(last.started) or date)
            self._asked(last, record, utc(last.started) or date)
        else:
            found = self._resource(capture, sha256, date)
            if found is None:
                return False
            record = found
        told = dict(capture.metadata)
        if len(capture.exchanges) > 1:
            told |= {"via": capture.exchanges[-2].address, "hopsFromSeed": "R" * (len(capture.exchanges) - 1)}
        if told:
            at = capture.exchanges[-1].address if capture.exchanges else _uri(capture.address, sha256)
            self._record("metadata", date, _FIELDS, _fields(told), at, concurrent=record)
        return True

    def _hop(self, hop: Exchange, date: str) -> None:
        """A redirect, of which the headers were kept and not the body."""
        date = utc(hop.started) or date
        length = _length_told(hop.response)
        block = _response_head(hop, b"")
        record = self._record(
            "response", date, _RESPONSE, block, hop.address, ip=hop.ip, payload=b"", truncated=length != 0
        )
        self._asked(hop, record, date)

    def _answer(self, capture: Capture, last: Exchange, sha256: str | None, date: str) -> str:
        """The response itself, or the revisit that stands for it; gives the record's id."""
        known = self._payloads.get(sha256) if sha256 else None
        unmodified = last.status == 304
        if unmodified or known or (capture.data is None and sha256):
            earlier = known or (
                _Place("", capture.earlier.address, capture.earlier.retrieved) if capture.earlier else None
            )
            profile = "server-not-modified" if unmodified else "identical-payload-digest"
            head = _response_head(last, None)
            return self._revisit(date, last.address, profile, head, sha256, earlier, last.ip)
        body = capture.data or b""
        missing = capture.data is None and last.status != 204 and _length_told(last.response) != 0
        record = self._record(
            "response", date, _RESPONSE, _response_head(last, body) + body, last.address,
            ip=last.ip, payload=body, truncated=missing,
        )  # fmt: skip
        if capture.data is not None and sha256:
            self._payloads[sha256] = _Place(record, last.address, date)
        return record

    def _asked(self, exchange: Exchange, record: str, date: str) -> None:
        if exchange.request:
            block = _request_head(exchange)
            self._record("request", date, _REQUEST, block, exchange.address, payload=b"", concurrent=record)

    def _resource(self, capture: Capture, sha256: str | None, date: str) -> str | None:
        """What was a file, or came without its HTTP exchange."""
        address = _uri(capture.address, sha256)
        known = self._payloads.get(sha256) if sha256 else None
        if known:
            return self._revisit(date, address, "identical-payload-digest", b"", sha256, known, None)
        if capture.data is None:
            return None
        kind = capture.media_type or "application/octet-stream"
        record = self._record("resource", date, kind, capture.data, address, payload=capture.data)
        if sha256:
            self._payloads[sha256] = _Place(record, address, date)
        return record

    def _revisit(
        self,
        date: str,
        address: str,
        profile: str,
        head: bytes,
        sha256: str | None,
        to: _Place | None,
        ip: str | None,
    ) -> str:
        more = {"WARC-Profile": _PROFILES + profile}
        if sha256:
            more["WARC-Payload-Digest"] = f"sha256:{sha256}"
        if to:
            more["WARC-Refers-To"] = to.id
            more["WARC-Refers-To-Target-URI"] = _uri(to.address, sha256)
            more["WARC-Refers-To-Date"] = utc(to.date) or ""
        return self._record("revisit", date, _RESPONSE if head else "", head, address, ip=ip, more=more)

    def _record(
        self,
        kind: str,
        date: str,
        content_type: str,
        block: bytes,
        address: str = "",
        *,
        ip: str | None = None,
        payload: bytes | None = None,
        concurrent: str = "",
        truncated: bool = False,
        filename: str = "",
        more: Mapping[str, str] | None = None,
    ) -> str:
        """Writes one record and gives its id. Headers without a value are left out."""
        record = f"<urn:uuid:{uuid.uuid4()}>"
        headers = {
            "WARC-Type": kind,
            "WARC-Record-ID": record,
            "WARC-Date": date,
            "WARC-Target-URI": address,
            "WARC-Warcinfo-ID": self._info,
            "WARC-Filename": filename,
            "WARC-IP-Address": ip or "",
            "WARC-Concurrent-To": concurrent,
            "WARC-Truncated": "unspecified" if truncated else "",
            **(more or {}),
            "WARC-Payload-Digest": _digest(payload)
            if payload is not None
            else (more or {}).get("WARC-Payload-Digest", ""),
            "WARC-Block-Digest": _digest(block),
            "Content-Type": content_type,
        }
        head = "".join(f"{name}: {_line(value)}\r\n" for name, value in headers.items() if value)
        whole = _VERSION + head.encode("utf-8", "replace") + b"Content-Length: %d\r\n\r\n" % len(block)
        whole += block + b"\r\n\r\n"
        self._stream.write(gzip.compress(whole, mtime=0) if self._compress else whole)
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return record


def _response_head(exchange: Exchange, body: bytes | None) -> bytes:
    """Status line and headers as sent, but for those that do not fit `body` (None: a revisit has none)."""
    lines = [f"HTTP/1.1 {exchange.status} {_line(exchange.reason)}".rstrip()]
    unchunked = False
    for name, value in exchange.response:
        key = name.lower()
        if body is not None and key in _ENCODINGS:
            lines.append(f"{_ORIGINAL}{_name(name)}: {_line(value)}")
            unchunked = unchunked or key == "transfer-encoding"
        elif body is not None and key == "content-length" and value.strip() != str(len(body)):
            lines.append(f"{_ORIGINAL}{_name(name)}: {_line(value)}")
            lines.append(f"Content-Length: {len(body)}")
        else:
            lines.append(f"{_name(name)}: {_line(value)}")
    if unchunked and body is not None and _length_told(exchange.response) is None:
        lines.append(f"Content-Length: {len(body)}")  # the chunks told the end before
    return _head(lines)


def _request_head(exchange: Exchange) -> bytes:
    parts = urlsplit(exchange.address)
    target = quote(parts.path or "/", safe="%/:=&?~+!$,;'@()*[]|") + (
        f"?{quote(parts.query, safe='%/:=&?~+!$,;@()*[]|')}" if parts.query else ""
    )
    kept = [(n, v) for n, v in exchange.request if n.lower() not in _SECRET]
    return _head([f"GET {target} HTTP/1.1", *(f"{_name(n)}: {_line(v)}" for n, v in kept)])


def _head(lines: list[str]) -> bytes:
    return "".join(f"{line}\r\n" for line in [*lines, ""]).encode("utf-8", "replace")


def _length_told(headers: Iterable[tuple[str, str]]) -> int | None:
    """The Content-Length that was sent, or None."""
    told = next((value.strip() for name, value in headers if name.lower() == "content-length"), "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 16 else None


def _uri(address: str, sha256: str | None) -> str:
    """A URI for whatever an origin is: an address as it is, an absolute path as file:, else by its digest."""
    if re.match(r"[A-Za-z]:[\\/]", address):
        return "file:///" + quote(address.replace("\\", "/"), safe="/:")
    if address.startswith("/"):
        return "file://" + quote(address)
    if _SCHEME.match(address) and not re.search(r"\s", address):
        return address
    return f"urn:sha256:{sha256 or hashlib.sha256(address.encode('utf-8', 'replace')).hexdigest()}"


def _fields(told: Mapping[str, str]) -> bytes:
    return "".join(f"{_name(k)}: {_line(v)}\r\n" for k, v in told.items() if v).encode("utf-8", "replace")


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _line(value: str) -> str:
    """A value that cannot begin another header."""
    return _UNSAFE.sub(" ", value).strip(" \t")


def _name(name: str) -> str:
    return _UNSAFE.sub("", name).replace(":", "").strip()
