"""BM25F as Whoosh scores it (K1 1.2, B 0.75), for whole postings lists at once.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), in the form of
`whoosh.scoring.BM25F`: each field is scored by itself, and the sums are weighted.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import numpy as np

from index.whoosh_engine.postings import Floats, Postings, PostingsReader, Rows

K1, B = 1.2, 0.75

FIELD_WEIGHTS = {"title": 2.0, "text": 1.0, "author": 1.0}
"""A word in the title says more of what a text is about than one in its body."""


def add_scores(
    scores: Floats, reader: PostingsReader, field: str, postings: Sequence[Postings], weight: float
) -> None:
    """Add to `scores` what a word scores in a field where it occurs as any of several terms.

    The terms count as one: their frequencies are added up, and rows with any of them are its documents.
    """
    frequencies, rows = united(postings)
    if not len(rows):
        return
    idf = log(reader.total / (len(rows) + 1)) + 1
    lengths = reader.lengths(field)[rows]
    average = reader.average_length(field) or 1.0
    scores[rows] += (
        weight * idf * (frequencies * (K1 + 1)) / (frequencies + K1 * ((1 - B) + B * lengths / average))
    )


def united(postings: Sequence[Postings]) -> tuple[Floats, Rows]:
    """Frequencies and rows of several terms taken as one."""
    present = [p for p in postings if len(p.rows)]
    if not present:
        return np.empty(0, np.float64), np.empty(0, np.int64)
    if len(present) == 1:
        return present[0].frequencies, present[0].rows
    rows, places = np.unique(np.concatenate([p.rows for p in present]), return_inverse=True)
    frequencies = np.bincount(places, weights=np.concatenate([p.frequencies for p in present]))
    return frequencies.astype(np.float64), rows.astype(np.int64)
