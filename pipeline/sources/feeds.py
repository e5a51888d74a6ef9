"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom, and JSON Feed, read for the addresses that they announce.

feedparser reads the XML kinds, whatever their mistakes; it gets bytes that are already decoded and
never an address, as it would fetch that. Sources: RFC 4287 (Atom), RFC 5005 (paged and archived
feeds), https://www.jsonfeed.org/version/1.1/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any

from corpus.errors import ReadError
from pipeline.readers.charset import clean, decode
from pipeline.sources.links import absolute, edtf

_HEAD = 4096
_PROLOG_LIMIT = 64 * 1024
_MAX_TAGS = 200_000  # feedparser takes some 40 microseconds for each
_PROLOG = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!doctype[^\[>]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|RDF)(?=[\s>/])", re.IGNORECASE)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org', re.IGNORECASE)
_FIRST_ELEMENT = re.compile(rb"<\w")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_ITEMS = re.compile(r'"items"\s*:\s*\[')
# A comment that does not end ends with the text, lest each of many such be looked through to the end.
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL)
_SPACE = re.compile(r"\s+")
# An enclosure that is a document rather than a picture or a broadcast.
_DOCUMENT_TYPES = ("application/pdf", "text/")
_MAX_TITLE = 500


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One announced document. `published` is an EDTF day, `updated` EDTF with its time where told.

    `summary` is plain text, which may be the whole text where the feed carries it.
    """

    address: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    summary: str | None = None
    guid: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's entries in its own order, each address once. `next_address` leads to older entries."""

    title: str | None
    entries: tuple[FeedEntry, ...]
    next_address: str | None = None
    warnings: tuple[str, ...] = ()


def is_feed(data: bytes, media_type: str | None = None) -> bool:
    """Whether the bytes begin as a feed does; `media_type` is what was declared of them, and may lie."""
    head = _head(data)
    rest = _PROLOG.match(head)
    at = 0
    while rest:  # one piece of the prolog after the other
        at = rest.end()
        rest = _PROLOG.match(head, at)
    if _ROOT.match(head, at):
        return True
    if head.startswith("{", at):
        return bool(_JSON_FEED.search(head)) or (media_type or "").lower().startswith("application/feed+json")
    # A server's warning printed before the feed, which only its media type still gives away.
    return "xml" in (media_type or "").lower() and bool(_ROOT.search(head)) and "<html" not in head.lower()


def read_feed(data: bytes, address: str, media_type: str | None = None) -> Feed:
    """The feed in `data`, which came from `address`; of a damaged feed as much as can be had.

    Raises ReadError when it is no feed.
    """
    if not data.strip():
        raise ReadError(f"{address}: the feed is empty")
    text = decode(data, media_type, markup=True).text
    if text.lstrip("\ufeff \t\n").startswith("{"):
        return _json_feed(text, address)
    if not is_feed(data, media_type or "text/xml"):
        raise ReadError(f"{address}: not a feed (neither RSS, Atom nor JSON Feed)")
    return _xml_feed(text, address)


def _head(data: bytes) -> str:
    """The beginning as text, in whatever charset: only its ASCII characters matter here."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore")
    return head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").decode("latin-1")


def _xml_feed(text: str, address: str) -> Feed:
    import feedparser  # 60 ms, which only those who read feeds need to wait for

    body = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    first = _FIRST_ELEMENT.search(body)
    if first and first.start() > _PROLOG_LIMIT:  # nothing but declarations: an attack, or of no use
        body = body[first.start() :]
    warnings = []
    if body.count(b"<") > _MAX_TAGS:
        body = body[: next(islice(re.finditer(b"<", body), _MAX_TAGS, None)).start()]
        warnings.append(f"more than {_MAX_TAGS:,} tags: the rest is left out")
    try:
        parsed = feedparser.parse(
            BytesIO(body),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": address},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # a parser of twenty years' exceptions: each means that it could not read on
        raise ReadError(f"{address}: the feed could not be read: {error}") from error
    told = parsed.get("feed", {})
    if not parsed.get("version") and not parsed.get("entries"):
        raise ReadError(f"{address}: not a feed (neither RSS, Atom nor JSON Feed)")
    if parsed.get("bozo"):
        warnings.append(f"the feed is damaged: {_plain(str(parsed.get('bozo_exception', '')))}")
    entries = [_xml_entry(entry, address) for entry in parsed.get("entries", ())]
    pages = {
        str(link.get("rel", "")).lower(): link.get("href")
        for link in reversed(_mappings(told.get("links")))
        if isinstance(link.get("href"), str)
    }
    return _feed(
        _plain(told.get("title")), entries, pages.get("next") or pages.get("prev-archive"), address, warnings
    )


def _xml_entry(entry: Mapping[str, Any], address: str) -> FeedEntry | None:
    found = next((a for link in _entry_links(entry) if (a := absolute(link, address))), None)
    if found is None:
        return None
    names = [_plain(who.get("name")) for who in _mappings(entry.get("authors"))]
    # feedparser offers `updated` for a missing `published`, hence the look at the keys themselves.
    published = entry["published"] if "published" in entry.keys() else None  # noqa: SIM118
    updated = entry["updated"] if "updated" in entry.keys() else None  # noqa: SIM118
    return FeedEntry(
        address=found,
        title=_plain(entry.get("title")),
        author=", ".join(dict.fromkeys(n for n in names if n)) or _plain(entry.get("author")),
        published=edtf(published),
        updated=edtf(updated, with_time=True),
        summary=_plain(entry.get("summary"), None),
        guid=_text(entry.get("id")),
    )


def _entry_links(entry: Mapping[str, Any]) -> Iterator[str | None]:
    """Where an entry may point to, the best first: the page itself before the feed service's counter."""
    yield _text(entry.get("feedburner_origlink"))
    yield _text(entry.get("link"))
    yield _text(entry.get("id")) if str(entry.get("id", "")).startswith(("http://", "https://")) else None
    for enclosure in _mappings(entry.get("enclosures")):
        if str(enclosure.get("type", "")).lower().startswith(_DOCUMENT_TYPES):
            yield _text(enclosure.get("href"))


