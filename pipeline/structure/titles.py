"""The title of a document: given, from metadata, from its first heading, or from its first words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from corpus.document import RawItem, Reading
from corpus.folding import fold
from pipeline.structure import bylines, datelines, marks
from pipeline.structure.front import is_furniture, is_latin, is_prose, top
from pipeline.structure.units import Unit

_GENERIC = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel) - .*|untitled.*|document\d*|no title|sin t[ií]tulo|sans titre|"
    r".{1,80}\.(?:docx?|pdf|indd|qxd|pub|odt|rtf|txt|html?)|home(?: ?page)?|index|new page \d*|\W*)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<![A-Z]\.[A-Z])[.;:,](?:[\"'”’»)\]])*$")
_TRUSTED = 0.5  # a title below this (a PDF's Info) yields to a heading of the text
_MAX = 180
_MAX_WORDS = 26
_SHORT = 80
_SEPARATOR = re.compile(r"\s+[|–—·•«»:-]\s+|\s*\|\s*")


def title_of(
    reading: Reading, units: Sequence[Unit], item: RawItem, language: str | None
) -> tuple[str, list[str]]:
    """The title, and warnings ("no title found")."""
    given = item.given.get("title", "").strip()
    if given:
        return given, []
    latin = is_latin(reading.text)
    heading = line_title(units, latin=latin, language=language)
    best = reading.best("title")
    doubtful = best is not None and best.confidence < _TRUSTED and heading is not None
    if best is not None and not doubtful and not _GENERIC.fullmatch(best.value.strip()):
        return _without_site(best.value.strip(), heading, reading), []
    if heading:
        return heading, []
    opening = _first_words(units)
    if opening:
        return opening, ["no title found; the first words stand for it"]
    return _stem(item.origin), ["no title found; the file's name stands for it"]


def line_title(units: Sequence[Unit], *, latin: bool = True, language: str | None = None) -> str | None:
    """The first of the largest headings before the prose, else the first line there that reads as a title."""
    head = top(units)
    headings = [(u.level, t) for u in head if u.type == "heading" and (t := _title_in(u, latin, language))]
    if headings:
        return min(headings, key=lambda found: found[0])[1]
    for unit in head:
        if unit.type in {"paragraph", "quote", "table_row"} and (found := _title_in(unit, latin, language)):
            return found
    return None


def _title_in(unit: Unit, latin: bool, language: str | None) -> str | None:
    lines = unit.lines
    for i, line in enumerate(lines):
        if not is_title_line(line, latin=latin, language=language, heading=unit.type == "heading"):
            continue
        for following in lines[i + 1 : i + 3]:  # a title broken over lines
            joined = f"{line} {following}"
            same_case = line.isupper() == following.isupper()
            if fold(following) == fold(line) or not same_case or len(joined) > _MAX:
                break
            if not is_title_line(joined, latin=latin, language=language) or _stands_apart(
                following, language
            ):
                break
            line = joined
        return line.strip()
    return None


def _stands_apart(line: str, language: str | None) -> bool:
    return bylines.is_byline(line) or datelines.is_date_line(line, language) or is_furniture(line)


def is_title_line(line: str, *, latin: bool, language: str | None, heading: bool = False) -> bool:
    """Whether a plain line can be a title: short, capital first; no sentence, byline, date or furniture."""
    if not 3 <= len(line) <= _MAX or len(line.split()) > _MAX_WORDS or is_furniture(line, latin=latin):
        return False
    if not heading and _SENTENCE_END.search(line):
        return False
    if bylines.is_byline(line) or datelines.is_date_line(line, language) or datelines.is_masthead(line):
        return False
    if marks.RESOLVED.match(line) or marks.WHEREAS.match(line) or marks.LEAD_PIECE.match(line):
        return False
    if not re.search(r"[^\W\d_]{3}", line):
        return False
    first = next((c for c in line if c.isalnum()), "")
    return first.isupper() or first.isdigit() or not first.islower() or heading


def _without_site(value: str, heading: str | None, reading: Reading) -> str:
    """A metadata title without the site's name before or behind it."""
    value = re.sub(r"\s+", " ", value)
    if heading and fold(value) != fold(heading):
        folded, head = fold(value), fold(heading)
        if folded.startswith(head) and re.match(r"\s*[|–—·•«»:-]", folded[len(head) :] or "|"):
            return heading
        if folded.endswith(head) and re.search(r"[|–—·•«»:-]\s*$", folded[: -len(head)]):
            return heading
    source = reading.best("source")
    if source:
        pieces = _SEPARATOR.split(value)
        if len(pieces) > 1 and fold(pieces[-1]) == fold(source.value):
            return value[: value.rfind(pieces[-1])].rstrip(" |–—·•«»:-")
    return value


def _first_words(units: Sequence[Unit]) -> str | None:
    """About 80 characters of the first sentence, with an ellipsis where it goes on."""
    unit = next(
        (u for u in units if is_prose(u) or (len(u.plain) > _SHORT and not is_furniture(u.plain))), None
    )
    unit = unit or next((u for u in units if not is_furniture(u.plain)), None)
    if unit is None:
        return None
    text = unit.plain
    if len(text) <= _SHORT:
        return text
    cut = text.rfind(" ", 40, _SHORT)
    return text[: cut if cut > 0 else _SHORT].rstrip(" ,;:.–—-") + "…"


def _stem(origin: str) -> str:
    path = urlsplit(origin).path if "://" in origin else origin
    name = PurePosixPath(unquote(path.replace("\\", "/"))).stem
    return name.strip() or origin.strip() or "untitled"
