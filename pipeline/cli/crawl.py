"""`solidarity crawl`: follow sites, take in what is new or has changed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from corpus.document import KINDS
from pipeline.cli.output import clean, emit, format_option
from pipeline.cli.session import LOCK_WAIT_SECONDS, Session, pass_session

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.report import Progress, Report

# What a run's lists are called for a site's pages.
_WORDS = {
    "added": "new",
    "updated": "changed",
    "unchanged": "unchanged",
    "duplicates": "duplicates",
    "gone": "gone",
    "refused": "refused",
    "failed": "failed",
}
_COLUMNS = ("outcome", "id", "kind", "title", "origin", "error")


@click.command(epilog="Examples: solidarity crawl · solidarity crawl labornotes --collection 'Labor press'")
@click.argument("names", metavar="[SITE...]", nargs=-1)
@click.option("--kind", type=click.Choice(KINDS), help="The kind of all of them [default: found].")
@click.option("--collection", metavar="NAME", help="The collection that they belong to.")
@click.option("--workers", type=click.IntRange(1, 256), metavar="N", help="Processes [default: one a core].")
@click.option("--restart", is_flag=True, help="Begin anew rather than go on where a crawl was stopped.")
@format_option
@pass_session
def crawl(
    session: Session,
    names: tuple[str, ...],
    kind: str | None,
    collection: str | None,
    workers: int | None,
    restart: bool,
    form: str | None,
) -> int:
    """Follow sites from where their descriptions start, and take in the pages that are documents.

    SITE is the name of a description (`sites list`); without any, those in config.yaml are followed.
    Only what has changed is fetched again, at the pace that the site's robots.txt asks for. Ctrl-C stops;
    the next crawl goes on from there.
    """
    from pipeline.crawl import chosen
    from pipeline.crawl import crawl as run_crawl

    following = chosen(session.settings, names)
    given = {k: v for k, v in (("kind", kind), ("collection", collection)) if v}
    titles = ", ".join(site.name for site in following)
    with (
        session.create_archive() as archive,
        archive.writing(f"a crawl of {titles}", LOCK_WAIT_SECONDS, session.say_waiting),
        _progress(session) as progress,
    ):
        report = run_crawl(
            archive,
            session.settings,
            following,
            given=given,
            workers=workers,
            restart=restart,
            progress=progress,
        )
    emit(form, _as_json(report), _rows(report), _COLUMNS, lambda console: _table(console, report))
    return 1 if report.failed else 0


def _as_json(report: Report) -> dict[str, Any]:
    """The receipt, with the counts that a crawl is asked for."""
    counts = {word: len(getattr(report, name)) for name, word in _WORDS.items()}
    return {"pages": counts, "gone": [], "refused": [], **report.as_json()}


@contextmanager
def _progress(session: Session) -> Iterator[Progress]:
    """How many pages have come so far: how many there will be is not known."""
    if session.quiet or not sys.stderr.isatty():
        yield lambda outcome, origin: None
        return
    from rich.console import Console

    counts = dict.fromkeys(_WORDS, 0)
    console = Console(stderr=True)
    with console.status("asking") as status:

        def step(outcome: str, origin: str) -> None:
            counts[outcome] += 1
            told = ", ".join(f"{count} {_WORDS[name]}" for name, count in counts.items() if count)
            status.update(f"{told} [dim]{clean(origin)[-60:]}[/]")

        yield step


def _rows(report: Report) -> Iterator[dict[str, Any]]:
    for name, word in _WORDS.items():
        for entry in getattr(report, name):
            yield {"outcome": word, **entry.as_json()}


def _table(console: Console, report: Report) -> None:
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("", "id", "kind", "title"):
        table.add_column(column, overflow="fold")
    for style, name in (("green", "added"), ("yellow", "updated"), ("magenta", "gone")):
        for item in getattr(report, name):
            title = escape(clean(item.title or item.origin))
            table.add_row(f"[{style}]{_WORDS[name]}[/]", item.id or "-", item.kind or "", title)
    if table.row_count:
        console.print(table)
    for name in ("refused", "failed"):
        for failure in getattr(report, name):
            reason = escape(clean(failure.error))
            console.print(f"[red]{_WORDS[name]}[/] {escape(clean(failure.origin))}: {reason}")
    told = ", ".join(f"{len(getattr(report, name))} {word}" for name, word in _WORDS.items())
    console.print(f"pages: {told}; {report.seconds:.1f} s (run {report.run})")
