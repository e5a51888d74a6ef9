"""A first draft of a site's description, from one of its pages: a start for a person, not the last word."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from corpus.document import RawItem, Reading
from pipeline.readers import html_dates, html_dom, html_people, read
from pipeline.readers.charset import decode
from pipeline.readers.html_dom import Element
from pipeline.readers.html_main import key_of
from pipeline.sites.selectors import selector_of
from pipeline.sources.links import absolute

_WORD = re.compile(r"\w+")
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_SHORT = 120  # characters within which a title's neighbours name author and date
_MOST_REMOVED = 12
_MOST_WORDS = 60  # furniture within the text is shorter than text


@dataclass(slots=True)
class Draft:
    """What could be told of a site from one page. Empty where nothing could."""

    name: str
    host: str
    address: str
    label: str = ""
    language: str = ""
    body: str = ""
    share: float = 0.0
    title: str = ""
    author: str = ""
    date: str = ""
    date_attribute: str = ""
    removed: list[str] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    pattern: str = ""
    alike: int = 0
    expected: dict[str, str] = field(default_factory=dict)


def draft(item: RawItem) -> Draft:
    """What the page of an item tells of its site; `item.origin` is its address.

    Raises ReadError for what is no page with text.
    """
    reading = read(item)
    markup = decode(item.data, item.headers.get("content-type") or item.media_type, markup=True).text
    root = html_dom.parse(markup)
    host = urlsplit(item.origin).netloc.lower()
    found = Draft(_name_of(host), host.removeprefix("www."), item.origin)
    if root is None:
        return found
    source, language = reading.best("source"), reading.best("language")
    found.label = source.value if source else found.host
    found.language = language.value if language else ""
    body, found.share = _body(root, reading)
    if body is not None:
        found.body = selector_of(body, root) or ""
        found.removed = list(_furniture(body, root))
    _title_author_date(found, root, reading)
    base = next((b for n in root.iter("base") if (b := absolute(n.get("href"), item.origin))), item.origin)
    found.feeds = list(_feeds(root, base))
    found.pattern, found.alike = _pattern(root, base, item.origin)
    return found


def _name_of(host: str) -> str:
    labels = [label for label in host.partition(":")[0].split(".") if label != "www"]
    name = "".join(labels) if labels and labels[-1].isdigit() else labels[-2 if len(labels) > 1 else 0]
    return re.sub(r"[^a-z0-9-]", "", name)[:40].strip("-") or "site"


def _body(root: Element, reading: Reading) -> tuple[Element | None, float]:
    """The element whose words are most like those of the text that the reader found, and how much (F1)."""
    wanted = Counter(_WORD.findall(reading.text.lower()))
    best: tuple[float, Element | None] = (0.0, None)
    for element in root.iter("div", "article", "main", "section", "td", "body"):
        words = Counter(_WORD.findall(html_dom.text_of(element).lower()))
        common = sum((words & wanted).values())
        score = 2 * common / (words.total() + wanted.total() or 1)
        # An inner element that says as much is the better one; one without a name is of no use.
        if score >= best[0] - 0.001 and common and selector_of(element, root):
            best = (max(score, best[0]), element)
    return best[1], best[0]


def _furniture(body: Element, root: Element) -> Iterator[str]:
    """Selectors of what stands within the text and is called furniture."""
    seen: list[str] = []
    for element in body.iterdescendants():
        if not isinstance(element.tag, str) or not html_dom.is_furniture(element):
            continue
        if len(html_dom.text_of(element).split()) > _MOST_WORDS:
            continue
        selector = selector_of(element, root, unique=False)
        if selector and selector not in seen and len(seen) < _MOST_REMOVED:
            seen.append(selector)
            yield selector


def _title_author_date(found: Draft, root: Element, reading: Reading) -> None:
    """Selectors where what the page's metadata say can be seen on it as well."""
    title, author, published = (reading.best(key) for key in ("title", "author", "published"))
    names = [n.strip() for n in re.split(r",| and | y | et ", author.value)] if author else []
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in ("title", "head", "html", "body", "script"):
            continue
        text = html_dom.text_of(element)
        if not text or len(text) > max(_SHORT, 2 * len(title.value) if title else 0):
            continue
        if title and not found.title and element.tag in _HEADINGS and key_of(text) == key_of(title.value):
            found.title = selector_of(element, root) or element.tag
            found.expected["title"] = title.value
        if author and not found.author and html_people.as_author(text, set()) in {*names, author.value}:
            found.author = selector_of(element, root) or ""
            if found.author:
                found.expected["author"] = author.value
        if published and not found.date:
            _date(found, element, text, published.value, root)


_HEADINGS = ("h1", "h2", "h3", "div", "span", "p", "a")


