"""The list styles of an OpenDocument text, and the counting of its lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from pipeline.readers import xml_parts as xml
from pipeline.readers.numbering import Counter, Level


@dataclass(slots=True)
class OdtLists:
    """Counts through nested lists; a list that says it goes on with an earlier one does."""

    styles: dict[str, dict[int, Level]]
    of_id: dict[str, Counter] = field(default_factory=dict)
    last: dict[str, Counter] = field(default_factory=dict)
    open: list[tuple[Counter, str]] = field(default_factory=list)

    def begin(self, element: Element) -> None:
        """A list begins, within another or by itself."""
        if self.open:
            counter, style = self.open[-1]
            own = xml.attribute(element, "style-name")
            if own and own != style and own in self.styles:
                counter, style = Counter(self.styles[own]), own
            self.open.append((counter, style))
            return
        style = xml.attribute(element, "style-name") or ""
        before = self.of_id.get(xml.attribute(element, "continue-list") or "")
        if before is None and xml.attribute(element, "continue-numbering") == "true":
            before = self.last.get(style)
        counter = before or Counter(self.styles.get(style, {n: Level("", "") for n in range(10)}))
        self.last[style] = counter
        if identifier := xml.attribute(element, "id"):
            self.of_id[identifier] = counter
        self.open.append((counter, style))

    def end(self) -> None:
        """The innermost list ends."""
        self.open.pop()

    def item(self, element: Element) -> tuple[str | None, str]:
        """The number of the next item and how it is shown."""
        counter, _ = self.open[-1]
        depth = len(self.open) - 1
        start = xml.attribute(element, "start-value")
        if start and re.fullmatch(r"\d{1,6}", start, re.ASCII):
            counter.counts[depth] = int(start) - 1
        return counter.next(depth)


def list_styles(*trees: Element | None) -> dict[str, dict[int, Level]]:
    """The levels (from 0) of every list style of a file."""
    found: dict[str, dict[int, Level]] = {}
    for tree in trees:
        if tree is None:
            continue
        for style in (e for name in ("list-style", "outline-style") for e in xml.all_named(tree, name)):
            levels = {_depth(e): _level(e) for e in style if "level-style" in xml.local(e)}
            found[xml.attribute(style, "name") or ""] = levels
    return found


def _depth(element: Element) -> int:
    level = xml.attribute(element, "level") or "1"
    return int(level) - 1 if re.fullmatch(r"\d{1,2}", level, re.ASCII) else 0


def _level(element: Element) -> Level:
    form = xml.attribute(element, "num-format") or ""
    if xml.local(element) != "list-level-style-number" or form not in ("1", "a", "A", "i", "I"):
        return Level("", "")
    depth = _depth(element)
    shown = xml.attribute(element, "display-levels") or "1"
    levels = min(int(shown), depth + 1) if re.fullmatch(r"\d{1,2}", shown, re.ASCII) else 1
    figures = ".".join(f"%{n}" for n in range(depth + 2 - max(1, levels), depth + 2))
    start = xml.attribute(element, "start-value") or "1"
    return Level(
        form,
        f"{xml.attribute(element, 'num-prefix') or ''}{figures}{xml.attribute(element, 'num-suffix') or ''}",
        int(start) if re.fullmatch(r"\d{1,6}", start, re.ASCII) else 1,
    )
