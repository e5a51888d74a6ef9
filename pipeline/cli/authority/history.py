"""`solidarity authority apply`, `log` and `undo`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import UsageError
from pipeline.cli.authority.common import (
    apply_option,
    editing,
    emit_outcome,
    progress,
    sentence,
    warn_of_index,
)
from pipeline.cli.output import clean, emit, format_option
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from rich.console import Console

_COLUMNS = ("id", "at", "kind", "what", "undone_by")
_RANGE = re.compile(r"(\d+)(?:\.\.(\d+))?")


@click.command(epilog="Example: solidarity authority apply")
@format_option
@pass_session
def apply(session: Session, form: str | None) -> int:
    """Resolve every name in the archive anew, by the records as they are now.

    Edits do so by themselves for the documents that they touch. This is for edits made with --no-apply,
    and after the authority files changed. Nothing is read or tagged again.
    """
    from pipeline.authority import apply_all

    with editing(session, "apply") as archive, progress(session) as step:
        outcome = apply_all(archive, session.settings, progress=step)
    facts = outcome.as_json()
    row = {key: facts[key] for key in ("resolved", "documents", "mentions", "seconds")}
    emit(form, row, [row], tuple(row), lambda console: console.print(sentence(outcome)))
    return warn_of_index(session, outcome)


@click.command(epilog="Example: solidarity authority log --format csv > decisions.csv")
@click.option("--standing", is_flag=True, help="Only decisions that stand, not what was undone.")
@format_option
@pass_session
def log(session: Session, standing: bool, form: str | None) -> None:
    """Every decision about authority records, the latest first."""
    from corpus.authority.told import told

    with session.open_archive() as archive:
        decisions = archive.catalogue.decisions
        found = decisions.standing() if standing else decisions.all()
    rows: list[dict[str, Any]] = [
        {
            "id": d.id,
            "at": d.at,
            "kind": d.kind,
            "what": told(d),
            "undone_by": d.undone_by,
            "payload": dict(d.payload),
        }
        for d in reversed(found)
    ]

    def draw(console: Console) -> None:
        from rich.markup import escape
        from rich.table import Table

        if not rows:
            console.print("No decisions yet. Try: solidarity authority review")
            return
        table = Table(box=None, pad_edge=False, header_style="bold")
        for column in ("", "when", "what"):
            table.add_column(column, overflow="fold", justify="right" if not column else "left")
        for row in rows:
            gone = row["undone_by"] is not None
            what = escape(clean(row["what"])) + (f" [dim](undone by {row['undone_by']})[/]" if gone else "")
            table.add_row(str(row["id"]), row["at"], what, style="dim" if gone else "")
        console.print(table)

    emit(form, rows, rows, _COLUMNS, draw)


@click.command(
    epilog="Examples: solidarity authority undo · solidarity authority undo 7 · authority undo 12..45"
)
@click.argument("decisions", metavar="[N|N..M]...", nargs=-1)
@apply_option
@format_option
@pass_session
def undo(session: Session, decisions: tuple[str, ...], no_apply: bool, form: str | None) -> int:
    """Undo the last decision that stands, or those with the numbers given; `log` shows them.

    Searches, facets and mentions answer as they did before it. The undoing is logged, and can be undone.
    """
    from corpus.authority.told import told
    from pipeline.authority import undo as run_undo

    numbers = _numbers(decisions)
    with editing(session, "undo") as archive:
        with progress(session) as step:
            outcome = run_undo(archive, session.settings, numbers, apply=not no_apply, progress=step)
        log = archive.catalogue.decisions
        undone = {n: log.one(int(log.one(n).payload["undoes"])) for n in outcome.decisions}
    said = {n: f"decision {d.id} undone: {told(d)}" for n, d in undone.items()}
    return emit_outcome(session, form, outcome, said)


def _numbers(texts: Sequence[str]) -> list[int]:
    numbers: list[int] = []
    for text in texts:
        match = _RANGE.fullmatch(text)
        if match is None:
            raise UsageError(
                f"undo {text}: a decision's number is expected, or a range. Try: undo 7, undo 3..9"
            )
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first or last - first > 100_000:
            raise UsageError(f"undo {text}: the range ends before it begins, or is too long")
        numbers += range(first, last + 1)
    return numbers
