"""The kind of a document, with why it is taken for an article, an interview, a statement and so on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from corpus.document import KINDS, Kind, RawItem, Reading, Sourced
from pipeline.structure import conventions, marks
from pipeline.structure.front import is_prose, tail, top
from pipeline.structure.interviews import interview_reason
from pipeline.structure.resolutions.clauses.model import Found
from pipeline.structure.resolutions.whose import is_body
from pipeline.structure.units import Unit

_STATEMENT_TITLE = re.compile(
    r"\b(?:statement|open letter|press release|declaration|declaraci[óo]n|comunicado|carta abierta|"
    r"communiqu[ée]|d[ée]claration|"
    r"lettre ouverte|pronunciamiento|manifiesto|desplegado|nota (?:p[úu]blica|de prensa)|"
    r"posicionamiento)\b",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"\b(?:(?:press|news|media)\s+release|communiqu[ée]\s+de\s+presse|(?:comunicado|nota)\s+de\s+prensa|nota\s+[àa]\s+imprensa)\b",
    re.IGNORECASE,
)
# Pages that teach how a resolution is written hold one as a sample.
_INSTRUCTS = re.compile(
    r"\b(?:how\s+to|guide(?:lines)?\s+(?:to|for|on)|tips|sample|template|model\s+resolution|(?:writing|"
    r"drafting|submitting)\s+(?:a\s+)?(?:good\s+)?(?:resolutions?|motions?)|"
    r"c[óo]mo\s+(?:escribir|redactar|presentar)|gu[ií]a\s+para|comment\s+(?:r[ée]diger|[ée]crire|"
    r"pr[ée]senter))\b",
    re.IGNORECASE,
)
# What two parties agree is a contract, whatever its WHEREAS.
_CONTRACT = re.compile(
    r"\b(?:the\s+(?:said\s+)?parties\s+(?:hereto\s+)?(?:hereby\s+)?(?:mutually\s+)?(?:agree|covenant|acknowledge|have\s+agreed)|"
    r"las\s+partes\s+(?:acuerdan|convienen)|les\s+parties\s+(?:conviennent|s['’]entendent)|memorandum\s+of\s+(?:agreement|"
    r"understanding|settlement)|letter\s+of\s+(?:agreement|understanding))\b",
    re.IGNORECASE,
)
# Columns that tell of a resolution of old.
_STORY = re.compile(
    r"(?:editorial|opinion|op-ed|column|interview|obituary|cr[óo]nica|entrevista|obituario|[ée]ditorial)\b\s*[:–—-]|"
    r"(?:labou?r\s+history|this\s+(?:day|week)\s+in|from\s+(?:the\s+archives|our\s+pages)|looking\s+back|"
    r"historia\s+obrera|efem[ée]rides?)\b.{0,120}$",
    re.IGNORECASE,
)
_KIND_NAMED = re.compile(
    r"\b(?:resolution|motion|resoluci[óo]n|r[ée]solution|resolu[çc][ãa]o|moci[óo]n|mo[çc][ãa]o)\b",
    re.IGNORECASE,
)
_UNDERSIGNED = re.compile(
    r"\b(?:we,? the undersigned|los (?:y las )?abajo firmantes|nous,? soussign[ée]|"
    r"the following statement|issued by the|"
    r"emitid[oa] por|for immediate release)\b",
    re.IGNORECASE,
)
_WE = re.compile(
    r"(?:we|our (?:union|council|federation|organi[sz]ation))\s+(?:\w+ly\s+)?(?:call (?:up)?on|demand|"
    r"condemn|urge|stand with|reject|denounce|"
    r"oppose|support|join|express|mourn|salute)\b|(?:exigimos|condenamos|rechazamos|denunciamos|"
    r"exhortamos|llamamos)\b|"
    r"nous\s+(?:exigeons|condamnons|demandons|dénonçons|appelons)\b",
    re.IGNORECASE,
)
_RELEASE_END = re.compile(r"(?:[–—-]\s*30\s*[–—-]|###|ENDS)$")
_CONTACT = re.compile(
    r"(?:source|contact|renseignements|informations?|media contact|contacto|pour information)s?\s*:",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says|told|announced|reported|declared|explained|argued?s?|according to|admitted|added|"
    r"dijo|declar[óo]|anunci[óo]|"
    r"inform[óo]|asegur[óo]|señal[óo]|según|explic[óo]|a déclaré|a dit|explique|raconte|selon|disse|"
    r"afirmou|segundo)\b"
)
_QUOTED_LEAD = re.compile(r"[\"“«].{0,40}\b(?:RESOLVED|Resolved|WHEREAS|Whereas)\b")
# "It states in part: “THEREFORE BE IT RESOLVED, that …", within a paragraph.
_QUOTED_WITHIN = re.compile(
    r"\b(?:states?|stated|says?|said|reads?|in\s+part|declares?|declared|resolved|adopted|wrote|voted)\b[^.:\"“«]{0,30}:\s*"
    r"[\"“«](?:(?:(?-i:NOW|Now)|therefore|be|it|and|let)\b[\s,]*){0,5}(?:resolved\b[^\"”»]*)?$",
    re.IGNORECASE,
)
_QUOTING = re.compile(
    r"\b(?:ended|ends|read|reads|ran|runs|began|begins|said|says|wrote|declared|proposed|it|thus|words|terms|effect|one|this)\s*:$",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"\b(?:wrote|written|penned|drafted|scribbled|scrawled|typed|recited|sang|escribi[óo]|ley[óo]|[ée]crivit|a\s+[ée]crit)\b[^.:]{0,80}:$",
    re.IGNORECASE,
)
_QUOTED_SAID = re.compile(r"[”\"»],?\s+(?:[\w.’'-]+\s+){0,6}?(?:said|says|told|dijo|a\s+dit)\b")
# "The text begins mildly. “WHEREAS, a machine can mark a paper …,” it says."
_REASON_QUOTED = re.compile(
    r".[\"“«](?:WHEREAS|Whereas)\b[^\"”»]*[\"”»],?\s+(?:[\w.’'-]+\s+){0,6}?(?:said|says|reads?|begins|began)\b"
)
_CONFIDENT = 0.75
_LEAST_SHARE = 0.35
_MANY_SAID = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the other rules have found out by the time the kind is asked for."""

    resolution: Found
    resolutions: int  # parts of a book that are resolutions
    articles: int  # headed articles of a bulletin
    masthead: str | None
    title: str
    author: Sourced | None
    published: Sourced | None


