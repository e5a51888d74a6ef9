"""Rules for days of a named month: "April 17, 2018", "17 de abril de 2018", "3-5 avril 2019"."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.dates import values
from pipeline.dates.figures import DAYS
from pipeline.dates.guards import is_day, is_no_number_name
from pipeline.dates.months import year_of
from pipeline.dates.spans import Context, Hit, Rule, rule
from pipeline.dates.tails import told_after
from pipeline.dates.undated import recurs, year_without
from pipeline.dates.words import DAY, GAP, LANGUAGES, SPACE, YEAR, Words, choice

_NO_TAIL = r"(?![\w]|[-/]\d)"


def day_rules(words: Words) -> list[Rule]:
    """Rules for dates that name a day, with or without a year."""
    m, m2 = words.month("m"), words.month("m2")
    th = f"{words.ordinal}?"
    d = f"(?P<d>{DAY}){th}"
    d2 = f"(?P<d2>{DAY}){th}"
    # Either the year follows in full, or nothing that would make the day another number.
    opt_year_en = rf"(?:,?{SPACE}(?P<y>{YEAR})|{_NO_TAIL})"
    opt_year = rf"(?:(?:{words.of_year}|,{SPACE})(?P<y>{YEAR})|{_NO_TAIL})"
    if words.language == "en":
        opt_year_en = opt_year = opt_year_en.replace(
            f"|{_NO_TAIL}", rf"|/(?P<yy>[2-9]\d)(?![\w/])|{_NO_TAIL}"
        )
    article = rf"(?:(?:the|el|le|dia){SPACE})?"
    weekday = rf"(?:{words.weekday('wd')},?{SPACE}(?:(?i:next|last),?{SPACE})?{article})?"
    month_triggers = words.names((*words.months, *words.short_months))
    weekday_triggers = words.weekday_triggers()
    days = DAYS
    if words.language == "pt" or words.language == "es":
        primero = rf"(?:{DAY}{th}|(?i:primei?ro))"
        days = (*DAYS, *words.forms(("primero", "primeiro")))
        d = f"(?P<d>{primero})"
    # "26 feb.-2 mar." needs no preposition between.
    of = (
        words.of
        if words.language in ("en", "fr")
        else rf"(?:{words.of}|(?:{GAP}|[-/])(?={choice(words.forms(words.short_months))}\b))"
    )
    rules: list[Rule] = []
    if words.language == "es":
        rules.append(
            rule("month-day", (*weekday_triggers, *month_triggers),
                 rf"{weekday}{m}{SPACE}(?P<d>{DAY})(?:\.?[º°])?(?:,{SPACE}(?P<y>{YEAR})|(?=[.,]|"
                 rf"\s?[.)—-]))", _one_day)
        )  # fmt: skip
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
              rf"{weekday}{d}{of}{m}(?:{words.of_year}(?P<y1>{YEAR}))?{words.to}{d2}{of}{m2}{opt_year}",
              _cross_range),
        rule("day-month range", days, rf"{d}{words.to}{d2}{of}{m}{opt_year}", _same_month_range),
        rule("day-month list", days, rf"{d}{more},?{words.both}{d2}{of}{m}{opt_year}", _day_first_list),
        rule("day-month", (*weekday_triggers, *days), rf"{weekday}{d}{of}{m}{opt_year}", _one_day),
    ]  # fmt: skip
    return rules


def _number(text: str) -> int:
    digits = _DAY_IN_LIST.match(text)
    return int(digits[0]) if digits else 1  # "primero", "primeiro"


def _weekday_of(match: re.Match[str], context: Context) -> int | None:
    name = match.groupdict().get("wd")
    return context.words.weekday_number(name) if name else None


_HEADING_MONTH = re.compile(r"[^\W\d]+[ \t]*\n")
# "Sindicato 19 de Septiembre", "cada primero de mayo": names of other things, and what recurs.
_NAMED_FOR = re.compile(
    r"\b(?:Sindicato|Rede?|Frente|Movimient[oe]|Movimento|Escola|Escuela|Sindical|Calle|Avenida|Plaza|"
    r"Praça|Rua|"
    r"Colectivo|Coletivo|Cooperativa|Barrio|Colonia|Hospital|Grupo|Teatro|Estadio|Liga|Brigada|Unión|"
    r"Asociación|"
    r"Comité|Club|Mouvement du|Front du|Place du|Rue du|every|each|cada|chaque|todo)\s$"
)


_NAME_BEFORE_DAY = re.compile(
    r"\b(?!(?:El|Del|Al|Le|Du|Desde|Hasta|Entre|Lunes|Martes|Miércoles|Jueves|Viernes|Sábado|Domingo|Dia|"
    r"Día)\b)"
    r"[A-ZÁÉÍÓÚ][\wÀ-ÿ]+\s$|\bferia\s$"
)


def _one_day(match: re.Match[str], context: Context) -> list[Hit] | None:
    month, number = context.words.month_number(match["m"]), _number(match["d"])
    year = year_of(match, context)
    confidence, end = 0.98, match.end()
    told = told_after(context, end, month, number) if year is None else None
    if told:
        year, end, confidence = *told, 0.9
    elif year is None:
        if (
            context.words.language == "en"
            and match.start("d") > match.start("m")
            and not is_day(context, match.end())
        ):
            return None
        before = context.before(match.start(), 24)
        if not is_no_number_name(context, match.start()) or _NAMED_FOR.search(before):
            return None
        if not context.words.cased and _NAME_BEFORE_DAY.search(before) and match["m"].istitle():
            return None  # "Coalición 10 de Marzo", while a date's month is written small or led to
        if (
            _HEADING_MONTH.match(match[0])
            and (before[-1:] in ("", "\n"))
            and match.start() == match.start("m")
        ):
            return None  # a month as the heading of a calendar, whose first line is the day
        if month == 5 and match["m"] == "May" and match.start("d") > match.start("m") and "\n" in match[0]:
            return None
        year, confidence = year_without(
            context, match.start(), match.end(), month, number, _weekday_of(match, context)
        )
    if recurs(context, match.start(), end):
        year = None
    edtf = values.day(year, month, number)
    bracketed = _bracketed_weekday(context.words.language).match(context.text, end)
    if bracketed:
        end = bracketed.end()
    return [(match.start(), end, edtf, confidence)] if edtf else None


@lru_cache(maxsize=8)
def _bracketed_weekday(language: str) -> re.Pattern[str]:
    """ "12 ene. (sábado)": the weekday in brackets belongs to the date."""
    return re.compile(rf"{GAP}\({LANGUAGES[language].weekday('wd')}\)")


def _same_month_range(match: re.Match[str], context: Context) -> list[Hit] | None:
    month = context.words.month_number(match["m"])
    first, last = _number(match["d"]), _number(match["d2"])
    year, confidence = year_of(match, context), 0.95
    if year is None:
        if not is_day(context, match.end()):
            return None
        year, confidence = year_without(context, match.start(), match.end(), month, last)
    edtf = values.interval(values.day(year, month, first), values.day(year, month, last))
    return [(match.start(), match.end(), edtf, confidence)] if edtf else None


# "The fiscal year runs from April 1 to March 31": two days of any year.
_YEAR_RUNS = re.compile(
    r"\b(?:[Yy]ear|año|année|exercice|ano|ejercicio)\s[^.;]{0,30}\b(?:from|de|del|du)\s(?:the\s)?$"
)


def _cross_range(match: re.Match[str], context: Context) -> list[Hit] | None:
    month, month2 = context.words.month_number(match["m"]), context.words.month_number(match["m2"])
    year, confidence = year_of(match, context), 0.95
    if year is None:
        year, confidence = year_without(context, match.start(), match.end(), month2, _number(match["d2"]))
    first_year = int(match["y1"]) if match["y1"] else year
    if first_year is not None and not match["y1"] and month > month2:
        first_year -= 1  # "December 28 to January 3, 2019"
    if year is not None and _YEAR_RUNS.search(context.before(match.start(), 50)) and not match["y"]:
        second = match.start("d2") if match.start("d2") < match.start("m2") else match.start("m2")
        first_end = max(match.end("d"), match.end("m"))
        parts = (values.day(None, month, _number(match["d"])), values.day(None, month2, _number(match["d2"])))
        if parts[0] and parts[1]:
            return [(match.start(), first_end, parts[0], 0.8), (second, match.end(), parts[1], 0.8)]
    edtf = values.interval(values.day(first_year, month, _number(match["d"])),
                           values.day(year, month2, _number(match["d2"])))  # fmt: skip
    return [(match.start(), match.end(), edtf, confidence)] if edtf else None


_DAY_IN_LIST = re.compile(DAY)


def _listed_days(match: re.Match[str], words: Words) -> list[tuple[int, int, int]]:
    """Start, end (past the ordinal's ending) and number of each day of "3, 5th and 7"."""
    result = [(*match.span("d"), _number(match["d"]))]
    offset = match.start("more")
    result += [
        (offset + n.start(), offset + n.end(), int(n[0])) for n in _DAY_IN_LIST.finditer(match["more"])
    ]
    result.append((*match.span("d2"), _number(match["d2"])))
    ordinal = re.compile(words.ordinal)
    return [
        (start, m.end() if (m := ordinal.match(match.string, end)) else end, number)
        for start, end, number in result
    ]


def _day_list(match: re.Match[str], context: Context, *, month_first: bool) -> list[Hit] | None:
    month = context.words.month_number(match["m"])
    year, confidence = year_of(match, context), 0.95
    if year is None:
        if not is_day(context, match.end()):
            return None
        year, confidence = year_without(context, match.start(), match.end(), month, _number(match["d2"]))
    hits: list[Hit] = []
    days = _listed_days(match, context.words)
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
