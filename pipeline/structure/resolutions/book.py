"""The resolutions of a text, in order: one page's own, or those of a book with what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.document import Convention
from pipeline.structure import conventions
from pipeline.structure.language import detect
from pipeline.structure.regions import Region
from pipeline.structure.reports import floor_decisions
from pipeline.structure.resolutions import minutes, whose
from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.leads import is_prose
from pipeline.structure.resolutions.clauses.model import Found
from pipeline.structure.resolutions.clauses.parse import parse
from pipeline.structure.resolutions.clauses.progress import Context
from pipeline.structure.resolutions.clauses.spoken import BODY_SPEAKS
from pipeline.structure.resolutions.decisions.fates import all_adopted
from pipeline.structure.resolutions.decisions.sections import with_sections
from pipeline.structure.resolutions.heads import headers, unnumbered_headers
from pipeline.structure.resolutions.heads.headings import headed, plain_starts, unheaded
from pipeline.structure.resolutions.heads.heads_above import stopped_titles, with_facts_above
from pipeline.structure.resolutions.heads.number_lines import with_bare_numbers, with_trailers
from pipeline.structure.resolutions.heads.openings import Start, starts_in
from pipeline.structure.resolutions.heads.repeats import with_headers
from pipeline.structure.resolutions.heads.second_cores import second_cores
from pipeline.structure.resolutions.heads.signed_lines import with_signers
from pipeline.structure.resolutions.heads.tops import (
    SECTION,
    SESSION,
    number_only,
    signed_above,
    tight_over,
    tight_titles,
    titled_above,
    top_of,
)
from pipeline.structure.resolutions.texts.items import Item
from pipeline.structure.resolutions.texts.ornaments import unadorned
from pipeline.structure.verbs import LANGUAGES

_UNDECIDED = frozenset({"referred", "tabled", None})
_KIND_NAMED = re.compile(
    r"\b(?:resolution|motion|statement|declaration|resoluci[óo]n|declaraci[óo]n|moci[óo]n|r[ée]solution|d[ée]claration|mo[çc][ãa]o|"
    r"resolu[çc][ãa]o|v[œo]e?u)\b",
    re.IGNORECASE,
)
_POLICIES = re.compile(
    r"\b(?:resolutions?|statements?\s+of\s+policy|polic(?:y|ies)|declarations?\s+of\s+(?:policy|"
    r"principles?)|resoluciones|r[ée]solutions)\b",
    re.IGNORECASE,
)
# Words of resolutions by which it is worth asking whether a book speaks more than one language.
_TONGUES = (
    re.compile(r"\b(?:whereas|resolved|noting|congress|conference|adopted|submitted)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:considerando|por\s+cuanto|resuelve|resu[ée]lvase|congreso|resoluci[óo]n|aprobad[oa]|presentad[oa])\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:attendu|consid[ée]rant|congr[èe]s|adopt[ée]e|d[ée]cide|pr[ée]sent[ée]e)\b", re.IGNORECASE
    ),
)
_ANY = "mul"  # several languages
_SAMPLES = 8  # stretches of a book whose languages are compared
_OTHERS = 2  # paragraphs that open in another tongue's formulas, from which a resolution's own is asked for
_SIGNED = 2  # resolutions signed at the foot from which the others are looked at again
_NEAR = 5  # items above a numbered title that is a page's only header
_FRONT = 14  # items of a book's front that may tell its convention


def split(
    items: Sequence[Item], language: str | None, heads: Sequence[str] = (), title: str = ""
) -> list[Region]:
    """The regions of a book with at least two resolutions; empty for anything else. `heads` are its running
    heads."""
    heads = [title, *heads]
    items = with_headers(unadorned(items), language)
    items = with_trailers(with_bare_numbers(items, language), language)
    language = _ANY if _mixed(items, language) else language
    starts = starts_in(items, language)
    regions = _regions(items, starts, language, heads) if starts else []
    if sum(r.found is not None for r in regions) < 2:
        regions = _minutes(items, language, heads) or regions
    if sum(r.found is not None for r in regions) < 2:
        starts = [Start(i, "heading") for i in headed(items, language)]
        regions = (
            _regions(items, starts, language, heads)
            if len(starts) > 1 or (starts and _may_hold_more(title))
            else []
        )
    if sum(r.found is not None for r in regions) < 2:
        starts = [Start(i, "bare") for i in unheaded(items)]
        regions = _regions(items, starts, language, heads) if len(starts) > 1 else []
    if sum(r.found is not None for r in regions) < 2:
        starts = plain_starts(items, language)
        regions = _regions(items, starts, language, heads, plain=True) if len(starts) > 1 else []
    if sum(r.found is not None for r in regions) < 2:
        return []
    first = next(i for i, r in enumerate(regions) if r.found is not None)
    front = [line for item in items if item.start < regions[first].start for line in item.lines]
    regions = with_sections(regions, items)
    if all_adopted([*heads[:2], *front[:_FRONT]]):
        regions = [_adopted(r) for r in regions]
    told = whose.acting(items)
    regions = [replace(r, found=whose.completed(r.found, told)) if r.found else r for r in regions]
    return _with_decisions(regions, items)


def single(items: Sequence[Item], language: str | None, heads: Sequence[str] = (), title: str = "") -> Found:
    """The one resolution that a page may be. `title` is the page's: it may be the header that the text
    lacks."""
    starts = [s for s in starts_in(items, language) if s.strength != "list"]
    starts = starts or [s for s in starts_in(items, language) if s.at <= _NEAR]
    if len(starts) == 1 and _little_above(items, starts[0].at):
        front = [line for item in items[: starts[0].at] for line in item.lines]
        context = Context(language, headed=True, convention=conventions.described([*front, *heads]))
        at = starts[0].at
        found = parse(items[at - 1 if at and tight_over(items, at, language) else at :], context)
        if found.stands:
            own = found.convention or next(
                (c for line in front if (c := conventions.convention_in(line))), None
            )
            adopted = found.adopted or conventions.adopted_in(front, language)
            return whose.completed(replace(found, convention=own, adopted=adopted), whose.acting(items))
    header = unnumbered_headers.of_title(title, sure=True) if not starts else None
    if (
        header is None
        and not starts
        and any(signs.WHEREAS.match(x.plain) or BODY_SPEAKS.match(x.plain) for x in items)
    ):
        header = headers.code_of(title) or headers.composite(title)  # "R-9 Support for Port Truck Drivers"
    return parse(items, Context(language, header=header))


def _may_hold_more(title: str) -> bool:
    """Whether a page with one heading may hold two resolutions: the title's own, and the heading's. A title
    with a number names the page's one resolution, and its headings are its parts."""
    return bool(title) and unnumbered_headers.of_title(title, sure=True) is None


