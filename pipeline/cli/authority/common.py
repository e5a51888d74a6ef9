"""What the commands of `solidarity authority` share: options, finding a record, editing with progress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from corpus.errors import NotFoundError
from pipeline.cli.output import clean, emit
from pipeline.cli.session import LOCK_WAIT_SECONDS, Session

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.archive import Archive
    from corpus.authority.decisions import Replayed
    from corpus.authority.forms import Record, RecordLabel
    from pipeline.authority import Outcome, Progress

Command = TypeVar("Command", bound=Callable[..., Any])


def places_option(command: Command) -> Command:
    """The option `--places`: ids are those of places."""
    return click.option("--places", is_flag=True, help="Places rather than organizations.")(command)


def apply_option(command: Command) -> Command:
    """The option `--no-apply` of commands that edit."""
    return click.option(
        "--no-apply",
        is_flag=True,
        help="Only log the decision; `authority apply` applies it to the documents held.",
    )(command)


def label_for(places: bool) -> RecordLabel:
    """The label of what a command is about."""
    return "PLACE" if places else "ORG"


def find_label(
    records: Replayed, identifier: str, places: bool, archive: Archive | None = None
) -> RecordLabel:
    """Whether an id is an organization's or a place's: organizations first, unless `--places` is given.

    Ids that were merged away and, with `archive`, ids of names without a record count too. Raises
    `NotFoundError` with the nearest ids and with the records that bear it as a name.
    """
    from corpus.authority.forms import table_of

    labels: tuple[RecordLabel, ...] = ("PLACE",) if places else ("ORG", "PLACE")
    for label in labels:
        if identifier in table_of(records.authorities, label) or (label, identifier) in records.superseded:
            return label
        if (
            archive is not None
            and ":" in identifier
            and archive.catalogue.usage.count(label, identifier).mentions
        ):
            return label
    raise unknown(records, identifier, labels, archive)


def unknown(
    records: Replayed, identifier: str, labels: Sequence[RecordLabel], archive: Archive | None = None
) -> NotFoundError:
    """That there is no such id, with those that may be meant."""
    import difflib

    from corpus.authority.forms import WHAT, table_of

    bearers: dict[str, None] = {}
    known: list[str] = []
    for label in labels:
        authorities = records.authorities
        named = authorities.organizations_named if label == "ORG" else authorities.places_named
        bearers |= {record.id: None for record in named(identifier)}
        known += table_of(authorities, label)
        if archive is not None:
            known += archive.catalogue.usage.unrecorded(label)
    bearers |= dict.fromkeys(difflib.get_close_matches(identifier.lower(), known, n=4, cutoff=0.6))
    hint = (
        f"Did you mean {', '.join(list(bearers)[:5])}?" if bearers else "Try: solidarity authority list TEXT"
    )
    what = " or ".join(WHAT[label] for label in labels)
    return NotFoundError(f"no {what} {clean(identifier)}. {hint}")


def record_row(record: Record) -> dict[str, Any]:
    """A record for JSON, its label first."""
    from corpus.authority.forms import as_mapping, label_of

    return {"label": label_of(record), **as_mapping(record)}


@contextmanager
def editing(session: Session, what: str) -> Iterator[Archive]:
    """The archive under its write lock."""
    with (
        session.open_archive() as archive,
        archive.writing(f"authority {what}", LOCK_WAIT_SECONDS, session.say_waiting),
    ):
        yield archive


@contextmanager
def progress(session: Session) -> Iterator[Progress]:
    """A bar on a terminal, nothing elsewhere."""
    if session.quiet or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("resolving"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


_COLUMNS = ("decision", "what", "applied", "documents", "mentions")


def emit_outcome(session: Session, form: str | None, outcome: Outcome, said: Mapping[int, str]) -> int:
    """What an edit did: a row for each decision; the exit code. `said` tells each in a sentence."""
    facts = outcome.as_json()
    rows = [
        {"decision": number, "what": said.get(number, ""), **{k: facts[k] for k in _COLUMNS[2:]}}
        for number in outcome.decisions
    ]

    def draw(console: Console) -> None:
        from rich.markup import escape

        for row in rows:
            console.print(f"[bold]decision {row['decision']}[/] {escape(clean(row['what']))}")
        console.print(sentence(outcome))

    emit(form, {**facts, "what": [row["what"] for row in rows]}, rows, _COLUMNS, draw)
    return warn_of_index(session, outcome)


def sentence(outcome: Outcome) -> str:
    """What became of the documents, for people."""
    if not outcome.applied:
        return "Logged, not applied to the documents held. Try: solidarity authority apply"
    return (
        f"{outcome.mentions} mentions in {len(outcome.documents)} documents mean something else now"
        f" ({outcome.resolved} resolved anew, {outcome.seconds:.1f} s)"
    )


def warn_of_index(session: Session, outcome: Outcome) -> int:
    """Say that the index could not follow, where it could not; the exit code."""
    if outcome.index_error is None:
        return 0
    session.say(f"solidarity: the search index could not follow: {outcome.index_error}")
    return 1
