"""What `show` tells of a document or part: everything the catalogue holds of it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass
from typing import Any

from corpus import page_labels
from corpus.catalogue.corrections import Corrections
from corpus.catalogue.records import part_id
from corpus.catalogue.reprints import Reprints
from corpus.catalogue.versions import versions
from corpus.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class Shown:
    """A document or one of its parts. Offsets in clauses and mentions go by `text`, this object's own.

    `fields` are the plain values of the contract's `show` shape, `parts` the leaf parts of the document.
    A part has `within` among them: title, kind, number and date of the book or the issue that it stands in.
    """

    id: str
    document: str
    text: str
    fields: dict[str, Any]
    parts: tuple[dict[str, Any], ...]
    clauses: tuple[dict[str, Any], ...]
    mentions: tuple[dict[str, Any], ...]
    versions: tuple[dict[str, Any], ...]
    duplicates: tuple[str, ...]
    reprints: tuple[dict[str, Any], ...]
    warnings: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The contract's shape."""
        return {
            "id": self.id,
            "document": self.document,
            **self.fields,
            "text": self.text,
            "parts": list(self.parts),
            "clauses": list(self.clauses),
            "mentions": list(self.mentions),
            "versions": list(self.versions),
            "duplicates": list(self.duplicates),
            "reprints": list(self.reprints),
            "warnings": list(self.warnings),
        }


_FIELDS = [
    "title",
    "author",
    "kind",
    "kind_from",
    "published",
    "published_from",
    "adopted",
    "republished",
    "convention",
    "number",
    "status",
    "source",
    "collection",
    "rights",
    "language",
    "origin",
    "sha256",
    "retrieved",
    "media_type",
    "reader",
    "gone",
]
_OF_PART = ("title", "author", "kind", "published", "adopted", "convention", "number", "status", "language")


def shown(connection: sqlite3.Connection, identifier: str) -> Shown:
    """The document `<id>` or part `<id>/<n>`. Raises `NotFoundError`, also for what is withdrawn."""
    document, slash, ordinal = identifier.partition("/")
    row = connection.execute(
        "SELECT v.*, d.withdrawn, d.reason, d.gone FROM document d JOIN version v ON v.key = d.current"
        " WHERE d.id = ?",
        (document,),
    ).fetchone()
    if row is None:
        raise NotFoundError(f"no document {document}. Try: solidarity search, whose hits show ids")
    if row["withdrawn"]:
        raise NotFoundError(f"{document} was withdrawn on {row['withdrawn'][:10]}: {row['reason']}")
    parts = connection.execute("SELECT * FROM part WHERE version = ? ORDER BY n", (row["key"],)).fetchall()
    chosen = parts
    if slash:
        chosen = [p for p in parts if str(p["n"]) == ordinal]
        if not chosen:
            known = ", ".join(part_id(document, p["n"]) for p in parts[:3])
            raise NotFoundError(
                f"{document} has no part {ordinal}; its parts: {known}{', …' * (len(parts) > 3)}"
            )
    fields = {name: row[name] for name in _FIELDS}
    if slash or len(parts) == 1:
        fields.update({name: chosen[0][name] for name in _OF_PART if chosen[0][name] is not None})
    start, end = (chosen[0]["start"], chosen[0]["end"]) if slash else (0, len(row["text"]))
    text = row["text"][start:end]
    told = chosen[0]["resolution"] if slash or len(parts) == 1 else None
    metadata = json.loads(row["metadata"])
    labels = next((value for value, *_ in metadata.get(page_labels.KEY, ())), None)
    fields["thread"] = next((value for value, *_ in metadata.get("thread", ())), None)
    fields["corrected"] = Corrections(connection).shown(document, chosen[0]["n"] if slash else 0)
    if slash and chosen[0]["n"]:
        fields["within"] = {name: row[name] for name in ("title", "kind", "number", "published")}
    fields["resolution"] = _resolution(json.loads(told), start) if told else None
    return Shown(
        id=part_id(document, chosen[0]["n"]) if slash else document,
        document=document,
        text=text,
        fields=fields,
        parts=tuple(
            {
                "id": part_id(document, p["n"]),
                "title": p["title"] or row["title"],
                "kind": p["kind"],
                "number": p["number"],
                "status": p["status"],
                "page": p["page"],
                **_printed(labels, p["page"]),
            }
            for p in parts
        ),
        clauses=tuple(c for p in chosen for c in _clauses(connection, p["key"], row["text"], start, labels)),
        mentions=tuple(m for p in chosen for m in _mentions(connection, p["key"], start)),
        versions=tuple(versions(connection, document, row["key"])),
        duplicates=tuple(
            o[0]
            for o in connection.execute(
                "SELECT origin FROM origin WHERE document = ? AND origin != ? ORDER BY origin",
                (document, row["origin"]),
            )
        ),
        reprints=tuple(
            asdict(r) for r in Reprints(connection).of(identifier) if (r.rights or "").lower() != "restricted"
        ),
        warnings=tuple(json.loads(row["warnings"])),
    )


def _resolution(told: dict[str, Any], start: int) -> dict[str, Any]:
    """What a resolution says of itself, its spans by the text that is shown."""
    for name in ("struck", "inserted"):
        told[name] = [[a - start, b - start] for a, b in told[name]]
    return told


def _printed(labels: str | None, page: int | None) -> dict[str, str]:
    """The number printed on a page, where one is."""
    label = page_labels.of_part(labels, page)
    return {"printed": label} if label else {}


def _clauses(
    connection: sqlite3.Connection, part: int, text: str, start: int, labels: str | None
) -> list[dict[str, Any]]:
    rows = connection.execute("SELECT * FROM clause WHERE part = ? ORDER BY ordinal", (part,))
    return [
        {
            "number": c["number"],
            "role": c["role"],
            "verb": c["verb"],
            "stance": c["stance"],
            "text": text[c["start"] : c["end"]],
            "start": c["start"] - start,
            "end": c["end"] - start,
            "page": c["page"],
            **_printed(labels, c["page"]),
            "target": c["target"],
        }
        for c in rows
    ]


def _mentions(connection: sqlite3.Connection, part: int, start: int) -> list[dict[str, Any]]:
    rows = connection.execute(
        "SELECT m.*, coalesce(o.name, p.name) AS name FROM mention m"
        " LEFT JOIN organization o ON m.label = 'ORG' AND o.id = m.entity"
        " LEFT JOIN place p ON m.label = 'PLACE' AND p.id = m.entity"
        " WHERE m.part = ? ORDER BY m.start",
        (part,),
    )
    return [
        {
            "label": m["label"],
            "surface": m["surface"],
            "start": m["start"] - start,
            "end": m["end"] - start,
            "id": m["entity"],
            "name": m["name"],
            "edtf": m["edtf"],
            "method": m["method"],
            "confidence": m["confidence"],
            **({"candidates": json.loads(m["candidates"])} if m["entity"] is None else {}),
        }
        for m in rows
    ]
