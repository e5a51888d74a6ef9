"""Further shapes of headers that only their coming again tells (see `repeats`): a number, a title and what
became of it on one line; a number with facts beside it, under or over its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.texts.items import Item

_APART = frozenset({"table_row", "caption", "footnote"})
_NUMBER = r"(?:[A-Z]{1,4}[-–./]?)?\d{1,4}[A-Za-z]?(?:[-–]\d{1,4}[A-Z]?)?"
# "26 Decent work CARRIED", "103b. Solidarity: LOST, 40–17", "7 – Wages [Adopted as amended]".
_FATED = re.compile(
    rf"(?:(?:No|N[°º]|#)\.?\s*)?(?P<number>{_NUMBER})(?:\s*[.):]|\s+[–—-])?\s+(?P<title>[A-ZÀ-Þ“\"«¡¿].{{2,120}}?)"
    r"(?:\s*[:.,–—|•·-]+|(?=\s*[(\[])|(?=\s+[A-ZÀ-Þ]{4}))\s*(?P<fate>[(\[]?[A-ZÀ-Þ][^.;:]{3,60}?[)\]]?)\.?"
)


def fated(items: Sequence[Item], at: int) -> tuple[Item, headers.Header] | None:
    """ "26 Decent work CARRIED": number, title and fate on one line."""
    item = items[at]
    if item.type in _APART or item.bullet or len(item.plain) > 200 or headers.header_of(item.plain):
        return None
    text = f"{item.number}. {item.plain}" if item.number is not None else item.plain
    match = _FATED.fullmatch(text)
    if match is None or re.fullmatch(r"(?:18|19|20)\d\d", match["number"]):
        return None
    fate = match["fate"].strip("()[] ")
    if fate_of(fate) is None or not (fate[:4].isupper() or match["fate"][:1] in "([" or item.heading):
        return None
    header = headers.Header(
        "motion" if match["number"].isdigit() else "resolution",
        match["number"],
        headers.plain_title(match["title"]),
        f"({fate})",
        strength="list",
    )
    return replace(item, number=None), header
