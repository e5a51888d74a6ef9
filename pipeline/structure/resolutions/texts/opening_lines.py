"""Lines that open an item of their own: a lead, a label, a header, a fact, a speaker."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.structure.resolutions.clauses import lead_labels, signs
from pipeline.structure.resolutions.clauses.spoken import BODY_SPEAKS
from pipeline.structure.resolutions.decisions import fact_signs, facts, speakers
from pipeline.structure.resolutions.heads import headers

ENDED = (".", ";", ":", "!", "?", "”", '"', "»", ")", "…", "]")
# Lines that state a fact whatever stands before them.
_FACT = re.compile(
    r"(?:(?:respectfully )?submitted by|presented by|moved by|received from|introduced by|mover|seconder|"
    r"committee recommend\w*|"
    r"recommendation|presentad[oa] por|pr[ée]sent[ée]e? par|propos[ée]e? par|appuy[ée]e? par|"
    r"(?:sponsors?|sponsored\s+by|proposers?|proponentes?|proponen|submitters?|originators?|source|soumise?\s+par|proposeurs?)(?=\s*:)|"
    r"propone(?=\s*:)|recommandation d\w+|M/S/)(?:\b|\s*:)",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"(?:Discussion|Debate|D[ée]bats?|Discusi[óo]n|Intervenciones)\s*:\s"
)  # what was said of it
# A row of its own, behind one that ends in a comma: "Because the limit is …," / "That this council …,".
_REASON_ROW = re.compile(r"(?:Because|Since|Inasmuch\s+as|That|Puisque|Que)\s+\S")


def opens(line: str, previous: str, *, blank: bool) -> bool:
    """Whether a line opens an item of its own: a lead, a label, a header, a fact, a speaker."""
    ended = (
        blank
        or not previous
        or previous.endswith((*ENDED, ","))
        or bool(signs.LEAD_PIECE.search(previous[-40:]))
        or len(previous) < 40
    )
    if signs.WHEREAS.match(line) and (ended or line[:7].isupper() or line[:1].isupper()):
        return True
    lead = signs.resolved(line, bare=ended)
    if lead and (ended or lead["be"] or previous.endswith((" it", " further", " and", ",", ";"))):
        return lead["be"] is not None or ended or line[:1].isupper()
    if line[:9].isupper() and previous.endswith((",", ";", " and")) and signs.THEREFORE.match(line):
        return True
    if signs.PARTICIPLE.match(line) and line[:1].isupper() and previous.endswith((";", ",")):
        return True
    if signs.LEAD_PIECE.match(line) and line[:1].isupper():
        return not previous.upper().endswith("BE IT")
    if line[:1].isupper() and (signs.BECAUSE.fullmatch(line) or signs.ROMANCE_BARE.match(line)):
        return True
    if signs.ROMANCE_RESOLVED.match(line) and (ended or line[:3].isupper()):
        return True
    if (
        ended
        and line[:1].isupper()
        and (label := signs.BECAUSE.match(line))
        and label.group().rstrip().endswith(":")
    ):
        return True  # "Rationale: …" under a title with who submits in brackets
    if ended and (lead_labels.RESOLVED_ALONE.fullmatch(line) or lead_labels.TEXT_LABEL.fullmatch(line)):
        return True
    if len(line) <= 110 and line[:1].isupper() and signs.WILL.match(line) and (ended or line.endswith(":")):
        return True
    if line.startswith(("ET QUE", "ET QU", "Y QUE")):
        return True
    if line.startswith(("QUE ", "QU'", "QU’")) and previous.endswith((".", " et", " y", ",")):
        return True
    if line.startswith(("Que ", "QUE ", "Qu'", "Qu’", "That ")) and previous.endswith(
        (";", ":", "; y", "; et", "; and", "; e")
    ):
        return True
    if previous.endswith((",", ";", ", and", "; and")) and _REASON_ROW.match(line):
        return True
    if line.startswith("To ") and previous.endswith((";", ":", "; and")):
        return True
    if _FACT.match(line) or _TALK.match(line):
        return True
    if not line[:1].isupper() and line[:1] not in "([☐☑":
        return bool(ended and fact_signs.LABEL.match(line))
    if fact_signs.LABEL.match(line) or (ended and speakers.is_turn(line)):
        return True
    if not ended or len(line) > 320:
        return False
    if previous.endswith((".", ":", ".”")) and BODY_SPEAKS.match(line):
        return True
    if headers.header_of(line) or (blank and headers.code_of(line)):
        return True
    return is_fact_line(line)


@lru_cache(maxsize=8192)
def is_fact_line(line: str) -> bool:
    """Whether a short line states a fact of the resolution: who submitted it, what became of it."""
    if len(line) > 260:
        return False
    return facts.noted(line) and bool(fact_signs.BYLINE.match(line) or len(line) < 130)
