"""Postings of a state as numpy arrays, over all segments."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.whoosh_engine.columns import spread
from index.whoosh_engine.kernel import PLACE_BITS
from index.whoosh_engine.state import Run, State
from index.whoosh_engine.vector_columns import Rows

Floats = NDArray[Any]
Mask = NDArray[np.bool_]

_BITS = 64
_SHORT = 4_000  # up to so many postings are gathered at once
_ONE = np.uint64(1)


class Postings:
    """The postings of one or several terms of one field, taken as those of one word."""

    __slots__ = (
        "_counts",
        "_first",
        "_frequencies",
        "_positions",
        "_rows",
        "field",
        "runs",
        "single",
        "size",
    )

    def __init__(
        self, state: State, field: str, terms: Sequence[str], within: Container[str] | None = None
    ) -> None:
        """`within`: of the postings those in segments of these names."""
        self.field = field
        self.runs = runs_of(state, field, terms)
        if within is not None:
            self.runs = [run for run in self.runs if run.segment.name in within]
        self.size = sum([end - start for _, _, start, end in self.runs])
        """How many postings there are; where there is one term, in how many rows it is."""
        self.single = len(self.runs) < 2 or len({run.segment.name for run in self.runs}) == len(self.runs)
        """Whether no segment has more than one of the terms, so that rows ascend."""
        self._rows: Rows | None = None
        self._frequencies: Floats | None = None
        self._counts: Rows | None = None
        self._first: Rows | None = None
        self._positions: Rows | None = None

    @property
    def united(self) -> tuple[Rows, Floats]:
        """Rows, each once and ascending, and how often any of the terms is in them."""
        if self._rows is None or self._frequencies is None:
            rows, tfs = self._listed(), self._tfs()
            if self.single:
                self._rows, self._frequencies = rows, tfs
            else:
                self._rows, place = np.unique(rows, return_inverse=True)
                self._frequencies = np.bincount(place, weights=tfs)
        return self._rows, self._frequencies

    @property
    def rows(self) -> Rows:
        """The rows that have any of the terms, ascending."""
        return self.united[0]

    def _listed(self) -> Rows:
        rows = np.empty(self.size, dtype=np.intp)
        name, at = f"{self.field}/rows", 0
        if self.size < _SHORT:  # all at once, since what each step costs then counts most
            if self.runs:
                own = [segment.file.array(name)[start:end] for segment, _, start, end in self.runs]
                np.concatenate(own, out=rows)
                if self.runs[-1].segment.start:
                    rows += np.repeat([run.segment.start for run in self.runs], [len(one) for one in own])
            return rows
        for segment, _, start, end in self.runs:
            part = rows[at : at + end - start]
            part[:] = segment.file.array(name)[start:end]  # and then added: quicker than a sum of two types
            if segment.start:
                part += segment.start
            at += end - start
        return rows

    def _tfs(self) -> Rows:
        name = f"{self.field}/tfs"
        return joined([segment.file.array(name)[start:end] for segment, _, start, end in self.runs])

    def at(self, rows: Rows) -> Rows:
        """The places among `rows` of some that are all there."""
        own = self.rows
        return np.arange(len(own)) if len(rows) == len(own) else np.searchsorted(own, rows)

    @property
    def _placed(self) -> tuple[Rows, Rows, Rows]:
        """How many places the word has in each row, where they begin among all places, and all of those."""
        if self._counts is None or self._first is None or self._positions is None:
            self._counts, self._positions = self._all_places()
            self._first = np.cumsum(self._counts, dtype=np.intp)
            self._first -= self._counts
        return self._counts, self._first, self._positions

    def _all_places(self) -> tuple[Rows, Rows]:
        own = []
        for segment, place, _, _ in self.runs:
            first, last = segment.file.view(f"{self.field}/at")[place : place + 2]
            own.append(segment.file.array(f"{self.field}/positions")[first:last])
        positions = joined(own)
        if self.single:
            return self.united[1], positions
        keys = np.unique((np.repeat(self._listed(), self._tfs()) << 32) + positions)
        counts = np.bincount(np.searchsorted(self.rows, keys >> 32), minlength=len(self.rows))
        return counts, keys & 0xFFFFFFFF  # each once, since two terms may stand at one place

    def signatures(self, offset: int) -> Rows:
        """For each row the places of the word, less `offset`, as bits of 64, so many to each.

        Rows in which the bits of two words have none in common cannot have one behind the other.
        """
        counts, first, positions = self._placed
        kind = positions.dtype.type
        places = positions + kind(-offset % _BITS)  # what overflows is a multiple of the bits
        places &= kind(_BITS - 1)
        bits = np.left_shift(_ONE, places.astype(np.uint64))
        # The first and the last place of each row, then for the few that have more the rest one by one.
        found: Rows = bits[first]
        found |= bits[first + counts - 1]
        more, number = np.flatnonzero(counts > 2), 1
        while len(more):
            found[more] |= bits[first[more] + number]
            number += 1
            more = more[counts[more] > number + 1]
        return found

    def last_places(self, rows: Rows) -> Rows:
        """The last place of the word in each of some rows, which all have it."""
        counts, first, positions = self._placed
        at = self.at(rows)
        found: Rows = positions[first[at] + counts[at] - 1].astype(np.int64)
        return found

    def places(self, rows: Rows, base: Rows) -> Rows:
        """All places of the word in some rows, which all have it, each with its row's `base` added."""
        counts, first, positions = self._placed
        if len(rows) == len(self.rows):
            return np.repeat(base, counts) + positions
        at = self.at(rows)
        taken = counts[at].astype(np.intp)
        return np.repeat(base, taken) + positions[spread(first[at], taken)]


