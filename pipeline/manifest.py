"""Manifests: spreadsheets, saved as CSV, with what the archivist knows of each file.

The column `file` names it: as an absolute path, or relative to the manifest, to the folders taken in or to
where the command runs; `box.zip!/letter.pdf` names what is in an archive. Everything is checked before
anything is taken in, and a mistake is told with its line.
"""

from __future__ import annotations

import csv
import io
import os
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.catalogue.corrections import FIELDS
from corpus.errors import UsageError
from pipeline.sources.files import SourceEntry
from pipeline.told import checked

COLUMNS = (
    "file", "title", "author", "published", "kind", "convention", "number", "collection", "rights",
    "language",
)  # fmt: skip
_INHERITED = ("collection", "rights", "language", "source")
_WITHIN = "!/"
_MOST_BYTES = 64 * 2**20
_MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the file as it is written there, and what is told of it."""

    line: int
    file: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest whose files are found. `of` are the rows by the origin they are about.

    `missing` are rows whose file is nowhere, `elsewhere` those whose file is there but not among what is
    taken in, `unlisted` origins that are taken in and not listed.
    """

    name: str
    of: Mapping[str, Row] = field(default_factory=dict)
    missing: tuple[Row, ...] = ()
    elsewhere: tuple[Row, ...] = ()
    unlisted: tuple[str, ...] = ()

    @property
    def way(self) -> str:
        """How the log of corrections names it."""
        return f"manifest {self.name}"

    def told(self, origin: str) -> dict[str, str]:
        """What is told of an origin; of what is in an archive or mailbox, what is told of all in it too."""
        found: dict[str, str] = {}
        for end in _ends(origin):
            if (row := self.of.get(_key(origin[:end]))) is not None:
                whole = end == len(origin)
                found.update({k: v for k, v in row.values.items() if whole or k in _INHERITED})
        return found


