"""Blocks read from a page's tree: headings, paragraphs, list items with their own numbers, tables.

The walk is one pass over start and end events, never recursive. A block ends where a block element
begins or ends; what it is comes from the elements that are open at that moment. Struck-out text
(`<del>`, `<s>`) is shown in square brackets, as printed amendments show it; references to footnotes
too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from corpus.document import BlockType
from pipeline.readers import cues, html_dom
from pipeline.readers import html_words as words
from pipeline.readers.assemble import Draft
from pipeline.readers.html_dom import Element
from pipeline.readers.html_keys import words_of
from pipeline.readers.html_lists import ListNumbers

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em"})
_STRUCK = frozenset({"del", "s", "strike"})
# How far up the tree the kind of a block is looked for.
_LOOK_UP = 40
_LONGEST_LINK = 600  # characters
_LONGEST_CELL = 800  # characters of a value in a table
_LONGEST_CAPTION = 240  # of what stands in a figure and is not called its caption
_NEAR = 3  # and how far its name may make it a caption
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")
_AROUND_BREAK = re.compile(r" ?\n ?")
_MANY_SPACES = re.compile(" {2,}")
_MANY_BREAKS = re.compile(r"\n{2,}")


@dataclass(slots=True)
class Found:
    """A block as the page has it: its draft, the element that holds it, how much is link, bold or italic.

    `ruled` says that a horizontal rule stands before it, `leads` that it begins with a link.
    """

    draft: Draft
    element: Element
    link_chars: int = 0
    bold_chars: int = 0
    path: tuple[Element, ...] = ()
    italic_chars: int = 0
    ruled: bool = False
    leads: bool = False
    _known: tuple[str, list[str]] | None = None
    _joined: tuple[list[str], str] | None = None

    @property
    def words(self) -> list[str]:
        """The block's words in lower case."""
        text = self.draft.text
        if self._known is None or self._known[0] is not text:
            self._known = (text, words_of(text))
        return self._known[1]

    @property
    def key(self) -> str:
        """Its letters and digits in lower case (`html_keys.key_of`)."""
        words = self.words
        if self._joined is None or self._joined[0] is not words:
            self._joined = (words, "".join(words))
        return self._joined[1]

    @property
    def link_share(self) -> float:
        """The share of its characters that are link text."""
        return self.link_chars / (len(self.draft.text) or 1) if self.link_chars else 0.0


@dataclass(slots=True)
class _Item:
    """A list item that is open: its marker is shown once, its paragraphs are joined."""

    number: str | None
    marker: str
    level: int
    emitted: Found | None = None


@dataclass(slots=True)
class _State:
    pieces: list[str] = field(default_factory=list)
    links: int = 0
    bold: int = 0
    italic: int = 0
    ruled: bool = False
    leads: bool = False
    in_italic: int = 0
    in_link: int = 0
    in_bold: int = 0
    in_pre: int = 0
    items: list[_Item | None] = field(default_factory=list)
    lists: ListNumbers = field(default_factory=ListNumbers)
    cells: list[str] | None = None
    in_row: bool = False
    owner: Element | None = None
    open_links: list[Element] = field(default_factory=list)
    captions: dict[Element, bool] = field(default_factory=dict)
    notes: dict[Element, bool] = field(default_factory=dict)
    paths: dict[Element, tuple[tuple[Element, ...], list[str]]] = field(default_factory=dict)


def read_blocks(root: Element, skip: Callable[[Element], bool] = html_dom.is_never_text) -> list[Found]:
    """The blocks below `root`, in the page's order, without the elements that `skip` names."""
    state = _State(owner=root)
    found: list[Found] = []
    walker = etree.iterwalk(root, events=("start", "end", "comment"))
    skipped: Element | None = None
    for event, node in walker:
        if event == "start":
            if node is not root and skip(node):
                walker.skip_subtree()
                skipped = node
            else:
                _open(state, node, found)
            continue
        if event == "end":
            if node is skipped:
                skipped = None
            else:
                _close(state, node, found)
        if node is not root and (tail := node.tail):
            _take(state, tail)
    _flush(state, found)
    return _number_paragraphs(found)


