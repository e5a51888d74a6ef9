"""Which days the named days of the labor and church calendars are, by language and year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

OfYear = Callable[[int], date]
"""The day that a name means in a year."""


def _fixed(month: int, day: int) -> OfYear:
    return lambda year: date(year, month, day)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """The nth weekday (0 Monday) of a month, the last for n = -1; None where the month has no such day."""
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    if n > 0:
        day += timedelta(weeks=n - 1)
        return day if day.month == month else None
    while (day + timedelta(weeks=1)).month == month:
        day += timedelta(weeks=1)
    return day


def _nth(month: int, weekday: int, n: int) -> OfYear:
    def of(year: int) -> date:
        return nth_weekday(year, month, weekday, n) or date(year, month, 28)

    return of


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the "anonymous" algorithm, Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _from_easter(days: int) -> OfYear:
    return lambda year: easter(year) + timedelta(days=days)


_MAY, _WOMEN, _CHRISTMAS, _NEW_YEAR = _fixed(5, 1), _fixed(3, 8), _fixed(12, 25), _fixed(1, 1)
_ENGLISH = {
    "May Day": _MAY,
    "International Workers' Day": _MAY,
    "Labor Day": _nth(9, 0, 1),
    "Labour Day": _nth(9, 0, 1),
    "International Women's Day": _WOMEN,
    "Workers' Memorial Day": _fixed(4, 28),
    "Workers Memorial Day": _fixed(4, 28),
    "Juneteenth": _fixed(6, 19),
    "Thanksgiving Day": _nth(11, 3, 4),
    "Thanksgiving": _nth(11, 3, 4),
    "Christmas Eve": _fixed(12, 24),
    "Christmas Day": _CHRISTMAS,
    "Christmas": _CHRISTMAS,
    "Xmas": _CHRISTMAS,
    "Boxing Day": _fixed(12, 26),
    "New Year's Day": _NEW_YEAR,
    "New Year's Eve": _fixed(12, 31),
    "New Year": _NEW_YEAR,
    "Good Friday": _from_easter(-2),
    "Easter Monday": _from_easter(1),
    "Easter Sunday": _from_easter(0),
    "Easter": _from_easter(0),
    "Whit Monday": _from_easter(50),
    "Whitsuntide": _from_easter(49),
    "Whitsun": _from_easter(49),
    "St Patrick's Day": _fixed(3, 17),
    "St. Patrick's Day": _fixed(3, 17),
    "Armistice Day": _fixed(11, 11),
    "Remembrance Day": _fixed(11, 11),
    "Lincoln's Birthday": _fixed(2, 12),
    "Washington's Birthday": _fixed(2, 22),
    "Columbus Day": _fixed(10, 12),
    "Memorial Day": _nth(5, 0, -1),
    "Fourth of July": _fixed(7, 4),
    "Valentine's Day": _fixed(2, 14),
    "Anzac Day": _fixed(4, 25),
    "Martin Luther King Day": _nth(1, 0, 3),
    "Martin Luther King Jr. Day": _nth(1, 0, 3),
}
_SPANISH = {
    "Día del Trabajo": _MAY,
    "Día del Trabajador": _MAY,
    "Día Internacional de los Trabajadores": _MAY,
    "Día Internacional del Trabajo": _MAY,
    "Día Internacional de la Mujer": _WOMEN,
    "Nochebuena": _fixed(12, 24),
    "Navidad": _CHRISTMAS,
    "Año Nuevo": _NEW_YEAR,
    "Viernes Santo": _from_easter(-2),
    "Jueves Santo": _from_easter(-3),
    "Domingo de Ramos": _from_easter(-7),
}
_FRENCH = {
    "Premier Mai": _MAY,
    "Premier mai": _MAY,
    "premier mai": _MAY,
    "PREMIER MAI": _MAY,
    "Fête du Travail": _MAY,
    "fête du Travail": _MAY,
    "fête du travail": _MAY,
    "Journée internationale des femmes": _WOMEN,
    "Journée internationale des travailleurs": _MAY,
    "jour de l'An": _NEW_YEAR,
    "Noël": _CHRISTMAS,
    "Pâques": _from_easter(0),
    "lundi de Pâques": _from_easter(1),
    "Vendredi saint": _from_easter(-2),
    "Pentecôte": _from_easter(49),
    "Toussaint": _fixed(11, 1),
}
_PORTUGUESE = {
    "Dia do Trabalho": _MAY,
    "Dia do Trabalhador": _MAY,
    "Dia Internacional do Trabalhador": _MAY,
    "Dia Internacional da Mulher": _WOMEN,
    "Primeiro de Maio": _MAY,
    "Natal": _CHRISTMAS,
    "Ano Novo": _NEW_YEAR,
    "Páscoa": _from_easter(0),
    "Sexta-feira Santa": _from_easter(-2),
}


def _with_curly(names: Mapping[str, OfYear]) -> dict[str, OfYear]:
    return {form: day for name, day in names.items() for form in (name, name.replace("'", "’"))}


NAMED: Mapping[str, Mapping[str, OfYear]] = {
    "en": _with_curly(_ENGLISH),
    "es": _with_curly(_SPANISH),
    "fr": _with_curly(_FRENCH),
    "pt": _with_curly(_PORTUGUESE),
}
# A name that is as often something else (Natal is a province and a surname) counts only after these.
NEEDS_LEAD: Mapping[str, str] = {
    "Natal": r"(?<!Rua )(?<!Avenida )(?<!Estado )(?<!Porto )\b(?:[dn]o|ao|até|antes do|desde o|pelo)\s$",
    "Christmas": r"\b(?:at|by|before|since|until|till|after|for|last|next|this|on)\s$",
    "Xmas": r"\b(?:at|by|before|since|until|till|after|for|last|next|this|on)\s$",
    "New Year": r"\b(?:the|next|last)\s$",
    "Easter": r"\b(?:at|by|before|since|until|till|after|for|last|next|this|on)\s$",
    "Memorial Day": r"\b(?:on|by|before|since|until|till|after|for|last|next|this)\s$",
}
