"""Resolutions set as "Because …" lines over "That …" lines, with no other lead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.structure.resolutions.texts.items import Item

_REASON = re.compile(
    r"(?:(?-i:Because)|(?-i:Since)|(?-i:Inasmuch\s+as)|(?-i:Seeing\s+that)|(?-i:Given\s+that)|(?-i:As)|(?-i:Puisque)|(?-i:Comme)|"
    r"(?-i:Porque)|(?-i:Ya\s+que)|(?-i:Dado\s+que))\s+(?=\S)"
)
_THAT = re.compile(r"(?:That|Que|Qu['’])\s*(?=\S)")
_MANY = 20  # items in which the first "That" must stand


def reason_end(line: str) -> int:
    """Where the words of a reason begin behind its "Because"; 0 for any other line."""
    match = _REASON.match(line)
    return match.end() if match else 0


def that_end(line: str) -> int:
    """Where the words begin behind the "That" that opens a line; 0 for any other."""
    match = _THAT.match(line)
    return match.end() if match else 0


def reasoned(items: Sequence[Item], at: int = 0) -> bool:
    """Whether the item at a place is one of a row of reasons over a row of "That …"."""
    rows = items[at : at + _MANY]
    if not rows or rows[0].listed or not reason_end(rows[0].plain) or rows[0].plain.endswith("."):
        return False
    for item in rows:
        if that_end(item.plain):
            return True
        if not reason_end(item.plain):
            return False
    return False
