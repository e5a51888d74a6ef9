"""`solidarity ingest`: documents into the archive, with a receipt."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.document import KINDS
from corpus.errors import UsageError
from pipeline.cli.output import chosen, clean, emit, format_option
from pipeline.cli.session import LOCK_WAIT_SECONDS, Session, pass_session

_SAID = 20  # failures that are named beside the result

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.manifest import Manifest
    from pipeline.report import Progress, Report
    from pipeline.sources import SourceEntry
    from pipeline.workers import Watch


@click.command(
    epilog="Examples: solidarity ingest bulletins/ --collection 'UE News' · find . -name '*.pdf' | solidarity"
    " ingest - · solidarity ingest papers/ --manifest papers.csv · solidarity ingest --retry-failed"
)
@click.argument("sources", metavar="SOURCE...", nargs=-1)
@click.option("--kind", type=click.Choice(KINDS), help="The kind of all of them [default: found].")
@click.option("--source", metavar="NAME", help="Who published them.")
@click.option("--collection", metavar="NAME", help="The collection that they belong to.")
@click.option("--language", metavar="CODE", help="Their language, such as en, es, fr [default: found].")
@click.option(
    "--manifest", metavar="FILE.csv", help="What you know of each file: title, date, rights and more."
)
@click.option("--workers", type=click.IntRange(1, 256), metavar="N", help="Processes [default: one a core].")
@click.option(
    "--ocr",
    type=click.Choice(["auto", "off", "force"]),
    help="Recognise scanned pages with tesseract: where it is needed (auto), never, or all pages (force)"
    " [default: ocr.mode of config.yaml, auto].",
)
@click.option("--dry-run", is_flag=True, help="Read everything, store nothing, say what would come in.")
@click.option("--retry-failed", is_flag=True, help="Try again just what is in `solidarity failures`.")
@format_option
@pass_session
def ingest(
    session: Session,
    sources: tuple[str, ...],
    kind: str | None,
    source: str | None,
    collection: str | None,
    language: str | None,
    manifest: str | None,
    workers: int | None,
    ocr: str | None,
    dry_run: bool,
    retry_failed: bool,
    form: str | None,
) -> int:
    """Take documents into the archive.

    SOURCE is a file, a folder, a glob, an http(s) address, or - for paths and addresses on standard
    input. A feed, a sitemap, a WARC file, a ZIP or TAR archive, a mailbox stands for the documents in it.
    What is there already is skipped, what has changed becomes a new version, what cannot be read is listed
    in `failures`; its bytes are kept all the same.
    """
    if ocr == "force":
        _check_that_pages_can_be_recognised()
    if not sources and not retry_failed and not manifest:
        raise UsageError(
            "nothing to take in. Try: solidarity ingest FOLDER, or - with paths on standard input"
        )
    given = {"kind": kind, "source": source, "collection": collection, "language": language}
    report = take_in(
        session,
        sources,
        given={key: value for key, value in given.items() if value},
        workers=workers,
        dry_run=dry_run,
        retry_failed=retry_failed,
        manifest=manifest,
        ocr=ocr,
    )
    emit(
        form,
        report.as_json(),
        _rows(report),
        _COLUMNS,
        lambda console: ingest_table(console, report, dry_run),
    )
    if chosen(form) != "table":  # there the result says it to whoever looks at the screen
        say_failures(session, report)
    return 1 if report.failed else 0


def take_in(
    session: Session,
    sources: Sequence[str],
    *,
    given: dict[str, str] | None = None,
    workers: int | None = None,
    dry_run: bool = False,
    retry_failed: bool = False,
    manifest: str | None = None,
    ocr: str | None = None,
) -> Report:
    """Ingest with a progress bar, under the archive's lock."""
    from pipeline.ingest import ingest as run_ingest
    from pipeline.ingest import sites_folder
    from pipeline.manifest import files_of, match, read_manifest
    from pipeline.sites import use_folder
    from pipeline.sources import expand

    use_folder(sites_folder(session.settings))
    listed = read_manifest(Path(manifest)) if manifest is not None else []
    if manifest is not None and not sources and not retry_failed:
        sources = files_of(Path(manifest), listed)
    entries = list(expand(sources, sys.stdin if "-" in sources else None, say=session.say))
    with session.create_archive() if not dry_run else session.open_or_temporary() as archive:
        if retry_failed:
            entries += _failed_entries(archive.catalogue.receipts.failures())
        told = None
        if manifest is not None:
            own = str(Path(manifest).absolute())
            entries = [entry for entry in entries if entry.origin != own]
            told = match(Path(manifest), listed, entries, [Path(s) for s in sources if Path(s).is_dir()])
        lock = archive.writing(f"an ingest of {len(entries)} items", LOCK_WAIT_SECONDS, session.say_waiting)
        with nullcontext() if dry_run else lock, _progress(session, len(entries)) as (progress, watch):
            report = run_ingest(
                archive,
                entries,
                session.settings,
                given=given,
                workers=workers,
                dry_run=dry_run,
                progress=progress,
                manifest=told,
                ocr=ocr,
                watch=watch,
            )
    if told is not None:
        _compare(session, told, report)
    return report


