"""What stands above a header and belongs to it, told by the whole book: a row of facts over each title, a
title with a full stop over each number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.structure import conventions
from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.leads import is_prose
from pipeline.structure.resolutions.decisions import fact_signs, facts, speakers
from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.texts.items import Item

_LABELLED = re.compile(r"(?:[\w’']+\s+){0,3}[\w’']+\s*:\s*\S")
_SECTION = re.compile(r"(?:report|committee|minutes|proceedings|session|day|appendix|index)\b", re.IGNORECASE)
_WORDS = 14  # words that a title stays below
_FEW = 2


def with_facts_above(items: Sequence[Item], tops: Sequence[int]) -> list[int]:
    """The places where resolutions begin, each with the row of facts over it, where the first and most of the
    others have one."""
    over = [bool(top) and _states_facts(items[top - 1]) for top in tops]
    if any(signs.resolved(x.plain) or signs.MOVED.match(x.plain) for x in items[: tops[0] if tops else 0]):
        return list(tops)  # the first row tells of a resolution above it
    if len(tops) < _FEW or not over[0] or 3 * sum(over) < 2 * len(over):
        return list(tops)
    rows = all(items[top - 1].type == "table_row" for top, above in zip(tops, over, strict=True) if above)
    if not rows and any(_states_facts(x) for x in items[tops[-1] + 1 :]):
        return list(tops)  # they stand below each resolution, and below the last one
    return [top - 1 if above else top for top, above in zip(tops, over, strict=True)]


def _states_facts(item: Item) -> bool:
    """Whether a row tells what committee and floor said: "Committee: Concur | Convention: Adopted"."""
    if item.listed or len(item.plain) > 160 or item.heading or is_prose(item):
        return False
    cells = [c.strip() for c in re.split(r"\s*[|\t]\s*|\s{3,}", item.plain.strip(" |")) if c.strip()]
    labelled = all(_LABELLED.match(c) for c in cells)
    return labelled and (facts.noted(item.plain) or any(facts.noted(c) for c in cells))


def stopped_titles(items: Sequence[Item], starts: Sequence[int]) -> frozenset[int]:
    """Those of the headers with a number only that have a title with a full stop right over them ("Soviet
    Trade."), where at least half of the book's headers have."""
    titled = [at for at in starts if at and _is_stopped_title(items, at - 1)]
    return frozenset(titled if len(titled) >= _FEW and 2 * len(titled) >= len(starts) else ())


def _is_stopped_title(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    line = item.plain
    return (
        item.blank
        and not item.listed
        and line.endswith(".")
        and len(line.split()) < _WORDS
        and line[:1].isupper()
        and not re.search(r"[.;:!?]\s", line)
        and fate_of(line) is None
        and not facts.noted(line)
        and not speakers.is_turn(line)
        and not signs.WHEREAS.match(line)
        and signs.resolved(line) is None
        and not fact_signs.BYLINE.match(line)
        and not conventions.names_meeting(line)
        and not _SECTION.search(line)
        and _is_set_as_title(line)
    )


def _is_set_as_title(line: str) -> bool:
    """Whether the words of a line are large, but for those that a title sets small."""
    words = [w for w in re.findall(r"[^\W\d_][\w’'-]*", line) if len(w) > 3]
    return bool(words) and 4 * sum(w[0].isupper() for w in words) >= 3 * len(words)