def _open(state: _State, node: Element, found: list[Found]) -> None:
    tag = node.tag
    if tag in words.BLOCK_TAGS and not (state.cells is not None and tag != "table"):
        _flush(state, found)
        state.owner = node
        if tag in ("ol", "ul", "menu"):
            state.lists.open(node)
            state.items.append(None)
        elif tag == "li":
            number, marker = state.lists.item(node)
            entry = _Item(number, marker, max(1, state.lists.depth))
            if state.items:
                state.items[-1] = entry
            else:
                state.items.append(entry)  # an item outside any list
    if tag == "tr" and _is_data_row(node):
        state.cells = []
    elif tag in ("td", "th"):
        if state.cells is not None:
            _cell(state)
        else:
            _flush(state, found)
            state.owner = node
    elif tag == "br":
        _break(state, found)
    elif tag == "a" and _is_link(node):
        state.in_link += 1
        state.open_links.append(node)
    elif tag in _BOLD:
        state.in_bold += 1
    elif tag in _ITALIC:
        state.in_italic += 1
    elif tag == "hr":
        state.ruled = True
    elif tag == "pre":
        state.in_pre += 1
    elif tag in _STRUCK:
        _take(state, "[")
    if tag == "sup" and _is_reference(node):
        _take(state, "[")
    if node.text:
        _take(state, node.text)


def _close(state: _State, node: Element, found: list[Found]) -> None:
    tag = node.tag
    if tag in _STRUCK or (tag == "sup" and _is_reference(node)):
        _take(state, "]")
    if tag == "a":
        if state.open_links and state.open_links[-1] is node:
            state.open_links.pop()
            state.in_link -= 1
    elif tag in _BOLD:
        state.in_bold -= 1
    elif tag in _ITALIC:
        state.in_italic -= 1
    elif tag == "pre":
        _flush(state, found)
        state.in_pre -= 1
    elif tag in ("td", "th"):
        if state.cells is not None:
            _cell(state)
        else:
            _flush(state, found)
    elif tag == "tr" and state.cells is not None:
        _cell(state)
        cells = [c for c in state.cells if c]
        state.cells = None
        state.pieces = [" | ".join(cells)]
        state.owner = node
        state.in_row = len(cells) > 1
        _flush(state, found)
        state.in_row = False
    if tag in words.BLOCK_TAGS and state.cells is None:
        _flush(state, found)
        if tag in ("ol", "ul", "menu"):
            state.lists.close()
            if state.items:
                state.items.pop()
        elif tag == "li" and state.items:
            state.items[-1] = None
        state.owner = node.getparent() if node.getparent() is not None else node


def _break(state: _State, found: list[Found]) -> None:
    """A line end; the second in a row ends the paragraph, as in pages older than their styles."""
    since = "".join(state.pieces).rstrip(" ")
    if since.endswith("\n") and state.cells is None and not state.in_pre:
        _flush(state, found)
    else:
        state.pieces.append("\n")


def _take(state: _State, text: str) -> None:
    if not state.pieces and not state.in_pre and text.isspace():
        return
    if state.in_pre:
        # A line end within <pre> is one; a marker keeps it apart from white space.
        text = text.replace("\n", "\x00")
    text = _SPACE.sub(" ", text if text.isascii() else _INVISIBLE.sub("", text)).replace("\x00", "\n")
    state.pieces.append(text)
    size = len(text.strip())
    if size and not state.links and state.in_link and not "".join(state.pieces[:-1]).strip():
        state.leads = True
    if state.in_link:
        state.links += size
    if state.in_bold:
        state.bold += size
    if state.in_italic:
        state.italic += size


def _cell(state: _State) -> None:
    assert state.cells is not None
    text = _tidy("".join(state.pieces)).replace("\n", " ")
    if text:
        state.cells.append(text)
    state.pieces = []


def _flush(state: _State, found: list[Found]) -> None:
    """Ends the block that is being gathered."""
    if not state.pieces:
        return
    text = _tidy("".join(state.pieces))
    links, bold, italic = state.links, state.bold, state.italic
    leads = state.leads
    state.pieces, state.links, state.bold, state.italic, state.leads = [], 0, 0, 0, False
    owner = state.owner
    if not text or owner is None or state.cells is not None:
        return
    path, tags = _path(state, owner)
    kind, level = _kind(state, path, tags, text, bold)
    item = next((i for i in reversed(state.items) if i is not None), None) if "li" in tags else None
    if item is not None and kind in ("paragraph", "list_item", "footnote"):
        _flush_item(item, text, kind, owner, path, links, bold, found, ruled=state.ruled, leads=leads)
        state.ruled = False
        return
    found.append(Found(Draft(kind, text, level=level), owner, links, bold, path, italic, state.ruled, leads))
    state.ruled = False


