"""Who wrote a page, as elements called the author's and lines beside the title name it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.readers import (
    html_dates,
    html_declined,
    html_dom,
    html_eastern,
    html_labels,
    html_people,
    html_stamps,
)
from pipeline.readers.html_dom import Element
from pipeline.readers.html_head import Head
from pipeline.readers.html_lines import Line

_AUTHOR_TAGS = frozenset("a span div p address strong li dd b cite h2 h3 h4 td em i meta".split())
_AUTHOR_RUNS = (
    "byline", "bylines", "author", "authors", "autor", "autores", "auteur", "auteurs", "autore", "createdby",
    "firma", "firmas", "entry meta", "contributor", "contributors", "writer", "writers", "reporter",
    "posted by", "verfasser",
)  # fmt: skip
_ELSEWHERE_FIRST = re.compile(
    r"\b(?:originally|first|previously|originalmente|initialement|re-?published|re-?printed"
    r"|re-?posted|cross-?posted|"
    r"zuerst|ursprünglich)\b",
    re.IGNORECASE,
)
# What a review says of the book: its author is not the review's.
_BOOK = re.compile(
    r"\d\s*(?:pp\b|pages|páginas|págs?\b|seiten)|\bISBN\b|\b(?:paperback|hard(?:cover|back)|rústica|broché)\b"
    r"|\b(?:press|books|editorial|éditions|verlag|publishers|editora)\b[^|]{0,20}\b(?:19|20)\d\d\b"
    r"|[$£€]\s?\d",
    re.IGNORECASE,
)
_TITLES = frozenset({"h1", "h2", "h3"})
_AUTHORS_PAGE = re.compile(
    r"/(?:authors?|profiles?|autor(?:es)?|auteurs?|writers?|contributors?|reporters?|staff"
    r"|people|by|columnists?|"
    r"firmas?|@[\w.]+)(?:[/?=]|$)|/@\w|[?&]author=",
    re.IGNORECASE,
)
_RUBRIC_RUNS = (
    "cat",
    "category",
    "categories",
    "section",
    "kicker",
    "topic",
    "label",
    "tag",
    "tags",
    "eyebrow",
    "overline",
)
# Whose name follows took or drew the pictures.
_PICTURED = re.compile(
    r"\b(?:photo(?:s|graph(?:s|y|ed|er|ies?)?)?|pictures?|images?|illustrat\w+|drawings?|fotos?|fotograf\w+|bilder"
    r"|ilustra\w+|imágenes|imagens|dessins?|zeichnung\w*|grafik)\W*(?:by|por|par|von|de|di|:)?\W*$",
    re.IGNORECASE,
)
# How long a text takes to read stands where its date would.
_READING = re.compile(
    r"\W*\d{1,3}\s?min(?:ute[ns]?|ut[io]s?|\.)?\s*(?:to read|(?:de |of |di )?"
    r"(?:read|reading|lectura|leitura|lecture|lettura|lesezeit|lesedauer))?\W*",
    re.IGNORECASE,
)
_LONG = 160  # characters beyond which a line is text and no byline
_WORDY = re.compile(r"\w+")


def marked_authors(root: Element, head: Head, sites: set[str]) -> Iterator[str]:
    """Names in elements that the page calls the author's, beside the title or directly under the text."""
    for node in head.layout.called:
        if node.tag not in _AUTHOR_TAGS:
            continue
        named = node.get("rel") == "author" or node.get("itemprop") in ("author", "creator")
        if not named and not html_dom.has_run(html_dom.names(node), _AUTHOR_RUNS):
            continue
        held = node.getparent() if node.tag == "meta" else node  # what is not shown stands in no line
        if not (head.holds(held) or head.closes(held) or (named and html_stamps.is_ours(node, head))):
            continue
        text = node.get("content") or _lines_of(node)
        if not text or len(text) > _LONG:
            continue
        if several := _linked_names(node, sites):
            yield several
            continue
        text = html_dates.without_dates(text, None)
        meta = html_dom.has_run(html_dom.names(node), ("entry meta", "meta", "info"))
        if (
            name := html_people.from_byline(text, sites)
            if meta and not named
            else html_people.from_marked(text, sites)
        ):
            yield name


