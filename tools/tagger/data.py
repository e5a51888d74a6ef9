"""Samples for training: the public sets and our own texts, each as a text with marked spans.

Public sets come as words; they are set as running text again, so that both kinds go the way of any text.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus import training

# Name of file, whether neighbouring sentences belong together. CC BY 4.0 or CC0, all of them.
FREE_SETS = (
    ("wikigold.train.jsonl", True),
    ("wikigold.test.jsonl", True),
    ("wnut17.train.jsonl", False),
    ("wnut17.dev.jsonl", False),
    ("wnut17.test.jsonl", False),
    ("btc.train.jsonl", False),
    ("btc.test.jsonl", False),
    ("enp_fr.train.jsonl", True),
)
# CC BY-SA 4.0: only where the decision record says that they are taken.
SHARE_ALIKE_SETS = (
    ("uner_ewt.dev.jsonl", True),
    ("uner_ewt.test.jsonl", True),
    ("uner_pt.train.jsonl", True),
    ("uner_pt.dev.jsonl", True),
    ("uner_pt.test.jsonl", True),
)
LABELS = ("ORG", "PLACE", "PERSON")
DEVELOPMENT = 8  # every eighth of our training texts chooses between models and teaches none
_MOST_WORDS = 110
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'’”»")
_NO_SPACE_AFTER = frozenset("([{“«#@")

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Sample:
    """A text with its names: start, end, label, in characters. `language` where it is known;
    `kinds` are the types of our own texts' organizations, span by span."""

    text: str
    spans: tuple[Span, ...]
    language: str = "en"
    published: str | None = None
    id: str = ""
    kinds: tuple[str, ...] = ()


def own_texts() -> tuple[list[Sample], list[Sample]]:
    """Our training texts, to learn from and to choose by. Test parts are never read here."""
    samples = [
        Sample(
            d.text,
            tuple((m.start, m.end, m.label) for m in d.marks if m.label in LABELS),
            d.lang,
            d.published,
            d.id,
            tuple(m.type or "" for m in d.marks if m.label in LABELS),
        )
        for d in training.split()[training.TRAIN]
    ]
    return (
        [s for i, s in enumerate(samples) if i % DEVELOPMENT],
        [s for i, s in enumerate(samples) if not i % DEVELOPMENT],
    )


def public_texts(folder: Path, sets: Iterable[tuple[str, bool]], rng: random.Random) -> Iterator[Sample]:
    """The public sets as running text, now and then two or three neighbouring sentences together."""
    for name, neighbours in sets:
        lines = [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]
        language = "fr" if "_fr" in name else "pt" if "_pt" in name else "en"
        at = 0
        while at < len(lines):
            wanted = rng.choice((1, 1, 2, 3)) if neighbours else 1
            words: list[str] = []
            spans: list[Span] = []
            for line in lines[at : at + wanted]:
                if words and len(words) + len(line["tokens"]) > _MOST_WORDS:
                    break
                spans += [(a + len(words), b + len(words), label) for a, b, label in line["ents"]]
                words += line["tokens"]
                at += 1
            if len(words) <= _MOST_WORDS:
                yield replace(_running(words, spans), language=language)


def _running(words: list[str], spans: list[Span]) -> Sample:
    """Words as a text: no space before a comma, none after a bracket."""
    text = ""
    starts: list[int] = []
    ends: list[int] = []
    quoted = False
    glue = True
    for word in words:
        word = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(word, word)
        opens = word == '"' and not quoted
        tight = (
            glue or (word[0] in _NO_SPACE_BEFORE and not opens) or word == "n't" or (word == '"' and quoted)
        )
        if word == '"':
            quoted = not quoted
        if not tight:
            text += " "
        starts.append(len(text))
        text += word
        ends.append(len(text))
        glue = word in _NO_SPACE_AFTER or opens
    names = tuple((starts[a], ends[b - 1], label) for a, b, label in spans if label in LABELS)
    return Sample(text, names)
