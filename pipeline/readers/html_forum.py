"""Threads of a forum: boxes of one make, each with a member's name; whoever began it wrote the document.

phpBB, vBulletin, XenForo, SMF, Discourse and their like write the member's name into an element that they
call by a few known names. Two boxes side by side with such a name make a thread.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from lxml import etree

from pipeline.readers import html_dom
from pipeline.readers.html_dom import Element

_MEMBER_RUNS = (
    "username", "bigusername", "postprofile", "message name", "message user", "poster", "crawler post meta",
)  # fmt: skip
_PARTS = ("user", "postprofile", "message", "poster", "crawler")  # quick to look for
_MAYBE = etree.XPath(f".//*[@class and ({' or '.join(f'contains(@class, {part!r})' for part in _PARTS)})]")
_CLASSES = etree.XPath(".//@class", smart_strings=False)
_ANY_PART = re.compile("|".join(_PARTS))
_NOT_POSTS = frozenset("answer answers question comment comments card teaser item video".split())
_LONGEST_NAME = 40


def posts(root: Element) -> list[tuple[Element, Element]]:
    """The posts of a thread in order, each with the element that names its member; empty for other pages."""
    if len(_ANY_PART.findall(" ".join(_CLASSES(root)))) < 2:
        return []
    members = [e for e in _MAYBE(root) if html_dom.has_run(html_dom.names(e), _MEMBER_RUNS)]
    if len(members) < 2:
        return []
    paths = [[member, *member.iterancestors()] for member in members]
    holders: dict[Element, dict[Element, Element]] = {}
    for ours, theirs in pairwise(paths):
        inside = set(theirs)
        at = next((n for n, e in enumerate(ours) if e in inside), 0)
        if not at:
            continue
        common = ours[at]
        other = theirs[theirs.index(common) - 1]
        boxes = holders.setdefault(common, {})
        boxes.setdefault(ours[at - 1], ours[0])
        boxes.setdefault(other, theirs[0])
    if not holders:
        return []
    best = max(holders.values(), key=len)
    make = Counter(_make(box) for box in best).most_common(1)[0][0]
    found = [(box, member) for box, member in best.items() if _make(box) == make]
    if any(not _NOT_POSTS.isdisjoint(html_dom.names(box).split()) for box, _ in found):
        return []
    return found if len(found) >= 2 else []


def _make(box: Element) -> tuple[str, str]:
    """Tag and first class of a box, by which posts are told from what else names a member."""
    return box.tag, next(iter((box.get("class") or "").split()), "").rstrip("0123456789")


def starter(root: Element) -> str:
    """The name under which the first post of a thread was written; "" for other pages."""
    thread = posts(root)
    if not thread:
        return ""
    member = thread[0][1]
    named = [member, *(e for e in member.iter("a", "span", "strong") if html_dom.text_of(e))]
    inner = [e for e in named if e.get("itemprop") == "name" or " username " in html_dom.names(e)]
    name = html_dom.text_of((inner or named)[-1 if not inner else 0])
    return name if 2 <= len(name) <= _LONGEST_NAME and len(name.split()) <= 4 else ""
