"""Which IP addresses may be fetched from, judged one by one and among a name's answers."""

from __future__ import annotations

import ipaddress
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import FetchError
from pipeline.sources.web.addresses import ForbiddenHostError, Guard, forbidden, system_resolver

REFUSED = """
    0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 168.63.129.16
    169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.170 192.0.2.1 192.88.99.1 192.168.1.1
    198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.7 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
    :: ::1 ::127.0.0.1 ::8.8.8.8 fe80::1 fe80::1%eth0 febf::1 fec0::1 fc00::1 fd00:ec2::254 ff02::1 100::1
    2001:db8::1 3fff::1 2001:2::1 2001:10::1 2001:20::1 5f00::1 4000::1 64:ff9b:1::a00:1
    ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::a00:1 64:ff9b::7f00:1
    2002:7f00:1:: 2002:a9fe:a9fe::1 2002:c0a8:101::1
    2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:0:c0a8:101::f7f7:f7f7
    2a00:1450::5efe:10.0.0.1 2a00:1450::200:5efe:127.0.0.1
""".split()
PERMITTED = """
    8.8.8.8 1.1.1.1 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.0.1.1 198.17.0.1 198.20.0.1
    223.255.255.254
    2606:4700::1111 2a00:1450:4001::2004 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1
    2a00:1450::5efe:8.8.8.8
""".split()


@pytest.mark.parametrize("text", REFUSED)
def test_addresses_that_are_not_the_public_internet_are_refused(text: str) -> None:
    reason = forbidden(ipaddress.ip_address(text))
    assert reason is not None
    assert reason.startswith(("a ", "an "))


@pytest.mark.parametrize("text", PERMITTED)
def test_public_addresses_are_permitted(text: str) -> None:
    assert forbidden(ipaddress.ip_address(text)) is None


@given(st.ip_addresses(v=4))
def test_nothing_that_python_calls_private_or_special_is_permitted(ip: ipaddress.IPv4Address) -> None:
    special = ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved
    if special or ip.is_unspecified or not ip.is_global:
        assert forbidden(ip) is not None
    else:
        # Ours are stricter: anycast relays, and what a cloud's machines alone can reach.
        assert forbidden(ip) is None or str(ip).startswith(("168.63.129.16", "192.88.99.", "192.0.0."))


@given(st.ip_addresses(v=6))
def test_no_special_ipv6_address_is_permitted(ip: ipaddress.IPv6Address) -> None:
    wrapped = ip.ipv4_mapped or ip.sixtofour or ip.teredo or ip in ipaddress.ip_network("64:ff9b::/96")
    special = ip.is_private or ip.is_multicast or ip.is_link_local or ip.is_reserved or ip.is_site_local
    if not wrapped and (special or ip.is_loopback or ip.is_unspecified or not ip.is_global):
        assert forbidden(ip) is not None
    elif forbidden(ip) is None and not wrapped:
        assert ip in ipaddress.ip_network("2000::/3")


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_within_an_ipv6_one_is_judged_as_itself(inner: ipaddress.IPv4Address) -> None:
    number = int(inner)
    wrapped = [
        ipaddress.IPv6Address(0xFFFF << 32 | number),
        ipaddress.IPv6Address(int(ipaddress.IPv6Address("64:ff9b::")) | number),
        ipaddress.IPv6Address(0x2002 << 112 | number << 80 | 1),
        # Teredo: the server is public, the client written upside down
        ipaddress.IPv6Address(0x20010000 << 96 | 0x08080808 << 64 | (number ^ 0xFFFFFFFF)),
    ]
    for ip in wrapped:
        assert (forbidden(ip) is None) == (forbidden(inner) is None)


def guard(*answers: str, allow: tuple[str, ...] = ()) -> Guard:
    return Guard(allow, lambda host, port, seconds: answers)


def test_of_several_answers_only_the_public_ones_are_connected_to() -> None:
    found = guard("10.0.0.1", "8.8.8.8", "::1", "2606:4700::1").permitted("mixed.example", 80, 1)
    assert [str(ip) for ip in found] == ["8.8.8.8", "2606:4700::1"]


def test_a_name_with_private_answers_only_is_refused_with_its_reason_and_the_remedy() -> None:
    with pytest.raises(ForbiddenHostError) as told:
        guard("192.168.1.7", "127.0.0.1").permitted("inner.example", 443, 1)
    assert "inner.example leads to 192.168.1.7, a private address" in str(told.value)
    assert "fetch.allow_private_hosts" in str(told.value)


def test_a_literal_address_is_judged_without_asking_anyone() -> None:
    with pytest.raises(ForbiddenHostError, match=r"169\.254\.169\.254 is a link-local address"):
        guard("8.8.8.8").permitted("169.254.169.254", 80, 1)
    assert guard().permitted("8.8.8.8", 80, 1) == [ipaddress.ip_address("8.8.8.8")]


@pytest.mark.parametrize(
    ("entry", "host", "port", "trusted"),
    [
        ("intranet.example", "intranet.example", 443, True),
        ("Intranet.Example.", "intranet.example", 8000, True),
        ("intranet.example:8000", "intranet.example", 8000, True),
        ("intranet.example:8000", "intranet.example", 80, False),
        ("127.0.0.1:8000", "127.0.0.1", 8000, True),
        ("127.0.0.1:8000", "127.0.0.1", 8001, False),
        ("::1", "::1", 80, True),
        ("[0:0::1]:81", "::1", 81, True),
        ("[::1]:81", "::1", 80, False),
        ("example", "intranet.example", 80, False),
    ],
)
def test_private_hosts_are_reached_only_where_the_user_named_them(
    entry: str, host: str, port: int, trusted: bool
) -> None:
    asked = guard("10.0.0.1", allow=(entry,))
    assert asked.trusts(host, port) is trusted
    if trusted:
        assert asked.permitted(host, port, 1)
    else:
        with pytest.raises(ForbiddenHostError):
            asked.permitted(host, port, 1)


def test_a_name_without_answers_is_said() -> None:
    with pytest.raises(FetchError, match=r"empty\.example has no address"):
        guard().permitted("empty.example", 80, 1)


def test_resolving_ends_when_its_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: time.sleep(0.5))
    began = time.monotonic()
    with pytest.raises(TimeoutError, match=r"slow\.example"):
        system_resolver("slow.example", 80, 0.05)
    assert time.monotonic() - began < 0.4


def test_the_systems_resolver_knows_this_machine() -> None:
    assert system_resolver("127.0.0.1", 80, 2) == ["127.0.0.1"]
    with pytest.raises(UnicodeError):
        system_resolver("a" * 70 + ".é", 80, 2)
