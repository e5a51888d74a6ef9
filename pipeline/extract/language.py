"""The language of a text, told by py3langid among the languages that labor archives hold."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

LANGUAGES = (
    "en", "es", "fr", "pt", "de", "it", "nl", "ca", "gl", "eu", "ro", "sv", "no", "da", "fi", "pl", "cs",
    "sk", "hu", "hr", "tr", "el", "ru", "uk", "bg", "fa", "ar", "ur", "he", "hi", "bn",
    "ta", "ne", "zh", "ja",
    "ko",
    "vi", "id", "ms", "tl", "th", "sw", "af", "ht", "eo", "cy", "ga",
)  # fmt: skip
_LEAST_LETTERS = 20
_SAMPLE = 3000  # characters of the beginning and of the middle that are looked at


def detect(text: str, hint: str | None = None) -> str | None:
    """The ISO 639-1 code of the text's language, or None where it has fewer than 20 letters.

    In a text of several scripts the Latin part decides unless it is the smaller. `hint` (a code, perhaps
    with a region: "en-US") is believed when the text is too short to tell, or when it is as likely as the
    best.
    """
    hint = _code(hint)
    sample = _sample(text)
    latin = [word for word in sample.split() if _latin(word)]
    other = [word for word in sample.split() if not _latin(word)]
    letters_latin = sum(c.isalpha() for word in latin for c in word)
    letters_other = sum(c.isalpha() for word in other for c in word)
    if letters_latin + letters_other < _LEAST_LETTERS:
        return hint
    bulk = latin if letters_latin >= letters_other else other
    ranked = _identifier().rank(_plain_case(" ".join(bulk)))
    best, score = ranked[0]
    if hint:
        of_hint = next((s for code, s in ranked if code == hint), None)
        if of_hint is not None and letters_latin + letters_other < 200 and score - of_hint < 25:
            return hint
    return str(best)


def _code(hint: str | None) -> str | None:
    if not hint:
        return None
    code = hint.strip().lower().replace("_", "-").split("-")[0]
    return code if len(code) in (2, 3) and code.isalpha() else None


def _sample(text: str) -> str:
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return text[:_SAMPLE] + "\n" + text[middle : middle + _SAMPLE]


def _plain_case(text: str) -> str:
    """Headlines in capitals are told from their small letters."""
    return text.lower() if text.isupper() else text


def _latin(word: str) -> bool:
    letter = next((c for c in word if c.isalpha()), "a")
    return letter < "\u0250" or unicodedata.name(letter, "").startswith("LATIN")


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([code for code in LANGUAGES if code in identifier.nb_classes])
    return identifier
