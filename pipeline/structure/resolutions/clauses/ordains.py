"""Sentences that ordain without a lead: "The Board to buy a press …", "Chaque syndicat versera …"."""

from __future__ import annotations

import re

from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.voices import voice_of
from pipeline.structure.resolutions.texts.items import Item

_LONG = 600  # characters above which a paragraph is no single ordinance
# An actor or a thing, and the infinitive that tells what it is to do, in the manner of short motions.
_TO = re.compile(
    r"(?:(?:the|an?|all|each|every|no|our|this|any|that\s+the)\s)?(?-i:[A-ZÀ-Þ])?(?:[\w’'-]+\s){1,9}?to\s+(?:be\s+\w+(?:ed|en|t|d|n)\b|"
    r"(?!the\b|a\b|an\b|all\b|our\b|that\b|us\b|them\b|be\b|which\b|whom\b|their\b|its\b|date\b|this\b|these\b|every\b|each\b|you\b|"
    r"work\b|day\b|\w+ing\b)[a-z]{3,}\b)",
    re.IGNORECASE,
)
_HAS_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|been|will|would|did|does|do|came|went|said|voted|asked|wants?|tried|ought|used|began|seems?|"
    r"refus\w+|continu\w+|fail\w+|rose|going|able|likely|begins?|\w{2,}ed\s+to|need\w*|hop\w+)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"[A-ZÀ-Þ][\w’'-]*(?:\s[\w’'-]+){0,8}?\s(?:[a-zà-ÿ]{2,}r(?:án?)|"
    r"[a-zà-ÿ]{2,}(?:er|ir|dr|tr|aur|vr)(?:a|ont)|(?:se|fe|i|ver|pour|cour|enver)r(?:a|ont))(?![\w’'-])",
)
# "Obrera" and "primera" look like the future of French.
_SPANISH = re.compile(r"\b(?:el|los|las|del|y|por|una|est[ae]s?|nuestr[oa]s?|con|cada|sus?)\b", re.IGNORECASE)
_ACUTE = re.compile(r"r[áé]n?\b")
_IS_TO_BE = re.compile(r"(?:[A-ZÀ-Þ]|[$£€]?\d)[\w’',.$£€-]*(?:\s[\w’'-]+){0,6}?\s(?:is|are)\s+to\s+be\s+\w+")
_SHALL = re.compile(r"[A-ZÀ-Þ](?:[\w’'-]*\s){1,9}?shall\s(?!not\s+(?:soon|forget))[a-z]{2,}")


def ordains(item: Item, *, infinitive: bool = True) -> bool:
    """Whether a paragraph says of somebody or something what it is to do; `infinitive`: also without a finite
    verb ("The Board to buy …")."""
    line = item.plain
    if item.listed or item.heading or not 20 < len(line) <= _LONG or line[-1:] not in ".;,":
        return False
    if line.startswith(signs.QUOTES) or line.endswith("?"):
        return False
    if _IS_TO_BE.match(line):
        return True
    if not line[:1].isupper():
        return False
    future = _FUTURE.match(line)
    if future is not None and (_ACUTE.search(future.group()) or not _SPANISH.search(line)):
        return True
    if _SHALL.match(line):
        return True
    match = _TO.match(line) if infinitive else None
    voice = voice_of(line, None) if match is not None else None
    return (
        voice is None
        and match is not None
        and _HAS_VERB.search(match.group()) is None
        and len(match.group()) < 120
    )
