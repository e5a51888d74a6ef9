"""Feeds: every kind, its mistakes, and what must never happen."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.edtf import is_valid
from corpus.errors import ReadError
from pipeline.sources.feeds import FeedEntry, is_feed, read_feed
from pipeline.sources.links import absolute, edtf, utc

HOME = "https://union.example/news/"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Harbour &amp; Dock News</title><link>https://union.example/</link>
<atom:link rel="next" href="https://union.example/news/feed?paged=2"/>
<item><title>Crane crews &lt;em&gt;win&lt;/em&gt; their case</title><link>/2018/03/cranes</link>
<dc:creator>Ada Quay</dc:creator><pubDate>Mon, 05 Mar 2018 23:30:00 -0500</pubDate>
<guid isPermaLink="false">post-17</guid>
<description><![CDATA[<p>The court said   yes.</p>]]></description></item>
<item><title>No link</title><guid isPermaLink="true">https://union.example/2018/04/guid-only</guid></item>
<item><title>Nowhere</title><link>javascript:alert(1)</link></item>
<item><title>Again</title><link>https://union.example/2018/03/cranes#comments</link></item>
</channel></rss>"""

RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://union.example/"><title>Old feed</title></channel>
<item rdf:about="https://union.example/a"><title>A</title><link>https://union.example/a</link>
<dc:date>2004-05</dc:date></item></rdf:RDF>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/b/">
<title type="html">Bolet&#237;n &lt;b&gt;sindical&lt;/b&gt;</title><link rel="next" href="?p=2"/>
<entry xml:base="c/"><title>Uno</title><link rel="alternate" href="d"/><link rel="edit" href="edit/d"/>
<id>tag:base.example,2019:1</id><author><name>Inés</name></author><author><name>Bo</name></author>
<published>2019-02-03T01:00:00+02:00</published><updated>2019-02-04T10:11:12.5Z</updated>
<summary>Corto</summary></entry></feed>"""


def test_rss_2_gives_links_plain_titles_authors_and_the_written_day():
    feed = read_feed(RSS.encode(), HOME + "feed", "application/rss+xml")
    assert feed.title == "Harbour & Dock News"
    assert feed.next_address == "https://union.example/news/feed?paged=2"
    assert feed.entries == (
        FeedEntry(
            "https://union.example/2018/03/cranes",
            "Crane crews win their case",
            "Ada Quay",
            "2018-03-05",
            None,
            "The court said yes.",
            "post-17",
        ),
        FeedEntry(
            "https://union.example/2018/04/guid-only",
            "No link",
            guid="https://union.example/2018/04/guid-only",
        ),
    )
    assert feed.warnings == ("1 entry without an address left out",)


@pytest.mark.parametrize("version", ["0.91", "0.92", "0.93"])
def test_rss_0_9x_is_read(version: str):
    text = f"""<rss version="{version}"><channel><title>T</title><item><title>One</title>
    <link>https://union.example/1</link></item></channel></rss>"""
    assert [e.address for e in read_feed(text.encode(), HOME).entries] == ["https://union.example/1"]


def test_rss_1_keeps_the_precision_of_its_dates():
    feed = read_feed(RDF.encode(), HOME)
    assert [(e.address, e.published, e.updated) for e in feed.entries] == [
        ("https://union.example/a", None, "2004-05")
    ]


def test_atom_resolves_links_against_xml_base():
    feed = read_feed(ATOM.encode(), HOME)
    assert feed.title == "Boletín sindical"
    assert feed.next_address == "https://base.example/b/?p=2"
    entry = feed.entries[0]
    assert (entry.address, entry.author) == ("https://base.example/b/c/d", "Inés, Bo")
    assert (entry.published, entry.updated) == ("2019-02-03", "2019-02-04T10:11:12Z")


def test_archived_feeds_lead_to_the_earlier_one():
    text = ATOM.replace('rel="next" href="?p=2"', 'rel="prev-archive" href="2018.xml"')
    assert read_feed(text.encode(), HOME).next_address == "https://base.example/b/2018.xml"


def test_a_bulletin_that_is_only_enclosed_is_found():
    text = """<rss version="2.0"><channel><title>T</title><item><title>May issue</title>
    <enclosure url="may.pdf" type="application/pdf" length="1"/></item></channel></rss>"""
    assert [e.address for e in read_feed(text.encode(), HOME).entries] == [HOME + "may.pdf"]


@pytest.mark.parametrize("version", ["1", "1.1"])
def test_json_feeds_are_read(version: str):
    author = {"authors": [{"name": "Odo"}]} if version == "1.1" else {"author": {"name": "Odo"}}
    item = {"id": "9", "url": "../a b", "title": "T", "date_published": "2020-01-02T03:04:05-06:00"} | author
    data = json.dumps(
        {
            "version": f"https://jsonfeed.org/version/{version}",
            "title": "J",
            "next_url": "?page=2",
            "items": [item, {"id": 3}, "no", None],
        }
    ).encode()
    assert is_feed(data)
    feed = read_feed(data, HOME, "application/feed+json")
    assert feed.next_address == HOME + "?page=2"
    assert feed.entries == (
        FeedEntry("https://union.example/a%20b", "T", "Odo", "2020-01-02", None, None, "9"),
    )


