"""`solidarity show`: everything that is held of one document or part."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from corpus import page_labels
from corpus.errors import UsageError
from pipeline.cli.output import clean, emit, format_option
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from rich.console import Console


MENTION_COLUMNS = ("label", "surface", "id", "name", "edtf", "start", "end", "method", "confidence")
VERSION_COLUMNS = (
    "version", "current", "retrieved", "changes", "title", "sha256", "size", "reader", "origin",
)  # fmt: skip


@click.command(epilog="Examples: solidarity show k3m9qa2b · solidarity show k3m9qa2b/4 --text | less")
@click.argument("identifier", metavar="ID")
@click.option("--text", "what", flag_value="text", help="The text alone.")
@click.option("--mentions", "what", flag_value="mentions", help="The names and dates in it.")
@click.option("--raw", "what", flag_value="raw", help="The bytes as they came, from the vault.")
@click.option("--versions", "what", flag_value="versions", help="Every version, with what it changed.")
@click.option("--include-restricted", is_flag=True, help="Also what is restricted.")
@format_option
@pass_session
def show(
    session: Session, identifier: str, what: str | None, include_restricted: bool, form: str | None
) -> None:
    """Show a document or one of its parts (ID/n): what it is, where it came from, clauses, mentions."""
    with session.open_archive() as archive:
        found = archive.catalogue.shown(identifier)
        if found.fields["rights"] == "restricted" and not include_restricted:
            raise UsageError(f"{identifier} is restricted. Try: --include-restricted")
        if what == "raw":
            sys.stdout.buffer.write(archive.vault.get(found.fields["sha256"]))
            return
    if what == "text" and form != "json":
        click.echo(clean_lines(found.text) if sys.stdout.isatty() else found.text)
    elif what == "mentions":
        emit(form, list(found.mentions), found.mentions, MENTION_COLUMNS)
    elif what == "versions":
        rows = [{**v, "changes": len(v["changes"])} for v in found.versions]
        emit(form, list(found.versions), rows, VERSION_COLUMNS, lambda c: _versions(c, found.versions))
    else:
        document = found.as_json()
        rows = [{"field": k, "value": v} for k, v in document.items() if isinstance(v, str) and k != "text"]
        emit(
            form,
            document,
            [document] if form == "jsonl" else rows,
            ("field", "value"),
            lambda c: _table(c, document),
        )


def _overlap(reprint: dict[str, Any]) -> str:
    """One line on another text with the same wording."""
    from rich.markup import escape

    words = {"same": "the same text", "excerpt": "shares a passage", "related": "much alike"}[
        reprint["verdict"]
    ]
    role = " (the original)" if reprint["is_original"] else ""
    where = escape(clean(f"{reprint['id']} {reprint['title']} · {reprint['origin']}"))
    return f"[dim]{words[reprint['verdict']]}{role}, overlap {reprint['containment']:.2f}:[/] {where}"


def _versions(console: Console, listed: Sequence[dict[str, Any]]) -> None:
    from rich.markup import escape

    for v in listed:
        current = " [green]current[/]" if v["current"] else ""
        title = escape(clean(v["title"]))
        console.print(f"[bold]{v['version']}[/] {v['retrieved']} {title} [dim]{v['sha256'][:12]}[/]{current}")
        for change in v["changes"]:
            if change["before"] is not None:
                console.print(f"  [red]- {escape(clean(change['before']))}[/]")
            if change["after"] is not None:
                console.print(f"  [green]+ {escape(clean(change['after']))}[/]")


def clean_lines(text: str) -> str:
    """Text for a terminal: line ends stay, control characters go."""
    return "\n".join(clean(line) for line in text.split("\n"))


def _table(console: Console, document: dict[str, Any]) -> None:
    from rich.markup import escape
    from rich.table import Table

    console.print(f"[bold]{escape(clean(document['title']))}[/]")
    facts = Table(box=None, pad_edge=False, show_header=False)
    for key in (
        "id", "kind", "author", "published", "adopted", "republished", "convention", "number", "status",
        "source", "collection", "rights", "language", "origin", "retrieved", "gone", "sha256",
    ):  # fmt: skip
        if document.get(key):
            note = document.get(f"{key}_from")
            value = escape(clean(document[key])) + (f" [dim]({escape(clean(note))})[/]" if note else "")
            facts.add_row(f"[dim]{key}[/]", value)
    if within := document.get("within"):
        issue = ", ".join(escape(clean(within[k])) for k in ("title", "number", "published") if within[k])
        facts.add_row("[dim]in[/]", issue)
    console.print(facts)
    for warning in document["warnings"]:
        console.print(f"[yellow]! {escape(clean(warning))}[/]")
    for reprint in document["reprints"]:
        console.print(_overlap(reprint))
    if len(document["parts"]) > 1:
        parts = Table(box=None, pad_edge=False, header_style="bold", title="Parts", title_justify="left")
        for column in ("id", "number", "page", "kind", "status", "title"):
            parts.add_column(column, overflow="fold")
        for part in document["parts"]:
            cited = {**part, "page": page_labels.told(part["page"], part.get("printed"))}
            parts.add_row(
                *(escape(clean(cited[c] or "")) for c in ("id", "number", "page", "kind", "status", "title"))
            )
        console.print(parts)
    for clause in document["clauses"]:
        number = f"{clause['number']}. " if clause["number"] else ""
        page = page_labels.told(clause["page"], clause.get("printed"))
        told = (clause["role"], clause["verb"], f"p. {page}" if page else None)
        label = f"[dim]{', '.join(word for word in told if word)}[/]"
        console.print(f"  {number}{escape(clean(clause['text']))} {label}")
    names: dict[str, dict[str, str]] = {"ORG": {}, "PLACE": {}, "DATE": {}}
    for mention in document["mentions"]:
        names[mention["label"]].setdefault(
            mention["edtf"] or mention["id"] or "?", mention["name"] or mention["surface"]
        )
    for label, title in (("ORG", "Organizations"), ("PLACE", "Places"), ("DATE", "Dates")):
        if names[label]:
            listed = "; ".join(
                f"{escape(clean(n))} [dim]{escape(clean(i))}[/]" for i, n in names[label].items()
            )
            console.print(f"[bold]{title}[/] {listed}")
    if not document["clauses"]:
        console.print()
        console.print(escape(clean_lines(document["text"][:1500])), end="")
        console.print(" …" if len(document["text"]) > 1500 else "")
