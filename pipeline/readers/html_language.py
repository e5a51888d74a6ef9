"""The language of a page by its small words, for pages that name none or their template's.

It decides only how dates in figures are read: 09/10/2013 is an October day but in American English.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

_SMALL = {
    "en": "the of and to in that was for is with",
    "es": "el los las una por con del que para y",
    "fr": "le les des une dans est pour qui et du",
    "pt": "o os as uma não do da dos em com",
    "de": "der die und den das ist nicht mit ein von",
    "it": "il gli della che una per di non sono nel",
    "nl": "het een van en de niet op zijn voor met",
}
_SAMPLE = 4000  # characters that are looked at
_ENOUGH = 12  # small words of a language, from which on it is told
_CLEARLY = 1.3  # how far it must be before the next


def guessed(lines: Iterable[str]) -> str | None:
    """The language that most of the small words of some lines belong to, or None where that is not clear."""
    text, size = [], 0
    for line in lines:
        if size > _SAMPLE:
            break
        text.append(line)
        size += len(line)
    counts = Counter(" ".join(text).lower().split())
    scores = sorted(
        ((sum(counts[w] for w in small.split()), name) for name, small in _SMALL.items()), reverse=True
    )
    (most, language), (next_best, _) = scores[:2]
    return language if most >= _ENOUGH and most > _CLEARLY * next_best else None
