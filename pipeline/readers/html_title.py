"""A page's title: what it calls itself, without the name of the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.document import Sourced
from pipeline.readers import cues, html_cues, html_dom, html_headlines
from pipeline.readers.html_dom import Element
from pipeline.readers.html_lines import Layout, heading_above, lines_above_text, nearest_heading
from pipeline.readers.html_main import key_of

_UNSPACED = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"  # a sign of a script without spaces
_SEPARATOR = re.compile(
    rf"\s+(?:[|–—»«·•›‹*~<>]|-{{1,2}}|::|/{{1,2}})\s+|\s*[|｜]\s*|(?<={_UNSPACED})[_-](?={_UNSPACED})"
)
_PIECES = re.compile(rf"{_SEPARATOR.pattern}|:\s+")
_FRONT_PAGE = re.compile(
    r"(?:https?://[^/?#]+)?/?|(?:\.{1,2}/)+|(?:[./]*)(?:index|home|default|main)\.(?:s?html?|php|aspx?)",
    re.IGNORECASE,
)
_SITE_RUNS = (
    "site title", "site name", "site logo", "site branding", "site header", "visually hidden", "logo",
    "branding",
    "masthead", "blog title", "blog name", "brand", "sitename", "sitetitle",
)  # fmt: skip
# Headings of a part of a site, never of a document.
_SITE_LIKE = re.compile(
    r"\b(?:local|lodge|branch|district|section)\s+\d+$|^[\w-]+\.(?:com|org|net|info|[a-z]{2})$", re.IGNORECASE
)
_COPYRIGHT = ("©", "(c)", "copyright", "all rights reserved")
_FOOT = 40  # lines at a page's end among which that of its copyright stands
_LONGEST_NAME = 80  # characters of a site's name
_RUBRICS = frozenset(
    """news blog press pressreleases pressrelease noticias actualités actualites aktuelles articles article
    artículos statements resolutions resoluciones résolutions archive archives archivo home welcome events
    publications publicaciones media features opinion
    opinión comunicados communiqués presse pressemitteilungen newsroom
    latestnews breakingnews updates stories documents documentos library index menu search inicio accueil
    startseite notícias publicações imprensa prensa whatsnew newsandevents minutes actas atas protokolle
    procèsverbaux statement communiqué comunicado pressrelease""".split()
)
_SITE_TAGS = frozenset({"nav", "aside", "footer"})
_HEADLINE_RUNS = (
    "entry title", "post title", "article title", "page title", "node title", "main title", "headline",
)  # fmt: skip
_HEADING_ORIGINS = frozenset({"headline", "h1", "heading and title", "large letters"})
_SENTENCE = 4  # words from which an only heading is more likely a title than a rubric
_SHARED = 15  # letters that two forms of one title share at their beginning
_SHOWN = (
    0.97  # the confidence of a heading that structured metadata confirm: it has the form that readers see
)
_DISPLAYED = 0.96
_STRUCTURED = 0.91
_WORD = re.compile(r"\w+")
_STYLE_SIZE = re.compile(r"font-size\s*:\s*([\d.]+)\s*(px|pt|r?em|%)", re.IGNORECASE)
_PER_UNIT = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16}
_LARGE = 20.0  # pixels from which letters are a heading's
_FONT_SIZES = (10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0)  # <font size=1> to <font size=7>, in pixels


def candidates(
    root: Element, metas: dict[str, str], headline: str, sites: Iterable[str], layout: Layout
) -> list[Sourced]:
    """Titles with origin and confidence, the site's name taken off their ends."""
    known = {key_of(s) for s in sites if s}
    page = page_title(root)
    heads = _without_board(list(headings(root, page, known)), page)
    h1 = heads[0].value if heads else ""
    found: list[Sourced] = []

    def add(value: str, origin: str, confidence: float) -> None:
        title = without_site(" ".join(value.split()), known, h1)
        if title and key_of(title) not in known | _RUBRICS and len(title) <= 300:
            found.append(Sourced(title, origin, confidence))

    add(headline, "json-ld", 0.95)
    add(metas.get("og:title", ""), "og:title", 0.93)
    for name in ("dcterms.title", "dc.title", "citation_title"):
        add(metas.get(name, ""), name, 0.91)
    found.extend(heads)
    add(metas.get("twitter:title", ""), "twitter:title", 0.7)
    add(page, "title", 0.6)
    line = "" if heads else _confirmed_line(page, layout, known)
    large = "" if heads else heading_above(layout, _large_letters(root))
    # Beside a line that <title> confirms, large letters that it does not are the site's name.
    if large and line and _first_above(layout, large, line) == line:
        large = ""
    if large and (not line or any(_alike(key_of(large), piece) for piece in pieces_of(page))):
        found.append(Sourced(large, "large letters", 0.72))
    weak = not heads or (heads[0].confidence < 0.7 and len(heads[0].value.split()) <= 3)
    if weak and (nearest := nearest_heading(layout, known)):
        found.append(Sourced(nearest, "heading above the text", 0.68))
    if line:
        found.append(Sourced(line, "line and title", 0.85))
    if not heads and not line and (called := _called_headline(layout, known)):
        found.append(Sourced(called, "line called headline", 0.66))
    if not found and (unmarked := html_headlines.unmarked(layout, known | _RUBRICS)):
        found.append(Sourced(unmarked, "line above the text", 0.55))
    if issue := html_headlines.masthead(layout):
        found.append(Sourced(issue, "masthead", 0.87))
    if heads and (below := _shown_below(heads[0].value, page, layout)):
        found = [replace(s, confidence=0.5) if key_of(s.value) == key_of(h1) else s for s in found]
        found.append(Sourced(below, "line and title", 0.85))
    return _as_displayed(found, root)


