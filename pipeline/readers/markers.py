"""The numbers and bullets that stand before list items, as texts write them: "1.", "(a)", "iv)", "•".

Numbers count as markers only where they belong to a sequence: "A. Philip Randolph" and a wrapped line
that happens to begin with "12. " are no list. Clauses of resolutions live by these numbers, so they
are kept as written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_MARK = re.compile(
    r"(?P<indent>[ \t\u00a0]*)"
    r"(?P<mark>\((?P<in>\d{1,3}|[A-Za-z]|[ivxl]{2,6}|[IVXL]{2,6})\)"
    r"|(?P<out>\d{1,3}(?:\.[\da-z]{1,3}){0,2}|[A-Za-z]|[ivxl]{2,6}|[IVXL]{2,6})(?P<end>[.)])"
    r"|(?P<bullet>[•‣▪◦●○■□⁃·*+–-]))"
    r"(?P<gap>[ \t\u00a0]+)(?=\S)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at the start of a line.

    `number` is None for bullets; `length` how many characters of the line it takes with its space and
    indentation; `style` tells apart "1." "1)" "(a)"; `values` are what the number may count as
    (i: 9 as a letter, 1 as a Roman number), each with its style.
    """

    number: str | None
    length: int
    indent: int
    style: str
    values: tuple[tuple[str, int], ...] = ()
    level: int = 1


def find_marker(line: str) -> Marker | None:
    """The marker that a line begins with, were it one, or None."""
    match = _MARK.match(line)
    if match is None:
        return None
    indent = len(match["indent"].expandtabs(4))
    if match["bullet"]:
        return Marker(None, match.end(), indent, match["bullet"])
    number = match["in"] or match["out"]
    frame = "()" if match["in"] else match["end"]
    return Marker(number, match.end(), indent, frame, tuple(_values(number, frame)))


def accept(candidates: Sequence[Marker | None], starts: Sequence[bool]) -> list[Marker | None]:
    """Those candidates, one a line, that are markers in truth, each with its nesting level.

    `starts[i]` says that line i begins a paragraph or follows a lead such as "Resolved:"; None in
    `candidates` stands for a line without a marker. Bullets need such a start or a bullet before them;
    numbers need a neighbour in sequence.
    """
    numbered = [i for i, c in enumerate(candidates) if c is not None and c.number is not None]
    accepted: list[Marker | None] = [None] * len(candidates)
    for i in _in_sequence(candidates, numbered):
        accepted[i] = candidates[i]
    previous_bullet = False
    for i, candidate in enumerate(candidates):
        if candidate is not None and candidate.number is None:
            if starts[i] or previous_bullet or (i and accepted[i - 1] is not None):
                accepted[i] = candidate
                previous_bullet = True
        elif starts[i]:
            previous_bullet = False
    return accepted


class Nesting:
    """Levels of list items as they come: a new style opens a level, an earlier one closes back to it."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []

    def place(self, marker: Marker, decided: str | None = None) -> Marker:
        """The marker with its level. `decided` is its style where more than one is possible."""
        styles = [style for style, _ in marker.values] or [marker.style]
        for depth, (style, indent) in enumerate(self._open):
            if style in styles and (style != marker.style or marker.indent <= indent + 1 or decided):
                del self._open[depth + 1 :]
                return replace(marker, level=depth + 1)
        while self._open and self._open[-1][1] > marker.indent:
            self._open.pop()
        self._open.append((self._opening(marker, styles), marker.indent))
        return replace(marker, level=len(self._open))

    def reset(self) -> None:
        """The list has ended."""
        self._open.clear()

    @staticmethod
    def _opening(marker: Marker, styles: list[str]) -> str:
        # "i" opens Roman numbers, not the ninth letter; "a" and "c" open letters.
        for style, value in marker.values:
            if value == 1:
                return style
        return styles[0]


def _values(number: str, frame: str) -> list[tuple[str, int]]:
    """What a number may count as, with the style of the count."""
    last = number.rpartition(".")[2]
    prefix = number[: len(number) - len(last)]
    if last.isdigit():
        return [(f"{frame}{'1.' * prefix.count('.')}1", int(last))]
    found = []
    case = "A" if last.isupper() else "a"
    if len(last) == 1:
        found.append((f"{frame}{case}", ord(last.lower()) - 96))
    roman = _roman(last.lower())
    if roman:
        found.append((f"{frame}{'I' if case == 'A' else 'i'}", roman))
    return found


def _roman(text: str) -> int:
    """The value of a Roman number below 90, 0 for what is none."""
    if not text or any(c not in _ROMAN for c in text):
        return 0
    digits = [_ROMAN[c] for c in text]
    total = 0
    for digit, following in zip(digits, [*digits[1:], 0], strict=True):
        total += -digit if digit < following else digit
    return total


def _in_sequence(candidates: Sequence[Marker | None], numbered: list[int]) -> list[int]:
    """Indices of numbers that have a neighbour of their style, one more, one less or (digits) the same."""
    last: dict[str, tuple[int, int]] = {}
    found: set[int] = set()
    for i in numbered:
        candidate = candidates[i]
        assert candidate is not None
        for style, value in candidate.values:
            before = last.get(style)
            repeats = style.endswith("1")
            if before and (value == before[1] + 1 or (repeats and value == before[1])):
                found.update((before[0], i))
            last[style] = (i, value)
    return sorted(found)
