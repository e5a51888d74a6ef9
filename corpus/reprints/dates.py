"""The date of an attribution as EDTF: "21.04.2022", "April 21, 2022", "21 de abril de 2022", "avril 2022"."""

from __future__ import annotations

import re

from corpus.edtf import is_valid
from corpus.folding import fold

# The first letters tell the month in English, Spanish, French, Portuguese, German and Italian.
_MONTHS = {
    **dict.fromkeys("jan ene gen".split(), 1),
    **dict.fromkeys("feb fev".split(), 2),
    **dict.fromkeys("mar mae".split(), 3),
    **dict.fromkeys("apr abr avr".split(), 4),
    **dict.fromkeys("may mai mag".split(), 5),
    **dict.fromkeys("jun jui giu".split(), 6),
    **dict.fromkeys("jul lug".split(), 7),
    **dict.fromkeys("aug ago aou".split(), 8),
    **dict.fromkeys("sep set".split(), 9),
    **dict.fromkeys("oct out okt ott".split(), 10),
    **dict.fromkeys("nov".split(), 11),
    **dict.fromkeys("dec dic dez".split(), 12),
}
_NAMES = re.compile(
    r"(?:januar[y]?|enero|janvier|janeiro|gennaio|februar[y]?|febrero|fevrier|fevereiro|febbraio|march|marzo|mars|marco"
    r"|maerz|marz|april|abril|avril|aprile|may|mayo|mai|maio|maggio|june?|junio|juin|junho|juni|giugno|july?|julio|juillet"
    r"|julho|juli|luglio|august|agosto|aout|september|septiembre|septembre|setembro|settembre|october|octubre|octobre"
    r"|outubro|oktober|ottobre|november|noviembre|novembre|novembro|december|diciembre|decembre|dezembro|dezember"
    r"|dicembre|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
)
_M = rf"(?P<month>{_NAMES.pattern})"
_FORMS = tuple(
    re.compile(rf"(?<!\w){form}(?!\w)")
    for form in (
        r"(?P<year>\d{4})-(?P<m>\d{2})-(?P<day>\d{2})",
        r"(?P<day>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<year>\d{4})",
        r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4})",
        rf"{_M}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|o)?\s+(?:of\s+|de\s+)?{_M},?\s+(?:de\s+|del\s+)?(?P<year>\d{{4}})",
        rf"{_M},?\s+(?:de\s+|del\s+)?(?P<year>\d{{4}})",
        r"(?P<year>(?:18|19|20)\d{2})",
    )
)


def date_in(text: str) -> str | None:
    """The first date in the text as EDTF, the exactest form of it, or None.

    Of 03/04/2022, which is a day in March or in April, only the year is told.
    """
    folded = fold(text)
    for form in _FORMS:
        found = form.search(folded)
        if found:
            edtf = _edtf(found.groupdict())
            if is_valid(edtf):
                return edtf
    return None


def _edtf(parts: dict[str, str | None]) -> str:
    year, day = parts["year"], parts.get("day")
    month = int(parts["m"] or 0) if parts.get("m") else None
    if parts.get("month"):
        name = str(parts["month"])
        month = 7 if name == "juillet" else _MONTHS[name[:3]]
    if parts.get("a"):
        first, second = int(str(parts["a"])), int(str(parts["b"]))
        if first > 12 or first == second:
            month, day = second, str(first)
        elif second > 12:
            month, day = first, str(second)
    if month is None:
        return str(year)
    return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")
