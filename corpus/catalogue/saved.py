"""Saved searches: what was asked, and which hits were told already."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.clock import now
from corpus.errors import NotFoundError, UsageError

SCHEMA = """
CREATE TABLE saved (
    name    TEXT PRIMARY KEY,
    query   TEXT NOT NULL,
    options TEXT NOT NULL,                  -- JSON: the filters as they were typed
    created TEXT NOT NULL,
    told    TEXT                            -- when news of it was last asked for
) WITHOUT ROWID;
CREATE TABLE saved_told (                   -- hits (document or part ids) that were told; none is told twice
    name TEXT NOT NULL REFERENCES saved (name) ON DELETE CASCADE,
    hit  TEXT NOT NULL,
    PRIMARY KEY (name, hit)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name. `options` are the search's filters; `told` when its news were last asked for."""

    name: str
    query: str
    options: Mapping[str, Any]
    created: str
    told: str | None


class SavedSearches:
    """Saved searches in the catalogue: they outlive the index. What writes is called inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self) -> list[SavedSearch]:
        """All of them by name."""
        return [_saved(row) for row in self._connection.execute("SELECT * FROM saved ORDER BY name")]

    def get(self, name: str) -> SavedSearch:
        """The one of that name. Raises `NotFoundError`."""
        row = self._connection.execute("SELECT * FROM saved WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise NotFoundError(f"no saved search {name}. Look: solidarity saved list")
        return _saved(row)

    def add(self, name: str, query: str, options: Mapping[str, Any], hits: Collection[str]) -> None:
        """Keep a search; `hits` are those it has now, no news. Raises `UsageError` for a name given twice."""
        if self._connection.execute("SELECT 1 FROM saved WHERE name = ?", (name,)).fetchone():
            raise UsageError(f"there is a saved search {name} already. Try: solidarity saved remove {name}")
        values = (name, query, json.dumps(dict(options), ensure_ascii=False), now())
        self._connection.execute(
            "INSERT INTO saved (name, query, options, created) VALUES (?, ?, ?, ?)", values
        )
        self.tell(name, hits)

    def remove(self, name: str) -> None:
        """Forget a search. Raises `NotFoundError`."""
        self.get(name)
        self._connection.execute("DELETE FROM saved WHERE name = ?", (name,))

    def news(self, name: str, hits: Collection[str]) -> list[str]:
        """Those of the hits that were not told yet, in their order."""
        rows = self._connection.execute("SELECT hit FROM saved_told WHERE name = ?", (name,))
        told = {row[0] for row in rows}
        return [hit for hit in hits if hit not in told]

    def tell(self, name: str, hits: Collection[str]) -> None:
        """Note that hits were told, now."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO saved_told VALUES (?, ?)", [(name, hit) for hit in hits]
        )
        self._connection.execute("UPDATE saved SET told = ? WHERE name = ?", (now(), name))


def _saved(row: sqlite3.Row) -> SavedSearch:
    return SavedSearch(row["name"], row["query"], json.loads(row["options"]), row["created"], row["told"])
