"""Component: acronyms with points, "A.W.U.", "C. G. T.", "N. A. A. C. P.", "T. and L.C.".

Sets proposals for them. Not for initials of persons, degrees, times of day and the dotted names of places.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.lexicon import word_set
from pipeline.extract.proposals import Proposal, place_hits_of, proposals_of, words_of
from pipeline.extract.words import Words

_DOTTED = re.compile(r"(?<![\w.])[A-ZÀ-Ý]\.(?: ?(?:(?:and|&|y|e|et) )?[A-ZÀ-Ýl]\.){1,8}(?!\w)")
_AND = re.compile(r" (?:and|&|y|e|et) ")
_LETTER = re.compile(r"[A-ZÀ-Ýl](?=\.)")
_NAME_FOLLOWS = re.compile(r" [A-ZÀ-Ý][^\W\d_A-ZÀ-Ý]")

_NO_ORGANIZATION = word_set("""
US USA UK NSW DC NY NJ NC SC BC ND SD NH RI NM WV PEI PQ UP MP AP NWT ACT WA SA DF RJ SP PO PM AM MA BA
BSC MSC PHD MD LLB JP KC QC PS PPS NB RIP QED AD CE BCE HMS SS RMS OK VIP SOS IOU EEUU EUA URSS USSR DR ID
TV PA VA LA MBE OBE CBE SJ RC TB UAE GDR FRG RSVP AG AKA
""")
_LEADS = word_set("""
the la le el l los las les du del de da do of at by with and y e et o a al au for from
""")


class Dotted:
    """See the module's head."""

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        words = words_of(doc)
        if "." not in words.text:
            return doc
        proposals = proposals_of(doc)
        places = {(hit.start, hit.end) for hit in place_hits_of(doc)}
        for match in _DOTTED.finditer(words.text):
            letters = "".join(_LETTER.findall(match.group())).replace("l", "I")
            if match.span() in places or letters in _NO_ORGANIZATION:
                continue
            if not _trusted(words, match, letters):
                continue
            for start, end in _apart(match):
                proposals.append(Proposal("ORG", start, end, "dotted acronym", 0.7))
        return doc


def _apart(match: re.Match[str]) -> list[tuple[int, int]]:
    """The span, or two where "and" stands between two acronyms: "N.U.R. and A.S.L.E.F."."""
    parts = _AND.split(match.group())
    if len(parts) != 2 or any(len(_LETTER.findall(part)) < 2 for part in parts):
        return [match.span()]
    start, end = match.span()
    return [(start, start + len(parts[0])), (end - len(parts[1]), end)]


def _trusted(words: Words, match: re.Match[str], letters: str) -> bool:
    """Whether the letters are an acronym's and no person's initials."""
    inside = words.at(*match.span())
    if inside is None:
        return False
    first = inside[0]
    lead = words.folds[first - 1] if first and words.joint(first - 1) in (" ", "'") else ""
    spaced = ". " in match.group()
    if _NAME_FOLLOWS.match(words.text, match.end()):
        # "A. J. Cook", but "the A.C.T.U. Congress"
        return len(letters) > 2 and (not spaced or lead in ("the", "la", "le", "el"))
    if len(letters) > 2:
        return not (spaced and words.text[match.end() : match.end() + 1] == "-")
    before = words.text[match.start() - 2 : match.start()]
    return lead in _LEADS and not before.endswith((", ", ",")) and not spaced


@Language.factory("solidarity_dotted", assigns=["doc.user_data"])
def make(nlp: Language, name: str) -> Dotted:
    """spaCy's factory."""
    return Dotted()
