"""Documents that are withdrawn: hidden everywhere, with a tombstone; and deleting what was hidden."""

from __future__ import annotations

import sqlite3

from corpus.clock import now
from corpus.errors import NotFoundError, UsageError


class Withdrawals:
    """Call what writes inside `Catalogue.transaction()`, and have the index follow (`Documents.touch`)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def withdraw(self, document: str, reason: str) -> None:
        """Hide a document. Raises `NotFoundError`, and `UsageError` where it is hidden already."""
        row = self._row(document)
        if row["withdrawn"]:
            raise UsageError(f"{document} was withdrawn already, on {row['withdrawn'][:10]}: {row['reason']}")
        self._connection.execute(
            "UPDATE document SET withdrawn = ?, reason = ? WHERE id = ?", (now(), reason, document)
        )

    def restore(self, document: str) -> None:
        """Show a document again. Raises `UsageError` where it is not hidden, or its bytes are deleted."""
        row = self._row(document)
        if not row["withdrawn"]:
            raise UsageError(f"{document} is not withdrawn")
        if row["purged"]:
            raise UsageError(f"{document}: its bytes were deleted on {row['purged'][:10]}; take it in anew")
        self._connection.execute(
            "UPDATE document SET withdrawn = NULL, reason = NULL WHERE id = ?", (document,)
        )

    def is_withdrawn(self, document: str) -> bool:
        """Whether a document is hidden. Raises `NotFoundError`."""
        return self._row(document)["withdrawn"] is not None

    def purge(self, document: str) -> list[str]:
        """Delete a hidden document's text and all that was made of it; title, origin and fixity stay.

        Gives the SHA-256 of the bytes that no other document has, which may be deleted now.
        """
        row = self._row(document)
        if not row["withdrawn"]:
            raise UsageError(f"{document} is not withdrawn")
        self._connection.execute(
            "DELETE FROM part WHERE version IN (SELECT key FROM version WHERE document = ?)", (document,)
        )
        self._connection.execute(
            "UPDATE version SET text = '', headers = '{}', metadata = '{}', pages = '[]', warnings = '[]'"
            " WHERE document = ?",
            (document,),
        )
        self._connection.execute("UPDATE document SET purged = ? WHERE id = ?", (now(), document))
        rows = self._connection.execute(_ONLY_HERE, {"document": document})
        return [row[0] for row in rows]

    def overwrite_deleted(self) -> None:
        """From now on, have SQLite overwrite what is deleted; call it before the transaction that deletes."""
        self._connection.execute("PRAGMA secure_delete = ON")

    def empty_log(self) -> None:
        """Write the log of changes into the catalogue, so that it keeps nothing of what was deleted."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _row(self, document: str) -> sqlite3.Row:
        row: sqlite3.Row | None = self._connection.execute(
            "SELECT withdrawn, reason, purged FROM document WHERE id = ?", (document,)
        ).fetchone()
        if row is None:
            raise NotFoundError(f"no document {document}. Try: solidarity search, whose hits show ids")
        return row


_ONLY_HERE = """
SELECT sha256 FROM version WHERE document = :document
UNION SELECT sha256 FROM visit WHERE document = :document AND sha256 IS NOT NULL
EXCEPT SELECT v.sha256 FROM version v JOIN document d ON d.id = v.document
       WHERE d.id != :document AND d.purged IS NULL
EXCEPT SELECT v.sha256 FROM visit v JOIN document d ON d.id = v.document
       WHERE d.id != :document AND d.purged IS NULL AND v.sha256 IS NOT NULL
"""
