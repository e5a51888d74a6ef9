"""Rules for months: "July 2017", "julio del 77", "October of last year", "late May", "June to August"."""

from __future__ import annotations

import re

from pipeline.dates import values
from pipeline.dates.guards import is_day
from pipeline.dates.spans import Context, Hit, Rule, rule
from pipeline.dates.tails import told_after
from pipeline.dates.undated import year_without
from pipeline.dates.words import GAP, SPACE, YEAR, Words, choice

_SHORT_YEAR = r"['’](?P<yy>\d\d)(?!\w)"
_DAY_BEFORE = re.compile(
    r"(?:\b\d{1,2}[º°.]{0,2}|\b[Pp]rimer[oa]?|\b[Pp]rimeiro|\b[Ss]ete|\b[Ss]iete)\s[Dd]e\s$"
)


def month_rules(words: Words) -> list[Rule]:
    """Rules for months, with or without a year."""
    m, m2 = words.month("m"), words.month("m2")
    year = rf"(?:{words.of_year}(?P<y>{YEAR})|,?{SPACE}(?:of{SPACE})?{_SHORT_YEAR})"
    if words.language in ("es", "pt"):
        short = rf"(?P<yy>\d\d)(?![\w%º°/]|[.,:]\d|{SPACE}(?:de|por)\b)"
        year = rf"(?:{words.of_year}(?P<y>{YEAR})|{SPACE}d[eo]l?{SPACE}{short})"
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
        rule(
            "month range",
            words.names(words.months),
            rf"(?P<m>{words.full_month()})(?:{words.to}|"
            rf"(?P<both>{words.both}))(?P<m2>{words.full_month()})(?![\w]|{SPACE}\d|[-–]\w)",
            _bare_month_range,
        ),
        rule("month list", triggers, rf"{m}(?:{words.both}|/){m2}{year}", _month_list),
        rule("part of month", part_triggers, rf"{part}{join}{m}(?:{year}|(?![\w]|{GAP}\d))", _part_of_month),
        rule("month", triggers, rf"{m}{year}", _month_year),
        *(
            [rule("month", triggers, rf"{m}{GAP}(?P<yy>[3-9]\d)(?![\w%]|[.,:/-]\d)", _month_short_year)]
            if words.language == "en"
            else ()
        ),
        rule("bare month", words.names(words.months), rf"(?P<m>{words.full_month()})", _bare_month),
    ]


def year_of(match: re.Match[str], context: Context) -> int | None:
    """The year that a date itself tells, in four figures or two; None where it tells none."""
    groups = match.groupdict()
    if groups.get("y"):
        return int(match["y"])
    return values.two_digit_year(match["yy"], context.anchor) if groups.get("yy") else None


def _month_year(match: re.Match[str], context: Context) -> list[Hit] | None:
    year = year_of(match, context)
    return None if year is None else [
        (match.start(), match.end(), values.month(year, context.words.month_number(match["m"])), 0.98)
    ]  # fmt: skip


def _month_short_year(match: re.Match[str], context: Context) -> list[Hit] | None:
    """ "Sept. 80": where the number is none of a day, and what follows is nothing counted."""
    if (
        int(match["yy"]) < 32
        or not is_day(context, match.end())
        or re.match(r"\s[a-z]", context.after(match.end(), 2))
    ):
        return None
    return _month_year(match, context)


def _bare_month_range(match: re.Match[str], context: Context) -> list[Hit] | None:
    month, month2 = context.words.month_number(match["m"]), context.words.month_number(match["m2"])
    end, told = match.end(), told_after(context, match.end(), month2, None)
    if told:
        year, end, confidence = *told, 0.85
    elif match["both"]:
        if not re.search(context.words.between, context.before(match.start(), 12), re.IGNORECASE):
            return None
        guessed, confidence = year_without(context, match.start(), end, month2, None)
        if guessed is None:
            return None
        year = guessed
    elif "from" in context.before(match.start(), 5).lower() or (
        match["m"][:1].islower() and context.words.cased
    ):
        return None
    else:
        guessed, confidence = year_without(context, match.start(), end, month2, None)
        if guessed is None:
            return None
        year = guessed
    edtf = values.interval(values.month(year - (month > month2), month), values.month(year, month2))
    return [(match.start(), end, edtf, min(confidence, 0.7))] if edtf else None


