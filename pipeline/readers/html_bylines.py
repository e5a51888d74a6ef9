"""Where on a page byline and date of publication stand, and where look-alikes do."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.readers import html_dom
from pipeline.readers import html_words as words
from pipeline.readers.html_dom import Element

_OTHER_PARTS = frozenset({"aside", "nav", "figure", "figcaption"})
_NEAR = 4
_LONG = 160
_MAIN_SHARE = 0.6


def times(root: Element) -> Iterator[tuple[str, str, float]]:
    """Dates beside the title, as (origin, time stamp or text, confidence); never those of updates."""
    own = own_article(root)
    for node in root.iter("time", "span", "div", "p", "dd", "abbr", "li"):
        if node.tag != "time" and not _calls_itself(node):
            continue
        called = html_dom.names(node)
        if " updated " in called or " modified " in called or node.get("itemprop") == "dateModified":
            continue
        if elsewhere(node, own):
            continue
        published = (
            node.get("itemprop") == "datePublished" or " published " in called or " pubdate " in called
        )
        if node.tag == "time":
            beside = any(html_dom.is_byline(a) for a in _near(node))
            if published or beside or node.get("pubdate") is not None:
                yield "time", node.get("datetime") or html_dom.text_of(node), 0.9 if published else 0.8
        elif node.find(".//time") is None:
            text = html_dom.text_of(node)
            stamp = node.get("content") or (node.get("title") if node.tag == "abbr" else None)
            if stamp:
                yield "microdata", stamp, 0.9
            elif len(text) <= _LONG:
                yield "byline", text, 0.8


def bylines(root: Element) -> Iterator[tuple[str, bool]]:
    """Texts that name the author, each with whether it is the name alone (rel=author, class author)."""
    own = own_article(root)
    for node in root.iter("a", "span", "div", "p", "address", "strong", "li", "dd"):
        called = html_dom.names(node)
        marked = node.get("rel") == "author" or node.get("itemprop") == "author"
        if not marked and not html_dom.has_run(
            called, ("byline", "author", "autor", "auteur", "createdby", "entry meta")
        ):
            continue
        if elsewhere(node, own):
            continue
        text = html_dom.text_of(node)
        if len(text) <= 120:
            alone = (marked or " byline " not in called) and " meta " not in called and len(text.split()) <= 6
            yield text, alone


def own_article(root: Element) -> Element | None:
    """The article element that the page is about; None where there is none, or several of one rank."""
    articles = list(root.iter("article"))
    heading = next(iter(root.iter("h1")), None)
    around = next((a for a in heading.iterancestors("article")), None) if heading is not None else None
    if around is not None or len(articles) < 2:
        return around if around is not None else next(iter(articles), None)
    sizes = [len(html_dom.text_of(a)) for a in articles]
    largest = max(sizes)
    return articles[sizes.index(largest)] if largest > _MAIN_SHARE * sum(sizes) else None


def elsewhere(node: Element, own: Element | None) -> bool:
    """Whether an element lies in another part of the page: sidebar, comments, another article, picture."""
    for ancestor in node.iterancestors():
        if ancestor.tag in _OTHER_PARTS or (ancestor.tag == "footer" and html_dom.is_site_part(ancestor)):
            return True
        if ancestor.tag == "article" and ancestor is not own and not _holds(ancestor, own):
            return True
        if ancestor.tag in ("body", "main"):
            return False
        if html_dom.has_word(ancestor, words.ELSEWHERE_WORDS):
            return True
    return False


def _holds(outer: Element, inner: Element | None) -> bool:
    return inner is not None and any(a is outer for a in inner.iterancestors())


def _calls_itself(node: Element) -> bool:
    called = html_dom.names(node)
    if " author " in called and node.tag in ("p", "div"):
        return True
    return " published " in called or " pubdate " in called or html_dom.is_byline(node)


def _near(node: Element) -> Iterator[Element]:
    for count, ancestor in enumerate(node.iterancestors()):
        if count == _NEAR or ancestor.tag in ("article", "main", "body"):
            return
        yield ancestor
