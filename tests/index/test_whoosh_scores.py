"""Our evaluation of arrays gives what Whoosh's own searcher gives: postings, rows and scores."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import fields
from whoosh import index as whoosh_index
from whoosh import query as wq
from whoosh.filedb.filestore import RamStorage
from whoosh.reading import SegmentReader
from whoosh.scoring import BM25F

from corpus.catalogue.records import CataloguedPart
from index.plan import Plan
from index.query import parse
from index.query.matching import decide
from index.query.syntax import And, Node, Or, Word
from index.search import SearchIndex
from index.stemming import stem
from index.whoosh_engine.analysis import fields_of
from index.whoosh_engine.kernel import FIELD_WEIGHTS
from index.whoosh_engine.layout import ID_FIELDS, WHOOSH_FIELDS
from index.whoosh_engine.reader import WhooshReader
from index.whoosh_engine.schema import TermsField
from index.words import query_keys

Generate = Callable[..., list[CataloguedPart]]
Archive = tuple[SearchIndex, list[CataloguedPart]]


def word(text: str) -> wq.Query:
    term = stem(query_keys(text)[0], "en")
    return wq.Or([wq.Term("title_stems", term, boost=FIELD_WEIGHTS["title"]), wq.Term("text_stems", term)])


def translated(node: Node) -> wq.Query:
    match node:
        case Word(text):
            return word(text)
        case And(nodes):
            return wq.And([translated(n) for n in nodes])
        case Or(nodes):
            return wq.Or([translated(n) for n in nodes])
    raise AssertionError(node)


def ours(index: SearchIndex, tree: Node, limit: int = 0) -> dict[str, float]:
    plan = Plan(tree, limit=limit, include_restricted=True, reprints=True)
    return {found.part.id: found.score for found in index._opened().answer(plan).hits}


def whooshs(folder: Path, query: wq.Query, limit: int | None = None) -> dict[str, float]:
    with whoosh_index.open_dir(str(folder)).searcher(weighting=BM25F()) as searcher:
        return {hit["id"]: hit.score for hit in searcher.search(query, limit=limit)}


def assert_same(mine: dict[str, float], theirs: dict[str, float]) -> None:
    assert set(mine) == set(theirs)
    for identifier, score in theirs.items():
        assert mine[identifier] == pytest.approx(score, abs=1e-9)


_TREES: st.SearchStrategy[Node] = st.recursive(
    st.sampled_from(["strike", "lockout", "mexico", "factory", "union", "solidarity", "absent"]).map(Word),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda nodes: And(tuple(nodes))),
        st.lists(inner, min_size=2, max_size=3).map(lambda nodes: Or(tuple(nodes))),
    ),
    max_leaves=5,
)


@settings(max_examples=60)
@given(tree=_TREES)
def test_rows_and_scores_are_whooshs_own(generated_archive: Archive, tree: Node) -> None:
    index, _ = generated_archive
    theirs = whooshs(index.folder, translated(tree))
    assert_same(ours(index, tree), theirs)
    best = sorted(theirs.values(), reverse=True)[:50]
    assert list(ours(index, tree, 50).values()) == pytest.approx(best, abs=1e-9)


def test_scores_stay_whooshs_own_through_updates_and_merges(
    tmp_path: Path, catalogue, generate: Generate
) -> None:
    tree = parse("strike OR (union AND mexico)")
    with SearchIndex.open(tmp_path / "index", catalogue) as index:
        for round_ in range(14):  # so many small segments are merged on the way
            for part in generate(9, seed=round_):
                catalogue.put(f"{part.document}-{round_ % 5}", part)
            index.catch_up()
            assert_same(ours(index, tree), whooshs(index.folder, translated(tree)))
        before = index.status()
        assert before["segments"] < 4
        index.optimize()
        assert (index.status()["segments"], index.status()["parts"]) == (1, before["parts"])
        assert_same(ours(index, tree), whooshs(index.folder, translated(tree)))
        postings_are_whooshs_own(index)


def test_phrases_are_found_and_scored_as_whoosh_would(tmp_path: Path, catalogue, generate: Generate) -> None:
    parts = generate(120, seed=4)
    schema = fields.Schema(id=fields.ID(stored=True), title=TermsField(), text=TermsField())
    theirs = RamStorage().create_index(schema)
    writer = theirs.writer()
    for part in parts:
        writer.add_document(**{name: fields_of(part)[name] for name in ("id", "title", "text")})
    writer.commit()
    with SearchIndex.open(tmp_path / "index", catalogue) as index, theirs.searcher() as searcher:
        for part in parts:
            catalogue.put(part.document, *(p for p in parts if p.document == part.document))
        index.catch_up()
        for text in ("strike union", "the right to", "of the", "workers strike", "absent strike"):
            keys = list(query_keys(text))
            query = wq.Or([wq.Phrase("title", keys, boost=FIELD_WEIGHTS["title"]), wq.Phrase("text", keys)])
            found = {hit["id"]: hit.score for hit in searcher.search(query, limit=None)}
            assert_same(ours(index, decide(parse(f'"{text}"'), "all")[0]), found)


def test_whoosh_gets_the_postings_that_it_would_have_written_itself(
    tmp_path: Path, catalogue, generate: Generate
) -> None:
    parts = generate(300, seed=11)
    with SearchIndex.open(tmp_path / "index", catalogue) as index:
        for part in parts:
            catalogue.put(part.document, *(p for p in parts if p.document == part.document))
        index.catch_up()
    ours_ = whoosh_index.open_dir(str(tmp_path / "index"))
    theirs = RamStorage().create_index(ours_.schema)
    writer = theirs.writer()
    with ours_.reader() as mine:
        by_id = {part.id: part for part in parts}
        for _, stored in mine.iter_docs():
            made = fields_of(by_id[stored["id"]])
            writer.add_document(**{name: made[name] for name in ours_.schema.names()})
        writer.commit()
        with theirs.reader() as own:
            assert list(mine.iter_postings()) == list(own.iter_postings())
            for term in own.all_terms():
                assert facts(mine.term_info(*term)) == facts(own.term_info(*term)), term
            for number, stored in own.iter_docs():
                assert mine.stored_fields(number) == stored
                for field in WHOOSH_FIELDS:
                    assert mine.doc_field_length(number, field) == own.doc_field_length(number, field)


def facts(info) -> tuple[float, ...]:
    return (
        info.weight(), info.doc_frequency(), info.min_length(), info.max_length(), info.max_weight(),
        info.min_id(), info.max_id(),
    )  # fmt: skip


def postings_are_whooshs_own(index: SearchIndex) -> int:
    """Every list of postings held against the one that Whoosh has; how many there are."""
    reader = index._opened()
    assert isinstance(reader, WhooshReader)
    toc = whoosh_index.open_dir(str(index.folder))
    count = 0
    for segment, theirs in zip(reader._state.segments, toc._read_toc().segments, strict=True):
        opened = SegmentReader(toc.storage, toc.schema, theirs)
        assert segment.deleted == sorted(theirs.deleted_docs())
        for field in (*WHOOSH_FIELDS, *ID_FIELDS):
            terms = [term.decode() for term in opened.lexicon(field)]
            assert segment.term_list(field).terms() == terms
            for place, term in enumerate(terms):
                matcher = opened._terms.matcher(field, term.encode(), opened.schema[field].format)
                start, end = segment.term_list(field).span(place)
                rows = segment.file.view(f"{field}/rows")[start:end].tolist()
                if field in ID_FIELDS:
                    assert rows == list(matcher.all_ids())
                    continue
                tfs = segment.file.view(f"{field}/tfs")[start:end].tolist()
                first, last = segment.file.view(f"{field}/at")[place : place + 2]
                positions = segment.file.view(f"{field}/positions")[first:last].tolist()
                expected = []
                while matcher.is_active():
                    expected.append((matcher.id(), int(matcher.weight()), matcher.value_as("positions")))
                    matcher.next()
                assert list(zip(rows, tfs, strict=True)) == [(row, tf) for row, tf, _ in expected]
                assert positions == [place for _, _, places in expected for place in places]
                count += 1
        opened.close()
    return count


def test_the_arrays_hold_whooshs_own_postings(generated_archive: Archive) -> None:
    index, _ = generated_archive
    assert postings_are_whooshs_own(index) > 50
