"""Organizations and places in the catalogue: those of the authority files, and those grouped by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from corpus.authority.records import Organization, Place
from corpus.catalogue.records import OrganizationRow, PlaceRow
from corpus.folding import name_key

_FINGERPRINT = "authority fingerprint"


class Names:
    """Look-up of who and what is meant, without loading the authority files."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def fingerprint(self) -> str:
        """Of the authority files that the names were last taken from; empty at first."""
        row = self._connection.execute("SELECT value FROM fact WHERE name = ?", (_FINGERPRINT,)).fetchone()
        return str(row[0]) if row else ""

    def take_authorities(
        self, organizations: Iterable[Organization], places: Iterable[Place], fingerprint: str
    ) -> None:
        """Bring the names up to the authority files. Records that are gone stay while they are mentioned."""
        for record in organizations:
            self._put_organization(
                (record.id, record.name, record.type, record.country, record.parent, 1), record.names
            )
        for place in places:
            self._put_place(place)
        self._connection.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (_FINGERPRINT, fingerprint))

    def ensure_organization(self, identifier: str, surface: str) -> None:
        """Make sure that a mentioned organization without a record of its own is known by its name.

        `name:…` stands for a name grouped across the archive, `ue:local-332` for a local of `ue`.
        """
        if self._connection.execute("SELECT 1 FROM organization WHERE id = ?", (identifier,)).fetchone():
            return
        parent = None if identifier.startswith("name:") else identifier.partition(":")[0]
        country = None
        if parent is not None:
            row = self._connection.execute(
                "SELECT country FROM organization WHERE id = ?", (parent,)
            ).fetchone()
            country = row[0] if row else None
        kind = "local" if parent is not None and parent != identifier else None
        self._put_organization((identifier, surface, kind, country, parent, 0), (surface,))

    def ensure_place(self, identifier: str, surface: str) -> None:
        """Make sure that a mentioned place without a record is known by its name."""
        self._connection.execute(
            "INSERT OR IGNORE INTO place (id, name) VALUES (?, ?)", (identifier, surface)
        )
        self._connection.execute(
            "INSERT OR IGNORE INTO place_name VALUES (?, ?, ?)", (name_key(surface), identifier, surface)
        )

    def organization(self, identifier: str) -> OrganizationRow | None:
        """The organization with that id, with all its names, or None."""
        row = self._connection.execute(
            "SELECT id, name, type, country, parent FROM organization WHERE id = ?", (identifier,)
        ).fetchone()
        if row is None:
            return None
        names = self._connection.execute(
            "SELECT name FROM organization_name WHERE organization = ? ORDER BY ordinal", (identifier,)
        )
        return OrganizationRow(
            row["id"], row["name"], row["type"], row["country"], row["parent"], tuple(n[0] for n in names)
        )

    def organizations_named(self, name: str) -> list[OrganizationRow]:
        """The organization with that exact id, else all that bear the name or acronym, folded."""
        exact = self.organization(name)
        if exact is not None:
            return [exact]
        rows = self._connection.execute(
            "SELECT organization FROM organization_name WHERE key = ? ORDER BY organization",
            (name_key(name),),
        )
        return [found for row in rows.fetchall() if (found := self.organization(row[0])) is not None]

    def place(self, identifier: str) -> PlaceRow | None:
        """The place with that id, or None."""
        row = self._connection.execute(
            "SELECT id, name, type, country, parent FROM place WHERE id = ?", (identifier,)
        ).fetchone()
        return PlaceRow(*row) if row else None

    def places_named(self, name: str) -> list[PlaceRow]:
        """The place with that exact id, else all that bear the name; countries first, then by population."""
        exact = self.place(name)
        if exact is not None:
            return [exact]
        rows = self._connection.execute(
            "SELECT p.id, p.name, p.type, p.country, p.parent"
            " FROM place_name n JOIN place p ON p.id = n.place"
            " WHERE n.key = ? ORDER BY p.type != 'country', p.population DESC, p.id",
            (name_key(name),),
        )
        return [PlaceRow(*row) for row in rows]

    def _put_organization(self, values: tuple[object, ...], names: Iterable[str]) -> None:
        self._connection.execute(
            "INSERT INTO organization (id, name, type, country, parent, recorded) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET name = excluded.name, type = excluded.type,"
            " country = excluded.country, parent = excluded.parent, recorded = excluded.recorded",
            values,
        )
        self._connection.execute("DELETE FROM organization_name WHERE organization = ?", (values[0],))
        self._connection.executemany(
            "INSERT OR IGNORE INTO organization_name VALUES (?, ?, ?, ?)",
            [(name_key(name), values[0], name, order) for order, name in enumerate(names)],
        )

    def _put_place(self, place: Place) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?)",
            (place.id, place.name, place.type, place.country, place.parent, place.population),
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO place_name VALUES (?, ?, ?)",
            [(name_key(name), place.id, name) for name in place.names],
        )
