"""`solidarity saved`: searches kept under a name, and what is new in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.filters import filter_options
from pipeline.cli.hits import HIT_COLUMNS, emit_answer, hits_format_option
from pipeline.cli.output import clean, emit, format_option
from pipeline.cli.search import opened, request_of
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.catalogue.saved import SavedSearch
    from index.request import Hit
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
        hits = _all_hits(session, index, query, kept)
        with archive.catalogue.transaction():
            archive.catalogue.saved.add(name, query, kept, [hit.id for hit in hits])
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
        found: dict[str, list[Hit]] = {}
        for search in [catalogue.get(name)] if name else catalogue.all():
            now = {hit.id: hit for hit in _all_hits(session, index, search.query, search.options)}
            found[search.name] = [now[i] for i in catalogue.news(search.name, list(now))]
        document = [
            {"name": n, "new": len(hits), "hits": [_hit(hit) for hit in hits]} for n, hits in found.items()
        ]
        emit(form, document, _rows(document), ("search", *HIT_COLUMNS), lambda c: _draw(c, found))
        if not peek:  # once they are written, and not before
            with archive.catalogue.transaction():
                for told, hits in found.items():
                    catalogue.tell(told, [hit.id for hit in hits])
    return NEWS if any(found.values()) else 0


@saved.command(epilog="Example: solidarity saved remove csn")
@click.argument("name")
@pass_session
def remove(session: Session, name: str) -> None:
    """Forget a saved search."""
    with session.open_archive() as archive, archive.catalogue.transaction():
        archive.catalogue.saved.remove(name)


def _all_hits(
    session: Session, index: SearchIndex, query: str, options: Mapping[str, Any]
) -> tuple[Hit, ...]:
    asked = {"match": "all", **options, "facet": ("kind:1",), "limit": 0, "sort": "newest"}
    return index.search(request_of(session, query, asked)).hits


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


def _hit(hit: Hit) -> dict[str, Any]:
    from index.request import plain_hit

    return plain_hit(hit)


def _rows(document: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for search in document:
        for hit in search["hits"]:
            yield {"search": search["name"], **hit}


def _draw(console: Console, found: Mapping[str, list[Hit]]) -> None:
    from rich.markup import escape

    for name, hits in found.items():
        console.print(f"[bold]{escape(name)}[/]: {len(hits)} new")
        for hit in hits:
            date = f"[dim]{hit.date or 'undated'}[/]"
            console.print(f"  {date} {escape(clean(hit.title))} [dim]{hit.id}[/]")
