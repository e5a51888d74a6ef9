"""`solidarity index`: the state of the search index, merging it, and making it anew."""

from __future__ import annotations

from typing import Any

import click

from pipeline.cli.output import clean, emit, format_option
from pipeline.cli.session import LOCK_WAIT_SECONDS, Session, pass_session


@click.group(epilog="Example: solidarity index rebuild")
def index() -> None:
    """The search index. It is made from the catalogue and can always be made anew."""


@index.command(epilog="Example: solidarity index status --format json")
@format_option
@pass_session
def status(session: Session, form: str | None) -> int:
    """Documents, parts, size; exit code 1 if the index is behind the catalogue or files of it are damaged.

    Every file is read and held against the hash that was noted when it was written.
    """
    from index.search import SearchIndex

    with (
        session.open_archive() as archive,
        SearchIndex.open(archive.index_folder, archive.catalogue, catch_up=False) as found,
    ):
        state: dict[str, Any] = {**found.status(), "damaged": found.damaged_files()}
    _emit_state(form, state)
    for name in state["damaged"]:
        session.say(f"damaged: {clean(name)}. Try: solidarity index rebuild")
    return 1 if state["behind"] or state["damaged"] else 0


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
@format_option
@pass_session
def optimize(session: Session, form: str | None) -> None:
    """Merge the segments of the index into one, and free what deleted documents left behind.

    Searches go on meanwhile. Ingests merge by themselves; this is for an archive that stays as it is.
    """
    from index.search import SearchIndex

    with (
        session.open_archive() as archive,
        archive.writing("a merge of the index", LOCK_WAIT_SECONDS, session.say_waiting),
        SearchIndex.open(archive.index_folder, archive.catalogue) as found,
    ):
        before = found.status()
        found.optimize()
        state = found.status()
    _emit_state(form, state)
    freed = (before["size"] - state["size"]) / 1e6
    session.say(f"{before['segments']} segments are now {state['segments']}; {freed:.1f} MB freed")


def _emit_state(form: str | None, state: dict[str, Any]) -> None:
    rows = [{"what": key, "value": value} for key, value in state.items()]
    emit(form, state, rows, ("what", "value"))
