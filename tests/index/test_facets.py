"""Facets: counts, selection, order, `(none)`, and looking for a value among many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.catalogue.records import CataloguedPart
from corpus.errors import QueryError
from index.query.fields import FACETS
from index.request import SearchRequest
from index.search import SearchIndex

Archive = tuple[SearchIndex, list[CataloguedPart]]
Indexed = Callable[..., SearchIndex]

YEARS = {
    "2015": "2015", "2016-05": "2016", "2017-07-04": "2017", "2018": "2018", "2017~": "2017",
    "2020-01": "2020", "2019": "2019",
}  # fmt: skip
DECADES = {**{date: f"{year[:3]}0s" for date, year in YEARS.items()}, "199X": "1990s", "2016/2018": "2010s"}
MONTHS = {"2016-05": "2016-05", "2017-07-04": "2017-07", "2020-01": "2020-01"}
LIES_IN = {"mexico-city": {"mx-cmx", "mx"}, "chicago": {"us-il", "us"}}
BELONGS_TO = {"fat": {"unt-mx"}, "csn": {"ituc"}, "cgt-fr": {"ituc", "etuc"}, "ue:local-332": {"ue"}}
TYPES = {"ue": "union", "fat": "federation", "cgt-fr": "national_center", "ue:local-332": "local"}


def values(part: CataloguedPart, facet: str, types: dict[str, str]) -> set[str]:
    date = part.published or part.adopted or ""
    match facet:
        case "organization":
            found = set(part.organizations)
        case "organization_type":
            found = {types[o] for o in part.organizations if o in types}
        case "place":
            found = set(part.places)
        case "country":
            found = set(part.countries)
        case "year":
            found = {YEARS[date]} if date in YEARS else set()
        case "decade":
            found = {DECADES[date]} if date in DECADES else set()
        case "month":
            found = {MONTHS[date]} if date in MONTHS else set()
        case "within":
            found = {above for place in part.places for above in {place, *LIES_IN.get(place, ())}}
        case "federation":
            found = {above for body in part.organizations for above in {body, *BELONGS_TO.get(body, ())}}
        case _:
            value = getattr(part, facet)
            found = {value} if value else set()
    return found or {"(none)"}


@pytest.fixture(scope="module")
def types(generated_archive: Archive) -> dict[str, str]:
    names = generated_archive[0]._names
    ids = {o for part in generated_archive[1] for o in part.organizations}
    return {i: row.type for i in ids if (row := names.organization(i)) and row.type}


FILTERS: dict[str, list[str]] = {
    "kind": ["article", "resolution"],
    "organization": ["ue", "fat", "(none)"],
    "country": ["mx", "(none)"],
    "within": ["mx", "us-il", "chicago", "(none)"],
    "federation": ["ue", "ituc", "(none)"],
    "month": ["2017-07", "(none)"],
    "source": ["UE", "CounterPunch", "(none)"],
    "year": ["2017", "2018", "(none)"],
    "decade": ["1990s", "2010s"],
    "status": ["adopted"],
    "organization_type": ["union", "local", "(none)"],
}


@settings(max_examples=60)
@given(
    query=st.sampled_from(["", "strike", "union OR lockout", "-strike"]),
    chosen=st.dictionaries(
        st.sampled_from(sorted(FILTERS)),
        st.lists(st.integers(0, 2), min_size=1, max_size=2, unique=True),
        max_size=3,
    ),
    excluded=st.sampled_from([{}, {"kind": ("statement",)}, {"organization": ("csn", "fat")}]),
    by_document=st.booleans(),
)
def test_counts_are_those_of_a_scan_and_a_fields_own_selection_does_not_narrow_them(
    generated_archive: Archive,
    types: dict[str, str],
    query: str,
    chosen: dict[str, list[int]],
    excluded: dict[str, tuple[str, ...]],
    by_document: bool,
) -> None:
    index, parts = generated_archive
    filters = {
        f: tuple(dict.fromkeys(FILTERS[f][n % len(FILTERS[f])] for n in ns)) for f, ns in chosen.items()
    }
    words = {hit.id for hit in index.search(SearchRequest(query, limit=0)).hits}
    base = [
        part for part in parts
        if part.id in words and not any(values(part, f, types) & set(v) for f, v in excluded.items())
    ]  # fmt: skip

    def kept(without: str | None) -> list[CataloguedPart]:
        return [
            part for part in base
            if all(f == without or values(part, f, types) & set(wanted) for f, wanted in filters.items())
        ]  # fmt: skip

    answer = index.search(
        SearchRequest(
            query,
            filters=filters,
            exclude=excluded,
            facets=tuple((f, 0) for f in FACETS),
            limit=0,
            by="document" if by_document else "part",
        )
    )
    if by_document:
        assert {hit.document for hit in answer.hits} == {part.document for part in kept(None)}
        assert answer.total == len({part.document for part in kept(None)}) == len(answer.hits)
    else:
        assert {hit.id for hit in answer.hits} == {part.id for part in kept(None)}
    for facet in FACETS:
        pairs = {
            (value, part.document if by_document else part.id)
            for part in kept(facet)
            for value in values(part, facet, types)
        }
        counts = Counter(value for value, _ in pairs)
        assert {v.value: v.count for v in answer.facets[facet] if v.count} == dict(counts), facet
        assert {v.value for v in answer.facets[facet] if v.selected} == set(filters.get(facet, ()))


def test_years_sort_by_time_and_all_else_by_count_then_label(generated_archive: Archive) -> None:
    index, _ = generated_archive
    answer = index.search(SearchRequest("", facets=(("year", 0), ("decade", 0), ("organization", 0))))
    years = [value.value for value in answer.facets["year"]]
    assert years == [*sorted(years[:-1]), "(none)"]
    assert [value.value for value in answer.facets["decade"]] == ["1990s", "2010s", "2020s", "(none)"]
    counts = [value.count for value in answer.facets["organization"]]
    assert counts == sorted(counts, reverse=True)


def test_ties_go_by_label_and_the_selected_value_is_shown_past_the_limit(
    indexed: Indexed, make_part: Callable[..., CataloguedPart]
) -> None:
    index = indexed(*(make_part(f"d{i}", source=s) for i, s in enumerate(["Zeta", "alpha", "Beta", "Beta"])))
    request = SearchRequest("", facets=(("source", 2),))
    assert [(v.label, v.count) for v in index.search(request).facets["source"]] == [("Beta", 2), ("alpha", 1)]
    chosen = SearchRequest("", facets=(("source", 1),), filters={"source": ("Zeta",)})
    assert [(v.value, v.count, v.selected) for v in index.search(chosen).facets["source"]] == [
        ("Beta", 2, False),
        ("Zeta", 1, True),
    ]


def test_labels_are_names(indexed: Indexed, make_part: Callable[..., CataloguedPart]) -> None:
    index = indexed(
        make_part("d1", organizations=("fat", "name:border committee"), countries=("mx",), language="es")
    )
    facets = index.search(
        SearchRequest("", facets=(("organization", 0), ("country", 0), ("language", 0)))
    ).facets
    labels = {name: {v.value: v.label for v in found} for name, found in facets.items()}
    assert labels["organization"]["name:border committee"] == "border committee"
    assert labels["organization"]["fat"] == "Frente Auténtico del Trabajo"
    assert labels["country"] == {"mx": "Mexico"}
    assert labels["language"] == {"es": "Spanish"}


def test_values_are_looked_for_by_any_name_whatever_case_and_accents(generated_archive: Archive) -> None:
    index, _ = generated_archive
    found = index.facet_values("organization", SearchRequest(""), contains="autentico del")
    assert [value.value for value in found] == ["fat"]
    assert index.facet_values("organization", SearchRequest(""), contains="zzz") == ()
    acronym = index.facet_values("org", SearchRequest("", filters={"org": ("fat",)}), contains="AUTHENTIC")
    assert [(value.value, value.selected) for value in acronym] == [("fat", True)]


@pytest.mark.parametrize("field", ["published", "title", "colour"])
def test_what_is_no_facet_is_refused(generated_archive: Archive, field: str) -> None:
    index, _ = generated_archive
    with pytest.raises(QueryError):
        index.facet_values(field, SearchRequest(""))
