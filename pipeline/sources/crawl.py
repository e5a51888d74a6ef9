"""Following sites: from where each starts, by feeds, sitemaps and listings, to the pages that are documents.

One request at a time is under way to a site, several sites are asked at once. What is still to be asked for
stands in the catalogue (the frontier), so that a crawl that was stopped goes on where it was. What the
pages are taken for is not decided here: each answer goes to the ingest as an `Arrival`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from corpus.catalogue.catalogue import Catalogue
from corpus.catalogue.fetches import Memory, Waiting
from corpus.document import RawItem
from corpus.errors import FetchError, ItemError
from pipeline.sources.arrivals import Arrival, Visitor

if TYPE_CHECKING:
    from pipeline.sites import Site
    from pipeline.sources.web.fetcher import Fetched

log = logging.getLogger(__name__)

Role = Literal["document", "listing", "feed", "sitemap"]

SITES_AT_ONCE = 8
# Listings that lead to listings, sitemaps to sitemaps: how far they are followed.
_PAGES_OF_A_LISTING = 500
_SITEMAPS_DEEP = 3


@dataclass(frozen=True, slots=True)
class Found:
    """An address that a page led to."""

    role: Role
    address: str
    stamp: str | None = None


class Crawl:
    """One crawl of some sites. Give `arrivals` to the ingest, tell `settled` each outcome, then `end`."""

    def __init__(self, sites: Sequence[Site], catalogue: Catalogue, visitor: Visitor) -> None:
        self.sites = {site.name: site for site in sites}
        self.catalogue = catalogue
        self.visitor = visitor
        self.resumed: list[str] = []
        self._asked: dict[str, set[str]] = {site.name: set() for site in sites}
        self._exhausted: set[str] = set()
        self._rechecked: set[str] = set()
        self._site_of: dict[str, str] = {}

    # -- what the ingest sees --------------------------------------------------------------------------

    def arrivals(self) -> Iterator[Arrival]:
        """What came of each address, as it comes; documents that need not be asked for are told too."""
        for site in self.sites.values():
            with self.catalogue.transaction():
                if self.catalogue.fetches.begin_crawl(site.name, _starts(site)):
                    self.resumed.append(site.name)
        running: dict[Future[Arrival], tuple[Site, Waiting]] = {}
        pool = ThreadPoolExecutor(min(SITES_AT_ONCE, max(1, len(self.sites))), thread_name_prefix="fetch")
        try:
            while True:
                busy = {site.name for site, _ in running.values()}
                for name, site in self.sites.items():
                    if name in busy or name in self._exhausted:
                        continue
                    waiting, skipped = self._next(site)
                    yield from skipped
                    if waiting is None:
                        self._exhausted.add(name)
                        continue
                    memory = self.catalogue.fetches.memory(waiting.address)
                    running[pool.submit(self.visitor.visit_as, waiting.address, memory)] = (site, waiting)
                if not running:
                    break
                finished, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    site, waiting = running.pop(future)
                    yield from self._answered(site, waiting, future.result())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def settled(self, outcome: str, address: str) -> None:
        """Note that the ingest is done with a document: a crawl that is resumed will not ask for it again."""
        site = self._site_of.get(address)
        if site is not None:
            with self.catalogue.transaction():
                self.catalogue.fetches.settle(site, address)

    def end(self) -> None:
        """Forget the frontier of each site that was followed to its end."""
        with self.catalogue.transaction():
            for name in self._exhausted:
                self.catalogue.fetches.end_crawl(name)

    # -- what to ask for next ----------------------------------------------------------------------------

    def _next(self, site: Site) -> tuple[Waiting | None, list[Arrival]]:
        """The next address to ask a site for, and the documents passed over on the way as unchanged."""
        skipped: list[Arrival] = []
        asked = self._asked[site.name]
        while True:
            for waiting in self.catalogue.fetches.waiting(site.name, limit=len(asked) + 50):
                if waiting.address in asked:
                    continue
                asked.add(waiting.address)
                self._site_of[waiting.address] = site.name
                if waiting.role == "document" and self._is_fresh(waiting):
                    skipped.append(_unasked(site, waiting))
                    continue
                return waiting, skipped
            if self._more(site, asked):
                continue
            return None, skipped

    def _more(self, site: Site, asked: set[str]) -> bool:
        """Whether there is more to ask for after all: documents held that nothing led to this time."""
        if any(w.address not in asked for w in self.catalogue.fetches.waiting(site.name, len(asked) + 1)):
            return True
        if site.name in self._rechecked:
            return False
        self._rechecked.add(site.name)
        held = self.catalogue.fetches.held(site.name)
        due = [Waiting(address, "document", 0) for address in held if self._is_due(site, address)]
        with self.catalogue.transaction():
            return self.catalogue.fetches.add_waiting(site.name, due) > 0

    def _is_due(self, site: Site, address: str) -> bool:
        if site.recheck in ("always", "never"):
            return site.recheck == "always"
        memory = self.catalogue.fetches.memory(address)
        checked = datetime.fromisoformat(memory.checked.replace("Z", "+00:00")) if memory else None
        return checked is None or datetime.now(UTC) - checked >= timedelta(days=int(site.recheck))

    def _is_fresh(self, waiting: Waiting) -> bool:
        """Whether the site's own sitemap says that a document has not changed since it was fetched."""
        if waiting.stamp is None:
            return False
        memory = self.catalogue.fetches.memory(waiting.address)
        return memory is not None and memory.state == "held" and memory.stamp == waiting.stamp

    # -- what came back ----------------------------------------------------------------------------------

    def _answered(self, site: Site, waiting: Waiting, arrival: Arrival) -> Iterator[Arrival]:
        arrival = replace(arrival, site=site.name, stamp=waiting.stamp)
        if waiting.role == "document":
            if waiting.depth < site.depth:
                self._follow(site, waiting, arrival)
            yield arrival
            return
        error = self._follow(site, waiting, arrival)
        with self.catalogue.transaction():
            self.catalogue.fetches.settle(site.name, waiting.address)
        if error is not None:
            yield replace(arrival, fetched=None, error=error)

    def _follow(self, site: Site, waiting: Waiting, arrival: Arrival) -> ItemError | None:
        """Put what a page led to into the frontier; the error where that cannot be told."""
        if arrival.fetched is None:
            return arrival.error
        fetched, fetches = arrival.fetched, self.catalogue.fetches
        memory = fetches.memory(waiting.address)
        try:
            found = _led_to(site, waiting, fetched, memory)
        except ItemError as error:
            return error
        with self.catalogue.transaction():
            fetches.add_waiting(site.name, (_waiting(f, waiting) for f in found))
            if waiting.role == "document":
                return None  # it is remembered when it is stored
            fetches.remember(
                waiting.address,
                role=waiting.role,
                state="held",
                site=site.name,
                etag=fetched.validators.etag,
                last_modified=fetched.validators.last_modified,
                answered=fetched.validators.address,
                links=[(f.role, f.address) for f in found],
            )
        return None


