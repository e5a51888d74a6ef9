"""Dates in queries: one EDTF date, a range with two points, or `unknown`."""

from __future__ import annotations

import re
from datetime import date

from corpus.edtf import DateError, bounds
from index.query.syntax import DateRange, Node, Unknown

FORMS = "2017, 2017-07, 2017-07-04, 199X, 2016..2018, 2016.., ..2018 or unknown"
_UNKNOWN = frozenset({"unknown", "none", "(none)", "null"})
_DECADE = re.compile(r"(\d{3})0s")

Days = tuple[date | None, date | None]


class BadDateError(ValueError):
    """A text that is no date of a query; the message says why."""


def parse_date(text: str) -> Node:
    """`DateRange` or `Unknown` for the text after `date:`. Raises `BadDateError`."""
    text = text.strip()
    if text.lower() in _UNKNOWN:
        return Unknown()
    if text[:1] in "[{":
        _check(text)
        return DateRange(text, text)
    first, dots, last = text.partition("..")
    if not dots:
        single = _single(text)
        return DateRange(single, single)
    if not first and not last:
        raise BadDateError("a range needs at least one end")
    if "/" in first or "/" in last:
        raise BadDateError(f"{text!r} mixes two ways of writing a range")
    start, end = (_single(first) if first else None), (_single(last) if last else None)
    low = bounds(start)[0] if start else None
    high = bounds(end)[1] if end else None
    if low and high and low > high:
        raise BadDateError(f"the range ends ({end}) before it begins ({start})")
    return DateRange(start, end)


def span(node: DateRange) -> Days:
    """The first and last day of a range; None where it is open. Raises `DateError` on what is not EDTF."""
    return (
        bounds(node.start)[0] if node.start else None,
        bounds(node.end)[1] if node.end else None,
    )


def _single(text: str) -> str:
    text = text.strip().replace("x", "X")
    decade = _DECADE.fullmatch(text)
    if decade:
        text = decade[1] + "X"
    _check(text)
    return text


def _check(text: str) -> None:
    try:
        bounds(text)
    except DateError:
        raise BadDateError(f"{text!r} is not a date") from None
