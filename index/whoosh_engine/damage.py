"""Telling a damaged index: whatever Whoosh raises while reading becomes one error with its remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import IndexDamagedError, SolidarityError


def damaged(folder: Path, reason: object) -> IndexDamagedError:
    """The error for an index that cannot be used."""
    return IndexDamagedError(
        f"{folder}: the search index is damaged or missing ({reason}). Nothing of the archive is lost; "
        "make the index anew with: solidarity index rebuild"
    )


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Around code that reads the index: bytes that make no sense raise all kinds of errors in Whoosh."""
    try:
        yield
    except SolidarityError:
        raise
    except Exception as error:
        raise damaged(folder, f"{type(error).__name__}: {error}") from error
