"""Whose convention it was, where no title page tells: the actor in a lead, or who acts in a clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.document import Convention
from pipeline.structure import conventions
from pipeline.structure.resolutions.clauses.model import Found
from pipeline.structure.resolutions.decisions.submitters import is_local
from pipeline.structure.resolutions.texts.items import Item

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
    r"alliance|teachers|congress|society|international|staff|institute|knights|teamsters|sindicato|federaci[óo]n|"
    r"confederaci[óo]n|syndicats?|f[ée]d[ée]ration|conf[ée]d[ée]ration|frente|trabajadores|travailleu\w+)\b",
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


# "AFL-CIO 2017", "INDUSTRIAL WORKERS OF THE WORLD, CHICAGO, 1912": a name with its meeting's year and place.
_DATED_NAME = re.compile(r"(?:,\s*[A-ZÀ-Þ][\w. ]+)?,?\s+(?:18|19|20)\d\d$")


# "SIXTH ANNUAL CONVENTION, INDUSTRIAL WORKERS OF THE WORLD".
_MEETING_FIRST = re.compile(r"^(?:[\w-]+\s+){1,3}(?:convention|congress|conference),\s*", re.IGNORECASE)


def named(convention: Convention | None, heads: Sequence[str], front: Sequence[str]) -> Convention | None:
    """The convention with its body's name as running heads and mastheads tell it, where what stands first
    doesn't, or names a local that submits."""
    own = convention.organization if convention is not None else None
    if own is not None:
        own = _MEETING_FIRST.sub("", _DATED_NAME.sub("", own)).strip(" ,") or own
    if own is None or is_local(own):
        lines = heads if convention is None else [*heads, *front]
        own = next(
            (x.strip(" .") for x in lines if len(x) < 90 and is_body(x) and _is_name(x.strip(" ."))), None
        )
    if convention is None:
        return Convention(organization=own) if own else None
    return replace(convention, organization=own)


def _is_name(line: str) -> bool:
    """Whether a line is nothing but a name: its words are large, it is no local's."""
    words = [w for w in re.findall(r"[^\W\d_]+", line) if len(w) > 3]
    if len(line.split()) < 3 or re.match(r"(?:our|your|my|find|about|join)\b", line, re.IGNORECASE):
        return False  # what a page's menu says
    return bool(words) and all(w[0].isupper() for w in words) and not is_local(line)
