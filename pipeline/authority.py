"""Archivists' edits of authority records, and resolving the archive's names anew by them.

Neither reads documents again nor tags them: mentions stay where they are, only what they mean is worked
out anew (`corpus.authority.resolve`), by several processes where there is much of it. spaCy is not needed.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from time import perf_counter
from typing import Any

from corpus.archive import CATALOGUE, Archive
from corpus.authority.decisions import Decision, Replayed, in_use, replay
from corpus.authority.difference import Difference, difference
from corpus.authority.files import load_authorities
from corpus.authority.forms import check, from_mapping
from corpus.authority.resolve import resolve
from corpus.catalogue.resolutions import Redirection, StoredMentions, stored_mentions
from corpus.clock import now
from corpus.errors import AuthorityError, SolidarityError
from corpus.settings import Settings
from pipeline.ingest import authority_folder
from pipeline.intake import INDEX_WAIT_SECONDS
from pipeline.workers import Limits, run_jobs

log = logging.getLogger(__name__)

VERSIONS_AT_ONCE = 250
# Below this, starting processes takes longer than the work.
_WORTH_PROCESSES = 3000
_SECONDS_PER_JOB = 600.0

Draft = tuple[str, dict[str, Any]]
"""The kind and payload of a decision that is to be taken, see `corpus.authority.decisions`."""

Progress = Callable[[int, int], None]
"""Called with how many documents were resolved anew, and how many there are to resolve."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an edit or a resolving anew did.

    `decisions` are the numbers of its entries in the log, `resolved` the documents that were looked at,
    `documents` those in which mentions changed, `mentions` how many. `index_error` says why the index
    could not follow; it will with the next search or ingest. `seconds` are all of it, `index_seconds` those
    of bringing the index up to date.
    """

    decisions: tuple[int, ...] = ()
    resolved: int = 0
    documents: tuple[str, ...] = ()
    mentions: int = 0
    applied: bool = True
    seconds: float = 0.0
    index_seconds: float = 0.0
    index_error: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Ready for `json.dumps`."""
        return {
            "decisions": list(self.decisions),
            "applied": self.applied,
            "resolved": self.resolved,
            "documents": len(self.documents),
            "mentions": self.mentions,
            "seconds": round(self.seconds, 3),
        }


def records_in_use(archive: Archive, settings: Settings) -> Replayed:
    """The authority files with the archive's decisions on top."""
    return in_use(authority_folder(settings), archive.catalogue.decisions.standing())


def no_progress(done: int, total: int) -> None:
    """For those who do not watch."""


# -- the three things that can be done; call them under `archive.writing()` ---------------------------------


def edit(
    archive: Archive,
    settings: Settings,
    drafts: Sequence[Draft],
    *,
    apply: bool = True,
    progress: Progress = no_progress,
) -> Outcome:
    """Take decisions: all of them or none. Raises `AuthorityError` where one cannot be.

    With `apply` the documents that they can touch are resolved anew in the same transaction, and the index
    is brought up to date; without, that waits for `apply_all`.
    """
    standing = archive.catalogue.decisions.standing()
    every = archive.catalogue.decisions.all()
    first = every[-1].id + 1 if every else 1
    new = [Decision(first + n, now(), kind, payload) for n, (kind, payload) in enumerate(drafts)]
    files = load_authorities(authority_folder(settings))
    before = replay(files, standing)
    check_drafts(before, drafts)
    after = replay(files, [*standing, *new], must={d.id for d in new})

    def write() -> tuple[int, ...]:
        return tuple(archive.catalogue.decisions.add(kind, payload) for kind, payload in drafts)

    return _Change(archive, settings, before, after, progress).make(write, apply=apply)


