"""`solidarity saved`: searches kept under a name, and what is new in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.filters import filter_options
from pipeline.cli.hits import HIT_COLUMNS, emit_answer, emit_json, hits_format_option
from pipeline.cli.output import chosen, clean, emit, format_option
from pipeline.cli.search import opened, request_of, say_beside
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.catalogue.saved import SavedSearch, SavedSearches
    from index.request import Hit, SearchRequest
    from index.search import SearchIndex

# The exit code for scripts: there is something new.
NEWS = 3
_COLUMNS = ("name", "query", "filters", "created", "told")


@click.group(
    epilog="Examples: solidarity saved add maquila 'maquila* strike' --kind resolution"
    " · solidarity saved whats-new"
)
def saved() -> None:
    """Searches kept under a name; `whats-new` tells what came in since the last time, nothing twice."""


@saved.command(epilog="Example: solidarity saved add csn --org csn --kind resolution")
@click.argument("name")
@click.argument("query", required=False, default="")
@filter_options
@click.option(
    "--match",
    type=click.Choice(["auto", "all", "any"]),
    default="all",
    show_default=True,
    help="Which words must occur.",
)
@pass_session
def add(session: Session, /, name: str, query: str, **options: Any) -> None:
    """Keep a search. What it finds today is no news; what comes in from now on is."""
    kept = {key: list(v) if isinstance(v, tuple) else v for key, v in options.items() if v}
    with opened(session) as (archive, index):
        hits = index.ids(_request(session, query, kept))
        with archive.catalogue.transaction():
            archive.catalogue.saved.add(name, query, kept, hits)
    session.say(f"saved {name}: {len(hits)} hits today. News: solidarity saved whats-new {name}")


@saved.command(name="list", epilog="Example: solidarity saved list")
@format_option
@pass_session
def list_(session: Session, form: str | None) -> None:
    """The saved searches."""
    with session.open_archive() as archive:
        rows = [_row(search) for search in archive.catalogue.saved.all()]
    emit(form, rows, rows, _COLUMNS)


@saved.command(epilog="Example: solidarity saved run csn --format csv > csn.csv")
@click.argument("name")
@click.option("--limit", type=click.IntRange(0), default=0, metavar="N", help="Hits to give [default: all].")
@hits_format_option
@pass_session
def run(session: Session, name: str, limit: int, form: str | None) -> None:
    """Search again, all of it."""
    with opened(session) as (archive, index):
        search = archive.catalogue.saved.get(name)
        answer, hits = index.stream(request_of(session, search.query, {**_taken(search), "limit": limit}))
        emit_answer(form, answer, hits)
    say_beside(session, answer, suggest=form != "json")


@saved.command(
    name="whats-new",
    epilog="Example: solidarity saved whats-new --format jsonl >> news.jsonl   # exit code 3: there is news",
)
@click.argument("name", required=False)
@click.option("--peek", is_flag=True, help="Tell, but do not take it as told.")
@format_option
@pass_session
def whats_new(session: Session, name: str | None, peek: bool, form: str | None) -> int:
    """What came in since the last time, of one saved search or of all; no hit is told twice.

    Exit code 3 where there is something new, 0 where there is nothing.
    """
    with opened(session) as (archive, index):
        catalogue = archive.catalogue.saved
        news = [
            _news(session, index, catalogue, search)
            for search in ([catalogue.get(name)] if name else catalogue.all())
        ]
        if chosen(form) == "json":
            _emit_json(news)
        else:
            emit(form, None, _rows(news), ("search", *HIT_COLUMNS), lambda console: _draw(console, news))
        if not peek:  # once they are written, and not before
            with archive.catalogue.transaction():
                for one in news:
                    catalogue.tell(one.name, one.ids)
    return NEWS if any(one.ids for one in news) else 0


@saved.command(epilog="Example: solidarity saved remove csn")
@click.argument("name")
@pass_session
def remove(session: Session, name: str) -> None:
    """Forget a saved search."""
    with session.open_archive() as archive, archive.catalogue.transaction():
        archive.catalogue.saved.remove(name)


@dataclass(frozen=True, slots=True)
class News:
    """What a saved search finds that was not told yet: ids, and the hits one by one."""

    name: str
    ids: tuple[str, ...]
    hits: Iterator[Hit]


def _news(session: Session, index: SearchIndex, catalogue: SavedSearches, search: SavedSearch) -> News:
    request = _request(session, search.query, search.options)
    new = dict.fromkeys(catalogue.news(search.name, index.ids(request)))
    _, hits = index.stream(request, only=new.keys())
    return News(search.name, tuple(new), hits)


def _request(session: Session, query: str, options: Mapping[str, Any]) -> SearchRequest:
    asked = {"match": "all", **options, "facet": ("kind:1",), "limit": 0, "sort": "newest"}
    found: SearchRequest = request_of(session, query, asked)
    return found


def _taken(search: SavedSearch) -> dict[str, Any]:
    return {"match": "all", **search.options}


def _row(search: SavedSearch) -> dict[str, Any]:
    filters = "; ".join(
        f"{key.rstrip('_')}={', '.join(value) if isinstance(value, list) else value}"
        for key, value in search.options.items()
    )
    return {
        "name": search.name,
        "query": search.query,
        "filters": filters,
        "created": search.created,
        "told": search.told,
    }


def _emit_json(news: list[News]) -> None:
    """A list with a document for each search, its hits as they come."""
    click.echo("[", nl=False)
    for number, one in enumerate(news):
        click.echo(",\n" if number else "\n", nl=False)
        emit_json({"name": one.name, "new": len(one.ids), "hits": []}, map(_hit, one.hits), "  ")
    click.echo("\n]" if news else "]")


def _hit(hit: Hit) -> dict[str, Any]:
    from index.request import plain_hit

    return plain_hit(hit)


def _rows(news: list[News]) -> Iterator[dict[str, Any]]:
    for one in news:
        for hit in one.hits:
            yield {"search": one.name, **_hit(hit)}


def _draw(console: Console, news: list[News]) -> None:
    from rich.markup import escape

    for one in news:
        console.print(f"[bold]{escape(one.name)}[/]: {len(one.ids)} new")
        for hit in one.hits:
            date = f"[dim]{hit.date or 'undated'}[/]"
            console.print(f"  {date} {escape(clean(hit.title))} [dim]{hit.id}[/]")
