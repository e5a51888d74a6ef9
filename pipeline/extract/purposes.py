"""Component: names that say what their members stand for.

Sets proposals for "Campaign for Nuclear Disarmament", "Zimbabwe Lawyers for Human Rights", "Committee to
Defend the Neptune Jade Pickets", "Women of the Waterfront", "Marcha Mundial das Mulheres".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.lexicon import AND, ARTICLES, FIRST_NAMES, LEADING, NATIONAL, STRONG_HEADS, word_set
from pipeline.extract.proposals import Proposal, known, proposals_of, words_of
from pipeline.extract.words import Line, Words

_MEMBERS = word_set("""
campaign crusade lawyers women friends jobs wages doctors mothers servants people citizens clinics teachers
artists parents families students professionals clergy veterans farmers workers unions trade labor labour
physicians scientists youth mujeres madres abogados familiares ecologistas jovenes femmes meres amis amigos
lesbians committee coalition alliance movement teamsters nurses unionists
""")
_PURPOSE = frozenset(("for", "against", "por", "contra", "para", "pour", "contre", "pela", "pelos"))
_INNER = AND | frozenset(("of", "to", "de", "du", "del"))
_AIM = frozenset(("to",))
_AIMED = frozenset(("committee", "campaign", "coalition", "movement", "alliance"))


class Purposes:
    """See the module's head."""

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        words = words_of(doc)
        proposals = proposals_of(doc)
        names = known(doc).names
        for first, last in _found(words):
            start, end = words.span(first, last)
            proposals.append(Proposal("ORG", start, end, "purpose", 0.6))
            names[words.text[start:end]] = None
        return doc


def _found(words: Words) -> Iterator[tuple[int, int]]:
    for i in words.capitals():
        link = i + 1
        if words.folds[i] not in _MEMBERS or link + 1 >= len(words) or words.joint(i) != " ":
            continue
        if words.line(i) is Line.CAPITALS:
            continue
        fold = words.folds[link]
        if words.capital(link) or not (fold in _PURPOSE or (fold in _AIM and words.folds[i] in _AIMED)):
            continue
        last = _aim(words, link)
        if last is None:
            continue
        first = i
        while (
            first > 0
            and i - first < 4
            and words.joint(first - 1) == " "
            and words.capital(first - 1)
            and words.folds[first - 1] not in LEADING
            and words.folds[first - 1] not in FIRST_NAMES
        ):
            first -= 1
        yield first, last


def _aim(words: Words, link: int) -> int | None:
    """The last word of what the name is for, all of it with capitals, or None."""
    last = None
    i = link
    while i + 1 < len(words) and i - link < 8 and words.joint(i) == " ":
        j = i + 1
        if words.capital(j):
            if words.folds[j] in LEADING and words.folds[j] not in ("all", "support"):
                break
            last = j
        elif (
            (words.folds[j] not in ARTICLES and words.folds[j] not in _INNER)
            or (words.folds[j] in AND and (last is None or words.folds[j - 1] in STRONG_HEADS | NATIONAL))
            or (words.folds[j] in AND and not (j + 1 < len(words) and words.capital(j + 1)))
        ):
            break
        i = j
    return last


@Language.factory("solidarity_purposes", assigns=["doc.user_data"])
def make(nlp: Language, name: str) -> Purposes:
    """spaCy's factory."""
    return Purposes()
