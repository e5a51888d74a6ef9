"""An archive folder: `catalogue.sqlite`, `vault/` and `index/`, and the lock of those who write."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from corpus.catalogue import Catalogue
from corpus.errors import ArchiveError
from corpus.lock import write_lock
from corpus.vault import Vault

CATALOGUE = "catalogue.sqlite"


class Archive:
    """Catalogue and vault of one folder. Use it as a context manager, or `close()` it."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self.folder = folder
        self.catalogue = catalogue
        self.vault = Vault(folder / "vault")

    @classmethod
    def create(cls, folder: Path) -> Archive:
        """Make a new, empty archive, or open the one that is there. Raises `ArchiveError`."""
        if folder.exists() and not folder.is_dir():
            raise ArchiveError(f"{folder}: is a file, not a folder. Try: --archive with another path")
        fresh = not (folder / CATALOGUE).exists()
        if fresh and folder.exists() and any(p.name not in _OURS for p in folder.iterdir()):
            raise ArchiveError(f"{folder}: is not empty and not an archive. Try: --archive with another path")
        try:
            (folder / "vault").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"{folder}: cannot be made: {error.strerror}") from error
        return cls(folder, Catalogue(folder / CATALOGUE, create=True))

    @classmethod
    def open(cls, folder: Path) -> Archive:
        """Open an archive. Raises `ArchiveError` when there is none."""
        if not (folder / CATALOGUE).is_file():
            raise ArchiveError(
                f"{folder}: no archive there. Try: solidarity init {folder}, or --archive with its path"
            )
        return cls(folder, Catalogue(folder / CATALOGUE))

    @property
    def index_folder(self) -> Path:
        """Where the search index lies."""
        return self.folder / "index"

    @property
    def lock_path(self) -> Path:
        """The file that a writer holds."""
        return self.folder / "lock"

    def writing(
        self, what: str, wait: float = 0.0, on_wait: Callable[[str], None] | None = None
    ) -> AbstractContextManager[None]:
        """Hold the write lock; see `corpus.lock.write_lock`."""
        return write_lock(self.lock_path, what, wait, on_wait)

    def close(self) -> None:
        """Close the catalogue."""
        self.catalogue.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


_OURS = frozenset({"vault", "index", "index.lock", "lock", "config.yaml", ".gitignore"})
