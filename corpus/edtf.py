"""What an EDTF date (ISO 8601-2) may mean: its earliest and latest day, its year, its decade.

Covers level 0 and 1 and the parts of level 2 that the archive uses: masked digits anywhere (`19XX`,
`XXXX-04-17`), qualifiers on single components, sets, seasons 21 to 41, significant digits. Written
here rather than taken from a library because searching needs it and must start at once.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from corpus.errors import SolidarityError

Bounds = tuple[date | None, date | None]
"""Earliest and latest day, inclusive; None where a side is open or unknown."""

_Q = r"[~?%]?"
_SINGLE = re.compile(
    rf"{_Q}(?P<year>-?[0-9X]{{4}})(?:S(?P<digits>\d))?{_Q}"
    rf"(?:-{_Q}(?P<month>[0-9X]{{2}}){_Q}(?:-{_Q}(?P<day>[0-9X]{{2}}){_Q})?)?"
    r"(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?",
    re.ASCII,
)
_LONG_YEAR = re.compile(rf"Y(?P<sign>-?)\d{{5,}}{_Q}", re.ASCII)

# First month and number of months of each season code; one that begins in December ends in the next
# year. 21-24 say no hemisphere: northern months are taken, as nearly all of our sources are northern.
_SEASONS: dict[int, tuple[int, int]] = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4),
    40: (1, 6), 41: (7, 6),
}  # fmt: skip


class DateError(SolidarityError, ValueError):
    """A text that was to be an EDTF date and is none."""


class _Invalid(Exception):
    """Inside this module only: a component that no calendar day can have."""


@lru_cache(maxsize=65536)
def bounds(edtf: str) -> Bounds:
    """The earliest and latest day (inclusive) that the date may mean.

    None for a side that is open or unknown, and for both sides where the year is unknown
    (`XXXX-04-17`). Years before 1 give (None, 0001-01-01), years after 9999 (9999-12-31, None), as the
    calendar of `datetime` ends there. Raises `DateError` when the text is not EDTF.
    """
    try:
        return _bounds(edtf)
    except _Invalid:
        raise DateError(
            f"{edtf!r} is not an EDTF date; write for instance 2017, 2017-07-04, 199X or 2016/2018"
        ) from None


def is_valid(edtf: str) -> bool:
    """Whether the text is an EDTF date that `bounds` understands."""
    try:
        bounds(edtf)
    except DateError:
        return False
    return True


@lru_cache(maxsize=65536)
def year(edtf: str) -> int | None:
    """The one year that the date lies in, or None where there may be several or it is unknown.

    A winter belongs to the year it begins in. Raises `DateError`.
    """
    low, high = _core(edtf)
    return low.year if low and high and low.year == high.year else None


@lru_cache(maxsize=65536)
def decade(edtf: str) -> str | None:
    """The one decade that the date lies in, as "1990s", or None. Raises `DateError`."""
    low, high = _core(edtf)
    return f"{low.year // 10 * 10}s" if low and high and low.year // 10 == high.year // 10 else None


def overlaps(a: str, b: str) -> bool:
    """Whether two dates may have a day in common; open sides reach without end.

    A date without any known side (`XXXX-04-17`) overlaps only itself, since otherwise it would
    answer every question. Raises `DateError`.
    """
    if a == b:
        return is_valid(a)
    (a_low, a_high), (b_low, b_high) = bounds(a), bounds(b)
    if (a_low is None and a_high is None) or (b_low is None and b_high is None):
        return False
    return (a_low is None or b_high is None or a_low <= b_high) and (
        b_low is None or a_high is None or b_low <= a_high
    )


def _core(edtf: str) -> Bounds:
    """As `bounds`, but a season that runs into the next year is cut at the year's end."""
    low, high = bounds(edtf)
    match = _SINGLE.fullmatch(edtf)
    if (
        low
        and high
        and match
        and match["month"]
        and low.year != high.year
        and match["month"] in ("24", "28", "30")
    ):
        high = date(low.year, 12, 31)
    return low, high


def _bounds(edtf: str) -> Bounds:
    if edtf[:1] in "[{" and edtf[-1:] == {"[": "]", "{": "}"}.get(edtf[:1]):
        return _set(edtf[1:-1])
    if "/" in edtf:
        return _interval(edtf)
    return _single(edtf)


