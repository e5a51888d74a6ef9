"""Cutting the tail off a text: from the first line's match on, all goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from pipeline.readers import html_dom
from pipeline.readers.html_dom import Element
from pipeline.readers.html_words import BLOCK_TAGS

_LINE_ENDS = BLOCK_TAGS | {"br", "td", "th"}
_NO_TEXT = ("script", "style", "template")


@dataclass(frozen=True, slots=True)
class _Run:
    """A piece of text in the tree: an element's own, or that behind it."""

    node: Element
    is_tail: bool

    @property
    def text(self) -> str:
        return (self.node.tail if self.is_tail else self.node.text) or ""


def cut_tail(body: Element, patterns: Sequence[re.Pattern[str]]) -> list[str]:
    """Takes the text from the first match on out of the tree; the lines that went, for the record.

    A pattern is sought in each line, with its white space made single. A match before which there is no
    text is not taken for the tail.
    """
    lines = list(_lines(body))
    for n, runs in enumerate(lines):
        text = _single("".join(run.text for run in runs))
        found = [match for pattern in patterns if (match := pattern.search(text))]
        if not found:
            continue
        start = min(match.start() for match in found)
        if n == 0 and not text[:start].strip():
            continue
        gone = [text[start:], *(_single("".join(r.text for r in rest)) for rest in lines[n + 1 :])]
        _cut(body, *_place(runs, start))
        return [line for line in gone if line]
    return []


def _single(text: str) -> str:
    return " ".join(text.split())


def _lines(body: Element) -> Iterator[list[_Run]]:
    """The lines of text of a tree, none of them empty."""
    line: list[_Run] = []
    for event, node in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        is_element = isinstance(node.tag, str)
        if is_element and node.tag in _LINE_ENDS and line:
            yield line
            line = []
        is_tail = event != "start" or not is_element
        if (is_tail and node is body) or (not is_tail and node.tag in _NO_TEXT):
            continue
        run = _Run(node, is_tail)
        if run.text and (line or run.text.strip()):
            line.append(run)
    if line:
        yield line


def _place(runs: list[_Run], start: int) -> tuple[_Run, int]:
    """Where in the tree a position in a line's text (white space single) lies."""
    position, space = 0, True
    for run in runs:
        for offset, character in enumerate(run.text):
            if character.isspace():
                if not space:
                    position, space = position + 1, True
                continue
            space = False
            if position >= start:
                return run, offset
            position += 1
    return runs[-1], len(runs[-1].text)


def _cut(body: Element, run: _Run, offset: int) -> None:
    """Takes out all text behind a place, and elements that are empty thereby."""
    node = run.node
    if run.is_tail:
        node.tail = run.text[:offset].rstrip() or None
    else:
        node.text = run.text[:offset].rstrip() or None
        for child in list(node):
            node.remove(child)
        if node is not body:
            node.tail = None
    at = node
    while at is not body:
        parent = at.getparent()
        for following in list(at.itersiblings()):
            parent.remove(following)
        if parent is not body:
            parent.tail = None
        at = parent
    at = node
    while at is not body and not (run.is_tail and at is node) and not html_dom.text_of(at):
        parent = at.getparent()
        parent.remove(at)
        at = parent
