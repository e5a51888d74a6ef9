"""Word endings: the Snowball stemmers (M. Porter) of English, Spanish, French, Portuguese, on folded words.

A reader types "organizacion" as often as "organización", so words are folded first. The stemmers know
some endings only with their accents; those are put back by `_ACCENTED` before stemming, and the stem is
folded again. So "organização" and "organizacoes" still meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.folding import fold

if TYPE_CHECKING:
    from Stemmer import Stemmer

STEMMED: dict[str, str] = {"en": "english", "es": "spanish", "fr": "french", "pt": "portuguese"}
DEFAULT_LANGUAGE = "en"

_ACCENTED: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "es": ((re.compile(r"([cs])ion$"), r"\1ión"), (re.compile(r"ologia(s?)$"), r"ología\1")),
    "fr": ((re.compile(r"([^e])ee(s?)$"), r"\1ée\2"),),
    "pt": (
        (re.compile(r"cao$"), "ção"),
        (re.compile(r"coes$"), "ções"),
        (re.compile(r"([a-z])ao$"), r"\1ão"),
        (re.compile(r"oes$"), "ões"),
    ),
}


def stemming_language(language: str | None) -> str:
    """The language whose endings a document's words are cut by; English where it is unknown or another."""
    code = (language or "").split("-")[0].lower()
    return code if code in STEMMED else DEFAULT_LANGUAGE


@lru_cache(maxsize=262144)
def stem(folded: str, language: str) -> str:
    """The stem of a folded word in one of `STEMMED`; words with digits or points stay as they are."""
    if len(folded) < 3 or not folded.isalpha():
        return folded
    word = folded
    for pattern, replacement in _ACCENTED.get(language, ()):
        word = pattern.sub(replacement, word)
    return fold(_stemmer(language).stemWord(word)) or folded


def stems(folded: str, languages: Iterable[str]) -> tuple[str, ...]:
    """The distinct stems of a word in the given languages."""
    return tuple(dict.fromkeys(stem(folded, language) for language in languages))


@lru_cache(maxsize=8)
def _stemmer(language: str) -> Stemmer:
    from Stemmer import Stemmer

    stemmer = Stemmer(STEMMED[language])
    stemmer.maxCacheSize = 0  # `stem` keeps its own
    return stemmer
