"""Listing pages: the documents that a page links to, and the page that comes next.

What links are documents is told by the site's description; without one, all links outside of menus and
footers. The next page is found by a selector, by `rel=next`, by the usual words, or by the page's number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from corpus.errors import ConfigError, ReadError
from pipeline.readers import media
from pipeline.readers.charset import decode
from pipeline.sources.links import absolute

_MAX_TEXT = 300
_MAX_PIECES = 200
_SPACE = re.compile(r"\s+")
_ORNAMENT = re.compile(r"^[\s<>«»‹›←→↩|:.…·\-–—]+|[\s<>«»‹›←→|:.…·\-–—]+$")
# How pages in several languages call the next page of a list, newest first; without arrows.
_NEXT_WORDS = frozenset(
    word.strip()
    for word in """
    next | next page | next entries | next posts | older | older posts | older entries |
    older articles | older news | older stories | more posts | previous entries | view older posts |
    go to next page | load more | siguiente | siguientes | página siguiente | pagina siguiente |
    siguiente página | siguiente pagina | entradas anteriores | entradas antiguas |
    entradas más antiguas | más antiguos | más antiguas | publicaciones anteriores |
    noticias anteriores | suivant | suivante | suivants | page suivante | articles suivants |
    articles plus anciens | plus anciens | articles précédents | próxima | proxima | próximo | proximo |
    próxima página | proxima pagina | página seguinte | seguinte | posts antigos | posts mais antigos |
    postagens mais antigas | mais antigos | publicações anteriores | weiter | nächste | nächste seite |
    ältere beiträge | successivo | successiva | pagina successiva | avanti | volgende | nästa |
    seuraava | следующая | дальше | 下一页 | 次へ
    """.split("|")
)
_NEXT_ARROWS = ("›", "»", "››", "→", ">")
_NEXT_CLASSES = frozenset(
    {"next", "nextpostslink", "pager-next", "pagination-next", "page-next", "next-page", "older"}
)
_PAGE_PARAMETERS = frozenset({"page", "paged", "p", "pg", "pagina", "página", "pagenum", "seite"})
_PAGE_PATH = re.compile(r"/(page|pagina|página|p)/?(\d{1,5})/?$", re.IGNORECASE)
# So begins a regular expression over addresses; no CSS selector begins so.
_PATTERN_START = ("^", "http", "/", "re:")
_APART = ["nav", "footer"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the page: its absolute address and what the page calls it ("" where it says nothing)."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The documents that a listing links to, each once in the page's order, and the listing's next page."""

    links: tuple[Link, ...]
    next_address: str | None = None


def read_listing(
    data: bytes,
    address: str,
    *,
    links: str | None = None,
    next_selector: str | None = None,
    content_type: str | None = None,
) -> Listing:
    """The links of a listing page at `address`. `content_type` is the HTTP header, for the charset.

    `links` is a CSS selector of the links (or of what holds them), or a regular expression over absolute
    addresses, which begins with `^`, `http`, `/` or `re:`. Raises ReadError when this is no web page,
    ConfigError when a selector or an expression is wrong.
    """
    kind = media.sniff(data, declared=content_type)
    if kind == media.EMPTY:
        raise ReadError(f"{address}: the page is empty")
    if kind not in (media.HTML, media.XML, media.TEXT, media.MARKDOWN):
        raise ReadError(f"{address}: not a web page but {media.describe(kind)}")
    try:
        soup = BeautifulSoup(decode(data, content_type, markup=True).text, "lxml")
    except (ValueError, AssertionError, RecursionError) as error:
        raise ReadError(f"{address}: the page could not be read: {error}") from error
    if soup.find() is None or (kind == media.TEXT and soup.find("a") is None):
        raise ReadError(f"{address}: not a web page: there is not one element in it")
    page = _Page(soup, address)
    following = page.next(next_selector)
    chosen = _once(page.chosen(links))
    return Listing(tuple(link for link in chosen if link.address != page.here), following)


