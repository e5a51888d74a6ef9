"""The lead of an operative part: which form it has, whether it governs a list or is a clause itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.structure import marks
from pipeline.structure.front import is_prose
from pipeline.structure.numbering import Verb
from pipeline.structure.units import Unit
from pipeline.structure.verbs import head_verb, opens_in_third_person

MIN_LOST = 3  # numbered items below which a list without a lead is not taken for an operative part
_SHARE_LOST = 0.6

_REASONS = frozenset({"recognizes", "recognises", "acknowledges", "remembers", "recalls", "considers"})
_QUOTED = tuple("\"“«‘'‹„")
_AFTER_RESOLVED = re.compile(
    r"(?:\s*[,;:—–-])?\s*(?:further|finally)?\s*,?\s*(?:by\s+[^:,]{2,160}[,:]?\s*)?(?:that\b)?\s*[:,]?\s*",
    re.IGNORECASE,
)
_ACTOR_ONLY = re.compile(r"[^.;]{0,200}?(?:\b(?:shall|will|hereby|to|debe|deberá|doit)\s*)?:$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lead:
    """`name`: resolved, will, body, therefore, romance, lost, or piece (of a broken lead). `clause`: the
    unit is an operative clause itself; else it governs what follows, with `verb` where it has one."""

    name: str
    clause: bool = False
    verb: Verb | None = None


def lead_of(unit: Unit, following: Unit | None, language: str | None, *, begun: bool) -> Lead | None:
    """The lead a unit states, or None. `begun`: something of the resolution stands before it."""
    line = unit.plain
    if line.startswith(_QUOTED) or (not line[:1].isupper() and not line[:1].isdigit() and not begun):
        return None
    if marks.LEAD_PIECE.match(line):
        return Lead("piece")
    if match := marks.RESOLVED.match(line):
        return _governing("resolved", unit, line[match.end() :], following, language)
    if len(line) <= 220 and (marks.ROMANCE_LEAD.match(line) or marks.ROMANCE_LEAD_COLON.match(line)):
        return Lead("romance")
    if match := marks.ROMANCE_RESOLVED.match(line):
        return _governing("romance", unit, line[match.end() :], following, language)
    if len(line) <= 120 and unit.type != "list_item" and marks.WILL.match(line):
        return Lead("will")
    if unit.type == "list_item":  # "2. Congress condemns …": each number a clause
        return Lead("body", clause=True) if unit.number and _body_acts(line, language) else None
    if marks.BODY_CALLS.match(line):
        return _governing("body", unit, line, following, language)
    if begun and (match := marks.THEREFORE.match(line)):
        rest = line[match.end() :]
        governs = rest.endswith(":") and following is not None and following.type == "list_item"
        if governs or (
            re.match(r"(?:we|the\s+\w+(?:\s+\w+)?|this\s+\w+)\s+(?:\w+ly\s+)?\w+", rest)
            and head_verb(rest[:80], language)
        ):
            return _governing("therefore", unit, rest, following, language)
    return None


def _body_acts(line: str, language: str | None) -> bool:
    """Whether a body speaks in a numbered paragraph, other than to note or believe."""
    if marks.BODY_CALLS.match(line):
        return True
    found = head_verb(line[:120], language) if marks.BODY_NOTES.match(line) else None
    return found is not None and found[0] not in _REASONS


def _governing(name: str, unit: Unit, rest: str, following: Unit | None, language: str | None) -> Lead:
    """Whether the lead is a clause, or governs the list after it (and then with which verb)."""
    after = _AFTER_RESOLVED.match(rest) if name in {"resolved", "romance"} else None
    text = rest[after.end() :] if after else rest
    if len(text.split()) < 2:
        return Lead(name)
    if text.endswith(":"):
        verb = head_verb(text, language)
        listed = following is not None and following.type == "list_item"
        if listed or (verb is None and _ACTOR_ONLY.fullmatch(text)):
            return Lead(name, verb=verb)
    return Lead(name, clause=True)


def bare_preamble_marker(line: str) -> bool:
    """Whether "CONSIDERANDO:" or "WHEREAS" stands alone, before a list of reasons."""
    match = marks.WHEREAS.match(line)
    return match is not None and len(line[match.end() :].strip(" :,;-–—")) < 4


def lost_list(units: Sequence[Unit], language: str | None) -> tuple[int, int] | None:
    """The span of units that is an operative list without its lead: after prose, numbered items of which
    most open with a listed verb in the third person; None where there is a lead or no such list."""
    best: tuple[int, int] | None = None
    start: int | None = None
    prose = False
    for i, unit in enumerate([*units, None]):
        if unit is not None and unit.type == "list_item":
            start = i if start is None else start
            continue
        if start is not None and prose and _is_operative(units[start:i], language):
            best = (start, i)
        start = None
        if unit is None:
            break
        prose = prose or is_prose(unit)
        if unit.type != "caption" and lead_of(
            unit, units[i + 1] if i + 1 < len(units) else None, language, begun=prose
        ):
            return None
    return best


def _is_operative(items: Sequence[Unit], language: str | None) -> bool:
    outer = min(u.level for u in items)
    top = [u for u in items if u.level == outer]
    numbered = [u for u in top if u.number]
    if len(numbered) < MIN_LOST:
        return False
    verbs = sum(opens_in_third_person(u.plain, language) for u in numbered)
    return verbs >= _SHARE_LOST * len(numbered)
