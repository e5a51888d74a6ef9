"""Which texts have two of the commonest words one behind the other: of these, phrases are known beforehand.

A phrase is as dear as its words are common, and those of the commonest words are few enough to be all kept.
Of each segment: `pairs/words`, a JSON list of its commonest words; `pairs/starts`, for the first of them
before each of them, the second before each and so on, where the rows begin in `pairs/rows`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.whoosh_engine.arrays import blob, narrow
from index.whoosh_engine.layout import PAIRED

LEAST_ROWS = 1_000
"""A segment with fewer rows has no pairs: its phrases take no time."""

_MOST_WORDS = 128
_SHARE = 8  # a word that is in fewer than one in so many rows is none of the commonest

Ints = NDArray[Any]


def laid(arrays: Mapping[str, Ints], rows: int) -> dict[str, Ints]:
    """The pairs of a segment with so many rows, given the arrays of the field `PAIRED`."""
    frequencies = np.diff(arrays[f"{PAIRED}/starts"].astype(np.int64))
    if rows < LEAST_ROWS:
        return {}
    common = np.argsort(-frequencies, kind="stable")[: 2 * _MOST_WORDS]
    common = common[frequencies[common] * _SHARE >= rows]
    ends = arrays[f"{PAIRED}/ends"].astype(np.int64)
    words: dict[int, str] = {}
    for place in common.tolist():
        term = bytes(arrays[f"{PAIRED}/terms"][ends[place - 1] if place else 0 : ends[place] - 1])
        # Other forms of a word stand where the word itself stands: no text has two words at one place.
        if not {45, 46} & set(term) and len(words) < _MOST_WORDS:
            words[place] = term.decode("utf-8", "surrogatepass")
    postings = [_Posting(arrays, place) for place in words]
    length = np.zeros(rows, dtype=np.int64)
    for one in postings:
        length[one.rows] = np.maximum(length[one.rows], one.last + 2)  # and a place that stays empty
    base = np.concatenate(([0], np.cumsum(length)))
    texts = np.zeros(int(base[-1]) + 1, dtype=np.uint8)  # all texts end to end, but for the other words
    occurrences = 0
    for code, one in enumerate(postings, 1):
        texts[np.repeat(base[one.rows], one.tfs) + one.positions] = code
        occurrences += len(one.positions)
    if np.count_nonzero(texts) != occurrences:
        return {}  # two words at one place after all: phrases are then looked for in the positions
    at = np.flatnonzero((texts[:-1] > 0) & (texts[1:] > 0))
    codes = (texts[at].astype(np.uint16) - 1) * np.uint16(len(words)) + (texts[at + 1] - np.uint8(1))
    found = (np.searchsorted(base, at, side="right") - 1).astype(np.uint32)
    del texts, at
    order = np.argsort(codes, kind="stable")
    codes, found = codes[order], found[order]
    once = np.ones(len(codes), dtype=np.bool_)
    once[1:] = (codes[1:] != codes[:-1]) | (found[1:] != found[:-1])
    counts = np.bincount(codes[once], minlength=len(words) ** 2)
    return {
        "pairs/words": blob(json.dumps(list(words.values())).encode()),
        "pairs/starts": narrow(np.concatenate(([0], np.cumsum(counts)))),
        "pairs/rows": narrow(found[once]),
    }


class _Posting:
    """The rows of a term, its frequency and its last place in each, and all of its places."""

    def __init__(self, arrays: Mapping[str, Ints], place: int) -> None:
        start, end = arrays[f"{PAIRED}/starts"][place : place + 2].tolist()
        first, last = arrays[f"{PAIRED}/at"][place : place + 2].tolist()
        self.rows = arrays[f"{PAIRED}/rows"][start:end]
        self.tfs = arrays[f"{PAIRED}/tfs"][start:end]
        self.positions = arrays[f"{PAIRED}/positions"][first:last]
        self.last = self.positions[np.cumsum(self.tfs, dtype=np.int64) - 1].astype(np.int64)
