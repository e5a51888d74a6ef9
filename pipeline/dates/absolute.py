"""Rules for days and months: "April 17, 2018", "17 de abril de 2018", "3-5 avril 2019", "July 2017", ISO."""

from __future__ import annotations

import re

from pipeline.dates import values
from pipeline.dates.guards import is_day, is_no_number_name
from pipeline.dates.spans import Context, Hit, Rule, rule
from pipeline.dates.undated import year_without
from pipeline.dates.words import DAY, GAP, SPACE, YEAR, Words, choice

_DAYS = tuple(f"{n}" for n in range(1, 32)) + tuple(f"0{n}" for n in range(1, 10))
_YEARS = tuple(f"{n}" for n in range(1500, 2100))
_NO_TAIL = r"(?![\w]|[-/]\d)"
# What before figures makes them part of something longer; the last stands for a blanked-out address.
_GLUED = ("-", "/", ".", ":", "\x00")
_SHORT_YEAR = r"['’](?P<yy>\d\d)(?!\w)"


def day_rules(words: Words) -> list[Rule]:
    """Rules for dates that name a day, with or without a year."""
    m, m2 = words.month("m"), words.month("m2")
    th = f"{words.ordinal}?"
    d = f"(?P<d>{DAY}){th}"
    d2 = f"(?P<d2>{DAY}){th}"
    # Either the year follows in full, or nothing that would make the day another number.
    opt_year_en = rf"(?:,?{SPACE}(?P<y>{YEAR})|{_NO_TAIL})"
    opt_year = rf"(?:(?:{words.of_year}|,{SPACE})(?P<y>{YEAR})|{_NO_TAIL})"
    weekday = rf"(?:(?P<wd>{choice(words.names(words.weekdays))})\b\.?,?{SPACE})?"
    month_triggers = words.names((*words.months, *words.short_months))
    weekday_triggers = words.names(words.weekdays)
    days = _DAYS
    if words.language == "pt" or words.language == "es":
        primero = rf"(?:{DAY}{th}|(?i:primei?ro))"
        days = (*_DAYS, *words.forms(("primero", "primeiro")))
        d = f"(?P<d>{primero})"
    rules: list[Rule] = []
    if words.language == "en":
        more = rf"(?P<more>(?:,{SPACE}{DAY}{th}){{0,5}})"
        rules += [
            rule("month-day to month-day", month_triggers,
                  rf"{m}{GAP}{d}(?:,?{SPACE}(?P<y1>{YEAR}))?{words.to}{m2}{GAP}{d2}{opt_year_en}",
                  _cross_range),
            rule("month-day range", month_triggers, rf"{m}{GAP}{d}{words.to}{d2}{opt_year_en}",
            _same_month_range),
            rule("month-day list", month_triggers, rf"{m}{GAP}{d}{more},?{words.both}{d2}{opt_year_en}",
            _month_first_list),
            rule("month-day", (*weekday_triggers, *month_triggers), rf"{weekday}{m}{SPACE}{d}{opt_year_en}",
            _one_day),
        ]  # fmt: skip
    more = rf"(?P<more>(?:,{SPACE}(?:el{SPACE}|le{SPACE})?{DAY}{th}){{0,5}})"
    rules += [
        rule("day-month to day-month", (*weekday_triggers, *days),
              rf"{weekday}{d}{words.of}{m}(?:{words.of_year}(?P<y1>{YEAR}))?{words.to}{d2}{words.of}{m2}{opt_year}",
              _cross_range),
        rule("day-month range", days, rf"{d}{words.to}{d2}{words.of}{m}{opt_year}", _same_month_range),
        rule("day-month list", days, rf"{d}{more},?{words.both}{d2}{words.of}{m}{opt_year}", _day_first_list),
        rule("day-month", (*weekday_triggers, *days), rf"{weekday}{d}{words.of}{m}{opt_year}", _one_day),
    ]  # fmt: skip
    return rules


