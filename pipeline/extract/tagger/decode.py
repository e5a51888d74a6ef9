"""Spans from scores: the best sequence of tags in which no name goes on that has not begun.

The scores of one token are independent, so where the best tag of each token makes a sequence that may be,
that is the best one. Only the other windows, few, need Viterbi's algorithm (Viterbi 1967), all at once.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

LABELS = ("ORG", "PLACE", "PERSON")
TAGS = ("O", *(f"{mark}-{label}" for label in LABELS for mark in "BI"))
_NEVER = -1e4
_INSIDE = tuple(range(2, len(TAGS), 2))

Scores = NDArray[np.float32]
Numbers = NDArray[np.int64]


def _steps() -> Scores:
    """What the step from one tag (row) to the next (column) costs: nothing, or everything."""
    costs = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    for inside in _INSIDE:
        costs[:, inside] = _NEVER
        costs[[inside - 1, inside], inside] = 0
    return costs


_STEPS = _steps()


def best_tags(scores: Scores, starts: Numbers) -> Numbers:
    """The best tags of tokens in windows that follow each other; `scores` is (tokens, tags), `starts` the
    first token of each window, in order, none of them empty.
    """
    chosen: Numbers = scores.argmax(-1)
    before = np.zeros_like(chosen)
    before[1:] = chosen[:-1]
    before[starts] = 0
    wrong = np.unique(np.searchsorted(starts, np.flatnonzero(_STEPS[before, chosen] < 0), side="right") - 1)
    if len(wrong):
        first = starts[wrong]
        lengths = np.append(starts, len(scores))[wrong + 1] - first
        inside = np.arange(lengths.max()) < lengths[:, None]
        rows = np.minimum(first[:, None] + np.arange(lengths.max()), len(scores) - 1)
        chosen[rows[inside]] = _viterbi(scores[rows], lengths)[inside]
    return chosen


def _viterbi(scores: Scores, lengths: Numbers) -> Numbers:
    """The best tags of windows side by side: `scores` is (windows, tokens, tags)."""
    windows, tokens, tags = scores.shape
    best = scores[:, 0].copy()
    best[:, _INSIDE] += _NEVER
    came = np.zeros((tokens, windows, tags), dtype=np.int64)
    last = np.where(lengths[:, None] == 1, best, 0)
    for t in range(1, tokens):
        paths = best[:, :, None] + _STEPS
        came[t] = paths.argmax(1)
        best = paths.max(1) + scores[:, t]
        last = np.where(lengths[:, None] == t + 1, best, last)
    chosen = np.zeros((windows, tokens), dtype=np.int64)
    rows = np.arange(windows)
    tag = last.argmax(1)
    for t in range(tokens - 1, -1, -1):
        inside = t < lengths
        chosen[:, t] = np.where(inside, tag, 0)
        if t:
            tag = np.where(inside, came[t, rows, tag], tag)
    return chosen


def spans(tags: Numbers, scores: Scores) -> Iterator[tuple[str, int, int, float]]:
    """Label, first token, token after the last, and probability of each name, from the first to the last.

    The probability is that of the least sure token for the span's label, whether it begins or goes on.
    """
    named = np.flatnonzero(tags)
    if not len(named):
        return
    tag = tags[named]
    kinds = (tag - 1) // 2
    goes_on = np.zeros(len(named), dtype=bool)
    goes_on[1:] = (tag[1:] % 2 == 0) & (np.diff(named) == 1) & (kinds[1:] == kinds[:-1])
    begins = np.flatnonzero(~goes_on)
    ends = named[np.append(begins[1:], len(named)) - 1] + 1
    powers = np.exp(scores[named] - scores[named].max(-1, keepdims=True))
    rows = np.arange(len(named))
    sure = (powers[rows, 2 * kinds + 1] + powers[rows, 2 * kinds + 2]) / powers.sum(-1)
    least = np.minimum.reduceat(sure, begins)
    for kind, first, end, probability in zip(kinds[begins], named[begins], ends, least, strict=True):
        yield LABELS[kind], int(first), int(end), float(probability)
