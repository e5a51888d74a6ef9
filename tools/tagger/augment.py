"""Our texts in other shapes: other names, capitals, wrapped lines, a scanner's mistakes.

A tagger that has seen a text in one shape only learns its letters; each change keeps the marks in place.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from tools.tagger.data import Sample, Span

_WRONG = (("m", "rn"), ("rn", "m"), ("l", "1"), ("h", "b"), ("e", "c"), ("ti", "d"), ("in", "m"), ("cl", "d"))
_NUMBERED = re.compile(r"\d")


def rewritten(sample: Sample, piece: Callable[[str, str | None], str]) -> Sample:
    """The sample with each stretch of its text replaced by `piece(stretch, label)`."""
    parts: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for start, end, label in sample.spans:
        between = piece(sample.text[at:start], None)
        name = piece(sample.text[start:end], label)
        parts += [between, name]
        length += len(between)
        spans.append((length, length + len(name), label))
        length += len(name)
        at = end
    parts.append(piece(sample.text[at:], None))
    return Sample("".join(parts), tuple(spans), sample.language, sample.published, sample.id)


def capitals(sample: Sample) -> Sample:
    """All in capitals."""
    return rewritten(sample, lambda text, _: text.upper())


def title_case(sample: Sample) -> Sample:
    """Every word with a capital."""
    return rewritten(sample, lambda text, _: re.sub(r"\b[^\W\d_]", lambda m: m.group().upper(), text))


def small_letters(sample: Sample) -> Sample:
    """No capitals at all, as in hasty mails."""
    return rewritten(sample, lambda text, _: text.lower())


def misread(sample: Sample, rng: random.Random, share: float = 0.02) -> Sample:
    """With letters as a scanner takes them for others; `share` of the words have one."""

    def spoiled(word: re.Match[str]) -> str:
        text = word.group()
        if rng.random() >= share:
            return text
        right, wrong = rng.choice(_WRONG)
        return text[0] + text[1:].replace(right, wrong, 1)

    return rewritten(sample, lambda text, _: re.sub(r"\w{4,}", spoiled, text))


def wrapped(sample: Sample, width: int) -> Sample:
    """With lines ended at about `width` characters."""
    text = list(sample.text)
    last_end = last_space = 0
    for i, c in enumerate(text):
        if c == "\n":
            last_end = last_space = i
        elif c == " ":
            if i - last_end > width and last_space > last_end:
                text[last_space] = "\n"
                last_end = last_space
            last_space = i
    return Sample("".join(text), sample.spans, sample.language, sample.published, sample.id)


def other_names(sample: Sample, names: Sequence[str], rng: random.Random, share: float) -> Sample:
    """With `share` of its organizations called otherwise, each the same throughout; numbered locals stay."""
    chosen: dict[str, str] = {}

    def called(text: str, label: str | None) -> str:
        if label != "ORG" or _NUMBERED.search(text):
            return text
        if text not in chosen:
            chosen[text] = rng.choice(names) if rng.random() < share else text
        return chosen[text]

    return rewritten(sample, called)


def varied(sample: Sample, rng: random.Random, names: Sequence[str]) -> Sample:
    """The sample as it is, half of the time; else changed in one way or two."""
    if names and rng.random() < 0.35:
        sample = other_names(sample, names, rng, 0.4)
    drawn = rng.random()
    if drawn < 0.05:
        return capitals(sample)
    if drawn < 0.09:
        return title_case(sample)
    if drawn < 0.11:
        return small_letters(sample)
    if drawn < 0.16:
        return misread(sample, rng)
    if drawn < 0.22:
        return wrapped(sample, rng.randint(38, 80))
    return sample
