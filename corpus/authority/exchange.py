"""Authority records as CSV and YAML: written so that reading them back gives the very same records.

CSV has a column for each key and joins lists by `; `; a semicolon or backslash within a name has a backslash
before it. A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV
injection), which is taken off again. YAML has the layout of the authority files.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.authority.files import Authorities
from corpus.authority.forms import KEYS, LISTS, WHAT, Record, RecordLabel, as_mapping, from_mapping, table_of
from corpus.errors import AuthorityError

FORMATS = ("csv", "yaml")
_FORMULA = re.compile(r"'*(?:[=+@]|-[^\W\d_])")
_PIECES = re.compile(r"(?:[^\\;]|\\.|\\$)+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What a file does to one record: `before` is None where it is new, and equal where it stays."""

    before: Record | None
    after: Record

    @property
    def kind(self) -> str:
        """new, changed or unchanged."""
        return "new" if self.before is None else "unchanged" if self.before == self.after else "changed"

    def differences(self) -> list[tuple[str, Any, Any]]:
        """Key, value before and value after of what differs; of a new record all that it holds."""
        after = as_mapping(self.after)
        before = as_mapping(self.before) if self.before is not None else dict.fromkeys(after)
        return [
            (key, before[key], value)
            for key, value in after.items()
            if value != before[key] and (self.before is not None or value)
        ]


def written(records: Iterable[Record], label: RecordLabel, form: str) -> str:
    """Records as the text of a CSV or YAML file."""
    if form == "yaml":
        import yaml

        listed = [as_mapping(record) for record in records]
        return (
            str(yaml.safe_dump(listed, allow_unicode=True, sort_keys=False, width=100)) if listed else "[]\n"
        )
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(KEYS[label])
    for record in records:
        writer.writerow([_cell(value) for value in as_mapping(record).values()])
    return text.getvalue()


def read(text: str, label: RecordLabel, form: str, name: str, known: Authorities) -> list[RecordChange]:
    """What a file's records would change. Keys or columns that it does not have stay as they are.

    `name` stands for the file in messages. Raises `AuthorityError` naming the line or record, and the column.
    """
    table = table_of(known, label)
    changes: list[RecordChange] = []
    seen: dict[str, str] = {}
    for where, mapping in _csv_rows(text, label, name) if form == "csv" else _yaml_items(text, name):
        identifier = str(mapping.get("id") or "")
        if not identifier:
            raise AuthorityError(f"{name}: {where}: no id")
        if identifier in seen:
            raise AuthorityError(
                f"{name}: {where}: the id {identifier} was there already, in {seen[identifier]}"
            )
        seen[identifier] = where
        before = table.get(identifier)
        try:
            changes.append(RecordChange(before, from_mapping(label, mapping, before)))
        except AuthorityError as error:
            raise AuthorityError(f"{name}: {where}: {error}") from error
    return changes


def _cell(value: Any) -> str:
    if isinstance(value, list):
        value = "; ".join(re.sub(r"([\\;])", r"\\\1", text) for text in value)
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def _listed(cell: str) -> list[str]:
    pieces = (piece.strip() for piece in _PIECES.findall(cell))
    return [re.sub(r"\\(.)", r"\1", piece, flags=re.DOTALL) for piece in pieces if piece]


def _csv_rows(text: str, label: RecordLabel, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        columns = [column.strip() for column in next(rows, [])]
        _check_columns(columns, label, name)
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            where = f"line {rows.line_num}"
            if len(row) != len(columns):
                raise AuthorityError(
                    f"{name}: {where}: {len(row)} cells, where the first line has {len(columns)} columns"
                )
            cells = (c[1:] if c.startswith("'") and _FORMULA.match(c) else c for c in row)
            yield (
                where,
                {
                    column: _listed(cell) if column in LISTS[label] else cell
                    for column, cell in zip(columns, cells, strict=True)
                },
            )
    except csv.Error as error:
        raise AuthorityError(f"{name}: line {rows.line_num}: not valid CSV: {error}") from error


def _check_columns(columns: list[str], label: RecordLabel, name: str) -> None:
    if "id" not in columns:
        raise AuthorityError(f"{name}: there is no column id; known columns: {', '.join(KEYS[label])}")
    unknown = [c for c in columns if c not in KEYS[label]]
    if unknown:
        other: RecordLabel = "PLACE" if label == "ORG" else "ORG"
        hint = ""
        if all(c in KEYS[other] for c in unknown):
            hint = f". Are these {WHAT[other]}s? Try: {'with' if other == 'PLACE' else 'without'} --places"
        raise AuthorityError(
            f"{name}: unknown column {', '.join(unknown)}; known: {', '.join(KEYS[label])}{hint}"
        )
    doubled = sorted({c for c in columns if columns.count(c) > 1})
    if doubled:
        raise AuthorityError(f"{name}: the column {doubled[0]} is there twice")


def _yaml_items(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    import yaml

    try:
        loaded = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise AuthorityError(f"{name}: not valid YAML: {error}") from error
    if not isinstance(loaded, list) or not all(isinstance(item, dict) for item in loaded):
        raise AuthorityError(f"{name}: a list of records is expected, each with id, name and type")
    for number, item in enumerate(loaded, 1):
        yield f"record {number}", item
