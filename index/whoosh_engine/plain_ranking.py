"""Ranking over joined fields without numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.whoosh_engine.kernel import JOINED_K1, JOINED_WEIGHTS, PLACE_BITS, B, Derive
from index.whoosh_engine.plain import Plain
from index.whoosh_engine.plain_sets import RowList, leading_in
from index.whoosh_engine.state import State

_FEW = 4  # a set that is so many times smaller is looked at as a whole


class RankingPlain(Plain):
    """`Plain` with what ranking for people takes beside Whoosh's own scores."""

    def __init__(self, state: State, derived: Mapping[str, tuple[str, Derive]]) -> None:
        super().__init__(state, derived)
        self._normed: tuple[tuple[str, ...], Sequence[int], list[float]] | None = None

    def joined(self, terms: Mapping[str, Sequence[str]], within: RowList | None = None) -> RowList:
        """Rows in which any of the terms occurs in any of the fields; all together score as one word."""
        by_field, counts = {}, {}
        for field, wanted in terms.items():
            by_field[field], counts[field] = self._within(field, wanted, within)
        field = max(counts, key=counts.__getitem__)
        factor = self.joined_idf(counts[field]) * (JOINED_K1 + 1)
        weight = JOINED_WEIGHTS[field]
        times = by_field[field]
        if weight != 1:
            times = {row: weight * tf for row, tf in times.items()}
        for name in by_field.keys() - {field}:  # most often a title, with few of the rows
            weight = JOINED_WEIGHTS[name]
            for row, tf in by_field[name].items():
                times[row] = times.get(row, 0) + weight * tf
        fields = tuple(terms)

        def reckoned(rows: Sequence[int]) -> list[float]:
            tfs = map(times.get, rows, (0,) * len(rows))
            norms = self._norms_at(fields, rows)
            return [factor * tf / (tf + n) if tf else 0.0 for tf, n in zip(tfs, norms, strict=True)]

        if not times:
            return self.nothing()
        taken = RowList(sorted(times), reckoned, times)

        def lengths() -> tuple[list[float], Sequence[int]]:
            return [JOINED_K1 * (1 - B) + share for share in self._shares(fields, field)], self._lengths(
                field
            )

        taken.leaders = leading_in(times, reckoned, factor, lengths)
        return taken

    def _shares(self, fields: Sequence[str], field: str) -> list[float]:
        """What BM25F adds to the frequency for each code of a field's length."""
        average = sum(JOINED_WEIGHTS[f] * self.state.average_length(f) for f in fields) or 1.0
        return [
            JOINED_K1 * B * JOINED_WEIGHTS[field] * length / average for length in self.state.coarse_lengths
        ]

    def _norms_at(self, fields: tuple[str, ...], rows: Sequence[int]) -> list[float]:
        """What BM25F adds to the frequency in each row, by its lengths; kept for the next word asked for."""
        if self._normed is not None and self._normed[0] == fields and self._normed[1] is rows:
            return self._normed[2]
        norms: list[float] = []
        for field in fields:
            share = self._shares(fields, field)
            codes = self._lengths(field)
            if norms:
                norms = [norm + share[codes[row]] for norm, row in zip(norms, rows, strict=True)]
            else:
                first = JOINED_K1 * (1 - B)
                norms = [first + share[codes[row]] for row in rows]
        self._normed = (fields, rows, norms)
        return norms

    def listed(self, field: str, terms: Sequence[str]) -> RowList:
        """Rows in which any of the terms occurs, unscored."""
        found = {
            row + segment.start
            for term in terms
            for segment, _, start, end in self.state.found(field, term)
            for row in segment.file.view(f"{field}/rows")[start:end]
        }
        return RowList(sorted(found), None, found)

    def raised(self, taken: RowList, which: RowList, factor: float) -> RowList:
        """The same rows; the scores of those that are in the other set are multiplied."""
        scores = taken.scores
        if scores is None or not len(which):
            return taken
        members = which.members

        def reckoned(rows: Sequence[int]) -> list[float]:
            return [
                score * factor if row in members else score
                for row, score in zip(rows, scores(rows), strict=True)
            ]

        found = RowList(taken.rows, reckoned, taken._members)
        if (leaders := taken.leaders) is not None and len(which) * _FEW < len(taken):
            own = taken.members
            # None of the rest gets ahead of one that it was behind, as no factor lowers a score.
            found.leaders = lambda number, margin, floor: {
                *leaders(number, margin, floor), *(row for row in which.rows if row in own)
            }  # fmt: skip
        return found

    def these(self, rows: Sequence[int]) -> RowList:
        """Some rows, ascending."""
        return RowList(rows)

    def places(self, field: str, terms: Sequence[str], rows: Sequence[int]) -> set[int]:
        """Where any of the terms stands in some rows, ascending: row and place as one number."""
        return {
            (row + segment.start << PLACE_BITS) + place
            for segment, own in self.state.split(list(rows))
            for row, places in self._places(field, segment, tuple(terms), frozenset(own)).items()
            for place in places
        }

    def lifted(self, taken: RowList, added: Mapping[int, float]) -> RowList:
        """The same rows; the scores of some of them are so much more."""
        scores = taken.scores
        if scores is None or not added:
            return taken

        def reckoned(rows: Sequence[int]) -> list[float]:
            return [score + added.get(row, 0.0) for row, score in zip(rows, scores(rows), strict=True)]

        found = RowList(taken.rows, reckoned, taken._members)
        if (leaders := taken.leaders) is not None:
            found.leaders = lambda number, margin, floor: {*leaders(number, margin, floor), *added}
        return found

    def scored(self, taken: RowList, score: float) -> RowList:
        """The same rows, each with this score where the set has none, else with its own times that."""
        scores, members = taken.scores, taken.members

        def reckoned(rows: Sequence[int]) -> list[float]:
            if scores is not None:
                return [own * score for own in scores(rows)]
            return [score if row in members else 0.0 for row in rows]

        return RowList(taken.rows, reckoned, members)

    def scores_of(self, taken: RowList, rows: Sequence[int]) -> list[float | None]:
        """The scores that some rows have in a set."""
        members = taken.members
        inside = [row for row in rows if row in members]
        scores = [0.0] * len(inside) if taken.scores is None else taken.scores(inside)
        known = dict(zip(inside, scores, strict=True))
        return [known.get(row) for row in rows]
