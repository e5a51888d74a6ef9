"""Component: companies, by the legal form behind their name.

Sets proposals for "Sierra Pacific Logistics, Inc.", "Design Express Ltd", "Levi Strauss & Co.", "Grupo X,
S.A. de C.V.".
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract import runs
from pipeline.extract.lexicon import LEADING
from pipeline.extract.proposals import Proposal, known, proposals_of, words_of
from pipeline.extract.words import Words

_FORM = re.compile(
    r"(?P<link>,? |, ?\n|\n)(?P<form>Inc\b\.?|Incorporated\b|Ltd\b\.?|Limited\b|Ltda\b\.?|LLC\b|L\.L\.C\."
    r"|LLP\b|PLC\b|plc\b|Corp\b\.?|Corporation\b|Cos?\b\.|GmbH\b|AG\b"
    r"|S\. ?A\.(?: de C\.V\.|B\. de C\.V\.|U\.)?"
    r"|S\. de R\.L\.(?: de C\.V\.)?|SA de CV\b|S\.A\.S\.|SARL\b|S\.L\.|SpA\b|S\.p\.A\.|N\.V\.|B\.V\."
    r"|Pty\.? Ltd\b\.?|Pvt\.? Ltd\b\.?|Bhd\b|& Sons\b|& Co\b\.?|Companies\b|Group\b|Holdings?\b)"
)
_SENTENCE_END = re.compile(r"\s*(?:$|[A-Z])")
_PLAIN = ("Group", "Holding", "Holdings", "Companies", "Corporation", "Limited", "AG")


class Companies:
    """See the module's head."""

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        words = words_of(doc)
        proposals = proposals_of(doc)
        names = known(doc).names
        for match in _FORM.finditer(words.text):
            before = words.at(max(0, match.start() - 120), match.start())
            if before is None or words.ends[before[1]] != match.start():
                continue
            first = _start(words, before[1])
            if first is None or (match["form"] in _PLAIN and not _distinctive(words, first, before[1])):
                continue
            start, end = words.starts[first], match.end()
            if match["form"] == "Ltd." and _SENTENCE_END.match(words.text, end):
                end -= 1
            proposals.append(Proposal("ORG", start, end, "company", 0.85))
            names[words.text[start:end]] = None
            if match["form"] not in _PLAIN:
                known(doc).companies[words.text[start : words.ends[before[1]]]] = None
        return doc


def _start(words: Words, last: int) -> int | None:
    """The first word of the company's name that ends with word `last`: capitalised words, "&", initials."""
    first = None
    i = last
    while i >= 0 and last - i < 7:
        form = words.forms[i]
        capital = words.capital(i) and not (words.folds[i] in LEADING and form not in ("On", "By"))
        if capital or (form[0].isdigit() and first is not None):
            first = i
        elif form in ("de", "del", "do", "da", "du") and first is not None and words.capital(i - 1):
            pass
        elif len(form) == 1 and form.isupper() and words.joint(i) == "." and first is not None:
            first = i  # "Richard A. Shaw Inc."
        elif not (form in ("&", "of") and first is not None and i > 0 and words.capital(i - 1)):
            break
        if i == 0:
            break
        joint = words.joint(i - 1)
        # "Lindquist, Hall & Co.": a comma only in such a pair of partners.
        partners = i == last and words.text.startswith((" & Co", " & Sons"), words.ends[last])
        if joint not in (" ", "-", "'", ".") and not (joint == "," and partners):
            break
        i -= 1
    if first is not None and first < last and not runs.plain(words, first):
        while first < last and words.folds[first] in LEADING:
            first += 1
    return first


def _distinctive(words: Words, first: int, last: int) -> bool:
    """Whether "X Group", "X Limited" is a company's and no group of people:

    X is no plain noun of the language.
    """
    if words.line(last) or (words.opens(first) and first == last):
        return False
    return not all(runs.is_trade(words.folds[i]) for i in range(first, last + 1))


@Language.factory("solidarity_companies", assigns=["doc.user_data"])
def make(nlp: Language, name: str) -> Companies:
    """spaCy's factory."""
    return Companies()
