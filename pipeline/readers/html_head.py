"""The head of a page's own text: its title's element, the lines around it, and what is near enough to count.

A page holds many dates and names: of related articles, events, comments, the site. Those of the document
stand beside its title, or directly under its last line. So the page is laid out as lines in the order in
which it is read, the title is found among them, and every sign is judged by its distance from there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.readers import cues, html_dom
from pipeline.readers import html_words as words
from pipeline.readers.html_dom import Element
from pipeline.readers.html_main import key_of

_BREAKS = words.BLOCK_TAGS | {"td", "th", "br"}
_LABELS = frozenset({"span", "a", "time", "label", "small"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OTHER_TAGS = frozenset({"aside", "nav", "figure", "figcaption", "form", "dialog"})
# Called so, a part of the page around the title is the document's own and not the site's.
_OWN_WORDS = frozenset(
    "post hentry entry article story item content node single nota artikel publicacion".split()
)
_PROSE = 200  # characters from which a line that ends as sentences do is running text
_STANDFIRST = 100  # from which it may be a standfirst, under which a date needs a word that explains it
_CLOSING = 5  # lines within which a text ends above its closing byline
_PASSAGE = 60  # characters from which a line counts towards where most of the text is
_MAIN_SHARE = 0.6  # of the text of all articles of a page, which its own one has
_RUBRIC = 8  # letters from which a title is known under a rubric
_AFTER = 1500  # characters after the title within which byline and date stand
_BEFORE = 160  # characters before it
_SMALL = 60  # words that a byline at the end may have around it


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line: its text, the block that holds it, and where it begins, in characters from the top."""

    text: str
    block: Element
    at: int


