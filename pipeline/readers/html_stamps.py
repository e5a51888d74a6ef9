"""Elements that a page calls the day of its publication: times, microdata, what a class or attribute says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.readers import html_dates, html_daywords, html_dom, html_labels
from pipeline.readers import html_words as words
from pipeline.readers.html_dom import Element
from pipeline.readers.html_head import Head

_DATE_TAGS = frozenset("time span div p dd abbr li td a h2 h3 h4 small meta em i b strong font".split())
DATE_RUNS = (
    "date", "datetime", "pubdate", "published", "timestamp", "post timestamp", "fecha", "datum", "dateline",
    "publish", "posted", "createdate", "created", "entry meta", "post meta", "article meta", "byline", "meta",
    "article info", "submitted", "date header", "node info", "timeago", "time ago",
)  # fmt: skip
NOT_OURS = frozenset(
    "updated modified update event events today current now expire expires copyright start end".split()
)
_UPDATED_AFTER = re.compile(html_daywords.UPDATED, re.IGNORECASE)
_BEFORE_UPDATE = re.compile(
    rf"(?<!\w)(?:{html_daywords.UPDATED})\W*(?:{html_daywords.PREPOSITION})?\W*$", re.IGNORECASE
)
_UPDATE = re.compile(rf"(?<!\w)(?:{html_daywords.UPDATED})(?!\w)", re.IGNORECASE)
_PUBLISHED_PROPERTIES = frozenset(
    """datePublished dateCreated schema:datePublished schema:dateCreated dc:date dc:created dcterms:issued
    dcterms:created dc:issued""".split()
)
_STAMP_NAMES = ("publishdate", "data-publish-date", "data-published-date", "data-publication-date")
_STAMPED = etree.XPath(f".//*[{' or '.join(f'@{name}' for name in _STAMP_NAMES)}]")
_STAMP_ATTRIBUTE = re.compile(r"date|time|publish|stamp|epoch|unix|(?:^|-)ts$")
_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]|$)")
_PARTS = ("p", "h1", "h2", "h3", "ul", "table", "article", "section")
_LONG = 160  # characters beyond which a line is text and no byline
# What an update adds to a date: "Mar 14, 2019 Updated Mar 16, 2019".
LATER = re.compile(rf"(?<=\d|[a-z])[\s|,;(·•–—-]+(?=(?:{html_daywords.UPDATED})\b)(?!stand\b)", re.IGNORECASE)
SENTENCE = re.compile(r"[a-zà-ÿ]{3,}[.!?][\"'”’»)]*(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date beside the text: `value` a time stamp or empty, `text` what a reader sees, `sure` whether the
    page itself calls it the day of publication."""

    value: str
    text: str
    origin: str
    sure: bool


def stamps(root: Element, head: Head) -> Iterator[Stamp]:
    """Elements that the page calls a date, in the document's head or directly under its text; no updates."""
    for node in head.layout.called:
        if node.tag not in _DATE_TAGS:
            continue
        called = html_dom.names(node)
        spoken = _spoken_date(node)
        marked = bool(spoken) or _is_marked_published(node)
        if node.tag == "meta" and not marked:
            continue
        if node.tag != "time" and not marked and (called == " " or not html_dom.has_run(called, DATE_RUNS)):
            continue
        if not NOT_OURS.isdisjoint(called.split()) or node.get("itemprop") == "dateModified":
            if " published " not in called and " updated " not in called:
                continue
            if " updated " in called and " published " not in called:
                continue
        published = (
            marked
            or " published " in called
            or " pubdate " in called
            or node.get("pubdate") is not None
            or html_dom.has_run(
                called, ("entry date", "post date", "publish date", "date published", "date header")
            )
        )
        held = node.getparent() if node.tag == "meta" else node
        if not (head.holds(held) or (published and head.closes(node)) or (marked and is_ours(node, head))):
            continue
        text = html_dom.text_of(node)
        value = node.get("datetime") or node.get("content") or ""
        value = value or _hidden_stamp(node)
        if not value and node.get("title") and text and text in node.get("title"):
            text = node.get("title")  # "Jun 4" with the year for those who point at it
        if spoken:
            text, published = LATER.split(spoken)[0], True
        if node.tag != "time" and not value and (len(text) > _LONG or node.find(".//time") is not None):
            continue
        empty = node.tag == "time" and value and not text  # filled in by a script
        if _labelled_other(node, text) or not (published or empty or _stands_alone(node, text, head)):
            continue
        if not published and html_labels.is_other_day(
            html_labels.label_over(head, head.layout.starts.get(node, 0))
        ):
            continue
        if not published and _is_one_of_several(node, head):
            continue
        origin = "time" if node.tag == "time" else "microdata" if value else "byline"
        yield Stamp(value, text if len(text) <= _LONG else "", origin, published)


