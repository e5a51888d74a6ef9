"""`solidarity similar`: the texts most like a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.filters import filter_options
from pipeline.cli.hits import HIT_COLUMNS, draw_hit, emit_hits, emit_json, hits_format_option
from pipeline.cli.output import chosen, clean
from pipeline.cli.search import opened, request_of
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from index.similar import Likeness, Similar

_SHARED_SHOWN = 8


@click.command(
    epilog="Examples: solidarity similar k3m9qa2b · solidarity similar k3m9qa2b/4 --kind resolution --limit 5"
)
@click.argument("identifier", metavar="ID")
@click.argument("query", required=False, default="")
@filter_options
@click.option("--limit", type=click.IntRange(0), metavar="N", help="Texts to give (0: all) [default: 10].")
@click.option("--reprints", is_flag=True, help="All copies of a text, not just the original.")
@hits_format_option
@pass_session
def similar(session: Session, /, identifier: str, query: str, form: str | None, **options: Any) -> None:
    """The texts most like a document or part (ID/n), with the words and names that they share with it.

    Organizations and places count whatever they are called in either text. With QUERY and filters, only
    what these find. Left out are the document itself and copies of its text.
    """
    from index.similar import plain_likeness

    request = request_of(session, query, {**options, "facet": ("kind:1",)})
    given = 0

    def counted(hits: Iterator[Likeness]) -> Iterator[Likeness]:
        nonlocal given
        for hit in hits:
            given += 1
            yield hit

    with opened(session) as (_, index):
        found, hits = index.stream_similar(identifier, request)
        hits = counted(hits)
        if chosen(form) == "json":
            emit_json(found.as_json(), map(plain_likeness, hits))
        else:
            emit_hits(
                form,
                None,
                (hit for hit, _ in hits),
                map(plain_likeness, hits),
                (*HIT_COLUMNS, "shared"),
                lambda console: _draw(console, found, hits),
            )
    if not given:
        session.say(f"nothing in the archive is much like {clean(identifier)}")


def _draw(console: Console, found: Similar, hits: Iterator[Likeness]) -> None:
    from rich.markup import escape
    from rich.padding import Padding

    console.print(f"[bold]like {escape(clean(found.title))}[/] [dim]{escape(clean(found.id))}[/]")
    console.print(f"[dim]by {escape(clean(', '.join(term for term, _ in found.terms)))}[/]")
    for number, (hit, shared) in enumerate(hits, 1):
        draw_hit(console, hit, number)
        more = f" and {len(shared) - _SHARED_SHOWN} more" if len(shared) > _SHARED_SHOWN else ""
        told = f"shares {', '.join(shared[:_SHARED_SHOWN])}{more}"
        console.print(Padding(f"[dim]{escape(clean(told))}[/]", (0, 0, 0, 5)))
