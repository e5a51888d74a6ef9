"""Our texts in other shapes: other names, capitals, wrapped lines, a scanner's mistakes.

A tagger that has seen a text in one shape only learns its letters; each change keeps the marks in place.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tools.tagger.data import Sample, Span
from tools.tagger.names import Names

_WRONG = (("m", "rn"), ("rn", "m"), ("l", "1"), ("h", "b"), ("e", "c"), ("ti", "d"), ("in", "m"), ("cl", "d"))


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
    return Sample("".join(parts), tuple(spans), sample.language, sample.published, sample.id, sample.kinds)


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
    return Sample("".join(text), sample.spans, sample.language, sample.published, sample.id, sample.kinds)


def _whole_names(sample: Sample) -> dict[str, str]:
    """Acronyms in brackets with the names that they stand behind."""
    return {
        sample.text[b:d]: sample.text[a:c]
        for (a, c, first), (b, d, second) in zip(sample.spans, sample.spans[1:], strict=False)
        if first == second == "ORG" and sample.text[c:b] == " ("
    }


def initials(name: str) -> str:
    """The acronym of a name; empty where it has fewer than two words with capitals."""
    letters = [word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return "".join(letters) if len(letters) > 1 else ""


def other_names(sample: Sample, names: Names, rng: random.Random, share: float) -> Sample:
    """With `share` of its names replaced by composed ones of their kind, each the same throughout."""
    chosen: dict[tuple[str, str], str] = {}
    kinds = iter(sample.kinds)
    whole = _whole_names(sample)

    def called(text: str, label: str | None) -> str:
        if label is None:
            return text
        kind = next(kinds, "")
        key = (label, text)
        if key not in chosen:
            changes = rng.random() < share or (label == "ORG" and text in whole)
            chosen[key] = _another(text, label, kind) if changes else text
        return chosen[key]

    def _another(text: str, label: str, kind: str) -> str:
        if label == "ORG" and text in whole:
            name = chosen.get((label, whole[text]), whole[text])
            return text if name == whole[text] else initials(name) or text
        if label == "ORG":
            return names.organization(kind, sample.language, text, rng)
        if label == "PERSON":
            return names.person(text, rng)
        name = names.place(sample.language, rng)
        return name.upper() if text.isupper() else name

    return rewritten(sample, called)


def varied(sample: Sample, rng: random.Random, names: Names | None, swapped: float = 0.55) -> Sample:
    """The sample as it is, now and then; else with other names, or changed in another way, or both."""
    if names is not None and rng.random() < swapped:
        sample = other_names(sample, names, rng, rng.choice((0.3, 0.5, 0.8)))
    drawn = rng.random()
    if drawn < 0.06:
        return capitals(sample)
    if drawn < 0.10:
        return title_case(sample)
    if drawn < 0.12:
        return small_letters(sample)
    if drawn < 0.18:
        return misread(sample, rng)
    if drawn < 0.25:
        return wrapped(sample, rng.randint(38, 80))
    return sample