def number_rules(words: Words) -> list[Rule]:
    """Rules for dates in figures: ISO, 21.04.2022, 4/17/2018, "Sat, 8/25"."""
    iso = r"(?P<y>(?:1[5-9]|20)\d\d)"
    weekday = rf"(?:(?P<wd>{choice(words.names(words.weekdays))})\b\.?,?{SPACE})"
    figures = (
        r"(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:1[5-9]|20)\d\d|\d\d)(?![\w]|[./-]\d)"
    )
    return [
        rule("iso day", _YEARS, rf"{iso}(?P<sep>[-/.])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)"
              r"(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w]|[-/.]\d)", _iso_day),
        rule("iso month", _YEARS, rf"{iso}-(?P<m>0[1-9]|1[0-2])(?![\w]|[-–—/.]\d)", _iso_month),
        rule("figures", (*_DAYS, *words.names(words.weekdays)), rf"(?:{weekday})?{figures}", _figures),
        rule("figures without year", words.names(words.weekdays),
              rf"{weekday}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?![\w]|[./-]\d)", _short_figures),
        rule("figures without year", tuple(str(n) for n in range(1, 32)),
              r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\w%]|[./-]\d)", _short_figures_after_preposition),
    ]  # fmt: skip


def month_rules(words: Words) -> list[Rule]:
    """Rules for months, with or without a year."""
    m, m2 = words.month("m"), words.month("m2")
    year = rf"(?:{words.of_year}(?P<y>{YEAR})|,?{SPACE}{_SHORT_YEAR})"
    triggers = words.names((*words.months, *words.short_months))
    part = rf"(?P<part>{choice(words.forms(words.parts))})"
    join = {
        "en": rf"(?:-|{SPACE}|{SPACE}of{SPACE}(?:the{SPACE})?)",
        "fr": rf"(?:-|{SPACE}(?:de{SPACE})?|{SPACE}d['’])",
    }.get(words.language, rf"{SPACE}de{SPACE}")
    part_triggers = words.forms(words.parts)
    return [
        rule(
            "month range",
            triggers,
            rf"{m}(?:{words.of_year}(?P<y1>{YEAR}))?{words.to}{m2}{year}",
            _month_range,
        ),
        rule("month list", triggers, rf"{m}(?:{words.both}|/){m2}{year}", _month_list),
        rule("part of month", part_triggers, rf"{part}{join}{m}(?:{year}|(?![\w]|{GAP}\d))", _part_of_month),
        rule("month", triggers, rf"{m}{year}", _month_year),
        rule("bare month", words.names(words.months), rf"(?P<m>{words.full_month()})", _bare_month),
    ]


def _number(text: str) -> int:
    digits = _DAY_IN_LIST.match(text)
    return int(digits[0]) if digits else 1  # "primero", "primeiro"


def _year_of(match: re.Match[str], context: Context) -> int | None:
    groups = match.groupdict()
    if groups.get("y"):
        return int(match["y"])
    return values.two_digit_year(match["yy"], context.anchor) if groups.get("yy") else None


def _weekday_of(match: re.Match[str], context: Context) -> int | None:
    name = match.groupdict().get("wd")
    return context.words.weekdays[name.lower()] if name else None


def _one_day(match: re.Match[str], context: Context) -> list[Hit] | None:
    month, number = context.words.month_number(match["m"]), _number(match["d"])
    year = _year_of(match, context)
    confidence = 0.98
    if year is None:
        if (
            context.words.language == "en"
            and match.start("d") > match.start("m")
            and not is_day(context, match.end())
        ):
            return None
        if not is_no_number_name(context, match.start()):
            return None
        if month == 5 and match["m"] == "May" and match.start("d") > match.start("m") and "\n" in match[0]:
            return None
        year, confidence = year_without(
            context, match.start(), match.end(), month, number, _weekday_of(match, context)
        )
    edtf = values.day(year, month, number)
    return [(match.start(), match.end(), edtf, confidence)] if edtf else None


def _same_month_range(match: re.Match[str], context: Context) -> list[Hit] | None:
    month = context.words.month_number(match["m"])
    first, last = _number(match["d"]), _number(match["d2"])
    year, confidence = _year_of(match, context), 0.95
    if year is None:
        if not is_day(context, match.end()):
            return None
        year, confidence = year_without(context, match.start(), match.end(), month, last)
    edtf = values.interval(values.day(year, month, first), values.day(year, month, last))
    return [(match.start(), match.end(), edtf, confidence)] if edtf else None


