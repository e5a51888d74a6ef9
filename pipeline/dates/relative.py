"""Rules for dates counted from the anchor or from a year just named: "last November", "hace 30 años"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.dates import values
from pipeline.dates.spans import Anchor, Context, Hit, Rule, rule
from pipeline.dates.words import GAP, SPACE, Words, choice

# How far back a named year still serves "the previous year" and "the end of the year".
_REACH = 1500


@dataclass(frozen=True, slots=True)
class _Directions:
    """Words before and after a unit that say which one: last, this, next; previous, same, following."""

    lead: dict[str, str]
    trail: dict[str, str]
    days: dict[str, int]
    ago: tuple[str, ...]
    ends: dict[str, int]


_DIRECTIONS: dict[str, _Directions] = {
    "en": _Directions(
        lead={"last": "last", "this past": "last", "this": "this", "next": "next", "this coming": "next",
              "coming": "next", "previous": "previous", "preceding": "previous", "following": "following",
              "same": "same", "that": "same", "that same": "same"},
        trail={},
        days={"yesterday": -1, "tomorrow": 1, "to-morrow": 1, "last night": -1, "last evening": -1,
              "day before yesterday": -2, "day after tomorrow": 2},
        ago=(rf"(?P<n>{{n}})[ -](?P<u>{{u}}){GAP}ago\b",),
        ends={"end of the year": 12, "close of the year": 12, "end of the calendar year": 12, "beginning "
        "of the year": 1,
        "start of the year": 1},
    ),
    "es": _Directions(
        lead={"pasado": "last", "pasada": "last", "este": "this", "esta": "this", "próximo": "next",
        "próxima": "next",
              "proximo": "next", "proxima": "next", "mismo": "same", "ese mismo": "same", "ese": "same"},
        trail={"pasado": "last", "pasada": "last", "último": "last", "próximo": "next", "próxima": "next",
               "que viene": "next", "entrante": "next", "anterior": "previous", "previo": "previous",
               "siguiente": "following", "en curso": "this"},
        days={"ayer": -1, "anoche": -1, "anteayer": -2, "antier": -2, "antes de ayer": -2, "mañana": 1,
              "pasado mañana": 2},
        ago=(rf"hace{GAP}(?:(?:ya|más de|casi|unos|unas|cerca "
             rf"de){GAP})?(?P<n>{{n}}){GAP}(?P<u>{{u}})\b(?!{GAP}que\b)",),
        ends={"fin de año": 12, "finales de año": 12, "fines de año": 12, "principios de año": 1,
        "inicios de año": 1},
    ),
    "fr": _Directions(
        lead={"ce": "this", "cet": "this", "cette": "this", "même": "same"},
        trail={"dernier": "last", "dernière": "last", "derniere": "last", "passé": "last", "passée": "last",
               "prochain": "next", "prochaine": "next", "précédente": "previous", "précédent": "previous",
               "suivante": "following", "suivant": "following", "en cours": "this"},
        days={"hier": -1, "hier soir": -1, "avant-hier": -2, "demain": 1, "après-demain": 2},
        ago=(rf"il{GAP}y{GAP}a{GAP}(?:(?:déjà|plus de|près de|environ|"
             rf"presque){GAP})?(?P<n>{{n}}){GAP}(?P<u>{{u}})\b(?!{GAP}que\b)",),
        ends={"fin de l'année": 12, "fin de l’année": 12, "fin d'année": 12, "fin d’année": 12,
              "début de l'année": 1, "début de l’année": 1},
    ),
    "pt": _Directions(
        lead={"passado": "last", "passada": "last", "último": "last", "última": "last", "este": "this",
        "esta": "this",
              "neste": "this", "nesta": "this", "deste": "this", "desta": "this", "próximo": "next",
              "próxima": "next", "mesmo": "same"},
        trail={"passado": "last", "passada": "last", "próximo": "next", "próxima": "next", "que vem": "next",
               "anterior": "previous", "seguinte": "following", "corrente": "this"},
        days={"ontem": -1, "anteontem": -2, "amanhã": 1, "depois de amanhã": 2},
        ago=(rf"há{GAP}(?:(?:já|mais de|quase|cerca "
             rf"de){GAP})?(?P<n>{{n}}){GAP}(?P<u>{{u}})\b(?!{GAP}que\b)(?:{GAP}atrás)?",
             rf"(?P<n>{{n}}){GAP}(?P<u>{{u}}){GAP}atrás\b"),
        ends={"fim do ano": 12, "final do ano": 12, "início do ano": 1, "começo do ano": 1},
    ),
}  # fmt: skip
_UNITS = {
    "en": {"year": "year", "month": "month", "week": "week", "weekend": "weekend", "decade": "decade",
           "century": "century", "school year": "school year", "fiscal year": "school year"},
    "es": {"año": "year", "mes": "month", "semana": "week", "fin de semana": "weekend", "década": "decade",
    "siglo": "century"},
    "fr": {"année": "year", "an": "year", "mois": "month", "semaine": "week", "week-end": "weekend",
           "décennie": "decade", "siècle": "century"},
    "pt": {"ano": "year", "mês": "month", "semana": "week", "fim de semana": "weekend", "década": "decade",
    "século": "century"},
}  # fmt: skip


def relative_rules(words: Words) -> list[Rule]:
    """Rules that only hold with an anchor, or with a year named before."""
    directions, units = _DIRECTIONS[words.language], _UNITS[words.language]
    full_weekdays = [w for w in words.weekdays if len(w) > 5 or words.language != "en"]
    weekday_forms = words.names(full_weekdays)
    season_forms = words.forms(words.seasons)
    month_forms = words.names((*words.months, *words.short_months) if words.cased else words.months)
    unit_forms = words.forms(units)
    unit = rf"(?P<u>{choice(unit_forms)})(?!\w)"
    thing = (
        rf"(?:{unit}|(?P<s>{choice(season_forms)})(?!\w)|(?P<m>{choice(month_forms)})(?!\w)"
        rf"|(?P<wd>{choice(weekday_forms)})(?!\w))"
    )
    leads = words.forms(directions.lead)
    parts = words.forms(words.parts)
    link = {
        "en": r"(?:[ -](?:of[ ])?)", "es": rf"{SPACE}del?{SPACE}", "fr": rf"{SPACE}de{SPACE}(?:l['’])?",
        "pt": rf"{SPACE}d[eo]{SPACE}",
    }[words.language]  # fmt: skip
    part = rf"(?:(?P<part>{choice(parts)}){link})"
    first = {w.split()[0] for w in leads}
    rules = [
        rule("relative part", parts, rf"{part}(?P<dir>{choice(leads)}){SPACE}{thing}", _direction),
        rule("relative", tuple(first), rf"(?P<dir>{choice(leads)}){SPACE}{thing}", _direction),
    ]
    if directions.trail:
        trailing = rf"{thing}{SPACE}(?P<dir>(?i:{choice(directions.trail)}))(?!\w)"
        things = (*unit_forms, *season_forms, *month_forms, *weekday_forms)
        firsts = tuple({w.replace("-", " ").split()[0] for w in things})
        rules.insert(0, rule("relative part", parts, rf"{part}{trailing}", _direction))
        rules.append(rule("relative", firsts, trailing, _direction))
    if words.language == "en":
        rules.append(
            rule("relative", ("year",), rf"(?P<u>year){SPACE}(?P<dir>before|after)\b(?!{GAP}\w)", _direction)
        )
    for text, month in directions.ends.items():
        rules.append(_ends_rule(text, month))
    days = (*words.forms(directions.days), *(w.title() for w in directions.days))
    rules.append(
        rule(
            "day by word",
            tuple({w.replace("-", " ").split()[0] for w in days}),
            rf"(?i:(?P<w>{choice(directions.days)}))(?![\w-])"
            rf"(?:,?{SPACE}(?:{words.weekday('wd')})(?:{GAP}[0-9]{{1,2}}(?![\w/:.]\d|\w))?)?",
            _day_word,
        )
    )
    numbers = rf"(?:\d{{1,3}}|{choice(words.forms(words.numbers))})"
    ago_units = choice(words.units)
    for pattern in directions.ago:
        text = pattern.replace("{n}", numbers).replace("{u}", ago_units)
        if pattern.startswith("(?P<n>"):
            triggers: tuple[str, ...] = (*(str(n) for n in range(1, 200)), *words.forms(words.numbers))
            triggers = tuple({t.split("-")[0] for t in triggers})
        else:
            triggers = tuple({f for f in (text[:4], text[:2]) for f in (f, f.capitalize())})
        triggers = tuple({f for t in triggers for f in (t, t.upper())})
        rules.append(rule("ago", triggers, f"(?i:{text})", _ago))
    return rules


def _ends_rule(text: str, month: int) -> Rule:
    def build(match: re.Match[str], context: Context) -> list[Hit] | None:
        year = reference_year(context, match.start())
        return None if year is None else [(match.start(), match.end(), _edge(year, month), 0.7)]

    first = text.split()[0]
    return rule(
        "end of year", (first, first.capitalize()), re.escape(text).replace("\\ ", GAP) + r"(?!\w)", build
    )


def _edge(year: int, month: int) -> str:
    """The last month of a year that ends, the first of one that begins."""
    return values.month(year, month)


def reference_year(context: Context, position: int) -> int | None:
    """The year that the text speaks of: that of the nearest date before, else the anchor's."""
    if context.found:
        last = context.found[-1]
        match = re.match(r"\d{4}", last.edtf)
        if match and position - last.end <= _REACH:
            return int(match[0])
    return context.anchor.year if context.anchor else None


