"""What holds documents rather than being one: feeds, sitemaps, WARC files, archives, mailboxes, mails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import RawItem
from corpus.errors import ItemError, ReadError
from pipeline.sources.files import SourceEntry
from pipeline.sources.saved_page import is_mhtml

if TYPE_CHECKING:
    from pipeline.sources.unpacked import Budget

_GZIP = b"\x1f\x8b"
_WARC = (b"WARC/1.", _GZIP)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_XML = (b"<?xml", b"<rss", b"<feed", b"<rdf", b"<urlset", b"<sitemapindex", b"{")


def entries_in(item: RawItem, budget: Budget | None = None) -> Iterator[SourceEntry] | None:
    """The entries that an item holds, None where it is a document itself.

    `budget` is what may come out of archives and mailboxes, shared with those within them. The iterator
    raises `ReadError` where the rest of a damaged container cannot be had.
    """
    try:
        found = _web_entries(item) or _packed_entries(item, budget)
    except (ItemError, MemoryError):
        raise
    except Exception as error:  # damaged in a way that no library foresaw: it costs this item only
        raise ReadError(f"cannot be opened: {type(error).__name__}: {error}") from error
    return _guarded(found) if found is not None else None


def _guarded(entries: Iterator[SourceEntry]) -> Iterator[SourceEntry]:
    try:
        yield from entries
    except (ItemError, MemoryError):
        raise
    except Exception as error:
        raise ReadError(f"damaged: {type(error).__name__}: {error}") from error


def _packed_entries(item: RawItem, budget: Budget | None) -> Iterator[SourceEntry] | None:
    """What an archive, a mailbox or a mail with attachments holds."""
    from pipeline.readers import media

    kind = media.sniff(item.data, item.origin, item.headers.get("content-type") or item.media_type)
    if kind not in (*media.HOLDERS, media.MAIL) or is_mhtml(item.data):
        return None
    from pipeline.sources import mailboxes, unpacked

    budget = budget or unpacked.Budget()
    if kind == media.MAIL:
        return mailboxes.mail_entries(item, budget)
    opening = {
        media.ZIP: unpacked.zip_entries,
        media.TAR: unpacked.tar_entries,
        media.GZIP: unpacked.gzip_entries,
        media.MBOX: mailboxes.mailbox_entries,
    }
    return opening[kind](item, budget)


def _web_entries(item: RawItem) -> Iterator[SourceEntry] | None:
    """What a feed, a sitemap or a WARC file holds."""
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
