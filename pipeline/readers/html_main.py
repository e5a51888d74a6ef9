"""Which part of a page is its text: witnesses say what, the tree says where and how.

trafilatura finds the main text of a page better than any other open extractor, but loses list numbers,
captions and table structure, and takes teasers and appeals where a page has no telling names. So it is heard
as a witness, with the page's own `articleBody` (JSON-LD) where there is one; what is chosen is blocks of the
tree (see `html_choice`).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from pipeline.readers import (
    html_cues,
    html_decisions,
    html_dom,
    html_edges,
    html_jsonbody,
    html_judge,
    html_notes,
    html_opinion,
    html_others,
)
from pipeline.readers.html_blocks import Found, read_blocks
from pipeline.readers.html_choice import Choice
from pipeline.readers.html_dom import Element
from pipeline.readers.html_keys import key_of, words_of
from pipeline.readers.html_layout import Layout

__all__ = ["MainText", "Selection", "all_of", "extract", "key_of", "select"]

log = logging.getLogger(__name__)

_TELLING = 60  # words of an articleBody from which on it is more than a summary
_SHINGLE = 3
_DEAF = 0.7  # share of what is no prose that a witness takes who takes everything
_FEW = 30  # words of it from which on this tells
_SMALL = 3  # level from which on a heading is a small one
_NAMED = etree.XPath(".//*[@class or @id or @rel or @itemprop]")
_PARAGRAPHS = frozenset("p li td font blockquote dd h1 h2 h3 h4 em i strong b".split())
_INLINE = frozenset("span a small b strong i em font sup sub abbr time label".split())


@dataclass(frozen=True, slots=True)
class Selection:
    """Blocks of the main text, what was beside them but may tell something, and how they were found.

    `captions` are the captions that stood in it, `top` the lines between title and text: byline, dateline.
    `prose` counts the words of prose in the whole tree.
    """

    found: list[Found]
    telling: list[str]
    way: str
    captions: tuple[str, ...] = ()
    top: tuple[Found, ...] = ()
    prose: int = 0


class MainText:
    """What a witness takes for the main text, ready to be compared with."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = [line for line in (" ".join(raw.split()) for raw in lines) if line]
        self.words = words_of("\n".join(self.lines))
        self._keys = {key_of(line) for line in self.lines}
        self._keys.discard("")
        self._shingles = set(_shingles(self.words))

    def holds(self, entry: Found) -> bool:
        """Whether a block is part of the main text: a line of it, or mostly the same runs of three words."""
        if entry.key in self._keys:
            return True
        shingles = list(_shingles(entry.words))
        return bool(shingles) and len(self._shingles.intersection(shingles)) >= 0.7 * len(set(shingles))


def extract(root: Element) -> MainText:
    """trafilatura's main text of a tree; empty when it finds none or fails.

    Its own fallbacks (readability, justext) are left out: `html_choice` is the second opinion here.
    """
    import trafilatura  # slow to import: only when there is a page to read

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        answer = trafilatura.bare_extraction(
            root, include_comments=False, include_tables=True, with_metadata=False, fast=True
        )
    except Exception:  # it must never cost the page: our own choice needs no witness
        log.warning("trafilatura failed on a page", exc_info=True)
        return MainText(())
    text = getattr(answer, "text", None) or ""
    return MainText(re.sub(r"^\s*(?:[-|#>]+\s+)?", "", line) for line in text.split("\n"))


