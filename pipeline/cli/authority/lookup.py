"""`solidarity authority list` and `show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.authority.common import find_label, label_for, places_option, record_row
from pipeline.cli.output import clean, emit, format_option
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from corpus.archive import Archive
    from corpus.authority.decisions import Replayed
    from corpus.authority.forms import RecordLabel

_LIST_COLUMNS = ("id", "name", "type", "country", "documents", "mentions")


@click.command(
    "list", epilog="Examples: solidarity authority list electrical · authority list --type union --country mx"
)
@click.argument("text", metavar="[TEXT]", required=False, default="")
@click.option("--type", "kind", help="Only of this type: union, company, ...; city, state, ...")
@click.option("--country", metavar="CODE", help="Only of this country, such as mx.")
@click.option("--unrecorded", is_flag=True, help="What is mentioned and has no record, instead.")
@click.option("--mentioned", is_flag=True, help="Only what the archive's documents mention.")
@click.option("--limit", type=click.IntRange(0), default=0, metavar="N", help="Rows to give [default: all].")
@places_option
@format_option
@pass_session
def list_command(
    session: Session, text: str, kind: str | None, country: str | None, unrecorded: bool, mentioned: bool,
    limit: int, places: bool, form: str | None,
) -> None:  # fmt: skip
    """Records, those mentioned most first. TEXT occurs in the id or any name, whatever case and accents."""
    from corpus.folding import fold
    from pipeline.authority import records_in_use

    label = label_for(places)
    wanted = fold(text)
    with session.open_or_temporary() as archive:
        counts = archive.catalogue.usage.counts(label)
        found = (
            _unrecorded(archive, label)
            if unrecorded
            else _recorded(records_in_use(archive, session.settings), label)
        )
        rows = []
        for row, names in found:
            if kind is not None and row["type"] != kind:
                continue
            if country is not None and row["country"] != country.lower():
                continue
            if wanted and not any(wanted in fold(name) for name in (row["id"], *names)):
                continue
            count = counts.get(row["id"])
            if count is None and (mentioned or unrecorded):
                continue
            rows.append(
                {
                    **row,
                    "documents": count.documents if count else 0,
                    "mentions": count.mentions if count else 0,
                }
            )
    rows.sort(key=lambda row: (-row["mentions"], fold(row["name"]), row["id"]))
    rows = rows[: limit or None]

    def draw(console: Console) -> None:
        from rich.markup import escape
        from rich.table import Table

        table = Table(box=None, pad_edge=False, header_style="bold")
        for column in _LIST_COLUMNS:
            table.add_column(
                column, overflow="fold", justify="right" if column in _LIST_COLUMNS[4:] else "left"
            )
        for row in rows:
            table.add_row(*(escape(clean("" if row[c] is None else row[c])) for c in _LIST_COLUMNS))
        console.print(table)

    emit(form, rows, rows, _LIST_COLUMNS, draw)


def _recorded(records: Replayed, label: RecordLabel) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    from corpus.authority.forms import table_of

    for record in table_of(records.authorities, label).values():
        row = {"id": record.id, "name": record.name, "type": record.type, "country": record.country}
        yield row, record.names


def _unrecorded(archive: Archive, label: RecordLabel) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    for identifier, name in archive.catalogue.usage.unrecorded(label).items():
        kind = "local" if label == "ORG" and not identifier.startswith("name:") else None
        yield {"id": identifier, "name": name, "type": kind, "country": None}, (name,)


@click.command(epilog="Examples: solidarity authority show ue · authority show name:amber-valley-foods")
@click.argument("identifier", metavar="ID")
@places_option
@format_option
@pass_session
def show(session: Session, identifier: str, places: bool, form: str | None) -> None:
    """One record: its names, affiliates, how often documents mention it and as what, decisions on it."""
    from dataclasses import asdict

    from corpus.authority.forms import table_of
    from corpus.authority.told import subjects, told
    from pipeline.authority import records_in_use

    with session.open_or_temporary() as archive:
        records = records_in_use(archive, session.settings)
        label = find_label(records, identifier, places, archive)
        into = records.superseded.get((label, identifier))
        if into is not None:
            session.say(f"note: {identifier} was merged into {into}")
        identifier = into or identifier
        record = table_of(records.authorities, label).get(identifier)
        usage = archive.catalogue.usage
        count = usage.count(label, identifier)
        merged = sorted(
            i for (kind, i), to in records.superseded.items() if kind == label and to == identifier
        )
        about = {identifier, *merged}
        document: dict[str, Any] = {
            **(record_row(record) if record else _without_record(archive, label, identifier)),
            "recorded": record is not None,
            "affiliates": _affiliates(records, label, identifier),
            "merged": merged,
            "documents": count.documents,
            "mentions": count.mentions,
            "mentioned_as": [asdict(s) for s in usage.surfaces(label, identifier)],
            "decisions": [
                {"id": d.id, "at": d.at, "what": told(d), "undone_by": d.undone_by}
                for d in archive.catalogue.decisions.all()
                if subjects(d) & about and d.payload.get("label") == label
            ],
        }
    rows = [{"field": key, "value": value} for key, value in document.items() if value not in (None, [], ())]
    for row in rows:
        if row["field"] in ("mentioned_as", "decisions"):
            row["value"] = [entry.get("surface") or entry["what"] for entry in row["value"]]
    emit(
        form,
        document,
        [document] if form == "jsonl" else rows,
        ("field", "value"),
        lambda console: _draw(console, document),
    )


def _without_record(archive: Archive, label: RecordLabel, identifier: str) -> dict[str, Any]:
    named = archive.catalogue.usage.unrecorded(label).get(identifier, identifier.removeprefix("name:"))
    return {"label": label, "id": identifier, "name": named}


def _affiliates(records: Replayed, label: RecordLabel, identifier: str) -> list[dict[str, str]]:
    """What belongs to an organization, or lies in a place that is no country of thousands of cities."""
    if label == "ORG":
        found = [
            o
            for o in records.authorities.organizations.values()
            if o.parent == identifier or identifier in o.affiliation
        ]
        return [{"id": o.id, "name": o.name} for o in sorted(found, key=lambda o: o.name)]
    inside = [p for p in records.authorities.places.values() if p.parent == identifier and p.type != "city"]
    return [{"id": p.id, "name": p.name} for p in sorted(inside, key=lambda p: p.name)]


def _draw(console: Console, document: dict[str, Any]) -> None:
    from rich.markup import escape
    from rich.table import Table

    def text(value: object) -> str:
        return escape(clean(value))

    console.print(f"[bold]{text(document['name'])}[/] [dim]{text(document['id'])}[/]")
    facts = Table(box=None, pad_edge=False, show_header=False)
    skipped = (
        "id",
        "name",
        "label",
        "mentioned_as",
        "decisions",
        "affiliates",
        "recorded",
        "documents",
        "mentions",
    )
    for key, value in document.items():
        if key not in skipped and value not in (None, [], 0):
            facts.add_row(f"[dim]{key}[/]", text("; ".join(value) if isinstance(value, list) else value))
    if document["affiliates"]:
        listed = "; ".join(f"{text(a['name'])} [dim]{text(a['id'])}[/]" for a in document["affiliates"])
        facts.add_row("[dim]affiliates[/]" if document["label"] == "ORG" else "[dim]within[/]", listed)
    facts.add_row("[dim]mentioned[/]", f"{document['mentions']} times in {document['documents']} documents")
    for form in document["mentioned_as"][:12]:
        facts.add_row("", f"{text(form['surface'])} [dim]{form['mentions']}[/]")
    console.print(facts)
    if not document["recorded"]:
        console.print("No record. Try: solidarity authority add, or merge it into one")
    for decision in document["decisions"]:
        undone = f" (undone by {decision['undone_by']})" if decision["undone_by"] else ""
        console.print(f"[dim]decision {decision['id']}, {decision['at']}[/] {text(decision['what'])}{undone}")
