"""Sitemaps: pages, indexes, gzip, plain text, and their bounds."""

from __future__ import annotations

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadError
from pipeline.sources import sitemaps
from pipeline.sources.sitemaps import SitemapPage, is_sitemap, read_sitemap

AT = "https://union.example/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
PAGES = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset {NS} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://union.example/a?x=1&amp;y=2 </loc><lastmod>2019-05-06</lastmod></url>
<url><loc>/b</loc><lastmod>2019-05-06T07:08:09+00:00</lastmod>
<image:image><image:loc>https://union.example/b.jpg</image:loc></image:image>
<news:news><news:publication_date>2019-05-01T10:00:00Z</news:publication_date></news:news></url>
<url><loc>ftp://union.example/c</loc></url><url><lastmod>2019</lastmod></url>
</urlset>""".encode()
EXPECTED = (
    SitemapPage("https://union.example/a?x=1&y=2", "2019-05-06"),
    SitemapPage("https://union.example/b", "2019-05-06T07:08:09+00:00", "2019-05-01"),
)


def test_pages_come_with_their_dates_and_without_their_pictures():
    found = read_sitemap(PAGES, AT)
    assert found.pages == EXPECTED
    assert found.sitemaps == ()
    assert found.warnings == ("2 unusable addresses left out",)


def test_an_index_lists_sitemaps():
    data = f"""<sitemapindex {NS}><sitemap><loc>https://union.example/s1.xml.gz</loc><lastmod>2020-01</lastmod>
    </sitemap><sitemap><loc>s2.xml</loc></sitemap></sitemapindex>""".encode()
    found = read_sitemap(data, AT)
    assert found.sitemaps == ("https://union.example/s1.xml.gz", "https://union.example/s2.xml")
    assert found.pages == ()


def test_gzip_is_undone_also_in_several_members():
    assert read_sitemap(gzip.compress(PAGES), AT).pages == EXPECTED
    assert read_sitemap(gzip.compress(PAGES[:200]) + gzip.compress(PAGES[200:]), AT).pages == EXPECTED


def test_a_broken_gzip_gives_what_came_before():
    lines = b"".join(b"https://union.example/%d\n" % n for n in range(5000))
    found = read_sitemap(gzip.compress(lines)[:-400], AT)
    assert 100 < len(found.pages) < 5000
    assert "the sitemap's gzip breaks off" in found.warnings


def test_a_gzip_bomb_stops_at_the_bound(monkeypatch):
    monkeypatch.setattr(sitemaps, "MAX_BYTES", 100_000)
    bomb = gzip.compress(b"https://union.example/1\n" + b"\n" * 30_000_000)
    found = read_sitemap(bomb, AT)
    assert [p.address for p in found.pages] == ["https://union.example/1"]
    assert any("the rest is left out" in w for w in found.warnings)


def test_plain_text_is_one_address_a_line():
    data = "\ufeffhttps://union.example/a\r\n\r\nhttps://union.example/ñ\nnonsense\n".encode()
    found = read_sitemap(data, AT)
    assert [p.address for p in found.pages] == ["https://union.example/a", "https://union.example/%C3%B1"]
    assert found.warnings == ("1 unusable address left out",)


def test_a_feed_may_serve_as_sitemap():
    data = b"""<rss version="2.0"><channel><title>T</title><item><link>https://union.example/1</link>
    <pubDate>Mon, 05 Mar 2018 10:00:00 GMT</pubDate></item></channel></rss>"""
    assert read_sitemap(data, AT).pages == (
        SitemapPage("https://union.example/1", "2018-03-05", "2018-03-05"),
    )


def test_bare_ampersands_stay_in_the_address():
    data = b"<urlset><url><loc>https://union.example/?a=1&b=2&lt=3</loc></url></urlset>"
    assert [p.address for p in read_sitemap(data, AT).pages] == ["https://union.example/?a=1&b=2&lt=3"]


def test_cdata_and_comments_are_read_as_xml_means_them():
    data = b"<urlset><url><!-- x --><loc><![CDATA[https://union.example/?a=1&b=2]]></loc></url></urlset>"
    assert [p.address for p in read_sitemap(data, AT).pages] == ["https://union.example/?a=1&b=2"]


def test_a_sitemap_that_breaks_off_gives_what_came_before():
    data = PAGES[: PAGES.index(b"<url><loc>ftp")]
    found = read_sitemap(data, AT)
    assert found.pages == EXPECTED
    assert any("damaged" in w for w in found.warnings)


def test_no_more_than_the_protocol_allows():
    urls = b"".join(b"<url><loc>https://union.example/%d</loc></url>" % n for n in range(50_100))
    begun = time.monotonic()
    found = read_sitemap(b"<urlset>" + urls + b"</urlset>", AT)
    assert time.monotonic() - begun < 10
    assert len(found.pages) == 50_000
    assert any("50,000" in w for w in found.warnings)


@pytest.mark.parametrize("cdata", ["", "<!-- <![CDATA[ -->"])
def test_entities_are_never_resolved(tmp_path, cdata: str):
    secret = tmp_path / "secret"
    secret.write_text("https://union.example/secret")
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    data = f"""<!DOCTYPE urlset [<!ENTITY e0 "boom">{lines}<!ENTITY out SYSTEM "{secret.as_uri()}">]>
    <urlset>{cdata}<url><loc>&out;</loc></url><url><loc>https://union.example/1</loc>
    <lastmod>&e11;</lastmod></url></urlset>"""
    begun = time.monotonic()
    found = read_sitemap(data.encode(), AT)
    assert time.monotonic() - begun < 3
    assert not any("secret" in p.address for p in found.pages)
    assert found.pages[-1] == SitemapPage("https://union.example/1")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" ",
        b"<!DOCTYPE html><html><body>404</body></html>",
        b"<note/>",
        b"just words",
        b"\x1f\x8b\x08broken",
        b"<",
    ],
)
def test_what_is_no_sitemap_is_refused_with_a_reason(data: bytes):
    assert not is_sitemap(data)
    with pytest.raises(ReadError, match=r"https://union\.example"):
        read_sitemap(data, AT)


def test_sitemaps_are_told_by_their_root():
    assert is_sitemap(PAGES)
    assert is_sitemap(gzip.compress(PAGES))
    assert is_sitemap(PAGES.decode().replace("UTF-8", "UTF-16").encode("utf-16"))


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", PAGES[:300], b"\x1f\x8b\x08", b"<urlset>", gzip.compress(PAGES)]),
)
def test_arbitrary_bytes_give_a_sitemap_or_a_read_error(data: bytes, before: bytes):
    try:
        found = read_sitemap(before + data, AT)
    except ReadError:
        return
    assert all(p.address.startswith("http") for p in found.pages)
