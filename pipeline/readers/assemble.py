"""Puts a reading's text together from drafts of blocks, and works out where each block stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.document import Block, BlockType

_TIGHT = frozenset({"list_item", "table_row"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before its place in the text is known.

    `marker` is what is shown before the block's own text and is no part of it: "5. ", "• ".
    """

    type: BlockType
    text: str
    marker: str = ""
    number: str | None = None
    level: int = 0
    page: int | None = None


def assemble(drafts: Iterable[Draft]) -> tuple[str, tuple[Block, ...]]:
    """The text with a blank line between blocks (items of one list or table: a line end), and the blocks."""
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    previous: Draft | None = None
    for draft in drafts:
        if not draft.text:
            continue
        gap = ""
        if previous is not None:
            gap = "\n" if draft.type in _TIGHT and previous.type == draft.type else "\n\n"
        indent = "  " * (draft.level - 1) if draft.type == "list_item" else ""
        lead = gap + indent + draft.marker
        start = at + len(lead)
        end = start + len(draft.text)
        pieces.append(lead + draft.text)
        blocks.append(
            Block(draft.type, draft.text, start, end, page=draft.page, number=draft.number, level=draft.level)
        )
        at = end
        previous = draft
    return "".join(pieces), tuple(blocks)
