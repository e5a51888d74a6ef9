"""Hits in order with numpy: the best few are looked for without sorting all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from index.request import Sort
from index.whoosh_engine.state import State
from index.whoosh_engine.vector_columns import Rows
from index.whoosh_engine.vector_sets import RowSet

_BLOCKS = 512  # the best of so many blocks tell roughly where the best few begin
_LISTED = 64  # up to so many are sorted as lists


def ordered(taken: RowSet, sort: Sort, last: int | None, digits: int, days: Rows, state: State) -> Rows:
    """Places in the set in order; with `last` only the first so many are sure to be there.

    `days` has the earliest day of each row, -1 for none.
    """
    main = _keys(taken, sort, days, state)
    if last is not None and max(last, _LISTED) < len(taken):
        # What rounds to the same score may be just behind the threshold.
        margin = 2 * 10.0**-digits if main.dtype.kind == "f" else 0
        some = _least(main, last, margin)
        main = main[some]
    else:
        some = np.arange(len(taken))
    if main.dtype.kind == "f":
        main = np.round(main, digits)
    rows = taken.rows[some]
    newest = -days[rows]
    if len(some) <= _LISTED:
        return some[_sorted_as_list(main.tolist(), newest.tolist(), rows.tolist(), state.id)]
    order = np.lexsort((newest, main))
    return some[_ties_by_id(rows, order, (main, newest), last, state.id)]


def _keys(taken: RowSet, sort: Sort, days: Rows, state: State) -> Any:
    """By what the rows are sorted, the least first."""
    match sort:
        case "oldest":
            own = days[taken.rows]
            return np.where(own < 0, np.iinfo(np.int64).max, own)
        case "title":
            titles = [state.title(row) for row in taken.rows.tolist()]
            if not titles:
                return np.arange(0)
            return np.unique(np.array(titles, dtype=object), return_inverse=True)[1]
    if sort == "newest" or taken.scores is None:
        return -days[taken.rows]
    return -taken.scores


def _least(keys: Any, number: int, margin: float) -> Rows:
    """The places of the `number` least keys and of those less than `margin` behind them, maybe of more."""
    some: Any = None
    width = len(keys) // _BLOCKS
    if width > 1 and number < _BLOCKS // 4:
        # So many blocks have a key up to this, so at least so many keys are.
        least = keys[: width * _BLOCKS].reshape(width, _BLOCKS).min(axis=0)
        some = np.flatnonzero(keys <= np.partition(least, number)[number] + margin)
        keys = keys[some]
        if len(some) <= max(_LISTED, number + 1):
            return some  # type: ignore[no-any-return]
    nearest = np.flatnonzero(keys <= np.partition(keys, number)[number] + margin)
    return nearest if some is None else some[nearest]


def _sorted_as_list(
    main: list[Any], newest: list[int], rows: list[int], id_of: Callable[[int], str]
) -> list[int]:
    keys = list(zip(main, newest, strict=True))
    order = sorted(range(len(keys)), key=keys.__getitem__)
    if len(set(keys)) < len(keys):
        times = Counter(keys)
        order.sort(key=lambda n: (keys[n], id_of(rows[n]) if times[keys[n]] > 1 else ""))
    return order


def _ties_by_id(
    rows: Rows, order: Rows, keys: Sequence[Any], last: int | None, id_of: Callable[[int], str]
) -> Rows:
    same = np.ones(max(len(order) - 1, 0), dtype=np.bool_)
    for key in keys:
        same &= key[order][1:] == key[order][:-1]
    if not same[: last if last is not None else len(same)].any():
        return order
    bounds = np.concatenate(([0], np.flatnonzero(~same) + 1, [len(order)]))
    order = order.copy()
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        if last is not None and start > last:
            break
        if end - start > 1:
            order[start:end] = sorted(order[start:end].tolist(), key=lambda i: id_of(int(rows[i])))
    return order
