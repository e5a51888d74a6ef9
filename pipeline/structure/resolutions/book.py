"""The resolutions of a text, in order: one page's own, or those of a book with what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.document import Convention
from pipeline.structure import conventions
from pipeline.structure.regions import Region
from pipeline.structure.reports import floor_decisions
from pipeline.structure.resolutions import fact_signs, facts, headers, signs, speakers, whose
from pipeline.structure.resolutions.items import Item
from pipeline.structure.resolutions.leads import is_prose, lead_of, speaks
from pipeline.structure.resolutions.model import Found
from pipeline.structure.resolutions.parse import parse
from pipeline.structure.resolutions.progress import Context
from pipeline.structure.verbs import opens_in_third_person

_SESSION = re.compile(
    r"(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)|"
    r"last)\s+day|"
    r"(?:morning|afternoon|evening|opening|closing|final)\s+session|(?:primera|segunda|tercera|"
    r"cuarta)\s+sesi[óo]n|"
    r"appendix|index|officers|roll\s+of\s+delegates)\b.{0,60}$",
    re.IGNORECASE,
)
_UNDECIDED = frozenset({"referred", "tabled", None})
_POLICIES = re.compile(
    r"\b(?:resolutions?|statements?\s+of\s+policy|polic(?:y|ies)|declarations?\s+of\s+(?:policy|"
    r"principles?)|resoluciones|r[ée]solutions)\b",
    re.IGNORECASE,
)
_FRONT = 14  # items of a book's front that may tell its convention


@dataclass(frozen=True, slots=True)
class Start:
    """Where a resolution begins: the index of its first item, and how that is known."""

    at: int
    strength: str


def split(
    items: Sequence[Item], language: str | None, heads: Sequence[str] = (), title: str = ""
) -> list[Region]:
    """The regions of a book with at least two resolutions; empty for anything else. `heads` are its running
    heads."""
    heads = [title, *heads]
    starts = _starts(items, language)
    regions = _regions(items, starts, language, heads) if starts else []
    if sum(r.found is not None for r in regions) < 2:
        starts = [Start(i, "heading") for i in _headed(items, language)]
        regions = _regions(items, starts, language, heads) if len(starts) > 1 else []
    if sum(r.found is not None for r in regions) < 2:
        starts = [Start(i, "bare") for i in _unheaded(items)]
        regions = _regions(items, starts, language, heads) if len(starts) > 1 else []
    if sum(r.found is not None for r in regions) < 2:
        starts = _plain(items, language)
        regions = _regions(items, starts, language, heads, plain=True) if len(starts) > 1 else []
    if sum(r.found is not None for r in regions) < 2:
        return []
    told = whose.acting(items)
    regions = [replace(r, found=whose.completed(r.found, told)) if r.found else r for r in regions]
    return _with_decisions(regions, items)


def single(items: Sequence[Item], language: str | None, heads: Sequence[str] = (), title: str = "") -> Found:
    """The one resolution that a page may be. `title` is the page's: it may be the header that the text
    lacks."""
    starts = [s for s in _starts(items, language) if s.strength != "list"]
    if len(starts) == 1 and not any(is_prose(x) for x in items[: starts[0].at]):
        front = [line for item in items[: starts[0].at] for line in item.lines]
        context = Context(language, headed=True, convention=conventions.described([*front, *heads]))
        found = parse(items[starts[0].at :], context)
        if found.stands:
            own = found.convention or next(
                (c for line in front if (c := conventions.convention_in(line))), None
            )
            adopted = found.adopted or conventions.adopted_in(front, language)
            return whose.completed(replace(found, convention=own, adopted=adopted), whose.acting(items))
    header = headers.header_of(title) if not starts else None
    return parse(items, Context(language, header=header))


def _starts(items: Sequence[Item], language: str | None) -> list[Start]:
    """Where headers stand: with kind and number, with a code, with a number before the body speaks, or a
    title with
    its number below."""
    found: list[Start] = []
    listed = _listed_headers(items, language)
    for i, item in enumerate(items):
        if item.type in {"table_row", "caption", "footnote"} or headers.is_contents_line(item.plain):
            continue
        line = item.plain
        following = items[i + 1] if i + 1 < len(items) else None
        if i in listed:
            found.append(Start(i, "list"))
        elif not item.listed and headers.header_of(line) and not _below(found, items, i, line):
            found.append(Start(i, "kind"))
        elif (
            not item.listed
            and headers.code_of(line)
            and following is not None
            and _heads(items, i + 1, language)
        ):
            found.append(Start(i, "code"))
        elif (
            not item.listed
            and following is not None
            and headers.number_below(following.plain)
            and len(line) < 160
            and not line.endswith((".", ";"))
        ):
            found.append(Start(i, "below"))
    return found


def _plain(items: Sequence[Item], language: str | None) -> list[Start]:
    """The headings that may open plain statements of policy: each with prose under it."""
    heads = [
        i
        for i, x in enumerate(items)
        if (x.heading or _is_title_like(x) or (x.number and len(x.plain) < 90 and x.plain[-1:] not in ";:,"))
        and not facts.Record().hear(x.plain, short=True)
        and not speaks(x, language)
        and _prose_follows(items, i)
    ]
    return [Start(i, "plain") for i in heads]


def _prose_follows(items: Sequence[Item], at: int) -> bool:
    """Whether a paragraph stands under a title, notes of what was done with it apart."""
    for item in items[at + 1 : at + 4]:
        if item.heading or item.listed:
            return False
        if len(item.plain) > 60 or item.plain.endswith((".", ".”", "?", "!")):
            return not facts.Record().hear(item.plain, short=len(item.plain) < 200)
    return False


def _is_title_like(item: Item) -> bool:
    """Whether a line stands as a title does: short, apart, without a stop at its end."""
    words = item.plain.split()
    return (
        item.blank
        and item.type == "paragraph"
        and not item.listed
        and 0 < len(words) <= 9
        and item.plain[:1].isupper()
        and item.plain[-1:] not in ".,;:!?"
    )


def _below(found: Sequence[Start], items: Sequence[Item], i: int, line: str) -> bool:
    """Whether a line with kind and number only stands under the title that it numbers."""
    return (
        bool(found)
        and found[-1].at == i - 1
        and found[-1].strength == "below"
        and headers.number_below(line) is not None
    )


def _heads(items: Sequence[Item], at: int, language: str | None) -> bool:
    """Whether what follows a title opens a resolution: a submitter, a WHEREAS, a lead, the body's voice."""
    for j in range(at, min(at + 4, len(items))):
        line = items[j].plain
        following = items[j + 1] if j + 1 < len(items) else None
        if (
            signs.WHEREAS.match(line)
            or signs.BECAUSE.match(line)
            or lead_of(items[j], following, language)
            or fact_signs.BYLINE.match(line)
        ):
            return True
        voice = speaks(items[j], language)
        if (voice and voice.own) or signs.THAT.match(line):
            return True
        if is_prose(items[j]) or items[j].listed:
            return False
    return False