def kind_of(reading: Reading, units: Sequence[Unit], item: RawItem, found: Evidence) -> tuple[Kind, str]:
    """The kind and where it is from: "given", the page's own word, or "found: <why>"."""
    given = item.given.get("kind", "").strip().lower()
    if given in KINDS:
        return cast(Kind, given), "given"
    hint = reading.best("kind")
    # "article" is what sites call any page; any other word of theirs is meant.
    said = hint is not None and hint.value in KINDS and hint.value != "article"
    if hint is not None and said and hint.confidence >= _CONFIDENT:
        return cast(Kind, hint.value), hint.origin
    kind, why = _found(reading, units, found)
    if kind == "other" and hint is not None and hint.value in KINDS:
        return cast(Kind, hint.value), hint.origin
    return kind, f"found: {why}"


def _found(reading: Reading, units: Sequence[Unit], found: Evidence) -> tuple[Kind, str]:
    if found.resolutions >= 2:
        return "proceedings", f"{found.resolutions} resolutions with headers"
    signed = (
        found.author is not None
        and found.author.origin not in {"closing biography", "compiler"}
        and not (conventions.names_meeting(found.author.value) or is_body(found.author.value))
    )
    if is_resolution(units, found.resolution, found.title, signed=signed):
        operative = found.resolution.operative
        lead = (
            "a numbered list without its lead"
            if found.resolution.lead == "lost"
            else f"lead ({found.resolution.lead})"
        )
        return "resolution", f"{lead}, {operative} operative clauses"
    if found.articles >= 2 and found.masthead:
        return "bulletin", f"{found.articles} headed articles under {found.masthead[:60]!r}"
    if reason := interview_reason(units, found.title):
        return "interview", reason
    if reason := _statement(units, found):
        return "statement", reason
    if reason := _article(reading, units, found):
        return "article", reason
    return "other", "nothing that marks another kind"