@dataclass(slots=True)
class Layout:
    """A page's lines, where each element begins among them, and which elements are called something."""

    lines: list[Line] = field(default_factory=list)
    starts: dict[Element, int] = field(default_factory=dict)
    called: list[Element] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Head:
    """Where the document's title stands and how far its head reaches, in characters from the page's top.

    `title` is None when the page shows its title nowhere; the head then is what precedes the prose.
    """

    layout: Layout
    title: Element | None
    start: int
    end: int
    prose: int
    title_at: int
    _around: frozenset[Element]
    _text_around: frozenset[Element] = frozenset()
    _elsewhere: dict[Element, bool] = field(default_factory=dict)
    _closing: list[list[Line]] = field(default_factory=list)

    def closing(self, longest: int) -> list[Line]:
        """Lines of at most so many characters that stand after the text and belong to the document."""
        if not self._closing:
            after = (line for line in self.layout.lines if line.at > self.prose and len(line.text) <= longest)
            self._closing.append([line for line in after if self.closes(line.block)])
        return self._closing[0]

    def lines(self) -> Iterator[Line]:
        """The lines of the head, in order, without those of other parts of the page."""
        for line in self.layout.lines:
            if line.at > self.end:
                return
            if line.at != self.title_at and self.holds(line.block, line.at):
                yield line

    def holds(self, node: Element, at: int | None = None) -> bool:
        """Whether an element stands in the head and belongs to the document."""
        where = self.layout.starts.get(node) if at is None else at
        if where is None or not self.start <= where <= self.end or self.is_elsewhere(node):
            return False
        return where >= self.title_at or self._is_own(node)

    def closes(self, node: Element) -> bool:
        """Whether an element stands after the text, small and alone, in the part that holds the title."""
        where = self.layout.starts.get(node)
        if self.title is None or where is None or where <= self.prose or not self._follows_text(where):
            return False
        if self.is_elsewhere(node):
            return False
        branch, shared = self._branch(node)
        if shared is None or shared.tag in ("body", "html"):
            return False
        if any(html_dom.has_word(a, _AFTERWORD) for a in (node, branch)):
            return False
        if next(branch.iter(*_HEADINGS), None) is not None and branch.tag not in _HEADINGS:
            return False
        if sum(1 for _ in branch.iter("time")) > 1:
            return False
        return len(html_dom.text_of(branch).split()) <= _SMALL

    def follows(self, node: Element) -> bool:
        """Whether an element stands after the text with no heading between, in the part that holds the title.

        Unlike `closes`, whatever else its part holds: a biography stands among tags and buttons.
        """
        where = self.layout.starts.get(node)
        if self.title is None or where is None or where <= self.prose or self.is_elsewhere(node):
            return False
        shared = self._branch(node)[1]
        return shared is not None and shared.tag not in ("body", "html") and self._follows_text(where)

    def _follows_text(self, where: int) -> bool:
        """Whether the lines before end a text; a byline under a heading begins another part."""
        n = bisect_left(self.layout.lines, where, key=lambda line: line.at)
        before = self.layout.lines[max(0, n - _CLOSING) : n]
        if not before or before[-1].block.tag in _HEADINGS:
            return False
        return any(len(line.text) >= _PASSAGE for line in before)

    def is_elsewhere(self, node: Element) -> bool:
        """Whether an element lies in a part that is not about the title: sidebar, teaser, comment."""
        known = self._elsewhere.get(node)
        if known is None:
            known = self._elsewhere[node] = self._lies_elsewhere(node)
        return known

    def _lies_elsewhere(self, node: Element) -> bool:
        for ancestor in html_dom.ancestors_and_self(node):
            if ancestor in self._around or ancestor in self._text_around:
                return False
            called = html_dom.names(ancestor)
            if html_dom.has_run(called, words.BYLINE_RUNS) and ancestor.tag != "form":
                continue
            if ancestor.tag == "aside" and self._is_byline_box(ancestor):
                continue
            if ancestor.tag in _OTHER_TAGS or (ancestor.tag == "footer" and html_dom.is_site_part(ancestor)):
                return True
            if ancestor.tag in ("body", "main"):
                return False
            if ancestor.tag == "article" and self.title is not None and ancestor is not node:
                return True
            if called != " " and _is_other(called):
                return True
        return False

    def _is_byline_box(self, aside: Element) -> bool:
        """Whether what a template sets beside the text is but its byline: small, behind the title, with an
        author's link or address, and with no heading."""
        if (
            self.layout.starts.get(aside, -1) < self.title_at
            or next(aside.iter(*_HEADINGS), None) is not None
        ):
            return False
        named = any(
            e.tag == "address" or e.get("rel") == "author" or e.get("itemprop") in ("author", "datePublished")
            for e in aside.iter("a", "address", "span", "div", "time", "p")
        )
        return named and len(html_dom.text_of(aside).split()) <= _SMALL

    def _is_own(self, node: Element) -> bool:
        """Whether what precedes the title shares a part of the page with it that is not the whole page."""
        branch, shared = self._branch(node)
        if shared is None or shared.tag in ("body", "html", "main", "form"):
            return False
        if shared.tag == "article" or shared.tag == "header" or html_dom.has_word(shared, _OWN_WORDS):
            return branch is not None
        where = self.layout.starts.get(node, -1)
        between = sum(1 for line in self.layout.lines if where < line.at < self.title_at)
        if not between and self.layout.starts.get(shared, -1) >= where - 1:
            return True  # the part begins with the date, and the title follows
        near = list(self.title.iterancestors())[:2] if self.title is not None else []
        return any(shared is a for a in near)

    def _branch(self, node: Element) -> tuple[Element, Element | None]:
        """The largest part around a node without the title, and the smallest part that holds both."""
        branch = node
        for ancestor in node.iterancestors():
            if ancestor in self._around:
                return branch, ancestor
            branch = ancestor
        return branch, None


def lay_out(root: Element) -> Layout:
    """The page's visible lines in reading order."""
    body = root.find("body")
    body = root if body is None else body
    layout = Layout(called=html_dom.called_elements(root))
    pieces: list[str] = []
    at = 0
    blocks = [body]
    owner = body

    def close() -> None:
        nonlocal at
        text = " ".join("".join(pieces).split())
        pieces.clear()
        if text:
            layout.lines.append(Line(text, owner, at))
            at += len(text) + 1

    walker = etree.iterwalk(body, events=("start", "end", "comment"))
    skipped: Element | None = None
    for event, node in walker:
        if event == "start":
            if node is not body and html_dom.is_never_text(node):
                walker.skip_subtree()
                skipped = node
                continue
            if node.tag in _BREAKS:
                close()
                if node.tag != "br":
                    blocks.append(node)
                owner = blocks[-1]
            elif pieces and node.tag in _LABELS and _abuts(node, pieces[-1]):
                pieces.append(" ")
            layout.starts[node] = at + (1 if pieces else 0)
            pieces.append(node.text or "")
        else:
            never = node is skipped
            if event == "end" and not never and node.tag in _BREAKS and node.tag != "br":
                close()
                blocks.pop()
                owner = blocks[-1] if blocks else body
            if node is not body:
                pieces.append(node.tail or "")
    close()
    return layout


