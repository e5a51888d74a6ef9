"""Which part of a page is its text: trafilatura says what, the tree says where and how.

trafilatura finds the main text of a page better than any other open extractor, but loses list
numbers, captions and table structure. So its answer serves as a map: the smallest element that holds
what it found is read again from the tree, block by block, and checked against the answer.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.readers import cues, html_dom
from pipeline.readers.html_blocks import Found, read_blocks
from pipeline.readers.html_dom import Element

log = logging.getLogger(__name__)

_WORD = re.compile(r"\w+")
_SHINGLE = 3
_LINK_DENSE = 0.6
_PROSE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Selection:
    """Blocks of the main text, what was beside them but may tell something, and how they were found."""

    found: list[Found]
    telling: list[str]
    way: str


class MainText:
    """What trafilatura took for the main text, ready to be compared with."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = [line for line in (" ".join(raw.split()) for raw in lines) if line]
        self.joined = " ".join(self.lines)
        self.words = _WORD.findall(self.joined.lower())
        self._keys = {key_of(line) for line in self.lines}
        self._shingles = set(_shingles(self.words))

    def holds(self, text: str) -> bool:
        """Whether a block is part of the main text: a line of it, or mostly the same runs of three words."""
        if key_of(text) in self._keys:
            return True
        shingles = list(_shingles(_WORD.findall(text.lower())))
        if not shingles:
            return False
        return sum(s in self._shingles for s in shingles) >= 0.7 * len(shingles)


def extract(root: Element) -> MainText:
    """trafilatura's main text of a tree, with its own fallbacks; empty when it finds none or fails."""
    import trafilatura  # slow to import: only when there is a page to read

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        answer = trafilatura.bare_extraction(
            root, include_comments=False, include_tables=True, with_metadata=False
        )
    except Exception:  # it must never cost the page: our own density reader takes over
        log.warning("trafilatura failed on a page", exc_info=True)
        return MainText(())
    text = getattr(answer, "text", None) or ""
    return MainText(re.sub(r"^\s*(?:[-|#>]+\s+)?", "", line) for line in text.split("\n"))


def select(root: Element, main: MainText) -> Selection | None:
    """The blocks of the main text from the tree (which is pruned thereby), or None if they disagree."""
    body = root.find("body")
    body = root if body is None else body
    weights = _weights(body, main)
    total = weights.get(body, 0)
    if not total:
        return None
    container = _smallest_with(body, weights, 0.9 * total)
    telling = [html_dom.text_of(e) for e in html_dom.prune(body, weights, total)]
    container = _whole_article(container)
    found = read_blocks(container)
    chosen, dropped = _choose(found, main, container)
    if not _agrees(chosen, main):
        return None
    telling += [d.draft.text for d in dropped if len(d.draft.text) < 200 and d.link_share < _LINK_DENSE]
    return Selection(chosen, [t[:300] for t in telling if t], "dom")


def key_of(text: str) -> str:
    """A text's letters and digits in lower case: equal where only signs and spaces differ."""
    return "".join(_WORD.findall(text.lower()))


def _shingles(words: list[str]) -> Iterable[tuple[str, ...]]:
    size = min(_SHINGLE, len(words))
    return (tuple(words[i : i + size]) for i in range(len(words) - size + 1)) if size > 1 else ()


def _weights(body: Element, main: MainText) -> dict[Element, int]:
    """How many words of the main text lie in each element. One pass, no recursion."""
    weights: dict[Element, int] = {}
    order = list(body.iter())
    for node in order:
        own = node.text if isinstance(node.tag, str) and node.tag not in ("script", "style") else None
        for owner, text in ((node, own), (node.getparent(), node.tail if node is not body else None)):
            if text and owner is not None:
                piece = " ".join(text.split())
                if len(piece) >= 12 and piece in main.joined:
                    weights[owner] = weights.get(owner, 0) + piece.count(" ") + 1
    for node in reversed(order):
        if node is not body and (weight := weights.get(node)):
            parent = node.getparent()
            weights[parent] = weights.get(parent, 0) + weight
    return weights


