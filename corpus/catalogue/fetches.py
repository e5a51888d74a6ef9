"""What the catalogue remembers of addresses: validators, every visit, and how far a crawl has come."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from corpus.clock import now
from corpus.document import Exchange

SCHEMA = """
CREATE TABLE fetch (                        -- what is known of each address that was asked for
    address       TEXT PRIMARY KEY,         -- canonical
    site          TEXT,                     -- by whose description it was crawled
    role          TEXT NOT NULL,            -- document, listing, feed, sitemap
    state         TEXT NOT NULL,            -- held, gone, refused, failed
    etag          TEXT,
    last_modified TEXT,
    answered      TEXT,                     -- the address that gave etag and last_modified, after redirects
    checked       TEXT NOT NULL,
    stamp         TEXT,                     -- a sitemap's lastmod when it was last fetched
    links         TEXT NOT NULL DEFAULT '[]' -- JSON: where an unchanged listing, feed or sitemap led to
) WITHOUT ROWID;
CREATE INDEX fetch_site ON fetch (site, role, state);
CREATE TABLE visit (                        -- every exchange that brought a document or news of it
    key       INTEGER PRIMARY KEY,
    document  TEXT NOT NULL REFERENCES document (id),
    address   TEXT NOT NULL,
    at        TEXT NOT NULL,
    outcome   TEXT NOT NULL CHECK (outcome IN ('whole', 'not_modified', 'gone')),
    sha256    TEXT,                         -- of the bytes it brought
    exchanges TEXT NOT NULL                 -- JSON, see corpus.document.Exchange
);
CREATE INDEX visit_document ON visit (document, at);
CREATE TABLE frontier (                     -- crawls under way; a finished one leaves nothing here
    ordinal INTEGER PRIMARY KEY,
    site    TEXT NOT NULL,
    address TEXT NOT NULL,
    role    TEXT NOT NULL,
    depth   INTEGER NOT NULL,
    stamp   TEXT,
    settled INTEGER NOT NULL DEFAULT 0,
    UNIQUE (site, address)
);
ALTER TABLE document ADD COLUMN gone TEXT;  -- since when its address answers that it is no more
"""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of an address. `links` are (role, address) pairs that a listing led to."""

    address: str
    role: str
    state: str
    etag: str | None
    last_modified: str | None
    answered: str | None
    checked: str
    stamp: str | None
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An address that a crawl has still to ask for. `depth` counts links between pages of its role."""

    address: str
    role: str
    depth: int
    stamp: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of a document's address. `sha256` is that of the bytes it brought, if any."""

    document: str
    address: str
    at: str
    outcome: str
    sha256: str | None
    exchanges: tuple[Exchange, ...]


