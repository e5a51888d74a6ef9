"""`solidarity read` and `solidarity extract`: what would be made of files and texts, storing nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import ItemError, UsageError
from pipeline.cli.output import as_json, clean, emit, format_option
from pipeline.cli.session import Session, pass_session
from pipeline.cli.show import MENTION_COLUMNS

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.authority.decisions import Decision


@click.command(epilog="Example: solidarity read page.html | jq -r .text")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@pass_session
def read(session: Session, files: tuple[str, ...]) -> int:
    """What the reader makes of files: a line of JSON each, with text, blocks and metadata.

    A file that cannot be read gives {"origin", "error"}, and the exit code 1.
    """
    from pipeline.ingest import recognition
    from pipeline.readers import use_pdf_engine
    from pipeline.readers.ocr.engine import use_ocr
    from pipeline.sources import expand, load

    use_pdf_engine(session.settings.pdf.engine)
    use_ocr(recognition(session.settings, None, None))
    limit = session.settings.ingest.max_file_megabytes * 2**20
    failed = False
    for entry in expand(files, sys.stdin if "-" in files else None):
        try:
            result = _as_read(load(entry, limit))
        except ItemError as error:
            failed = True
            result = {"origin": entry.origin, "error": str(error)}
        click.echo(as_json(result))
    return 1 if failed else 0


def _as_read(item: Any) -> dict[str, Any]:
    from pipeline.readers import read as read_item
    from pipeline.structure import structure

    document = structure(read_item(item), item)
    return {
        "origin": item.origin,
        "title": document.title,
        "author": document.author,
        "published": document.published,
        "published_from": document.published_from,
        "kind": document.kind,
        "language": document.language,
        "text": document.text,
        "blocks": [
            {"type": b.type, "text": b.text, "page": b.page}
            | ({"printed": b.printed} if b.printed else {})
            | {"number": b.number}
            for b in document.blocks
        ],
        "warnings": list(document.warnings),
    }


@click.command(
    epilog="Example: echo 'The FAT met in Mexico City last July.' | solidarity extract - --published 2018"
)
@click.argument("file", metavar="FILE|-")
@click.option("--language", metavar="CODE", help="Of the text [default: found].")
@click.option("--published", metavar="EDTF", help="When it was published: anchors relative dates.")
@format_option
@pass_session
def extract(
    session: Session, file: str, language: str | None, published: str | None, form: str | None
) -> None:
    """The organizations, places and dates in a text, storing nothing. FILE is any file that can be read."""
    from corpus.authority.decisions import in_use
    from corpus.edtf import is_valid
    from pipeline.extract.extractor import Extractor
    from pipeline.ingest import authority_folder

    if published is not None and not is_valid(published):
        raise UsageError(f"--published {published}: is not a date in EDTF. Try: 2017-07-04, 2017-07 or 2017")
    text = _text_of(session, file)
    records = in_use(authority_folder(session.settings), _decisions(session))
    authorities = records.authorities
    extractor = Extractor(
        authorities,
        home=session.settings.home_organization,
        tagger=session.settings.extract.tagger,
        spacy_model=session.settings.extract.spacy_model,
    )
    language, found = extractor.extract_text(text, language=language, published=published)
    mentions = records.settled(found)
    names = {i: o.name for i, o in authorities.organizations.items()}
    names |= {i: p.name for i, p in authorities.places.items()}
    rows = [
        {
            "label": m.label,
            "surface": m.surface,
            "start": m.start,
            "end": m.end,
            "id": m.id,
            "name": names.get(m.id, m.surface) if m.id else None,
            "edtf": m.edtf,
            "method": m.method,
            "confidence": m.confidence,
        }
        for m in mentions
    ]

    def draw(console: Console) -> None:
        from rich.markup import escape
        from rich.table import Table

        table = Table(box=None, pad_edge=False, header_style="bold")
        for column in ("label", "surface", "id / EDTF", "name", "method", "confidence"):
            table.add_column(column, overflow="fold")
        for row in rows:
            cells = (
                row["label"],
                row["surface"],
                row["edtf"] or row["id"] or "?",
                row["name"] or "",
                row["method"],
            )
            table.add_row(*(escape(clean(c)) for c in cells), f"{row['confidence']:.2f}")
        console.print(table)

    told = None if language == "und" else language
    emit(form, {"text": text, "language": told, "mentions": rows}, rows, MENTION_COLUMNS, draw)


def _decisions(session: Session) -> list[Decision]:
    """Those of the archive, where there is one: what it would make of the text."""
    from corpus.archive import CATALOGUE

    if not (session.folder / CATALOGUE).is_file():
        return []
    with session.open_archive() as archive:
        return archive.catalogue.decisions.standing()


def _text_of(session: Session, file: str) -> str:
    if file == "-":
        return sys.stdin.buffer.read().decode("utf-8", errors="replace").replace("\r\n", "\n")
    from pipeline.readers import read as read_item
    from pipeline.sources import expand, load

    entries = list(expand([file]))
    if len(entries) != 1:
        raise UsageError(f"{file}: one file is expected, found {len(entries)}")
    return read_item(load(entries[0], session.settings.ingest.max_file_megabytes * 2**20)).text
