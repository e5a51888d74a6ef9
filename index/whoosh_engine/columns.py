"""Facet and date columns: for each row of a segment, which values and days it has, as integers.

`NAME/table` is a JSON list of the values, sorted. Where no row has more than one value, `NAME/codes` has its
place in the table for each row, the table's length for none; else compressed sparse rows: the entries
`offsets[row]:offsets[row + 1]` of `NAME/values` are a row's, and the commonest values have bitmaps, see
`_bitmaps`. Dates have `low` and `high`, ordinals of days, and `first`, for each row the earliest or -1.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import edtf
from corpus.catalogue.records import CataloguedPart
from index.whoosh_engine.arrays import ArrayFile, blob, narrow
from index.whoosh_engine.layout import BEGINNING, DATE_COLUMNS, END, VALUE_COLUMNS

log = logging.getLogger(__name__)

MOST_BITMAPS = 256
"""So many values of a column have a bitmap at most."""

_SPARSE = 512  # and none that fewer than one in so many rows have

Ints = NDArray[Any]
Source = tuple["Mapping[str, Ints] | ArrayFile", Ints]
"""The arrays of a segment, and the rows of it that are taken over, ascending."""


def values_of(part: CataloguedPart, field: str) -> tuple[str, ...]:
    """The values of a part in a value column, each once."""
    match field:
        case "organization":
            return part.organizations
        case "place":
            return part.places
        case "country":
            return part.countries
        case "mentioned":
            return part.mentioned
        case "copy_of":
            return (part.family,) if part.family not in (None, part.id) else ()
        case "year":
            found = _safely(edtf.year, part.date)
            return (str(found),) if found is not None else ()
        case "decade":
            return tuple(filter(None, (_safely(edtf.decade, part.date),)))
    value = getattr(part, field)
    return (str(value),) if value else ()


def days_of(part: CataloguedPart, field: str) -> list[tuple[int, int]]:
    """First and last day of each date of a part in a date field; what has no place in time is left out."""
    texts = part.mentioned if field == "mentioned" else (getattr(part, field),)
    found = []
    for text in texts:
        low, high = _safely(edtf.bounds, text) or (None, None)
        if low or high:
            found.append((low.toordinal() if low else BEGINNING, high.toordinal() if high else END))
    return found


def _safely(function: Callable[[str], Any], text: str | None) -> Any:
    """What `function` makes of a date, None where the text is none: one bad date must not stop an index."""
    if not text:
        return None
    try:
        return function(text)
    except edtf.DateError:
        log.warning("%r is not an EDTF date; it is left out of the date columns", text)
        return None


def build(parts: Sequence[CataloguedPart]) -> dict[str, Ints]:
    """The columns of parts in the order of their rows."""
    arrays: dict[str, Ints] = {}
    for name in VALUE_COLUMNS:
        rows = [tuple(dict.fromkeys(values_of(part, name))) for part in parts]
        table = sorted({value for row in rows for value in row})
        code = {value: n for n, value in enumerate(table)}
        values = np.array([code[value] for row in rows for value in row], dtype=np.int64)
        arrays |= _laid(name, table, np.array([len(row) for row in rows], dtype=np.int64), values)
    for name in DATE_COLUMNS:
        spans = [days_of(part, name) for part in parts]
        flat = np.array([span for row in spans for span in row], dtype=np.int64).reshape(-1, 2)
        arrays |= _laid_days(
            name, np.array([len(row) for row in spans], dtype=np.int64), flat[:, 0], flat[:, 1]
        )
    return arrays


def merge(sources: Sequence[Source]) -> dict[str, Ints]:
    """The columns of several segments as those of one."""
    arrays: dict[str, Ints] = {}
    for name in VALUE_COLUMNS:
        tables = [json.loads(bytes(own[f"{name}/table"])) for own, _ in sources]
        counts, values = [], []
        everything = sorted({value for table in tables for value in table})
        code = {value: n for n, value in enumerate(everything)}
        for (own, rows), table in zip(sources, tables, strict=True):
            offsets, codes = sparse(own, name, len(table))
            counts.append(np.diff(offsets)[rows])
            new = np.array([code[value] for value in table], dtype=np.int64)
            values.append(new[codes[places(offsets, rows)]])
        used = np.unique(np.concatenate(values)) if values else np.empty(0, np.int64)
        kept = [everything[n] for n in used.tolist()]
        arrays |= _laid(name, kept, np.concatenate(counts), np.searchsorted(used, np.concatenate(values)))
    for name in DATE_COLUMNS:
        counts, lows, highs = [], [], []
        for own, rows in sources:
            offsets = own[f"{name}/day_offsets"].astype(np.int64)
            taken = places(offsets, rows)
            counts.append(np.diff(offsets)[rows])
            lows.append(own[f"{name}/low"][taken])
            highs.append(own[f"{name}/high"][taken])
        arrays |= _laid_days(name, np.concatenate(counts), np.concatenate(lows), np.concatenate(highs))
    return arrays


def sparse(arrays: Mapping[str, Ints] | ArrayFile, name: str, none: int) -> tuple[Ints, Ints]:
    """Offsets and codes of a value column as compressed sparse rows, however it is kept."""
    if f"{name}/codes" not in arrays:
        return arrays[f"{name}/offsets"].astype(np.int64), arrays[f"{name}/values"]
    codes = arrays[f"{name}/codes"]
    filled = codes != none
    return np.concatenate(([0], np.cumsum(filled))), codes[filled]


def places(offsets: Ints, rows: Ints) -> Ints:
    """The places of the entries of some rows, one row's after the other's."""
    first, counts = offsets[rows], offsets[rows + 1] - offsets[rows]
    return spread(first, counts)


_HALF = 2**30
"""Numbers below fit into 32 bits, as do their sums."""


def spread(first: Ints, counts: Ints) -> Ints:
    """`first[i], first[i] + 1, …`, `counts[i]` of them, for each i."""
    ends = np.cumsum(counts, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    steps = first - (ends - counts)
    if total < _HALF and (not len(first) or int(first.max()) < _HALF):  # half the memory
        steps = steps.astype(np.int32)
    found: Ints = np.repeat(steps, counts)
    found += np.arange(total, dtype=found.dtype)
    return found


def _laid(name: str, table: list[str], counts: Ints, values: Ints) -> dict[str, Ints]:
    arrays: dict[str, Ints] = {f"{name}/table": blob(json.dumps(table).encode())}
    if not len(counts) or counts.max() <= 1:
        codes = np.full(len(counts), len(table), dtype=np.int64)
        codes[counts == 1] = values
        arrays[f"{name}/codes"] = narrow(codes)
    else:
        arrays[f"{name}/offsets"] = narrow(np.concatenate(([0], np.cumsum(counts))))
        arrays[f"{name}/values"] = narrow(values)
        arrays |= _bitmaps(name, len(table), counts, values)
    return arrays


def _bitmaps(name: str, none: int, counts: Ints, values: Ints) -> dict[str, Ints]:
    """The rows of the commonest values of a column, and of none, as bits: counted without looking at a row.

    `dense` are their codes by falling `dense_counts`, `bits` their bitmaps one behind the other, each of
    whole bytes, the first row in the lowest bit; `rest` is the highest count of the other values.
    """
    rows = np.concatenate((np.repeat(np.arange(len(counts)), counts), np.flatnonzero(counts == 0)))
    codes = np.concatenate((values, np.full(len(rows) - len(values), none, dtype=np.int64)))
    frequencies = np.bincount(codes, minlength=none + 1)
    order = np.argsort(-frequencies, kind="stable")
    least = max(1, len(counts) // _SPARSE)
    dense = order[: min(MOST_BITMAPS, int((frequencies >= least).sum()))]
    place = np.full(none + 1, -1, dtype=np.int64)
    place[dense] = np.arange(len(dense))
    there = place[codes]
    bits = np.zeros((len(dense), len(counts)), dtype=np.bool_)
    bits[there[there >= 0], rows[there >= 0]] = True
    return {
        f"{name}/dense": narrow(dense),
        f"{name}/dense_counts": narrow(frequencies[dense]),
        f"{name}/bits": np.packbits(bits, axis=1, bitorder="little").ravel(),
        f"{name}/rest": narrow(frequencies[order[len(dense) :][:1]]),
    }


def _laid_days(name: str, counts: Ints, low: Ints, high: Ints) -> dict[str, Ints]:
    latest = np.iinfo(np.int32).max
    first = np.full(len(counts), latest, dtype="i4")
    np.minimum.at(first, np.repeat(np.arange(len(counts)), counts), low.astype("i4"))
    first[first == latest] = -1
    return {
        f"{name}/first": first,
        f"{name}/day_offsets": narrow(np.concatenate(([0], np.cumsum(counts)))),
        f"{name}/low": np.ascontiguousarray(low, dtype="i4"),
        f"{name}/high": np.ascontiguousarray(high, dtype="i4"),
    }
