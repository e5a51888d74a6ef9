"""Items: a text's lines joined to what they were before their breaking: paragraphs, list items, headings.

Readers differ in how they cut. A text file's block may hold a header, its submitter and three clauses; a
clause may
go on after a page break. Here lines are joined where a sentence goes on and parted where one opens something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.document import Block, BlockType
from pipeline.structure.marks import plain
from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.spoken import spoken_again
from pipeline.structure.resolutions.clauses.voices import voice_of
from pipeline.structure.resolutions.decisions import speakers
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.texts.counts import COUNT, counted, going_on, place, running_on
from pipeline.structure.resolutions.texts.joining import APART, ROW_END, groups, width_of
from pipeline.structure.resolutions.texts.lines import Line, lines_of
from pipeline.structure.resolutions.texts.markers import Marker
from pipeline.structure.resolutions.texts.misread import mended

# A title in capitals that its paragraph runs on from: "RENT CONTROL.—Rents in the eleven …".
_LEAD = 400  # characters within which a lead in pieces ends
_RUN_IN = re.compile(
    r"(?P<title>(?-i:[A-ZÀ-Þ]{3,}(?:[ ,’'-]+(?:[A-ZÀ-Þ]+|&)){1,7}))\.(?:\s*[—–-]+)?\s+(?=[A-ZÀ-Þ][a-z])"
)
_BY_THEN = re.compile(
    r"(?:by|from|submitted\s+by|introduced\s+by)\s[^:]{3,120}:\s+(?=(?:whereas|resolved|be\s+it\s+resolved)\b)",
    re.IGNORECASE,
)
_RESOLVED_MORE = re.compile(r";\s+(?:and\s+)?be\s+it\s+(?:further|finally|also)\s+resolved\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"[–—-]?\s*\d{1,4}\s*[–—-]?")


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph, list item, heading or line: `plain` is its text on one line, without number and Markdown's
    signs,
    misread leads put right. `raw` is the span's own text with the same letters put right, for finding
    offsets."""

    plain: str
    raw: str
    start: int
    end: int
    type: BlockType
    number: str | None = None
    bullet: bool = False
    level: int = 0
    indent: int = 0
    page: int | None = None
    blank: bool = True
    lines: tuple[str, ...] = ()
    told: headers.Header | None = None  # what it states as a header by the shape it shares with others
    signs: bool = False  # whether it stands where other heads of its book have who submits
    column: bool = False

    @property
    def listed(self) -> bool:
        """Whether it is an item of a list."""
        return self.number is not None or self.bullet

    @property
    def heading(self) -> bool:
        """Whether it stands as a heading: the reader says so, or it is set in capitals."""
        if self.plain.isupper():
            return len(self.plain) < 140
        return self.type == "heading" and not ROW_END.search(self.plain)


def items_of(text: str, blocks: Sequence[Block], *, levels: bool = True) -> list[Item]:
    """The items of a text, in order. `levels`: the source tells how deep its lists are nested, as HTML
    does."""
    lines = lines_of(text, blocks if levels else [replace(b, level=0) for b in blocks])
    width = width_of(lines)
    items = [piece for group, marker in groups(lines, width) for piece in _split(_item(text, group, marker))]
    return [x for x in items if x.listed or x.type in APART or not _PAGE_NUMBER.fullmatch(x.plain)]


def _item(text: str, group: Sequence[Line], marker: Marker | None) -> Item:
    first = group[0]
    start = first.start + (marker.length if marker else 0)
    while start < first.end and text[start].isspace():
        start += 1
    end = group[-1].end
    raw = mended(text[start:end])
    for line, following in pairwise(group):  # a running head between them is no part of it
        if text[line.end : following.start].strip():
            low, high = line.end - start, following.start - start
            raw = f"{raw[:low]}{' ' * (high - low)}{raw[high:]}"
    lines = [mended(plain(text[start : first.end])), *(line.plain for line in group[1:])]
    return Item(
        plain=" ".join(x for x in lines if x),
        raw=raw,
        start=start,
        end=end,
        type=first.type,
        number=marker.number if marker else None,
        bullet=marker is not None and marker.number is None,
        level=first.level,
        indent=first.indent,
        page=first.page,
        blank=first.blank or first.broken,
        column=first.column,
        lines=tuple(x for x in lines if x),
    )


