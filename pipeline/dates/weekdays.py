"""Rules for weekdays: alone, "Monday last", "Friday week", "Tuesday of last week", "first Sunday of May"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.dates import values
from pipeline.dates.holidays import nth_weekday
from pipeline.dates.spans import Context, Hit, Rule, rule
from pipeline.dates.tense import direction
from pipeline.dates.undated import year_without
from pipeline.dates.words import SPACE, YEAR, Words, choice, first_words

# What after a weekday tells which: days counted from the same day of this week (`week`), or the last or next.
_AFTER: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (r"of{S}last{S}week\b|last{S}week\b", "last week"),
        (r"of{S}this{S}week\b|this{S}week\b", "this week"),
        (r"of{S}next{S}week\b|next{S}week\b", "next week"),
        (r"a{S}week{S}ago\b", "week ago"),
        (r"week\b(?!{S}(?:of|long))", "week"),
        (r"last\b(?!{S}(?:year|month|night|time))", "last"),
        (r"next\b(?!{S}(?:year|month|to|door))", "next"),
    ),
    "es": (
        (r"de{S}la{S}semana{S}pasada\b", "last week"),
        (r"de{S}esta{S}semana\b", "this week"),
        (r"de{S}la{S}(?:próxima{S}semana|semana{S}(?:próxima|entrante|que{S}viene))\b", "next week"),
    ),
    "fr": (
        (r"de{S}la{S}semaine{S}(?:dernière|passée)\b", "last week"),
        (r"de{S}cette{S}semaine\b", "this week"),
        (r"de{S}la{S}semaine{S}prochaine\b|en{S}huit\b", "next week"),
    ),
    "pt": (
        (r"da{S}semana{S}passada\b", "last week"),
        (r"desta{S}semana\b", "this week"),
        (r"da{S}(?:próxima{S}semana|semana{S}que{S}vem)\b", "next week"),
    ),
}
# A weekday alone counts only where the language would put it for one certain day.
_LEAD = {
    "en": re.compile(r"(?:^|[\s(—–/\"“])$"),
    "es": re.compile(r"\b(?:el|del|al|del? día)\s$|[(:]\s?$|(?:^|\n)[ \t]*$|,\s$", re.IGNORECASE),
    "fr": re.compile(r"(?:^|[\s(—–«])$"),
    "pt": re.compile(
        r"\b(?:na|no|da|do|à|ao|próxim[ao]|últim[ao])\s$|[(:]\s?$|(?:^|\n)[ \t]*(?:[*•-]\s|\d\)\s)?$|"
        r"[áa]mos\s$",
        re.IGNORECASE,
    ),
}  # fmt: skip
_STANDS_ALONE = re.compile(r"[.,;)!?]|\s?$|\n")
# Short forms are words of their own; they count after these, or as the day of a dateline.
_SHORT_LEAD = re.compile(r"\b(?:on|by|before|until|till|since|from|for|next|last|and|by)\s$|\w, $|: $")
_FOLLOW = re.compile(
    r"s\b|[ -](?:to|through|thru|a|à|até)\s(?:[A-Za-zç]+day|(?!midi)\w+di|viernes|sexta|sábado)"
    r"|\s(?:Times|Mirror|Post|Herald|Review|Bulletin|Telegraph|Night Live|School|Schools|World|Club|soir ;)"
    r"|\s?(?:SCHOOL|PRESS)|-\w|\s(?:de suite|de suíte|seguido)\b"
)
_EXCLUDED = re.compile(
    r"(?:day (?:to|or)|\b(?:every|each|Black|Cyber|Good|Bloody|Giving|Easter|Super|Ruby|Holy|Ash|Fat|"
    r"Red|Palm|Blue|through|thru|first|second|third|fourth|1st|2nd|3rd|4th|any|cada|todos los|"
    r"le|les|chaque|du|au|tous les|deuxième|troisième|premier|[Pp]etit|toda|todo|aos|às))$"
)
_DATELINE = re.compile(r"[A-ZÀ-Ý]{3,}[\w .'’-]{0,30}, $|(?:^|\n)[A-Z][\w .'’-]{2,30}, $")
_DATELINE_AFTER = re.compile(r"\.?\s?[—–)]|\.?\s?--|\.?\n|\.—|\.-")
_IN_BRACKETS = re.compile(r"\((?:[^()\n]{2,30}, )?$")
_TIME_OF_DAY = re.compile(r"\s(?:night|morning|afternoon|evening)(?!\w)")
_ORDER = {
    "en": {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1},
    "es": {"primer": 1, "segundo": 2, "tercer": 3, "cuarto": 4, "último": -1},
    "fr": {"premier": 1, "deuxième": 2, "troisième": 3, "quatrième": 4, "dernier": -1},
    "pt": {
        "primeiro": 1,
        "primeira": 1,
        "segundo": 2,
        "terceiro": 3,
        "terceira": 3,
        "último": -1,
        "última": -1,
    },
}
_SHORT_PORTUGUESE = {"segunda": 0, "terça": 1, "quarta": 2, "quinta": 3, "sexta": 4}
_SHORT_PORTUGUESE_LEAD = re.compile(r"\b(?:próxima|última|passada)\s$|\bna\s$", re.IGNORECASE)


def weekday_rules(words: Words) -> list[Rule]:
    """Rules for weekdays of a week that is told, and for the nth weekday of a month."""
    forms = words.names(words.weekdays)
    day = rf"(?P<wd>{choice(forms)})(?!\w)\.?"
    after = "|".join(f"(?P<a{i}>(?i:{text}))" for i, (text, _) in enumerate(_AFTER[words.language])).replace(
        "{S}", SPACE
    )
    of = rf"{SPACE}(?:of|in){SPACE}" if words.language == "en" else rf"{SPACE}(?:de{SPACE}|d['’])"
    orders = words.forms(_ORDER[words.language])
    return [
        rule("nth weekday", orders,
              rf"(?P<n>{choice(orders)}){SPACE}(?P<wd>{choice(forms)})(?!\w){of}{words.month('m')}"
              rf"(?:{words.of_year}(?P<y>{YEAR}))?", _nth),
        rule("weekday of a week", first_words(forms), rf"{day}{SPACE}(?:{after})", _of_week),
    ]  # fmt: skip


def lone_weekday_rules(words: Words) -> list[Rule]:
    """Rules for weekdays with nothing that tells of which week they are."""
    forms = words.names(words.weekdays)
    rules = [rule("weekday", first_words(forms), rf"(?P<wd>{choice(forms)})(?!\w)\.?", _alone)]
    if words.language == "pt":
        short = words.forms(_SHORT_PORTUGUESE)
        rules.append(rule("weekday", short, rf"(?P<wd>{choice(short)})(?![\w-])", _short_portuguese))
    return rules


def _number(context: Context, surface: str) -> int:
    return context.words.weekday_number(surface)


def _nth(match: re.Match[str], context: Context) -> list[Hit] | None:
    month = context.words.month_number(match["m"])
    year = int(match["y"]) if match["y"] else None
    if year is None:
        year, _ = year_without(context, match.start(), match.end(), month, 15)
    if year is None:
        return None
    order = _ORDER[context.words.language][match["n"].lower()]
    day = nth_weekday(year, month, _number(context, match["wd"]), order)
    return [(match.start(), match.end(), day.isoformat(), 0.9 if match["y"] else 0.75)] if day else None


def _of_week(match: re.Match[str], context: Context) -> list[Hit] | None:
    today = values.anchor_day(context.anchor) if context.anchor else None
    if today is None:
        return None
    meant = next(code for i, (_, code) in enumerate(_AFTER[context.words.language]) if match[f"a{i}"])
    weekday = _number(context, match["wd"])
    in_week = weekday - today.weekday()
    back, ahead = -((today.weekday() - weekday - 1) % 7 + 1), (weekday - today.weekday() - 1) % 7 + 1
    if meant == "week":  # "Friday week" is the Friday after next, or "since Monday week" the one before
        past = re.search(r"\bsince\s$", context.before(match.start(), 7)) is not None
        by = back - 7 + (7 if back < -6 else 0) if past else ahead + 7
    else:
        by = {
            "last week": in_week - 7, "this week": in_week, "next week": in_week + 7,
            "week ago": -((today.weekday() - weekday) % 7) - 7 + (7 if today.weekday() != weekday else 0),
            "last": back, "next": ahead,
        }[meant]  # fmt: skip
    end = match.end()
    return [(match.start(), end, values.shift_day(today, by).isoformat(), 0.85)]


def _alone(match: re.Match[str], context: Context) -> list[Hit] | None:
    today = values.anchor_day(context.anchor) if context.anchor else None
    start, end = match.start(), match.end()
    surface = match["wd"]
    after = context.after(end, 24)
    if today is None or _FOLLOW.match(after):
        return None
    language = context.words.language
    before = context.before(start, 34)
    bare = before[:-1] if before[-1:] == " " else before
    if _LEAD[language].search(before) is None or _EXCLUDED.search(bare[-16:]):
        return None
    dateline = _DATELINE.search(before) is not None and _DATELINE_AFTER.match(
        context.after(match.end("wd"), 4)
    )
    full = len(surface) > 5 or language != "en"
    if not full:
        if not (dateline or _SHORT_LEAD.search(before)):
            return None
        if not dateline and re.match(r"\s\d", after) and not context.words.clock.match(after):
            return None
        keep = match.end("wd") < end and re.match(r"\s+[a-z]|[,;:)]|\.?$|\n|\s?[—–-]", after)
        end = end if keep or (match.end("wd") < end and after[:1] in ("", "\n")) else match.end("wd")
    else:
        end = match.end("wd")
        led = language != "es" or re.search(r"\b(?:el|del|al)\s$|\bdía\s$", before, re.IGNORECASE)
        if not led and _STANDS_ALONE.match(context.after(end, 2)) is None:
            return None
    weekday = _number(context, surface)
    back, ahead = -((today.weekday() - weekday) % 7), (weekday - today.weekday()) % 7
    if dateline:
        by = back
        context.dateline = values.shift_day(today, by)
        if after[:1] == "." and not full:
            end += 1
    elif _IN_BRACKETS.search(before) and after[:1] == ")":
        by = back  # "(El Tiempo, martes)": a source or a session that was
    elif re.search(r"\b(?:last|past|pasado|última|último)\s$", before, re.IGNORECASE):
        by = back or -7
    else:
        by = back if direction(context, start, end) is False else ahead
    time = _TIME_OF_DAY.match(context.text, end) if language == "en" else None
    return [(start, time.end() if time else end, values.shift_day(today, by).isoformat(), 0.7)]


def _short_portuguese(match: re.Match[str], context: Context) -> list[Hit] | None:
    """ "na quinta" is Thursday, where no noun follows that would make it "the fifth"."""
    today = values.anchor_day(context.anchor) if context.anchor else None
    before = context.before(match.start(), 10)
    lead = _SHORT_PORTUGUESE_LEAD.search(before)
    if today is None or lead is None:
        return None
    start = match.start()
    if lead[0].strip().lower() != "na":
        start -= len(lead[0])
    if lead[0].strip().lower() == "na" and not re.match(r"[,.;)]", context.after(match.end(), 1)):
        return None
    weekday = _SHORT_PORTUGUESE[match["wd"].lower()]
    back, ahead = -((today.weekday() - weekday - 1) % 7 + 1), (weekday - today.weekday() - 1) % 7 + 1
    told = lead[0].strip().lower()
    future = told == "próxima" or (told == "na" and direction(context, start, match.end()) is not False)
    return [(start, match.end(), values.shift_day(today, ahead if future else back).isoformat(), 0.65)]
