"""Rules for days written out in words: "the sixth of January, 1950", "siete de marzo de 1931"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.dates import values
from pipeline.dates.spans import Context, Hit, Rule, rule
from pipeline.dates.tails import told_after
from pipeline.dates.undated import year_without
from pipeline.dates.words import SPACE, YEAR, Words, first_words


def _table(words: str) -> dict[str, int]:
    return {w.replace("_", " "): n for n, group in enumerate(words.split(), 1) for w in group.split("|")}


DAYS: Mapping[str, Mapping[str, int]] = {
    "en": _table(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
        "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth "
        "twenty-ninth thirtieth thirty-first"
    ),
    "es": _table(
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciséis|diez_y_seis diecisiete|diez_y_siete dieciocho|diez_y_ocho diecinueve|diez_y_nueve veinte "
        "veintiuno|veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho "
        "veintinueve treinta treinta_y_uno"
    ),
    "fr": _table(
        "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
        "dix-sept dix-huit dix-neuf vingt vingt_et_un vingt-deux vingt-trois vingt-quatre vingt-cinq "
        "vingt-six vingt-sept vingt-huit vingt-neuf trente trente_et_un"
    ),
    "pt": _table(
        "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze "
        "dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove vinte vinte_e_um vinte_e_dois "
        "vinte_e_três vinte_e_quatro vinte_e_cinco vinte_e_seis vinte_e_sete vinte_e_oito vinte_e_nove "
        "trinta trinta_e_um"
    ),
}
"""Days of the month in words, lower case."""

_DAYS_OF = {
    "en": rf"(?:{SPACE}day)?{SPACE}of{SPACE}", "es": rf"(?:{SPACE}días{SPACE}del{SPACE}mes)?{SPACE}de{SPACE}",
    "fr": SPACE, "pt": rf"(?:{SPACE}dias{SPACE}do{SPACE}mês)?{SPACE}de{SPACE}",
}  # fmt: skip


def spelled_rules(words: Words) -> list[Rule]:
    """Rules for days of a month in words. Capitals would make them names ("Escola Sete de Outubro")."""
    days = DAYS[words.language]
    forms = sorted(days, key=lambda w: (-len(w), w))
    day = "|".join(re.escape(w).replace("\\ ", SPACE) for w in forms)
    pattern = rf"(?P<w>{day}){_DAYS_OF[words.language]}{words.month('m')}(?:{words.of_year}(?P<y>{YEAR}))?"
    both = rf"(?P<w>{day}){words.both}(?=(?P<w2>{day}){_DAYS_OF[words.language]}{words.month('m')}"
    return [
        rule("day in words", first_words(days), pattern, _day),
        rule("day in words", first_words(days), rf"{both}(?:{words.of_year}(?P<y>{YEAR}))?)", _first_of_two),
    ]


def _date(match: re.Match[str], context: Context) -> tuple[str | None, int, float]:
    """The day, where what tells its year ends, and the confidence."""
    number = DAYS[context.words.language][" ".join(match["w"].split())]
    month, end = context.words.month_number(match["m"]), match.end()
    if match["y"]:
        return values.day(int(match["y"]), month, number), end, 0.95
    told = told_after(context, end, month, number)
    if told:
        return values.day(told[0], month, number), told[1], 0.85
    year, confidence = year_without(context, match.start(), end, month, number)
    return values.day(year, month, number), end, confidence


def _day(match: re.Match[str], context: Context) -> list[Hit] | None:
    edtf, end, confidence = _date(match, context)
    return [(match.start(), end, edtf, confidence)] if edtf else None


def _first_of_two(match: re.Match[str], context: Context) -> list[Hit] | None:
    edtf, _, confidence = _date(match, context)
    return [(*match.span("w"), edtf, confidence)] if edtf else None