def _called_headline(layout: Layout, sites: set[str]) -> str:
    """The one line that an element without a heading's tag holds and that is called the headline."""
    texts = [
        (e, text)
        for e, text in html_headlines.called_headlines(layout)
        if not _outside(e) and not is_site_name(e) and key_of(text) not in sites | _RUBRICS
    ]
    looks = Counter(e.get("class") for e, _ in texts)
    alone = [t for e, t in texts if looks[e.get("class")] == 1]
    return alone[0] if alone else ""


def _without_board(heads: list[Sourced], page: str) -> list[Sourced]:
    """Headings without the site's, which is the last piece of <title> where a longer one is the first."""
    pieces = [key_of(piece) for piece in _SEPARATOR.split(page)]
    keys = {key_of(h.value) for h in heads}
    if len(pieces) < 2 or pieces[0] not in keys or len(pieces[0]) <= len(pieces[-1]):
        return heads
    return [h for h in heads if key_of(h.value) != pieces[-1]]


def _first_above(layout: Layout, one: str, other: str) -> str:
    """Which of two lines stands nearer above the main text; "" where neither does."""
    keys = {key_of(one): one, key_of(other): other}
    return next((keys[key] for line in lines_above_text(layout) if (key := key_of(line.text)) in keys), "")


def _shown_below(heading: str, page: str, layout: Layout) -> str:
    """The first piece of <title> where it stands as a line between the text and a heading that is its last
    piece and shorter: a board's name, over the thread's."""
    pieces = _SEPARATOR.split(page)
    if (
        len(pieces) < 2
        or key_of(pieces[-1]) != key_of(heading)
        or len(pieces[0].split()) <= len(heading.split())
    ):
        return ""
    first = key_of(pieces[0])
    for line in lines_above_text(layout):
        if key_of(line.text) == first:
            return line.text
        if key_of(line.text) == key_of(heading):
            return ""
    return ""


def _confirmed_line(page: str, layout: Layout, sites: set[str]) -> str:
    """The line nearest above the main text that is a piece of <title>: a heading set as a plain line."""
    pieces = pieces_of(page) - sites
    pieces -= _RUBRICS
    lines = [line.text for line in layout.lines if len(line.text) <= 200 and key_of(line.text) in pieces]
    return max(lines, key=len, default="")


def _as_displayed(found: list[Sourced], root: Element) -> list[Sourced]:
    """The same candidates; a heading that metadata confirm goes before them, as they shorten and reword."""
    shown = [s for s in found if s.origin in _HEADING_ORIGINS]
    said = [s for s in found if s.origin not in _HEADING_ORIGINS]
    only = len(list(root.iter("h1"))) == 1
    for heading in shown:
        if _has_additions(root, heading.value, [s.value for s in said if s.confidence >= _STRUCTURED]):
            return found
        if any(_same_title(heading.value, s.value) for s in said):
            return [replace(s, confidence=_SHOWN) if s is heading else s for s in found]
    for heading in shown:
        alone = heading.origin == "headline" or (heading.origin == "h1" and only)
        if (
            alone
            and len(heading.value.split()) >= _SENTENCE
            and any(s.confidence >= _STRUCTURED for s in said)
        ):
            return [replace(s, confidence=_DISPLAYED) if s is heading else s for s in found]
    return found


def _has_additions(root: Element, shown: str, said: Iterable[str]) -> bool:
    """Whether a heading holds, in an element of its own, a rubric or a subtitle that metadata leave out."""
    key = key_of(shown)
    for title in map(key_of, said):
        if len(title) < _SHARED or title == key or not (key.startswith(title) or key.endswith(title)):
            continue
        rest = key[len(title) :] if key.startswith(title) else key[: -len(title)]
        for node in root.iter("h1", "h2", "h3"):
            if key_of(html_dom.text_of(node)) == key:
                return any(c is not node and key_of(html_dom.text_of(c)) == rest for c in node.iter("*"))
    return False


