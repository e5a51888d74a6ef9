"""The head of a page's own text: its title's element, the lines around it, and what is near enough to count.

A page holds many dates and names: of related articles, events, comments, the site. Those of the document
stand beside its title, or directly under its last line. So the title is found among the page's lines
(`html_lines`), and every sign is judged by its distance from there.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.readers import html_daywords, html_dom
from pipeline.readers import html_words as words
from pipeline.readers.html_dom import Element
from pipeline.readers.html_lines import (
    HEADINGS,
    OTHER_TAGS,
    PASSAGE,
    Layout,
    Line,
    in_other_part,
    is_prose,
    main_prose,
)
from pipeline.readers.html_main import key_of

_INFO_RUNS = ("info", "article info", "article meta", "post info", "meta", "metadata", "details")
_PUBLISHED = re.compile(rf"(?<!\w)(?:{html_daywords.PUBLISHED})(?!\w)", re.IGNORECASE)
_PICTURES = ("img", "picture", "figure", "video", "iframe")
_CREDITED = re.compile(
    r"(?:words\s+|story\s+|text\s+)?(?:by|por|par|von|di)\b(?!.*(?:phot|illustr|fot[oó]))", re.IGNORECASE
)
# Called so, a part of the page around the title is the document's own and not the site's.
_OWN_WORDS = frozenset(
    "post hentry entry article story item content node single nota artikel publicacion".split()
)
_STANDFIRST = 100  # from which it may be a standfirst, under which a date needs a word that explains it
_CLOSING = 5  # lines within which a text ends above its closing byline
_MAIN_SHARE = 0.6  # of the text of all articles of a page, which its own one has
_RUBRIC = 8  # letters from which a title is known under a rubric
_AFTER = 1500  # characters after the title within which byline and date stand
_BEFORE = 160  # characters before it
_SMALL = 60  # words that a byline at the end may have around it


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
    _within: dict[Element, bool] = field(default_factory=dict)
    _lines: list[list[Line]] = field(default_factory=list)
    _closing: dict[Element, bool] = field(default_factory=dict)

    def after_text(self, longest: int) -> Iterator[Line]:
        """Lines of at most so many characters that stand after the text; ask `closes` whether they belong to
        the document, and ask it last, for it costs the most."""
        return (line for line in self.layout.lines if line.at > self.prose and len(line.text) <= longest)

    def line_of(self, node: Element) -> Line | None:
        """The line in which an element begins."""
        where = self.layout.starts.get(node)
        if where is None:
            return None
        n = bisect_right(self.layout.lines, where, key=lambda line: line.at)
        return self.layout.lines[n - 1] if n else None

    def lines(self) -> list[Line]:
        """The lines of the head, in order, without those of other parts of the page."""
        if not self._lines:
            near = itertools.takewhile(lambda line: line.at <= self.end, self.layout.lines)
            own = [line for line in near if line.at != self.title_at and self.holds(line.block, line.at)]
            self._lines.append(own)
        return self._lines[0]

    def holds(self, node: Element, at: int | None = None) -> bool:
        """Whether an element stands in the head and belongs to the document."""
        where = self.layout.starts.get(node) if at is None else at
        if where is None or not self.start <= where <= self.end or self.is_elsewhere(node):
            return False
        return where >= self.title_at or self._is_own(node)

    def closes(self, node: Element) -> bool:
        """Whether an element stands after the text, small and alone, in the part that holds the title."""
        known = self._closing.get(node)
        if known is None:
            known = self._closing[node] = self._is_closing(node)
        return known

    def _is_closing(self, node: Element) -> bool:
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
        if next(branch.iter(*HEADINGS), None) is not None and branch.tag not in HEADINGS:
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
        if not before or before[-1].block.tag in HEADINGS:
            return False
        return any(len(line.text) >= PASSAGE for line in before)

    def is_elsewhere(self, node: Element) -> bool:
        """Whether an element lies in a part that is not about the title: sidebar, teaser, comment."""
        known = self._elsewhere.get(node)
        if known is None:
            verdict = self._verdict(node, around=False)
            known = self._is_within_elsewhere(node.getparent()) if verdict is None else verdict
            self._elsewhere[node] = known
        return known

    def _is_within_elsewhere(self, node: Element | None) -> bool:
        """The same of whatever lies in an element; its ancestors are asked once for all that they hold."""
        passed: list[Element] = []
        verdict: bool | None = False
        while node is not None:
            verdict = self._within.get(node)
            if verdict is None:
                passed.append(node)
                verdict = self._verdict(node, around=True)
            if verdict is not None:
                break
            node = node.getparent()
        answer = bool(verdict)
        self._within.update(dict.fromkeys(passed, answer))
        return answer

    def _verdict(self, node: Element, *, around: bool) -> bool | None:
        """What an element says of itself, or `around` of what it holds: elsewhere, or not."""
        if node in self._around or node in self._text_around:
            return False
        called = html_dom.names(node)
        tag = node.tag
        if called != " " and tag != "form" and html_dom.has_run(called, words.BYLINE_RUNS):
            return None
        if tag == "aside" and self._is_byline_box(node):
            return None
        if tag in OTHER_TAGS or (tag == "footer" and html_dom.is_site_part(node)):
            return True
        if tag in ("body", "main"):
            return False
        if tag == "article" and self.title is not None and around:
            return True
        if called != " " and _is_other(called) and not self._is_text_credit(node, called):
            return True
        return None

    def _is_text_credit(self, node: Element, called: str) -> bool:
        """Whether what is called a credit is the writer's: it begins with "by", and is at no picture."""
        if " credit " not in called and " credits " not in called:
            return False
        if not self.title_at < self.layout.starts.get(node, -1) <= self.end:
            return False
        before = node.getprevious()
        pictured = before is not None and (
            before.tag in _PICTURES or next(before.iter(*_PICTURES), None) is not None
        )
        return (
            not pictured
            and node.find(".//img") is None
            and _CREDITED.match(html_dom.text_of(node)) is not None
        )

    def _is_byline_box(self, aside: Element) -> bool:
        """Whether what a template sets beside the text is but its byline: small, behind the title, with an
        author's link or address, and with no heading."""
        if self.layout.starts.get(aside, -1) < self.title_at or next(aside.iter(*HEADINGS), None) is not None:
            return False
        named = any(
            e.tag == "address" or e.get("rel") == "author" or e.get("itemprop") in ("author", "datePublished")
            for e in aside.iter("a", "address", "span", "div", "time", "p")
        ) or (
            html_dom.has_run(html_dom.names(aside), _INFO_RUNS) and _PUBLISHED.search(html_dom.text_of(aside))
        )
        return bool(named) and len(html_dom.text_of(aside).split()) <= _SMALL

    def _is_own(self, node: Element) -> bool:
        """Whether what precedes the title shares a part of the page with it that is not the whole page."""
        branch, shared = self._branch(node)
        if shared is None or shared.tag in ("body", "html", "main", "form"):
            return False
        if shared.tag == "article" or shared.tag == "header" or html_dom.has_word(shared, _OWN_WORDS):
            return branch is not None
        where = self.layout.starts.get(node, -1)
        lines = self.layout.lines
        first = bisect_right(lines, where, key=lambda line: line.at)
        between = first < len(lines) and lines[first].at < self.title_at
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


