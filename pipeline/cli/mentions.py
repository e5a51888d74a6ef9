"""`solidarity mentions`: which documents mention an organization, in which clause, and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import UsageError
from pipeline.cli.filters import filter_options, taken_filters
from pipeline.cli.output import clean, emit, format_option
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.catalogue.evidence import Evidence
    from index.evidence import MentionReport

_COLUMNS = (
    "organization", "id", "title", "kind", "convention", "number", "date", "status", "clause", "role", "verb",
    "stance", "page", "surface", "text",
)  # fmt: skip


@click.command(
    epilog="Examples: solidarity mentions CSN --kind resolution · solidarity mentions CGT --org-country fr"
)
@click.argument("organizations", metavar="ORG...", nargs=-1)
@click.option("--query", default="", metavar="QUERY", help="Only among what this search finds.")
@click.option(
    "--role",
    type=click.Choice(["operative", "preamble", "any"]),
    default="any",
    show_default=True,
    help="Only mentions in such clauses.",
)
@click.option(
    "--stance", type=click.Choice(["supports", "opposes", "acts", "asks"]), help="What the clause does."
)
@click.option("--partners", metavar="FILE", help="A list of organizations. Comes with a later version.")
@filter_options
@format_option
@pass_session
def mentions(
    session: Session,
    /,
    organizations: tuple[str, ...],
    query: str,
    role: str,
    stance: str | None,
    partners: str | None,
    form: str | None,
    **options: Any,
) -> None:
    """Where organizations are mentioned: the clause in full, with its convention and year.

    ORG is an id, any name or an acronym; an acronym that several organizations bear gives each apart.
    """
    from index.evidence import mentions as find_mentions
    from index.evidence import organizations_called
    from index.request import SearchRequest
    from pipeline.cli.search import opened

    if partners is not None:
        raise UsageError(
            "--partners: not yet, it comes with a later version. Try: solidarity mentions ORG ORG ..."
        )
    if not organizations:
        raise UsageError("which organization? Try: solidarity mentions CSN")
    filters, excluded = taken_filters(options)
    countries = filters.pop("org_country", ())
    request = SearchRequest(
        query=query,
        filters=filters,
        exclude=excluded,
        match="all",
        include_restricted=options["include_restricted"],
    )
    reports: list[MentionReport] = []
    with opened(session) as (archive, index):
        for name in organizations:
            called = organizations_called(archive.catalogue, name, countries)
            if not called:
                session.say(
                    f"note: no organization is known as {clean(name)}. Try: solidarity facets organization"
                )
            found = [
                find_mentions(index, archive.catalogue, row, request, role=role, stance=stance)
                for row in called
            ]
            # Of those that bear the name, the ones that are mentioned; if none is, still say who was meant.
            reports += [r for r in found if r.documents] or found
    documents = [r.as_json() for r in reports]
    document = documents[0] if len(documents) == 1 and len(organizations) == 1 else documents
    emit(form, document, _rows(documents), _COLUMNS, lambda console: _table(console, reports))


def _rows(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for report in documents:
        for found in report["documents"]:
            for evidence in found["evidence"]:
                about = {key: value for key, value in found.items() if key != "evidence"}
                yield {"organization": report["organization"]["id"], **about, **evidence}


def _table(console: Console, reports: list[MentionReport]) -> None:
    from rich.markup import escape
    from rich.padding import Padding

    for report in reports:
        row = report.organization
        country = f", {row.country.upper()}" if row.country else ""
        console.print(
            f"[bold]{escape(clean(row.name))}[/] [dim]{escape(row.id)}{country}[/]: {len(report.documents)}"
        )
        for found in report.documents:
            hit = found.hit
            facts = (hit.convention, hit.date or "undated", hit.number and f"no. {hit.number}", hit.status)
            about = " · ".join(clean(f) for f in facts if f)
            console.print(
                f"\n  [bold]{escape(clean(hit.title))}[/] [dim]{escape(hit.kind)} {escape(hit.id)}[/]"
            )
            console.print(f"  [dim]{escape(about)}[/]")
            for _, group in groupby(found.evidence, key=lambda e: (e.clause, e.role, e.text)):
                console.print(Padding(_passage(tuple(group)), (0, 0, 0, 4)))
        console.print()


def _passage(evidence: tuple[Evidence, ...]) -> str:
    """A clause or paragraph once, with every name in it that was asked for in bold."""
    from rich.markup import escape

    first = evidence[0]
    where = (
        f"clause {first.clause}" if first.clause else first.role,
        first.verb,
        f"p. {first.page}" if first.page else None,
    )
    marked, at = "", 0
    for e in sorted(evidence, key=lambda e: e.start):
        marked += escape(clean(first.text[at : e.start])) + f"[bold yellow]{escape(clean(e.surface))}[/]"
        at = e.end
    label = ", ".join(str(w) for w in where if w)
    return f"[dim]{escape(label)}[/] " * bool(label) + marked + escape(clean(first.text[at:]))
