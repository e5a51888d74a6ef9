"""Whether lines follow one another as sentences do: the witness for one reading order against another.

A line that ends in the middle of a sentence and one that begins with a small letter belong together; one that
ends a sentence and one that begins in the middle of another do not. Nothing else of the language is needed.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from pipeline.readers.pdf.pieces import Piece

_BOX_LINES = 20
_USUAL = 0.1  # by which sizes may differ, as a share
_CLOSED = "[\"'”’»)\\] ]*"
# The end of a sentence, with the mark of a note behind it or not; "4.715" is none.
_END = re.compile(rf"[.!?…:؟۔]{_CLOSED}$|(?<!\d)[.!?…:؟۔]{_CLOSED}[(\[]?\d{{1,3}}{_CLOSED}$")
_TAIL = 14  # letters that it takes at most
_HYPHENS = ("-", "\u00ad", "\u2010", "\ufffe", "\x02")


def gain(new: Sequence[Piece], old: Sequence[Piece], *, within: float = _USUAL) -> float:
    """By how much the lines of one order follow one another better than those of the other.

    Positive where `new` is better; 0 where nothing tells. Only text of the page's
    usual size is asked, and what is `within` a share of it.
    """
    size = statistics.median(p.size for p in new) if new else 0.0
    orders = [[p for p in order if abs(p.size - size) < within * size] for order in (new, old)]
    pairs = [set(zip((p.text for p in o), (p.text for p in o[1:]), strict=False)) for o in orders]
    return sum(joint(*p) for p in pairs[0] - pairs[1]) - sum(joint(*p) for p in pairs[1] - pairs[0])


def interrupting(blocks: Sequence[Sequence[Piece]]) -> set[int]:
    """The numbers of blocks that part a sentence which the next block after them goes on with: boxes."""
    size = statistics.median([p.size for block in blocks for p in block] or [0.0])

    def text(block: Sequence[Piece]) -> list[str]:
        return [p.text for p in block if abs(p.size - size) < 0.1 * size]

    found: set[int] = set()
    for i in range(1, len(blocks) - 1):
        before = next(
            (t[-1] for b in range(i - 1, -1, -1) if b not in found and (t := text(blocks[b]))), None
        )
        if i in found or before is None:
            continue
        for j in range(i + 1, min(i + 4, len(blocks))):
            after = text(blocks[j])
            if not after or joint(before, after[0]) < 1:
                continue
            lines = [p for block in blocks[i:j] for p in block]
            if len(lines) > _BOX_LINES or abs(statistics.median(p.size for p in lines) - size) < 0.02 * size:
                continue
            if joint(before, blocks[i][0].text) <= 0 and joint(blocks[j - 1][-1].text, after[0]) <= 0:
                found.update(range(i, j))
                break
    return found


def joint(before: str, after: str) -> float:
    """How well one line follows another: 2 within a word, 1 within a sentence, -1 where one is cut, or 0."""
    hyphen = before.endswith(_HYPHENS)
    open_ = hyphen or not _END.search(before[-_TAIL:])
    first = next((c for c in after if c.isalpha()), "")
    if first.islower():
        return 2.0 if hyphen else 1.0 if open_ else -1.0
    return -1.0 if hyphen and first.isupper() else 0.0
