"""Figures and months that character recognition misread: "l947", "3lst", "Ju1y", "0ctober", "Aug. 3O"."""

from __future__ import annotations

import re

# A letter for a figure or a figure for a letter; only texts that have one are looked at further.
_DAMAGE = re.compile(r"[lIO][0-9]|[0-9][lIO](?![a-z]{3})|[a-z][01](?![0-9])|\b0[a-z]|\bll,")
_MIXED = re.compile(r"(?<![\w-])(?=[0-9lIO]{0,3}[0-9])[0-9lIO]{2,4}(?=st\b|nd\b|rd\b|th\b|[^\w-]|$)")
_AFTER_MONTH = re.compile(
    r"(?<=uary |arch |pril |June |July |gust |mber |ober |[JFMASOND][aepuco][nbrylgptvc][.] )[lIO]{1,2}(?=,)"
)
_FIGURE_IN_WORD = re.compile(
    r"(?<![\w-])(?:0[a-z]{2,}|[A-Za-z][a-z]*1[a-z1]*|[A-Z]+0[A-Z]+|[A-Za-z][a-zà-ÿ]*0[a-zà-ÿ]*)(?![\w-])"
)
_TO_FIGURES = str.maketrans("lIO", "110")
_TO_LETTERS, _TO_SMALL_LETTERS = str.maketrans("01", "Ol"), str.maketrans("01", "ol")


def _letters(word: str) -> str:
    return word.translate(_TO_LETTERS if word[0] == "0" or word.isupper() else _TO_SMALL_LETTERS)


def repair(text: str) -> str:
    """The text with such figures and words put right; its length stays, so that offsets hold."""
    if _DAMAGE.search(text) is None:
        return text
    text = _FIGURE_IN_WORD.sub(lambda m: _letters(m[0]), text)
    text = _MIXED.sub(lambda m: m[0].translate(_TO_FIGURES), text)
    return _AFTER_MONTH.sub(lambda m: m[0].translate(_TO_FIGURES), text)
