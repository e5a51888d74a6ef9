"""The versions of a document, and what each changed: paragraphs that came, went or were reworded."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

# Beyond this many paragraphs the comparison looks at which are there, not at their order.
_MANY = 4000
_ALIKE = 0.5


def versions(connection: sqlite3.Connection, document: str, current: int) -> list[dict[str, Any]]:
    """Every version of a document, the first one first; from the second on with its `changes`.

    A change is {"change": "added" | "removed" | "changed", "before", "after"}: a paragraph of the text each.
    """
    rows = connection.execute(
        "SELECT key, ordinal, origin, sha256, size, retrieved, media_type, reader, title, published,"
        " convention, text FROM version"
        " WHERE document = ? ORDER BY ordinal",
        (document,),
    )
    listed: list[dict[str, Any]] = []
    before: str | None = None
    for v in rows:
        changes = [] if before is None else differences(before, v["text"])
        listed.append(
            {
                "version": v["ordinal"],
                "current": v["key"] == current,
                "sha256": v["sha256"],
                "size": v["size"],
                "retrieved": v["retrieved"],
                "origin": v["origin"],
                "media_type": v["media_type"],
                "reader": v["reader"],
                "title": v["title"],
                "published": v["published"],
                "convention": v["convention"],
                "changes": changes,
            }
        )
        before = v["text"]
    return listed


def differences(before: str, after: str) -> list[dict[str, str | None]]:
    """What happened to the paragraphs (lines that are not empty) of a text, in order of the text."""
    old, new = _paragraphs(before), _paragraphs(after)
    if max(len(old), len(new)) > _MANY:
        kept_old, kept_new = set(new), set(old)
        return [_change("removed", p, None) for p in old if p not in kept_old] + [
            _change("added", None, p) for p in new if p not in kept_new
        ]
    found: list[dict[str, str | None]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _paired(old[a:b], new[c:d])
    return found


def _paired(old: Sequence[str], new: Sequence[str]) -> list[dict[str, str | None]]:
    """Of a stretch that differs: which paragraph became which, and which only came or went."""
    found: list[dict[str, str | None]] = []
    left = list(old)
    for paragraph in new:
        nearest = max(left, key=lambda p: _likeness(p, paragraph), default=None)
        if nearest is not None and _likeness(nearest, paragraph) >= _ALIKE:
            gone = left[: left.index(nearest)]
            found += [_change("removed", p, None) for p in gone]
            del left[: len(gone) + 1]
            found.append(_change("changed", nearest, paragraph))
        else:
            found.append(_change("added", None, paragraph))
    return found + [_change("removed", p, None) for p in left]


def _likeness(a: str, b: str) -> float:
    """The share of words that two paragraphs have in common (Sørensen and Dice)."""
    first, second = set(a.lower().split()), set(b.lower().split())
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 1.0


def _paragraphs(text: str) -> list[str]:
    return [line for line in (" ".join(raw.split()) for raw in text.split("\n")) if line]


def _change(kind: str, before: str | None, after: str | None) -> dict[str, str | None]:
    return {"change": kind, "before": before, "after": after}
