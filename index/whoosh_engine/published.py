"""What a search opens: the segments of one state of the index, in a small JSON beside Whoosh's contents.

It is put in place after the table of contents, and before the files of segments that are no longer needed are
removed; so whatever it names is there, whenever the writer breaks off. It also has the hash of every file, by
which damage is found that no search would notice.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from corpus.frozen import Record, made

NAME = "segments.json"


class Segment(Record):
    """A segment: how many rows it has, which of them are deleted, and its files.

    `deleted` is a bitmap in hex, the first row in the lowest bit of the first byte; `words` the number of
    words in each field, as Whoosh counts them; `files` size in bytes and SHA-256 of each file.
    """

    name: str
    rows: int
    deleted: str = ""
    words: dict[str, int] = made(default_factory=dict)
    files: dict[str, tuple[int, str]] = made(default_factory=dict)

    def deleted_rows(self) -> list[int]:
        """The numbers of the rows that are deleted, ascending."""
        bits = enumerate(bytes.fromhex(self.deleted))
        return [8 * at + bit for at, byte in bits if byte for bit in range(8) if byte >> bit & 1]


class Published(Record):
    """A state of the index. `generation` is that of Whoosh's table of contents."""

    generation: int
    segments: tuple[Segment, ...] = ()


def bitmap(rows: Iterable[int]) -> str:
    """Rows as a bitmap in hex."""
    taken = sorted(rows)
    bits = bytearray(taken[-1] // 8 + 1 if taken else 0)
    for row in taken:
        bits[row >> 3] |= 1 << (row & 7)
    return bits.hex()


def text(folder: Path) -> str:
    """The published state as it stands in its file. Raises `OSError`."""
    return (folder / NAME).read_text("utf-8")


def parse(text: str) -> Published:
    """Read what `text` gave. Raises `ValueError`, `KeyError` or `TypeError` when it is damaged."""
    values: dict[str, Any] = json.loads(text)
    return Published(values["generation"], tuple(Segment(**segment) for segment in values["segments"]))


def write(folder: Path, published: Published) -> None:
    """Put a state in place of the one before, on the disk, all or nothing."""
    temporary = folder / f".{NAME}.{os.getpid()}"
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(published.as_dict(), file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(folder / NAME)


def fixity(path: Path) -> tuple[int, str]:
    """Size and SHA-256 of a file."""
    import hashlib

    with path.open("rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()


def damaged_files(folder: Path, published: Published) -> list[str]:
    """The files that are missing or no longer what they were when they were written."""
    found = []
    for segment in published.segments:
        for name, (size, digest) in segment.files.items():
            path = folder / name
            if not path.is_file() or fixity(path) != (size, digest):
                found.append(name)
    return found
