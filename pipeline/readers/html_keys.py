"""Words of a page's texts, and keys by which texts are compared: letters and digits only."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"\w+")
# Scripts that set no spaces between words: Thai to Khmer, kana, Chinese characters.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
# Two of their signs make a word, about; runs begin anew behind each mark: equal clauses give equal words.
_SOME_UNSPACED = re.compile(rf"[{_UNSPACED}]{{1,2}}|[^\W{_UNSPACED}]+")


def is_unspaced(text: str) -> bool:
    """Whether a text has signs of a script without spaces between words."""
    return not text.isascii() and _HAS_UNSPACED.search(text) is not None


def words_of(text: str) -> list[str]:
    """The words of a text in lower case; where a script has no spaces, pairs of its signs."""
    if is_unspaced(text):
        return _SOME_UNSPACED.findall(text.lower())
    return _WORD.findall(text.lower())


def count_of(text: str) -> int:
    """About how many words a line has, whatever its script."""
    if is_unspaced(text):
        return len(_SOME_UNSPACED.findall(text))
    return len(text.split())


@lru_cache(maxsize=4096)  # the reader of one page asks for the same lines again and again
def key_of(text: str) -> str:
    """A text's letters and digits in lower case: equal where only signs and spaces differ."""
    return "".join(_WORD.findall(text.lower()))
