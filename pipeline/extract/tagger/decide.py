"""What a tagger found takes the place of what the rules proposed, but for what it left open.

Of the rules' proposals those stay that no name of the tagger's touches and whose method is one of `keep`, and
locals that end where one of its names does ("Teamsters Local 705"). Dates are the rules' own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from spacy.tokens import Doc

from corpus.document import Label
from pipeline.extract.proposals import DECIDED, Proposal, known, leave_persons, proposals_of, words_of

_INITIALS = re.compile(r"(?<![^\W_])[A-Z]\. ?[A-Z]\. $")
_SURE_NAME = 0.8  # from this probability a name is looked for in the rest of the document


@dataclass(frozen=True, slots=True)
class Found:
    """A tagger's name: ORG, PLACE or PERSON, in characters, with its probability."""

    label: str
    start: int
    end: int
    probability: float


def decide(doc: Doc, names: Sequence[Found], keep: Mapping[str, float]) -> None:
    """Set the Doc's proposals and note the sure names. `names` are in order and do not overlap; `keep` maps
    the methods of rules that may fill gaps to the least confidence they need.
    """
    proposals = proposals_of(doc)
    candidates = {(p.label, p.start, p.end): p.candidates for p in proposals if p.candidates}
    locals_by_end = {p.end: p for p in proposals if p.method == "local"}
    decided: list[Proposal] = []
    for name in names:
        local = locals_by_end.get(name.end)
        whole = name.label == "ORG" and local is not None and local.start < name.start
        if name.label == "PERSON" or whole:
            continue
        key = (cast(Label, name.label), name.start, name.end)
        confidence = min(0.99, max(0.01, name.probability))
        decided.append(Proposal(*key, DECIDED, confidence, candidates.get(key, ())))
    taken = [(name.start, name.end) for name in names]
    text = words_of(doc).text
    stays = [
        p for p in proposals if p.label == "DATE" or (_fills(p, taken, keep) and not _after_initials(p, text))
    ]
    proposals[:] = stays + decided
    evidence = known(doc)
    evidence.learned = True
    for p in proposals:
        if p.label == "ORG" and p.confidence >= _SURE_NAME:
            evidence.tagged[text[p.start : p.end]] = None
        elif p.label == "PLACE" and p.confidence >= _SURE_NAME:
            evidence.tagged_sites.add(text[p.start : p.end])
    leave_persons(doc, [(name.start, name.end) for name in names if name.label == "PERSON"])


def _after_initials(rule: Proposal, text: str) -> bool:
    """Whether what a rule takes for a place is a surname: "A. J. Cook"."""
    return rule.label == "PLACE" and _INITIALS.search(text, max(0, rule.start - 8), rule.start) is not None


def _fills(rule: Proposal, taken: list[tuple[int, int]], keep: Mapping[str, float]) -> bool:
    """Whether a rule's proposal may stand in the gaps between the characters that are taken."""
    if rule.confidence < keep.get(rule.method, 2.0):
        return False
    i = bisect_right(taken, (rule.start, rule.start)) - 1
    touches_before = i >= 0 and taken[i][1] > rule.start
    if rule.method == "local":  # longer than the tagger's name, or none there
        return not touches_before or taken[i][0] == rule.start
    return not touches_before and not (i + 1 < len(taken) and taken[i + 1][0] < rule.end)
