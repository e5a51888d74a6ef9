"""How a page's blocks lie in its elements: which blocks an element holds, and how much of them is what.

Blocks stand in the page's order, so what an element holds is a run of them; sums over a run cost two
look-ups.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from pipeline.readers import cues, html_dom, html_forum
from pipeline.readers import html_words as words
from pipeline.readers.html_blocks import Found
from pipeline.readers.html_dom import Element

# Elements in which text flows: they belong to the text around them and are no boxes of their own.
FLOW = frozenset(
    """p h1 h2 h3 h4 h5 h6 ul ol li blockquote q pre dl dt dd hr br table tbody thead tr font span b strong
    i em a center u small big sup sub ins del""".split()
)
_LOOKS = ("class", "width", "bgcolor", "size", "color", "align")
_NOT_HOMES = frozenset("p ul ol li menu blockquote q dl figure font span b strong i em a center u".split())
_TABLE = frozenset("table tbody thead tfoot tr".split())
# Counters of a template ("post-2207", "et_pb_row_3", "elementor-element-5f3a2c1"), and what tells like rows
# apart ("odd"); not the widths of columns ("col-md-8").
_COUNTER = re.compile(r"_\d+|\d{3,}|(?<=[a-z])[-_](?:\d+|(?=[a-f]*\d)[0-9a-f]{6,8})(?=$)", re.IGNORECASE)
_WIDTH = re.compile(
    r"(?:^|[-_])(?:col|cols|column|span|grid|w|width|size|unit|row)(?:[-_]|\d)", re.IGNORECASE
)
_ROWS = frozenset("odd even first last active alt views-row-first views-row-last".split())
_LINKED = 0.5


class Group(NamedTuple):
    """A run of blocks `lo` to `hi` that one element holds; without an element, bare text of its parent."""

    element: Element | None
    lo: int
    hi: int


class Layout:
    """Blocks with the elements they lie in, below one root."""

    def __init__(self, root: Element, found: Sequence[Found]) -> None:
        self.root = root
        self.found = found
        self.counts = [len(f.words) for f in found]
        self.chains = _chains(root, found)
        self.quality = [_quality(f, n) for f, n in zip(found, self.counts, strict=True)]
        linked = [int(n * min(1.0, f.link_share)) for f, n in zip(found, self.counts, strict=True)]
        self._words = [0, *accumulate(self.counts)]
        self._linked = [0, *accumulate(linked)]
        self._prose = [0, *accumulate(map(round, self.quality))]
        self._looks: dict[Element, str] = {}
        self._groups: dict[tuple[Element, int, int], list[Group]] = {}
        self._homes: dict[tuple[Element, bool], list[Element]] = {}
        self.hear([False] * len(found))
        self.set_apart([False] * len(found))
        self.runs: dict[Element, tuple[int, int]] = {}
        self.depths: dict[Element, int] = {}
        for i, chain in enumerate(self.chains):
            for depth, element in enumerate(chain):
                run = self.runs.get(element)
                if run is None:
                    self.depths[element] = depth
                self.runs[element] = (i if run is None else run[0], i + 1)
        # Posts of a forum's thread, each with what names its member.
        self.posts = {post: member for post, member in html_forum.posts(root) if post in self.runs}

    def hear(self, voted: Sequence[bool]) -> None:
        """Take up which blocks the witnesses take for main text; without them, none."""
        self.voted = voted
        self._votes = [0, *accumulate(n if v else 0 for n, v in zip(self.counts, voted, strict=True))]

    def set_apart(self, others: Sequence[bool], frames: Sequence[bool] = ()) -> None:
        """Take up which blocks belong to another text than the page's own, and which frame a forum's posts.

        Neither is text; but a post is no less its own for a long signature (`html_others`).
        """
        self.others = [o or f for o, f in zip(others, frames, strict=True)] if frames else others
        self._others = [0, *accumulate(n if o else 0 for n, o in zip(self.counts, others, strict=True))]

    def foreign(self, lo: int, hi: int) -> int:
        """Words of those blocks in a run that belong to another text than the page's own."""
        return self._others[hi] - self._others[lo]

    def words(self, lo: int, hi: int) -> int:
        """Words of the blocks in a run."""
        return self._words[hi] - self._words[lo]

    def votes(self, lo: int, hi: int) -> int:
        """Words of those blocks in a run that witnesses take for main text."""
        return self._votes[hi] - self._votes[lo]

    def linked(self, lo: int, hi: int) -> int:
        """Words within links, about."""
        return self._linked[hi] - self._linked[lo]

    def prose(self, lo: int, hi: int) -> int:
        """Words of those blocks in a run that read as prose."""
        return self._prose[hi] - self._prose[lo]

    def groups(self, element: Element, lo: int, hi: int) -> list[Group]:
        """The children of an element that hold blocks of a run, and bare text between them."""
        known = self._groups.get((element, lo, hi))
        if known is not None:
            return known
        depth = self.depths[element] + 1
        groups = self._groups[element, lo, hi] = []
        i = lo
        while i < hi:
            chain = self.chains[i]
            child = chain[depth] if len(chain) > depth else None
            end = i + 1 if child is None else min(hi, self.runs[child][1])
            groups.append(Group(child, i, end))
            i = end
        return groups

    def homes(self, i: int) -> list[Element]:
        """The elements around a block that hold more than what they are nested in, the innermost first."""
        size = 0
        in_row = self.found[i].draft.type == "table_row"
        inner = self.chains[i][-1], in_row
        known = self._homes.get(inner)
        if known is not None:
            return known
        homes = self._homes[inner] = []
        for element in reversed(self.chains[i]):
            lo, hi = self.runs[element]
            if hi - lo <= size and element is not self.root:
                continue
            if element.tag in _NOT_HOMES or (in_row and element.tag in _TABLE):
                continue
            if hi - lo > max(1, size) or element is self.root:
                homes.append(element)
                size = hi - lo
            if len(homes) == 3:
                break
        return homes

    def look(self, group: Group) -> str:
        """What a template makes of a group: tag and classes, or the tags down to the first with a class."""
        if group.element is None:
            return "text"
        known = self._looks.get(group.element)
        if known is None:
            chain = self.chains[group.lo]
            tags = []
            for element in chain[chain.index(group.element) :]:
                looks = [
                    element.get(name) or ""
                    for name in ("class", "width", "bgcolor", "size", "color", "align")
                ]
                named = plain_look(" ".join(looks))
                tags.append(f"{element.tag} {named}" if named else element.tag)
                if named or self.runs[element][1] < self.runs[group.element][1]:
                    break
            known = self._looks[group.element] = ">".join(tags)
        return known

    def is_box(self, group: Group) -> bool:
        """Whether a group is apart from the flow of text: a section, a cell, a row that lays out the page."""
        element = group.element
        if element is None:
            return False
        if element.tag in _TABLE:
            return any(self.found[i].draft.type != "table_row" for i in range(group.lo, group.hi))
        return element.tag not in FLOW


