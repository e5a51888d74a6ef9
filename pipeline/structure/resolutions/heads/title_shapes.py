"""Lines that stand as titles do: short, apart, without a stop."""

from __future__ import annotations

from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.texts.items import Item


def is_title_like(item: Item) -> bool:
    """Whether a line stands as a title does: short, apart, without a stop at its end."""
    words = item.plain.split()
    return (
        item.blank
        and item.type == "paragraph"
        and not item.listed
        and 0 < len(words) <= 9
        and item.plain[:1].isupper()
        and item.plain[-1:] not in ".,;:!?"
        and not signs.LEAD_PIECE.match(item.plain)
        and not signs.THE_BODY.fullmatch(item.plain)
    )