def other_forms(root: Element, head: Head) -> list[str]:
    """Names that microdata, or links to an author's page, give; without those that a byline declines."""
    declined = {html_declined.genitive_in(line.text) for line in head.lines()}
    stated = [
        n.get("content") for n in root.iter("meta") if n.get("itemprop") in ("author", "creator", "name")
    ]
    links = [html_dom.text_of(a) for a in root.iter("a") if _AUTHORS_PAGE.search(a.get("href") or "")]
    return [name for name in (*stated, *links) if name and name not in declined and len(name) <= _LONG // 2]


def _lines_of(node: Element) -> str:
    """An element's text, with "|" where a line ends within it."""
    if node.find(".//br") is None:
        return html_dom.text_of(node)
    parts = [node.text or ""]
    for inner in node.iterdescendants():
        if isinstance(inner.tag, str):
            parts.append(" | " if inner.tag == "br" else inner.text or "")
        parts.append(inner.tail or "")
    return " ".join("".join(parts).split())


def credited_authors(head: Head, sites: set[str]) -> Iterator[str]:
    """Names that lines beside the title, or directly under the text, give after "by"."""
    for line in head.lines():
        if len(line.text) <= _LONG and (name := _credited(line, head, sites)):
            yield name
    for line in head.after_text(_LONG):
        ours = html_people.may_credit(line.text) and head.closes(line.block)
        if ours and (name := _credited(line, head, sites)):
            yield name


def _credited(line: Line, head: Head, sites: set[str]) -> str:
    """The names that a line gives after "by", under the text only near its beginning; "" without."""
    if not html_people.may_credit(line.text):
        return ""
    text = html_dates.without_dates(line.text, None)
    if _ELSEWHERE_FIRST.search(text) or _BOOK.search(line.text):
        return ""
    name = html_people.from_byline(text[:120], sites)
    return name if name and (line.at <= head.prose or _starts(text, name)) else ""


def bare_names(head: Head, sites: set[str], locale: str | None) -> Iterator[str]:
    """Names that stand alone on a line beside the title, next to a date or linked to an author's page."""
    lines = [line for line in head.lines() if line.at <= head.prose]
    dated = [_is_dated(line.text, locale) or _READING.fullmatch(line.text) is not None for line in lines]
    for n, line in enumerate(lines):
        if len(line.text) > _LONG or line.block.tag in _TITLES:
            continue
        links = [a.get("href") or "" for a in line.block.iter("a")]
        linked = any(_AUTHORS_PAGE.search(href) for href in links)
        # Of scripts without spaces any short line may look like a name.
        beside = any(dated[max(0, n - 1) : n + 3]) and not links and not html_eastern.is_eastern(line.text)
        if linked or beside:
            text = html_dates.without_dates(line.text, locale).strip(" |•·-–—")
            name = html_people.from_marked(text, sites) if _WORDY.search(text) else ""
            name = (linked and _linked_names(line.block, sites)) or name
            if (
                name
                and not html_labels.PLACE.search(name)
                and not html_dom.has_run(html_dom.names(line.block), _RUBRIC_RUNS)
            ):
                yield name


def _linked_names(block: Element, sites: set[str]) -> str:
    """Several names of a line, each a link to its author's page, but for those of who took the pictures."""
    links = [a for a in block.iter("a") if _AUTHORS_PAGE.search(a.get("href") or "")]
    wrote = [a for a in links if not _PICTURED.search(_before(a))]
    names = [html_people.from_marked(html_dom.text_of(a), sites) for a in wrote]
    return html_people.JOINER.join(names) if len(links) > 1 and names and all(names) else ""


def _before(node: Element) -> str:
    """The text right before an element in what holds it."""
    before, around = node.getprevious(), node.getparent()
    told = before.tail if before is not None else around.text if around is not None else ""
    return told or ""


def _is_dated(text: str, locale: str | None) -> bool:
    return bool(html_dates.visible(text, locale) or html_dates.yearless(text, locale))


def _starts(text: str, name: str) -> bool:
    """Whether no more than a few words stand before a name."""
    return len(text.partition(name.split()[0])[0].split()) <= 5