def _direction(match: re.Match[str], context: Context) -> list[Hit] | None:
    groups, anchor = match.groupdict(), context.anchor
    directions = _DIRECTIONS[context.words.language]
    word = match["dir"].lower()
    code = directions.lead.get(word) if match.start("dir") < max(match.start(g) for g in ("u", "s", "m",
    "wd") if groups.get(g)) else directions.trail.get(word, {"before": "previous",
    "after": "following"}.get(word))  # fmt: skip
    if code is None:
        return None
    before = context.before(match.start(), 12).lower()
    if context.words.language == "en" and before.endswith("the "):
        if code == "last":
            return None  # "in the last year" is a duration
        if code == "next":
            code = "following"
    elif context.words.language == "en" and code == "same" and word == "same":
        return None  # "same" wants its article or "that"
    led = groups.get("m") or groups.get("wd")
    if led and match.end("dir") < match.end() and _DAY_FOLLOWS.match(
        context.after(match.end(), 5)
    ):  # fmt: skip
        return None  # "last October 15" is told by the rules for days
    part = context.words.parts.get((groups.get("part") or "").lower())
    edtf: str | None = None
    confidence = 0.85
    if groups.get("u"):
        edtf, confidence = _unit(
            _UNITS[context.words.language][match["u"].lower()], code, part, context, match
        )
    elif anchor is None or part or code in ("previous", "following", "same"):
        return None
    elif groups.get("s"):
        edtf = _season(context.words.seasons[match["s"].lower()], code, anchor)
    elif groups.get("m"):
        edtf = _month(context.words.month_number(match["m"]), code, anchor)
    elif groups.get("wd"):
        edtf = _weekday(context.words.weekdays[match["wd"].lower()], code, anchor)
    return [(match.start(), match.end(), edtf, confidence)] if edtf else None


