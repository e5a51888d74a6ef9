"""How a run recognises pages: light, since the parent passes it to its workers and recognises nothing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

FOLDER = "ocr"
"""The folder in an archive in which recognised pages are kept."""


@dataclass(frozen=True, slots=True)
class Use:
    """`mode` is auto (pages that need it), force (all pages) or off; the languages go by tesseract's names;
    `folder` is where recognised pages are kept, None for nowhere."""

    mode: str = "auto"
    languages: tuple[str, ...] = ("eng", "spa", "fra")
    folder: Path | None = None


def folder_of(folder: Path, sha256: str) -> Path:
    """Where the recognised pages of a file are kept, below `folder`."""
    return folder / sha256[:2] / sha256


def forget(folder: Path, sha256: str) -> None:
    """Remove what was recognised of a file whose bytes are deleted for good."""
    shutil.rmtree(folder_of(folder, sha256), ignore_errors=True)
