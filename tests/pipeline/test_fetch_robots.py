"""robots.txt is obeyed as RFC 9309 has it, whatever a server does with it."""

from __future__ import annotations

import gzip
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.errors import FetchError, RefusedError
from corpus.settings import FetchSettings
from pipeline.sources.web import Fetcher

sys.path.insert(0, str(Path(__file__).parent))
from loopback import Loopback, Reply, drip, gzip_bomb, page, redirect

SETTINGS = FetchSettings(
    seconds_between_requests=0.0, seconds=1.0, retries=0, allow_private_hosts=["127.0.0.1"]
)


@pytest.fixture
def site() -> Iterator[Loopback]:
    with Loopback() as server:
        yield server


def text(robots: str) -> Reply:
    return Reply(robots.encode(), headers={"Content-Type": "text/plain"})


def allowed(site: Loopback, *paths: str, settings: FetchSettings = SETTINGS) -> list[bool]:
    """Whether each path is fetched; whatever is not allowed is never asked for."""
    told = []
    with Fetcher(settings) as fetcher:
        for path in paths:
            site.serve(path, "<p>text</p>")
            try:
                told.append(fetcher.fetch(site.url(path)).state == "whole")
            except RefusedError as error:
                assert "robots.txt does not allow it" in str(error)
                assert site.url(path) in str(error)
                assert not site.asked(path.partition("?")[0])
                told.append(False)
    return told


def test_wildcards_and_the_longest_match_decide(site: Loopback) -> None:
    site.serve(
        "/robots.txt",
        text(
            "User-agent: *\nDisallow: /*.pdf$\nDisallow: /private\nAllow: /private/open\nDisallow: /*?print="
        ),
    )
    assert allowed(site, "/a.pdf", "/a.pdfx", "/private", "/private/open/a", "/x?print=1", "/x2?page=1") == [
        False,
        True,
        False,
        True,
        False,
        True,
    ]
    assert len(site.asked("/robots.txt")) == 1


def test_our_own_group_goes_before_the_general_one(site: Loopback) -> None:
    site.serve("/robots.txt", text("User-agent: *\nDisallow: /\n\nUser-Agent: SOLIDARITY/2\nDisallow: /b"))
    assert allowed(site, "/a", "/b") == [True, False]


def test_groups_of_others_are_none_of_ours_even_if_their_name_begins_like_ours(site: Loopback) -> None:
    site.serve(
        "/robots.txt",
        text("User-agent: sol\nUser-agent: solidarity-news\nDisallow: /\nUser-agent: a\nDisallow: /a"),
    )
    assert allowed(site, "/a", "/b") == [True, True]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_robots_txt_may_be_read(site: Loopback, status: int) -> None:
    site.serve("/robots.txt", Reply(b"no", status))
    assert allowed(site, "/a") == [True]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_fails_over_its_robots_txt_is_left_alone_for_the_run(
    site: Loopback, status: int
) -> None:
    site.serve("/robots.txt", Reply(b"", status))
    with Fetcher(SETTINGS) as fetcher:
        for path in ("/a", "/b"):
            with pytest.raises(RefusedError, match=rf"robots.txt answered {status}.*try again later"):
                fetcher.fetch(site.url(path))
    assert [seen.path for seen in site.seen] == ["/robots.txt"]


