"""Signs before a header that are none of its words: "▲ RESOLUTION NO. 31", "† Motion 7", "► 12. Housing".

A printer marks so what was debated, or what comes up again. The sign stays within the resolution's stretch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.structure.resolutions.decisions import facts
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.texts.items import Item

# No word, no quotation mark, no bracket, nothing that stands before a number or an item of a list.
_SIGNS = re.compile(
    r"(?:[^\w\s.,:;!?()\[\]{}'\"“”‘’«»‹›„¡¿$£€%&#№/+=_~•●◦▪‣·∙■□☐☑☒–—-]{1,3}\s*)+(?=[\dA-ZÀ-Þ])"
)


def unadorned(items: Sequence[Item]) -> list[Item]:
    """The items, headers without the signs before them."""
    return [_bare(x) for x in items]


def _bare(item: Item) -> Item:
    if item.bullet and item.plain.endswith(" *") and facts.noted(item.plain.rstrip(" *")):
        words = item.plain.rstrip(" *")  # "* Adopted by voice vote. *"
        return replace(item, plain=words, bullet=False, lines=(words,))
    sign = _SIGNS.match(item.plain) if len(item.plain) < 300 else None
    if sign is None or item.number is not None:
        return item
    words = item.plain[sign.end() :]
    told = headers.header_of(words) or headers.alone(words) or headers.listed_header(words, None)
    if told is None:
        return item
    first = item.lines[0] if item.lines else ""
    lines = (first.removeprefix(sign.group()), *item.lines[1:])
    # The raw text keeps its length: offsets are counted in it.
    at = item.raw.find(words[:1])
    raw = f"{' ' * at}{item.raw[at:]}" if at > 0 else item.raw
    return replace(item, plain=words, raw=raw, bullet=False, lines=lines)
