"""Where our choice of main text and the witnesses differ by more than half: which of them is followed.

Each decision of `html_choice` weighs the witnesses already. Here the outcome is looked at once more, as a
whole: a text of which less than half was taken is worse than one with some furniture in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.readers.html_choice import Choice
from pipeline.readers.html_layout import Layout

_HELD = 0.8  # share of the page's articleBody that its blocks must hold for it to be followed
_APART = 0.6  # agreement with it below which it is followed
_LEFT = 4  # part of a choice that is hardly anything
_MANY = 150  # words heard and left out, thrice what was taken, that are followed whatever speaks against them
_CLOSE = 80  # words under the title within which a sound text begins
_SOUND = 40  # words of prose that it has
_BRIEF = 18  # words of a notice
_LARGE = 3  # how much more than a notice must be heard for it to be no notice
_FEW = 30  # words of missing text that are not worth a second thought


def settled(
    choice: Choice, keep: list[bool], heard: Sequence[bool], told: Sequence[bool], own: int
) -> list[bool]:
    """The choice, or what witnesses say in its place.

    `heard` are blocks that trafilatura takes for text, `told` those that the page's articleBody holds,
    which has `own` words.
    """
    layout = choice.layout
    body = _words(layout, told)
    if own and _HELD * own <= body <= own / _HELD:
        common = _words(layout, [k and t for k, t in zip(keep, told, strict=True)])
        if 2 * common < _APART * (_words(layout, keep) + body):
            return list(told)
    if _is_sound(choice, keep):
        return keep
    missing = [
        h and not k and choice.may_be_text(i) for i, (h, k) in enumerate(zip(heard, keep, strict=True))
    ]
    lost = _words(layout, missing)
    every = [
        h and not k and not layout.others[i] and (choice.title is None or i > choice.title)
        for i, (h, k) in enumerate(zip(heard, keep, strict=True))
    ]
    if _words(layout, every) >= max(_MANY, 3 * _words(layout, keep)):
        missing, lost = every, _words(layout, every)
    taken = _words(layout, keep)
    if lost < _FEW or lost < (_LARGE * taken if _begins_well(choice, keep) else taken):
        return keep
    return [k or m for k, m in zip(keep, missing, strict=True)]


def is_talked_out(choice: Choice, alone: Sequence[bool], again: Sequence[bool]) -> bool:
    """Whether hardly anything is left, with witnesses, of what was chosen alone, and nothing else has come.

    They pass over lists, which a resolution may be all made of.
    """
    left, before = _words(choice.layout, again), _words(choice.layout, alone)
    if before < _MANY or _LEFT * left >= before or not _is_sound(choice, alone):
        return False
    return all(a or not k for a, k in zip(alone, again, strict=True))


def _is_sound(choice: Choice, keep: Sequence[bool]) -> bool:
    """Whether a choice is prose that begins close under the title: what else is heard stands beside it."""
    layout, title = choice.layout, choice.title
    first = next((i for i, k in enumerate(keep) if k), None)
    if title is None or first is None or layout.words(title + 1, first) > _CLOSE:
        return False
    return sum(q for q, k in zip(layout.quality, keep, strict=True) if k) >= _SOUND


def _begins_well(choice: Choice, keep: Sequence[bool]) -> bool:
    """Whether a choice, though short, has some prose right under a heading that is the title: a notice."""
    layout, title = choice.layout, choice.title
    first = next((i for i, k in enumerate(keep) if k), None)
    if title is None or first is None or layout.found[title].draft.type != "heading":
        return False
    return (
        title <= first <= title + 3
        and sum(q for q, k in zip(layout.quality, keep, strict=True) if k) >= _BRIEF
    )


def is_told_otherwise(layout: Layout, keep: Sequence[bool], told: Sequence[bool]) -> bool:
    """Whether the page's own articleBody speaks for much left out, or for little of what was taken."""
    body = _words(layout, told)
    if not body:
        return False
    common = _words(layout, [k and t for k, t in zip(keep, told, strict=True)])
    return common < _HELD * body or 2 * body < _words(layout, keep)


def _words(layout: Layout, chosen: Sequence[bool]) -> int:
    return sum(n for n, c in zip(layout.counts, chosen, strict=True) if c)
