"""Mentions as the resolution of names takes them from the catalogue, and what it makes of them put back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from corpus.catalogue.names import Names
from corpus.document import Mention


@dataclass(frozen=True, slots=True)
class StoredMentions:
    """The organizations and places of one version of a document, in the order of their accession.

    `keys` and `rows` go with `mentions`: the key of each in the catalogue, and the id, candidates (JSON)
    and confidence that it has there. A mention's own confidence is the one it had at accession.
    """

    version: int
    document: str
    text: str
    language: str | None
    published: str | None
    mentions: tuple[Mention, ...]
    keys: tuple[int, ...]
    rows: tuple[tuple[str | None, str, float], ...]


class Redirection(NamedTuple):
    """A mention that means something else now than the catalogue says. `candidates` is JSON.

    A tuple, since hundreds of thousands of them come from worker processes, which take dataclasses slowly.
    """

    key: int
    version: int
    label: str
    surface: str
    before: str | None
    after: str | None
    candidates: str
    confidence: float


_VERSIONS = (
    "SELECT v.key, v.document, v.text, v.language, coalesce(v.published, v.adopted)"
    " FROM version v WHERE v.key IN ({marks})"
)
# Dates are not resolved. By key is the order in which they were resolved at accession.
_MENTIONS = """
SELECT p.version, m.key, m.label, m.surface, m.start, m.end, m.entity, m.candidates, m.confidence,
       coalesce(m.believed, m.confidence)
FROM part p JOIN mention m ON m.part = p.key
WHERE p.version IN ({marks}) AND m.label != 'DATE' ORDER BY p.version, m.key
"""


def stored_mentions(connection: sqlite3.Connection, versions: Sequence[int]) -> Iterator[StoredMentions]:
    """What the catalogue holds of some versions (keys, a few hundred at a time); those without names not."""
    marks = ", ".join("?" * len(versions))
    about = {row[0]: row for row in connection.execute(_VERSIONS.format(marks=marks), list(versions))}
    rows = connection.execute(_MENTIONS.format(marks=marks), list(versions))
    for version, group in groupby(rows, key=lambda row: row[0]):
        mentions, keys, present = [], [], []
        for _, key, label, surface, start, end, entity, candidates, confidence, believed in group:
            mentions.append(Mention(label, surface, start, end, "", believed))
            keys.append(key)
            present.append((entity, candidates, confidence))
        _, document, text, language, published = about[version]
        yield StoredMentions(
            version, document, text, language, published, tuple(mentions), tuple(keys), tuple(present)
        )


class Resolutions:
    """Which versions there are to resolve anew, and storing what changed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names = Names(connection)

    def versions(self) -> list[int]:
        """Every version of every document, earlier ones too."""
        return [row[0] for row in self._connection.execute("SELECT key FROM version ORDER BY key")]

    def versions_of(self, documents: Iterable[str]) -> list[int]:
        """Every version of some documents."""
        found: list[int] = []
        for document in documents:
            rows = self._connection.execute("SELECT key FROM version WHERE document = ?", (document,))
            found += [row[0] for row in rows]
        return sorted(found)

    def versions_naming(self, is_meant: Callable[[str], bool]) -> list[int]:
        """Every version with an organization whose surface `is_meant`."""
        surfaces = self._connection.execute("SELECT DISTINCT surface FROM mention WHERE label = 'ORG'")
        wanted = [row[0] for row in surfaces if is_meant(row[0])]
        rows = self._connection.execute(
            "SELECT DISTINCT p.version FROM mention m JOIN part p ON p.key = m.part"
            " WHERE m.label = 'ORG' AND m.surface IN (SELECT value FROM json_each(?)) ORDER BY p.version",
            (json.dumps(wanted),),
        )
        return [row[0] for row in rows]

    def stored(self, versions: Sequence[int]) -> Iterator[StoredMentions]:
        """See `stored_mentions`."""
        return stored_mentions(self._connection, versions)

    # -- storing; call inside Catalogue.transaction() ---------------------------------------------------

    def redirect(self, changes: Iterable[Redirection], also: Iterable[str] = ()) -> list[str]:
        """Let mentions mean what they mean now; the ids of the documents whose current version changed.

        These, and the documents `also`, get a new generation each, so that the index follows. What is
        mentioned no more and has no record is forgotten.
        """
        ordered = sorted(changes, key=lambda c: c.key)
        ensured: set[tuple[str, str]] = set()
        for change in ordered:
            if change.after is None or (change.label, change.after) in ensured:
                continue
            ensured.add((change.label, change.after))
            if change.label == "ORG":
                self._names.ensure_organization(change.after, change.surface)
            else:
                self._names.ensure_place(change.after, change.surface)
        self._connection.executemany(
            "UPDATE mention SET believed = coalesce(believed, confidence),"
            " entity = ?, candidates = ?, confidence = ? WHERE key = ?",
            [(c.after, c.candidates, c.confidence, c.key) for c in ordered],
        )
        for label in ("ORG", "PLACE"):
            left = {c.before for c in ordered if c.label == label and c.before and ":" in c.before}
            self._names.drop_unmentioned(label, sorted(left))
        documents = self._current({c.version for c in ordered}, set(also))
        self._touch(documents)
        return documents

    def mentioning(self, label: str, identifiers: Iterable[str]) -> list[str]:
        """The documents whose current version mentions any of the organizations or places."""
        rows = self._connection.execute(
            "SELECT DISTINCT d.id FROM mention m JOIN part p ON p.key = m.part"
            " JOIN document d ON d.current = p.version"
            " WHERE m.label = ? AND m.entity IN (SELECT value FROM json_each(?))",
            (label, json.dumps(sorted(identifiers))),
        )
        return [row[0] for row in rows]

    def _current(self, versions: set[int], also: set[str]) -> list[str]:
        """The documents with a current version among these, or named, in the order of their last change."""
        rows = self._connection.execute("SELECT id, current FROM document ORDER BY generation, id")
        return [identifier for identifier, current in rows if current in versions or identifier in also]

    def _touch(self, documents: Sequence[str]) -> None:
        row = self._connection.execute("SELECT value FROM counter WHERE name = 'generation'").fetchone()
        first = int(row[0]) + 1
        self._connection.executemany(
            "UPDATE document SET generation = ? WHERE id = ?",
            [(first + n, identifier) for n, identifier in enumerate(documents)],
        )
        self._connection.execute(
            "UPDATE counter SET value = value + ? WHERE name = 'generation'", (len(documents),)
        )
