"""A Word file's parts made ready for mammoth: bounded, without entities, numbers and deletions made visible.

mammoth gives every list item to HTML, which counts anew after each interruption and knows no "(a)"; and it
leaves out what tracked changes struck. So the numbers are counted here as Word counts them and written
into the paragraphs between marks of our own, and what was struck becomes struck-out text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement, tostring

from corpus.errors import ReadError
from pipeline.readers import xml_parts as xml
from pipeline.readers.numbering import Counter, Level
from pipeline.readers.unzip import Unzipped, rezipped

# Around a list item's level, number and label; from the private use area, which no text of ours keeps.
OPEN, BETWEEN, CLOSE = "\uf8f0", "\uf8f1", "\uf8f2"

_FORMS = {
    "bullet": "", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I",
}  # fmt: skip
_LEFT_OUT = re.compile(r"(?:.*/)?(?:theme|media|embeddings|fonts|customXml|glossary|charts|diagrams)/")
_NUMBERING = re.compile(r"(?:.*/)?numbering\d*\.xml")
_MAIN = re.compile(r"(?:.*/)?document\d*\.xml")
_STYLES = re.compile(r"(?:.*/)?styles\d*\.xml")
_HEAD_OR_FOOT = re.compile(r"(?:.*/)?(?:header|footer)\d*\.xml")
_CORE = re.compile(r"docProps/core\d*\.xml")
_MOST_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Parts:
    """What mammoth reads (`archive`), and what it doesn't: properties, and the text of heads and feet."""

    archive: BytesIO
    core: Element | None
    furniture: tuple[str, ...]


@dataclass(slots=True)
class _Lists:
    """Which list a paragraph is in: by itself or by its style; and the counters of them all."""

    of_num: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    of_style: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    based_on: dict[str, str] = field(default_factory=dict)
    counters: dict[str, Counter] = field(default_factory=dict)

    def label(self, properties: Element | None) -> tuple[int, str | None, str] | None:
        """Level (from 1), number and label of a paragraph with these properties; None for no list item."""
        if properties is None:
            return None
        number, depth = _num_pr(properties)
        style = _value(_child(properties, "pStyle"))
        for _ in range(_MOST_LEVELS):
            if style is None or (number is not None and depth is not None):
                break
            by_style = self.of_style.get(style, (None, None))
            number = number if number is not None else by_style[0]
            depth = depth if depth is not None else by_style[1]
            style = self.based_on.get(style)
        if number is None or number not in self.of_num:
            return None
        key, levels = self.of_num[number]
        at = min(_integer(depth, 0), _MOST_LEVELS - 1)
        shown, label = self.counters.setdefault(key, Counter(levels)).next(at)
        return (at + 1, shown, label) if label else None


def prepared(data: bytes) -> Parts:
    """The parts of a Word file. Raises `ReadError` where it is none, is damaged or out of bounds."""
    with Unzipped(data) as archive:
        names = [n for n in archive if n.endswith((".xml", ".rels")) and not _LEFT_OUT.match(n)]
        trees = {name: xml.parse(archive.read(name), name) for name in names}
    if not any(_MAIN.fullmatch(name) for name in trees):
        raise ReadError("a Word document without its text: damaged, or not a Word document")
    lists = _lists(
        [t for n, t in trees.items() if _NUMBERING.fullmatch(n)],
        [t for n, t in trees.items() if _STYLES.fullmatch(n)],
    )
    kept: list[tuple[str, bytes]] = []
    for name, tree in trees.items():
        if _MAIN.fullmatch(name):
            _show_struck(tree)
            _show_numbers(tree, lists)
        if not _NUMBERING.fullmatch(name) and not _HEAD_OR_FOOT.fullmatch(name):
            kept.append((name, tostring(tree, encoding="utf-8")))
    return Parts(
        archive=rezipped(kept),
        core=next((t for n, t in trees.items() if _CORE.fullmatch(n)), None),
        furniture=tuple(
            dict.fromkeys(
                text for n, t in trees.items() if _HEAD_OR_FOOT.fullmatch(n) for text in _paragraphs(t)
            )
        ),
    )


def _paragraphs(tree: Element) -> Iterator[str]:
    return (t for p in xml.all_named(tree, "p") if (t := xml.text_of(p)))


