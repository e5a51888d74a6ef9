"""Component: a name found once is found everywhere in the document, and so are its short forms.

Sets proposals for further occurrences of the organizations and places in the evidence, and for the beginnings
of longer names: "Sierra Pacific Logistics" after "Sierra Pacific Logistics, Inc.", "Transnet" after
"Transnet Port Terminals".
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.gazetteer import Gazetteer, gazetteer_by_key
from pipeline.extract.lexicon import BARE, LEADING, NATIONAL, STRONG_HEADS, WEAK_HEADS, WORKER_HEADS
from pipeline.extract.proposals import Evidence, Proposal, in_person, known, proposals_of, words_of
from pipeline.extract.runs import is_trade
from pipeline.extract.words import Line, Words

_MOST_NAMES = 2000  # of one document; beyond that it is a directory, where short forms mean nothing


class Propagation:
    """See the module's head."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.authorities = gazetteer.authorities

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        words = words_of(doc)
        evidence = known(doc)
        forms = self._forms(evidence)
        if not forms:
            return doc
        proposals = proposals_of(doc)
        for i in words.capitals():
            for key, label, confidence in forms.get(words.folds[i], ()):
                last = i + len(key) - 1
                if last >= len(words) or tuple(words.folds[i : last + 1]) != key:
                    continue
                if not all(words.joint(k) for k in range(i, last)):
                    continue
                if len(key) == 1 and not _single(words, i, label):
                    continue
                start, end = words.span(i, last)
                if in_person(doc, start, end):
                    continue
                proposals.append(Proposal(label, start, end, "propagated", confidence))  # type: ignore[arg-type]
        return doc

    def _forms(self, evidence: Evidence) -> dict[str, list[tuple[tuple[str, ...], str, float]]]:
        """First word of a name -> the names that begin with it, as folded words."""
        table: dict[str, dict[tuple[str, ...], tuple[str, float]]] = defaultdict(dict)
        names, companies, sites = _known_names(evidence)
        for name in names[:_MOST_NAMES]:
            key = _key(name)
            if not key:
                continue
            if len(key) > 1 or not is_trade(key[0]):
                table[key[0]].setdefault(key, ("ORG", 0.7))
        for name in companies[:_MOST_NAMES]:
            key = _key(name)
            for short in (key, self._short(name, key)):
                if short:
                    table[short[0]].setdefault(short, ("ORG", 0.6))
        for site in sites:
            key = _key(site)
            if key and not self.authorities.places_named(site):  # those the component `places` has judged
                table[key[0]].setdefault(key, ("PLACE", 0.6))
        return {first: [(k, *v) for k, v in keys.items()] for first, keys in table.items()}

    def _short(self, name: str, key: tuple[str, ...]) -> tuple[str, ...] | None:
        """The first word of a company-like name, where it is distinctive: no place, no plain word."""
        if len(key) < 2 or any(w in STRONG_HEADS for w in key) or any(c.isdigit() for c in name):
            return None
        first = key[0]
        if (
            len(first) < 4
            or first in BARE | LEADING | NATIONAL | WEAK_HEADS | WORKER_HEADS
            or is_trade(first)
        ):
            return None
        if name.split()[0].isupper() or self.authorities.places_named(first):
            return None
        return (first,)


def _known_names(evidence: Evidence) -> tuple[list[str], list[str], list[str]]:
    """Names of organizations, of companies and of places; where a tagger ran, those it is sure of."""
    if not evidence.learned:
        return list(evidence.names), list(evidence.companies), sorted(evidence.sites)
    names = list(evidence.tagged)
    companies = [c for c in evidence.companies if any(name.startswith(c) for name in names)]
    return names, companies, sorted(evidence.tagged_sites)


@lru_cache(maxsize=8192)
def _key(name: str) -> tuple[str, ...]:
    return tuple(Words(name).folds)


def _single(words: Words, i: int, label: str) -> bool:
    """Whether a single word stands on its own:

    No part of a person's or of a longer name, nor of a headline.
    """
    if words.line(i) is Line.CAPITALS and len(words.forms[i]) < 5:
        return False
    before = (
        i > 0
        and words.joint(i - 1) in (" ", ".")
        and words.capital(i - 1)
        and words.folds[i - 1] not in LEADING
    )
    after = i + 1 < len(words) and words.joint(i) in (" ", ".") and words.capital(i + 1)
    if words.line(i) is not Line.SENTENCE:
        return True
    return not before and not (after and label == "PLACE")


@Language.factory("solidarity_propagation", assigns=["doc.user_data"])
def make(nlp: Language, name: str, names: str) -> Propagation:
    """spaCy's factory; `names` is the key of a gazetteer that `gazetteer_of` has built."""
    return Propagation(gazetteer_by_key(names))
