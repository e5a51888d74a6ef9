"""Headings that no number tells: over an operative part, over plain statements; and WHEREAS with none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.leads import acting_lists, is_prose, lead_of, speaks
from pipeline.structure.resolutions.clauses.voices import voice_of
from pipeline.structure.resolutions.decisions import fact_signs, facts, speakers
from pipeline.structure.resolutions.heads import unnumbered_headers
from pipeline.structure.resolutions.heads.openings import Start, counts_on
from pipeline.structure.resolutions.heads.title_shapes import is_title_like
from pipeline.structure.resolutions.texts.items import Item
from pipeline.structure.verbs import opens_in_third_person


def plain_starts(items: Sequence[Item], language: str | None) -> list[Start]:
    """The headings that may open plain statements of policy: each with prose under it."""
    heads = [
        i
        for i, x in enumerate(items)
        if (
            x.heading
            or is_title_like(x)
            or (x.number and len(x.plain) < 90 and x.plain[-1:] not in ";:,." and not counts_on(items, i))
        )
        and not facts.noted(x.plain)
        and not speaks(x, language)
        and not (signs.resolved(x.plain) or signs.LEAD_PIECE.match(x.plain) or signs.WHEREAS.match(x.plain))
        and _prose_follows(items, i)
    ]
    return [Start(i, "plain") for i in heads]


def _prose_follows(items: Sequence[Item], at: int) -> bool:
    """Whether a paragraph stands under a title, notes of what was done with it apart."""
    for item in items[at + 1 : at + 4]:
        if item.heading or item.listed:
            return False
        if len(item.plain) > 60 or item.plain.endswith((".", ".”", "?", "!")):
            return not facts.noted(item.plain, short=len(item.plain) < 200)
    return False


def headed(items: Sequence[Item], language: str | None) -> list[int]:
    """Where a heading stands that a formal lead follows before the next heading."""
    found: list[int] = []
    subject = False
    heading: int | None = None
    lists = acting_lists(items, language)
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
        so = signs.THEREFORE.match(item.plain)
        acts = voice_of(item.plain[so.end() :], language) if so else None
        operative = (
            does
            or (acts is not None and acts.own and acts.role == "operative")
            or i in lists
            or (lead is not None and lead.name not in {"piece"})
            or (
                voice is not None
                and voice.own
                and voice.role == "operative"
                and not item.plain.lower().startswith(("we ", "it "))
            )
        )
        if (
            (
                item.heading
                or (
                    item.blank
                    and (unnumbered_headers.on_what(item.plain) or unnumbered_headers.of_whom(item.plain))
                    is not None
                )
            )
            and lead is None
            and not signs.WHEREAS.match(item.plain)
            and not (signs.BODY_ALONE.fullmatch(item.plain) or signs.THE_BODY.fullmatch(item.plain))
            and not item.listed
            and not facts.noted(item.plain)
        ):
            # Headings one under the other are one title, but for a book's own or a chapter's above it.
            apart = item.blank and (
                unnumbered_headers.unnumbered(item.plain) is not None
                or item.level == 0
                or (heading is not None and item.level > items[heading].level)
            )
            heading = i if heading is None or heading != i - 1 or apart else heading
        elif heading is not None and operative:
            found.append(heading)
            heading = None
    return found


def unheaded(items: Sequence[Item]) -> list[int]:
    """Where WHEREAS or RESOLVED opens a resolution without a heading, in the middle of a session."""
    found: list[int] = []
    inside = resolving = False
    for i, item in enumerate(items):
        resolves = signs.resolved(item.plain) is not None
        marks = resolves or signs.WHEREAS.match(item.plain) is not None
        if inside and resolving and not resolves and marks and _new_begins(items, i):
            inside = False
        if marks:
            resolving = resolves
        if marks and not inside and (not item.listed or resolves) and item.plain[:1].isupper():
            above = items[i - 1] if i else None
            titled = above is not None and (
                above.heading
                or (len(above.plain) < 110 and re.match(r"(?:resolution|motion)\b", above.plain, re.I))
                or (
                    len(above.plain) < 90
                    and fact_signs.BYLINE.match(above.plain) is not None
                    and not above.listed
                )
            )
            inside = True
            told = above is not None and re.search(r"\b(?:resolution|motion)\b", above.plain, re.I)
            if titled or told or signs.WHEREAS.match(item.plain):
                at = i - 1 if titled else i
                # A title above the line that tells who submits.
                over = at - 1 if titled and not items[at].heading and at else at
                found.append(
                    over if over != at and (items[over].heading or is_title_like(items[over])) else at
                )
        elif not marks and (
            item.heading or speakers.is_turn(item.plain) or is_prose(item) or _ends_one(item)
        ):
            inside = False
    return found


def _ends_one(item: Item) -> bool:
    """Whether a line tells what became of the resolution above it."""
    heard = facts.Record()
    return len(item.plain) < 120 and heard.hear(item.plain, short=True) and heard.status is not None


def _new_begins(items: Sequence[Item], at: int) -> bool:
    """Whether a WHEREAS behind a RESOLVED is the next resolution's: a line that is neither stands between."""
    above = items[at - 1]
    return not (signs.WHEREAS.match(above.plain) or signs.resolved(above.plain) or above.listed)
