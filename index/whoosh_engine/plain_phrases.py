"""Phrases and nearness without numpy."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, compress, pairwise

from index.whoosh_engine.layout import PAIRED
from index.whoosh_engine.state import Run

_OCCURRENCES = 3  # so many positions looked at in a phrase are as much work as one posting
_FEW = 8  # of one in so many rows the places are looked for, else all are read


def following(
    field: str, words: Sequence[str], runs: Sequence[Run], spend: Callable[[int], None]
) -> list[int]:
    """The rows of a segment in which words stand one behind the other, each given with its postings there.

    `spend` is told beforehand how many postings, or what takes as long, are to be looked at.
    """
    segment = runs[0].segment
    file = segment.file
    pairs = [segment.pair(*two) for two in pairwise(words)] if field == PAIRED else []
    known = [file.view("pairs/rows")[pair[0] : pair[1]] for pair in pairs if pair is not None]
    if known and len(words) == 2:
        spend(len(known[0]))
        return known[0].tolist()
    if known:
        spend(sum(map(len, known)) + sum(run.end - run.start for run in runs))
    else:
        spend(sum(_occurring(field, run) for run in runs) // _OCCURRENCES)
    listed = [file.view(f"{field}/rows")[run.start : run.end].tolist() for run in runs]
    shortest = min([*known, *listed], key=len)
    common = set(shortest).intersection(*(one for one in (*known, *listed) if one is not shortest))
    if not common:
        return []
    spans, positions = [], []
    for run, rows in zip(runs, listed, strict=True):
        first, last = file.view(f"{field}/at")[run.place : run.place + 2]
        places = file.view(f"{field}/positions")[first:last]
        positions.append(places if len(common) * _FEW < len(rows) else places.tolist())
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
    before: Sequence[int],
    behind: Sequence[int],
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


def places_in(field: str, run: Run, wanted: frozenset[int], *, few: bool) -> Iterator[tuple[int, list[int]]]:
    """Those of the rows wanted of a segment that are among postings, ascending, and the places in each.

    With `few` each is looked for, else all postings are read.
    """
    file = run.segment.file
    first, last = file.view(f"{field}/at")[run.place : run.place + 2]
    positions = file.view(f"{field}/positions")[first:last]
    tfs = file.view(f"{field}/tfs")[run.start : run.end]
    having = file.view(f"{field}/rows")[run.start : run.end]
    if not few:
        for row, tf, after in zip(having.tolist(), tfs.tolist(), accumulate(tfs), strict=True):
            if row in wanted:
                yield row, positions[after - tf : after].tolist()
        return
    at = before = 0  # so many postings are passed, with so many places
    for row in sorted(wanted):
        place = bisect_left(having, row, at)
        if place < len(having) and having[place] == row:
            before += sum(tfs[at:place])
            at = place + 1
            yield row, positions[before : before + tfs[place]].tolist()
            before += tfs[place]


def _occurring(field: str, run: Run) -> int:
    """How many places the postings have."""
    first, last = run.segment.file.view(f"{field}/at")[run.place : run.place + 2]
    return int(last - first)


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
