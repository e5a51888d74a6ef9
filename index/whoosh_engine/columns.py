"""Facet and date columns: for each segment, which values and days its parts have, as integers.

Compressed sparse rows: `offsets[row]:offsets[row + 1]` are the places of a row's entries. All arrays of a
segment lie in one .npy file that is mapped into memory; a JSON file tells what lies where, with the tables
of values. They are made from what is stored with each part, so that they can always be made again. Their
names begin with the segment's, so that Whoosh removes them with it.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from corpus import edtf
from corpus.catalogue.records import CataloguedPart
from corpus.folding import fold
from index.query.fields import FIELDS
from index.whoosh_engine.analysis import load

log = logging.getLogger(__name__)

Ints = NDArray[np.int32]

BEGINNING, END = 0, 2**31 - 1
"""Ordinals of days that stand for an open side."""

VALUE_COLUMNS = (
    "kind", "organization", "place", "country", "year", "decade", "language", "source", "collection",
    "convention", "status", "number", "rights", "author", "published", "adopted", "date", "mentioned",
    "family", "copy_of",
)  # fmt: skip
DATE_COLUMNS = tuple(name for name, kind in FIELDS.items() if kind == "date")


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


def _safely(function: Any, text: str | None) -> Any:
    """What `function` makes of a date, None where the text is none: one bad date must not stop an index."""
    if not text:
        return None
    try:
        return function(text)
    except edtf.DateError:
        log.warning("%r is not an EDTF date; it is left out of the date columns", text)
        return None


@dataclass(frozen=True, slots=True)
class SegmentColumns:
    """The columns of one segment: `arrays` by name, `tables` of values sorted by value."""

    rows: int
    arrays: dict[str, Ints]
    tables: dict[str, list[str]]
    keys: tuple[tuple[str, str], ...] = ()
    keys_file: IO[bytes] | None = None

    def sort_keys(self) -> list[tuple[str, str]]:
        """Folded title and id of each row, read when they are needed."""
        if self.keys_file is None:
            return list(self.keys)
        self.keys_file.seek(0)
        return [(title, identifier) for title, identifier in json.load(self.keys_file)]

    def close(self) -> None:
        """Let go of the file of sort keys, which is held open since a writer may remove it."""
        if self.keys_file is not None:
            self.keys_file.close()


def build(parts: Iterable[CataloguedPart]) -> SegmentColumns:
    """The columns of parts given in the order of their rows."""
    values: dict[str, list[tuple[str, ...]]] = {name: [] for name in VALUE_COLUMNS}
    days: dict[str, list[list[tuple[int, int]]]] = {name: [] for name in DATE_COLUMNS}
    documents: dict[str, int] = {}
    codes: list[int] = []
    keys: list[tuple[str, str]] = []
    for part in parts:
        codes.append(documents.setdefault(part.document, len(documents)))
        keys.append((fold(part.title or ""), part.id))
        for name in VALUE_COLUMNS:
            values[name].append(values_of(part, name))
        for name in DATE_COLUMNS:
            days[name].append(days_of(part, name))
    arrays: dict[str, Ints] = {"document": np.array(codes, dtype=np.int32)}
    tables: dict[str, list[str]] = {}
    for name, rows in values.items():
        table = sorted({value for row in rows for value in row})
        index = {value: code for code, value in enumerate(table)}
        arrays[f"{name}.offsets"] = _offsets(rows)
        arrays[f"{name}.values"] = np.array([index[v] for row in rows for v in row], dtype=np.int32)
        tables[name] = table
    for name, spans in days.items():
        arrays[f"{name}.days.offsets"] = _offsets(spans)
        arrays[f"{name}.low"] = np.array([low for row in spans for low, _ in row], dtype=np.int32)
        arrays[f"{name}.high"] = np.array([high for row in spans for _, high in row], dtype=np.int32)
    return SegmentColumns(len(codes), arrays, tables, keys=tuple(keys))


def _offsets(rows: list[Any]) -> Ints:
    return np.concatenate(([0], np.cumsum([len(row) for row in rows], dtype=np.int64))).astype(np.int32)


def paths(folder: Path, segment: str) -> tuple[Path, Path, Path]:
    """Arrays, directory and sort keys of a segment."""
    return tuple(folder / f"{segment}.{name}" for name in ("columns.npy", "columns.json", "keys.json"))  # type: ignore[return-value]


def save(columns: SegmentColumns, folder: Path, segment: str) -> None:
    """Write the columns beside their segment, and make sure that they are on the disk."""
    arrays_path, directory_path, keys_path = paths(folder, segment)
    places: dict[str, tuple[int, int]] = {}
    at = 0
    for name, array in columns.arrays.items():
        places[name] = (at, len(array))
        at += len(array)
    with arrays_path.open("wb") as file:
        np.save(file, np.concatenate([*columns.arrays.values(), np.empty(0, np.int32)]))
        _to_disk(file.fileno())
    _write_json(keys_path, columns.keys)
    _write_json(
        directory_path, {"rows": columns.rows, "length": at, "places": places, "tables": columns.tables}
    )


def _write_json(path: Path, value: Any) -> None:
    with path.open("w", encoding="utf-8") as file:
        json.dump(value, file)
        file.flush()
        _to_disk(file.fileno())


def _to_disk(descriptor: int) -> None:
    os.fsync(descriptor)


def exist(folder: Path, segment: str) -> bool:
    """Whether the segment has its columns on disk."""
    return all(path.exists() for path in paths(folder, segment))


def read(folder: Path, segment: str, rows: int) -> SegmentColumns | None:
    """The columns of a segment from disk; None where they are missing, damaged or do not fit."""
    arrays_path, directory_path, keys_path = paths(folder, segment)
    try:
        directory = json.loads(directory_path.read_text("utf-8"))
        flat = np.load(arrays_path, mmap_mode="r")
        if directory["rows"] != rows or flat.shape != (directory["length"],):
            raise ValueError("the columns do not fit the segment")
        arrays = {name: flat[start : start + length] for name, (start, length) in directory["places"].items()}
        return SegmentColumns(rows, arrays, directory["tables"], keys_file=keys_path.open("rb"))
    except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
        log.debug("The columns of segment %s cannot be read: %s", segment, error)
        return None


def parts_from(stored: Iterable[str]) -> Iterator[CataloguedPart]:
    """Stored parts read one by one."""
    return (load(text) for text in stored)
