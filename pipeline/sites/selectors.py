"""The smallest stable CSS selector of an element: by id or class, but not by names that a program made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.readers.html_dom import Element
from pipeline.sites.apply import select

_PLAIN = re.compile(r"-?[A-Za-z_][\w-]{1,39}", re.ASCII)
# Hashes of build tools (css-1x2y3z, sc-bdVaJa, _3fKx1), numbers of single posts.
_GENERATED = re.compile(
    r"\d{3,}|^(?:css|sc|jsx|svelte|emotion|styled)-|__[A-Za-z0-9]{5,8}$|^_|[a-z]\d+[a-z]+\d|\d[a-z]+\d"
)
# Names that say how something looks, not what it is.
_LOOKS = re.compile(
    r"(?:col|row|grid|container|wrapper|clearfix|inner|outer|active|even|odd|first|last|left|right|center|"
    r"flex|block|hidden|visible|show|open|d|p|m|px|py|mx|my|pt|pb|mt|mb|w|h|text|bg|font|is|has)(?:-[\w-]+|\d+)?"
)


def selector_of(element: Element, root: Element, *, unique: bool = True) -> str | None:
    """A selector that finds an element, and with `unique` nothing else; None where it has no stable name.

    The shortest is taken: id, class, tag and class, two classes, then any of these below a named ancestor.
    """
    own = list(_names(element))
    for selector in own:
        if not unique or _only(selector, element, root):
            return selector
    if not unique:
        return None
    for ancestor in element.iterancestors():
        if ancestor.tag in ("body", "html"):
            break
        for outer in _names(ancestor):
            for inner in (*own, str(element.tag)):
                if _only(f"{outer} {inner}", element, root):
                    return f"{outer} {inner}"
    for tag in ("h1", "article", "main"):
        if element.tag == tag and _only(tag, element, root):
            return tag
    return None


def is_stable(name: str) -> bool:
    """Whether an id or class looks as if a person had chosen it to say what an element is."""
    return bool(_PLAIN.fullmatch(name)) and not _GENERATED.search(name) and not _LOOKS.fullmatch(name)


def _names(element: Element) -> Iterator[str]:
    identifier = element.get("id") or ""
    if is_stable(identifier):
        yield f"#{identifier}"
    classes = [c for c in (element.get("class") or "").split() if is_stable(c)][:6]
    for name in classes:
        yield f".{name}"
    for name in classes:
        yield f"{element.tag}.{name}"
    for first, second in pairwise(classes):
        yield f".{first}.{second}"


def _only(selector: str, element: Element, root: Element) -> bool:
    found = select(selector, root)
    return len(found) == 1 and found[0] is element