def _smallest_with(body: Element, weights: dict[Element, int], enough: float) -> Element:
    """The deepest element that still holds `enough` words, but no smaller than a block's parent."""
    node = body
    while True:
        heavier = [c for c in node if weights.get(c, 0) >= enough]
        if not heavier:
            return node
        node = heavier[0]


def _whole_article(container: Element) -> Element:
    """The article around the main text, which holds its lead picture, standfirst and notes as well."""
    for ancestor in container.iterancestors():
        if ancestor.tag in ("body", "main"):
            break
        if ancestor.tag == "article" or "Article" in (ancestor.get("itemtype") or ""):
            others = [a for a in ancestor.iterdescendants("article") if a is not container]
            return (
                container
                if any(container not in html_dom.ancestors_and_self(a) for a in others)
                else ancestor
            )
    return container


def _choose(found: list[Found], main: MainText, container: Element) -> tuple[list[Found], list[Found]]:
    """The blocks that belong to the main text, and the others."""
    matched = [main.holds(f.draft.text) for f in found]
    if not any(matched):
        return [], found
    first, last = matched.index(True), len(matched) - 1 - matched[::-1].index(True)
    homes = {f.path[1] if len(f.path) > 1 else f.element for f, m in zip(found, matched, strict=True) if m}
    homes.add(container)
    chosen: list[Found] = []
    dropped: list[Found] = []
    for i, (entry, is_main) in enumerate(zip(found, matched, strict=True)):
        keep = _belongs(entry, homes, inside=first < i < last) if not is_main else not _only_links_on(entry)
        (chosen if keep else dropped).append(entry)
    sure = {id(f) for f, m in zip(found, matched, strict=True) if m}
    return _without_stranded_headings(chosen, sure, dropped), dropped


def _only_links_on(entry: Found) -> bool:
    """Whether a block is a bare link of a few words: "Read more"."""
    return entry.draft.type == "paragraph" and entry.link_share > 0.95 and len(entry.words) <= 4


def _belongs(entry: Found, homes: set[Element], *, inside: bool) -> bool:
    """Whether a block that trafilatura did not take belongs to the text all the same."""
    if entry.link_share > _LINK_DENSE:
        return False
    at_home = len(entry.path) > 1 and entry.path[1] in homes
    prose = len(entry.words) >= _PROSE_WORDS and cues.ends_sentence(entry.draft.text)
    kind = entry.draft.type
    if inside:
        if kind in ("caption", "list_item", "table_row", "quote", "question", "answer", "footnote"):
            return True
        if kind == "heading":
            return at_home
        return at_home or (prose and entry.link_share < 0.2)
    if kind in ("caption", "footnote"):
        return True
    return at_home and (prose or kind in ("list_item", "table_row", "question", "answer"))


def _without_stranded_headings(chosen: list[Found], sure: set[int], dropped: list[Found]) -> list[Found]:
    """Headings that trafilatura did not take and that no text follows are furniture ("Share this")."""
    kept: list[Found] = []
    for entry, following in zip(chosen, [*chosen[1:], None], strict=True):
        stranded = following is None or (
            following.draft.type == "heading" and following.draft.level <= entry.draft.level
        )
        if entry.draft.type == "heading" and stranded and id(entry) not in sure and entry.draft.level != 1:
            dropped.append(entry)
        else:
            kept.append(entry)
    return kept


def _agrees(chosen: list[Found], main: MainText) -> bool:
    """Whether the chosen blocks hold nearly all that trafilatura found, and not far more."""
    ours = Counter(w for f in chosen for w in f.words)
    theirs = Counter(main.words)
    common = sum((ours & theirs).values())
    return common >= 0.85 * theirs.total() and common >= 0.4 * ours.total()
