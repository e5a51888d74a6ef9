"""Which IP addresses a page may be fetched from, so that no page can make us ask machines in our own network.

A name is resolved once, its answers are judged, and the connection goes to the very address that was judged
(see `transport`). The special-purpose networks are those of the IANA registries (RFC 6890 and successors),
IPv4 addresses within IPv6 ones are judged as what they are.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable, Iterable, Sequence

from corpus.errors import FetchError, RefusedError

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int, float], Sequence[str]]
"""Host, port and seconds it may take, to IP addresses as text. Raises OSError or TimeoutError."""

_V4: tuple[tuple[ipaddress.IPv4Network, str], ...] = tuple(
    (ipaddress.IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "an unspecified address"),
        ("10.0.0.0/8", "a private address"),
        ("100.64.0.0/10", "an address of a provider's own network"),
        ("127.0.0.0/8", "a loopback address"),
        ("168.63.129.16/32", "a cloud platform's own service"),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", "a private address"),
        ("192.0.0.0/24", "a reserved address"),
        ("192.0.2.0/24", "an address for documentation"),
        ("192.88.99.0/24", "a reserved address"),
        ("192.168.0.0/16", "a private address"),
        ("198.18.0.0/15", "an address for benchmarks"),
        ("198.51.100.0/24", "an address for documentation"),
        ("203.0.113.0/24", "an address for documentation"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved address"),
    )
)
_V6: tuple[tuple[ipaddress.IPv6Network, str], ...] = tuple(
    (ipaddress.IPv6Network(network), what)
    for network, what in (
        ("::/128", "an unspecified address"),
        ("::1/128", "a loopback address"),
        ("fe80::/10", "a link-local address"),
        ("fec0::/10", "a private address"),
        ("fc00::/7", "a private address"),
        ("ff00::/8", "a multicast address"),
        ("2001:2::/48", "an address for benchmarks"),
        ("2001:db8::/32", "an address for documentation"),
        ("3fff::/20", "an address for documentation"),
        ("2001::/23", "a reserved address"),
    )
)
_UNICAST = ipaddress.IPv6Network("2000::/3")  # all that IANA has given out; the rest is reserved
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052
_ISATAP = (0x00005EFE, 0x02005EFE)  # RFC 5214, section 6.1


class ForbiddenHostError(RefusedError):
    """A host that leads to none but addresses that are not fetched from; says which and what to do."""


def forbidden(ip: IP) -> str | None:
    """What kind of address this is ("a loopback address") where it may not be fetched from, else None."""
    if isinstance(ip, ipaddress.IPv4Address):
        return next((what for network, what in _V4 if ip in network), None)
    inner = _inner(ip)
    if inner:
        reasons = (forbidden(v4) for v4 in inner)
        return next((f"{reason} within an IPv6 one" for reason in reasons if reason), None)
    if ip.scope_id is not None:
        return "a link-local address"
    for network, what in _V6:
        if ip in network:
            return what
    return None if ip in _UNICAST else "a reserved address"


def _inner(ip: ipaddress.IPv6Address) -> tuple[ipaddress.IPv4Address, ...]:
    """The IPv4 addresses that an IPv6 address stands for or leads to."""
    if ip.ipv4_mapped is not None:
        return (ip.ipv4_mapped,)
    if ip.sixtofour is not None:
        return (ip.sixtofour,)
    if ip.teredo is not None:
        return ip.teredo
    if ip in _NAT64:
        return (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF),)
    if ip in _UNICAST and (int(ip) >> 32) & 0xFFFFFFFF in _ISATAP:
        return (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF),)
    return ()


def system_resolver(host: str, port: int, seconds: float) -> list[str]:
    """The addresses the operating system gives for a host, the best first.

    The system's call knows no time limit, hence the thread, which is left behind when it takes too long.
    """
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(info[4][0]) for info in found)))
        except Exception as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True, name=f"resolve {host}").start()
    try:
        answer = answers.get(timeout=max(seconds, 0.001))
    except queue.Empty:
        raise TimeoutError(f"the name {host} was not resolved in time") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


class Guard:
    """Says which addresses of a host may be connected to.

    `allow_private_hosts` holds hosts, with or without a port ("intranet.example", "127.0.0.1:8000",
    "[::1]:8000"), whose addresses are not judged.
    """

    def __init__(self, allow_private_hosts: Iterable[str] = (), resolver: Resolver = system_resolver) -> None:
        self._allowed = frozenset(_entry(entry) for entry in allow_private_hosts)
        self._resolver = resolver

    def trusts(self, host: str, port: int) -> bool:
        """Whether the user said that this host may lie in a private network."""
        return (host, None) in self._allowed or (host, port) in self._allowed

    def permitted(self, host: str, port: int, seconds: float) -> list[IP]:
        """The addresses of a host that may be connected to, at least one, in the resolver's order.

        All answers are judged; where only some are permitted, only those are given. Raises
        ForbiddenHostError when none is, FetchError for a name without address, and what the resolver raises.
        """
        try:
            found: list[IP] = [ipaddress.ip_address(host)]
        except ValueError:
            found = [ipaddress.ip_address(text) for text in self._resolver(host, port, seconds)]
        if not found:
            raise FetchError(f"the name {host} has no address")
        if self.trusts(host, port):
            return found
        judged = [(ip, forbidden(ip)) for ip in found]
        permitted = [ip for ip, reason in judged if reason is None]
        if not permitted:
            ip, reason = judged[0]
            at = "is" if str(ip) == host else f"leads to {ip},"
            raise ForbiddenHostError(
                f"{host} {at} {reason}; if you trust it, add it to fetch.allow_private_hosts in config.yaml"
            )
        return permitted


def _entry(text: str) -> tuple[str, int | None]:
    """Host and port of an entry in allow_private_hosts; a port of None stands for any."""
    host, port = text.strip().lower(), ""
    if host.startswith("["):
        host, _, port = host[1:].partition("]")
        port = port.removeprefix(":")
    elif host.count(":") == 1:
        host, _, port = host.partition(":")
    try:
        host = str(ipaddress.ip_address(host))
    except ValueError:
        host = host.removesuffix(".")
    return host, int(port) if port.isdigit() else None