def _little_above(items: Sequence[Item], at: int) -> bool:
    """Whether nothing but a short word of introduction stands above a header."""
    prose = sum(len(x.plain) for x in items[:at] if is_prose(x))
    named = headers.header_of(items[at].plain) is not None and not is_prose(items[at])
    return prose == 0 or (prose < 400 and named)


def _spoken_in(items: Sequence[Item], language: str | None) -> str | None:
    """The language of a resolution in a book of several languages."""
    if language != _ANY:
        tongues = {n for x in items for n, sign in enumerate(_TONGUES) if sign.search(x.plain[:60])}
        spoken = {"en": 0, "es": 1, "fr": 2}.get((language or "en")[:2])
        other = [x for x in items if any(n != spoken and s.match(x.plain) for n, s in enumerate(_TONGUES))]
        if spoken is not None and len(other) >= _OTHERS:
            told = detect(" ".join(x.plain for x in other)[:1200], language)
            return told if told in LANGUAGES else language
        if spoken is None or not tongues or spoken in tongues:
            return language  # one text in another language among the others is known by its formulas
        told = detect(" ".join(x.plain for x in items)[:1200], language)
        return told if told in LANGUAGES else language
    return detect(" ".join(x.plain for x in items)[:1200], None)


def _mixed(items: Sequence[Item], language: str | None) -> bool:
    """Whether a book speaks several of the languages that are known here, as those of world congresses do."""
    if len({n for x in items for n, sign in enumerate(_TONGUES) if sign.search(x.plain[:60])}) < 2:
        return False
    text = [x.plain for x in items if len(x.plain) > 40]
    size = max(4, len(text) // _SAMPLES)
    told = [detect(" ".join(text[i : i + size])[:600], language) for i in range(0, len(text), size)]
    return len({t for t in told if t in LANGUAGES and told.count(t) * 8 >= len(told)}) > 1


def _regions(
    items: Sequence[Item],
    starts: Sequence[Start],
    language: str | None,
    heads: Sequence[str],
    *,
    plain: bool = False,
) -> list[Region]:
    """Front matter, resolutions and what stands between them. Of plain statements only those count whose fate
    is told."""
    first = starts[0].at
    front = [
        line
        for item in items[: min(first, 60)]
        if (not is_prose(item) or len(item.plain) < 240)
        and not (item.listed or signs.WHEREAS.match(item.plain) or signs.resolved(item.plain))
        for line in item.lines
    ]
    convention = whose.named(conventions.described([*front[:_FRONT], *heads[:4]]), heads[1:6], front[:_NEAR])
    accepted: list[tuple[int, int, Found]] = []
    sure = bool(_POLICIES.search(" ".join(line for line in [*heads[:1], *front] if len(line) < 120)))
    apart = titled_above(items, starts, language)
    numbered = [s.at for s in starts if s.strength in {"kind", "code"} and number_only(items[s.at].plain)]
    tight = tight_titles(items, starts) | stopped_titles(items, numbered)
    tops: list[int] = []
    for one in starts:
        floor = tops[-1] + 1 if tops else 0
        numbers = one.strength in {"kind", "code"}
        above = top_of(items, one.at, floor, language, apart=apart) if numbers else one.at
        top = one.at - 1 if above == one.at and one.at in tight and one.at > floor else above
        tops.append(top - 1 if top > floor and signed_above(items, top) else top)
    tops = with_facts_above(items, tops)
    if not plain:
        tops = [at for a, b in pairwise([*tops, len(items)]) for at in (a, *second_cores(items, a, b))]
    items = with_signers(items, tops, language)
    form = _form([*heads[:1], *front])
    spans = list(pairwise([*tops, len(items)]))
    spoken = [_spoken_in(items[start:end], language) for start, end in spans]
    parsed = [
        parse(items[start:end], Context(tongue, headed=True, convention=convention, form=form))
        for (start, end), tongue in zip(spans, spoken, strict=True)
    ]
    if sum(found.signed for found in parsed) >= max(_SIGNED, len(parsed) / 3):
        parsed = [
            found
            if found.facts.submitters
            else parse(
                items[start:end], Context(tongue, headed=True, convention=convention, form=form, signed=True)
            )
            for found, (start, end), tongue in zip(parsed, spans, spoken, strict=True)
        ]
    for (start, end), found in zip(spans, parsed, strict=True):
        if found.stands and not (plain and found.status is None and not sure):
            accepted.append((start, _cut(items, start, end, found), found))
    if 2 * sum(bool(found.clauses) for _, _, found in accepted) < len(accepted):
        accepted = [a for a in accepted if a[2].clauses]  # an index of titles and fates is no book
    if not accepted:
        return []
    regions: list[Region] = []
    at = 0
    for start, cut, found in accepted:
        first_one = _titled(items[:start], heads[:1], language, convention) if at == 0 else None
        regions += first_one or _between(items[at:start], language, convention, nested=True, front=at == 0)
        regions.append(_region(items[start:cut], found))
        at = cut
    regions += _between(items[at:], language, convention, nested=True)
    return regions


def _titled(
    items: Sequence[Item], titles: Sequence[str], language: str | None, convention: Convention | None
) -> list[Region] | None:
    """The resolution before a book's first header whose own header the reader took for the page's title;
    None where there is none."""
    title = titles[0] if titles else ""
    if not items or not title or any(title in item.plain for item in items):
        return None
    if any(_KIND_NAMED.search(items[i].plain) for i in headed(items, language)):
        return None  # "Statement of Policy on Trade" names its own kind
    told = unnumbered_headers.of_title(title)
    header = told or headers.Header("resolution", None, headers.plain_title(title))
    found = parse(items, Context(language, headed=True, header=header, convention=convention))
    if found.lead not in {"resolved", "romance", "will", "lost"} and not (told and found.operative):
        return None
    if told is None and not found.whereas and found.operative < 2:
        return None  # a telegram read out: "Resolved by the miners here assembled to send you …"
    cut = _cut(items, 0, len(items), found)
    return [
        replace(_region(items[:cut], found), title=found.title or title),
        *_between(items[cut:], language, convention, nested=True),
    ]


def _minutes(items: Sequence[Item], language: str | None, heads: Sequence[str]) -> list[Region]:
    """The motions of a meeting's minutes, and the resolutions read there; empty for anything else."""
    front = [line for item in items[:_FRONT] for line in item.lines]
    if not minutes.is_minutes([*heads, *front]):
        return []
    convention = conventions.described([*front, *heads[:4]])
    regions: list[Region] = []
    at = 0
    for moved in minutes.motions(items, language, convention):
        regions += _between(items[at : moved.start], language, convention, nested=True)
        regions.append(_region(items[moved.start : moved.end], moved.found))
        at = moved.end
    return [*regions, *_between(items[at:], language, convention, nested=True)] if regions else []


def _form(front: Sequence[str]) -> str | None:
    """What a book calls the items that have a number and no kind, None where it doesn't tell."""
    told = " ".join(front[-_FRONT:])
    if re.search(r"\bnew\s+business\b", told, re.I):
        return "new-business-item"
    if re.search(r"\bmotions?\b|\bmociones\b|\bdecisions\b", told, re.I):
        return "motion"
    if re.search(r"\bresolutions?\b|resoluciones|r[ée]solutions", told, re.I):
        return "resolution"
    return "statement" if re.search(r"\bpolic(?:y|ies)\b|\bstatements?\b", told, re.I) else None


def _cut(items: Sequence[Item], start: int, end: int, found: Found) -> int:
    """The index of the first item that belongs to the session again, not to the resolution."""
    return next((i for i in range(start + 1, end) if items[i].start >= found.end), end)


def _between(
    items: Sequence[Item],
    language: str | None,
    convention: Convention | None,
    *,
    nested: bool,
    front: bool = False,
) -> Iterator[Region]:
    """Front matter and session noise; a resolution without a number may stand in it under its own heading,
    before the first number (`front`) only under one that names its kind, or where its fate is told."""
    kindless = False
    if front:
        named = [i for i in headed(items, language) if _KIND_NAMED.search(items[i].plain)]
        own = [i for i in named if i + 2 < len(items) and not SECTION.match(items[i].plain)]
        kindless = not own
        own = own or [i for i in headed(items, language) if not SECTION.match(items[i].plain)]
        nested = bool(own)
    starts = (
        own
        if front
        else (
            sorted({*headed(items, language), *unheaded(items)})
            if nested and any(signs.resolved(x.plain) for x in items)
            else []
        )
    )
    if nested and not starts and not front:  # "General Council statement on devolution" … "Statement adopted"
        starts = [s.at for s in plain_starts(items, language)]
    at = 0
    for start, end in pairwise([*starts, len(items)]):
        found = parse(items[start:end], Context(language, headed=True, convention=convention))
        kind = _KIND_NAMED.search(found.title or "") is not None
        speaks = found.lead in {"voices", "body", "therefore", "subject", "that"}
        told = found.status is not None and (found.operative > 1 or (kind and found.operative == 1))
        spoken = speaks and (told or (kind and found.operative > 1))
        formal = found.lead in {"resolved", "romance", "will"}
        if (formal and (found.status is not None or not kindless)) or spoken:
            yield from _noise(items[at:start])
            cut = _cut(items, start, end, found)
            yield _region(items[start:cut], found)
            at = cut
    yield from _noise(items[at:])


def _region(items: Sequence[Item], found: Found) -> Region:
    header = headers.header_of(items[0].plain) or headers.code_of(items[0].plain)
    label = (
        headers.plain_title(items[0].plain[:120])
        if header is None or header.number is None
        else _label(items[0].plain, header.number)
    )
    return Region(
        start=items[0].start,
        end=items[-1].end,
        kind="resolution",
        page=next((x.page for x in items if x.page is not None), None),
        title=found.title or label,
        found=found,
        status=found.status,
    )


def _label(line: str, number: str) -> str:
    """Kind and number as written: "Resolution No. 4"."""
    at = line.find(number)
    return line[: at + len(number)].strip() if at >= 0 else line[:120]


def _noise(items: Sequence[Item]) -> list[Region]:
    """Front matter or session noise, cut where a day or a session begins."""
    if not items:
        return []
    cuts = [0] + [
        i
        for i, x in enumerate(items)
        if i
        and SESSION.match(x.plain)
        and not x.listed
        and not headers.is_contents_line(x.plain)
        and not re.search(r"\s\d{1,4}$", x.plain)
    ]
    pieces: list[Sequence[Item]] = []
    for start, end in pairwise([*cuts, len(items)]):
        if pieces and not any(is_prose(x) for x in items[start:end]):
            pieces[-1] = [*pieces[-1], *items[start:end]]  # a heading over two lines, a line of contents
        else:
            pieces.append(items[start:end])
    return [
        Region(
            start=piece[0].start,
            end=piece[-1].end,
            kind="other",
            page=next((x.page for x in piece if x.page is not None), None),
            title=(headers.plain_title(piece[0].lines[0]) or "")[:120] or None
            if piece[0].lines and len(piece[0].lines[0]) <= 140
            else None,
        )
        for piece in pieces
    ]


def _adopted(region: Region) -> Region:
    """The resolution of a book of adopted ones, of which nothing else is told."""
    if region.found is None or region.status is not None or not region.found.operative:
        return region
    return replace(region, status="adopted", found=replace(region.found, status="adopted"))


def _with_decisions(regions: list[Region], items: Sequence[Item]) -> list[Region]:
    """The regions with what the floor decided later, where only a referral stands under a resolution."""
    loose = sorted((r.start, r.end) for r in regions if r.kind == "other")
    starts = [start for start, _ in loose]

    def is_loose(at: int) -> bool:
        n = bisect_right(starts, at) - 1
        return n >= 0 and at < loose[n][1]

    noise = " ".join(x.plain for x in items if is_loose(x.start))
    decisions = floor_decisions(noise)
    numbers = [r.found.number for r in regions if r.found]
    return [
        replace(r, status=decisions[r.found.number])
        if r.found
        and r.found.number in decisions
        and r.status in _UNDECIDED
        and numbers.count(r.found.number) == 1
        else r
        for r in regions
    ]
