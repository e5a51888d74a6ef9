"""Phrases and nearness without numpy."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from operator import add

from index.whoosh_engine.kernel import PLACE_BITS
from index.whoosh_engine.state import Run


def occurring(field: str, run: Run) -> int:
    """How many places the postings have."""
    first, last = run.segment.file.view(f"{field}/at")[run.place : run.place + 2]
    return int(last - first)


def starts(field: str, run: Run, offset: int) -> Iterator[int]:
    """Where a sequence may begin in which the word stands at `offset`: row and place as one number."""
    file = run.segment.file
    first, last = file.view(f"{field}/at")[run.place : run.place + 2]
    rows = file.view(f"{field}/rows")[run.start : run.end].tolist()
    bases = [(row << PLACE_BITS) - offset for row in rows]
    tfs = file.view(f"{field}/tfs")[run.start : run.end].tolist()
    positions = file.view(f"{field}/positions")[first:last].tolist()
    return map(add, chain.from_iterable(map(repeat, bases, tfs)), positions)


def in_sequence(lists: Sequence[Sequence[int]]) -> bool:
    """Whether somewhere each word follows the one before."""
    at = set(lists[0])
    for offset, places in enumerate(lists[1:], start=1):
        at.intersection_update([place - offset for place in places])
        if not at:
            return False
    return True


def close_together(lists: Sequence[Sequence[int]], slop: int) -> bool:
    """Whether some window holds all words, each as often as it is asked for, and at most `slop` others."""
    needed = Counter(map(id, lists))
    distinct = {id(places): places for places in lists}
    width = len(lists) + slop
    return any(
        all(
            bisect_left(other, start + width) - bisect_left(other, start) >= needed[key]
            for key, other in distinct.items()
        )
        for places in distinct.values()
        for start in places
    )
