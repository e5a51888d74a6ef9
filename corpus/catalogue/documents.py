"""Documents in the catalogue: accession, versions, and what is shown of them."""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from typing import Any

from corpus.catalogue.corrections import Corrections
from corpus.catalogue.names import Names
from corpus.catalogue.records import Accession
from corpus.clock import now
from corpus.document import Document, Mention, Part, Provenance
from corpus.errors import NotFoundError

ID_LENGTH = 8

_VERSION_COLUMNS = [
    "document",
    "ordinal",
    "run",
    "origin",
    "sha256",
    "size",
    "retrieved",
    "media_type",
    "reader",
    "headers",
    "text",
    "title",
    "author",
    "kind",
    "kind_from",
    "published",
    "published_from",
    "republished",
    "adopted",
    "convention",
    "number",
    "status",
    "source",
    "collection",
    "rights",
    "language",
    "pages",
    "warnings",
    "metadata",
]
_PART_COLUMNS = [
    "version",
    "n",
    "start",
    "end",
    "title",
    "kind",
    "number",
    "author",
    "published",
    "adopted",
    "convention",
    "status",
    "page",
    "language",
    "resolution",
]

_ALIKE = ("title", "author", "published", "adopted")


class Documents:
    """Stores documents and answers what is held."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names = Names(connection)
        self._corrections = Corrections(connection)

    # -- what is held -------------------------------------------------------------------------------

    def at_origin(self, origin: str) -> Accession | None:
        """The document whose bytes were last seen at `origin`; its `sha256` is that of those bytes."""
        row = self._connection.execute(
            f"{_ACCESSION} JOIN origin o ON o.document = d.id WHERE o.origin = ?", (origin,)
        ).fetchone()
        if row is None:
            return None
        seen = self._connection.execute("SELECT sha256 FROM origin WHERE origin = ?", (origin,)).fetchone()
        return _accession(row, sha256=seen[0])

    def with_fixity(self, sha256: str) -> Accession | None:
        """The first document whose current version has those very bytes."""
        row = self._connection.execute(
            f"{_ACCESSION} WHERE v.sha256 = ? ORDER BY d.accessioned, d.id LIMIT 1", (sha256,)
        ).fetchone()
        return _accession(row) if row else None

    def reads_alike(self, identifier: str, document: Document) -> bool:
        """Whether the current version of a document says the same: text, title, author and dates.

        What archivists told of it is left out on both sides.
        """
        row = self._connection.execute(
            "SELECT v.text FROM document d JOIN version v ON v.key = d.current WHERE d.id = ?", (identifier,)
        ).fetchone()
        held = self._corrections.found_of(identifier, _ALIKE)
        said = {name: document.found.get(name, getattr(document, name)) for name in _ALIKE}
        return row is not None and row[0] == document.text and held == said

    def accession(self, identifier: str) -> Accession:
        """The identity of a document. Raises `NotFoundError`."""
        row = self._connection.execute(f"{_ACCESSION} WHERE d.id = ?", (identifier,)).fetchone()
        if row is None:
            raise NotFoundError(f"no document {identifier}. Try: solidarity search, whose hits show ids")
        return _accession(row)

    def count(self) -> int:
        """How many documents are held and not withdrawn."""
        row = self._connection.execute("SELECT count(*) FROM document WHERE withdrawn IS NULL").fetchone()
        return int(row[0])

    def fixities(self) -> Iterator[str]:
        """The SHA-256 of every version whose bytes are kept."""
        for row in self._connection.execute(
            "SELECT DISTINCT v.sha256 FROM version v JOIN document d ON d.id = v.document"
            " WHERE d.purged IS NULL"
        ):
            yield row[0]

    # -- storing; call inside Catalogue.transaction() -------------------------------------------------

    def store(self, document: Document, provenance: Provenance, run: int | None = None) -> tuple[str, bool]:
        """Store a document, as a new one or as the next version of what its origin held before.

        Gives its id and whether it is new. Mentions of organizations and places without a record are
        made known by their names.
        """
        known = self.at_origin(provenance.origin)
        # An origin that was noted as a duplicate of another document and now differs is its own document.
        is_new = known is None or known.origin != provenance.origin
        identifier = self._new_id(provenance) if is_new or known is None else known.id
        generation = self._next_generation()
        if is_new:
            self._connection.execute(
                "INSERT INTO document (id, origin, accessioned, generation) VALUES (?, ?, ?, ?)",
                (identifier, provenance.origin, now(), generation),
            )
        else:  # what was given once for many is not given again with each new version
            before = self._corrections.found_of(identifier, ("collection", "rights"))
            document = replace(
                document,
                collection=document.collection or before["collection"],
                rights=document.rights or before["rights"],
            )
        key = self._store_version(identifier, document, provenance, run)
        self._connection.execute(
            "UPDATE document SET current = ?, generation = ? WHERE id = ?", (key, generation, identifier)
        )
        self._corrections.note_found(key, document.found)
        self._corrections.apply(identifier)
        self.see(provenance.origin, identifier, provenance.sha256)
        return identifier, is_new

    def see(self, origin: str, identifier: str, sha256: str) -> None:
        """Note that the bytes of a document were seen at an origin, now."""
        moment = now()
        self._connection.execute(
            "INSERT INTO origin VALUES (?, ?, ?, ?, ?) ON CONFLICT (origin) DO UPDATE SET"
            " document = excluded.document, sha256 = excluded.sha256, last_seen = excluded.last_seen",
            (origin, identifier, sha256, moment, moment),
        )

    def touch(self, identifiers: Iterable[str]) -> None:
        """Have the index take documents in anew: something that it shows of them has changed."""
        for identifier in sorted(identifiers):
            self._connection.execute(
                "UPDATE document SET generation = ? WHERE id = ?", (self._next_generation(), identifier)
            )

    def _next_generation(self) -> int:
        self._connection.execute("UPDATE counter SET value = value + 1 WHERE name = 'generation'")
        row = self._connection.execute("SELECT value FROM counter WHERE name = 'generation'").fetchone()
        return int(row[0])

    def _new_id(self, provenance: Provenance) -> str:
        """Short, URL-safe, and the same for the same first accession; longer only on a collision."""
        digest = hashlib.sha256(f"{provenance.origin}\0{provenance.sha256}".encode()).digest()
        name = base64.b32encode(digest).decode().lower().rstrip("=")
        for length in range(ID_LENGTH, len(name) + 1):
            taken = self._connection.execute("SELECT 1 FROM document WHERE id = ?", (name[:length],))
            if taken.fetchone() is None:
                return name[:length]
        raise AssertionError("two accessions with one SHA-256")

    def _store_version(
        self, identifier: str, document: Document, provenance: Provenance, run: int | None
    ) -> int:
        row = self._connection.execute(
            "SELECT coalesce(max(ordinal), 0) + 1 FROM version WHERE document = ?", (identifier,)
        ).fetchone()
        metadata = {
            key: [[s.value, s.origin, s.confidence] for s in found]
            for key, found in document.metadata.items()
        }
        values = {
            **{name: getattr(document, name) for name in _VERSION_COLUMNS if hasattr(document, name)},
            **{name: value for name, value in asdict(provenance).items() if name in _VERSION_COLUMNS},
            "document": identifier,
            "ordinal": row[0],
            "run": run,
            "headers": json.dumps(dict(provenance.headers), ensure_ascii=False),
            "pages": json.dumps(document.pages),
            "warnings": json.dumps(document.warnings, ensure_ascii=False),
            "metadata": json.dumps(metadata, ensure_ascii=False),
        }
        key = self._insert("version", _VERSION_COLUMNS, [values[name] for name in _VERSION_COLUMNS])
        for part in document.parts:
            self._store_part(key, part)
        return key

    def _store_part(self, version: int, part: Part) -> None:
        values = [version, *(getattr(part, name) for name in _PART_COLUMNS[1:-1])]
        told = json.dumps(asdict(part.resolution), ensure_ascii=False) if part.resolution else None
        values.append(told)
        key = self._insert("part", _PART_COLUMNS, values)
        clauses = []
        for ordinal, clause in enumerate(part.clauses):
            columns = (
                "part",
                "ordinal",
                "role",
                "number",
                "verb",
                "stance",
                "start",
                "end",
                "page",
                "target",
            )
            clauses.append(
                self._insert("clause", columns, [key, ordinal, *(getattr(clause, c) for c in columns[2:])])
            )
        self._connection.executemany(
            "INSERT INTO mention (part, clause, label, surface, start, end, entity, edtf, method, confidence,"
            " candidates) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            list(self._mention_rows(key, part, clauses)),
        )

    def _mention_rows(self, key: int, part: Part, clauses: list[int]) -> Iterator[tuple[Any, ...]]:
        for mention in part.mentions:
            if mention.id is not None and mention.label == "ORG":
                self._names.ensure_organization(mention.id, mention.surface)
            elif mention.id is not None and mention.label == "PLACE":
                self._names.ensure_place(mention.id, mention.surface)
            yield (
                key,
                _clause_of(mention, part, clauses),
                mention.label,
                mention.surface,
                mention.start,
                mention.end,
                mention.id,
                mention.edtf,
                mention.method,
                mention.confidence,
                json.dumps(mention.candidates),
            )

    def _insert(self, table: str, columns: Iterable[str], values: Iterable[Any]) -> int:
        names = list(columns)
        cursor = self._connection.execute(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", list(values)
        )
        return int(cursor.lastrowid or 0)


_ACCESSION = (
    "SELECT d.id, d.origin, v.sha256, v.title, v.kind, v.ordinal, v.warnings, d.withdrawn,"
    " (SELECT count(*) FROM part p WHERE p.version = v.key) AS parts"
    " FROM document d JOIN version v ON v.key = d.current"
)


def _accession(row: sqlite3.Row, sha256: str | None = None) -> Accession:
    return Accession(
        id=row["id"],
        origin=row["origin"],
        sha256=sha256 or row["sha256"],
        title=row["title"],
        kind=row["kind"],
        parts=row["parts"],
        version=row["ordinal"],
        warnings=tuple(json.loads(row["warnings"])),
        withdrawn=row["withdrawn"],
    )


def _clause_of(mention: Mention, part: Part, keys: list[int]) -> int | None:
    for clause, key in zip(part.clauses, keys, strict=True):
        if clause.start <= mention.start and mention.end <= clause.end:
            return key
    return None
