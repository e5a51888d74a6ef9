"""What the floor did with a resolution, as a committee's report printed elsewhere in the book tells it."""

from __future__ import annotations

import re

_MENTION = re.compile(
    r"\b(?:Resolution|Composite|Motion|Proposition|Resoluci[óo]n)s?\s+(?:No\.?\s*|#|"
    r"n[úu]m\.?\s*)?(?P<number>\d{1,4}[A-Za-z]?)\b"
)
_ADOPTED = re.compile(
    r"(?:^|[.;]\s+)(?:Adopted|Carried|Concurred in|So ordered)\b|\bwas\s+(?:\w+ly\s+)?(?:adopted|carried|"
    r"concurred in)\b"
)
_DEFEATED = re.compile(
    r"\b(?:declared|was|were)\s+(?:defeated|lost|rejected)\b|(?:^|[.;]\s+)(?:Defeated|Lost|Rejected)\b"
)
_AGAINST = re.compile(
    r"non-?concurrence|reported\s+(?:unfavou?rably|adversely)|recommends?\s+(?:its\s+)?rejection",
    re.IGNORECASE,
)
_AMENDED = re.compile(
    r"\b(?:amended|amendment|stricken|struck|substituted?|inserted?|be\s+made)\b", re.IGNORECASE
)
_WITHDRAWN = re.compile(r"^\W*was\s+withdrawn\b")
_REFERRED = re.compile(r"\bwas\s+(?:re-)?referred\b|\bremitted\s+to\b")
_STOP = re.compile(r"(?<!No)\.\s")
_WINDOW = 1500  # characters after a mention that may tell its fate


def floor_decisions(text: str) -> dict[str, str]:
    """Number -> "adopted", "adopted as amended", "defeated", "referred" or "withdrawn", as a report says.

    What stands between one mention of a resolution and the next is taken to be about the first, with
    the sentence that the mention stands in.
    """
    decisions: dict[str, str] = {}
    text = re.sub(r"\s+", " ", text)
    mentions = list(_MENTION.finditer(text))
    starts = [_sentence_start(text, m.start()) for m in mentions]
    for i, mention in enumerate(mentions):
        start = starts[i]
        following = max(starts[i + 1], mention.end()) if i + 1 < len(mentions) else len(text)
        end = min(following, mention.end() + _WINDOW)
        fate = _fate(text[start:end], text[mention.end() : end])
        if fate:
            decisions[mention.group("number")] = fate
    return decisions


def _sentence_start(text: str, position: int) -> int:
    """Where the sentence that holds `position` begins: after the last stop, the point of "No." apart."""
    begin = max(0, position - 300)
    return begin + max((m.end() for m in _STOP.finditer(text, begin, position)), default=begin) - begin


def _fate(passage: str, after: str) -> str | None:
    if _DEFEATED.search(passage):
        return "defeated"
    if _ADOPTED.search(passage):
        if _AGAINST.search(passage):
            return "defeated"
        return "adopted as amended" if _AMENDED.search(passage) else "adopted"
    if _WITHDRAWN.match(after):
        return "withdrawn"
    return "referred" if _REFERRED.search(passage) else None
