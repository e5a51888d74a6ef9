"""Dates in a page as EDTF: time stamps of structured metadata, and dates that a reader sees.

Only dates that stand where a publication's date stands are looked at. A footer's year, an event's
date or a related post's is never asked for: no date is better than an invented one.
"""

from __future__ import annotations

import re
from datetime import date

from pipeline.dates import find_dates

_STAMP = re.compile(r"\s*(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?![\d])(?:[T\s].*)?\s*$", re.DOTALL)
_SLASHED = re.compile(r"\s*(\d{4})/(\d{1,2})/(\d{1,2})\b")
_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})(?:/(\d{1,2}))?/")
_UPDATED = re.compile(
    r"(?:updated|modified|edited|revised|last\s+\w+|actuali[sz]ad[oa]|mise?\s+à\s+jour|modifiée?|atualizad[oa])\W*(?:on|at|el|le)?\W*$",
    re.IGNORECASE,
)
_BULLETIN = re.compile(
    r"\bfrom\s+(?:the\s+)?(.{4,40}?)\s+(?:bulletin|newsletter|issue|edition)\b"
    r"|\b(?:del|en\s+el)\s+bolet[ií]n\s+(?:del?|n\S*)\s+(.{4,40})"
    r"|\bdu\s+bulletin\s+du\s+(.{4,40})",
    re.IGNORECASE,
)
_EARLIEST = 1800


def edtf_of_stamp(value: str) -> str | None:
    """The day, month or year of a time stamp ("2022-03-09T13:05:41+00:00"), or None when it is none."""
    match = _SLASHED.match(value) or _STAMP.match(value)
    return _edtf(*match.groups()) if match else None


def edtf_of_address(address: str) -> str | None:
    """The date in an address such as /2022/03/09/title or /2022/03/title, or None."""
    match = _ADDRESS.search(address)
    return _edtf(*match.groups()) if match else None


def visible(text: str, language: str | None) -> str | None:
    """The first date with a year in a byline or dateline that is not the date of an update, or None."""
    for span in find_dates(text, language or "en"):
        if (
            span.edtf
            and re.match(r"\d{4}-\d{2}", span.edtf)
            and not _UPDATED.search(text[: span.start][-30:])
        ):
            return span.edtf if "/" not in span.edtf else None
    return None


def without_dates(text: str, language: str | None) -> str:
    """A byline without its dates, which else would be taken for names: "By Odo Kane | May 1, 2004"."""
    for span in reversed(find_dates(text, language or "en")):
        text = f"{text[: span.start]}|{text[span.end :]}"
    return text.strip(" |,·–—▪-")


def bulletin_line(text: str, language: str | None) -> str | None:
    """The date of an issue named in a line such as "from the Feb. 1, 2023 Bulletin", or None."""
    match = _BULLETIN.search(text) if len(text) < 160 else None
    if match is None:
        return None
    return visible(next(g for g in match.groups() if g), language)


def _edtf(year: str, month: str | None, day: str | None) -> str | None:
    """A date that there can be: not before 1800, not after next year."""
    if not _EARLIEST <= int(year) <= date.today().year + 1:
        return None
    try:
        if month is None or int(month) == 0:
            return None  # a bare year is no stamp
        if day is None or int(day) == 0:
            return f"{date(int(year), int(month), 1):%Y-%m}"
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
