"""Correcting and withdrawing documents: the log, what follows in the catalogue, and the index after it."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from corpus.archive import Archive
from corpus.catalogue.corrections import Correction
from corpus.errors import UsageError
from pipeline.readers.ocr.use import FOLDER, forget

log = logging.getLogger(__name__)

INDEX_WAIT_SECONDS = 600.0
# What decides which of two texts that are the same is the original.
_BEARS_ON_REPRINTS = frozenset({"published", "adopted", "republished", "kind", "convention", "source"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """Entries of the log that were made; `index_error` says why the index could not follow yet."""

    entries: tuple[Correction, ...]
    index_error: str | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What became of a document: `deleted` are the SHA-256 of bytes that are no longer in the vault."""

    id: str
    title: str
    deleted: tuple[str, ...] = ()
    index_error: str | None = None


def edit(archive: Archive, identifier: str, values: Mapping[str, str | None]) -> Outcome:
    """Correct fields of a document or part; call it under `archive.writing()`.

    Values are as `pipeline.told.checked` gives them. Raises `NotFoundError` and `UsageError`.
    """
    catalogue = archive.catalogue
    with catalogue.transaction():
        entries = catalogue.corrections.correct(identifier, values)
        _follow(archive, entries)
    return Outcome(tuple(entries), index(archive))


def undo(archive: Archive, numbers: Sequence[int]) -> Outcome:
    """Undo entries of the log, all of them or none; call it under `archive.writing()`."""
    catalogue = archive.catalogue
    with catalogue.transaction():
        # The last first: so what each uncovers is what the one before it had said.
        entries = [catalogue.corrections.undo(n) for n in sorted(numbers, reverse=True)]
        _follow(archive, entries)
    return Outcome(tuple(entries), index(archive))


def withdraw(archive: Archive, document: str, reason: str, *, purge: bool = False) -> Withdrawn:
    """Hide a document everywhere; with `purge`, delete its text and the bytes that no other document has.

    What is withdrawn already can still be purged. Call it under `archive.writing()`.
    """
    catalogue = archive.catalogue
    _refuse_part(document)
    title = catalogue.documents.accession(document).title
    bytes_left: list[str] = []
    if purge:
        catalogue.withdrawals.overwrite_deleted()
    with catalogue.transaction():
        if not (purge and catalogue.withdrawals.is_withdrawn(document)):
            catalogue.withdrawals.withdraw(document, reason)
        touched = catalogue.reprints.forget(document)
        if purge:
            bytes_left = catalogue.withdrawals.purge(document)
        catalogue.documents.touch(touched | {document})
    # Only now: were it the other way round, a crash would leave a document without its bytes.
    deleted = [sha256 for sha256 in bytes_left if archive.vault.delete(sha256)]
    for sha256 in bytes_left:  # what was recognised of scans is their text as well
        forget(archive.folder / FOLDER, sha256)
    if purge:
        catalogue.withdrawals.empty_log()
    return Withdrawn(document, title, tuple(deleted), index(archive, purged=purge))


def restore(archive: Archive, document: str) -> Withdrawn:
    """Show a withdrawn document again; call it under `archive.writing()`."""
    catalogue = archive.catalogue
    _refuse_part(document)
    with catalogue.transaction():
        catalogue.withdrawals.restore(document)
        catalogue.documents.touch(catalogue.reprints.note(document) | {document})
    return Withdrawn(document, catalogue.documents.accession(document).title, (), index(archive))


def index(archive: Archive, *, purged: bool = False) -> str | None:
    """Bring the index up to the catalogue; why it could not be, where it could not.

    With `purged` the index is written anew, since one that grows only marks what is deleted.
    """
    from index.search import SearchIndex

    try:
        with SearchIndex.open(archive.index_folder, archive.catalogue, catch_up=False) as opened:
            opened.catch_up(wait=INDEX_WAIT_SECONDS)
            if purged:
                opened.optimize(wait=INDEX_WAIT_SECONDS)
    except Exception as error:  # whatever it is: the catalogue is the truth, and the next search follows it
        log.debug("indexing", exc_info=error)
        return str(error) or type(error).__name__
    return None


def _follow(archive: Archive, entries: Collection[Correction]) -> None:
    """Have the index, and the reprints where it bears on them, take in what was corrected."""
    catalogue = archive.catalogue
    for document in sorted({entry.document for entry in entries}):
        touched = {document}
        if any(e.document == document and e.field in _BEARS_ON_REPRINTS for e in entries):
            touched |= catalogue.reprints.note(document)
        catalogue.documents.touch(touched)


def _refuse_part(identifier: str) -> None:
    if "/" in identifier:
        document = identifier.partition("/")[0]
        raise UsageError(f"{identifier}: a part cannot be withdrawn by itself. Try: {document}")
