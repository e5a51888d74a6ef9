"""A clause's first words as the rules for verbs look at them: folded, with stops, commas apart."""

from __future__ import annotations

import re

from corpus.folding import fold

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[.,;:!?]")
_LOOK = 90  # words of a clause that are looked at; a head verb comes earlier
_HEAD_CHARS = 1200


def tokens(clause_text: str) -> tuple[list[str], set[int]]:
    """The words and stops of a clause's beginning, folded, and the indices of words after a comma."""
    words: list[str] = []
    commas: set[int] = set()
    for token in _WORD.findall(fold(clause_text[:_HEAD_CHARS]))[:_LOOK]:
        if token == ",":
            commas.add(len(words))
        else:
            words.append(token)
    return words, commas


def acronyms(clause_text: str) -> frozenset[str]:
    """The acronyms among a clause's first words, folded: bodies that act ("the UTSE encourage locals to")."""
    text = clause_text[:160]
    found = [] if text.isupper() else re.findall(r"\b[A-Z][A-Z&-]{1,8}\b", text)
    return frozenset(fold(w) for w in found)
