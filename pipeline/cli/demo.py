"""`solidarity demo`: the bundled starter documents, taken in and searched."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.output import emit
from pipeline.cli.session import Session

# What is asked, in words, and the command that asks it.
EXAMPLES = (
    ("Which documents mention the FAT, by any of its names?", ["search", "org:fat", "--limit", "3"]),
    (
        "Which resolutions speak of solidarity with workers elsewhere?",
        ["search", "solidarity workers", "--kind", "resolution", "--limit", "3"],
    ),
    (
        "What is there in Spanish or French about the right to strike?",
        ["search", "huelga OR grève OR greve", "--language", "es", "--language", "fr", "--limit", "3"],
    ),
)


def starter_folder() -> Path:
    """Where the starter documents are."""
    import corpus

    return Path(corpus.__file__).parent / "starter" / "documents"


@click.command(epilog="Example: solidarity --archive demo-archive demo")
@click.pass_context
def demo(ctx: click.Context) -> int:
    """Take in the bundled starter documents and run example searches.

    They go into the archive that --archive names [default: that of config.yaml, ./archive].
    """
    from pipeline.cli import cli
    from pipeline.cli.ingest import ingest_table, take_in

    session: Session = ctx.obj
    report = take_in(session, [str(starter_folder())], given={"collection": "Starter documents"})
    emit("table", None, (), (), lambda console: ingest_table(console, report, dry_run=False))
    for question, command in EXAMPLES:
        shown = " ".join(_quoted(word) for word in command)
        click.secho(f"\n── {question}", bold=True)
        click.secho(f"$ solidarity --archive {session.folder} {shown}\n", dim=True)
        with ctx.scope(cleanup=False):
            cli.get_command(ctx, command[0]).main(  # type: ignore[union-attr] # the commands are ours
                [*command[1:], "--format", "table"], parent=ctx, standalone_mode=False
            )
    click.echo(
        f"\nNext, type: .venv/bin/solidarity --archive {session.folder} mentions CSN --kind resolution"
    )
    return 1 if report.failed else 0


def _quoted(word: str) -> str:
    return f"'{word}'" if " " in word else word
