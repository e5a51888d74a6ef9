"""Where a site's pages lead: documents on listing pages, issues and further documents on documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.document import RawItem
from corpus.errors import FetchError
from pipeline.readers import html_dom
from pipeline.readers.charset import decode
from pipeline.readers.html_dom import Element
from pipeline.sites.apply import apply, issue_of
from pipeline.sites.description import Site
from pipeline.sources.links import absolute
from pipeline.sources.listings import read_listing


def listed_links(site: Site, item: RawItem) -> tuple[list[str], str | None]:
    """The documents that a listing page links to, in its order, and its next page or None.

    Raises ReadError when this is no web page, ConfigError when the description's selectors are wrong.
    """
    found = read_listing(
        item.data,
        item.origin,
        links=site.listing.links,
        next_selector=site.listing.next,
        content_type=item.headers.get("content-type") or item.media_type,
    )
    links = [link.address for link in found.links]
    return list(_documents(site, links)), _one(site, found.next_address)


def linked_documents(site: Site, item: RawItem) -> list[str]:
    """The documents that a document's page links to: its issue, and what the patterns include.

    Only links in the text are looked at, not those of menus and lists beside it; without patterns only
    the issue is.
    """
    decoded = decode(item.data, item.headers.get("content-type") or item.media_type, markup=True)
    root = html_dom.parse(decoded.text)
    if root is None:
        return []
    base = next((b for n in root.iter("base") if (b := absolute(n.get("href"), item.origin))), item.origin)
    issue = issue_of(site, root, base)
    links = [issue] if issue else []
    if site.include:
        links += _hrefs(apply(site, root, item.origin).body, base)
    here = _one(site, item.origin)
    return [address for address in _documents(site, links) if address != here]


def _hrefs(body: Element | None, base: str) -> Iterator[str]:
    for anchor in body.iter("a") if body is not None else ():
        if found := absolute(anchor.get("href"), base):
            yield found


def _documents(site: Site, links: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for link in links:
        address = _one(site, link)
        if address is not None and address not in seen and site.is_document(address):
            seen.add(address)
            yield address


def _one(site: Site, address: str | None) -> str | None:
    """An address in the site's canonical form; None for what may not be asked for at all.

    Those of other sites come in the plain form.
    """
    from pipeline.sites import canonical_address

    try:
        if address is None:
            return None
        return site.canonical_address(address) if site.matched(address) else canonical_address(address)
    except FetchError:  # a user name in it, a scheme of another kind: one link more or less
        return None
