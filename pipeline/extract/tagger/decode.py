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


def _steps() -> Scores:
    """What the step from one tag (row) to the next (column) costs: nothing, or everything."""
    costs = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    for inside in _INSIDE:
        costs[:, inside] = _NEVER
        costs[[inside - 1, inside], inside] = 0
    return costs


_STEPS = _steps()


def best_tags(scores: Scores, lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The best tags of each window. `scores` is (windows, tokens, tags); beyond a window's length 0."""
    windows, tokens, _ = scores.shape
    if not tokens:
        return np.zeros((windows, 0), dtype=np.int64)
    chosen: NDArray[np.int64] = scores.argmax(-1)
    chosen[np.arange(tokens) >= lengths[:, None]] = 0
    before = np.zeros_like(chosen)
    before[:, 1:] = chosen[:, :-1]
    wrong = np.flatnonzero((_STEPS[before, chosen] < 0).any(1))
    if len(wrong):
        chosen[wrong] = _viterbi(scores[wrong], lengths[wrong])
    return chosen


def _viterbi(scores: Scores, lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    windows, tokens, tags = scores.shape
    best = scores[:, 0].copy()
    best[:, _INSIDE] += _NEVER
    came = np.zeros((windows, tokens, tags), dtype=np.int64)
    last = np.zeros((windows, tags), dtype=np.float32)
    last[lengths == 1] = best[lengths == 1]
    for t in range(1, tokens):
        paths = best[:, :, None] + _STEPS
        came[:, t] = paths.argmax(1)
        best = np.take_along_axis(paths, came[:, t][:, None, :], 1)[:, 0] + scores[:, t]
        ended = lengths == t + 1
        last[ended] = best[ended]
    chosen = np.zeros((windows, tokens), dtype=np.int64)
    rows = np.arange(windows)
    tag = last.argmax(1)
    for t in range(tokens - 1, -1, -1):
        inside = t < lengths
        chosen[inside, t] = tag[inside]
        if t:
            tag = np.where(inside, came[rows, t, tag], tag)
    return chosen


def probabilities(scores: Scores) -> Scores:
    """The scores of each token as probabilities of its tags."""
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Scores = powers / powers.sum(-1, keepdims=True)
    return shares


def spans(tags: NDArray[np.int64], shares: Scores) -> Iterator[tuple[str, int, int, float]]:
    """Label, first token, token after the last, and probability of each name in one window.

    The probability is that of the least sure token for the span's label, whether it begins or goes on.
    """
    at, n = 0, len(tags)
    while at < n:
        tag = int(tags[at])
        if not tag:
            at += 1
            continue
        kind = (tag - 1) // 2
        end = at + 1
        while end < n and tags[end] == 2 * kind + 2:
            end += 1
        sure = shares[at:end, 2 * kind + 1 : 2 * kind + 3].sum(-1).min()
        yield LABELS[kind], at, end, float(sure)
        at = end
