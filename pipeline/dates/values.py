"""EDTF values of what the rules matched, and the most plausible year for a date that names none."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from pipeline.dates.spans import Anchor

# Which part of the months of a year, and of the years of a decade, "early", "mid" and "late" mean.
_YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_CENTURY_PARTS = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}
_MONTH_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def day(year: int | None, month: int, number: int) -> str | None:
    """`2018-04-17`, or `XXXX-04-17` without a year; None where the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= number <= monthrange(2000 if year is None else year, month)[1]:
        return None
    return f"{_year(year)}-{month:02d}-{number:02d}"


def month(year: int | None, number: int) -> str:
    """`2018-04`, or `XXXX-04`."""
    return f"{_year(year)}-{number:02d}"


def interval(first: str | None, last: str | None) -> str | None:
    """`first/last`, or None where either is missing or the order is wrong."""
    if first is None or last is None:
        return None
    if first == last:
        return first
    return f"{first}/{last}" if first < last else None


def part_of_year(year: int, part: str) -> str:
    """ "late 2017" -> 2017-09/2017-12."""
    first, last = _YEAR_PARTS[part]
    return f"{_year(year)}-{first:02d}/{_year(year)}-{last:02d}"


def part_of_month(year: int | None, number: int, part: str) -> str:
    """ "early July 2017" -> 2017-07-01/2017-07-10."""
    first, last = _MONTH_PARTS[part]
    last = min(last, monthrange(2000 if year is None else year, number)[1])
    stem = month(year, number)
    return f"{stem}-{first:02d}/{stem}-{last:02d}"


def decade(first_year: int, part: str | None = None) -> str:
    """ "1990s" -> 199X; "early 1990s" -> 1990/1993."""
    stem = first_year // 10 * 10
    if part is None:
        return f"{stem // 10:03d}X"
    first, last = _DECADE_PARTS[part]
    return f"{stem + first:04d}/{stem + last:04d}"


def century(first_year: int, part: str | None = None) -> str:
    """ "19th century" (from 1800 on) -> 18XX; "early 19th century" -> 1800/1833."""
    stem = first_year // 100 * 100
    if part is None:
        return f"{stem // 100:02d}XX"
    first, last = _CENTURY_PARTS[part]
    return f"{stem + first:04d}/{stem + last:04d}"


def week(of: date, offset: int = 0) -> str:
    """The week from Monday to Sunday that the day lies in, `offset` weeks later."""
    monday = of - timedelta(days=of.weekday()) + timedelta(weeks=offset)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def shift_month(year: int, number: int, by: int) -> tuple[int, int]:
    """Year and month `by` months later."""
    index = year * 12 + number - 1 + by
    return index // 12, index % 12 + 1


def shift_day(of: date, days: int) -> date:
    """The day `days` later, kept within the calendar."""
    return date.fromordinal(min(max(of.toordinal() + days, 1), date.max.toordinal()))


def anchor_day(anchor: Anchor) -> date | None:
    """The anchor as a day, or None where only its month or year is known."""
    if anchor.month is None or anchor.day is None:
        return None
    return date(anchor.year, anchor.month, anchor.day)


def plausible_year(anchor: Anchor, number: int, day_number: int | None, *, future: bool | None) -> int:
    """The year that a date without one most likely means, seen from the anchor.

    The nearest occurrence, where what is ahead counts as twice as far as what is past, since texts tell
    rather than foretell; with `future` (the sentence speaks of what will be) the past counts fourfold, and
    where `future` is False, as it speaks of what was, the future eightfold.
    """
    if anchor.month is None:
        return anchor.year
    here = date(anchor.year, anchor.month, anchor.day or 15)
    best, best_distance = anchor.year, 10**9
    for candidate in range(max(anchor.year - 1, 1), min(anchor.year + 1, 9999) + 1):
        last = monthrange(candidate, number)[1]
        if day_number is None and (candidate, number) == (anchor.year, anchor.month):
            return candidate
        ahead = (date(candidate, number, min(day_number or 15, last)) - here).days
        behind_weight, ahead_weight = (4, 1) if future else (1, 2 if future is None else 8)
        distance = ahead_weight * ahead if ahead > 0 else -behind_weight * ahead
        if distance < best_distance:
            best, best_distance = candidate, distance
    return best


def two_digit_year(digits: str, anchor: Anchor | None) -> int:
    """ "98" -> 1998, "18" -> 2018: the last such year that is not far ahead of the anchor (or of 2040)."""
    limit = (anchor.year + 20) if anchor else 2040
    year = limit // 100 * 100 + int(digits)
    return year if year <= limit or year < 100 else year - 100


def _year(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04d}"
