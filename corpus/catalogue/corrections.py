"""What archivists told of single documents: corrections, logged, undoable, kept through new readings.

A correction outranks whatever is found. It is written into the current version, so that everything that
reads the catalogue sees it; what had been found is kept beside it (`found`), for the day it is undone. With
each new version the standing corrections are applied again. A part's correction goes with the part's title,
since parts may be counted otherwise in a new version.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.catalogue.records import part_id
from corpus.clock import now
from corpus.errors import NotFoundError, UsageError

SCHEMA = """
CREATE TABLE correction (                   -- append-only; what is undone stays, see undone_by
    id        INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,
    document  TEXT NOT NULL REFERENCES document (id),
    n         INTEGER NOT NULL,             -- the part; 0: the document as a whole
    field     TEXT NOT NULL,
    value     TEXT,                         -- NULL: none, against what is found
    before    TEXT,                         -- what was shown until then
    way       TEXT NOT NULL,                -- edit, undo, or the manifest's name
    anchor    TEXT,                         -- a part's title as it was found
    undoes    INTEGER REFERENCES correction (id),
    undone_by INTEGER REFERENCES correction (id)
);
CREATE INDEX correction_document ON correction (document);
CREATE TABLE found (                        -- what a correction covers in a version
    version INTEGER NOT NULL REFERENCES version (key) ON DELETE CASCADE,
    n       INTEGER NOT NULL,
    field   TEXT NOT NULL,
    value   TEXT,
    PRIMARY KEY (version, n, field)
) WITHOUT ROWID;
ALTER TABLE document ADD COLUMN purged TEXT;   -- since when the bytes of what was withdrawn are deleted
"""

FIELDS = (
    "title", "author", "kind", "published", "adopted", "republished", "convention", "number", "status",
    "source", "collection", "rights", "language",
)  # fmt: skip
OF_PARTS = (
    "title", "author", "kind", "published", "adopted", "convention", "number", "status", "language",
)  # fmt: skip
NEVER_EMPTY = ("title", "kind")
# Found with a field, and "given" as long as a correction stands.
_FROM = {"kind": "kind_from", "published": "published_from"}
_INHERITED = ("published", "adopted", "convention", "status", "language", "author")

Values = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the log. `part` is the id of what it is about; `undoes` the entry that it undoes."""

    id: int
    at: str
    document: str
    part: str
    field: str
    value: str | None
    before: str | None
    way: str
    undoes: int | None = None
    undone_by: int | None = None


