"""Sitemaps: lists of a site's pages, and lists of such lists; as XML, as gzip, as plain text, as a feed.

Source: https://www.sitemaps.org/protocol.html (50,000 addresses, 50 MB uncompressed) and Google's news
extension. Entities are never resolved, nothing is loaded, and the tree is thrown away as it is read.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from corpus.errors import ReadError
from pipeline.readers.charset import decode
from pipeline.sources.feeds import is_feed, read_feed
from pipeline.sources.links import absolute, edtf

MAX_ADDRESSES = 50_000
MAX_BYTES = 50 * 1024 * 1024
_MAX_MEMBERS = 100

# An ampersand that begins no entity of XML: nearly always one of a query, left as it was.
_BARE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});)")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:urlset|sitemapindex)[\s>/]", re.IGNORECASE)
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}\?>")
_PROLOG_LIMIT = 64 * 1024
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<")


@dataclass(frozen=True, slots=True)
class SitemapPage:
    """A page of the site. `lastmod` is EDTF, with its time where told; `published` a news item's EDTF day."""

    address: str
    lastmod: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The pages that a sitemap lists, and the further sitemaps that an index lists, each once."""

    pages: tuple[SitemapPage, ...] = ()
    sitemaps: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def is_sitemap(data: bytes) -> bool:
    """Whether the bytes begin as an XML sitemap or an index of sitemaps does, gzip or not."""
    head = data[:4096]
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 4096)
        except zlib.error:
            return False
    return bool(_ROOT.search(head.replace(b"\0", b""))) and not _HTML.search(head)


def read_sitemap(data: bytes, address: str) -> Sitemap:
    """The sitemap in `data`, gzip or not, which came from `address`; of a damaged one what can be had.

    What goes beyond the protocol's bounds is left out and said. Raises ReadError when it is no sitemap.
    """
    warnings: list[str] = []
    data = _inflated(data, address, warnings)
    if not data.strip():
        raise ReadError(f"{address}: the sitemap is empty")
    if is_feed(data):
        feed = read_feed(data, address)
        pages = {
            e.address: SitemapPage(e.address, e.updated or e.published, e.published) for e in feed.entries
        }
        return Sitemap(tuple(pages.values())[:MAX_ADDRESSES], (), feed.warnings)
    if _HTML.search(data[:4096]):
        raise ReadError(f"{address}: a web page, not a sitemap")
    found = _Found(address)
    if _MARKUP.match(data) or data.startswith((b"\xff\xfe<", b"\xfe\xff\0<")):
        _read_xml(data, found, warnings)
        if not found.is_sitemap:
            raise ReadError(f"{address}: XML, but not a sitemap (neither urlset nor sitemapindex)")
    else:
        _read_lines(data, found)
        if not found.pages:
            raise ReadError(f"{address}: not a sitemap: neither XML nor one address a line")
    if found.full:
        warnings.append(f"more than {MAX_ADDRESSES:,} addresses: the rest is left out")
    if found.unusable:
        warnings.append(f"{found.unusable} unusable address{'es' * (found.unusable != 1)} left out")
    return Sitemap(tuple(found.pages.values()), tuple(found.sitemaps), tuple(warnings))


class _Found:
    """What has been gathered so far, within the bounds."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.pages: dict[str, SitemapPage] = {}
        self.sitemaps: dict[str, SitemapPage] = {}
        self.is_sitemap = False
        self.full = False
        self.unusable = 0

    def add(self, into: dict[str, SitemapPage], told: dict[str, str]) -> None:
        address = absolute(told.get("loc"), self.base)
        if address is None:
            self.unusable += 1
        elif len(self.pages) + len(self.sitemaps) >= MAX_ADDRESSES:
            self.full = True
        else:
            lastmod = edtf(told.get("lastmod"), with_time=True)
            into.setdefault(address, SitemapPage(address, lastmod, edtf(told.get("publication_date"))))


def _read_xml(data: bytes, found: _Found, warnings: list[str]) -> None:
    data = data.lstrip()
    if root := _ROOT.search(data, 0, _PROLOG_LIMIT):
        # Nothing that a sitemap needs is declared before its root, and everything that attacks need.
        declaration = _DECLARATION.match(data)
        data = (declaration.group() if declaration else b"") + data[root.start() :]
        if b"<![CDATA[" not in data:
            data = _BARE.sub(b"&amp;", data)
    told: dict[str, str] = {}
    events = etree.iterparse(
        BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for event, element in events:
            name = _name(element)
            if event == "start":
                found.is_sitemap = found.is_sitemap or name in ("urlset", "sitemapindex")
                if name in ("url", "sitemap"):
                    told = {}
                continue
            if name in ("url", "sitemap"):
                found.add(found.pages if name == "url" else found.sitemaps, told)
                if found.full:
                    return
            elif name == "publication_date" or (
                name in ("loc", "lastmod") and _name(element.getparent()) in ("url", "sitemap")
            ):
                # itertext: the text may lie in several pieces, around an entity that is not resolved.
                told.setdefault(name, "".join(element.itertext())[:8192])
            _forget(element)
    except (etree.XMLSyntaxError, ValueError) as error:
        warnings.append(f"the sitemap is damaged: {error}")
        return
    errors = [e for e in events.error_log if e.level >= etree.ErrorLevels.ERROR]
    if errors:
        warnings.append(f"the sitemap is damaged: line {errors[0].line}: {errors[0].message}")


def _name(element: Any) -> str:
    tag = getattr(element, "tag", None)
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _forget(element: Any) -> None:
    """Throws away what has been read: a sitemap of 50 MB must not become a tree of 500."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _read_lines(data: bytes, found: _Found) -> None:
    for line in decode(data).text.removeprefix("\ufeff").splitlines():
        if line.strip() and line.strip().lower().startswith(("http://", "https://")):
            found.add(found.pages, {"loc": line})
        elif line.strip():
            found.unusable += 1
        if found.full:
            return


def _inflated(data: bytes, address: str, warnings: list[str]) -> bytes:
    """The bytes without gzip, at most `MAX_BYTES` of them."""
    parts: list[bytes] = []
    room = MAX_BYTES
    rest = data
    while rest.startswith(b"\x1f\x8b") and room > 0 and len(parts) < _MAX_MEMBERS:
        inflater = zlib.decompressobj(wbits=31)
        try:
            parts.append(inflater.decompress(rest, room))
        except zlib.error as error:
            if not parts:
                raise ReadError(f"{address}: the sitemap's gzip is damaged: {error}") from error
            warnings.append(f"the sitemap's gzip is damaged: {error}")
            break
        room -= len(parts[-1])
        if not inflater.eof:
            if room > 0:
                warnings.append("the sitemap's gzip breaks off")
            break
        rest = inflater.unused_data
    whole = b"".join(parts) if parts else data
    if room <= 0 or len(whole) > MAX_BYTES:
        warnings.append(f"more than {MAX_BYTES // 1024**2} MB: the rest is left out")
    return whole[:MAX_BYTES]
