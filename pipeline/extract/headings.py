"""Component: lines, and parts of lines, that are nothing but a name.

Letterheads, title pages and lists of affiliates are written in capitals or with a capital on every word, so
that case cannot tell where a name begins; but a whole line ("BAYVILLE MINERS' UNION"), or what stands
between its dashes and colons ("Rosario: Federación Obrera Portuaria"), is a name when it holds a head word
and no verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.lexicon import (
    AND,
    ARTICLES,
    BARE,
    EVENTS,
    FOLLOWING,
    FOR,
    LAWS,
    LEADING,
    NATIONAL,
    OF,
    OPENING_HEADS,
    STRONG_HEADS,
    TRADES,
    WORKER_HEADS,
    word_set,
)
from pipeline.extract.proposals import Proposal, known, proposals_of, words_of
from pipeline.extract.runs import is_trade
from pipeline.extract.words import Line, Words

_SMALL = (OF | FOR | AND | ARTICLES | frozenset(("en", "em", "l", "d", "s"))) - frozenset(
    ("to", "on", "sobre", "sur")
)
_ORDINALS = (
    "ieth",
    "teenth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "eighth",
    "ninth",
    "tenth",
)
_MOST_WORDS = 16
# What a document is called before its body's name: "RULES OF THE …", "Statuts du …".
_DOCUMENTS = word_set("""
rules statement constitution report minutes proceedings meeting bulletin journal newsletter statutes
bylaws laws resolution resolutions convention acta actas estatutos statuts manifiesto manifeste compte
declaracion circular orders standing and reglamento reglement boletin proces letter organ circulaire news
special session executive board sheet
""")
_INNER_ONLY = frozenset(
    ("central", "general", "banco", "bank", "union", "unity", "exchange", "unions", "workers", "forum")
)


class Headings:
    """See the module's head."""

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        words = words_of(doc)
        proposals = proposals_of(doc)
        names = known(doc).names
        for first, last in words.headlines():
            for a, b in _segments(words, first, last):
                span = _name(words, a, b)
                if span is None:
                    continue
                start, end = words.span(*span)
                proposals.append(Proposal("ORG", start, end, "heading", 0.6))
                names[words.text[start:end]] = None
        return doc


def _segments(words: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The parts of a line between dashes, colons and brackets; with its commas, and without."""
    a = first
    for i in range(first, last + 1):
        if i < last and words.joint(i) and words.gap(i) != "/":
            continue
        yield a, i
        commas = [k for k in range(a, i) if words.joint(k) == ","]
        for begin, end in zip([a, *(k + 1 for k in commas)], [*commas, i], strict=True):
            if commas:
                yield begin, end
        a = i + 1


def _name(words: Words, a: int, b: int) -> tuple[int, int] | None:
    """The name that words `a` to `b` are, or None."""
    folds = words.folds
    if folds[a] in _DOCUMENTS:
        links = [i for i in range(a, min(b, a + 6)) if folds[i] in OF or folds[i] == "by"]
        if not links:
            return None
        a = links[0] + 1
    while a < b and (
        folds[a] in ARTICLES or folds[a] in ("l", "annual", "biennial") or folds[a].endswith(_ORDINALS)
    ):
        a += 1
    if not 1 <= b - a < _MOST_WORDS:
        return None
    heads: list[int] = []
    for i in range(a, b + 1):
        fold = folds[i]
        if words.forms[i].isdigit() or not (words.capital(i) or fold in _SMALL or words.forms[i] == "&"):
            return None
        if i < b and words.joint(i) == "," and not _lists(words, i, b):
            return None
        if fold in _SMALL:
            if fold in FOR and not heads and i > a:
                return None
            continue
        if not _fits(words, i, a, heads):
            return None
        if (fold in FOLLOWING or fold in EVENTS or fold in LAWS) and fold not in TRADES:
            return None
        if fold in LEADING and fold not in STRONG_HEADS:
            return None
        if fold in STRONG_HEADS or (i == a and fold in OPENING_HEADS):
            heads.append(i)
    if not heads or folds[b] in _SMALL:
        return None
    if not _one_name(words, heads, a, b):
        return None
    telling = [i for i in range(a, b + 1) if folds[i] not in _SMALL | BARE | STRONG_HEADS]
    return (a, b) if telling else None


def _fits(words: Words, i: int, a: int, heads: list[int]) -> bool:
    """Whether word `i` may follow what is before it: no verb behind a name in capitals, no second name."""
    fold = words.folds[i]
    before = i - 1
    if i == a:
        return not (
            words.line(i) is Line.CAPITALS and fold in OPENING_HEADS - STRONG_HEADS and fold.endswith("s")
        )
    while before > a and words.folds[before] in ARTICLES:
        before -= 1
    if (
        words.folds[before] in AND
        and heads
        and (fold in STRONG_HEADS or fold in OPENING_HEADS)
        and heads[0] == a
    ):
        return False
    if words.line(i) is not Line.CAPITALS or not heads or words.folds[i - 1] in _SMALL or i - heads[0] < 2:
        return True
    return (
        is_trade(fold) or fold in STRONG_HEADS or fold in NATIONAL or fold.endswith(("os", "as", "es", "al"))
    )


def _lists(words: Words, i: int, b: int) -> bool:
    """Whether the comma behind word `i` is one of "Timber, Sawmill and Plywood Workers' Union"."""
    for k in range(i + 1, min(b, i + 6)):
        if words.folds[k] in AND:
            return True
        if words.folds[k] in STRONG_HEADS or words.folds[k] in WORKER_HEADS:
            return False
    return False


def _one_name(words: Words, heads: list[int], a: int, b: int) -> bool:
    """Whether the heads belong to one name: the last ends it, or opens it, or something small follows."""
    folds = words.folds
    last = heads[-1]
    for one, other in pairwise(heads):
        apart = other - one
        if apart > 1 and not any(folds[k] in _SMALL for k in range(one + 1, other)) and one != a:
            return False
    if last == b:
        return folds[b] not in _INNER_ONLY or b - a > 1 or folds[b] == "union"
    if heads[0] == a and folds[a] not in _INNER_ONLY | {"trade"}:
        return words.line(a) is Line.TITLE or folds[a + 1] in _SMALL or folds[a] in OPENING_HEADS
    return folds[last + 1] in OF | FOR


@Language.factory("solidarity_headings", assigns=["doc.user_data"])
def make(nlp: Language, name: str) -> Headings:
    """spaCy's factory."""
    return Headings()