_DAY_FOLLOWS = re.compile(r"\s[0-9]{1,2}(?![0-9])")
_STEP = {"last": -1, "this": 0, "next": 1, "previous": -1, "same": 0, "following": 1}


def _unit(
    unit: str, code: str, part: str | None, context: Context, match: re.Match[str]
) -> tuple[str | None, float]:
    anchor, step = context.anchor, _STEP[code]
    if code in ("previous", "same", "following"):
        if unit != "year" or part:
            return None, 0.0
        year = reference_year(context, match.start())
        return (f"{year + step:04d}" if year is not None and year + step > 0 else None), 0.65
    if anchor is None:
        return None, 0.0
    if unit == "year":
        year = anchor.year + step
        if part:
            word = match["part"].lower()
            ends = {
                "end": 12,
                "fin": 12,
                "fim": 12,
                "final": 12,
                "finales": 12,
                "fines": 12,
                "beginning": 1,
                "start": 1,
            }
            return (_edge(year, ends[word]) if word in ends else values.part_of_year(year, part)), 0.8
        return f"{year:04d}", 0.9
    if unit == "school year":
        first = anchor.year + step - (1 if (anchor.month or 9) < 7 else 0)
        return f"{first:04d}/{first + 1:04d}", 0.6
    if unit == "decade":
        return (values.decade(anchor.year + 10 * step, part) if anchor.year > 20 else None), 0.7
    if unit == "century":
        return (values.century(anchor.year + 100 * step, part) if anchor.year > 200 else None), 0.8
    if unit == "month" and anchor.month is not None:
        year, month = values.shift_month(anchor.year, anchor.month, step)
        return (values.part_of_month(year, month, part) if part else values.month(year, month)), 0.9
    day = values.anchor_day(anchor)
    if day is None or part or not 7 < day.toordinal() < date.max.toordinal() - 30:
        return None, 0.0
    if unit == "week":
        return values.week(day, step), 0.9
    if unit == "weekend":
        saturday = day - timedelta(days=day.weekday()) + timedelta(days=5, weeks=step)
        return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}", 0.8
    return None, 0.0


