"""One consistent state of the index, opened for searching."""

from __future__ import annotations

import logging
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
from whoosh import index as whoosh_index
from whoosh.reading import SegmentReader

from index.engine import EngineAnswer, EngineStatus, Found
from index.names import ValueNames
from index.plan import Plan
from index.query.fields import FACETS
from index.stemming import DEFAULT_LANGUAGE, stemming_language
from index.whoosh_engine import columns, facets
from index.whoosh_engine.analysis import load
from index.whoosh_engine.damage import reading
from index.whoosh_engine.evaluate import Evaluator, Matches
from index.whoosh_engine.families import Families
from index.whoosh_engine.lexicon import Lexicon, within
from index.whoosh_engine.merged import Mask, MergedColumns
from index.whoosh_engine.ordering import ordered
from index.whoosh_engine.postings import PostingsReader, Rows
from index.words import query_keys

log = logging.getLogger(__name__)

_PATIENCE_SECONDS = 5.0  # how long to go on trying while a writer keeps publishing
_PAUSE_SECONDS = 0.01
RESTRICTED = "restricted"


class WhooshReader:
    """Answers plans from the segments that the table of contents named when it was opened.

    Everything that lies in files of their own is opened at once: a writer may remove them at any time.
    Never refreshed: open a new one instead.
    """

    def __init__(self, folder: Path, names: ValueNames) -> None:
        self.folder = folder
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            # A writer removes segments once newer contents are published. So whatever was opened is whole
            # if the contents are still the same afterwards; if not, nothing of it can be relied on.
            before = _contents(folder)
            try:
                self._open(names)
            except Exception:
                if before == _contents(folder) is not None or time.monotonic() > deadline:
                    raise
            else:
                if before == _contents(folder):
                    return
                self.close()
                if time.monotonic() > deadline:
                    raise TimeoutError("it changes faster than it can be opened; try again")
            time.sleep(_PAUSE_SECONDS)

    def _open(self, names: ValueNames) -> None:
        self._segments, opened = _open_segments(self.folder)
        self._columns = MergedColumns(opened)
        try:
            self._prepare(names)
        except BaseException:
            self.close()
            raise

    def _prepare(self, names: ValueNames) -> None:
        self._postings = PostingsReader(self._segments, self.folder)
        self._lexicon = Lexicon(self._postings)
        self._alive = np.ones(self._postings.total, dtype=np.bool_)
        for start, segment in zip(self._postings.starts, self._segments, strict=True):
            deleted = sorted(segment._perdoc.deleted_docs() or ())
            self._alive[np.array(deleted, dtype=np.int64) + start] = False
        used = {stemming_language(language) for language in self._columns.values("language").table}
        if not self._columns.values("language").filled.all():
            used.add(DEFAULT_LANGUAGE)
        self.languages = tuple(sorted(used)) or (DEFAULT_LANGUAGE,)
        self._families = Families(self._columns.values("family"), self._columns.values("copy_of"))
        self._evaluator = Evaluator(self._postings, self._lexicon, self._columns, names, self.languages)

    def close(self) -> None:
        """Close all files."""
        self._columns.close()
        for segment in self._segments:
            segment.close()

    def answer(self, plan: Plan) -> EngineAnswer:
        """Hits, total and facet counts of a plan."""
        evaluator = self._evaluator
        evaluator.notes = []
        matches = evaluator.evaluate(plan.tree)
        base = matches.mask & self._alive
        if not plan.include_restricted:
            base &= ~self._restricted()
        if plan.excluded is not None:
            base &= ~evaluator.evaluate(plan.excluded).mask
        filters = [(name, evaluator.evaluate(node).mask) for name, node in plan.filters]
        once = (lambda mask: mask) if plan.reprints else self._families.once
        found = once(_all_of(base, [mask for _, mask in filters]))
        documents = self._columns.documents if plan.by == "document" else None
        counts = {
            name: facets.count(
                evaluator.column(name), once(_all_of(base, [m for n, m in filters if n != name])), documents
            )
            for name in plan.facets
        }
        rows = np.nonzero(found)[0]
        total = len(rows) if documents is None else len(np.unique(documents[rows]))
        hits = tuple(self._found(row, matches) for row in self._window(rows, matches, plan))
        selected = {name: evaluator.selected(node) for name, node in plan.filters if name in FACETS}
        return EngineAnswer(total, hits, counts, selected, tuple(dict.fromkeys(evaluator.notes)))

    def similar_words(self, word: str) -> list[str]:
        """Words of the texts that `word` may be a slip for, the likeliest first; none when it is there.

        Fewer letters apart first, then the more frequent.
        """
        keys = query_keys(word)
        if len(keys) != 1 or len(keys[0]) < 4:
            return []
        key = keys[0]
        if self._lexicon.frequency("text", key) or self._lexicon.frequency("title", key):
            return []
        near = within(self._lexicon.terms("text"), key, 1 if len(key) < 6 else 2)
        ranked = sorted(near, key=lambda term: (near[term], -self._lexicon.frequency("text", term), term))
        return ranked[:5]

    def status(self) -> EngineStatus:
        """How large the index is."""
        alive = np.nonzero(self._alive)[0]
        size = sum(path.stat().st_size for path in self.folder.iterdir() if path.is_file())
        return EngineStatus(
            documents=len(np.unique(self._columns.documents[alive])),
            parts=len(alive),
            segments=len(self._segments),
            deleted=self._postings.total - len(alive),
            size=size,
        )

    def _restricted(self) -> Mask:
        column = self._columns.values("rights")
        codes = [code for value, code in column.codes.items() if value.strip().lower() == RESTRICTED]
        return column.rows_with(codes)

    def _window(self, rows: Rows, matches: Matches, plan: Plan) -> list[int]:
        """The rows to show, in order."""
        end = plan.offset + plan.limit if plan.limit else None
        if plan.by == "part":
            shown = ordered(rows, matches.scores, plan.sort, self._columns, end)[plan.offset : end]
            return [int(row) for row in shown]
        in_order = ordered(rows, matches.scores, plan.sort, self._columns, None)
        first = np.sort(np.unique(self._columns.documents[in_order], return_index=True)[1])
        return [int(row) for row in in_order[first][plan.offset : end]]

    def _found(self, row: int, matches: Matches) -> Found:
        at = int(np.searchsorted(self._postings.starts, row, side="right")) - 1
        with reading(self.folder):
            stored = self._segments[at].stored_fields(row - self._postings.starts[at])
            part = load(stored["part"])
        return Found(part, float(matches.scores[row]) if matches.scores is not None else 0.0)


