"""`solidarity authority import` and `export`: records as CSV and YAML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import UsageError
from pipeline.cli.authority.common import (
    apply_option,
    editing,
    label_for,
    places_option,
    progress,
    sentence,
    warn_of_index,
)
from pipeline.cli.output import clean, emit, format_option
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.authority.exchange import RecordChange

_ENDINGS = {".csv": "csv", ".yaml": "yaml", ".yml": "yaml"}
_COLUMNS = ("change", "id", "name", "key", "before", "after")


@click.command(
    "import",
    epilog="Example: solidarity authority import partners.csv --dry-run && authority import partners.csv",
)
@click.argument("file", metavar="FILE|-")
@click.option(
    "--as", "kind", type=click.Choice(["csv", "yaml"]), help="What FILE is [default: by its ending]."
)
@click.option("--dry-run", is_flag=True, help="Say what would change, change nothing.")
@places_option
@apply_option
@format_option
@pass_session
def import_command(
    session: Session,
    file: str,
    kind: str | None,
    dry_run: bool,
    places: bool,
    no_apply: bool,
    form: str | None,
) -> int:
    """Take records from a file: new ones are added, those with a known id replaced.

    Columns (CSV) or keys (YAML) that FILE does not have stay as they are. Lists in CSV are joined by `; `.
    Each record is a decision of its own: `authority log` lists them, `authority undo N..M` takes them back.
    """
    from corpus.authority.exchange import read
    from corpus.authority.forms import as_mapping
    from pipeline.authority import Draft, Outcome, check_drafts, edit, records_in_use

    label = label_for(places)
    text = _text_of(file)
    outcome = Outcome(applied=False)
    with session.open_archive() if dry_run else editing(session, "import") as archive:
        records = records_in_use(archive, session.settings)
        changes = read(text, label, _format(file, kind), file, records.authorities)
        changed = [c for c in changes if c.kind != "unchanged"]
        drafts: list[Draft] = [
            ("add" if c.before is None else "put", {"label": label, "record": as_mapping(c.after)})
            for c in changed
        ]
        check_drafts(records, drafts)
        if drafts and not dry_run:
            with progress(session) as step:
                outcome = edit(archive, session.settings, drafts, apply=not no_apply, progress=step)
    numbers = dict(zip((c.after.id for c in changed), outcome.decisions, strict=False))
    document = {
        "dry_run": dry_run,
        "new": sum(c.kind == "new" for c in changes),
        "changed": sum(c.kind == "changed" for c in changes),
        "unchanged": len(changes) - len(changed),
        **outcome.as_json(),
        "records": [
            {
                "change": c.kind,
                "id": c.after.id,
                "name": c.after.name,
                "decision": numbers.get(c.after.id),
                "differences": {key: [before, after] for key, before, after in c.differences()},
            }
            for c in changed
        ],
    }

    def draw(console: Console) -> None:
        _draw(console, changes, dry_run)
        if outcome.decisions:
            first, last = outcome.decisions[0], outcome.decisions[-1]
            span = f"{first}..{last}" if last != first else str(first)
            console.print(f"Decisions {span}. Back: solidarity authority undo {span}")
            console.print(sentence(outcome))

    emit(form, document, _rows(changed), _COLUMNS, draw)
    return warn_of_index(session, outcome)


@click.command(
    "export", epilog="Examples: solidarity authority export orgs.csv · authority export --decided - | less"
)
@click.argument("file", metavar="[FILE]", required=False, default="-")
@click.option(
    "--format", "kind", type=click.Choice(["csv", "yaml"]), help="[default: by FILE's ending, else csv]"
)
@click.option(
    "--decided", is_flag=True, help="Only records that the archive's own decisions made or changed."
)
@places_option
@pass_session
def export_command(session: Session, file: str, kind: str | None, decided: bool, places: bool) -> None:
    """Write records as CSV or YAML, to a file or to standard output; `import` reads them back unchanged.

    The YAML has the layout of authority files.
    """
    from corpus.authority.exchange import written
    from corpus.authority.files import load_authorities
    from corpus.authority.forms import table_of
    from pipeline.authority import records_in_use
    from pipeline.ingest import authority_folder

    label = label_for(places)
    with session.open_or_temporary() as archive:
        records = table_of(records_in_use(archive, session.settings).authorities, label)
    if decided:
        files = table_of(load_authorities(authority_folder(session.settings)), label)
        records = {i: record for i, record in records.items() if files.get(i) != record}
    text = written(records.values(), label, _format(file, kind))
    if file == "-":
        click.echo(text, nl=False)
        return
    try:
        Path(file).write_text(text, "utf-8", newline="")
    except OSError as error:
        raise UsageError(f"{file}: cannot be written ({error.strerror})") from error
    session.say(f"{len(records)} records written to {file}")


def _format(file: str, given: str | None) -> str:
    found = given or _ENDINGS.get(Path(file).suffix.lower(), "csv" if file == "-" else "")
    if not found:
        raise UsageError(f"{file}: is it CSV or YAML? Try: a file name that ends in .csv or .yaml")
    return found


def _text_of(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8")
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: is not UTF-8 text (byte {error.start}). Try: save it as UTF-8") from error


def _rows(changes: list[RecordChange]) -> list[dict[str, Any]]:
    return [
        {
            "change": c.kind,
            "id": c.after.id,
            "name": c.after.name,
            "key": key,
            "before": before,
            "after": after,
        }
        for c in changes
        for key, before, after in c.differences()
    ]


def _draw(console: Console, changes: list[RecordChange], dry_run: bool) -> None:
    from rich.markup import escape

    def text(value: object) -> str:
        shown = "; ".join(value) if isinstance(value, list) else "" if value is None else value
        return escape(clean(shown))

    for change in changes:
        if change.kind == "unchanged":
            continue
        sign = "[green]new[/]" if change.kind == "new" else "[yellow]changed[/]"
        console.print(f"{sign} {text(change.after.id)} [bold]{text(change.after.name)}[/]")
        if change.kind == "changed":
            for key, before, after in change.differences():
                console.print(f"  {key}: {text(before)} [dim]->[/] {text(after)}")
    verb = "would be " if dry_run else ""
    counts = {kind: sum(c.kind == kind for c in changes) for kind in ("new", "changed", "unchanged")}
    console.print(
        f"{verb}new {counts['new']}, {verb}changed {counts['changed']}, unchanged {counts['unchanged']}"
    )
