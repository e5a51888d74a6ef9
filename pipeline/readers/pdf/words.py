"""Words broken at line ends, joined with the document's own vocabulary.

A hyphen at a line's end is taken out unless the document itself writes the word with its hyphen more
often, or what follows begins with a capital or a figure ("Taft-" / "Hartley").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_LONGEST = 80
_NEXT = re.compile(r"[^\W\d_]+")


def vocabulary(lines: Iterable[str]) -> Counter[str]:
    """How often each word stands whole within a line, in lower case; compounds count by themselves too."""
    words: Counter[str] = Counter()
    for line in lines:
        for word in _WORD.findall(line.lower()):
            words[word] += 1
    return words


def join(before: str, after: str, words: Counter[str]) -> str:
    """Two lines of one paragraph as running text."""
    broken = _BROKEN.search(before[-_LONGEST:]) if before.endswith("-") else None
    if broken is None:
        return (
            f"{before}{after}" if before.endswith(("-", "—")) and after[:1].isalnum() else f"{before} {after}"
        )
    following = _NEXT.match(after)
    if following is None or not following.group()[0].islower():
        return before + after
    head, tail = broken.group(1).lower(), following.group().lower()
    solid, hyphenated = words[head + tail], words[f"{head}-{tail}"]
    return before + after if hyphenated > solid else before[:-1] + after