class Fetches:
    """Addresses, visits and crawls in the catalogue; what writes is called inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # -- addresses ------------------------------------------------------------------------------------

    def memory(self, address: str) -> Memory | None:
        """What is remembered of an address, None where it was never asked for."""
        row = self._connection.execute("SELECT * FROM fetch WHERE address = ?", (address,)).fetchone()
        if row is None:
            return None
        links = tuple((role, link) for role, link in json.loads(row["links"]))
        columns = ("address", "role", "state", "etag", "last_modified", "answered", "checked", "stamp")
        return Memory(**{name: row[name] for name in columns}, links=links)

    def remember(
        self,
        address: str,
        *,
        role: str,
        state: str,
        site: str | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
        answered: str | None = None,
        stamp: str | None = None,
        links: Sequence[tuple[str, str]] | None = None,
    ) -> None:
        """Note how an address answered, now. What is not told of site, stamp and links stays as it was."""
        written = None if links is None else json.dumps(list(links))
        self._connection.execute(
            "INSERT INTO fetch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, '[]'))"
            " ON CONFLICT (address) DO UPDATE SET site = coalesce(excluded.site, site),"
            " role = excluded.role, state = excluded.state, etag = excluded.etag,"
            " last_modified = excluded.last_modified, answered = excluded.answered,"
            " checked = excluded.checked, stamp = coalesce(excluded.stamp, stamp),"
            " links = coalesce(?, links)",
            (address, site, role, state, etag, last_modified, answered, now(), stamp, written, written),
        )

    def held(self, site: str) -> list[str]:
        """The addresses of a site's documents that were there when last asked for."""
        rows = self._connection.execute(
            "SELECT address FROM fetch WHERE site = ? AND role = 'document' AND state = 'held'"
            " ORDER BY address",
            (site,),
        )
        return [row[0] for row in rows]

    # -- visits ---------------------------------------------------------------------------------------

    def visited(
        self, document: str, address: str, outcome: str, sha256: str | None, exchanges: Iterable[Exchange]
    ) -> None:
        """Note a visit of a document's address; one that finds it gone or there again marks the document."""
        listed = list(exchanges)
        at = listed[-1].started if listed else now()
        self._connection.execute(
            "INSERT INTO visit (document, address, at, outcome, sha256, exchanges) VALUES (?, ?, ?, ?, ?, ?)",
            (
                document,
                address,
                at,
                outcome,
                sha256,
                json.dumps([asdict(e) for e in listed], ensure_ascii=False),
            ),
        )
        if outcome == "gone":
            self._connection.execute(
                "UPDATE document SET gone = coalesce(gone, ?) WHERE id = ?", (at, document)
            )
        else:
            self._connection.execute("UPDATE document SET gone = NULL WHERE id = ?", (document,))

    def visits(self, document: str | None = None) -> Iterator[Visit]:
        """Every visit in the order in which it was made, of one document or of all."""
        where, values = ("WHERE document = ?", (document,)) if document else ("", ())
        rows = self._connection.execute(f"SELECT * FROM visit {where} ORDER BY at, key", values)
        for row in rows:
            exchanges = tuple(_exchange(e) for e in json.loads(row["exchanges"]))
            yield Visit(row["document"], row["address"], row["at"], row["outcome"], row["sha256"], exchanges)

    # -- crawls ---------------------------------------------------------------------------------------

    def begin_crawl(self, site: str, starts: Iterable[Waiting]) -> bool:
        """Put a site's starts into its frontier; True where a crawl that broke off is taken up instead."""
        under_way = self._connection.execute("SELECT 1 FROM frontier WHERE site = ?", (site,)).fetchone()
        if under_way is not None:
            return True
        self.add_waiting(site, starts)
        return False

    def add_waiting(self, site: str, found: Iterable[Waiting]) -> int:
        """Put addresses into a site's frontier that are not there yet; how many were new."""
        before = self._connection.total_changes
        self._connection.executemany(
            "INSERT OR IGNORE INTO frontier (site, address, role, depth, stamp) VALUES (?, ?, ?, ?, ?)",
            [(site, w.address, w.role, w.depth, w.stamp) for w in found],
        )
        return self._connection.total_changes - before

    def waiting(self, site: str, limit: int = 100) -> list[Waiting]:
        """What a site's crawl has still to ask for, what leads on to documents first."""
        rows = self._connection.execute(
            "SELECT address, role, depth, stamp FROM frontier WHERE site = ? AND settled = 0"
            " ORDER BY role = 'document', ordinal LIMIT ?",
            (site, limit),
        )
        return [Waiting(*row) for row in rows]

    def settle(self, site: str, address: str) -> None:
        """Note that a crawl is done with an address."""
        self._connection.execute(
            "UPDATE frontier SET settled = 1 WHERE site = ? AND address = ?", (site, address)
        )

    def end_crawl(self, site: str) -> None:
        """Forget a crawl's frontier: it is done."""
        self._connection.execute("DELETE FROM frontier WHERE site = ?", (site,))


def _exchange(stored: dict[str, object]) -> Exchange:
    fields = dict(stored)
    for name in ("request", "response"):
        pairs = fields[name]
        assert isinstance(pairs, list)
        fields[name] = tuple((str(a), str(b)) for a, b in pairs)
    return Exchange(**fields)  # type: ignore[arg-type] # what asdict wrote
