"""Component: locals, lodges, districts and sections with their numbers.

Sets proposals for "Local 705", "Teamsters Local 705", "CWA Locals 1133 and 1168", "Lodge 142", "District
1199", "Sección 22", "Section locale 144". Kinds that also number other things (branches, regions, chapters)
need their union before them.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract import runs
from pipeline.extract.lexicon import AND, FOLLOWING, LEADING, NATIONAL, STRONG_HEADS, WORKER_HEADS
from pipeline.extract.proposals import Proposal, known, proposals_of, words_of
from pipeline.extract.words import Words

_NUMBER = r"(?:(?:No|Nº|N°|no|nº|n°|#)\.? ?)?\d{1,5}[A-Z]{0,2}(?:[-/]\d{1,4}[A-Z]?)?\b"
_LODGE = rf"(?:[A-Z]\d{{1,3}}\b|{_NUMBER})"
_ALONE = re.compile(
    r"\b(?:Local(?:s|es)?(?: Unions?)?|LOCALS?(?: UNION)?|Amalgamated Local|District Lodge|Local Lodge|Lodge"
    r"|LODGE|District Council|DISTRICT COUNCIL|Joint Council|Joint Board|Sección|SECCIÓN|Seccion|Seccional"
    r"|Section locale|Section Locale|section locale|sección)"
    rf"(?: |\n)(?P<number>{_LODGE}(?:(?:, \d{{1,5}}[A-Z]?)*(?:,? (?:and|&|y|et) )\d{{1,5}}[A-Z]?)?)"
    r"|\bDistrict (?P<known>1199\w{0,3})\b"
)
_OWNED = re.compile(
    r"\b(?:Branch|BRANCH|Region|REGION|District|DISTRICT|Council|COUNCIL|Chapter|CHAPTER|Unit|Area|Division"
    rf"|DIVISION|Sub-?[Ll]ocal|Section)(?: |\n)(?P<number>{_LODGE})"
)
# An indented line is an entry of a list: the union above is its head, not a part of the local's name.
_INDENTED = re.compile(r"\s*\n[ \t]+")


class Locals:
    """See the module's head."""

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        words = words_of(doc)
        if not any(c.isdigit() for c in words.text):
            return doc
        proposals = proposals_of(doc)
        names = known(doc).names
        before = {p.end: p.start for p in proposals if p.label == "ORG"}
        for pattern, needs_union in ((_ALONE, False), (_OWNED, True)):
            for match in pattern.finditer(words.text):
                inside = words.at(match.start(), match.end())
                if inside is None:
                    continue
                first = _union_before(words, inside[0], before)
                if first == inside[0] and (needs_union or not _may_stand_alone(match.group())):
                    continue
                start = words.starts[first]
                proposals.append(Proposal("ORG", start, match.end(), "local", 0.9))
                names[words.text[start : match.end()]] = None
        return doc


def _may_stand_alone(surface: str) -> bool:
    return not surface.startswith(("sección", "Locales"))


def _union_before(words: Words, at: int, named: dict[int, int]) -> int:
    """The first word of the union's name before a local, or `at` where none stands there.

    `named` holds the organizations found so far, start by end.
    """
    if at == 0 or words.joint(at - 1) not in (" ", "-", "'"):
        return at
    if _INDENTED.fullmatch(words.text[words.ends[at - 1] : words.starts[at]]):
        return at
    start = named.get(words.ends[at - 1])
    span = words.at(start, words.ends[at - 1]) if start is not None else None
    if span is not None:
        further = runs.left(words, span[0])
        trades = all(runs.is_trade(f) or f in AND or f == "s" for f in words.folds[further : span[0]])
        return further if trades else span[0]
    first = runs.left(words, at)
    # "Letter from UE Local 332": headlines and sentence openings give words that are no union's.
    while first < at and (words.folds[first] in LEADING or words.folds[first] in FOLLOWING):
        first += 1
    if first == at:
        return at
    if words.folds[at - 1] in LEADING:
        return at
    run = range(first, at)
    if any(_is_union_word(words, i) for i in run):
        while (
            first < at
            and words.opens(first)
            and not _is_union_word(words, first)
            and words.folds[first] not in NATIONAL
        ):
            if at - first == 1:
                return at
            first += 1
        return first
    return first if at - first <= 3 and not words.opens(first) else at


def _is_union_word(words: Words, i: int) -> bool:
    form, fold = words.forms[i], words.folds[i]
    return (
        (form.isupper() and len(form) > 1)
        or fold in STRONG_HEADS
        or fold in WORKER_HEADS
        or fold in ("unite", "unifor", "here", "unison")
        or runs.is_trade(fold)
    )


@Language.factory("solidarity_locals", assigns=["doc.user_data"])
def make(nlp: Language, name: str) -> Locals:
    """spaCy's factory."""
    return Locals()
