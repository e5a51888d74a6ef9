"""Writing: batches of changes into the Whoosh index, each with one commit that is on the disk when told.

Whoosh writes, merges, locks and publishes its segments. `LayingWriter` lays down the arrays of each new
segment beside it, makes sure that all is on the disk before the table of contents is published and after it
(Whoosh never calls fsync), and then publishes the state that searches open.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import index as whoosh_index
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, clean_files
from whoosh.reading import SegmentReader
from whoosh.writing import OPTIMIZE, LockError, SegmentWriter

from corpus.catalogue.records import CataloguedPart, Change
from corpus.errors import IndexDamagedError, LockedError
from index.whoosh_engine import arrays, laying, postings, published
from index.whoosh_engine.analysis import fields_of
from index.whoosh_engine.arrays import ArrayFile
from index.whoosh_engine.columns import Source
from index.whoosh_engine.damage import damaged
from index.whoosh_engine.layout import SUFFIX, WHOOSH_FIELDS, WORD_FIELDS
from index.whoosh_engine.merging import to_merge

logger = logging.getLogger(__name__)


class Folder(FileStorage):  # type: ignore[misc]
    """Whoosh's files, of which it leaves a damaged table of contents open."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._contents: list[Any] = []

    def open_file(self, name: str, **options: Any) -> Any:
        """As Whoosh does it; tables of contents are remembered."""
        file = super().open_file(name, **options)
        if name.endswith(".toc"):
            self._contents.append(file)
        return file

    def close_contents(self) -> None:
        """Close the tables of contents that are open."""
        for file in self._contents:
            if not file.is_closed:
                file.close()


class NoPool:
    """In place of Whoosh's pool of postings: they come from the arrays."""

    def add(self, item: object) -> None:
        """Nothing to do."""

    def cleanup(self) -> None:
        """Nothing to do."""


class LayingWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer with arrays and fsync. Private names: see the pin in pyproject.toml."""

    def __init__(self, index: Any, **options: Any) -> None:
        super().__init__(index, **options)
        self.folder = Path(self.storage.folder)
        self.pool = NoPool()
        self._fresh = laying.Fresh()
        self._merged: list[tuple[str, list[int]]] = []
        self._words: dict[str, int] = {}

    def add_part(self, part: CataloguedPart, fields: dict[str, Any]) -> None:
        """One more part, with its fields as `fields_of` gave them."""
        writer = self.perdocwriter
        writer.start_doc(self.docnum)
        for name in self.schema.names():
            kind = self.schema[name]
            length = sum(map(len, fields[name].values())) if name in WHOOSH_FIELDS else 0
            writer.add_field(name, kind, fields[name] if kind.stored else None, length)
        writer.finish_doc()
        self.docnum += 1
        self._added = True
        self._fresh.add(part, fields)

    def add_reader(self, reader: Any) -> None:
        """Merge a segment into the one being written; which rows it had is remembered for the arrays."""
        self._merged.append((reader.segment().segment_id(), list(reader.all_doc_ids())))
        super().add_reader(reader)

    def add_postings_to_pool(self, reader: Any, startdoc: int, docmap: Any) -> None:
        """Merged postings come from the arrays too."""

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        file = self._lay_down(self.get_segment())
        postings.write(self.fieldwriter, self.schema, file)
        self.fieldwriter.close()

    def _commit_toc(self, segments: list[Any]) -> None:
        before = {segment.name: segment for segment in _published(self.folder).segments}
        state = []
        for segment in segments:
            name = segment.segment_id()
            known = before.get(name)
            if known is None:
                files = {path.name: path for path in sorted(self.folder.glob(f"{name}.*"))}
                for path in files.values():
                    fsync(path)
                known = published.Segment(
                    name,
                    segment.doc_count_all(),
                    words=self._words,
                    files={file: published.fixity(path) for file, path in files.items()},
                )
            state.append(
                published.Segment(
                    name, known.rows, published.bitmap(segment._deleted or ()), known.words, known.files
                )
            )
        fsync(self.folder)
        TOC(self.schema, segments, self.generation).write(self.storage, self.indexname)
        fsync(self.folder / f"_{self.indexname}_{self.generation}.toc")
        fsync(self.folder)
        published.write(self.folder, published.Published(self.generation, tuple(state)))
        fsync(self.folder)
        # Only now, when no new search will open what is no longer needed.
        clean_files(self.storage, self.indexname, self.generation, segments)

    def _lay_down(self, segment: Any) -> ArrayFile:
        """Write the arrays of a new segment, and keep the number of words in each field; gives the file."""
        rows = segment.doc_count_all()
        path = self.folder / f"{segment.segment_id()}{SUFFIX}"
        if self._merged:
            sources: list[Source] = []
            if self._fresh.parts:
                sources.append((dict(self._fresh.laid()), np.arange(len(self._fresh.parts))))
            for old, (_, kept) in zip(self._merged_files(), self._merged, strict=True):
                sources.append((old, np.array(kept, dtype=np.int64)))
            laid = laying.merge(sources)
        else:
            laid = self._fresh.laid()
        arrays.write(path, chain(laid, self._lengths(segment, rows)))
        file = ArrayFile(path)
        if len(file["ids/ends"]) != rows:
            raise ValueError(f"{len(file['ids/ends'])} rows were laid down beside {rows} of Whoosh")
        self._words = {field: int(file[f"{field}/tfs"].sum(dtype=np.int64)) for field in WORD_FIELDS}
        # Whoosh counts merged rows by their coarse lengths; so scores would change by merging.
        segment._fieldlengths.update({field: self._words[field] for field in WHOOSH_FIELDS})
        return file

    def _merged_files(self) -> list[ArrayFile]:
        """The arrays of the segments that are merged. Raises `ValueError` where one is damaged."""
        known = {segment.name: segment.files for segment in _published(self.folder).segments}
        found = []
        for name, _ in self._merged:
            path = self.folder / f"{name}{SUFFIX}"
            if tuple(known[name][path.name]) != published.fixity(path):
                raise ValueError(f"{path.name} is damaged")
            found.append(ArrayFile(path))
        return found

    def _lengths(self, segment: Any, rows: int) -> Iterator[tuple[str, NDArray[Any]]]:
        """The coarse lengths of Whoosh's own fields, and what the codes stand for."""
        for field in WHOOSH_FIELDS:
            codes = np.zeros(rows, dtype="u1")
            kept = np.frombuffer(length_codes(self.storage, segment, field), dtype="u1")
            codes[: len(kept)] = kept
            yield f"{field}/lengths", codes
        yield "coarse_lengths", laying.COARSE_LENGTHS


