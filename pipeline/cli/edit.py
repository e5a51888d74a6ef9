"""`solidarity edit` and `solidarity withdraw`: what archivists tell of single documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import UsageError
from pipeline.cli.output import clean, emit, format_option
from pipeline.cli.session import LOCK_WAIT_SECONDS, Session, pass_session

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.catalogue.corrections import Correction

_COLUMNS = ("id", "at", "part", "field", "before", "value", "way", "undoes", "undone_by")
_RANGE = re.compile(r"(\d{1,12})(?:\.\.(\d{1,12}))?")
_MOST = 100_000


@click.command(
    epilog="Examples: solidarity edit k3m9qa2b published=1998-05 author='Ruth Okafor' · solidarity edit"
    " k3m9qa2b/3 title='On Steel' · solidarity edit --log · solidarity edit --undo 7"
)
@click.argument("identifier", metavar="[ID]", required=False)
@click.argument("words", metavar="[FIELD=VALUE]...", nargs=-1)
@click.option(
    "--undo", "undone", multiple=True, metavar="N|N..M", help="Undo corrections; --log numbers them."
)
@click.option("--log", "show_log", is_flag=True, help="Every correction, of ID or of all documents.")
@format_option
@pass_session
def edit(
    session: Session,
    identifier: str | None,
    words: tuple[str, ...],
    undone: tuple[str, ...],
    show_log: bool,
    form: str | None,
) -> int:
    """Correct what a document (ID) or one of its parts (ID/n) says of itself.

    FIELD is title, author, kind, published, adopted, republished, convention, number, status, source,
    collection, rights or language; FIELD= says that there is none. A correction outranks what is found, is
    kept when a new version comes in, and can be undone.
    """
    from pipeline import corrections
    from pipeline.told import pairs

    if show_log:
        if words or undone:
            raise UsageError("--log: takes at most an ID beside it")
        with session.open_archive() as archive:
            document = identifier.partition("/")[0] if identifier else None
            if document:
                archive.catalogue.documents.accession(document)
            entries = archive.catalogue.corrections.log(document)
        _emit(form, [e for e in entries if not identifier or "/" not in identifier or e.part == identifier])
        return 0
    if undone and (identifier or words):
        raise UsageError("--undo: takes numbers only. Try: solidarity edit --undo 7")
    numbers = _numbers(undone)
    if not numbers and (identifier is None or not words):
        raise UsageError("what is to be corrected? Try: solidarity edit ID published=1998-05, or --log")
    values = pairs(words)
    with (
        session.open_archive() as archive,
        archive.writing("an edit", LOCK_WAIT_SECONDS, session.say_waiting),
    ):
        if numbers:
            outcome = corrections.undo(archive, numbers)
        else:
            outcome = corrections.edit(archive, identifier or "", values)
    _emit(form, outcome.entries)
    return _warn(session, outcome.index_error)


@click.command(
    epilog="Examples: solidarity withdraw k3m9qa2b --reason 'asked for by the family' · solidarity withdraw"
    " k3m9qa2b --undo"
)
@click.argument("identifier", metavar="ID")
@click.option("--reason", metavar="R", help="Why; the tombstone says it.")
@click.option("--purge", is_flag=True, help="Delete its text and bytes too. This cannot be undone.")
@click.option("--undo", "restore", is_flag=True, help="Show it again; not after --purge.")
@format_option
@pass_session
def withdraw(
    session: Session, identifier: str, reason: str | None, purge: bool, restore: bool, form: str | None
) -> int:
    """Hide a document everywhere; a tombstone (id, title, origin, SHA-256, reason) stays.

    It is not taken in again from where it came. With --purge its text, and the bytes that no other document
    has, are deleted from the archive; copies that you made elsewhere are not.
    """
    from pipeline import corrections

    if restore and (purge or reason):
        raise UsageError("--undo: takes neither --reason nor --purge")
    if not restore and not (reason and reason.strip()):
        raise UsageError("--reason: is needed, for those who ask later. Try: --reason 'asked for by …'")
    with (
        session.open_archive() as archive,
        archive.writing("a withdrawal", LOCK_WAIT_SECONDS, session.say_waiting),
    ):
        if restore:
            done = corrections.restore(archive, identifier)
        else:
            done = corrections.withdraw(archive, identifier, (reason or "").strip(), purge=purge)
    row = {"id": done.id, "title": done.title, "withdrawn": not restore, "deleted": list(done.deleted)}
    emit(form, row, [row], ("id", "title", "withdrawn", "deleted"), lambda c: _say_withdrawn(c, row, purge))
    return _warn(session, done.index_error)


def _say_withdrawn(console: Console, row: dict[str, Any], purge: bool) -> None:
    from rich.markup import escape

    said = "withdrawn" if row["withdrawn"] else "shown again"
    more = f"; {len(row['deleted'])} files deleted from the vault" if purge else ""
    console.print(f"{row['id']} {escape(clean(row['title']))}: {said}{more}")


def _emit(form: str | None, entries: Sequence[Correction]) -> None:
    rows = [asdict(entry) for entry in entries]

    def draw(console: Console) -> None:
        from rich.markup import escape
        from rich.table import Table

        if not rows:
            console.print("No corrections yet. Try: solidarity edit ID published=1998-05")
            return
        table = Table(box=None, pad_edge=False, header_style="bold")
        for column in ("", "when", "document", "field", "was", "is", "by"):
            table.add_column(column, overflow="fold", justify="right" if not column else "left")
        for row in rows:
            gone = f" (undone by {row['undone_by']})" if row["undone_by"] else ""
            cells = (row["at"], row["part"], row["field"], row["before"] or "-", row["value"] or "-")
            shown = [escape(clean(c)) for c in cells]
            table.add_row(
                str(row["id"]), *shown, escape(clean(row["way"] + gone)), style="dim" if gone else ""
            )
        console.print(table)

    emit(form, rows, rows, _COLUMNS, draw)


def _numbers(texts: Sequence[str]) -> list[int]:
    numbers: list[int] = []
    for text in texts:
        found = _RANGE.fullmatch(text)
        if found is None:
            raise UsageError(f"--undo {text}: a number is expected, or a range such as 3..9")
        first, last = int(found[1]), int(found[2] or found[1])
        if last < first or last - first > _MOST:
            raise UsageError(f"--undo {text}: the range ends before it begins, or is too long")
        numbers += range(first, last + 1)
    return list(dict.fromkeys(numbers))


def _warn(session: Session, index_error: str | None) -> int:
    if index_error is None:
        return 0
    session.say(f"done, but the index could not follow yet: {index_error}. Try: solidarity index rebuild")
    return 1