def _starts(site: Site) -> Iterator[Waiting]:
    for role, addresses in (
        ("sitemap", site.start.sitemaps),
        ("feed", site.start.feeds),
        ("listing", site.start.listings),
    ):
        for address in addresses:
            yield Waiting(address, role, 0)


def _waiting(found: Found, by: Waiting) -> Waiting:
    depth = by.depth + 1 if found.role == by.role else 0  # links between pages of one sort are what counts
    return Waiting(found.address, found.role, depth, found.stamp)


def _led_to(site: Site, waiting: Waiting, fetched: Fetched, memory: Memory | None) -> list[Found]:
    """Where a page leads: read from it, or remembered where it has not changed."""
    if fetched.state == "gone":
        if waiting.role == "document":
            return []
        raise FetchError(
            f"{waiting.address}: the site's {waiting.role} is gone."
            f" Mend start in the description {site.name}: solidarity sites list"
        )
    if fetched.state == "not_modified":
        links = memory.links if memory is not None else ()
        return [Found(role, address) for role, address in links]  # type: ignore[arg-type] # as _follow wrote it
    assert fetched.item is not None
    return list(_once(_READ[waiting.role](site, waiting, fetched.item)))


def _of_feed(site: Site, waiting: Waiting, item: RawItem) -> Iterator[Found]:
    from pipeline.sources.feeds import read_feed

    feed = read_feed(item.data, item.origin, item.media_type)
    yield from _documents(site, (e.address for e in feed.entries))
    if feed.next_address and waiting.depth < _PAGES_OF_A_LISTING:
        yield Found("feed", feed.next_address)


def _of_sitemap(site: Site, waiting: Waiting, item: RawItem) -> Iterator[Found]:
    from pipeline.sources.sitemaps import read_sitemap

    sitemap = read_sitemap(item.data, item.origin)
    if waiting.depth < _SITEMAPS_DEEP:
        for address in sitemap.sitemaps:
            yield Found("sitemap", address)
    for page in sitemap.pages:
        for found in _documents(site, [page.address]):
            yield replace(found, stamp=page.lastmod)


def _of_listing(site: Site, waiting: Waiting, item: RawItem) -> Iterator[Found]:
    from pipeline.sites import listed_links

    links, following = listed_links(site, item)
    yield from _documents(site, links)
    if following is not None and waiting.depth < _PAGES_OF_A_LISTING:
        yield Found("listing", following)


def _of_document(site: Site, waiting: Waiting, item: RawItem) -> Iterator[Found]:
    from pipeline.sites import linked_documents

    yield from _documents(site, linked_documents(site, item))


_READ = {"feed": _of_feed, "sitemap": _of_sitemap, "listing": _of_listing, "document": _of_document}


def _documents(site: Site, addresses: Iterable[str]) -> Iterator[Found]:
    from pipeline.sites import canonical_address

    for address in addresses:
        try:
            canonical = canonical_address(address)
        except ItemError:
            continue  # a link that is no web address
        if site.is_document(canonical):
            yield Found("document", canonical)


def _once(found: Iterable[Found]) -> Iterator[Found]:
    seen: set[str] = set()
    for entry in found:
        if entry.address not in seen:
            seen.add(entry.address)
            yield entry


def _unasked(site: Site, waiting: Waiting) -> Arrival:
    from pipeline.sources.web.fetcher import Fetched, Validators

    told = Fetched("not_modified", waiting.address, waiting.address, None, None, Validators(), ())
    return Arrival(waiting.address, told, site=site.name, stamp=waiting.stamp)
