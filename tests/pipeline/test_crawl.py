"""A crawl of a real site on 127.0.0.1: what comes in, what is asked for, what is refused and why."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.settings import FetchSettings, IngestSettings, Settings
from pipeline.crawl import chosen, crawl
from pipeline.report import Report

sys.path.insert(0, str(Path(__file__).parent))
from loopback import (
    Loopback,
    Reply,
    Seen,
    conditional,
    drip,
    gzip_bomb,
    in_turn,
    page,
    raw,
    redirect,
)

HTML = {"Content-Type": "text/html; charset=utf-8"}
PARAGRAPH = (
    "The delegates of the harbor unions met in the old customs house and voted to keep the picket at gate"
    " {n} until every driver who was sent home in week {n} is called back to work with full pay. "
)


def text(n: int) -> str:
    return "".join(
        f"<p>{PARAGRAPH.format(n=n * 31 + i)} Docket {n}-{i} was read aloud, and nobody spoke against it.</p>"
        for i in range(4)
    )


def wordpress(n: int, title: str) -> str:
    return f"""<!doctype html><html><head><title>{title} – Harbor News</title></head><body class="single">
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/about">About</a></li></ul></nav></header>
<article class="post"><h1 class="entry-title">{title}</h1><div class="entry-content">{text(n)}</div></article>
<footer><p>© 2019 Harbor News</p></footer></body></html>"""


def drupal(n: int, title: str) -> str:
    return f"""<!doctype html><html><head><title>{title} | Harbor News</title></head><body>
<div id="sidebar"><ul><li><a href="/list">All</a></li></ul></div>
<div id="content"><h1>{title}</h1><div class="field-name-body">{text(n)}</div></div></body></html>"""


def tables(n: int, title: str) -> str:
    body = text(n).replace("<p>", "").replace("</p>", "<br><br>")
    return f"""<html><head><title>{title}</title></head><body><table><tr><td><a href="/">home</a></td>
<td><font size="5">{title}</font><br><br>{body}</td></tr></table></body></html>"""


SITE = """
name: harbor
label: Harbor News
match: ["{host}"]
source: Harbor News
start:
  feeds: ["{root}/feed.xml"]
  sitemaps: ["{root}/sitemap.xml"]
  listings: ["{root}/list"]
listing:
  links: "#content h2 a"
  next: a.next
documents:
  include: ['^/news/', '^/attack/', '^/private/', '^/draft', '^/moved/']
