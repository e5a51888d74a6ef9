"""Addresses and times as feeds, sitemaps and pages write them, in the one form that the archive uses."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_tz
from urllib.parse import quote, urldefrag, urljoin, urlsplit

_MAX_ADDRESS = 4096
# What the URL parser of the web takes away before it looks (WHATWG URL, 4.4): tabs and line ends.
_DROPPED = re.compile("[\t\r\n]")
_EDGES = "".join(map(chr, range(33)))
_KEPT = "%/:=&?~#+!$,;'@()*[]|^{}\\\"<>`"

_ISO = re.compile(
    r"(\d{4})(?:-?(\d{2})(?:-?(\d{2})"
    r"(?:[Tt ]\s*(\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|z|[+-]\d{2}:?\d{2})?)?)?)?",
    re.ASCII,
)
# What programs write for "no date": the epochs of Unix, .NET and of WordPress's empty field.
_NO_DATE = frozenset({"1970-01-01", "0001-01-01", "1900-01-01"})
_EARLIEST = 1800


def absolute(link: str | None, base: str) -> str | None:
    """The http(s) address that `link` means on a page at `base`, or None when it is none.

    The fragment goes, as it is never sent to a server; spaces and letters beyond ASCII are
    percent-encoded as UTF-8, so that one page has one address.
    """
    if not link or len(link) > _MAX_ADDRESS:
        return None
    try:
        joined = urldefrag(urljoin(base, _DROPPED.sub("", link).strip(_EDGES))).url
        parts = urlsplit(joined)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            return None
        clean = parts._replace(
            netloc=parts.netloc.lower() if "@" not in parts.netloc else parts.netloc,
            path=quote(parts.path, safe=_KEPT),
            query=quote(parts.query, safe=_KEPT),
        )
    except (ValueError, UnicodeError):  # a bad port, a bracket without its fellow, a lone surrogate
        return None
    found = clean.geturl()
    return found if len(found) <= _MAX_ADDRESS and not any(c <= " " for c in found) else None


def edtf(stamp: str | None, *, with_time: bool = False) -> str | None:
    """A time stamp (ISO 8601 or RFC 5322) as an EDTF date, or None when it is none.

    The day is the one that was written, in the writer's own time zone. With `with_time`, seconds and
    zone are kept where they are told, for telling whether something changed. Dates before 1800, beyond
    next year, or known to stand for "no date" are none.
    """
    text = (stamp or "").strip()[:64]
    if match := _ISO.fullmatch(text):
        year, month, day, clock, zone = match.groups()
        found = _day(int(year), int(month or 0), int(day or 0))
        if found is None or clock is None or not with_time:
            return found
        return _moment(found, clock if len(clock) == 8 else f"{clock}:00", zone or "")
    try:
        parsed = parsedate_tz(text)
    except (ValueError, IndexError, OverflowError):  # the parser of the standard library is not total
        return None
    if parsed is None:
        return None
    found = _day(*parsed[:3])
    if found is None or len(found) < 10 or not with_time:
        return found
    zone = "" if parsed[9] is None else _zone(parsed[9])
    return _moment(found, f"{parsed[3]:02}:{parsed[4]:02}:{parsed[5]:02}", zone)


def utc(stamp: str | None) -> str | None:
    """A time stamp as the archive writes times: ISO 8601 in UTC, to the second; None without a time."""
    found = edtf(stamp, with_time=True)
    if found is None or "T" not in found:
        return None
    moment = datetime.fromisoformat(found)
    try:
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(year: int, month: int, day: int) -> str | None:
    """Year, month or day as EDTF: 0 where not told."""
    if not _EARLIEST <= year <= date.today().year + 1:
        return None
    try:
        if not month:
            return f"{year:04}"
        if not day:
            return f"{date(year, month, 1):%Y-%m}"
        found = date(year, month, day).isoformat()
    except ValueError:
        return None
    return None if found in _NO_DATE else found


def _moment(day: str, clock: str, zone: str) -> str:
    """Day and time together; the day alone where there is no such time."""
    if zone and zone not in "Zz":
        zone = f"{zone[:3]}:{zone[-2:]}"
    text = f"{day}T{clock}{zone.upper()}"
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return day
    return text


def _zone(seconds: int) -> str:
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return "Z" if seconds == 0 else f"{'-' if seconds < 0 else '+'}{hours:02}:{minutes:02}"