def _date(found: Draft, element: Element, text: str, published: str, root: Element) -> None:
    stamp = element.get("datetime") or element.get("content") or ""
    if stamp and html_dates.edtf_of_stamp(stamp) == published:
        found.date_attribute = "datetime" if element.get("datetime") else "content"
    elif len(element) or html_dates.visible(text, found.language or "en") != published:
        return
    found.date = selector_of(element, root) or ""
    if found.date:
        found.expected["published"] = published


def _feeds(root: Element, base: str) -> Iterator[str]:
    for link in root.iter("link"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        if kind in _FEEDS and (address := absolute(link.get("href"), base)) and "comment" not in address:
            yield address


def _pattern(root: Element, base: str, address: str) -> tuple[str, int]:
    """A pattern of paths that the page's own fulfils, and how many of its links do."""
    path = urlsplit(address).path or "/"
    segments = path.strip("/").split("/")
    parts = [_segment(s, last=i == len(segments) - 1) for i, s in enumerate(segments)]
    pattern = "^/" + "/".join(parts) + ("/$" if path.endswith("/") and path != "/" else "$")
    compiled, host = re.compile(pattern), urlsplit(address).netloc
    links = {a for n in root.iter("a") if (a := absolute(n.get("href"), base))}
    alike = [a for a in links if urlsplit(a).netloc == host and compiled.search(urlsplit(a).path)]
    return pattern, len([a for a in alike if a != address])


def _segment(segment: str, *, last: bool) -> str:
    """A path's segment as a pattern: figures and the last one may be others, words in between stay."""
    if segment.isdigit() and segment.isascii():
        return rf"\d{{{len(segment)}}}" if len(segment) in (2, 4) and not last else r"\d+"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", segment):
        return r"\d{4}-\d\d-\d\d"
    return "[^/]+" if last else re.sub(r"[.+*?()\[\]{}|^$\\]", r"\\\g<0>", segment)


def as_yaml(found: Draft, page: str | None = None) -> str:
    """The draft as a commented YAML file; with a test where the page was saved beside it as `page`."""
    lines = [
        f"# A first draft, made from one page: {found.address}",
        "# Look at several pages of the site, mend what is wrong, and add tests: solidarity sites test.",
        "# What each key means stands in docs/adding.md.",
        f"name: {found.name}",
        f"label: {_quoted(found.label)}",
        "tried: false",
        f"match: [{_quoted(found.host)}]",
        f"source: {_quoted(found.label)}",
        "canonical:",
        f"  https: {'true' if found.address.startswith('https:') else 'false'}",
        "  drop_parameters: [] # parameters of the address that do not change the page",
        "start: # where a crawl starts; without any, the description serves for reading only",
        f"  feeds: [{', '.join(map(_quoted, found.feeds))}]",
        "  sitemaps: []",
        "  listings: []",
        "documents:",
        f"  include: [{_single_quoted(found.pattern)}] # {_alike(found.alike)}",
        "kind: article # or by path, see docs/adding.md",
    ]
    lines += ["remove:", *(f"  - {_quoted(s)}" for s in found.removed)] if found.removed else ["remove: []"]
    body = f"body: {_quoted(found.body)} # F1 {found.share:.2f} with the text that was found without it"
    lines.append(body if found.body else "# body: no element with a name of its own holds the text")
    for key, selector in (("title", found.title), ("author", found.author)):
        told = f"{key}: {_quoted(selector)}"
        lines.append(told if selector else f"# {key}: not seen on the page as its metadata have it")
    if found.date and found.date_attribute:
        selected = f"selector: {_quoted(found.date)}, attribute: {found.date_attribute}"
        lines.append(f"date: {{{selected}}}")
    else:
        lines.append(f"date: {_quoted(found.date)}" if found.date else "# date: not seen on the page")
    if re.fullmatch(r"[a-z]{2,3}", found.language):
        lines.append(f"language: {_quoted(found.language)}")
    lines += ["tail: [] # patterns: the text is cut from the first line that one finds"]
    if page is not None:
        lines += ["tests:", f"  - page: {_quoted(page)}", f"    address: {_quoted(found.address)}"]
        lines.append("    expect:" if found.expected else "    expect: {}")
        lines += [f"      {key}: {_quoted(value)}" for key, value in found.expected.items()]
    return "\n".join(lines) + "\n"


def _alike(count: int) -> str:
    return (
        f"{count} other link{'' if count == 1 else 's'} of the page {'is' if count == 1 else 'are'} like that"
    )


def _quoted(text: str) -> str:
    # JSON's strings are YAML's double-quoted ones.
    return json.dumps(text, ensure_ascii=False)


def _single_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
