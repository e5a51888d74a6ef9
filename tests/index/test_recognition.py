"""Organizations named in a query: offered as a filter, found by their other names, their texts raised."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.catalogue.records import CataloguedPart
from index.request import SearchAnswer, SearchRequest
from index.search import SearchIndex

Indexed = Callable[..., SearchIndex]
MakePart = Callable[..., CataloguedPart]


@pytest.fixture
def unions(indexed: Indexed, make_part: MakePart) -> SearchIndex:
    return indexed(
        make_part("d1", "The FAT struck in March.", organizations=("fat",)),
        make_part("d2", "The Authentic Workers Front struck in May.", organizations=("fat",)),
        make_part("d3", "A fat purse for the owners."),
        make_part("d4", "The CGT struck.", organizations=("cgt-fr",)),
        make_part("d5", "The other CGT struck.", organizations=("cgt-es",)),
        make_part("d6", "The Confédération des syndicats nationaux met in May.", organizations=("csn",)),
    )


def ids(answer: SearchAnswer) -> set[str]:
    return {hit.id for hit in answer.hits}


def hints(answer: SearchAnswer) -> list[tuple[str, str]]:
    return [(hint.text, hint.option) for hint in answer.hints]


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("FAT", [("FAT", "--org fat")]),
        ("fat", [("fat", "--org fat")]),
        ("did the FAT strike", [("FAT", "--org fat")]),
        ("fat purse", []),
        ("Authentic Workers Front strikes", [("Authentic Workers Front", "--org fat")]),
        ('"Authentic Workers Front"', [("Authentic Workers Front", "--org fat")]),
        ("CGT", [("CGT", "--org cgt-es"), ("CGT", "--org cgt-fr")]),
        ("strike", []),
        ("-FAT strike", []),
        ("org:FAT", []),
        ("AFL-CIO", []),  # nothing in this archive mentions it
    ],
)
def test_what_may_be_an_organization_is_offered(
    unions: SearchIndex, query: str, offered: list[tuple[str, str]]
) -> None:
    assert sorted(hints(unions.search(SearchRequest(query)))) == offered


def test_a_hint_says_who_it_is_and_goes_once_it_is_followed(unions: SearchIndex) -> None:
    (hint,) = unions.search(SearchRequest("FAT")).hints
    assert str(hint) == "FAT is an organization: --org fat (Frente Auténtico del Trabajo)"
    assert unions.search(SearchRequest("FAT")).as_json()["hints"] == [
        {
            "text": "FAT",
            "organization": {"id": "fat", "name": "Frente Auténtico del Trabajo"},
            "option": "--org fat",
        }
    ]
    followed = unions.search(SearchRequest("FAT", filters={"organization": ("fat",)}))
    assert followed.hints == () and "hints" not in followed.as_json()


def test_a_name_finds_texts_that_use_another_one_unless_it_is_quoted_or_plain(unions: SearchIndex) -> None:
    assert ids(unions.search(SearchRequest("FAT"))) == {"d1", "d2", "d3"}
    assert ids(unions.search(SearchRequest("CSN"))) == {"d6"}
    assert ids(unions.search(SearchRequest("CSN strike"))) == set()
    assert ids(unions.search(SearchRequest("FAT May"))) == {"d2"}
    assert ids(unions.search(SearchRequest("Frente Autentico del Trabajo struck", match="all"))) == {
        "d1",
        "d2",
    }
    assert ids(unions.search(SearchRequest('"FAT"'))) == {"d1", "d3"}
    assert ids(unions.search(SearchRequest("FAT", plain=True))) == {"d1", "d3"}
    assert ids(unions.search(SearchRequest("fat"))) == {"d1", "d3"}
    # Nobody can say which CGT is meant: only texts with that word.
    assert ids(unions.search(SearchRequest("CGT"))) == {"d4", "d5"}
    assert "organization Frente Auténtico del Trabajo" in unions.search(SearchRequest("FAT")).explained


def test_in_a_long_question_a_name_is_one_more_way_to_be_found(unions: SearchIndex) -> None:
    answer = unions.search(SearchRequest("which delegates visited CSN members abroad"))
    assert (answer.match, ids(answer)) == ("any", {"d6"})
    assert (
        ids(unions.search(SearchRequest("which delegates visited CSN members abroad", plain=True))) == set()
    )


def test_a_text_that_mentions_the_organization_named_comes_first(unions: SearchIndex) -> None:
    answer = unions.search(SearchRequest("FAT", explain=True))
    first = answer.hits[0]
    assert first.id == "d1"
    (share,) = first.explanation
    assert share.factors == {"mentions the organization named": 1.2}
    plain = {hit.id: hit.score for hit in unions.search(SearchRequest("FAT", plain=True)).hits}
    assert plain["d1"] >= plain["d3"]
