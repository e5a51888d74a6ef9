"""Resolutions are read no worse than they were: floors that only rise, for tuning and held back."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.resolutions import Figures, measure
from tests.quality.resolution_gold import SETS, load, load_apart

# Measured minus .01. They only rise. What issue 5 asks of the held-back set: split .95, clause F1 .95,
# number and disposition .95, verb .93.
FLOORS: dict[str, dict[str, float]] = {
    "tuning": {"split": 0.99, "clauses": 0.99, "decided": 0.99, "verbs": 0.99, "stances": 0.98},
    # Sets written blind and looked at since: rarer forms, other floors (decision 20).
    "later": {"split": 0.974, "clauses": 0.980, "decided": 0.973, "verbs": 0.976, "stances": 0.933},
    # The same, by one codebook; read where slow tests are.
    "recent": {"split": 0.981, "clauses": 0.985, "decided": 0.981, "verbs": 0.984, "stances": 0.946},
    # The last two sets written blind, by the codebook, never looked at.
    "held": {"split": 0.884, "clauses": 0.959, "decided": 0.884, "verbs": 0.938, "stances": 0.913},
}
# The sets each test asks for; the largest is slow, and read in CI.
PARTS = [pytest.param(part, marks=[pytest.mark.slow] if part == "recent" else []) for part in SETS]
NEWS_TAKEN = 1  # of all the news texts that quote or resemble resolutions


@cache
def figures(part: str) -> Figures:
    return measure(load(part))


def shares(part: str) -> dict[str, float]:
    measured = figures(part)
    return {
        "split": measured.split.share,
        "clauses": measured.clauses.f1,
        "decided": measured.decided.share,
        "verbs": measured.verbs.share,
        "stances": measured.stances.share,
    }


@pytest.mark.parametrize("part", PARTS)
def test_no_figure_falls_below_its_floor(part: str) -> None:
    below = {name: value for name, value in shares(part).items() if value < FLOORS[part].get(name, 0.0)}
    assert below == {}


@pytest.mark.parametrize("part", PARTS)
def test_floors_are_raised_when_figures_rise(part: str) -> None:
    behind = {
        name: value for name, value in shares(part).items() if value > FLOORS[part].get(name, 1.0) + 0.03
    }
    assert behind == {}, "raise these floors to measured minus .01"


def test_hardly_a_news_text_is_taken_for_a_resolution() -> None:
    quick = [part for part in SETS if part != "recent"]
    assert sum(figures(part).news for part in quick) >= 30
    assert sum(figures(part).news_taken for part in quick) <= NEWS_TAKEN


@pytest.mark.slow
def test_hardly_a_recent_news_text_is_taken_for_a_resolution() -> None:
    assert figures("recent").news >= 30
    assert figures("recent").news_taken <= NEWS_TAKEN


@pytest.mark.parametrize("part", PARTS)
def test_the_sets_are_too_hard_for_a_plain_expression(part: str) -> None:
    if figures(part).clauses.wanted:
        assert figures(part).plain.f1 < 0.70


def test_the_sets_are_as_large_as_they_should_be() -> None:
    measured = [figures(part) for part in ("tuning", "later", "held")]
    assert sum(f.resolutions for f in measured) >= 60
    assert sum(f.operative.wanted for f in measured) >= 200
    held = figures("held").resolutions
    # A set that was looked into goes over to tuning (former) and another is written: it counts for neither.
    written_for_tuning = sum(len(text.resolutions) for text in load_apart("tuning")["tuning"])
    assert 3 * held >= held + written_for_tuning