def _month_range(match: re.Match[str], context: Context) -> list[Hit] | None:
    year = year_of(match, context)
    month, month2 = context.words.month_number(match["m"]), context.words.month_number(match["m2"])
    if year is None:
        return None
    first_year = int(match["y1"]) if match["y1"] else year - (month > month2)
    edtf = values.interval(values.month(first_year, month), values.month(year, month2))
    return [(match.start(), match.end(), edtf, 0.95)] if edtf else None


def _month_list(match: re.Match[str], context: Context) -> list[Hit] | None:
    year = year_of(match, context)
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
    month, year, confidence = context.words.month_number(match["m"]), year_of(match, context), 0.85
    if year is None:
        year, confidence = year_without(context, match.start(), match.end(), month, None)
    if year is None:
        return [(match.start(), match.end(), f"XXXX-{month:02d}", 0.6)]
    # How long the part is nobody says: the month or its middle, about.
    edtf = values.month(year, month) + ("-15~" if part == "mid" else "~")
    return [(match.start(), match.end(), edtf, min(confidence, 0.85))]


# "May Day", "August Wilson", "the October Revolution": a capitalised word after a month makes a name.
_NAME_AFTER = re.compile(r"[ -][A-ZÀ-Ý][a-zà-ÿ]|[’']s\s+[A-Z]|\.\w|@|[ ]\d")
_NAME_BEFORE = re.compile(r"\b(?:Black|Red|Glorious|Mr|Ms|Mrs|Dr|Calle|Avenida|Rue|Plaza)\.?\s$")
_LEADS: dict[str, re.Pattern[str]] = {}


def _bare_month(match: re.Match[str], context: Context) -> list[Hit] | None:
    words = context.words
    surface = match["m"]
    before, after = context.before(match.start(), 30), context.after(match.end(), 4)
    if _NAME_BEFORE.search(before) or (not words.cased and _DAY_BEFORE.search(before)):
        return None
    if not words.cased and surface.istitle() and re.search(r"[A-ZÁÉÍÓÚ][\wÀ-ÿ]+ de $", before):
        return None
    lead = _LEADS.get(words.language) or _LEADS.setdefault(
        words.language, re.compile(words.month_lead, re.IGNORECASE)
    )
    told = told_after(context, match.end(), words.month_number(surface), None)
    led = told is not None or (bool(before.strip()) and lead.search(before) is not None)
    doubtful = surface.lower() in words.months_that_are_words
    heads_line = before[-1:] in ("", "\n") and re.match(
        r"\s*\n|\s[—–(-]", context.after(match.end(), 3) or "\n"
    )
    if not led and not heads_line and (words.language != "en" or doubtful):
        return None
    if _NAME_AFTER.match(after) and (not led or doubtful):
        return None
    if before.endswith(("every ", "each ", "cada ", "chaque ", "todo ")) or (
        doubtful
        and told is None
        and not heads_line
        and not re.search(
            r"\b(?:in|since|by|until|of|early|late|mid|last|en|depuis|from|de|em|to|fin|début|than)[ -]$",
            before,
        )
    ):
        return None
    if surface.isupper() and not before.rstrip().isupper() and len(surface) < 4:
        return None
    month = words.month_number(surface)
    if told:
        return [(match.start(), told[1], values.month(told[0], month), 0.85)]
    year, confidence = year_without(context, match.start(), match.end(), month, None)
    return [(match.start(), match.end(), values.month(year, month), min(confidence, 0.7))]