# "… what we said in 1951. Therefore, we", over the list of what is done.
_THEREFORE_LAST = re.compile(
    r"(?<=[.!?])\s+(?=(?:Now,?\s+)?[Tt]herefore,?\s+(?:be\s+it\s+)?(?:we|the\s+[\w-]+|this\s+[\w-]+)\s*[:,]?$)"
)


def _resolves_on(item: Item) -> bool:
    """Whether a paragraph in which the body speaks goes on to resolve more: "We support the wharfies; and be
    it further resolved that …"."""
    if item.listed or _RESOLVED_MORE.search(item.plain) is None:
        return False
    so = signs.THEREFORE.match(item.plain)
    voice = voice_of(item.plain[so.end() :] if so else item.plain, None)
    return voice is not None and voice.role == "operative"


def _split(item: Item) -> Iterator[Item]:
    """The item, cut where another WHEREAS or RESOLVED opens inside it, not within quotation marks, and behind
    a header
    that its text runs on from ("New Business Item 7: The PEA will publish …")."""
    cuts = [0]
    behind = headers.label_end(item.raw) if not item.listed and len(item.plain) > 50 else 0
    if behind:
        rest = plain(item.raw[behind:])
        voice = voice_of(rest, None)
        if by := _BY_THEN.match(rest):
            cuts.append(behind + by.end())  # "Resolution No. 20--By Delegate Ettor: Whereas, The workers …"
        elif (
            signs.WHEREAS.match(rest)
            or signs.resolved(rest)
            or (rest.startswith("That ") and rest.endswith((".", ";", ":")))
            or (voice and (voice.own or voice.verb in {"will", "shall"}) and rest.endswith((".", ":", ";")))
        ):
            cuts.append(behind)
    if (
        (match := _RUN_IN.match(item.raw))
        and item.blank
        and not speakers.is_turn(item.plain)
        and not item.listed
        and headers.header_of(item.plain) is None
    ):
        title = match["title"]
        if not (signs.WHEREAS.match(title) or signs.resolved(title) or signs.LEAD_PIECE.match(title)):
            cuts.append(match.end())
    if (
        len(cuts) > 1
        or signs.WHEREAS.match(item.plain)
        or signs.resolved(item.plain)
        or signs.ROMANCE_RESOLVED.match(item.plain)
        or _resolves_on(item)
    ):
        unquoted = not any(mark in item.raw for mark in '“”"«»')
        for match in signs.INLINE.finditer(item.raw):
            if unquoted and match.start() > _LEAD:
                cuts.append(match.end())
                continue
            before = item.raw[: match.start()]
            if signs.LEAD_PIECE.fullmatch(before.strip()):
                continue  # "THEREFORE, BE IT RESOLVED": one lead
            if unquoted or (
                before.count("“") == before.count("”")
                and before.count('"') % 2 == 0
                and before.count("«") == before.count("»")
            ):
                cuts.append(match.end())
        cuts += counted(item.raw)
    if not item.listed and (so := _THEREFORE_LAST.search(item.raw)):
        cuts.append(so.end())
    if signs.CONSIDERING.match(item.plain):
        cuts += [m.end() for m in signs.THAT_AGAIN.finditer(item.raw)]
    if not item.listed and len(item.plain) > 60:  # "Congress notes …. Congress calls on …"
        cuts += spoken_again(item.raw, item.plain)
    runs = going_on(item.raw, item.number) if item.number else [] if item.listed else running_on(item.raw)
    places = {at: (words, number) for at, words, number in runs}
    cuts = sorted({*cuts, *places})
    if len(cuts) == 1:
        yield item
        return
    for start, end in zip(cuts, [*cuts[1:], len(item.raw)], strict=True):
        mark = COUNT.match(item.raw, start) if start and start not in places else None
        number = place(mark) if mark else None
        start = mark.end() if mark else start
        if start in places:
            start, number = places[start]
        raw = item.raw[start:end].rstrip()
        words = plain(raw)
        if raw:
            yield replace(
                item,
                plain=words,
                raw=raw,
                start=item.start + start,
                end=item.start + start + len(raw),
                number=item.number if start == 0 else number,
                lines=(words,),
            )
