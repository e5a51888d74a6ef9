"""Notes under a text: what its own reference marks lead to, wherever a template puts it.

A text says by its marks ("vault.2", a raised number, a link "[3]") that it has notes. What they lead to
belongs to it, though it stands under a rule, in small print or in a box of its own, as furniture does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.readers.html_blocks import Found
from pipeline.readers.html_dom import Element
from pipeline.readers.html_layout import Layout

_MARK = re.compile(r"\W*(\d{1,3}|[ivx]{1,5}|[a-z]|[*†‡§]{1,3})\W*", re.IGNORECASE)
_BEGINS = re.compile(
    r"(?:[\[(]\s?(\d{1,3}|[ivx]{1,5})\s?[\])]|(\d{1,3})(?:[.):]\s?|\s)|([*†‡§]{1,3})\s?)(?=\W?\w)"
)
_HEADED = re.compile(
    r"\W*(?:foot|end)?(?:notes|notas|fu(?:ß|ss)noten|anmerkungen|note|references)\W*", re.IGNORECASE
)
_NEAR = 12  # blocks behind the text within which notes without links begin
_LONGEST = 250  # words of a note
_INSIDE = 3  # elements around a note that may bear the name a mark leads to


def with_notes(layout: Layout, keep: list[bool]) -> list[bool]:
    """The choice with the notes that marks in the chosen blocks lead to."""
    found = layout.found
    kept = [i for i, k in enumerate(keep) if k]
    if not kept:
        return keep
    labels, targets = _references(found, kept)
    if not labels:
        return keep
    last = kept[-1]
    known: dict[int, str] = {}
    for i in range(kept[0] + 1, len(found)):
        if keep[i] or layout.others[i] or layout.counts[i] > _LONGEST or found[i].link_share > 0.6:
            continue
        if targets and any(name in targets for name in _names(found[i])):
            known[i] = "linked"
        elif (label := _label(found[i])) in labels and last < i <= last + _NEAR:
            known[i] = label
    linked = [i for i, label in known.items() if label == "linked"]
    numbered = [i for i, label in known.items() if label != "linked"]
    chosen = linked or (numbered if _is_series([known[i] for i in numbered], labels) else [])
    if not chosen:
        return keep
    lo, hi = min(chosen), max(chosen)
    inside = {i for i in range(lo, hi) if lo > last and not layout.others[i] and found[i].link_share < 0.6}
    wanted = inside.union(chosen) if hi - lo <= 3 * len(chosen) else set(chosen)
    return [k or i in wanted for i, k in enumerate(keep)]


def _references(found: Sequence[Found], kept: Sequence[int]) -> tuple[set[str], set[str]]:
    """The signs of the marks in a text, and the names that those lead to which are links."""
    labels: set[str] = set()
    targets: set[str] = set()
    seen: set[Element] = set()
    for i in kept:
        element = found[i].element
        if element in seen or not isinstance(element.tag, str):
            continue
        seen.add(element)
        for node in element.iter("a", "sup"):
            href = node.get("href") or ""
            linked = node.tag == "a" and "#" in href
            if node.tag == "a" and not linked:
                continue
            text = "".join(node.itertext()).strip()
            match = _MARK.fullmatch(text) if len(text) <= 6 else None
            if match is None or (node.tag == "sup" and match[1].isalpha()):
                continue
            labels.add(match[1].lower())
            if linked:
                targets.add(href.partition("#")[2])
    return labels, targets


def _names(entry: Found) -> Iterator[str]:
    """Names of a block by which a link can lead to it: of its elements, or of an anchor in it."""
    for element in entry.path[:_INSIDE]:
        if name := element.get("id") or "":
            yield name
    for node in entry.element.iter("a", "span", "li", "p"):
        if name := node.get("id") or node.get("name") or "":
            yield name


def _label(entry: Found) -> str:
    """The sign that a block begins with, under a heading of notes in the same block or not; "" without."""
    if entry.draft.number:
        return str(entry.draft.number).lower()
    head, _, rest = entry.draft.text.partition("\n")
    text = rest if rest and _HEADED.fullmatch(head) else entry.draft.text
    match = _BEGINS.match(text)
    return next((sign.lower() for sign in match.groups() if sign), "") if match else ""


def _is_series(labels: Sequence[str], wanted: set[str]) -> bool:
    """Whether notes without links begin with the first mark and are not other numbered lines by chance."""
    if not labels or len(set(labels)) < len(labels):
        return False
    first = min((int(w) for w in wanted if w.isdigit()), default=0)
    return labels[0] == str(first) or not labels[0].isdigit()
