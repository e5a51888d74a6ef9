"""Words of a text: how it is cut into tokens, for the index, for queries and for snippets alike.

- A word is a run of letters and digits; "solidarity" in "cross-border solidarity" is one of its own.
- "AFL-CIO" gives `afl` and `cio`, one after the other, and as a whole `afl-cio`.
- The possessive ending goes ("worker's" -> `worker`); an elided article is its own word ("l'union" ->
  `l`, `union`); any other inner apostrophe stays ("don't").
- "U.A.W." gives `uaw`. Where that would be a stop word ("U.S.", "I.T.", and "US" in capitals) the pointed
  form `u.s.` is given too, so that a country is not mistaken for a pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus.folding import fold
from index.stopwords import STOP_WORDS

MAX_WORD = 80
"""Words longer than this (addresses, encoded data) are known by their beginning."""

_LONGEST_COMPOUND = 8  # longer chains are rules drawn with dashes, not words

# Combining accents and soft hyphens stand inside words, underscores do not.
_CHARS = r"[^\W_]+(?:[\u0300-\u036f\u00ad]+[^\W_]*)*"
_APOSTROPHE = "['’‘ʼ`´]"
_HYPHEN = "[-‐‑‒–]"
_WORD = re.compile(
    rf"(?P<acronym>(?<![^\W_])(?:[^\W\d_]\.){{2,}}[^\W\d_]?(?![^\W_]))"
    rf"|(?P<word>{_CHARS}(?:{_APOSTROPHE}{_CHARS})*)(?P<hyphen>{_HYPHEN}(?=[^\W_]))?"
)
_POSSESSIVE = re.compile(rf"{_APOSTROPHE}[sS]$")
_ELISION = re.compile(rf"(?i)^(l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu){_APOSTROPHE}(?=[aeiouyhâàéèêëîïôûœæ])")
RUN = re.compile(_CHARS)
"""A run of letters and digits, whatever stands around it."""

_EDGES = re.compile(r"^[^\w*?]+|[^\w*?]+$")


class Token(NamedTuple):
    """A word at its place: `folded` is its key, `position` counts words, `start` and `end` characters.

    `forms` are other keys at the same position: the whole compound that begins here, a pointed acronym.
    A named tuple rather than a dataclass, as there is one for every word of the archive.
    """

    folded: str
    position: int
    start: int
    end: int
    forms: tuple[str, ...] = ()


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in their order. Offsets are Python characters of `text`."""
    position = 0
    run: list[Token] = []  # the parts of the compound that is being read
    for match in _WORD.finditer(text):
        start = match.start()
        if match.lastgroup == "acronym":
            folded, forms = _acronym(match["acronym"])
            yield Token(folded, position, start, match.end(), forms)
            position += 1
            continue
        pieces = _pieces(match["word"])
        if len(pieces) == 1 and not run and match.lastgroup == "word":  # most words by far
            folded, begin, end, forms = pieces[0]
            yield Token(folded, position, start + begin, start + end, forms)
            position += 1
            continue
        found = [
            Token(folded, place, start + begin, start + end, forms)
            for place, (folded, begin, end, forms) in enumerate(pieces, position)
        ]
        position += len(found)
        if match.lastgroup == "hyphen" and len(run) < _LONGEST_COMPOUND:
            run += found
        elif run:
            yield from _compound(run + found)
            run = []
        else:
            yield from found


def _compound(run: list[Token]) -> Iterator[Token]:
    if len(run) > 1:
        first = run[0]
        yield first._replace(forms=(*first.forms, "-".join(token.folded for token in run)))
        yield from run[1:]
    else:
        yield from run


@lru_cache(maxsize=65536)
def _pieces(word: str) -> tuple[tuple[str, int, int, tuple[str, ...]], ...]:
    """A word without possessive ending, its elided article apart: key, begin, end, other forms of each."""
    if word[-1] in "sS":
        word = _POSSESSIVE.sub("", word)
    elided = _ELISION.match(word)
    spans = [(0, len(word))] if elided is None else [(0, elided.end(1)), (elided.end(), len(word))]
    found = []
    for begin, end in spans:
        piece = word[begin:end]
        folded = fold(piece)[:MAX_WORD]
        if folded:
            forms = (_pointed(folded),) if folded in STOP_WORDS and _is_acronym(piece) else ()
            found.append((folded, begin, end, forms))
    return tuple(found)


@lru_cache(maxsize=4096)
def _acronym(written: str) -> tuple[str, tuple[str, ...]]:
    folded = fold(written.replace(".", ""))
    return folded, (_pointed(folded),) if folded in STOP_WORDS else ()


def _is_acronym(piece: str) -> bool:
    return 2 <= len(piece) <= 4 and piece.isascii() and piece.isupper()


def _pointed(folded: str) -> str:
    return ".".join(folded) + "."


@lru_cache(maxsize=4096)
def query_keys(text: str) -> tuple[str, ...]:
    """The keys a query's word or phrase asks for, one per position.

    The same as `tokens` gives, except that "U.S." asks for its pointed form alone. Empty where the text
    has neither letter nor digit.
    """
    return tuple(next((f for f in t.forms if f.endswith(".")), t.folded) for t in tokens(text))


def pattern_key(text: str) -> str:
    """A wildcard, prefix or fuzzy word folded as the index folds words; hyphens stay, for `afl-c*`."""
    return _EDGES.sub("", fold(text))


def is_stop_word(text: str) -> bool:
    """Whether a query's word carries no meaning of its own in any of the archive's languages.

    "US" and "IT" written in capitals, or with points, are names.
    """
    keys = query_keys(text)
    return len(keys) == 1 and keys[0] in STOP_WORDS
