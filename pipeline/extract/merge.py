"""Component: one flat set of mentions from all proposals.

Sets the chosen mentions and their projection on tokens as `doc.ents`. Of overlapping proposals the longest
name wins; organizations come before the places in them; a date wins over a name it overlaps only where it
is the longer.
"""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from pipeline.extract.proposals import Proposal, choose, proposals_of, words_of

_LABEL_RANK = {"ORG": 0, "DATE": 1, "PLACE": 2}
_OUTER = " \t\r\n\"'“”«»‘’*_[]{}<>,;:!?¿¡|•"


class Merge:
    """See the module's head."""

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        words = words_of(doc)
        masks = words.masks
        trimmed = (_trimmed(p, words.text) for p in proposals_of(doc))
        usable = [p for p in trimmed if p is not None and not _masked(p, masks)]
        chosen = _flat(_united(usable))
        choose(doc, chosen)
        doc.ents = filter_spans(_projected(doc, chosen))
        return doc


def _trimmed(proposal: Proposal, text: str) -> Proposal | None:
    """Without quotes, brackets and white space at its ends; None where nothing is left."""
    start, end = proposal.start, proposal.end
    while start < end and text[start] in _OUTER:
        start += 1
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    if start == end:
        return None
    if (start, end) == (proposal.start, proposal.end):
        return proposal
    return Proposal(
        proposal.label, start, end, proposal.method, proposal.confidence, proposal.candidates, proposal.edtf
    )


def _masked(proposal: Proposal, masks: list[tuple[int, int]]) -> bool:
    i = bisect_left(masks, (proposal.end, proposal.end)) - 1
    return i >= 0 and masks[i][1] > proposal.start


def _united(proposals: list[Proposal]) -> list[Proposal]:
    """Proposals of one span and label made one: the surest method, every candidate."""
    best: dict[tuple[str, int, int], Proposal] = {}
    for proposal in proposals:
        key = (proposal.label, proposal.start, proposal.end)
        other = best.get(key)
        if other is None:
            best[key] = proposal
            continue
        surer = max(other, proposal, key=lambda p: (p.method != "propagated", p.confidence))
        candidates = tuple(dict.fromkeys(other.candidates + proposal.candidates))
        best[key] = Proposal(*key, surer.method, surer.confidence, candidates, surer.edtf)
    return list(best.values())


def _flat(proposals: list[Proposal]) -> tuple[Proposal, ...]:
    """The longest first, then the surest; what overlaps something chosen is dropped."""
    order = sorted(
        proposals, key=lambda p: (-(p.end - p.start), _LABEL_RANK[p.label], -p.confidence, p.start)
    )
    starts: list[int] = []
    chosen: list[Proposal] = []
    for proposal in order:
        i = bisect_left(starts, proposal.start)
        if i < len(chosen) and chosen[i].start < proposal.end:
            continue
        if i > 0 and chosen[i - 1].end > proposal.start:
            continue
        starts.insert(i, proposal.start)
        chosen.insert(i, proposal)
    return tuple(chosen)


def _projected(doc: Doc, chosen: tuple[Proposal, ...]) -> list[Span]:
    spans = (doc.char_span(p.start, p.end, label=p.label, alignment_mode="expand") for p in chosen)
    return [s for s in spans if s is not None and len(s)]


@Language.factory("solidarity_merge", assigns=["doc.ents", "doc.user_data"])
def make(nlp: Language, name: str) -> Merge:
    """spaCy's factory."""
    return Merge()
