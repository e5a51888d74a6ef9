"""What every command knows: which archive, which settings, how talkative."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.settings import Settings, load_settings

if TYPE_CHECKING:
    from corpus.archive import Archive

LOCK_WAIT_SECONDS = 600.0


@dataclass
class Session:
    """The global options, and what follows from them."""

    archive: str | None = None
    config: str | None = None
    quiet: bool = False
    verbose: bool = False
    searching: bool = False

    def __post_init__(self) -> None:
        if not self.searching or self.verbose or self.quiet or "logging" in sys.modules:
            self._set_up_logging()

    def _set_up_logging(self) -> None:
        """What is logged goes to stderr. A search does without: importing logging costs a tenth of it."""
        import logging

        level = logging.DEBUG if self.verbose else logging.ERROR if self.quiet else logging.WARNING
        logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")
        for noisy in ("pypdf", "trafilatura", "htmldate", "charset_normalizer", "py3langid"):
            logging.getLogger(noisy).setLevel(logging.DEBUG if self.verbose else logging.CRITICAL)

    @cached_property
    def settings(self) -> Settings:
        """config.yaml, checked. Raises `ConfigError`."""
        if self.config is not None:
            return load_settings(Path(self.config))
        here = Path("config.yaml")
        return load_settings(here if here.is_file() else None)

    @property
    def folder(self) -> Path:
        """The archive folder."""
        settings = self.settings  # a broken config.yaml is told even where --archive outranks it
        return Path(self.archive or settings.archive)

    def open_archive(self) -> Archive:
        """The archive, which must be there."""
        from corpus.archive import Archive

        return Archive.open(self.folder)

    def create_archive(self) -> Archive:
        """The archive, made where it is not there yet."""
        from corpus.archive import Archive

        return Archive.create(self.folder)

    @contextmanager
    def open_or_temporary(self) -> Iterator[Archive]:
        """The archive where there is one, else an empty one that is gone afterwards: for dry runs."""
        from corpus.archive import CATALOGUE, Archive

        if (self.folder / CATALOGUE).is_file():
            with Archive.open(self.folder) as archive:
                yield archive
        else:
            from tempfile import TemporaryDirectory

            with TemporaryDirectory() as folder, Archive.create(Path(folder)) as archive:
                yield archive

    def say(self, message: str) -> None:
        """A message for people, on stderr."""
        if not self.quiet:
            click.echo(message, err=True)

    def say_waiting(self, holder: str) -> None:
        """That another process holds the archive."""
        self.say(f"waiting: the archive is being written by {holder}")


pass_session = click.make_pass_decorator(Session)
