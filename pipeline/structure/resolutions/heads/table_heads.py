"""Headers that are set as tables: "No. | 5", "Subject | Port Security", "From | Local 63"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.structure.resolutions.texts.items import Item

_CELL = re.compile(r"\s*[|\t]\s*")
_NUMBER_KEY = re.compile(
    r"(?:no|nr|n[°º]|#|number|res(?:olution)?(?:\s+(?:no|number|#))?|motion(?:\s+(?:no|number))?|n[úu]m(?:ero)?|num[ée]ro|"
    r"r[ée]solution|resoluci[óo]n|proposition|moci[óo]n|item)\.?\s*:?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:[A-Z]{1,4}[-–. ]?)?\d{1,4}[A-Z]?(?:[-–/.]\d{1,4})?\.?")
_TITLE_KEY = re.compile(
    r"(?:subject|title|re|topic|concerning|name|asunto|tema|t[íi]tulo|objet|sujet|titre)\.?\s*:?",
    re.IGNORECASE,
)
_LONG = 160  # characters up to which a cell may be part of a header


def spelled(items: Sequence[Item]) -> list[Item]:
    """The items, the rows of tables that are headers of resolutions as the lines that they stand for."""
    if not any(x.type == "table_row" for x in items):
        return list(items)
    kept: list[Item] = []
    at = 0
    while at < len(items):
        end = at
        while end < len(items) and items[end].type == "table_row":
            end += 1
        rows = [_CELL.split(x.plain.strip(" |")) for x in items[at:end]]
        if len(rows) > 1 and _is_head(rows, items[end : end + 1]):
            for item, row in zip(items[at:end], rows, strict=True):
                kept += _lines(item, row)
        else:
            kept += items[at : max(end, at + 1)]
        at = max(end, at + 1)
    return kept


def _is_head(rows: Sequence[Sequence[str]], below: Sequence[Item]) -> bool:
    """Whether rows are one resolution's header: keys with their values, a number among them."""
    if any(len(cell) > _LONG for row in rows for cell in row) or not below:
        return False
    pairs = all(len(row) == 2 for row in rows)
    return pairs and any(_NUMBER_KEY.fullmatch(k) and _NUMBER.fullmatch(v) for k, v in rows)


def _lines(item: Item, row: Sequence[str]) -> Iterator[Item]:
    """The lines that a row of a header stands for."""
    key, *values = row
    if len(values) == 1 and _NUMBER_KEY.fullmatch(key) and _NUMBER.fullmatch(values[0]):
        yield _line(item, f"Resolution No. {values[0].rstrip('.')}", first=True)
    elif len(values) == 1 and _TITLE_KEY.fullmatch(key):
        yield _line(item, values[0])
    else:
        yield _line(item, f"{key.rstrip(' :')}: {' '.join(values)}")


def _line(item: Item, words: str, *, first: bool = False) -> Item:
    return replace(item, plain=words, type="paragraph", blank=first, lines=(words,))
