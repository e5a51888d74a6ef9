"""`solidarity verify`: fixity of everything in the vault."""

from __future__ import annotations

import click

from corpus.errors import SolidarityError
from pipeline.cli.output import emit, format_option
from pipeline.cli.session import Session, pass_session


@click.command(epilog="Example: solidarity verify && echo whole")
@format_option
@pass_session
def verify(session: Session, form: str | None) -> int:
    """Check every stored byte against its SHA-256. Exit code 1 when something is missing or changed."""
    rows = []
    with session.open_archive() as archive:
        count = 0
        for sha256 in archive.catalogue.documents.fixities():
            count += 1
            try:
                archive.vault.get(sha256)
            except SolidarityError as error:
                rows.append({"sha256": sha256, "error": str(error)})
    emit(form, {"checked": count, "damaged": rows}, rows, ("sha256", "error"))
    session.say(f"{count} checked, {len(rows)} damaged")
    return 1 if rows else 0
