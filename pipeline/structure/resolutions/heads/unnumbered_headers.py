"""Headers without a number: "RESOLUTION ON PORT SAFETY", "Emergency resolution: …"."""

from __future__ import annotations

import re

from pipeline.structure.resolutions.heads.headers import (
    BYLINE,
    KIND,
    Header,
    alone,
    code_of,
    form_of,
    header_of,
    listed_header,
    number_behind,
    plain_title,
)

_UNNUMBERED = re.compile(rf"(?P<kind>{KIND})\s*(?:[:.–—-]\s*)(?P<title>\S.{{2,160}})$", re.IGNORECASE)


# "RESOLUTION ON PORT SAFETY", "Resolution in Support of the Textile Workers": the kind is part of the title.
_ON_WHAT = re.compile(
    r"(?:an?\s+)?(?P<kind>(?:(?:emergency|substitute|late|urgent|urgency|special)\s+)?(?:resolution|motion|statement(?:\s+of\s+policy)?|policy\s+statement|resoluci[óo]n|r[ée]solution|resolu[çc][ãa]o|moci[óo]n|mo[çc][ãa]o|declaraci[óo]n|d[ée]claration|declara[çc][ãa]o|pronunciamiento|v[œo]e?u|ordre\s+du\s+jour|proposici[óo]n|propuesta|proposition)(?:\s+(?:d['’]urgence|de\s+urgencia|urgente))?)\s+"
    r"(?:on|in\s+support|to|against|concerning|regarding|relating\s+to|opposing|supporting|condemning|"
    r"calling\s+for|for|about|sobre|en\s+(?:apoyo|defensa|solidaridad|contra|appui|soutien|faveur)|contra|"
    r"de\s+(?:apoyo|solidaridad|solidarit[ée]|solidariedade|apoio|soutien|repudio|rep[úu]dio)|sur|relative|"
    r"concernant|em\s+(?:apoio|defesa)|pour|contre|pela|pelo|por|para)\s.{3,140}$",
    re.IGNORECASE,
)


_SENTENCE_IN = re.compile(
    r"\b(?:was|were|is|are|has\s+been|had|will\s+be|passed|adopted|introduced|fue|est|foi)\b", re.IGNORECASE
)


def on_what(line: str) -> Header | None:
    """A header whose title begins with its kind and has no number ("RESOLUTION ON PORT SAFETY")."""
    match = _ON_WHAT.match(line) if len(line) <= 170 and line[:1].isupper() else None
    if match is None or line.endswith((".", ";", ",", ":")):
        return None
    if not line.isupper() and _SENTENCE_IN.search(line):
        return None
    return Header(form_of(match["kind"]), None, plain_title(line))


_OF_WHOM = re.compile(
    r"(?P<kind>resolution|motion|resoluci[óo]n|r[ée]solution)\s+(?P<by>(?:submitted\s+|introduced\s+|"
    r"offered\s+)?(?:by|from|de\s+la|del|du)\s+.{3,120})$",
    re.IGNORECASE,
)


def of_whom(line: str) -> Header | None:
    """A header that names who submits instead of a number ("RESOLUTION BY LOCAL 66, FRESNO")."""
    match = _OF_WHOM.match(line) if len(line) < 150 and not line.endswith((".", ";", ",")) else None
    if match is None:
        return None
    by, _, about = re.sub(r"[\s:]+$", "", match["by"]).partition(", relative to ")
    return Header(form_of(match["kind"]), None, plain_title(about) if about else None, by)


def unnumbered(line: str) -> Header | None:
    """A header with its kind and title, but no number ("Emergency resolution: …", "Resolution on
    asbestos")."""
    match = _UNNUMBERED.match(line) if len(line) <= 200 and line[:1].isupper() else None
    if match is None or line.endswith((".", ";", ",")) or BYLINE.match(match["title"]):
        return None
    return Header(form_of(match["kind"]), None, plain_title(match["title"]))


def of_title(title: str, *, sure: bool = False) -> Header | None:
    """The header that a page's title is; `sure`: only one that names its kind."""
    kind = header_of(title) or (number_behind(title) if not sure else None)
    if kind is not None or sure:
        return kind
    return code_of(title) or alone(title) or listed_header(title, None) or unnumbered(title) or on_what(title)
