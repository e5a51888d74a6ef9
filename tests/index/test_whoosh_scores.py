"""Our evaluation of whole postings lists gives what Whoosh's own searcher gives: rows and scores."""

from __future__ import annotations

import json

import pytest
from whoosh import index as whoosh_index
from whoosh import query as wq
from whoosh.scoring import BM25F

from corpus.catalogue.records import CataloguedPart
from index.plan import Plan
from index.query import parse
from index.query.matching import decide
from index.request import SearchRequest
from index.search import SearchIndex
from index.stemming import stem
from index.whoosh_engine.scoring import FIELD_WEIGHTS
from index.words import query_keys

Archive = tuple[SearchIndex, list[CataloguedPart]]


def word(text: str) -> wq.Query:
    term = stem(query_keys(text)[0], "en")
    return wq.Or([wq.Term("title_stems", term, boost=FIELD_WEIGHTS["title"]), wq.Term("text_stems", term)])


def phrase(text: str) -> wq.Query:
    keys = list(query_keys(text))
    return wq.Or([wq.Phrase("title", keys, boost=FIELD_WEIGHTS["title"]), wq.Phrase("text", keys)])


@pytest.mark.parametrize(
    ("query", "theirs"),
    [
        ("strike", word("strike")),
        ("lockout", word("lockout")),
        ("strike mexico", wq.And([word("strike"), word("mexico")])),
        ("strike OR lockout OR factory", wq.Or([word("strike"), word("lockout"), word("factory")])),
        ("strike AND (union OR lockout)", wq.And([word("strike"), wq.Or([word("union"), word("lockout")])])),
        ("strike AND NOT union", word("strike")),
        ("absent", word("absent")),
    ],
)
def test_rows_and_scores_are_whooshs_own(generated_archive: Archive, query: str, theirs: wq.Query) -> None:
    index, _ = generated_archive
    plan = Plan(decide(parse(query), "all")[0], limit=0, include_restricted=True)
    ours = {found.part.id: found.score for found in index._opened().answer(plan).hits}
    unwanted = word("union") if "NOT" in query else None
    with whoosh_index.open_dir(str(index.folder)).searcher(weighting=BM25F()) as searcher:
        hits = searcher.search(theirs, limit=None, mask=unwanted)
        found = {json.loads(hit["part"])["id"]: hit.score for hit in hits}
    assert set(ours) == set(found)
    for identifier, score in found.items():
        assert ours[identifier] == pytest.approx(score, abs=1e-9)


def test_phrases_are_found_where_whoosh_finds_them(generated_archive: Archive) -> None:
    index, _ = generated_archive
    for text in ("strike union", "the right to", "of the", "workers strike"):
        ours = index.search(SearchRequest(f'"{text}"', limit=0, include_restricted=True)).hits
        with whoosh_index.open_dir(str(index.folder)).searcher() as searcher:
            theirs = {json.loads(hit["part"])["id"] for hit in searcher.search(phrase(text), limit=None)}
        assert {hit.id for hit in ours} == theirs
