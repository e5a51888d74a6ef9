"""Headings that the file tells of elsewhere: in its bookmarks, or in its list of contents.

Where an article's title is set like its text, nothing but these tells that it is one.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipeline.readers.pdf.lines import Line, tidy

log = logging.getLogger(__name__)

_MOST = 3000  # bookmarks
_DEEPEST = 4
_LONGEST = 200
_LONGEST_HEAD = 40
_LINES = 3  # a title may run over so many
_LEADERS = re.compile(
    r"^(?P<title>.*?\w.*?)\s*(?:(?:\.\s?){3,}|…[….\s]*)\s*(?P<page>\d{1,4}|[ivxlc]{1,6})$", re.IGNORECASE
)
_ENTRY = re.compile(r"^(?:(?P<before>\d{1,3})\s+)?(?P<title>\D.*?\w.*?)(?(before)|[\s,|]+(?P<page>\d{1,3}))$")
_CONTENTS = re.compile(
    r"(?:table of )?contents|in this (?:issue|number)|inside(?: this issue)?|[ií]ndice|contenidos?|sumario"
    r"|en este n[uú]mero|sommaire|table des mati[eè]res|dans ce num[eé]ro|au sommaire",
    re.IGNORECASE,
)
_CONTENTS_PAGES = 6
_ENTRIES_APART = 2  # lines between two entries: names of authors, a line that runs on
_LETTERS = re.compile(r"[\W_]+")

Title = tuple[str, int]
"""A title and its depth, 1 the outermost."""


def bookmarks(reader: Any) -> list[Title]:
    """The titles of a file's bookmarks in their order; none where they are damaged.

    They are followed here and not by pypdf, so that a ring of them ends.
    """
    try:
        root = reader.root_object.get("/Outlines")
        return list(_followed(root.get_object(), 1, set())) if root is not None else []
    except Exception:  # a damaged outline must not cost the text
        log.debug("bookmarks", exc_info=True)
        return []


def _followed(holder: Any, depth: int, seen: set[int]) -> Iterator[Title]:
    entry = holder.get("/First")
    while entry is not None and len(seen) < _MOST:
        found = entry.get_object()
        if id(found) in seen:
            return
        seen.add(id(found))
        title = tidy(str(found.get("/Title", "")))
        if 2 < len(title) <= _LONGEST:
            yield title, depth
        if depth < _DEEPEST:
            yield from _followed(found, depth + 1, seen)
        entry = found.get("/Next")


def contents(pages: Sequence[Sequence[Line]]) -> tuple[list[Title], set[int]]:
    """The titles in a list of contents among the first pages, and the lines (by `id`) that it takes."""
    found: list[Title] = []
    taken: set[int] = set()
    for page in pages[:_CONTENTS_PAGES]:
        left = 0  # lines in which the next entry must come
        between: list[int] = []
        for line in page:
            dotted = "..." in line.text or ". ." in line.text or "…" in line.text
            entry = _LEADERS.match(line.text) if dotted else None
            if entry is None and left > 0:
                entry = _ENTRY.match(line.text)
            if entry is not None:
                found.append((entry.group("title").strip(), 1))
                taken |= {id(line), *between}
                between = []
                left = _ENTRIES_APART + 1
            elif len(line.text) <= _LONGEST_HEAD and _CONTENTS.fullmatch(line.text.strip(" :.·•–—-")):
                left = _ENTRIES_APART + 1
                taken.add(id(line))
            else:
                left = max(0, left - 1)
                between = [*between, id(line)] if left else []
    return (found, taken) if len(found) > 1 else ([], taken if found else set())


def with_headings(pages: Sequence[Sequence[Line]], titles: Sequence[Title]) -> list[list[Line]]:
    """The pages with the lines marked that are titles of bookmarks, or else of the list of contents."""
    listed, apart = contents(pages)
    wanted = titles if len(titles) > 1 else listed
    lines = [line for page in pages for line in page]
    places: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        if id(line) not in apart:
            places.setdefault(_letters(line.text)[:12], []).append(n)
    marked: dict[int, int] = {}
    at = -1
    for title, depth in wanted:
        letters = _letters(title)
        spans = [(n, _span(lines, n, letters)) for n in places.get(letters[:12], ()) if n > at]
        hit = next(((n, count) for n, count in spans if count), None)
        if hit is None and len(letters) > 12:  # its first line is shorter than what it is looked up by
            hit = next(
                ((n, c) for n in range(at + 1, len(lines)) if (c := _span(lines, n, letters)) > 1), None
            )
        if hit is not None:
            marked.update({id(lines[n]): depth for n in range(hit[0], sum(hit))})
            at = sum(hit) - 1
    if not marked:
        return [list(page) for page in pages]
    return [[replace(li, told=marked[id(li)]) if id(li) in marked else li for li in page] for page in pages]


def _span(lines: Sequence[Line], n: int, letters: str) -> int:
    """How many lines from the n-th are the title together; 0 where they are not."""
    text = ""
    for count, line in enumerate(lines[n : n + _LINES], start=1):
        text += _letters(line.text)
        if text == letters:
            return count
        if not text or not letters.startswith(text):
            return 0
    return 0


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()
