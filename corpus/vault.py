"""The vault: every byte ever taken in, stored once under its SHA-256 and never changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import ArchiveError, NotFoundError


def fixity(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal: their name in the vault and the proof that they are whole."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


def fsync_folder(folder: Path) -> None:
    """Make a rename in `folder` last through a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Vault:
    """A folder of files named by their SHA-256, fanned out by the first two digits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes with that fixity are, or would be."""
        return self.folder / sha256[:2] / sha256

    def __contains__(self, sha256: str) -> bool:
        return self.path(sha256).exists()

    def put(self, data: bytes) -> str:
        """Store bytes and give their SHA-256. Bytes that are there already are left alone.

        They are written to a temporary file, synced and renamed, so that a name in the vault always
        stands for whole contents. Raises `ArchiveError` when the disk is full or not writable.
        """
        import tempfile

        sha256 = fixity(data)
        target = self.path(sha256)
        if target.exists():
            return sha256
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            descriptor, temporary = tempfile.mkstemp(prefix=".incoming-", dir=self.folder)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                Path(temporary).replace(target)
            except BaseException:
                Path(temporary).unlink(missing_ok=True)
                raise
            fsync_folder(target.parent)
        except OSError as error:
            raise ArchiveError(f"{self.folder}: bytes cannot be stored: {error.strerror}") from error
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes with that fixity. Raises `NotFoundError`, or `ArchiveError` when they have changed."""
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise NotFoundError(f"the vault has no bytes with the SHA-256 {sha256}") from None
        if fixity(data) != sha256:
            raise ArchiveError(f"{self.path(sha256)}: the bytes are not those that were stored (fixity)")
        return data

    def delete(self, sha256: str) -> bool:
        """Remove bytes for good, when what had them was purged; whether they were there."""
        path = self.path(sha256)
        try:
            path.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise ArchiveError(f"{path}: cannot be deleted: {error.strerror}") from error
        fsync_folder(path.parent)
        return True

    def __iter__(self) -> Iterator[str]:
        """Every SHA-256 in the vault."""
        for path in sorted(self.folder.glob("[0-9a-f][0-9a-f]/*")):
            if len(path.name) == 64:
                yield path.name

    def sweep(self) -> int:
        """Remove what writes that broke off left behind; how many. Call it under the archive's lock."""
        leftovers = list(self.folder.glob(".incoming-*"))
        for path in leftovers:
            path.unlink(missing_ok=True)
        return len(leftovers)
