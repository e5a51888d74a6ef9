"""Rules for days whose month is understood: "the 12th", "2d inst.", "Sat 8", "el 28", "dia 12"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from pipeline.dates import values
from pipeline.dates.figures import DAYS
from pipeline.dates.spans import Context, Hit, Rule, rule
from pipeline.dates.tense import direction
from pipeline.dates.undated import is_heading
from pipeline.dates.words import DASH, DAY, GAP, SPACE, Words

_FULL = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-\d\d)?~?(?:/(\d{4})-(0[1-9]|1[0-2])(?:-\d\d)?)?")
# How far back a date may lend its month, and how far a heading or a line of a list may.
_REACH, _LIST_REACH, _NEAR = 600, 4000, 250
_LINE_START = re.compile(r"(?:^|\n)[ \t]*(?:[-–—•*·]{1,2}[ \t]+)?$")
_LINE_GOES_ON = re.compile(r"[ \t]+(?:[-–—.:(]|[A-ZÀ-Ý«“\"])")
_NO_DAY = (
    r"(?![\w%/º°]|[.,:]\d|[-–]\d|\s?(?:%|hrs?\b|h\b|horas?\b|heures?\b|hours?\b|years?\b|a\.?\s?m\b|"
    r"p\.?\s?m\b|o['’]clock|"
    r"por ciento|por cento|pour cent|per cent|años|anos|ans\b|mil\b|millones|euros|pesos))"
)
# The month that a word after the day means, counted from the anchor's.
_MONTHS_AFTER: Mapping[str, tuple[tuple[str, int], ...]] = {
    "en": (
        (r"(?:inst(?:ant|\.|\b)|of{S}this{S}month\b|of{S}the{S}present{S}month\b)", 0),
        (r"(?:ult(?:imo|\.|\b)|of{S}last{S}month\b)", -1),
        (r"(?:prox(?:imo|\.|\b)|of{S}next{S}month\b)", 1),
    ),
    "es": (
        (r"(?:del?{S}(?:corriente|presente|actual|este)(?:{S}mes)?\b)", 0),
        (r"(?:del?{S}(?:próximo{S})?pasado(?:{S}mes)?\b|del{S}mes{S}pasado\b)", -1),
        (r"(?:del{S}(?:próximo|entrante)(?:{S}mes)?\b|del{S}mes{S}(?:próximo|entrante)\b)", 1),
    ),
    "fr": (
        (r"(?:(?:du{S})?(?:mois{S})?courant\b|de{S}ce{S}mois\b|du{S}(?:présent{S})?mois\b(?!{S}d[e'’]))", 0),
        (r"(?:(?:du{S}mois{S})?écoulé\b|du{S}mois{S}dernier\b)", -1),
        (r"(?:du{S}mois{S}prochain\b)", 1),
    ),
    "pt": (
        (r"(?:d[oe]{S}(?:corrente|presente)(?:{S}m[êe]s)?\b|deste{S}m[êe]s\b)", 0),
        (r"(?:do{S}m[êe]s{S}passado\b|do{S}passado\b|p\.{S}p\.)", -1),
        (r"(?:do{S}próximo{S}m[êe]s\b)", 1),
    ),
}
_SAME_MONTH = {
    "en": r"of{S}(?:that|the{S}same){S}month\b", "es": r"del{S}mismo(?:{S}mes)?\b",
    "fr": r"du{S}même{S}mois\b",
    "pt": r"do{S}mesmo{S}m[êe]s\b",
}  # fmt: skip
# What leads to a day alone, and what may follow it: else the number counts or orders something.
_LEAD = {
    "en": r"\b(?:(?:[Oo]n|since|until|till|from|by|before|after|[Yy]ours of|letter of|hearing|meeting|"
    r"sitting|and|to)"
    r"\sthe|[Oo]n|since|until|till|by|before|[Hh]earing|[Mm]eeting|[Ss]itting)\s$",
    "es": r"\b(?:[Ee]l|del|al)(?: día)?\s$",
    "fr": r"\b(?:[Ll]e|du|au)\s$",
    "pt": r"\b(?:[Dd]ia)\s$",
}
_FOLLOW = {
    "en": r"\s?(?:[,;)!?—–]|\.(?:\s|$)|$|\n)|\s(?:to hand|at|in|on|by|for|we|he|she|they|it|I|you|that|"
    r"when|where|which|"
    r"who|the|has|had|have|is|was|were|will|with|until|two|three|several|over|between|before|after|last)\b",
    "es": r"\s?(?:[,;)!?—–]|\.(?:\s|$)|$|\n)|\s(?:no|se|va|que|fue|fueron|un|una|los|las|nos|hubo|habrá|"
    r"en|inclusive)\b",
    "fr": r"\s?(?:[,!?—–)]|\s[;:!?]|\.(?:\s|$)|$|\n)|\s(?:que|qui|pour|dans|on|nous|ils|il|elle|je|une|"
    r"les|la|"
    r"prétend|dit)\b(?!\scent)",
    "pt": r"\s?(?:[,;)!?—–]|\.(?:\s|$)|$|\n)|\s(?:a|o|os|as|não|se|que|foi|foram|em|no|na)\b",
}  # fmt: skip
_SPELLED = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second "
        "twenty-third "
        "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth "
        "thirty-first".split(),
        1,
    )
    if n > 3 and n not in (4, 5, 10)
}


def partial_rules(words: Words) -> list[Rule]:
    """Rules for days without a month, where the words around or a weekday tell the month."""
    th = f"{words.ordinal}?"
    day = rf"(?P<d>{DAY}){th}"
    article = rf"(?:(?:the|el|le|dia){SPACE})?"
    after = rf",?(?:{GAP}|(?<!\.){SPACE})(?:(?i:next|last),?{SPACE})?{article}"
    weekday = words.weekday("wd") + after
    months = "|".join(
        rf"(?P<m{i}>{text})" for i, (text, _) in enumerate(_MONTHS_AFTER[words.language])
    ).replace("{S}", SPACE)
    same = _SAME_MONTH[words.language].replace("{S}", SPACE)
    lead = rf"(?:{weekday})?"
    rules = [
        rule("day of a month near", (*words.weekday_triggers(), *DAYS),
              rf"{lead}{day},?{SPACE}(?:{months}|(?P<same>{same}))", _month_near),
        rule("weekday-day range", words.weekday_triggers(),
              rf"{weekday}{day}{DASH}{words.weekday('wd2')}{GAP}(?P<d2>{DAY}){th}{_NO_DAY}", _weekday_range),
        rule("weekday-day", words.weekday_triggers(), rf"{weekday}{day}{_NO_DAY}", _weekday_day),
        rule("day (weekday)", DAYS, rf"{day}{GAP}\({words.weekday('wd')}\)", _weekday_day),
        rule("days of a list", DAYS, rf"{day}(?:{DASH}|{GAP}al?{GAP}){_SECOND}{th}{_NO_DAY}", _range_in_list),
        rule("day of a list", DAYS, rf"(?P<d>{DAY})(?=[ \t]+[-–—][ \t])", _day_in_list),
        rule("bare day", DAYS, rf"{day}{_NO_DAY}", _bare_day),
    ]  # fmt: skip
    if words.language == "en":
        spelled = tuple(_SPELLED)
        rules.append(
            rule("bare day", tuple({w.split("-")[0] for w in spelled}),
                  rf"(?P<w>{'|'.join(sorted(spelled, key=len, reverse=True))})(?![\w-])", _spelled_day)
        )  # fmt: skip
    if words.language == "pt":
        rules.append(
            rule(
                "bare day",
                ("dia", "Dia"),
                rf"(?:[Dd]ia){SPACE}{day}{_NO_DAY}(?!{SPACE}[Dd]e{SPACE}[A-Za-z])",
                _bare_day_named,
            )
        )
    return rules


_SECOND = rf"(?P<d2>{DAY})"


def _reference(context: Context, start: int, reach: int = _REACH) -> tuple[int, int] | None:
    """Year and month of the date before that is near enough to lend them."""
    for span in context.last_found():
        if start - span.end > reach:
            return None
        match = _FULL.fullmatch(span.edtf)
        if match and span.method not in ("relative", "ago", "named day", "bare month"):
            return (int(match[3]), int(match[4])) if match[3] else (int(match[1]), int(match[2]))
    return None


def _anchor_month(context: Context) -> tuple[int, int] | None:
    anchor = context.anchor
    return (anchor.year, anchor.month) if anchor and anchor.month else None


def _hit(match: re.Match[str], edtf: str | None, confidence: float) -> list[Hit] | None:
    return [(match.start(), match.end(), edtf, confidence)] if edtf else None


def _month_near(match: re.Match[str], context: Context) -> list[Hit] | None:
    if match["same"]:
        here, step = _reference(context, match.start(), _LIST_REACH) or _anchor_month(context), 0
    else:
        here = _anchor_month(context)
        step = next(by for i, (_, by) in enumerate(_MONTHS_AFTER[context.words.language]) if match[f"m{i}"])
        if here is None and context.anchor is not None and match["m0"]:
            here = _reference(context, match.start(), _LIST_REACH)
    if here is None:
        return None
    year, month = values.shift_month(*here, step)
    return _hit(match, values.day(year, month, int(match["d"])), 0.85)


def _fitting(context: Context, start: int, end: int, day: int, weekday: int) -> date | None:
    """The day with that number and weekday that is nearest to the date before it, or else to the anchor."""
    lists = _LINE_START.search(context.before(start, 8)) is not None
    here = _anchor_month(context)
    reference = _list_reference(context, start) if lists else _reference(context, start)
    if here is not None and (reference is None or not lists):
        reference = here
    if reference is None:
        return None
    ahead = not lists and direction(context, start, end)
    steps = (0, 1, -1, 2, -2) if ahead or lists else (0, -1, 1, -2, 2)
    for step in (*steps, *range(-3, -12, -1)):
        text = values.day(*values.shift_month(*reference, step), day)
        if text and text >= "0001" and date.fromisoformat(text).weekday() == weekday:
            return date.fromisoformat(text)
    return None


def _list_reference(context: Context, start: int) -> tuple[int, int] | None:
    """The month of the line before that begins with a date, or of the heading."""
    for span in context.last_found():
        if start - span.end > _LIST_REACH:
            return None
        if _FULL.fullmatch(span.edtf) and (
            _LINE_START.search(context.before(span.start, 8)) or is_heading(context, span)
        ):
            return _reference_of(span.edtf)
    return None


def _weekday_day(match: re.Match[str], context: Context) -> list[Hit] | None:
    weekday = context.words.weekday_number(match["wd"])
    found = _fitting(context, match.start(), match.end(), int(match["d"]), weekday)
    return _hit(match, found.isoformat(), 0.85) if found else None


def _weekday_range(match: re.Match[str], context: Context) -> list[Hit] | None:
    first = _fitting(
        context, match.start(), match.end(), int(match["d"]), context.words.weekday_number(match["wd"])
    )
    days = int(match["d2"]) - int(match["d"])
    if first is None or not 0 < days < 31:
        return None
    return _hit(match, f"{first.isoformat()}/{values.shift_day(first, days).isoformat()}", 0.8)


def _in_list(match: re.Match[str], context: Context) -> tuple[int, int] | None:
    """The month of the lines before, for a number that begins a line after a date that did."""
    if _LINE_START.search(context.before(match.start(), 8)) is None:
        return None
    for span in context.last_found():
        if match.start() - span.end > _REACH:
            return None
        if _LINE_START.search(context.before(span.start, 8)) and _FULL.fullmatch(span.edtf):
            return _reference_of(span.edtf)
    return None


def _reference_of(edtf: str) -> tuple[int, int] | None:
    match = _FULL.fullmatch(edtf)
    if match is None:
        return None
    return (int(match[3]), int(match[4])) if match[3] else (int(match[1]), int(match[2]))


def _day_in_list(match: re.Match[str], context: Context) -> list[Hit] | None:
    month = _in_list(match, context)
    return _hit(match, values.day(*month, int(match["d"])), 0.7) if month else None


def _range_in_list(match: re.Match[str], context: Context) -> list[Hit] | None:
    month = _in_list(match, context)
    if month is None or not _LINE_GOES_ON.match(context.after(match.end(), 6)):
        if not re.search(r"\b(?:del|du|de)\s$", context.before(match.start(), 5)) or not re.match(
            r"[,.;]|\sinclusive", context.after(match.end(), 10)
        ):
            return None
        month = _understood(context, match.start(), match.end(), int(match["d"]))
        if month is None:
            return None
    first, last = int(match["d"]), int(match["d2"])
    return _hit(match, values.interval(values.day(*month, first), values.day(*month, last)), 0.7)


def _understood(context: Context, start: int, end: int, day: int) -> tuple[int, int] | None:
    """Year and month of a day without them: those of the date before in the story, else the anchor's."""
    here = _reference(context, start, _NEAR)
    if here is not None and "\n\n" in context.text[context.found[-1].end : start]:
        here = None
    anchor = context.anchor
    if anchor is None:
        return None
    if here is None or here == (anchor.year, anchor.month):
        here = _anchor_month(context)
        if here is None or anchor.day is None:
            return here
        ahead = direction(context, start, end)
        if ahead is True and day < anchor.day:
            return values.shift_month(*here, 1)
        if ahead is False and day > anchor.day:
            return values.shift_month(*here, -1)
    return here


