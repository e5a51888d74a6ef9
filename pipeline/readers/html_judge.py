"""A second opinion on which blocks are main text, from a small network that has seen many pages.

`html_choice` weighs signs one by one and follows the tree; one sign that misleads can cost a whole part of a
text, or bring in a row of promotions. The network sees all traits of a block at once (`html_traits`), knows
nothing of what was chosen, and is asked at the end: where it is sure of the contrary of what was chosen, for
a run of blocks with enough words, it is followed. It was taught with the project's own pages and with
variants of them (`python -m benchmarks.page_judge`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from pipeline.readers import html_cues
from pipeline.readers.html_choice import Choice
from pipeline.readers.html_traits import Numbers, traits

WEIGHTS = Path(__file__).with_name("html_judge.npz")
FAR = 5.0  # standard deviations beyond which a trait is as if no farther
_SURE = 2.5  # log-odds, on average over the words of a run, from which on it is followed
_WORDS = 10  # words of the shortest run on which it is asked
_FIRM = 0.5  # how far each decision of a choice is from its contrary where no second opinion is needed
_GAP = 60  # words between a text and what may belong to it
_ENOUGH = 60  # words of a text that can do without a witness
_ALIKE = 0.08  # part of it on which two opinions may differ and still agree
_LEFT = 40  # words that must be left of a text


class Judge:
    """The network: one hidden layer, rectified; its answer is the log-odds that a block is main text."""

    def __init__(self, weights: dict[str, Numbers]) -> None:
        self._mean, self._scale = weights["mean"], weights["scale"]
        self._inner, self._bias = weights["inner"], weights["bias"]
        self._outer, self._base = weights["outer"], float(weights["base"][0])

    def odds(self, rows: Numbers) -> Numbers:
        """The log-odds of each row of traits."""
        near = np.clip((rows - self._mean) * self._scale, -FAR, FAR)
        answer: Numbers = np.maximum(near @ self._inner + self._bias, 0) @ self._outer + self._base
        return answer


@lru_cache(maxsize=1)
def judge() -> Judge:
    """The judge with the weights that lie beside this module."""
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        return Judge({name: stored[name].astype(np.float32) for name in stored.files})


def is_asked(choice: Choice, clear: bool) -> bool:
    """Whether a choice is worth a second opinion: of those with no near decision hardly one is wrong.

    `clear` says whether the choice is (`Choice.is_clear`).
    """
    return not clear or choice.doubt < _FIRM


def opinion(choice: Choice) -> Numbers:
    """The log-odds of each block of a page to be main text, whatever was chosen."""
    return judge().odds(traits(choice.layout, choice.signs, choice.title))


def agrees(choice: Choice, keep: Sequence[bool], odds: Numbers) -> bool:
    """Whether the judge would have chosen the same text, but for a few words: no witness need be heard."""
    counts = np.array(choice.layout.counts)
    taken = np.array(keep)
    words, others = int(counts[taken].sum()), int(counts[(odds > 0) != taken].sum())
    return words >= _ENOUGH and others < max(_WORDS, _ALIKE * words)


def amended(choice: Choice, keep: list[bool], odds: Numbers, told: Sequence[bool]) -> list[bool]:
    """The choice, changed where the judge is sure of the contrary for a run of blocks.

    `told` are blocks that the page's own articleBody holds: they stay. Threads of forums are left alone.
    """
    layout = choice.layout
    if layout.posts:
        return keep
    counts = layout.counts
    kept = [i for i, k in enumerate(keep) if k]
    voices = _voices_at(choice)
    differs = ((odds > 0) != np.array(keep)).tolist()
    changed = list(keep)
    i, end = 0, len(keep)
    while i < end:
        lo = i
        i += 1
        if not differs[lo]:
            continue
        while i < end and differs[i] and keep[i] == keep[lo]:
            i += 1
        words = layout.words(lo, i)
        if words < _WORDS:
            continue
        if keep[lo] and lo and keep[lo - 1] and layout.found[lo - 1].draft.text[-1] in ":：":
            continue  # the text leads over to it
        if not keep[lo] and not _is_beside(choice, kept, lo, i):
            continue
        sure = sum(n * abs(float(z)) for n, z in zip(counts[lo:i], odds[lo:i], strict=True)) / words
        if sure < _SURE:
            continue
        for at in range(lo, i):
            changed[at] = told[at] if keep[at] else at < voices and _may_join(choice, at)
    left = sum(n for n, k in zip(counts, changed, strict=True) if k)
    return changed if left >= _LEFT else keep


def _may_join(choice: Choice, i: int) -> bool:
    """Whether a block that was left out may be text after all."""
    return choice.signs.is_text(i) and (choice.title is None or i > choice.title)


def _is_beside(choice: Choice, kept: Sequence[int], lo: int, hi: int) -> bool:
    """Whether a run stands close to what was chosen, with no heading of furniture between or over it."""
    at = bisect_left(kept, lo)
    # The run's own first block may be such a heading.
    gaps = [(kept[at - 1] + 1, lo, lo + 1)] if at else []
    gaps += [(hi, kept[at], kept[at])] if at < len(kept) else []
    return not gaps or any(
        choice.layout.words(begin, end) <= _GAP and not any(map(choice.signs.heads, range(begin, last)))
        for begin, end, last in gaps
    )


def _voices_at(choice: Choice) -> int:
    """Where comments begin by their heading; behind all blocks where there are none."""
    found = choice.layout.found
    start = 0 if choice.title is None else choice.title + 1
    texts = ((i, found[i].draft.text) for i in range(start, len(found)))
    return next((i for i, text in texts if html_cues.heads_comments(text)), len(found))
