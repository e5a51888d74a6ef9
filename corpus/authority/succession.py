"""What became of a body that had ended when a document was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from corpus.authority.records import Organization
from corpus.authority.votes import year_of

# Years for which a body that has ended goes on being spoken of as if it were there.
_STILL_SPOKEN_OF = 5
_PARTS = re.compile(r"[-/ ]")


def outlived(o: Organization, year: int | None) -> bool:
    """Whether the body had ended well before the year."""
    last = year_of(o.valid_to)
    return year is not None and last is not None and year > last + _STILL_SPOKEN_OF


def heir(o: Organization, year: int | None, records: Mapping[str, Organization]) -> Organization:
    """The body that goes on in a year for one that had ended, itself if it had not or if several follow."""
    seen = {o.id}
    while outlived(o, year) and len(o.successor) == 1:
        later = records.get(o.successor[0])
        if later is None or later.id in seen:
            break
        seen.add(later.id)
        o = later
    return o


def shortens_heir(acronym: str, heirs: Iterable[Organization], named: frozenset[str]) -> str | None:
    """The one heir of whose joined acronym the given one is a part, the other part not named by itself: "AFL"
    for the AFL-CIO.
    """
    found = {
        o.id
        for o in heirs
        for parts in (_PARTS.split(a) for a in o.acronyms)
        if len(parts) > 1 and acronym in parts and named.isdisjoint(set(parts) - {acronym})
    }
    return found.pop() if len(found) == 1 else None
