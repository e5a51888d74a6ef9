"""Opening the catalogue, its transactions, and what the index asks of it.

The parts of it are imported when they are asked for: a search needs few of them, and starts sooner.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from corpus.catalogue.names import Names
from corpus.catalogue.records import Change, OrganizationRow, PlaceRow
from corpus.catalogue.schema import bring_up_to_date
from corpus.errors import ArchiveError

if TYPE_CHECKING:
    from corpus.catalogue.clauses import HeldText
    from corpus.catalogue.corrections import Corrections
    from corpus.catalogue.decisions import DecisionLog
    from corpus.catalogue.documents import Documents
    from corpus.catalogue.evidence import Evidence, Source, Undecided
    from corpus.catalogue.fetches import Fetches
    from corpus.catalogue.receipts import Receipts
    from corpus.catalogue.reprints import Reprints
    from corpus.catalogue.resolutions import Resolutions
    from corpus.catalogue.saved import SavedSearches
    from corpus.catalogue.shown import Shown
    from corpus.catalogue.usage import Usage
    from corpus.catalogue.withdrawals import Withdrawals

BUSY_SECONDS = 30


class Catalogue:
    """The archive's SQLite file: WAL mode, foreign keys on, one transaction per document.

    `documents` stores and shows documents, `receipts` keeps runs and failures, `names` knows the
    organizations and places, `decisions` is the log of what archivists decided about them, `resolutions`
    resolves mentions anew, `usage` counts them, `fetches` remembers addresses and crawls, `reprints` knows
    which texts are held at several places, `saved` keeps searches. Use it as a context
    manager, or `close()` it.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        if not create and not path.exists():
            raise ArchiveError(f"{path.parent}: no archive there. Try: solidarity init {path.parent}")
        try:
            self._connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
            self._connection.row_factory = sqlite3.Row
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("PRAGMA foreign_keys = ON")
            bring_up_to_date(self._connection, str(path))
        except sqlite3.Error as error:
            self._close_if_open()
            raise ArchiveError(f"{path}: cannot be opened as a catalogue: {error}") from error
        except ArchiveError:
            self._close_if_open()
            raise

    def __enter__(self) -> Catalogue:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; the catalogue cannot be used after that."""
        self._connection.close()

    def _close_if_open(self) -> None:
        connection = getattr(self, "_connection", None)
        if connection is not None:
            connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block or none of it. Raises `ArchiveError` when the disk is full or another writes."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise ArchiveError(f"{self.path}: cannot be written: {error}") from error
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise ArchiveError(f"{self.path}: cannot be written: {error}") from error
            raise

    @cached_property
    def documents(self) -> Documents:
        """Documents, their versions, parts, clauses and mentions."""
        from corpus.catalogue.documents import Documents

        return Documents(self._connection)

    @cached_property
    def receipts(self) -> Receipts:
        """Runs, what became of each item, and failures."""
        from corpus.catalogue.receipts import Receipts

        return Receipts(self._connection)

    @cached_property
    def names(self) -> Names:
        """Organizations and places by id and by any name."""
        return Names(self._connection)

    @cached_property
    def decisions(self) -> DecisionLog:
        """Archivists' decisions about authority records."""
        from corpus.catalogue.decisions import DecisionLog

        return DecisionLog(self._connection)

    @cached_property
    def corrections(self) -> Corrections:
        """What archivists told of single documents, over what was found."""
        from corpus.catalogue.corrections import Corrections

        return Corrections(self._connection)

    @cached_property
    def withdrawals(self) -> Withdrawals:
        """Hiding documents, and deleting what was hidden."""
        from corpus.catalogue.withdrawals import Withdrawals

        return Withdrawals(self._connection)

    @cached_property
    def fetches(self) -> Fetches:
        """Addresses that were asked for, visits of documents, and crawls under way."""
        from corpus.catalogue.fetches import Fetches

        return Fetches(self._connection)

    @cached_property
    def saved(self) -> SavedSearches:
        """Searches kept under a name, and what was told of them."""
        from corpus.catalogue.saved import SavedSearches

        return SavedSearches(self._connection)

    @cached_property
    def reprints(self) -> Reprints:
        """Which texts the archive holds at several places, whole or in part."""
        from corpus.catalogue.reprints import Reprints

        return Reprints(self._connection)

    @cached_property
    def resolutions(self) -> Resolutions:
        """Mentions as name resolution takes them, and what it makes of them."""
        from corpus.catalogue.resolutions import Resolutions

        return Resolutions(self._connection)

    @cached_property
    def usage(self) -> Usage:
        """How often records are mentioned, and what is left open."""
        from corpus.catalogue.usage import Usage

        return Usage(self._connection)

    def generation(self) -> int:
        """A number that grows with every change; the index is compared with it."""
        row = self._connection.execute("SELECT value FROM counter WHERE name = 'generation'").fetchone()
        return int(row[0])

    def changes_since(self, generation: int) -> Iterator[Change]:
        """Each document that changed after `generation`, in order of its change, with its leaf parts now."""
        from corpus.catalogue.changes import changes_since

        return changes_since(self._connection, generation)

    def shown(self, identifier: str) -> Shown:
        """What is held of a document `<id>` or part `<id>/<n>`. Raises `NotFoundError`."""
        from corpus.catalogue.shown import shown

        return shown(self._connection, identifier)

    def evidence(
        self, organizations: Collection[str], parts: Collection[str] | None = None
    ) -> Iterator[Evidence]:
        """Every mention of the organizations (ids) with its clause or paragraph, with `parts` in these."""
        from corpus.catalogue.evidence import evidence

        return evidence(self._connection, organizations, parts)

    def sources(self, documents: Collection[str]) -> dict[str, Source]:
        """Where the leaf parts of some documents came from, by part id."""
        from corpus.catalogue.evidence import sources

        return sources(self._connection, documents)

    def undecided(self, names: Collection[str]) -> list[Undecided]:
        """Mentions by just these names whose bearer was left open."""
        from corpus.catalogue.evidence import undecided

        return undecided(self._connection, names)

    def unrecorded_parts(self) -> dict[str, str]:
        """Organizations that only the archive knows, by the id of what they are part of."""
        from corpus.catalogue.evidence import unrecorded_parts

        return unrecorded_parts(self._connection)

    def held_text(self, reference: str) -> HeldText:
        """One version of a document or part, clause by clause. Raises `NotFoundError`."""
        from corpus.catalogue.clauses import held_text

        return held_text(self._connection, reference)

    def organizations_named(self, name: str) -> list[OrganizationRow]:
        """See `Names.organizations_named`."""
        return self.names.organizations_named(name)

    def organization(self, identifier: str) -> OrganizationRow | None:
        """See `Names.organization`."""
        return self.names.organization(identifier)

    def places_named(self, name: str) -> list[PlaceRow]:
        """See `Names.places_named`."""
        return self.names.places_named(name)

    def place(self, identifier: str) -> PlaceRow | None:
        """See `Names.place`."""
        return self.names.place(identifier)
