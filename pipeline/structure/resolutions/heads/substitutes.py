"""The header of what a committee puts in the place of several resolutions."""

from __future__ import annotations

import re

from pipeline.structure.resolutions.heads.headers import Header

# "The committee offered the following substitute for Resolutions Nos. 44 and 61:" over its own words.
_SUBSTITUTE = re.compile(
    r"(?:.{0,60}\b(?:committee|chair|secretary|council|board|we)\b.{0,60}?\b(?:offer|submit|present|report|recommend|propose)\w*\s+"
    r"(?:the\s+following|a|this)(?:\s+as\s+a)?\s+)?(?P<what>(?:committee\s+)?(?:substitute|composite)(?:\s+resolution)?\s+(?:for|in\s+lieu\s+of|in\s+place\s+of|"
    r"covering)\s+(?:resolutions?|motions?)\s+(?:nos?\.?\s*|numbers?\s+)?(?P<numbers>[A-Z]{0,2}-?\d{1,4}[A-Z]?(?:\s*(?:,|,?\s*and|&)\s*"
    r"[A-Z]{0,2}-?\d{1,4}[A-Z]?){0,12}))(?:[:.,]|\s*[–—-]+)?$",
    re.IGNORECASE,
)


def substitute_for(line: str) -> tuple[Header, frozenset[str]] | None:
    """The header of what a committee puts in the place of several resolutions, with their numbers; None for
    any other line."""
    match = _SUBSTITUTE.fullmatch(line) if len(line) <= 200 and line[:1].isupper() else None
    if match is None:
        return None
    numbers = frozenset(re.findall(r"[A-Z]{0,2}-?\d{1,4}[A-Z]?", match["numbers"]))
    return Header("substitute", None, None, f"({match['what']})"), numbers
