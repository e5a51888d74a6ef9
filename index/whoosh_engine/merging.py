"""Which segments a commit merges into the one that it writes, so that there are never many.

A segment is merged when it is no larger than all that is smaller together, the new rows included. So an index
has about as many segments as its size can be halved until one batch is left: an archive of 100,000 parts
taken in by thousands ends with two to five. Each part is merged about twice on the way (to merge a part costs
a quarter of indexing it).
"""

from __future__ import annotations

from collections.abc import Sequence

LARGEST = 110_000
"""Rows beyond which segments are left alone: merging them would take more than a gigabyte of memory."""

_AT_LEAST = 64
"""A commit counts as so many rows at least: the smallest segments are always merged."""

_SMALL = 5_000
"""So many rows may be merged by any commit, however small: a few seconds."""

_TIMES = 50
"""Others merge at most so many times what they add: who corrects a title must not wait for a large merge."""


def to_merge(live: Sequence[int], deleted: Sequence[int], added: int) -> set[int]:
    """The numbers of the segments to merge, given the rows of each that live and are deleted.

    What is mostly deleted is merged in any case.
    """
    limit = min(LARGEST, max(_SMALL, _TIMES * added))
    total = max(added, _AT_LEAST)
    small = []
    for n in sorted(range(len(live)), key=lambda n: live[n]):
        if live[n] > total or total + live[n] > limit:
            break
        total += live[n]
        small.append(n)
    if not added and len(small) == 1:
        small = []  # it would only be written anew
    return {*small, *(n for n, gone in enumerate(deleted) if gone > live[n])}