def _listed_headers(items: Sequence[Item], language: str | None) -> frozenset[int]:
    """The items "18. Cleaners and the living wage" that the body's voice follows, and the amendments between
    them."""
    found: set[int] = set()
    for i, item in enumerate(items):
        if item.number and not re.fullmatch(r"\d{1,3}[A-Z]?(?:\.\d{1,2})?", item.number):
            continue
        header = headers.listed_header(item.plain, item.number)
        if header is None or (
            item.number is None
            and not (
                re.match(r"\d{1,3}\.\d", item.plain)
                or re.match(
                    r"\d{1,3}[.)]\s" if item.type == "heading" or item.blank else r"\d{1,3}\s+[A-ZÀ-Þ]",
                    item.plain,
                )
            )
        ):
            continue
        if header.form == "amendment":
            found.add(i)
            continue
        following = items[i + 1] if i + 1 < len(items) else None
        if following is None or following.listed or len(item.plain) > 120 or item.plain.endswith((".", ":")):
            continue
        voice = speaks(following, language)
        if (
            (voice and (voice.own or voice.verb in {"will", "shall"}))
            or signs.WHEREAS.match(following.plain)
            or signs.MOTION_LEAD.match(following.plain)
        ) or (fact_signs.BYLINE.match(following.plain) and _heads(items, i + 2, language)):
            found.add(i)
    headed = {i for i in found if headers.listed_header(items[i].plain, items[i].number).form != "amendment"}  # type: ignore[union-attr]
    return frozenset(found) if headed else frozenset()


