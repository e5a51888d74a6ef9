"""The date of an attribution as EDTF: "21.04.2022", "April 21, 2022", "21 de abril de 2022", "avril 2022"."""

from __future__ import annotations

import re

from corpus.edtf import is_valid
from corpus.folding import fold
from corpus.months import FULL, SHORT

# All names in full; of the short ones the English: in other languages they are words too ("out", "set").
_MONTHS = {fold(name): n for names in (*FULL.values(), SHORT["en"]) for name, n in names.items()}
_NAMES = "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name)))
_M = rf"(?P<month>{_NAMES})\.?"
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
        month = _MONTHS[str(parts["month"])]
    if parts.get("a"):
        first, second = int(str(parts["a"])), int(str(parts["b"]))
        if first > 12 or first == second:
            month, day = second, str(first)
        elif second > 12:
            month, day = first, str(second)
    if month is None:
        return str(year)
    return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")
