"""Main text of saved pages is found no worse than it was: floors that only rise (measured minus .01)."""

from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from benchmarks.pages import Aggregate, PageScore, aggregate, scores
from tests.quality.pages_gold import FOLDER, SETS, load, mean, word_f1

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text("utf-8"))["pages"]


@lru_cache
def _scores(part: str) -> list[PageScore]:
    return scores(load(part))


def _ours(part: str) -> Aggregate:
    return aggregate([s.ours for s in _scores(part)])


@pytest.mark.parametrize("part", SETS)
def test_no_figure_falls_below_its_floor(part: str):
    found = _ours(part)
    assert found.mean >= FLOORS[part]["mean"]
    assert found.lowest >= FLOORS[part]["lowest"]


@pytest.mark.parametrize("part", SETS)
def test_floors_are_raised_when_figures_rise(part: str):
    assert _ours(part).mean <= FLOORS[part]["mean"] + 0.03, "raise the floor to measured minus .01"


@pytest.mark.parametrize("part", SETS)
def test_the_pages_are_hard(part: str):
    assert mean(s.whole for s in _scores(part)) <= 0.75


@pytest.mark.parametrize("part", SETS)
def test_the_reader_is_above_trafilatura_alone(part: str):
    assert _ours(part).mean > mean(s.trafilatura for s in _scores(part)) + 0.05


def test_every_list_item_keeps_its_own_number():
    assert all(s.numbers for s in _scores("tuning"))


def test_list_items_of_held_back_pages_keep_their_numbers():
    # One page in twenty may fall short: these pages are not looked at, so none can be mended.
    assert mean(s.numbers for s in _scores("held")) >= 0.95


def test_there_are_pages_enough_and_a_third_is_held_back():
    # Pages that were held back once ("former") were not made for tuning and count for neither.
    held = len(load("held"))
    made_for_tuning = len(list((FOLDER / "tuning").glob("*.html")))
    assert held + made_for_tuning >= 40
    assert held >= (held + made_for_tuning) / 3


def test_word_f1_counts_each_word_as_often_as_it_stands():
    assert word_f1("the cat the", "The cat") == pytest.approx(0.8)
    assert word_f1("", "a cat") == 0
