"""The main text of a page by density of text: what serves when trafilatura finds too little.

BeautifulSoup parses the page anew with Python's own parser, which minds neither depth nor damage that
stops lxml. Each paragraph gives its length in text that is no link to its parent, and half of it to
its grandparent; the element with the most is the main text.
"""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

_DROP = ["script", "style", "noscript", "template", "nav", "aside", "form", "button", "iframe", "svg", "head"]
_CARRIERS = [
    "p",
    "li",
    "blockquote",
    "pre",
    "td",
    "h1",
    "h2",
    "h3",
    "h4",
    "dd",
    "dt",
    "div",
    "section",
    "article",
]
_INNER = ["p", "li", "blockquote", "pre", "td", "div", "section", "article", "table", "ul", "ol"]
_SHORT = 25


def densest(markup: str) -> str:
    """The HTML of the element that holds the main text; an empty string when the page holds no text."""
    soup = BeautifulSoup(markup, "html.parser")
    for tag in soup.find_all(_DROP):
        tag.decompose()
    scores: dict[int, float] = {}
    tags: dict[int, Tag] = {}
    for carrier in soup.find_all(_CARRIERS):
        if carrier.find(_INNER, recursive=False) is not None:
            continue
        score = _score(carrier)
        if score <= 0:
            continue
        for share, holder in zip((1.0, 0.5, 0.25), carrier.parents, strict=False):
            scores[id(holder)] = scores.get(id(holder), 0.0) + share * score
            tags[id(holder)] = holder
    best: Tag = tags[max(scores, key=lambda k: scores[k])] if scores else (soup.body or soup)
    if not best.get_text(strip=True):
        return ""
    return str(best)


def _score(tag: Tag) -> float:
    """Characters of text outside links, a little more for commas; 0 for what is short or mostly links."""
    text = tag.get_text(" ", strip=True)
    linked = sum(len(a.get_text(" ", strip=True)) for a in tag.find_all("a"))
    if len(text) < _SHORT or linked > 0.5 * len(text):
        return 0.0
    return len(text) - linked + 10.0 * text.count(",")
