"""Where one line holds a motion's submitter, what became of it and the next one's header.

"Tyne and Wear Health, Northern Region Carried 32. Fire service dispute": a column was narrow, and the end
of one motion runs into the next.
"""

from __future__ import annotations

import re

_FATE = (
    r"(?:CARRIED|Carried|LOST|Lost|REMITTED|Remitted|WITHDRAWN|Withdrawn|DEFEATED|Defeated|ADOPTED|Adopted|REFERRED|Referred|"
    r"FELL|Fell)(?:\s+(?:as\s+amended|AS\s+AMENDED|unanimously|UNANIMOUSLY|(?:[Oo]n|ON)\s+(?:[Aa]\s+)?(?:[\w-]+\s+){1,3}(?:vote|VOTE|hands|HANDS)))?"
)
_NAME = (
    r"[A-ZÀ-Þ][\w.’'&/-]*(?:(?:[,;]\s+|\s+)(?:of|and|the|de|du|des|et|y|&|(?!(?:CARRIED|LOST|REMITTED|WITHDRAWN)\b)[A-ZÀ-Þ]"
    r"[\w.’'&-]*)){0,12}?"
)
_HEADER = (
    r"(?:(?:EMERGENCY|Emergency)\s+)?(?:(?:MOTION|Motion|COMPOSITE|Composite|RESOLUTION|Resolution)\s+)?\d{1,3}[A-Z]?[.:]\s+"
    r"[A-ZÀ-Þ]"
)
# A name, a fate and the next header; a name and a fate; a fate and the next header.
_RUN_ON = (
    re.compile(rf"(?:(?P<name>{_NAME})\.?\s+)?(?P<fate>{_FATE})\.?\s+(?={_HEADER})"),
    re.compile(rf"(?P<name>{_NAME})\.?\s+(?P<fate>{_FATE})\.?$"),
)
# "Federal Union No. 23107, Shawinigan Falls     Resolution No. 23".
_HEADER_APART = re.compile(
    r"[A-ZÀ-Þ][^.;:]*(?:No\.\s?\d[^.;:]*)?\s{3,}(?=(?:RESOLUTION|Resolution|MOTION|Motion)\s+(?:(?:NO|No)\.?\s*)?\d{1,4}[A-Z]?$)"
)
# "Greater London Region        19 Hospital car parks".
_NUMBER_APART = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'-]+\s(?:(?:of|and|the|&)\s){0,2}){1,8}(?:Branch|Region|District|Group|Forum|Committee|County)\s{3,}"
    r"(?=\d{1,3}[A-Z]?\.?\s+[A-ZÀ-Þ][a-zà-ÿ])"
)
# What is carried or lost itself: "Motion Carried", "Amendment Lost".
_VOTED_ON = re.compile(
    r"\b(?:motions?|resolutions?|reports?|recommendations?|amendments?|composites?|statements?|vote|convention|congress|"
    r"conference|committee|action|status|decision|unanimously|not)\b|:",
    re.IGNORECASE,
)
_LONG = 160  # characters that such a line stays below


def cuts_of(raw: str) -> list[int]:
    """Where fate and next header begin on a line that holds a name and a fate, or a fate and a header;
    none for any other line."""
    text = raw.rstrip()
    lead = len(text) - len(text.lstrip())
    if len(text) > _LONG:
        return []
    if apart := _HEADER_APART.match(text, lead) or _NUMBER_APART.match(text, lead):
        return [apart.end()]
    for pattern in _RUN_ON:
        match = pattern.match(text, lead)
        if match is None:
            continue
        name = match["name"]
        if name is not None and (_VOTED_ON.search(name) or len(name) < 4):
            return []
        cuts = [match.start("fate")] if name is not None else []
        return [*cuts, match.end()] if match.end() < len(text) else cuts
    return []
