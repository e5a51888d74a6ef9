"""The engine: a folder with a Whoosh index, opened, written, or made new."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpus.catalogue.records import Change
from index.names import ValueNames
from index.whoosh_engine import published
from index.whoosh_engine.damage import reading
from index.whoosh_engine.reader import WhooshReader

NAME = "whoosh"


class WhooshEngine:
    """The embedded `Engine`. Only writing imports Whoosh."""

    def __init__(self, folder: Path, names: ValueNames) -> None:
        self.folder = folder
        self.names = names

    def create(self) -> None:
        """A new, empty index in the folder, which is made when missing. Removes an index that is there."""
        from index.whoosh_engine.writer import create

        create(self.folder)

    def exists(self) -> bool:
        """Whether the folder holds an index: what searches open, and what Whoosh goes on from."""
        return (self.folder / published.NAME).is_file() and any(self.folder.glob("_MAIN_*.toc"))

    def open(self) -> WhooshReader:
        """A reader of the present state. Raises `IndexDamagedError`."""
        with reading(self.folder):
            return WhooshReader(self.folder, self.names)

    def index(self, changes: Iterable[Change], *, optimize: bool = False) -> None:
        """Take in one batch of changes with one commit. Raises `LockedError` and `IndexDamagedError`."""
        from index.whoosh_engine.writer import write

        write(self.folder, changes, optimize=optimize)

    def delete(self, documents: Iterable[str]) -> None:
        """Take documents out. Raises as `index` does."""
        self.index([Change(document, 0, ()) for document in documents])

    def damaged_files(self) -> list[str]:
        """The files that are no longer what they were when they were written. Raises `IndexDamagedError`."""
        with reading(self.folder):
            return published.damaged_files(self.folder, published.parse(published.text(self.folder)))
