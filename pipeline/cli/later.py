"""Commands that come with later versions: they say so, and exit with 2."""

from __future__ import annotations

import click

from corpus.errors import UsageError


def later(name: str) -> click.Command:
    """A command that takes any arguments and says that it is not there yet."""

    @click.command(
        name=name,
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
        help=f"Comes with a later version.\n\nExample: solidarity {name}",
        add_help_option=True,
    )
    def command() -> None:
        raise UsageError(f"{name}: not yet, it comes with a later version. Try: solidarity --help")

    return command
