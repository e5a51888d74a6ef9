"""Hits on stdout: in every format of results, as references for a bibliography, and as people read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from corpus import page_labels
from pipeline.cli.output import FORMATS, as_json, chosen, clean, emit

if TYPE_CHECKING:
    from rich.console import Console

    from index.request import FacetValue, Hit, SearchAnswer

CITATIONS = ("bibtex", "ris", "csl-json")
HIT_COLUMNS = (
    "id", "document", "date", "kind", "title", "convention", "number", "status", "source", "collection",
    "language", "author", "page", "printed", "score", "organizations", "places", "snippet", "origin",
)  # fmt: skip

Command = TypeVar("Command", bound=Callable[..., Any])


def hits_format_option(command: Command) -> Command:
    """As `format_option`, with references for a bibliography."""
    return click.option(
        "--format",
        "form",
        type=click.Choice([*FORMATS, *CITATIONS]),
        help="How results are written; bibtex, ris and csl-json are references for a bibliography "
        "[default: table on a terminal, tsv elsewhere].",
    )(command)


def emit_hits(
    form: str | None,
    document: Any,
    hits: Iterable[Hit],
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    table: Callable[[Console], None],
) -> None:
    """As `emit`; `hits` are written where references are asked for."""
    if form in CITATIONS:
        from pipeline.citations import written

        for piece in written(str(form), hits):
            click.echo(piece, nl=False)
    else:
        emit(form, document, rows, columns, table)


def emit_answer(
    form: str | None, answer: SearchAnswer, hits: Iterator[Hit], offset: int = 0, *, explain: bool = False
) -> None:
    """An answer whose hits are written one by one, so that any number of them takes little memory."""
    from index.request import plain_hit

    rows = (plain_hit(hit) for hit in hits)
    if chosen(form) == "json":
        emit_json(answer.as_json(), rows)
        return
    columns = (*HIT_COLUMNS, "explanation") if explain else HIT_COLUMNS
    if explain and form in ("csv", "tsv", None):
        rows = ({**row, "explanation": [_share(e) for e in row.get("explanation", ())]} for row in rows)
    emit_hits(
        form,
        None,
        hits,
        rows,
        columns,
        lambda console: draw_answer(console, answer, hits, offset),
    )


def emit_json(document: dict[str, Any], rows: Iterator[Mapping[str, Any]], margin: str | None = None) -> None:
    """One document as `as_json(document, indent=2)` would write it, its hits as they come.

    With a margin it is a part of another: each line begins with it, and the last has no end.
    """

    def shifted(text: str, by: str) -> str:
        return text.replace("\n", "\n" + by)

    own = margin or ""
    before, after = as_json(document, indent=2).split('\n  "hits": []', 1)
    click.echo(own + shifted(before + '\n  "hits": [', own), nl=False)
    lead = "\n"
    for row in rows:
        click.echo(lead + own + "    " + shifted(as_json(row, indent=2), own + "    "), nl=False)
        lead = ",\n"
    end = ("\n  ]" if lead == ",\n" else "]") + after
    click.echo(shifted(end, own), nl=margin is None)


def _share(told: Mapping[str, Any]) -> str:
    """One term's share of a score in a few words: `strike 3.2 (title 1; ×1.15 in an operative clause)`."""
    where = ", ".join(f"{field} {times}" for field, times in told["fields"].items())
    why = ", ".join(f"×{factor:g} {reason}" for reason, factor in told["factors"].items())
    inside = "; ".join(filter(None, (where, why)))
    return f"{told['term']} {told['score']:.2f}" + (f" ({inside})" if inside else "")


def draw_answer(console: Console, answer: SearchAnswer, hits: Iterable[Hit], offset: int) -> None:
    """Hits and facets for people; `offset` is how many hits were passed over."""
    from rich.markup import escape
    from rich.table import Table

    words = f"{answer.total} found" + (f": {escape(clean(answer.explained))}" if answer.explained else "")
    console.print(f"[bold]{words}[/] [dim]({answer.took_ms:.0f} ms)[/]")
    for hint in answer.hints:
        console.print(f"[cyan]{escape(clean(hint))}[/]")
    if answer.terms:
        listed = " · ".join(f"{escape(clean(term))} [dim]{count}[/]" for term, count in answer.terms)
        console.print(f"[dim]parts with each:[/] {listed}")
    for number, hit in enumerate(hits, offset + 1):
        draw_hit(console, hit, number)
    shown = {name: values for name, values in answer.facets.items() if values}
    if not shown:
        return
    console.print()
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, values in shown.items():
        table.add_row(name.replace("_", " "), " · ".join(map(_value, values)))
    console.print(table)


def _value(value: FacetValue) -> str:
    from rich.markup import escape

    style = "reverse" if value.selected else "default"
    deeper = "› " * (value.level or 0)
    return f"{deeper}[{style}]{escape(clean(value.label))}[/] [dim]{value.count}[/]"


def draw_hit(console: Console, hit: Hit, number: int) -> None:
    """One hit for people."""
    from rich.markup import escape
    from rich.padding import Padding

    console.print()
    console.print(f"[dim]{number:3}.[/] [bold]{escape(clean(hit.title))}[/]  [dim]{escape(hit.id)}[/]")
    console.print(Padding(f"[dim]{escape(clean(_about(hit)))}[/]", (0, 0, 0, 5)))
    if hit.also_at:
        places = ", ".join(escape(clean(also.origin)) for also in hit.also_at)
        console.print(Padding(f"[dim]also at {places}[/]", (0, 0, 0, 5)))
    if hit.snippet:
        console.print(Padding(_marked(hit.snippet), (0, 0, 0, 5)))
    if hit.explanation:
        told = f"score {hit.score:.2f}: " + " + ".join(_share(share.as_dict()) for share in hit.explanation)
        console.print(Padding(f"[dim]{escape(clean(told))}[/]", (0, 0, 0, 5)))


def _about(hit: Hit) -> str:
    facts = (hit.kind, hit.date or "undated", hit.convention, hit.number and f"no. {hit.number}", hit.status)
    page = f"p. {at}" if (at := page_labels.told(hit.page, hit.printed)) else None
    return " · ".join(str(f) for f in (*facts, hit.author, hit.source, page) if f)


def _marked(snippet: str) -> str:
    """A snippet with its query words in bold. The marks are control characters, so clean() comes after."""
    from rich.markup import escape

    bold = ""
    for position, piece in enumerate(snippet.replace("\x03", "\x02").split("\x02")):
        text = escape(clean(piece))
        bold += f"[bold yellow]{text}[/]" if position % 2 else text
    return bold
