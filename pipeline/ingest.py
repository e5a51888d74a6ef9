"""The way of one document, from its source to the index: the one place that knows the order of the stages.

    source -> vault -> [worker: reader -> structure -> extraction, resolution of names] -> catalogue -> index

What is in brackets runs in worker processes; the parent alone stores and indexes. Nothing heavy is
imported here: spaCy and the readers are loaded where a worker starts.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from corpus.archive import Archive
from corpus.authority.decisions import Decision, Replayed, fingerprint, in_use
from corpus.authority.files import fingerprint_of
from corpus.catalogue.records import Accession
from corpus.clock import now
from corpus.document import Document, Provenance, RawItem
from corpus.errors import ExtractError, ItemError, ReadError, StructureError
from corpus.settings import Settings
from corpus.vault import fixity
from pipeline.workers import Limits, run_jobs

if TYPE_CHECKING:
    from pipeline.extract.extractor import Extractor
    from pipeline.sources import SourceEntry

log = logging.getLogger(__name__)

# The index is brought up to date after so many documents, so that a long ingest can be searched meanwhile.
INDEX_EVERY = 2000
SIGHTINGS_AT_ONCE = 500
# A search that found the index behind may be bringing it up to date just now.
INDEX_WAIT_SECONDS = 600.0


# -- what a caller sees ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Item:
    """What became of one source entry."""

    origin: str
    id: str | None = None
    title: str | None = None
    kind: str | None = None
    parts: int = 0
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The contract's ITEM."""
        return {
            "id": self.id,
            "origin": self.origin,
            "title": self.title,
            "kind": self.kind,
            "parts": self.parts,
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that could not be taken in: at which stage, and why."""

    origin: str
    stage: str
    error: str


@dataclass(slots=True)
class Report:
    """The receipt of an ingest, filled while it goes on."""

    run: int | None = None
    added: list[Item] = field(default_factory=list)
    updated: list[Item] = field(default_factory=list)
    unchanged: list[Item] = field(default_factory=list)
    duplicates: list[Item] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """The contract's shape."""
        lists = ("added", "updated", "unchanged", "duplicates")
        return {
            "run": self.run,
            **{name: [item.as_json() for item in getattr(self, name)] for name in lists},
            "failed": [{"origin": f.origin, "stage": f.stage, "error": f.error} for f in self.failed],
            "seconds": round(self.seconds, 3),
        }


Progress = Callable[[str, str], None]
"""Called with an outcome (added, …, failed) and an origin as each item is settled."""


# -- the stages that a worker runs ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Job:
    """An item on its way to a worker, which reads its bytes from `path`.

    `document` is the id of the document that it is a new version of, if it is.
    """

    item: RawItem
    path: Path
    sha256: str
    size: int
    document: str | None = None


def make_document(item: RawItem, extractor: Extractor) -> Document:
    """Read an item, find its parts, find and resolve the names and dates in them.

    Raises `ReadError`, `StructureError` or `ExtractError`, each with a reason a person understands.
    """
    from pipeline.readers import read
    from pipeline.structure import structure

    with _stage(ReadError):
        reading = read(item)
    with _stage(StructureError):
        document = structure(reading, item)
    with _stage(ExtractError):
        return extractor.mentions(document)


class _stage:
    """Names the stage in which something unforeseen went wrong; foreseen errors pass unchanged."""

    def __init__(self, error: type[ItemError]) -> None:
        self.error = error

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, ItemError | MemoryError):
            log.debug("unforeseen", exc_info=error)
            raise self.error(f"{type(error).__name__}: {error}") from error


_extractor: Extractor | None = None
_records: Replayed | None = None


def _start(authority_folder: Path | None, home: str | None, decisions: Sequence[Decision]) -> None:
    """In a fresh worker: load what every document needs."""
    global _extractor, _records
    from pipeline.extract.extractor import Extractor

    _records = in_use(authority_folder, decisions)
    _extractor = Extractor(_records.authorities, home=home)


def _work(job: Job) -> Document:
    """In a worker: one document."""
    assert _extractor is not None and _records is not None, "the worker has not been started"
    document = make_document(replace(job.item, data=job.path.read_bytes()), _extractor)
    return _records.settled_document(document, job.document)


# -- the stages that the parent runs ----------------------------------------------------------------------


