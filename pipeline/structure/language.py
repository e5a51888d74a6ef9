"""The language of a document: given, else what its text is, with the page's own word as a hint."""

from __future__ import annotations

import re

from corpus.document import RawItem, Reading

_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?$")
_ENOUGH = 40  # characters of letters below which a text does not tell its language


def language_of(reading: Reading, item: RawItem) -> tuple[str | None, list[str]]:
    """The language as an ISO 639 code, or None, and warnings where page and text disagree."""
    given = _code(item.given.get("language", ""))
    if given:
        return given, []
    declared_value = reading.best("language")
    declared = _code(declared_value.value) if declared_value else None
    found = detect(reading.text, declared)
    if found and declared and found != declared:
        return found, [f"language: the page says {declared}, its text is {found}"]
    return found or declared, []


def detect(text: str, hint: str | None = None) -> str | None:
    """The language that a text is written in, or the hint where it is too short to tell."""
    from pipeline.extract import language

    if sum(c.isalpha() for c in text[:400]) < _ENOUGH:
        return hint
    return language.detect(text, hint=hint) or hint


def _code(value: str) -> str | None:
    match = _CODE.match(value.strip())
    return match.group(1).lower() if match else None
