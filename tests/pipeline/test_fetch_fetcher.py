"""Pages come in whole, with their provenance; what a server does wrong is refused with its reason."""

from __future__ import annotations

import gzip
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import brotli
import pytest

from corpus.errors import ConfigError, FetchError, RefusedError
from corpus.settings import FetchSettings
from corpus.version import __version__
from pipeline.sources.web import Fetched, Fetcher, Validators

sys.path.insert(0, str(Path(__file__).parent))
from loopback import Loopback, Reply, conditional, drip, gzip_bomb, in_turn, page, raw, redirect

SETTINGS = FetchSettings(
    seconds_between_requests=0.0, seconds=1.0, retries=2, max_megabytes=1, allow_private_hosts=["127.0.0.1"]
)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


class Naps:
    """Stands for sleeping: time passes at once, and how long it was is kept."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def site() -> Iterator[Loopback]:
    with Loopback() as server:
        yield server


@pytest.fixture
def naps() -> Naps:
    return Naps()


@pytest.fixture
def fetcher(naps: Naps) -> Iterator[Fetcher]:
    with Fetcher(SETTINGS, clock=naps.clock, sleep=naps.sleep) as made:
        yield made


def data(fetched: Fetched) -> bytes:
    assert fetched.item is not None
    return fetched.item.data


def refused(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(FetchError) as told:
        fetcher.fetch(address)
    message = str(told.value)
    assert address in message
    assert "\n" not in message
    return message


def test_a_page_comes_with_all_that_shows_where_it_is_from(site: Loopback, fetcher: Fetcher) -> None:
    site.serve("/a", page("<p>text</p>", ETag='"1"', Last_Modified="Sat, 01 Jan 2022 00:00:00 GMT"))
    fetched = fetcher.fetch(site.url("/a?utm_source=x#part"))
    item = fetched.item
    assert item is not None
    assert (fetched.state, fetched.redirected_to) == ("whole", None)
    assert item.origin == fetched.origin == fetched.address == site.url("/a")
    assert item.data == b"<p>text</p>"
    assert item.media_type == "text/html"
    assert item.headers["content-type"] == "text/html; charset=utf-8"
    assert item.retrieved.endswith("Z")
    assert item.exchanges == fetched.exchanges
    (exchange,) = item.exchanges
    assert (exchange.address, exchange.status, exchange.reason) == (site.url("/a"), 200, "OK")
    assert exchange.ip == "127.0.0.1"
    assert exchange.started == item.retrieved
    sent = site.asked("/a")[0].headers
    assert {name.lower(): value for name, value in exchange.request} == sent
    assert sent["user-agent"] == f"Solidarity/{__version__}"
    assert sent["accept-encoding"] == "gzip, deflate, br"
    assert ("ETag", '"1"') in exchange.response
    assert fetched.validators == Validators('"1"', "Sat, 01 Jan 2022 00:00:00 GMT", site.url("/a"))


def test_whoever_asks_says_how_to_be_reached(site: Loopback) -> None:
    with Fetcher(replace(SETTINGS, contact="archive@example.org")) as fetcher:
        site.serve("/a", "<p>text</p>")
        fetcher.fetch(site.url("/a"), accept="application/rss+xml")
    sent = site.asked("/a")[0].headers
    assert sent["user-agent"] == f"Solidarity/{__version__} (+archive@example.org)"
    assert sent["accept"] == "application/rss+xml"


@pytest.mark.parametrize("contact", [None, "", "  ", "a\r\nX-Evil: 1", "é@example.org"])
def test_without_a_contact_nothing_is_fetched_and_it_is_said_how_to_set_it(contact: str | None) -> None:
    asked: list[str] = []
    settings = replace(SETTINGS, contact=contact)
    with Fetcher(settings, resolver=lambda host, *_: asked.append(host) or []) as fetcher:
        for ask in (fetcher.fetch, fetcher.sitemaps):
            with pytest.raises(ConfigError, match=r"fetch\.contact.*config\.yaml"):
                ask("https://example.org/a")
    assert asked == []


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("", bytes), ("identity", bytes)]
)
@pytest.mark.parametrize("chunked", [False, True])
def test_bodies_are_decoded(
    site: Loopback, fetcher: Fetcher, encoding: str, pack: Callable[[bytes], bytes], chunked: bool
) -> None:
    text = "¡Solidaridad! ".encode() * 9000
    headers = {"Content-Encoding": encoding} if encoding else {}
    site.serve("/a", Reply(pack(text), headers=headers, chunked=chunked))
    assert data(fetcher.fetch(site.url("/a"))) == text


def test_a_page_that_has_not_changed_is_not_sent_again(site: Loopback, fetcher: Fetcher) -> None:
    site.serve("/a", conditional("<p>one</p>", '"1"'))
    first = fetcher.fetch(site.url("/a"))
    again = fetcher.fetch(site.url("/a"), first.validators)
    assert (again.state, again.item) == ("not_modified", None)
    assert again.validators == first.validators
    assert again.exchanges[-1].status == 304
    site.serve("/a", conditional("<p>two</p>", '"2"'))
    changed = fetcher.fetch(site.url("/a"), Validators.of(again.exchanges))
    assert data(changed) == b"<p>two</p>"
    assert changed.validators.etag == '"2"'


def test_a_page_without_etag_is_asked_for_by_its_date(site: Loopback, fetcher: Fetcher) -> None:
    date = "Sat, 01 Jan 2022 00:00:00 GMT"
    site.serve("/a", lambda seen: Reply(status=304 if seen.headers.get("if-modified-since") == date else 200))
    assert fetcher.fetch(site.url("/a")).state == "whole"
    again = fetcher.fetch(site.url("/a"), Validators(last_modified=date))
    assert again.state == "not_modified"
    assert again.validators.last_modified == date


def test_validators_are_told_only_to_the_address_that_gave_them(site: Loopback, fetcher: Fetcher) -> None:
    site.serve("/a", redirect("/b"))
    site.serve("/b", conditional("<p>b</p>", '"b"'))
    first = fetcher.fetch(site.url("/a"))
    assert first.validators.address == site.url("/b")
    assert fetcher.fetch(site.url("/a"), first.validators).state == "not_modified"
    assert ["if-none-match" in seen.headers for seen in site.asked("/a")] == [False, False]
    site.serve("/a", redirect("/c"))
    site.serve("/c", conditional("<p>c</p>", '"b"'))
    assert data(fetcher.fetch(site.url("/a"), first.validators)) == b"<p>c</p>"


def test_a_304_that_nobody_asked_for_is_an_error(site: Loopback, fetcher: Fetcher) -> None:
    site.serve("/a", Reply(status=304))
    assert "answered 304" in refused(fetcher, site.url("/a"))
    with pytest.raises(FetchError, match="answered 304"):
        fetcher.fetch(site.url("/a"), Validators("a\r\nX-Evil: 1"))
    assert all("x-evil" not in seen.headers for seen in site.seen)


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_vanished_is_gone(site: Loopback, fetcher: Fetcher, status: int) -> None:
    site.serve("/a", Reply(b"gone", status))
    fetched = fetcher.fetch(site.url("/a"), Validators('"1"'))
    assert (fetched.state, fetched.item) == ("gone", None)
    assert fetched.exchanges[-1].status == status
    assert len(site.asked("/a")) == 1


@pytest.mark.parametrize(
    ("statuses", "kept_under"),
    [
        ((301,), "/2"),
        ((308, 301), "/3"),
        ((302,), "/1"),
        ((303, 307), "/1"),
        ((301, 302), "/2"),
        ((302, 301), "/1"),
    ],
)
def test_redirects_are_followed_and_only_permanent_ones_move_the_page(
    site: Loopback, fetcher: Fetcher, statuses: tuple[int, ...], kept_under: str
) -> None:
    for n, status in enumerate(statuses, 1):
        site.serve(f"/{n}", redirect(f"/{n + 1}?utm_medium=r", status))
    last = len(statuses) + 1
    site.serve(f"/{last}", "<p>here</p>")
    fetched = fetcher.fetch(site.url("/1"))
    assert data(fetched) == b"<p>here</p>"
    assert fetched.address == site.url("/1")
    assert fetched.item is not None
    assert fetched.item.origin == fetched.origin == site.url(kept_under)
    assert fetched.redirected_to == site.url(f"/{last}?utm_medium=r")
    assert [e.status for e in fetched.exchanges] == [*statuses, 200]
    assert [e.address.partition("?")[0] for e in fetched.exchanges] == [
        site.url(f"/{n}") for n in range(1, last + 1)
    ]


def test_a_redirect_that_only_adds_tracking_is_no_circle(site: Loopback, fetcher: Fetcher) -> None:
    site.serve("/a", redirect("/a?utm_source=feed", 301))
    site.serve("/a?utm_source=feed", "<p>text</p>")
    assert fetcher.fetch(site.url("/a")).origin == site.url("/a")


def test_locations_in_utf_8_and_relative_ones_are_understood(site: Loopback, fetcher: Fetcher) -> None:
    site.serve("/x/a", redirect("./ñ/../é?q=ü", 301))
    site.serve("/x/%C3%A9?q=%C3%BC", "<p>text</p>")
    assert fetcher.fetch(site.url("/x/a")).origin == site.url("/x/%C3%A9?q=%C3%BC")


def test_circles_and_too_many_redirects_are_told(site: Loopback, fetcher: Fetcher) -> None:
    site.serve("/a", redirect("/b"))
    site.serve("/b", redirect("/a#x"))
    message = refused(fetcher, site.url("/a"))
    assert f"redirects in a circle ({site.url('/a')} → {site.url('/b')} → {site.url('/a')})" in message
    for n in range(9):
        site.serve(f"/{n}", redirect(f"/{n + 1}"))
    message = refused(fetcher, site.url("/0"))
    assert "redirects more than 5 times (fetch.redirects)" in message
    assert len(site.asked("/5")) == 1
    assert not site.asked("/6")
    site.serve("/self", redirect("/self"))
    assert "in a circle" in refused(fetcher, site.url("/self"))


def test_a_redirect_to_what_robots_txt_forbids_is_not_followed(site: Loopback, fetcher: Fetcher) -> None:
    site.serve("/robots.txt", Reply(b"User-agent: *\nDisallow: /private"))
    site.serve("/a", redirect("/private/b"))
    with pytest.raises(RefusedError) as told:
        fetcher.fetch(site.url("/a"))
    assert f"{site.url('/a')}: redirects to {site.url('/private/b')}: " in str(told.value)
    assert not site.asked("/private/b")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "asks for a login"),
        (403, "save it by hand"),
        (400, "brings no page"),
        (451, "brings no page"),
        (204, "brings no page"),
        (202, "brings no page"),
        (206, "brings no page"),
        (302, "without saying where to"),
        (501, "try later"),
    ],
)
def test_other_answers_are_errors_that_are_not_asked_again(
    site: Loopback, fetcher: Fetcher, naps: Naps, status: int, said: str
) -> None:
    site.serve("/a", Reply(b"", status, reason="So \x1b[31mred"))
    message = refused(fetcher, site.url("/a"))
    assert f"the server answered {status}" in message
    assert said in message
    assert "\x1b" not in message
    assert len(site.asked("/a")) == 1
    assert naps.slept == []


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_what_may_pass_is_asked_again_within_limits(
    site: Loopback, fetcher: Fetcher, naps: Naps, status: int
) -> None:
    site.serve("/a", in_turn(Reply(b"", status), Reply(b"", status), page("<p>at last</p>")))
    assert data(fetcher.fetch(site.url("/a"))) == b"<p>at last</p>"
    assert naps.slept == [1.0, 2.0]
    site.serve("/b", Reply(b"", status))
    assert "also when asked again: try later" in refused(fetcher, site.url("/b"))
    assert len(site.asked("/b")) == 3


def test_retry_after_is_honoured(site: Loopback, fetcher: Fetcher, naps: Naps) -> None:
    dates = {"Date": "Wed, 21 Oct 2015 07:28:00 GMT", "Retry-After": "Wed, 21 Oct 2015 07:28:40 GMT"}
    site.serve(
        "/a",
        in_turn(
            Reply(status=429, headers={"Retry-After": "17"}),
            Reply(status=503, headers=dates),
            page("<p>a</p>"),
        ),
    )
    assert fetcher.fetch(site.url("/a")).state == "whole"
    assert naps.slept == [17.0, 40.0]


def test_a_server_that_wants_too_long_a_pause_is_left_for_the_next_run(
    site: Loopback, fetcher: Fetcher, naps: Naps
) -> None:
    site.serve("/a", Reply(status=429, headers={"Retry-After": "3600"}))
    site.serve("/b", "<p>b</p>")
    message = refused(fetcher, site.url("/a"))
    assert "asks to wait 60 min, longer than fetch.longest_wait (2 min): left for the next run" in message
    assert "left for the next run" in refused(fetcher, site.url("/b"))
    assert not site.asked("/b")
    assert naps.slept == []


def test_a_broken_connection_is_tried_again(site: Loopback, fetcher: Fetcher, naps: Naps) -> None:
    short = OK + b"Content-Length: 100\r\n\r\nshort"
    site.serve("/a", in_turn(raw(b""), raw(short), page("<p>a</p>")))
    assert data(fetcher.fetch(site.url("/a"))) == b"<p>a</p>"
    assert len(site.asked("/a")) == 3
    assert naps.slept == [1.0, 2.0]


def test_a_length_that_is_too_long_is_noticed(site: Loopback, fetcher: Fetcher) -> None:
    site.serve("/a", raw(OK + b"Content-Length: 100\r\n\r\nshort"))
    message = refused(fetcher, site.url("/a"))
    assert "received 5 bytes, expected 100" in message
    site.serve("/b", raw(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n"))
    assert "the connection broke" in refused(fetcher, site.url("/b"))


@pytest.mark.parametrize("early", [b"", b"HTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\n"])
@pytest.mark.parametrize("length", [10, 200_000])
def test_a_length_that_is_too_short_is_noticed(
    site: Loopback, fetcher: Fetcher, early: bytes, length: int
) -> None:
    head = early + OK + b"Content-Length: %d\r\n\r\n" % length
    site.serve("/a", raw(head + b"x" * length + b"and more"))
    message = refused(fetcher, site.url("/a"))
    assert f"it said {length} bytes and sent more" in message
    assert len(site.asked("/a")) == 1
    site.serve("/b", raw(head + b"x" * length + b"\r\n"))
    assert len(data(fetcher.fetch(site.url("/b")))) == length


def test_a_bomb_is_refused_at_the_bound(site: Loopback, fetcher: Fetcher) -> None:
    headers = {"Content-Encoding": "gzip", "Content-Type": "text/html"}
    site.serve("/a", Reply(gzip_bomb(40), headers=headers))
    message = refused(fetcher, site.url("/a"))
    assert "grows beyond 1 MB (fetch.max_megabytes) when decompressed" in message
    assert len(site.asked("/a")) == 1


def test_a_page_that_is_too_large_is_refused_by_what_it_says_or_sends(
    site: Loopback, fetcher: Fetcher
) -> None:
    site.serve("/said", raw(OK + b"Content-Length: 2000000\r\n\r\n"))
    assert "2000000 bytes by its Content-Length" in refused(fetcher, site.url("/said"))
    site.serve("/absurd", raw(OK + b"Content-Length: " + b"9" * 19 + b"\r\n\r\n"))
    assert "by its Content-Length" in refused(fetcher, site.url("/absurd"))
    site.serve("/sent", drip(OK + b"\r\n", b"x" * 100_000, 0.001))
    assert "is larger than 1 MB" in refused(fetcher, site.url("/sent"))
    site.serve("/a", "x" * 50)
    assert len(data(fetcher.fetch(site.url("/a"), max_bytes=50))) == 50
    with pytest.raises(FetchError, match="more than"):
        fetcher.fetch(site.url("/a"), max_bytes=49)


@pytest.mark.parametrize(
    "head",
    [
        OK + b"\r\n",
        OK + b"Content-Length: 10000\r\n\r\n",
        OK + b"X-Slow: ",
        b"",
        b"HTTP/1.1 103 Early Hints\r\n\r\n" * 3,
    ],
)
def test_a_slow_drip_is_given_up_when_its_time_is_over(site: Loopback, head: bytes) -> None:
    site.serve("/a", drip(head, b"x", 0.03))
    with Fetcher(replace(SETTINGS, seconds=0.3)) as fetcher:
        began = time.monotonic()
        message = refused(fetcher, site.url("/a"))
    assert time.monotonic() - began < 1.5
    assert "took longer than 0.3 s (fetch.seconds) and was given up" in message
    assert len(site.asked("/a")) == 1


def test_endless_headers_are_not_kept(site: Loopback, fetcher: Fetcher) -> None:
    site.serve("/a", drip(OK, b"X-More: " + b"y" * 5000 + b"\r\n", 0.0005))
    began = time.monotonic()
    refused(fetcher, site.url("/a"))
    assert time.monotonic() - began < 1.9


@pytest.mark.parametrize("answer", [b"\x00\x01\x02\x03\r\n\r\n", b"HTTP/9.9 wild\r\n\r\n", b"SSH-2.0-x\r\n"])
def test_what_is_no_http_is_said(site: Loopback, fetcher: Fetcher, answer: bytes) -> None:
    site.serve("/a", raw(answer))
    assert "the connection broke" in refused(fetcher, site.url("/a"))


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "gzip, gzip, gzip"])
def test_bodies_that_cannot_be_decompressed_are_said_once(
    site: Loopback, fetcher: Fetcher, encoding: str
) -> None:
    site.serve("/a", Reply(b"<p>plain text</p>" * 9, headers={"Content-Encoding": encoding}))
    message = refused(fetcher, site.url("/a"))
    assert any(word in message for word in ("is not", "not asked for", "times over"))
    assert len(site.asked("/a")) == 1


def test_cookies_are_neither_kept_nor_sent(site: Loopback, fetcher: Fetcher) -> None:
    site.serve("/a", page("<p>a</p>", Set_Cookie="who=you"))
    fetcher.fetch(site.url("/a"))
    fetcher.fetch(site.url("/a"))
    assert all("cookie" not in seen.headers for seen in site.seen)


def test_several_fields_of_a_name_are_all_kept(site: Loopback, fetcher: Fetcher) -> None:
    site.serve("/b", raw(OK + b"Link: <a>\r\nLINK: <b>\r\nX-Name: \xff\r\nContent-Length: 1\r\n\r\nx"))
    fetched = fetcher.fetch(site.url("/b"))
    assert fetched.item is not None
    assert fetched.item.headers["link"] == "<a>, <b>"
    assert ("X-Name", "ÿ") in fetched.exchanges[0].response
    assert ("LINK", "<b>") in fetched.exchanges[0].response


def test_a_page_without_a_media_type_says_none(site: Loopback, fetcher: Fetcher) -> None:
    site.serve("/a", Reply(b"text"))
    site.serve("/b", Reply(b"text", headers={"Content-Type": " Text/HTML ;charset=x"}))
    types = [fetcher.fetch(site.url(path)).item for path in ("/a", "/b")]
    assert [item.media_type for item in types if item] == [None, "text/html"]


def test_parameters_that_the_site_does_not_need_are_dropped(site: Loopback, fetcher: Fetcher) -> None:
    site.serve("/a", "<p>a</p>")
    assert fetcher.fetch(site.url("/a?sid=4&p=2"), drop=["sid"]).origin == site.url("/a?p=2")
    assert site.asked("/a")[0].target == "/a?p=2"


def test_the_pace_holds_between_pages(site: Loopback, naps: Naps) -> None:
    settings = replace(SETTINGS, seconds_between_requests=2.0)
    site.serve("/a", redirect("/b"))
    site.serve("/b", "<p>b</p>")
    with Fetcher(settings, clock=naps.clock, sleep=naps.sleep) as fetcher:
        fetcher.fetch(site.url("/a"))
        fetcher.fetch(site.url("/b"))
    assert naps.slept == [2.0, 2.0, 2.0]
    assert [seen.path for seen in site.seen] == ["/robots.txt", "/a", "/b", "/b"]
