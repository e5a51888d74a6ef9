"""A clause's first words as the rules for verbs look at them: folded, with stops, commas apart."""

from __future__ import annotations

import re

from corpus.folding import fold
from pipeline.structure.word_set import word_set

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[.,;:!?]")
# A word broken over two lines, and what is struck out: "re- quested"; "[request] demand".
_BROKEN = re.compile(r"(?<=[a-zà-ÿ])-\s+(?=(?!(?:and|or|y|et|o|ou)\b)[a-zà-ÿ])")
_STRUCK = re.compile(r"\[(?![xX✓]?\])[^\[\]]{2,300}\]\s*")
_POINTED = re.compile(r"(?:\b[A-Z]\.\s?){2,}(?=[a-z])")  # "La C. T. M. apoya"
_LOOK = 90  # words of a clause that are looked at; a head verb comes earlier
_HEAD_CHARS = 1200


def tokens(clause_text: str) -> tuple[list[str], set[int]]:
    """The words and stops of a clause's beginning, folded, and the indices of words after a comma."""
    words: list[str] = []
    commas: set[int] = set()
    for token in _WORD.findall(fold(clause_text[:_HEAD_CHARS]))[:_LOOK]:
        if token == ",":
            commas.add(len(words))
        else:
            words.append(token)
    return words, commas


def acronyms(clause_text: str) -> frozenset[str]:
    """The acronyms among a clause's first words, folded: bodies that act ("the UTSE encourage locals to")."""
    text = clause_text[:160]
    found = [] if text.isupper() else re.findall(r"\b[A-Z][A-Z&-]{1,8}\b", text)
    return frozenset(fold(w) for w in found)


def names(clause_text: str) -> frozenset[str]:
    """The words that stand only with a capital among a clause's first, folded: parts of names ("CUPE National
    oppose"). None where most words have one, as in a heading."""
    words = re.findall(r"[^\W\d_][\w’'-]*", clause_text[:200])
    upper = [w for w in words[1:] if w[0].isupper()]
    if 2 * len(upper) > len(words) + 4 or clause_text[:60].isupper():
        return frozenset()
    lower = {fold(w) for w in words if w[0].islower()}
    first = [words[0]] if words and words[0][0].isupper() else []
    return frozenset(fold(w) for w in upper + first) - lower


# A text file that marks as a page does what was struck and put in: "<del>study</del> <ins>oppose</ins>".
_TAGGED_OUT = re.compile(r"<(del|s|strike)>[^<>]{0,400}</\1>\s*", re.IGNORECASE)
_TAGS = re.compile(r"</?(?:ins|u|del|s|strike)>", re.IGNORECASE)


def as_it_stands(text: str) -> str:
    """A clause's text with broken words joined and without what is struck out in brackets, where more is
    left than that."""
    if "-" in text:
        text = _BROKEN.sub("", text)
    if _POINTED.search(text[:200]):
        text = _POINTED.sub(lambda m: re.sub(r"[.\s]", "", m.group()) + " ", text[:200]) + text[200:]
    if "<" in text:
        text = _TAGS.sub("", _TAGGED_OUT.sub("", text)).strip()
    if "[" not in text:
        return text
    kept = _STRUCK.sub("", text)
    return kept if 2 * len(kept) > len(text) else text


# Verbs that end as adverbs do.
_LY_VERBS = word_set("ally apply comply fly imply multiply rally rely reply supply tally underlie")


def is_adverb(word: str) -> bool:
    """Whether a word ends in -ly and is no verb."""
    return word.endswith("ly") and word not in _LY_VERBS
