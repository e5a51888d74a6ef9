"""With numpy and without, a search gives the same hits in the same order, scores and counts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.catalogue.records import CataloguedPart
from index.names import DERIVED
from index.plan import Plan, Values
from index.query import parse
from index.query.fields import FACETS
from index.query.matching import decide
from index.request import SORTS, By, Sort
from index.resolve import Resolver
from index.search import SearchIndex
from index.whoosh_engine.evaluate import Evaluator
from index.whoosh_engine.kernel import TooMuchError
from index.whoosh_engine.lexicon import Lexicon
from index.whoosh_engine.plain_ranking import RankingPlain
from index.whoosh_engine.reader import WhooshReader, answered
from index.whoosh_engine.vector_ranking import RankingVectors

Archive = tuple[SearchIndex, list[CataloguedPart]]

PIECES = [
    "strike", "union", "the", "mexico", "absent", '"strike union"', '"the right to"', '"union strike"~4',
    '"of the"', '"the of strike"', '"to to"', '"lockout to the"',
    '"strike strike"~9', "wor*", "*ion*", "stirke~1", "title:strike", "author:robin", "org:ue", "source:ue",
    "kind:article", "date:2016..2018", "date:unknown", "mentioned:199X", "-union", "NOT org:fat",
    "-date:2017", "status:*", "id:d3", "id:d1*", "id:d5/1", "(strike OR lockout)", "organization_type:union",
]  # fmt: skip


def evaluators(index: SearchIndex) -> list[Evaluator]:
    reader = index._opened()
    assert isinstance(reader, WhooshReader)
    state, names = reader._state, index._names
    derived = {
        field: (base, lambda value, field=field: names.derive(field, value))
        for field, base in DERIVED.items()
    }
    lexicon = Lexicon(state)
    return [
        Evaluator(kernel(state, derived), lexicon, names, reader.languages)
        for kernel in (RankingPlain, RankingVectors)
    ]


@settings(max_examples=200)
@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=4),
    joint=st.sampled_from([" ", " OR ", " AND "]),
    sort=st.sampled_from(SORTS),
    by=st.sampled_from(["part", "document"]),
    limit=st.sampled_from([0, 1, 10, 50]),
    offset=st.sampled_from([0, 3]),
    kinds=st.sets(st.sampled_from(["article", "resolution"])),
    reprints=st.booleans(),
    ranked=st.booleans(),
    question=st.lists(
        st.lists(st.sampled_from(["strike", "union", "mexico", "right"]), min_size=1, max_size=3), max_size=2
    ),
)
def test_the_two_kernels_agree(
    generated_archive: Archive, pieces: list[str], joint: str, sort: Sort, by: By, limit: int, offset: int,
    kinds: set[str], reprints: bool, ranked: bool, question: list[list[str]],
) -> None:  # fmt: skip
    index, _ = generated_archive
    tree = Resolver(index._names).tree(decide(parse(joint.join(pieces)), "auto")[0])
    filters = (("kind", Values("kind", tuple(sorted(kinds)))),) if kinds else ()
    named = ("ue", "fat") if ranked else ()
    plan = Plan(
        tree, filters, None, FACETS, sort, limit, offset, by,
        reprints=reprints, ranked=ranked, named=named, explain=ranked,
        question=tuple(map(tuple, question)) if ranked else (),
    )  # fmt: skip
    plain, vectors = (answered(plan, evaluator) for evaluator in evaluators(index))
    assert plain.total == vectors.total
    assert [hit.part.id for hit in plain.hits] == [hit.part.id for hit in vectors.hits]
    for one, other in zip(plain.hits, vectors.hits, strict=True):
        assert one.score == pytest.approx(other.score, abs=1e-9)
    assert plain.facets == vectors.facets
    assert plain.terms == vectors.terms
    for one, other in zip(plain.hits, vectors.hits, strict=True):
        assert one.parts == other.parts


def test_what_is_too_much_without_numpy_is_told_and_done_with_it(
    generated_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, _ = generated_archive
    plain, _ = evaluators(index)
    monkeypatch.setattr("index.whoosh_engine.plain.MOST_WORK", 100)
    with pytest.raises(TooMuchError):
        answered(Plan(parse("strike OR union")), plain)
    program = (
        "import sys; from pathlib import Path; from index.names import ValueNames;"
        " from index.plan import Plan;"
        " from index.query import parse; from index.whoosh_engine import plain, reader;"
        " opened = reader.WhooshReader(Path(sys.argv[1]), ValueNames(None));"
        " plain.MOST_WORK = int(sys.argv[2]); reader.numpy_is_there = lambda: False;"
        " total = opened.answer(Plan(parse('strike OR union'))).total;"
        " print(total, 'index.whoosh_engine.vectors' in sys.modules)"
    )
    answers = [
        subprocess.run(
            [sys.executable, "-c", program, str(index.folder), limit],
            cwd=Path(__file__).parents[2],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
        for limit in ("1000000", "100")
    ]
    assert answers[0][0] == answers[1][0] != "0"
    assert [vectors for _, vectors in answers] == ["False", "True"]
