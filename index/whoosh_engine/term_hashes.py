"""Terms looked for in all segments at once, for a process that goes on searching."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.whoosh_engine.state import Segment

_BEFORE = 40  # terms of a field that are looked for in each segment by itself before it pays
_FEW_SEGMENTS = 3  # up to so many it never does
_MOST_TERMS = 3_000_000  # 12 bytes each are kept, and made in a few tenths of a second


class TermHashes:
    """For each field the hashes of all terms of all segments, sorted, and where each of them is.

    Hashes are Python's own, which differ from process to process. A term found is compared, so that what is
    found is always right.
    """

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._known: dict[str, tuple[NDArray[np.int64], NDArray[np.uint32]] | None] = {}
        self._asked: dict[str, int] = {}
        self._starts: dict[str, list[int]] = {}

    def places(self, field: str, wanted: bytes) -> list[tuple[Segment, int]] | None:
        """The segments that have a term, with its place in the list of each; None where that is not known."""
        if field not in self._known:
            self._asked[field] = self._asked.get(field, 0) + 1
            if self._asked[field] <= _BEFORE:
                return None
            self._known[field] = self._made(field)
        known = self._known[field]
        if known is None:
            return None
        hashes, order = known
        own, starts = hash(wanted), self._starts[field]
        first, found = int(hashes.searchsorted(own)), []
        while first < len(hashes) and hashes.item(first) == own:
            number = order.item(first)
            first += 1
            at = bisect_right(starts, number) - 1
            segment, place = self._segments[at], number - starts[at]
            if segment.term_list(field).term(place) == wanted:
                found.append((segment, place))
        return found  # ascending by segment, as the sort was a stable one

    def _made(self, field: str) -> tuple[NDArray[Any], NDArray[Any]] | None:
        lists = [segment.term_list(field) for segment in self._segments]
        if len(lists) <= _FEW_SEGMENTS or sum(map(len, lists)) > _MOST_TERMS:
            return None
        starts = [0]
        hashes = []
        for one in lists:
            hashes.append(np.fromiter(map(hash, one.lines()), dtype=np.int64, count=len(one)))
            starts.append(starts[-1] + len(one))
        joined = np.concatenate(hashes)
        order = np.argsort(joined, kind="stable").astype(np.uint32)
        self._starts[field] = starts
        return joined[order], order