def find_head(layout: Layout, title: str) -> Head:
    """The head of the text that bears this title, an empty string when there is none."""
    prose_lines = [n for n, line in enumerate(layout.lines) if is_prose(line)]
    main = main_prose(layout)
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
        if passage and tag in HEADINGS and any(is_prose(f) for f in lines[i + 1 : i + 4]):
            if tag in starts:
                return starts[tag]
            starts[tag] = line.at - 1
        passage = passage or len(line.text) >= PASSAGE
    return layout.lines[-1].at


def _one_of_many(title: Element) -> bool:
    """Whether a title stands in one of several articles of like size: on a listing, which has no date."""
    own = next(title.iterancestors("article"), None)
    if own is None or title.tag == "h1":
        return False
    others = [a for a in own.getroottree().iter("article") if next(a.iterancestors("article"), None) is None]
    sizes = [len(html_dom.text_of(a)) for a in others]
    return len(others) > 1 and len(html_dom.text_of(own)) < _MAIN_SHARE * sum(sizes)


def _title_line(layout: Layout, title: str, main: int | None) -> int | None:
    """The line that is the title: a heading rather than any other, and the one nearest above the text."""
    key = key_of(title)
    if not key:
        return None
    limit = main if main is not None else len(layout.lines)
    least, most = len(key), min(400, 3 * len(key) + 40)
    same = [
        n
        for n, line in enumerate(layout.lines)
        if least <= len(line.text) < most and key_of(line.text) == key
    ]
    if not same and len(key) >= _RUBRIC:  # under a rubric in the same heading
        ended = [n for n, line in enumerate(layout.lines) if line.block.tag in HEADINGS]
        same = [n for n in ended if key_of(layout.lines[n].text).endswith(key)]
    same = [n for n in same if not in_other_part(layout.lines[n].block)]
    headed = [n for n in same if _in_heading(layout.lines[n].block)]
    for group in (headed, same):
        above = [n for n in group if n <= limit]
        if above or group:
            return above[-1] if above else group[0]
    return None


def _in_heading(block: Element) -> bool:
    near = [block, *list(block.iterancestors())[:3]]
    return any(a.tag in HEADINGS or a.get("itemprop") == "headline" for a in near)


@lru_cache(maxsize=4096)
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
