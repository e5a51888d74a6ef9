"""What the date rules pass to one another: spans found, the anchor, and the context of one search."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.dates.words import Words

_ANCHOR = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DIGIT = re.compile(r"\[[^\]]*\]|\\d")
# How many dates a rule looks back at most, which keeps the search linear on any input.
_LOOK_BACK = 40
_QUALIFIERS = str.maketrans("", "", "~?%")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as the text says it: `surface == text[start:end]`; `edtf` is what it means.

    `method` names the rule; `confidence` (0 to 1) is lower where the year or more was inferred.
    """

    start: int
    end: int
    surface: str
    edtf: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date from which relative expressions are counted, as precisely as it is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, edtf: str | None) -> Anchor | None:
        """The anchor that an EDTF date gives (its first date), or None where its year is not known."""
        match = _ANCHOR.match((edtf or "").translate(_QUALIFIERS))
        if match is None:
            return None
        year, month, day = (int(g) if g else None for g in match.groups())
        if year is None or not 1 <= year <= 9998:
            return None
        if month is None or not 1 <= month <= 12:
            return cls(year)
        from calendar import monthrange

        return cls(year, month, day if day and day <= monthrange(year, month)[1] else None)


@dataclass(slots=True)
class Context:
    """One search: the text (addresses blanked out), the anchor, and the dates found so far."""

    text: str
    words: Words
    anchor: Anchor | None
    found: list[DateSpan] = field(default_factory=list)
    day_first: bool | None = None
    """Whether figures put the day before the month; None until asked for (`figures.day_comes_first`)."""
    dateline: date | None = None
    """The day of the story's dateline ("ENUGU, Monday"), from which "last night" counts."""

    def last_found(self) -> Iterator[DateSpan]:
        """The dates found so far, the last first, as many as one looks back."""
        return islice(reversed(self.found), _LOOK_BACK)

    def before(self, position: int, length: int = 40) -> str:
        """The text just before a position."""
        return self.text[max(0, position - length) : position]

    def after(self, position: int, length: int = 40) -> str:
        """The text from a position on."""
        return self.text[position : position + length]


Hit = tuple[int, int, str, float]
"""Start, end, EDTF, confidence."""

Builder = Callable[["re.Match[str]", Context], "list[Hit] | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that is tried where one of `triggers` stands as a whole word, and what it means."""

    name: str
    triggers: tuple[str, ...]
    pattern: re.Pattern[str]
    build: Builder


def rule(name: str, triggers: Iterable[str], pattern: str, build: Builder) -> Rule:
    """A rule from the text of its pattern, in which `\\d` stands for ASCII digits, as EDTF has no others."""
    ascii_only = _DIGIT.sub(lambda m: m[0] if m[0].startswith("[") else "[0-9]", pattern)
    return Rule(name, tuple(triggers), re.compile(ascii_only), build)