def _compare(session: Session, told: Manifest, report: Report) -> None:
    """Say what a manifest lists and is not there, and what is there and not listed."""
    from pipeline.report import Failure

    for row in told.missing:
        reason = f"listed in {told.name}, line {row.line}, but there is no such file"
        report.failed.append(Failure(row.file, "fetch", reason))
    for row in told.elsewhere:
        session.say(f"{row.file}: listed in {told.name}, line {row.line}, but not among what is taken in")
    for origin in told.unlisted:
        session.say(f"{origin}: not listed in {told.name}")
    report.manifest = {
        "missing": [row.file for row in told.missing],
        "elsewhere": [row.file for row in told.elsewhere],
        "unlisted": list(told.unlisted),
    }


def _failed_entries(failures: Sequence[Any]) -> list[SourceEntry]:
    """What is to be tried again; of what is in an archive or a mailbox, the whole: the rest is unchanged."""
    from pipeline.sources import SourceEntry

    origins = dict.fromkeys(_outermost(f.origin) for f in failures)
    return [SourceEntry(o, None if o.startswith(_ADDRESSES) else Path(o)) for o in origins]


_ADDRESSES = ("http://", "https://")


def _outermost(origin: str) -> str:
    if origin.startswith(_ADDRESSES):
        return origin.partition("!/")[0]
    ends = [n for n in range(1, len(origin)) if origin.startswith(("!/", "#"), n)]
    return next((origin[:n] for n in [len(origin), *ends] if Path(origin[:n]).is_file()), origin)


def _check_that_pages_can_be_recognised() -> None:
    from pipeline.readers.ocr import tesseract

    if tesseract.program() is None:
        raise UsageError(f"--ocr force: {tesseract.INSTALL}")


@contextmanager
def _progress(session: Session, total: int) -> Iterator[tuple[Progress, Watch]]:
    """A bar on a terminal, nothing elsewhere: files, pages, failures, time left."""
    if session.quiet or not sys.stderr.isatty():
        yield (lambda outcome, origin: None), (lambda pages: None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("taking in"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[pages]} pages, {task.fields[failed]} failed"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, failed=0, pages=0)
        failed = 0

        def step(outcome: str, origin: str) -> None:
            nonlocal failed
            failed += outcome == "failed"
            bar.update(task, advance=1, failed=failed)

        yield step, lambda pages: bar.update(task, pages=pages)


def say_failures(session: Session, report: Report) -> None:
    """What failed and why, beside a result that another program reads."""
    for failure in report.failed[:_SAID]:
        session.say(f"failed: {clean(failure.origin)} ({failure.stage}): {clean(failure.error)}")
    if len(report.failed) > _SAID:
        session.say(f"and {len(report.failed) - _SAID} more. Look: solidarity failures")


_COLUMNS = ("outcome", "id", "kind", "parts", "title", "origin", "stage", "error", "warnings")


def _rows(report: Report) -> Iterator[dict[str, Any]]:
    for outcome in ("added", "updated", "unchanged", "duplicates"):
        for item in getattr(report, outcome):
            yield {"outcome": outcome, **item.as_json()}
    for failure in report.failed:
        yield {
            "outcome": "failed",
            "origin": failure.origin,
            "stage": failure.stage,
            "error": failure.error,
        }


def ingest_table(console: Console, report: Report, dry_run: bool) -> None:
    """The receipt of an ingest, for people."""
    from rich.markup import escape
    from rich.table import Table

    if report.added or report.updated:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for column in ("", "id", "kind", "parts", "title"):
            table.add_column(column, overflow="fold", justify="right" if column == "parts" else "left")
        for sign, items in (("[green]new[/]", report.added), ("[yellow]changed[/]", report.updated)):
            for item in items:
                title = escape(clean(item.title or ""))
                if item.warnings:
                    title += f"\n[dim]{escape(clean('; '.join(item.warnings)))}[/]"
                table.add_row(sign, item.id or "-", item.kind or "", str(item.parts), title)
        console.print(table)
    for failure in report.failed:
        console.print(
            f"[red]failed[/] {escape(clean(failure.origin))} ({failure.stage}):"
            f" {escape(clean(failure.error))}"
        )
    verb = "would be " if dry_run else ""
    console.print(
        f"{verb}added {len(report.added)}, updated {len(report.updated)}, unchanged {len(report.unchanged)},"
        f" duplicates {len(report.duplicates)}, failed {len(report.failed)}; {report.seconds:.1f} s"
        + (f" (run {report.run})" if report.run else "")
    )
    if report.failed and not dry_run:
        console.print("Look: solidarity failures. Again: solidarity ingest --retry-failed")
