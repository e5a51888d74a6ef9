"""The best answers to a question in plain words looked at once more, by what the first score cannot see.

A word as the question has it counts more than another with its stem, and two words that stand side by side in
the question more where they do so in the text (as in Metzler and Croft, "A Markov Random Field Model for Term
Dependencies", 2005). Only the best are looked at, and no score gets less: none behind them can come before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from index.query.matching import Run
from index.whoosh_engine.evaluate import DEFAULT_FIELDS, Evaluator
from index.whoosh_engine.kernel import BESIDE_SHARE, DIGITS, PLACE_BITS, WRITTEN_SHARE
from index.whoosh_engine.layout import STEMMED, WRITTEN

DEPTH = 100
"""So many of the best are looked at."""

Added = tuple[str, float]
"""What was found, for people, and what it adds to the score."""


def second_look(question: Sequence[Run], evaluator: Evaluator[Any], taken: Any) -> dict[int, list[Added]]:
    """What is added to the scores of the best of a set for the words of a question; nothing, for some."""
    kernel = evaluator.kernel
    rows = sorted(row for row, _ in kernel.best(taken, "relevance", 0, DEPTH, "part", DIGITS))
    found: dict[int, list[Added]] = {row: [] for row in rows}
    if not rows:
        return found
    best = kernel.these(rows)
    shares: dict[str, list[float]] = {}
    places: dict[str, list[set[int]]] = {}
    for key, times in Counter(key for run in question for key in run).items():
        stems = evaluator.stemmed(key)
        shares[key] = _scores(evaluator, STEMMED, stems, best, rows)
        places[key] = [kernel.places(STEMMED[field], own, rows) for field, own in stems.items()]
        written = _scores(evaluator, WRITTEN, dict.fromkeys(DEFAULT_FIELDS, (key,)), best, rows)
        for row, score in zip(rows, written, strict=True):
            if score:
                found[row].append((f"{key} as written", score * times * WRITTEN_SHARE))
    for (first, second), times in Counter(two for run in question for two in pairwise(run)).items():
        there = _side_by_side(places[first], places[second])
        for row, one, other in zip(rows, shares[first], shares[second], strict=True):
            if row in there:
                found[row].append((f"{first} {second} side by side", (one + other) * times * BESIDE_SHARE))
    return found


def _side_by_side(firsts: Sequence[set[int]], seconds: Sequence[set[int]]) -> set[int]:
    """The rows in which a place of the second, in the same field, is just behind one of the first."""
    return {
        place >> PLACE_BITS
        for first, second in zip(firsts, seconds, strict=True)
        for place in first
        if place + 1 in second
    }


def sums(found: Mapping[int, Sequence[Added]]) -> dict[int, float]:
    """What each row gets more in all, of those that get something."""
    return {row: sum(score for _, score in own) for row, own in found.items() if own}


def _scores(
    evaluator: Evaluator[Any], indexed: Mapping[str, str], terms: Mapping[str, Sequence[str]],
    best: Any, rows: Sequence[int],
) -> list[float]:  # fmt: skip
    scored = evaluator.kernel.joined({indexed[field]: own for field, own in terms.items()}, best)
    return [score or 0.0 for score in evaluator.kernel.scores_of(scored, rows)]
