"""Which year a date means that names none: the heading's, the story's, or the one most plausible."""

from __future__ import annotations

import re
from datetime import date

from pipeline.dates import values
from pipeline.dates.spans import Context, DateSpan
from pipeline.dates.tense import direction

# Confidence of a year that an earlier date lent, that the anchor gave, and that stays unknown.
_LENT, _FROM_ANCHOR, _UNKNOWN = 0.6, 0.75, 0.8
# How far back (characters) a date in the same paragraph may lend its year, and any where only the
# publication's year is known, as in histories.
_REACH, _LONG_REACH = 300, 2500
_FULL = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?~?(?:/(\d{4}-\d\d(?:-\d\d)?))?")
_TOLD = 0.85
_STORY_OPENS = re.compile(r"(?:^|[.!?:\"“»]\s|\n)\s*(?:In|En|Em)\s$")
_BULLET = re.compile(r"(?:^|\n)[ \t]*(?:[-–—•*·]{1,2}[ \t]+|\(?\d{1,2}[.)][ \t]+)?$")
_HEADING_BEFORE = re.compile(r"(?:^|\n)[^\n.;]{0,90}?$")
_HEADING_AFTER = re.compile(r"[ \t]*[)\].:]{0,2}[ \t]*(?:\n|$|[—–]\s)")
_HEADING_REACH = 6000


def year_without(
    context: Context, start: int, end: int, month: int, day: int | None, weekday: int | None = None
) -> tuple[int | None, float]:
    """The most plausible year for a date that names none, and how sure that is (0 to 1).

    In a list the heading's year, or that of the line before, holds. Else a date told in full before it in
    the same paragraph, or a year that opens the story ("In 1929, ..."), lends its year; else the anchor
    decides, and a `weekday` (0 Monday) that goes with the date. Without an anchor the year stays unknown.
    """
    at_line_start = _BULLET.search(context.before(start, 12)) is not None
    if at_line_start:
        listed = _listed_year(context, start, month)
        if listed is not None:
            return (_fitting(listed, month, day, weekday) if weekday is not None and day else listed), _LENT
    lent = None if _will(context, start, end) else _lent_year(context, start, month)
    if lent is not None and (context.anchor is None or lent != context.anchor.year):
        return lent, _LENT
    if context.anchor is None:
        return None, _UNKNOWN
    if lent is not None and context.anchor.month is None:
        return lent, _LENT
    tense = direction(context, start, end)
    year = values.plausible_year(context.anchor, month, day, future=tense)
    if weekday is not None and day is not None:
        return _fitting(year, month, day, weekday), _FROM_ANCHOR
    return year, _FROM_ANCHOR


def _will(context: Context, start: int, end: int) -> bool:
    """Whether the date is ahead of the publication for certain, so that no story lends its year."""
    anchor = context.anchor
    return anchor is not None and anchor.month is not None and direction(context, start, end) is True


# "before June 15 in odd years", "on 1 May of each year"
_RECURS = re.compile(
    r",?\s(?:of|in|de|em|en)\s(?:each|every|any|odd|even|cada|chaque|todos los|toutes les)\b", re.IGNORECASE
)


def recurs(context: Context, start: int, end: int) -> bool:
    """Whether a day without a year is one of every year."""
    return _RECURS.match(context.after(end, 24)) is not None


def is_heading(context: Context, span: DateSpan) -> bool:
    """Whether a date ends a short line that stands for itself, as the headings of lists and tables do."""
    before = context.before(span.start, 92)
    return (
        _HEADING_BEFORE.search(before) is not None
        and _HEADING_AFTER.match(context.after(span.end, 8)) is not None
        and (
            before.split("\n")[-1].rpartition(" ")[0][-3:].isupper()
            or before[-2:].strip() in ("", ",", "(", "—", "–", "-", "/", ":")
            or before[-1:] == "\n"
        )
    )


def _listed_year(context: Context, start: int, month: int) -> int | None:
    """The year that the line before, or else the heading, gives the dates at the beginning of lines."""
    for span in context.last_found():
        if start - span.end > _HEADING_REACH:
            return None
        listed = (
            _FULL.fullmatch(span.edtf) is not None
            and _BULLET.search(context.before(span.start, 12)) is not None
        )
        heading = re.match(r"\d{4}", span.edtf) and "X" not in span.edtf and is_heading(context, span)
        if not listed and not heading:
            continue
        year = int(span.edtf[:4])
        full = _FULL.match(span.edtf)
        if full is None or span.method == "year":
            return year
        return _near(full[1] or span.edtf, month)
    return None


def _near(edtf: str, month: int) -> int:
    """The year of a month in a story that has come to `edtf`: the same, but for a turn of the year."""
    year, reached = int(edtf[:4]), int(edtf[5:7])
    if reached - month >= 7:
        return year + 1
    return year - 1 if month - reached >= 11 else year


def _lent_year(context: Context, start: int, month: int) -> int | None:
    if not context.found:
        return None
    span = context.found[-1]
    between = context.text[span.end : start]
    if context.anchor is not None and context.anchor.month is None:
        # A history: the publication's year says nothing of when things happened.
        for span in context.last_found():
            if start - span.end > _LONG_REACH:
                break
            full = _FULL.fullmatch(span.edtf)
            if full:
                return _near(full[1] or span.edtf, month)
            if span.method == "season" and len(span.edtf) == 7:
                return int(span.edtf[:4])
            if span.method == "year" and re.fullmatch(r"\d{4}", span.edtf):
                return int(span.edtf)
    elif len(between) > _REACH or "\n\n" in between:
        return None
    full = _FULL.fullmatch(span.edtf)
    if full and (span.confidence >= _TOLD or span.confidence == _LENT):
        return _near(full[1] or span.edtf, month)
    opens = _STORY_OPENS.search(context.before(span.start, 12)) is not None
    if re.fullmatch(r"\d{4}", span.edtf) and span.method == "year" and (opens or is_heading(context, span)):
        return int(span.edtf)
    return None


def _fitting(year: int, month: int, day: int, weekday: int) -> int:
    """The year nearest to the one given in which the date fell on the weekday, the past first."""
    for candidate in (year, year - 1, year + 1, year - 2, year - 3, year - 4, year - 5, year - 6):
        text = values.day(candidate, month, day) if candidate > 0 else None
        if text and date.fromisoformat(text).weekday() == weekday:
            return candidate
    return year


def speaks_of_future(context: Context, start: int, end: int) -> bool:
    """Whether the sentence around a date speaks of what will be."""
    return direction(context, start, end) is True
