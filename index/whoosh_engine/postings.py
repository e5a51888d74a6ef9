"""Whoosh's own postings of a new segment, written from the arrays that are laid down beside them.

Whoosh collects a tuple for each posting, sorts them on disk and asks for a length with every one. The arrays
hold the same, sorted; so blocks of them are handed to Whoosh's writer of postings as they are.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.fields import Schema

from index.whoosh_engine.arrays import ArrayFile
from index.whoosh_engine.columns import spread
from index.whoosh_engine.laying import COARSE_LENGTHS
from index.whoosh_engine.layout import WHOOSH_FIELDS

Ints = NDArray[Any]

_AT_ONCE = 200_000
"""Postings that are Python objects at one time: about 50 MB."""


def write(writer: Any, schema: Schema, laid: ArrayFile) -> None:
    """All postings of a segment to a `W3FieldWriter`, which is not closed. Private names: see the pin."""
    for name in sorted(schema.names()):
        terms = bytes(laid[f"{name}/terms"]).split(b"\n")[:-1]
        if not terms:
            continue
        writer.start_field(name, schema[name])
        starts = laid[f"{name}/starts"].astype(np.int64)
        for first, end in _portions(starts):
            _write_terms(writer, schema[name].format, terms[first:end], name, laid, first)
        writer.finish_field()
        laid.let_go()


def _portions(starts: Ints) -> Iterator[tuple[int, int]]:
    """Terms one after the other, as many at once as have `_AT_ONCE` postings, or one that has more."""
    first, terms = 0, len(starts) - 1
    while first < terms:
        end = int(np.searchsorted(starts, starts[first] + _AT_ONCE, side="right")) - 1
        end = min(max(end, first + 1), terms)
        yield first, end
        first = end


def _write_terms(writer: Any, form: Any, terms: list[bytes], name: str, laid: ArrayFile, first: int) -> None:
    """Some terms of a field, the first of them being number `first`."""
    starts = laid[f"{name}/starts"][first : first + len(terms) + 1].astype(np.int64)
    begin, end = int(starts[0]), int(starts[-1])
    rows = laid[f"{name}/rows"][begin:end]
    blocks = writer._postwriter
    limit = blocks._blocklimit
    of_term = -(-np.diff(starts) // limit)
    edges = np.repeat(starts[:-1] - begin, of_term) + limit * spread(np.zeros_like(of_term), of_term)
    borders = [*edges.tolist(), end - begin]
    ids = rows.tolist()
    words = name in WHOOSH_FIELDS
    if words:
        tfs = laid[f"{name}/tfs"][begin:end]
        lengths = COARSE_LENGTHS[laid[f"{name}/lengths"]][rows]
        shortest = np.minimum.reduceat(lengths, edges).tolist()
        longest = np.maximum.reduceat(lengths, edges).tolist()
        heaviest = np.maximum.reduceat(tfs, edges).tolist()
        weights = tfs.tolist()
        at = laid[f"{name}/at"]
        positions = laid[f"{name}/positions"][at[first] : at[first + len(terms)]]
        values = _values(form, weights, positions.tolist())
    block = 0
    for term, count in zip(terms, of_term.tolist(), strict=True):
        writer.start_term(term)
        for number in range(block, block + count):
            if number > block:
                blocks._write_block()
            a, b = borders[number], borders[number + 1]
            blocks._ids = array("I", ids[a:b])
            if words:
                blocks._weights = array("f", weights[a:b])
                blocks._values = values[a:b]
                blocks._minlength, blocks._maxlength = shortest[number], longest[number]
                blocks._maxweight = float(heaviest[number])
            else:
                blocks._weights = array("f", (1.0,) * (b - a))
                blocks._maxweight = 1.0
        block += count
        writer.finish_term()


def _values(form: Any, tfs: list[int], positions: list[int]) -> list[bytes]:
    """The encoded positions of each posting. Most have one, and many the same."""
    encode = form.encode
    alone: dict[int, bytes] = {}
    found = []
    at = 0
    for count in tfs:
        if count == 1:
            place = positions[at]
            value = alone.get(place)
            if value is None:
                value = alone[place] = encode((place,))
        else:
            value = encode(positions[at : at + count])
        found.append(value)
        at += count
    return found