def _chains(root: Element, found: Sequence[Found]) -> list[tuple[Element, ...]]:
    """For each block the elements around it, from the root inwards."""
    known: dict[Element, tuple[Element, ...]] = {root: (root,)}
    chains = []
    for entry in found:
        missing = []
        node = entry.element
        while node is not None and node not in known:
            missing.append(node)
            node = node.getparent()
        chain = known[node] if node is not None else (root,)
        for element in reversed(missing):
            chain = (*chain, element)
            known[element] = chain
        chains.append(known.get(entry.element, chain))
    return chains


def _quality(entry: Found, count: int) -> float:
    """Words of prose in a block: all of a sentence's, few of a label's or a link's."""
    share = entry.link_share
    if share > _LINKED or entry.draft.type == "caption":
        return 0.0
    own = count * (1 - share)
    if entry.draft.type in ("list_item", "table_row", "heading", "footnote"):
        return 0.5 * own if count >= 4 else 0.0
    if count >= 12 or (count >= 5 and cues.ends_sentence(entry.draft.text)):
        return own
    return 0.0


@lru_cache(maxsize=8192)
def plain_look(looks: str) -> str:
    """The words of a look without the numbers by which a template tells its like parts apart."""
    kept = (
        re.sub(r"_\d+|\d{3,}", "", token) if _WIDTH.search(token) else _COUNTER.sub("", token)
        for token in looks.split()
        if token not in _ROWS
    )
    return " ".join(kept)


def is_body_by_name(element: Element) -> bool:
    """Whether class, id or itemprop call an element the body of an article."""
    if element.get("itemprop") in ("articleBody", "text"):
        return True
    return html_dom.has_run(html_dom.names(element), words.BODY_RUNS)