def _cross_range(match: re.Match[str], context: Context) -> list[Hit] | None:
    month, month2 = context.words.month_number(match["m"]), context.words.month_number(match["m2"])
    year, confidence = _year_of(match, context), 0.95
    if year is None:
        year, confidence = year_without(context, match.start(), match.end(), month2, _number(match["d2"]))
    first_year = int(match["y1"]) if match["y1"] else year
    if first_year is not None and not match["y1"] and month > month2:
        first_year -= 1  # "December 28 to January 3, 2019"
    edtf = values.interval(values.day(first_year, month, _number(match["d"])),
                           values.day(year, month2, _number(match["d2"])))  # fmt: skip
    return [(match.start(), match.end(), edtf, confidence)] if edtf else None


_DAY_IN_LIST = re.compile(DAY)


def _listed_days(match: re.Match[str]) -> list[tuple[int, int, int]]:
    """Start, end and number of each day of "3, 5 and 7" in the order of the text."""
    result = [(*match.span("d"), _number(match["d"]))]
    offset = match.start("more")
    result += [
        (offset + n.start(), offset + n.end(), int(n[0])) for n in _DAY_IN_LIST.finditer(match["more"])
    ]
    result.append((*match.span("d2"), _number(match["d2"])))
    return result


def _day_list(match: re.Match[str], context: Context, *, month_first: bool) -> list[Hit] | None:
    month = context.words.month_number(match["m"])
    year, confidence = _year_of(match, context), 0.95
    if year is None:
        if not is_day(context, match.end()):
            return None
        year, confidence = year_without(context, match.start(), match.end(), month, _number(match["d2"]))
    hits: list[Hit] = []
    days = _listed_days(match)
    for i, (start, end, number) in enumerate(days):
        edtf = values.day(year, month, number)
        if edtf is None:
            return None
        if month_first and i == 0:
            start = match.start()
        if i == len(days) - 1:
            end = match.end()
        hits.append((start, end, edtf, confidence))
    return hits


def _month_first_list(match: re.Match[str], context: Context) -> list[Hit] | None:
    return _day_list(match, context, month_first=True)


def _day_first_list(match: re.Match[str], context: Context) -> list[Hit] | None:
    return _day_list(match, context, month_first=False)


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


def _figures(match: re.Match[str], context: Context) -> list[Hit] | None:
    before = context.before(match.start(), 2)
    if before[-1:] in tuple("-/.:$") or (len(match["y"]) == 2 and match["sep"] == "-"):
        return None
    if len(match["y"]) == 2 and match["sep"] == "." and len(match["a"] + match["b"]) < 4:
        return None  # "1.2.10" is a section
    year = int(match["y"]) if len(match["y"]) == 4 else values.two_digit_year(match["y"], context.anchor)
    edtf = _day_and_month(context, int(match["a"]), int(match["b"]), match["sep"], year)
    if edtf is None:
        return None
    # 4/5/2018 may be either day; the language's custom decides.
    doubt = int(match["a"]) <= 12 and int(match["b"]) <= 12 and match["sep"] == "/"
    return [(match.start(), match.end(), edtf, 0.75 if doubt else 0.95)]


def _day_and_month(context: Context, a: int, b: int, separator: str, year: int | None) -> str | None:
    month_first = context.words.language == "en" and separator != "."
    first, second = ((b, a), (a, b)) if month_first else ((a, b), (b, a))
    return values.day(year, first[1], first[0]) or values.day(year, second[1], second[0])


def _short_figures(match: re.Match[str], context: Context) -> list[Hit] | None:
    edtf = _day_and_month(context, int(match["a"]), int(match["b"]), "/", None)
    if edtf is None:
        return None
    month, number = int(edtf[5:7]), int(edtf[8:])
    year, confidence = year_without(
        context, match.start(), match.end(), month, number, _weekday_of(match, context)
    )
    dated = values.day(year, month, number)
    return [(match.start(), match.end(), dated, confidence)] if dated else None