# -- tracked changes --------------------------------------------------------------------------------------


def _show_struck(tree: Element) -> None:
    """Deleted runs become struck-out ones; what was moved stands where it was moved to."""
    for parent in tree.iter():
        for child in parent:
            name = xml.local(child)
            if name == "moveTo":
                child.tag = _sibling(child, "ins")
            elif name == "del" and any(xml.local(e) == "r" for e in child):
                child.tag = _sibling(child, "ins")
                for run in xml.all_named(child, "r"):
                    _strike(run)


def _strike(run: Element) -> None:
    properties = _child(run, "rPr")
    if properties is None:
        properties = Element(_sibling(run, "rPr"))
        run.insert(0, properties)
    SubElement(properties, _sibling(run, "strike"))
    for text in xml.all_named(run, "delText"):
        text.tag = _sibling(run, "t")


# -- list numbers -----------------------------------------------------------------------------------------


def _show_numbers(tree: Element, lists: _Lists) -> None:
    for paragraph in xml.all_named(tree, "p"):
        properties = _child(paragraph, "pPr")
        if not xml.text_of(paragraph):
            continue  # Word counts it, but mammoth leaves it out; an empty item is nearly always a slip
        found = lists.label(properties)
        if found is None or properties is None:
            continue
        level, number, label = found
        run = Element(_sibling(paragraph, "r"))
        text = SubElement(run, _sibling(paragraph, "t"))
        text.text = f"{OPEN}{level}{BETWEEN}{number or ''}{BETWEEN}{label}{CLOSE}"
        paragraph.insert(list(paragraph).index(properties) + 1, run)


def _lists(numberings: list[Element], styles: list[Element]) -> _Lists:
    lists = _Lists()
    for tree in numberings:
        abstract = {
            xml.attribute(e, "abstractNumId") or "": {
                _integer(xml.attribute(lvl, "ilvl"), 0): _level(lvl) for lvl in e if xml.local(lvl) == "lvl"
            }
            for e in tree
            if xml.local(e) == "abstractNum"
        }
        for num in (e for e in tree if xml.local(e) == "num"):
            identifier = xml.attribute(num, "numId") or ""
            base = _value(_child(num, "abstractNumId")) or ""
            levels = dict(abstract.get(base, {}))
            overrides = [e for e in num if xml.local(e) == "lvlOverride"]
            for override in overrides:
                at = _integer(xml.attribute(override, "ilvl"), 0)
                own, start = _child(override, "lvl"), _value(_child(override, "startOverride"))
                level = _level(own) if own is not None else levels.get(at, Level())
                start_at = _integer(start, level.start)
                levels[at] = Level(level.form, level.pattern, start_at)
            # Lists of one kind count on in common, unless one says that it begins anew.
            lists.of_num[identifier] = (f"num {identifier}" if overrides else base, levels)
    for tree in styles:
        for style in xml.all_named(tree, "style"):
            identifier = xml.attribute(style, "styleId") or ""
            properties = _child(style, "pPr")
            if properties is not None:
                lists.of_style[identifier] = _num_pr(properties)
            if (base_style := _value(_child(style, "basedOn"))) is not None:
                lists.based_on[identifier] = base_style
    return lists


def _level(element: Element) -> Level:
    form = _value(_child(element, "numFmt")) or "decimal"
    pattern = _value(_child(element, "lvlText"))
    return Level(
        _FORMS.get(form, "1"),
        pattern if pattern is not None else "%1.",
        _integer(_value(_child(element, "start")), 1),
    )


def _num_pr(properties: Element) -> tuple[str | None, str | None]:
    found = _child(properties, "numPr")
    if found is None:
        return None, None
    return _value(_child(found, "numId")), _value(_child(found, "ilvl"))


def _child(element: Element, name: str) -> Element | None:
    return next((e for e in element if xml.local(e) == name), None)


def _value(element: Element | None) -> str | None:
    return xml.attribute(element, "val") if element is not None else None


def _sibling(element: Element, name: str) -> str:
    """A name in the namespace of an element, of which Word files have two."""
    namespace, brace, _ = element.tag.rpartition("}")
    return f"{namespace}{brace}{name}"


def _integer(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text, re.ASCII) else default
