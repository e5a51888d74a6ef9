"""Archives of resolutions that need no reading and no tagging: who is meant is given, not found.

A clause is written as `verb text`, with the organizations in it as {id|surface}.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.archive import Archive
from corpus.authority import load_authorities
from corpus.document import Clause, Convention, Document, Mention, Part, Provenance, Resolution
from index.search import SearchIndex

_NAME = re.compile(r"\{([^|}]*)\|([^}]+)\}")
STANCES = {
    "affirms": "supports",
    "reaffirms": "supports",
    "condemns": "opposes",
    "urges": "asks",
    "directs": "acts",
}


@dataclass(frozen=True)
class Written:
    """A resolution (or, without clauses, an article): `whereas` and `resolved` are clauses, `text` prose."""

    title: str
    number: str | None = None
    whereas: Sequence[str] = ()
    resolved: Sequence[str] = ()
    text: Sequence[str] = ()
    status: str | None = "adopted"
    kind: str = "resolution"
    published: str | None = None
    convention: str | None = None
    convention_year: str | None = None
    targets: Sequence[str | None] = ()


def book(title: str, written: Sequence[Written], **values: str | None) -> Document:
    """A document of so many parts; one alone is the undivided document."""
    text, parts = "", []
    for n, one in enumerate(written, 1):
        start = len(text)
        clauses: list[Clause] = []
        mentions: list[Mention] = []

        def take(raw: str, mentions: list[Mention] = mentions) -> tuple[int, int]:
            nonlocal text
            begin, at = len(text), 0
            for found in _NAME.finditer(raw):
                text += raw[at : found.start()]
                identifier, surface = found.groups()
                place = (len(text), len(text) + len(surface))
                mentions.append(Mention("ORG", surface, *place, "given", 1.0, identifier or None))
                text += surface
                at = found.end()
            text += raw[at:]
            end = len(text)
            text += "\n\n"
            return begin, end

        take(one.title)
        for raw in one.text:
            take(raw)
        for raw in one.whereas:
            clauses.append(Clause("preamble", *take(raw)))
        for position, raw in enumerate(one.resolved, 1):
            verb = raw.split()[0].lower()
            target = one.targets[position - 1] if len(one.targets) >= position else None
            clauses.append(
                Clause("operative", *take(raw), str(position), verb, STANCES.get(verb), None, target)
            )
        parts.append(
            Part(
                n=n if len(written) > 1 else 0,
                start=start,
                end=len(text),
                title=one.title,
                kind=one.kind,  # type: ignore[arg-type]
                number=one.number,
                published=one.published,
                convention=one.convention,
                status=one.status,
                language="en",
                clauses=tuple(clauses),
                mentions=tuple(mentions),
                resolution=Resolution(convention=Convention(year=one.convention_year))
                if one.kind == "resolution"
                else None,
            )
        )
    kind = "proceedings" if len(written) > 1 else written[0].kind
    half = text.find("\n\n", len(text) // 2) + 2
    return Document(
        text=text,
        parts=tuple(parts),
        title=title,
        kind=kind,  # type: ignore[arg-type]
        kind_from="given",
        language="en",
        pages=((0, half), (half, len(text))),
        **values,
    )


def store(archive: Archive, document: Document, origin: str, retrieved: str = "2024-05-06T07:08:09Z") -> str:
    """Store a document; its id. The same origin again makes a new version."""
    sha256 = archive.vault.put(document.text.encode())
    provenance = Provenance(origin, sha256, len(document.text), retrieved, "text/plain", "made")
    with archive.catalogue.transaction():
        return archive.catalogue.documents.store(document, provenance)[0]


def new_archive(folder: Path) -> Archive:
    """An empty archive that knows all organizations with a record."""
    archive = Archive.create(folder)
    authorities = load_authorities()
    with archive.catalogue.transaction():
        archive.catalogue.names.take_authorities(
            authorities.organizations.values(), [], authorities.fingerprint
        )
    with SearchIndex.open(archive.index_folder, archive.catalogue):
        pass
    return archive


def restricted(document: Document) -> Document:
    """The same, for the eyes of those who ask for it."""
    return replace(document, rights="restricted")
