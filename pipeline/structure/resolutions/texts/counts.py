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


# "este Congreso resuelve: 1. Respaldar el pliego; 2. Enviar …", "CONSIDERANDO: I. Que …; II. Que …".
_RUNS_ON = re.compile(
    r"(?P<lead>[^:]{0,160}\b(?:resuelven?|acuerdan?|decide|d[ée]cide(?:nt)?|r[ée]solu|resolves?|resolved|agrees\s+to|calls\s+on\s[^:]{3,60}|considerando|"
    r"consid[ée]rant|attendu(?:\s+que)?|vistos?|whereas|notes|believes)(?:\s+(?:que|to|that|de))?(?:\s+by\s[^:]{2,60})?)\s*:\s+\(?(?P<first>1|I|i|a)(?:[.)]|[ºo°]\.?)[–—-]?\s+(?=\S)",
    re.IGNORECASE,
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_FEWEST = 2  # places of a count


def running_on(raw: str) -> list[tuple[int, int, str]]:
    """Where the places of a count in one paragraph stand behind a lead's colon: each with where its number
    and its words begin, and the number; empty where fewer than two count on."""
    head = _RUNS_ON.match(raw)
    if head is None:
        return []
    first = head["first"]
    at = raw.rindex(first, 0, head.end())
    at -= raw[at - 1] == "("
    found = [(at, head.end(), first)]
    for n in range(1, 10):
        number = _nth(first, n)
        sign = re.compile(
            rf"(?<=[;,.])\s+(?:(?:y|and|et|e)\s+)?(?P<sign>\(?{number}(?:[.)]|[ºo°]\.?)[–—-]?\s+)(?=\S)"
        ).search(raw, found[-1][1])
        if sign is None:
            break
        found.append((sign.start("sign"), sign.end(), number))
    return found if len(found) >= _FEWEST else []


def going_on(raw: str, number: str) -> list[tuple[int, int, str]]:
    """The same for the places behind the first in an item of its own: "a) redactar …; b) recorrer …"."""
    if number != "a":
        return []
    found: list[tuple[int, int, str]] = []
    at = 0
    for n in range(1, 10):
        sign = re.compile(
            rf"(?<=[;,])\s+(?:(?:y|and|et|e)\s+)?(?P<sign>\(?{_nth('a', n)}\)\s+)(?=\S)"
        ).search(raw, at)
        if sign is None:
            break
        found.append((sign.start("sign"), sign.end(), _nth("a", n)))
        at = sign.end()
    return found


def _nth(first: str, n: int) -> str:
    if first == "1":
        return str(n + 1)
    if first == "a":
        return chr(ord("a") + n)
    return _ROMAN[n] if first == "I" else _ROMAN[n].lower()


def place(match: re.Match[str]) -> str:
    """The place in a count that a sign tells."""
    return str(match["number"] or match["ordinal"])