def select(root: Element, titles: Sequence[str], authors: Iterable[str] = ()) -> Selection | None:
    """The blocks of the main text from the tree, or None where the tree holds none.

    Witnesses are heard where the choice is not clear without them: they cost more than all the rest.
    """
    body = root.find("body")
    body = root if body is None else body
    found = read_blocks(body, _is_skipped)
    if not found:
        return None
    layout = Layout(body, found)
    at = _title_at(found, titles)
    at = None if at is None else _outranking(found, at, titles[-1])
    layout.set_apart(
        html_others.of_others(layout, at), html_others.of_frames(layout, at) if layout.posts else ()
    )
    wrote = frozenset(key_of(name) for a in authors for name in re.split(r"[;,]", a) if key_of(name))
    own = MainText(html_jsonbody.lines(root))
    told = [own.holds(f) for f in found] if len(own.words) >= _TELLING else [False] * len(found)
    choice = Choice(layout, at, 0.0, wrote)
    keep = choice.run()
    clear = choice.is_clear
    odds = html_judge.opinion(choice) if html_judge.is_asked(choice, clear) else None
    clear = clear or (odds is not None and html_judge.agrees(choice, keep, odds))
    if not clear or html_opinion.is_told_otherwise(layout, keep, told):
        main = extract(root)
        heard = _heard(layout, main)
        votes = _votes(main, heard, own, told)
        layout.hear(votes)
        trust = _trust(layout)
        layout.hear([v and not o for v, o in zip(votes, layout.others, strict=True)])
        choice = Choice(layout, at, trust, wrote, choice)
        again = choice.run()
        if not html_opinion.is_talked_out(choice, keep, again):
            keep = html_opinion.settled(choice, again, heard, told, len(own.words) if any(told) else 0)
    if odds is not None:
        keep = html_judge.amended(choice, keep, odds, told)
    if not any(keep):
        return None
    keep = html_edges.trimmed(layout, keep, at, wrote)
    keep = html_notes.with_notes(layout, html_decisions.with_decisions(layout, keep))
    chosen = [f for f, k in zip(found, keep, strict=True) if k]
    first = keep.index(True) if chosen else 0
    telling = [html_dom.text_of(e) for e in _NAMED(body) if html_dom.tells_of_text(e)]
    beside = [f for f, k in zip(found[: first + 12], keep, strict=False) if not k and f.link_share < 0.6]
    telling += [f.draft.text for f in beside[-12:] if len(f.draft.text) < 200]
    captions = tuple(f.draft.text for f, k in zip(found, keep, strict=True) if f.draft.type == "caption")
    top = tuple(found[i] for i in range((at or -1) + 1, first) if len(found[i].words) <= 25)
    return Selection(
        chosen, [t[:300] for t in telling if t], "dom", captions, top[-8:], layout.prose(0, len(found))
    )


def all_of(body: Element, way: str) -> Selection | None:
    """All blocks of an element that is known to hold the text, captions apart; None where it holds none."""
    found = read_blocks(body, _is_skipped)
    captions = tuple(f.draft.text for f in found if f.draft.type == "caption")
    chosen = [f for f in found if f.draft.type != "caption"]
    return Selection(chosen, [], way, captions) if chosen else None


def _heard(layout: Layout, main: MainText) -> list[bool]:
    """Which blocks trafilatura takes for text; none where it takes all, menus and forms too.

    That is what it gives of a page on which it found nothing.
    """
    heard = [main.holds(f) for f in layout.found]
    rest = [n for n, q in zip(layout.counts, layout.quality, strict=True) if not q]
    taken = sum(n for n, q, h in zip(layout.counts, layout.quality, heard, strict=True) if h and not q)
    if taken > _DEAF * sum(rest) and sum(rest) > _FEW:
        return [False] * len(heard)
    return heard


def _votes(main: MainText, heard: list[bool], own: MainText, told: list[bool]) -> list[bool]:
    """Which blocks the witnesses take for main text: trafilatura, and the page's own articleBody."""
    if any(told) and len(own.words) >= 0.6 * len(main.words):
        return told
    return [a or b for a, b in zip(heard, told, strict=True)]


def _shingles(words: list[str]) -> Iterable[tuple[str, ...]]:
    size = min(_SHINGLE, len(words))
    return zip(*(words[i:] for i in range(size)), strict=False) if size > 1 else ()