def _same_title(shown: str, said: str) -> bool:
    """Whether metadata mean this heading: equal, cut short, or with most words in common."""
    one, other = key_of(shown), key_of(said)
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter) and len(shorter) >= min(_SHARED, 8 if shorter == other else _SHARED):
        return True
    ours, theirs = set(_WORD.findall(shown.lower())), set(_WORD.findall(said.lower()))
    return len(ours) >= 3 and len(ours & theirs) >= 0.6 * min(len(ours), len(theirs)) and len(theirs) >= 3


def _large_letters(root: Element) -> dict[Element, float]:
    """Elements set in large letters, with their size in pixels: headings of pages without heading tags."""
    sizes: dict[Element, float] = {}
    for node in root.iter("font", "span", "div", "p", "b", "strong", "big", "td"):
        size = 0.0
        if node.tag == "font":
            size = _font_size(node.get("size") or "")
        elif node.tag == "big":
            size = 18.0
        if match := _STYLE_SIZE.search(node.get("style") or ""):
            size = float(match[1].strip(".") or 0) * _PER_UNIT[match[2].lower()]
        large = size >= _LARGE or (size >= 18.0 and node.tag in ("font", "big"))
        if large and not _outside(node) and not is_site_name(node):
            sizes[node] = size
    return sizes


def _font_size(value: str) -> float:
    value = value.strip()
    if not re.fullmatch(r"[+-]?\d{1,2}", value):
        return 0.0
    step = int(value) + (3 if value[0] in "+-" else 0)
    return _FONT_SIZES[min(7, max(1, step)) - 1]


def page_title(root: Element) -> str:
    """The text of the head's title element."""
    node = root.find("head/title")
    node = root.find(".//head/title") if node is None else node
    return html_dom.text_of(node) if node is not None else ""


def headings(root: Element, page: str, sites: set[str]) -> Iterator[Sourced]:
    """Headings that may be the title; most trusted those marked as headline or confirmed by <title>."""
    pieces = pieces_of(page)
    confirmed = False
    teasers = _looks_of_teasers(root)
    for node in root.iter("h1", "h2", "h3"):
        text = _without_kicker(node, html_dom.text_of(node), pieces)
        key = key_of(text)
        if not key or key in sites or key in _RUBRICS or is_site_name(node) or _outside(node):
            continue
        if html_dom.has_crumbs(node):
            continue
        if teasers[_look(node)] > 1 and key not in pieces:
            continue
        if len(text.split()) <= 2 and html_cues.heads_furniture(text) and key not in pieces:
            continue
        if node.get("itemprop") == "headline" or html_dom.has_run(html_dom.names(node), _HEADLINE_RUNS):
            yield Sourced(text, "headline", 0.92)
        elif node.tag == "h1":
            agrees = not page or any(_alike(key, piece) for piece in pieces)
            yield Sourced(text, "h1", 0.9 if agrees else 0.65)
        elif key in pieces and not confirmed:
            confirmed = True
            yield Sourced(text, "heading and title", 0.88)


def _without_kicker(node: Element, text: str, pieces: set[str]) -> str:
    """A heading's text without a rubric before it or a subtitle after it, each in an element of its own,
    where <title> leaves it out."""
    inner = [c for c in node if isinstance(c.tag, str)]
    first = inner[0] if inner else None
    if first is None or key_of(text) in pieces:
        return text
    under = html_dom.text_of(inner[-1])
    main = text.removesuffix(under).strip(" :|–—")
    if under and not (inner[-1].tail or "").strip() and key_of(main) in pieces:
        return main
    if (node.text or "").strip():
        return text
    kicker = html_dom.text_of(first)
    rest = text.removeprefix(kicker).strip(" :|–—")
    return rest if kicker and key_of(rest) in pieces else text


def _looks_of_teasers(root: Element) -> Counter[str]:
    """How many headings of a look there are, of those with a class or a link away.

    Several of one look head teasers; none is the page's title, but for what <title> confirms.
    """
    looks = (_look(n) for n in root.iter("h1", "h2", "h3") if n.get("class") or _is_linked(n))
    return Counter(looks)


def _look(node: Element) -> str:
    return f"{node.tag} {node.get('class') or ''}"


def _is_linked(node: Element) -> bool:
    inner = node.find(".//a")
    around = node.getparent()
    links = [a for a in (inner, around) if a is not None and a.tag == "a"]
    return any("#" not in (a.get("href") or "#") for a in links)


def confirmed_by_text(page: str, early: Iterable[str], sites: Iterable[str] = ()) -> str:
    """The first of a text's early blocks that is a piece of <title>, and none of the site's names: a heading
    set as a plain line."""
    pieces = pieces_of(page) - set(map(key_of, sites))
    return next((text for text in early if len(text) <= 200 and key_of(text) in pieces), "")


