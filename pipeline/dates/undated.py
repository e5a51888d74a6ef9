"""Which year a date means that names none: the story's, or the one most plausible from the anchor."""

from __future__ import annotations

import re
from datetime import date

from pipeline.dates import values
from pipeline.dates.spans import Context

# Confidence of a year that an earlier date lent, that the anchor gave, and that stays unknown.
_LENT, _FROM_ANCHOR, _UNKNOWN = 0.6, 0.75, 0.8
# How far back (characters) a date in the same paragraph may lend its year.
_REACH = 300
_FULL = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:/.*)?")
_TOLD = 0.85
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÀ-Ý¿¡\"“«])|\n\s*\n")
_STORY_OPENS = re.compile(r"(?:^|[.!?:\"“»]\s|\n)\s*(?:In|En|Em)\s$")


def year_without(
    context: Context, start: int, end: int, month: int, day: int | None, weekday: int | None = None
) -> tuple[int | None, float]:
    """The most plausible year for a date that names none, and how sure that is (0 to 1).

    A date told in full before it in the same paragraph, or a year that opens the story ("In 1929, ..."),
    lends its year; else the anchor decides, and a `weekday` (0 Monday) that goes with the date. Without
    an anchor the year stays unknown.
    """
    lent = _lent_year(context, start)
    if lent is not None and (context.anchor is None or lent != context.anchor.year):
        return lent, _LENT
    if context.anchor is None:
        return None, _UNKNOWN
    year = values.plausible_year(context.anchor, month, day, future=speaks_of_future(context, start, end))
    if weekday is not None and day is not None:
        return _fitting(year, month, day, weekday), _FROM_ANCHOR
    return year, _FROM_ANCHOR


def _lent_year(context: Context, start: int) -> int | None:
    if not context.found:
        return None
    span = context.found[-1]
    between = context.text[span.end : start]
    if len(between) > _REACH or "\n\n" in between:
        return None
    if _FULL.fullmatch(span.edtf) and (span.confidence >= _TOLD or span.confidence == _LENT):
        return int(span.edtf[:4])
    opens = _STORY_OPENS.search(context.before(span.start, 12)) is not None
    if re.fullmatch(r"\d{4}", span.edtf) and span.method == "year" and (opens or between.startswith("\n")):
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
    before, after = context.before(start, 150), context.after(end, 100)
    ends = [m.end() for m in _SENTENCE_END.finditer(before)]
    stop = _SENTENCE_END.search(after)
    before, after = before[ends[-1] :] if ends else before, after[: stop.start()] if stop else after
    # A clock time right after the day ("Thursday 6 pm") announces; nobody reports so.
    return bool(context.words.future.search(f"{before} \x01 {after}") or context.words.clock.match(after))
