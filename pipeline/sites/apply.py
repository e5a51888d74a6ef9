"""A description held against a page's tree: what goes, where the text is, what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

from lxml.cssselect import CSSSelector

from corpus.document import Sourced
from pipeline.readers import html_dates, html_dom, html_people
from pipeline.readers.html_dom import Element
from pipeline.readers.html_main import key_of
from pipeline.readers.html_words import BLOCK_TAGS
from pipeline.sites.description import Removal, Site, Value
from pipeline.sites.tail import cut_tail

CONFIDENCE = 0.95

# The keys of a description that `Reading.metadata` calls otherwise.
_KEYS = {"date": "published"}
_LENGTH = {"year": 4, "month": 7, "day": 10}
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_REMOVED_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Applied:
    """What a description made of a page, whose tree it changed.

    `body` is the element that holds the text, or None where the page has none of those described;
    `removed` the texts of what was taken out, each 300 characters at most; `metadata` in the keys of
    `Reading`, and "issue" for the address of the issue that an article links to.
    """

    body: Element | None
    removed: list[str]
    metadata: dict[str, list[Sourced]]


def apply(site: Site, root: Element, address: str = "") -> Applied:
    """Hold a description against a page: metadata first, then what is removed, then body and tail.

    Without its address, that which the page calls canonical is taken.
    """
    address = address or _own_address(root)
    metadata = _metadata(site, root, address)
    removed = [text for removal in site.remove for text in _remove(removal, root)]
    body = _body(site, root)
    if body is not None and site.tail:
        removed += cut_tail(body, site.tail)
    return Applied(body, [text[:_REMOVED_LENGTH] for text in removed if text], metadata)


def select(selector: str, root: Element) -> list[Element]:
    """The elements that a CSS selector finds, in the page's order."""
    return list(_compiled(selector)(root))


def issue_of(site: Site, root: Element, address: str) -> str | None:
    """The address of the issue that an article links to, or None."""
    if site.issue is None:
        return None
    for element in select(site.issue, root):
        anchor = element if element.get("href") else next(iter(element.iter("a")), None)
        if anchor is not None and (href := (anchor.get("href") or "").strip()):
            return _joined(address, href)
    return None


@lru_cache(maxsize=1024)
def _compiled(selector: str) -> Any:
    return CSSSelector(selector, translator="html")


def _joined(address: str, href: str) -> str | None:
    try:
        return urljoin(address, href)
    except ValueError:  # a bracket without its fellow
        return None


def _own_address(root: Element) -> str:
    for node in root.iter("link"):
        if (node.get("rel") or "").lower() == "canonical":
            return node.get("href") or ""
    return next((n.get("content") or "" for n in root.iter("meta") if n.get("property") == "og:url"), "")


# -- metadata ------------------------------------------------------------------------------------------------


def _metadata(site: Site, root: Element, address: str) -> dict[str, list[Sourced]]:
    found: dict[str, str | None] = {}
    language = _language(site, root)
    own = {key_of(name) for name in (site.label, site.source, site.name) if name}
    for key, places in site.values.items():
        reader = {"author": _author, "date": _date, "adopted": _date}.get(key, _text)
        given = (reader(place, root, language, own) for place in places)
        found[_KEYS.get(key, key)] = next((value for value in given if value), None)
    found["kind"] = site.kind.of(address) if address or not site.kind.paths else None
    found["source"] = site.source
    found["issue"] = issue_of(site, root, address)
    called = {value: key for key, value in _KEYS.items()}
    return {
        key: [Sourced(value, f"site description {site.name}: {called.get(key, key)}", CONFIDENCE)]
        for key, value in found.items()
        if value
    }


def _language(site: Site, root: Element) -> str | None:
    constant = next((p.constant for p in site.values.get("language", ()) if p.constant), None)
    return constant or (root.get("lang") or "")[:2].lower() or None


def _texts(place: Value, root: Element) -> Iterator[str]:
    """What stands in a place, each element's, white space made single."""
    if place.constant is not None:
        yield place.constant
        return
    for element in select(place.selector, root):
        raw = element.get(place.attribute) if place.attribute else html_dom.text_of(element)
        text = " ".join((raw or "").split())
        if text and place.pattern is not None:
            match = place.pattern.search(text)
            text = (match.group(match.lastindex or 0) or "").strip() if match else ""
        if text:
            yield text


def _text(place: Value, root: Element, language: str | None, own: set[str]) -> str | None:
    return next(_texts(place, root), None)


def _author(place: Value, root: Element, language: str | None, own: set[str]) -> str | None:
    names = [html_people.as_author(text, own) for text in _texts(place, root)]
    return "; ".join(dict.fromkeys(name for name in names if name)) or None


def _date(place: Value, root: Element, language: str | None, own: set[str]) -> str | None:
    """The first date of a place as EDTF, no more precise than is said."""
    return next((day for text in _texts(place, root) if (day := _edtf(place, text, language))), None)


def _edtf(place: Value, text: str, language: str | None) -> str | None:
    if place.format is not None:
        try:
            day: str | None = datetime.strptime(text, place.format).date().isoformat()
        except ValueError:
            return None
    else:
        day = html_dates.edtf_of_stamp(text) or html_dates.visible(text, language)
    if day is None and place.precision == "year":
        match = _YEAR.search(text)
        day = match.group() if match else None
    return day[: _LENGTH[place.precision]] if day and place.precision else day


# -- the text ------------------------------------------------------------------------------------------------


def _remove(removal: Removal, root: Element) -> Iterator[str]:
    """Takes elements out of the tree, but not the text behind them; gives their texts."""
    gone: set[Element] = set()
    for found in select(removal.selector, root):
        element = found
        if any(ancestor in gone for ancestor in element.iterancestors()):
            continue
        if element.tag in ("html", "body") or element.getparent() is None:
            continue
        text = html_dom.text_of(element)
        if removal.pattern is not None and not removal.pattern.search(text):
            continue
        if removal.whole:
            around = next(a for a in html_dom.ancestors_and_self(element) if a.tag in BLOCK_TAGS | {"html"})
            if around.tag in ("html", "body") or html_dom.text_of(around) != text:
                continue
            element = around
        element.drop_tree()
        gone.add(element)
        yield text


def _body(site: Site, root: Element) -> Element | None:
    """The element with the page's text: of the selectors, the first that finds any."""
    for selector in site.body:
        found = [e for e in select(selector, root) if html_dom.text_of(e)]
        chosen = set(found)
        found = [e for e in found if not any(a in chosen for a in e.iterancestors())]
        if len(found) == 1:
            return found[0]
        if found:
            return _wrapped(found)
    return None


def _wrapped(elements: list[Element]) -> Element:
    """Several elements in one, at the place of the first."""
    first = elements[0]
    wrapper = first.makeelement("div")
    first.addprevious(wrapper)
    for element in elements:
        rest = element.tail
        element.tail = None
        wrapper.append(element)
        if rest and rest.strip() and element is elements[-1]:
            wrapper.tail = (wrapper.tail or "") + rest
    return wrapper
