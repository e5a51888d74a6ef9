"""Component: companies without a legal form.

Sets proposals for partners ("Tillie & Henderson"), for possessives that stand for a shop or works ("the
girls at Jacob's"), and for names behind a noun that says what they are ("la firma Cerámicas", "l'usine
Cassegrain").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract import runs
from pipeline.extract.lexicon import (
    BARE,
    EVENTS,
    FIRST_NAMES,
    FOLLOWING,
    LAWS,
    LEADING,
    NATIONAL,
    STRONG_HEADS,
    word_set,
)
from pipeline.extract.proposals import Proposal, known, proposals_of, words_of
from pipeline.extract.words import Line, Words

_LETTERS = re.compile(r"[A-Z]&[A-Z]{1,3}")
# Names made up of syllables: "Sintrahogarp", "Fetraconspar", "BusinessNZ", "FedEx"; not "McKinley".
_COINED = re.compile(
    r"(?:Sindi(?!ca)|Sint|Sinal|Sitra|Sinpr|Sinas|Fetra|Festra|Fenat|Fecot|Conat|Contraf)[a-zà-ÿ]{3,}"
    r"|(?!Ma?c[lA-Z]|De[A-Z]|Di[A-Z]|La[A-Z]|Le[A-Z]|Fitz[A-Z]|Van[A-Z])[A-Z][a-zà-ÿ]{2,}[A-Z][A-Za-zà-ÿ]+|PCdoB"
)
_NO_FIRM = frozenset(("r&d", "q&a", "b&b", "r&r", "h&s", "a&e", "p&l", "t&c", "s&m"))
# Nouns with a company's, paper's or association's name right behind them.
APPOSITION = word_set("""
firm contractor subcontractor retailer subsidiary newspaper magazine
firma empresa fabrica usine maison papeteries papeterie groupe grupo compania companhia cadena marca agencia
contratista multinacional transnacional maquila maquiladora ingenio societe entreprise sindicato syndicat
periodico diario semanario revista jornal quotidien hebdomadaire revue boletin asociacion associacao
chorale fanfare coletivo colectivo ong emisora enseigne agence filature verrerie brasserie banque banco
""")
_AT = word_set("at of from for to by with against near outside")
_SAINT = frozenset(("st", "ste", "saint", "sainte"))
_SAINTED = word_set("""
church hospital school college infirmary parish choir convent cathedral academy hall monumental guild
""")
# What follows a name that stands for itself, rather than one that owns the next noun.
_ON_ITS_OWN = word_set("""
is was were are will would has had have did does may might must can could and or on in at by for to from with
before after since until where who which but as the a an said says went came
""")


class Firms:
    """See the module's head."""

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        words = words_of(doc)
        proposals = proposals_of(doc)
        evidence = known(doc)
        for first, last, end, confidence in _found(words):
            start = words.starts[first]
            proposals.append(Proposal("ORG", start, end, "firm", confidence))
            if confidence >= 0.6 and last - first < 5:
                evidence.names[words.text[start:end]] = None
        return doc


def _found(words: Words) -> Iterator[tuple[int, int, int, float]]:
    """First word, last word, end in characters, confidence of every company."""
    for i, form in enumerate(words.forms):
        if form == "&":
            pair = _partners(words, i)
            if pair:
                yield *pair, words.ends[pair[1]], 0.6
        elif "&" in form:
            if _LETTERS.fullmatch(form) and form.lower() not in _NO_FIRM:
                last = i
                while last + 1 < len(words) and words.joint(last) == " " and _joins(words, last + 1):
                    last += 1
                yield i, last, words.ends[last], 0.55
        elif words.folds[i] == "s" and i and words.joint(i - 1) == "'":
            owner = _owner(words, i)
            if owner is not None:
                yield owner[0], owner[1], words.ends[owner[1]], owner[2]
        elif _COINED.fullmatch(form) and words.line(i) is not Line.CAPITALS and not _in_address(words, i):
            yield i, i, words.ends[i], 0.6
        elif words.folds[i] in APPOSITION and form.islower():
            named = _apposed(words, i)
            if named is not None:
                yield named[0], named[1], words.ends[named[1]], 0.55


def _joins(words: Words, i: int) -> bool:
    fold = words.folds[i]
    return (
        words.capital(i)
        and words.line(i) is Line.SENTENCE
        and fold not in LEADING | FOLLOWING | EVENTS | LAWS
        and not words.forms[i].isupper()
    )


