"""Laying down a segment's arrays: from the words of new parts, and from older segments that are merged.

Both ways the outcome is what Whoosh's own postings of the segment hold; the tests compare them.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length

from corpus.catalogue.records import CataloguedPart
from corpus.folding import fold
from index.whoosh_engine import columns, pairs
from index.whoosh_engine.arrays import ArrayFile, blob, narrow
from index.whoosh_engine.columns import Source, places, spread
from index.whoosh_engine.layout import ID_FIELDS, OPERATIVE, OWN_FIELDS, PAIRED, ROW_FIELDS, WORD_FIELDS
from index.whoosh_engine.parts import dump

Ints = NDArray[Any]
Arrays = dict[str, Ints]
Laid = Iterator[tuple[str, Ints]]
BLOBS = ("stored", "ids", "titles")
"""Texts kept for each row: the part as compressed JSON, its id, its folded title."""

_COMPRESSION = 3

COARSE_LENGTHS = np.array([byte_to_length(code) for code in range(256)], dtype="u4")
"""The numbers of words that a length is kept as, by its code: Whoosh's, so that scores are alike."""


class _Field:
    """The postings of one field in the order in which they come in: row by row."""

    def __init__(self) -> None:
        self.codes: dict[str, int] = {}
        self.terms, self.rows, self.tfs = array("i"), array("i"), array("i")
        self.positions = array("i")

    def add(self, row: int, words: Mapping[str, Sequence[int]]) -> None:
        codes = self.codes
        for term, positions in words.items():
            self.terms.append(codes.setdefault(term, len(codes)))
            self.rows.append(row)
            self.tfs.append(len(positions))
            self.positions.extend(positions)

    def lengths(self, rows: int) -> Ints:
        """The number of words of each row, as coarse as Whoosh keeps it."""
        counts = np.bincount(np.array(self.rows), np.array(self.tfs), minlength=rows).astype(np.int64)
        return np.minimum(np.searchsorted(COARSE_LENGTHS, counts), 255).astype("u1")

    def laid(self, name: str, with_positions: bool) -> Arrays:
        """Sorted by term; rows stay in order, since the sort is stable."""
        table = sorted(self.codes)
        rank = np.empty(len(table), dtype=np.int32)
        rank[[self.codes[term] for term in table]] = np.arange(len(table))
        terms = rank[np.frombuffer(self.terms, dtype="i4")]
        order = np.argsort(terms, kind="stable")
        starts = np.concatenate(([0], np.cumsum(np.bincount(terms, minlength=len(table)))))
        found = _terms(name, table) | {
            f"{name}/starts": narrow(starts),
            f"{name}/rows": narrow(np.frombuffer(self.rows, dtype="i4")[order]),
        }
        if with_positions:
            tfs = np.frombuffer(self.tfs, dtype="i4")
            offsets = np.concatenate(([0], np.cumsum(tfs, dtype=np.int64)))
            found[f"{name}/tfs"] = narrow(tfs[order])
            found[f"{name}/at"] = narrow(np.concatenate(([0], np.cumsum(tfs[order], dtype=np.int64)))[starts])
            found[f"{name}/positions"] = narrow(
                np.frombuffer(self.positions, dtype="i4")[places(offsets, order)]
            )
        return found


