"""Title, author and date of saved web pages are as right as they were; not one date is invented."""

from pathlib import Path

import pytest
import yaml

from benchmarks.page_metadata import measure, same_authors, same_title
from tests.quality.pages_gold import SETS

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text("utf-8"))["page_metadata"]
FIELDS = ("title", "author", "date")
UNDATED = 20  # pages without a date, at least, on which none may be invented


def test_not_one_date_is_invented_on_pages_without_any():
    figures = [measure(part)[0] for part in SETS]
    assert sum(f.undated for f in figures) >= UNDATED
    assert [f.invented for f in figures] == [0] * len(figures)


@pytest.mark.parametrize("part", SETS)
def test_no_figure_falls_below_its_floor(part: str):
    figures = measure(part)[0]
    assert set(FLOORS[part]) == set(FIELDS)
    below = {f: getattr(figures, f) for f in FIELDS if getattr(figures, f) < FLOORS[part][f]}
    assert below == {}


@pytest.mark.parametrize("part", SETS)
def test_floors_are_raised_when_figures_rise(part: str):
    figures = measure(part)[0]
    behind = {f: getattr(figures, f) for f in FIELDS if getattr(figures, f) > FLOORS[part][f] + 0.03}
    assert behind == {}, "raise these floors to measured minus .01"


def test_the_measure_takes_names_as_a_set_and_titles_by_their_letters():
    assert same_authors("Bo Li; Ana Ruiz", "Ana Ruiz; Bo Li") and not same_authors(None, "Ana Ruiz")
    assert same_title("“Lamps”, again", '"Lamps" again') and not same_title("Lamps", "Lamps again")
    assert same_title("Lamps", "Resolution 12: Lamps")
