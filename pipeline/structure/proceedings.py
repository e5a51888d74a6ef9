"""A book of proceedings: front matter, session noise, and resolutions with headers, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.structure import conventions, marks
from pipeline.structure.front import is_furniture, is_prose
from pipeline.structure.regions import Region
from pipeline.structure.reports import floor_decisions
from pipeline.structure.resolutions import Resolution, parse
from pipeline.structure.units import Unit
from pipeline.structure.word_set import word_set

_SESSION = re.compile(
    r"(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)|"
    r"last)\s+day|"
    r"(?:morning|afternoon|evening|opening|closing|final)\s+session|(?:primera|segunda|tercera|"
    r"cuarta)\s+sesi[óo]n|"
    r"appendix|index|officers|roll\s+of\s+delegates)\b.{0,60}$",
    re.IGNORECASE,
)
_NOISE = 250  # characters of prose behind a resolution that make a part of their own
_TITLE_PAGE_END = re.compile(r"(?:held|convened|meeting|assembled)\b|celebrad[oa]\b|tenue?\b", re.IGNORECASE)
_SMALL = word_set("of the and in at for on to a an de del la las los y et du des le")
_DEMOTING = frozenset({"referred", "tabled", None})


def split(units: Sequence[Unit], language: str | None) -> list[Region]:
    """The regions of a book with at least two resolutions under headers; empty for anything else."""
    for starts in (_numbered(units), _headed(units)):
        regions = _regions(units, starts, language) if len(starts) > 1 else []
        if sum(r.kind == "resolution" for r in regions) > 1:
            return _with_decisions(regions)
    return []


def title_page(units: Sequence[Unit]) -> str | None:
    """The title that a title page spreads over several lines, up to where and when it was held."""
    lines: list[str] = []
    for unit in units[:12]:
        for line in unit.lines:
            small = line.lower().strip() in {"of the", "of", "del", "de la", "and"}
            if is_furniture(line) and not small:
                continue
            if (
                _TITLE_PAGE_END.match(line)
                or is_prose(unit)
                or re.search(r"\d{4}", line)
                or marks.header_of(line)
            ):
                return _join(lines)
            if len(lines) >= 8:
                return _join(lines)
            lines.append(line)
    return _join(lines)


def imprint_year(units: Sequence[Unit]) -> str | None:
    """The year that stands alone on a line of the title page, or None."""
    for unit in units[:14]:
        for line in unit.lines:
            if re.fullmatch(r"(?:1[789]|20)\d\d\.?", line):
                return line[:4]
        if is_prose(unit):
            return None
    return None


def convention_of(units: Sequence[Unit]) -> str | None:
    """The convention that the title page names."""
    page = " ".join(u.plain for u in units[:12] if not is_prose(u))
    return conventions.convention_in(page)


def _join(lines: Sequence[str]) -> str | None:
    """The lines of a title page as one title; short or plain pages have none."""
    text = " ".join(lines).strip()
    if not re.search(
        r"proceedings|resolutions|report|minutes|actas|memoria|compte|congress|convention|congreso|"
        r"congr[èe]s",
        text,
        re.I,
    ):
        return None
    if not text.isupper() and sum(c.islower() for c in text) > 0.3 * len(text):
        return text if len(text) <= 200 else None
    words = [w if re.fullmatch(r"[IVXLC]+|(?:[A-Z]\.)+", w) else w.lower() for w in text.split()]
    cased = [
        w if w in _SMALL and i else (w if w.isupper() else w[:1].upper() + w[1:]) for i, w in enumerate(words)
    ]
    return " ".join(cased)[:200]


def _numbered(units: Sequence[Unit]) -> list[int]:
    """Where a header with kind and number stands ("Resolution No. 4—By …")."""
    return [
        i
        for i, u in enumerate(units)
        if u.type in {"paragraph", "heading"}
        and (marks.header_of(u.plain) or (len(u.lines) > 1 and marks.header_of(u.lines[0])))
        and not marks.is_contents_line(u.plain)
    ]


def _headed(units: Sequence[Unit]) -> list[int]:
    """Where a heading stands that a lead follows before the next heading."""
    found: list[int] = []
    heading: int | None = None
    for i, unit in enumerate(units):
        following = units[i + 1].plain if i + 1 < len(units) else ""
        if _heads(unit, following):
            heading = i
        elif heading is not None and _is_lead(unit.plain[:230]):
            found.append(heading)
            heading = None
    return found


def _is_lead(line: str) -> bool:
    return bool(marks.RESOLVED.match(line) or marks.ROMANCE_LEAD.match(line) or marks.BODY_CALLS.match(line))


def _heads(unit: Unit, following: str) -> bool:
    """Whether a unit can be a resolution's heading: a heading, or "2. Ladders" before "Conference notes"."""
    if marks.RESOLVED.match(unit.plain) or marks.WHEREAS.match(unit.plain):
        return False
    if unit.type == "heading":
        return True
    short = unit.number is not None and len(unit.plain) <= 120 and unit.plain[-1:] not in ".;:,"
    return short and bool(marks.BODY_NOTES.match(following) or marks.WHEREAS.match(following))