def ingest(
    archive: Archive,
    entries: Sequence[SourceEntry],
    settings: Settings,
    *,
    given: Mapping[str, str] | None = None,
    command: str = "ingest",
    workers: int | None = None,
    dry_run: bool = False,
    progress: Progress = lambda outcome, origin: None,
) -> Report:
    """Take entries into the archive; call it under `archive.writing()`.

    `given` is what the caller knows of all of them (kind, source, collection, language) and outranks
    what is found. `dry_run` reads everything and stores nothing. Each document is stored in one
    transaction as soon as it is ready, so that a run that breaks off loses only what was under way.
    Raises `ArchiveError` when the archive itself cannot be written.
    """
    started = perf_counter()
    intake = Intake(archive, settings, dict(given or {}), dry_run, progress)
    decisions = archive.catalogue.decisions.standing()
    if not dry_run:
        archive.vault.sweep()
        _take_authorities(archive, settings, decisions)
        _make_index(archive)
        intake.report.run = archive.catalogue.receipts.begin(command)
    limits = Limits(
        # A worker takes seconds to start: no more of them than there can be work for.
        workers=max(1, min(workers or settings.ingest.workers or os.cpu_count() or 1, len(entries))),
        seconds=settings.ingest.seconds_per_document,
        megabytes=settings.ingest.megabytes_per_worker,
        tasks=settings.ingest.documents_per_worker,
    )
    jobs = intake.jobs(entries)
    arguments = (authority_folder(settings), settings.home_organization, decisions)
    try:
        for done in run_jobs(_work, jobs, limits, _start, arguments):
            if done.result is None:
                intake.fail(done.job.item.origin, done.error or ItemError("no result"), done.job.sha256)
            else:
                intake.store(done.job, done.result)
        intake.settle_twins()
        intake.note_sightings()
        intake.complete = True
    finally:
        if not dry_run:
            intake.index()
            if intake.report.run is not None and intake.complete:
                archive.catalogue.receipts.finish(intake.report.run)
        intake.report.seconds = perf_counter() - started
    return intake.report


