"""How often organizations and places are mentioned, and which mentions wait for an archivist."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.catalogue.records import part_id

# Mentions in the current versions of documents that are not withdrawn.
_CURRENT = """
FROM mention m JOIN part p ON p.key = m.part
JOIN version v ON v.key = p.version JOIN document d ON d.current = v.key
WHERE d.withdrawn IS NULL AND m.label = :label
"""
# Said so that SQLite can tell that its index of open mentions serves.
_OPEN = "m.entity IS NULL AND m.label != 'DATE'"


@dataclass(frozen=True, slots=True)
class Count:
    """Mentions, and the documents that hold them."""

    mentions: int = 0
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Surface:
    """A form in which something is mentioned."""

    surface: str
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True)
class Context:
    """Where a mention stands: `before`, the surface, `after`, in the part with that id."""

    part: str
    before: str
    surface: str
    after: str


class Usage:
    """Counts over the current versions of the documents that are not withdrawn."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def counts(self, label: str) -> dict[str, Count]:
        """For each organization (ORG) or place (PLACE) that is mentioned, how often."""
        rows = self._connection.execute(
            f"SELECT m.entity, count(*), count(DISTINCT d.id) {_CURRENT} AND m.entity IS NOT NULL"
            " GROUP BY m.entity",
            {"label": label},
        )
        return {row[0]: Count(row[1], row[2]) for row in rows}

    def count(self, label: str, identifier: str) -> Count:
        """How often one of them is mentioned."""
        row = self._connection.execute(
            f"SELECT count(*), count(DISTINCT d.id) {_CURRENT} AND m.entity = :entity",
            {"label": label, "entity": identifier},
        ).fetchone()
        return Count(row[0], row[1])

    def unrecorded(self, label: str) -> dict[str, str]:
        """Id and name of what is mentioned and has no record of its own."""
        condition = "recorded = 0" if label == "ORG" else "id LIKE 'name:%'"
        table = "organization" if label == "ORG" else "place"
        return dict(self._connection.execute(f"SELECT id, name FROM {table} WHERE {condition}").fetchall())

    def surfaces(self, label: str, identifier: str, document: str | None = None) -> list[Surface]:
        """The forms in which one of them is mentioned (in one document), the most frequent first."""
        within = "AND d.id = :document" if document is not None else ""
        rows = self._connection.execute(
            f"SELECT m.surface, count(*) AS n, count(DISTINCT d.id) {_CURRENT} AND m.entity = :entity"
            f" {within} GROUP BY m.surface ORDER BY n DESC, m.surface",
            {"label": label, "entity": identifier, "document": document},
        )
        return [Surface(*row) for row in rows]

    def open_in(self, label: str, document: str) -> list[str]:
        """The surfaces in one document of which is open who or what they mean."""
        rows = self._connection.execute(
            f"SELECT DISTINCT m.surface {_CURRENT} AND {_OPEN} AND d.id = :document",
            {"label": label, "document": document},
        )
        return [row[0] for row in rows]

    def open(self, label: str) -> dict[str, tuple[Count, tuple[str, ...]]]:
        """Each surface of which is open whom it means in some documents: how often, and who it may be."""
        rows = self._connection.execute(
            f"SELECT m.surface, count(*) AS n, count(DISTINCT d.id), m.candidates {_CURRENT}"
            f" AND {_OPEN} GROUP BY m.surface ORDER BY n DESC, m.surface",
            {"label": label},
        )
        return {row[0]: (Count(row[1], row[2]), tuple(json.loads(row[3]))) for row in rows}

    def contexts(
        self,
        label: str,
        identifier: str | None,
        surface: str | None = None,
        *,
        limit: int = 3,
        around: int = 60,
        include_restricted: bool = False,
    ) -> Iterator[Context]:
        """Where something is mentioned, one place in each document; with `identifier` None, open mentions.

        `around` is how many characters stand before and after.
        """
        entity = _OPEN if identifier is None else "m.entity = :entity"
        named = "AND m.surface = :surface" if surface is not None else ""
        rights = "" if include_restricted else "AND coalesce(v.rights, '') != 'restricted'"
        rows = self._connection.execute(
            "SELECT d.id, p.n, p.start, p.end, v.text, min(m.start), m.end, m.surface"
            f" {_CURRENT} AND {entity} {named} {rights} GROUP BY d.id ORDER BY d.accessioned, d.id"
            " LIMIT :limit",
            {"label": label, "entity": identifier, "surface": surface, "limit": limit},
        )
        for document, n, first, last, text, start, end, found in rows:
            before = " ".join(text[max(first, start - around) : start].split())
            after = " ".join(text[end : min(last, end + around)].split())
            yield Context(part_id(document, n), before, found, after)