class Fresh:
    """Parts that are being added to a segment, in the order of their rows."""

    def __init__(self) -> None:
        self.parts: list[CataloguedPart] = []
        self._fields = {name: _Field() for name in (*WORD_FIELDS, *ROW_FIELDS)}
        self._blobs: dict[str, list[bytes]] = {name: [] for name in BLOBS}

    def add(self, part: CataloguedPart, fields: Mapping[str, Any]) -> None:
        """One more row, with the fields as Whoosh got them."""
        row = len(self._blobs["ids"])
        for name in WORD_FIELDS:
            self._fields[name].add(row, fields[name])
        for name in ID_FIELDS:
            self._fields[name].add(row, {fields[name]: (0,)})
        self._fields[OPERATIVE].add(row, dict.fromkeys(fields[OPERATIVE], (0,)))
        self._blobs["stored"].append(zlib.compress(dump(part).encode(), _COMPRESSION))
        self._blobs["ids"].append(_encoded(part.id))
        self._blobs["titles"].append(_encoded(fold(part.title or "")))
        self.parts.append(part)

    def laid(self) -> Laid:
        """All arrays but the lengths of Whoosh's fields. To be called once: what is given is forgotten."""
        for name in OWN_FIELDS:
            yield f"{name}/lengths", self._fields[name].lengths(len(self.parts))
        for name in (*WORD_FIELDS, *ROW_FIELDS):
            field = self._fields.pop(name).laid(name, name in WORD_FIELDS)
            yield from field.items()
            if name == PAIRED:
                yield from pairs.laid(field, len(self.parts)).items()
        for name in BLOBS:
            yield from _blob(name, self._blobs.pop(name)).items()
        yield from columns.build(self.parts).items()


def merge(sources: Sequence[Source]) -> Laid:
    """The arrays of several segments as those of one, its rows being theirs one after the other.

    The pages of files are given back after each field, so that memory goes by the largest of them.
    """
    for name in (*WORD_FIELDS, *ROW_FIELDS):
        field = _merged_field(name, sources)
        yield from field.items()
        if name == PAIRED:
            yield from pairs.laid(field, sum(len(rows) for _, rows in sources)).items()
        del field
        _let_go(sources)
    for name in BLOBS:
        yield from _merged_blob(name, sources).items()
        _let_go(sources)
    for name in OWN_FIELDS:
        yield (
            f"{name}/lengths",
            np.concatenate([arrays[f"{name}/lengths"][rows] for arrays, rows in sources]),
        )
    yield from columns.merge(sources).items()


def _let_go(sources: Sequence[Source]) -> None:
    for arrays, _ in sources:
        if isinstance(arrays, ArrayFile):
            arrays.let_go()


def _merged_blob(name: str, sources: Sequence[Source]) -> Arrays:
    pieces, lengths = [], []
    for arrays, rows in sources:
        data: Ints = arrays[f"{name}/blob"]
        ends = np.concatenate(([0], arrays[f"{name}/ends"].astype(np.int64)))
        lengths.append(np.diff(ends)[rows])
        pieces.append(data if len(rows) == len(ends) - 1 else data[places(ends, rows)])
    return {
        f"{name}/blob": np.concatenate(pieces),
        f"{name}/ends": narrow(np.cumsum(np.concatenate(lengths))),
    }


def _merged_field(name: str, sources: Sequence[Source]) -> Arrays:
    """Each source's postings are scattered to where they belong, so that nothing needs to be sorted."""
    lists = [
        bytes(arrays[f"{name}/terms"]).decode("utf-8", "surrogatepass").split("\n")[:-1]
        for arrays, _ in sources
    ]
    cut = [
        _Cut(name, arrays, rows, base) for (arrays, rows), base in zip(sources, _bases(sources), strict=True)
    ]
    table = sorted(set().union(*lists))
    code = {term: n for n, term in enumerate(table)}
    codes = [np.array([code[term] for term in own], dtype=np.int64) for own in lists]
    counts = np.zeros(len(table), dtype=np.int64)
    occurrences = np.zeros(len(table), dtype=np.int64)
    for one, own in zip(cut, codes, strict=True):
        counts[own] += one.counts
        occurrences[own] += one.occurrences
    used = np.nonzero(counts)[0]  # terms of which nothing is left go
    starts = np.concatenate(([0], np.cumsum(counts[used])))
    at = np.concatenate(([0], np.cumsum(occurrences[used])))
    words = name in WORD_FIELDS
    rows = np.empty(starts[-1], dtype="u4")
    if words:
        tfs = np.empty(starts[-1], np.result_type(*(arrays[f"{name}/tfs"] for arrays, _ in sources)))
        positions = np.empty(at[-1], np.result_type(*(arrays[f"{name}/positions"] for arrays, _ in sources)))
    filled, occupied = np.zeros(len(table), np.int64), np.zeros(len(table), np.int64)
    filled[used], occupied[used] = starts[:-1], at[:-1]
    for one, own in zip(cut, codes, strict=True):
        to = spread(filled[own], one.counts)
        rows[to] = one.rows()
        if words:
            tfs[to] = one.tfs()
            positions[spread(occupied[own], one.occurrences)] = one.positions()
        filled[own] += one.counts
        occupied[own] += one.occurrences
    found = _terms(name, [table[n] for n in used.tolist()])
    found |= {f"{name}/starts": narrow(starts), f"{name}/rows": narrow(rows)}
    if words:
        found |= {
            f"{name}/tfs": narrow(tfs),
            f"{name}/at": narrow(at),
            f"{name}/positions": narrow(positions),
        }
    return found


