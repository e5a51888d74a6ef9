"""Extraction is no worse than it was: floors that only rise (measured minus .01), for each tagger."""

from pathlib import Path

import pytest
import yaml

from benchmarks.extraction import (
    TEST_PARTS,
    all_scores,
    figures,
    measured_texts,
    part_scores,
    plain_gazetteer,
)
from benchmarks.quality import score

ALL_FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text("utf-8"))
FLOORS = ALL_FLOORS["extraction"]
BY_TAGGER = ALL_FLOORS["taggers"]


def below(measured: dict[str, float], floors: dict[str, float]) -> dict[str, tuple[float, float]]:
    return {name: (measured[name], floor) for name, floor in floors.items() if measured[name] < floor}


def behind(measured: dict[str, float], floors: dict[str, float]) -> dict[str, tuple[float, float]]:
    return {name: (measured[name], floor) for name, floor in floors.items() if measured[name] > floor + 0.03}


@pytest.mark.parametrize("part", TEST_PARTS)
def test_no_figure_falls_below_its_floor(part: str):
    measured = figures(part_scores(part))
    assert set(measured) == set(FLOORS[part])
    assert below(measured, FLOORS[part]) == {}


@pytest.mark.parametrize("part", TEST_PARTS)
def test_floors_are_raised_when_figures_rise(part: str):
    assert behind(figures(part_scores(part)), FLOORS[part]) == {}, "raise these floors to measured minus .01"


@pytest.mark.parametrize("tagger", BY_TAGGER)
def test_each_tagger_holds_its_own_over_all_parts(tagger: str):
    measured = figures(all_scores(tagger))
    assert below(measured, BY_TAGGER[tagger]) == {}
    assert behind(measured, BY_TAGGER[tagger]) == {}, "raise these floors to measured minus .01"


def test_the_default_tagger_is_worth_having():
    gain = all_scores("default").spans["ORG"].f1 - all_scores("none").spans["ORG"].f1
    assert gain >= ALL_FLOORS["gain"]["ORG"]


def test_the_test_parts_are_too_hard_for_a_plain_gazetteer():
    assert score(measured_texts(), plain_gazetteer).spans["ORG"].f1 < 0.65
