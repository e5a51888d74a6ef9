"""What a file's own properties say of title and author: weak witnesses, left by program or typist."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from corpus.document import Sourced

Metadata = dict[str, tuple[Sourced, ...]]

_GENERIC_TITLE = re.compile(
    r"(?:microsoft (?:word|office)\b.*|untitled.*|unnamed.*|unknown.*|document\s*\d*|doc\d+|new document"
    r"|title|no title|sin t[ií]tulo.*|sans titre.*|presentation\d*"
    r"|.*\.(?:docx?|odt|rtf|pdf|txt|html?|epub|wpd)"
    r"|\W*)",
    re.IGNORECASE,
)
_GENERIC_AUTHOR = re.compile(
    r"(?:(?:microsoft )?office user|user\d*|usuario|utilisateur|owner|admin\w*|administrator|author|default"
    r"|unknown.*|anonymous|python-docx|pc|hp|dell|lenovo|calibre.*|.*@.*|\W*)",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:$|[-_])")


def title(value: str, origin: str, file: str, confidence: float) -> Iterable[Sourced]:
    """A title from properties, unless it is a program's or the file's own name."""
    value = " ".join(value.split())
    stem = PurePosixPath(file.replace("\\", "/")).stem.lower()
    if 3 <= len(value) <= 300 and not _GENERIC_TITLE.fullmatch(value) and value.lower() != stem:
        yield Sourced(value, origin, confidence)


def author(value: str, origin: str, confidence: float) -> Iterable[Sourced]:
    """An author from properties, unless it is what a program fills in."""
    value = " ".join(value.split())
    if 2 <= len(value) <= 200 and not _GENERIC_AUTHOR.fullmatch(value):
        yield Sourced(value, origin, confidence)


def language(value: str, origin: str, confidence: float) -> Iterable[Sourced]:
    """A language code from properties: "en-US" -> "en"."""
    if match := _LANGUAGE.match(value.strip()):
        yield Sourced(match[1].lower(), origin, confidence)


def ranked(found: dict[str, list[Sourced]]) -> Metadata:
    """Each key's candidates, the most trusted first, none twice; keys without any are left out."""
    result: Metadata = {}
    for key, candidates in found.items():
        kept: dict[str, Sourced] = {}
        for candidate in sorted(candidates, key=lambda s: -s.confidence):
            kept.setdefault(candidate.value, candidate)
        if kept:
            result[key] = tuple(kept.values())
    return result
