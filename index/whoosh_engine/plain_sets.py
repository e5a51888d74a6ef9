"""Sets of rows without numpy: what they score is reckoned at last, for the rows that are left."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from heapq import nlargest

_LEADING = 8  # so many times more rows than are asked for tell from what score on they are among the best
_ROUNDING = 1 + 1e-9  # for numbers that are the same but for their last digits

Scores = Callable[[Sequence[int]], list[float]]
"""The scores of any rows, 0 for those that are not in the set."""

Pair = tuple[int, float]
"""A row and its score."""

Leaders = Callable[[int, float, float], Iterable[int]]
"""Rows among which all are that score as high as the so manieth best, or up to a margin less, and no less
than a floor; as many at least as are asked for, where they are there and above the floor."""


class RowList:
    """Ascending rows; `scores` reckons scores where the set has any, `leaders` finds the best few sooner."""

    __slots__ = ("_members", "leaders", "rows", "scores")

    def __init__(
        self, rows: Sequence[int], scores: Scores | None = None, members: Container[int] | None = None
    ) -> None:
        self.rows = rows
        self.scores = scores
        self.leaders: Leaders | None = None
        self._members = rows if isinstance(rows, range) else members

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def members(self) -> Container[int]:
        """The rows, for asking whether one is among them."""
        if self._members is None:
            self._members = frozenset(self.rows)
        return self._members


def masked(rows: RowList, scores: Scores) -> Scores:
    """The scores for rows of the set, 0 for others."""

    def reckoned(asked: Sequence[int]) -> list[float]:
        found = scores(asked)
        if asked is rows.rows:
            return found
        members = rows.members
        return [score if row in members else 0.0 for row, score in zip(asked, found, strict=True)]

    return reckoned


def added(sets: Sequence[RowList], every: Collection[int]) -> Scores:
    """The sums of the scores in some sets, whose rows are all among `every`."""

    def reckoned(asked: Sequence[int]) -> list[float]:
        if len(asked) * 2 < len(every):
            return summed([one.scores for one in sets if one.scores is not None])(asked)
        # Each set is asked only for its own rows.
        total = dict.fromkeys(every, 0.0)
        for one in sets:
            if one.scores is not None:
                for row, score in zip(one.rows, one.scores(one.rows), strict=True):
                    total[row] += score
        return [total.get(row, 0.0) for row in asked]

    return reckoned


def summed(scores: Sequence[Scores]) -> Scores:
    """The sums of several scores."""
    if len(scores) == 1:
        return scores[0]
    return lambda rows: list(map(sum, zip(*(own(rows) for own in scores), strict=True)))


def listed(rows: Sequence[int]) -> list[int]:
    """Rows as a list."""
    return rows if isinstance(rows, list) else list(rows)


def leading(sets: Sequence[RowList]) -> Leaders | None:
    """Where the best of sets are whose scores are added up: in several of them, or leading in one."""
    alone = [one.leaders for one in sets if one.leaders is not None]
    scores = [one.scores for one in sets if one.scores is not None]
    known: list[tuple[list[int], list[float]]] = []

    def found(number: int, margin: float, floor: float) -> Collection[int]:
        if not known:  # asked for once more by a second look
            rows = _in_several(sets)
            known.append((rows, summed(scores)(rows)))
        rows, reckoned = known[0]
        if len(rows) >= number:
            floor = max(floor, nlargest(number, reckoned)[-1] - margin)
        best = {row for row, score in zip(rows, reckoned, strict=True) if score >= floor}
        return best.union(*(leaders(number, margin, floor) for leaders in alone))

    return found if len(alone) == len(scores) == len(sets) else None


def leading_in(
    times: Mapping[int, float],
    scores: Scores,
    factor: float,
    lengths: Callable[[], tuple[Sequence[float], Sequence[int]]],
) -> Leaders:
    """Where the best rows of a word are, given how often it is in each: where it is often, or in texts so
    short that fewer times are enough.

    Its score is `factor` times tf / (tf + norm). `lengths` gives for each code of a length, ascending, what
    the norm is at least, and the codes of all rows.
    """

    def found(number: int, margin: float, floor: float) -> Collection[int]:
        if not floor:
            having = Counter(times.values())
            many = 0
            for least in sorted(having, reverse=True):
                many += having[least]
                if many >= _LEADING * number:
                    break
            if many * 2 >= len(times):
                return times
            first = [row for row, tf in times.items() if tf >= least]
            floor = nlargest(number, scores(first))[-1] - margin
        if floor <= 0:
            return times
        norms, codes = lengths()
        room = (factor / floor - 1) * _ROUNDING
        longest = {tf: bisect_right(norms, tf * room) for tf in set(times.values())}
        if not any(longest.values()):
            return ()
        return [row for row, tf in times.items() if codes[row] < longest[tf]]

    return found


def _in_several(sets: Sequence[RowList]) -> list[int]:
    """The rows that are in more than one of the sets."""
    seen: set[int] = set()
    several: set[int] = set()
    for one in sets:
        several.update(seen.intersection(one.rows))
        seen.update(one.rows)
    return list(several)
