"""Where organizations are mentioned: each mention with its clause, or the passage around it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterator
from functools import lru_cache

from corpus import page_labels
from corpus.catalogue.records import part_id
from corpus.frozen import Record


class Evidence(Record):
    """One mention with the text that holds it: `text[start:end] == surface`.

    `text` is the clause in full where the mention stands in one, else the paragraph. `organization` is the
    id of who is meant, `target` whom the clause asks, `at` where `text` begins in the document. `page` is
    the page's place in the file, `printed` the number printed on it.
    """

    part: str
    organization: str
    clause: str | None
    role: str | None
    verb: str | None
    stance: str | None
    target: str | None
    text: str
    surface: str
    page: int | None
    start: int
    end: int
    at: int = 0
    printed: str | None = None


class Source(Record):
    """What a citation of a leaf part needs beside its title: where it came from, and when.

    `title` is the whole document's, `retrieved` an ISO 8601 time, `convention_year` EDTF: the year that a
    resolution gives its convention.
    """

    title: str
    origin: str
    retrieved: str
    source: str | None
    convention_year: str | None


class Undecided(Record):
    """A name whose bearer was left open at some places: how many mentions, in how many documents."""

    surface: str
    mentions: int
    documents: int


# Without the text: a book's would come with each of its mentions.
_MENTIONS = """
SELECT d.id AS document, p.n, p.start AS part_start, p.end AS part_end, p.page AS part_page,
       m.entity, m.start, m.end, m.surface, v.key AS version,
       c.number, c.role, c.verb, c.stance, c.target, c.start AS clause_start, c.end AS clause_end,
       c.page AS clause_page
FROM mention m
JOIN part p ON p.key = m.part
JOIN version v ON v.key = p.version
JOIN document d ON d.current = v.key
LEFT JOIN clause c ON c.key = m.clause
WHERE m.entity IN (SELECT value FROM json_each(?)) AND m.label = 'ORG' AND d.withdrawn IS NULL
ORDER BY d.accessioned, d.id, p.n, m.start
"""
_TEXT = f"SELECT text, pages, {page_labels.IN_SQL} AS labels FROM version WHERE key = ?"
_SOURCES = """
SELECT d.id AS document, p.n, v.title, v.origin, v.retrieved, v.source,
       json_extract(p.resolution, '$.convention.year') AS convention_year
FROM document d
JOIN version v ON v.key = d.current
JOIN part p ON p.version = v.key
WHERE d.id IN (SELECT value FROM json_each(?))
"""
_UNDECIDED = """
SELECT m.surface, count(*) AS mentions, count(DISTINCT d.id) AS documents
FROM mention m
JOIN part p ON p.key = m.part
JOIN document d ON d.current = p.version
WHERE m.entity IS NULL AND m.label = 'ORG' AND m.surface IN (SELECT value FROM json_each(?))
      AND d.withdrawn IS NULL
GROUP BY m.surface ORDER BY m.surface
"""
_PARAGRAPH = re.compile(r"\n\s*\n")
_TEXTS_AT_HAND = 8
_LONG = 3000
_REACH = 4000
"""How far a passage without clauses or blank lines reaches on either side, in characters."""


def evidence(
    connection: sqlite3.Connection, organizations: Collection[str], parts: Collection[str] | None = None
) -> Iterator[Evidence]:
    """Every mention of any of the organizations (ids), in documents that are not withdrawn.

    With `parts` (ids of leaf parts) only those in them.
    """

    @lru_cache(maxsize=_TEXTS_AT_HAND)
    def read(version: int) -> tuple[str, list[tuple[int, int]], str | None]:
        row = connection.execute(_TEXT, (version,)).fetchone()
        return row["text"], [(a, b) for a, b in json.loads(row["pages"])], row["labels"]

    for row in connection.execute(_MENTIONS, (json.dumps(list(organizations)),)):
        part = part_id(row["document"], row["n"])
        if parts is not None and part not in parts:
            continue
        text, pages, labels = read(row["version"])
        if row["role"] is not None:
            start, end = row["clause_start"], row["clause_end"]
            page = row["clause_page"] or _page(pages, row["start"])
        else:
            start, end = _passage(text, row["start"], row["end"], row["part_start"], row["part_end"])
            page = _page(pages, row["start"]) or row["part_page"]
        yield Evidence(
            part=part,
            organization=row["entity"],
            clause=row["number"],
            role=row["role"],
            verb=row["verb"],
            stance=row["stance"],
            target=row["target"],
            text=text[start:end],
            surface=row["surface"],
            page=page,
            start=row["start"] - start,
            end=row["end"] - start,
            at=start,
            printed=page_labels.of_part(labels, page),
        )


def sources(connection: sqlite3.Connection, documents: Collection[str]) -> dict[str, Source]:
    """Where the leaf parts of some documents came from, by part id."""
    rows = connection.execute(_SOURCES, (json.dumps(sorted(set(documents))),))
    return {
        part_id(row["document"], row["n"]): Source(
            row["title"], row["origin"], row["retrieved"], row["source"], row["convention_year"]
        )
        for row in rows
    }


def undecided(connection: sqlite3.Connection, names: Collection[str]) -> list[Undecided]:
    """Mentions by just these names whose bearer was left open: there, completeness ends."""
    rows = connection.execute(_UNDECIDED, (json.dumps(list(names), ensure_ascii=False),))
    return [Undecided(row["surface"], row["mentions"], row["documents"]) for row in rows]


def unrecorded_parts(connection: sqlite3.Connection) -> dict[str, str]:
    """Organizations without a record of their own that are part of one that has: "ue:local-506" of "ue"."""
    rows = connection.execute("SELECT id, parent FROM organization WHERE recorded = 0 AND parent IS NOT NULL")
    return {row["id"]: row["parent"] for row in rows}


def _passage(text: str, start: int, end: int, least: int, most: int) -> tuple[int, int]:
    """The paragraph around a mention, within its part, without white space at its ends."""
    before = [m.end() for m in _PARAGRAPH.finditer(text, max(least, start - _REACH), start)]
    after = _PARAGRAPH.search(text, end, most)
    first = before[-1] if before else max(least, start - _REACH)
    last = after.start() if after else min(most, end + _REACH)
    if last - first > _LONG:  # no blank lines to go by: the line then
        first = text.rfind("\n", first, start) + 1 or first
        line_end = text.find("\n", end, last)
        last = line_end if line_end != -1 else last
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _page(pages: list[tuple[int, int]], position: int) -> int | None:
    for number, (start, end) in enumerate(pages, 1):
        if start <= position < end:
            return number
    return None
