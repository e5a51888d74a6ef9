"""The labels of nested list items: "2", "2.a", "2.a.i", from each item's own number, its style and where it
stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.structure.resolutions.texts.items import Item
from pipeline.structure.resolutions.texts.markers import style_of


@dataclass(slots=True)
class _Open:
    level: int
    indent: int
    style: str
    label: str | None
    own: str | None
    governs: bool
    plain: str


@dataclass(slots=True)
class Numbering:
    """The items open at a point of a list, the outermost first."""

    items: Sequence[Item] = ()  # all items of the resolution: a list goes on behind what is nested in it
    _open: list[_Open] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def reset(self) -> None:
        """A new list begins."""
        self._open.clear()
        self._seen.clear()

    def place(self, item: Item) -> str | None:
        """Takes the item in and gives its label; None for bullets."""
        siblings = frozenset(o.own for o in self._open if o.own and len(o.own) == 1) | frozenset(self._seen)
        style = style_of(item.number, siblings)
        told = {o.level for o in self._open} != {item.level}
        if item.level and all(o.level for o in self._open) and told:
            while self._open and self._open[-1].level >= item.level:
                self._open.pop()
        else:
            self._close_to(style, item)
        parent = self._open[-1].label if self._open else None
        label = item.number
        if label and parent and not label.startswith(parent + "."):
            label = f"{parent}.{label}"
        governs = item.plain.endswith(
            (":", " to", " to:", " que", " de", " by", " for", " a", " à", "—", "–")
        )
        self._open.append(
            _Open(item.level, item.indent, style, label or parent, item.number, governs, item.plain)
        )
        if item.number and len(item.number) == 1:
            self._seen = {item.number}
        return label if item.number else None

    @property
    def nested(self) -> bool:
        """Whether the item just placed stands under another."""
        return len(self._open) > 1

    @property
    def above(self) -> str:
        """The text of the item that the item just placed stands under, empty for none."""
        return self._open[-2].plain if self.nested else ""

    def _close_to(self, style: str, item: Item) -> None:
        """Without the source's own levels: the same style closes back to it (unless the item stands deeper
        and opens
        a count); another style goes under an item that leads on or stands further left, else it opens a
        list."""
        opens = item.number is None or item.number.lower() in {"1", "a", "i"}
        for depth, above in enumerate(self._open):
            if above.style != style:
                continue
            deeper = item.indent > above.indent + 1 and opens and above is self._open[-1]
            if not deeper or not above.governs:
                del self._open[depth:]
                return
        while self._open:
            top = self._open[-1]
            if item.indent + 1 < top.indent and item.number is not None:
                self._open.pop()  # further left than what it would stand under
                continue
            if top.governs or (opens and item.indent > top.indent + 1):
                return
            if opens and item.number and self._resumes(item, top):
                return
            if not opens and item.indent > top.indent + 1:
                return
            self._open.pop()

    def _resumes(self, item: Item, top: _Open) -> bool:
        """Whether the list of `top` counts on behind the list that `item` opens, with no lead between."""
        if top.own is None or not top.own.isdigit():
            return False
        for later in self.items:
            if later.start <= item.start:
                continue
            if not later.listed:
                return False
            if style_of(later.number) == top.style and later.number and later.number.isdigit():
                return 0 <= int(later.number) - int(top.own) <= 2
        return False
