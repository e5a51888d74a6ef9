"""Phrases and nearness, from the places where terms occur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from index.whoosh_engine.postings import PLACES, Rows

Places = Rows
"""Ascending `row * PLACES + position`."""


def in_sequence(words: Sequence[Places]) -> Rows:
    """The rows in which the words stand one right after the other."""
    at = words[0]
    for offset, places in enumerate(words[1:], start=1):
        if not len(at):
            break
        at = at[np.isin(at + offset, places)]
    return np.unique(at // PLACES)


def close_together(words: Sequence[Places], slop: int) -> Rows:
    """The rows with all words, in any order, in a span that has at most `slop` others between them.

    A word that is asked for twice must occur twice.
    """
    keys = [places.tobytes() for places in words]
    distinct = dict(zip(keys, words, strict=True))
    needed = Counter(list(distinct).index(key) for key in keys)
    rows = None
    for places in distinct.values():
        own = np.unique(places // PLACES)
        rows = own if rows is None else np.intersect1d(rows, own, assume_unique=True)
    if rows is None or not len(rows):
        return np.empty(0, np.int64)
    places = np.concatenate(list(distinct.values()))
    which = np.repeat(np.arange(len(distinct)), [len(p) for p in distinct.values()])
    keep = np.isin(places // PLACES, rows)
    order = np.argsort(places[keep], kind="stable")
    occurrences = zip(places[keep][order].tolist(), which[keep][order].tolist(), strict=True)
    return _windows(list(occurrences), needed, len(words) + slop)


def _windows(occurrences: list[tuple[int, int]], needed: Counter[int], width: int) -> Rows:
    """Rows with a window of `width` positions that holds every word as often as it is needed."""
    found: dict[int, None] = {}
    held: Counter[int] = Counter()
    missing = sum(needed.values())
    left = 0
    for place, word in occurrences:
        if held[word] < needed[word]:
            missing -= 1
        held[word] += 1
        # Rows are PLACES apart, so a window never reaches from one into the next.
        while place - occurrences[left][0] >= width:
            leaving = occurrences[left][1]
            held[leaving] -= 1
            if held[leaving] < needed[leaving]:
                missing += 1
            left += 1
        if missing == 0:
            found[place // PLACES] = None
    return np.array(sorted(found), dtype=np.int64)
