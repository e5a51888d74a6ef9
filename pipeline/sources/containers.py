"""What holds documents rather than being one: feeds, sitemaps, WARC files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.document import RawItem
from corpus.errors import ItemError
from pipeline.sources.files import SourceEntry

_GZIP = b"\x1f\x8b"
_WARC = (b"WARC/1.", _GZIP)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_XML = (b"<?xml", b"<rss", b"<feed", b"<rdf", b"<urlset", b"<sitemapindex", b"{")


def entries_in(item: RawItem) -> Iterator[SourceEntry] | None:
    """The entries that an item holds, None where it is a document itself.

    The iterator raises `ReadError` where the rest of a damaged container cannot be had.
    """
    head = item.data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_WARC) and _is_warc(item):
        return _captures(item)
    if head.lower().startswith(_XML) or head.startswith((_GZIP, *_UTF_16)):
        from pipeline.sources.feeds import is_feed, read_feed
        from pipeline.sources.sitemaps import is_sitemap, read_sitemap

        if is_feed(item.data, item.media_type):
            feed = read_feed(item.data, item.origin, item.media_type)
            return _addresses(e.address for e in feed.entries)
        if is_sitemap(item.data):
            sitemap = read_sitemap(item.data, item.origin)
            return _addresses((*sitemap.sitemaps, *(p.address for p in sitemap.pages)))
    return None


def _is_warc(item: RawItem) -> bool:
    from pipeline.sources.warc import is_warc

    return is_warc(item.data)


def _captures(item: RawItem) -> Iterator[SourceEntry]:
    from pipeline.sources.warc import read_warc

    for captured in read_warc(item.data, item.origin):
        yield SourceEntry(captured.origin, item=replace(captured, given={**item.given, **captured.given}))


def _addresses(addresses: Iterable[str]) -> Iterator[SourceEntry]:
    from pipeline.sites import canonical_address

    seen: set[str] = set()
    for address in addresses:
        try:
            canonical = canonical_address(address)
        except ItemError:
            continue  # a link that is no web address
        if canonical not in seen:
            seen.add(canonical)
            yield SourceEntry(canonical)
