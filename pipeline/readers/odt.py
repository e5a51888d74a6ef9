"""OpenDocument texts (ODT): headings, lists with their numbers, tables, notes, tracked changes.

What a tracked change struck stands in square brackets, as in the other readers. Heads and feet are
furniture; of the properties, the dates are the file's and none of the text's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from corpus.document import BlockType, RawItem, Reading, Sourced
from corpus.errors import ReadError
from pipeline.readers import cues, media, properties
from pipeline.readers import xml_parts as xml
from pipeline.readers.assemble import Draft, assemble
from pipeline.readers.charset import clean
from pipeline.readers.odt_lists import OdtLists, list_styles
from pipeline.readers.unzip import Unzipped

VERSION = "odt/1"

_SPACE = re.compile(r"[ \t\r\n]+")
_NOT_TEXT = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "table-of-content",
     "user-index", "alphabetical-index", "illustration-index", "table-index", "image", "object", "desc"}
)  # fmt: skip
_MOST_SPACES = 100
_BYLINE_WITHIN = 8


def read_odt(item: RawItem) -> Reading:
    """The reading of an OpenDocument text. Raises `ReadError` for one that is damaged, locked or empty."""
    with Unzipped(item.data) as archive:
        if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise ReadError("encrypted: a password is needed; save a copy without it")
        content = xml.parse(archive.read("content.xml"), "content.xml")
        styles = _tree(archive, "styles.xml")
        meta = _tree(archive, "meta.xml")
    text, blocks = assemble(_Walk(content, styles).drafts())
    if not text.strip():
        raise ReadError("the document holds no text")
    has_byline = any(cues.is_byline(b.text) for b in blocks[:_BYLINE_WITHIN])
    return Reading(
        text=text,
        blocks=blocks,
        metadata=_metadata(meta, item.origin, has_byline),
        media_type=media.ODT,
        reader=VERSION,
        furniture=_furniture(styles),
    )


def _tree(archive: Unzipped, name: str) -> Element | None:
    return xml.parse(archive.read(name), name) if name in archive else None


class _Walk:
    """One pass over the body, in order; the notes that it meets come at the end."""

    def __init__(self, content: Element, styles: Element | None) -> None:
        self.body = next(xml.all_named(content, "text"), None)
        self.lists = OdtLists(list_styles(styles, content))
        self.notes: list[Draft] = []
        self.struck = {
            xml.attribute(region, "id") or "": xml.text_of(deletion)
            for region in xml.all_named(content, "changed-region")
            for deletion in xml.all_named(region, "deletion")
        }
        self.quotes = _styles_of_quotes(content, styles)

    def drafts(self) -> Iterator[Draft]:
        """The blocks of the text."""
        if self.body is not None:
            yield from self._blocks(self.body)
        yield from self.notes

    def _blocks(self, parent: Element) -> Iterator[Draft]:
        for element in parent:
            name = xml.local(element)
            if name in _NOT_TEXT:
                continue
            if name == "h":
                level = xml.attribute(element, "outline-level") or "1"
                yield Draft("heading", self._text(element), level=int(level) if level in "123456" else 6)
                yield from self._boxes(element)
            elif name == "p":
                kind, heading = _kind(element, self.quotes)
                yield Draft(kind, self._text(element), level=heading)
                yield from self._boxes(element)
            elif name == "list":
                yield from self._list(element)
            elif name == "table":
                yield from self._table(element)
            else:
                yield from self._blocks(element)  # sections, frames, indexes of the document's own

    def _list(self, element: Element) -> Iterator[Draft]:
        self.lists.begin(element)
        for entry in element:
            name = xml.local(entry)
            if name not in ("list-item", "list-header"):
                continue
            first = name == "list-item"
            for child in entry:
                if xml.local(child) in ("p", "h") and first:
                    text = self._text(child)
                    if not text:
                        continue
                    number, marker = self.lists.item(entry)
                    level = len(self.lists.open)
                    if xml.local(child) == "h":
                        yield Draft("heading", f"{marker}{text}", level=level)
                    else:
                        yield Draft("list_item", text, marker, number, level)
                    first = False
                elif xml.local(child) == "list":
                    yield from self._list(child)
                else:
                    yield from self._blocks_of(child)
        self.lists.end()

    def _blocks_of(self, element: Element) -> Iterator[Draft]:
        holder = Element("holder")
        holder.append(element)
        yield from self._blocks(holder)

    def _table(self, table: Element) -> Iterator[Draft]:
        for row in _rows(table):
            cells = []
            for cell in (c for c in row if xml.local(c) == "table-cell"):
                drafts = list(self._blocks(cell))
                cells.append(" ".join(f"{d.marker}{d.text}" for d in drafts if d.text).replace("\n", " "))
            filled = [c for c in cells if c.strip()]
            if filled:
                yield Draft("table_row" if len(filled) > 1 else "paragraph", " | ".join(filled))

    def _boxes(self, paragraph: Element) -> Iterator[Draft]:
        """Text boxes anchored in a paragraph follow it."""
        for box in xml.outermost(paragraph, "text-box"):
            yield from self._blocks(box)

    def _text(self, element: Element) -> str:
        pieces: list[str] = []
        self._gather(element, pieces)
        return _tidy("".join(pieces))

    def _gather(self, element: Element, pieces: list[str]) -> None:
        pieces.append(_SPACE.sub(" ", element.text or ""))
        for child in element:
            name = xml.local(child)
            if name == "s":
                count = xml.attribute(child, "c") or "1"
                pieces.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
            elif name == "tab":
                pieces.append("\t")
            elif name == "line-break":
                pieces.append("\n")
            elif name == "note":
                pieces.append(self._note(child))
            elif name == "change":
                if struck := self.struck.get(xml.attribute(child, "change-id") or ""):
                    pieces.append(f"[{struck}]")
            elif name not in _NOT_TEXT and name not in ("frame", "text-box", "custom-shape"):
                self._gather(child, pieces)
            pieces.append(_SPACE.sub(" ", child.tail or ""))

    def _note(self, note: Element) -> str:
        """Keeps a note for the end of the text; what stands in its place is its sign."""
        sign = xml.first_text(note, "note-citation") or str(len(self.notes) + 1)
        place = len(self.notes)
        bodies = [d.text for body in xml.outermost(note, "note-body") for d in self._blocks(body) if d.text]
        if bodies:
            self.notes.insert(place, Draft("footnote", "\n".join(bodies), f"[{sign}] ", sign))
        return f"[{sign}]"


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, those in groups too, but not those of tables in its cells."""
    for child in table:
        name = xml.local(child)
        if name == "table-row":
            yield child
        elif name in ("table-rows", "table-header-rows", "table-row-group"):
            yield from _rows(child)


