"""One run's bookkeeping: which entries need work, what became of each."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from corpus.archive import Archive
from corpus.catalogue.records import Accession
from corpus.clock import now
from corpus.document import NEEDS_OCR, Document, Exchange, Provenance, RawItem
from corpus.errors import ArchiveError, FetchError, ItemError, ReadError, RefusedError
from corpus.settings import Settings
from corpus.vault import fixity
from pipeline.report import Failure, Item, Progress, Report
from pipeline.sources.arrivals import Arrival, Visitor

if TYPE_CHECKING:
    from corpus.catalogue.corrections import Correction
    from pipeline.manifest import Manifest
    from pipeline.sources import SourceEntry
    from pipeline.sources.unpacked import Budget

log = logging.getLogger(__name__)

# The index is brought up to date after so many documents, so that a long run can be searched meanwhile.
INDEX_EVERY = 2000
SIGHTINGS_AT_ONCE = 500
# A search that found the index behind may be bringing it up to date just now.
INDEX_WAIT_SECONDS = 600.0
# Archives in archives, feeds that lead to feeds: how deep they are followed.
DEPTH = 4
# A file that is there while a run goes on, so that a full disk has room for the receipt: its name, and bytes.
_RESERVE = ".room-for-the-receipt"
_RESERVED = 2**20


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


class Intake:
    """Takes entries in one by one and stores what workers make of them. Use it as a context manager."""

    def __init__(
        self,
        archive: Archive,
        settings: Settings,
        given: Mapping[str, str],
        dry_run: bool,
        progress: Progress,
        manifest: Manifest | None = None,
        ocr: str = "auto",
    ) -> None:
        self.archive = archive
        self.settings = settings
        self.given = dict(given)
        self.dry_run = dry_run
        self.progress = progress
        self.manifest = manifest
        self.ocr = ocr
        self.report = Report()
        self.complete = self.broken_off = False
        self._resources = ExitStack()
        self._scratch: Path | None = None
        self._visitor = self._resources.enter_context(
            Visitor(settings.fetch, archive.catalogue.fetches.memory)
        )
        self._under_way: dict[str, str] = {}  # fixity -> the origin whose bytes a worker has now
        self._arrivals: dict[str, Arrival] = {}  # fixity -> how those bytes came, where by an address
        self._twins: list[tuple[str, str]] = []  # (origin, fixity) of bytes that are under way already
        self._sightings: list[tuple[str, str, str, str]] = []  # outcome, origin, id, fixity
        self._stored_since_index = 0

    def __enter__(self) -> Intake:
        return self

    def begin(self, command: str) -> None:
        """Begin the run's receipt, and keep a little room on the disk for its end."""
        with self.archive.catalogue.transaction():
            self.report.run = self.archive.catalogue.receipts.begin(command)
        reserve = self.archive.folder / _RESERVE
        try:
            with reserve.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, _RESERVED)
        except OSError as error:
            log.debug("no room could be kept: %s", error)

    def break_off(self, error: ArchiveError) -> None:
        """Note that the archive cannot be written any more; what was stored until then stays."""
        self._give_room()
        reason = f"{error}. What was stored is safe: make room, and ingest the same again"
        self.report.failed.append(Failure(str(self.archive.folder), "store", reason))
        self.broken_off = True

    def finish(self) -> None:
        """Close the run's receipt, if it came to its end or was broken off for a reason that is in it."""
        self._give_room()
        if self.report.run is None or not (self.complete or self.broken_off):
            return
        try:
            with self.archive.catalogue.transaction():
                self.archive.catalogue.receipts.finish(self.report.run)
        except ArchiveError as error:
            log.debug("the receipt could not be closed: %s", error)

    def _give_room(self) -> None:
        (self.archive.folder / _RESERVE).unlink(missing_ok=True)

    def note_reprints(self) -> None:
        """Compare documents that were taken in by an older Solidarity, which did not look for reprints."""
        catalogue = self.archive.catalogue
        missing = catalogue.reprints.missing()
        for start in range(0, len(missing), SIGHTINGS_AT_ONCE):
            with catalogue.transaction():
                for identifier in missing[start : start + SIGHTINGS_AT_ONCE]:
                    catalogue.documents.touch(catalogue.reprints.note(identifier) | {identifier})

    def __exit__(self, *exception: object) -> None:
        self._resources.close()

    # -- on the way to the workers ---------------------------------------------------------------------

    def jobs(self, entries: Iterable[SourceEntry | Arrival]) -> Iterator[Job]:
        """Load each entry and store its bytes; those that are new or changed become jobs."""
        for entry in entries:
            yield from self._jobs_of(entry, 0)

    def _jobs_of(
        self, entry: SourceEntry | Arrival, depth: int, budget: Budget | None = None
    ) -> Iterator[Job]:
        from pipeline.sources import load
        from pipeline.sources.containers import entries_in
        from pipeline.sources.unpacked import Budget

        most = self.settings.ingest.max_file_megabytes * 2**20
        budget = budget or Budget(most)
        arrival: Arrival | None = None
        try:
            if isinstance(entry, Arrival):
                arrival = entry
            elif entry.is_address:
                arrival = self._visitor.visit(entry.origin)
            item = (
                self._arrived(arrival) if arrival is not None else load(entry, most)  # type: ignore[arg-type]
            )
            if item is None:
                return
            is_opened = not isinstance(entry, Arrival) and entry.is_opened
            inside = entries_in(item, budget) if depth < DEPTH and not is_opened else None
        except ItemError as error:
            self.fail(entry.address if isinstance(entry, Arrival) else entry.origin, error)
            return
        if inside is None:
            yield from self._job(item, arrival, None if isinstance(entry, Arrival) else entry.path)
            return
        members = 0
        try:
            for members, member in enumerate(inside, start=1):  # noqa: B007 (their number is asked below)
                yield from self._jobs_of(member, depth + 1, budget)
        except ItemError as error:  # the rest of a damaged container
            self.fail(item.origin, error)
        else:
            if not members and arrival is None:
                nothing = "nothing in it can be taken in: it is empty, or holds links and leftovers only"
                self.fail(item.origin, ReadError(nothing))
            elif not self.dry_run:
                with self.archive.catalogue.transaction():
                    self.archive.catalogue.receipts.settle(item.origin)

    def _arrived(self, arrival: Arrival) -> RawItem | None:
        """The item that an address gave, None where it gave none and that is settled here."""
        if isinstance(arrival.error, RefusedError) and arrival.site is not None:
            self.refuse(arrival.address, arrival.error)
            return None
        if arrival.error is not None:
            raise arrival.error
        assert arrival.fetched is not None
        fetched = arrival.fetched
        known = self.archive.catalogue.documents.at_origin(arrival.address)
        if fetched.state == "whole":
            assert fetched.item is not None
            return replace(fetched.item, given={**arrival.given, **fetched.item.given})
        if known is None:
            raise FetchError(
                f"{arrival.address}: there is no page there (it answers {_status(fetched.exchanges)})"
            )
        outcome = "unchanged" if fetched.state == "not_modified" else "gone"
        if not self.dry_run:
            with self.archive.catalogue.transaction():
                self._visited(arrival, known.id, fetched.state, None)
                self._note(outcome, arrival.address, known.id)
        getattr(self.report, outcome).append(_item(known, known.origin))
        self.progress(outcome, arrival.address)
        return None

    def _job(self, item: RawItem, arrival: Arrival | None, path: Path | None) -> Iterator[Job]:
        sha256 = fixity(item.data)
        if self._is_known(item.origin, sha256, arrival):
            return
        if not self.dry_run:
            self.archive.vault.put(item.data)
            path = self.archive.vault.path(sha256)
        elif path is None:
            path = self._keep_aside(sha256, item.data)
        item = self._with_what_is_told(item)
        self._under_way[sha256] = item.origin
        if arrival is not None:
            self._arrivals[sha256] = arrival
        here = self.archive.catalogue.documents.at_origin(item.origin)
        held = here.id if here is not None and here.origin == item.origin else None
        yield Job(replace(item, data=b""), path, sha256, len(item.data), held)

    def _with_what_is_told(self, item: RawItem) -> RawItem:
        """The item with what is given of all and what archivists told of it, by a manifest or before."""
        here = self.archive.catalogue.documents.at_origin(item.origin)
        told = dict(self.manifest.told(item.origin)) if self.manifest else {}
        if here is not None and here.origin == item.origin:
            corrections = self.archive.catalogue.corrections
            news = corrections.news(here.id, told, self.manifest.way) if self.manifest else {}
            told = {**corrections.told(here.id), **news}
        return replace(item, given={**item.given, **self.given, **told}, told=tuple(told))

    def _tell(self, identifier: str, origin: str) -> list[Correction]:
        """Log what the manifest says of a document, where it is news; call it inside a transaction."""
        if self.manifest is None:
            return []
        corrections = self.archive.catalogue.corrections
        news = corrections.news(identifier, self.manifest.told(origin), self.manifest.way)
        return corrections.correct(identifier, news, self.manifest.way) if news else []

    def _retell(self, here: Accession) -> bool:
        """Let the manifest correct a document that is held already; whether that changes anything."""
        catalogue = self.archive.catalogue
        with catalogue.transaction():
            made = self._tell(here.id, here.origin)
            if made:
                catalogue.documents.touch(catalogue.reprints.note(here.id) | {here.id})
        return any(c.before != c.value for c in made)

    def _keep_aside(self, name: str, data: bytes) -> Path:
        """A file for the bytes of a dry run, which is gone when the run ends."""
        if self._scratch is None:
            self._scratch = Path(self._resources.enter_context(TemporaryDirectory(prefix="solidarity-")))
        path = self._scratch / name
        path.write_bytes(data)
        return path

    def _is_known(self, origin: str, sha256: str, arrival: Arrival | None) -> bool:
        """Settle an entry whose bytes the archive holds, or will hold, already."""
        documents = self.archive.catalogue.documents
        here = documents.at_origin(origin)
        if here is not None and not here.withdrawn and self._is_read_anew(here, origin, sha256):
            return False
        if here is not None and (here.sha256 == sha256 or here.withdrawn):
            outcome = "unchanged" if here.origin == origin else "duplicates"
            may_tell = self.manifest is not None and not here.withdrawn and not self.dry_run
            if outcome == "unchanged" and may_tell and self._retell(here):
                outcome, here = "updated", documents.accession(here.id)
            self._settle(outcome, _item(here, origin), sha256, arrival)
            return True
        if here is not None and here.origin == origin:
            return False  # changed: its next version, even if another document has these bytes
        twin = documents.with_fixity(sha256)
        if twin is not None:
            self._settle("duplicates", _item(twin, origin), sha256, arrival)
            return True
        if sha256 in self._under_way:
            self._twins.append((origin, sha256))
            return True
        return False

    def _is_read_anew(self, here: Accession, origin: str, sha256: str) -> bool:
        """Whether bytes that are held are read once more: scans that can be recognised now."""
        if self.ocr == "off" or here.origin != origin or here.sha256 != sha256:
            return False
        if self.ocr == "force":
            return origin.lower().endswith(".pdf")
        if not any(warning.startswith(NEEDS_OCR) for warning in here.warnings):
            return False
        from pipeline.readers.ocr import tesseract

        return tesseract.program() is not None

    # -- back from the workers -------------------------------------------------------------------------

    def store(self, job: Job, document: Document) -> None:
        """Put a finished document into the catalogue, all of it or none."""
        item, arrival = job.item, self._arrivals.pop(job.sha256, None)
        self._under_way.pop(job.sha256, None)
        documents = self.archive.catalogue.documents
        here = documents.at_origin(item.origin)
        is_new = here is None or here.origin != item.origin
        if (
            here is not None
            and not is_new
            and arrival is not None
            and documents.reads_alike(here.id, document)
        ):
            # A page's bytes change with every visit where its frame does; its text is what makes a version.
            self._settle("unchanged", _item(here, item.origin), job.sha256, arrival)
            return
        identifier = None
        if not self.dry_run:
            try:
                with self.archive.catalogue.transaction():
                    identifier, is_new = documents.store(
                        document, _provenance(job, document), self.report.run
                    )
                    self._tell(identifier, item.origin)
                    documents.touch(self.archive.catalogue.reprints.note(identifier))
                    self._visited(arrival, identifier, "whole", job.sha256)
                    if arrival is None and item.exchanges:  # as a WARC file tells it
                        self.archive.catalogue.fetches.visited(
                            identifier, item.origin, "whole", job.sha256, item.exchanges
                        )
                    self._note("added" if is_new else "updated", item.origin, identifier)
            except ValueError as error:  # such as text that has no UTF-8 form
                self.fail(item.origin, ItemError(f"cannot be stored: {error}"), job.sha256, stage="store")
                return
        stored = Item(
            item.origin, identifier, document.title, document.kind, len(document.parts), document.warnings
        )
        (self.report.added if is_new else self.report.updated).append(stored)
        self.progress("added" if is_new else "updated", arrival.address if arrival else item.origin)
        self._stored_since_index += 1
        if self._stored_since_index >= INDEX_EVERY and not self.dry_run:
            self.index()

    def fail(
        self, origin: str, error: ItemError, sha256: str | None = None, stage: str | None = None
    ) -> None:
        """List an item that could not be taken in; its bytes, where they could be had, are in the vault."""
        if sha256 is not None:
            self._under_way.pop(sha256, None)
            self._arrivals.pop(sha256, None)
        failure = Failure(origin, stage or error.stage, str(error))
        self.report.failed.append(failure)
        if not self.dry_run and self.report.run is not None:
            with self.archive.catalogue.transaction():
                self.archive.catalogue.receipts.fail(
                    self.report.run, origin, failure.stage, failure.error, sha256
                )
        self.progress("failed", origin)

    def refuse(self, address: str, error: RefusedError) -> None:
        """List an address that may not be asked for: no failure, since to try again changes nothing."""
        self.report.refused.append(Failure(address, error.stage, str(error)))
        if not self.dry_run:
            with self.archive.catalogue.transaction():
                self._note("refused", address, None)
        self.progress("refused", address)

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

    # -- notes ------------------------------------------------------------------------------------------

    def _settle(self, outcome: str, item: Item, sha256: str, arrival: Arrival | None = None) -> None:
        getattr(self.report, outcome).append(item)
        if item.id is not None and arrival is not None and not self.dry_run:
            with self.archive.catalogue.transaction():
                self.archive.catalogue.documents.see(item.origin, item.id, sha256)
                self._visited(arrival, item.id, "whole", sha256)
                self._note(outcome, item.origin, item.id)
        elif item.id is not None:
            self._sightings.append((outcome, item.origin, item.id, sha256))
        if len(self._sightings) >= SIGHTINGS_AT_ONCE:
            self.note_sightings()
        self.progress(outcome, arrival.address if arrival else item.origin)

    def note_sightings(self) -> None:
        """Write down what was seen and is held already; many at once, since losing such a note is cheap."""
        if self.dry_run or not self._sightings:
            return
        with self.archive.catalogue.transaction():
            for outcome, origin, identifier, sha256 in self._sightings:
                self.archive.catalogue.documents.see(origin, identifier, sha256)
                self._note(outcome, origin, identifier)
        self._sightings.clear()

    def _visited(self, arrival: Arrival | None, identifier: str, outcome: str, sha256: str | None) -> None:
        """Remember an address and the visit, in the transaction that settles its document."""
        if arrival is None or arrival.fetched is None or not arrival.fetched.exchanges:
            return  # a file, or an address that had not to be asked for
        fetched, fetches = arrival.fetched, self.archive.catalogue.fetches
        if sha256 is not None and arrival.address != fetched.origin:
            self.archive.catalogue.documents.see(arrival.address, identifier, sha256)  # it moved for good
        fetches.visited(identifier, arrival.address, outcome, sha256, fetched.exchanges)
        fetches.remember(
            arrival.address,
            role="document",
            state="gone" if outcome == "gone" else "held",
            site=arrival.site,
            etag=fetched.validators.etag,
            last_modified=fetched.validators.last_modified,
            answered=fetched.validators.address,
            stamp=arrival.stamp,
        )

    def _note(self, outcome: str, origin: str, identifier: str | None) -> None:
        if self.report.run is not None:
            self.archive.catalogue.receipts.note(self.report.run, origin, outcome, identifier)


def _provenance(job: Job, document: Document) -> Provenance:
    return Provenance(
        origin=job.item.origin,
        sha256=job.sha256,
        size=job.size,
        retrieved=job.item.retrieved or now(),
        media_type=document.media_type,
        reader=document.reader,
        headers=job.item.headers,
        exchanges=job.item.exchanges,
    )


def _item(known: Accession, origin: str) -> Item:
    warnings = known.warnings
    if known.withdrawn:
        warnings = (*warnings, f"withdrawn on {known.withdrawn[:10]}: it stays hidden")
    return Item(origin, known.id, known.title, known.kind, known.parts, warnings)


def _status(exchanges: tuple[Exchange, ...]) -> str:
    return f"{exchanges[-1].status} {exchanges[-1].reason}".strip() if exchanges else "nothing"
