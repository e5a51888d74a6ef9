"""Counting facets: how many of the matching parts (or documents) have each value."""

from __future__ import annotations

import numpy as np

from index.query.fields import NONE_VALUE
from index.whoosh_engine.columns import Ints
from index.whoosh_engine.merged import Mask, ValueColumn


def count(column: ValueColumn, mask: Mask, documents: Ints | None = None) -> dict[str, int]:
    """Each value with its count above 0, and `(none)` for those without any.

    With `documents`, the number of each row's document, documents are counted instead of parts.
    """
    matching = mask[column.rows]
    without = mask & ~column.filled
    if documents is None:
        counts = np.bincount(column.values[matching], minlength=len(column.table))
        none = int(np.count_nonzero(without))
    else:
        width = max(len(column.table), 1)
        rows, values = column.rows[matching], column.values[matching]
        pairs = np.unique(documents[rows].astype(np.int64) * width + values)
        counts = np.bincount(pairs % width, minlength=len(column.table))
        none = len(np.unique(documents[without]))
    found = {column.table[code]: int(counts[code]) for code in np.nonzero(counts)[0].tolist()}
    if none:
        found[NONE_VALUE] = none
    return found
