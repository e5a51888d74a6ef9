"""Interview turns of a page: who asks and who answers, where bold type or a label tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.readers.html_blocks import Found

_LABEL = re.compile(r"(?P<who>[^\W\d_][\w.’' -]{0,40}):\s+\S")
_TURNS = 2  # of each kind, from which on a text is an interview
_MOST_WORDS = 4  # of a speaker's name


def with_turns(found: Sequence[Found]) -> list[Found]:
    """The blocks, with the paragraphs of an interview made questions and answers; other texts as they are."""
    turns = _by_label(found) or _by_question(found)
    return [
        replace(f, draft=replace(f.draft, type=turns[i])) if i in turns else f  # type: ignore[arg-type]
        for i, f in enumerate(found)
    ]


def _by_label(found: Sequence[Found]) -> dict[int, str]:
    """Turns by bold labels of two or three speakers: who speaks first, and asks, is the interviewer."""
    spoken: list[tuple[int, str]] = []
    for i, entry in enumerate(found):
        match = _LABEL.match(entry.draft.text) if entry.draft.type == "paragraph" else None
        if match is None or len(match["who"].split()) > _MOST_WORDS:
            continue
        label = len(match["who"].replace(" ", ""))
        if label <= entry.bold_chars <= label + 3:
            spoken.append((i, match["who"].casefold()))
    speakers = {who for _, who in spoken}
    counts = [sum(who == one for _, who in spoken) for one in speakers]
    if not 2 <= len(speakers) <= 3 or sorted(counts)[-2] < _TURNS:
        return {}
    asked = {
        who: sum(found[i].draft.text.rstrip().endswith("?") for i, w in spoken if w == who)
        for who in speakers
    }
    asks = max(asked, key=lambda who: asked[who])
    if asked[asks] < _TURNS:
        return {}
    return {i: "question" if who == asks else "answer" for i, who in spoken}


def _by_question(found: Sequence[Found]) -> dict[int, str]:
    """Turns by questions that are marked as such: what follows each, up to the next or a heading, answers."""
    asked = [i for i, entry in enumerate(found) if entry.draft.type == "question"]
    if len(asked) < _TURNS or any(entry.draft.type == "answer" for entry in found):
        return {}
    turns: dict[int, str] = {}
    answering = False
    for i, entry in enumerate(found):
        if entry.draft.type == "question":
            answering = True
        elif entry.draft.type != "paragraph":
            answering = answering and entry.draft.type in ("caption", "quote", "list_item")
        elif answering and i <= asked[-1] + 1:
            turns[i] = "answer"
    return turns
