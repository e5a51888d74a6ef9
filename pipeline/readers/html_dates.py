"""Dates in a page as EDTF: time stamps of structured metadata, and dates that a reader sees.

Only dates that stand where a publication's date stands are looked at. A footer's year, an event's
date or a related post's is never asked for: no date is better than an invented one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from pipeline.dates import DateSpan, find_dates
from pipeline.dates.words import LANGUAGES
from pipeline.readers import html_daywords, html_months

_STAMP = re.compile(r"\s*(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?![\d])(?:[T\s].*)?\s*$", re.DOTALL)
_SLASHED = re.compile(r"\s*(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})\b")
_SOLID = re.compile(r"\s*((?:19|20)\d\d)([01]\d)([0-3]\d)[0-2]\d[0-5]\d(?:[0-5]\d)?\s*$")  # 20190604083000
_UNIX = re.compile(r"\s*(\d{10})(?:\d{3}|\.\d+)?\s*$")  # seconds or milliseconds since 1970
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})(?:[/-](\d{1,2}))?(?=[/-])", re.IGNORECASE)
_ADDRESS_SOLID = re.compile(r"/((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/_-])")
_ADDRESS_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_UPDATED = re.compile(
    rf"(?<!\w)(?:{html_daywords.UPDATED})\W*(?:\d{{1,2}}[:.h]\d\d\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{{2,4}})?\W*)?"
    rf"(?:{html_daywords.PREPOSITION}|{html_daywords.WEEKDAY})?\W*$",
    re.IGNORECASE,
)
_BULLETIN = re.compile(
    r"\b[Ff]rom\s+(?:the\s+)?(.{4,40}?)\s+(?:bulletin|newsletter|issue|edition)\b"
    r"|\b(?:del|en\s+el)\s+bolet[ií]n\s+(?:del?|n\S*)\s+(.{4,40})"
    r"|\bdu\s+bulletin\s+du\s+(.{4,40})"
    r"|^(?:the\s+)?([^\W\d_]{3,12}\s+(?:\d{1,2},\s+)?\d{4})\s+(?:issue|edition|number)$",
    re.IGNORECASE,
)
# The hour that follows a day: "14/08/2019 às 17h32", "3 mai 2019 à 9 h 05", "3 May 2019, 5:40 pm".
_HOUR = re.compile(
    r"\s*[,-]?\s*(?:às|as|at|a\s+las|à|um|alle|ore)?\s*\d{1,2}\s?[:.hH]\s?\d{2}(?::\d{2})?"
    r"(?:\s*(?:[ap]\.?m\.?|h(?:s|rs)?|uhr|min)(?!\w))?(?![\d.])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
# How months begin in these languages: without one, another language finds no more than the page's.
_MONTH = re.compile(
    r"\b(?:jan|ene|f[eé][bv]|m[aä]r|a[bpv]r|ma[iyj]|jui?[nl]|ago|ao[uû]|aug|se[pt]|o[ck]t|out"
    r"|nov|d[eéi][cz])",
    re.IGNORECASE,
)
_DATED = re.compile(r"\d{4}-\d{2}")
_DAY = 10  # characters of an EDTF date that names a day
_EARLIEST = 1800
_FIRST_PAGES = 1991  # before which no computer stamped a page
_LANGUAGES = ("en", "es", "fr", "pt")
# "12 Agosto 2014", "12 agosto, 2014", as Joomla writes it.
_ROMANCE_DAY = re.compile(
    r"\b(\d{1,2})\.?\s+((?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre"
    r"|octubre|noviembre|diciembre|"
    r"janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro))\.?,?\s+(?=\d{4})",
    re.IGNORECASE,
)
# An issue's number before a month is no day of it: "No. 7 July 1951".
_NUMBER_OF_ISSUE = re.compile(
    r"\b((?:no|nr|number|issue|n[úu]m(?:ero)?|num[ée]ro|n[°º])\.?\s*)(\d{1,4})\s+"
    r"(?=(?:de\s+)?[^\W\d_]{3,}\.?,?\s+(?:de\s+)?\d{4}\b)",
    re.IGNORECASE,
)
_HYPHENATED = re.compile(r"\b(\d{1,2})([-/.])([^\W\d_]{3,9})\.?\2(\d{4})\b")
_MONTH_HYPHENATED = re.compile(r"\b([A-Za-z]{3,9})-(\d{1,2})-(\d{4})\b")
# Short days of the week that in Spanish and French may be taken for March: "mar, 04/06/2019".
_SHORT_DAY = re.compile(
    r"\b(?:lun|mar|mi[ée]|jue|vie|s[áa]b|dom|mer|jeu|ven|sam|dim)\.?,?\s+(?=\d{1,2}[/.-]\d)", re.IGNORECASE
)
_CLOCK_STAMP = re.compile(
    r"\s*[A-Z][a-z]{2}\s+([A-Z][a-z]{2})\s+(\d{1,2})\s+[\d:]+\s+[A-Z]{2,5}\s+(\d{4})\s*$"
)
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_DAY_FIRST = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/])")
_SPACED = re.compile(r"(?<![\d.])(\d{1,2})\.\s(\d{1,2})\.\s(?=\d{4}\b)")
_DAY_NAME = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?:the\s+)?"
_NAMED_DAY = re.compile(
    rf"\b(?=([a-z]{{3}})){_DAY_NAME}(\d{{1,2}})([/.-])(\d{{1,2}})\3(\d{{4}})(?![\d/])", re.IGNORECASE
)
_WEEK = "mon tue wed thu fri sat sun".split()
# English where 3/4 is the third of April.
_BRITISH = frozenset("gb uk au nz ie za in sg hk my ng ke gh pk".split())


def edtf_of_stamp(value: str) -> str | None:
    """The day, month or year of a time stamp ("2022-03-09T13:05:41+00:00"), or None when it is none."""
    if unix := _UNIX.match(value):
        moment = datetime.fromtimestamp(int(unix[1]), UTC)
        year, month, day = f"{moment:%Y-%m-%d}".split("-")
        return _edtf(year, month, day) if moment.year >= _FIRST_PAGES else None
    if (clock := _CLOCK_STAMP.match(value)) and clock[1].lower() in _ADDRESS_MONTHS:
        return _edtf(clock[3], str(_ADDRESS_MONTHS.index(clock[1].lower()) + 1), clock[2])
    match = _SLASHED.match(value) or _SOLID.match(value) or _STAMP.match(value)
    return _edtf(*match.groups()) if match else None


def is_unix(value: str) -> bool:
    """Whether a value is the seconds or milliseconds since 1970 of a day on which there were pages."""
    return _UNIX.match(value) is not None and edtf_of_stamp(value) is not None


def edtf_of_address(address: str) -> str | None:
    """The date in an address such as /2022/03/09/title, /2022/mar/09/title or /2022/03/title, or None."""
    match = _ADDRESS.search(address) or _ADDRESS_SOLID.search(address)
    if match is None:
        return None
    year, month, day = match.groups()
    if month.isalpha():
        if month.lower() not in _ADDRESS_MONTHS:
            return None
        month = str(_ADDRESS_MONTHS.index(month.lower()) + 1)
    return _edtf(year, month, day)


def visible(text: str, language: str | None) -> str | None:
    """The first date with a year in a byline or dateline that is not the date of an update, or None."""
    span = first_span(normalized(text, language), language)
    return span.edtf if span and "/" not in span.edtf and _is_possible(span.edtf) else None


def first_span(text: str, language: str | None) -> DateSpan | None:
    """The first date with a year of a normalized text that is not the date of an update, or None."""
    dated = (s for s in spans(text, language) if s.edtf and _DATED.match(s.edtf))
    return next((span for span in dated if not is_update(text, span)), None)


def yearless(text: str, language: str | None) -> str | None:
    """Month and day ("XXXX-02-17") of a line that dates something without its year, or None."""
    text = normalized(text, language)
    found = [s.edtf for s in spans(text, language) if s.edtf]
    if not found and (told := html_months.day_in_english(text)) != text:
        found = [s.edtf for s in spans(told, "en") if s.edtf]
    return found[0] if len(found) == 1 and re.fullmatch(r"XXXX-\d\d-\d\d", found[0]) else None


@lru_cache(maxsize=64)  # the lines of one page are asked about more than once
def spans(text: str, language: str | None) -> tuple[DateSpan, ...]:
    """The dates of a short normalized text; in another language where the page's own finds no whole date."""
    if not _DIGIT.search(text):
        return ()
    own = (language or "en")[:2].lower()
    own = own if own in _LANGUAGES else "en"
    best: list[DateSpan] = []
    others: Sequence[str] = ()
    if _MONTH.search(text):
        said = set(_WORD.findall(text.lower()))
        others = [other for other in _LANGUAGES if other != own and not _months(other).isdisjoint(said)]
    for tried in (own, *others):
        found = [d for d in find_dates(text, tried) if d.edtf]
        if _precision(found) > _precision(best):
            best = found
        if _precision(best) >= _DAY:
            break
    return tuple(best)