def _partners(words: Words, middle: int) -> tuple[int, int] | None:
    """The names on both sides of an ampersand, "Jones & Laughlin", or None."""
    n = len(words)
    if not 0 < middle < n - 1 or words.gap(middle - 1) != " " or words.gap(middle) != " ":
        return None
    first, last = middle - 1, middle + 1
    if not (words.capital(first) and words.capital(last)):
        return None
    sentence = words.line(middle) is Line.SENTENCE
    if words.line(middle) is Line.CAPITALS and (len(words.forms[first]) < 2 or len(words.forms[last]) < 2):
        return None
    for k in (first, last):
        if words.folds[k] in LEADING | FOLLOWING | EVENTS | LAWS | FIRST_NAMES | BARE:
            return None
    if runs.is_trade(words.folds[first]) and runs.is_trade(words.folds[last]):
        return None
    if sentence and (first < 1 or words.forms[first - 1] != "&"):
        while (
            first > 0
            and middle - first < 3
            and words.joint(first - 1) in (" ", "-", ".")
            and words.capital(first - 1)
            and words.folds[first - 1] not in LEADING | NATIONAL
            and words.folds[first - 1] not in STRONG_HEADS
        ):
            first -= 1
    while last + 1 < n and last - middle < 3 and words.joint(last) in (" ", "-") and _joins(words, last + 1):
        last += 1
    if (last + 1 < n and words.forms[last + 1] == "&") or (first and words.forms[first - 1] == "&"):
        return None  # a longer list
    return first, last


def _in_address(words: Words, i: int) -> bool:
    """Whether a word is the host of a web address that is written without its scheme ("OurPage.org")."""
    return i + 1 < len(words) and words.joint(i) == "."


def _owner(words: Words, mark: int) -> tuple[int, int, float] | None:
    """The name that ends with the possessive at word `mark`, where it names a shop, works or parish."""
    i = mark - 1
    if not words.capital(i) or words.line(i) is Line.CAPITALS or len(words.forms[i]) < 3:
        return None
    first = i
    while first > 0 and i - first < 2 and words.joint(first - 1) in (" ", ".") and _of_name(words, first - 1):
        first -= 1
    saint = words.folds[first] in _SAINT and words.capital(first) and first < i
    after = mark + 1
    follows = words.folds[after] if after < len(words) and words.joint(mark) == " " else ""
    if saint:
        last = mark
        while last + 1 < len(words) and words.joint(last) == " " and words.folds[last + 1] in _SAINTED:
            last += 1
        if last > mark and not words.capital(last):
            return None
        return (first, last, 0.6) if follows not in ("day", "street", "square", "road") else None
    fold = words.folds[i]
    if fold in LEADING or fold in FOLLOWING or fold in STRONG_HEADS or fold in BARE or fold in FIRST_NAMES:
        return None
    if words.line(i) is not Line.SENTENCE or runs.is_trade(fold) or first == 0:
        return None
    if words.folds[first - 1] not in _AT or words.joint(first - 1) != " ":
        return None
    return (first, mark, 0.55) if follows in _ON_ITS_OWN else None


def _of_name(words: Words, i: int) -> bool:
    return words.capital(i) and words.folds[i] not in LEADING and words.folds[i] not in STRONG_HEADS


def _apposed(words: Words, noun: int) -> tuple[int, int] | None:
    """The capitalised run right behind the noun, or None."""
    first = noun + 1
    if first >= len(words) or words.gap(noun) not in (" ", ' "', " «", " “", " '", "\n"):
        return None
    if not words.capital(first) or words.line(first) is not Line.SENTENCE:
        return None
    if words.folds[first] in FIRST_NAMES or words.forms[first].isupper():
        return None
    last = first
    while last + 1 < len(words) and last - first < 4:
        if words.joint(last) in (" ", "-") and words.capital(last + 1) and len(words.forms[last + 1]) > 1:
            last += 1
        elif (
            last + 2 < len(words)
            and words.folds[last + 1] in ("de", "del", "do", "da", "du", "des", "y", "e", "et")
            and words.joint(last) == words.joint(last + 1) == " "
            and words.capital(last + 2)
            and (words.folds[last + 1] not in ("y", "e", "et") or last == first)
        ):
            last += 2
        else:
            break
    return first, last


@Language.factory("solidarity_firms", assigns=["doc.user_data"])
def make(nlp: Language, name: str) -> Firms:
    """spaCy's factory."""
    return Firms()
