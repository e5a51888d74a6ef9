"""Plain text: the text stays as the file has it, blocks are spans over it.

Nothing but line ends is changed (and control characters, see charset), so offsets into the text are
offsets into the file. Many text files are written with Markdown's signs: they are understood and stay
in the text; a heading's block leaves out its "# ", an item's its number. Markdown files proper are read
by `markdown`, on top of the same blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Block, BlockType, RawItem, Reading
from pipeline.readers import cues, markers, media
from pipeline.readers.charset import decode
from pipeline.readers.markers import Marker, Nesting

VERSION = "text/1"

# Lines longer than this were never wrapped by hand: each is a paragraph of its own.
_WRAPPED = 120
# Lines up to this length may be wrapped, if most of them end in the middle of a sentence.
_WIDEST = 200
# Runs of lines from which the width of the file's lines can be told, and what is short beside it.
_MANY = 4
_SHORT = 0.72

_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*$")
_RULE = re.compile(r"[ \t]*(?:[-*_=~#•]\s*){3,}$")
_QUOTE = re.compile(r" {0,3}> ?")
_TABLE = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_FOOTNOTE = re.compile(r"[ \t]*\[\^?(\w{1,4})\]:?[ \t]+(?=\S)")
_ITALIC_ONLY = re.compile(r"\*[^*]+\*|_[^_]+_")
_BOLD_ONLY = re.compile(r"\*\*[^*]+\*\*|__[^_]+__")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end, and where it begins in the text."""

    start: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing but white space is on it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is written: the width to which its lines are wrapped (0: they are not), and whether its
    headings are marked with "#", in which case no others are looked for."""

    width: int
    marked: bool


def read_text(item: RawItem) -> Reading:
    """The reading of a plain-text file."""
    decoded = decode(item.data, item.headers.get("content-type") or item.media_type)
    return Reading(
        text=decoded.text,
        blocks=tuple(blocks_of(decoded.text)),
        media_type=media.TEXT,
        reader=f"{VERSION}, {decoded.charset} by {decoded.way}",
        warnings=decoded.warnings,
    )


def blocks_of(text: str) -> list[Block]:
    """The blocks of a text, in order and without overlap; blank lines and rules belong to none."""
    groups = list(_groups(text))
    lines = [line for group in groups for line in group]
    starts = [
        line is group[0] or group[i - 1].text.rstrip().endswith(":")
        for group in groups
        for i, line in enumerate(group)
    ]
    candidates = [None if _UNDERLINE.match(line.text) else markers.find_marker(line.text) for line in lines]
    found = dict(zip((line.start for line in lines), markers.accept(candidates, starts), strict=True))
    manner = _manner(groups)
    nesting = Nesting()
    blocks: list[Block] = []
    for n, group in enumerate(groups):
        blocks += _group_blocks(text, group, found, nesting, manner, first=n == 0, last=n == len(groups) - 1)
    return [block for block in blocks if block.text]


def _manner(groups: list[list[Line]]) -> Manner:
    lengths = sorted(len(line.text) for group in groups if len(group) > 2 for line in group[:-1])
    many = sum(1 for group in groups if len(group) > 2) >= _MANY
    return Manner(
        width=lengths[int(0.8 * (len(lengths) - 1))] if many else 0,
        marked=any((match := _atx(line.text)) and match[2] for group in groups for line in group),
    )


def _atx(line: str) -> re.Match[str] | None:
    """A line marked as a heading with "#". Longer ones are no headings, and costly to look at."""
    return _ATX.match(line) if len(line) <= _WIDEST else None


def _groups(text: str) -> Iterator[list[Line]]:
    """Runs of lines between blank lines and rules. A form feed ends a run too."""
    group: list[Line] = []
    at = 0
    for raw in text.split("\n"):
        line = Line(at, raw)
        at += len(raw) + 1
        underlines = bool(group) and _UNDERLINE.match(raw) and len(group[-1].text) <= cues.MAX_HEADING
        if line.blank or (_RULE.match(raw) and not underlines):
            if group:
                yield group
            group = []
        else:
            if "\f" in raw and group:
                yield group
                group = []
            group.append(line)
    if group:
        yield group


def _group_blocks(
    text: str,
    group: list[Line],
    found: dict[int, Marker | None],
    nesting: Nesting,
    manner: Manner,
    *,
    first: bool,
    last: bool,
) -> Iterator[Block]:
    """The blocks of one run of lines."""
    unwrapped = not _is_wrapped(group)
    i = 0
    in_list = found.get(group[0].start) is not None
    if not in_list and not (group[0].text[:1].isspace()):
        nesting.reset()
    while i < len(group):
        line = group[i]
        marker = found.get(line.start)
        j = i + 1
        if (heading := _atx(line.text)) and heading[2]:
            yield _block(
                text,
                "heading",
                line.start + heading.start(2),
                line.start + heading.end(2),
                level=len(heading[1]),
            )
        elif j < len(group) and _UNDERLINE.match(group[j].text):
            yield _block(text, "heading", line.start, _end(line), level=1 if "=" in group[j].text else 2)
            j += 1
        elif marker is not None:
            marker = nesting.place(marker)
            while (
                j < len(group)
                and found.get(group[j].start) is None
                and not (unwrapped and not group[j].text[:1].isspace())
            ):
                j += 1
            yield _block(
                text,
                "list_item",
                line.start + marker.length,
                _end(group[j - 1]),
                number=marker.number,
                level=marker.level,
            )
        elif _TABLE.match(line.text):
            yield _block(text, "table_row", line.start, _end(line))
        elif note := _FOOTNOTE.match(line.text):
            while j < len(group) and not _FOOTNOTE.match(group[j].text):
                j += 1
            yield _block(text, "footnote", line.start + note.end(), _end(group[j - 1]), number=note[1])
        elif _QUOTE.match(line.text):
            while j < len(group) and _QUOTE.match(group[j].text):
                j += 1
            yield _block(text, "quote", line.start + len(_QUOTE.match(line.text)[0]), _end(group[j - 1]))  # type: ignore[index]
        else:
            while j < len(group) and _continues(group[j - 1], group[j], found, unwrapped, manner):
                j += 1
            yield _paragraph(text, group, i, j, manner, first=first, last=last)
        i = j


def _is_wrapped(group: list[Line]) -> bool:
    """Whether a run of lines was broken by hand or program to fit a width, and is one paragraph."""
    longest = max(len(line.text) for line in group)
    if longest <= _WRAPPED:
        return True
    inner = [line for line in group[:-1] if not cues.ends_sentence(line.text)]
    return longest <= _WIDEST and 2 * len(inner) > len(group) - 1


def _continues(
    previous: Line, line: Line, found: dict[int, Marker | None], unwrapped: bool, manner: Manner
) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if unwrapped or found.get(line.start) is not None:
        return False
    if previous.text.endswith("  ") and len(previous.text.rstrip()) < 60:
        return False  # Markdown's hard line end
    if _atx(line.text) or _TABLE.match(line.text) or _QUOTE.match(line.text) or _FOOTNOTE.match(line.text):
        return False
    if cues.is_byline(previous.text):
        return False
    short = len(previous.text) < _SHORT * manner.width
    if short and not previous.text.endswith("-") and (line.text[:1].isupper() or line.text[:1] == "("):
        return False
    return cues.is_capitals(previous.text) == cues.is_capitals(line.text)


def _paragraph(
    text: str, group: list[Line], i: int, j: int, manner: Manner, *, first: bool, last: bool
) -> Block:
    """A paragraph, or the heading, caption, question or answer that it is by its wording."""
    start, end = group[i].start, _end(group[j - 1])
    body = text[start:end].strip()
    alone = j - i == 1 and len(group) == 1
    kind: BlockType = "paragraph"
    level = 0
    if cues.is_caption(body):
        kind = "caption"
    elif cues.is_question(body) or (_BOLD_ONLY.fullmatch(body) and body.rstrip("*_").endswith("?")):
        kind = "question"
    elif cues.is_answer(body):
        kind = "answer"
    elif _BOLD_ONLY.fullmatch(body) and cues.is_heading(body.strip("*_")):
        kind, level = "heading", 3
    elif (j - i <= 3 and cues.is_capitals(body.replace("\n", " "))) or (
        alone and not last and not manner.marked and _reads_as_heading(body)
    ):
        # What stands at the top of the file is its title.
        kind, level = "heading", 1 if first else 2
    return _block(text, kind, start, end, level=level)


def _reads_as_heading(body: str) -> bool:
    return not _ITALIC_ONLY.fullmatch(body) and cues.is_heading(body)


def _end(line: Line) -> int:
    return line.start + len(line.text)


def _block(
    text: str, kind: BlockType, start: int, end: int, *, number: str | None = None, level: int = 0
) -> Block:
    """The block over text[start:end], drawn in to where it is not white space."""
    body = text[start:end]
    start += len(body) - len(body.lstrip())
    end -= len(body) - len(body.rstrip())
    return Block(kind, text[start:end], start, end, number=number, level=level)
