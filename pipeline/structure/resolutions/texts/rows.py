"""Rows of one list that have no signs, or numbers that a printer got wrong: what tells one from the next."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.structure.resolutions.clauses import lead_labels, signs
from pipeline.structure.resolutions.texts.lines import Line
from pipeline.structure.verbs import is_base_verb

_SLIP = 3  # by how much a printer's slip falls short of the last number
_FEW_STRUCK = 5  # how many numbers of a list may have been struck out in a row
THATS = ("que ", "qu'", "qu’", "that ")


def row_of_thats(group: Sequence[Line]) -> bool:
    """Whether lines that belong together open with "que", or with a lead alone and "que" under it."""
    alone = len(group) > 1 and lead_labels.RESOLVED_ALONE.fullmatch(group[0].plain) is not None
    return group[1 if alone else 0].plain.startswith(THATS)


def opens_with_that(text: str) -> bool:
    """Whether a line opens with RESOLVED and "that", or with a "that" of the same row."""
    return text.startswith("that ") or (signs.resolved(text) is not None and " that " in text[:60].lower())


def same_row(first: str, after: str) -> bool:
    """Whether a line opens with a bare verb in a capital, as the row above it does."""
    word = after.split()[0] if after.split() else ""
    return first[:1].isupper() and word[:1].isupper() and is_base_verb(word.lower())


def is_misprinted(number: str, last: str | None) -> bool:
    """Whether a number in digits is one or two below the last one, as a printer's slip: "6." behind "7."."""
    if last is None or not (number.isdigit() and last.isdigit()):
        return False
    return int(number) > 1 and 0 < int(last) - int(number) < _SLIP


def is_next(number: str, last: str | None) -> bool:
    """Whether a letter is the very next one: "c" behind "b"."""
    return last is not None and len(number) == len(last) == 1 and ord(number) - ord(last) == 1


def jumps(number: str, last: str | None) -> bool:
    """Whether a number in digits is a few above the last one, where numbers between were struck out."""
    if last is None or not (number.isdigit() and last.isdigit()):
        return False
    return 0 < int(number) - int(last) <= _FEW_STRUCK