def _bare_day(match: re.Match[str], context: Context) -> list[Hit] | None:
    language = context.words.language
    ordinal = match.end() > match.end("d")
    if language == "pt" or (language == "en" and not ordinal):
        return None
    before = context.before(match.start(), 16)
    if not re.search(_LEAD[language], before) or not re.match(
        _FOLLOW[language], context.after(match.end(), 14)
    ):
        return None
    month = _understood(context, match.start(), match.end(), int(match["d"]))
    edtf = values.day(*month, int(match["d"])) if month else None
    start = match.start() - (4 if re.search(r"\b[Dd][ií]a\s$", before) else 0)
    return [(start, match.end(), edtf, 0.7)] if edtf else None


def _bare_day_named(match: re.Match[str], context: Context) -> list[Hit] | None:
    month = _understood(context, match.start(), match.end(), int(match["d"]))
    return _hit(match, values.day(*month, int(match["d"])), 0.75) if month else None


def _spelled_day(match: re.Match[str], context: Context) -> list[Hit] | None:
    before = context.before(match.start(), 12)
    if not re.search(r"\b(?:[Oo]n|since|until|till|by|to|A\.) [Tt]he\s$", before) or not re.match(
        r"[,.;)]", context.after(match.end(), 2)
    ):
        return None
    day = _SPELLED[match["w"]]
    month = _understood(context, match.start(), match.end(), day)
    return _hit(match, values.day(*month, day), 0.65) if month else None
