"""Pages that a person saved from a browser: where they came from and when, and MHTML taken apart.

Chrome and Edge write a comment "saved from url=(0042)https://…" (the Mark of the Web), SingleFile and
HTTrack comments of their own; MHTML (RFC 2557) has headers. A page without any of these may
still name its own address, by a canonical link, OpenGraph or <base>.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from html import unescape

from corpus.errors import ReadError
from pipeline.sources.links import absolute, utc

_HEAD = 256 * 1024
_MARK_OF_THE_WEB = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(\S+?)\s*-->", re.IGNORECASE)
_SINGLEFILE = re.compile(r"<!--\s*Page saved with SingleFile(?:(?!-->).){0,4000}?\burl:\s*(\S+)", re.DOTALL)
_SINGLEFILE_DATE = re.compile(
    r"\bsaved date:\s*\w{3} (\w{3}) (\d{1,2}) (\d{4}) (\d{2}:\d{2}:\d{2})(?: GMT([+-]\d{4}))?", re.IGNORECASE
)
_HTTRACK = re.compile(
    r"<!--\s*Mirrored from (\S+) by HTTrack[^>]{0,200}?(?:,\s*([^>]{10,60}?))?\s*-->", re.IGNORECASE
)
_LINK = re.compile(r"<(link|meta|base)\b([^>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_MHTML_START = re.compile(rb"\s*(?:[\w-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+", re.ASCII)
_PAGES = ("text/html", "application/xhtml+xml")
# Deeper nesting than any browser writes; the standard parser recurses.
_MAX_DEPTH = 20
_MAX_HEADERS = 64 * 1024
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class SavedFrom:
    """Where a saved page says it came from. `date` is a time in UTC (ISO 8601) or None; `way` what told it:
    chrome, singlefile, httrack, canonical, opengraph or base."""

    address: str
    date: str | None
    way: str


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page inside an MHTML file: its bytes, its Content-Type, and where and when it was saved."""

    html: bytes
    address: str | None
    date: str | None
    content_type: str


def saved_address(data: bytes) -> str | None:
    """The address with which a page was saved, or None where it does not tell."""
    found = saved_from(data)
    return found.address if found else None


def saved_from(data: bytes) -> SavedFrom | None:
    """Where a saved page came from; a program's comment outranks what the page says of itself."""
    head = _text(data)
    if (match := _MARK_OF_THE_WEB.search(head)) and (found := _http(match.group(1))):
        return SavedFrom(found, None, "chrome")
    if (match := _SINGLEFILE.search(head)) and (found := _http(match.group(1))):
        return SavedFrom(found, _singlefile_date(head, match.end()), "singlefile")
    if match := _HTTRACK.search(head):
        mirrored = match.group(1)
        if found := _http(mirrored if "://" in mirrored else f"http://{mirrored}"):
            return SavedFrom(found, utc(match.group(2)), "httrack")
    return _own_address(head)


def is_mhtml(data: bytes) -> bool:
    """Whether the bytes begin with the headers of a page saved as one MHTML file."""
    match = _MHTML_START.match(data[:8192])
    head = match.group().lower() if match else b""
    if b"mime-version:" not in head or not (b"multipart/related" in head or b"text/html" in head):
        return False
    # Mail has these headers as well; a page has no recipient.
    return b"snapshot-content-location:" in head or b"<saved by" in head or b"\nto:" not in head


def mhtml(data: bytes) -> SavedPage:
    """The page in an MHTML file, its transfer encoding undone.

    Raises ReadError when there is no page in it.
    """
    data = data.lstrip()
    if _BLANK_LINE.search(data, 0, _MAX_HEADERS) is None and len(data) > _MAX_HEADERS:
        raise ReadError("the MHTML file's headers do not end")
    try:
        message = message_from_bytes(data)
        page = _root(message)
        if page is None:
            raise ReadError("not a page saved as MHTML: there is no HTML part in it")
        payload = page.get_payload(decode=True)
        address = message.get("Snapshot-Content-Location") or page.get("Content-Location")
        found = _http(str(address)) if address else None
        base = _http(str(message.get("Content-Location") or ""))
        date = utc(str(message.get("Date") or ""))
        content_type = str(page.get("Content-Type") or "text/html")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError) as error:
        # The parser of mail takes anything apart, but stumbles over hostile headers and nesting.
        raise ReadError(f"the MHTML file could not be read: {error}") from error
    if not isinstance(payload, bytes) or not payload.strip():
        raise ReadError("the page in the MHTML file is empty")
    return SavedPage(payload, found or base or saved_address(payload), date, content_type)


def _root(message: Message) -> Message | None:
    """The part that is the page: the one that `start` names (RFC 2387), else the first of HTML."""
    pages = [part for part in _parts(message, 0) if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    named = [
        part for part in pages if start and str(part.get("Content-ID", "")).strip() == str(start).strip()
    ]
    return next(iter(named or pages), None)


def _parts(message: Message, depth: int) -> list[Message]:
    if depth > _MAX_DEPTH:
        return []
    inner = message.get_payload()
    if message.is_multipart() and isinstance(inner, list):
        return [found for part in inner if isinstance(part, Message) for found in _parts(part, depth + 1)]
    return [message]


def _own_address(head: str) -> SavedFrom | None:
    """What the page itself calls its address: an absolute one, as a saved page has no other to start from."""
    found: dict[str, str] = {}
    for match in _LINK.finditer(head):
        told = {
            m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(match.group(2))
        }
        tag = match.group(1).lower()
        if tag == "link" and "canonical" in told.get("rel", "").lower().split():
            found.setdefault("canonical", told.get("href", ""))
        elif tag == "meta" and told.get("property", "").lower() == "og:url":
            found.setdefault("opengraph", told.get("content", ""))
        elif tag == "base":
            found.setdefault("base", told.get("href", ""))
    for way in ("canonical", "opengraph", "base"):
        if address := _http(found.get(way, "")):
            return SavedFrom(address, None, way)
    return None


def _singlefile_date(head: str, at: int) -> str | None:
    """SingleFile writes a date as JavaScript does: Thu Mar 05 2020 10:11:12 GMT+0100 (…)."""
    match = _SINGLEFILE_DATE.search(head, at, at + 1000)
    if match is None:
        return None
    month, day, year, clock, zone = match.groups()
    return utc(f"{day} {month} {year} {clock} {zone or '+0000'}")


def _http(address: str) -> str | None:
    return absolute(unescape(address.strip()), "")


def _text(data: bytes) -> str:
    """The head of the page; comments and addresses are ASCII in whatever charset."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore")
    return head.decode("utf-8", "replace")
