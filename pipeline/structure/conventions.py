"""The convention that a text names as its own, and the date on which something was adopted there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.structure import datelines, marks

_TENS = "Twentieth|Thirtieth|Fortieth|Fiftieth|Sixtieth|Seventieth|Eightieth|Ninetieth|Hundredth"
_ORDINAL = (
    r"(?:\d{1,3}\s?(?:st|nd|rd|th|[ºª°]|er?\b|ème)|\b(?-i:[IVXLC]{1,7})(?=\s)|"
    r"(?:(?:Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety)-)?"
    rf"(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth)|Tenth|Eleventh|Twelfth|"
    rf"\w{{4,7}}teenth|{_TENS})"
)
_MEETING = (
    r"(?:Convention|Congress|Conference|Congreso|Congr[èe]s|Congresso|Conferencia|Convenci[óo]n|"
    r"Conf[ée]rence|Asamblea|Assembly)"
)
_NUMBERED = re.compile(
    rf"(?P<ordinal>{_ORDINAL})(?P<middle>(?:\s+[A-ZÀ-Þ][\w.&'’-]*){{0,6}}?)\s+(?P<meeting>{_MEETING})\b"
    r"(?P<after>(?:\s+(?:Nacional|National|Ordinari[oa]|Extraordinari[oa]|Constitu\w+))?)",
    re.IGNORECASE,
)
_YEARED = re.compile(
    rf"^(?P<name>(?:[A-ZÀ-Þ][\w.&'’-]*\s+){{0,4}}?)(?P<meeting>{_MEETING})\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"\b(?:adopted|approved|carried|passed|adoptad[oa]|aprobad[oa]|adoptée?|aprovad[oa]|adotad[oa])\b",
    re.IGNORECASE,
)


def convention_in(line: str) -> str | None:
    """The convention a short line names ("THIS 78th CONVENTION" -> "78th Convention"), or None."""
    line = line[:400]
    match = _NUMBERED.search(line)
    if match:
        return " ".join(_cased(word) for word in match.group().split())
    match = _YEARED.match(line)
    if match:
        return re.sub(r"\s+", " ", f"{match['name']}{match['meeting'].capitalize()} {match['year']}").strip()
    return None


def _cased(word: str) -> str:
    """A word set in capitals in ordinary letters, but for acronyms and Roman numbers ("UE", "XII")."""
    if not word.isupper() or len(word) < 6 or re.fullmatch(r"[IVXLC]+", word):
        return word
    return "-".join(piece.capitalize() for piece in word.split("-"))


def adopted_in(lines: Iterable[str], language: str | None) -> str | None:
    """The date beside "Adopted", "CARRIED", "Aprobada" in a disposition line, or None."""
    for line in lines:
        if len(line) > 400:
            continue
        match = _ADOPTED.search(line)
        if match and (marks.disposition_of(line) or match.start() < 60):
            spans = [d for d in datelines.dates_in(line, language) if d.start >= match.start()]
            if spans:
                return spans[0].edtf
    return None