def test_a_broken_json_feed_gives_its_whole_items():
    text = json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{"url": "https://a.example/1"}, {"url": "https://a.example/2"}],
        }
    )
    feed = read_feed(text[:-8].encode(), HOME)
    assert [e.address for e in feed.entries] == ["https://a.example/1"]
    assert "damaged" in feed.warnings[0]


def test_a_feed_that_breaks_off_gives_what_came_before():
    feed = read_feed(RSS[: RSS.index("<item><title>Nowhere")].encode(), HOME)
    assert [e.title for e in feed.entries] == ["Crane crews win their case", "No link"]
    assert any("damaged" in w for w in feed.warnings)


def test_a_warning_printed_before_the_feed_does_not_hide_it():
    data = b"<br />\n<b>Warning</b>: something in /x.php on line 3<br />\n" + RSS.encode()
    assert is_feed(data, "application/rss+xml")
    assert read_feed(data, HOME, "application/rss+xml").entries[0].guid == "post-17"


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-16", "windows-1252"])
def test_charsets_are_told_by_the_feed_itself(charset: str):
    text = RSS.replace("UTF-8", charset).replace("Harbour", "Peñón")
    assert (read_feed(text.encode(charset), HOME).title or "").startswith("Peñón")


def test_entity_bombs_and_outside_entities_are_harmless(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("do not tell")
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "boom">{lines}
    <!ENTITY out SYSTEM "{secret.as_uri()}">]><rss version="2.0"><channel><title>&e11;&out;</title>
    <item><title>x &out;</title><link>https://union.example/1</link></item></channel></rss>"""
    begun = time.monotonic()
    feed = read_feed(bomb.encode(), HOME)
    assert time.monotonic() - begun < 3
    assert len(feed.title or "") < 1000
    assert "tell" not in f"{feed.title}{feed.entries}"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n",
        b"<html><body>Not found</body></html>",
        b"{}",
        b'{"items": 3}',
        b"{broken",
        b"%PDF-1.4",
        b"[" * 9,
    ],
)
def test_what_is_no_feed_is_refused_with_a_reason(data: bytes):
    assert not is_feed(data)
    with pytest.raises(ReadError, match=r"https://union\.example"):
        read_feed(data, HOME)


def test_deeply_nested_json_is_refused():
    with pytest.raises(ReadError):
        read_feed(b'{"a":' * 100_000, HOME)


def test_pages_that_talk_of_feeds_are_none():
    assert not is_feed(b"<!DOCTYPE html><html><body><p>Our &lt;rss&gt; feed</p></body></html>", "text/html")
    assert not is_feed(b"<!-- <rss> --><html></html>", "text/html")
    assert is_feed(b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- made by hand -->\n<rss version='2.0'>")


@given(
    st.binary(max_size=300), st.sampled_from([b"", RSS.encode()[:600], ATOM.encode()[:500], b'{"version":'])
)
def test_arbitrary_bytes_give_a_feed_or_a_read_error(data: bytes, before: bytes):
    try:
        feed = read_feed(before + data, HOME, "text/xml")
    except ReadError:
        return
    assert all(e.address.startswith("http") for e in feed.entries)


@given(st.text(max_size=60))
def test_links_are_absolute_addresses_or_none(link: str):
    found = absolute(link, HOME)
    assert found is None or (found.startswith(("http://", "https://")) and absolute(found, HOME) == found)


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("a/b?q=año x#top", HOME + "a/b?q=a%C3%B1o%20x"),
        (" \n/x\ty ", "https://union.example/xy"),
        ("//Other.Example/p", "https://other.example/p"),
        ("mailto:a@b", None),
        ("file:///etc/passwd", None),
        ("http://[bad", None),
        ("http://x:99999/", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses_are_made_one_form(link: str | None, expected: str | None):
    assert absolute(link, HOME) == expected


@given(
    st.one_of(st.text(max_size=40), st.datetimes().map(str), st.from_regex(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}"))
)
def test_every_stamp_gives_valid_edtf_or_none(stamp: str):
    for found in (edtf(stamp), edtf(stamp, with_time=True)):
        assert found is None or is_valid(found)
    moment = utc(stamp)
    assert moment is None or moment.endswith("Z")


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("2019", "2019"),
        ("2019-02", "2019-02"),
        ("20190203", "2019-02-03"),
        ("2019-02-30", None),
        ("1970-01-01T00:00:00Z", None),
        ("-0001-11-30", None),
        ("2019-02-03 04:05", "2019-02-03T04:05:00"),
        ("Tue, 3 Mar 98 10:00:00 GMT", "1998-03-03T10:00:00Z"),
        ("soon", None),
        ("9999-01-01", None),
    ],
)
def test_stamps_keep_their_precision(stamp: str, expected: str | None):
    assert edtf(stamp, with_time=True) == expected