_FIGURES_LEAD = re.compile(r"\b(?:on|since|until|by|dated?|el|le|dia|día|du|em)\s$", re.IGNORECASE)


def _short_figures_after_preposition(match: re.Match[str], context: Context) -> list[Hit] | None:
    if match[0] == "9/11" and context.words.language == "en":
        after = context.after(match.end(), 2)
        return [(match.start(), match.end(), "2001-09-11", 0.85)] if after[:1] != "%" else None
    return _short_figures(match, context) if _FIGURES_LEAD.search(context.before(match.start(), 8)) else None


def _month_year(match: re.Match[str], context: Context) -> list[Hit] | None:
    year = _year_of(match, context)
    return None if year is None else [
        (match.start(), match.end(), values.month(year, context.words.month_number(match["m"])), 0.98)
    ]  # fmt: skip


def _month_range(match: re.Match[str], context: Context) -> list[Hit] | None:
    year = _year_of(match, context)
    month, month2 = context.words.month_number(match["m"]), context.words.month_number(match["m2"])
    if year is None:
        return None
    first_year = int(match["y1"]) if match["y1"] else year - (month > month2)
    edtf = values.interval(values.month(first_year, month), values.month(year, month2))
    return [(match.start(), match.end(), edtf, 0.95)] if edtf else None


def _month_list(match: re.Match[str], context: Context) -> list[Hit] | None:
    year = _year_of(match, context)
    if year is None:
        return None
    month, month2 = context.words.month_number(match["m"]), context.words.month_number(match["m2"])
    first_year = year - (month > month2)
    if context.text[match.end("m")] == "/":  # an issue's date: one span
        edtf = values.interval(values.month(first_year, month), values.month(year, month2))
        return [(match.start(), match.end(), edtf, 0.9)] if edtf else None
    return [
        (*match.span("m"), values.month(first_year, month), 0.9),
        (match.start("m2"), match.end(), values.month(year, month2), 0.98),
    ]


def _part_of_month(match: re.Match[str], context: Context) -> list[Hit] | None:
    part = context.words.parts[match["part"].lower()]
    month, year, confidence = context.words.month_number(match["m"]), _year_of(match, context), 0.85
    if year is None:
        year, confidence = year_without(context, match.start(), match.end(), month, None)
    if year is None:
        return [(match.start(), match.end(), f"XXXX-{month:02d}", 0.6)]
    return [(match.start(), match.end(), values.part_of_month(year, month, part), min(confidence, 0.85))]


# "May Day", "August Wilson", "the October Revolution": a capitalised word after a month makes a name.
_NAME_AFTER = re.compile(r"[ -][A-ZÀ-Ý][a-zà-ÿ]|[’']s\s+[A-Z]|\.\w|@|[ ]\d")
_NAME_BEFORE = re.compile(r"\b(?:Black|Red|Glorious|Mr|Ms|Mrs|Dr|Calle|Avenida|Rue|Plaza)\.?\s$")
_LEADS: dict[str, re.Pattern[str]] = {}


def _bare_month(match: re.Match[str], context: Context) -> list[Hit] | None:
    words = context.words
    surface = match["m"]
    before, after = context.before(match.start(), 30), context.after(match.end(), 4)
    if _NAME_BEFORE.search(before):
        return None
    lead = _LEADS.get(words.language) or _LEADS.setdefault(
        words.language, re.compile(words.month_lead, re.IGNORECASE)
    )
    led = bool(before.strip()) and lead.search(before) is not None
    doubtful = surface.lower() in words.months_that_are_words
    if not led and (words.language != "en" or doubtful):
        return None
    if _NAME_AFTER.match(after) and (not led or doubtful):
        return None
    if before.endswith(("every ", "each ")) or (
        doubtful
        and not re.search(
            r"\b(?:in|since|by|until|of|early|late|mid|last|en|depuis|from|de|em|to|fin|début)[ -]$", before
        )
    ):
        return None
    if surface.isupper() and not before.rstrip().isupper() and len(surface) < 4:
        return None
    month = words.month_number(surface)
    year, confidence = year_without(context, match.start(), match.end(), month, None)
    return [(match.start(), match.end(), values.month(year, month), min(confidence, 0.7))]
