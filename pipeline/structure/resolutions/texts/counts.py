"""Counts within a clause: "RESOLVED, That (1) the Board issue a leaflet; (2) the same be sold"."""

from __future__ import annotations

import re

from pipeline.structure.resolutions.clauses import signs

# "(1) the Board issue a leaflet; (2) the same be sold": a count within a clause.
COUNT = re.compile(
    r"\((?P<number>\d{1,2}|[a-h])\)\s+(?=\S)|"
    r"(?P<ordinal>\d{1,2})(?:(?:st|nd|rd|d|th|o|º)[.,:)]?|[.)])\s+(?=[A-ZÀ-Þ])"
)


_WITHIN = re.compile(r":\s+(?=\((?:1|a)\)\s)")


def counted(raw: str) -> list[int]:
    """Where the second and further places begin of a count that opens right behind a lead, and all of one
    that opens behind the colon of what it leads on to."""
    lead = signs.resolved(raw)
    first = COUNT.match(raw, signs.lead_end(raw, lead)) if lead else None
    within = _WITHIN.search(raw, signs.lead_end(raw, lead)) if lead and first is None else None
    if within is not None:  # "RESOLVED: The Department is directed to: (a) collect …; (b) draft …"
        first = COUNT.match(raw, within.end())
    if first is None or place(first) not in {"1", "a"}:
        return []
    found: list[int] = []
    last = place(first)
    for match in COUNT.finditer(raw, first.end()):
        here = place(match)
        follows_on = ord(here) - ord(last) == 1 if len(here) == len(last) == 1 else False
        before = raw[: match.start()].rstrip()
        if follows_on and before.endswith(
            (";", ",", "; and", ", and", " and", "." if match["ordinal"] else ";")
        ):
            found.append(match.start())
            last = here
    return [first.start(), *found] if within is not None and found else found


def place(match: re.Match[str]) -> str:
    """The place in a count that a sign tells."""
    return str(match["number"] or match["ordinal"])
