"""Reprints in the catalogue: the fingerprints of all current texts, and the pairs that share their wording.

Every leaf part has a fingerprint: the hashes of its paragraphs and the winnowed ones of its shingles. What
shares a few of them with a new text is compared with it in full (see `corpus.reprints.judge`), and the
pairs found are kept. Texts that are the same, pair by pair, are a family with one original.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from corpus.catalogue.records import part_id
from corpus.clock import now
from corpus.reprints import Copy, Shingles, Verdict, attributions, judge, shingles, signature

SCHEMA = """
CREATE TABLE fingerprint (                  -- one for each leaf part of a document's current version
    key        INTEGER PRIMARY KEY,
    document   TEXT NOT NULL REFERENCES document (id),
    n          INTEGER NOT NULL,            -- of the part
    version    INTEGER NOT NULL REFERENCES version (key),
    family     INTEGER NOT NULL,            -- the lowest key of the fingerprints of the same text
    signature  BLOB NOT NULL,               -- what winnowed and paragraph hold of it: 64-bit numbers
    paragraphs BLOB NOT NULL,
    UNIQUE (document, n)
);
CREATE INDEX fingerprint_family ON fingerprint (family);
CREATE TABLE winnowed (                     -- which fingerprints hold a shingle
    hash        INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL,           -- no reference: removing would search the whole table
    PRIMARY KEY (hash, fingerprint)
) WITHOUT ROWID;
CREATE TABLE paragraph (                    -- which fingerprints hold a paragraph of 20 words or more
    hash        INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL,
    PRIMARY KEY (hash, fingerprint)
) WITHOUT ROWID;
CREATE TABLE reprint (                      -- pairs of texts that share their wording
    copy        INTEGER NOT NULL REFERENCES fingerprint (key),
    original    INTEGER NOT NULL REFERENCES fingerprint (key),
    verdict     TEXT NOT NULL CHECK (verdict IN ('same', 'excerpt', 'related')),
    of_copy     REAL NOT NULL,              -- the share of the copy's shingles that the original holds
    of_original REAL NOT NULL,
    because     TEXT NOT NULL,              -- why that one is the original
    since       TEXT NOT NULL,
    PRIMARY KEY (copy, original)
) WITHOUT ROWID;
CREATE INDEX reprint_original ON reprint (original);
"""

BOILERPLATE = 12
"""What more families of texts than this share is boilerplate: it leads to no reprint and proves none."""

_MOST_HOLDERS = 64  # of one hash that are looked at; more are boilerplate or the copies of one text
_MOST_COMPARED = 8  # candidates that are compared in full: one of a large family is enough
_LEAST_SHARE = 0.08  # of the shorter signature, for a candidate; what is judged a reprint shares .2 or more


@dataclass(frozen=True, slots=True)
class Reprint:
    """Another text that shares its wording with the one that was asked for.

    `id` is a document's or part's, `part` the part of the asked document that is meant. `containment` is the
    share of the shorter of both that is in the longer, `of_this` and `of_that` what each shares with the
    other (0 to 1). `is_original` says whether the other one is the original, for the reason `because`:
    attributed, republished, published or accession.
    """

    id: str
    part: str
    title: str
    origin: str
    source: str | None
    published: str | None
    verdict: Verdict
    containment: float
    of_this: float
    of_that: float
    is_original: bool
    because: str
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class _Text:
    key: int
    document: str
    copy: Copy


class Reprints:
    """Notes the texts of documents and answers which are reprints of which.

    Call `note`, `forget` and `settle` inside `Catalogue.transaction()`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._widespread: set[int] = set()  # shingles known to be boilerplate, to ask for them once only

    # -- keeping ------------------------------------------------------------------------------------

    def note(self, document: str) -> set[str]:
        """Compare the document's current texts with all others and keep what was found.

        Gives the ids of the other documents that have gained or lost a reprint by it. What was noted of an
        earlier version is forgotten; a document that is withdrawn is only forgotten.
        """
        touched = self.forget(document)
        rows = self._connection.execute(
            f"{_TEXT} WHERE d.id = ? AND d.withdrawn IS NULL ORDER BY p.n", (document,)
        ).fetchall()
        for row in rows:
            copy = _copy(row)
            text = _Text(self._store(row, copy.shingles), document, copy)
            candidates, boilerplate, risen = self._candidates(text)
            kin = [t for t in self._texts(candidates) if self._compare(text, t, boilerplate)]
            touched.update(t.document for t in kin)
            if kin:
                self._regroup([text.key, *(t.key for t in kin)])
            for number in risen:
                touched |= self._settle(self._holders("paragraph", number))
        return touched - {document}

    def forget(self, document: str) -> set[str]:
        """Remove all that is noted of a document, and give the documents that were paired with it."""
        touched: set[str] = set()
        rows = self._connection.execute(
            "SELECT key, family, signature, paragraphs FROM fingerprint WHERE document = ?", (document,)
        ).fetchall()
        if rows:
            self._widespread.clear()
        for key, family, kept, paragraphs in rows:
            others = [k for pair in self._pairs([key]) for k in pair if k != key]
            touched |= {r[0] for r in self._among("SELECT document FROM fingerprint WHERE key IN", others)}
            self._connection.execute("DELETE FROM reprint WHERE copy = ? OR original = ?", (key, key))
            for table, blob in (("winnowed", kept), ("paragraph", paragraphs)):
                self._connection.executemany(
                    f"DELETE FROM {table} WHERE hash = ? AND fingerprint = ?",
                    [(number, key) for number in _numbers(blob)],
                )
            self._connection.execute("DELETE FROM fingerprint WHERE key = ?", (key,))
            members = [
                r[0]
                for r in self._connection.execute("SELECT key FROM fingerprint WHERE family = ?", (family,))
            ]
            self._regroup(members)
        return touched - {document}

    def missing(self) -> list[str]:
        """The documents whose current version is not noted yet, in the order of their accession."""
        rows = self._connection.execute(
            "SELECT d.id FROM document d WHERE d.withdrawn IS NULL AND d.current IS NOT NULL AND NOT EXISTS"
            " (SELECT 1 FROM fingerprint f WHERE f.document = d.id AND f.version = d.current)"
            " ORDER BY d.accessioned, d.current"
        )
        return [row[0] for row in rows]

    def settle(self) -> set[str]:
        """Judge all pairs anew, now that more is known to be boilerplate; gives the documents concerned."""
        rows = self._connection.execute("SELECT copy FROM reprint UNION SELECT original FROM reprint")
        return self._settle([row[0] for row in rows])

    # -- answering ----------------------------------------------------------------------------------

    def of(self, identifier: str) -> list[Reprint]:
        """What shares its wording with a document `<id>`, any of its parts, or with one part `<id>/<n>`.

        The same text first, then excerpts, then what is related; each by how much is shared.
        """
        document, slash, n = identifier.partition("/")
        rows = self._connection.execute(
            _PAIR + (" AND mine.n = :n" if slash else ""),
            {"document": document, "n": int(n) if n.isdigit() else -1},
        )
        found = [
            Reprint(
                id=part_id(row["document"], row["n"]),
                part=part_id(document, row["mine"]),
                title=row["title"],
                origin=row["origin"],
                source=row["source"],
                published=row["published"],
                verdict=row["verdict"],
                containment=max(row["of_this"], row["of_that"]),
                of_this=row["of_this"],
                of_that=row["of_that"],
                is_original=bool(row["is_original"]),
                because=row["because"],
                rights=row["rights"],
            )
            for row in rows
        ]
        order = {"same": 0, "excerpt": 1, "related": 2}
        return sorted(found, key=lambda r: (order[r.verdict], not r.is_original, -r.containment, r.id))

    def groups(self) -> dict[str, str]:
        """For each text that is a copy of another, the id of the original: documents or parts `<id>/<n>`."""
        families: dict[int, list[str]] = defaultdict(list)
        for row in self._connection.execute(_FAMILIES):
            families[row["family"]].append(part_id(row["document"], row["n"]))
        return {copy: ids[0] for ids in families.values() for copy in ids[1:]}

    def copies(self, identifier: str) -> list[str]:
        """The ids of all texts that are the same as the one with that id, the original first; else none."""
        document, _, n = identifier.partition("/")
        family = self._connection.execute(
            "SELECT family FROM fingerprint WHERE document = ? AND n = ?", (document, int(n or 0))
        ).fetchone()
        if family is None:
            return []
        rows = self._connection.execute(_FAMILY, (family[0],))
        ids = [part_id(row["document"], row["n"]) for row in rows]
        return ids if len(ids) > 1 else []

    # -- within -------------------------------------------------------------------------------------

    def _store(self, row: sqlite3.Row, text: Shingles) -> int:
        kept = signature(text).astype(np.int64)
        paragraphs = np.array(sorted(text.paragraphs), dtype=np.uint64).astype(np.int64)
        cursor = self._connection.execute(
            "INSERT INTO fingerprint (document, n, version, family, signature, paragraphs)"
            " VALUES (?, ?, ?, 0, ?, ?)",
            (row["document"], row["n"], row["version"], kept.tobytes(), paragraphs.tobytes()),
        )
        key = int(cursor.lastrowid or 0)
        self._connection.execute("UPDATE fingerprint SET family = key WHERE key = ?", (key,))
        for table, numbers in (("winnowed", kept), ("paragraph", paragraphs)):
            self._connection.executemany(
                f"INSERT INTO {table} VALUES (?, ?)", [(number, key) for number in numbers.tolist()]
            )
        return key

    def _candidates(self, text: _Text) -> tuple[list[int], set[int], list[int]]:
        """Who may share the text's wording, the likeliest first.

        Also the hashes of its paragraphs that are boilerplate, and of those the ones that became it just now.
        """
        votes: Counter[int] = Counter()
        certain: set[int] = set()
        boilerplate: set[int] = set()
        risen: list[int] = []
        for number in text.copy.shingles.paragraphs:
            signed = _signed(number)
            holders = self._holders("paragraph", signed)
            families = self._families(holders)
            if families > BOILERPLATE:
                boilerplate.add(number)
                # It has just become boilerplate: pairs that rest upon it are to be judged anew.
                if families == BOILERPLATE + 1:
                    risen.append(signed)
            else:
                certain.update(holders)
        numbers = signature(text.copy.shingles.without(boilerplate)).astype(np.int64).tolist()
        for number in numbers:
            if number in self._widespread:
                continue
            holders = self._holders("winnowed", number)
            if self._families(holders) > BOILERPLATE:
                self._widespread.add(number)
            else:
                votes.update(holders)
        certain.discard(text.key)
        votes.pop(text.key, None)
        sizes: dict[int, int] = {
            row[0]: row[1]
            for row in self._among(
                "SELECT key, length(signature) / 8 FROM fingerprint WHERE key IN", {*votes, *certain}
            )
        }
        shares = {k: votes[k] / max(1, min(len(numbers), size)) for k, size in sizes.items()}
        likely = [k for k in shares if k in certain or shares[k] >= _LEAST_SHARE]
        likely.sort(key=lambda k: (-shares[k], k))
        return likely[:_MOST_COMPARED], boilerplate, risen

    def _holders(self, table: str, number: int) -> list[int]:
        rows = self._connection.execute(
            f"SELECT fingerprint FROM {table} WHERE hash = ? LIMIT {_MOST_HOLDERS}", (number,)
        )
        return [row[0] for row in rows]

    def _families(self, keys: Collection[int]) -> int:
        """How many families the fingerprints are of; exact only above the bound of boilerplate."""
        if len(keys) <= BOILERPLATE:
            return len(keys)
        return len(set(self._among("SELECT DISTINCT family FROM fingerprint WHERE key IN", keys)))

    def _texts(self, keys: Collection[int]) -> Iterator[_Text]:
        for row in self._among(
            f"{_TEXT} JOIN fingerprint f ON f.document = d.id AND f.n = p.n"
            " WHERE d.withdrawn IS NULL AND f.key IN",
            keys,
            "f.key AS key",
        ):
            yield _Text(row["key"], row["document"], _copy(row))

    def _compare(self, text: _Text, other: _Text, boilerplate: Collection[int]) -> bool:
        """Judge two texts and keep the pair, if they are one; whether they are."""
        if text.document == other.document:
            return False
        first, second = (_without(t.copy, boilerplate) for t in (text, other))
        overlap = judge(first, second)
        if overlap is None:
            return False
        values = (
            (other.key, text.key, overlap.verdict, overlap.of_second, overlap.of_first)
            if overlap.first_is_original
            else (text.key, other.key, overlap.verdict, overlap.of_first, overlap.of_second)
        )
        self._connection.execute(
            "INSERT INTO reprint VALUES (?, ?, ?, ?, ?, ?, ?)", (*values, overlap.because, now())
        )
        return True

    def _settle(self, keys: Collection[int]) -> set[str]:
        """Judge those pairs of the fingerprints anew that share boilerplate; gives their documents."""
        pairs = self._pairs(keys)
        texts = {t.key: t for t in self._texts({k for pair in pairs for k in pair})}
        touched: set[str] = set()
        for copy, original in sorted(pairs):
            if copy not in texts or original not in texts:
                continue
            one, other = texts[copy], texts[original]
            common = one.copy.shingles.paragraphs.keys() & other.copy.shingles.paragraphs.keys()
            boilerplate = {
                h for h in common if self._families(self._holders("paragraph", _signed(h))) > BOILERPLATE
            }
            if boilerplate:
                self._connection.execute(
                    "DELETE FROM reprint WHERE copy = ? AND original = ?", (copy, original)
                )
                self._compare(one, other, boilerplate)
                touched |= {one.document, other.document}
        self._regroup(list(texts))
        return touched

    def _pairs(self, keys: Iterable[int]) -> set[tuple[int, int]]:
        found: set[tuple[int, int]] = set()
        for key in keys:
            found.update(
                (row[0], row[1])
                for row in self._connection.execute(
                    "SELECT copy, original FROM reprint WHERE copy = ? OR original = ?", (key, key)
                )
            )
        return found

    def _regroup(self, keys: Collection[int]) -> None:
        """Give each of the fingerprints, and all that are the same as one of them, the family they are of."""
        waiting = set(keys)
        while waiting:
            members: set[int] = set()
            edge = {waiting.pop()}
            while edge:
                members |= edge
                edge = {k for k in self._same_as(edge) if k not in members}
            waiting -= members
            family = min(members)
            self._connection.executemany(
                "UPDATE fingerprint SET family = ? WHERE key = ? AND family != ?",
                [(family, member, family) for member in members],
            )

    def _same_as(self, keys: Collection[int]) -> Iterator[int]:
        for key in keys:
            for row in self._connection.execute(
                "SELECT original FROM reprint WHERE copy = :key AND verdict = 'same'"
                " UNION SELECT copy FROM reprint WHERE original = :key AND verdict = 'same'",
                {"key": key},
            ):
                yield row[0]

    def _among(self, statement: str, keys: Collection[int], extra: str = "") -> Iterator[sqlite3.Row]:
        """The rows of a statement that ends with IN, for all keys, in lots that SQLite can take."""
        ordered = sorted(keys)
        if extra:
            statement = statement.replace("SELECT ", f"SELECT {extra}, ", 1)
        for start in range(0, len(ordered), 500):
            lot = ordered[start : start + 500]
            yield from self._connection.execute(f"{statement} ({', '.join('?' * len(lot))})", lot)


