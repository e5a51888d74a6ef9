"""The way of one document, from its source to the index: the one place that knows the order of the stages.

    source -> vault -> [worker: reader -> structure -> extraction, resolution of names] -> catalogue -> index

What is in brackets runs in worker processes; the parent alone stores and indexes. Nothing heavy is
imported here: spaCy and the readers are loaded where a worker starts.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from corpus.archive import Archive
from corpus.authority.decisions import Decision, Replayed, fingerprint, in_use
from corpus.authority.files import fingerprint_of
from corpus.document import Document, RawItem
from corpus.errors import ArchiveError, ExtractError, ItemError, ReadError, StructureError
from corpus.settings import Settings
from pipeline import pulse
from pipeline.intake import Intake, Job
from pipeline.report import Progress, Report, no_progress
from pipeline.workers import Limits, Watch, run_jobs

if TYPE_CHECKING:
    from pipeline.extract.extractor import Extractor
    from pipeline.manifest import Manifest
    from pipeline.readers.ocr.use import Use
    from pipeline.sources import SourceEntry
    from pipeline.sources.arrivals import Arrival

log = logging.getLogger(__name__)

_CHARACTERS_A_SECOND = 5_000.0
"""What structure and extraction read in a second at the least: long texts put off the time limit."""


# -- the stages that a worker runs ------------------------------------------------------------------------


def make_document(item: RawItem, extractor: Extractor) -> Document:
    """Read an item, find its parts, find and resolve the names and dates in them.

    Raises `ReadError`, `StructureError` or `ExtractError`, each with a reason a person understands.
    """
    from pipeline.readers import read
    from pipeline.structure import structure

    with _stage(ReadError):
        reading = read(item)
    pulse.allow(len(reading.text) / _CHARACTERS_A_SECOND)
    with _stage(StructureError):
        document = structure(reading, item)
        if item.told:
            document = replace(document, found=_untold(structure(reading, _without_told(item)), item.told))
    with _stage(ExtractError):
        return extractor.mentions(document)


def _without_told(item: RawItem) -> RawItem:
    return replace(item, given={k: v for k, v in item.given.items() if k not in item.told}, told=())


def _untold(document: Document, told: Sequence[str]) -> dict[str, str | None]:
    """What is found of the fields that an archivist told, for the day on which that is undone."""
    names = [*told, *(f"{name}_from" for name in told if name in ("kind", "published"))]
    return {name: getattr(document, name) for name in names if hasattr(document, name)}


class _stage:
    """Names the stage in which something unforeseen went wrong; foreseen errors pass unchanged."""

    def __init__(self, error: type[ItemError]) -> None:
        self.error = error

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, ItemError | MemoryError):
            log.debug("unforeseen", exc_info=error)
            reason = f"what is in it could not be worked out ({type(error).__name__}); its bytes are kept"
            raise self.error(reason) from error


_extractor: Extractor | None = None
_records: Replayed | None = None


def _start(settings: Settings, decisions: Sequence[Decision], ocr: Use) -> None:
    """In a fresh worker: load what every document needs."""
    global _extractor, _records
    from pipeline.extract.extractor import Extractor
    from pipeline.readers import use_pdf_engine
    from pipeline.readers.ocr.engine import use_ocr
    from pipeline.sites import use_folder

    use_folder(sites_folder(settings))
    use_pdf_engine(settings.pdf.engine)
    use_ocr(ocr)
    _records = in_use(authority_folder(settings), decisions)
    _extractor = Extractor(
        _records.authorities,
        home=settings.home_organization,
        tagger=settings.extract.tagger,
        spacy_model=settings.extract.spacy_model,
    )


def _work(job: Job) -> Document:
    """In a worker: one document."""
    assert _extractor is not None and _records is not None, "the worker has not been started"
    document = make_document(replace(job.item, data=job.path.read_bytes()), _extractor)
    return _records.settled_document(document, job.document)


# -- the stages that the parent runs ----------------------------------------------------------------------


def ingest(
    archive: Archive,
    entries: Iterable[SourceEntry | Arrival],
    settings: Settings,
    *,
    given: Mapping[str, str] | None = None,
    command: str = "ingest",
    workers: int | None = None,
    dry_run: bool = False,
    progress: Progress = no_progress,
    manifest: Manifest | None = None,
    ocr: str | None = None,
    watch: Watch | None = None,
) -> Report:
    """Take entries into the archive; call it under `archive.writing()`.

    `entries` are drawn from as workers become free. `given` is what the caller knows of all of them
    (kind, source, collection, language) and outranks what is found; `manifest` is what an archivist knows of
    each, and is logged with it. `dry_run` reads everything and stores nothing. `ocr` (auto, off, force)
    outranks the settings; `watch` is told how many pages are read. Each document is stored in one transaction
    as soon as it is ready, so that a run that breaks off loses only what was under way. When the disk is full
    the run ends there, and its receipt says so; `ArchiveError` is raised when it cannot even begin.
    """
    started = perf_counter()
    decisions = archive.catalogue.decisions.standing()
    limits = Limits(
        # A worker takes seconds to start: no more of them than there can be work for.
        workers=max(1, min(workers or settings.ingest.workers or os.cpu_count() or 1, _expected(entries))),
        seconds=settings.ingest.seconds_per_document,
        megabytes=settings.ingest.megabytes_per_worker,
        tasks=settings.ingest.documents_per_worker,
    )
    use = recognition(settings, ocr, None if dry_run else archive.folder)
    arguments = (settings, decisions, use)
    with Intake(archive, settings, given or {}, dry_run, progress, manifest, use.mode) as intake:
        if not dry_run:
            archive.vault.sweep()
            _take_authorities(archive, settings, decisions)
            _make_index(archive)
            intake.note_reprints()
            intake.begin(command)
        try:
            for done in run_jobs(_work, intake.jobs(entries), limits, _start, arguments, watch):
                if done.result is None:
                    intake.fail(done.job.item.origin, done.error or ItemError("no result"), done.job.sha256)
                else:
                    intake.store(done.job, done.result)
            intake.settle_twins()
            intake.note_sightings()
            intake.complete = True
        except ArchiveError as error:  # a full disk: what is stored is safe, and the receipt is owed
            intake.break_off(error)
        finally:
            if not dry_run:
                intake.index()
                intake.finish()
            intake.report.seconds = perf_counter() - started
        return intake.report


def recognition(settings: Settings, mode: str | None, archive: Path | None) -> Use:
    """How scanned pages are recognised; what was is kept in the archive's folder, if there is one."""
    from pipeline.readers.ocr.use import FOLDER, Use

    folder = archive.resolve() / FOLDER if archive else None
    return Use(mode or settings.ocr.mode, tuple(settings.ocr.languages), folder)


def _expected(entries: Iterable[SourceEntry | Arrival]) -> int:
    """How many documents entries may come to: their number, or many where only time will tell."""
    from pipeline.sources import SourceEntry

    many = 10_000
    if not isinstance(entries, list | tuple):
        return many
    opens = any(isinstance(entry, SourceEntry) and entry.may_hold_many for entry in entries)
    return many if opens else len(entries)


def sites_folder(settings: Settings) -> Path | None:
    """The folder with site descriptions of the archive's own, where the settings name one."""
    return Path(settings.sites_folder).resolve() if settings.sites_folder else None


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
