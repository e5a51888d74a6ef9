"""Stretches under one header that hold two resolutions: where the second begins.

A header that no rule knows leaves its resolution under the one before it. Behind a fate or a submitter's name
another WHEREAS or RESOLVED opens there, with short lines at most between: those are its header.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.leads import is_prose
from pipeline.structure.resolutions.decisions import fact_signs, facts, speakers
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.texts.items import Item

# What stands over other words for the same resolution.
_OF_THE_SAME = re.compile(r"(?:substitute|amend|as\s+amended|to\s+read|recommend|committee)", re.IGNORECASE)
_LINES = 3  # short lines that may make up a header


def second_cores(items: Sequence[Item], start: int, end: int) -> list[int]:
    """The indices below `end` at which another resolution begins than the one at `start`."""
    found: list[int] = []
    resolved = False  # the resolution at hand has come to its operative part
    done: int | None = None  # where the last note on it stands
    for i in range(start, end):
        item = items[i]
        line = item.plain
        resolves = signs.resolved(line) is not None and line[:1].isupper()
        opens = resolves or (signs.WHEREAS.match(line) is not None and line[:1].isupper())
        if opens and done is not None and _header_between(items, done + 1, i, resolves=resolves):
            found.append(done + 1)
            resolved, done = resolves, None
            continue
        if opens:
            resolved, done = resolved or resolves, None
        elif resolved and not item.listed and _closes(line):
            done = i
        elif item.listed or is_prose(item) or speakers.is_turn(line) or i - (done or i) > _LINES:
            done = None
    return found


def _closes(line: str) -> bool:
    """Whether a line tells what became of a resolution, as its last line does."""
    if len(line) > 160 or speakers.is_turn(line) or fact_signs.AMENDMENT.match(line):
        return False
    heard = facts.Record()
    return heard.hear(line, short=True) and heard.status is not None


def _header_between(items: Sequence[Item], first: int, last: int, *, resolves: bool) -> bool:
    """Whether what stands between a fate and the next opening is a header: short lines, none a sentence.
    Right under a fate only WHEREAS opens another resolution; a RESOLVED may be a substitute's."""
    if first == last:
        return not resolves
    lines = [x.plain for x in items[first:last]]
    if any(_OF_THE_SAME.match(x) for x in lines):
        return False
    return all(
        len(x) < 120
        and not x.endswith((":", ";", ","))
        and (not x.endswith(".") or headers.header_of(x) is not None)
        for x in lines
    )
