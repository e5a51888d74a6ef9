"""The labels of nested list items: "2", "2.a", "2.a.i", from each item's own number and its level."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.structure.units import Unit
from pipeline.structure.verb_table import Stance

Verb = tuple[str, Stance]


@dataclass(slots=True)
class _Open:
    level: int
    style: str
    label: str | None
    verb: Verb | None = None
    governs: bool = False  # ends with a colon: what follows may be its own list


@dataclass(slots=True)
class Numbering:
    """The items open at a point of a list, the outermost first."""

    _open: list[_Open] = field(default_factory=list)

    def reset(self) -> None:
        """A new list begins."""
        self._open.clear()

    def place(self, unit: Unit) -> str | None:
        """Takes the item in and gives its label; None for bullets."""
        style = _style(unit.number)
        if unit.level:
            while self._open and self._open[-1].level >= unit.level:
                self._open.pop()
        else:
            self._close_to(style)
        parent = self._open[-1].label if self._open else None
        label = unit.number
        if label and parent and not label.startswith(parent + "."):
            label = f"{parent}.{label}"
        self._open.append(_Open(unit.level, style, label or parent, governs=unit.text.endswith(":")))
        return label if unit.number else None

    def note_verb(self, verb: Verb | None) -> None:
        """Keeps the head verb of the item just placed, for the items under it."""
        if self._open:
            self._open[-1].verb = verb

    @property
    def parent_verb(self) -> Verb | None:
        """The verb of the item that the item just placed stands under."""
        return self._open[-2].verb if len(self._open) > 1 else None

    def _close_to(self, style: str) -> None:
        """For items whose level is not known: the same style closes back to it; another style opens a
        level under an item that ends with a colon, else a list of its own."""
        for depth, item in enumerate(self._open):
            if item.style == style and item.level == 0:
                del self._open[depth:]
                return
        if not (self._open and self._open[-1].governs):
            self._open.clear()


def _style(number: str | None) -> str:
    if number is None:
        return "bullet"
    last = number.rpartition(".")[2]
    if last.isdigit():
        return "digit"
    if len(last) == 1 and last not in "iIvVxX":
        return "letter" if last.islower() else "LETTER"
    if re.fullmatch(r"[ivxl]+", last):
        return "roman"
    return "ROMAN" if re.fullmatch(r"[IVXL]+", last) else "word"