def test_a_robots_txt_that_never_ends_is_given_up_in_time(site: Loopback) -> None:
    site.serve("/robots.txt", drip(b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\n"))
    began = time.monotonic()
    with Fetcher(replace(SETTINGS, seconds=0.3)) as fetcher, pytest.raises(FetchError) as told:
        fetcher.fetch(site.url("/a"))
    assert time.monotonic() - began < 1.5
    assert "robots.txt could not be read" in str(told.value)
    assert "took longer than 0.3 s" in str(told.value)
    assert not site.asked("/a")


def test_a_host_that_cannot_be_reached_is_said_as_such() -> None:
    with Loopback() as gone:
        address = gone.url("/a")
    with Fetcher(SETTINGS) as fetcher, pytest.raises(FetchError, match="cannot be reached") as told:
        fetcher.fetch(address)
    assert not isinstance(told.value, RefusedError)


def test_redirects_of_robots_txt_are_followed(site: Loopback) -> None:
    site.serve("/robots.txt", redirect("/here/robots.txt", 301))
    site.serve("/here/robots.txt", text("User-agent: *\nDisallow: /b"))
    assert allowed(site, "/a", "/b") == [True, False]


def test_a_circle_of_redirects_counts_as_no_robots_txt(site: Loopback) -> None:
    site.serve("/robots.txt", redirect("/robots.txt"))
    assert allowed(site, "/a") == [True]
    assert len(site.asked("/robots.txt")) == 6


def test_a_robots_txt_cannot_send_us_into_a_private_network(site: Loopback) -> None:
    site.serve("/robots.txt", redirect("http://10.0.0.1/robots.txt"))
    settings = replace(SETTINGS, contact="archive@example.org")
    with Fetcher(settings) as fetcher, pytest.raises(RefusedError, match=r"10\.0\.0\.1 is a private address"):
        fetcher.fetch(site.url("/a"))


def test_of_an_endless_robots_txt_the_first_500_kb_count(site: Loopback) -> None:
    filler = "# " + "x" * 97 + "\n"
    long = "User-agent: *\nDisallow: /early\n" + filler * 6000 + "Disallow: /late\n"
    site.serve("/robots.txt", text(long))
    assert allowed(site, "/early", "/late") == [False, True]


def test_half_a_line_at_the_bound_forbids_nothing(site: Loopback) -> None:
    head = "User-agent: *\n"
    filler = "#" * (500 * 1024 - len(head) - 1 - len("Disallow: /a")) + "\n"
    site.serve("/robots.txt", text(head + filler + "Disallow: /abc\n"))
    assert allowed(site, "/a", "/abc") == [True, True]


def test_a_bomb_as_robots_txt_is_harmless(site: Loopback) -> None:
    body = gzip.compress(b"User-agent: *\nDisallow: /b\n") + gzip_bomb(20)
    site.serve("/robots.txt", Reply(body, headers={"Content-Encoding": "gzip"}))
    assert allowed(site, "/a", "/b") == [True, False]


def test_a_robots_txt_made_to_be_slow_is_read_quickly(site: Loopback) -> None:
    names = "".join(f"User-agent: robot{n}\n" for n in range(12_000))
    rules = "".join(f"Disallow: /{n:x}\n" for n in range(12_000))
    site.serve("/robots.txt", text(names + rules + "User-agent: *\nDisallow: /" + "*a" * 40 + "*b$\n"))
    began = time.monotonic()
    assert allowed(site, "/" + "a" * 4000) == [True]
    assert time.monotonic() - began < 1.5


@pytest.mark.parametrize(
    "robots", ["<!doctype html><p>Not found: see /home</p>", "\ufeff", "\0\x1f\udc80", ":::"]
)
def test_what_is_no_robots_txt_forbids_nothing(site: Loopback, robots: str) -> None:
    site.serve("/robots.txt", Reply(robots.encode("utf-8", "surrogatepass")))
    assert allowed(site, "/a") == [True]


def test_a_byte_order_mark_and_old_line_ends_do_not_hide_the_rules(site: Loopback) -> None:
    site.serve("/robots.txt", text("\ufeffUser-agent: *\rDisallow: /b\r"))
    assert allowed(site, "/a", "/b") == [True, False]


@pytest.mark.parametrize("line", ["Crawl-delay: 0.15", "Request-rate: 100/15s"])
def test_a_fractional_delay_is_kept(site: Loopback, line: str) -> None:
    site.serve("/robots.txt", text(f"User-agent: *\n{line}"))
    assert allowed(site, "/a", "/b", "/c") == [True] * 3
    times = [seen.at for seen in site.seen]
    assert [seen.path for seen in site.seen] == ["/robots.txt", "/a", "/b", "/c"]
    assert all(0.149 <= later - earlier < 0.5 for earlier, later in pairwise(times))


def test_a_host_that_wants_too_long_a_delay_is_not_crawled_and_said_so(site: Loopback) -> None:
    site.serve("/robots.txt", text("User-agent: *\nCrawl-delay: 90"))
    with Fetcher(SETTINGS) as fetcher, pytest.raises(RefusedError) as told:
        fetcher.fetch(site.url("/a"))
    assert "asks for 90 s between requests, longer than fetch.longest_crawl_delay (60 s" in str(told.value)
    assert not site.asked("/a")


def test_sitemaps_are_told(site: Loopback) -> None:
    site.serve(
        "/robots.txt",
        text("Sitemap: https://a.example/s.xml\nUser-agent: *\nSitemap: https://a.example/t.xml"),
    )
    with Fetcher(SETTINGS) as fetcher:
        assert fetcher.sitemaps(site.url("/x")) == ("https://a.example/s.xml", "https://a.example/t.xml")


def test_threads_that_start_together_ask_for_robots_txt_once(site: Loopback) -> None:
    site.serve("/robots.txt", text("User-agent: *\nDisallow: /b"))
    site.serve("/a", page("<p>a</p>"))
    states: list[str] = []
    with Fetcher(SETTINGS) as fetcher:
        threads = [
            threading.Thread(target=lambda: states.append(fetcher.fetch(site.url("/a")).state))
            for _ in range(6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert states == ["whole"] * 6
    assert len(site.asked("/robots.txt")) == 1
