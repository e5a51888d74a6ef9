"""Receipts: what each run did with each item, and what failed and why."""

from __future__ import annotations

import json
import sqlite3

from corpus.catalogue.records import FailureRow, RunRow
from corpus.clock import now
from corpus.errors import NotFoundError

OUTCOMES = ("added", "updated", "unchanged", "duplicates", "failed")


class Receipts:
    """Runs and failures in the catalogue."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def begin(self, command: str) -> int:
        """Note that a run has begun; its id."""
        cursor = self._connection.execute(
            "INSERT INTO run (command, started) VALUES (?, ?)", (command, now())
        )
        return int(cursor.lastrowid or 0)

    def finish(self, run: int) -> None:
        """Note that a run has ended, with its counts. A run that broke off has no end."""
        counts = dict.fromkeys(OUTCOMES, 0)
        for outcome, count in self._connection.execute(
            "SELECT outcome, count(*) FROM run_item WHERE run = ? GROUP BY outcome", (run,)
        ):
            counts[outcome] = count
        self._connection.execute(
            "UPDATE run SET finished = ?, counts = ? WHERE id = ?", (now(), json.dumps(counts), run)
        )

    def note(self, run: int, origin: str, outcome: str, document: str | None = None) -> None:
        """Note what became of an item; an item that came in settles its earlier failures."""
        self._connection.execute(
            "INSERT OR REPLACE INTO run_item VALUES (?, ?, ?, ?)", (run, origin, outcome, document)
        )
        if outcome not in ("failed", "refused"):
            self._connection.execute(
                "UPDATE failure SET resolved = 1 WHERE origin = ? AND resolved = 0", (origin,)
            )

    def settle(self, origin: str) -> None:
        """Note that what once failed is well: for containers, of which only the members are noted."""
        self._connection.execute(
            "UPDATE failure SET resolved = 1 WHERE origin = ? AND resolved = 0", (origin,)
        )

    def fail(self, run: int, origin: str, stage: str, error: str, sha256: str | None = None) -> None:
        """Note a failure; an earlier one of the same item is superseded by it."""
        self._connection.execute(
            "UPDATE failure SET resolved = 1 WHERE origin = ? AND resolved = 0", (origin,)
        )
        self._connection.execute(
            "INSERT INTO failure (run, origin, stage, error, at, sha256) VALUES (?, ?, ?, ?, ?, ?)",
            (run, origin, stage, error, now(), sha256),
        )
        self.note(run, origin, "failed")

    def failures(self, *, include_resolved: bool = False, run: int | None = None) -> list[FailureRow]:
        """Failures that still stand, the oldest first; those of one run, or settled ones too, if asked."""
        where, values = ["1"], []
        if not include_resolved:
            where.append("resolved = 0")
        if run is not None:
            where.append("run = ?")
            values.append(run)
        rows = self._connection.execute(
            "SELECT id, run, origin, stage, error, at, sha256, resolved FROM failure"
            f" WHERE {' AND '.join(where)} ORDER BY id",
            values,
        )
        return [FailureRow(**{**dict(row), "resolved": bool(row["resolved"])}) for row in rows]

    def runs(self) -> list[RunRow]:
        """All runs, the latest first."""
        rows = self._connection.execute("SELECT * FROM run ORDER BY id DESC")
        return [_run(row) for row in rows]

    def run(self, identifier: int) -> RunRow:
        """One run. Raises `NotFoundError`."""
        row = self._connection.execute("SELECT * FROM run WHERE id = ?", (identifier,)).fetchone()
        if row is None:
            raise NotFoundError(f"no run {identifier}. Try: solidarity runs")
        return _run(row)

    def items(self, run: int) -> list[tuple[str, str, str | None]]:
        """Origin, outcome and document of each item of a run."""
        rows = self._connection.execute(
            "SELECT origin, outcome, document FROM run_item WHERE run = ? ORDER BY origin", (run,)
        )
        return [tuple(row) for row in rows]


def _run(row: sqlite3.Row) -> RunRow:
    return RunRow(row["id"], row["command"], row["started"], row["finished"], json.loads(row["counts"]))
