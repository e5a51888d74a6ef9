"""How mentions are shown to people: clauses with their names marked, and counts by convention or year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from corpus import page_labels
from index.evidence import group, matrix
from pipeline.briefing import named
from pipeline.cli.output import clean

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.catalogue.evidence import Evidence
    from index.evidence import Mentioning, MentionReport

_NAME_WIDTH = 28
_COLUMN_WIDTH = 13
"""Where there is less room for the name and each convention, conventions are listed instead."""


def draw_clauses(console: Console, reports: Sequence[MentionReport]) -> None:
    """Each organization with its documents, by convention and year, each clause in full."""
    for report in reports:
        row = report.organization
        country = f", {row.country.upper()}" if row.country else ""
        console.print(f"[bold]{_safe(row.name)}[/] [dim]{_safe(row.id)}{country}[/]: {len(report.documents)}")
        for heading, members in groupby(report.documents, key=lambda found: group(found, "convention")):
            console.print(f"\n[bold underline]{_safe(heading)}[/]")
            for found in members:
                _draw_document(console, report, found)
        console.print()


def draw_matrix(console: Console, reports: Sequence[MentionReport], unknown: Sequence[str], by: str) -> None:
    """Counts for each organization by convention or year, then those without mention."""
    headings, counts = matrix(reports, by)
    mentioned = [(r, row) for r, row in zip(reports, counts, strict=True) if r.documents]
    if _NAME_WIDTH + _COLUMN_WIDTH * len(headings) <= console.width:
        console.print(_columns(headings, mentioned))
    else:
        for report, row in mentioned:
            told = [f"{_safe(h)} [bold]{n}[/]" for h, n in zip(headings, row, strict=True) if n]
            console.print(f"[bold]{_safe(named(report))}[/]: {sum(row)}")
            console.print(Padding(" · ".join(told), (0, 0, 0, 2)))
    missing = [r for r in reports if not r.documents]
    if missing or unknown:
        console.print(f"\n[bold]No mention[/] ({len(missing) + len(unknown)})")
    for report in missing:
        console.print(f"  {_safe(named(report))} [dim]{_safe(report.organization.id)}[/]")
    for name in unknown:
        console.print(f"  {_safe(name)} [yellow]no organization is known by this name[/]")
    console.print("\n[dim]The clauses: --by clause. A briefing to send: --format markdown[/]")


def _columns(headings: Sequence[str], counted: Sequence[tuple[MentionReport, Sequence[int]]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("organization", overflow="fold", min_width=_NAME_WIDTH)
    for heading in (*headings, "all"):
        table.add_column(_safe(heading), justify="right", overflow="fold")
    for report, row in counted:
        table.add_row(_safe(named(report)), *(str(n or "·") for n in row), f"[bold]{sum(row)}[/]")
    return table


def _draw_document(console: Console, report: MentionReport, found: Mentioning) -> None:
    hit = found.hit
    number = f"no. {hit.number}" if hit.number else None
    facts = " · ".join(clean(f) for f in (number, hit.date or "undated", hit.status) if f)
    apart = " [yellow]in the preamble only[/]" if found.named_in == "preamble" else ""
    console.print(f"\n  [bold]{_safe(hit.title)}[/] [dim]{_safe(hit.kind)} {_safe(hit.id)}[/]{apart}")
    console.print(f"  [dim]{escape(facts)}[/]")
    for _, members in groupby(found.evidence, key=lambda e: (e.at, e.text)):
        console.print(Padding(_passage(report, tuple(members)), (0, 0, 0, 4)))


def _passage(report: MentionReport, evidence: Sequence[Evidence]) -> str:
    """A clause or paragraph once, with every name in it that was asked for in bold."""
    first = evidence[0]
    where = (
        f"clause {first.clause}" if first.clause else first.role,
        first.verb,
        f"asks {first.target}" if first.target else None,
        f"p. {page}" if (page := page_labels.told(first.page, first.printed)) else None,
        *dict.fromkeys(
            report.body.name_of(e.organization) for e in evidence if e.organization != report.organization.id
        ),
    )
    marked, at = "", 0
    for e in sorted(evidence, key=lambda e: e.start):
        if e.start >= at:
            marked += _safe(first.text[at : e.start]) + f"[bold yellow]{_safe(e.surface)}[/]"
            at = e.end
    label = ", ".join(str(w) for w in where if w)
    return f"[dim]{_safe(label)}[/] " * bool(label) + marked + _safe(first.text[at:])


def _safe(text: object) -> str:
    return escape(clean(text))
