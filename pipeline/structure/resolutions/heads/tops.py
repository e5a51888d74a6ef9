"""Where a resolution begins above its header: its title over the number, who submits over the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.structure import conventions
from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.head import SIGNER
from pipeline.structure.resolutions.clauses.leads import is_prose
from pipeline.structure.resolutions.decisions import fact_signs, facts
from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.decisions.submitters import ends_as_body, is_local
from pipeline.structure.resolutions.decisions.submitters import signs as signs_as_name
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.heads.openings import Start, opens_at
from pipeline.structure.resolutions.heads.side_notes import side_notes
from pipeline.structure.resolutions.heads.title_shapes import is_title_like
from pipeline.structure.resolutions.texts.items import Item

SESSION = re.compile(
    r"(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)|"
    r"last)\s+day|"
    r"(?:morning|afternoon|evening|opening|closing|final)\s+session|(?:primera|segunda|tercera|"
    r"cuarta)\s+sesi[óo]n|"
    r"appendix|index|officers|roll\s+of\s+delegates)\b.{0,60}$",
    re.IGNORECASE,
)


# Headings of a book's sections, which are no resolution's title.
SECTION = re.compile(
    r"(?:(?:supplementary|partial|final|continued)\s+)?report\s+of\b|committee\s+on\b|(?:\w+\s+){0,2}resolutions$|minutes\b|"
    r"proceedings\b|informe\b|rapport\b|mesa\s+\d|tema\s+\d|atelier\s+\d",
    re.IGNORECASE,
)


_BY = re.compile(r"(?:by|from|submitted|introduced|presented|offered)\b", re.IGNORECASE)


def titled_above(items: Sequence[Item], starts: Sequence[Start], language: str | None) -> bool:
    """Whether a book sets its titles above its numbers, apart: where most numbers have one there."""
    bare = [
        s.at for s in starts if s.strength in {"kind", "code"} and s.at and number_only(items[s.at].plain)
    ]
    titled = [at for at in bare if top_of(items, at, 0, language, apart=True) < at]
    return len(titled) > 1 and 3 * len(titled) >= 2 * len(bare)


def tight_titles(items: Sequence[Item], starts: Sequence[Start]) -> frozenset[int]:
    """The headers that are a number only and have their title right over them, in a book of such."""
    bare = [
        s.at for s in starts if s.strength in {"kind", "code"} and s.at and number_only(items[s.at].plain)
    ]
    titled = [at for at in bare if not items[at].blank and _may_be_title(items[at - 1])]
    if len(titled) < 2 or 3 * len(titled) < 2 * len(bare):
        return frozenset()
    # In such a book a title may also stand close under the last line of the one before.
    close = [at for at in bare if not items[at].blank and _may_be_title(replace(items[at - 1], blank=True))]
    return frozenset([*titled, *close])


def _may_be_title(item: Item) -> bool:
    """Whether a line that stands apart may be a resolution's title: no session's, no meeting's, no vote."""
    line = item.plain
    return (
        (is_title_like(item) or (item.heading and item.blank))
        and not conventions.names_meeting(line)
        and not (SESSION.match(line) or SECTION.match(line))
        and not facts.noted(line)
    )


def _name_only(line: str) -> bool:
    """Whether a header holds its number and a name, which may be who submits."""
    header = headers.header_of(line)
    return (
        header is not None
        and header.title is not None
        and len(header.title) < 60
        and signs_as_name(header.title)
    )


def number_only(line: str) -> bool:
    """Whether a line is a header without a title: a number, with who submits or what became of it."""
    header = headers.header_of(line) or headers.alone(line)
    if header is None:
        return False
    if header.title is not None:
        signed = all(
            signs_as_name(who.strip()) and (ends_as_body(who) or is_local(who))
            for who in header.title.split(";")
        )
        return signed or bool(side_notes(header.title)) or fate_of(header.title) is not None
    return (
        not header.rest or (_BY.match(header.rest) or fact_signs.COMPOSITE_OF.match(header.rest)) is not None
    )


def top_of(items: Sequence[Item], at: int, floor: int, language: str | None, *, apart: bool) -> int:
    """The index of the title that stands above a header with a number only, or the header's own. `apart`: it
    may stand there with an empty line between."""
    if (
        at - 1 < floor
        or at + 1 >= len(items)
        or not (number_only(items[at].plain) or (apart and _name_only(items[at].plain)))
    ):
        return at
    title, following = items[at - 1], items[at + 1]
    if tight_over(items, at, language):
        return at - 1
    noted = facts.noted(following.plain.strip("() ")) or following.plain.startswith("(")
    opens = opens_at(items, at + 1, language) or noted or bool(signs.PARTICIPLE.match(following.plain))
    over = title.plain.isupper() and not items[at].blank and title.indent >= 12 and items[at].indent >= 12
    sentence = apart and not following.listed and following.plain.endswith((".", ".”"))
    opens = opens or sentence or ((apart or over) and is_prose(following))
    named = (
        title.heading
        and not facts.noted(title.plain)
        and not SESSION.match(title.plain)
        and not SECTION.match(title.plain)
        and len(title.plain) < 120
    )
    centred = apart or (title.indent >= 12 and items[at].indent >= 12)
    # On a page each element stands apart: there a heading over a line that is none is its title.
    joined = apart or not items[at].blank or (title.level > 0 and items[at].type != "heading")
    return at - 1 if opens and named and joined and (centred or title.type == "heading") else at


def tight_over(items: Sequence[Item], at: int, language: str | None) -> bool:
    """Whether a title stands right over the line with the number, set apart together with it: "Libraries Are
    Not For Sale" / "Resolution No. 33" / "41st International Convention"."""
    title, line = items[at - 1].plain, at + 1
    if line >= len(items):
        return False
    for _ in range(2):  # whose convention, who submits, what it covers
        under = items[min(line, len(items) - 1)].plain
        if line + 1 < len(items) and (
            conventions.names_meeting(under)
            or is_local(under)
            or (under.startswith("(") and len(under) < 120)
            or (len(under) < 80 and facts.noted(under))
        ):
            line += 1
    return (
        not items[at].blank
        and (items[at - 1].blank or at == 1)
        and (is_title_like(replace(items[at - 1], blank=True)) or items[at - 1].heading)
        and opens_at(items, line, language)
        and not conventions.names_meeting(title)
        and not (SIGNER.match(title) and ends_as_body(title))
        and not (SESSION.match(title) or SECTION.match(title))
        and not facts.noted(title)
    )


def signed_above(items: Sequence[Item], at: int) -> bool:
    """Whether the line right over a header tells who submits, set apart together with it."""
    over = items[at - 1]
    return (
        not items[at].blank
        and (over.blank or at == 1)
        and not over.listed
        and len(over.plain) < 160
        and fact_signs.BYLINE.match(over.plain) is not None
    )