def _path(state: _State, owner: Element) -> tuple[tuple[Element, ...], list[str]]:
    """An element and those around it, the innermost first, with their tags: neighbours share most of them."""
    known = state.paths.get(owner)
    if known is None:
        missing = []
        node = owner
        while node is not None and (known := state.paths.get(node)) is None:
            missing.append(node)
            node = node.getparent()
        path: tuple[Element, ...] = known[0] if known is not None else ()
        tags: list[str] = known[1] if known is not None else []
        for node in reversed(missing):
            path, tags = (node, *path[: _LOOK_UP - 1]), [node.tag, *tags[: _LOOK_UP - 1]]
            state.paths[node] = path, tags
        known = path, tags
    return known


def _flush_item(
    item: _Item, text: str, kind: BlockType, owner: Element, path: tuple[Element, ...], links: int, bold: int,
    found: list[Found], *, ruled: bool, leads: bool,
) -> None:  # fmt: skip
    """A list item's text: its first paragraph with the number, further ones joined to it."""
    kind = "footnote" if kind == "footnote" else "list_item"
    if item.emitted is not None and found and found[-1] is item.emitted:
        before = item.emitted
        before.draft = Draft(
            kind, f"{before.draft.text}\n{text}", before.draft.marker, item.number, item.level
        )
        before.link_chars += links
        before.bold_chars += bold
        return
    if item.emitted is not None:  # text after a nested list
        found.append(Found(Draft("paragraph", text), owner, links, bold, path))
        return
    number, marker = item.number, item.marker
    own = _OWN_NUMBER.match(text) if number is None else None
    if own and _is_initial(own[0], owner):
        own = None
    if own:  # a list without numbers of its own whose items write theirs
        number, marker, text = own["in"] or own["out"], own[0], text[own.end() :]
    draft = Draft(kind, text, marker, number, item.level)
    item.emitted = Found(draft, owner, links, bold, path, ruled=ruled, leads=leads)
    found.append(item.emitted)


def _is_initial(marker: str, owner: Element) -> bool:
    """Whether "R. " before an item's text is an initial: a capital that the item's place does not give."""
    letter = marker.strip()
    if len(letter) != 2 or not letter[0].isupper() or letter[1] != ".":
        return False
    item = next((e for e in html_dom.ancestors_and_self(owner) if e.tag == "li"), None)
    place = sum(1 for _ in item.itersiblings("li", preceding=True)) if item is not None else 0
    return ord(letter[0]) - ord("A") != place


def _kind(
    state: _State, path: tuple[Element, ...], tags: list[str], text: str, bold: int
) -> tuple[BlockType, int]:
    """What a block is, by the elements open around it and by its wording."""
    if state.in_row:
        return "table_row", 0
    for up, (element, tag) in enumerate(zip(path, tags, strict=True)):
        if tag in _HEADINGS:
            return "heading", _HEADINGS[tag]
        if tag in ("figcaption", "caption") or (up < _NEAR and _is_caption(state, element)):
            return "caption", 0
        if (
            tag == "figure"
            and up < _NEAR
            and len(text) <= _LONGEST_CAPTION
            and not _PROPER.intersection(tags)
        ):
            return "caption", 0
        if tag in ("article", "main", "body"):
            break
    if ("li" in tags or _NOTE.match(text)) and any(_holds_notes(state, e) for e in path[:4]):
        return "footnote", 0
    for tag in tags:
        if tag == "tr":
            break
        if tag == "dt":
            return "question", 0
        if tag == "dd":
            return "answer", 0
        if tag == "li":
            return "list_item", 0
        if tag in ("blockquote", "q"):
            return "quote", 0
    if cues.is_caption(text):
        return "caption", 0
    if cues.is_question(text):
        return "question", 0
    if cues.is_answer(text):
        return "answer", 0
    if bold >= 0.95 * len(text.replace("\n", "")) and len(text) > 2:
        if text.endswith("?"):
            return "question", 0
        if cues.is_heading(text) and "\n" not in text:
            return "heading", 4
    return "paragraph", 0


