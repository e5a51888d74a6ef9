"""What stands beside a note of what became of a resolution and says nothing of it: other numbers, where more
is said, at whose request."""

from __future__ import annotations

import re

# How all voted, behind a label: "Vote: Unanimous, the delegates standing."
UNANIMOUS = re.compile(
    r"(?:unanimous(?:ly)?|un[aá]nime(?:mente)?|[àa]\s+l['’]unanimit[ée]|(?:por\s+)?unanimidad|unanimit[ée])\b"
    r"(?!\s+against)",
    re.IGNORECASE,
)
# What was done with others in the same way: ", as were Nos. 119 to 121".
_AS_WERE = re.compile(
    r",?\s+as\s+(?:were|was|with)\s+(?:(?:resolutions?|motions?|nos?\.?|numbers?|items?)\s+)+[\dA-Z][^,;.]*",
    re.IGNORECASE,
)
# Where more is said: "(see note to No. 118)".
_SEE_NOTE = re.compile(
    r"\s*[(\[](?:see|cf\.?)\s+(?:the\s+)?(?:note|footnote|page|p\.|remarks?)\b[^()\[\]]{0,60}[)\]]",
    re.IGNORECASE,
)
_AT_REQUEST = re.compile(
    r"\s+at\s+(?:its|their|the\s+[\w\s]{3,30}['’]s?)\s+(?:own\s+)?request", re.IGNORECASE
)


def without(text: str) -> str:
    """The text without what it says of other numbers, and of where more is said."""
    if "(" in text or "[" in text:
        text = _SEE_NOTE.sub("", text).strip()
    return _AS_WERE.sub("", text).strip() if " as w" in text else text


def named(to: str) -> str:
    """To whom a resolution was remitted, without at whose request."""
    return _AT_REQUEST.split(to)[0].strip(" ,*_")
