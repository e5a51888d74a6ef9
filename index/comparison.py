"""Two texts clause by clause: what was kept, what changed word by word, what is new, what was dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from corpus.catalogue.clauses import HeldText, Passage
from corpus.folding import fold
from index.alignment import likeness, paired, words
from index.stopwords import STOP_WORDS

Kind = Literal["kept", "changed", "new", "dropped"]
KINDS: tuple[Kind, ...] = ("kept", "changed", "new", "dropped")
Mark = Literal["same", "struck", "inserted"]

_TOKEN = re.compile(r"\s*(?:\w+(?:[’'.,-]\w+)*|[^\w\s])")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a clause. `before` is None where it is new, `after` where it was dropped.

    `words` are stretches of both wordings in order, each "same", "struck" or "inserted"; `likeness` 0 to 1.
    """

    kind: Kind
    before: Passage | None
    after: Passage | None
    likeness: float
    words: tuple[tuple[Mark, str], ...]

    def as_json(self) -> dict[str, Any]:
        """Ready for `json.dumps`."""
        return {
            "change": self.kind,
            "before": _plain(self.before),
            "after": _plain(self.after),
            "likeness": round(self.likeness, 3),
            "words": [{"mark": mark, "text": text} for mark, text in self.words],
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts and what became of each passage, in the order of the second one.

    `unit` is what was compared: "clause", or "paragraph" where one of the two has no clauses.
    """

    before: HeldText
    after: HeldText
    unit: Literal["clause", "paragraph"]
    changes: tuple[Change, ...]

    @property
    def counts(self) -> dict[Kind, int]:
        """How many were kept, changed, new, dropped."""
        counted = Counter(change.kind for change in self.changes)
        return {kind: counted[kind] for kind in KINDS}

    def as_json(self) -> dict[str, Any]:
        """Ready for `json.dumps`."""
        return {
            "before": _about(self.before),
            "after": _about(self.after),
            "unit": self.unit,
            "counts": self.counts,
            "changes": [change.as_json() for change in self.changes],
        }


def compare(before: HeldText, after: HeldText) -> Comparison:
    """Two versions, or two resolutions on one subject, clause by clause."""
    by_clause = bool(before.clauses and after.clauses)
    old, new = (t.clauses if by_clause else t.paragraphs for t in (before, after))
    return Comparison(before, after, "clause" if by_clause else "paragraph", tuple(changes(old, new)))


def changes(old: Sequence[Passage], new: Sequence[Passage]) -> list[Change]:
    """What became of each passage: in the order of `new`, what was dropped after what it once followed."""
    pairs = paired(old, new)
    partner = {j: i for i, j in pairs.items()}
    placed: list[tuple[tuple[int, int, int], Change]] = []
    anchor = -1
    for i, passage in enumerate(old):
        if i in pairs:
            anchor = pairs[i]
        else:
            dropped = Change("dropped", passage, None, 0.0, (("struck", passage.text),))
            placed.append(((anchor, 1, i), dropped))
    for j, passage in enumerate(new):
        before = old[partner[j]] if j in partner else None
        placed.append(((j, 0, 0), _change(before, passage)))
    return [change for _, change in sorted(placed, key=lambda entry: entry[0])]


def marked(before: str, after: str) -> tuple[tuple[Mark, str], ...]:
    """Both wordings in one: same and struck make up the first, same and inserted the second."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, [t.strip() for t in old], [t.strip() for t in new], autojunk=False)
    codes = [(tag, old[a:b], new[c:d]) for tag, a, b, c, d in matcher.get_opcodes()]
    found: list[tuple[Mark, str]] = []
    struck: list[str] = []
    inserted: list[str] = []
    for n, (tag, left, right) in enumerate(codes):
        # A lone small word between two changes reads better as part of the change.
        island = tag == "equal" and 0 < n < len(codes) - 1 and len(right) == 1 and _is_small(right[0])
        if tag != "equal" or island:
            struck += left
            inserted += right
            continue
        if struck and not right[0][0].isspace():  # the space before what stays goes with what was struck
            struck.append(left[0][: len(left[0]) - len(left[0].lstrip())])
        found += _changed(struck, inserted)
        struck, inserted = [], []
        found.append(("same", "".join(right)))
    return tuple(found + _changed(struck, inserted))


def _changed(struck: list[str], inserted: list[str]) -> list[tuple[Mark, str]]:
    pieces: list[tuple[Mark, str]] = [("struck", "".join(struck)), ("inserted", "".join(inserted))]
    return [(mark, text) for mark, text in pieces if text]


def _is_small(token: str) -> bool:
    word = fold(token.strip())
    return word in STOP_WORDS or not any(c.isalnum() for c in word)


def _change(before: Passage | None, after: Passage) -> Change:
    if before is None:
        return Change("new", None, after, 0.0, (("inserted", after.text),))
    same_words = words(before.text) == words(after.text)
    if same_words and before.role == after.role:
        return Change("kept", before, after, 1.0, (("same", after.text),))
    return Change(
        "changed", before, after, likeness(before.text, after.text), marked(before.text, after.text)
    )


def _plain(passage: Passage | None) -> dict[str, Any] | None:
    if passage is None:
        return None
    names = ("part", "role", "number", "verb", "stance", "target", "text", "page")
    printed = {"printed": passage.printed} if passage.printed else {}
    return {name: getattr(passage, name) for name in names} | printed


def _about(text: HeldText) -> dict[str, Any]:
    names = ("id", "version", "current", "title", "kind", "convention", "number", "status", "date", "origin")
    return {**{name: getattr(text, name) for name in names}, "retrieved": text.retrieved}
