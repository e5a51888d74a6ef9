"""What a page's blocks are like, in numbers: their make, the boxes around them, their place, what is near.

For the model of `html_judge`, which weighs all of it at once. Nothing here goes by the words of a class
alone: pages whose classes are hashed leave most of it as it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from math import log1p

import numpy as np
from numpy.typing import NDArray

from pipeline.readers import html_boxes, html_dom
from pipeline.readers import html_words as words
from pipeline.readers.html_dom import Element
from pipeline.readers.html_layout import Layout, plain_look
from pipeline.readers.html_signs import Signs

Numbers = NDArray[np.float32]

_ENDS = frozenset(".!?:;…。！？：；،؟")
_CLOSES = frozenset("\"'”’»)]」』）】")
_KINDS = {"heading": 0, "list_item": 1, "table_row": 2, "quote": 3, "caption": 4}
_BARE = 5  # the column of any other kind, which is left out
_MENU = 6  # words of the longest entry of a menu: it is not asked what it says
_NEAR = (4, 10)  # blocks to each side that are looked at
_AT_ONCE = 15  # words of prose under a title within which a text begins
_FACTS = 11


def traits(layout: Layout, signs: Signs, title: int | None) -> Numbers:
    """A row of numbers for each block. `title` is the title's block."""
    sums = _Sums(layout)
    tails, hits = _wordings(layout, signs)
    return np.concatenate(
        [
            _own(layout, sums, tails, hits),
            _facts_of_all(layout, signs),
            _looks(layout, sums),
            _homes(layout, sums, hits, title),
            _from_title(layout, sums, title),
            _places(sums),
            *_nearby(sums, tails, hits),
        ],
        axis=1,
        dtype=np.float32,
    )


class _Sums:
    """Words, prose and links of a page's blocks, and what they come to up to each."""

    def __init__(self, layout: Layout) -> None:
        self.size = len(layout.found)
        self.counts = np.array(layout.counts, dtype=np.float32)
        self.shares = np.array([f.link_share for f in layout.found], dtype=np.float32)
        self.words = up_to(self.counts)
        self.prose = up_to(np.array(layout.quality, dtype=np.float32))
        self.linked = up_to(self.counts * np.minimum(1, self.shares))
        self.all_prose = max(1.0, float(self.prose[-1]))


def up_to(values: Numbers) -> Numbers:
    """Sums of the first 0, 1, 2 … values."""
    sums = np.zeros(len(values) + 1, dtype=np.float32)
    np.cumsum(values, out=sums[1:])
    return sums


def _wordings(layout: Layout, signs: Signs) -> tuple[Numbers, Numbers]:
    """Which blocks read as headings of furniture, and how many wordings of appeals each holds."""
    size = len(layout.found)
    tails, hits = np.zeros(size, dtype=np.float32), np.zeros(size, dtype=np.float32)
    for i, (entry, count) in enumerate(zip(layout.found, layout.counts, strict=True)):
        if count > _MENU or not entry.link_chars:
            tails[i], hits[i] = signs.heads(i), min(3, signs.hits(i))
    return tails, hits


def _own(layout: Layout, sums: _Sums, tails: Numbers, hits: Numbers) -> Numbers:
    """What can be said of each block by itself."""
    texts = [f.draft.text for f in layout.found]
    kinds = np.array([_KINDS.get(f.draft.type, _BARE) for f in layout.found])
    told = [
        [q > 0 for q in layout.quality],
        [(t[-2:-1] if t[-1] in _CLOSES else t[-1]) in _ENDS for t in texts],
        ["\n" in t for t in texts],
        layout.others,
        [f.draft.number is not None for f in layout.found],
        ["©" in t for t in texts],
        [len(chain) / 4 for chain in layout.chains],
    ]
    rows = np.empty((sums.size, 16), dtype=np.float32)
    rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3] = np.log1p(sums.counts), sums.shares, tails, hits
    rows[:, 4:9] = kinds[:, None] == np.arange(_BARE)
    rows[:, 9:] = np.array(told, dtype=np.float32).T
    return rows


def _facts_of_all(layout: Layout, signs: Signs) -> Numbers:
    """What tags and names say of the elements that each block lies in."""
    known: dict[Element, int] = {}
    held = np.empty(len(layout.chains), dtype=np.int32)
    for i, chain in enumerate(layout.chains):
        missing = []
        facts = 0
        for element in reversed(chain):
            if element in known:
                facts = known[element]
                break
            missing.append(element)
        for element in reversed(missing):
            facts = known[element] = facts | _facts(element, signs)
        held[i] = facts
    return ((held[:, None] >> np.arange(_FACTS)) & 1).astype(np.float32)


def _facts(element: Element, signs: Signs) -> int:
    surely, said = signs.verdict(element)
    return _bits(
        element.tag, html_dom.names(element), element.get("itemprop"), element.get("rel"), surely, said
    )


@lru_cache(maxsize=8192)
def _bits(
    tag: str, called: str, prop: str | None, rel: str | None, surely: bool, said: frozenset[str]
) -> int:
    facts = (
        surely,
        not said <= words.SOFT_WORDS,
        bool(said),
        prop in ("articleBody", "text") or html_dom.has_run(called, words.BODY_RUNS),
        tag == "article",
        tag == "main",
        tag in ("aside", "nav"),
        tag in ("header", "footer"),
        tag == "form",
        html_boxes.is_column(tag, called),
        rel == "author" or html_dom.has_run(called, words.BYLINE_RUNS),
    )
    return sum(fact << n for n, fact in enumerate(facts))