_TEXT = """
SELECT d.id AS document, p.n, v.key AS version, v.text, p.start, p.end, v.origin, v.source, p.kind,
       coalesce(p.published, v.published) AS published, v.republished,
       coalesce(p.adopted, v.adopted) AS adopted, coalesce(p.convention, v.convention) AS convention,
       (SELECT w.key FROM version w WHERE w.document = d.id AND w.ordinal = 1) AS accession
FROM document d JOIN version v ON v.key = d.current JOIN part p ON p.version = v.key
"""

_PAIR = """
SELECT mine.n AS mine, theirs.document, theirs.n, coalesce(p.title, v.title) AS title, v.origin, v.source,
       coalesce(p.published, v.published) AS published, v.rights, r.verdict, r.because,
       r.original = theirs.key AS is_original,
       CASE WHEN r.copy = mine.key THEN r.of_copy ELSE r.of_original END AS of_this,
       CASE WHEN r.copy = mine.key THEN r.of_original ELSE r.of_copy END AS of_that
FROM fingerprint mine
JOIN reprint r ON r.copy = mine.key OR r.original = mine.key
JOIN fingerprint theirs ON theirs.key = CASE WHEN r.copy = mine.key THEN r.original ELSE r.copy END
JOIN version v ON v.key = theirs.version
JOIN part p ON p.version = v.key AND p.n = theirs.n
WHERE mine.document = :document
"""

