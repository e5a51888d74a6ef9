"""The line that gives a resolution's number beside, below or above its title: "(No. 28.)", "R-14 • Submitted
by Local 506 • Group A", "72." over a title, "Motion 9 – Community. Carried." under the last clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.leads import is_prose, lead_of, speaks
from pipeline.structure.resolutions.decisions import fact_signs, facts, speakers
from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.texts.items import Item

_CODE = r"(?:[A-Z]{1,4}[-–./ ]?)?\d{1,4}[A-Za-z]?(?:[-–/]\d{1,4})?"
_KIND = r"(?:resolution|motion|composite|remit|proposal|item|statement|r[ée]solution|resoluci[óo]n|moci[óo]n)"
_SIGN = r"(?:(?:No|Nr|N[°ºo]|N[úu]m|Number)\b\.?\s*|[#№]\s*)"
# "(No. 28.)", "(Resolution No. 41. Covers Nos. 58, 112)", "[Motion 7; carried]".
_BRACKETED = re.compile(
    rf"[(\[]\s*(?:(?P<kind>{_KIND})\s+{_SIGN}?|{_SIGN})(?P<number>{_CODE})\s*(?:[.,;:–—-]+\s*(?P<rest>[^()\[\]]{{0,120}}))?[)\]]\.?",
    re.IGNORECASE,
)
_CELLS = re.compile(r"\s+[•·|/]\s+|\s*[•·|]\s+|\s+[–—]\s+")
_ALONE = re.compile(rf"{_SIGN}?(?P<number>{_CODE})\.?", re.IGNORECASE)
# "Number: 52" under "Subject: Night work".
_LABELLED = re.compile(
    rf"(?:number|no\.?|n[°º]|n[úu]mero|num[ée]ro)\s*:\s*(?P<number>{_CODE})", re.IGNORECASE
)
_BARE = re.compile(r"(?P<number>\d{1,4}[A-Z]?)\.")
_TRAILER = re.compile(r"(?P<who>[^.:;]{2,80})\.(?:\s+(?P<rest>\S.*))?")
_BETWEEN = 2  # lines that tell who submits, between a title and its number
_STEP = 25  # by how much a number may be above the last header's
_FEW = 2


@dataclass(frozen=True, slots=True)
class NumberLine:
    """What such a line says: the form and number, and pieces that tell who submits or what became of it."""

    form: str
    number: str
    said: tuple[str, ...] = ()


def number_line(line: str) -> NumberLine | None:
    """The number and what else stands on a line that has nothing but a number and facts; None for another."""
    if len(line) > 180:
        return None
    if match := _BRACKETED.fullmatch(line):
        rest = (match["rest"] or "").strip(" .")
        if rest and not (_is_fact(rest) or fact_signs.COVERS.search(rest)):
            return None
        return NumberLine(
            headers.form_of(match["kind"] or "resolution"), match["number"], (rest,) if rest else ()
        )
    if match := _LABELLED.fullmatch(line):
        return NumberLine("resolution", match["number"])
    cells = [c.strip() for c in _CELLS.split(line) if c.strip()]
    first = _ALONE.fullmatch(cells[0]) if len(cells) > 1 else None
    if (
        first is None
        or not any(_is_fact(c) for c in cells[1:])
        or not all(c[:1].isupper() for c in cells[1:])
    ):
        return None
    return NumberLine("resolution", first["number"], tuple(cells[1:]))


def _is_fact(words: str) -> bool:
    return fact_signs.BYLINE.match(words) is not None or fate_of(words) is not None or facts.noted(words)


def numbered_below(items: Sequence[Item], at: int) -> bool:
    """Whether the line with the number stands under a title: right below, or behind who submits."""
    title = items[at]
    if (
        title.listed
        or len(title.plain) > 160
        or title.plain.endswith((";", ",", ":"))
        or (title.plain.endswith(".") and not title.heading)
        or fact_signs.BYLINE.match(title.plain)
        or number_line(title.plain)
        or speakers.is_turn(title.plain)
    ):
        return False
    for below in items[at + 1 : at + 2 + _BETWEEN]:
        if number_line(below.plain) is not None:
            return True
        if not fact_signs.BYLINE.match(below.plain):
            return False
    return False


def with_bare_numbers(items: Sequence[Item], language: str | None) -> list[Item]:
    """The items, numbers alone on their line ("72.") told to be headers where the count of the book's headers
    comes to them, or several stand so, each over a title and a resolution."""
    places = [i for i, x in enumerate(items) if _BARE.fullmatch(x.plain) and _over_title(items, i, language)]
    kept = list(items)
    for i in places:
        number = items[i].plain.rstrip(".")
        if len(places) >= _FEW or _counts_on(items, i, int(re.sub(r"\D", "", number))):
            kept[i] = replace(items[i], told=headers.Header("resolution", number, None, strength="list"))
    return kept


def _over_title(items: Sequence[Item], at: int, language: str | None) -> bool:
    under = items[at + 1 : at + 9]
    if not under or not (under[0].heading or len(under[0].plain) < 90) or under[0].listed:
        return False
    return any(
        signs.resolved(x.plain) is not None or signs.WHEREAS.match(x.plain) or _leads(x, language)
        for x in under[1:]
    )


def _leads(item: Item, language: str | None) -> bool:
    lead = lead_of(item, None, language)
    voice = speaks(item, language)
    return (lead is not None and lead.name not in {"piece", "list"}) or bool(voice and voice.own)


def _counts_on(items: Sequence[Item], at: int, number: int) -> bool:
    """Whether the last header above has a number a little below."""
    for item in reversed(items[:at]):
        header = None
        if not item.listed:
            header = (
                headers.header_of(item.plain)
                or headers.number_behind(item.plain)
                or headers.alone(item.plain)
            )
        if header is not None and header.number and header.number.isdigit():
            return 0 < number - int(header.number) <= _STEP
    return False


def with_trailers(items: Sequence[Item], language: str | None) -> list[Item]:
    """The items, where each resolution of a book has its number in its last line ("Motion 9 – Community.
    Carried."): its title is told to be a header with that number, and the last line only tells the facts."""
    places = [i for i, x in enumerate(items) if _trails(items, i)]
    if len(places) < _FEW:
        return list(items)
    kept = list(items)
    floor = 0
    for i in places:
        title = next((j for j in range(floor, i) if _is_title(items, j)), None)
        header = headers.header_of(items[i].plain)
        own = items[title + 1 : i] if title is not None else []
        if title is None or header is None or not any(_leads(x, language) for x in own):
            return list(items)
        told = headers.Header(
            header.form, header.number, headers.plain_title(items[title].plain), strength="code"
        )
        said = _TRAILER.fullmatch(header.title or header.rest)
        words = f"Moved by {said['who']}. {said['rest'] or ''}".strip() if said else items[i].plain
        kept[title] = replace(items[title], told=told)
        kept[i] = replace(items[i], plain=words, lines=(words,))
        floor = i + 1
    return kept


def _trails(items: Sequence[Item], at: int) -> bool:
    """Whether a line with kind and number also tells its fate, and a title or nothing stands behind it."""
    line = items[at].plain
    header = headers.header_of(line) if len(line) < 160 and not items[at].listed else None
    if header is None or header.number is None:
        return False
    heard = facts.Record()
    if not heard.hear((header.title or header.rest), short=True) or heard.status is None:
        return False
    return (
        at > 1
        and (at + 1 == len(items) or _is_title(items, at + 1))
        and (is_prose(items[at - 1]) or items[at - 1].listed or items[at - 1].plain.endswith((".", ";")))
    )


def _is_title(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    return item.heading or (
        item.blank and not item.listed and len(item.plain) < 100 and item.plain[-1:] not in ".,;:"
    )
