"""The log of archivists' decisions about authority records: appended to, never rewritten."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from corpus.authority.decisions import Decision
from corpus.clock import now
from corpus.errors import AuthorityError, NotFoundError

_COLUMNS = "id, at, kind, payload, undone_by"


class DecisionLog:
    """Decisions in their order. What changes it is called inside `Catalogue.transaction()`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self) -> list[Decision]:
        """Every decision, the oldest first, those that were undone and the undoing ones too."""
        rows = self._connection.execute(f"SELECT {_COLUMNS} FROM decision ORDER BY id")
        return [_decision(row) for row in rows]

    def standing(self) -> list[Decision]:
        """The decisions to be replayed: neither undone nor themselves an undoing."""
        return [d for d in self.all() if d.undone_by is None and d.kind != "undo"]

    def one(self, identifier: int) -> Decision:
        """The decision with that number. Raises `NotFoundError`."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM decision WHERE id = ?", (identifier,)
        ).fetchone()
        if row is None:
            raise NotFoundError(f"no decision {identifier}. Try: solidarity authority log")
        return _decision(row)

    def add(self, kind: str, payload: Mapping[str, Any]) -> int:
        """Append a decision; its number."""
        cursor = self._connection.execute(
            "INSERT INTO decision (at, kind, payload) VALUES (?, ?, ?)",
            (now(), kind, json.dumps(payload, ensure_ascii=False)),
        )
        return int(cursor.lastrowid or 0)

    def undo(self, identifier: int) -> int:
        """Append that a decision is undone; the number of the entry. Undoing an undoing brings it back.

        Raises `NotFoundError`, and `AuthorityError` where it is undone already.
        """
        decision = self.one(identifier)
        if decision.undone_by is not None:
            raise AuthorityError(f"decision {identifier} was undone already, by {decision.undone_by}")
        entry = self.add("undo", {"undoes": identifier})
        self._set(identifier, entry)
        if decision.kind == "undo":
            self._set(int(decision.payload["undoes"]), None)
        return entry

    def _set(self, identifier: int, undone_by: int | None) -> None:
        self._connection.execute("UPDATE decision SET undone_by = ? WHERE id = ?", (undone_by, identifier))


def _decision(row: sqlite3.Row) -> Decision:
    return Decision(row["id"], row["at"], row["kind"], json.loads(row["payload"]), row["undone_by"])
