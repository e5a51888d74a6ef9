"""Motions that stand wholly in quotation marks under their header, as some agendas print them.

The marks are taken off, so that what stands between them is read like any other text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.voices import voice_of
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.heads.substitutes import substitute_for
from pipeline.structure.resolutions.texts.items import Item
from pipeline.structure.resolutions.texts.markers import marker_of

_CLOSING = {"“": "”", '"': '"', "«": "»", "‘": "’", "„": "“"}
_FAR = 40  # items within which a motion's quotation ends
_SHORT = 120
# "In the last list, add a point:", over the words that an amendment puts in.
CHANGES = re.compile(
    r"(?:(?:in|after|at|to|before|under|for|line|paragraph|point|section|item|delete|replace|insert|add|substitute|amend)\b[^.;:]{0,80})?"
    r"\b(?:add|insert|replace|substitute|read)\w*\b[^.;:]{0,60}:$",
    re.IGNORECASE,
)
_MOVES = re.compile(r"\b(?:moved|proposed|submitted|introduced)\b[^.;:]{0,40}:\s*[—–-]*$")


def unquoted(items: Sequence[Item], language: str | None) -> list[Item]:
    """The items, those of motions in quotation marks without the marks. A quotation within a story stays one:
    it stands under no header, or others' words follow on its line."""
    kept = list(items)
    done = -1
    for i, item in enumerate(items):
        if i <= done:
            continue
        close = _CLOSING.get(item.plain[:1])
        if close is None or not _under_header(items, i):
            continue
        right_under = i > 0 and (headers.header_of(items[i - 1].plain) is not None or _changes(items[i - 1]))
        if not right_under and not _opens(item.plain[1:].lstrip(), language):
            continue
        end = _end(items, i, close)
        if end is None:
            continue
        for j in range(i, end + 1):  # each paragraph of a quotation may open with the mark again
            kept[j] = _bare(kept[j], first=kept[j].plain[:1] == item.plain[0], last=end == j)
        done = end
    return kept


def _under_header(items: Sequence[Item], at: int) -> bool:
    """Whether a header stands above, with nothing but short lines (who moves it, what it covers) between."""
    for above in reversed(items[max(0, at - 4) : at]):
        if (
            headers.header_of(above.plain)
            or headers.alone(above.plain)
            or substitute_for(above.plain)
            or (
                (above.heading or above.number)
                and len(above.plain) < _SHORT
                and above.plain[-1:] not in ".:,;"
            )
        ):
            return True
        if (_MOVES.search(above.plain) and len(above.plain) <= _SHORT) or _changes(above):
            continue  # "Mr. A. Pringle (Boilermakers) moved:"
        if len(above.plain) > _SHORT or above.plain.endswith(":"):
            return False
    return False


def _changes(item: Item) -> bool:
    """Whether a line leads on to the words that an amendment puts in."""
    return not item.listed and len(item.plain) <= _SHORT and CHANGES.match(item.plain) is not None


def _opens(words: str, language: str | None) -> bool:
    """Whether words begin as a motion does."""
    voice = voice_of(words[signs.past_that(words) :], language)
    return bool(
        signs.WHEREAS.match(words)
        or signs.resolved(words)
        or signs.MOTION_LEAD.match(words)
        or signs.BODY_NOTES.match(words)
        or (voice and voice.own)
    )


def _end(items: Sequence[Item], at: int, close: str) -> int | None:
    """The item that the quotation's end closes; None where it isn't closed before another header."""
    for j in range(at, min(at + _FAR, len(items))):
        if j > at and headers.header_of(items[j].plain):
            return None
        line = items[j].plain.rstrip(" .;,")
        inside = line[1:] if line[:1] == items[at].plain[0] else line
        if line.endswith(close) and len(inside) > 1 and inside.count(close) % 2 == 1:
            return j
    return None


def _bare(item: Item, *, first: bool, last: bool) -> Item:
    """The item without the mark before it, or the one behind it with what stop stands outside."""
    raw, plain, start, end = item.raw, item.plain, item.start, item.end
    if first:
        cut = len(raw) - len(raw[1:].lstrip())
        raw, plain, start = raw[cut:], plain[1:].lstrip(), start + cut
    if last:
        raw, plain = _closed(raw), _closed(plain)
        end = start + len(raw)
    number = item.number
    if first and number is None and (marker := marker_of(raw)) is not None and marker.number is not None:
        number, cut = marker.number, marker.length  # "“4. Ask retired members …”"
        raw, plain, start = raw[cut:], plain[plain.index(raw[cut:].split()[0]) :], start + cut
    return replace(item, raw=raw, plain=plain, start=start, end=end, number=number, lines=(plain,))


def _closed(text: str) -> str:
    return text.rstrip().rstrip(".;,").rstrip()[:-1].rstrip()
