"""When a document was first published, when reposted, and by whom first: only where it says so.

A date counts as the publication's when it was given, stands in structured metadata, or in a dateline,
byline or masthead at the top, or in an attribution at the end. Dates in running prose never do, nor do
dates without a year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import RawItem, Reading, Sourced
from pipeline.dates import DateSpan, find_dates
from pipeline.structure import bylines
from pipeline.structure.front import is_prose, tail, top
from pipeline.structure.units import Unit

_YEAR = re.compile(r"\d{4}|\d{3}X|\d\dXX")
_DIGIT = re.compile(r"\d")
_HTML = "text/html"  # its reader weighs what stands beside the text itself
_LABEL = re.compile(
    r"(?:(?:first\s+)?published|posted|date|dated|issued|released|publi[ée]e?|publicad[oa]|fecha|"
    r"mis en ligne|data|created|submitted|"
    r"le|el|on|of|at|in|em|en|a|de|du|del|the|by|updated\s+on)\b",
    re.IGNORECASE,
)
_MASTHEAD = re.compile(
    r"\b(?:bulletin|newsletter|news|bolet[ií]n|boletim|gazette|herald|journal|vol(?:ume|\.)?|no\.|number|"
    r"n[úu]m(?:ero|\.)?|num[ée]ro|"
    r"n[°º]|issue|edition|edici[óo]n|año|ann[ée]e|special|spring|summer|autumn|fall|winter)\b",
    re.IGNORECASE,
)
_ISSUE_NUMBER = re.compile(
    r"\b(?:vol(?:ume|umen)?|no|nr|number|issue|n[úu]m(?:ero)?|num[ée]ro|n[°º]|año|ann[ée]e)\.?\s*\d",
    re.IGNORECASE,
)
# An issue's number before a month is no day of it: "No. 7 July 1951". Blanked, it keeps its place.
_NUMBER_OF_ISSUE = re.compile(
    r"\b((?:no|nr|number|issue|n[úu]m(?:ero)?|num[ée]ro|n[°º])\.?\s*)(\d{1,4})(?=\s+(?:de\s+)?[^\W\d_]{3,}\.?,?\s+(?:de\s+)?\d{4}\b)",
    re.IGNORECASE,
)
_DAY = 10  # characters of an EDTF date that names a day
_FROM_ISSUE = re.compile(
    r"\(?(?:from|de|du|del|in)\s+(?:the|la|le|el|our)?\s*.{4,60}?\b(?:bulletin|newsletter|issue|"
    r"bolet[ií]n|boletim|edition|number|"
    r"num[ée]ro|edici[óo]n)\b.{0,40}$",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s*(?:--+|[—–]|\s-\s|:)\s*")
_PLACE_WORDS = re.compile(
    r"[\s,.()/|·•:;–—-]*(?:[A-ZÀ-Þ][\w.’'-]*[\s,.()/|·•:;–—-]+(?:(?:de|del|la|las|los|do|da|of|the|le|"
    r"sur)\s+)*){0,6}"
)
_NOT_PUBLISHED = re.compile(
    r"\b(?:copyright|©|updated|modified|adopted|approved|revised|accessed|retrieved|effective|deadline|"
    r"meeting|photo|convention|"
    r"congress|conference|aprobad[oa]|adoptad[oa]|aprovad[oa]|adotad[oa]|adoptée?|read\s+at|carried)\b|"
    r"actualizaci[óo]n|mise\s+à\s+jour",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"[(\[]?\s*(?:(?:this|the|an?|este|esta|cet|cette)\s+[^.:;]{0,60}?\b)?(?:"
    r"(?:was\s+|is\s+|has\s+been\s+|were\s+)?(?:originally|first|previously)\s+(?:published|appeared|"
    r"printed|posted|issued|released|written)"
    r"(?:\s+(?:here|online|in\s+(?:english|spanish|french)))?\s*(?:by|in|on|at|for|:)|"
    r"(?:re-?printed|re-?posted|re-?published|reproduced|cross-?posted|adapted|excerpted|"
    r"taken)\s+(?:[^.:;]{0,40}?\s)?(?:from|by\s+permission\s+of)|"
    r"appeared\s+(?:originally|first)?\s*(?:in|on)|"
    r"(?:publicado|publicada|aparecido|reproducido|apareció|tomado|extraído)(?:\s+(?:originalmente|"
    r"primero|por\s+primera\s+vez))?\s+(?:en|por|de)|"
    r"(?:publiée?|parue?|reprise?|reproduite?)(?:\s+(?:initialement|à\s+l['’]origine|"
    r"d['’]abord))?\s+(?:par|dans|sur|de|en)|"
    r"(?:original\s+)?(?:source|fuente|fonte|via|original)\s*:"
    r")\s*",
    re.IGNORECASE,
)
_FIRST_PUBLISHED = re.compile(
    r"\b(?:originally|first)\s+(?:published|appeared|printed|posted)\b|\b(?:publicad[oa]|aparecid[oa])\s+"
    r"(?:originalmente|por\s+primera\s+vez)|\b(?:publiée?|parue?)\s+(?:initialement|à\s+l['’]origine|d['’]abord)|"
    r"\b(?:zuerst|ursprünglich)\s+(?:erschienen|veröffentlicht)|\bpublicad[oa]\s+originalmente",
    re.IGNORECASE,
)
_SOURCE_END = re.compile(
    r"\s*(?:,|\(|\[|\bon$|\bel$|\ble$|\bem$|\bdel?$|\bin$|\bof$|\bdated$|\.\s|\.$|;|\|| [–—-] )",
    re.IGNORECASE,
)
_BARE_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'&.-]*)(?:\s+(?:[A-ZÀ-Þ&][\w’'&.-]*|de|del|la|el|le|of|the|and|y|et)){0,6}"
)


_OCCASION = re.compile(
    r"(?:read|delivered|presented|given|spoken|speech|address|remarks|talk|le[ií]do|pronunciado|lue?|"
    r"prononcée?)\s+"
    r"(?:\w+\s+){0,2}?(?:at|to|before|en|ante|à|au|lors)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Publication:
    """What is known of a document's publication; every value with its origin."""

    published: Sourced | None = None
    republished: Sourced | None = None
    source: Sourced | None = None
    warnings: tuple[str, ...] = ()


