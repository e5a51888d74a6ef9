"""Component: one flat set of mentions from all proposals.

Sets the chosen mentions and their projection on tokens as `doc.ents`. What the tagger decided comes first;
then, of overlapping proposals, the longest name wins; organizations come before the places in them; a date
wins over a name it overlaps only where it is the longer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from pipeline.extract.proposals import DECIDED, Proposal, choose, proposals_of, words_of
from pipeline.extract.words import Words

_FIRST = frozenset((DECIDED, "local"))
_LABEL_RANK = {"ORG": 0, "DATE": 1, "PLACE": 2}
_OUTER = " \t\r\n\"'“”«»‘’*_[]{}<>,;:!?¿¡|•"


class Merge:
    """See the module's head."""

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        chosen = flat(proposals_of(doc), words_of(doc))
        choose(doc, chosen)
        doc.ents = filter_spans(_projected(doc, chosen))
        return doc


def flat(proposals: Iterable[Proposal], words: Words, *, named_only: bool = False) -> tuple[Proposal, ...]:
    """What remains of proposals when each is trimmed and of those that overlap one is chosen; with
    `named_only`, among organizations and places only.
    """
    trimmed = (_trimmed(p, words.text) for p in proposals if not named_only or p.label != "DATE")
    usable = [p for p in trimmed if p is not None and not _masked(p, words.masks)]
    return _flat(_united(usable))


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
        surer = max(
            other, proposal, key=lambda p: (p.method == DECIDED, p.method != "propagated", p.confidence)
        )
        candidates = tuple(dict.fromkeys(other.candidates + proposal.candidates))
        best[key] = Proposal(*key, surer.method, surer.confidence, candidates, surer.edtf)
    return list(best.values())


def _flat(proposals: list[Proposal]) -> tuple[Proposal, ...]:
    """The longest first, then the surest; what overlaps something chosen is dropped."""
    tagged = any(p.method == DECIDED for p in proposals)
    order = sorted(
        proposals,
        key=lambda p: (
            tagged and p.method not in _FIRST and p.label != "DATE",
            -(p.end - p.start),
            _LABEL_RANK[p.label],
            -p.confidence,
            p.start,
        ),
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