def _looks(layout: Layout, sums: _Sums) -> Numbers:
    """How much prose and how many blocks of the page look as each does: of one make, in boxes of one make."""
    known: dict[Element, str] = {}
    pairs: dict[tuple[Element, ...], str] = {}
    looks = []
    for chain in layout.chains:
        inner = chain[-2:]
        pair = pairs.get(inner)
        if pair is not None:
            looks.append(pair)
            continue
        pair = ""
        for element in inner:
            look = known.get(element)
            if look is None:
                called = element.get("class")
                look = known[element] = f"{element.tag}.{plain_look(called)}" if called else element.tag
            pair += f">{look}"
        pairs[inner] = pair
        looks.append(pair)
    number = Counter(looks)
    mass: dict[str, float] = defaultdict(float)
    for look, prose in zip(looks, layout.quality, strict=True):
        mass[look] += prose
    rows = {
        look: (m / sums.all_prose, m / number[look] / 20, log1p(number[look])) for look, m in mass.items()
    }
    return np.array([rows[look] for look in looks], dtype=np.float32)


def _homes(layout: Layout, sums: _Sums, hits: Numbers, title: int | None) -> Numbers:
    """What the innermost box around each block is like."""
    asked = up_to(hits)
    homes = [layout.homes(i)[0] for i in range(sums.size)]
    known = {home: n for n, home in enumerate(dict.fromkeys(homes))}
    lo, hi = np.array([layout.runs[home] for home in known]).T
    blocks = hi - lo
    count = np.maximum(1, sums.words[hi] - sums.words[lo])
    prose = sums.prose[hi] - sums.prose[lo]
    rows = np.empty((len(known), 7), dtype=np.float32)
    rows[:, 0] = np.log1p(prose)
    rows[:, 1] = prose / count
    rows[:, 2] = (sums.linked[hi] - sums.linked[lo]) / count
    rows[:, 3] = prose / sums.all_prose
    rows[:, 4] = count / blocks / 20
    rows[:, 5] = 0 if title is None else (lo <= title) & (title < hi)
    rows[:, 6] = np.minimum(1, (asked[hi] - asked[lo]) / blocks)
    return rows[[known[home] for home in homes]]


def _from_title(layout: Layout, sums: _Sums, title: int | None) -> Numbers:
    """How far each block is from the title, and what the widest box around it without the title is like."""
    rows = np.zeros((sums.size, 10), dtype=np.float32)
    if title is None:
        rows[:, 0] = 1
        return rows
    behind = np.arange(sums.size) > title
    since = np.where(behind, sums.prose[:-1] - sums.prose[title + 1], 0)
    rows[:, 1] = ~behind
    rows[:, 2] = np.log1p(np.maximum(0, since))
    rows[:, 3] = np.log1p(np.maximum(0, np.where(behind, sums.words[:-1] - sums.words[title + 1], 0)))
    rows[:, 4] = behind & (since < _AT_ONCE)
    around = layout.chains[title]
    known: dict[Element, tuple[float, ...]] = {}
    for i in range(title + 1, sums.size):
        chain = layout.chains[i]
        depth = next(
            (d for d, (a, b) in enumerate(zip(chain, around, strict=False)) if a is not b), len(around)
        )
        if depth >= len(chain):
            continue
        element = chain[depth]
        row = known.get(element)
        if row is None:
            lo, hi = layout.runs[element]
            count, prose = max(1.0, sums.words[hi] - sums.words[lo]), sums.prose[hi] - sums.prose[lo]
            row = known[element] = (
                (len(around) - depth) / 2,
                1.0,
                log1p(prose),
                prose / sums.all_prose,
                (sums.linked[hi] - sums.linked[lo]) / count,
            )
        rows[i, 5:] = row
    return rows


def _places(sums: _Sums) -> Numbers:
    """Where each block stands on the page."""
    rows = np.empty((sums.size, 4), dtype=np.float32)
    rows[:, 0] = sums.prose[:-1] / sums.all_prose
    rows[:, 1] = (sums.prose[-1] - sums.prose[:-1]) / sums.all_prose
    rows[:, 2] = np.arange(sums.size) / sums.size
    rows[:, 3] = np.log1p(sums.all_prose)
    return rows


def _nearby(sums: _Sums, tails: Numbers, hits: Numbers) -> Iterator[Numbers]:
    """What stands around each block: prose, links, appeals and headings of furniture."""
    headed, asked = up_to(tails), up_to(hits)
    at = np.arange(sums.size)
    for reach in _NEAR:
        lo, hi = np.maximum(0, at - reach), np.minimum(sums.size, at + reach + 1)
        count, blocks = np.maximum(1, sums.words[hi] - sums.words[lo]), hi - lo
        rows = np.empty((sums.size, 7), dtype=np.float32)
        rows[:, 0] = (sums.prose[hi] - sums.prose[lo]) / count
        rows[:, 1] = (sums.linked[hi] - sums.linked[lo]) / count
        rows[:, 2] = (asked[hi] - asked[lo]) / blocks
        rows[:, 3] = np.log1p(count / blocks)
        rows[:, 4] = (headed[hi] - headed[lo]) / blocks
        rows[:, 5] = (sums.prose[at] - sums.prose[lo]) / np.maximum(1, sums.words[at] - sums.words[lo])
        behind = np.maximum(1, sums.words[hi] - sums.words[at + 1])
        rows[:, 6] = (sums.prose[hi] - sums.prose[at + 1]) / behind
        yield rows
