"""Signatures: the few shingles of a text that the catalogue keeps, so that texts which share wording meet.

Winnowing (S. Schleimer, D. S. Wilkerson, A. Aiken, "Winnowing: local algorithms for document
fingerprinting", SIGMOD 2003): of every 32 shingles in a row the smallest. Two texts that share 36 words in
a row share at least one of them, however long the texts are, which neither MinHash nor keeping every
32nd shingle promises; see docs/decisions/0009-reprints.md for the figures.
"""

from __future__ import annotations

import numpy as np

from corpus.reprints.shingles import Hashes, Shingles

WINDOW = 32
"""Shingles in a row of which the smallest is kept: about one in 16 of all."""

ENOUGH = WINDOW
"""A text of fewer shingles than this isn't compared: what it shares may be chance."""


def signature(text: Shingles) -> Hashes:
    """The shingles to keep, sorted, each once; none for texts too short to compare."""
    if len(text.runs) < ENOUGH:
        return np.empty(0, dtype=np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(text.runs, WINDOW)
    return np.unique(windows.min(axis=1))
