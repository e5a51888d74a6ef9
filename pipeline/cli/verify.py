"""`solidarity verify`: fixity of everything in the vault and of the search index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from corpus.errors import IndexDamagedError, SolidarityError
from pipeline.cli.output import emit, format_option
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from corpus.archive import Archive


@click.command(epilog="Example: solidarity verify && echo whole")
@format_option
@pass_session
def verify(session: Session, form: str | None) -> int:
    """Check every stored byte against its SHA-256, those of the search index too.

    Exit code 1 when something is missing or changed. A damaged index can be made anew from the catalogue:
    solidarity index rebuild.
    """
    rows: list[dict[str, str | None]] = []
    with session.open_archive() as archive:
        count = 0
        for sha256 in archive.catalogue.documents.fixities():
            count += 1
            try:
                archive.vault.get(sha256)
            except SolidarityError as error:
                rows.append({"sha256": sha256, "error": str(error)})
        index = _damaged_index(archive)
    document = {"checked": count, "damaged": rows, "index_damaged": index}
    listed: list[dict[str, str | None]] = [
        *rows,
        *({"sha256": None, "error": f"index: {reason}"} for reason in index),
    ]
    emit(form, document, listed, ("sha256", "error"))
    session.say(f"{count} checked, {len(rows)} damaged")
    if index:
        session.say("the search index is damaged. Try: solidarity index rebuild")
    return 1 if listed else 0


def _damaged_index(archive: Archive) -> list[str]:
    """The files of the index that are missing or changed, or why it cannot be opened at all."""
    from index.search import SearchIndex

    try:
        with SearchIndex.open(archive.index_folder, archive.catalogue, catch_up=False) as index:
            return index.damaged_files()
    except IndexDamagedError as error:
        return [str(error)]
