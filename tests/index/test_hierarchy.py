"""Facets whose values lie one within another: order, levels, looking within them, and filters by them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.catalogue.records import CataloguedPart
from index.request import FacetValue, SearchRequest
from index.search import SearchIndex

MakePart = Callable[..., CataloguedPart]


@pytest.fixture
def archive(tmp_path: Path, catalogue, make_part: MakePart):
    for number, (places, bodies) in enumerate(
        [
            (("chicago",), ("ue:local-332",)),
            (("chicago", "us-il"), ("ue",)),
            (("us",), ("csn", "fat")),
            (("mexico-city",), ("unt-mx",)),
            (("north-america",), ("ituc",)),
            ((), ()),
        ]
    ):
        part = make_part(f"d{number}", "strike", places=places, organizations=bodies)
        catalogue.put(f"d{number}", part)
    with SearchIndex(tmp_path / "index", catalogue, lambda: catalogue.authorities.organizations) as index:
        index.rebuild()
        yield index


def shown(values: tuple[FacetValue, ...]) -> list[tuple[int | None, str, int]]:
    return [(value.level, value.value, value.count) for value in values]


def test_places_stand_below_those_they_lie_in_each_part_counted_once_a_level(archive: SearchIndex) -> None:
    assert shown(archive.facet_values("within", SearchRequest(""))) == [
        (0, "us", 3),
        (1, "us-il", 2),
        (2, "chicago", 2),
        (0, "(none)", 1),
        (0, "mx", 1),
        (1, "mx-cmx", 1),
        (2, "mexico-city", 1),
        (0, "north-america", 1),
    ]
    first = archive.facet_values("within", SearchRequest(""))
    assert [value.parent for value in first[:3]] == [None, "us", "us-il"]


def test_affiliates_stand_below_their_federation_but_not_affiliates_of_affiliates(
    archive: SearchIndex,
) -> None:
    values = shown(archive.facet_values("federation", SearchRequest("")))
    assert (0, "ue", 2) in values and (1, "ue:local-332", 1) in values
    # CSN and UNT have joined the ITUC; FAT has joined UNT alone, which stands on top for that reason.
    top = values.index((0, "ituc", 3))
    assert set(values[top + 1 : top + 3]) == {(1, "csn", 1), (1, "unt-mx", 2)}
    own = values.index((0, "unt-mx", 2))
    assert values[own + 1] == (1, "fat", 1)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"within": ("us",)}, {"d0", "d1", "d2"}),
        ({"within": ("Illinois",)}, {"d0", "d1"}),
        ({"within": ("mx", "us-il")}, {"d0", "d1", "d3"}),
        ({"within": ("(none)",)}, {"d5"}),
        ({"federation": ("ue",)}, {"d0", "d1"}),
        ({"federation": ("ituc",)}, {"d2", "d3", "d4"}),
        ({"federation": ("unt-mx",), "within": ("us",)}, {"d2"}),
    ],
)
def test_a_filter_takes_what_lies_below(
    archive: SearchIndex, filters: dict[str, tuple[str, ...]], found: set[str]
) -> None:
    assert {hit.id for hit in archive.search(SearchRequest("", filters=filters)).hits} == found
    away = archive.search(SearchRequest("", exclude=filters, limit=0))
    if len(filters) == 1:
        assert {hit.id for hit in away.hits} == {f"d{n}" for n in range(6)} - found


def test_its_own_selection_does_not_narrow_it(archive: SearchIndex) -> None:
    request = SearchRequest("", filters={"within": ("us-il",)}, facets=(("within", 0), ("federation", 0)))
    answer = archive.search(request)
    assert shown(answer.facets["within"]) == shown(archive.facet_values("within", SearchRequest("")))
    assert [value.value for value in answer.facets["within"] if value.selected] == ["us-il"]
    assert {value.value for value in answer.facets["federation"]} == {"ue", "ue:local-332"}


def test_a_limit_is_for_each_level_and_the_selected_are_shown_in_any_case(archive: SearchIndex) -> None:
    one = archive.search(SearchRequest("", facets=(("within", 1),)))
    assert [value.value for value in one.facets["within"]] == ["us", "us-il", "chicago"]
    chosen = archive.search(SearchRequest("", facets=(("within", 1),), filters={"within": ("mexico-city",)}))
    assert [value.value for value in chosen.facets["within"]][-3:] == ["mx", "mx-cmx", "mexico-city"]


def test_what_is_looked_for_is_shown_with_what_it_lies_in(archive: SearchIndex) -> None:
    values = archive.facet_values("within", SearchRequest(""), contains="illin")
    assert [value.value for value in values] == ["us", "us-il"]


def test_level_and_parent_are_told_in_hierarchies_only(archive: SearchIndex) -> None:
    told = archive.search(SearchRequest("", facets=(("within", 0), ("place", 0)))).as_json()["facets"]
    assert told["within"][1]["level"] == 1 and told["within"][1]["parent"] == "us"
    assert set(told["place"][0]) == {"value", "label", "count", "selected"}