def _abuts(node: Element, before: str) -> bool:
    """Whether an element follows another of its kind without white space, kept apart by the style alone."""
    previous = node.getprevious()
    return previous is not None and previous.tag in _LABELS and not previous.tail and not before.endswith(" ")


def find_head(layout: Layout, title: str) -> Head:
    """The head of the text that bears this title, an empty string when there is none."""
    prose_lines = [n for n, line in enumerate(layout.lines) if is_prose(line)]
    main = _main_prose(layout, prose_lines)
    n = _title_line(layout, title, main)
    if n is None:
        end = layout.lines[main].at if main is not None else 0
        return Head(layout, None, max(0, end - 400), end, end, -1, frozenset())
    line = layout.lines[n]
    if _one_of_many(line.block):
        return Head(layout, None, 0, -1, 0, -1, frozenset())
    around = frozenset(html_dom.ancestors_and_self(line.block))
    start = max(0, line.at - _BEFORE)
    bare = Head(layout, line.block, start, line.at, line.at, line.at, around)
    following = [
        layout.lines[m]
        for m in prose_lines
        if m > n and not _in_heading(layout.lines[m].block) and not bare.is_elsewhere(layout.lines[m].block)
    ][:2]
    first = following[0].at if following else line.at + _AFTER
    second = following[1].at - 1 if len(following) > 1 else first
    opening = next(
        (entry.at for entry in layout.lines[n + 1 :] if entry.at < first and is_prose(entry, _STANDFIRST)),
        first,
    )
    end = min(second, line.at + len(line.text) + _AFTER, _next_section(layout, n))
    text = layout.lines[main].block if main is not None and main > n else None
    text_around = frozenset(html_dom.ancestors_and_self(text)) if text is not None else frozenset()
    return Head(layout, line.block, start, end, min(opening, end), line.at, around, text_around)


def _next_section(layout: Layout, n: int) -> int:
    """Where the first part of several begins: the first heading of a kind that comes twice with text under
    it, after more than the title and short lines."""
    passage = False
    starts: dict[str, int] = {}
    lines = layout.lines[n + 1 :]
    for i, line in enumerate(lines):
        tag = line.block.tag
        if passage and tag in _HEADINGS and any(is_prose(f) for f in lines[i + 1 : i + 4]):
            if tag in starts:
                return starts[tag]
            starts[tag] = line.at - 1
        passage = passage or len(line.text) >= _PASSAGE
    return layout.lines[-1].at


def is_prose(line: Line, least: int = _PROSE) -> bool:
    """Whether a line is running text: of so many characters, and ended as sentences are."""
    if len(line.text) < least:
        return False
    return line.text[-1] in ";:," or cues.ends_sentence(line.text) or len(line.text) >= 3 * _PROSE


def heading_above(layout: Layout, sizes: dict[Element, float]) -> str:
    """The largest of these elements before the main text, the nearest to it among equals; "" without."""
    prose = _main_prose(layout, [n for n, line in enumerate(layout.lines) if is_prose(line)])
    if prose is None:
        return ""
    limit = layout.lines[prose].at
    near = [(size, layout.starts[e], e) for e, size in sizes.items() if layout.starts.get(e, limit) < limit]
    near = [entry for entry in near if 3 <= len(html_dom.text_of(entry[2])) <= 200]
    return html_dom.text_of(max(near, key=lambda entry: entry[:2])[2]) if near else ""


