"""Writing documents out of the archive: WARC files that any web archive can take in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from corpus.archive import Archive
from corpus.catalogue.fetches import Visit
from corpus.errors import SolidarityError
from corpus.version import __version__
from pipeline.sources.warc_export import Capture, Written, write_warc


def export_warc(
    archive: Archive, path: Path, documents: Collection[str], *, operator: str = "", compress: bool = True
) -> Written:
    """Write every retrieval of documents (ids) as WARC/1.1: what was asked, what came, when nothing was new.

    The file appears under its name when it is complete. Raises `SolidarityError` where it cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as stream:
            written = write_warc(
                stream,
                captures(archive, documents),
                software=f"Solidarity/{__version__}",
                operator=operator,
                description="Documents of a Solidarity archive",
                filename=path.name,
                compress=compress,
            )
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SolidarityError(f"{path}: cannot be written: {error.strerror or error}") from error
    return written


def captures(archive: Archive, documents: Collection[str]) -> Iterator[Capture]:
    """Each retrieval of documents: their visits in the order of time, and versions that came as files."""
    catalogue = archive.catalogue
    for identifier in documents:
        seen: set[str] = set()
        for visit in catalogue.fetches.visits(identifier):
            seen.add(visit.sha256 or "")
            yield _of_visit(archive, visit)
        for version in catalogue.shown(identifier).versions:
            if version["sha256"] not in seen:
                yield Capture(
                    address=version["origin"],
                    retrieved=version["retrieved"],
                    data=archive.vault.get(version["sha256"]),
                    media_type=version["media_type"],
                    sha256=version["sha256"],
                )


def _of_visit(archive: Archive, visit: Visit) -> Capture:
    data = archive.vault.get(visit.sha256) if visit.sha256 is not None else None
    return Capture(
        address=visit.address,
        retrieved=visit.at,
        data=b"" if visit.outcome == "gone" else data,
        exchanges=visit.exchanges,
        sha256=visit.sha256,
    )
