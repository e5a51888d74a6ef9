"""What ranking for people adds to BM25F, and what a score is said to be made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.catalogue.records import CataloguedPart
from index.query.matching import Match
from index.request import SearchRequest
from index.search import SearchIndex

Archive = tuple[SearchIndex, list[CataloguedPart]]
Indexed = Callable[..., SearchIndex]
MakePart = Callable[..., CataloguedPart]

_PREAMBLE = "Whereas strikes are won by members; "
_RESOLVED = "be it resolved that dues stay low."


def ids(index: SearchIndex, query: str, **options: object) -> list[str]:
    return [hit.id for hit in index.search(SearchRequest(query, **options)).hits]  # type: ignore[arg-type]


def test_a_word_in_an_operative_clause_counts_for_a_little_more(
    indexed: Indexed, make_part: MakePart
) -> None:
    text = _PREAMBLE + _RESOLVED
    index = indexed(
        make_part("d1", text, published="2020"),
        make_part("d2", text, published="2001", operative=((len(_PREAMBLE), len(text)),)),
        make_part("d3", "Nothing of that."),
    )
    assert ids(index, "dues") == ["d2", "d1"]
    assert ids(index, "strikes") == ["d1", "d2"]
    assert ids(index, "dues", plain=True) == ["d1", "d2"]
    told = {
        hit.id: hit.explanation[0].factors for hit in index.search(SearchRequest("dues", explain=True)).hits
    }
    assert told == {"d2": {"in an operative clause": 1.15}, "d1": {}}


def test_operative_clauses_are_known_after_a_merge(
    indexed: Indexed, make_part: MakePart, catalogue
) -> None:  # fmt: skip
    text = _PREAMBLE + _RESOLVED
    index = indexed(make_part("d1", text), make_part("d3", "Nothing of that."))
    catalogue.put("d2", make_part("d2", text, operative=((len(_PREAMBLE), len(text)),)))
    index.catch_up()
    before = [(hit.id, hit.score) for hit in index.search(SearchRequest("dues")).hits]
    index.optimize()
    assert index.status()["segments"] == 1
    assert [(hit.id, hit.score) for hit in index.search(SearchRequest("dues")).hits] == before
    assert before[0][0] == "d2"


def test_the_newest_comes_first_among_those_that_are_as_good_as_equal(
    indexed: Indexed, make_part: MakePart
) -> None:
    filler = "The members met in the hall and talked about it until late. " * 40
    index = indexed(
        make_part("d1", f"A strike. {filler}", published="1990"),
        make_part("d2", f"A strike. {filler} On.", published="2020"),
        make_part("d3", "Nothing."),
    )
    hits = index.search(SearchRequest("strike", plain=True)).hits
    assert abs(hits[0].score - hits[1].score) < 0.005
    assert ids(index, "strike") == ["d2", "d1"]


def test_a_repeated_word_counts_again(indexed: Indexed, make_part: MakePart) -> None:
    index = indexed(
        make_part("d1", "wages and hours and pensions"),
        make_part("d2", "strikes and lockouts and pickets"),
        make_part("d3", "a hall"),
    )
    assert ids(index, "strike wages hours pensions", match="any")[0] == "d1"
    assert ids(index, "strikes strikes strikes strikes wages hours pensions", match="any")[0] == "d2"


def test_of_the_answers_to_a_question_those_come_first_that_have_its_words_as_written_and_side_by_side(
    indexed: Indexed, make_part: MakePart
) -> None:
    index = indexed(
        make_part(
            "d1", "Hotels fined; a worker strikes over pensions; the refusal came later.", published="2020"
        ),
        make_part(
            "d2", "Hotel fines; strikes of workers over pensions; the refusal came later.", published="2001"
        ),
        make_part(
            "d3", "Worker hotels fined over pensions; then strikes; the refusal came later.", published="1999"
        ),
        make_part("d4", "Nothing of that."),
    )
    question = "the fined hotels and a refusal of pensions: hotel workers"
    assert ids(index, "fined hotels pensions workers", plain=True, match="any") == ["d1", "d2", "d3"]
    hits = index.search(SearchRequest(question, explain=True)).hits
    told = {hit.id: {share.term for share in hit.explanation} for hit in hits}
    assert "hotels as written" in told["d1"] and "hotels as written" not in told["d2"]
    assert "hotel workers side by side" not in told["d1"] | told["d3"]
    assert ids(index, "strikes workers pensions refusal") == ["d2", "d1", "d3"]
    assert ids(index, "worker hotels pensions refusal")[0] == "d3"


def test_who_writes_or_gets_no_second_look(indexed: Indexed, make_part: MakePart) -> None:
    index = indexed(
        make_part("d1", "Worker hotels."), make_part("d2", "Hotel workers."), make_part("d3", "x")
    )
    for query, match, looked in (
        ("hotel OR workers", "auto", 0),
        ("hotel workers", "all", 0),
        ("hotel workers", "any", 3),
    ):
        told = index.search(SearchRequest(query, match=match, explain=True)).hits  # type: ignore[arg-type]
        more = [s.term for s in told[0].explanation if s.term.endswith(("as written", "side by side"))]
        assert len(more) == looked, query


@settings(max_examples=40)
@given(
    words=st.lists(
        st.sampled_from(["strike", "union", "factory", "mexico", "lockout"]), min_size=1, max_size=4
    ),
    joint=st.sampled_from([" ", " OR "]),
    plain=st.booleans(),
    match=st.sampled_from(["auto", "any"]),
)
def test_the_parts_of_a_score_add_up_to_it(
    generated_archive: Archive, words: list[str], joint: str, plain: bool, match: Match
) -> None:
    index, _ = generated_archive
    answer = index.search(SearchRequest(joint.join(words), explain=True, plain=plain, limit=20, match=match))
    for hit in answer.hits:
        assert sum(share.score for share in hit.explanation) == pytest.approx(hit.score, abs=2e-3)
        more = (" as written", " side by side")
        terms = {share.term for share in hit.explanation if not share.term.endswith(more)}
        assert terms <= set(words) and (terms or not hit.explanation)
    for term, count in answer.terms:
        assert count == index.search(SearchRequest(term, plain=plain, reprints=True)).total


def test_an_explanation_tells_where_and_how_often(indexed: Indexed, make_part: MakePart) -> None:
    index = indexed(
        make_part("d1", "A strike, a strike. The right to strike.", title="Strike news"),
        make_part("d2", "Pickets.", title="More"),
    )
    (hit,) = index.search(SearchRequest('strike "right to strike" -pickets', explain=True)).hits
    told = {share.term: dict(share.fields) for share in hit.explanation}
    assert told == {"strike": {"title": 1, "text": 3}, '"right to strike"': {"text": 1}}
    answer = index.search(SearchRequest("strike OR pick*", explain=True))
    assert answer.terms == (("strike", 1), ("pick*", 1))
    assert answer.as_json()["terms"] == [{"term": "strike", "count": 1}, {"term": "pick*", "count": 1}]


def test_hits_can_be_streamed_and_are_the_same(generated_archive: Archive) -> None:
    index, _ = generated_archive
    request = SearchRequest("strike union", limit=0, facets=(("kind", 0),))
    told, hits = index.stream(request)
    whole = index.search(request)
    assert tuple(hits) == whole.hits
    assert (told.total, told.facets, told.hits) == (whole.total, whole.facets, ())