def _is_link(node: Element) -> bool:
    """Whether an anchor links: one without an address, or that was never closed, does not."""
    if node.get("href") is None:
        return False
    return len(node) == 0 or sum(len(text) for text in node.itertext()) < _LONGEST_LINK


def _is_caption(state: _State, element: Element) -> bool:
    known = state.captions.get(element)
    if known is None:
        known = state.captions[element] = html_dom.has_word(element, words.CAPTION_WORDS)
    return known


def _holds_notes(state: _State, element: Element) -> bool:
    known = state.notes.get(element)
    if known is None:
        known = state.notes[element] = html_dom.has_word(element, words.FOOTNOTE_WORDS)
    return known


# What stands in a figure for itself and not under a picture.
_PROPER = frozenset({"blockquote", "table", "pre", "ul", "ol", "dl"})
_OWN_NUMBER = re.compile(
    r"(?:\((?P<in>\d{1,3}|[a-z]|[ivx]{2,5})\)|(?P<out>\d{1,3}|[a-zA-Z]|[ivx]{2,5})[.)])\s+(?=\S)"
)
_NOTE = re.compile(r"(?:\[?\d{1,3}[\].)]|\(\d{1,3}\)|[*†‡])\s")
_PARAGRAPH_NUMBER = re.compile(r"(?:\((?P<in>\d{1,3}|[a-z])\)|(?P<out>\d{1,3})[.)])\s+(?=\S)")


def _number_paragraphs(found: list[Found]) -> list[Found]:
    """Paragraphs that write their own numbers, one after the other, become list items."""
    matches = [_PARAGRAPH_NUMBER.match(f.draft.text) if f.draft.type == "paragraph" else None for f in found]
    values = [(m["in"] or m["out"]) if m else "" for m in matches]
    ranks = [int(v) if v.isdigit() else (ord(v) - 96 if v else 0) for v in values]
    present = {(v.isdigit(), rank) for v, rank in zip(values, ranks, strict=True) if v}
    for entry, match, value, rank in zip(found, matches, values, ranks, strict=True):
        neighbours = {(value.isdigit(), rank - 1), (value.isdigit(), rank + 1)}
        if match and neighbours & present:
            draft = entry.draft
            level = 1 if value.isdigit() else 2
            entry.draft = Draft(
                "list_item", draft.text[match.end() :], draft.text[: match.end()], value, level
            )
    return found


def _tidy(text: str) -> str:
    if "  " in text:
        text = _MANY_SPACES.sub(" ", text)
    if "\n" in text:
        text = _MANY_BREAKS.sub("\n", _AROUND_BREAK.sub("\n", text))
    return text.strip()


def _is_reference(node: Element) -> bool:
    """Whether a raised sign is a footnote's number."""
    text = html_dom.text_of(node)
    return bool(re.fullmatch(r"\d{1,3}|[*†‡]", text)) and node.find(".//a") is not None


def _is_data_row(row: Element) -> bool:
    """Whether a table's row holds data; a row whose cells hold blocks only lays out the page."""
    cells = [c for c in row if c.tag in ("td", "th")]
    return len(cells) > 1 and not any(_holds_blocks(cell) for cell in cells)


def _ends_line(mark: Element) -> bool:
    """Whether nothing but white space stands between a line end and the next element."""
    return not (mark.tail and mark.tail.strip())


def _holds_blocks(cell: Element) -> bool:
    """Whether a cell holds more than a value: blocks, paragraphs set apart by empty lines, or a column."""
    breaks = cell.findall(".//br")
    if sum(b.getnext() is not None and b.getnext().tag == "br" for b in breaks if _ends_line(b)) >= 2:
        return True
    if len(breaks) >= 4 and sum(len(text) for text in cell.itertext()) > _LONGEST_CELL:
        return True
    inner = [e.tag for e in cell.iterdescendants() if e.tag in words.BLOCK_TAGS]
    return len(inner) > 1 or any(tag not in ("p", "div", "center") for tag in inner)
