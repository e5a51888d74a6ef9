"""Results on stdout, in every format that the contract promises."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

FORMATS = ("table", "tsv", "json", "jsonl", "csv")

# Control characters, among them those that steer terminals: documents must not be able to send them.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_WHITE = re.compile(r"[\t\r\n\u2028\u2029]+")

Command = TypeVar("Command", bound=Callable[..., Any])


def format_option(command: Command) -> Command:
    """The option `--format`, the same for every command that gives results."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        help="How results are written [default: table on a terminal, tsv elsewhere].",
    )(command)


def chosen(form: str | None) -> str:
    """The format asked for, or the default of where the output goes."""
    return form or ("table" if sys.stdout.isatty() else "tsv")


def clean(text: object) -> str:
    """Text from a document, safe to show on a terminal."""
    return _CONTROL.sub("", str(text))


def flat(value: object) -> str:
    """A value as one cell: lists joined by `; `, nothing for None, no line ends."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return flat(value.get("name") or value.get("label") or value.get("id"))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(flat(v) for v in value)
    return _WHITE.sub(" ", clean(value)).strip()


def emit(
    form: str | None,
    document: Any,
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    table: Callable[[Console], None] | None = None,
) -> None:
    """Write a result: `document` as json, `rows` as jsonl, tsv and csv (by `columns`), `table` for people."""
    form = chosen(form)
    if form == "json":
        click.echo(as_json(document, indent=2))
    elif form == "jsonl":
        for row in rows:
            click.echo(as_json(row))
    elif form == "csv":
        _emit_csv(rows, columns)
    elif form == "tsv" or table is None:
        click.echo("\t".join(columns))
        for row in rows:
            click.echo("\t".join(flat(row.get(c)) for c in columns))
    else:
        with_console(table)


def as_json(value: Any, indent: int | None = None) -> str:
    """JSON in UTF-8, readable: no escapes for letters."""
    return json.dumps(value, ensure_ascii=False, indent=indent)


def with_console(draw: Callable[[Console], None]) -> None:
    """Draw with rich, whose import only tables pay for."""
    from rich.console import Console

    draw(Console(highlight=False, soft_wrap=False))


def _emit_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    import csv
    import io
    from itertools import chain

    for cells in chain((columns,), ([flat(row.get(c)) for c in columns] for row in rows)):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow([_harmless(c) for c in cells])
        click.echo(line.getvalue(), nl=False)


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (CSV injection, OWASP)."""
    return (
        f"'{cell}"
        if cell.startswith(("=", "+", "@")) or (cell.startswith("-") and cell[1:2].isalpha())
        else cell
    )
