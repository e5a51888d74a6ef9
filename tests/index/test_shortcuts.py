"""What saves a search work gives what doing all the work gives."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.catalogue.records import CataloguedPart
from index.plan import Plan
from index.query import parse
from index.query.matching import decide
from index.request import SearchRequest
from index.search import SearchIndex
from index.whoosh_engine import pairs, plain, second_look
from index.whoosh_engine.arrays import narrow
from index.whoosh_engine.plain_bitmaps import bits_of, commonest, rows_of
from index.whoosh_engine.plain_ranking import RankingPlain
from index.whoosh_engine.reader import WhooshReader, answered
from index.whoosh_engine.vector_ranking import RankingVectors

Archive = tuple[SearchIndex, list[CataloguedPart]]
SEVERAL_VALUED = ("organization", "place", "country")


def reader_of(index: SearchIndex) -> WhooshReader:
    reader = index._opened()
    assert isinstance(reader, WhooshReader)
    return reader


@pytest.mark.parametrize("query", ["", "strike", "mexico OR lockout", "of -strike", "absent"])
@pytest.mark.parametrize("most", [0, 1, 2, 4, 100])
def test_the_commonest_values_are_the_same_by_bitmaps(
    generated_archive: Archive, monkeypatch: pytest.MonkeyPatch, query: str, most: int
) -> None:
    reader = reader_of(generated_archive[0])
    monkeypatch.setattr(plain, "worth_while", lambda *_: True)
    used: list[dict[str, int] | None] = []

    def remembered(*given: Any) -> dict[str, int] | None:
        used.append(commonest(*given))
        return used[-1]

    monkeypatch.setattr(plain, "commonest", remembered)
    tree = decide(parse(query), "auto").tree
    plan = Plan(tree, facets=SEVERAL_VALUED, most=tuple((name, most) for name in SEVERAL_VALUED))
    by_bits = answered(plan, reader._evaluator_with(RankingPlain(reader._state, {})))
    by_rows = answered(plan, reader._evaluator_with(RankingVectors(reader._state, {})))
    assert None not in used  # each value of so small an archive has a bitmap
    for name in SEVERAL_VALUED:
        counts = sorted(by_rows.facets[name].values(), reverse=True)
        least = counts[most - 1] if 0 < most <= len(counts) else 0
        wanted = {value: n for value, n in by_rows.facets[name].items() if n >= least}
        assert wanted.items() <= by_bits.facets[name].items() <= by_rows.facets[name].items()


@given(st.sets(st.integers(0, 99)))
def test_rows_as_bits(rows: set[int]) -> None:
    bits = bits_of(sorted(rows), 100)
    assert {row for row in range(100) if bits >> row & 1} == rows
    assert rows_of(bits) == sorted(rows)


def test_values_without_a_bitmap_are_not_left_out(
    generated_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = reader_of(generated_archive[0])
    segment = max(reader._state.segments, key=lambda own: own.rows)
    view = segment.file.view
    frequencies = sorted(view("organization/dense_counts").tolist(), reverse=True)
    everything = bits_of(range(segment.rows), segment.rows)

    def shortened(name: str) -> memoryview:
        if name in ("organization/dense", "organization/dense_counts"):
            return view(name)[:2]
        if name == "organization/rest":
            return memoryview(bytes([frequencies[2]]))
        return view(name)

    monkeypatch.setattr(segment.file, "view", shortened)
    assert frequencies[1] > frequencies[2]
    found = commonest([(segment, everything)], "organization", 2)
    assert found is not None and sorted(found.values(), reverse=True) == frequencies[:2]
    assert commonest([(segment, everything)], "organization", 3) is None
    assert commonest([(segment, everything)], "organization", 0) is None


def texts(seed: int, rows: int = 40) -> list[list[int]]:
    chance = random.Random(seed)
    return [chance.choices(range(6), (9, 7, 5, 3, 1, 1), k=chance.randint(0, 30)) for _ in range(rows)]


def arrays_of(made: list[list[int]], terms: list[bytes]) -> dict[str, np.ndarray]:
    starts, at, rows, tfs, positions = [0], [0], [], [], []
    for number in range(len(terms)):
        for row, words in enumerate(made):
            own = [place for place, word in enumerate(words) if word == number]
            if own:
                rows.append(row)
                tfs.append(len(own))
                positions += own
        starts.append(len(rows))
        at.append(len(positions))
    lines = [term + b"\n" for term in terms]
    return {
        "text/terms": np.frombuffer(b"".join(lines), "u1"),
        "text/ends": np.cumsum([len(line) for line in lines]),
        "text/starts": np.array(starts),
        "text/rows": np.array(rows, "u4"),
        "text/tfs": narrow(np.array(tfs)),
        "text/at": np.array(at),
        "text/positions": narrow(np.array(positions)),
    }


@pytest.mark.parametrize("seed", range(5))
def test_pairs_of_common_words_are_those_of_the_texts(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(pairs, "LEAST_ROWS", 1)
    made, terms = texts(seed), [b"a", b"a-b", b"c", b"d", b"e", b"f"]
    found = pairs.laid(arrays_of(made, terms), len(made))
    words = json.loads(bytes(found["pairs/words"]))
    assert "a" in words and "c" in words and "a-b" not in words
    for n, first in enumerate(words):
        for m, second in enumerate(words):
            number = n * len(words) + m
            start, end = found["pairs/starts"][number : number + 2]
            wanted = (terms.index(first.encode()), terms.index(second.encode()))
            assert found["pairs/rows"][start:end].tolist() == [
                row for row, own in enumerate(made) if wanted in pairwise(own)
            ]


def test_where_two_words_stand_at_one_place_no_pairs_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "LEAST_ROWS", 1)
    arrays = arrays_of([[0, 1, 0], [1, 0, 2]], [b"a", b"b", b"c"])
    assert pairs.laid(arrays, 2)
    arrays["text/positions"] = np.zeros_like(arrays["text/positions"])
    assert pairs.laid(arrays, 2) == {}


def test_phrases_are_the_same_with_pairs_and_without(
    generated_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = reader_of(generated_archive[0])
    segments = reader._state.segments
    known = [segment for segment in segments if segment.pair("of", "the") is not None]
    assert 0 < len(known) < len(segments)
    phrases = [
        '"of the"',
        '"the the"',
        '"of the strike"',
        '"to the of"',
        '"the union"',
    ]

    def found(kernel: type[RankingPlain] | type[RankingVectors]) -> list[list[tuple[str, float]]]:
        evaluator = reader._evaluator_with(kernel(reader._state, {}))
        every = [answered(Plan(parse(phrase), limit=0), evaluator) for phrase in phrases]
        return [[(one.part.id, round(one.score, 9)) for one in answer.hits] for answer in every]

    with_pairs = [found(kernel) for kernel in (RankingPlain, RankingVectors)]
    monkeypatch.setattr("index.whoosh_engine.state.Segment.pair", lambda *_: None)
    assert with_pairs == [found(kernel) for kernel in (RankingPlain, RankingVectors)]
    assert all(with_pairs[0])


@settings(max_examples=60)
@given(
    words=st.lists(st.sampled_from(["strike", "union", "the", "mexico", "lockout"]), min_size=1, max_size=4),
    limit=st.integers(1, 30),
    away=st.sampled_from(["", " -contract", " -factory"]),
    ranked=st.booleans(),
)
def test_the_best_few_are_the_first_of_all(
    generated_archive: Archive, words: list[str], limit: int, away: str, ranked: bool
) -> None:
    reader = reader_of(generated_archive[0])
    more: dict[str, Any] = {"ranked": True, "named": ("ue",), "question": (tuple(words),)} if ranked else {}

    def found(limit: int) -> list[tuple[str, float]]:
        tree = decide(parse(f"({' OR '.join(words)}){away}"), "auto").tree
        answer = answered(
            Plan(tree, limit=limit, **more), reader._evaluator_with(RankingPlain(reader._state, {}))
        )
        return [(one.part.id, round(one.score, 9)) for one in answer.hits]

    assert found(limit) == found(0)[:limit]


def test_who_asks_for_counts_alone_has_nothing_ordered(
    generated_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, _ = generated_archive
    request = SearchRequest("strikes union factory solidarity mexico")
    expected = {value.value: value.count for value in index.search(SearchRequest(
        request.query, facets=(("kind", 0),))).facets["kind"]}  # fmt: skip

    def never(*_: object) -> None:
        raise AssertionError("ordered, though nobody looks at the order")

    monkeypatch.setattr(RankingVectors, "best", never)
    monkeypatch.setattr(RankingPlain, "best", never)
    monkeypatch.setattr(second_look, "second_look", never)
    values = index.facet_values("kind", request)
    assert {value.value: value.count for value in values} == expected


def test_suggestions_are_tried_without_ordering_what_they_find(
    generated_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, _ = generated_archive
    asked: list[int] = []

    def remembered(best: Callable[..., Any]) -> Callable[..., Any]:
        def ordered(*given: Any) -> Any:
            asked.append(len(given[1]))
            return best(*given)

        return ordered

    for kernel in (RankingPlain, RankingVectors):
        monkeypatch.setattr(kernel, "best", remembered(kernel.best))
    answer = index.search(SearchRequest("solidaritty lockout factory unions workers", match="all"))
    assert answer.total == 0 and answer.suggestions
    assert set(asked) == {0}


def test_the_pairs_of_a_merged_segment_are_those_of_one_written_at_once(
    generated_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.whoosh_engine import laying
    from index.whoosh_engine.analysis import fields_of

    monkeypatch.setattr(pairs, "LEAST_ROWS", 1)
    _, parts = generated_archive

    def fresh(own: list[CataloguedPart]) -> dict[str, np.ndarray]:
        made = laying.Fresh()
        for part in own:
            made.add(part, fields_of(part))
        return dict(made.laid())

    half = len(parts) // 2
    sources = [(fresh(own), np.arange(len(own))) for own in (parts[:half], parts[half:])]
    merged, whole = dict(laying.merge(sources)), fresh(parts)
    for name in whole:
        if name.startswith("pairs/") or name.endswith(("/bits", "/dense", "/dense_counts", "/rest")):
            assert merged[name].tolist() == whole[name].tolist(), name
