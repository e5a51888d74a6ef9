"""`solidarity authority review`: what waits for an archivist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.authority.common import label_for, places_option
from pipeline.cli.output import clean, emit, format_option
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.archive import Archive
    from corpus.authority.decisions import Replayed
    from corpus.authority.forms import RecordLabel

_COLUMNS = ("why", "id", "name", "mentions", "documents", "candidates", "contexts")
_NO_RECORD, _OPEN = "no record", "open"
# A record whose name shares so many of its words with one without a record may be the same body.
_ALIKE = 0.6


@click.command(
    epilog="Examples: solidarity authority review · authority review --least 5 --format csv > review.csv"
)
@click.option(
    "--least",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    metavar="N",
    help="Only what is mentioned so often.",
)
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    metavar="N",
    help="Rows of each kind (0: all).",
)
@click.option(
    "--contexts",
    type=click.IntRange(0, 50),
    default=3,
    show_default=True,
    metavar="N",
    help="Passages to show with each.",
)
@click.option("--include-restricted", is_flag=True, help="Passages of what is restricted, too.")
@places_option
@format_option
@pass_session
def review(
    session: Session, least: int, limit: int, contexts: int, include_restricted: bool, places: bool,
    form: str | None,
) -> None:  # fmt: skip
    """Names that occur often and have no record, and names of which is open whom they mean.

    Each comes with passages that mention it, and with records that it may belong to.
    """
    from pipeline.authority import records_in_use

    label = label_for(places)
    with session.open_archive() as archive:
        records = records_in_use(archive, session.settings)
        rows = [
            *_without_record(archive, records, label, least, limit),
            *_left_open(archive, label, least, limit),
        ]
        for row in rows:
            found = archive.catalogue.usage.contexts(
                label,
                None if row["why"] == _OPEN else row["id"],
                row["name"] if row["why"] == _OPEN else None,
                limit=contexts,
                include_restricted=include_restricted,
            )
            row["contexts"] = [
                {"id": c.part, "name": f"{c.before} **{c.surface}** {c.after}".strip()} for c in found
            ]
    emit(form, rows, rows, _COLUMNS, lambda console: _draw(console, rows, label))


def _without_record(
    archive: Archive, records: Replayed, label: RecordLabel, least: int, limit: int
) -> list[dict[str, Any]]:
    """Names grouped across the archive, the most frequent first; locals of known unions are no riddle."""
    usage = archive.catalogue.usage
    names = {i: name for i, name in usage.unrecorded(label).items() if i.startswith("name:")}
    counts = {i: c for i, c in usage.counts(label).items() if i in names and c.mentions >= least}
    ranked = sorted(counts, key=lambda i: (-counts[i].mentions, i))[: limit or None]
    return [
        {
            "why": _NO_RECORD,
            "id": i,
            "name": names[i],
            "mentions": counts[i].mentions,
            "documents": counts[i].documents,
            "candidates": _alike(records, names[i]) if label == "ORG" else [],
        }
        for i in ranked
    ]


def _left_open(archive: Archive, label: RecordLabel, least: int, limit: int) -> list[dict[str, Any]]:
    found = archive.catalogue.usage.open(label).items()
    return [
        {
            "why": _OPEN,
            "id": None,
            "name": surface,
            "mentions": count.mentions,
            "documents": count.documents,
            "candidates": list(candidates),
        }
        for surface, (count, candidates) in found
        if count.mentions >= least
    ][: limit or None]


def _alike(records: Replayed, name: str) -> list[str]:
    """Up to three records with a name that shares most of its words, or that it abbreviates."""
    from corpus.authority.evidence import alike, initials_fit
    from corpus.authority.lookup import is_acronym

    scored: list[tuple[float, str]] = []
    short = is_acronym(name)
    for record in records.authorities.organizations.values():
        if short:
            near = (
                0.5
                if initials_fit(name, record.name) and len(name) >= 0.7 * len(record.name.split())
                else 0.0
            )
        else:
            near = max(alike(name, other) for other in record.names)
        if near >= (0.5 if short else _ALIKE):
            scored.append((-near, record.id))
    return [identifier for _, identifier in sorted(scored)[:3]]


def _draw(console: Console, rows: list[dict[str, Any]], label: RecordLabel) -> None:
    from rich.markup import escape

    def text(value: object) -> str:
        return escape(clean(value))

    if not rows:
        console.print("Nothing waits: every name that occurs so often has a record and is decided.")
        return
    flag = " --places" if label == "PLACE" else ""
    for row in rows:
        about = f"{row['mentions']} mentions in {row['documents']} documents"
        what = row["id"] if row["why"] == _NO_RECORD else "open"
        console.print(f"[bold]{text(row['name'])}[/] [dim]{text(what)}[/] {about}")
        for context in row["contexts"]:
            console.print(f"  [dim]{text(context['id'])}[/] {text(context['name'])}")
        listed = ", ".join(row["candidates"])
        if row["why"] == _OPEN:
            console.print(f"  may be: {text(listed)}")
        elif listed:
            console.print(f"  perhaps: {text(listed)}")
    console.print(
        f"\nThe same as a record: solidarity authority merge name:... ID{flag} · new: authority add --id ..."
        " · open in a document: authority split open --name ... --document ... --into ID"
    )
