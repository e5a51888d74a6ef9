"""What is known of a site's pages: frozen dataclasses, made from YAML by `pipeline.sites.load`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pipeline.sources.web.canonical import TRACKING, WebAddress

Precision = Literal["day", "month", "year"]
Versions = Literal["by-change", "by-convention"]

# The metadata that a description may tell, in the keys of `corpus.document.Reading`.
VALUES = ("title", "author", "date", "adopted", "convention", "number", "language", "summary")

_PORT = re.compile(r":\d+$")


@dataclass(frozen=True, slots=True)
class Match:
    """Pages that a description is for: a host, with its port where one is named, and a path.

    `host` stands for itself with and without "www."; `*.host` for all hosts below it as well.
    """

    host: str
    path: re.Pattern[str] | None = None

    @property
    def rank(self) -> tuple[int, int, int]:
        """How specific this is: the more so, the greater."""
        exact = not self.host.startswith("*.")
        return (len(self.path.pattern) if self.path else 0, int(exact), len(self.host))

    def holds(self, host: str, path: str) -> bool:
        """Whether a page at `path` (with its query) of `host` is meant."""
        given = (host if _PORT.search(self.host) else _PORT.sub("", host)).removeprefix("www.")
        if self.host.startswith("*."):
            if given != self.host[2:] and not given.endswith(self.host[1:]):
                return False
        elif given != self.host:
            return False
        return self.path is None or self.path.match(path) is not None


@dataclass(frozen=True, slots=True)
class Canonical:
    """How a site's addresses are made one: parameters dropped (`*` stands for anything), or all but some.

    `https` and `www` say how the address begins; None leaves it as it is.
    """

    drop_parameters: tuple[str, ...] = ()
    keep_parameters: tuple[str, ...] | None = None
    https: bool | None = None
    www: bool | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """The addresses from which a crawl starts."""

    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListingPage:
    """Which links of a listing are documents, and which leads to its next page (see `read_listing`)."""

    links: str | None = None
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """Where a value stands: a CSS selector, and what of the element's text or attribute is taken.

    `pattern` has at most one group, whose text is the value. `format` is one of `strptime`, for dates;
    `precision` how much of a date is known. `constant` is the value itself.
    """

    selector: str = ""
    attribute: str | None = None
    pattern: re.Pattern[str] | None = None
    format: str | None = None
    precision: Precision | None = None
    constant: str | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """Elements to take out: those that a selector finds, or of these, those whose text a pattern finds.

    With `whole`, only elements that hold all the text of their block count, and the block goes.
    """

    selector: str
    pattern: re.Pattern[str] | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kind of a page: the first whose pattern finds something in its path, else `default`."""

    paths: tuple[tuple[re.Pattern[str], str], ...] = ()
    default: str | None = None

    def of(self, address: str) -> str | None:
        """The kind of the page at an address, or None where nothing is said."""
        path = _path(address)
        return next((kind for pattern, kind in self.paths if pattern.search(path)), self.default)


@dataclass(frozen=True, slots=True)
class Sample:
    """A test page, its address, and what must come of it (the keys are those of docs/adding.md)."""

    page: Path
    address: str
    expect: Mapping[str, Any]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """A site's description. `tried` says whether it was held against the live site, `file` where it stands.

    `depth` is how many links a crawl follows from documents; `recheck` when pages that are held are asked
    for again: always, never, or after so many days.
    """

    name: str
    match: tuple[Match, ...]
    label: str = ""
    tried: bool = False
    shipped: bool = False
    file: Path | None = None
    canonical: Canonical = field(default_factory=Canonical)
    start: Start = field(default_factory=Start)
    listing: ListingPage = field(default_factory=ListingPage)
    include: tuple[re.Pattern[str], ...] = ()
    exclude: tuple[re.Pattern[str], ...] = ()
    depth: int = 0
    recheck: str | int = "always"
    remove: tuple[Removal, ...] = ()
    body: tuple[str, ...] = ()
    values: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    kind: Kinds = field(default_factory=Kinds)
    source: str | None = None
    tail: tuple[re.Pattern[str], ...] = ()
    issue: str | None = None
    versions: Versions = "by-change"
    tests: tuple[Sample, ...] = ()

    def matched(self, address: str) -> Match | None:
        """The most specific of the matches that an address fulfils, or None."""
        host, path = _host(address), _path(address)
        found = [m for m in self.match if m.holds(host, path)]
        return max(found, key=lambda m: m.rank, default=None)

    def is_document(self, address: str) -> bool:
        """Whether a page of this site is a document, by the description's patterns."""
        if self.matched(address) is None or address in self._starts():
            return False
        path = _path(address)
        if any(pattern.search(path) for pattern in self.exclude):
            return False
        return not self.include or any(pattern.search(path) for pattern in self.include)

    def canonical_address(self, address: str) -> str:
        """The one form of an address of this site.

        Raises RefusedError or FetchError for what is no web address (see `WebAddress.parse`).
        """
        found = WebAddress.parse(address).without((*TRACKING, *self.canonical.drop_parameters))
        if self.canonical.keep_parameters is not None:
            names = {p.partition("=")[0] for p in found.query.split("&") if p}
            found = found.without(names - set(self.canonical.keep_parameters))
        host, scheme, port = found.host, found.scheme, found.port
        if self.canonical.https and scheme == "http" and port == 80:
            scheme, port = "https", 443
        if self.canonical.www is not None and not re.fullmatch(r"[\d.]+|.*:.*", host):
            bare = host.removeprefix("www.")
            host = f"www.{bare}" if self.canonical.www else bare
        return str(WebAddress(scheme, host, port, found.path, found.query, found.fragment))

    def _starts(self) -> tuple[str, ...]:
        return (*self.start.feeds, *self.start.sitemaps, *self.start.listings)


@lru_cache(maxsize=512)
def _parts(address: str) -> tuple[str, str]:
    try:
        split = urlsplit(address)
    except ValueError:  # such as a bracket without its fellow
        return "", "/"
    host = split.netloc.rpartition("@")[2].lower()
    return host, (split.path or "/") + (f"?{split.query}" if split.query else "")


def _host(address: str) -> str:
    return _parts(address)[0]


def _path(address: str) -> str:
    return _parts(address)[1]
