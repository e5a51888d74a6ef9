"""The option `--format` of commands that also write Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.cli.output import FORMATS, emit

if TYPE_CHECKING:
    from rich.console import Console

Command = TypeVar("Command", bound=Callable[..., Any])


def format_or_markdown_option(command: Command) -> Command:
    """As `format_option`, with markdown: a text that is ready to send."""
    return click.option(
        "--format",
        "form",
        type=click.Choice([*FORMATS, "markdown"]),
        help="How results are written; markdown is ready to send "
        "[default: table on a terminal, tsv elsewhere].",
    )(command)


def emit_or_markdown(
    form: str | None,
    document: Any,
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    table: Callable[[Console], None],
    markdown: Callable[[], str],
) -> None:
    """As `emit`, with what `markdown` gives where that is asked for."""
    if form == "markdown":
        click.echo(markdown(), nl=False)
    else:
        emit(form, document, rows, columns, table)
