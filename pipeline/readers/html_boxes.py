"""What a box of a page is by its own make: a column, an entry of a series, a form, a row of columns."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from pipeline.readers import html_dom
from pipeline.readers import html_words as words
from pipeline.readers.html_dom import Element
from pipeline.readers.html_layout import Group, Layout, plain_look

_COLUMNS = {"td": 1.0, "th": 1.0, "aside": 1.0, "tr": 0.5}
_NAMELESS = frozenset({"article", "section", "details"})  # tags that are a make without a class
_COLUMN = 45  # words of the longest column that can be a promotion
# The width of a column in the names of a template: "col md 8", "column 1 2" (a half), "col 100" (in percent).
_WIDTH = re.compile(r"\b(?:col|cols|column|columns)(?: (?:xs|sm|md|lg|xl|xxl))? (\d+)(?: (\d+))?\b")
# What a reader fills in. Pages of some makers are one form, with hidden fields; boxes unfold by a checkbox.
# Scripts put fields to their labels.
_FIELDS = etree.XPath(
    "boolean(.//textarea | .//input[not(@type) or @type='text' or @type='email' or @type='tel']"
    " | .//label/following-sibling::label)"
)


def column(element: Element) -> float:
    """How much an element is a column or cell beside others; a text hardly goes on in the next."""
    by_tag = _COLUMNS.get(element.tag)
    if by_tag is not None:
        return by_tag
    return _column_by_name(html_dom.names(element))


def is_column(tag: str, called: str) -> bool:
    """Whether tag or names (as of `html_dom.names`) call an element a column or cell beside others."""
    return tag in _COLUMNS or _column_by_name(called) > 0


@lru_cache(maxsize=8192)
def _column_by_name(called: str) -> float:
    if words.COLUMN_WORDS.isdisjoint(called.split()):
        return 0.0
    widths = [m.groups() for m in _WIDTH.finditer(called)]
    full = bool(widths) and all(
        part in ("12", "100") if whole is None else part == whole for part, whole in widths
    )
    return 0.0 if full else 0.8


def make_of(element: Element | None) -> frozenset[str]:
    """Tag and classes of an element without a template's counters; empty where they tell no kind."""
    if element is None:
        return frozenset()
    classes = [name.rstrip("0123456789") for name in plain_look(element.get("class") or "").split()]
    if not classes and element.tag not in _NAMELESS:
        return frozenset()
    return frozenset((f"<{element.tag}>", *classes))


def differ_by_one(make: frozenset[str], common: frozenset[str]) -> bool:
    """Whether two makes share all classes but one, and more than one: "post row bg1", "post row bg2"."""
    return len(make) == len(common) and len(make & common) == len(common) - 1 >= 3


def asks(element: Element | None) -> bool:
    """Whether an element holds fields to be filled in: a pledge, a newsletter, a search."""
    return element is not None and bool(_FIELDS(element))


def parts(layout: Layout, group: Group) -> list[Group]:
    """The innermost parts into which a group falls; itself where it does not."""
    inner = [group]
    while len(inner) == 1 and inner[0].element is not None:
        inner = layout.groups(inner[0].element, inner[0].lo, inner[0].hi)
    return inner


def is_row(layout: Layout, group: Group) -> bool:
    """Whether a group is a row of columns, each short and under a heading or label of its own."""
    inner = parts(layout, group)
    return len(inner) > 1 and all(
        g.element is not None
        and column(g.element) > 0
        and g.hi - g.lo >= 2
        and layout.words(g.lo, g.hi) <= _COLUMN + layout.counts[g.lo]
        for g in inner
    )


def classes_of_prose(layout: Layout, group: Group) -> set[str]:
    """The classes of what holds prose in a group, but for those of columns."""
    found: set[str] = set()
    depth = layout.depths[group.element] + 1 if group.element is not None else 0
    for i in range(group.lo, group.hi):
        for element in layout.chains[i][depth:] if layout.quality[i] else ():
            if not column(element):
                found.update((element.get("class") or "").split())
    return found