def _all_of(base: Mask, masks: list[Mask]) -> Mask:
    found = base
    for mask in masks:
        found = found & mask
    return found


def _contents(folder: Path) -> tuple[str, int, int] | None:
    """What tells one table of contents from any other; None while there is none."""
    try:
        toc = max(folder.glob("_MAIN_*.toc"), key=lambda path: int(path.stem.rpartition("_")[2]))
        status = toc.stat()
    except (ValueError, FileNotFoundError):
        return None
    return toc.name, status.st_ino, status.st_mtime_ns


def _open_segments(folder: Path) -> tuple[list[Any], list[columns.SegmentColumns]]:
    """Readers and columns of the segments that the table of contents names."""
    with ExitStack() as opening:
        index = whoosh_index.open_dir(str(folder), readonly=True)
        toc = index._read_toc()
        readers: list[Any] = []
        opened: list[columns.SegmentColumns] = []
        for segment in toc.segments:
            reader = SegmentReader(index.storage, toc.schema, segment)
            opening.callback(reader.close)
            readers.append(reader)
            if segment.doc_count_all():
                reader.stored_fields(0)  # opens the file
            found = columns.read(folder, segment.segment_id(), segment.doc_count_all())
            if found is None:
                if index.latest_generation() != toc.generation:
                    raise FileNotFoundError("the segment was removed meanwhile")
                found = _made_anew(reader, segment)
            opening.callback(found.close)
            opened.append(found)
        opening.pop_all()  # nothing is to be closed now
    return readers, opened


def _made_anew(reader: Any, segment: Any) -> columns.SegmentColumns:
    log.warning("The facet columns of segment %s are lost and made anew", segment.segment_id())
    stored = (reader.stored_fields(n)["part"] for n in range(segment.doc_count_all()))
    return columns.build(columns.parts_from(stored))
