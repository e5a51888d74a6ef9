"""The search index of an archive: opened, brought up to the catalogue, searched, made anew."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, TypeVar

from corpus.catalogue.records import Change
from corpus.errors import ArchiveError, IndexDamagedError, LockedError
from corpus.frozen import replace
from index import manifest
from index.answering import answer, facet, prepare, stream
from index.engine import Reader
from index.manifest import Manifest
from index.names import NameLookup, Records, ValueNames
from index.request import FacetValue, Hit, SearchAnswer, SearchRequest
from index.whoosh_engine.damage import damaged
from index.whoosh_engine.whoosh import NAME, WhooshEngine

if TYPE_CHECKING:
    from corpus.catalogue.records import CataloguedPart
    from index.similar import Likeness, Similar

VERSION = 4
"""Of schema, arrays and cutting into words together. An index of another version must be made anew."""

BATCH_PARTS = 25_000
"""Parts to a commit: enough that there are few segments, few enough that a crash costs little."""

BATCH_CHARACTERS = 60_000_000
"""Characters to a commit, whichever is reached first."""

_PAUSES = 100
_PAUSE_SECONDS = 0.01
T = TypeVar("T")

Progress = Callable[[int], None]
"""Called with the number of documents indexed so far."""


class CatalogueLike(NameLookup, Protocol):
    """What the index asks of the catalogue."""

    def generation(self) -> int:
        """A number that grows with every change."""
        ...

    def changes_since(self, generation: int) -> Iterator[Change]:
        """Each document changed after that, in the order of its change."""
        ...


class SearchIndex:
    """The index in `folder`, a cache of the catalogue. Use it as a context manager, or `close()` it.

    A search sees the state that was opened last; `catch_up` opens the newest.
    """

    def __init__(self, folder: Path, catalogue: CatalogueLike, records: Records | None = None) -> None:
        self.folder = folder
        self._catalogue = catalogue
        self._records = records
        self._names = ValueNames(catalogue, records)
        self._engine = WhooshEngine(folder, self._names)
        self._reader: Reader | None = None
        self._read_generation = -1

    @classmethod
    def open(
        cls,
        folder: Path,
        catalogue: CatalogueLike,
        *,
        catch_up: bool = True,
        records: Records | None = None,
    ) -> SearchIndex:
        """The index, brought up to the catalogue unless another process is writing it just now.

        `records` gives the authority records, which are read only when affiliations are asked for.

        A new archive gets a new index. Raises `IndexDamagedError` when the catalogue has documents and
        the index is missing, damaged, or of another version or archive: it is never quietly made empty.
        """
        index = cls(folder, catalogue, records)
        known = index._manifest()
        generation = catalogue.generation()
        if known is None or not index._exists():
            if generation > 0 and (known is None or known.generation > 0):
                raise damaged(folder, "there is none, though the catalogue has documents")
            index._create()
            known = index._manifest()
        assert known is not None
        index._check(known, generation)
        if catch_up and known.generation < generation:
            try:
                index.catch_up()
            except (ArchiveError, IndexDamagedError) as error:
                # Another process is writing, or nothing can be written: what is there can still be searched.
                import logging

                level = logging.INFO if isinstance(error, LockedError) else logging.WARNING
                logging.getLogger(__name__).log(level, "Searching what is indexed so far: %s", error)
        index._opened()
        return index

    def __enter__(self) -> SearchIndex:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all files; opened again when needed."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    # Searching

    def search(self, request: SearchRequest) -> SearchAnswer:
        """Answer a request. Raises `QueryError` for a mistake in it."""
        return answer(request, self._opened(), self._names)

    def stream(
        self, request: SearchRequest, only: Container[str] | None = None
    ) -> tuple[SearchAnswer, Iterator[Hit]]:
        """The answer without its hits, and the hits one by one: for any number of them. Raises `QueryError`.

        They are those of the present state, also when the index is written meanwhile. `only`: of the hits,
        those with these ids.
        """
        return stream(request, self._opened(), self._names, only)

    def ids(self, request: SearchRequest) -> list[str]:
        """The ids of the hits alone, in their order. Raises `QueryError`."""
        reader = self._opened()
        return reader.answer(prepare(request, self._names, reader).plan).hits.ids()

    def found(self, request: SearchRequest) -> tuple[CataloguedPart, ...]:
        """The parts that a request finds as they were indexed, without what dresses hits for people: names
        and snippets take most of the time where there are many. Raises `QueryError`."""
        reader = self._opened()
        return tuple(one.part for one in reader.answer(prepare(request, self._names, reader).plan).hits)

    def similar(self, identifier: str, request: SearchRequest) -> Similar:
        """What is most like a document or part, see `index.similar`. Raises `NotFoundError`, `UsageError`."""
        from index.similar import similar

        return similar(identifier, request, self._opened(), self._names)

    def stream_similar(self, identifier: str, request: SearchRequest) -> tuple[Similar, Iterator[Likeness]]:
        """As `similar`, its hits one by one."""
        from index.similar import stream

        return stream(identifier, request, self._opened(), self._names)

    def facet(self, field: str, request: SearchRequest, contains: str = "") -> SearchAnswer:
        """An answer without hits with one facet: all its values, those with `contains` in a name.

        Raises `QueryError`.
        """
        return facet(field, request, self._opened(), self._names, contains)

    def facet_values(self, field: str, request: SearchRequest, contains: str = "") -> tuple[FacetValue, ...]:
        """The values that `facet` gives."""
        (values,) = self.facet(field, request, contains).facets.values()
        return values

    def behind(self) -> int:
        """How many changes of the catalogue the index does not have yet."""
        known = self._manifest()
        return self._catalogue.generation() - (known.generation if known else 0)

    def status(self) -> dict[str, int]:
        """Documents, parts, segments, deleted parts, size in bytes, generation, changes not yet indexed."""
        known = self._manifest()
        status = self._opened().status()
        generation = known.generation if known else 0
        return {
            "documents": status.documents,
            "parts": status.parts,
            "segments": status.segments,
            "deleted": status.deleted,
            "size": status.size,
            "generation": generation,
            "behind": self._catalogue.generation() - generation,
        }

    def damaged_files(self) -> list[str]:
        """The index's files that are missing or changed since they were written, told by their hashes."""
        return self._engine.damaged_files()

    # Writing

    def catch_up(self, *, wait: float = 0.0, progress: Progress | None = None) -> int:
        """Index what changed in the catalogue since the last time; gives the number of documents.

        Waits up to `wait` seconds for another writer, then raises `LockedError`. Raises
        `IndexDamagedError` when the index cannot be written; what was indexed before stays.
        """
        count = 0
        known = self._manifest()
        if known is None or known.generation != self._catalogue.generation():
            with self._lock("bringing the index up to date", wait):
                known = self._manifest()
                if known is None:
                    raise damaged(self.folder, "its manifest is gone")
                count = self._take_in(self._engine, known, progress)
        self._reopen_if_changed()
        return count

    def rebuild(self, *, wait: float = 0.0, progress: Progress | None = None) -> int:
        """Make the index anew beside the old one, check it, swap it in; gives the number of documents.

        The old index is searched until then, and stays when anything goes wrong.
        """
        import shutil

        with self._lock("rebuilding the index", wait):
            for left in self.folder.parent.glob(f"{self.folder.name}.*-*"):
                if left.is_dir():
                    shutil.rmtree(left, ignore_errors=True)
            fresh = self.folder.with_name(f"{self.folder.name}.new-{os.getpid()}")
            engine = WhooshEngine(fresh, self._names)
            try:
                _make(engine)
                count = self._take_in(engine, Manifest(NAME, VERSION, 0), progress)
                self._compare(engine)
                self._swap(fresh)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
        self.close()
        self._reopen_if_changed()
        return count

    def optimize(self, *, wait: float = 0.0) -> None:
        """Merge all segments into one and free what deletions left. Raises as `catch_up` does."""
        with self._lock("merging the index", wait):
            self._engine.index((), optimize=True)
        self.close()

    # Inside

    def _opened(self) -> Reader:
        if self._reader is None:
            known = self._manifest()
            reader = self._open_reader()
            self._reader, self._read_generation = reader, known.generation if known else -1
        return self._reader

    def _open_reader(self) -> Reader:
        def opened() -> Reader | IndexDamagedError:
            try:
                return self._engine.open()
            except IndexDamagedError as error:
                return error

        found = self._patiently(opened, lambda found: not isinstance(found, IndexDamagedError))
        if isinstance(found, IndexDamagedError):
            raise found
        return found

    def _exists(self) -> bool:
        return self._patiently(self._engine.exists, bool)

    def _patiently(self, attempt: Callable[[], T], good: Callable[[T], bool]) -> T:
        """What comes of an attempt that may fall into the instant in which a rebuilt index is swapped in."""
        for tried in range(_PAUSES):
            found = attempt()
            swapping = any(self.folder.parent.glob(f"{self.folder.name}.old-*"))
            if good(found) or (tried > 1 and not swapping):
                break
            time.sleep(_PAUSE_SECONDS)
        return found

    def _reopen_if_changed(self) -> None:
        known = self._manifest()
        if self._reader is not None and (known is None or known.generation != self._read_generation):
            self.close()
            self._names = self._engine.names = ValueNames(self._catalogue, self._records)

    def _manifest(self) -> Manifest | None:
        try:
            return self._patiently(lambda: manifest.read(self.folder), bool)
        except ValueError as error:
            raise damaged(self.folder, error) from error

    def _check(self, known: Manifest, generation: int) -> None:
        if (known.engine, known.version) != (NAME, VERSION):
            raise damaged(self.folder, f"it was made by another version, {known.engine} {known.version}")
        if known.generation > generation:
            raise damaged(self.folder, "it is newer than the catalogue, which must have been replaced")

    def _create(self) -> None:
        with self._lock("making the index", 10.0):
            if self._manifest() is None or not self._engine.exists():
                _make(self._engine)

    @contextlib.contextmanager
    def _lock(self, what: str, wait: float) -> Iterator[None]:
        from corpus.lock import write_lock

        # Outside the folder, since a rebuild swaps the folder while it holds the lock.
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with write_lock(self.folder.with_name(f"{self.folder.name}.lock"), what, wait):
            yield

    def _take_in(self, engine: WhooshEngine, known: Manifest, progress: Progress | None) -> int:
        """Index the changes since `known` batch by batch, each with its manifest."""
        target = self._catalogue.generation()
        self._check(known, target)
        count = 0
        batch: list[Change] = []
        size = parts = 0
        for change in self._catalogue.changes_since(known.generation):
            batch.append(change)
            parts += max(1, len(change.parts))
            size += sum(len(part.text) for part in change.parts)
            count += 1
            if parts >= BATCH_PARTS or size >= BATCH_CHARACTERS:
                engine.index(batch)
                # Changes come in the order of their generation; others of this one may be yet to come.
                known = replace(known, generation=max(known.generation, change.generation - 1))
                manifest.write(engine.folder, known)
                batch, size, parts = [], 0, 0
                if progress:
                    progress(count)
            target = max(target, change.generation)
        if batch:
            engine.index(batch)
        manifest.write(engine.folder, replace(known, generation=target))
        if progress and count:
            progress(count)
        return count

    def _compare(self, engine: WhooshEngine) -> None:
        """Whether the new index holds as many documents and parts as the catalogue said."""
        known = manifest.read(engine.folder)
        assert known is not None
        expected = [
            len(change.parts)
            for change in self._catalogue.changes_since(0)
            if change.parts and change.generation <= known.generation
        ]
        reader = engine.open()
        try:
            status = reader.status()
        finally:
            reader.close()
        if (status.documents, status.parts) != (len(expected), sum(expected)):
            raise IndexDamagedError(
                f"The new index has {status.documents} documents in {status.parts} parts, the catalogue "
                f"{len(expected)} in {sum(expected)}; the old index was kept. "
                "Try again when nothing is being written"
            )

    def _swap(self, fresh: Path) -> None:
        import shutil

        old = self.folder.with_name(f"{self.folder.name}.old-{os.getpid()}")
        if self.folder.exists():
            self.folder.rename(old)
        fresh.rename(self.folder)
        shutil.rmtree(old, ignore_errors=True)


def _make(engine: WhooshEngine) -> None:
    """An empty index. The manifest goes first: at generation 0 without contents it is known as unfinished."""
    engine.folder.mkdir(parents=True, exist_ok=True)
    manifest.write(engine.folder, Manifest(NAME, VERSION, 0))
    engine.create()