def _one_of_many(title: Element) -> bool:
    """Whether a title stands in one of several articles of like size: on a listing, which has no date."""
    own = next(title.iterancestors("article"), None)
    if own is None or title.tag == "h1":
        return False
    others = [a for a in own.getroottree().iter("article") if next(a.iterancestors("article"), None) is None]
    sizes = [len(html_dom.text_of(a)) for a in others]
    return len(others) > 1 and len(html_dom.text_of(own)) < _MAIN_SHARE * sum(sizes)


def nearest_heading(layout: Layout, sites: set[str]) -> str:
    """The heading nearest above the main text, with no other text between; an empty string without."""
    main = _main_prose(layout, [n for n, line in enumerate(layout.lines) if is_prose(line)])
    if main is None:
        return ""
    for line in reversed(layout.lines[max(0, main - 6) : main]):
        if is_prose(line):
            break
        headed = line.block.tag in _HEADINGS and not _in_other_part(line.block)
        if headed and 3 <= len(line.text) <= 200 and key_of(line.text) not in sites:
            return line.text
    return ""


def _main_prose(layout: Layout, prose_lines: list[int]) -> int | None:
    """The first line of the part of the page with most running text."""
    weights: dict[Element, int] = {}
    first: dict[Element, int] = {}
    for n, line in enumerate(layout.lines):
        if len(line.text) < _PASSAGE:
            continue
        for holder, share in zip(html_dom.ancestors_and_self(line.block), (4, 4, 3, 2), strict=False):
            if holder.tag == "html" or (holder.tag == "body" and share < 4):
                break
            weights[holder] = weights.get(holder, 0) + share * len(line.text)
            first.setdefault(holder, n)
    if not weights:
        return prose_lines[0] if prose_lines else None
    opening = first[max(weights, key=lambda e: (weights[e], -first[e]))]
    return next((n for n in prose_lines if n >= opening), opening)


def _title_line(layout: Layout, title: str, main: int | None) -> int | None:
    """The line that is the title: a heading rather than any other, and the one nearest above the text."""
    key = key_of(title)
    if not key:
        return None
    limit = main if main is not None else len(layout.lines)
    same = [n for n, line in enumerate(layout.lines) if len(line.text) < 400 and key_of(line.text) == key]
    if not same and len(key) >= _RUBRIC:  # under a rubric in the same heading
        ended = [n for n, line in enumerate(layout.lines) if line.block.tag in _HEADINGS]
        same = [n for n in ended if key_of(layout.lines[n].text).endswith(key)]
    same = [n for n in same if not _in_other_part(layout.lines[n].block)]
    headed = [n for n in same if _in_heading(layout.lines[n].block)]
    for group in (headed, same):
        above = [n for n in group if n <= limit]
        if above or group:
            return above[-1] if above else group[0]
    return None


def _in_heading(block: Element) -> bool:
    near = [block, *list(block.iterancestors())[:3]]
    return any(a.tag in _HEADINGS or a.get("itemprop") == "headline" for a in near)


def _in_other_part(block: Element) -> bool:
    return any(a.tag in _OTHER_TAGS for a in html_dom.ancestors_and_self(block))


def _is_other(called: str) -> bool:
    """Whether class and id call a part another thing than the document's head."""
    if " elementor " in called or " wp block " in called or " et pb " in called:
        called = called.replace(" widget ", " ").replace(" sidebar ", " ")
    found = set(called.split())
    return not (words.ELSEWHERE_WORDS | _FURNITURE).isdisjoint(found)


# What stands under a text besides its own byline.
_AFTERWORD = frozenset(
    """related relatedposts newsletter newsletters subscribe promo advert advertisement recommended comment
    comments nav navigation navbar pager pagination breadcrumb breadcrumbs widget widgets sidebar donate popup
    modal menu cookie cookies""".split()
)
_FURNITURE = frozenset(
    """testimonial testimonials promo promos newsletter newsletters subscribe subscription advert
    advertisement sponsored popular trending mostread latest teasers event calendar agenda banner announcement
    cookie cookies consent navbar navigation menu breadcrumb
    breadcrumbs pager pagination caption credit tweet embed quote
    pullquote guestbook donate donation poll archive archives recommended recommendations""".split()
)
