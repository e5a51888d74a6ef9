"""Answers: names, dates, order, grouping, suggestions, explanations, and the promised JSON."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.catalogue.records import CataloguedPart
from corpus.errors import QueryError
from index.request import SearchAnswer, SearchRequest
from index.search import SearchIndex

Indexed = Callable[..., SearchIndex]
MakePart = Callable[..., CataloguedPart]


def ids(answer: SearchAnswer) -> list[str]:
    return [hit.id for hit in answer.hits]


@pytest.fixture
def unions(indexed: Indexed, make_part: MakePart) -> SearchIndex:
    return indexed(
        make_part("d1", "The FAT struck.", organizations=("fat",)),
        make_part("d2", "UE Local 332 met.", organizations=("ue:local-332",)),
        make_part("d3", "The UE and the CGT.", organizations=("ue", "cgt-fr")),
        make_part("d4", "The other CGT.", organizations=("cgt-es",)),
        make_part("d5", "A committee.", organizations=("name:border committee",)),
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("org:fat", ["d1"]),
        ("org:FAT", ["d1"]),
        ('org:"Authentic Workers Front"', ["d1"]),
        ('org:"Frente Autentico del Trabajo"', ["d1"]),
        ("org:ue", ["d3"]),
        ("org:UE", ["d3"]),
        ("org:ue:local-332", ["d2"]),
        ("org:cgt-fr", ["d3"]),
        ("org:CGT", ["d3", "d4"]),
        ('org:"Border Committee"', ["d5"]),
        ("org:(fat OR cgt-es)", ["d1", "d4"]),
        ("org:(ue AND cgt-fr)", ["d3"]),
        ("org:nobody", []),
        ("org:*autentico*", ["d1"]),
        ("org_country:mexico", ["d1"]),
        ("org_country:fr", ["d3"]),
        ("organization_type:local", ["d2"]),
        ("-org:*", []),
    ],
)
def test_an_organization_is_found_by_id_any_name_or_acronym(
    unions: SearchIndex, query: str, found: list[str]
) -> None:
    assert ids(unions.search(SearchRequest(query))) == found
    if query.startswith("org:") and "(" not in query and "*" not in query:
        value = query.removeprefix("org:").strip('"')
        assert ids(unions.search(SearchRequest(filters={"org": (value,)}))) == found


def test_an_ambiguous_or_unknown_name_is_said(unions: SearchIndex) -> None:
    (ambiguous,) = unions.search(SearchRequest("org:CGT")).notes
    assert "org:cgt-fr" in ambiguous and "org:cgt-es" in ambiguous
    (unknown,) = unions.search(SearchRequest("org:nobody")).notes
    assert "'nobody'" in unknown
    assert unions.search(SearchRequest("org:cgt-fr")).notes == ()


def test_places_and_countries_are_found_by_name(indexed: Indexed, make_part: MakePart) -> None:
    index = indexed(
        make_part("d1", places=("mexico-city", "mx"), countries=("mx",)),
        make_part("d2", places=("us",), countries=("us",)),
    )
    for query in (
        "place:mexico-city",
        'place:"Ciudad de México"',
        "country:mx",
        "country:México",
        "place:mx",
    ):
        assert ids(index.search(SearchRequest(query))) == ["d1"], query
    assert ids(index.search(SearchRequest('country:"United States"'))) == ["d2"]
    assert index.search(SearchRequest("country:atlantis")).notes


def test_words_are_found_whatever_accents_case_endings_and_language(
    indexed: Indexed, make_part: MakePart
) -> None:
    index = indexed(
        make_part("en", "Organizing in México, the U.S. and Québec with the AFL-CIO.", language="en"),
        make_part("es", "La organización de las trabajadoras; las organizaciones.", language="es"),
        make_part("fr", "L'union des syndiqués et la grève.", language="fr"),
        make_part("pt", "Organizações e greves dos trabalhadores. Join us.", language="pt"),
    )

    def found(query: str) -> set[str]:
        return set(ids(index.search(SearchRequest(query))))

    assert found("mexico") == found("MÉXICO") == {"en"}
    assert "en" in found("organized")
    assert found("organizacion") >= {"es"} and found("organización") >= {"es"}
    assert found("trabajador") >= {"es"}
    assert found("union") == {"fr"}
    assert found("greves") == {"fr", "pt"}
    assert found("grève") >= {"fr"}
    assert found("organização") >= {"pt"}
    assert found("AFL-CIO") == found("afl cio") == found("AFL") == found("afl-c*") == {"en"}
    assert found("U.S.") == found("US") == {"en"}
    assert found("organi*") == {"en", "es", "pt"}


def test_quotes_and_wildcards_go_by_the_written_word(indexed: Indexed, make_part: MakePart) -> None:
    index = indexed(make_part("d1", "The right to strike."), make_part("d2", "Right strikes of workers."))
    assert ids(index.search(SearchRequest('"right to strike"'))) == ["d1"]
    assert ids(index.search(SearchRequest('"right strike"'))) == []
    assert ids(index.search(SearchRequest('"right strikes"'))) == ["d2"]
    assert ids(index.search(SearchRequest('"strike right"~1'))) == ["d1"]
    assert sorted(ids(index.search(SearchRequest("strike")))) == ["d1", "d2"]
    assert ids(index.search(SearchRequest("strik*s"))) == ["d2"]


def test_hits_go_by_relevance_date_or_title_and_ties_newest_first_then_by_id(
    indexed: Indexed, make_part: MakePart
) -> None:
    index = indexed(
        make_part("d3", "strike", title="Éclair", published="2016"),
        make_part("d1", "strike", title="beta", published="2018"),
        make_part("d4", "strike", title="Delta"),
        make_part("d2", "strike", title="alpha", adopted="2018"),
        make_part("d5", "strike strike strike", title="zeta"),
    )
    assert ids(index.search(SearchRequest("strike", sort="newest"))) == ["d1", "d2", "d3", "d4", "d5"]
    assert ids(index.search(SearchRequest("strike", sort="oldest"))) == ["d3", "d1", "d2", "d4", "d5"]
    assert ids(index.search(SearchRequest("strike", sort="title"))) == ["d2", "d1", "d4", "d3", "d5"]
    assert ids(index.search(SearchRequest("strike"))) == ["d5", "d1", "d2", "d3", "d4"]
    assert ids(index.search(SearchRequest("strike", limit=2, offset=1))) == ["d1", "d2"]
    assert ids(index.search(SearchRequest("strike", limit=2, offset=9))) == []


def test_a_word_in_the_title_counts_for_more(indexed: Indexed, make_part: MakePart) -> None:
    index = indexed(
        make_part("d1", "strike and other news", title="words and things"),
        make_part("d2", "words and other news", title="strike and things"),
    )
    assert ids(index.search(SearchRequest("strike"))) == ["d2", "d1"]


def test_by_document_each_document_comes_once_with_its_best_part(
    indexed: Indexed, make_part: MakePart
) -> None:
    index = indexed(
        make_part("d1/1", "one strike among many other words here"),
        make_part("d1/2", "strike strike"),
        make_part("d2/1", "a strike among words"),
    )
    answer = index.search(SearchRequest("strike", by="document"))
    assert (answer.total, ids(answer)) == (2, ["d1/2", "d2/1"])
    assert index.search(SearchRequest("strike")).total == 3
    assert ids(index.search(SearchRequest("strike", by="document", limit=1, offset=1))) == ["d2/1"]


def test_dates_overlap_and_the_undated_are_found(indexed: Indexed, make_part: MakePart) -> None:
    index = indexed(
        make_part("d1", published="2017-07-04"),
        make_part("d2", published="199X"),
        make_part("d3", adopted="2016/2018"),
        make_part("d4", published="XXXX-04-17"),
        make_part("d5"),
        make_part("d6", published="nonsense"),
    )
    assert ids(index.search(SearchRequest("date:2017"))) == ["d1", "d3"]
    assert ids(index.search(SearchRequest("date:2017-08"))) == ["d3"]
    assert ids(index.search(SearchRequest("date:1994"))) == ["d2"]
    assert ids(index.search(SearchRequest("published:..1999"))) == ["d2"]
    assert ids(index.search(SearchRequest("date:2018.."))) == ["d3"]
    assert ids(index.search(SearchRequest("date:unknown"))) == ["d4", "d5", "d6"]
    assert ids(index.search(SearchRequest(filters={"date": ("2017", "199X")}))) == ["d1", "d3", "d2"]
    assert ids(index.search(SearchRequest("published:XXXX-04-17"))) == ["d4"]


def test_an_empty_answer_offers_any_and_a_spelling_only_where_they_find_something(
    indexed: Indexed, make_part: MakePart
) -> None:
    index = indexed(make_part("d1", "solidarity forever"), make_part("d2", "a strike in solidarity"))
    loose = index.search(SearchRequest("forever strike"))
    assert (loose.total, loose.match, loose.suggestions) == (0, "all", ("--match any finds 2",))
    assert index.search(SearchRequest("solidraity")).suggestions == ("Did you mean: solidarity",)
    assert index.search(SearchRequest("solidraity strike")).suggestions == (
        "--match any finds 1",
        "Did you mean: solidarity strike",
    )
    assert index.search(SearchRequest("qqqqqq wwwwww")).suggestions == ()
    assert index.search(SearchRequest("solidarity")).suggestions == ()
    assert index.search(SearchRequest("solidraity", filters={"kind": ("interview",)})).suggestions == ()


def test_a_value_that_the_archive_does_not_have_is_said_with_those_near_it(
    indexed: Indexed, make_part: MakePart
) -> None:
    index = indexed(make_part("d1", source="CounterPunch"), make_part("d2", source="UE News"))
    assert ids(index.search(SearchRequest("source:counterpunch"))) == ["d1"]
    answer = index.search(SearchRequest("source:Counterpnch"))
    assert answer.total == 0 and "CounterPunch" in answer.notes[0]
    assert "UE News" in index.search(SearchRequest(filters={"source": ("news",)})).notes[0]


def test_a_wide_prefix_is_capped_and_that_is_said(indexed: Indexed, make_part: MakePart) -> None:
    many = " ".join(f"s{n}" for n in range(700))
    index = indexed(make_part("d1", f"{many} strike"), make_part("d2", "strike"))
    answer = index.search(SearchRequest("s*"))
    assert answer.total == 2
    assert "701 words" in answer.notes[0]


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (SearchRequest(""), "everything"),
        (SearchRequest("strike mexico"), "strike and mexico"),
        (SearchRequest("strike mexico union border"), "any of: strike, mexico, union, border"),
        (SearchRequest('"right to strike" solidar*'),
         "“right to strike” as written and words that begin with solidar"),
        (SearchRequest("org:fat date:2016..2018"),
         "organization Frente Auténtico del Trabajo and dated from 2016 to 2018"),
        (SearchRequest("", filters={"kind": ("article",)}, exclude={"country": ("mx",)}),
         "kind article; without country Mexico"),
        (SearchRequest("title:strike -published:unknown"),
         "strike in the title and without published unknown"),
    ],
)  # fmt: skip
def test_a_request_is_explained_in_words(unions: SearchIndex, request_: SearchRequest, words: str) -> None:
    assert unions.search(request_).explained == words


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest("titel:strike"),
        SearchRequest("kind:artcle"),
        SearchRequest(filters={"colour": ("red",)}),
        SearchRequest(filters={"date": ("soon",)}),
        SearchRequest(filters={"source": ("",)}),
        SearchRequest(exclude={"nothing": ("x",)}),
        SearchRequest(facets=(("published", 3),)),
        SearchRequest(limit=-1),
        SearchRequest(sort="random"),  # type: ignore[arg-type]
        SearchRequest(match="some"),  # type: ignore[arg-type]
    ],
)
def test_a_mistaken_request_is_a_query_error(unions: SearchIndex, request_: SearchRequest) -> None:
    with pytest.raises(QueryError):
        unions.search(request_)


def test_the_json_is_what_was_promised(indexed: Indexed, make_part: MakePart) -> None:
    index = indexed(
        make_part(
            "d1/2",
            "A strike.",
            title="News",
            document="d1",
            published="2017",
            organizations=("fat",),
            places=("mx",),
        )
    )
    found = index.search(SearchRequest("strike", facets=(("kind", 3),))).as_json()
    assert list(found) == ["query", "explained", "match", "total", "took_ms", "suggestions", "hits", "facets"]
    (hit,) = found["hits"]
    assert list(hit) == [
        "id", "document", "title", "kind", "date", "published", "adopted", "convention", "number", "status",
        "source", "collection", "language", "author", "origin", "page", "score", "snippet", "organizations",
        "places",
    ]  # fmt: skip
    assert hit["organizations"] == [{"id": "fat", "name": "Frente Auténtico del Trabajo"}]
    assert hit["places"] == [{"id": "mx", "name": "Mexico"}]
    assert hit["snippet"] == "A **strike**."
    assert found["facets"] == {
        "kind": [{"value": "article", "label": "article", "count": 1, "selected": False}]
    }


def test_without_words_in_the_query_the_organizations_asked_for_are_marked(unions: SearchIndex) -> None:
    assert [hit.snippet for hit in unions.search(SearchRequest("org:fat")).hits] == ["The **FAT** struck."]
    filtered = SearchRequest(filters={"org": ("ue:local-332",)})
    assert [hit.snippet for hit in unions.search(filtered).hits] == ["**UE Local 332** met."]
    assert [hit.snippet for hit in unions.search(SearchRequest("struck org:fat")).hits] == [
        "The FAT **struck**."
    ]


def test_ids_are_found_by_a_pattern(indexed: Indexed, make_part: MakePart) -> None:
    index = indexed(make_part("d1"), make_part("d12"), make_part("e1/1"), make_part("e1/2"))
    assert set(ids(index.search(SearchRequest("id:d1*")))) == {"d1", "d12"}
    assert set(ids(index.search(SearchRequest("id:?1/*")))) == {"e1/1", "e1/2"}
    assert ids(index.search(SearchRequest("id:x*"))) == []


def test_a_country_is_found_by_its_name_though_a_town_has_that_id(
    indexed: Indexed, make_part: MakePart
) -> None:
    index = indexed(
        make_part("d1", "a strike", places=("mx",), countries=("mx",)), make_part("d2", "a strike")
    )
    for query in ("country:mexico", "country:México", "country:mx", "place:mexico", "place:Mexico"):
        assert [hit.id for hit in index.search(SearchRequest(query)).hits] == ["d1"], query
    told = index.search(SearchRequest("place:mexico")).as_json()["notes"]
    assert "place:mx" in told[0] and "place:mexico" in told[0]
    assert "notes" not in index.search(SearchRequest("strike")).as_json()


def test_the_value_that_facets_show_for_none_can_be_asked_for(indexed: Indexed, make_part: MakePart) -> None:
    index = indexed(make_part("d1", "a strike", source="Bulletin"), make_part("d2", "a strike"))
    for query in ("source:(none)", 'source:"(none)"', "strike source:(None)"):
        assert [hit.id for hit in index.search(SearchRequest(query)).hits] == ["d2"], query


def test_a_query_without_any_word_is_a_mistake_and_an_empty_one_is_everything(
    indexed: Indexed, make_part: MakePart
) -> None:
    index = indexed(make_part("d1", "a strike"))
    assert index.search(SearchRequest("  ")).total == 1
    for query in ("🙂", ":", " !? "):
        with pytest.raises(QueryError, match="no word"):
            index.search(SearchRequest(query))


def test_a_facet_comes_with_notes_and_with_what_would_find_something(
    indexed: Indexed, make_part: MakePart
) -> None:
    index = indexed(make_part("d1", "a strike"), make_part("d2", "a lockout", kind="resolution"))
    empty = index.facet("kind", SearchRequest("strike lockout"))
    assert empty.facets["kind"] == () and empty.suggestions == ("--match any finds 2",)
    assert "borne by" in index.facet("kind", SearchRequest("org:CGT")).notes[0]


def test_a_kind_that_does_not_exist_is_shown_where_it_stands(indexed: Indexed, make_part: MakePart) -> None:
    index = indexed(make_part("d1", "a strike"))
    with pytest.raises(QueryError) as told:
        index.search(SearchRequest("strike kind:artcle"))
    assert str(told.value).splitlines()[1:] == ["  strike kind:artcle", "         ^", "  Try: kind:article"]
