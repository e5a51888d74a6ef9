"""What stands behind a number instead of a title: "Carried | Scotland Region", "Local 101 — Adopted"."""

from __future__ import annotations

import re

from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.decisions.submitters import is_local

_PARTED = re.compile(r"\s*[|—–]\s*|\s+[·•-]\s+")


# "Committee: Refer REFERRED to the Board": the committee's word, and the floor's in capitals.
_LABELLED = re.compile(
    r"(?P<label>committee[^:]{0,30}:\s*(?-i:[A-Z][a-z-]+(?:\s[a-z-]+){0,3}))\s+(?P<fate>(?-i:[A-Z]{4,})\b.{0,60})",
    re.IGNORECASE,
)


def side_notes(words: str) -> list[str]:
    """The pieces of what stands behind a number, where one of them tells the fate or all is a local's name;
    empty where it is a title."""
    if labelled := _LABELLED.fullmatch(words.strip()):
        return [labelled["label"], labelled["fate"]]
    pieces = [p.strip() for p in _PARTED.split(words) if p.strip()]
    fated = len(pieces) > 1 and any(fate_of(p) is not None for p in pieces)
    return pieces if fated or (len(pieces) == 1 and is_local(pieces[0])) else []
