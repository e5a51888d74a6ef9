"""Rules for days that go by a name: May Day, Labor Day, Día del Trabajo, September 11."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from pipeline.dates import values
from pipeline.dates.spans import Context, Hit, Rule
from pipeline.dates.undated import speaks_of_future
from pipeline.dates.words import GAP, SPACE, Words, choice

_OfYear = Callable[[int], date]


def _fixed(month: int, day: int) -> _OfYear:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, n: int) -> _OfYear:
    """The nth weekday (0 Monday) of a month."""

    def of(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=n - 1)

    return of


_NAMED: dict[str, dict[str, _OfYear]] = {
    "en": {
        "May Day": _fixed(5, 1),
        "International Workers' Day": _fixed(5, 1),
        "International Workers’ Day": _fixed(5, 1),
        "Labor Day": _nth(9, 0, 1),
        "Labour Day": _nth(9, 0, 1),
        "International Women's Day": _fixed(3, 8),
        "International Women’s Day": _fixed(3, 8),
        "Workers' Memorial Day": _fixed(4, 28),
        "Workers’ Memorial Day": _fixed(4, 28),
        "Workers Memorial Day": _fixed(4, 28),
        "Juneteenth": _fixed(6, 19),
        "Thanksgiving": _nth(11, 3, 4),
        "Christmas Eve": _fixed(12, 24),
        "Christmas Day": _fixed(12, 25),
        "New Year's Day": _fixed(1, 1),
        "New Year’s Day": _fixed(1, 1),
        "New Year's Eve": _fixed(12, 31),
        "New Year’s Eve": _fixed(12, 31),
        "Martin Luther King Day": _nth(1, 0, 3),
        "Martin Luther King Jr. Day": _nth(1, 0, 3),
    },
    "es": {
        "Día del Trabajo": _fixed(5, 1),
        "Día del Trabajador": _fixed(5, 1),
        "Día Internacional de los Trabajadores": _fixed(5, 1),
        "Día Internacional del Trabajo": _fixed(5, 1),
        "Día Internacional de la Mujer": _fixed(3, 8),
        "Nochebuena": _fixed(12, 24),
        "Año Nuevo": _fixed(1, 1),
    },
    "fr": {
        "Fête du Travail": _fixed(5, 1),
        "fête du Travail": _fixed(5, 1),
        "fête du travail": _fixed(5, 1),
        "Journée internationale des femmes": _fixed(3, 8),
        "Journée internationale des travailleurs": _fixed(5, 1),
        "jour de l'An": _fixed(1, 1),
    },
    "pt": {
        "Dia do Trabalho": _fixed(5, 1),
        "Dia do Trabalhador": _fixed(5, 1),
        "Dia Internacional do Trabalhador": _fixed(5, 1),
        "Dia Internacional da Mulher": _fixed(3, 8),
    },
}
_ATTACKS = {
    "en": (
        ("September", "Sept"),
        rf"Sept(?:ember|\.)?{GAP}11(?:th)?(?!\w|,?{SPACE}\d{{4}}|{GAP}?[-–/,]\s?\d)",
    ),
    "es": (("11",), rf"11{GAP}de{GAP}septiembre(?!\w|{SPACE}(?:del?{SPACE})?\d{{4}})"),
    "fr": (("11",), rf"11{GAP}septembre(?!\w|{SPACE}\d{{4}})"),
    "pt": (("11",), rf"11{GAP}de{GAP}setembro(?!\w|{SPACE}(?:de{SPACE})?\d{{4}})"),
}
_ATTACK_WORDS = re.compile(
    r"attack|terror|twin towers|world trade center|al[ -]qaeda|hijack|atentado|torres gemelas|attentat|"
    r"ataques",
    re.IGNORECASE,
)


def named_rules(words: Words) -> list[Rule]:
    """Rules for named days of a year that is told, or that the anchor gives."""
    names = _NAMED[words.language]
    link = {"en": rf"(?:,?{SPACE}(?:of{SPACE})?)", "fr": SPACE}.get(words.language, rf"{SPACE}(?:de{SPACE})?")
    pattern = rf"(?P<name>{choice(names)})(?!\w)(?:{link}(?P<y>(?:1[89]|20)\d\d)(?!\w))?"
    triggers = tuple({n.split()[0] for n in names})
    attack_triggers, attack = _ATTACKS[words.language]
    return [
        Rule("attacks", attack_triggers, re.compile(attack), _attacks),
        Rule("named day", triggers, re.compile(pattern), _named_day),
    ]


def _named_day(match: re.Match[str], context: Context) -> list[Hit] | None:
    of_year = _NAMED[context.words.language][match["name"]]
    if match["y"]:
        return [(match.start(), match.end(), of_year(int(match["y"])).isoformat(), 0.95)]
    if context.anchor is None:
        return None
    day = of_year(context.anchor.year)
    step = re.search(r"\b(last|next|this)\s$", context.before(match.start(), 6), re.IGNORECASE)
    year = values.plausible_year(
        context.anchor, day.month, day.day,
        future=bool(step and step[1].lower() == "next") or speaks_of_future(context, match.start(),
        match.end()),
    )  # fmt: skip
    return [(match.start(), match.end(), of_year(year).isoformat(), 0.7)]


def _attacks(match: re.Match[str], context: Context) -> list[Hit] | None:
    """The attacks of 2001, where the text around speaks of them and is not older."""
    if context.anchor and (context.anchor.year, context.anchor.month or 12) < (2001, 9):
        return None
    near = context.before(match.start(), 200) + " " + context.after(match.end(), 200)
    return [(match.start(), match.end(), "2001-09-11", 0.85)] if _ATTACK_WORDS.search(near) else None
