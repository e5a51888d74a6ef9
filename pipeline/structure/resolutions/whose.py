"""Whose convention it was, where no title page tells: the actor in a lead, or who acts in a clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.document import Convention
from pipeline.structure import conventions
from pipeline.structure.resolutions.items import Item
from pipeline.structure.resolutions.model import Found

_NAME = (
    r"(?P<name>(?-i:[A-ZÀ-Þ])[\w.’'-]*(?:,?\s+(?:(?:of|and|the|de|del|la|los|las|des|du|et|y)\s+){0,2}"
    r"(?-i:[A-ZÀ-Þ])[\w.’'-]*){1,12})"
)
# "Resolved, by the American Federation of Labor, in convention assembled, that".
_BY = re.compile(
    rf"\bresolved\b[\s,:;—–-]*(?:by|that)\s+the\s+{_NAME}(?=,?\s+(?:in\s+(?:\w+\s+){{0,3}}(?:convention|"
    r"congress|session|conference)|assembled|(?:hereby\s+)?(?:go|goes|support|condemn|call|demand|oppose|"
    r"urge|endorse|reaffirm|affirm|direct|instruct|pledge|reject|protest)s?\b))",
    re.IGNORECASE,
)
# "by the ninth convention of the I. W. W. in session assembled".
_AT = re.compile(
    r"\bresolved\b[\s,:;—–-]*(?:by|that)\s+(?P<convention>(?:the|this)\s+[\w-]+\s+(?:\w+\s+){0,3}?"
    r"(?:convention|congress|conference)\b.{0,90}?)(?=,|\s+in\s+\w+\s+assembled|\s+that\b)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:union|federation|council|association|brotherhood|confederation|workers|guild|league|employees|"
    r"alliance|teachers|congress|society|international|staff)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:resolutions?|minutes|proceedings|statements?|polic(?:y|ies)|motions?|report|guide|items?)\b", re.I
)
# "New Business Items - National Association of School Staff": the site's name at the end of a page's title.
_TAIL = re.compile(r"(?:\s[-–—|·•]\s)(?P<name>[^|–—·•]{6,90})$")


def is_body(name: str) -> bool:
    """Whether a name can be an organization's: it has the head word of one, and isn't a document's title."""
    return len(name.split()) > 1 and _BODY.search(name) is not None and _NO_NAME.search(name) is None


def told_by_page(candidates: Iterable[str]) -> str | None:
    """The organization that a page's titles and its site's name tell, or None."""
    for text in candidates:
        tail = _TAIL.search(text)
        for name in (tail["name"] if tail else "", text):
            if is_body(name.strip()):
                return name.strip()
    return None


def acting(items: Sequence[Item]) -> Convention | None:
    """The convention as the leads of resolutions tell it ("Resolved, by the … in convention assembled")."""
    organization = None
    convention: Convention | None = None
    for item in items:
        line = item.plain[:400]
        if organization is None and (match := _BY.search(line)) and is_body(match["name"]):
            organization = match["name"]
        if convention is None and (match := _AT.search(line)):
            convention = conventions.described([match["convention"]])
    if organization is None:
        return convention
    return replace(convention or Convention(), organization=organization)


def completed(found: Found, other: Convention | None) -> Found:
    """The resolution with what is told elsewhere of its convention, where its own head doesn't."""
    own = found.facts.convention
    if other is None or own == other:
        return found
    if own is None:
        merged = other
    else:
        organization = own.organization if own.organization and not _untold(own.organization) else None
        merged = replace(
            own,
            organization=organization or other.organization,
            ordinal=own.ordinal if own.ordinal is not None else other.ordinal,
            kind=own.kind or other.kind,
        )
    return replace(found, facts=replace(found.facts, convention=merged))


def _untold(organization: str) -> bool:
    """Whether what was taken for an organization is the title of a document ("Resolutions of the …")."""
    return _NO_NAME.match(organization) is not None
