"""The order of hits: by relevance, date or title; ties newest first, then by id."""

from __future__ import annotations

from typing import Any

import numpy as np

from index.request import Sort
from index.whoosh_engine.merged import MergedColumns
from index.whoosh_engine.postings import Floats, Rows

_DIGITS = 9  # scores closer than this are the same


def ordered(rows: Rows, scores: Floats | None, sort: Sort, columns: MergedColumns, last: int | None) -> Rows:
    """The rows in order. Ties are only broken by id as far as place `last`, None for all."""
    if not len(rows):
        return rows
    newest = -columns.dates("date").first[rows].astype(np.int64)
    keys: list[Any]
    match sort:
        case "newest":
            keys = [newest]
        case "oldest":
            days = columns.dates("date").first[rows].astype(np.int64)
            keys = [np.where(days < 0, np.iinfo(np.int64).max, days)]
        case "title":
            titles = np.array([columns.sort_keys[row][0] for row in rows.tolist()], dtype=object)
            keys = [np.unique(titles, return_inverse=True)[1], newest]
        case "relevance":
            keys = [newest] if scores is None else [-np.round(scores[rows], _DIGITS), newest]
    order = np.lexsort(keys[::-1])
    return rows[_ties_by_id(rows, order, keys, columns, last)]


def _ties_by_id(rows: Rows, order: Rows, keys: list[Any], columns: MergedColumns, last: int | None) -> Rows:
    same = np.ones(len(order) - 1, dtype=np.bool_)
    for key in keys:
        same &= key[order][1:] == key[order][:-1]
    if not same[: last if last is not None else len(same)].any():
        return order
    starts = np.concatenate(([0], np.nonzero(~same)[0] + 1, [len(order)]))
    order = order.copy()
    for start, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True):
        if last is not None and start > last:
            break
        if end - start > 1:
            tied = order[start:end].tolist()
            order[start:end] = sorted(tied, key=lambda i: columns.sort_keys[rows[i]][1])
    return order
