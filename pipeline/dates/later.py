"""Rules for what is counted from the date before it: "two days later", "by summer" from the anchor."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from pipeline.dates import values
from pipeline.dates.spans import Context, Hit, Rule, rule
from pipeline.dates.words import SPACE, Words, choice

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"(\d{4})(?:-\d\d){0,2}")
_REACH = 500
_LATER: Mapping[str, str] = {
    "en": rf"{{n}}{SPACE}(?P<u>days?|weeks?|years?){SPACE}(?:later)\b",
    "es": rf"{{n}}{SPACE}(?P<u>días?|semanas?|años?){SPACE}(?:después|más{SPACE}tarde)\b(?!{SPACE}de)",
    "fr": rf"{{n}}{SPACE}(?P<u>jours?|semaines?|ans?){SPACE}(?:plus{SPACE}tard)\b",
    "pt": rf"{{n}}{SPACE}(?P<u>dias?|semanas?|anos?){SPACE}(?:depois|mais{SPACE}tarde)\b(?!{SPACE}d)",
}
# Before a season alone: the next that begins, or (since) the last that began.
_SEASON_LEAD: Mapping[str, str] = {
    "en": r"\b(?:by|before|until|till)\s(?:the\s)?$",
    "es": r"\b(?:antes del?|hasta)\s(?:el\s|la\s)?$",
    "fr": r"\b(?:avant|jusqu['’]à|d['’]ici)\s?(?:l['’]|le\s)$",
    "pt": r"\b(?:até|antes d[oa])\s(?:[oa]\s)?$",
}
_BEGINS = {21: 3, 22: 6, 23: 9, 24: 12}


def later_rules(words: Words) -> list[Rule]:
    """Rules for days and years counted from the date before, and for the season to come."""
    numbers = rf"(?P<n>\d{{1,2}}|{choice(words.forms(words.numbers))})"
    triggers = tuple(
        {*(str(n) for n in range(1, 100)), *(w.split("-")[0] for w in words.forms(words.numbers))}
    )
    seasons = words.forms(words.seasons)
    return [
        rule("later", triggers, _LATER[words.language].replace("{n}", numbers), _later),
        rule("season to come", seasons, rf"(?P<s>{choice(seasons)})(?![\w-]|{SPACE}\d)", _season_to_come),
    ]


def _later(match: re.Match[str], context: Context) -> list[Hit] | None:
    last = context.found[-1] if context.found else None
    if last is None or match.start() - last.end > _REACH:
        return None
    words = context.words
    number = int(match["n"]) if match["n"].isdigit() else words.numbers[match["n"].lower()]
    unit = words.units[match["u"].lower()]
    edtf: str | None = None
    if unit == "year":
        year = _YEAR.fullmatch(last.edtf)
        edtf = f"{int(year[1]) + number:04d}" if year and 0 < int(year[1]) + number < 10000 else None
    elif _DAY.fullmatch(last.edtf):
        day = date.fromisoformat(last.edtf)
        edtf = values.shift_day(day, number * (7 if unit == "week" else 1)).isoformat()
    return [(match.start(), match.end(), edtf, 0.6)] if edtf else None


def _season_to_come(match: re.Match[str], context: Context) -> list[Hit] | None:
    anchor = context.anchor
    lead = _SEASON_LEAD[context.words.language]
    if anchor is None or anchor.month is None or not re.search(lead, context.before(match.start(), 16)):
        return None
    if re.match(r"\s(?:school|term|semester|session|quarter|camp|vacation)", context.after(match.end(), 12)):
        return None
    season = context.words.seasons[match["s"].lower()]
    year = anchor.year + (anchor.month > _BEGINS[season])
    return [(match.start(), match.end(), f"{year:04d}-{season}", 0.65)]
