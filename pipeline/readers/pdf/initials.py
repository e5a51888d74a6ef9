"""Drop capitals put before their text: whether they are its first letter, or a word of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

_ALONE = frozenset("AIYÀ")
_WORD = re.compile(r"[^\W\d_]{2,}")
# Words that without their first letter are words too.
_WHOLE = frozenset(
    """abajo about abroad across adonde again ahead ahora alike alive alone along aloud amid anew apart aparte
    arise around aside asleep awake away ideal inland ironed issue ayes yours""".split()
)


def words_of(texts: Iterable[str]) -> Counter[str]:
    """How often a page has each of its words, in lower case."""
    return Counter(word for text in texts for word in _WORD.findall(text.lower()))


def with_initial(capital: str, text: str, words: Mapping[str, int]) -> str:
    """A line with its drop capital, and with a space between where both are words.

    A and I, as words, are told by what follows: a word that the page (its `words`) has elsewhere.
    """
    first = _WORD.match(text)
    if capital not in _ALONE or first is None or not text[:1].islower():
        return capital + text
    word = first.group().lower()
    own = (
        words.get(word, 0) > 1 and (whole := f"{capital.lower()}{word}") not in _WHOLE and whole not in words
    )
    return f"{capital} {text}" if own else capital + text
