"""Headers in frames that no list knows, told by their coming again (see `repeats`): "Doc. C/31", "Agenda item
3(a)", "14/19 Night work", "Night work [8]", "Night work — 53", "COMMITTEE | A1 | Night work", "SEVEN. DUES".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.structure import conventions
from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.decisions import fact_signs, facts, speakers, submitters
from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.texts.items import Item

Told = tuple[Item, headers.Header]

_APART = frozenset({"caption", "footnote"})
_LONG = 170  # characters above which a line is no header
_CODE = r"(?:[A-Z]{1,4}[-–./]?)?\d{1,4}[A-Z]?(?:\([a-z]\))?"
_YEARED = (
    r"(?:(?:18|19|20)\d\d[/-]\d{1,3}|"
    r"\d{1,3}/(?:\d\d|(?:18|19|20)\d\d)|[A-Z]{1,4}/\d{1,4}|[A-Z]{1,3}\d{1,3}/\d{1,4})"
)
_WORDS = (
    "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN".split()
)
_WORD = rf"(?:{'|'.join(_WORDS)})"
# What stands before a number and is no word of kind.
_NO_FRAME = re.compile(
    r"(?:page|pages|p|pp|local|locals|lodge|branch|division|district|chapter|article|art|section|vol|volume|part|room|"
    r"session|day|table|figure|form|bill|act|rule|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|convention|congress|conference|suite|box|tel|phone|fax|in|on|at|of|and|from|to|the|leaf)\b\.?",
    re.IGNORECASE,
)
_FRAMED = re.compile(
    rf"(?P<frame>[A-ZÀ-Þ][\w’'-]*\.?(?:\s+[\w’'-]+\.?){{0,2}})\s+(?P<number>{_YEARED}|\d{{1,4}}\([a-z]\)|{_CODE})[.:]?"
)
_FIRST = re.compile(
    rf"[\[(]?(?P<number>{_YEARED}|{_WORD}(?=[.:]))[\])]?\s*(?:[.:]|[–—-](?=\s))?\s+(?P<title>[A-ZÀ-Þ“\"«¡¿].{{2,120}})"
)
_LAST = re.compile(
    rf"(?P<title>[A-ZÀ-Þ“\"«¡¿].{{2,110}}?)\s*(?:[\[(]\s*(?:No\.?\s*)?(?P<a>{_CODE}|{_YEARED})\s*[\])]|"
    rf"\s[–—|]\s*(?:No\.?\s*)?(?P<b>{_CODE}|{_YEARED})|[ \t]{{3,}}(?P<c>{_CODE}|{_YEARED}))"
)
_ROMAN = re.compile(r"([IVXLC]{1,7})\.?")
_ROMANS = 8  # letters that a number in Roman letters stays below
_NUMBER_CELL = re.compile(rf"(?:No\.?\s*|#)?(?P<number>{_CODE}|{_YEARED})")


def _may_be_header(items: Sequence[Item], at: int) -> bool:
    """Whether a line stands apart and is neither a sentence nor what is known by another rule."""
    item = items[at]
    line = item.plain
    return (
        item.type not in _APART
        and not item.listed
        and 1 < len(line) <= _LONG
        and (item.blank or item.heading or at == 0 or fate_of(items[at - 1].plain) is not None)
        and line[-1:] not in ".;,:"
        and headers.header_of(line) is None
        and fate_of(line) is None
        and not fact_signs.BYLINE.match(line)
        and not facts.noted(line)
        and not signs.WHEREAS.match(line)
        and not speakers.is_turn(line)
        and not conventions.names_meeting(line)
    )


def framed(items: Sequence[Item], at: int) -> Told | None:
    """ "Agenda item 3(a)", "Doc. C/31": the same words before a number, and nothing else on the line."""
    roman = _ROMAN.fullmatch(items[at].plain)
    if roman and len(roman[1]) < _ROMANS and items[at].blank and not items[at].listed and at + 1 < len(items):
        return items[at], headers.Header("resolution", roman[1], None, strength="list")
    match = _FRAMED.fullmatch(items[at].plain) if len(items[at].plain) < 50 else None
    if match is None or _NO_FRAME.match(match["frame"]) or not _may_be_header(items, at):
        return None
    form = headers.form_of(match["frame"])
    return items[at], headers.Header(form, match["number"], None, strength="list")


def number_first(items: Sequence[Item], at: int) -> Told | None:
    """ "14/19 Night work", "SEVEN. NIGHT WORK": a number of another kind before the title."""
    match = _FIRST.fullmatch(items[at].plain)
    if match is None or not _may_be_header(items, at):
        return None
    number = match["number"]
    if number in _WORDS:
        number = str(_WORDS.index(number) + 1)
    title = headers.plain_title(match["title"])
    return items[at], headers.Header("resolution", number, title, strength="list")


def number_last(items: Sequence[Item], at: int) -> Told | None:
    """ "Night work [8]", "Night work — 53", "Night work          21": the number behind the title."""
    item = items[at]
    match = _LAST.fullmatch(item.raw.strip()) if len(item.lines) == 1 else None
    if match is None or not _may_be_header(items, at):
        return None
    number = match["a"] or match["b"] or match["c"]
    if re.fullmatch(r"(?:18|19|20)\d\d", number) or re.search(r"\d", match["title"][-3:]):
        return None
    title = headers.plain_title(match["title"])
    return item, headers.Header("resolution", number, title, strength="list")


def in_cells(items: Sequence[Item], at: int) -> Told | None:
    """ "RESOLUTIONS COMMITTEE | A1 | Night work": a number between other cells, the title behind it."""
    item = items[at]
    first, *under = item.lines or (item.plain,)
    by = under[0] if len(under) == 1 and submitters.signs(under[0]) else ""
    if under and not by:
        return None
    cells = [c.strip() for c in re.split(r"\s+[|•·]\s+|\t+", first) if c.strip()]
    if len(cells) != 3 or item.type in _APART or len(item.plain) > _LONG or item.listed:
        return None
    number = _NUMBER_CELL.fullmatch(cells[1])
    if number is None or not cells[2][:1].isupper() or fate_of(cells[2]) is not None or fate_of(cells[0]):
        return None
    header = headers.Header(
        "resolution", number["number"], headers.plain_title(cells[2]), by, strength="list"
    )
    return replace(item, type="paragraph"), header
