"""Rules for periods within a month or year: halves, quarters, weeks, the end of a month."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from pipeline.dates import values
from pipeline.dates.spans import Context, Hit, Rule, rule
from pipeline.dates.tails import told_after
from pipeline.dates.tense import direction
from pipeline.dates.undated import year_without
from pipeline.dates.words import DAY, SPACE, YEAR, Words, choice

_ORDERS: Mapping[str, Mapping[str, int]] = {
    "en": {"first": 1, "second": 2, "third": 3, "fourth": 4},
    "es": {"primer": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3, "cuarto": 4},
    "fr": {
        "premier": 1,
        "première": 1,
        "deuxième": 2,
        "second": 2,
        "seconde": 2,
        "troisième": 3,
        "quatrième": 4,
    },
    "pt": {"primeiro": 1, "primeira": 1, "segundo": 2, "segunda": 2, "terceiro": 3, "quarto": 4},
}
# Months of a period, and the word for it; 0 for half a month.
_PERIODS: Mapping[str, Mapping[str, int]] = {
    "en": {"quarter": 3, "half": 6},
    "es": {"trimestre": 3, "semestre": 6, "quincena": 0, "mitad": 6},
    "fr": {"trimestre": 3, "semestre": 6, "quinzaine": 0},
    "pt": {"trimestre": 3, "semestre": 6, "quinzena": 0},
}
_ENDS: Mapping[str, str] = {
    "en": r"(?:end|close){S}of{S}",
    "es": r"(?:fin|finales|fines|cierre){S}del?{S}",
    "fr": r"(?:fin{S}(?:de{S}|d['’])?|fin{S})",
    "pt": r"(?:fim|final){S}de{S}",
}


def period_rules(words: Words) -> list[Rule]:
    """Rules for the periods of a month or a year, told or understood."""
    language = words.language
    orders, periods = words.forms(_ORDERS[language]), words.forms(_PERIODS[language])
    of = {"en": rf"{SPACE}(?:of{SPACE})?", "fr": rf"{SPACE}(?:de{SPACE}|d['’])?"}.get(
        language, rf"{SPACE}del?{SPACE}"
    )
    the_year = {"en": "the{S}year", "es": "año", "fr": "l['’]année", "pt": "ano"}[language].replace(
        "{S}", SPACE
    )
    span = rf"(?P<n>{choice(orders)}){SPACE}(?P<p>{choice(periods)})\b"
    rules = [
        rule("period", orders,
              rf"{span}(?:{of}(?:(?P<y>{YEAR})|(?P<ty>{the_year})\b|"
              rf"{words.month('m')}(?:{words.of_year}(?P<y2>{YEAR}))?))?",
              _period),
    ]  # fmt: skip
    ends = _ENDS[language].replace("{S}", SPACE)
    ends = "(?i:" + ends + ")"
    firsts = {"en": ("end", "close"), "es": ("fin", "cierre"), "fr": ("fin",), "pt": ("fim", "final")}[
        language
    ]
    ends = ends.replace("fin|finales|fines|cierre", "fin|cierre")
    rules.append(
        rule("end of month", words.forms(firsts),
              rf"{ends}(?:{words.month('m')}(?:{words.of_year}(?P<y>{YEAR})|(?![\w]|{SPACE}\d))|"
              rf"(?P<y2>{YEAR}))", _end_of)
    )  # fmt: skip
    if language == "es":
        rules.append(
            rule("week of", ("semana", "Semana"),
                  rf"[Ss]emana{SPACE}del{SPACE}(?P<d>{DAY})(?:{SPACE}de{SPACE}{words.month('m')}(?:{words.of_year}(?P<y>{YEAR}))?(?!{SPACE}al?\b)"
                  rf"|(?![\w%]|{SPACE}(?:de|al)\b))", _week_of)
        )  # fmt: skip
    if language == "en":
        rules += [
            rule("week of", ("week", "Week", "WEEK"),
                  rf"(?:[Ww]eek|WEEK){SPACE}(?:of|ending|"
                  rf"beginning){SPACE}{words.month('m')}{SPACE}(?P<d>{DAY}){words.ordinal}?"
                  rf"(?:,?{SPACE}(?P<y>{YEAR})|(?![\w]|[-–]\d))", _week_of),
            rule("end of month", ("month", "Month"), r"[Mm]onth['’]s end\b", _months_end),
        ]  # fmt: skip
    return rules


def _hit(match: re.Match[str], edtf: str | None, confidence: float) -> list[Hit] | None:
    return [(match.start(), match.end(), edtf, confidence)] if edtf else None


def _period(match: re.Match[str], context: Context) -> list[Hit] | None:
    language = context.words.language
    number = _ORDERS[language][match["n"].lower()]
    months = _PERIODS[language][match["p"].lower()]
    if months == 0 or match["m"]:
        if not match["m"] or number > 2 or months == 3:
            return None
        month = context.words.month_number(match["m"])
        year = int(match["y2"]) if match["y2"] else None
        if year is None:
            year, _ = year_without(context, match.start(), match.end(), month, 15)
        last = monthrange(2000 if year is None else year, month)[1]
        first, last = (1, 15) if number == 1 else (16, last)
        return _hit(
            match, values.interval(values.day(year, month, first), values.day(year, month, last)), 0.85
        )
    if number * months > 12:
        return None
    first = (number - 1) * months + 1
    if match["y"]:
        year, confidence = int(match["y"]), 0.9
    elif context.anchor is None or context.anchor.month is None or (language == "en" and not match["ty"]):
        return None  # "the second quarter" in English may be one of a game or of the members
    else:
        year, confidence = context.anchor.year, 0.65
        if direction(context, match.start(), match.end()) is not True and first > context.anchor.month:
            year -= 1
        if match["ty"] and context.anchor.month <= 3:
            year = context.anchor.year - 1
    return _hit(match, f"{values.month(year, first)}/{values.month(year, first + months - 1)}", confidence)


def _end_of(match: re.Match[str], context: Context) -> list[Hit] | None:
    if match["y2"]:
        return _hit(match, values.month(int(match["y2"]), 12), 0.85)
    month = context.words.month_number(match["m"])
    end = match.end()
    year: int | None
    if match["y"]:
        year, confidence = int(match["y"]), 0.9
    else:
        told = told_after(context, end, month, None)
        if told:
            year, end, confidence = *told, 0.85
        else:
            year, confidence = year_without(context, match.start(), end, month, None)
    edtf = values.day(year, month, monthrange(2000 if year is None else year, month)[1])
    return [(match.start(), end, edtf, min(confidence, 0.85))] if edtf else None


def _week_of(match: re.Match[str], context: Context) -> list[Hit] | None:
    number = int(match["d"])
    if not match["m"]:
        anchor = context.anchor
        if anchor is None or anchor.month is None:
            return None
        here = values.shift_month(anchor.year, anchor.month, int(bool(anchor.day and number < anchor.day)))
        text = values.day(*here, number)
        return _hit(match, values.week(date.fromisoformat(text)), 0.7) if text else None
    month = context.words.month_number(match["m"])
    year = int(match["y"]) if match["y"] else None
    if year is None:
        year, _ = year_without(context, match.start(), match.end(), month, number)
    text = values.day(year, month, number)
    return _hit(match, values.week(date.fromisoformat(text)), 0.85) if text and year is not None else None


def _months_end(match: re.Match[str], context: Context) -> list[Hit] | None:
    for span in context.last_found():
        told = re.match(r"([0-9]{4})-(0[1-9]|1[0-2])", span.edtf)
        if told and context.anchor and match.start() - span.end < 400:
            year, month = int(told[1]), int(told[2])
            break
    else:
        if context.anchor is None or context.anchor.month is None:
            return None
        year, month = context.anchor.year, context.anchor.month
    return _hit(match, values.day(year, month, monthrange(year, month)[1]), 0.7)
