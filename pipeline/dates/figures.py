"""Rules for dates in figures: ISO, 21.04.2022, 4/17/2018, 7.XII.1968, "Sat, 8/25", "08/03 (seg)"."""

from __future__ import annotations

import re
from datetime import date

from pipeline.dates import values
from pipeline.dates.spans import Context, Hit, Rule, rule
from pipeline.dates.undated import year_without
from pipeline.dates.words import GAP, SPACE, Words

DAYS = tuple(f"{n}" for n in range(1, 32)) + tuple(f"0{n}" for n in range(1, 10))
"""The words that a day in figures may be."""

_YEARS = tuple(f"{n}" for n in range(1500, 2100))
# What before figures makes them part of something longer; the last stands for a blanked-out address.
_GLUED = ("-", "/", ".", ":", "\x00")
_ROMAN = {r: n for n, r in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}
_YEAR = r"(?:1[5-9]|20)\d\d|\d\d"
_TO = r"(?:\s?[-–—]\s?|\sa[lo]?\s|\sau\s|\sto\s)"


def number_rules(words: Words) -> list[Rule]:
    """Rules for dates in figures."""
    iso = r"(?P<y>(?:1[5-9]|20)\d\d)"
    weekday = rf"{words.weekday('wd')},?{SPACE}"
    bracketed = rf"(?:{GAP}\({words.weekday('wd2')}\))?"
    figures = rf"(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{_YEAR})(?![\w]|[./-]\d)"
    short = r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\w%]|[./-]\d)"
    return [
        rule("iso day", _YEARS, rf"{iso}(?P<sep>[-/.])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)"
              r"(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w]|[-/.]\d)", _iso_day),
        rule("iso month", _YEARS, rf"{iso}-(?P<m>0[1-9]|1[0-2])(?![\w]|[-–—/.]\d)", _iso_month),
        rule("figures", (*DAYS, *words.weekday_triggers()), rf"(?:{weekday})?{figures}", _figures),
        rule("roman month", DAYS,
              rf"(?P<d>\d{{1,2}})(?P<sep>[.-])(?P<m>[IVX]{{1,4}})(?P=sep)(?P<y>{_YEAR})(?!\w)",
              _roman_month),
        rule("figures range", DAYS,
              rf"(?P<d>\d{{1,2}}){_TO}(?P<a>\d{{1,2}})(?:\.(?P<b>\d{{1,2}})\.(?P<y>{_YEAR})|"
              rf"/(?P<b2>\d{{1,2}}))"
              r"(?![\w%]|[./-]\d)", _figures_range),
        rule("figures without year", words.weekday_triggers(), rf"{weekday}{short}", _short_figures),
        rule("figures without year", DAYS, rf"{short}{bracketed}", _short_figures_led),
    ]  # fmt: skip


def _iso_day(match: re.Match[str], context: Context) -> list[Hit] | None:
    edtf = values.day(int(match["y"]), int(match["m"]), int(match["d"]))
    if edtf is None or context.before(match.start(), 1) in _GLUED:
        return None
    return [(match.start(), match.end(), edtf, 0.98)]


def _iso_month(match: re.Match[str], context: Context) -> list[Hit] | None:
    year, month = int(match["y"]), int(match["m"])
    # "2009-10" is rather a school or fiscal year than October, and "1901-04" a span of years.
    if month > year % 100 or context.before(match.start(), 1) in _GLUED:
        return None
    return [(match.start(), match.end(), values.month(year, month), 0.85)]


def _year_of(match: re.Match[str], context: Context) -> int:
    return int(match["y"]) if len(match["y"]) == 4 else values.two_digit_year(match["y"], context.anchor)


def _weekday_of(match: re.Match[str], context: Context) -> int | None:
    groups = match.groupdict()
    name = groups.get("wd") or groups.get("wd2")
    return context.words.weekday_number(name) if name else None


def _figures(match: re.Match[str], context: Context) -> list[Hit] | None:
    before = context.before(match.start(), 2)
    if before[-1:] in tuple("-/.:$") or (len(match["y"]) == 2 and match["sep"] == "-"):
        return None
    digits = len(match["a"] + match["b"])
    if match["sep"] == "." and len(match["y"]) == 2 and (digits < 3 or (digits < 4 and int(match["y"]) < 32)):
        return None  # "1.2.10" is a section, "9.10.81" a day
    edtf = _ordered(
        context, int(match["a"]), int(match["b"]), match["sep"], _year_of(match, context),
        _weekday_of(match, context),
    )  # fmt: skip
    if edtf is None:
        return None
    # 4/5/2018 may be either day; the custom of the language or of the text decides.
    doubt = int(match["a"]) <= 12 and int(match["b"]) <= 12 and match["sep"] == "/"
    return [(match.start(), match.end(), edtf, 0.75 if doubt else 0.95)]


def _roman_month(match: re.Match[str], context: Context) -> list[Hit] | None:
    month = _ROMAN.get(match["m"])
    if month is None or context.before(match.start(), 1) in _GLUED:
        return None
    edtf = values.day(_year_of(match, context), month, int(match["d"]))
    return [(match.start(), match.end(), edtf, 0.95)] if edtf else None