def undo(
    archive: Archive,
    settings: Settings,
    decisions: Sequence[int] = (),
    *,
    apply: bool = True,
    progress: Progress = no_progress,
) -> Outcome:
    """Undo decisions, by default the last one that stands. An undoing can be undone too.

    Raises `NotFoundError`, and `AuthorityError` where others rest on one or it is undone already.
    """
    catalogue = archive.catalogue
    standing = catalogue.decisions.standing()
    if not decisions:
        if not standing:
            raise AuthorityError("there is no decision to undo. Look: solidarity authority log")
        decisions = (standing[-1].id,)
    # The last first, since earlier ones may bear them.
    ordered = sorted(set(decisions), reverse=True)
    files = load_authorities(authority_folder(settings))
    before = replay(files, standing)
    # The log itself knows what an undoing leaves standing; asked in a transaction that comes to nothing.
    try:
        with catalogue.transaction():
            for identifier in ordered:
                catalogue.decisions.undo(identifier)
            left = catalogue.decisions.standing()
            raise _Discard
    except _Discard:
        pass
    after = replay(files, left)
    fallen = [i for i in after.stale if i not in before.stale]
    if fallen:
        listed = ", ".join(map(str, fallen))
        raise AuthorityError(
            f"decision {listed} rests on {', '.join(map(str, ordered))}."
            f" Try first: solidarity authority undo {fallen[-1]}"
        )

    def write() -> tuple[int, ...]:
        return tuple(catalogue.decisions.undo(identifier) for identifier in ordered)

    return _Change(archive, settings, before, after, progress).make(write, apply=apply)


def apply_all(archive: Archive, settings: Settings, *, progress: Progress = no_progress) -> Outcome:
    """Resolve every name in the archive anew by the records in use."""
    records = records_in_use(archive, settings)
    return _Change(archive, settings, records, records, progress).make(tuple, all_of_it=True)


class _Discard(Exception):
    """Ends a transaction that was only a question."""


def check_drafts(before: Replayed, drafts: Sequence[Draft]) -> None:
    """Whether the records that come with decisions may be taken. Raises `AuthorityError`."""
    records = [
        from_mapping(payload["label"], payload["record"]) for _, payload in drafts if payload.get("record")
    ]
    coming = {record.id for record in records}
    for record in records:
        check(record, before.authorities, coming)


# -- how ----------------------------------------------------------------------------------------------------