def _interval(edtf: str) -> Bounds:
    first, _, last = edtf.partition("/")
    if (first in ("", "..") and last in ("", "..") and first + last != "....") or "/" in last:
        raise _Invalid
    low = None if first in ("", "..") else _single(first)[0]
    high = None if last in ("", "..") else _single(last)[1]
    if low and high and low > high:
        raise _Invalid
    return low, high


def _set(inside: str) -> Bounds:
    lows: list[date | None] = []
    highs: list[date | None] = []
    for element in inside.split(","):
        first, dots, last = element.strip().partition("..")
        if not first and not last:
            raise _Invalid
        low, high = _single(first) if first else (None, None)
        if dots:
            high = _single(last)[1] if last else None
            if low and high and low > high:
                raise _Invalid
        lows.append(low)
        highs.append(high)
    return (
        None if None in lows else min(d for d in lows if d),
        None if None in highs else max(d for d in highs if d),
    )


def _single(text: str) -> Bounds:
    match = _SINGLE.fullmatch(text)
    if match is None:
        long_year = _LONG_YEAR.fullmatch(text)
        if long_year is None:
            raise _Invalid
        return (None, date.min) if long_year["sign"] else (date.max, None)
    year_text, month_text, day_text = match["year"], match["month"], match["day"]
    if "T" in text and (not day_text or "X" in text):
        raise _Invalid
    if match["digits"]:
        kept = int(match["digits"])
        if "X" in year_text or year_text.startswith("-") or month_text or not 1 <= kept <= 4:
            raise _Invalid
        year_text = year_text[:kept] + "X" * (4 - kept)
    if year_text.startswith("-"):
        if month_text:
            _months_and_days(month_text, day_text)
        return None, date.min
    if month_text and month_text.isdigit() and int(month_text) in _SEASONS and not day_text:
        return _season(year_text, int(month_text))
    months, days = _months_and_days(month_text, day_text)
    if year_text == "XXXX":
        return None, None
    low_year, high_year = int(year_text.replace("X", "0")), int(year_text.replace("X", "9"))
    if high_year == 0:  # the year before 1, which the calendar of datetime does not have
        return None, date.min
    pattern = re.compile(year_text.replace("X", r"\d"))
    years = [y for y in range(max(1, low_year), high_year + 1) if pattern.fullmatch(f"{y:04d}")]
    return _extreme(years, months, days, first=True), _extreme(years, months, days, first=False)


def _days_in(year_number: int, month: int) -> int:
    """Days of a month; the library's calendar module would import locales as well."""
    if month == 2:
        return 29 if year_number % 4 == 0 and (year_number % 100 != 0 or year_number % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _months_and_days(month_text: str | None, day_text: str | None) -> tuple[list[int], list[int] | None]:
    """The months and days that the masked texts may stand for; days None where no day is told."""
    months = list(range(1, 13)) if month_text is None else _matching(month_text, 12)
    days = None if day_text is None else _matching(day_text, 31)
    # 2000 was a leap year: what it has no day for, no year has.
    if not months or days == [] or (days and min(days) > max(_days_in(2000, m) for m in months)):
        raise _Invalid
    return months, days


def _matching(text: str, highest: int) -> list[int]:
    pattern = re.compile(text.replace("X", r"\d"))
    return [n for n in range(1, highest + 1) if pattern.fullmatch(f"{n:02d}")]


def _extreme(years: list[int], months: list[int], days: list[int] | None, *, first: bool) -> date:
    for y in years if first else reversed(years):
        for m in months if first else reversed(months):
            length = _days_in(y, m)
            possible = [1, length] if days is None else [d for d in days if d <= length]
            if possible:
                return date(y, m, min(possible) if first else max(possible))
    raise _Invalid


def _season(year_text: str, code: int) -> Bounds:
    if year_text == "XXXX":
        return None, None
    month, length = _SEASONS[code]
    low_year, high_year = int(year_text.replace("X", "0")), int(year_text.replace("X", "9"))
    if high_year == 0:
        return None, date.min
    last_month = month + length - 1
    last_year = high_year + (last_month > 12)
    if last_year > 9999:
        return date(max(1, low_year), month, 1), date.max
    last_month = (last_month - 1) % 12 + 1
    return date(max(1, low_year), month, 1), date(last_year, last_month, _days_in(last_year, last_month))