def _figures_range(match: re.Match[str], context: Context) -> list[Hit] | None:
    if context.before(match.start(), 1) in (*_GLUED, "$"):
        return None
    first, last = int(match["d"]), int(match["a"])
    month = int(match["b"] or match["b2"])
    if match["y"]:
        year: int | None = _year_of(match, context)
        confidence = 0.9
    else:
        if not 1 <= month <= 12 or not first < last <= 31 or not _may_be_short(match, context):
            return None
        year, confidence = year_without(context, match.start(), match.end(), month, last)
    edtf = values.interval(values.day(year, month, first), values.day(year, month, last))
    return [(match.start(), match.end(), edtf, confidence)] if edtf else None


_PLAIN_LEAD = re.compile(
    r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/%])",
)
_DAY_THEN_MONTH = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_MONTH_THEN_DAY = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?!\d)"
)


def day_comes_first(context: Context) -> bool:
    """Whether "4/5" is 4 May in the text: always but in English, and there where the text shows it."""
    if context.words.language != "en":
        return True
    if context.day_first is None:
        pairs = [(int(m["a"]), int(m["b"])) for m in _PLAIN_LEAD.finditer(context.text)]
        day_first = sum(12 < a <= 31 and 1 <= b <= 12 for a, b in pairs)
        month_first = sum(12 < b <= 31 and 1 <= a <= 12 for a, b in pairs)
        if day_first == month_first:
            day_first = len(_DAY_THEN_MONTH.findall(context.text))
            month_first = len(_MONTH_THEN_DAY.findall(context.text))
        context.day_first = day_first > month_first
    return context.day_first


def _ordered(
    context: Context, a: int, b: int, separator: str, year: int | None, weekday: int | None
) -> str | None:
    """The day, in the order that the weekday agrees with, that the anchor has, or that is the custom."""
    day_first, month_first = values.day(year, b, a), values.day(year, a, b)
    if not (day_first and month_first):
        return day_first or month_first
    first = separator == "." or day_comes_first(context)
    chosen, other = (day_first, month_first) if first else (month_first, day_first)
    if year is not None and weekday is not None:
        agree = [d for d in (chosen, other) if date.fromisoformat(d).weekday() == weekday]
        return agree[0] if agree else chosen
    anchor = context.anchor
    day = values.anchor_day(anchor) if anchor else None
    return other if day is not None and year is not None and other == day.isoformat() else chosen


def _short_figures(match: re.Match[str], context: Context) -> list[Hit] | None:
    a, b, weekday = int(match["a"]), int(match["b"]), _weekday_of(match, context)
    orders = [(b, a), (a, b)] if day_comes_first(context) else [(a, b), (b, a)]
    found: list[tuple[str, float]] = []
    for month, number in orders:
        if values.day(None, month, number) is None:
            continue
        year, confidence = year_without(context, match.start(), match.end(), month, number, weekday)
        edtf = values.day(year, month, number)
        if edtf is None:
            continue
        found.append((edtf, confidence))
        if weekday is None or year is None or _near_anchor(context, edtf, weekday):
            return [(match.start(), match.end(), edtf, confidence)]
    return [(match.start(), match.end(), *found[0])] if found else None


def _near_anchor(context: Context, edtf: str, weekday: int) -> bool:
    """Whether a day falls on the weekday and within a year of the anchor: chance agreement lies farther."""
    day = date.fromisoformat(edtf)
    year = context.anchor.year if context.anchor else day.year
    return day.weekday() == weekday and abs(day.year - year) <= 1


_FIGURES_LEAD = re.compile(
    r"\b(?:on|since|until|by|dated?|from|before|after|next|meeting|hearing|adjourned to|el|al|del|le|du|"
    r"au|dia|día|"
    r"em|até|hasta|ao)\s$|Subject:\s$",
    re.IGNORECASE,
)
_LIST_BEFORE = re.compile(r"(?:^|\n)[ \t]*(?:[-–—•*·]{1,2}[ \t]+)?$")
_LIST_AFTER = re.compile(r"[ \t]*(?:[-–—:.(]|[A-ZÀ-Ý«“\"]|(?:and|y|et|e)[ \t]\d)")
_JOINED = re.compile(r"/\d{1,2}(?:,| and| y| et| e)\s$")


def _may_be_short(match: re.Match[str], context: Context) -> bool:
    before, after = context.before(match.start(), 14), context.after(match.end(), 6)
    if match.groupdict().get("wd2") or _JOINED.search(before):
        return True
    if _LIST_BEFORE.search(before):
        return _LIST_AFTER.match(after) is not None
    groups = match.groupdict()
    a, b = int(groups["a"]), int(groups.get("b") or groups.get("b2") or 0)
    if a < b <= 8 and b in (2, 3, 4, 5, 8) and not re.search(r"\b(?:el|le|dia|día|em|on)\s$", before):
        return False  # a fraction
    return _FIGURES_LEAD.search(before) is not None


def _short_figures_led(match: re.Match[str], context: Context) -> list[Hit] | None:
    if match[0] == "9/11" and context.words.language == "en":
        after = context.after(match.end(), 2)
        return [(match.start(), match.end(), "2001-09-11", 0.85)] if after[:1] != "%" else None
    if match["a"] + match["b"] == "247" or not _may_be_short(match, context):
        return None
    return _short_figures(match, context)
