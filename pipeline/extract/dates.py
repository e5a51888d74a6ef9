"""Component: dates, by `pipeline.dates`.

Sets proposals with EDTF values; relative dates are resolved against the evidence's `published`.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.dates import find_dates
from pipeline.extract.proposals import Proposal, known, proposals_of, words_of


class Dates:
    """See the module's head. `language` is that of the pipeline, None where it has none of its own."""

    def __init__(self, language: str | None) -> None:
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        evidence = known(doc)
        words = words_of(doc)
        language = evidence.language or self.language or "en"
        proposals = proposals_of(doc)
        for date in find_dates(words.text, language, evidence.published):
            if any(start < date.end and date.start < end for start, end in words.masks):
                continue
            proposals.append(
                Proposal(
                    "DATE", date.start, date.end, f"date: {date.method}", date.confidence, edtf=date.edtf
                )
            )
        return doc


@Language.factory("solidarity_dates", assigns=["doc.user_data"])
def make(nlp: Language, name: str) -> Dates:
    """spaCy's factory."""
    return Dates(nlp.lang if nlp.lang != "xx" else None)
