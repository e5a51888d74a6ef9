"""The numbers that word processors show before list items, counted as they count them.

A list has levels, each with a start, a form (1, a, A, i, I, or a bullet) and a pattern around the figures;
an item of one level begins the levels below it anew. Word keeps this in numbering.xml (ECMA-376, 17.9),
OpenDocument in list styles (ODF 1.2, 16.30).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.readers.html_lists import render

BULLET = "•"
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_FIGURE = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts: `form` as the HTML attribute `type` has it, "" for a bullet; `pattern` with %1 …
    %9 for the figures of the levels ("%1.%2)")."""

    form: str = "1"
    pattern: str = "%1."
    start: int = 1


@dataclass(slots=True)
class Counter:
    """Counts through one list. `levels` are keyed from 0."""

    levels: Mapping[int, Level]
    counts: dict[int, int] = field(default_factory=dict)

    def next(self, depth: int) -> tuple[str | None, str]:
        """The number of the next item at a level and how it is shown: ("a", "(a) "); (None, "• ")."""
        level = self.levels.get(depth, Level())
        for deeper in [d for d in self.counts if d > depth]:
            del self.counts[deeper]
        self.counts[depth] = self.counts.get(depth, level.start - 1) + 1
        if not level.form:
            return None, f"{BULLET} "
        label = _FIGURE.sub(lambda match: self._figure(int(match[1]) - 1), level.pattern).strip()
        if not label:
            return None, ""
        number = _AROUND.sub("", label.split()[-1]) or label
        return number, f"{label} "

    def _figure(self, depth: int) -> str:
        level = self.levels.get(depth, Level())
        return render(self.counts.get(depth, level.start), level.form or "1")
