"""What a page says of itself: title, author, dates, source, language, kind; each with origin and confidence.

Confidence is .9 and above for structured metadata, about .8 for a byline that a reader sees, and .5
for a single weak sign. The keys are those of `corpus.document.Reading`, and "canonical" for the
page's own address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from urllib.parse import urljoin, urlsplit

from corpus.document import Block, Sourced
from corpus.folding import fold
from pipeline.readers import (
    cues,
    html_authors,
    html_dates,
    html_dom,
    html_head,
    html_jsonld,
    html_labels,
    html_language,
    html_lines,
    html_people,
    html_published,
    html_title,
)
from pipeline.readers import html_words as words
from pipeline.readers.charset import clean
from pipeline.readers.html_dom import Element
from pipeline.readers.html_main import key_of

Metadata = dict[str, list[Sourced]]

_SITE_METAS = (
    ("og:site_name", 0.95),
    ("dcterms.publisher", 0.9),
    ("dc.publisher", 0.9),
    ("application-name", 0.6),
)
_NAMING_TAGS = frozenset({"a", "p", "div", "span", "h1", "h2"})
_LONGEST_NAME = 80  # characters of a site's name
_CLASS_KIND = re.compile(r"(?:node--type|page-node-type|node-type|single|category|type)-([a-z]+)")
_CONVENTION = re.compile(
    r"\b(?:\d{1,3}(?:st|nd|rd|th|e|º|er|ème)|[A-Z][a-z]+(?:-[a-z]+)?th|[IVXL]{1,6})\s+(?:[\w-]+\s+){0,4}?"
    r"(?:Convention|Congress|Conference|Congreso|Congrès|Convención)\b"
)  # fmt: skip
_REGION = re.compile(r"\.(uk|au|nz|ie|za|in)(?=/|:|$)")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")
# Words that name a kind of document on some pages and a page of house rules on others.
_AMBIGUOUS = frozenset({"policy", "policies", "motion"})
_EARLY = 8
_PROSE = 100  # characters beyond which a paragraph is text
_LABEL = 60  # characters of the longest label
_LONG = 160  # characters beyond which a line is text and no byline
_REPEATED = frozenset(
    "author article:author citation_author dc.creator dcterms.creator parsely-author".split()
)


def collect(root: Element, markup: str, origin: str) -> Metadata:
    """What the page's head and markup say, before anything is pruned from the tree."""
    metas = _metas(root)
    found: Metadata = {}
    address = _canonical(root, metas, markup, origin)
    own_address = address[0] if address else ""
    page = html_title.page_title(root)
    titles = [page, metas.get("og:title", ""), metas.get("twitter:title", "")]
    titles += [html_dom.text_of(node) for node in root.iter("h1")]
    linked = html_jsonld.facts(root, titles, own_address)
    if address:
        _add(found, "canonical", *address)
    called = html_dom.called_elements(root)
    _sources(found, root, called, metas, linked)
    sites = [s.value for s in found.get("source", ())] + _host_names(own_address or origin)
    layout = html_lines.lay_out(root, called)
    named = html_title.own_names(root, page, layout)
    sites += named
    for title in html_title.candidates(root, metas, linked.title, sites, layout):
        _add(found, "title", title.value, title.origin, title.confidence)
    for name in named:
        _add(found, "source", name, "title and page", 0.58)
    _tail_as_source(found, root)
    best = max(found.get("title", ()), key=lambda s: s.confidence, default=None)
    head = html_head.find_head(layout, best.value if best else "")
    keys = {key_of(s.value) for s in found.get("source", ())} - {""}
    address_of_page = own_address or (origin if origin.startswith(("http://", "https://")) else "")
    locale = _locale(root, metas, address_of_page)
    if locale is None or locale.startswith("en"):  # many templates are called English, whatever they hold
        guess = html_language.guessed(line.text for line in layout.lines)
        locale = locale if guess in (None, "en") else guess
    for author in html_authors.candidates(root, head, metas, linked.authors, keys, locale):
        _add(found, "author", author.value, author.origin, author.confidence)
    title_shown = best.value if best else ""
    for day in html_published.candidates(
        root, head, title_shown, metas, linked.published, address_of_page, locale
    ):
        _add(found, "published", day.value, day.origin, day.confidence)
    _languages(found, root, metas, linked)
    _kinds(found, root, layout.called, linked, own_address)
    return found