def _is_skipped(element: Element) -> bool:
    """What is never text, and furniture or byline within a line that is not a paragraph's."""
    if html_dom.is_never_text(element):
        return True
    if element.tag not in _INLINE or not element.attrib:
        return False
    if html_dom.is_byline(element):
        parent = element.getparent()
        return parent is not None and parent.tag not in _PARAGRAPHS
    return html_dom.is_furniture(element)


def _trust(layout: Layout) -> float:
    """How far the witnesses are believed: little where they take nearly all of the page for its text."""
    end = len(layout.found)
    whole, votes = layout.prose(0, end), layout.votes(0, end)
    others = sum(n for n, v, o in zip(layout.counts, layout.voted, layout.others, strict=True) if v and o)
    if not votes or 2 * others > votes:  # who takes comments for the text hears the wrong one
        return 0.0
    return 1.0 if votes < 0.85 * whole else 0.25


def _title_at(found: list[Found], titles: Sequence[str]) -> int | None:
    """Where the title stands: the block that is it, a heading rather than a line of a list.

    `titles` are the page's names for itself, the best first; one of several parts may be cut short.
    """
    keys = [f.key for f in found]
    wanted = [key for t in titles if (key := key_of(t)) and not _is_rubric(t)]
    whole = wanted[-1] if wanted else ""
    if len(wanted) > 2 and whole == f"{wanted[1]}{wanted[0]}":
        del wanted[0]  # "Thread - Board", with the board's name over all
    for key in wanted:
        places = [i for i, k in enumerate(keys) if k == key and found[i].draft.type != "list_item"]
        headings = [i for i in places if found[i].draft.type == "heading"]
        # A blog's own title may be a link to the post; in a list, or as one of several, it leads elsewhere.
        plain = [i for i in headings or places if found[i].link_share < 0.9]
        if headings and not plain and _is_one_of_several(found, headings[0]):
            continue
        if plain or headings:
            return next(iter(plain or headings))
    for key in wanted:
        for i, own in enumerate(keys):
            if len(found[i].words) > 30 or found[i].link_share > 0.5:
                continue
            if (len(own) >= 12 and own in key) or (len(key) >= 8 and own.startswith(key)):
                return i
            if found[i].draft.type == "heading" and len(key) >= 8 and own.endswith(key):
                return i  # under a rubric in the same heading
    return None


def _outranking(found: list[Found], at: int, page: str) -> int:
    """The higher heading, over more words, that follows a small one which <title> does not name; else `at`.

    Such a small one heads a part of a column beside the text.
    """
    level, key = found[at].draft.level, found[at].key
    if found[at].draft.type != "heading" or level < _SMALL or key in key_of(page):
        return at
    heads = [i for i, f in enumerate(found) if f.draft.type == "heading" and f.link_share < 0.5]
    higher = next((i for i in heads if i > at and found[i].draft.level < level), None)
    if higher is None or html_cues.heads_furniture(found[higher].draft.text):
        return at
    rank = found[higher].draft.level
    end = next((i for i in heads if i > higher and found[i].draft.level <= rank), len(found))
    # One of several of its rank heads no more than what follows until the next.
    alone = not any(i < at and found[i].draft.level == level for i in heads)
    until = higher if alone else next(i for i in heads if i > at)
    own = sum(len(f.words) for f in found[at:until])
    return higher if sum(len(f.words) for f in found[higher:end]) > 2 * own else at


def _is_one_of_several(found: list[Found], at: int) -> bool:
    """Whether more headings of a linked one's level are links."""
    level = found[at].draft.level
    linked = [f for f in found if f.draft.type == "heading" and f.draft.level == level and f.link_share > 0.7]
    return len(linked) > 1


def _is_rubric(title: str) -> bool:
    """Whether a page's name for itself is but the heading of what follows a text: "Comments"."""
    return len(title.split()) <= 2 and html_cues.heads_furniture(title)
