"""Web addresses in one form, so that the same page is known again however a link spells it.

Normal form after RFC 3986, section 6.2.2 and 6.2.3 (case, percent-encoding, dot segments, default port), with
hosts as browsers read them (IDN by UTS 46, IPv4 in its odd spellings as in the WHATWG URL standard). The
canonical form drops as well what only tells how a reader came to the page. The order of the query is kept: a
server may go by it.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import quote, unquote, urljoin, urlsplit

import idna

from corpus.errors import FetchError, RefusedError

TRACKING = ("utm_*", "fbclid", "gclid", "mc_cid", "mc_eid", "_ga", "igshid")

_LONGEST = 8000  # what servers commonly take as a request line (RFC 9110, section 4.1)
_PORTS = {"http": 80, "https": 443}
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# What stands in a path or a query as it is: unreserved, sub-delims and a few more (RFC 3986, appendix A).
_PATH = re.compile(r"%([0-9A-Fa-f]{2})|([^A-Za-z0-9\-._~!$&'()*+,;=:@/])")
_QUERY = re.compile(r"%([0-9A-Fa-f]{2})|([^A-Za-z0-9\-._~!$&'()*+,;=:@/?])")
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An http or https address in normal form. `host` is a name in ASCII or an IP without brackets.

    `fragment` is kept only where it begins with "!" (pages that name their content there).
    """

    scheme: str
    host: str
    port: int
    path: str
    query: str = ""
    fragment: str = ""

    @classmethod
    def parse(cls, address: str) -> WebAddress:
        """The normal form of an absolute address.

        Raises RefusedError for other schemes and for addresses with a user name in them, FetchError for
        what is no web address.
        """
        try:
            split = urlsplit(address.strip())
        except ValueError as error:
            raise FetchError(f"{address}: is no web address: {error}") from error
        if not split.scheme:
            raise FetchError(f"{address}: is no web address: write it in full, beginning with https://")
        if split.scheme not in _PORTS:
            raise RefusedError(f"{address}: {split.scheme}: addresses are not fetched, only http: and https:")
        if "@" in split.netloc:
            raise RefusedError(f"{address}: has a user name or password in it: leave them out")
        host, port = _host_and_port(split.netloc, address)
        found = cls(
            split.scheme,
            host,
            port or _PORTS[split.scheme],
            _without_dots(_encoded(split.path, _PATH)),
            _encoded(split.query, _QUERY),
            _encoded(split.fragment, _QUERY) if split.fragment.startswith("!") else "",
        )
        if len(str(found)) > _LONGEST:
            raise FetchError(f"{address[:100]}…: is longer than {_LONGEST} characters: no server takes that")
        return found

    def join(self, reference: str) -> WebAddress:
        """What `reference` on the page at this address leads to; raises as `parse` does."""
        try:
            joined = urljoin(self.requested, reference.strip())
        except ValueError as error:
            raise FetchError(f"{reference}: is no web address: {error}") from error
        return WebAddress.parse(joined)

    def without(self, parameters: Iterable[str]) -> WebAddress:
        """The same address without the query's parameters of these names; `*` stands for anything."""
        dropped = tuple(parameters)
        kept = [p for p in self.query.split("&") if not _is_one_of(unquote(p.partition("=")[0]), dropped)]
        return WebAddress(self.scheme, self.host, self.port, self.path, "&".join(kept), self.fragment)

    @property
    def origin(self) -> str:
        """Scheme, host and port, such as https://example.org."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def requested(self) -> str:
        """The address without its fragment, as it is asked of the server."""
        return self.origin + self.path + (f"?{self.query}" if self.query else "")

    def __str__(self) -> str:
        return self.requested + (f"#{self.fragment}" if self.fragment else "")


def canonical(address: str, drop: Iterable[str] = ()) -> str:
    """The canonical form of an address: normal, and without tracking parameters and those in `drop`.

    Raises as `WebAddress.parse` does.
    """
    return str(WebAddress.parse(address).without((*TRACKING, *drop)))


def _is_one_of(name: str, patterns: tuple[str, ...]) -> bool:
    # Only `*` means something: names such as `ids[]` are no character classes.
    return any(
        name == p or ("*" in p and fnmatchcase(name, p.replace("[", "[[]").replace("?", "[?]")))
        for p in patterns
    )


def _host_and_port(netloc: str, address: str) -> tuple[str, int | None]:
    if netloc.startswith("["):
        host, _, rest = netloc[1:].partition("]")
        if rest and not rest.startswith(":"):
            raise FetchError(f"{address}: is no web address: something stands between host and port")
        try:
            if "%" in host:
                raise ValueError("a zone means nothing outside its machine")
            return str(ipaddress.IPv6Address(host)), _port(rest[1:], address)
        except ValueError as error:
            raise FetchError(f"{address}: is no web address: [{host}] is no IPv6 address") from error
    host, _, port = netloc.rpartition(":") if ":" in netloc else (netloc, "", "")
    return _host(host, address), _port(port, address)


def _port(text: str, address: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 8 and 0 < int(text) < 65536):
        raise FetchError(f"{address}: is no web address: {text} is no port")
    return int(text)


def _host(text: str, address: str) -> str:
    """A host as the resolver is asked for it: lower case, ASCII, without a point at its end."""
    try:
        host = idna.uts46_remap(unquote(text, errors="strict"), std3_rules=False, transitional=False)
        if not host.isascii():
            host = idna.encode(host).decode("ascii")
    except (UnicodeError, ValueError) as error:
        raise FetchError(f"{address}: is no web address: {text} is no host name") from error
    host = host.lower().removesuffix(".")
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise FetchError(f"{address}: is no web address: {text or 'nothing'} is no host name")
    # A last label that is a number makes the whole an IPv4 address (WHATWG URL, "ends in a number").
    if labels[-1].isdigit() or re.fullmatch(r"0x[0-9a-f]*", labels[-1]):
        number = _ipv4(labels)
        if number is None:
            raise FetchError(f"{address}: is no web address: {text} is no IPv4 address")
        return number
    return host


def _ipv4(labels: list[str]) -> str | None:
    """The dotted form of an IPv4 address in one of its odd spellings (0x7f.1, 2130706433), or None."""
    if len(labels) > 4:
        return None
    try:
        values = [_number(label) for label in labels]
    except ValueError:
        return None
    *high, low = values
    if any(v > 255 for v in high) or low >= 256 ** (5 - len(values)):
        return None
    return str(ipaddress.IPv4Address(sum(v << (24 - 8 * i) for i, v in enumerate(high)) + low))


def _number(label: str) -> int:
    if label.startswith("0x"):
        return int(label[2:] or "0", 16)
    return int(label, 8) if label.startswith("0") and label != "0" else int(label)


def _encoded(text: str, pattern: re.Pattern[str]) -> str:
    """Percent-encoding made normal: unreserved characters plain, all others that need it in capitals."""

    def one(match: re.Match[str]) -> str:
        code, character = match.groups()
        if code is None:
            return quote(character, safe="", errors="replace")
        plain = chr(int(code, 16))
        return plain if plain in _UNRESERVED else f"%{code.upper()}"

    return pattern.sub(one, text)


def _without_dots(path: str) -> str:
    """The path with "." and ".." resolved (RFC 3986, section 5.2.4); never empty."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            if kept:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments and segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)
