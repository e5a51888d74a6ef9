"""Ranking over joined fields with numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from index.whoosh_engine.kernel import JOINED_K1, JOINED_WEIGHTS, B
from index.whoosh_engine.vector_columns import Rows
from index.whoosh_engine.vector_postings import Floats, Postings, places_within, runs_of
from index.whoosh_engine.vector_sets import FEW, RowSet
from index.whoosh_engine.vectors import Vectors


class RankingVectors(Vectors):
    """`Vectors` with what ranking for people takes beside Whoosh's own scores."""

    def joined(self, terms: Mapping[str, Sequence[str]], within: RowSet | None = None) -> RowSet:
        """Rows in which any of the terms occurs in any of the fields; all together score as one word."""
        found: list[tuple[float, Rows, Floats]] = []
        count = 0
        for field, wanted in terms.items():
            postings = Postings(self.state, field, wanted)
            rows, frequencies = self._within(postings, within)
            count = max(count, postings.size if postings.single else len(rows))
            if len(rows):
                found.append((JOINED_WEIGHTS[field], rows, frequencies))
        if not found:
            return self.nothing()
        rows, tfs = self._added(found)
        scores = tfs / (tfs + self._joined_norm(tuple(terms))[rows])
        scores *= self.joined_idf(count) * (JOINED_K1 + 1)
        return RowSet(self.state.total, rows, scores)

    def _added(self, found: list[tuple[float, Rows, Floats]]) -> tuple[Rows, Floats]:
        """The rows of any of the fields, ascending, and their frequencies, each weighted and added up."""
        if len(found) == 1:
            weight, rows, frequencies = found[0]
            return rows, np.multiply(frequencies, weight, dtype=np.float64)
        if sum(len(rows) for _, rows, _ in found) * FEW < self.state.total:
            every, place = np.unique(np.concatenate([rows for _, rows, _ in found]), return_inverse=True)
            weights = np.concatenate([np.multiply(tfs, weight, dtype=np.float64) for weight, _, tfs in found])
            return every, np.bincount(place, weights=weights)
        dense = np.zeros(self.state.total)
        for weight, rows, frequencies in found:
            dense[rows] += np.multiply(frequencies, weight, dtype=np.float64)  # no row twice in a field
        every = np.flatnonzero(dense)
        return every, dense[every]

    def _joined_norm(self, fields: tuple[str, ...]) -> Floats:
        """For each row what BM25F adds to the frequency."""
        found = self._joined_norms.get(fields)
        if found is None:
            average = sum(JOINED_WEIGHTS[f] * self.state.average_length(f) for f in fields) or 1.0
            found = np.full(self.state.total, JOINED_K1 * (1 - B))
            for field in fields:
                found += JOINED_K1 * B * JOINED_WEIGHTS[field] / average * self._lengths(field)
            self._joined_norms[fields] = found
        return found

    @cached_property
    def _joined_norms(self) -> dict[tuple[str, ...], Floats]:
        return {}

    def listed(self, field: str, terms: Sequence[str]) -> RowSet:
        """Rows in which any of the terms occurs, unscored."""
        found = [
            segment.file.array(f"{field}/rows")[start:end].astype(np.intp) + segment.start
            for term in terms
            for segment, _, start, end in self.state.found(field, term)
        ]
        return RowSet(self.state.total, np.unique(np.concatenate([*found, np.empty(0, np.intp)])))

    def raised(self, taken: RowSet, which: RowSet, factor: float) -> RowSet:
        """The same rows; the scores of those that are in the other set are multiplied."""
        if taken.scores is None or not len(which):
            return taken
        scores = np.where(which.mask[taken.rows], taken.scores * factor, taken.scores)
        return RowSet(taken.total, taken.rows, scores, taken._mask)

    def these(self, rows: Sequence[int]) -> RowSet:
        """Some rows, ascending."""
        return RowSet(self.state.total, np.array(rows, dtype=np.intp))

    def places(self, field: str, terms: Sequence[str], rows: Sequence[int]) -> set[int]:
        """Where any of the terms stands in some rows, ascending: row and place as one number."""
        wanted = np.array(rows, dtype=np.intp)
        found: set[int] = set()
        for run in runs_of(self.state, field, terms):
            found.update(places_within(field, run, wanted).tolist())
        return found

    def lifted(self, taken: RowSet, added: Mapping[int, float]) -> RowSet:
        """The same rows; the scores of some of them are so much more."""
        if taken.scores is None or not added:
            return taken
        scores = taken.scores.copy()
        scores[np.searchsorted(taken.rows, list(added))] += list(added.values())
        return RowSet(taken.total, taken.rows, scores, taken._mask)

    def scored(self, taken: RowSet, score: float) -> RowSet:
        """The same rows, each with this score where the set has none, else with its own times that."""
        scores = np.full(len(taken), score) if taken.scores is None else taken.scores * score
        return RowSet(taken.total, taken.rows, scores, taken._mask)

    def scores_of(self, taken: RowSet, rows: Sequence[int]) -> list[float | None]:
        """The scores that some rows have in a set."""
        if not len(taken):
            return [None] * len(rows)
        wanted = np.array(rows, dtype=np.intp)
        place = np.minimum(taken.rows.searchsorted(wanted), len(taken) - 1)
        there = (taken.rows[place] == wanted).tolist()
        scores = [0.0] * len(rows) if taken.scores is None else taken.scores[place].tolist()
        return [score if inside else None for score, inside in zip(scores, there, strict=True)]
