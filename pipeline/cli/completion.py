"""`solidarity completion`: how a shell learns to complete our commands."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from corpus.errors import UsageError
from pipeline.cli.output import clean


@click.command(epilog="Example: solidarity completion bash >> ~/.bashrc")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what to put into your shell's start-up file."""
    found = get_completion_class(shell)
    if found is None:
        raise UsageError(f"{clean(shell)}: completion is not known for this shell. Try: bash, zsh or fish")
    command = ctx.find_root().command
    click.echo(found(command, {}, "solidarity", "_SOLIDARITY_COMPLETE").source())