def publication(
    reading: Reading, units: Sequence[Unit], item: RawItem, language: str | None, *, resolution: bool = False
) -> Publication:
    """First publication, repost and source. An attribution ("Originally published by …") names the
    first publication; then the date at the top, or the page's own, is the repost's."""
    given = item.given.get("published", "").strip()
    own = reading.best("published") or _own_date(reading, units, language)
    source = reading.best("source")
    attributed = _attribution(
        units, language, resolution=resolution, later=own.value if own else None
    ) or _attributed_beside(reading, language)
    republished = reading.best("republished")
    warnings: tuple[str, ...] = ()
    published = own
    if attributed is not None:
        name, date = attributed
        source = Sourced(name, "attribution", 0.9) if name else source
        if date:
            published = Sourced(date, "attribution", 0.9)
            if own is not None and own.value != date:
                republished = republished or own
    if given:
        published = Sourced(given, "given")
    if item.given.get("source", "").strip():
        source = Sourced(item.given["source"].strip(), "given")
    return Publication(published, republished, source, warnings)


def dates_in(text: str, language: str | None) -> list[DateSpan]:
    """The dates of a short text that have a year and were not inferred from anything else."""
    if not _DIGIT.search(text):
        return []
    text = _NUMBER_OF_ISSUE.sub(lambda m: m[1] + "·" * len(m[2]), text)
    return [d for d in find_dates(text, language or "en") if _YEAR.match(d.edtf)]


def is_date_line(line: str, language: str | None = None) -> bool:
    """Whether a plain line is a date, with no more than a label, a place or an issue's number."""
    return line_date(line, language) is not None


def is_masthead(line: str) -> bool:
    """Whether a line names the issue that something is from: "from the Feb. 1, 2023 Bulletin"."""
    return len(line) <= 120 and bool(_FROM_ISSUE.match(line)) and bool(_DIGIT.search(line))


def line_date(line: str, language: str | None = None) -> str | None:
    """The EDTF date of a dateline, byline or masthead line; None when the line is anything else."""
    if len(line) > 140 or _NOT_PUBLISHED.search(line):
        return None
    spans = dates_in(line, language)
    if not spans:
        return None
    if bylines.byline_name(line):
        return spans[0].edtf
    rest = line
    for span in sorted(spans, key=lambda s: -s.start):
        rest = rest[: span.start] + " " + rest[span.end :]
    if is_masthead(line) or _accompanies(line[: spans[0].start], rest, spans[0].edtf):
        return spans[0].edtf
    return None


def _accompanies(before: str, rest: str, date: str) -> bool:
    """Whether what stands beside a date is a label, a place or an issue, not a title or a sentence.

    The vaguer the date, the less may stand beside it: "Strike of 1912" is a title, "Leeds, 3 May 1912" a
    dateline.
    """
    rest = _LABEL.sub(" ", rest.strip()).strip(" ,.;:·•|()/–—-")
    if not rest:
        return True
    if len(rest) > 90:
        return False
    exact = len(date) >= _DAY
    if _ISSUE_NUMBER.search(rest) or (_MASTHEAD.search(rest) and "-" in date):
        return not re.search(r"[.!?]\s*$", rest)
    if "-" not in date or (not exact and (len(rest.split()) > 3 or ":" in rest)):
        return False
    before = _LABEL.sub(" ", before).strip()
    if before and before[-1] not in ",–—|·•:(/-":
        return False  # "The Events of May 1, 2011"
    match = _PLACE_WORDS.match(rest + " ")
    return match is not None and match.end() >= len(rest)


