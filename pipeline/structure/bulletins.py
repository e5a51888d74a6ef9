"""A bulletin: masthead, then headed articles, each with its own author."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Kind, Reading
from pipeline.structure import bylines, datelines
from pipeline.structure.front import is_furniture, is_prose
from pipeline.structure.regions import Region
from pipeline.structure.units import Unit

_NAMED = re.compile(
    r"\b(?:bulletin|newsletter|bolet[ií]n|boletim|gazette|digest|circular|infolettre|hoja informativa)\b",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"\b(?P<volume>(?:vol(?:ume|umen)?|año|ann[ée]e|tomo)\.?\s*(?P<v>\d{1,4}|[IVXLC]{1,8}))?[\s,.;:·•|"
    r"–—-]{0,5}"
    r"\b(?P<number>(?:no|nr|number|issue|n[úu]m(?:ero)?|num[ée]ro|n[°º])\.?\s*(?P<n>\d{1,5}))(?!\d)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?:letters?|cartas?|lettres?|to the editor|correo)\b", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(?:[—–-]\s*)?(?P<name>[A-ZÀ-Þ][\w.’'-]+(?:\s+(?:(?:de|del|la|van|von|da|"
    r"dos)\s+)?[A-ZÀ-Þ][\w.’'-]+){1,3})(?:\s*,\s*[A-ZÀ-Þ][^.;:]{1,60})?$"
)
_CREDITED = 0.9  # confidence of an author from which on a page is one person's text
_TOP_LINES = 12
_SHORT_FRONT = 700
_ARTICLE = 400  # characters of text under a heading larger than the articles' that make it one of them


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands over a bulletin's articles: the line that says so, and the issue's number."""

    line: str
    number: str | None


def masthead_of(reading: Reading, units: Sequence[Unit], language: str | None) -> Masthead | None:
    """The masthead of a bulletin: its name as one, or volume and number, with a date; None without."""
    lines = [line for u in units[:_TOP_LINES] if not is_prose(u) for line in u.lines]
    if not _has_byline(reading):  # beside one author's text, such lines name the periodical that holds it
        lines += [line.strip() for line in reading.furniture[:20]]
    named = next(
        (
            line
            for line in lines
            if _NAMED.search(line)
            and len(line) <= 140
            and not datelines.is_masthead(line)
            and not is_furniture(line)
        ),
        None,
    )
    issue = next((m for line in lines if len(line) <= 140 and (m := _ISSUE.search(line))), None)
    dated = any(len(line) <= 140 and datelines.line_date(line, language) for line in lines)
    if not (named or issue) or not (issue or dated):
        return None
    number = None
    if issue:
        number = " ".join(issue.group().split()) if issue.group("volume") else issue.group("n")
    return Masthead(named or issue.group() if issue else named or "", number)


def _has_byline(reading: Reading) -> bool:
    """Whether the page as a whole has an author, told by its byline or its metadata."""
    author = reading.best("author")
    return author is not None and author.confidence >= _CREDITED


def split(units: Sequence[Unit], language: str | None) -> list[Region]:
    """The articles of a bulletin by their headings, the masthead with the first; empty for anything else."""
    starts = _article_starts(units)
    if len(starts) < 2:
        return []
    regions: list[Region] = []
    front = units[: starts[0]]
    own_front = sum(len(u.plain) for u in front if is_prose(u)) > _SHORT_FRONT
    if own_front:
        regions.append(_region(front, "other", front[0].plain[:120]))
    for i, start in enumerate(starts):
        end = starts[i + 1] if i + 1 < len(starts) else len(units)
        begin = 0 if i == 0 and not own_front else start
        regions.append(_article(units[start:end], units[begin:start]))
    return regions


def _article_starts(units: Sequence[Unit]) -> list[int]:
    """The headings of articles: those of the outermost level that occurs twice with text under it."""
    headings = [
        i
        for i, u in enumerate(units)
        if u.type == "heading"
        and not is_furniture(u.plain)
        and not datelines.is_date_line(u.plain)
        and not _ISSUE.search(u.plain)
    ]
    if not headings:
        return []
    ends = [*headings[1:], len(units)]
    with_text = [i for i, end in zip(headings, ends, strict=True) if _has_text(units[i + 1 : end])]
    levels = Counter(units[i].level for i in with_text)
    repeated = [level for level, count in levels.items() if count > 1]
    if not repeated:
        return []
    outer = min(repeated)
    starts = [
        i for i in headings if units[i].level <= outer and (i in set(with_text) or units[i].level == outer)
    ]
    # The bulletin's own name, with little but a masthead under it, is no article.
    while starts and _length(
        units[starts[0] + 1 : starts[1] if len(starts) > 1 else len(units)]
    ) < _ARTICLE * (units[starts[0]].level < outer):
        starts.pop(0)
    return _joined(units, starts)


def _length(units: Sequence[Unit]) -> int:
    """Characters of running text and list items."""
    return sum(len(u.plain) for u in units if is_prose(u) or u.type == "list_item")


def _joined(units: Sequence[Unit], starts: Sequence[int]) -> list[int]:
    """Headings that directly follow one another are one title over two lines."""
    return [i for n, i in enumerate(starts) if not (n and starts[n - 1] == i - 1)]


def _has_text(units: Sequence[Unit]) -> bool:
    return any(is_prose(u) or u.type == "list_item" for u in units)


def _article(units: Sequence[Unit], before: Sequence[Unit]) -> Region:
    heads = [units[0]]
    while len(heads) < 3 and len(units) > len(heads) and units[len(heads)].type == "heading":
        heads.append(units[len(heads)])
    title = " ".join(u.plain for u in heads)
    author = next(
        (
            name
            for u in units[len(heads) : len(heads) + 3]
            for line in u.lines[:3]
            if (name := bylines.byline_name(line))
        ),
        None,
    )
    if author is None and _LETTER.match(title):
        match = _SIGNATURE.match(units[-1].plain)
        author = match.group("name") if match else None
    prose = any(is_prose(u) and u.type != "list_item" for u in units[1:])
    return _region([*before, *units], "article" if prose else "other", title, author)


def _region(units: Sequence[Unit], kind: Kind, title: str, author: str | None = None) -> Region:
    page = next((u.page for u in units if u.page is not None), None)
    return Region(units[0].start, units[-1].end, kind, page, title, author)