"""


@pytest.fixture
def site() -> Iterator[Loopback]:
    with Loopback() as server:
        yield server


@pytest.fixture
def settings(site: Loopback, tmp_path: Path) -> Settings:
    folder = tmp_path / "sites"
    folder.mkdir()
    description = SITE.format(host=site.host, root=site.url("").rstrip("/"))
    (folder / "harbor.yaml").write_text(description, "utf-8")
    return Settings(
        archive=str(tmp_path / "archive"),
        sites_folder=str(folder),
        ingest=IngestSettings(workers=1),
        fetch=FetchSettings(
            contact="archive@harbor.example",
            seconds_between_requests=0.0,
            seconds=0.8,
            max_megabytes=1,
            redirects=3,
            retries=1,
            longest_wait=1.0,
            allow_private_hosts=[site.host],
        ),
    )


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as made:
        yield made


def run(archive: Archive, settings: Settings) -> Report:
    with archive.writing("a test"):
        return crawl(archive, settings, chosen(settings, ["harbor"]))


def pages(report: Report) -> dict[str, list[str]]:
    names = ("added", "updated", "unchanged", "duplicates", "gone", "refused", "failed")
    return {name: sorted(path(e.origin) for e in getattr(report, name)) for name in names}


def path(address: str) -> str:
    return "/" + address.split("/", 3)[3]


def whole(site: Loopback) -> list[str]:
    """The paths that were answered whole, robots.txt aside."""
    return [s.path for s in site.seen if "if-none-match" not in s.headers and s.path != "/robots.txt"]


def furnish(site: Loopback) -> None:
    """A site with everything that a crawl meets."""
    root = site.url("").rstrip("/")
    site.serve(
        "/robots.txt",
        Reply(
            b"User-agent: *\nCrawl-delay: 0.02\nDisallow: /private/\nDisallow: /*?sort=\n"
            b"Disallow: /draft*.html$\n"
        ),
    )
    entries = "".join(
        f"<item><title>{n}</title><link>{root}{p}?utm_source=rss</link></item>"
        for n, p in enumerate(["/news/one", "/news/two", "/private/minutes", "/draft-one.html"])
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbor</title>{entries}</channel></rss>'
    site.serve("/feed.xml", conditional_bytes(feed.encode(), '"f1"', "application/rss+xml"))
    site.serve(
        "/sitemap.xml",
        conditional_bytes(
            f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{root}/map-1.xml.gz'
            "</loc></sitemap></sitemapindex>".encode(),
            '"s1"',
            "application/xml",
        ),
    )
    urls = "".join(f"<url><loc>{root}{p}</loc></url>" for p in ("/news/three", "/news/four", "/about"))
    site.serve(
        "/map-1.xml.gz",
        conditional_bytes(
            gzip.compress(
                f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode(),
                mtime=0,
            ),
            '"m1"',
            "application/gzip",
        ),
    )
    links = ["/news/five", "/news/deep", "/attack/loop", "/attack/bomb", "/attack/drip", "/attack/lie"]
    links += ["/attack/inside", "/attack/busy", "/moved/six", "/news/list?sort=asc"]
    first = "".join(f'<h2><a href="{p}">{p}</a></h2>' for p in links)
    site.serve(
        "/list",
        conditional(
            f'<html><body><div id="content">{first}<a class="next" href="/list?page=2">more</a></div>', '"l1"'
        ),
    )
    site.serve(
        "/list?page=2",
        conditional('<html><body><div id="content"><h2><a href="/news/last">last</a></h2></div>', '"l2"'),
    )
    site.serve("/news/one", conditional(wordpress(1, "Pickets hold at gate one"), '"1"'))
    site.serve("/news/two", conditional(drupal(2, "Ballot at the grain pier"), '"2"'))
    site.serve("/news/three", conditional(tables(3, "A letter from the tugs"), '"3"'))
    site.serve("/news/four", conditional(wordpress(4, "Pilots sign on"), '"4"'))
    site.serve("/news/five", conditional(drupal(5, "Night shift walks out"), '"5"'))
    nested = "<div>" * 400 + text(6) + "</div>" * 400
    site.serve(
        "/news/deep", conditional(f"<html><body><h1>Deep below deck</h1>{nested}</body></html>", '"6"')
    )
    site.serve("/news/last", conditional(wordpress(7, "The last barge"), '"7"'))
    site.serve("/moved/six", redirect("/news/moved", 301))
    site.serve("/news/moved", conditional(wordpress(8, "Hiring hall moves"), '"8"'))
    site.serve("/attack/loop", redirect("/attack/loop2"))
    site.serve("/attack/loop2", redirect("/attack/loop"))
    site.serve("/attack/bomb", Reply(gzip_bomb(50), headers={**HTML, "Content-Encoding": "gzip"}))
    site.serve("/attack/drip", drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>"))
    site.serve(
        "/attack/lie",
        raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n<p>too short</p>"),
    )
    site.serve("/attack/inside", redirect("http://10.1.2.3/secret"))
    site.serve(
        "/attack/busy",
        in_turn(Reply(b"", 429, {"Retry-After": "0"}), page(wordpress(9, "Busy day"), ETag='"9"')),
    )


def conditional_bytes(data: bytes, etag: str, media_type: str):  # type: ignore[no-untyped-def]
    def answer(seen: Seen) -> Reply:
        if seen.headers.get("if-none-match") == etag:
            return Reply(status=304, headers={"ETag": etag})
        return Reply(data, headers={"Content-Type": media_type, "ETag": etag})

    return answer


NEWS = [
    "/news/deep",
    "/news/five",
    "/news/four",
    "/news/last",
    "/news/moved",
    "/news/one",
    "/news/three",
    "/news/two",
]


def test_every_page_of_a_site_is_accounted_for(site: Loopback, archive: Archive, settings: Settings) -> None:
    furnish(site)
    report = run(archive, settings)
    found = pages(report)
    assert found["added"] == ["/attack/busy", *NEWS]
    assert found["refused"] == [
        "/attack/inside",
        "/draft-one.html",
        "/news/list?sort=asc",
        "/private/minutes",
    ]
    assert found["failed"] == ["/attack/bomb", "/attack/drip", "/attack/lie", "/attack/loop"]
    reasons = {path(f.origin): f.error for f in (*report.refused, *report.failed)}
    assert "robots.txt" in reasons["/private/minutes"]
    assert "10.1.2.3" in reasons["/attack/inside"]
    assert "circle" in reasons["/attack/loop"]
    assert "fetch.max_megabytes" in reasons["/attack/bomb"]
    assert "fetch.seconds" in reasons["/attack/drip"]
    assert "9,000" in reasons["/attack/lie"] or "9000" in reasons["/attack/lie"]
    asked = {s.path for s in site.seen}
    assert not {p for p in asked if p.startswith(("/private", "/draft"))}, "robots.txt is kept to"
    shown = {path(i.origin): archive.catalogue.shown(i.id or "") for i in report.added}
    assert "Docket 6-3" in shown["/news/deep"].text
    assert shown["/news/two"].fields["title"] == "Ballot at the grain pier"
    assert all(s.fields["published"] is None for s in shown.values()), "no page says when it was published"
    assert all(s.fields["source"] == "Harbor News" for s in shown.values())


@pytest.mark.slow
def test_a_second_crawl_fetches_nothing_whole_that_did_not_change(
    site: Loopback, archive: Archive, settings: Settings
) -> None:
    furnish(site)
    run(archive, settings)
    site.seen.clear()
    site.serve("/news/one", conditional(wordpress(21, "Pickets win at gate one"), '"1b"'))
    site.remove("/news/two")
    report = run(archive, settings)
    found = pages(report)
    assert found["updated"] == ["/news/one"]
    assert found["gone"] == ["/news/two"]
    assert found["added"] == []
    assert found["unchanged"] == sorted(["/attack/busy", *(set(NEWS) - {"/news/one", "/news/two"})])
    conditionals = {s.path for s in site.seen if "if-none-match" in s.headers}
    assert {
        "/news/three",
        "/news/four",
        "/feed.xml",
        "/sitemap.xml",
        "/map-1.xml.gz",
        "/list",
    } <= conditionals
    fresh = set(whole(site)) - {p for p in whole(site) if p.startswith("/attack/") or p == "/moved/six"}
    assert fresh == set(), "whatever the archive holds is asked for with its validators"


@pytest.mark.slow
def test_a_page_that_changed_is_a_new_version_and_one_that_is_gone_stays(
    site: Loopback, archive: Archive, settings: Settings
) -> None:
    furnish(site)
    first = {path(i.origin): i.id for i in run(archive, settings).added}
    site.serve(
        "/news/one",
        conditional(wordpress(1, "Pickets hold at gate one").replace("Docket 1-2", "Docket 99"), '"1b"'),
    )
    site.remove("/news/two")
    run(archive, settings)
    changed = archive.catalogue.shown(first["/news/one"] or "")
    assert [v["version"] for v in changed.versions] == [1, 2]
    assert [c["change"] for c in changed.versions[1]["changes"]] == ["changed"]
    assert "Docket 99" in str(changed.versions[1]["changes"][0]["after"])
    gone = archive.catalogue.shown(first["/news/two"] or "")
    assert gone.fields["gone"] is not None
    assert "Docket 2-1" in gone.text
    site.serve("/news/two", conditional(drupal(2, "Ballot at the grain pier"), '"2"'))
    run(archive, settings)
    # It is linked from the feed still, and is there again.
    assert archive.catalogue.shown(first["/news/two"] or "").fields["gone"] is None


@pytest.mark.slow
def test_a_page_whose_frame_alone_changed_is_no_new_version(
    site: Loopback, archive: Archive, settings: Settings
) -> None:
    furnish(site)
    identifier = {path(i.origin): i.id for i in run(archive, settings).added}["/news/four"]
    site.serve("/news/four", page(wordpress(4, "Pilots sign on").replace("© 2019", "© 2020")))
    report = run(archive, settings)
    assert "/news/four" in pages(report)["unchanged"]
    assert len(archive.catalogue.shown(identifier or "").versions) == 1


@pytest.mark.slow
def test_a_crawl_that_was_stopped_goes_on_where_it_was(
    site: Loopback, archive: Archive, settings: Settings
) -> None:
    furnish(site)

    class Stopped(Exception):
        pass

    came: list[str] = []

    def stop(outcome: str, origin: str) -> None:
        came.append(origin)
        if len(came) == 5:
            raise Stopped

    with pytest.raises(Stopped), archive.writing("a test"):
        crawl(archive, settings, chosen(settings, ["harbor"]), progress=stop)
    held = {path(o) for o in archive.catalogue.fetches.held("harbor")}
    assert held, "some pages came in before"
    site.seen.clear()
    report = run(archive, settings)
    again = {s.path for s in site.seen}
    assert not again & {"/feed.xml", "/sitemap.xml"}, "where it starts from was read before"
    assert {path(i.origin) for i in report.added} | held >= set(NEWS)
    site.seen.clear()
    assert pages(run(archive, settings))["added"] == []
    assert "/feed.xml" in {s.path for s in site.seen}, "a crawl that ended begins anew"


def test_a_page_that_its_sitemap_calls_unchanged_is_not_asked_for(
    site: Loopback, archive: Archive, settings: Settings
) -> None:
    root = site.url("").rstrip("/")

    def sitemap(day: str) -> Reply:
        body = f"<url><loc>{root}/news/one</loc><lastmod>{day}</lastmod></url>"
        return Reply(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{body}</urlset>'.encode())

    site.serve(
        "/feed.xml",
        Reply(b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>'),
    )
    site.serve("/list", page("<html><body><div id='content'>none</div></body></html>"))
    site.serve("/sitemap.xml", sitemap("2024-05-01"))
    site.serve("/news/one", page(wordpress(1, "Pickets hold")))
    assert pages(run(archive, settings))["added"] == ["/news/one"]
    site.seen.clear()
    assert pages(run(archive, settings))["unchanged"] == ["/news/one"]
    assert not site.asked("/news/one")
    site.serve("/sitemap.xml", sitemap("2024-05-09"))
    run(archive, settings)
    assert len(site.asked("/news/one")) == 1


def test_nothing_is_asked_for_without_a_contact(site: Loopback, archive: Archive, settings: Settings) -> None:
    from corpus.errors import ConfigError

    furnish(site)
    unknown = replace(settings, fetch=replace(settings.fetch, contact=None, allow_private_hosts=[]))
    with pytest.raises(ConfigError, match=r"fetch\.contact"):
        run(archive, unknown)
    assert site.seen == []