class Corrections:
    """The log of corrections, and their way into the catalogue's current versions.

    Call what writes inside `Catalogue.transaction()`, and have the index follow (`Documents.touch`).
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # -- the log --------------------------------------------------------------------------------------

    def log(self, document: str | None = None) -> list[Correction]:
        """Every entry, of one document or of all, the oldest first."""
        where, values = ("WHERE document = ?", (document,)) if document else ("", ())
        rows = self._connection.execute(f"SELECT * FROM correction {where} ORDER BY id", values)
        return [_correction(row) for row in rows]

    def standing(self, document: str) -> list[Correction]:
        """The corrections of a document and its parts that are in force: of each field the last."""
        last: dict[tuple[str, str], Correction] = {}
        for entry in self.log(document):
            if entry.undone_by is None and entry.undoes is None:
                last[entry.part, entry.field] = entry
        return list(last.values())

    def told(self, document: str) -> dict[str, str]:
        """What stands corrected of a document as a whole, as a new reading is given it."""
        return {c.field: c.value for c in self.standing(document) if c.part == document and c.value}

    # -- writing --------------------------------------------------------------------------------------

    def correct(
        self, identifier: str, values: Mapping[str, str | None], way: str = "edit"
    ) -> list[Correction]:
        """Log new values for fields of a document `<id>` or part `<id>/<n>`, and put them in force.

        Raises `NotFoundError`, and `UsageError` for a field that cannot be corrected.
        """
        document, n, version = self._meant(identifier)
        for field, value in values.items():
            _check(field, value, n)
        shown, found = self._shown(version, n), self._found(version, n, OF_PARTS if n else FIELDS)
        anchor = found["title"] if n else None
        made: list[Correction] = []
        for field, value in values.items():
            before = shown[field] if shown[field] != value else found[field]
            cursor = self._connection.execute(
                "INSERT INTO correction (at, document, n, field, value, before, way, anchor)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (now(), document, n, field, value, before, way, anchor),
            )
            made.append(self._one(int(cursor.lastrowid or 0)))
        if made:
            self.apply(document)
        return made

    def news(self, document: str, values: Mapping[str, str], way: str) -> dict[str, str]:
        """Of what a manifest says of a document, what it had not said before, and what is not in force yet.

        So the same manifest, taken in again, overrides nothing that was edited or undone since.
        """
        said: dict[str, str | None] = {}
        for entry in self.log(document):
            if entry.part == document and entry.way == way:
                said[entry.field] = entry.value
        in_force = self.told(document)
        return {f: v for f, v in values.items() if said.get(f) != v and in_force.get(f) != v}

    def shown(self, document: str, n: int) -> list[dict[str, str | int | None]]:
        """What is corrected of a document (0) or part: the entry's number, the field, what had been found."""
        row = self._connection.execute("SELECT current FROM document WHERE id = ?", (document,)).fetchone()
        covered = self._covered(int(row[0]), n)
        listed = {
            c.field: c.id for c in self.standing(document) if c.part in (part_id(document, n), document)
        }
        return [{"id": listed[f], "field": f, "found": v} for f, v in covered.items() if f in listed]

    def found_of(self, document: str, fields: Iterable[str]) -> dict[str, str | None]:
        """What was found, or given for many at once, in a document's current version; corrections apart."""
        row = self._connection.execute("SELECT current FROM document WHERE id = ?", (document,)).fetchone()
        return self._found(int(row[0]), 0, fields) if row is not None and row[0] is not None else {}

    def undo(self, number: int) -> Correction:
        """Undo an entry; undoing an undoing brings the correction back.

        Raises `NotFoundError`, and `UsageError` where it is undone already.
        """
        entry = self._one(number)
        if entry.undone_by is not None:
            raise UsageError(f"correction {number} was undone already, by {entry.undone_by}")
        row = self._connection.execute("SELECT * FROM correction WHERE id = ?", (number,)).fetchone()
        cursor = self._connection.execute(
            "INSERT INTO correction (at, document, n, field, value, before, way, anchor, undoes)"
            " VALUES (?, ?, ?, ?, ?, ?, 'undo', ?, ?)",
            (
                now(),
                row["document"],
                row["n"],
                row["field"],
                row["before"],
                row["value"],
                row["anchor"],
                number,
            ),
        )
        new = int(cursor.lastrowid or 0)
        self._set(number, new)
        if entry.undoes is not None:
            self._set(entry.undoes, None)
        self.apply(entry.document)
        return self._one(new)

    def note_found(self, version: int, found: Mapping[str, str | None]) -> None:
        """Remember what a reading would have found of a new version without what it was told."""
        row = self._connection.execute("SELECT * FROM version WHERE key = ?", (version,)).fetchone()
        parts = self._connection.execute(
            "SELECT * FROM part WHERE version = ? AND n > 0", (version,)
        ).fetchall()
        for field, value in found.items():
            self._keep(version, 0, field, value)
            if field in OF_PARTS:
                for part in parts:
                    if part[field] is not None and part[field] == row[field]:
                        self._keep(version, part["n"], field, value)

    def apply(self, document: str) -> None:
        """Put the standing corrections of a document in force in its current version, and only these."""
        row = self._connection.execute(
            "SELECT current FROM document WHERE id = ?"
            " AND EXISTS (SELECT 1 FROM correction WHERE document = ?)",
            (document, document),
        ).fetchone()
        if row is None or row[0] is None:
            return
        version = int(row[0])
        parts = [
            r[0]
            for r in self._connection.execute("SELECT n FROM part WHERE version = ? ORDER BY n", (version,))
        ]
        found = {n: self._found(version, n, OF_PARTS if n else FIELDS) for n in {0, *parts}}
        of_document, of_parts = self._in_force(document, found)
        self._write("version", version, 0, of_document)
        for n in parts:
            if n == 0:  # undivided: the document is its own only part
                self._copy_down(version)
                continue
            inherited = {
                f: v
                for f, v in of_document.items()
                if f in _INHERITED and found[n][f] is not None and found[n][f] == found[0][f]
            }
            self._write("part", version, n, {**inherited, **of_parts.get(n, {})})

    # -- within ---------------------------------------------------------------------------------------

    def _in_force(self, document: str, found: Mapping[int, Values]) -> tuple[Values, dict[int, Values]]:
        of_document: Values = {}
        of_parts: dict[int, Values] = {}
        rows = self._connection.execute(
            "SELECT n, field, value, anchor FROM correction WHERE document = ? AND undone_by IS NULL"
            " AND undoes IS NULL ORDER BY id",
            (document,),
        )
        for row in rows:
            if row["n"] == 0:
                of_document[row["field"]] = row["value"]
            elif (n := _part_now(row["n"], row["anchor"], found)) is not None:
                of_parts.setdefault(n, {})[row["field"]] = row["value"]
        return of_document, of_parts

    def _write(self, table: str, version: int, n: int, values: Values) -> None:
        """Have a row show these values, and what was found in all other fields that were covered."""
        wanted = dict(values)
        if table == "version":
            wanted.update({_FROM[f]: "given" for f in values if f in _FROM and values[f] is not None})
        kept = self._covered(version, n)
        where, key = (
            ("key = ?", (version,)) if table == "version" else ("version = ? AND n = ?", (version, n))
        )
        row = self._connection.execute(f"SELECT * FROM {table} WHERE {where}", key).fetchone()
        for field, value in wanted.items():
            if field not in kept:
                self._keep(version, n, field, row[field])
            self._connection.execute(f"UPDATE {table} SET {field} = ? WHERE {where}", (value, *key))
        for field in kept.keys() - wanted.keys():
            self._connection.execute(f"UPDATE {table} SET {field} = ? WHERE {where}", (kept[field], *key))
            self._connection.execute(
                "DELETE FROM found WHERE version = ? AND n = ? AND field = ?", (version, n, field)
            )

    def _copy_down(self, version: int) -> None:
        columns = ", ".join(f"{f} = (SELECT {f} FROM version WHERE key = part.version)" for f in OF_PARTS)
        self._connection.execute(f"UPDATE part SET {columns} WHERE version = ? AND n = 0", (version,))

    def _keep(self, version: int, n: int, field: str, value: str | None) -> None:
        self._connection.execute(
            "INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?)", (version, n, field, value)
        )

    def _shown(self, version: int, n: int) -> Values:
        table, where = ("part", "version = ? AND n = ?") if n else ("version", "key = ?")
        key = (version, n) if n else (version,)
        row = self._connection.execute(f"SELECT * FROM {table} WHERE {where}", key).fetchone()
        return {field: row[field] for field in (OF_PARTS if n else FIELDS)}

    def _found(self, version: int, n: int, fields: Iterable[str]) -> Values:
        """What the reading itself found, whatever is shown."""
        shown, covered = self._shown(version, n), self._covered(version, n)
        return {field: covered.get(field, shown[field]) for field in fields}

    def _covered(self, version: int, n: int) -> Values:
        rows = self._connection.execute(
            "SELECT field, value FROM found WHERE version = ? AND n = ? ORDER BY field", (version, n)
        )
        return {row["field"]: row["value"] for row in rows}

    def _meant(self, identifier: str) -> tuple[str, int, int]:
        """Document, part and current version of an id. Raises `NotFoundError`."""
        document, slash, ordinal = identifier.partition("/")
        row = self._connection.execute(
            "SELECT current, withdrawn FROM document WHERE id = ?", (document,)
        ).fetchone()
        if row is None or row["current"] is None:
            raise NotFoundError(f"no document {document}. Try: solidarity search, whose hits show ids")
        if row["withdrawn"]:
            raise NotFoundError(f"{document} was withdrawn on {row['withdrawn'][:10]}")
        if not slash:
            return document, 0, int(row["current"])
        known = self._connection.execute(
            "SELECT n FROM part WHERE version = ? AND n > 0 AND CAST(n AS TEXT) = ?",
            (row["current"], ordinal),
        ).fetchone()
        if known is None:
            raise NotFoundError(f"{document} has no part {ordinal}. Try: solidarity show {document}")
        return document, int(known[0]), int(row["current"])

    def _one(self, number: int) -> Correction:
        row = self._connection.execute("SELECT * FROM correction WHERE id = ?", (number,)).fetchone()
        if row is None:
            raise NotFoundError(f"no correction {number}. Try: solidarity edit --log")
        return _correction(row)

    def _set(self, number: int, undone_by: int | None) -> None:
        self._connection.execute("UPDATE correction SET undone_by = ? WHERE id = ?", (undone_by, number))


def _part_now(n: int, anchor: str | None, found: Mapping[int, Values]) -> int | None:
    """Which part of the current version a correction is about: that of its title, the nearest by number."""
    titled = [m for m, values in found.items() if m and values["title"] == anchor]
    return min(titled, key=lambda m: abs(m - n), default=None)


def _check(field: str, value: str | None, n: int) -> None:
    known = OF_PARTS if n else FIELDS
    if field not in known:
        of = "a part" if n else "a document"
        raise UsageError(f"{field}: cannot be corrected of {of}. Try one of: {', '.join(known)}")
    if value is None and field in NEVER_EMPTY:
        raise UsageError(f"{field}: cannot be empty")


def _correction(row: sqlite3.Row) -> Correction:
    return Correction(
        id=row["id"],
        at=row["at"],
        document=row["document"],
        part=part_id(row["document"], row["n"]),
        field=row["field"],
        value=row["value"],
        before=row["before"],
        way=row["way"],
        undoes=row["undoes"],
        undone_by=row["undone_by"],
    )