def _own_date(reading: Reading, units: Sequence[Unit], language: str | None) -> Sourced | None:
    """The date of the text's own lines. The reader of web pages has weighed the lines beside the title
    itself; and the day of a speech is not the day on which it was put on a page."""
    if reading.media_type == _HTML:
        return _opening_date(units, language)
    return _top_date(reading, units, language) or _occasion(units, language)


def _opening_date(units: Sequence[Unit], language: str | None) -> Sourced | None:
    body = next((u for u in units[len(top(units)) :][:1] if is_prose(u)), None)
    date = _opening_dateline(body.plain, language) if body is not None else None
    return Sourced(date, "dateline", 0.85) if date else None


def _top_date(reading: Reading, units: Sequence[Unit], language: str | None) -> Sourced | None:
    head = top(units)
    for unit in head:
        for line in unit.lines[:6]:
            date = line_date(line, language)
            if date:
                return Sourced(date, f"{_name(line)} {line[:80]!r}", 0.85)
    if opening := _opening_date(units, language):
        return opening
    for line in reading.furniture[:40]:
        line = line.strip()
        if _MASTHEAD.search(line) and (date := line_date(line, language)) and len(date) >= 7:
            return Sourced(date, f"running head {line[:80]!r}", 0.7)
    return None


def _occasion(units: Sequence[Unit], language: str | None) -> Sourced | None:
    """The date of a speech or paper, where its last or first lines say when it was given."""
    for unit in [*tail(units, 2), *top(units)]:
        if len(unit.plain) <= 160 and _OCCASION.match(unit.plain):
            spans = dates_in(unit.plain, language)
            if spans:
                return Sourced(spans[-1].edtf, "occasion", 0.7)
    return None


def _name(line: str) -> str:
    return "masthead" if is_masthead(line) or _MASTHEAD.search(line) else "dateline"


def _opening_dateline(text: str, language: str | None) -> str | None:
    """The date of "LONDON, 14 June 2012 -- Forty-one cleaners …"."""
    dash = _DASH.search(text, 4, 110)
    if not dash:
        return None
    return line_date(text[: dash.start()], language)


def _attribution(
    units: Sequence[Unit], language: str | None, *, resolution: bool, later: str | None
) -> tuple[str | None, str | None] | None:
    """Source and date that an attribution names, at the end first, then at the top."""
    ends = tail(units)
    for unit in [*ends, *top(units)]:
        for line in reversed(unit.lines) if unit in ends else unit.lines:
            found = _attributed(line, language)
            if found:
                return found
    if units and not resolution:
        last = units[-1].lines[-1:] or [""]
        return _bare_attribution(last[0], language, later)
    return None


def _attributed_beside(reading: Reading, language: str | None) -> tuple[str | None, str | None] | None:
    """What a line beside the text says of where it first appeared; nothing less plain than that will do."""
    if reading.media_type != _HTML:
        return None
    for line in reading.furniture:
        found = _attributed(line.strip(), language) if _FIRST_PUBLISHED.search(line) else None
        if found and found[1]:
            return found
    return None


def _attributed(line: str, language: str | None) -> tuple[str | None, str | None] | None:
    if len(line) > 300:
        return None
    match = _ATTRIBUTION.match(line)
    if not match:
        return None
    rest = line[match.end() :]
    spans = dates_in(rest, language)
    name = rest[: spans[0].start] if spans else rest
    if spans and not name.strip(" ,.:;-–—(["):
        name = rest[spans[0].end :]
    return _source_name(name), spans[0].edtf if spans else None


def _source_name(text: str) -> str | None:
    text = text.strip(' ,.:;-–—()[]"“”')
    text = re.sub(r"\s+(?:on|el|le|em|in|of|dated|du|del?)$", "", text, flags=re.IGNORECASE)
    cut = _SOURCE_END.search(text, 3)
    text = (text[: cut.start()] if cut else text).strip(' ,.:;-–—()[]"“”')
    text = re.sub(r"^(?:the)\s+", "", text, flags=re.IGNORECASE)
    return text if 1 < len(text) <= 120 and re.search(r"[^\W\d_]", text) else None


def _bare_attribution(
    line: str, language: str | None, later: str | None
) -> tuple[str | None, str | None] | None:
    """A last line that is a publication's name and a date: "CounterPunch 21.04.2022". With a comma it may
    as well be a place; then only where the date at the top is later, as a repost's is."""
    line = line.strip(" ()[]*_")
    if len(line) > 90 or _NOT_PUBLISHED.search(line):
        return None
    spans = dates_in(line, language)
    if len(spans) != 1 or line[spans[0].end :].strip(" .)"):
        return None
    name = line[: spans[0].start].rstrip()
    comma = name.endswith(",")
    name = name.strip(" ,.:;-–—|(")
    if not name or not _BARE_NAME.fullmatch(name):
        return None
    if comma and not (later and later > spans[0].edtf):
        return None
    return name, spans[0].edtf
