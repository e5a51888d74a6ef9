"""Markdown: the blocks of the text reader with the inline signs taken off and wrapped lines joined.

A .txt file keeps its text whatever signs it holds; a Markdown file's signs are its markup, as tags are
a page's, and no words of the author's.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.document import Block, RawItem, Reading
from pipeline.readers import media
from pipeline.readers.assemble import Draft, assemble
from pipeline.readers.charset import decode
from pipeline.readers.text import blocks_of

VERSION = "markdown/1"

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_HARD_BREAK = re.compile(r"(?: {2,}|\\)\n[ \t]*")
_SOFT_BREAK = re.compile(r"[ \t]*\n[ \t]*(?:>[ \t]?)?")
_INLINE: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"!\[([^\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\[[^\]]*\]"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>"), r"\1"),
    (re.compile(r"</?(?:b|i|em|strong|u|span|sup|sub|br|a|small|font)(?:\s[^<>]*)?/?>", re.IGNORECASE), ""),
    (re.compile(r"(?<!\\)(\*\*\*|\*\*|\*)(?=\S)(.+?)(?<=\S)(?<!\\)\1"), r"\2"),
    (re.compile(r"(?<![\\\w])(___|__|_)(?=\S)(.+?)(?<=\S)(?<!\\)\1(?!\w)"), r"\2"),
    (re.compile(r"(?<!`)`([^`]+)`(?!`)"), r"\1"),
    (re.compile(r"~~(?=\S)(.+?)(?<=\S)~~"), r"[\1]"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)
_LONGEST = 20_000
_LEVELS = 3  # emphasis within emphasis


def read_markdown(item: RawItem) -> Reading:
    """The reading of a Markdown file."""
    decoded = decode(item.data, item.headers.get("content-type") or item.media_type)
    source = _COMMENT.sub("", _FRONT_MATTER.sub("", decoded.text))
    text, blocks = assemble(d for d in map(_draft, blocks_of(source)) if d.text)
    return Reading(
        text=text,
        blocks=blocks,
        media_type=media.MARKDOWN,
        reader=f"{VERSION}, {decoded.charset} by {decoded.way}",
        warnings=decoded.warnings,
    )


def plain(text: str) -> str:
    """Markdown's inline text without its signs: "*see [here](x)*" -> "see here".

    A paragraph longer than any author writes is left as it is: looking for pairs costs its length squared.
    """
    if len(text) > _LONGEST:
        return text
    for _ in range(_LEVELS):
        before = text
        for pattern, replacement in _INLINE:
            text = pattern.sub(replacement, text)
        if text == before:
            break
    return text


def _draft(block: Block) -> Draft:
    if block.type == "table_row":
        cells = [c.strip() for c in plain(block.text).strip().strip("|").split("|")]
        text = "" if all(set(c) <= set("-: ") for c in cells) else " | ".join(cells)
    else:
        lines = _HARD_BREAK.sub("\x00", block.text)
        text = plain(_SOFT_BREAK.sub(" ", lines)).replace("\x00", "\n").strip()
    marker = ""
    if block.type == "list_item":
        marker = f"{block.number}. " if block.number else "• "
    elif block.type == "footnote":
        marker = f"[{block.number}] "
    return Draft(block.type, text, marker, block.number, block.level)
