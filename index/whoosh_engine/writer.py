"""Writing: batches of changes into the Whoosh index, each with one commit that is on the disk when told.

Whoosh writes, merges, locks and publishes its segments. `LayingWriter` lays down the arrays of each new
segment beside it, makes sure that all is on the disk before the table of contents is published and after it
(Whoosh never calls fsync), and then publishes the state that searches open.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from whoosh import index as whoosh_index
from whoosh.index import TOC, clean_files
from whoosh.reading import SegmentReader
from whoosh.util.numeric import byte_to_length
from whoosh.writing import OPTIMIZE, LockError, SegmentWriter

from corpus.catalogue.records import CataloguedPart, Change
from corpus.errors import IndexDamagedError, LockedError
from index.whoosh_engine import arrays, laying, published
from index.whoosh_engine.analysis import fields_of
from index.whoosh_engine.arrays import ArrayFile
from index.whoosh_engine.columns import Source
from index.whoosh_engine.damage import damaged
from index.whoosh_engine.layout import ID_FIELDS, OWN_FIELDS, SUFFIX, WHOOSH_FIELDS

logger = logging.getLogger(__name__)

POOL_MB = 128
"""Memory for Whoosh's postings before it sorts them on disk."""

SMALL_SEGMENT = 128
"""Up to so many parts a segment belongs to the lowest tier."""

SEGMENTS_TO_A_TIER = 10
"""So many segments of a tier are merged to one of the next; each part is merged once a tier."""


class Lengths:
    """The field lengths of the segment being written, read at once."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._fields: dict[str, bytes] = {}

    def doc_field_length(self, number: int, field: str, default: int = 0) -> int:
        """As Whoosh has it: as coarse as it is kept, `default` where the field is empty."""
        codes = self._fields.get(field)
        if codes is None:
            codes = self._fields[field] = length_codes(self._reader._storage, self._reader._segment, field)
        return byte_to_length(codes[number]) if number < len(codes) and codes[number] else default


class LayingWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer with arrays and fsync. Private names: see the pin in pyproject.toml."""

    def __init__(self, index: Any, **options: Any) -> None:
        super().__init__(index, **options)
        self.folder = Path(self.storage.folder)
        self._fresh = laying.Fresh()
        self._merged: list[tuple[str, list[int]]] = []

    def add_part(self, part: CataloguedPart, fields: dict[str, Any]) -> None:
        """One more part, with its fields as `fields_of` gave them."""
        self.add_document(**{name: fields[name] for name in (*WHOOSH_FIELDS, *ID_FIELDS)})
        self._fresh.add(part, fields)

    def add_reader(self, reader: Any) -> None:
        """Merge a segment into the one being written; which rows it had is remembered for the arrays."""
        self._merged.append((reader.segment().segment_id(), list(reader.all_doc_ids())))
        super().add_reader(reader)

    def per_document_reader(self) -> Any:
        """Whoosh asks for a length with every posting; answered from memory, writing takes a fifth less."""
        reader = super().per_document_reader()
        reader.doc_field_length = Lengths(reader).doc_field_length
        return reader

    def _commit_toc(self, segments: list[Any]) -> None:
        before = {segment.name: segment for segment in _published(self.folder).segments}
        state = []
        for segment in segments:
            name = segment.segment_id()
            known = before.get(name)
            if known is None:
                words = self._lay_down(segment)
                files = {path.name: path for path in sorted(self.folder.glob(f"{name}.*"))}
                for path in files.values():
                    fsync(path)
                known = published.Segment(
                    name,
                    segment.doc_count_all(),
                    words=words,
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

    def _lay_down(self, segment: Any) -> dict[str, int]:
        """Write the arrays of a new segment; the number of words in each field."""
        sources: list[Source] = []
        if self._fresh.parts:
            fresh = self._fresh.laid()
            sources.append((fresh, np.arange(len(self._fresh.parts))))
        known = {segment.name: segment.files for segment in _published(self.folder).segments}
        for name, rows in self._merged:
            path = self.folder / f"{name}{SUFFIX}"
            if tuple(known[name][path.name]) != published.fixity(path):
                raise ValueError(f"{path.name} is damaged")
            old = ArrayFile(path)
            sources.append(({key: old.array(key) for key in old.places}, np.array(rows, dtype=np.int64)))
        only_fresh = len(sources) == 1 and bool(self._fresh.parts)
        laid = dict(sources[0][0]) if only_fresh else laying.merge(sources)
        rows = segment.doc_count_all()
        if len(laid["ids/ends"]) != rows:
            raise ValueError(f"{len(laid['ids/ends'])} rows were laid down beside {rows} of Whoosh")
        for field in WHOOSH_FIELDS:
            codes = np.zeros(rows, dtype="u1")
            kept = np.frombuffer(length_codes(self.storage, segment, field), dtype="u1")
            codes[: len(kept)] = kept
            laid[f"{field}/lengths"] = codes
        laid["coarse_lengths"] = laying.COARSE_LENGTHS
        arrays.write(self.folder / f"{segment.segment_id()}{SUFFIX}", laid)
        return {
            # As Whoosh counts its own: new words as they are, merged rows as coarse as their lengths.
            **{
                field: self._fresh.words(field)
                + sum(
                    int(laying.COARSE_LENGTHS[old[f"{field}/lengths"][kept]].sum())
                    for old, kept in sources[bool(self._fresh.parts) :]
                )
                for field in OWN_FIELDS
            },
            **{field: segment._fieldlengths.get(field, 0) for field in WHOOSH_FIELDS},
        }


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
    try:
        _roll_back(folder)
        index = whoosh_index.open_dir(str(folder))
        writer = LayingWriter(index, limitmb=POOL_MB, compound=False)
    except LockError as error:
        raise LockedError(
            f"{folder} is being written by another process. Try again when it is done"
        ) from error
    except Exception as error:
        raise damaged(folder, error) from error
    try:
        _delete(writer, latest)
        for change in latest.values():
            # All that can go wrong with a part goes wrong in `fields_of`, not halfway in Whoosh's writer.
            for part, fields in [(part, fields_of(part)) for part in change.parts]:
                writer.add_part(part, fields)
        writer.mergetype = _merge_all if optimize else tiered
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


def tiered(writer: SegmentWriter, segments: list[Any]) -> list[Any]:
    """Merge what has come to be `SEGMENTS_TO_A_TIER` segments of like size, and what is mostly deleted.

    Whoosh's own policy, by Fibonacci numbers, leaves large batches lying for ever. Gives those that stay.
    """
    tiers: dict[int, list[Any]] = {}
    for segment in segments:
        tiers.setdefault(_tier(segment.doc_count()), []).append(segment)
    merged = [one for tier in tiers.values() if len(tier) >= SEGMENTS_TO_A_TIER for one in tier]
    merged += [one for one in segments if one.deleted_count() * 2 > one.doc_count_all() and one not in merged]
    for segment in merged:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in merged]


def _tier(rows: int) -> int:
    return max(0, int(log(max(rows, 1) / SMALL_SEGMENT, SEGMENTS_TO_A_TIER)) + (rows > SMALL_SEGMENT))


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
