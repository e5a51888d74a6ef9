"""Writing: batches of changes into the Whoosh index, each with one commit that is on the disk when told.

Whoosh never calls fsync; `DurableWriter` does, before the table of contents is published and after it,
and lays down the columns of each new segment in between.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index
from whoosh.reading import SegmentReader
from whoosh.util.numeric import byte_to_length
from whoosh.writing import LockError, SegmentWriter

from corpus.catalogue.records import Change
from corpus.errors import IndexDamagedError, LockedError
from index.whoosh_engine import columns
from index.whoosh_engine.analysis import fields_of
from index.whoosh_engine.damage import damaged
from index.whoosh_engine.postings import length_codes

log = logging.getLogger(__name__)

POOL_MB = 128


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


class DurableWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer with columns and fsync. Private names: see the pin in pyproject.toml."""

    def per_document_reader(self) -> Any:
        """Whoosh asks for a length with every posting; answered from memory, writing takes a fifth less."""
        reader = super().per_document_reader()
        reader.doc_field_length = Lengths(reader).doc_field_length
        return reader

    def _commit_toc(self, segments: list[Any]) -> None:
        folder = Path(self.storage.folder)
        for segment in segments:
            name = segment.segment_id()
            if not columns.exist(folder, name):
                reader = SegmentReader(self.storage, self.schema, segment)
                try:
                    stored = (reader.stored_fields(n)["part"] for n in range(segment.doc_count_all()))
                    columns.save(columns.build(columns.parts_from(stored)), folder, name)
                finally:
                    reader.close()
                for path in folder.glob(f"{name}.*"):
                    fsync(path)
        fsync(folder)
        super()._commit_toc(segments)
        fsync(folder / f"_{self.indexname}_{self.generation}.toc")
        fsync(folder)


def fsync(path: Path) -> None:
    """Make sure that a file, or the entries of a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write(folder: Path, changes: Iterable[Change], *, optimize: bool = False) -> None:
    """Take in one batch of changes: each document as it is now, in place of what there was of it.

    Raises `LockedError` while another process writes, `IndexDamagedError` when Whoosh cannot write.
    """
    latest = {change.document: change for change in changes}
    try:
        index = whoosh_index.open_dir(str(folder))
        writer = DurableWriter(index, limitmb=POOL_MB, compound=False)
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
            for fields in [fields_of(part) for part in change.parts]:
                writer.add_document(**fields)
        if optimize:
            writer.mergetype = _merge_all
        writer.commit()
    except BaseException as error:
        # A writer that has failed midway is of no more use; what was committed before is untouched.
        try:
            if not writer.is_closed:
                writer.cancel()
        except Exception as second:
            log.debug("The index writer could not be cancelled: %s", second)
            if writer.writelock:
                writer.writelock.release()
        if isinstance(error, Exception):
            raise IndexDamagedError(
                f"{folder}: the search index cannot be written ({error}). "
                "Free disk space if it is full, then: solidarity index rebuild"
            ) from error
        raise


def _merge_all(writer: SegmentWriter, segments: list[Any]) -> list[Any]:
    from whoosh.writing import OPTIMIZE

    return list(OPTIMIZE(writer, segments))


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
