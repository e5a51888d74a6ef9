"""Months in the languages whose dates `pipeline.dates` does not read, put into English.

`find_dates` knows English, Spanish, French and Portuguese. Pages come in more: a date there has a month's
name between a day and a year, or before them, and it is that name alone that has to be known.
"""

from __future__ import annotations

import re

from corpus import months

# German, Italian, Dutch, Swedish, Danish, Norwegian, Polish, Catalan, Turkish, Russian, Ukrainian, Greek,
# Czech, Romanian, Hungarian; the case that stands in a date, the plain one, and what is written short.
_NAMES = (
    ("January", "januar jänner jan gennaio gen januari januar stycznia styczeń sty gener ocak января янв "
                "січня"
     " ιανουαρίου ιανουάριος ιαν ledna leden ianuarie január"),
    ("February", "februar feber feb febbraio februari februar lutego luty lut febrer febr şubat февраля фев"
     " лютого φεβρουαρίου φεβρουάριος φεβ února únor februarie február"),
    ("March", "märz mär mrz marzo mar maart mrt mars marts marca marzec març mart марта мар березня μαρτίου"
     " μάρτιος μαρ března březen martie március"),
    ("April", "april apr aprile kwietnia kwiecień kwi abril abr nisan апреля апр квітня απριλίου απρίλιος απρ"
     " dubna duben aprilie április"),
    ("May", "mai maggio mag mei maj maja maig mayıs мая май травня μαΐου μαίου μάιος μαϊ μάι května květen"
     " május"),
    ("June", "juni jun giugno giu czerwca czerwiec cze juny haziran июня июн червня ιουνίου ιούνιος ιούν ιουν"
     " června červen iunie június"),
    ("July", "juli jul luglio lug lipca lipiec lip juliol temmuz июля июл липня ιουλίου ιούλιος ιουλ července"
     " červenec iulie július"),
    ("August", "august aug agosto ago augustus augusti sierpnia sierpień sie agost ağustos августа авг серпня"
     " αυγούστου αύγουστος αυγ srpna srpen augusztus"),
    ("September", "september sept sep settembre set september września wrzesień wrz setembre eylül "
                  "сентября сен"
     " вересня σεπτεμβρίου σεπτέμβριος σεπ září septembrie szeptember"),
    ("October", "oktober okt ottobre ott october października październik paź octubre ekim октября окт жовтня"
     " οκτωβρίου οκτώβριος οκτ října říjen octombrie október"),
    ("November", "november nov novembre listopada listopad lis kasım ноября ноя листопада νοεμβρίου νοέμβριος"
     " νοε noiembrie"),
    ("December", "dezember dez dicembre dic december desember grudnia grudzień gru desembre aralık "
                 "декабря дек"
     " грудня δεκεμβρίου δεκέμβριος δεκ prosince prosinec decembrie"),
)  # fmt: skip
# A Czech November is a Polish one; Romance months, too, may come before their day.
_CZECH = {"listopadu": "November"}
_ENGLISH = {name: month for month, names in _NAMES for name in names.split()} | _CZECH
_BEFORE_DAY = _ENGLISH | {
    name: _NAMES[number - 1][0]
    for language in ("pt", "es", "fr")
    for name, number in months.FULL[language].items()
}
_ALL = "|".join(sorted(_ENGLISH, key=len, reverse=True))
_DAY_MONTH = re.compile(
    rf"(?<![\w.])(\d{{1,2}})(?:\s?[.ºª°]|er|a|e)?\s*(?:(?<=\s)d(?:e|i|el)\s+|d['’])?(?<!\d)({_ALL})\b\.?,?"
    r"\s+(?:d(?:e|el)\s+|d['’])?(?=\d{4}\b)",
    re.IGNORECASE,
)
_FULL = "|".join(sorted((n for n in _ENGLISH if len(n) >= 4), key=len, reverse=True))
_WITHOUT_YEAR = re.compile(rf"(?<![\w.])(\d{{1,2}})\.?\s+({_FULL})\b(?!\.?,?\s+\d{{4}})", re.IGNORECASE)
_ORDINAL_MONTH = re.compile(rf"\b(\d{{1,2}})\.\s*({_ALL})\b\.?", re.IGNORECASE)
_MONTH_DAY = re.compile(
    rf"\b({'|'.join(sorted(_BEFORE_DAY, key=len, reverse=True))})\.?\s+(\d{{1,2}}),?"
    r"\s+(?:del?\s+)?(?=\d{4}\b)",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"\b({_ALL})\s+(?:del?\s+)?(?=\d{{4}}\b)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_YEAR_FIRST = re.compile(rf"\b(\d{{4}})\.\s+({_ALL})\s+(\d{{1,2}})\b\.?", re.IGNORECASE)


def in_english(text: str) -> str:
    """A text with the days and months of these languages in English: "4 czerwca 2019" -> "4 June 2019"."""
    if _BEFORE_DAY.keys().isdisjoint(_WORD.findall(text.lower())):
        return text
    text = _YEAR_FIRST.sub(lambda m: f"{m[3]} {_named(m[2])} {m[1]}", text)
    text = _DAY_MONTH.sub(lambda m: f"{m[1]} {_named(m[2])} ", text)
    text = _ORDINAL_MONTH.sub(lambda m: f"{m[1]} {_named(m[2])}", text)
    text = month_first_in_english(text)
    return _MONTH_YEAR.sub(lambda m: f"{_named(m[1])} ", text)


def month_first_in_english(text: str) -> str:
    """A text with days that follow their month in English, as templates write them: "Junho 4, 2019"."""
    return _MONTH_DAY.sub(lambda m: f"{_BEFORE_DAY[m[1].lower()]} {m[2]}, ", text)


def _named(name: str) -> str:
    return _ENGLISH[name.lower()]


def day_in_english(text: str) -> str:
    """A text with days that leave out their year in English: "18 Οκτωβρίου" -> "18 October"."""
    return _WITHOUT_YEAR.sub(lambda m: f"{m[1]} {_ENGLISH[m[2].lower()]}", text)
