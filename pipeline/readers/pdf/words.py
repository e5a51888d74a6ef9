"""Words broken at line ends, joined with the document's own vocabulary.

A hyphen at a line's end is taken out unless the document itself writes the word with its hyphen more
often, or what follows begins with a capital or a figure ("Taft-" / "Hartley"). Where the document has the
word neither way, the hyphen stays if it makes a known compound, or if the document breaks no words: where
hardly a line ends with a hyphen, it is the writer's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from pipeline.readers.pdf.compounds import is_broken, is_compound
from pipeline.readers.pdf.runs import RTL

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST = 80
_NEXT = re.compile(r"[^\W\d_]+")
_PROSE, _LEAST_LINES = 20, 25  # letters of a line that may be broken; such lines of which the share tells
# Of the tuning files those that break words do so at one line end in eighteen or oftener; in the others at
# most one line in thirty ends with a hyphen, and that a compound's.
_MOST_OWN = 0.04


class Vocabulary(Counter[str]):
    """How often each word stands whole within a line, in lower case; compounds count by themselves too.

    `breaks` says whether words are broken at line ends.
    """

    breaks: bool = True


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """The words of a document's lines."""
    words = Vocabulary()
    prose: list[str] = []
    for line in lines:
        for word in _WORD.findall(line.lower()):
            words[word] += 1
        if len(line) >= _PROSE and not RTL.search(line):
            prose.append(line)
    parted = [
        (m.group(1).lower(), n.group().lower())
        for a, b in pairwise(prose)
        if a.endswith("-")
        and (m := _BROKEN.search(a[-_LONGEST:]))
        and (n := _NEXT.match(b))
        and b[0].islower()
    ]
    few = len(prose) >= _LEAST_LINES and len(parted) <= _MOST_OWN * len(prose)
    words.breaks = not few or any(words[head + tail] or is_broken(head, tail) for head, tail in parted)
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
    solid, hyphenated = (_often(word, words) for word in (head + tail, f"{head}-{tail}"))
    if solid or hyphenated:
        return before + after if hyphenated > solid else before[:-1] + after
    whole = _COMPOUND.match(after)
    own = isinstance(words, Vocabulary) and not words.breaks
    keeps = own or is_compound(broken.group(1), whole.group() if whole else tail)
    return before + after if keeps else before[:-1] + after


def _often(word: str, words: Counter[str]) -> int:
    """How often a word stands there, in the singular or in the plural."""
    return words[word] + words[word[:-1] if word.endswith("s") else f"{word}s"]
