"""Running heads and page numbers of a text file that has page breaks: what stands at the edges of its pages.

A PDF's reader takes its own away; a text file stays as it is, so here they are told from the text, by their
place beside a form feed together with their set: wide gaps between the pieces, a page number, or coming
again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpus.document import Block
from pipeline.structure import marks

_GAP = re.compile(r"\S[ \t\u00a0]{3,}\S")
_PAGE = re.compile(
    r"[–—\[(-]?\s*(?:(?:page|p[áa]gina|p[áa]g|pp?)\b\.?\s*)?\d{1,4}(?:\s*(?:/|of|de|"
    r"sur)\s*\d{1,4})?\s*[–—\])-]?",
    re.I,
)
_PAGED = re.compile(
    r"^\d{1,4}\s{2,}\S|\S\s{2,}(?:(?:page|p[áa]gina|p[áa]g|p)\b\.?\s*)?\d{1,4}$|\b(?:page|"
    r"p[áa]gina)\s+\d{1,4}$",
    re.I,
)
_SURE = re.compile(r"\S[ \t]{4,}(?:page|p[áa]gina|p\.)\s*\d{1,4}$", re.I)
_NUMBERED = re.compile(r"\d{1,4}[ \t]{8,}[^\Wa-z][^a-z]{5,80}|[^\Wa-z][^a-z]{5,80}[ \t]{8,}\d{1,4}")
_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}")
_DEEP = 8  # columns of indentation from which a line is centred or set to the right
_EDGE = 2  # lines at a page's top or bottom that may be running heads

Span = tuple[int, int]


def running_heads(text: str) -> list[Span]:
    """The spans of the lines that are running heads or page numbers, in order; none without page breaks."""
    pages = [[(start, line) for start, line in page if line.strip()] for page in _pages(text)]
    if len(pages) < 2:
        return _unbroken(pages[0]) if pages else []
    edges = [line for page in pages for _, line in (*page[:_EDGE], *page[_EDGE:][-_EDGE:])]
    often = Counter(_mask(line) for line in edges)
    found: list[Span] = []
    for n, page in enumerate(pages):
        top = _run(page[:_EDGE], often, first=n == 0)
        rest = page[len(top) :]
        bottom = _run(list(reversed(rest[-_EDGE:])), often, first=False) if n < len(pages) - 1 else []
        found += [(start, start + len(line)) for start, line in (*top, *reversed(bottom))]
    return found


def without_running_heads(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with running heads cut out of them: what stood before and after one are two blocks."""
    heads = running_heads(text)
    if not heads:
        return blocks
    kept: list[Block] = []
    for block in blocks:
        at = block.start
        inside = [(s, e) for s, e in heads if s < block.end and e > block.start]
        for start, end in [*inside, (block.end, block.end)]:
            body = text[at : max(at, start)]
            left, right = len(body) - len(body.lstrip()), len(body.rstrip())
            if right > left:
                first = at == block.start
                kept.append(
                    Block(
                        block.type if first or block.type != "list_item" else "paragraph",
                        body[left:right],
                        at + left,
                        at + right,
                        block.page,
                        block.number if first else None,
                        block.level if first else 0,
                    )
                )
            at = max(at, end)
    return kept


def _unbroken(lines: list[tuple[int, str]]) -> list[Span]:
    """Running heads of a text whose page breaks are lost: capitals and a page number set far apart, more than
    once."""
    found = [(s, s + len(line)) for s, line in lines if _SURE.search(line)]
    wide = [
        (s, s + len(line))
        for s, line in lines
        if _NUMBERED.fullmatch(line.strip()) and not _LEADERS.search(line)
    ]
    return found or (wide if len(wide) > 1 else [])


def _pages(text: str) -> Iterator[list[tuple[int, str]]]:
    """The lines of each page with their starts; a form feed ends a page."""
    at = 0
    for page in text.split("\f"):
        lines: list[tuple[int, str]] = []
        start = at
        for line in page.split("\n"):
            lines.append((start, line))
            start += len(line) + 1
        at += len(page) + 1
        yield lines


def _run(lines: list[tuple[int, str]], often: Counter[str], *, first: bool) -> list[tuple[int, str]]:
    """The lines from a page's edge inwards that are running heads."""
    found: list[tuple[int, str]] = []
    for start, line in lines:
        if not _is_head(line, often, first=first):
            break
        found.append((start, line))
    return found


def _is_head(line: str, often: Counter[str], *, first: bool) -> bool:
    stripped = line.strip()
    if len(stripped) > 140 or _LEADERS.search(stripped) or marks.RESOLVED.match(stripped):
        return False
    if _PAGE.fullmatch(stripped):
        return not first
    if first:  # the first page's title is no running head unless it looks like the others
        return bool(_GAP.search(stripped)) and (bool(_PAGED.search(stripped)) or often[_mask(line)] > 1)
    if marks.header_of(stripped) and not _PAGED.search(stripped):
        return False
    deep = len(line) - len(line.lstrip(" \f")) >= _DEEP
    return (
        bool(_GAP.search(stripped))
        or bool(_PAGED.search(stripped))
        or (deep and often[_mask(line)] > 1)
        or (often[_mask(line)] > 1 and len(stripped) < 90 and not stripped.endswith((".", ";", ":", ",")))
    )


def _mask(line: str) -> str:
    """A running head without what changes from page to page: its digits and the order of its pieces."""
    pieces = re.split(r"\s{3,}", re.sub(r"\d+", "#", line.strip()))
    return " ".join(sorted(p for p in pieces if p.strip("#- ")))