def hidden_stamps(root: Element, head: Head) -> Iterator[Stamp]:
    """The one time stamp that an attribute of an element beside the title calls the publication's."""
    nodes = [node for node in _STAMPED(root) if head.holds(node)]
    if len(nodes) == 1:
        value = next(nodes[0].get(name) for name in _STAMP_NAMES if nodes[0].get(name))
        yield Stamp(value, "", "time", True)


def _is_marked_published(node: Element) -> bool:
    """Whether microdata or RDFa call an element the day of publication."""
    if node.get("itemprop") in ("datePublished", "dateCreated"):
        return True
    called = node.get("property")
    return bool(called) and not _PUBLISHED_PROPERTIES.isdisjoint(called.split())


def _spoken_date(node: Element) -> str:
    """What an element without text says to screen readers of the day of publication."""
    label = node.get("aria-label") or ""
    return label if len(label) <= _LONG and html_labels.PUBLISHED.match(label) and not node.text else ""


def _hidden_stamp(node: Element) -> str:
    """A time stamp that an element keeps for scripts: "5 years ago" with the day in `title` or `data-…`."""
    if node.tag == "abbr" and node.get("title"):
        return str(node.get("title"))
    for name, value in node.items():
        kept = name.startswith("data-") and _STAMP_ATTRIBUTE.search(name)
        if (_ISO.match(value) and (kept or name == "title")) or (kept and html_dates.is_unix(value)):
            return str(value)
    inner = node.find("./span[@title]")
    return str(inner.get("title")) if inner is not None and _ISO.match(inner.get("title")) else ""


def _is_one_of_several(node: Element, head: Head) -> bool:
    """Whether an element under a standfirst heads one entry of many: others are called as it is."""
    called = html_dom.names(node)
    if called == " " or head.layout.starts.get(node, 0) <= head.prose:
        return False
    text = html_dom.text_of(node)
    return any(
        html_dom.names(line.block) == called and line.text != text and not head.is_elsewhere(line.block)
        for line in head.layout.lines
    )


def is_ours(node: Element, head: Head) -> bool:
    """Whether microdata belong to an article whose scope holds the title as well."""
    if head.title is None or head.is_elsewhere(node):
        return False
    scope = next((a for a in node.iterancestors() if a.get("itemscope") is not None), None)
    if scope is None or not any(scope is a for a in head.title.iterancestors()):
        return False
    kind = (scope.get("itemtype") or "").rpartition("/")[2]
    return kind in words.ARTICLE_TYPES or kind in words.PAGE_TYPES


def _stands_alone(node: Element, text: str, head: Head) -> bool:
    """Whether a date is no part of a sentence: its block says little else, or is called a byline's.

    In a block that holds others it is the line around it that counts.
    """
    block = node
    for ancestor in html_dom.ancestors_and_self(node):
        if html_dom.is_byline(ancestor):
            return True
        block = ancestor
        if ancestor.tag in words.BLOCK_TAGS or ancestor.tag == "td":
            break
    holds_blocks = next(block.iter(*_PARTS), None) if block.tag not in _PARTS else None
    line = head.line_of(node) if holds_blocks is not None else None
    whole = line.text if line is not None else html_dom.text_of(block)
    rest = whole.replace(text, " ", 1)
    return len(rest) <= _LONG and not (SENTENCE.search(rest + " ") or html_labels.OCCASION.search(rest))


def _labelled_other(node: Element, text: str) -> bool:
    """Whether what stands before a date, or in it, calls it an update's or an event's."""
    parent = node.getparent()
    before = ""
    if parent is not None and node.tag in ("time", "span", "a", "abbr", "em", "i", "b", "strong"):
        whole = html_dom.text_of(parent)
        before = whole.partition(text)[0] if text and len(whole) <= 3 * _LONG else ""
    if html_labels.is_other_day(before[-60:]) or _UPDATED_AFTER.fullmatch(_text_after(node)):
        return True
    return bool(
        _BEFORE_UPDATE.search(before[-60:]) or _UPDATE.match(text) or html_labels.OCCASION.search(text)
    )


def _text_after(node: Element) -> str:
    """The text of what follows an element, or the one item that holds it, in the same list or line."""
    while node is not None and node.getnext() is None and not (node.tail or "").strip() and node.tag != "ul":
        node = node.getparent()
        if node is None or node.tag in words.BLOCK_TAGS - {"li"}:
            return ""
    following = node.getnext() if node is not None else None
    if following is None or not isinstance(following.tag, str) or (node.tail or "").strip():
        return ""
    return html_dom.text_of(following)