# The original is the one that is a copy of the fewest, then has the most copies, then came first.
_ORDER = """
       (SELECT count(*) FROM reprint r WHERE r.copy = f.key AND r.verdict = 'same') AS lost,
       (SELECT count(*) FROM reprint r WHERE r.original = f.key AND r.verdict = 'same') AS won,
       (SELECT v.key FROM version v WHERE v.document = f.document AND v.ordinal = 1) AS accession
FROM fingerprint f
"""
_FAMILIES = (
    f"SELECT f.family, f.document, f.n, {_ORDER} WHERE f.family IN"
    " (SELECT family FROM fingerprint GROUP BY family HAVING count(*) > 1)"
    " ORDER BY f.family, lost, won DESC, accession, f.n"
)
_FAMILY = (
    f"SELECT f.family, f.document, f.n, {_ORDER} WHERE f.family = ? ORDER BY lost, won DESC, accession, f.n"
)


def _copy(row: sqlite3.Row) -> Copy:
    text = row["text"][row["start"] : row["end"]]
    return Copy(
        shingles=shingles(text),
        attributions=tuple(attributions(text)),
        origin=row["origin"],
        source=row["source"],
        kind=row["kind"],
        published=row["published"],
        republished=row["republished"],
        adopted=row["adopted"],
        convention=row["convention"],
        accession=row["accession"],
    )


def _without(copy: Copy, boilerplate: Collection[int]) -> Copy:
    return replace(copy, shingles=copy.shingles.without(boilerplate))


def _signed(number: int) -> int:
    """A 64-bit number as SQLite keeps it."""
    return number - (1 << 64) if number >= 1 << 63 else number


def _numbers(blob: bytes) -> list[int]:
    numbers: list[int] = np.frombuffer(blob, dtype=np.int64).tolist()
    return numbers
