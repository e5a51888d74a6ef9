"""Folding: the form in which names and words are compared, whatever their case and accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that NFKD leaves alone but that readers take for their base letter.
_EXTRA = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "\u00ad": "", "\u00a0": " ",
    }
)  # fmt: skip
_SPACE = re.compile(r"\s+")
_DOTTED = re.compile(r"(?:\w\.)+\w?")
_EDGE = " \t\n\r.,;:!?\"'()[]{}"


def fold(text: str) -> str:
    """Lower-cased, without accents, quotes and dashes made plain: "México’s" -> "mexico's".

    The length may differ from the input's; use it for keys, never for offsets.
    """
    if text.isascii():
        return text.lower()
    lowered = text.lower().translate(_EXTRA)
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_EXTRA)


@lru_cache(maxsize=20_000)  # the same few names are asked for over and over
def name_key(name: str) -> str:
    """The key by which names of organizations and places are compared.

    Folded, inner white space made single, points in acronyms and outer punctuation dropped:
    "U.S." -> "us", "Frente  Auténtico del Trabajo" -> "frente autentico del trabajo".
    """
    folded = _SPACE.sub(" ", fold(name)).strip(_EDGE)
    if "." in folded and _DOTTED.fullmatch(folded):
        folded = folded.replace(".", "")
    return folded.replace("&", "and")
