"""`solidarity mentions`: which documents mention organizations, in which clause, and what they say."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import UsageError
from pipeline.cli.filters import filter_options, taken_filters
from pipeline.cli.markdown import emit_or_markdown, format_or_markdown_option
from pipeline.cli.output import clean
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.catalogue import Catalogue
    from index.evidence import Body, MentionReport
    from pipeline.partners import Partner

_COLUMNS = (
    "organization", "id", "title", "kind", "convention", "number", "date", "status", "clause", "role", "verb",
    "stance", "page", "printed", "surface", "text", "target", "named_in", "year", "meant", "origin",
    "retrieved",
)  # fmt: skip


@click.command(
    epilog="Examples: solidarity mentions CSN --kind resolution · solidarity mentions CGT --org-country fr · "
    "solidarity mentions --partners partners.csv --date 2011.. --format markdown > briefing.md"
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
@click.option(
    "--partners",
    metavar="FILE",
    help="A list of organizations: CSV with a column name or id, YAML, or one a line; - is standard input, "
    "home the partners in the authority record of home_organization. Those without mention are listed.",
)
@click.option(
    "--including-affiliates",
    "affiliates",
    is_flag=True,
    help="Also what is part of it, is affiliated to it, or merged into it, by the authority records.",
)
@click.option(
    "--by",
    type=click.Choice(["clause", "convention", "year"]),
    help="Each clause, or counts by convention or year [default: convention with --partners, else clause].",
)
@click.option("--title", metavar="TEXT", help="Title of a briefing (--format markdown).")
@filter_options
@format_or_markdown_option
@pass_session
def mentions(
    session: Session,
    /,
    organizations: tuple[str, ...],
    query: str,
    partners: str | None,
    affiliates: bool,
    by: str | None,
    title: str | None,
    form: str | None,
    **options: Any,
) -> int:
    """Where organizations are mentioned: the clause in full, with its convention and year.

    ORG is an id, any name or an acronym; an acronym that several organizations bear gives each apart. A
    name that fits no organization is said, and the exit code is 1.
    """
    from index.evidence import mention_reports, with_kin
    from index.request import SearchRequest
    from pipeline.cli.search import opened
    from pipeline.partners import HOME, home_partners, organizations_in_use

    if not organizations and partners is None:
        raise UsageError("which organization? Try: solidarity mentions CSN, or --partners FILE")
    filters, excluded = taken_filters(options)
    countries = filters.pop("org_country", ())
    request = SearchRequest(
        query=query,
        filters=filters,
        exclude=excluded,
        match="all",
        include_restricted=options["include_restricted"],
    )
    wanted = _listed(organizations, partners)
    with opened(session) as (archive, index):
        if partners == HOME:
            wanted += home_partners(archive.catalogue, session.settings)
        called, unknown = _called(session, archive.catalogue, wanted, countries)
        bodies = list({body.organization.id: body for group in called for body in group}.values())
        if affiliates and bodies:
            known = organizations_in_use(archive.catalogue, session.settings)
            bodies = with_kin(archive.catalogue, bodies, known)
        found = mention_reports(
            index, archive.catalogue, bodies, request, role=options["role"], stance=options["stance"]
        )
        reports = _those_meant(session, called, {r.organization.id: r for r in found})
        names = {name for r in reports for name in r.organization.names}
        undecided = archive.catalogue.undecided(names)
        documents = archive.catalogue.documents.count() if form == "markdown" else 0
    for name in undecided:
        session.say(
            f"note: whom {clean(name.surface)} means is left open at {_places(name.mentions)}. "
            "Look: solidarity authority review"
        )
    by = by or ("convention" if partners is not None else "clause")
    counted = by != "clause"
    # The matrix alone needs no evidence written out; JSON and the clauses do.
    plain = (
        []
        if counted and form != "json"
        else [r.as_json() for r in reports] + [_unknown(name) for name in unknown]
    )
    alone = len(plain) == 1 and len(organizations) == 1 and partners is None

    def markdown() -> str:
        from corpus.clock import now
        from pipeline.briefing import Asked, briefing

        asked = Asked(
            title=title or _title(reports, wanted),
            date=now()[:10],
            limits=tuple(_limits(query, filters, excluded, countries, options)),
            unknown=unknown,
            undecided=tuple(undecided),
            documents=documents,
            by="year" if by == "year" else "convention",
            with_affiliates=affiliates,
        )
        return briefing(reports, asked)

    def table(console: Console) -> None:
        from pipeline.cli.mentions_table import draw_clauses, draw_matrix  # these draw with rich

        if by == "clause":
            draw_clauses(console, reports)
        else:
            draw_matrix(console, reports, unknown, by)

    rows, columns = _counted(reports, unknown, by) if counted else (_rows(reports, plain), _COLUMNS)
    emit_or_markdown(
        form,
        plain[0] if alone else plain,
        rows,
        columns,
        table,
        markdown,
    )
    return 1 if unknown else 0


def _listed(organizations: Sequence[str], partners: str | None) -> list[Partner]:
    """Everyone who is asked for, by argument or in a list of the user's own."""
    from pipeline.partners import HOME, Partner, parse_partners, read_partners

    wanted = [Partner(name) for name in organizations]
    if partners == "-":
        wanted += parse_partners(sys.stdin.read(), "-")
    elif partners is not None and partners != HOME:
        wanted += read_partners(Path(partners))
    return wanted


