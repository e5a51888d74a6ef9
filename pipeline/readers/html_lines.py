"""A page's text as lines in the order in which it is read, and where among them its main text begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from pipeline.readers import cues, html_dom
from pipeline.readers import html_words as words
from pipeline.readers.html_dom import Element
from pipeline.readers.html_main import key_of

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
OTHER_TAGS = frozenset({"aside", "nav", "figure", "figcaption", "form", "dialog"})
PASSAGE = 60  # characters from which a line counts towards where most of the text is
_BREAKS = words.BLOCK_TAGS | {"td", "th", "br"}
_LABELS = frozenset({"span", "a", "time", "label", "small"})
_PROSE = 200  # characters from which a line that ends as sentences do is running text
_COLUMN = 0.7  # of what the whole weighs, from which a column is where the text is
_CELL = 0.5  # the same for a cell where no other part weighs nearly as much as it
_ABOVE = 12  # lines above the text among which its title is looked for


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line: its text, the block that holds it, and where it begins, in characters from the top."""

    text: str
    block: Element
    at: int


@dataclass(slots=True)
class Layout:
    """A page's lines, where each element begins among them, and which elements are called something."""

    lines: list[Line] = field(default_factory=list)
    starts: dict[Element, int] = field(default_factory=dict)
    called: Sequence[Element] = ()
    _main: list[int | None] = field(default_factory=list)


def lay_out(root: Element, called: Sequence[Element]) -> Layout:
    """The page's visible lines in reading order; `called` are those of `html_dom.called_elements`."""
    body = root.find("body")
    body = root if body is None else body
    layout = Layout(called=called)
    pieces: list[str] = []
    at = 0
    blocks = [body]
    owner = body

    def close() -> None:
        nonlocal at
        text = " ".join("".join(pieces).split())
        pieces.clear()
        if text:
            layout.lines.append(Line(text, owner, at))
            at += len(text) + 1

    walker = etree.iterwalk(body, events=("start", "end", "comment"))
    skipped: Element | None = None
    for event, node in walker:
        if event == "start":
            if node is not body and html_dom.is_never_text(node):
                walker.skip_subtree()
                skipped = node
                continue
            if node.tag in _BREAKS:
                if pieces:
                    close()
                if node.tag != "br":
                    blocks.append(node)
                owner = blocks[-1]
            elif pieces and node.tag in _LABELS and _abuts(node, pieces[-1]):
                pieces.append(" ")
            layout.starts[node] = at + (1 if pieces else 0)
            if node.text:
                pieces.append(node.text)
        else:
            never = node is skipped
            if event == "end" and not never and node.tag in _BREAKS and node.tag != "br":
                if pieces:
                    close()
                blocks.pop()
                owner = blocks[-1] if blocks else body
            if node is not body and node.tail:
                pieces.append(node.tail)
    close()
    return layout


def _abuts(node: Element, before: str) -> bool:
    """Whether an element follows another of its kind without white space, kept apart by the style alone."""
    previous = node.getprevious()
    return previous is not None and previous.tag in _LABELS and not previous.tail and not before.endswith(" ")


def is_prose(line: Line, least: int = _PROSE) -> bool:
    """Whether a line is running text: of so many characters, and ended as sentences are."""
    if len(line.text) < least:
        return False
    return line.text[-1] in ";:," or cues.ends_sentence(line.text) or len(line.text) >= 3 * _PROSE


def heading_above(layout: Layout, sizes: dict[Element, float]) -> str:
    """The largest of these elements before the main text, the nearest to it among equals; "" without.

    Where a table lays out the page, those in the cell of the text go before those in others: a masthead's
    letters are larger. A heading's tag in that cell goes before large letters outside it.
    """
    prose = main_prose(layout)
    if prose is None:
        return ""
    limit = layout.lines[prose].at
    near = [(size, layout.starts[e], e) for e, size in sizes.items() if layout.starts.get(e, limit) < limit]
    near = [entry for entry in near if 3 <= len(html_dom.text_of(entry[2])) <= 200]
    for cell in _cells_around(layout.lines[prose].block):
        inside = [entry for entry in near if cell in entry[2].iterancestors()]
        if inside:
            near = inside
            break
        if _has_heading(layout, cell, limit):
            return ""
    return html_dom.text_of(max(near, key=lambda entry: entry[:2])[2]) if near else ""