def from_text(found: Metadata, blocks: Sequence[Block], telling: Sequence[str]) -> Metadata:
    """Adds what the first blocks and the lines beside the text say: byline, dateline, issue, convention."""
    language = found["language"][0].value if "language" in found else None
    if language in (None, "en"):
        guess = html_language.guessed(block.text for block in blocks)
        language = language if guess in (None, "en") else guess
    sites = {key_of(s.value) for s in found.get("source", ())} - {""}
    for line in telling:
        if len(line) > _LONG:
            continue
        if convention := _CONVENTION.search(line):
            _add(found, "convention", convention.group(), "beside the text", 0.6)
        if (day := html_dates.bulletin_line(line, language)) is not None:
            _add(found, "published", day, "bulletin line", 0.85)
    of_meeting = any(html_labels.OF_A_MEETING.search(s.value) for s in found.get("title", ())[:1])
    before = ""
    for n, block in enumerate(blocks[:_EARLY]):
        if n and block.type == "heading" and 1 < block.level < 4:
            break  # what follows may be the byline of one article among several
        if n and len(block.text) > _PROSE:
            break  # a date on a line of its own within the text heads an entry of a diary or a chronicle
        if block.type in ("caption", "list_item", "table_row") or len(block.text) > _LONG:
            continue
        for line in block.text.split("\n"):
            _from_line(found, line, before, language, sites, of_meeting)
            before = f"{line.rstrip(': ')}:" if block.type == "question" else line
    return found


def _from_line(
    found: Metadata, line: str, before: str, language: str | None, sites: set[str], of_meeting: bool
) -> None:
    """What a short line at the top of the text says: the issue, a date alone but a meeting's, a byline.

    `before` is the line before it, which may say that the date is another's: "Next review due:".
    """
    if (day := html_dates.bulletin_line(line, language)) is not None:
        _add(found, "published", day, "bulletin line", 0.85)
    elif (
        not of_meeting
        and cues.is_date_line(line)
        and not html_labels.OCCASION.search(line)
        and not (len(before) <= _LABEL and html_labels.is_other_day(before))
        and not html_labels.is_other_day(html_labels.before_date(line, language))
        and (day := html_dates.visible(line, language))
    ):
        _add(found, "published", day, "dateline", 0.8)
    undated = html_dates.without_dates(line, language)
    if cues.is_byline(undated) and (name := html_people.from_byline(undated, sites)):
        _add(found, "author", name, "byline", 0.75)


def _add(found: Metadata, key: str, value: str, origin: str, confidence: float) -> None:
    value = clean(value).replace("\n", " ").strip()
    if value:
        found.setdefault(key, []).append(Sourced(value, origin, confidence))


def _metas(root: Element) -> dict[str, str]:
    """The meta elements by name or property in lower case; the first of a name counts.

    Microdata (`itemprop`) count here in the head alone: in the body they may be a comment's or a teaser's.
    """
    metas: dict[str, str] = {}
    top = root.find("head")
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or "").strip().lower()
        if not name and top is not None and node.getparent() is top:
            name = (node.get("itemprop") or "").strip().lower()
        content = " ".join((node.get("content") or "").split())
        if name and content:
            if name in _REPEATED and name in metas:
                metas[name] += f"; {content}"
            metas.setdefault(name, content)
    _unpack(metas)
    return metas


def _unpack(metas: dict[str, str]) -> None:
    """Adds what "parsely-page" holds, an object of its own, under the names of its single elements."""
    try:
        facts = json.loads(metas.get("parsely-page", "{}"))
    except ValueError:
        return
    for key, name in (
        ("pub_date", "parsely-pub-date"),
        ("author", "parsely-author"),
        ("authors", "parsely-author"),
    ):
        value = facts.get(key) if isinstance(facts, dict) else None
        if isinstance(value, list):
            value = "; ".join(v for v in value if isinstance(v, str))
        if isinstance(value, str) and value.strip():
            metas.setdefault(name, value.strip())


def _canonical(
    root: Element, metas: Mapping[str, str], markup: str, origin: str
) -> tuple[str, str, float] | None:
    """The page's own address: of its link or og:url, or where the browser that saved it had it from."""
    base = origin if origin.startswith(("http://", "https://")) else ""
    saved = _SAVED_FROM.search(markup[:2000])
    for node in root.iter("link"):
        if "canonical" in (node.get("rel") or "").lower().split() and node.get("href"):
            address = _joined(base or (saved.group(1) if saved else ""), node.get("href").strip())
            if address:
                return address, "canonical", 0.95
    if metas.get("og:url", "").startswith("http"):
        return metas["og:url"], "og:url", 0.9
    if saved and saved.group(1).startswith("http"):
        return saved.group(1), "saved from", 0.9
    for node in root.iter("base"):
        if (node.get("href") or "").startswith("http") and urlsplit(node.get("href")).path.strip("/"):
            return node.get("href"), "base", 0.6
    return None


def _joined(base: str, href: str) -> str:
    try:
        address = urljoin(base, href)
    except ValueError:
        return ""
    return address if address.startswith(("http://", "https://")) else ""


