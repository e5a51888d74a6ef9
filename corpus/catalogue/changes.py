"""What changed since a generation, as the index takes it in."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator

from corpus import page_labels
from corpus.catalogue.records import CataloguedPart, Change, part_id
from corpus.catalogue.reprints import Reprints
from corpus.document import NEEDS_OCR

_PARTS = f"""
SELECT p.key, p.n, p.start, p.end, p.page,
       coalesce(p.title, v.title) AS title, p.kind, p.number, coalesce(p.author, v.author) AS author,
       coalesce(p.published, v.published) AS published, coalesce(p.adopted, v.adopted) AS adopted,
       coalesce(p.convention, v.convention) AS convention, coalesce(p.status, v.status) AS status,
       coalesce(p.language, v.language) AS language,
       v.source, v.collection, v.rights, v.warnings, v.origin, v.retrieved, v.text,
       v.number AS document_number, v.kind AS document_kind, {page_labels.IN_SQL} AS labels
FROM part p JOIN version v ON v.key = p.version
WHERE v.key = ? ORDER BY p.n
"""


def changes_since(connection: sqlite3.Connection, generation: int) -> Iterator[Change]:
    """Each document that changed after `generation`, in order of its change, with its leaf parts now.

    One statement at a time is open, so that a long indexing holds no read transaction for its length.
    """
    rows = connection.execute(
        "SELECT id, generation, current, withdrawn FROM document WHERE generation > ? ORDER BY generation",
        (generation,),
    ).fetchall()
    for identifier, at, current, withdrawn in rows:
        parts = () if withdrawn or current is None else tuple(_parts(connection, identifier, at, current))
        yield Change(identifier, at, parts)


def _parts(
    connection: sqlite3.Connection, document: str, generation: int, version: int
) -> Iterator[CataloguedPart]:
    reprints = Reprints(connection)
    for row in connection.execute(_PARTS, (version,)).fetchall():
        organizations: Counter[str] = Counter()
        places: Counter[str] = Counter()
        countries: Counter[str] = Counter()
        mentioned: Counter[str] = Counter()
        for label, entity, edtf, country in connection.execute(
            "SELECT m.label, m.entity, m.edtf, p.country FROM mention m"
            " LEFT JOIN place p ON m.label = 'PLACE' AND p.id = m.entity WHERE m.part = ?",
            (row["key"],),
        ):
            if label == "ORG" and entity:
                organizations[entity] += 1
            elif label == "PLACE" and entity:
                places[entity] += 1
                if country:
                    countries[country] += 1
            elif label == "DATE" and edtf:
                mentioned[edtf] += 1
        identifier = part_id(document, row["n"])
        family = reprints.copies(identifier)
        start = row["start"]
        operative = connection.execute(
            "SELECT start - ?, end - ? FROM clause WHERE part = ? AND role = 'operative' ORDER BY ordinal",
            (start, start, row["key"]),
        )
        yield CataloguedPart(
            id=identifier,
            document=document,
            generation=generation,
            title=row["title"],
            text=row["text"][start : row["end"]],
            kind=row["kind"],
            author=row["author"],
            published=row["published"],
            adopted=row["adopted"],
            convention=row["convention"],
            # An article has the number of the issue that it stands in; a resolution that of nobody else.
            number=row["number"]
            or (row["document_number"] if row["n"] == 0 or row["document_kind"] == "bulletin" else None),
            status=row["status"],
            source=row["source"],
            collection=row["collection"],
            language=row["language"],
            rights=row["rights"],
            needs_ocr="yes" if f'"{NEEDS_OCR}' in row["warnings"] else "no",
            origin=row["origin"],
            retrieved=row["retrieved"],
            page=row["page"],
            printed=page_labels.of_part(row["labels"], row["page"]),
            organizations=tuple(i for i, _ in organizations.most_common()),
            places=tuple(i for i, _ in places.most_common()),
            countries=tuple(i for i, _ in countries.most_common()),
            mentioned=tuple(i for i, _ in mentioned.most_common()),
            operative=tuple((a, b) for a, b in operative),
            family=family[0] if family else None,
            also_at=tuple((i, _origin(connection, i)) for i in family if i != identifier),
        )


def _origin(connection: sqlite3.Connection, identifier: str) -> str:
    row = connection.execute(
        "SELECT v.origin FROM document d JOIN version v ON v.key = d.current WHERE d.id = ?",
        (identifier.partition("/")[0],),
    ).fetchone()
    return str(row[0])
