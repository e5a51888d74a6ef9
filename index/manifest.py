"""The manifest: up to which generation of the catalogue the index goes, in a small JSON beside it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from corpus.frozen import Record

NAME = "manifest.json"


class Manifest(Record):
    """`generation` is the catalogue's, all of whose changes up to it are indexed; `version` the engine's."""

    engine: str
    version: int
    generation: int


def read(folder: Path) -> Manifest | None:
    """The manifest in an index folder, None where there is none. Raises `ValueError` when it is damaged."""
    try:
        values = json.loads((folder / NAME).read_text("utf-8"))
        return Manifest(str(values["engine"]), int(values["version"]), int(values["generation"]))
    except FileNotFoundError:
        return None
    except (KeyError, TypeError, UnicodeDecodeError) as error:
        raise ValueError(f"{NAME} is damaged: {error!r}") from error


def write(folder: Path, manifest: Manifest) -> None:
    """Put the manifest in place of the old one, on the disk, all or nothing."""
    temporary = folder / f".{NAME}.{os.getpid()}"
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(manifest.as_dict(), file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(folder / NAME)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
