"""What the kernel with numpy does only with many rows or segments, held against doing it the plain way."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from corpus.catalogue.records import CataloguedPart
from index.query.fields import NONE_VALUE
from index.search import SearchIndex
from index.whoosh_engine import term_hashes, vector_facets
from index.whoosh_engine.reader import WhooshReader
from index.whoosh_engine.state import State
from index.whoosh_engine.term_hashes import TermHashes
from index.whoosh_engine.vector_columns import ValueColumn
from index.whoosh_engine.vector_facets import FacetTable
from index.whoosh_engine.vector_order import ordered
from index.whoosh_engine.vector_sets import RowSet, in_all, in_any

TOTAL = 6_000


def column(chance: np.random.Generator, size: int, most: int) -> tuple[ValueColumn, list[list[str]]]:
    """A column with up to `most` values a row, and the values of each row."""
    table = [f"v{n:03}" for n in range(size)]
    rows = [sorted(chance.choice(size, chance.integers(0, most + 1), replace=False)) for _ in range(TOTAL)]
    offsets = np.concatenate(([0], np.cumsum([len(own) for own in rows]))).astype(np.int64)
    made = ValueColumn(table, offsets, np.array([n for own in rows for n in own], dtype=np.int32), None)
    return made, [[table[n] for n in own] for own in rows]


@pytest.mark.parametrize("number", [0, 3, 700, 2_500, TOTAL])
def test_facets_counted_together_are_those_of_each_row(number: int) -> None:
    chance = np.random.default_rng(number)
    codes = chance.integers(0, 5, TOTAL).astype(np.int32)  # 4 stands for none
    single = ValueColumn(["a", "b", "c", "d"], None, None, codes)
    few, few_values = column(chance, 40, 3)
    many, many_values = column(chance, 900, 7)  # more values a row than have slots of their own
    values = {
        "single": [[single.table[code]] if code < 4 else [] for code in codes.tolist()],
        "few": few_values,
        "many": many_values,
    }
    table = FacetTable([("single", single), ("few", few), ("many", many)], TOTAL)
    rows = np.sort(chance.choice(TOTAL, number, replace=False))
    expected = {
        name: dict(Counter(value for row in rows.tolist() for value in own[row] or [NONE_VALUE]))
        for name, own in values.items()
    }
    assert table.counted(rows) == expected
    assert vector_facets._MANY < 2_500  # so that both ways of counting are tried


@pytest.mark.parametrize("different", [5, 400, 100_000])
@pytest.mark.parametrize("digits", [2, 9])
def test_the_best_few_are_those_of_sorting_all(different: int, digits: int) -> None:
    chance = np.random.default_rng(different)
    rows = np.sort(chance.choice(TOTAL * 2, TOTAL, replace=False))
    scores = chance.integers(0, different, TOTAL) / 7
    days = chance.integers(-1, 50, TOTAL * 2)
    state = cast(State, SimpleNamespace(id=lambda row: f"{row:05}"))
    taken = RowSet(TOTAL * 2, rows, scores)
    everything = sorted(
        range(TOTAL), key=lambda n: (-round(scores[n], digits), -days[rows[n]], f"{rows[n]:05}")
    )
    for last in (1, 10, 200):
        found = ordered(taken, "relevance", last, digits, days, state)
        assert found[:last].tolist() == everything[:last]


@pytest.mark.parametrize("sizes", [(5, 4_000), (900, 1_000), (0, 50), (3, 4), (40, 500, 3_000), (4_000, 1)])
def test_sets_and_their_scores_are_put_together_row_by_row(sizes: tuple[int, ...]) -> None:
    chance = np.random.default_rng(len(sizes))
    sets: list[RowSet] = []
    plain: list[dict[int, float]] = []
    for size in sizes:
        rows = np.sort(chance.choice(TOTAL, size, replace=False))
        scores = chance.random(size)
        sets.append(RowSet(TOTAL, rows, scores))
        plain.append(dict(zip(rows.tolist(), scores.tolist(), strict=True)))
    either: dict[int, float] = {}
    for own in plain:
        for row, score in own.items():
            either[row] = either.get(row, 0.0) + score
    both = {row: either[row] for row in either if all(row in own for own in plain)}
    for found, expected in ((in_any(TOTAL, sets), either), (in_all(sets), both)):
        assert found.rows.tolist() == sorted(expected)
        assert found.scores is not None
        assert found.scores.tolist() == pytest.approx([expected[row] for row in sorted(expected)])


def test_terms_are_found_in_all_segments_at_once(
    generated_archive: tuple[SearchIndex, list[CataloguedPart]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(term_hashes, "_BEFORE", 0)
    monkeypatch.setattr(term_hashes, "_FEW_SEGMENTS", 0)
    reader: Any = generated_archive[0]._opened()
    assert isinstance(reader, WhooshReader)
    segments = reader._state.segments
    hashes = TermHashes(segments)
    terms = {term for segment in segments for term in segment.term_list("text").terms()}
    assert len(terms) > 20
    for term in (*terms, "absent", ""):
        wanted = term.encode()
        expected = [
            (segment.name, place)
            for segment in segments
            for place, there in [segment.term_list("text").place(wanted)]
            if there
        ]
        found = hashes.places("text", wanted)
        assert found is not None
        assert [(segment.name, place) for segment, place in found] == expected