class _Cut:
    """A source's postings in one field without those of the rows that go, rows numbered anew.

    `counts` and `occurrences` are the postings and the positions of each term; the rest is made when it is
    asked for, since all sources at once would take much memory.
    """

    def __init__(self, name: str, arrays: Mapping[str, Ints] | ArrayFile, kept: Ints, base: int) -> None:
        self._name, self._arrays, self._base = name, arrays, base
        self._whole = len(kept) == len(arrays["ids/ends"])
        starts = arrays[f"{name}/starts"].astype(np.int64)
        words = name in WORD_FIELDS
        if self._whole:
            self.counts = np.diff(starts)
            at = arrays[f"{name}/at"].astype(np.int64) if words else np.zeros_like(starts)
            self.occurrences = np.diff(at)
            return
        self._new = np.full(len(arrays["ids/ends"]), -1, dtype=np.int32)
        self._new[kept] = np.arange(base, base + len(kept))
        self._stays = self._new[arrays[f"{name}/rows"]] >= 0
        before = np.concatenate(([0], np.cumsum(self._stays)))
        self.counts = np.diff(before[starts])
        self.occurrences = np.zeros_like(self.counts)
        if words:
            occurrences = np.where(self._stays, arrays[f"{name}/tfs"], 0)
            before = np.concatenate(([0], np.cumsum(occurrences, dtype=np.int64)))
            self.occurrences = np.diff(before[starts])

    def rows(self) -> Ints:
        """The new row of each posting."""
        rows: Ints = self._arrays[f"{self._name}/rows"]
        if self._whole:
            return rows + np.uint32(self._base)
        found: Ints = self._new[rows[self._stays]]
        return found

    def tfs(self) -> Ints:
        """The frequency of each posting."""
        tfs: Ints = self._arrays[f"{self._name}/tfs"]
        return tfs if self._whole else tfs[self._stays]

    def positions(self) -> Ints:
        """The positions of all postings."""
        positions: Ints = self._arrays[f"{self._name}/positions"]
        if self._whole:
            return positions
        return positions[np.repeat(self._stays, self._arrays[f"{self._name}/tfs"])]


def _bases(sources: Sequence[Source]) -> list[int]:
    counts = [len(rows) for _, rows in sources]
    return [sum(counts[:n]) for n in range(len(counts))]


def _terms(name: str, table: Sequence[str]) -> Arrays:
    encoded = [_encoded(term) + b"\n" for term in table]
    ends = np.cumsum([len(term) for term in encoded], dtype=np.int64)
    return {f"{name}/terms": blob(b"".join(encoded)), f"{name}/ends": narrow(ends)}


def _blob(name: str, texts: Sequence[bytes]) -> Arrays:
    ends = np.cumsum([len(text) for text in texts], dtype=np.int64)
    return {f"{name}/blob": blob(b"".join(texts)), f"{name}/ends": narrow(ends)}


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