def runs_of(state: State, field: str, terms: Sequence[str]) -> list[Run]:
    """The postings of some terms, each once, as they lie in the segments."""
    if len(terms) == 1:
        return state.found(field, terms[0])
    return [run for term in dict.fromkeys(terms) for run in state.found(field, term)]


def paired(state: State, first: str, second: str) -> tuple[Rows, frozenset[str]]:
    """The rows that have one word behind another, of segments that keep that; and the names of the others."""
    found, unknown = [np.empty(0, np.intp)], []
    for segment in state.segments:
        pair = segment.pair(first, second)
        if pair is None:
            unknown.append(segment.name)
        else:
            found.append(segment.file.array("pairs/rows")[pair[0] : pair[1]].astype(np.intp) + segment.start)
    return joined(found[1:] or found), frozenset(unknown)


def looked_up(field: str, runs: list[Run], within: Rows) -> tuple[Rows, Floats]:
    """Of a frequent word only the rows within a few, each looked for in its postings; frequencies too."""
    found, frequencies = [], []
    for segment, _, start, end in runs:
        first, last = within.searchsorted((segment.start, segment.start + segment.rows)).tolist()
        if first == last:
            continue
        own = within[first:last]
        listed = segment.file.array(f"{field}/rows")[start:end]
        # Of the type of the list, since numpy would convert the whole list otherwise.
        wanted = (own - segment.start).astype(listed.dtype)
        place = listed.searchsorted(wanted)
        np.minimum(place, len(listed) - 1, out=place)
        there = (listed[place] == wanted).nonzero()[0]
        found.append(own[there])
        frequencies.append(segment.file.array(f"{field}/tfs")[start:end][place[there]])
    return joined(found, np.intp), joined(frequencies)


def places_within(field: str, run: Run, within: Rows) -> Rows:
    """Where a term stands in a few rows of the state: row and place as one number."""
    segment, place, start, end = run
    first, last = within.searchsorted((segment.start, segment.start + segment.rows)).tolist()
    if first == last:
        return np.empty(0, np.int64)
    listed = segment.file.array(f"{field}/rows")[start:end]
    wanted = (within[first:last] - segment.start).astype(listed.dtype)
    at = listed.searchsorted(wanted)
    np.minimum(at, len(listed) - 1, out=at)
    there = at[listed[at] == wanted]
    tfs = segment.file.array(f"{field}/tfs")[start:end]
    counts = tfs[there].astype(np.intp)
    begin = segment.file.view(f"{field}/at")[place]
    before = np.cumsum(tfs[: there[-1] + 1], dtype=np.intp)[there] - counts if len(there) else there
    positions = segment.file.array(f"{field}/positions")[begin + spread(before, counts)]
    rows = listed[there].astype(np.int64) + segment.start
    found: Rows = np.repeat(rows << PLACE_BITS, counts) + positions
    return found


def joined(arrays: Sequence[Rows], dtype: Any = np.uint8) -> Rows:
    """Arrays one behind the other; an empty one of a type where there are none."""
    if len(arrays) == 1:
        return arrays[0]
    return np.concatenate(arrays) if arrays else np.empty(0, dtype=dtype)


def within_these(rows: Rows, others: Rows) -> Mask:
    """For each of the rows whether it is among others, which are not empty and ascend."""
    found: Mask = others.take(others.searchsorted(rows), mode="clip") == rows
    return found