def _cells_around(block: Element) -> Iterator[Element]:
    """The cells of tables that a block lies in, the innermost first."""
    return (a for a in html_dom.ancestors_and_self(block) if a.tag in ("td", "th"))


def _has_heading(layout: Layout, cell: Element, limit: int) -> bool:
    """Whether one of the headings in a cell stands above a place in the text."""
    return any(layout.starts.get(h, limit) < limit for h in cell.iter("h1", "h2", "h3"))


def nearest_heading(layout: Layout, sites: set[str]) -> str:
    """The heading nearest above the main text, with no other text between; an empty string without."""
    main = main_prose(layout)
    if main is None:
        return ""
    for line in reversed(layout.lines[max(0, main - 6) : main]):
        if is_prose(line):
            break
        headed = line.block.tag in HEADINGS and not in_other_part(line.block)
        if headed and 3 <= len(line.text) <= 200 and key_of(line.text) not in sites:
            return line.text
    return ""


def lines_above_text(layout: Layout) -> Iterator[Line]:
    """The lines above the main text, the nearest first, as far as no other running text stands between."""
    main = main_prose(layout)
    for line in reversed(layout.lines[max(0, (main or 0) - _ABOVE) : main or 0]):
        if is_prose(line):
            return
        yield line


def main_prose(layout: Layout) -> int | None:
    """The first line of the part of the page with most running text."""
    if not layout._main:
        layout._main.append(_weighed_prose(layout))
    return layout._main[0]


def _weighed_prose(layout: Layout) -> int | None:
    prose_lines = [n for n, line in enumerate(layout.lines) if is_prose(line)]
    weights: dict[Element, int] = {}
    first: dict[Element, int] = {}
    for n, line in enumerate(layout.lines):
        if len(line.text) < PASSAGE:
            continue
        for holder, share in zip(html_dom.ancestors_and_self(line.block), (4, 4, 3, 2), strict=False):
            if holder.tag == "html" or (holder.tag == "body" and share < 4):
                break
            weights[holder] = weights.get(holder, 0) + share * len(line.text)
            first.setdefault(holder, n)
    if not weights:
        return prose_lines[0] if prose_lines else None
    heaviest = max(weights, key=lambda e: (weights[e], -first[e]))
    holder = _column_of(heaviest, weights, first)
    opening = first[holder]
    later = (n for n in prose_lines if n >= opening)
    within = (n for n in later if holder in html_dom.ancestors_and_self(layout.lines[n].block))
    return next(within, opening)


def _column_of(heaviest: Element, weights: dict[Element, int], first: dict[Element, int]) -> Element:
    """What within the heaviest part weighs nearly as much, a column beside others; else the part itself.

    What holds all columns of a page outweighs each of them, and begins with the first, a list of links.
    """
    inner = [e for e in weights if first[e] > first[heaviest] and heaviest in e.iterancestors()]
    best = max(inner, key=lambda e: (weights[e], -first[e]), default=None)
    if best is None:
        return heaviest
    apart = (
        e for e in inner if e not in best.iterancestors() and best not in e.iterancestors() and e is not best
    )
    alone = best.tag in ("td", "th") and all(weights[e] < _COLUMN * weights[best] for e in apart)
    share = _CELL if alone else _COLUMN
    return best if weights[best] >= share * weights[heaviest] else heaviest


def in_other_part(block: Element) -> bool:
    """Whether a block stands in what its tag calls beside the text: a sidebar, a caption, a form."""
    return any(a.tag in OTHER_TAGS for a in html_dom.ancestors_and_self(block))
