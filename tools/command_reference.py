"""Write docs/commands.md from each command's --help; with --check, fail when it is not current."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import click

from pipeline.cli import COMMANDS, cli

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
HEAD = """# Commands

Made from `--help` by `make docs`; a check fails when this page is not current. What all commands share
(formats, exit codes, the archive folder) is in the [user guide](guide.md).
"""


def reference() -> str:
    """The whole page."""
    context = click.Context(cli, info_name="solidarity", max_content_width=100, terminal_width=100)
    sections = [HEAD, _section(cli, context)]
    for name, (module, _, _) in COMMANDS.items():
        if module.endswith(".later"):
            continue
        command = cli.get_command(context, name)
        assert command is not None
        sections += _with_subcommands(command, click.Context(command, parent=context, info_name=name))
    return "\n".join(sections)


def _with_subcommands(command: click.Command, context: click.Context) -> list[str]:
    sections = [_section(command, context)]
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            sections += _with_subcommands(below, click.Context(below, parent=context, info_name=name))
    return sections


def _section(command: click.Command, context: click.Context) -> str:
    context.max_content_width = context.terminal_width = 100
    return f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"


def main() -> int:
    """Write the page, or with --check compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail when docs/commands.md is not current")
    wanted = reference()
    if not parser.parse_args().check:
        PAGE.write_text(wanted, "utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text("utf-8") == wanted:
        return 0
    print("docs/commands.md is not current. Try: make docs", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
