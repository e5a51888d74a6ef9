"""Organizations and places in the catalogue: those of the authority files, and those grouped by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from corpus.catalogue.records import OrganizationRow, PlaceRow
from corpus.folding import name_key

if TYPE_CHECKING:
    from corpus.authority.records import Organization, Place

_FINGERPRINT = "authority fingerprint"
_RESOLVED = "resolved fingerprint"


class Names:
    """Look-up of who and what is meant, without loading the authority files."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def fingerprint(self) -> str:
        """Of the authority records that the names were last taken from; empty at first."""
        return self._fact(_FINGERPRINT)

    def resolved_fingerprint(self) -> str:
        """Of the records by which all mentions are resolved; empty where some may be by older ones."""
        return self._fact(_RESOLVED)

    def note_resolved(self, fingerprint: str) -> None:
        """Note that all mentions are resolved by the records with this fingerprint."""
        self._connection.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (_RESOLVED, fingerprint))

    def take_authorities(
        self,
        organizations: Iterable[Organization],
        places: Iterable[Place],
        fingerprint: str,
        superseded: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        """Bring the names up to all records in use. Records that are gone stay while they are mentioned."""
        organizations, places = list(organizations), list(places)
        self.take_changes(organizations, places, fingerprint, superseded)
        self.drop_gone({o.id for o in organizations}, {p.id for p in places})

    def take_changes(
        self,
        organizations: Iterable[Organization],
        places: Iterable[Place],
        fingerprint: str,
        superseded: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        """Bring the names up to some new and changed records; all others stay as they are."""
        for record in organizations:
            self._put_organization(
                (record.id, record.name, record.type, record.country, record.parent, 1), record.names
            )
        self._put_places(list(places))
        self._connection.execute("DELETE FROM superseded")
        self._connection.executemany(
            "INSERT INTO superseded VALUES (?, ?, ?)",
            [(label, identifier, into) for (label, identifier), into in (superseded or {}).items()],
        )
        self._connection.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (_FINGERPRINT, fingerprint))

    def drop_gone(self, organizations: Collection[str], places: Collection[str]) -> None:
        """Forget recorded organizations and places other than these that no document mentions any more."""
        self.drop_unmentioned("ORG", self._other_than(organizations, "organization WHERE recorded = 1"))
        self.drop_unmentioned("PLACE", self._other_than(places, "place WHERE id NOT LIKE 'name:%'"))

    def drop_unmentioned(self, label: str, identifiers: Iterable[str]) -> None:
        """Forget those of some organizations or places that no document mentions any more."""
        table = "organization" if label == "ORG" else "place"
        for identifier in identifiers:
            self._connection.execute(
                f"DELETE FROM {table} WHERE id = ?1"
                " AND NOT EXISTS (SELECT 1 FROM mention WHERE entity = ?1 AND label = ?2)",
                (identifier, label),
            )

    def superseded_by(self, label: str, identifier: str) -> str | None:
        """The id of what the one with this id was merged into, or None."""
        row = self._connection.execute(
            "SELECT entity FROM superseded WHERE label = ? AND id = ?", (label, identifier)
        ).fetchone()
        return str(row[0]) if row else None

    def _other_than(self, present: Collection[str], rows: str) -> list[str]:
        return [row[0] for row in self._connection.execute(f"SELECT id FROM {rows}") if row[0] not in present]

    def _fact(self, name: str) -> str:
        row = self._connection.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

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
        """The organization with that exact id, else all that bear the name or acronym, folded.

        The id of one that was merged leads to what it was merged into.
        """
        exact = self.organization(self.superseded_by("ORG", name) or name)
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
        exact = self.place(self.superseded_by("PLACE", name) or name)
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

    def _put_places(self, places: Collection[Place]) -> None:
        self._connection.executemany(
            "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?)",
            [(p.id, p.name, p.type, p.country, p.parent, p.population) for p in places],
        )
        self._connection.executemany("DELETE FROM place_name WHERE place = ?", [(p.id,) for p in places])
        self._connection.executemany(
            "INSERT OR IGNORE INTO place_name VALUES (?, ?, ?)",
            [(name_key(name), place.id, name) for place in places for name in place.names],
        )