def _json_feed(text: str, address: str) -> Feed:
    warnings: list[str] = []
    whole = _json(text.lstrip("\ufeff"), address, warnings)
    items = whole.get("items")
    if not isinstance(items, list) or not (warnings or "jsonfeed.org" in str(whole.get("version", ""))):
        raise ReadError(f"{address}: not a feed: JSON without the version and items of a JSON Feed")
    entries = [_json_entry(item, address) for item in _mappings(items)]
    return _feed(_plain(whole.get("title")), entries, _text(whole.get("next_url")), address, warnings)


def _json(text: str, address: str, warnings: list[str]) -> Mapping[str, Any]:
    """The feed's object; where it is broken off, an object with the items that are whole."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        start = _ITEMS.search(text)
        if start is None or not _JSON_FEED.search(text[:_HEAD]):
            raise ReadError(f"{address}: not a feed: broken JSON ({error})") from error
        warnings.append(f"the feed is damaged: {error}")
        return {"items": list(_whole_items(text, start.end()))}
    return whole if isinstance(whole, dict) else {}


def _whole_items(text: str, at: int) -> Iterator[object]:
    decoder = json.JSONDecoder()
    separators = re.compile(r"[\s,]*")
    while match := separators.match(text, at):
        try:
            item, at = decoder.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            return
        yield item


def _json_entry(item: Mapping[str, Any], address: str) -> FeedEntry | None:
    guid = str(item["id"]) if isinstance(item.get("id"), str | int) else None
    links = (
        _text(item.get("url")),
        guid if (guid or "").startswith("http") else None,
        _text(item.get("external_url")),
    )
    found = next((a for link in links if (a := absolute(link, address))), None)
    if found is None:
        return None
    authors = _mappings(item.get("authors")) or _mappings([item.get("author")])
    names = [_plain(who.get("name")) for who in authors]
    return FeedEntry(
        address=found,
        title=_plain(item.get("title")),
        author=", ".join(dict.fromkeys(n for n in names if n)) or None,
        published=edtf(_text(item.get("date_published"))),
        updated=edtf(_text(item.get("date_modified")), with_time=True),
        summary=_plain(item.get("summary"), None) or _plain(item.get("content_text"), None),
        guid=guid,
    )


def _feed(
    title: str | None,
    entries: Iterable[FeedEntry | None],
    following: str | None,
    address: str,
    warnings: list[str],
) -> Feed:
    """The feed with each address once; a next page that is this one is none."""
    once: dict[str, FeedEntry] = {}
    without = 0
    for entry in entries:
        if entry is None:
            without += 1
        else:
            once.setdefault(entry.address, entry)
    if without:
        warnings.append(f"{without} {'entry' if without == 1 else 'entries'} without an address left out")
    next_address = absolute(following, address)
    if next_address == absolute(address, address):
        next_address = None
    return Feed(title, tuple(once.values()), next_address, tuple(clean(w) for w in warnings))


def _mappings(value: object) -> list[Mapping[str, Any]]:
    return [v for v in value if isinstance(v, Mapping)] if isinstance(value, list | tuple) else []


def _text(value: object) -> str | None:
    return clean(value).strip() or None if isinstance(value, str) else None


def _plain(value: object, limit: int | None = _MAX_TITLE) -> str | None:
    """Text without markup, spaces made one; None where nothing is left."""
    import html

    if not isinstance(value, str):
        return None
    # Twice: many feeds escape the markup of their titles once more than they should.
    text = html.unescape(_TAG.sub(" ", html.unescape(_TAG.sub(" ", value)) if "&lt;" in value else value))
    text = _SPACE.sub(" ", clean(text)).strip()
    return text[:limit] or None