class Intake:
    """One run's bookkeeping: which entries need work, what became of each."""

    def __init__(
        self, archive: Archive, settings: Settings, given: dict[str, str], dry_run: bool, progress: Progress
    ) -> None:
        self.archive = archive
        self.settings = settings
        self.given = given
        self.dry_run = dry_run
        self.progress = progress
        self.report = Report()
        self.complete = False
        self._under_way: dict[str, str] = {}  # fixity -> the origin whose bytes a worker has now
        self._twins: list[tuple[str, str]] = []  # (origin, fixity) of bytes that are under way already
        self._sightings: list[tuple[str, str, str, str]] = []  # outcome, origin, id, fixity
        self._stored_since_index = 0

    def jobs(self, entries: Iterable[SourceEntry]) -> Iterator[Job]:
        """Load each entry and store its bytes; those that are new or changed become jobs."""
        from pipeline.sources import load

        limit = self.settings.ingest.max_file_megabytes * 2**20
        for entry in entries:
            try:
                item = replace(load(entry, limit), given=self.given)
            except ItemError as error:
                self.fail(entry.origin, error)
                continue
            sha256 = fixity(item.data)
            if self._is_known(item.origin, sha256):
                continue
            path = entry.path
            if not self.dry_run:
                self.archive.vault.put(item.data)
                path = self.archive.vault.path(sha256)
            self._under_way[sha256] = item.origin
            here = self.archive.catalogue.documents.at_origin(item.origin)
            held = here.id if here is not None and here.origin == item.origin else None
            yield Job(replace(item, data=b""), path, sha256, len(item.data), held)

    def _is_known(self, origin: str, sha256: str) -> bool:
        """Settle an entry whose bytes the archive holds, or will hold, already."""
        documents = self.archive.catalogue.documents
        here = documents.at_origin(origin)
        if here is not None and here.sha256 == sha256:
            outcome = "unchanged" if here.origin == origin else "duplicates"
            self._settle(outcome, _item(here, origin), sha256)
            return True
        if here is not None and here.origin == origin:
            return False  # changed: its next version, even if another document has these bytes
        twin = documents.with_fixity(sha256)
        if twin is not None:
            self._settle("duplicates", _item(twin, origin), sha256)
            return True
        if sha256 in self._under_way:
            self._twins.append((origin, sha256))
            return True
        return False

    def store(self, job: Job, document: Document) -> None:
        """Put a finished document into the catalogue, all of it or none."""
        item = job.item
        self._under_way.pop(job.sha256, None)
        here = self.archive.catalogue.documents.at_origin(item.origin)
        is_new = here is None or here.origin != item.origin
        identifier = None
        if not self.dry_run:
            provenance = Provenance(
                origin=item.origin,
                sha256=job.sha256,
                size=job.size,
                retrieved=item.retrieved or now(),
                media_type=document.media_type,
                reader=document.reader,
                headers=item.headers,
            )
            try:
                with self.archive.catalogue.transaction():
                    identifier, is_new = self.archive.catalogue.documents.store(
                        document, provenance, self.report.run
                    )
                    self._note("added" if is_new else "updated", item.origin, identifier)
            except ValueError as error:  # such as text that has no UTF-8 form
                self.fail(item.origin, ItemError(f"cannot be stored: {error}"), job.sha256, stage="store")
                return
        stored = Item(
            item.origin, identifier, document.title, document.kind, len(document.parts), document.warnings
        )
        (self.report.added if is_new else self.report.updated).append(stored)
        self.progress("added" if is_new else "updated", item.origin)
        self._stored_since_index += 1
        if self._stored_since_index >= INDEX_EVERY and not self.dry_run:
            self.index()

    def fail(
        self, origin: str, error: ItemError, sha256: str | None = None, stage: str | None = None
    ) -> None:
        """List an item that could not be taken in; its bytes, where they could be had, are in the vault."""
        if sha256 is not None:
            self._under_way.pop(sha256, None)
        failure = Failure(origin, stage or error.stage, str(error))
        self.report.failed.append(failure)
        if not self.dry_run and self.report.run is not None:
            with self.archive.catalogue.transaction():
                self.archive.catalogue.receipts.fail(
                    self.report.run, origin, failure.stage, failure.error, sha256
                )
        self.progress("failed", origin)

    def settle_twins(self) -> None:
        """Entries whose bytes were under way when they came: duplicates now, or failed like their twin."""
        for origin, sha256 in self._twins:
            twin = self.archive.catalogue.documents.with_fixity(sha256)
            if twin is not None:
                self._settle("duplicates", _item(twin, origin), sha256)
            elif self.dry_run:
                self._settle("duplicates", Item(origin), sha256)
            else:
                self.fail(origin, ReadError("has the same bytes as another item that failed"), sha256)
        self._twins.clear()

    def index(self) -> None:
        """Bring the search index up to the catalogue; if that fails, the documents are safe all the same."""
        from index.search import SearchIndex

        self._stored_since_index = 0
        try:
            with SearchIndex.open(self.archive.index_folder, self.archive.catalogue, catch_up=False) as index:
                index.catch_up(wait=INDEX_WAIT_SECONDS)
        except Exception as error:  # whatever it is: the catalogue is the truth, and the receipt is owed
            self.report.failed.append(Failure(str(self.archive.index_folder), "index", str(error)))
            log.debug("indexing", exc_info=error)

    def _settle(self, outcome: str, item: Item, sha256: str) -> None:
        getattr(self.report, outcome).append(item)
        if item.id is not None:
            self._sightings.append((outcome, item.origin, item.id, sha256))
        if len(self._sightings) >= SIGHTINGS_AT_ONCE:
            self.note_sightings()
        self.progress(outcome, item.origin)

    def note_sightings(self) -> None:
        """Write down what was seen and is held already; many at once, since losing such a note is cheap."""
        if self.dry_run or not self._sightings:
            return
        with self.archive.catalogue.transaction():
            for outcome, origin, identifier, sha256 in self._sightings:
                self.archive.catalogue.documents.see(origin, identifier, sha256)
                self._note(outcome, origin, identifier)
        self._sightings.clear()

    def _note(self, outcome: str, origin: str, identifier: str) -> None:
        if self.report.run is not None:
            self.archive.catalogue.receipts.note(self.report.run, origin, outcome, identifier)


def _item(known: Accession, origin: str) -> Item:
    return Item(origin, known.id, known.title, known.kind, known.parts, known.warnings)


def authority_folder(settings: Settings) -> Path | None:
    """The folder with authority files of the archive's own, where the settings name one."""
    return Path(settings.authority_folder).resolve() if settings.authority_folder else None


def _make_index(archive: Archive) -> None:
    """Give a new archive its empty index before anything is stored: later, a missing one is damage."""
    from index.search import SearchIndex

    if archive.catalogue.generation() == 0:
        SearchIndex.open(archive.index_folder, archive.catalogue).close()


def _take_authorities(archive: Archive, settings: Settings, decisions: Sequence[Decision]) -> None:
    """Make the names in the authority records known to the catalogue, where searches look them up."""
    folder, catalogue = authority_folder(settings), archive.catalogue
    if catalogue.names.fingerprint() == fingerprint(fingerprint_of(folder), decisions):
        return
    records = in_use(folder, decisions)
    authorities = records.authorities
    with catalogue.transaction():
        catalogue.names.take_authorities(
            authorities.organizations.values(),
            authorities.places.values(),
            authorities.fingerprint,
            records.superseded,
        )
        if catalogue.generation() == 0:  # whatever comes in now is resolved by these
            catalogue.names.note_resolved(authorities.fingerprint)
