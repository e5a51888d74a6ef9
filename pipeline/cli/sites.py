"""`solidarity sites`: descriptions of sites listed, held against their test pages, drafted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import UsageError
from pipeline.cli.output import clean, emit, format_option
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.document import RawItem
    from pipeline.sites.description import Site
    from pipeline.sites.find import Sites
    from pipeline.sites.testing import Outcome

_LIST_COLUMNS = ("name", "label", "match", "tried", "from", "tests", "starts")
_TEST_COLUMNS = ("site", "page", "passed", "key", "expected", "found")


@click.group(epilog="Example: solidarity sites list && solidarity sites test labornotes")
def sites() -> None:
    """Site descriptions: which elements of a site's pages are text, title, author and date; where a crawl
    starts. Those that come with Solidarity, and yours in the folder that sites_folder in config.yaml names.
    """


@sites.command("list", epilog="Example: solidarity sites list --format json")
@format_option
@pass_session
def list_command(session: Session, form: str | None) -> None:
    """The descriptions there are. One that is not tried was never held against the live site."""
    rows = [_row(site) for site in _known(session)]

    def draw(console: Console) -> None:
        from rich.markup import escape
        from rich.table import Table

        table = Table(box=None, pad_edge=False, header_style="bold")
        for column in ("name", "label", "match", "", "from", "tests"):
            table.add_column(column, overflow="fold")
        for row in rows:
            tried = "tried" if row["tried"] else "not tried on the live site"
            cells = [
                row["name"],
                row["label"],
                ", ".join(row["match"]),
                tried,
                row["from"],
                str(row["tests"]),
            ]
            table.add_row(*(escape(clean(cell)) for cell in cells))
        console.print(table)

    emit(form, rows, rows, _LIST_COLUMNS, draw)


@sites.command("test", epilog="Examples: solidarity sites test · solidarity sites test labornotes dissent")
@click.argument("names", metavar="[NAME...]", nargs=-1)
@format_option
@pass_session
def test_command(session: Session, names: tuple[str, ...], form: str | None) -> int:
    """Hold descriptions against their test pages, through the whole reader, and tell each difference.

    Without a NAME all are tested. Exits with 1 where something came out otherwise than expected.
    """
    from pipeline.sites.testing import run_tests

    known = _known(session)
    chosen = [known.by_name(name) for name in dict.fromkeys(names)] or list(known)
    outcomes = [outcome for site in chosen for outcome in run_tests(site, known)]
    rows = [row for outcome in outcomes for row in _outcome_rows(outcome)]
    failed = sum(not outcome.passed for outcome in outcomes)
    untested = [site.name for site in chosen if not site.tests]
    document = {
        "pages": len(outcomes),
        "passed": len(outcomes) - failed,
        "failed": failed,
        "untested": untested,
        "differences": [row for row in rows if not row["passed"]],
    }

    def draw(console: Console) -> None:
        from rich.markup import escape

        for row in rows:
            page = escape(clean(f"{row['site']}: {row['page']}"))
            if row["passed"]:
                console.print(f"[green]as expected[/] {page}")
                continue
            told = escape(clean(f"{row['key']}: expected {row['expected']}, found {row['found']}"))
            console.print(f"[red]differs[/]     {page}: {told}")
        for name in untested:
            console.print(f"[yellow]no tests[/]    {escape(name)}")
        console.print(f"pages: {len(outcomes) - failed} as expected, {failed} not")

    emit(form, document, rows, _TEST_COLUMNS, draw)
    return 1 if failed else 0


@sites.command(
    "new",
    epilog="Examples: solidarity sites new https://union.example/news/a-strike > union.yaml"
    " · solidarity sites new page.html --address https://union.example/news/a-strike --into sites/",
)
@click.argument("page", metavar="URL|FILE")
@click.option("--address", metavar="URL", help="Where a saved page came from [default: as the page says].")
@click.option("--into", metavar="DIR", help="Write the draft there, the page as its first test beside it.")
@pass_session
def new_command(session: Session, page: str, address: str | None, into: str | None) -> None:
    """A first draft of a site's description, from one of its pages; with comments, on stdout.

    It is a start: look at several pages, mend it, and give it tests.
    """
    from pipeline.sites.draft import as_yaml, draft

    known = _known(session)
    item = (
        _fetched(session, page) if page.lower().startswith(("http://", "https://")) else _saved(page, address)
    )
    described = known.for_address(item.origin)
    if described is not None:
        session.say(f"{described.name} describes this site already: solidarity sites list")
    found = draft(item)
    if into is None:
        click.echo(as_yaml(found), nl=False)
        return
    target = Path(into) / f"{found.name}.yaml"
    kept = Path("pages") / f"{found.name}-1.html"
    for path in (target, target.parent / kept):
        if path.exists():
            raise UsageError(f"{path}: is there already. Move it away, or leave out --into")
    (target.parent / kept).parent.mkdir(parents=True, exist_ok=True)
    (target.parent / kept).write_bytes(item.data)
    target.write_text(as_yaml(found, kept.as_posix()), "utf-8")
    click.echo(str(target))
    session.say(f"Next: mend {target}, then: solidarity sites test {found.name}")


def _known(session: Session) -> Sites:
    """All descriptions, those of the settings' folder on top; from now on the reader goes by them too."""
    from pipeline.ingest import sites_folder
    from pipeline.sites import sites as all_sites
    from pipeline.sites import use_folder

    use_folder(sites_folder(session.settings))
    return all_sites()


def _row(site: Site) -> dict[str, Any]:
    starts = [*site.start.feeds, *site.start.sitemaps, *site.start.listings]
    return {
        "name": site.name,
        "label": site.label,
        "match": [m.host + (m.path.pattern if m.path else "") for m in site.match],
        "tried": site.tried,
        "from": "Solidarity" if site.shipped else str(site.file),
        "tests": len(site.tests),
        "starts": starts,
    }


def _outcome_rows(outcome: Outcome) -> list[dict[str, Any]]:
    from pipeline.sites.testing import excerpt

    about = {"site": outcome.site, "page": outcome.page, "passed": outcome.passed}
    if outcome.passed:
        return [{**about, "key": None, "expected": None, "found": None}]
    return [{**about, "key": d.key, "expected": d.expected, "found": excerpt(d)} for d in outcome.differences]


def _fetched(session: Session, address: str) -> RawItem:
    from pipeline.sources.web.fetcher import Fetcher

    with Fetcher(session.settings.fetch) as fetcher:
        fetched = fetcher.fetch(address)
    if fetched.item is None:
        raise UsageError(f"{address}: the server says that the page is gone: try another page of the site")
    return fetched.item


def _saved(file: str, address: str | None) -> RawItem:
    """A saved page; its address is given or stands in it. Raises `UsageError` where neither is so."""
    from corpus.document import RawItem
    from pipeline.sources.saved_page import is_mhtml, mhtml, saved_address
    from pipeline.sources.web.canonical import canonical

    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror}): name a file or an address") from error
    content_type = "text/html"
    origin = address
    if is_mhtml(data):
        saved = mhtml(data)
        data, content_type, origin = saved.html, saved.content_type, address or saved.address
    origin = origin or saved_address(data)
    if origin is None:
        raise UsageError(f"{file}: does not say where it came from. Try: --address https://…")
    return RawItem(canonical(origin), data, "text/html", headers={"content-type": content_type})