def is_resolution(units: Sequence[Unit], parsed: Found, title: str = "", *, signed: bool = False) -> bool:
    """Whether the clauses make up the document, rather than being quoted or told of in prose.

    `signed`: a byline says whose words these are; then only RESOLVED and the like can make a resolution.
    """
    if not parsed.operative:
        return False
    if _INSTRUCTS.search(title) and parsed.number is None:
        return False
    weak = (
        parsed.lead in {"therefore", "will", "list", "body", "that", "voices", "lost"}
        and parsed.number is None
    )
    # A statement that a meeting adopted is its resolution; any other is its author's.
    if weak and (signed or (_STATEMENT_TITLE.search(title) and not parsed.status)):
        return False
    if any(_QUOTED_LEAD.match(u.plain) for u in units):
        return False
    if parsed.number is None and (
        _told_within(units, parsed) or any(_REASON_QUOTED.search(u.plain) for u in units)
    ):
        return False
    if parsed.lead != "resolved" and any(_CONTRACT.search(u.plain[:300]) for u in units):
        return False
    if _RELEASE.search(title) and not (parsed.number or parsed.whereas):
        return False
    formal = parsed.lead in {"resolved", "romance"}
    if formal and not (parsed.whereas or parsed.number) and _told_of(units, parsed):
        return False
    if _STORY.match(title) and parsed.number is None:
        return False
    if parsed.number is None and not parsed.status and _written_by(units, parsed):
        return False
    if parsed.personal:
        return False
    if (
        parsed.lead == "lost"
        and not (parsed.number or parsed.status)
        and any(_QUOTED_SAID.search(u.plain) for u in units)
    ):
        return False
    size = sum(len(u.plain) for u in units) or 1
    covered = sum(c.end - c.start for c in parsed.clauses)
    operative = sum(c.end - c.start for c in parsed.clauses if c.role == "operative")
    whole = bool(formal and parsed.whereas and parsed.number)  # header, reasons and lead: short as it may be
    if parsed.prose_after > max(400, 0.25 * size) or (covered < _LEAST_SHARE * size and not whole):
        return False
    if (
        parsed.lead in {"therefore", "will", "that", "voices"}
        and parsed.operative < 2
        and not (parsed.whereas or parsed.number)
    ):
        return False
    if parsed.lead == "list" and not (parsed.whereas or parsed.number or _KIND_NAMED.search(title)):
        return False
    decided = parsed.status is not None and parsed.operative > 1
    if parsed.lead == "body" and not (decided or _bodily(units)):
        return False
    if parsed.whereas and formal:
        return True
    if formal and parsed.operative == 1 and parsed.number is None and parsed.prose_after > 0.15 * size:
        return False  # one RESOLVED set apart within a story
    headed = parsed.number is not None or bool(re.search(r"\br[ée]sol|resol", title, re.IGNORECASE))
    if formal and parsed.operative == 1 and not headed and parsed.status is None and operative < 0.25 * size:
        return False  # one RESOLVED at the end of a story, of which nothing was decided
    reported = sum(bool(_SAID.search(u.plain)) for u in units if is_prose(u))
    if reported >= _MANY_SAID and not headed and operative < 0.5 * size:
        return False
    return formal or headed or parsed.operative >= 2


def _first_operative(parsed: Found) -> int:
    """Where the first operative clause begins; 0 without any."""
    return next((c.start for c in parsed.clauses if c.role == "operative"), 0)


def _told_of(units: Sequence[Unit], parsed: Found) -> bool:
    """Whether a paragraph of a story quotes the first operative clause: "It began, as all of them began, and
    ended:"."""
    first = _first_operative(parsed)
    above = [u for u in units if u.end <= first and len(u.plain) > 1]
    return bool(above) and len(above[-1].plain) > 50 and _QUOTING.search(above[-1].plain) is not None


def _written_by(units: Sequence[Unit], parsed: Found) -> bool:
    """Whether the sentence right above the first clause tells who once wrote or read it out: "… a delegate
    from Erie wrote upon the back of a menu:"."""
    above = [u for u in units if u.end <= parsed.clauses[0].start and len(u.plain) > 1]
    return bool(above) and len(above[-1].plain) > 50 and _WROTE.search(above[-1].plain) is not None


def _told_within(units: Sequence[Unit], parsed: Found) -> bool:
    """Whether the first operative clause stands in a sentence that quotes it."""
    first = _first_operative(parsed)
    near = [u for u in units if u.start <= first][-2:]
    return any(_QUOTED_WITHIN.search(u.plain.rstrip()) for u in near)


def _bodily(units: Sequence[Unit]) -> bool:
    """Whether a body speaks in more than one paragraph: "Congress notes …", "Congress calls on …"."""
    voices = sum(bool(marks.BODY_NOTES.match(u.plain) or marks.BODY_CALLS.match(u.plain)) for u in units)
    prose = sum(is_prose(u) for u in units)
    return voices >= 2 and voices >= 0.3 * prose


def _statement(units: Sequence[Unit], found: Evidence) -> str | None:
    head = top(units)
    lines = [found.title, *(u.plain for u in head[:6] if len(u.plain) < 160)]
    signed = found.author is not None and found.author.origin != "closing biography"
    headed = next((m.group() for line in lines if (m := _STATEMENT_TITLE.search(line))), None)
    if headed and not signed:
        return f"headed as one ({headed})"
    for unit in units[: len(head) + 3]:
        if m := _UNDERSIGNED.search(unit.plain):
            return f"{m.group()!r}"
    ends = [u.plain for u in tail(units)]
    if any(_RELEASE_END.match(line) for line in ends) and any(_CONTACT.match(line) for line in ends):
        return "ends as a press release"
    calls = sum(bool(_WE.match(u.plain)) for u in units)
    if calls >= 2 and found.author is None:
        return f"{calls} paragraphs in which we call, demand or condemn"
    return None


def _article(reading: Reading, units: Sequence[Unit], found: Evidence) -> str | None:
    prose = [u for u in units if is_prose(u)]
    if not prose:
        return None
    if found.author is not None and found.author.origin != "compiler":
        return f"author ({found.author.origin})"
    if (
        found.published is not None
        and found.published.origin not in {"occasion", "given"}
        and found.author is None
    ):
        return f"date ({found.published.origin.split(' ')[0]})"
    said = sum(bool(_SAID.search(u.plain)) for u in prose)
    if said >= 2 and said >= 0.2 * len(prose):
        return f"{said} paragraphs of report"
    return None
