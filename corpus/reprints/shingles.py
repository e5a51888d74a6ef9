"""Shingles: runs of five words as 64-bit numbers, by which texts that share wording are told.

Two texts have wording in common as far as their sets of shingles overlap (A. Z. Broder, "On the resemblance
and containment of documents", 1997). The numbers are the same in every run and on every machine, so
that they can be kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from corpus.folding import fold

Hashes: TypeAlias = NDArray[np.uint64]

WORDS = 5
"""Words of a shingle."""

PARAGRAPH_WORDS = 20
"""A paragraph of fewer words has no hash: bylines, headings and single slogans are shared by chance."""

# Chinese and Japanese set no spaces between words: there each sign counts as a word.
_SIGNS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_SIGNS}]|[^\W_{_SIGNS}]+")
_BREAK = re.compile(r"\n\s*\n")

_KNOWN_WORDS = 200_000  # of which the numbers are remembered: some 30 MB


class _WordHashes(dict[str, int]):
    """The number of each word, computed once. Forgets all when it has grown large."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        number = self[word] = int.from_bytes(digest, "little")
        return number


_WORD_HASHES = _WordHashes()
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no power of it loses a word's bits


@dataclass(frozen=True, slots=True, eq=False)
class Shingles:
    """What is compared of a text.

    `words` are the hashes of its words in order, `runs` those of its shingles in order (empty for texts of
    fewer than five words), `unique` the same as a sorted set. `paragraphs` has for the hash of each
    paragraph of 20 words or more where it stands: its first word and the one after its last.
    """

    words: Hashes
    runs: Hashes
    unique: Hashes
    paragraphs: dict[int, tuple[int, int]]

    def without(self, boilerplate: Collection[int]) -> Shingles:
        """The same text without the shingles that lie in paragraphs with these hashes."""
        spans = [self.paragraphs[h] for h in boilerplate if h in self.paragraphs]
        if not spans:
            return self
        kept_words = np.ones(len(self.words), dtype=bool)
        kept_runs = np.ones(len(self.runs), dtype=bool)
        for start, end in spans:
            kept_words[start:end] = False
            kept_runs[start : max(start, end - WORDS + 1)] = False
        runs = self.runs[kept_runs]
        paragraphs = {h: span for h, span in self.paragraphs.items() if h not in boilerplate}
        return Shingles(self.words[kept_words], runs, np.unique(runs), paragraphs)


def shingles(text: str) -> Shingles:
    """The shingles of a text: case, accents, punctuation and line breaks make no difference to them."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for paragraph in _BREAK.split(text):
        start = len(words)
        words += _WORD.findall(fold(paragraph))
        if len(words) - start >= PARAGRAPH_WORDS:
            spans.append((start, len(words)))
    hashes = np.fromiter(map(_WORD_HASHES.__getitem__, words), dtype=np.uint64, count=len(words))
    runs = _runs(hashes)
    # Multiplied by powers from the left, the words of a paragraph sum up to a number that tells their order.
    powers = _powers(max((end - start for start, end in spans), default=0))
    paragraphs = {
        int(mixed(np.array([hashes[s:e] @ powers[: e - s] + np.uint64(1)], dtype=np.uint64))[0]): (s, e)
        for s, e in spans
    }
    return Shingles(hashes, runs, np.unique(runs), paragraphs)


def shared(a: Hashes, b: Hashes) -> int:
    """How many numbers two sorted sets have in common."""
    return len(np.intersect1d(a, b, assume_unique=True))


def mixed(numbers: Hashes) -> Hashes:
    """The numbers spread evenly over 64 bits (the finisher of SplitMix64, G. Steele and others, 2014)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def _runs(words: Hashes) -> Hashes:
    count = len(words) - WORDS + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    powers = _powers(WORDS)
    total = np.zeros(count, dtype=np.uint64)
    for offset in range(WORDS):
        total += words[offset : offset + count] * powers[offset]
    return mixed(total)


def _powers(count: int) -> Hashes:
    """The first powers of the base, modulo 2**64."""
    return np.cumprod(np.full(count, _BASE, dtype=np.uint64), dtype=np.uint64)
