"""Addresses in canonical form: what is the same, what stays apart, what is none."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.errors import FetchError, RefusedError
from pipeline.sources.web.canonical import WebAddress, canonical


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("HTTPS://Example.ORG", "https://example.org/"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("https://example.org:80/a", "https://example.org:80/a"),
        ("https://example.org:/a", "https://example.org/a"),
        ("https://example.org./a", "https://example.org/a"),
        ("  https://example.org/a\n", "https://example.org/a"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("https://example.org/a#!/news/4", "https://example.org/a#!/news/4"),
        ("https://example.org/a/./b/../c", "https://example.org/a/c"),
        ("https://example.org/../../a/..", "https://example.org/"),
        ("https://example.org/a/%2e%2e/b", "https://example.org/b"),
        ("https://example.org/%7euser/%c3%a9", "https://example.org/~user/%C3%A9"),
        ("https://example.org/é b", "https://example.org/%C3%A9%20b"),
        ("https://example.org/50%", "https://example.org/50%25"),
        ("https://example.org/a%2Fb", "https://example.org/a%2Fb"),
        ("https://México.example/", "https://xn--mxico-bsa.example/"),
        ("https://BÜCHER.example。/", "https://xn--bcher-kva.example/"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://example.org/?b=2&a=1", "https://example.org/?b=2&a=1"),
        ("https://example.org/?ids[]=1&q=a+b", "https://example.org/?ids%5B%5D=1&q=a+b"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://0177.0.0.1/", "http://127.0.0.1/"),
        ("http://１２７.0.0.1/", "http://127.0.0.1/"),
        ("http://[::FFFF:7F00:1]:8080/", "http://[::ffff:127.0.0.1]:8080/"),
        ("http://[2001:0:0::1]/", "http://[2001::1]/"),
        ("http://my_site.example/", "http://my_site.example/"),
    ],
)
def test_one_page_has_one_address(written: str, expected: str) -> None:
    found = canonical(written)
    # Python's own spelling of IPv4 within IPv6 changed between versions; both are the same address.
    assert found.replace("::ffff:7f00:1", "::ffff:127.0.0.1") == expected


@pytest.mark.parametrize(
    "name", ["utm_source", "utm_id", "fbclid", "gclid", "mc_cid", "mc_eid", "_ga", "igshid"]
)
def test_what_tells_only_the_way_to_the_page_is_dropped(name: str) -> None:
    assert canonical(f"https://example.org/a?{name}=x") == "https://example.org/a"
    assert canonical(f"https://example.org/a?b=1&{name}=x&c=2") == "https://example.org/a?b=1&c=2"


def test_other_parameters_stay_unless_the_site_drops_them() -> None:
    address = "https://example.org/a?page=2&utmost=1&sid=3&ids[]=4&session_x=5"
    assert canonical(address) == "https://example.org/a?page=2&utmost=1&sid=3&ids%5B%5D=4&session_x=5"
    assert canonical(address, ["sid", "ids[]", "session*"]) == "https://example.org/a?page=2&utmost=1"


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://example.org/a", "javascript:alert(1)", "data:text/html,x", "gopher://a/"],
)
def test_other_schemes_are_refused(address: str) -> None:
    with pytest.raises(RefusedError, match="only http: and https:"):
        canonical(address)


def test_addresses_with_a_password_are_refused() -> None:
    with pytest.raises(RefusedError, match="leave them out"):
        canonical("https://user:word@example.org/")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org/a",
        "//example.org/a",
        "https://",
        "https:///a",
        "https://a..b/",
        "https://exa mple.org/",
        "https://example.org:port/",
        "https://example.org:0/",
        "https://example.org:65536/",
        "https://example.org\\@127.0.0.1/",
        "https://[::1/",
        "https://[fe80::1%25eth0]/",
        "https://[::1]x/",
        "https://1.2.3.4.5/",
        "https://256.1.1.1/",
        "https://09.1.1.1/",
        "https://" + "a" * 64 + ".org/",
        "https://example.org/" + "a" * 9000,
        "https://xn--\u00e9/%",
        "https://%ff/",
    ],
)
def test_what_is_no_web_address_is_said(address: str) -> None:
    with pytest.raises(FetchError) as told:
        canonical(address)
    assert len(str(told.value)) < 9200
    assert ":" in str(told.value)


hosts = st.sampled_from(
    ["example.org", "EXAMPLE.org.", "méxico.example", "10.1", "[::1]", "a_b.c:8080", "x:443"]
)
tails = st.text(
    st.sampled_from("ab/.%2eE5é?&=#!+ ;[]|\\\"'~:@\u200b\ud800$utm_") | st.characters(), max_size=30
)


@given(hosts, tails, st.lists(st.sampled_from(["a", "b*", "é"]), max_size=2))
@example("example.org", "a/%2e./..//b?a&&utm_=&#!%zz%2F", [])
def test_the_canonical_form_of_a_canonical_form_is_itself(host: str, tail: str, drop: list[str]) -> None:
    once = canonical(f"https://{host}/{tail}", drop)
    assert canonical(once, drop) == once
    assert once.isascii()


@given(hosts, tails)
def test_the_client_asks_for_just_the_canonical_form(host: str, tail: str) -> None:
    address = WebAddress.parse(canonical(f"https://{host}/{tail}"))
    url = httpx.URL(address.requested)
    assert url.raw_path.decode() == address.path + (f"?{address.query}" if address.query else "")
    assert url.raw_host.decode() == address.host
    assert (url.port or 443) == address.port


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_an_error_of_ours(text: str) -> None:
    try:
        assert canonical(text).startswith("http")
    except FetchError as error:
        assert str(error)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("b", "https://example.org/x/b"),
        ("/b?c", "https://example.org/b?c"),
        ("?c", "https://example.org/x/a?c"),
        ("//other.example/b", "https://other.example/b"),
        ("../../b", "https://example.org/b"),
        (" http://other.example:80/ ", "http://other.example/"),
    ],
)
def test_references_are_resolved_against_the_page(reference: str, expected: str) -> None:
    assert str(WebAddress.parse("https://example.org/x/a?q#!f").join(reference)) == expected