def _regions(units: Sequence[Unit], starts: Sequence[int], language: str | None) -> list[Region]:
    """Front matter, resolutions and what stands between them."""
    bounds = [*starts, len(units)]
    accepted: list[tuple[int, Resolution]] = []
    for start, end in pairwise(bounds):
        resolution = parse(units[start:end], language)
        if resolution.operative:
            accepted.append((start, resolution))
    if len(accepted) < 2:
        return []
    regions: list[Region] = []
    if accepted[0][0] > 0:
        regions += _noise(units[: accepted[0][0]])
    for i, (start, resolution) in enumerate(accepted):
        end = accepted[i + 1][0] if i + 1 < len(accepted) else len(units)
        cut = _where_noise_begins(units, start, end, resolution)
        regions.append(_resolution(tuple(units[start:cut]), resolution))
        if cut < end:
            regions += _noise(units[cut:end])
    return regions


def _where_noise_begins(units: Sequence[Unit], start: int, end: int, resolution: Resolution) -> int:
    """The index of the first unit that belongs to the session again, not to the resolution."""
    after = next((i for i in range(start, end) if units[i].start >= resolution.ends), end)
    heading = next(
        (i for i in range(after, end) if units[i].type == "heading" or _SESSION.match(units[i].plain)), end
    )
    rest = units[after:end]
    loose = sum(len(u.plain) for u in rest)
    if loose <= _NOISE and not any(is_prose(u) or _SESSION.match(u.plain) for u in units[heading:end]):
        return end  # a submitter's name, a note: too little to stand alone
    return after if sum(len(u.plain) for u in units[after:heading]) > _NOISE else heading


def _noise(units: Sequence[Unit]) -> list[Region]:
    """Front matter or session noise, cut where a day or a session begins."""
    cuts = [0] + [
        i
        for i, u in enumerate(units)
        if i and _SESSION.match(u.plain) and u.type != "list_item" and not _in_contents(units, i)
    ]
    regions = []
    for start, end in zip(cuts, [*cuts[1:], len(units)], strict=True):
        lines = units[start].lines
        title = marks.plain_title(lines[0])[:120] if lines and len(lines[0]) <= 140 else None
        regions.append(Region(tuple(units[start:end]), "other", title=title))
    merged: list[Region] = []
    for region in regions:  # a session's heading over two lines, or a line of contents, is no part of its own
        if merged and not any(is_prose(u) for u in region.units):
            merged[-1] = replace(merged[-1], units=merged[-1].units + region.units)
        else:
            merged.append(region)
    return merged


def _in_contents(units: Sequence[Unit], i: int) -> bool:
    return marks.is_contents_line(units[i].plain) or bool(re.search(r"\s\d{1,4}$", units[i].plain))


def _resolution(units: tuple[Unit, ...], resolution: Resolution) -> Region:
    first = units[0]
    header = marks.header_of(first.plain) or marks.header_of(first.lines[0] if first.lines else "")
    if header is None and first.number:
        header = marks.Header(None, first.number, marks.plain_title(first.plain))
    title = header.title if header else marks.plain_title(first.plain)
    if (
        not title
        and len(units) > 1
        and units[1].type == "heading"
        and not marks.RESOLVED.match(units[1].plain)
    ):
        title = marks.plain_title(units[1].plain)
    title = title or (header.label if header else first.plain[:120])
    return Region(
        units, "resolution", title=title, header=header, resolution=resolution, status=resolution.status
    )


def _with_decisions(regions: list[Region]) -> list[Region]:
    """The regions with what the floor decided later, where only a referral stands under a resolution."""
    noise = " ".join(u.plain for r in regions if r.kind == "other" for u in r.units)
    decisions = floor_decisions(noise)
    numbers = [r.header.number for r in regions if r.header]
    return [
        replace(r, status=decisions[r.header.number])
        if r.header
        and r.header.number in decisions
        and r.status in _DEMOTING
        and numbers.count(r.header.number) == 1
        else r
        for r in regions
    ]
