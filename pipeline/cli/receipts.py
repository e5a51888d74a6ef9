"""`solidarity runs` and `solidarity failures`: what was done, what could not be done and why."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.output import clean, emit, format_option
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from rich.console import Console

_RUN_COLUMNS = (
    "id",
    "command",
    "started",
    "finished",
    "added",
    "updated",
    "unchanged",
    "duplicates",
    "failed",
)
_FAILURE_COLUMNS = ("origin", "stage", "error", "at", "run", "sha256", "resolved")


@click.command(epilog="Examples: solidarity runs · solidarity runs 3 --format json")
@click.argument("run_id", metavar="[ID]", required=False, type=int)
@format_option
@pass_session
def runs(session: Session, run_id: int | None, form: str | None) -> None:
    """Receipts of earlier runs; with ID, what became of each item of one."""
    with session.open_archive() as archive:
        receipts = archive.catalogue.receipts
        if run_id is None:
            rows = [_run(r) for r in receipts.runs()]
            emit(form, rows, rows, _RUN_COLUMNS, lambda console: _table(console, rows, _RUN_COLUMNS))
            return
        run = _run(receipts.run(run_id))
        reasons = {f.origin: f for f in receipts.failures(include_resolved=True, run=run_id)}
        items = [
            {
                "outcome": outcome,
                "document": document,
                "origin": origin,
                "stage": reasons[origin].stage if origin in reasons else None,
                "error": reasons[origin].error if origin in reasons else None,
            }
            for origin, outcome, document in receipts.items(run_id)
        ]
        columns = ("outcome", "document", "origin", "stage", "error")
        emit(form, {**run, "items": items}, items, columns, lambda console: _table(console, items, columns))


@click.command(epilog="Example: solidarity failures --format csv > to-look-at.csv")
@click.option("--all", "everything", is_flag=True, help="Those that were settled since, too.")
@format_option
@pass_session
def failures(session: Session, everything: bool, form: str | None) -> None:
    """What could not be taken in, at which stage, and why.

    An item leaves this list when it comes in after all: solidarity ingest --retry-failed
    """
    with session.open_archive() as archive:
        rows = [asdict(f) for f in archive.catalogue.receipts.failures(include_resolved=everything)]

    def draw(console: Console) -> None:
        if not rows:
            console.print("Nothing failed.")
            return
        _table(console, rows, _FAILURE_COLUMNS[:5])
        console.print("Again: solidarity ingest --retry-failed")

    emit(form, rows, rows, _FAILURE_COLUMNS, draw)


def _run(row: Any) -> dict[str, Any]:
    return {
        "id": row.id,
        "command": row.command,
        "started": row.started,
        "finished": row.finished,
        **{outcome: row.counts.get(outcome, 0) for outcome in _RUN_COLUMNS[4:]},
    }


def _table(console: Console, rows: list[dict[str, Any]], columns: tuple[str, ...]) -> None:
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        cells = [escape(clean("" if row[c] is None else row[c])) for c in columns]
        if "finished" in row and row["finished"] is None:
            cells[columns.index("finished")] = "[red]broke off[/]"
        table.add_row(*cells)
    console.print(table)
