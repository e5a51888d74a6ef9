"""One version of a document or part as it is compared: its clauses, or its paragraphs where it has none."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus import page_labels
from corpus.catalogue.records import part_id
from corpus.errors import NotFoundError, UsageError

_REFERENCE = re.compile(r"(?P<document>[^/@]+)(?:/(?P<part>\d+))?(?:@(?P<version>\d+))?(?:/(?P<late>\d+))?")
_PARAGRAPH = re.compile(r"[^\S\n]*\n\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause, or a paragraph: then `role` is None. `text` has its white space made single.

    `part` is the id of the leaf part it stands in; `number`, `verb`, `stance`, `target`, `page` as in
    `corpus.document.Clause`; `printed` is the number printed on the page.
    """

    text: str
    part: str
    role: str | None = None
    number: str | None = None
    verb: str | None = None
    stance: str | None = None
    target: str | None = None
    page: int | None = None
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class HeldText:
    """A version of a document, or one of its parts: what it is, its clauses if it has any, its paragraphs.

    `id` names it as it can be asked for again, with `@` and its version where that is not the current one.
    """

    id: str
    version: int
    current: bool
    title: str
    kind: str
    convention: str | None
    number: str | None
    status: str | None
    date: str | None
    rights: str | None
    origin: str
    retrieved: str
    clauses: tuple[Passage, ...]
    paragraphs: tuple[Passage, ...]


def held_text(connection: sqlite3.Connection, reference: str) -> HeldText:
    """`<id>`, `<id>/<n>`, `<id>@<version>` or `<id>/<n>@<version>`, the current version where none is named.

    Raises `UsageError` for what is no such reference, `NotFoundError` for what is not there or withdrawn.
    """
    matched = _REFERENCE.fullmatch(reference)
    if matched is None or (matched["part"] and matched["late"]):
        raise UsageError(f"{reference}: is no id. Try: ID, ID/2 for a part, ID@1 for a version")
    document, part = matched["document"], matched["part"] or matched["late"]
    version = _version(connection, document, matched["version"])
    parts = connection.execute(
        "SELECT * FROM part WHERE version = ? ORDER BY n", (version["key"],)
    ).fetchall()
    if part is not None:
        parts = [p for p in parts if str(p["n"]) == part]
        if not parts:
            raise NotFoundError(f"{document} has no part {part}. Try: solidarity show {document}")
    single = parts[0] if len(parts) == 1 else None

    def told(key: str) -> str | None:
        value = single[key] if single is not None else None
        return str(value) if value is not None else version[key]

    def paged(passage: Passage) -> Passage:
        label = page_labels.of_part(version["labels"], passage.page)
        return replace(passage, printed=label) if label else passage

    identifier = part_id(document, parts[0]["n"]) if part is not None else document
    is_current = version["key"] == version["current"]
    return HeldText(
        id=identifier if is_current else f"{identifier}@{version['ordinal']}",
        version=version["ordinal"],
        current=is_current,
        title=told("title") or "",
        kind=told("kind") or "other",
        convention=told("convention"),
        number=told("number"),
        status=told("status"),
        date=told("published") or told("adopted"),
        rights=version["rights"],
        origin=version["origin"],
        retrieved=version["retrieved"],
        clauses=tuple(map(paged, _clauses(connection, document, parts, version["text"]))),
        paragraphs=tuple(
            map(paged, _paragraphs(document, parts, version["text"], json.loads(version["pages"])))
        ),
    )


def _version(connection: sqlite3.Connection, document: str, ordinal: str | None) -> sqlite3.Row:
    row = connection.execute("SELECT withdrawn, reason FROM document WHERE id = ?", (document,)).fetchone()
    if row is None:
        raise NotFoundError(f"no document {document}. Try: solidarity search, whose hits show ids")
    if row["withdrawn"]:
        raise NotFoundError(f"{document} was withdrawn on {row['withdrawn'][:10]}: {row['reason']}")
    which = "v.ordinal = ?" if ordinal is not None else "v.key = d.current AND ? IS NULL"
    found: sqlite3.Row | None = connection.execute(
        f"SELECT v.*, d.current, {page_labels.IN_SQL} AS labels"
        f" FROM version v JOIN document d ON d.id = v.document WHERE d.id = ? AND {which}",
        (document, int(ordinal) if ordinal is not None else None),
    ).fetchone()
    if found is None:
        raise NotFoundError(
            f"{document} has no version {ordinal}. Try: solidarity show {document} --versions"
        )
    return found


def _clauses(
    connection: sqlite3.Connection, document: str, parts: list[sqlite3.Row], text: str
) -> Iterator[Passage]:
    rows = connection.execute(
        "SELECT p.n, c.* FROM clause c JOIN part p ON p.key = c.part"
        " WHERE c.part IN (SELECT value FROM json_each(?)) ORDER BY p.n, c.ordinal",
        (json.dumps([p["key"] for p in parts]),),
    )
    for c in rows:
        said = " ".join(text[c["start"] : c["end"]].split())
        yield Passage(
            said,
            part_id(document, c["n"]),
            c["role"],
            c["number"],
            c["verb"],
            c["stance"],
            c["target"],
            c["page"],
        )


def _paragraphs(
    document: str, parts: list[sqlite3.Row], text: str, pages: list[tuple[int, int]]
) -> Iterator[Passage]:
    """Blocks between blank lines; where a part has none, its lines."""
    for p in parts:
        body = text[p["start"] : p["end"]]
        between = _PARAGRAPH if _PARAGRAPH.search(body.strip()) else re.compile(r"\n")
        at = 0
        for gap in (*between.finditer(body), None):
            raw = body[at : gap.start() if gap else len(body)]
            start = p["start"] + at
            page = next((n for n, (a, b) in enumerate(pages, 1) if a <= start < b), p["page"])
            if said := " ".join(raw.split()):
                yield Passage(said, part_id(document, p["n"]), page=page)
            at = gap.end() if gap else len(body)
