"""`solidarity init`: a new archive."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.settings import shipped_config
from pipeline.cli.session import Session, pass_session


@click.command(epilog="Example: solidarity init ./archive")
@click.argument("directory", metavar="[DIR]", required=False)
@pass_session
def init(session: Session, directory: str | None) -> None:
    """Make a new archive with a commented config.yaml.

    DIR is the archive folder [default: that of config.yaml, ./archive]. A config.yaml that is in the
    current folder already is left alone, and so is an archive that is there.
    """
    from corpus.archive import Archive

    folder = Path(directory) if directory else session.folder
    with Archive.create(folder) as archive:
        session.say(f"archive: {archive.folder} ({archive.catalogue.documents.count()} documents)")
    config = Path(session.config or "config.yaml")
    if config.exists():
        session.say(f"settings: {config} is there already and stays as it is")
    else:
        text = shipped_config()
        if folder != Path("./archive"):
            text = text.replace("\narchive: ./archive\n", f"\narchive: {_yaml(str(folder))}\n")
        config.write_text(text, "utf-8")
        session.say(f"settings: {config}")
    session.say(f"next: solidarity ingest FOLDER{'' if folder == session.folder else f' --archive {folder}'}")


def _yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
