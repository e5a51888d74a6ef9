"""The seed of a page's main text: the element that most prose hangs from.

Prose counts for the three innermost elements around it that hold more than itself, after readability; near
under the title and heard by a witness it counts for more. From an entry of a live blog the seed moves
out to what holds all its entries.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.readers.html_dom import Element
from pipeline.readers.html_layout import Layout, is_body_by_name
from pipeline.readers.html_signs import Signs

_SHARES = (1.0, 0.5, 0.25)
_CANDIDATES = 5  # elements that are looked at more closely as seeds
_NEAR = 200  # words under a title within which a text begins
_OPENS = 12  # words of prose in the title's own box from which on it may be the text's
_IN_TITLES_BOX = 1.5  # what prose there counts
_OF_OTHERS = 0.1  # what prose of another text counts
_ENTRY_LEVELS = 6  # levels over the seed on which a series is looked for


def find(layout: Layout, signs: Signs, title: int | None, trust: float) -> Element | None:
    """The element that the text hangs from; None on a page without prose.

    `title` is the block of the title, `trust` how far the witnesses that `layout` has heard are believed.
    """
    scores: dict[Element, float] = {}
    under = _under_title(layout, title)
    called: dict[Element, float] = {}
    for i, quality in enumerate(layout.quality):
        if not quality:
            continue
        weight = quality * (1.0 + trust * layout.voted[i])
        if title is not None:
            weight *= _nearness(layout, title, i) * (_IN_TITLES_BOX if i in under else 1.0)
        if layout.others[i]:
            weight *= _OF_OTHERS
        weight *= _belief(layout.chains[i], signs, called)
        for share, home in zip(_SHARES, layout.homes(i), strict=False):
            scores[home] = scores.get(home, 0.0) + share * weight
    if not scores:
        return None
    for element in scores:
        if is_body_by_name(element):
            scores[element] *= 1.8
    best = sorted(scores, key=lambda e: -scores[e])[:_CANDIDATES]
    seed = max(best, key=lambda e: scores[e] * (0.4 if signs.like_teasers(e) else 1.0))
    return _around_entries(layout, signs, seed)


def _around_entries(layout: Layout, signs: Signs, seed: Element) -> Element:
    """What holds all entries of a series when the seed lies in one of them; else the seed."""
    for post in layout.posts:
        thread = post.getparent()
        if thread in layout.runs and (seed is post or post in seed.iterancestors()):
            return thread
    lo, hi = layout.runs[seed]
    chain = layout.chains[lo]
    at = chain.index(seed)
    for depth in range(at - 1, max(-1, at - 1 - _ENTRY_LEVELS), -1):
        home = layout.runs[chain[depth]]
        if home == layout.runs[chain[depth + 1]]:
            continue
        entries = signs.series(layout.groups(chain[depth], *home))
        own = any(g.element is chain[depth + 1] for g in entries)
        if own and sum(layout.prose(g.lo, g.hi) for g in entries) >= 1.5 * layout.prose(lo, hi):
            return chain[depth]
    return seed


def _belief(chain: Sequence[Element], signs: Signs, known: dict[Element, float]) -> float:
    """How far prose at the end of a chain counts: the less, the more around it is named as furniture is."""
    missing = []
    for element in reversed(chain):
        if element in known:
            belief = known[element]
            break
        missing.append(element)
    else:
        belief = 1.0
    for element in reversed(missing):
        belief *= 0.3 if signs.furniture(element) >= 1 else 1.0
        known[element] = belief
    return belief


def _under_title(layout: Layout, title: int | None) -> range:
    """The blocks that the innermost box around the title holds behind it, if there is prose among them."""
    if title is not None and layout.found[title].draft.type == "heading":
        for element in reversed(layout.chains[title]):
            hi = layout.runs[element][1]
            if layout.prose(title + 1, hi) >= _OPENS:
                return range(title + 1, hi)
    return range(0)


def _nearness(layout: Layout, title: int, i: int) -> float:
    """A short text stands close under its title; what is over the title hardly ever is text."""
    if i < title:
        return 0.3
    return 1.0 + 1.5 * max(0.0, 1.0 - layout.words(title + 1, i) / _NEAR)
