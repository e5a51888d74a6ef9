"""Component: branches of unions told by a state or town before ("Mississippi AFL-CIO", "Kansas State
AFL-CIO") or by a mere number after the union's name ("Teamsters 115", "CUPE 4705").

Sets proposals for both together. Runs after the authority matcher.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.gazetteer import Gazetteer, gazetteer_by_key
from pipeline.extract.proposals import Proposal, known, place_hits_of, proposals_of, words_of

# A number that counts nothing and is no year.
_NUMBER = re.compile(
    r"(?:,? No\.? ?| )(?!(?:1[89]|20)\d\d\b)\d{2,4}\b(?![%$€£°]|[,.:/–-]\d| ?(?:per ?cent|members?|workers"
    r"|delegates|votes|years?|days?|hours?|weeks?|times|locals|million|thousand|hundred|strong|to \d|a\.m"
    r"|p\.m))"
)


class Branches:
    """See the module's head."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.places = gazetteer.authorities.places
        self.unions = frozenset(
            o.id
            for o in gazetteer.authorities.organizations.values()
            if o.type == "union" and o.country in ("us", "ca")
        )

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        words = words_of(doc)
        proposals = proposals_of(doc)
        self._numbered(doc, words.text)
        starts = {
            p.start: p.end for p in proposals if p.label == "ORG" and words.text[p.start : p.end].isupper()
        }
        if not starts:
            return doc
        for hit in place_hits_of(doc):
            if not any(
                self.places[n.id].type in ("state", "city") for n in hit.places if n.id in self.places
            ):
                continue
            i = hit.last
            if (
                i + 1 < len(words)
                and words.joint(i) == " "
                and words.folds[i + 1] in ("state", "area", "county")
            ):
                i += 1
            if i + 1 >= len(words) or words.joint(i) != " " or not words.capital(i + 1):
                continue
            end = starts.get(words.starts[i + 1])
            if end is None or hit.end - hit.start < 4:
                continue
            proposals.append(Proposal("ORG", hit.start, end, "branch", 0.7))
            known(doc).names[words.text[hit.start : end]] = None
        return doc

    def _numbered(self, doc: Doc, text: str) -> None:
        proposals = proposals_of(doc)
        for p in tuple(proposals):
            if p.label != "ORG" or self.unions.isdisjoint(p.candidates):
                continue
            match = _NUMBER.match(text, p.end)
            if match is not None:
                proposals.append(Proposal("ORG", p.start, match.end(), "branch", 0.85))
                known(doc).names[text[p.start : match.end()]] = None


@Language.factory("solidarity_branches", assigns=["doc.user_data"])
def make(nlp: Language, name: str, names: str) -> Branches:
    """spaCy's factory; `names` is the key of a gazetteer that `gazetteer_of` has built."""
    return Branches(gazetteer_by_key(names))
