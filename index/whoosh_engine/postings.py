"""Whoosh's postings as numpy arrays, whole lists at a time. The one place that knows how they lie on disk.

Rows number the parts across all segments, deleted ones included. The private names of whoosh 2.7.4 used
here are held by the exact pin and by a test of equality with Whoosh's own searcher.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from pickle import loads
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.util.numeric import byte_to_length

from index.whoosh_engine.damage import reading

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]

_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], dtype=np.float64)
_FREQUENCY_BYTES = 4  # before the pickled positions
PLACES = 2**24
"""Room for the positions of one row in the keys of `Postings.places`."""

_CACHED_TERMS = 512


@dataclass(frozen=True)
class Postings:
    """Where a term occurs: ascending rows, how often in each, and the encoded positions."""

    rows: Rows
    frequencies: Floats
    encoded: tuple[bytes, ...]

    @cached_property
    def places(self) -> Rows:
        """Every occurrence as `row * PLACES + position`, ascending."""
        found: list[NDArray[np.int64]] = []
        for row, value in zip(self.rows.tolist(), self.encoded, strict=True):
            deltas = loads(
                value[_FREQUENCY_BYTES:] if value.endswith(b".") else value[_FREQUENCY_BYTES:] + b"."
            )
            found.append(np.cumsum(deltas) + row * PLACES)
        return np.concatenate(found) if found else np.empty(0, np.int64)


EMPTY = Postings(np.empty(0, np.int64), np.empty(0, np.float64), ())


class PostingsReader:
    """Postings, field lengths and terms over the segments of one state of the index."""

    def __init__(self, segments: Sequence[SegmentReader], folder: Path) -> None:
        self._folder = folder
        self.segments = tuple(segments)
        self.starts: list[int] = []
        total = 0
        for segment in self.segments:
            self.starts.append(total)
            total += segment.doc_count_all()
        self.total = total
        self._terms: dict[tuple[str, str], Postings] = {}
        self._lengths = {
            field: self._read_lengths(field)
            for field in ("title", "title_stems", "text", "text_stems", "author")
        }

    def postings(self, field: str, term: str) -> Postings:
        """The postings of a term; empty where it does not occur."""
        key = (field, term)
        found = self._terms.get(key)
        if found is None:
            if len(self._terms) >= _CACHED_TERMS:
                self._terms.clear()
            with reading(self._folder):
                found = self._terms[key] = self._read(field, term.encode("utf-8", "surrogatepass"))
        return found

    def lengths(self, field: str) -> Floats:
        """The number of words of each row in a field, as coarse as Whoosh keeps it."""
        return self._lengths[field][0]

    def average_length(self, field: str) -> float:
        """The mean length of the field over all rows."""
        return self._lengths[field][1]

    def frequency(self, field: str, term: str) -> int:
        """In how many rows a term occurs, without reading its postings."""
        return sum(int(segment.doc_frequency(field, term)) for segment in self.segments)

    def terms(self, field: str, prefix: str = "") -> list[str]:
        """All terms of a field that begin with `prefix`, in order."""
        found: set[bytes] = set()
        start = prefix.encode("utf-8", "surrogatepass")
        with reading(self._folder):
            for segment in self.segments:
                found.update(segment.expand_prefix(field, start) if start else segment.lexicon(field))
        return sorted(term.decode("utf-8") for term in found)

    def _read(self, field: str, term: bytes) -> Postings:
        rows: list[Rows] = []
        frequencies: list[float] = []
        encoded: list[bytes] = []
        for start, segment in zip(self.starts, self.segments, strict=True):
            try:
                matcher = segment._terms.matcher(field, term, segment.schema[field].format)
            except (TermNotFound, KeyError):
                continue
            for ids, weights, values in _blocks(matcher):
                rows.append(np.asarray(ids, dtype=np.int64) + start)
                frequencies.extend(weights)
                encoded.extend(values or ())
        if not rows:
            return EMPTY
        return Postings(np.concatenate(rows), np.asarray(frequencies, dtype=np.float64), tuple(encoded))

    def _read_lengths(self, field: str) -> tuple[Floats, float]:
        codes = np.zeros(self.total, dtype=np.uint8)
        words = 0
        for start, segment in zip(self.starts, self.segments, strict=True):
            words += segment.field_length(field)
            data = np.frombuffer(length_codes(segment.storage(), segment.segment(), field), dtype=np.uint8)
            codes[start : start + len(data)] = data
        return np.maximum(_LENGTHS[codes], 1.0), words / (self.total or 1)


def length_codes(storage: Any, segment: Any, field: str) -> bytes:
    """The number of words in a field, one coarse byte a row; rows at the end without any are left out."""
    name = segment.codec().column_filename(segment, f"_{field}_len")
    if not storage.file_exists(name):
        return b""
    file = storage.open_file(name)
    try:
        return bytes(file.read(storage.file_length(name)))
    finally:
        file.close()


def _blocks(matcher: Any) -> Any:
    """The blocks of a term's postings as ids, weights and encoded values; short lists are one block."""
    if not isinstance(matcher, W3LeafMatcher):
        weights = matcher._all_weights
        yield matcher._ids, matcher._weights or [weights or 1.0] * len(matcher._ids), matcher._values
        return
    while matcher.is_active():
        matcher._read_ids()
        matcher._read_weights()
        matcher._read_values()
        yield matcher._ids, matcher._weights, matcher._values
        matcher._next_block()
