"""Sets of rows with numpy, with their scores where they have any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from index.whoosh_engine.vector_columns import Rows
from index.whoosh_engine.vector_postings import Floats, Mask, within_these

FEW = 32  # where a set has fewer than one in so many of all rows, masks of all rows cost more than they save
_SMALL = 16  # a set that is so many times smaller than another is put into it one by one


class RowSet:
    """Ascending rows, with their scores where they have any."""

    __slots__ = ("_mask", "rows", "scores", "total")

    def __init__(
        self, total: int, rows: Rows, scores: Floats | None = None, mask: Mask | None = None
    ) -> None:
        self.total = total
        self.rows = rows
        self.scores = scores
        self._mask = mask

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def mask(self) -> Mask:
        """For each row whether it is in the set."""
        if self._mask is None:
            self._mask = np.zeros(self.total, dtype=np.bool_)
            self._mask[self.rows] = True
        return self._mask

    def taken(self, which: Any) -> RowSet:
        """Some of the rows with their scores."""
        return RowSet(self.total, self.rows[which], None if self.scores is None else self.scores[which])

    def scores_at(self, rows: Rows) -> Floats:
        """The scores of rows that are all in the set."""
        assert self.scores is not None
        if len(rows) == len(self.rows):
            return self.scores
        if len(rows) * _SMALL < len(self.rows) or len(rows) * FEW < self.total:
            return self.scores[self.rows.searchsorted(rows)]
        dense = np.empty(self.total)
        dense[self.rows] = self.scores
        return dense[rows]

    def having(self, rows: Rows) -> Mask:
        """For each of the rows whether it is in the set."""
        if self._mask is None and len(self.rows) > 0 and len(rows) * FEW < self.total:
            return within_these(rows, self.rows)
        return self.mask[rows]


def in_all(sets: Sequence[RowSet]) -> RowSet:
    """The rows that are in all of the sets; scores are added up."""
    smallest = min(sets, key=len)
    left = smallest
    for other in sets:
        if other is not smallest and len(other) < other.total and len(left):
            there = other.having(left.rows)
            if not there.all():
                left = left.taken(there.nonzero()[0])
    scores = left.scores
    for other in sets:
        if other is not smallest and other.scores is not None:
            own = other.scores_at(left.rows)
            scores = own if scores is None else scores + own
    return left if scores is left.scores else RowSet(left.total, left.rows, scores, left._mask)


def in_any(total: int, sets: Sequence[RowSet]) -> RowSet:
    """The rows that are in any of the sets; scores are added up."""
    sets = [one for one in sets if len(one)]
    if len(sets) < 2:
        return sets[0] if sets else RowSet(total, np.empty(0, np.intp))
    if len(sets) == 2:
        small, large = sorted(sets, key=len)
        if len(small) * 4 < len(large) or (len(small) + len(large)) * FEW < total:
            return _put_into(large, small)
    scored = any(one.scores is not None for one in sets)
    if sum(map(len, sets)) * FEW < total:
        rows, place = np.unique(np.concatenate([one.rows for one in sets]), return_inverse=True)
        if not scored:
            return RowSet(total, rows)
        every = [np.zeros(len(one)) if one.scores is None else one.scores for one in sets]
        return RowSet(total, rows, np.bincount(place, weights=np.concatenate(every)))
    mask = np.zeros(total, dtype=np.bool_)
    for one in sets:
        mask[one.rows] = True
    rows = mask.nonzero()[0]
    if not scored:
        return RowSet(total, rows, None, mask)
    scores = np.zeros(total)
    for one in sets:
        if one.scores is not None:
            scores[one.rows] += one.scores
    return RowSet(total, rows, scores[rows], mask)


def _put_into(large: RowSet, small: RowSet) -> RowSet:
    """The rows of two sets."""
    scored = large.scores is not None or small.scores is not None
    place = large.rows.searchsorted(small.rows)
    there = large.rows.take(place, mode="clip") == small.rows
    scores: Floats | None = None
    if scored:
        scores = np.zeros(len(large)) if large.scores is None else large.scores.copy()
        if small.scores is not None:
            scores[place[there]] += small.scores[there]
    new = (~there).nonzero()[0]
    if not len(new):
        return RowSet(large.total, large.rows, scores, large._mask)
    at = place[new] + np.arange(len(new))
    old = np.ones(len(large) + len(new), dtype=np.bool_)
    old[at] = False
    rows = np.empty(len(old), dtype=np.intp)
    rows[at], rows[old] = small.rows[new], large.rows
    if scores is not None:
        every = np.zeros(len(old))
        every[old] = scores
        if small.scores is not None:
            every[at] = small.scores[new]
        scores = every
    return RowSet(large.total, rows, scores)
