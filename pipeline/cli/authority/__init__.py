"""`solidarity authority`: who and what is meant by names, looked up, mended and applied."""

from __future__ import annotations

import click

from pipeline.cli.authority.edits import add, merge, rename, split
from pipeline.cli.authority.exchange import export_command, import_command
from pipeline.cli.authority.history import apply, log, undo
from pipeline.cli.authority.lookup import list_command, show
from pipeline.cli.authority.review import review


@click.group(
    epilog="Example: solidarity authority review && solidarity authority merge name:u-e ue"
    " && solidarity authority log"
)
def authority() -> None:
    """Authority records of organizations and places: who and what is meant by a name.

    Edits are decisions in a log. Each is applied to the whole archive at once, holds for what comes in
    later, and can be undone.
    """


for _command in (
    list_command, show, add, merge, split, rename, review, apply, log, undo, import_command, export_command,
):  # fmt: skip
    authority.add_command(_command)