@lru_cache(maxsize=8)
def _months(language: str) -> frozenset[str]:
    """The names of the months in a language, in whole and short."""
    known = LANGUAGES[language]
    return frozenset((*known.months, *known.short_months))


@lru_cache(maxsize=256)
def normalized(text: str, language: str | None) -> str:
    """A text with German, hyphenated, East Asian and British dates (3/4/2015) in a form known everywhere."""
    if not _DIGIT.search(text):
        return text
    text = _NUMBER_OF_ISSUE.sub(r"\1\2 | ", text)
    text = _EAST_ASIAN.sub(lambda m: f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}", text)
    text = _MONTH_HYPHENATED.sub(r"\1 \2, \3", _HYPHENATED.sub(r"\1 \3 \4", text))
    text = _SHORT_DAY.sub("", text)
    own = (language or "")[:2].lower() in ("es", "fr", "pt")
    text = html_months.month_first_in_english(text) if own else html_months.in_english(text)
    text = _ROMANCE_DAY.sub(r"\1 de \2 de ", text)
    text = _SPACED.sub(r"\1.\2.", text)
    text = _NAMED_DAY.sub(_iso_of_named_day, text)
    region = (language or "en").lower().replace("_", "-").partition("-")
    if region[0] != "en" or region[2] in _BRITISH:
        text = _DAY_FIRST.sub(_iso_of_day_first, text)
    return text


