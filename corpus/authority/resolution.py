"""The resolution of one document while it is being found out: what is decided of which mention so far."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.authority.evidence import cue_after, cue_before
from corpus.authority.lookup import Lookup
from corpus.authority.records import Organization
from corpus.authority.votes import Votes
from corpus.document import Mention


class Decision:
    """What one mention means, while it is being found out."""

    __slots__ = ("candidates", "confidence", "id")

    def __init__(self, identifier: str | None, candidates: tuple[str, ...], confidence: float = 1.0) -> None:
        self.id = identifier
        self.candidates = candidates
        self.confidence = confidence


class State:
    """The mentions of a document, what each of them means so far, and what the document says for it."""

    def __init__(self, mentions: Sequence[Mention], text: str, names: Lookup, votes: Votes) -> None:
        self.mentions = mentions
        self.text = text
        self.names = names
        self.records = names.authorities.organizations
        self.votes = votes
        self.decisions: list[Decision | None] = [None] * len(mentions)
        self.organizations: list[int] = []

    def set(self, i: int, identifier: str, confidence: float = 1.0) -> None:
        """Decide what mention `i` means."""
        self.decisions[i] = Decision(identifier, (identifier,), confidence)

    def cue(self, first: int, last: int, start: int | None = None) -> str | None:
        """The country told right after or before a mention (or a pair of them)."""
        a, b = self.mentions[first], self.mentions[last]
        cues = self.names.cues
        return (
            cue_after(self.text, max(a.end, b.end), cues)
            or (cue_after(self.text, a.end, cues) if first != last else None)
            or cue_before(self.text, a.start if start is None else start, cues)
        )

    def cued(self, cue: str | None, candidates: Sequence[Organization]) -> Organization | None:
        """The one candidate from the cue's country; of several, the one that was there at the time."""
        if cue is None:
            return None
        country = self.names.country(cue)
        fitting = [o for o in candidates if o.country == country]
        if len(fitting) > 1:
            fitting = [o for o in fitting if self.votes.living(o)]
        return fitting[0] if len(fitting) == 1 else None
