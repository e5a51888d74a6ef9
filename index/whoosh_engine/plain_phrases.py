"""Phrases and nearness without numpy."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress

from index.whoosh_engine.state import Run


def occurring(field: str, run: Run) -> int:
    """How many places the postings have."""
    first, last = run.segment.file.view(f"{field}/at")[run.place : run.place + 2]
    return int(last - first)


def following(field: str, runs: Sequence[Run]) -> list[int]:
    """The rows of a segment in which words stand one behind the other, each given by its postings there."""
    file = runs[0].segment.file
    listed = [file.view(f"{field}/rows")[run.start : run.end].tolist() for run in runs]
    common = set(listed[0]).intersection(*listed[1:])
    if not common:
        return []
    spans, positions = [], []
    for run, rows in zip(runs, listed, strict=True):
        first, last = file.view(f"{field}/at")[run.place : run.place + 2]
        positions.append(file.view(f"{field}/positions")[first:last].tolist())
        tfs = file.view(f"{field}/tfs")[run.start : run.end].tolist()
        wanted = list(map(common.__contains__, rows))
        begins = compress(accumulate(tfs, initial=0), wanted)
        spans.append(zip(begins, compress(accumulate(tfs), wanted), strict=True))
    rows = list(compress(listed[0], map(common.__contains__, listed[0])))
    if len(runs) == 2:
        return list(_pairs(rows, spans[0], spans[1], positions[0], positions[1]))
    return [
        row
        for row, own in zip(rows, zip(*spans, strict=True), strict=True)
        if in_sequence([places[a:b] for places, (a, b) in zip(positions, own, strict=True)])
    ]


def _pairs(
    rows: list[int],
    first: Iterable[tuple[int, int]],
    second: Iterable[tuple[int, int]],
    before: list[int],
    behind: list[int],
) -> Iterator[int]:
    """As `in_sequence` for two words, of which most stand once in a text."""
    for row, (a, b), (c, d) in zip(rows, first, second, strict=True):
        if b - a == 1:
            if before[a] + 1 in behind[c:d]:
                yield row
        elif d - c == 1:
            if behind[c] - 1 in before[a:b]:
                yield row
        elif not {place + 1 for place in before[a:b]}.isdisjoint(behind[c:d]):
            yield row


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