class _Page:
    """A parsed page with its own address and the one that its links start from."""

    def __init__(self, soup: BeautifulSoup, address: str) -> None:
        self.soup = soup
        self.here = absolute(address, address) or address
        base = soup.find("base", href=True)
        self.base = (absolute(_attribute(base, "href"), address) if base else None) or address

    def address_of(self, element: Tag) -> str | None:
        return absolute(_attribute(element, "href"), self.base)

    def select(self, selector: str) -> list[Tag]:
        from soupsieve.util import SelectorSyntaxError

        try:
            return list(self.soup.select(selector))
        except (SelectorSyntaxError, NotImplementedError, ValueError) as error:
            reason = str(error).splitlines()[0]
            raise ConfigError(f"{selector!r} is not a CSS selector: {reason}") from error

    def chosen(self, links: str | None) -> Iterator[Link]:
        """The links that the description asks for, or all that are not in a menu or footer."""
        if links and links.startswith(_PATTERN_START):
            try:
                wanted = re.compile(links.removeprefix("re:"))
            except re.error as error:
                raise ConfigError(f"{links!r} is not a regular expression: {error}") from error
            yield from (
                link
                for link in self._links(self.soup.find_all("a", href=True))
                if wanted.search(link.address)
            )
        elif links:
            for element in self.select(links):
                inner = [element] if element.has_attr("href") else element.find_all("a", href=True)
                yield from self._links(inner)
        else:
            anchors = self.soup.find_all("a", href=True)
            apart: set[int] = set()
            for part in self.soup.find_all(_APART):
                if id(part) not in apart:  # else it lies within another, and has been gone through
                    apart.update(id(e) for e in part.find_all(["a", *_APART]))
            yield from self._links([a for a in anchors if id(a) not in apart] or anchors)

    def next(self, selector: str | None) -> str | None:
        """The listing's next page, or None. A selector that finds nothing means that there is none."""
        if selector:
            found = (
                self._following(e if e.has_attr("href") else e.find("a", href=True))
                for e in self.select(selector)
            )
            return next((a for a in found if a), None)
        anchors = self.soup.find_all("a", href=True)
        by_rel = [
            e for e in [*self.soup.find_all("link", href=True), *anchors] if "next" in _words_of(e, "rel")
        ]
        by_class = [
            e for e in anchors if _NEXT_CLASSES & {*_words_of(e, "class"), *_words_of(e.parent, "class")}
        ]
        labels = [(e, label) for e in anchors for label in _labels(e)]
        by_word = [e for e, label in labels if _ORNAMENT.sub("", label) in _NEXT_WORDS]
        by_arrow = [e for arrow in _NEXT_ARROWS for e, label in labels if label == arrow]
        for element in [*by_rel, *by_word, *by_class, *by_arrow]:
            if found_next := self._following(element):
                return found_next
        return self._by_number(anchors)

    def _following(self, element: Tag | None) -> str | None:
        """Where a "next" link leads, unless that is this page or another site."""
        found = self.address_of(element) if element is not None else None
        if found is None or found == self.here:
            return None
        return found if _host(found) == _host(self.here) else None

    def _by_number(self, anchors: Iterable[Tag]) -> str | None:
        """The page of this series with the next number: ?page=3 after ?page=2, /page/2/ after the first."""
        series, number = _numbered(self.here)
        pages: dict[int, str] = {}
        shown: dict[str, str] = {}
        for anchor in anchors:
            found = self._following(anchor)
            if found is None:
                continue
            own_series, own_number = _numbered(found)
            if own_number is not None and own_series == series:
                pages.setdefault(own_number, found)
                shown.setdefault(_text_of(anchor), found)
        if number is not None:
            return pages.get(number + 1)
        # Some sites count from 0, so that ?page=1 is the second page: what the link says decides.
        return shown.get("2") or pages.get(2)

    def _links(self, anchors: Iterable[Tag]) -> Iterator[Link]:
        for anchor in anchors:
            if found := self.address_of(anchor):
                yield Link(found, _text_of(anchor))


def _once(links: Iterable[Link]) -> list[Link]:
    """Each address once, with the longest of its texts: a title beside a picture and "Read more"."""
    texts: dict[str, str] = {}
    for link in links:
        known = texts.setdefault(link.address, link.text)
        if len(known) < len(link.text):
            texts[link.address] = link.text
    return [Link(address, text) for address, text in texts.items()]


def _numbered(address: str) -> tuple[str, int | None]:
    """An address without its page number, and that number."""
    parts = urlsplit(address)
    number: int | None = None
    rest = []
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if name.lower() in _PAGE_PARAMETERS and re.fullmatch(r"[0-9]{1,5}", value):
            number = int(value)
        else:
            rest.append((name, value))
    path = parts.path
    if number is None and (match := _PAGE_PATH.search(path)):
        number = int(match.group(2))
        path = path[: match.start()]
    return f"{_host(address)}{path.rstrip('/')}?{urlencode(sorted(rest))}", number


def _host(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.")


def _labels(anchor: Tag) -> set[str]:
    """What a link calls itself, in lower case: its text, its title and its label for screen readers."""
    said = {_text_of(anchor), _attribute(anchor, "aria-label") or "", _attribute(anchor, "title") or ""}
    return {_SPACE.sub(" ", s).strip().lower() for s in said if 0 < len(s) < 60}


def _text_of(element: Tag) -> str:
    # Bounded, as links that lie in one another would each hold the whole rest of the page.
    pieces: list[str] = []
    waiting = list(reversed(element.contents))
    for _ in range(_MAX_PIECES):
        if not waiting:
            break
        piece = waiting.pop()
        if isinstance(piece, Tag):
            waiting.extend(reversed(piece.contents))
        elif type(piece) is NavigableString:  # and no comment
            pieces.append(piece)
    return _SPACE.sub(" ", " ".join(pieces)).strip()[:_MAX_TEXT]


def _attribute(element: Tag, name: str) -> str | None:
    value = element.get(name)
    return value if isinstance(value, str) else None


def _words_of(element: Tag | None, name: str) -> list[str]:
    value = element.get(name) if element is not None else None
    words = value if isinstance(value, list) else str(value or "").split()
    return [word.lower() for word in words]
