"""`solidarity export`: documents out of the archive, in the formats of others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from corpus.errors import UsageError
from pipeline.cli.filters import filter_options
from pipeline.cli.output import emit, format_option
from pipeline.cli.session import Session, pass_session

FORMATS = ("warc",)


@click.command(
    epilog="Examples: solidarity export warc --output strikes.warc.gz strike"
    " · solidarity export warc --source UE"
)
@click.argument("to", metavar="FORMAT", type=click.Choice(FORMATS))
@click.argument("query", required=False, default="")
@filter_options
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write [default: archive.warc.gz]; a name without .gz is not compressed.",
)
@format_option
@pass_session
def export(
    session: Session, /, to: str, query: str, output: Path | None, form: str | None, **options: Any
) -> None:
    """Write the documents that QUERY finds [default: all] into a file.

    FORMAT warc: WARC/1.1, with every retrieval of each: what was asked and answered, and when a page had
    not changed. What is restricted stays out unless --include-restricted.
    """
    from pipeline.cli.search import opened, request_of
    from pipeline.export import export_warc

    path = output or Path("archive.warc.gz")
    if path.exists():
        raise UsageError(f"{path}: is there already. Try: another --output")
    request = request_of(
        session, query, {**options, "limit": 0, "match": "all", "by": "document", "reprints": True}
    )
    with opened(session) as (archive, index):
        documents = list(dict.fromkeys(hit.document for hit in index.search(request).hits))
        written = export_warc(
            archive,
            path,
            documents,
            operator=session.settings.fetch.contact or "",
            compress=path.suffix == ".gz",
        )
    result = {"file": str(path), "documents": len(documents), "records": dict(written.records)}
    row = {"file": str(path), "documents": len(documents), **written.records}
    emit(form, result, [row], tuple(row))