def _season(season: int, code: str, anchor: Anchor) -> str:
    """ "last summer" is the last one that was over, "next spring" the first that is still to begin."""
    begins = {21: 3, 22: 6, 23: 9, 24: 12}[season]
    year = anchor.year
    if anchor.month is None:
        return f"{year + _STEP[code]:04d}-{season}"
    if code == "this":
        return f"{year - (season == 24 and anchor.month <= 2):04d}-{season}"
    if code == "next":
        return f"{year + (anchor.month >= begins):04d}-{season}"
    if season == 24:  # it ends in February of the year after the one it is named by
        return f"{year - (1 if anchor.month > 2 else 2):04d}-24"
    return f"{year - (anchor.month < begins + 3):04d}-{season}"


def _month(month: int, code: str, anchor: Anchor) -> str:
    if code == "this":
        return values.month(anchor.year, month)
    if anchor.month is None:
        return values.month(anchor.year + _STEP[code], month)
    if code == "last":
        return values.month(anchor.year - (month >= anchor.month), month)
    return values.month(anchor.year + (month <= anchor.month), month)


def _weekday(weekday: int, code: str, anchor: Anchor) -> str | None:
    day = values.anchor_day(anchor)
    if day is None:
        return None
    if code == "last":
        return values.shift_day(day, -((day.weekday() - weekday - 1) % 7 + 1)).isoformat()
    if code == "next":
        return values.shift_day(day, (weekday - day.weekday() - 1) % 7 + 1).isoformat()
    return values.shift_day(day, weekday - day.weekday()).isoformat()


def _day_word(match: re.Match[str], context: Context) -> list[Hit] | None:
    day = context.dateline or (values.anchor_day(context.anchor) if context.anchor else None)
    if day is None or not _is_day_word(match, context):
        return None
    offset = _DIRECTIONS[context.words.language].days[match["w"].lower()]
    if offset > 0 and context.anchor:
        day = values.anchor_day(context.anchor) or day
    return [(match.start(), match.end(), values.shift_day(day, offset).isoformat(), 0.85)]


_MORNING = re.compile(
    r"\b(?:la|esta|cada|buena|media|una|misma|toda|tarde y|noche y)\s$|\d,?\s$", re.IGNORECASE
)


def _is_day_word(match: re.Match[str], context: Context) -> bool:
    """Spanish "mañana" is the morning as well: "por la mañana", "sábado 3, mañana"."""
    return match["w"].lower() != "mañana" or _MORNING.search(context.before(match.start(), 10)) is None


def _ago(match: re.Match[str], context: Context) -> list[Hit] | None:
    anchor = context.anchor
    if anchor is None or re.search(r"\bdesde\s$", context.before(match.start(), 8), re.IGNORECASE):
        return None
    words = context.words
    number = int(match["n"]) if match["n"].isdigit() else words.numbers[match["n"].lower()]
    unit = words.units[match["u"].lower()]
    edtf: str | None = None
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    day = values.anchor_day(anchor)
    if years:
        year = anchor.year - number * years
        # Few years are counted, many are rounded: "two years ago", "thirty years ago".
        edtf = f"{year:04d}{'~' if number * years > 12 else ''}" if year > 0 else None
    elif unit == "month" and anchor.month is not None:
        edtf = values.month(*values.shift_month(anchor.year, anchor.month, -number)) + "~"
    elif unit == "week" and day is not None and day.toordinal() > 1000 + 7 * number:
        edtf = values.shift_day(day, -7 * number).isoformat() + "~"
    elif unit == "day" and day is not None:
        edtf = values.shift_day(day, -number).isoformat()
    return [(match.start(), match.end(), edtf, 0.8)] if edtf else None
