"""A web page as a tree: parsed whatever it holds, and rid of what is never text.

lxml stops without a word at about 250 nested elements unless told that the tree is huge; it is told
so here, and nothing in the HTML readers recurses, so that depth costs nothing but time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree, html

from pipeline.readers import html_words as words

# lxml publishes no types; an element is Any throughout the HTML readers.
Element = Any

# Elements whose text does not run on with that of their neighbours.
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 dt summary".split())
_APART = words.BLOCK_TAGS | {"td", "th", "br", "time"}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_CALLED = etree.XPath(".//*[@class or @id or @rel or @itemprop or self::time]")
_BYLINE_PROPS = frozenset({"author", "datePublished", "dateModified"})
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def parse(markup: str) -> Element | None:
    """The page's tree, or None where there is not one element in it."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=False, remove_pis=True)
    # As bytes: lxml refuses text that declares its own encoding, and ours outranks the page's.
    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def names(element: Element) -> str:
    """Class and id as words between spaces: `class="entryMeta post-2" id="x"` -> " entry meta post 2 x "."""
    called, own = element.get("class"), element.get("id")
    if not called and not own:
        return " "
    return _as_words(f"{called or ''} {own or ''}")


@lru_cache(maxsize=8192)
def _as_words(joined: str) -> str:
    # Pages repeat their classes by the thousand.
    return f" {_NOT_WORD.sub(' ', _CAMEL.sub(' ', joined).lower()).strip()} "


def is_never_text(element: Element) -> bool:
    """Whether a tag's content is no text for readers, or is hidden from them."""
    tag = element.tag
    if not isinstance(tag, str) or tag in words.NEVER_TAGS:
        return tag != "button" or not _unfolds_text(element)
    if element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true":
        return not _is_dimmed(element)
    style = element.get("style")
    return bool(style) and bool(_HIDING_STYLE.search(style)) and not _unfolds(element)


def _unfolds_text(button: Element) -> bool:
    """Whether a button is the heading under which a part unfolds: a question, the name of a section."""
    parent = button.getparent()
    return parent is not None and parent.tag in _HEADINGS and button.get("hidden") is None


def _is_dimmed(element: Element) -> bool:
    """Whether a part is hidden from readers' aids only while a dialog or another tab is open."""
    if _unfolds(element):
        return True
    return element.find(".//h1") is not None and not is_furniture_name(names(element))


def _unfolds(element: Element) -> bool:
    """Whether a hidden part is one that a reader unfolds: it is called so, or is the text of the page."""
    called = names(element).replace(" readmore ", " ").replace(" read more ", " ")
    if called == " " or is_furniture_name(called):
        return False
    return not words.UNFOLDED.isdisjoint(called.split()) or has_run(called, words.BODY_RUNS)


def is_furniture(element: Element) -> bool:
    """Whether tag, role or the words of class and id call an element furniture."""
    if element.tag in words.FURNITURE_TAGS or element.get("role") in words.FURNITURE_ROLES:
        return True
    return is_furniture_name(names(element))


@lru_cache(maxsize=8192)
def is_furniture_name(called: str) -> bool:
    """Whether names (as of `names`) call an element furniture."""
    if called == " ":
        return False
    return not words.FURNITURE_WORDS.isdisjoint(called.split()) or has_run(called, words.FURNITURE_RUNS)


def is_byline(element: Element) -> bool:
    """Whether an element holds byline and date beside the title."""
    if element.get("rel") == "author" or element.get("itemprop") in _BYLINE_PROPS:
        return True
    return has_run(names(element), words.BYLINE_RUNS)


@lru_cache(maxsize=16384)
def has_run(called: str, runs: tuple[str, ...]) -> bool:
    """Whether names (as of `names`) hold one of these runs of words."""
    return called != " " and any(f" {run} " in called for run in runs)


def has_word(element: Element, vocabulary: frozenset[str]) -> bool:
    """Whether class or id hold one of these words."""
    called = names(element)
    return called != " " and not vocabulary.isdisjoint(words_in(called))


@lru_cache(maxsize=8192)
def words_in(called: str) -> frozenset[str]:
    """The words of names (as of `names`)."""
    return frozenset(called.split())


def called_elements(root: Element) -> list[Element]:
    """The elements that class, id, rel or itemprop call something, and times, in the page's order."""
    found: list[Element] = _CALLED(root)
    return found


def leads_away(heading: Element) -> bool:
    """Whether a heading's link leads to another page, not to a place on this one."""
    near = [heading, *heading.iterancestors()][:3]
    links = [heading.find(".//a"), *(e for e in near if e.tag == "a")]
    return any(a is not None and "#" not in (a.get("href") or "#") for a in links)


def has_crumbs(element: Element) -> bool:
    """Whether an element is a breadcrumb trail."""
    return has_word(element, words.CRUMBS)


def tells_of_text(element: Element) -> bool:
    """Whether an element holds byline and date, or is a breadcrumb trail."""
    if element.get("rel") == "author" or element.get("itemprop") in _BYLINE_PROPS:
        return True
    return _tells_by_name(names(element))


@lru_cache(maxsize=8192)
def _tells_by_name(called: str) -> bool:
    return has_run(called, words.BYLINE_RUNS) or not words.CRUMBS.isdisjoint(words_in(called))


def is_site_part(element: Element) -> bool:
    """Whether a header or footer belongs to the site and not to an article."""
    if element.tag not in ("header", "footer"):
        return False
    return not any(a.tag in ("article", "main", "section", "blockquote") for a in element.iterancestors())


def text_of(element: Element) -> str:
    """All text within, white space made single, blocks kept apart. No words of scripts and styles."""
    parts = []
    for event, node in etree.iterwalk(element, events=("start", "end", "comment")):
        apart = node.tag in _APART
        if event == "start":
            parts.append(" " if apart else "")
            if node.text and node.tag not in ("script", "style", "template"):
                parts.append(node.text)
        else:
            parts.append(" " if apart else "")
            if node is not element and node.tail:
                parts.append(node.tail)
    return " ".join("".join(parts).split())


def ancestors_and_self(element: Element) -> Iterator[Element]:
    """The element, its parent, and so on to the root."""
    node = element
    while node is not None:
        yield node
        node = node.getparent()
