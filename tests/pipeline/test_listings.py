"""Listing pages: which links are documents, and which one is the next page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ConfigError, ReadError
from pipeline.sources.listings import Link, read_listing

AT = "https://union.example/news/"


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>News</title>{head}</head><body>{body}</body></html>".encode()


ENTRIES = """<nav><a href="/about">About us</a></nav>
<article><a href="/2019/one"><img src="x.jpg"></a><h2><a href="/2019/one">The first story</a></h2>
<a href="/2019/one#more">Read more</a></article>
<article><h2><a href="two?x=1">The second</a></h2></article>
<p><a href="mailto:a@union.example">Write</a> <a href="javascript:void(0)">x</a> <a href="#top">Top</a></p>
<footer><a href="/imprint">Imprint</a></footer>"""


def test_links_outside_of_menus_come_once_with_their_title():
    assert read_listing(page(ENTRIES), AT).links == (
        Link("https://union.example/2019/one", "The first story"),
        Link("https://union.example/news/two?x=1", "The second"),
    )


@pytest.mark.parametrize(
    "links",
    [
        "h2 a",
        "article h2",
        r"re:/2019/|two",
        r"^https://union\.example/(2019|news)/",
        r"/(2019/one|news/two)",
    ],
)
def test_a_selector_or_an_expression_chooses(links: str):
    assert [x.address[-3:] for x in read_listing(page(ENTRIES), AT, links=links).links] == ["one", "x=1"]


@pytest.mark.parametrize("links", ["h2[", "re:(", "a:nonsense(", "^["])
def test_a_wrong_selector_is_named(links: str):
    with pytest.raises(ConfigError) as told:
        read_listing(page(ENTRIES), AT, links=links)
    assert links in str(told.value)


def test_the_base_of_the_page_is_honoured():
    listing = read_listing(page('<a href="x">X</a>', '<base href="https://cdn.example/d/">'), AT)
    assert [x.address for x in listing.links] == ["https://cdn.example/d/x"]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<link rel="next" href="?page=2">', ""),
        ("", '<a rel="nofollow next" href="?page=2">more</a>'),
        ("", '<a href="?page=2">Next Page →</a>'),
        ("", '<a href="?page=2">« Older posts</a>'),
        ("", '<a href="?page=2">›</a>'),
        ("", '<a href="?page=2">»</a><a href="?page=9">Last »</a>'),
        ("", '<a href="?page=2"> Siguiente </a>'),
        ("", '<a href="?page=2">Suivant ›</a>'),
        ("", '<a href="?page=2">Próxima</a>'),
        ("", '<a href="?page=2" aria-label="Next page"><svg></svg></a>'),
        ("", '<li class="pager-next"><a href="?page=2">weitere</a></li>'),
        ("", '<a href="?page=5">5</a><a href="?page=2">2</a><a href="?page=3">3</a>'),
    ],
)
def test_the_next_page_is_found(head: str, body: str):
    assert read_listing(page(body, head), AT).next_address == AT + "?page=2"


@pytest.mark.parametrize(
    ("at", "body", "expected"),
    [
        (
            "page/3/",
            '<a href="/news/">1</a><a href="/news/page/2/">2</a><a href="/news/page/4/">4</a>',
            "page/4/",
        ),
        ("page/4/", '<a href="/news/page/3/">3</a><a href="/blog/page/5/">5</a>', None),
        ("", '<a href="?page=1">2</a><a href="?page=2">3</a>', "?page=1"),
        ("?tag=x&page=2", '<a href="?page=3">3</a><a href="?page=3&tag=x">3</a>', "?page=3&tag=x"),
        ("", '<a href="#">Next</a><a href="https://elsewhere.example/">Next</a><a href="">Next</a>', None),
        ("", '<a href="/2019/page-turner">Next week: the strike vote</a>', None),
    ],
)
def test_page_numbers_count_within_their_own_series(at: str, body: str, expected: str | None):
    found = read_listing(page(body), AT + at).next_address
    assert found == (expected and AT + expected)


def test_the_selector_for_the_next_page_decides_alone():
    body = '<a rel="next" href="/wrong">Next</a><div class="more"><a href="/right">go</a></div>'
    assert read_listing(page(body), AT, next_selector=".more").next_address == "https://union.example/right"
    assert read_listing(page(body), AT, next_selector=".none").next_address is None


def test_the_charset_is_told_by_the_header():
    data = "<html><body><a href='/x'>Résolution adoptée</a></body></html>".encode("cp1252")
    assert (
        read_listing(data, AT, content_type="text/html; charset=iso-8859-1").links[0].text
        == "Résolution adoptée"
    )


def test_four_hundred_nested_elements_hide_nothing():
    data = page("<div>" * 400 + '<a href="/deep">Deep</a>' + "</div>" * 400)
    assert [x.address for x in read_listing(data, AT).links] == ["https://union.example/deep"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n", b"plain words"])
def test_what_is_no_page_is_refused_with_a_reason(data: bytes):
    with pytest.raises(ReadError, match=r"https://union\.example"):
        read_listing(data, AT)


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"<html><a href=", b"<base href='http://[", b"<a href='?page="]),
)
def test_arbitrary_bytes_give_a_listing_or_a_read_error(data: bytes, before: bytes):
    try:
        listing = read_listing(before + data, AT)
    except ReadError:
        return
    assert all(x.address.startswith(("http://", "https://")) for x in listing.links)