def length_codes(storage: Any, segment: Any, field: str) -> bytes:
    """The number of words in a field, one coarse byte a row; rows at the end without any are left out."""
    name = segment.codec().column_filename(segment, f"_{field}_len")
    if not storage.file_exists(name):
        return b""
    file = storage.open_file(name)
    try:
        return bytes(file.read(storage.file_length(name)))
    finally:
        file.close()


def fsync(path: Path) -> None:
    """Make sure that a file, or the entries of a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def create(folder: Path) -> None:
    """A new, empty index in the folder, published. Removes one that is there."""
    from index.whoosh_engine.schema import schema

    folder.mkdir(parents=True, exist_ok=True)
    (folder / published.NAME).unlink(missing_ok=True)
    made = whoosh_index.create_in(str(folder), schema())
    published.write(folder, published.Published(made.latest_generation()))
    fsync(folder)


def write(folder: Path, changes: Iterable[Change], *, optimize: bool = False) -> None:
    """Take in one batch of changes: each document as it is now, in place of what there was of it.

    To be called under a lock of one's own. Raises `LockedError` while another process writes,
    `IndexDamagedError` when Whoosh cannot write.
    """
    latest = {change.document: change for change in changes}
    storage = Folder(str(folder))
    try:
        _roll_back(folder)
        writer = LayingWriter(whoosh_index.FileIndex(storage), compound=False)
    except LockError as error:
        raise LockedError(
            f"{folder} is being written by another process. Try again when it is done"
        ) from error
    except Exception as error:
        storage.close_contents()
        raise damaged(folder, error) from error
    try:
        _delete(writer, latest)
        for change in latest.values():
            # All that can go wrong with a part goes wrong in `fields_of`, not halfway in Whoosh's writer.
            for part, fields in [(part, fields_of(part)) for part in change.parts]:
                writer.add_part(part, fields)
        writer.mergetype = _merge_all if optimize else _merge_some
        writer.commit()
    except BaseException as error:
        # A writer that has failed midway is of no more use; what was committed before is untouched.
        try:
            if not writer.is_closed:
                writer.cancel()
        except Exception as second:
            logger.debug("The index writer could not be cancelled: %s", second)
            if writer.writelock:
                writer.writelock.release()
        if isinstance(error, Exception):
            raise IndexDamagedError(
                f"{folder}: the search index cannot be written ({error}). "
                "Free disk space if it is full, then: solidarity index rebuild"
            ) from error
        raise


def _merge_all(writer: SegmentWriter, segments: list[Any]) -> list[Any]:
    return list(OPTIMIZE(writer, segments))


def _merge_some(writer: LayingWriter, segments: list[Any]) -> list[Any]:
    """Merge what `to_merge` says. Gives the segments that stay as they are.

    Whoosh's own policy, by Fibonacci numbers, leaves large batches lying for ever.
    """
    chosen = to_merge(
        [segment.doc_count() for segment in segments],
        [segment.deleted_count() for segment in segments],
        writer.docnum,
    )
    for n in sorted(chosen):
        reader = SegmentReader(writer.storage, writer.schema, segments[n])
        writer.add_reader(reader)
        reader.close()
    return [segment for n, segment in enumerate(segments) if n not in chosen]


def _roll_back(folder: Path) -> None:
    """Forget a table of contents that was written, but never published: its writer was killed in between.

    What it should have held comes again, since nobody was told that it is indexed.
    """
    generation = _published(folder).generation
    for path in folder.glob("_MAIN_*.toc"):
        if int(path.stem.rpartition("_")[2]) > generation:
            path.unlink()
    if not (folder / f"_MAIN_{generation}.toc").exists():
        raise FileNotFoundError(f"the table of contents {generation} is missing")


def _published(folder: Path) -> published.Published:
    return published.parse(published.text(folder))


def _delete(writer: SegmentWriter, documents: Iterable[str]) -> None:
    """Mark every part of the documents deleted. Whoosh's own delete opens a searcher for each document."""
    if not writer.segments:
        return
    reader = writer.reader()
    try:
        for document in documents:
            if ("document", document) in reader:
                for number in list(reader.postings("document", document).all_ids()):
                    writer.delete_document(number)
    finally:
        reader.close()