def _called(
    session: Session, catalogue: Catalogue, wanted: Sequence[Partner], countries: Sequence[str]
) -> tuple[list[list[Body]], tuple[str, ...]]:
    """For each entry the organizations that it may mean; and the names that fit none."""
    from index.evidence import Body, organizations_called

    called: list[list[Body]] = []
    unknown: list[str] = []
    for partner in wanted:
        where = [partner.country] if partner.country else countries
        rows = organizations_called(catalogue, partner.id, where) if partner.id else []
        if not rows and partner.name:
            rows = organizations_called(catalogue, partner.name, where)
        if rows:
            called.append([Body(row, partner.asked) for row in rows])
        elif partner.asked not in unknown:
            unknown.append(partner.asked)
            of = f" in {', '.join(c.upper() for c in where)}" if where else ""
            session.say(
                f"note: no organization{of} is known as {clean(partner.asked)}. Try: solidarity facets "
                "organization --contains with a part of its name"
            )
    return called, tuple(unknown)


def _those_meant(
    session: Session, called: Sequence[Sequence[Body]], reports: dict[str, MentionReport]
) -> list[MentionReport]:
    """Of those that bear a name, the ones that are mentioned; if none is, still all who may be meant."""
    chosen: dict[str, MentionReport] = {}
    for bearers in called:
        theirs = [reports[body.organization.id] for body in bearers]
        mentioned = [r for r in theirs if r.documents]
        chosen |= {r.organization.id: r for r in mentioned or theirs}
        others = [r.organization for r in theirs if mentioned and not r.documents]
        if others:
            listed = ", ".join(f"{clean(o.name)} ({o.id})" for o in others)
            session.say(f"note: {clean(bearers[0].asked)} is also the name of {listed}: no mention")
    return list(chosen.values())


def _places(number: int) -> str:
    return f"{number} more place{'s' * (number != 1)}"


def _unknown(name: str) -> dict[str, Any]:
    return {
        "organization": {"id": None, "name": name, "aliases": []},
        "documents": [],
        "total": 0,
        "unknown": True,
    }


def _title(reports: Sequence[MentionReport], wanted: Sequence[Partner]) -> str:
    names = [r.organization.name for r in reports] or [partner.asked for partner in wanted]
    return f"Mentions of {', '.join(names)}" if len(names) <= 2 else f"Mentions of {len(names)} organizations"


def _limits(
    query: str,
    filters: dict[str, Any],
    excluded: dict[str, Any],
    countries: Sequence[str],
    options: dict[str, Any],
) -> Iterator[str]:
    """What narrowed the search, in words."""
    if query:
        yield f"what the search {query} finds"
    for field, values in filters.items():
        yield f"{field.replace('_', ' ')} {' or '.join(values)}"
    for field, values in excluded.items():
        yield f"not {field.replace('_', ' ')} {' or '.join(values)}"
    if countries:
        yield f"organizations of {' or '.join(c.upper() for c in countries)}"
    if options["role"] != "any":
        yield f"{options['role']} clauses"
    if options["stance"]:
        yield f"clauses that {_VERBS[options['stance']]}"


_VERBS = {"supports": "support", "opposes": "oppose", "acts": "act", "asks": "ask"}


def _rows(reports: Sequence[MentionReport], plain: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A row for each mention; among several organizations one for each without any."""
    for report in plain:
        identifier = report["organization"]["id"]
        for found in report["documents"]:
            about = {key: value for key, value in found.items() if key != "evidence"}
            for evidence in found["evidence"]:
                meant = evidence.get("organization", {}).get("id", identifier)
                yield {**about, **evidence, "organization": identifier, "meant": meant}
        if not report["documents"] and (len(plain) > 1 or identifier is None):
            named_in = "no organization is known by this name" if identifier is None else "no mention"
            yield {"organization": identifier or report["organization"]["name"], "named_in": named_in}


def _counted(
    reports: Sequence[MentionReport], unknown: Sequence[str], by: str
) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """The matrix as rows: one for each organization, a column for each convention or year."""
    from index.evidence import matrix

    headings, counts = matrix(reports, by)
    rows: list[dict[str, Any]] = [
        {
            "organization": report.organization.id,
            "name": report.organization.name,
            "country": report.organization.country,
            "total": len(report.documents),
            **dict(zip(headings, row, strict=True)),
        }
        for report, row in zip(reports, counts, strict=True)
    ]
    rows += [{"organization": None, "name": name, "country": None, "total": 0} for name in unknown]
    return rows, ("organization", "name", "country", "total", *headings)
