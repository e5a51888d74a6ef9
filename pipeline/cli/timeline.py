"""`solidarity timeline`: hits by decade, year or month, as bars or as an SVG picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.filters import QueryCommand, filter_options
from pipeline.cli.output import clean, emit, format_option
from pipeline.cli.search import opened, request_of, say_beside
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from rich.console import Console

_UNDATED = "(none)"
_WIDTH = 50
# The picture: sizes in pixels.
_BAR, _GAP, _HIGH, _FOOT, _HEAD = 14, 4, 160, 46, 28


@click.command(
    cls=QueryCommand,
    epilog="Examples: solidarity timeline 'right to strike'"
    " · solidarity timeline --org csn --by decade --svg csn.svg · solidarity timeline --date 2017 --by month",
)
@click.argument("query", required=False, default="")
@filter_options
@click.option(
    "--by",
    "span",
    type=click.Choice(["month", "year", "decade"]),
    default="year",
    show_default=True,
    help="The steps.",
)
@click.option(
    "--svg",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw it into a file instead.",
)
@click.option(
    "--match",
    type=click.Choice(["auto", "all", "any"]),
    default="all",
    show_default=True,
    help="Which words must occur.",
)
@format_option
@pass_session
def timeline(
    session: Session, /, query: str, span: str, svg: Path | None, form: str | None, **options: Any
) -> None:
    """Hits over time: what QUERY finds [default: everything], counted by the date published, else adopted.

    Years without hits between the first and the last are told too; so is what has no date, or by month only a
    year.
    """
    request = request_of(session, query, {**options, "facet": (f"{span}:0",), "limit": 1})
    with opened(session) as (_, index):
        answer = index.facet(span, request)
    say_beside(session, answer)
    counts = {value.value: value.count for value in answer.facets[span]}
    undated = counts.pop(_UNDATED, 0)
    steps = _without_gaps(counts, span)
    rows = [{span: value, "count": count} for value, count in steps]
    if svg is not None:
        svg.write_text(picture(steps, answer.explained or "everything", undated), "utf-8")
        session.say(f"{svg}: {sum(counts.values())} dated hits, {undated} without a date")
        return
    document = {"query": query, "by": span, "steps": rows, "undated": undated}
    emit(form, document, rows, (span, "count"), lambda console: _bars(console, steps, undated))


def _without_gaps(counts: dict[str, int], span: str) -> list[tuple[str, int]]:
    """The steps in order of time, those without hits between the first and the last included."""
    if not counts:
        return []
    if span == "month":
        months = [int(value[:4]) * 12 + int(value[5:]) - 1 for value in counts]
        every = (f"{at // 12:04}-{at % 12 + 1:02}" for at in range(min(months), max(months) + 1))
        return [(month, counts.get(month, 0)) for month in every]
    if span == "year":
        years = sorted(int(value) for value in counts)
        return [(str(year), counts.get(str(year), 0)) for year in range(years[0], years[-1] + 1)]
    decades = sorted(int(value.rstrip("s")) for value in counts)
    return [(f"{ten}s", counts.get(f"{ten}s", 0)) for ten in range(decades[0], decades[-1] + 1, 10)]


def _bars(console: Console, steps: list[tuple[str, int]], undated: int) -> None:
    most = max((count for _, count in steps), default=1) or 1
    for value, count in steps:
        eighths = round(count / most * _WIDTH * 8)
        bar = "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()
        console.print(f"{clean(value):>7} [cyan]{bar}[/] {count or ''}", highlight=False)
    if undated:
        console.print(f"{'undated':>7} {undated}", highlight=False)


def picture(steps: list[tuple[str, int]], title: str, undated: int = 0) -> str:
    """The histogram as an SVG document."""
    from html import escape

    most = max((count for _, count in steps), default=1) or 1
    width = max(320, len(steps) * (_BAR + _GAP) + 40)
    height = _HEAD + _HIGH + _FOOT
    # Labels that don't touch one another: letters are about 7 pixels wide.
    every = max(1, -(-(7 * max((len(value) for value, _ in steps), default=4) + 12) // (_BAR + _GAP)))
    shapes = []
    for n, (value, count) in enumerate(steps):
        x, high = 20 + n * (_BAR + _GAP), round(count / most * _HIGH, 1)
        y = _HEAD + _HIGH - high
        shapes.append(
            f'<rect x="{x}" y="{y}" width="{_BAR}" height="{high}">'
            f"<title>{escape(value)}: {count}</title></rect>"
        )
        if n % every == 0:
            shapes.append(
                f'<text x="{x + _BAR / 2}" y="{_HEAD + _HIGH + 16}" text-anchor="middle">'
                f"{escape(value)}</text>"
            )
    note = f"most: {most}" + (f", without a date: {undated}" if undated else "")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" role="img"'
        f' font-family="sans-serif" font-size="11" fill="#1f3a5f"><title>{escape(clean(title))}</title>'
        f'<text x="20" y="16" font-size="13">{escape(clean(title))}</text>{"".join(shapes)}'
        f'<text x="20" y="{height - 8}" fill="#666">{note}</text></svg>\n'
    )
