"""Words of the archive that fit a prefix, a pattern, or another word within some letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from index.whoosh_engine.state import State

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAX_EXPANSION = 500
"""A prefix, pattern or fuzzy word stands for at most so many words, the most frequent."""

_WILD = re.compile(r"[*?]")


class Lexicon:
    """The term lists of one state of the index, read once."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._terms: dict[str, list[str]] = {}

    def terms(self, field: str) -> list[str]:
        """All terms of a field, in order."""
        if field not in self._terms:
            self._terms[field] = self._state.terms(field)
        return self._terms[field]

    def with_prefix(self, field: str, prefix: str) -> tuple[list[str], int]:
        """Terms that begin so, the most frequent `MAX_EXPANSION`, and how many there are in all."""
        return self._capped(field, self._state.terms(field, prefix))

    def like(self, field: str, pattern: str) -> tuple[list[str], int]:
        """Terms that fit a pattern of `*` and `?`, capped likewise."""
        start = pattern[: match.start()] if (match := _WILD.search(pattern)) else pattern
        candidates = self._state.terms(field, start) if start else self.terms(field)
        fits = wildcard(pattern).fullmatch
        return self._capped(field, [term for term in candidates if fits(term)])

    def near(self, field: str, word: str, distance: int) -> tuple[list[str], int]:
        """Terms at most `distance` letters away, capped likewise."""
        return self._capped(field, list(within(self.terms(field), word, distance)))

    def frequency(self, field: str, term: str) -> int:
        """In how many parts a term occurs."""
        return self._state.frequency(field, term)

    def _capped(self, field: str, terms: list[str]) -> tuple[list[str], int]:
        if len(terms) <= MAX_EXPANSION:
            return terms, len(terms)
        ranked = sorted(terms, key=lambda term: (-self._state.frequency(field, term), term))
        return ranked[:MAX_EXPANSION], len(terms)


def wildcard(pattern: str) -> re.Pattern[str]:
    """`*` as any run of characters, `?` as one; nothing else is special. Runs of `*` are made one."""
    from fnmatch import translate

    return re.compile(translate(re.sub(r"\*+", "*", pattern).replace("[", "[[]")))


def within(terms: list[str], word: str, distance: int) -> dict[str, int]:
    """The terms at most `distance` away from `word`, with their distance.

    Optimal string alignment (Levenshtein's distance, with a swap of neighbours as one step), all terms
    at once: row by row of the usual table, each cell an array over the terms.
    """
    import numpy as np

    length = len(word)
    candidates = [term for term in terms if abs(len(term) - length) <= distance]
    if not candidates or not word:
        return {}
    letters = np.array(candidates, dtype=f"U{length + distance}").view(np.uint32)
    letters = letters.reshape(len(candidates), length + distance)
    lengths = np.array([len(term) for term in candidates])
    table = _distances(letters, word)
    distances = table[np.arange(len(candidates)), lengths]
    found = np.nonzero(distances <= distance)[0].tolist()
    return {candidates[i]: int(distances[i]) for i in found}


def _distances(letters: NDArray[Any], word: str) -> NDArray[Any]:
    """For each row of letters, the distance of each of its beginnings from the whole word."""
    import numpy as np

    count, width = letters.shape
    before = np.zeros((count, width + 1), dtype=np.int16)
    previous = np.tile(np.arange(width + 1, dtype=np.int16), (count, 1))
    for i, letter in enumerate(word, start=1):
        current = np.empty_like(previous)
        current[:, 0] = i
        differs = (letters != ord(letter)).astype(np.int16)
        best = np.minimum(previous[:, 1:] + 1, previous[:, :-1] + differs)
        if i > 1:
            swapped = (letters[:, 1:] == ord(word[i - 2])) & (letters[:, :-1] == ord(letter))
            best[:, 1:] = np.where(swapped, np.minimum(best[:, 1:], before[:, :-2] + 1), best[:, 1:])
        for j in range(1, width + 1):
            current[:, j] = np.minimum(best[:, j - 1], current[:, j - 1] + 1)
        before, previous = previous, current
    return previous