def _styles_of_quotes(*trees: Element | None) -> set[str]:
    """The names of paragraph styles that are quotations, or derive from one."""
    found = {"Quotations"}
    for tree in trees:
        if tree is not None:
            for style in xml.all_named(tree, "style"):
                if xml.attribute(style, "parent-style-name") in found:
                    found.add(xml.attribute(style, "name") or "")
    return found


def _kind(paragraph: Element, quotes: set[str]) -> tuple[BlockType, int]:
    """What a paragraph is by its style, and a heading's level."""
    style = xml.attribute(paragraph, "style-name") or ""
    if style in ("Title", "Subtitle"):
        return "heading", 1 if style == "Title" else 2
    if style in quotes:
        return "quote", 0
    return ("caption" if style in ("Caption", "Illustration", "Figure") else "paragraph"), 0


def _furniture(styles: Element | None) -> tuple[str, ...]:
    if styles is None:
        return ()
    lines = (
        clean(text)
        for name in ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
        for part in xml.all_named(styles, name)
        if (text := xml.text_of(part))
    )
    return tuple(dict.fromkeys(lines))


def _metadata(meta: Element | None, origin: str, has_byline: bool) -> properties.Metadata:
    if meta is None:
        return {}
    of = "document properties"
    creator = xml.first_text(meta, "initial-creator") or xml.first_text(meta, "creator")
    found: dict[str, list[Sourced]] = {
        "title": list(properties.title(xml.first_text(meta, "title"), of, origin, 0.45)),
        "language": list(properties.language(xml.first_text(meta, "language"), of, 0.4)),
    }
    if not has_byline:
        found["author"] = list(properties.author(creator, of, 0.3))
    return properties.ranked(found)


def _tidy(text: str) -> str:
    lines = (re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)