def read_manifest(path: Path) -> list[Row]:
    """The rows of a manifest. Raises `UsageError` with every mistake and its line."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
    if len(data) > _MOST_BYTES:
        raise UsageError(f"{path}: larger than {_MOST_BYTES // 2**20} MB: not a manifest")
    text = _decode(data)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    mistakes: list[str] = []
    rows: list[Row] = []
    seen: dict[str, int] = {}
    line = 1
    columns: list[str] | None = None
    try:
        for cells in reader:
            at, line = line, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = _columns(path, cells, mistakes)
                continue
            if (row := _row(at, columns, cells, mistakes)) is None:
                continue
            if row.file in seen:
                mistakes.append(f"line {at}: {row.file} is listed already, in line {seen[row.file]}")
            seen.setdefault(row.file, at)
            rows.append(row)
    except csv.Error as error:
        mistakes.append(f"line {line}: no sound CSV: {error}")
    if columns is None and not mistakes:
        raise UsageError(f"{path}: is empty. It needs a first line with: {', '.join(COLUMNS)}")
    if mistakes:
        more = f"\n  and {len(mistakes) - _MOST_TOLD} more" if len(mistakes) > _MOST_TOLD else ""
        told = "".join(f"\n  {mistake}" for mistake in mistakes[:_MOST_TOLD])
        raise UsageError(f"{path}: not taken, nothing was ingested:{told}{more}")
    return rows


def match(
    path: Path, rows: Sequence[Row], entries: Sequence[SourceEntry], folders: Iterable[Path] = ()
) -> Manifest:
    """Which entry each row is about. `folders` are those that are taken in.

    Raises `UsageError` for a file name that fits several entries.
    """
    origins = {_key(entry.origin): entry.origin for entry in entries}
    bases = [path.parent.absolute(), *(f.absolute() for f in folders), Path.cwd()]
    tails: dict[str, list[str]] = {}
    for key in origins:
        tails.setdefault(key.rpartition("/")[2], []).append(key)
    of: dict[str, Row] = {}
    missing: list[Row] = []
    elsewhere: list[Row] = []
    for row in rows:
        outer, within, inner = row.file.replace("\\", "/").partition(_WITHIN)
        found = _found(row, outer, origins, bases, tails)
        if found is not None and found in origins:
            of[_key(f"{found}{within}{inner}")] = row
        elif found is not None:
            elsewhere.append(row)
        else:
            missing.append(row)
    named = {key.partition(_WITHIN)[0] for key in of}
    own = _key(str(path.absolute()))
    unlisted = tuple(origin for key, origin in origins.items() if key not in named and key != own)
    return Manifest(path.name, of, tuple(missing), tuple(elsewhere), unlisted)


def files_of(path: Path, rows: Sequence[Row]) -> list[str]:
    """The files that a manifest lists and that are there, where nothing else says what to take in."""
    bases = [path.parent.absolute(), Path.cwd()]
    found = []
    for row in rows:
        outer = row.file.partition(_WITHIN)[0]
        there = [outer] if _is_address(outer) else [str(b / outer) for b in bases if (b / outer).is_file()]
        found += there[:1]
    return list(dict.fromkeys(found))


def _found(
    row: Row, file: str, origins: Mapping[str, str], bases: Sequence[Path], tails: Mapping[str, list[str]]
) -> str | None:
    """The key of the entry that a row is about, or of a file that is there; None for neither."""
    if _is_address(file):
        key = _key(file)
        return key if key in origins else None
    candidates = [os.path.normpath(base / file) for base in bases]
    for candidate in candidates:
        if _key(candidate) in origins:
            return _key(candidate)
    wanted = _key(os.path.normpath(file))
    ends = [k for k in tails.get(wanted.rpartition("/")[2], ()) if k.endswith(f"/{wanted}")]
    if len(ends) > 1:
        raise UsageError(
            f"line {row.line}: {row.file} may be {' or '.join(origins[k] for k in ends[:3])}."
            " Write more of its path"
        )
    if ends:
        return ends[0]
    return next((_key(c) for c in candidates if Path(c).exists()), None)


def _columns(path: Path, cells: Sequence[str], mistakes: list[str]) -> list[str]:
    import difflib

    names = [" ".join(cell.split()).lower() for cell in cells]
    if "file" not in names:
        raise UsageError(f"{path}: line 1: no column named file. Columns: {', '.join(COLUMNS)}")
    known = ("file", *FIELDS)
    for name in names:
        if name and names.count(name) > 1:
            mistakes.append(f"line 1: two columns are named {name}")
        if name and name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            if close:
                mistakes.append(f"line 1: no column {name} is known. Did you mean {close[0]}?")
    return [name if name in known else "" for name in names]  # others are the archivist's own


def _row(line: int, columns: Sequence[str], cells: Sequence[str], mistakes: list[str]) -> Row | None:
    if any(cell.strip() for cell in cells[len(columns) :]):
        mistakes.append(f"line {line}: more cells than columns. A comma within a cell needs quotes around it")
        return None
    values: dict[str, str] = {}
    file = ""
    for name, cell in zip(columns, cells, strict=False):
        if name == "file":
            file = unicodedata.normalize("NFC", cell.strip())
        elif name and cell.strip():
            try:
                values[name] = checked(name, cell) or ""
            except UsageError as error:
                mistakes.append(f"line {line}: {error}")
    if not file:
        mistakes.append(f"line {line}: names no file")
        return None
    return Row(line, file, values)


def _decode(data: bytes) -> str:
    """The text of a spreadsheet program's CSV: UTF-8, UTF-16 with its mark, else Windows' own."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _ends(origin: str) -> list[int]:
    """Where the origins of an archive, a mailbox and what is in them end, the outermost first."""
    ends = [n for n in range(len(origin)) if origin.startswith((_WITHIN, "#"), n)]
    return [*ends, len(origin)]


def _key(origin: str) -> str:
    """An origin as it is compared: file systems write accents in one way or the other."""
    return unicodedata.normalize("NFC", origin)


def _is_address(file: str) -> bool:
    return file.lower().startswith(("http://", "https://"))