def pieces_of(page: str) -> set[str]:
    """Keys of a <title> and of its parts between separators and colons."""
    return {key for piece in (page, *_SEPARATOR.split(page), *_PIECES.split(page)) if (key := key_of(piece))}


def is_site_name(node: Element) -> bool:
    """Whether a heading is the site's name: called so, or a link to the front page."""
    called = html_dom.names(node)
    if html_dom.has_run(called, _SITE_RUNS):
        return True
    near = [a for a in list(node.iterancestors())[:3] if a.tag not in ("article", "main", "body")]
    if any(html_dom.has_run(html_dom.names(a), _SITE_RUNS) for a in near):
        return True
    links = [*node.iter("a"), *(a for a in near[:1] if a.tag == "a")]
    return any("home" in (a.get("rel") or "").split() or _is_front_page(a.get("href") or "") for a in links)


def _is_front_page(href: str) -> bool:
    href = href.strip()
    return bool(href) and bool(_FRONT_PAGE.fullmatch(href))


def _outside(node: Element) -> bool:
    return any(a.tag in _SITE_TAGS or html_dom.is_site_part(a) for a in node.iterancestors())


def _alike(key: str, piece: str) -> bool:
    shorter, longer = sorted((key, piece), key=len)
    return longer.startswith(shorter) and len(shorter) >= min(_SHARED, len(longer))


def without_site(title: str, sites: set[str], h1: str = "") -> str:
    """A title without the site's name before or after it.

    What may be cut is what a known name of the site or the page's own heading confirms; after "|" and
    "»", which titles themselves hardly hold, a short tail goes unconfirmed.
    """
    before, colon, after = title.partition(": ")
    if colon and key_of(before) in sites and after.strip():
        return without_site(after, sites, h1)
    pieces = _SEPARATOR.split(title)
    if len(pieces) < 2:
        before, colon, after = title.rpartition(": ")
        return before if colon and key_of(after) in sites else title
    if h1 and key_of(title).startswith(key_of(h1)) and len(key_of(h1)) > 3:
        return h1
    cuts = list(_SEPARATOR.finditer(title))
    head, tail = title[: cuts[-1].start()], pieces[-1]
    sign = cuts[-1].group().strip()
    site_like = _SITE_LIKE.search(tail) and (len(head.split()) >= _SENTENCE - 1 or key_of(head) in _RUBRICS)
    if key_of(tail) in sites or site_like:
        return _without_rubric(without_site(head, sites, h1), sign, last=True)
    if key_of(pieces[0]) in sites:
        sign = cuts[0].group().strip()
        return _without_rubric(without_site(title[cuts[0].end() :], sites, h1), sign, last=False)
    if sign in "|»" and len(tail.split()) <= 6 and len(head.split()) >= 2:
        return head
    return title


def _without_rubric(title: str, sign: str, *, last: bool) -> str:
    """A title without the rubric that the same sign kept apart from it as from the site's name."""
    cuts = [cut for cut in _SEPARATOR.finditer(title) if cut.group().strip() == sign]
    if not cuts:
        return title
    head, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
    if not last:
        head, tail = title[cuts[0].end() :], title[: cuts[0].start()]
    return head if len(tail.split()) <= 2 and len(head.split()) >= _SENTENCE - 1 else title


def own_names(root: Element, page: str, layout: Layout) -> list[str]:
    """The pieces of <title> that the page shows to be the site's name: links to the front page are called so,
    pictures in them, and the line of the copyright."""
    pieces = {key_of(piece): piece for piece in (page, *_SEPARATOR.split(page), *_PIECES.split(page))}
    pieces = {key: piece for key, piece in pieces.items() if len(key) > 3 and len(piece) <= _LONGEST_NAME}
    if not pieces:
        return []
    fronts: set[str] = set()
    for link in root.iter("a"):
        href = link.get("href")
        if href and len(href) <= _LONGEST_NAME and _is_front_page(href):
            pictures = (image.get("alt") or "" for image in link.iter("img"))
            fronts |= {key_of(text) for text in (html_dom.text_of(link), *pictures)}
    last = [line.text for line in layout.lines[-_FOOT:] if len(line.text) < 300]
    rights = [key_of(text) for text in last if any(sign in text.lower() for sign in _COPYRIGHT)]
    return [p for key, p in pieces.items() if key in fronts or any(key in line for line in rights)]


def tail_of(title: str, h1: str) -> str:
    """What a page's <title> adds at the end to its heading: mostly the site's name; never a byline."""
    match = _SEPARATOR.search(title, len(h1)) if h1 and key_of(title).startswith(key_of(h1)) else None
    tail = _SEPARATOR.split(title[match.end() :])[-1].strip() if match else ""
    return "" if cues.is_byline(tail) else tail
