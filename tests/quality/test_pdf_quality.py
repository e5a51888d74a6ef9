"""Text of PDFs is found in reading order no worse than it was: floors that only rise (measured minus .01)."""

from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from benchmarks.pdfs import Aggregate, PdfResult, aggregate, results
from tests.quality.pdf_gold import SETS, common, distance, load, load_folder, trigrams

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text("utf-8"))["pdfs"]

# One foot is left in a text of the set that is held back now (decision 20); what issue 8 asks is none.
HEADS_LEFT = {"tuning": 0, "held": 1}


@lru_cache
def _results(part: str) -> list[PdfResult]:
    return results(load(part))


def _ours(part: str) -> Aggregate:
    return aggregate([r.ours for r in _results(part)])


@pytest.mark.parametrize("part", SETS)
def test_no_figure_falls_below_its_floor(part: str):
    found, floor = _ours(part), FLOORS[part]
    assert found.order >= floor["order"]
    assert found.similarity >= floor["similarity"]
    assert found.apart >= floor["apart"]


@pytest.mark.parametrize("part", SETS)
def test_floors_are_raised_when_figures_rise(part: str):
    assert _ours(part).order <= FLOORS[part]["order"] + 0.03, "raise the floor to measured minus .01"


@pytest.mark.parametrize("part", SETS)
def test_running_heads_are_taken_out_of_the_text(part: str):
    assert sum(r.ours.heads for r in _results(part)) <= HEADS_LEFT[part]


@pytest.mark.parametrize("part", SETS)
def test_the_files_whose_stream_runs_across_the_columns_are_hard(part: str):
    plain = aggregate([r.plain for r in _results(part) if r.interleaved])
    assert plain.order <= 0.7


def test_there_are_files_enough_and_a_third_is_held_back():
    # Files that were held back once ("former") were not made for tuning and count for neither.
    held, made_for_tuning = len(load("held")), len(load_folder("tuning"))
    assert held + made_for_tuning >= 60
    assert held >= (held + made_for_tuning) / 3


def test_the_measures_are_what_they_say():
    a, b = "one two three four five".split(), "one two three six five".split()
    assert distance(a, b) == 1
    assert distance(a, []) == 5
    assert common("abcde", "xaxcxe") == 3
    assert common(trigrams(a), trigrams(b)) == 1