def is_update(text: str, span: DateSpan) -> bool:
    """Whether a date in a text is called the date of an update."""
    return bool(_UPDATED.search(text[: span.start][-40:]))


def without_dates(text: str, language: str | None) -> str:
    """A byline without its dates and hours, else taken for names: "By Odo Kane | May 1, 2004"."""
    text = normalized(text, language)
    for span in reversed(spans(text, language)):
        hour = _HOUR.match(text, span.end)
        text = f"{text[: span.start]}|{text[hour.end() if hour else span.end :]}"
    return text.strip(" |,·–—▪-")


def bulletin_line(text: str, language: str | None) -> str | None:
    """The date of an issue named in a line such as "from the Feb. 1, 2023 Bulletin", or None."""
    match = _BULLETIN.search(text) if len(text) < 160 else None
    if match is None:
        return None
    return visible(next(g for g in match.groups() if g), language)


def agree(one: str, other: str, *, days: int = 1) -> bool:
    """Whether two dates are one: the less precise begins the other, or whole days at most `days` apart.

    A day apart is what a time zone makes of a time stamp.
    """
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter):
        return True
    if len(one) < _DAY or len(other) < _DAY:
        return False
    try:
        return abs(date.fromisoformat(one[:_DAY]) - date.fromisoformat(other[:_DAY])) <= timedelta(days=days)
    except ValueError:
        return False


def _precision(found: list[DateSpan]) -> int:
    return max((len(d.edtf or "") for d in found if "/" not in (d.edtf or "/")), default=0)


def _iso_of_day_first(match: re.Match[str]) -> str:
    day, month = int(match[1]), int(match[3])
    if month > 12 and day <= 12:
        day, month = month, day
    return f"{match[4]}-{month:02}-{day:02}" if month <= 12 and day <= 31 else match[0]


def _iso_of_named_day(match: re.Match[str]) -> str:
    """The one reading of "Tue, 04/06/2019" that is a Tuesday; as it was where none or both are."""
    readings = []
    for month, day in ((match[2], match[4]), (match[4], match[2])):
        try:
            found = date(int(match[5]), int(month), int(day))
        except ValueError:
            continue
        if _WEEK[found.weekday()] == match[1].lower():
            readings.append(found)
    return readings[0].isoformat() if len(set(readings)) == 1 else match[0]


def _is_possible(edtf: str) -> bool:
    """Whether something can have been published then: not tomorrow, nor before there were newspapers."""
    return str(_EARLIEST) <= edtf <= (date.today() + timedelta(days=2)).isoformat()


def _edtf(year: str, month: str | None, day: str | None) -> str | None:
    """A date that there can be: not before 1800, not the epoch, not after next year."""
    if not _EARLIEST <= int(year) <= date.today().year + 1:
        return None
    try:
        if month is None or int(month) == 0:
            return None  # a bare year is no stamp
        if day is None or int(day) == 0:
            return f"{date(int(year), int(month), 1):%Y-%m}"
        found = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
    return found if found != "1970-01-01" else None
