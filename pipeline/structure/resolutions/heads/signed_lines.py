"""Who submits, told by where the name stands: the line that under each header of a book is a name.

"Motion 52" / "Sunday Trading" / "SE/6238": nothing in the last line says that it submits, but under the other
headers a branch or a committee stands there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.structure import conventions
from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.leads import is_prose, lead_of, speaks
from pipeline.structure.resolutions.decisions import fact_signs, facts, submitters
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.texts.items import Item

_LINES = 4  # short lines that a head may have
_LONG = 90  # characters from which a line is no name
_FEW = 3  # heads below which the place of a line tells nothing


def with_signers(items: Sequence[Item], tops: Sequence[int], language: str | None) -> list[Item]:
    """The items, with those marked that stand under a title where other heads have a body's name."""
    kept = list(items)
    heads = [_lines_under(items, at, end, language) for at, end in pairwise([*tops, len(items)])]
    seconds = [lines[1] for lines in heads if len(lines) == 2]
    bare = all(submitters.signs(items[i].plain) for i in seconds)
    if len(heads) < _FEW or 3 * len(seconds) < 2 * len(heads) or not bare:
        return kept
    if not any(_is_bodys(items[i].plain) for i in seconds):
        return kept
    for i in seconds:
        kept[i] = replace(items[i], signs=True)
    return kept


def _is_bodys(line: str) -> bool:
    return submitters.is_local(line) or (submitters.names_body(line) and submitters.signs(line))


def _lines_under(items: Sequence[Item], at: int, end: int, language: str | None) -> list[int]:
    """The title and what stands under it before the body: the indices of the short lines, the header's own
    first where it holds the title; empty where they tell who submits anyway."""
    top = items[at]
    told = top.told or headers.header_of(top.plain) or headers.listed_header(top.plain, top.number)
    if told is None and (shape := headers.shaped(top.plain)) is not None:
        told = shape[1]
    found = [at] if told is None or told.title else []
    for i in range(at + 1, min(at + 1 + _LINES, end)):
        item = items[i]
        line = item.plain
        if fact_signs.BYLINE.match(line):
            return []
        if (
            item.listed
            or is_prose(item)
            or signs.WHEREAS.match(line)
            or signs.THAT.match(line)
            or lead_of(item, items[i + 1] if i + 1 < len(items) else None, language)
            or speaks(item, language)
            or len(line) > _LONG
            or line.endswith((".", ":", ";", ","))
        ):
            break
        if line.startswith("(") or conventions.names_meeting(line) or facts.noted(line):
            continue
        found.append(i)
    return found
