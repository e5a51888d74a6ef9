"""The command line: a thin skin over functions that Python programs can call as well.

`main` is what `solidarity` runs. Commands are imported when they are called, so that a search does
not pay for what an ingest needs.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import Any

import click

from corpus.errors import SolidarityError
from corpus.version import __version__
from pipeline.cli.session import Session

# name -> (module, attribute, one line for the list of commands)
COMMANDS: dict[str, tuple[str, str, str]] = {
    "demo": ("pipeline.cli.demo", "demo", "Take in the bundled starter documents and search them."),
    "init": ("pipeline.cli.init", "init", "Make a new archive with a commented config.yaml."),
    "ingest": ("pipeline.cli.ingest", "ingest", "Take documents into the archive."),
    "crawl": ("pipeline.cli.crawl", "crawl", "Follow sites, take in what is new or has changed."),
    "sites": ("pipeline.cli.sites", "sites", "Site descriptions: list, test, draft."),
    "runs": ("pipeline.cli.receipts", "runs", "Receipts of earlier runs."),
    "failures": ("pipeline.cli.receipts", "failures", "What could not be taken in, and why."),
    "search": ("pipeline.cli.search", "search", "Search the archive, with facets."),
    "facets": ("pipeline.cli.search", "facets", "Count the values of one facet."),
    "similar": ("pipeline.cli.similar", "similar", "The texts most like one."),
    "timeline": ("pipeline.cli.timeline", "timeline", "Hits over time, as bars or a picture."),
    "mentions": ("pipeline.cli.mentions", "mentions", "Which clauses mention an organization."),
    "compare": ("pipeline.cli.compare", "compare", "Two versions or resolutions, clause by clause."),
    "show": ("pipeline.cli.show", "show", "Everything that is held of one document or part."),
    "read": ("pipeline.cli.preview", "read", "What the reader makes of files, storing nothing."),
    "extract": ("pipeline.cli.preview", "extract", "The names and dates in a text, storing nothing."),
    "export": ("pipeline.cli.export", "export", "Write documents out: WARC."),
    "saved": ("pipeline.cli.saved", "saved", "Saved searches, and what is new in them."),
    "edit": ("pipeline.cli.edit", "edit", "Correct what a document says of itself; undo it."),
    "withdraw": ("pipeline.cli.edit", "withdraw", "Hide a document; a tombstone stays."),
    "authority": ("pipeline.cli.authority", "authority", "Authority records of organizations and places."),
    "index": ("pipeline.cli.index", "index", "The state of the search index; make it anew."),
    "verify": ("pipeline.cli.verify", "verify", "Check every stored byte against its SHA-256."),
    "completion": ("pipeline.cli.completion", "completion", "Completion of commands for your shell."),
    **{
        name: ("pipeline.cli.later", "later", line)
        for name, line in {
            "import": "Take in what `export` wrote.",
            "backup": "Write the whole archive into one file.",
            "restore": "Make an archive from a backup.",
            "serve": "The web page, on 127.0.0.1.",
        }.items()
    },
}  # fmt: skip

# Global options may stand before or after the command; which of them take a value.
_GLOBAL = {
    "--archive": True,
    "--config": True,
    "--quiet": False,
    "-q": False,
    "--verbose": False,
    "-v": False,
}


_SEARCHING = frozenset({"search", "facets", "similar", "timeline", "show", "mentions"})
"""Commands that are to be over in a moment."""

_OBJECTS_BETWEEN_LOOKS = 50_000


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command. Its own name is kept for those that share one implementation."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        if cmd_name in _SEARCHING:  # it makes no garbage that is worth being looked for so often
            gc.set_threshold(_OBJECTS_BETWEEN_LOOKS)
        module, attribute, _ = entry
        found = getattr(importlib.import_module(module), attribute)
        command: click.Command = found(cmd_name) if module.endswith(".later") else found
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        ready = [(n, line) for n, (m, _, line) in COMMANDS.items() if not m.endswith(".later")]
        later = [n for n, (m, _, _) in COMMANDS.items() if m.endswith(".later")]
        with formatter.section("Commands"):
            formatter.write_dl(ready)
        with formatter.section("With later versions"):
            formatter.write_text(", ".join(later))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when one is misspelt."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            close = difflib.get_close_matches(args[0], list(COMMANDS), n=1)
            hint = f"Did you mean {close[0]}?" if close else "Try: solidarity --help"
            raise click.UsageError(f"no such command: {args[0]}. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let global options stand after the command too, as people type them."""
        return super().parse_args(ctx, _global_first(args))


def _global_first(args: list[str]) -> list[str]:
    first: list[str] = []
    rest: list[str] = []
    position = 0
    while position < len(args):
        word = args[position]
        name, equals, _ = word.partition("=")
        if word == "--":
            rest += args[position:]
            break
        if name in _GLOBAL:
            first.append(word)
            if _GLOBAL[name] and not equals and position + 1 < len(args):
                position += 1
                first.append(args[position])
        else:
            rest.append(word)
        position += 1
    return first + rest


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: solidarity ingest bulletins/ && solidarity search 'org:csn solidarity' --facet year",
)
@click.option("--archive", metavar="DIR", help="The archive folder [default: from config.yaml, ./archive].")
@click.option("--config", metavar="FILE", help="The settings [default: ./config.yaml where there is one].")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no messages but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say more about what is done.")
@click.version_option(__version__, message="solidarity %(version)s")
@click.pass_context
def cli(ctx: click.Context, archive: str | None, config: str | None, quiet: bool, verbose: bool) -> None:
    """Solidarity: take in labor articles, bulletins and convention resolutions, find the organizations,
    places and dates in them, and search by those."""
    ctx.obj = Session(
        archive=archive or os.environ.get("SOLIDARITY_ARCHIVE") or None,
        config=config or os.environ.get("SOLIDARITY_CONFIG") or None,
        quiet=quiet,
        verbose=verbose,
        searching=ctx.invoked_subcommand in _SEARCHING,
    )


def main(args: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 done in part, 2 the call itself is wrong."""
    code = run(args)
    gc.freeze()  # the process ends: going through all that it has for garbage takes a tenth of a search
    sys.exit(code)


def run(args: list[str] | None = None) -> int:
    """Run the command line; the exit code. Errors become one message on stderr, never a traceback."""
    try:
        result: Any = cli.main(args=args, prog_name="solidarity", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        _complain(_one_line(error))
        return 2
    except (click.Abort, KeyboardInterrupt):
        _complain("stopped")
        return 130
    except BrokenPipeError:
        # Whoever read our output has what they wanted; keep the interpreter from complaining at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SolidarityError as error:
        _complain(str(error))
        return error.exit_code
    except Exception as error:  # a fault of ours: said in a line too, and in full to whoever asks
        import logging

        logging.getLogger(__name__).debug("unforeseen", exc_info=error)
        _complain(f"unforeseen {type(error).__name__}: {error}. Try: --verbose, and please report it")
        return 1


def _one_line(error: click.ClickException) -> str:
    message = error.format_message().replace("\n", " ").strip()
    ctx = getattr(error, "ctx", None)
    if isinstance(error, click.UsageError) and ctx is not None and "Try:" not in message:
        message += f" Try: {ctx.command_path} --help"
    return message


def _complain(message: str) -> None:
    click.echo(f"solidarity: {message}", err=True)
