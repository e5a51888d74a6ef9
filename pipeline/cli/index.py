"""`solidarity index`: the state of the search index, and making it anew."""

from __future__ import annotations

from typing import Any

import click

from corpus.errors import UsageError
from pipeline.cli.output import emit, format_option
from pipeline.cli.session import LOCK_WAIT_SECONDS, Session, pass_session


@click.group(epilog="Example: solidarity index rebuild")
def index() -> None:
    """The search index. It is made from the catalogue and can always be made anew."""


@index.command(epilog="Example: solidarity index status --format json")
@format_option
@pass_session
def status(session: Session, form: str | None) -> int:
    """Documents, parts, size, and whether the index is behind the catalogue (exit code 1 if so)."""
    from index.search import SearchIndex

    with (
        session.open_archive() as archive,
        SearchIndex.open(archive.index_folder, archive.catalogue, catch_up=False) as found,
    ):
        state = found.status()
    _emit_state(form, state)
    return 1 if state.get("behind") else 0


@index.command(epilog="Example: solidarity index rebuild")
@format_option
@pass_session
def rebuild(session: Session, form: str | None) -> None:
    """Make the index anew beside the old one, check it, and swap it in."""
    from index.search import SearchIndex

    with (
        session.open_archive() as archive,
        archive.writing("an index rebuild", LOCK_WAIT_SECONDS, session.say_waiting),
        SearchIndex(archive.index_folder, archive.catalogue) as made,
    ):
        made.rebuild()
        state = made.status()
    _emit_state(form, state)


@index.command(epilog="Example: solidarity index optimize")
def optimize() -> None:
    """Merge the segments of the index into one. Comes with a later version."""
    raise UsageError("index optimize: not yet, it comes with a later version. Try: solidarity index rebuild")


def _emit_state(form: str | None, state: dict[str, Any]) -> None:
    rows = [{"what": key, "value": value} for key, value in state.items()]
    emit(form, state, rows, ("what", "value"))