def _headed(items: Sequence[Item], language: str | None) -> list[int]:
    """Where a heading stands that a formal lead follows before the next heading."""
    found: list[int] = []
    subject = False
    heading: int | None = None
    for i, item in enumerate(items):
        following = items[i + 1] if i + 1 < len(items) else None
        lead = lead_of(item, following, language)
        voice = speaks(item, language)
        if item.heading:
            subject = False
        subject = subject or bool(
            signs.PARTICIPLE.match(item.plain) or (len(item.plain) < 300 and signs.SUBJECT.match(item.plain))
        )
        does = subject and not item.heading and opens_in_third_person(item.plain, language)
        operative = (
            does
            or (lead is not None and lead.name not in {"piece"})
            or (
                voice is not None
                and voice.own
                and voice.role == "operative"
                and not item.plain.lower().startswith(("we ", "it "))
            )
        )
        if (
            item.heading
            and lead is None
            and not signs.WHEREAS.match(item.plain)
            and not signs.BODY_ALONE.fullmatch(item.plain)
            and not item.listed
            and not facts.Record().hear(item.plain, short=True)
        ):
            heading = i if heading is None or heading != i - 1 else heading
        elif heading is not None and operative:
            found.append(heading)
            heading = None
    return found


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
        if not is_prose(item) or len(item.plain) < 240
        for line in item.lines
    ]
    convention = conventions.described([*front[:_FRONT], *heads[:4]])
    accepted: list[tuple[int, int, Found]] = []
    sure = bool(_POLICIES.search(" ".join(line for line in [*heads[:1], *front] if len(line) < 120)))
    tops: list[int] = []
    for one in starts:
        tops.append(_above(items, one.at, tops[-1] + 1 if tops else 0) if one.strength == "kind" else one.at)
    for start, end in pairwise([*tops, len(items)]):
        found = parse(
            items[start:end],
            Context(language, headed=True, convention=convention, form=_form([*heads[:1], *front])),
        )
        if found.stands and not (plain and found.status is None and not sure):
            accepted.append((start, _cut(items, start, end, found), found))
    if 2 * sum(bool(found.clauses) for _, _, found in accepted) < len(accepted):
        accepted = [a for a in accepted if a[2].clauses]  # an index of titles and fates is no book
    if not accepted:
        return []
    regions: list[Region] = []
    at = 0
    for start, cut, found in accepted:
        regions += _between(items[at:start], language, convention, nested=at > 0)
        regions.append(_region(items[start:cut], found))
        at = cut
    regions += _between(items[at:], language, convention, nested=True)
    return regions


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


def _above(items: Sequence[Item], at: int, floor: int) -> int:
    """The index of the title that stands above a header with a number only, or the header's own."""
    header = headers.header_of(items[at].plain)
    if header is None or header.title or header.rest or at - 1 < floor or at + 1 >= len(items):
        return at
    title, following = items[at - 1], items[at + 1]
    if following.heading and not signs.WHEREAS.match(following.plain) and not signs.resolved(following.plain):
        return at
    opens = (
        signs.WHEREAS.match(following.plain)
        or signs.resolved(following.plain)
        or fact_signs.BYLINE.match(following.plain)
    )
    named = (
        title.heading
        and not facts.Record().hear(title.plain, short=True)
        and not _SESSION.match(title.plain)
        and len(title.plain) < 120
    )
    centred = title.indent >= 12 and items[at].indent >= 12
    return at - 1 if opens and named and not items[at].blank and (centred or title.type == "heading") else at


def _cut(items: Sequence[Item], start: int, end: int, found: Found) -> int:
    """The index of the first item that belongs to the session again, not to the resolution."""
    return next((i for i in range(start + 1, end) if items[i].start >= found.end), end)


def _between(
    items: Sequence[Item], language: str | None, convention: Convention | None, *, nested: bool
) -> Iterator[Region]:
    """Front matter and session noise; a resolution without a number may stand in it under its own heading."""
    starts = (
        sorted({*_headed(items, language), *_unheaded(items)})
        if nested and any(signs.resolved(x.plain) for x in items)
        else []
    )
    at = 0
    for start, end in pairwise([*starts, len(items)]):
        found = parse(items[start:end], Context(language, headed=True, convention=convention))
        if found.lead in {"resolved", "romance", "will"}:
            yield from _noise(items[at:start])
            cut = _cut(items, start, end, found)
            yield _region(items[start:cut], found)
            at = cut
    yield from _noise(items[at:])


def _unheaded(items: Sequence[Item]) -> list[int]:
    """Where WHEREAS or RESOLVED opens a resolution without a heading, in the middle of a session."""
    found: list[int] = []
    inside = False
    for i, item in enumerate(items):
        marks = signs.WHEREAS.match(item.plain) or signs.resolved(item.plain)
        if marks and not inside and not item.listed and item.plain[:1].isupper():
            above = items[i - 1] if i else None
            titled = above is not None and (
                above.heading
                or (len(above.plain) < 110 and re.match(r"(?:resolution|motion)\b", above.plain, re.I))
            )
            inside = True
            told = above is not None and re.search(r"\b(?:resolution|motion)\b", above.plain, re.I)
            if titled or told or signs.WHEREAS.match(item.plain):
                found.append(i - 1 if titled else i)
        elif item.heading or speakers.is_turn(item.plain) or (is_prose(item) and not marks):
            inside = False
    return found


def _region(items: Sequence[Item], found: Found) -> Region:
    header = headers.header_of(items[0].plain) or headers.code_of(items[0].plain)
    label = (
        items[0].plain[:120]
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
        and _SESSION.match(x.plain)
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


def _with_decisions(regions: list[Region], items: Sequence[Item]) -> list[Region]:
    """The regions with what the floor decided later, where only a referral stands under a resolution."""
    loose = [(r.start, r.end) for r in regions if r.kind == "other"]
    noise = " ".join(x.plain for x in items if any(s <= x.start < e for s, e in loose))
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
