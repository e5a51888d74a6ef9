"""Where organizations are mentioned: each mention with its clause, or the passage around it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from corpus.catalogue.records import part_id


@dataclass(frozen=True, slots=True)
class Evidence:
    """One mention with the text that holds it: `text[start:end] == surface`.

    `text` is the clause in full where the mention stands in one, else the paragraph.
    """

    part: str
    clause: str | None
    role: str | None
    verb: str | None
    stance: str | None
    text: str
    surface: str
    page: int | None
    start: int
    end: int


_MENTIONS = """
SELECT d.id AS document, p.n, p.start AS part_start, p.end AS part_end, p.page AS part_page,
       m.start, m.end, m.surface, v.key AS version, v.text, v.pages,
       c.number, c.role, c.verb, c.stance, c.start AS clause_start, c.end AS clause_end, c.page AS clause_page
FROM mention m
JOIN part p ON p.key = m.part
JOIN version v ON v.key = p.version
JOIN document d ON d.current = v.key
LEFT JOIN clause c ON c.key = m.clause
WHERE m.entity IN ({marks}) AND m.label = 'ORG' AND d.withdrawn IS NULL
ORDER BY d.accessioned, d.id, p.n, m.start
"""
_PARAGRAPH = re.compile(r"\n\s*\n")


def evidence(connection: sqlite3.Connection, organizations: Collection[str]) -> Iterator[Evidence]:
    """Every mention of any of the organizations (ids), in documents that are not withdrawn."""
    sql = _MENTIONS.format(marks=", ".join("?" * len(organizations)))
    for row in connection.execute(sql, list(organizations)):
        if row["role"] is not None:
            start, end, page = row["clause_start"], row["clause_end"], row["clause_page"]
        else:
            start, end = _passage(row["text"], row["start"], row["end"], row["part_start"], row["part_end"])
            page = _page(row["pages"], row["start"]) or row["part_page"]
        yield Evidence(
            part=part_id(row["document"], row["n"]),
            clause=row["number"],
            role=row["role"],
            verb=row["verb"],
            stance=row["stance"],
            text=row["text"][start:end],
            surface=row["surface"],
            page=page,
            start=row["start"] - start,
            end=row["end"] - start,
        )


def _passage(text: str, start: int, end: int, least: int, most: int) -> tuple[int, int]:
    """The paragraph around a mention, within its part, without white space at its ends."""
    before = [m.end() for m in _PARAGRAPH.finditer(text, max(least, start - 4000), start)]
    after = _PARAGRAPH.search(text, end, most)
    first = before[-1] if before else max(least, start - 4000)
    last = after.start() if after else min(most, end + 4000)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _page(pages: str, position: int) -> int | None:
    for number, (start, end) in enumerate(json.loads(pages), 1):
        if start <= position < end:
            return number
    return None