class _Change:
    """The way from one state of the records to another, with all that follows in the archive."""

    def __init__(
        self, archive: Archive, settings: Settings, before: Replayed, after: Replayed, progress: Progress
    ) -> None:
        self.archive = archive
        self.settings = settings
        self.before = before
        self.after = after
        self.progress = progress
        self.difference = difference(before, after, settings.home_organization)

    def make(
        self, write: Callable[[], tuple[int, ...]], *, apply: bool = True, all_of_it: bool = False
    ) -> Outcome:
        """Write the decisions and what follows from them in one transaction, then let the index follow."""
        started = perf_counter()
        catalogue = self.archive.catalogue
        if not apply:
            with catalogue.transaction():
                return Outcome(write(), applied=False, seconds=perf_counter() - started)
        old = self.before.authorities.fingerprint
        everything = all_of_it or self.difference.everywhere or catalogue.names.resolved_fingerprint() != old
        versions = self._all() if everything else self._touched()
        changes = list(self._redirections(versions))
        with catalogue.transaction():
            entries = write()
            self._take_names(known=catalogue.names.fingerprint() == old)
            documents = catalogue.resolutions.redirect(changes, self._moved())
            after = self.after.authorities
            catalogue.names.drop_gone(after.organizations.keys(), after.places.keys())
            catalogue.names.note_resolved(after.fingerprint)
        stored = perf_counter()
        index_error = self._index() if documents else None
        return Outcome(
            decisions=entries,
            resolved=len(versions),
            documents=tuple(documents),
            mentions=len(changes),
            index_error=index_error,
            index_seconds=perf_counter() - stored,
            seconds=perf_counter() - started,
        )

    def _all(self) -> list[int]:
        return self.archive.catalogue.resolutions.versions()

    def _touched(self) -> list[int]:
        """The versions in which this difference can change what a name means."""
        resolutions, diff = self.archive.catalogue.resolutions, self.difference
        found = set(resolutions.versions_of(diff.documents))
        found.update(resolutions.versions_naming(diff.touches))
        return sorted(found)

    def _take_names(self, *, known: bool) -> None:
        """Bring the catalogue's names up to the records: just those that differ where it knew the rest."""
        after, names = self.after.authorities, self.archive.catalogue.names
        changed: Difference | None = self.difference if known else None
        names.take_changes(
            changed.organizations if changed else after.organizations.values(),
            changed.places if changed else after.places.values(),
            after.fingerprint,
            self.after.superseded,
        )

    def _moved(self) -> list[str]:
        """Documents that mention a place which lies in another country now: the index holds countries."""
        before = self.before.authorities.places
        moved = [p.id for p in self.difference.places if p.id in before and before[p.id].country != p.country]
        return self.archive.catalogue.resolutions.mentioning("PLACE", moved) if moved else []

    def _redirections(self, versions: Sequence[int]) -> Iterator[Redirection]:
        """Resolve versions anew, giving each mention that means something else now."""
        jobs = [versions[n : n + VERSIONS_AT_ONCE] for n in range(0, len(versions), VERSIONS_AT_ONCE)]
        home = self._home()
        done = 0
        self.progress(0, len(versions))
        workers = self.settings.ingest.workers or os.cpu_count() or 1
        if len(versions) < _WORTH_PROCESSES or workers == 1:
            for job in jobs:
                for stored in self.archive.catalogue.resolutions.stored(job):
                    yield from redirections(stored, self.after, home)
                done += len(job)
                self.progress(done, len(versions))
            return
        limits = Limits(workers, _SECONDS_PER_JOB, self.settings.ingest.megabytes_per_worker, 10_000)
        for result in run_jobs(_work, jobs, limits, _start, self._for_workers(home)):
            if result.result is None:
                raise SolidarityError(f"the names could not be resolved anew: {result.error}")
            yield from result.result
            done += len(result.job)
            self.progress(done, len(versions))

    def _for_workers(self, home: str | None) -> tuple[Any, ...]:
        return (self.archive.folder / CATALOGUE, self.after, home)

    def _home(self) -> str | None:
        own = self.after.authorities.organizations.get(self.settings.home_organization or "")
        return own.country if own else None

    def _index(self) -> str | None:
        """Bring the index up to the catalogue; why it could not be, where it could not."""
        from index.search import SearchIndex

        catalogue = self.archive.catalogue
        try:
            with SearchIndex.open(self.archive.index_folder, catalogue, catch_up=False) as index:
                index.catch_up(wait=INDEX_WAIT_SECONDS)
        except Exception as error:  # whatever it is: the catalogue is the truth, and is right
            log.debug("indexing", exc_info=error)
            return str(error)
        return None


def redirections(stored: StoredMentions, records: Replayed, home: str | None) -> Iterator[Redirection]:
    """The mentions of one version that mean something else, or are less or more sure, by these records."""
    resolved = resolve(
        stored.mentions,
        stored.text,
        records.authorities,
        language=stored.language,
        home=home,
        published=stored.published,
    )
    settled = records.settled(resolved, stored.document)
    for key, (entity, candidates, confidence), mention in zip(stored.keys, stored.rows, settled, strict=True):
        now_candidates = _as_json(mention.candidates)
        if (
            entity != mention.id
            or candidates != now_candidates
            or abs(confidence - mention.confidence) > 1e-9
        ):
            yield Redirection(
                key, stored.version, mention.label, mention.surface, entity, mention.id, now_candidates,
                mention.confidence,
            )  # fmt: skip


@lru_cache(maxsize=100_000)
def _as_json(candidates: tuple[str, ...]) -> str:
    return json.dumps(candidates)


# -- in worker processes ------------------------------------------------------------------------------------

_state: tuple[sqlite3.Connection, Replayed, str | None] | None = None


def _start(catalogue: Path, records: Replayed, home: str | None) -> None:
    """In a fresh worker: its own connection, for reading."""
    global _state
    connection = sqlite3.connect(f"{catalogue.resolve().as_uri()}?mode=ro", uri=True)
    _state = (connection, records, home)
    gc.freeze()  # the records stay for good; looking through them for garbage again and again takes time


def _work(versions: Sequence[int]) -> list[Redirection]:
    """In a worker: some versions."""
    assert _state is not None, "the worker has not been started"
    connection, records, home = _state
    found = stored_mentions(connection, versions)
    return [change for stored in found for change in redirections(stored, records, home)]
