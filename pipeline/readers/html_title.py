"""A page's title: what it calls itself, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.document import Sourced
from pipeline.readers import html_dom
from pipeline.readers.html_dom import Element
from pipeline.readers.html_main import key_of

_SEPARATOR = re.compile(r"\s+(?:[|–—»«·•]|-{1,2}|::|›|/)\s+")
_PIECES = re.compile(rf"{_SEPARATOR.pattern}|:\s+")
_SITE_TAGS = frozenset({"nav", "aside", "footer"})
_HEADLINE_RUNS = (
    "entry title", "post title", "article title", "page title", "node title", "main title", "headline",
)  # fmt: skip
_SHARED = 15  # letters that two forms of one title share at their beginning


def candidates(root: Element, metas: dict[str, str], headline: str, sites: Iterable[str]) -> list[Sourced]:
    """Titles with origin and confidence, the site's name taken off their ends."""
    known = {key_of(s) for s in sites if s}
    page = page_title(root)
    heads = list(headings(root, page, known))
    h1 = heads[0].value if heads else ""
    found: list[Sourced] = []

    def add(value: str, origin: str, confidence: float) -> None:
        title = without_site(" ".join(value.split()), known, h1)
        if title and key_of(title) not in known and len(title) <= 300:
            found.append(Sourced(title, origin, confidence))

    add(headline, "json-ld", 0.95)
    add(metas.get("og:title", ""), "og:title", 0.93)
    for name in ("dcterms.title", "dc.title", "citation_title"):
        add(metas.get(name, ""), name, 0.91)
    found.extend(heads)
    add(metas.get("twitter:title", ""), "twitter:title", 0.7)
    add(page, "title", 0.6)
    return found


def page_title(root: Element) -> str:
    """The text of the head's title element."""
    node = root.find(".//head/title")
    return html_dom.text_of(node) if node is not None else ""


def headings(root: Element, page: str, sites: set[str]) -> Iterator[Sourced]:
    """Headings that may be the title; most trusted those marked as headline or confirmed by <title>."""
    pieces = pieces_of(page)
    confirmed = False
    for node in root.iter("h1", "h2", "h3"):
        text = html_dom.text_of(node)
        key = key_of(text)
        if not key or key in sites or is_site_name(node) or _outside(node):
            continue
        if node.get("itemprop") == "headline" or html_dom.has_run(html_dom.names(node), _HEADLINE_RUNS):
            yield Sourced(text, "headline", 0.92)
        elif node.tag == "h1":
            agrees = not page or any(_alike(key, piece) for piece in pieces)
            yield Sourced(text, "h1", 0.9 if agrees else 0.65)
        elif key in pieces and not confirmed:
            confirmed = True
            yield Sourced(text, "heading and title", 0.88)


def confirmed_by_text(page: str, early: Iterable[str]) -> str:
    """The first of a text's early blocks that is a piece of <title>: a heading set as a plain line."""
    pieces = pieces_of(page)
    return next((text for text in early if len(text) <= 200 and key_of(text) in pieces), "")


def pieces_of(page: str) -> set[str]:
    """Keys of a <title> and of its parts between separators and colons."""
    return {key for piece in (page, *_SEPARATOR.split(page), *_PIECES.split(page)) if (key := key_of(piece))}


def is_site_name(node: Element) -> bool:
    """Whether a heading is the site's name: called so, or a link to the front page."""
    if html_dom.has_run(html_dom.names(node), ("site title", "site name", "visually hidden")):
        return True
    return any(
        a.get("rel") == "home" or a.get("href") in ("/", "./", "index.html", "index.htm")
        for a in node.iter("a")
    )


def _outside(node: Element) -> bool:
    return any(a.tag in _SITE_TAGS or html_dom.is_site_part(a) for a in node.iterancestors())


def _alike(key: str, piece: str) -> bool:
    shorter, longer = sorted((key, piece), key=len)
    return longer.startswith(shorter) and len(shorter) >= min(_SHARED, len(longer))


def heading_of(root: Element, title: str) -> str:
    """The heading that is the title, as the page writes it; an empty string when there is none."""
    key = key_of(title)
    for node in root.iter("h1", "h2", "h3"):
        text = html_dom.text_of(node)
        if text and key and key_of(text) == key:
            return text
    return ""


def without_site(title: str, sites: set[str], h1: str = "") -> str:
    """A title without the site's name before or after it.

    What may be cut is what a known name of the site or the page's own heading confirms; after "|" and
    "»", which titles themselves hardly hold, a short tail goes unconfirmed.
    """
    pieces = _SEPARATOR.split(title)
    if len(pieces) < 2:
        return title
    if h1 and key_of(title).startswith(key_of(h1)) and len(key_of(h1)) > 3:
        return h1
    cuts = list(_SEPARATOR.finditer(title))
    head, tail = title[: cuts[-1].start()], pieces[-1]
    if key_of(tail) in sites:
        return without_site(head, sites, h1)
    if key_of(pieces[0]) in sites:
        return without_site(title[cuts[0].end() :], sites, h1)
    if cuts[-1].group().strip() in "|»" and len(tail.split()) <= 6 and len(head.split()) >= 2:
        return head
    return title


def tail_of(title: str, h1: str) -> str:
    """What a page's <title> adds to its heading: mostly the site's name."""
    match = _SEPARATOR.search(title, len(h1)) if h1 and key_of(title).startswith(key_of(h1)) else None
    return title[match.end() :].strip() if match else ""
