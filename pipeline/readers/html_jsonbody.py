"""The text that a page gives of itself in JSON-LD (`articleBody`): a witness for its main text."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from pipeline.readers.html_dom import Element

_TAG = re.compile(r"<[^>]{1,200}>")
_DEPTH = 8


def lines(root: Element) -> list[str]:
    """The lines of the longest `articleBody`, without markup; none where the page gives none."""
    longest = ""
    for script in root.iter("script"):
        source = script.text or ""
        if '"articleBody"' not in source:
            continue
        try:
            node = json.loads(source.strip().strip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        longest = max(longest, _body(node, _DEPTH), key=len)
    return _TAG.sub("\n", html.unescape(longest)).split("\n")


def _body(node: Any, depth: int) -> str:
    """The longest articleBody within a value."""
    if depth == 0 or not isinstance(node, (dict, list)):
        return ""
    inner = node if isinstance(node, list) else list(node.values())
    own = node.get("articleBody") if isinstance(node, dict) else None
    found = [_body(value, depth - 1) for value in inner]
    return max([own if isinstance(own, str) else "", *found], key=len)
