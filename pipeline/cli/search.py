"""`solidarity search` and `solidarity facets`. Neither imports spaCy nor a reader."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import QueryError
from pipeline.cli.filters import QueryCommand, facets_asked, filter_options, known_facet, taken_filters
from pipeline.cli.hits import emit_answer, hits_format_option
from pipeline.cli.output import as_json, clean, emit, format_option
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.archive import Archive
    from corpus.authority.records import Organization
    from index.request import SearchAnswer
    from index.search import SearchIndex

_MATCHES = ("auto", "all", "any")
_SORTS = ("relevance", "newest", "oldest", "title")


@click.command(
    cls=QueryCommand,
    epilog="Examples: solidarity search 'org:csn solidarity' --kind resolution --facet year:0 · "
    "solidarity search '\"right to strike\"' --format csv · solidarity search - < questions.txt",
)
@click.argument("query", required=False, default="")
@filter_options
@click.option("--facet", "facet", multiple=True, metavar="FIELD[:N]", help="Count these; N values (0: all).")
@click.option(
    "--sort", type=click.Choice(_SORTS), default="relevance", show_default=True, help="Order of the hits."
)
@click.option("--limit", type=click.IntRange(0), metavar="N", help="Hits to give (0: all) [default: 10].")
@click.option("--offset", type=click.IntRange(0), default=0, metavar="N", help="Hits to pass over first.")
@click.option(
    "--match", type=click.Choice(_MATCHES), default="auto", show_default=True, help="Which words must occur."
)
@click.option(
    "--by",
    type=click.Choice(["part", "document"]),
    default="part",
    show_default=True,
    help="Count articles and resolutions, or whole documents.",
)
@click.option("--reprints", is_flag=True, help="All copies of a text, not just the original.")
@click.option(
    "--plain",
    is_flag=True,
    help="The scores of Whoosh alone: nothing raised, no organization found by another of its names.",
)
@click.option("--explain", is_flag=True, help="What each score is made of; how many texts have each term.")
@hits_format_option
@pass_session
def search(session: Session, /, query: str, form: str | None, **options: Any) -> None:
    """Search the archive.

    QUERY: words, "a phrase", "near words"~5, AND OR NOT -word ( ), solidar*, organiz~1, field:value;
    see the user guide. With - each line of standard input is a query, answered as a line of JSON.
    """
    request = request_of(session, query, options)
    with opened(session) as (_, index):
        if query == "-":
            _answer_lines(session, index, options)
            return
        answer, hits = index.stream(request)
        emit_answer(form, answer, hits, request.offset, explain=request.explain)
    say_beside(session, answer, suggest=form != "json")


@click.command(
    cls=QueryCommand,
    epilog="Examples: solidarity facets organization 'solidarity' · solidarity facets place --contains mex",
)
@click.argument("field")
@click.argument("query", required=False, default="")
@filter_options
@click.option("--contains", metavar="TEXT", help="Only values in whose names this occurs.")
@click.option(
    "--limit", type=click.IntRange(0), default=0, metavar="N", help="Values to give [default: all]."
)
@click.option(
    "--match", type=click.Choice(_MATCHES), default="all", show_default=True, help="Which words must occur."
)
@format_option
@pass_session
def facets(
    session: Session, /, field: str, query: str, contains: str | None, form: str | None, **options: Any
) -> None:
    """Count the values of one facet over what QUERY finds [default: over everything].

    FIELD: kind, organization, organization_type, federation (with its affiliates), place, within (country ›
    state › city), country, year, decade, month, language, source, collection, convention, status.
    """
    from index.query.fields import HIERARCHIES
    from index.request import plain_value

    name = known_facet(field, "facets")
    limit = options.pop("limit")
    request = request_of(session, query, {**options, "facet": (f"{name}:{limit}",), "limit": 1})
    with opened(session) as (_, index):
        answer = index.facet(name, request, contains or "")
    rows = [plain_value(value) for value in answer.facets[name]]
    document = {"field": name, "query": query, "values": rows}

    def draw(console: Console) -> None:
        from rich.markup import escape
        from rich.table import Table

        table = Table(box=None, pad_edge=False, header_style="bold")
        table.add_column("count", justify="right")
        table.add_column(name, overflow="fold")
        table.add_column("value", style="dim", overflow="fold")
        for row in rows:
            label = "  " * row.get("level", 0) + escape(clean(row["label"]))
            table.add_row(str(row["count"]), label, escape(clean(row["value"])))
        console.print(table)

    columns = ("value", "label", "count", "selected")
    emit(form, document, rows, (*columns, "level", "parent") if name in HIERARCHIES else columns, draw)
    say_beside(session, answer)


def say_beside(session: Session, answer: SearchAnswer, *, suggest: bool = True) -> None:
    """Tell the person who searched what was taken how, and what would find something."""
    for note in answer.notes:
        session.say(f"note: {clean(note)}")
    for suggestion in answer.suggestions if suggest else ():
        session.say(f"try: {clean(suggestion)}")


@contextmanager
def opened(session: Session) -> Iterator[tuple[Archive, SearchIndex]]:
    """The archive and its index, brought up to date first where an earlier ingest broke off."""
    from index.search import SearchIndex

    with (
        session.open_archive() as archive,
        SearchIndex.open(
            archive.index_folder, archive.catalogue, records=lambda: _records(session, archive)
        ) as index,
    ):
        behind = index.behind()
        if behind:
            session.say(f"note: {behind} changes that are coming in just now are not searched yet")
        yield archive, index


def _records(session: Session, archive: Archive) -> Mapping[str, Organization]:
    """The authority records of organizations in use, which take half a second to read."""
    from pipeline.authority import records_in_use

    return records_in_use(archive, session.settings).authorities.organizations


def request_of(session: Session, query: str, options: dict[str, Any]) -> Any:
    """The `SearchRequest` of a command's query and options. Raises `UsageError`."""
    from index.request import SearchRequest

    settings = session.settings.search
    filters, excluded = taken_filters(options)
    limit = options.get("limit")
    return SearchRequest(
        query=query,
        filters=filters,
        exclude=excluded,
        facets=facets_asked(options.get("facet") or (), settings.facets, settings.facet_values),
        sort=options.get("sort") or "relevance",
        limit=settings.limit if limit is None else limit,
        offset=options.get("offset") or 0,
        match=options.get("match") or "auto",
        by=options.get("by") or "part",
        include_restricted=options.get("include_restricted", False),
        reprints=options.get("reprints", False),
        plain=options.get("plain", False),
        explain=options.get("explain", False),
        marks=("\x02", "\x03") if sys.stdout.isatty() else ("**", "**"),
    )


def _answer_lines(session: Session, index: SearchIndex, options: dict[str, Any]) -> None:
    for line in sys.stdin:
        query = line.strip()
        if not query:
            continue
        try:
            result = index.search(request_of(session, query, options)).as_json()
        except QueryError as error:
            result = {"query": query, "error": str(error.args[0]), "suggestion": error.suggestion or None}
        click.echo(as_json(result))
        sys.stdout.flush()