def _sources(
    found: Metadata,
    root: Element,
    called: Sequence[Element],
    metas: Mapping[str, str],
    linked: html_jsonld.Facts,
) -> None:
    for name, confidence in _SITE_METAS:
        _add(found, "source", metas.get(name, ""), name, confidence)
    _add(found, "source", linked.publisher, "json-ld", 0.92)
    if header := _site_header(root, called):
        _add(found, "source", header, "site header", 0.6)


def _site_header(root: Element, called: Sequence[Element]) -> str:
    """The first text that is called the site's name, or a heading that is a link to the front page."""
    by_name = (
        node
        for node in called
        if node.tag in _NAMING_TAGS and html_dom.has_run(html_dom.names(node), words.SITE_NAME_RUNS)
    )
    linked = (node for node in root.iter("h1") if html_title.is_site_name(node))
    shown: dict[Element, str] = {}
    for nodes in (by_name, linked):
        texts = ((node, html_dom.text_of(node)) for node in nodes)
        shown.update([next(((node, t) for node, t in texts if 2 < len(t) <= _LONGEST_NAME), (None, ""))])
    shown.pop(None, None)
    tags = {node.tag for node in shown}
    return next((shown[node] for node in root.iter(*tags) if node in shown), "") if tags else ""


def _tail_as_source(found: Metadata, root: Element) -> None:
    """What <title> says beyond the title is the site's name, where nothing better is known."""
    if "title" not in found:
        return
    best = max(found["title"], key=lambda s: s.confidence).value
    tail = html_title.tail_of(html_title.page_title(root), best)
    if 2 < len(tail) <= 80:
        _add(found, "source", tail, "title", 0.55)


def _locale(root: Element, metas: Mapping[str, str], address: str) -> str | None:
    """The page's language, with its region where one can be told: "en-gb", "es"; None where none is said."""
    language = (
        (root.get("lang") or root.get("xml:lang") or metas.get("og:locale", "")).lower().replace("_", "-")
    )
    host = address.partition("://")[2].partition("/")[0]
    if language in ("", "en") and (region := _REGION.search(host)):
        return f"en-{region[1]}"
    return language or None


def _host_names(address: str) -> list[str]:
    """What an address calls the site: "labornotes" of www.labornotes.org."""
    try:
        host = urlsplit(address).hostname or "" if "://" in address else ""
    except ValueError:
        host = ""
    labels = [
        label for label in host.split(".")[:-1] if label not in ("www", "co", "com", "org", "blog", "news")
    ]
    return [label.replace("-", "") for label in labels if len(label) > 3] + ([host] if host else [])


def _languages(found: Metadata, root: Element, metas: Mapping[str, str], linked: html_jsonld.Facts) -> None:
    declared = (
        ("json-ld", linked.language, 0.7),
        ("html lang", root.get("lang") or root.get("xml:lang") or "", 0.75),
        ("dcterms.language", metas.get("dcterms.language", ""), 0.7),
        ("og:locale", metas.get("og:locale", ""), 0.6),
        ("content-language", metas.get("content-language", ""), 0.6),
    )
    for origin, value, confidence in declared:
        if match := re.match(r"[a-zA-Z]{2,3}(?=$|[-_,; ])", value):
            _add(found, "language", match.group().lower(), origin, confidence)


def _kinds(
    found: Metadata, root: Element, called_ones: Sequence[Element], linked: html_jsonld.Facts, address: str
) -> None:
    body = root.find("body")
    for node in [body if body is not None else root, *root.iter("article")][:3]:
        called = _CLASS_KIND.findall((node.get("class") or "").lower())
        if node.tag == "article":
            called += [w for w in html_dom.names(node).split() if w not in _AMBIGUOUS]
        kinds = (words.KIND_WORDS.get(word, "article") for word in called)
        _add(found, "kind", next((k for k in kinds if k != "article"), ""), "class", 0.8)
    crumbs = next((n for n in called_ones if html_dom.has_crumbs(n)), None)
    _add(found, "kind", _kind_in(html_dom.text_of(crumbs) if crumbs is not None else ""), "breadcrumb", 0.5)
    _add(found, "kind", _kind_in(urlsplit(address).path), "address", 0.4)
    if linked.type == "Interview":
        _add(found, "kind", "interview", "json-ld", 0.85)
    elif linked.type in words.ARTICLE_TYPES:
        _add(found, "kind", "article", "json-ld", 0.5)


def _kind_in(text: str) -> str:
    """The kind that a breadcrumb or an address names, or an empty string."""
    found = (
        words.KIND_WORDS.get(w)
        for w in re.findall(r"press-release|[a-z]+", fold(text).replace("press r", "press-r"))
    )
    return next((kind for kind in found if kind), "")
