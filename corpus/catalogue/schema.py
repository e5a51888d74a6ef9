"""The tables of the catalogue, and how older catalogues are brought up to date.

`migrations()[i]` leads from schema version `i` to `i + 1`; what has landed is never edited.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from corpus.errors import ArchiveError

_FIRST = """
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO counter VALUES ('generation', 0);
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE document (
    id          TEXT PRIMARY KEY,
    origin      TEXT NOT NULL,              -- of the first accession
    accessioned TEXT NOT NULL,
    current     INTEGER REFERENCES version (key) DEFERRABLE INITIALLY DEFERRED,
    generation  INTEGER NOT NULL,           -- when it last changed, by the counter
    withdrawn   TEXT,
    reason      TEXT
);
CREATE INDEX document_generation ON document (generation);

CREATE TABLE origin (                       -- every place where a document's bytes were seen
    origin     TEXT PRIMARY KEY,
    document   TEXT NOT NULL REFERENCES document (id),
    sha256     TEXT NOT NULL,               -- as last seen there
    first_seen TEXT NOT NULL,
    last_seen  TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX origin_sha256 ON origin (sha256);
CREATE INDEX origin_document ON origin (document);

CREATE TABLE version (
    key            INTEGER PRIMARY KEY,
    document       TEXT NOT NULL REFERENCES document (id),
    ordinal        INTEGER NOT NULL,        -- 1 is the first accession
    run            INTEGER REFERENCES run (id),
    origin         TEXT NOT NULL,
    sha256         TEXT NOT NULL,
    size           INTEGER NOT NULL,
    retrieved      TEXT NOT NULL,
    media_type     TEXT NOT NULL,
    reader         TEXT NOT NULL,
    headers        TEXT NOT NULL,
    text           TEXT NOT NULL,
    title          TEXT NOT NULL,
    author         TEXT,
    kind           TEXT NOT NULL,
    kind_from      TEXT NOT NULL,
    published      TEXT,
    published_from TEXT,
    republished    TEXT,
    adopted        TEXT,
    convention     TEXT,
    number         TEXT,
    status         TEXT,
    source         TEXT,
    collection     TEXT,
    rights         TEXT,
    language       TEXT,
    pages          TEXT NOT NULL,           -- JSON: [[start, end], ...]
    warnings       TEXT NOT NULL,           -- JSON: [text, ...]
    metadata       TEXT NOT NULL,           -- JSON: {key: [[value, origin, confidence], ...]}
    UNIQUE (document, ordinal)
);
CREATE INDEX version_sha256 ON version (sha256);

CREATE TABLE part (
    key        INTEGER PRIMARY KEY,
    version    INTEGER NOT NULL REFERENCES version (key) ON DELETE CASCADE,
    n          INTEGER NOT NULL,            -- 0: the undivided document
    start      INTEGER NOT NULL,
    end        INTEGER NOT NULL,
    title      TEXT,
    kind       TEXT NOT NULL,
    number     TEXT,
    author     TEXT,
    published  TEXT,
    adopted    TEXT,
    convention TEXT,
    status     TEXT,
    page       INTEGER,
    language   TEXT,
    UNIQUE (version, n)
);

CREATE TABLE clause (
    key     INTEGER PRIMARY KEY,
    part    INTEGER NOT NULL REFERENCES part (key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    role    TEXT NOT NULL CHECK (role IN ('preamble', 'operative')),
    number  TEXT,
    verb    TEXT,
    stance  TEXT,
    start   INTEGER NOT NULL,
    end     INTEGER NOT NULL,
    page    INTEGER,
    UNIQUE (part, ordinal)
);

CREATE TABLE mention (
    key        INTEGER PRIMARY KEY,
    part       INTEGER NOT NULL REFERENCES part (key) ON DELETE CASCADE,
    clause     INTEGER REFERENCES clause (key) ON DELETE CASCADE,
    label      TEXT NOT NULL CHECK (label IN ('ORG', 'PLACE', 'DATE')),
    surface    TEXT NOT NULL,
    start      INTEGER NOT NULL,            -- in the document's text
    end        INTEGER NOT NULL,
    entity     TEXT,                        -- authority id, or name:... where there is no record
    edtf       TEXT,
    method     TEXT NOT NULL,
    confidence REAL NOT NULL,
    candidates TEXT NOT NULL                -- JSON: [id, ...]
);
CREATE INDEX mention_part ON mention (part, start);
CREATE INDEX mention_entity ON mention (entity, part) WHERE entity IS NOT NULL;

CREATE TABLE organization (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    type    TEXT,
    country TEXT,
    parent  TEXT,
    recorded INTEGER NOT NULL               -- 1: from the authority files, 0: grouped by name
) WITHOUT ROWID;
CREATE TABLE organization_name (
    key          TEXT NOT NULL,             -- folded, see corpus.folding.name_key
    organization TEXT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    name         TEXT NOT NULL,
    ordinal      INTEGER NOT NULL,          -- the order of the record: name, acronyms, aliases
    PRIMARY KEY (key, organization)
) WITHOUT ROWID;
CREATE INDEX organization_name_organization ON organization_name (organization);

CREATE TABLE place (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    type       TEXT,
    country    TEXT,
    parent     TEXT,
    population INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE place_name (
    key   TEXT NOT NULL,
    place TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    name  TEXT NOT NULL,
    PRIMARY KEY (key, place)
) WITHOUT ROWID;

CREATE TABLE run (
    id       INTEGER PRIMARY KEY,
    command  TEXT NOT NULL,
    started  TEXT NOT NULL,
    finished TEXT,
    counts   TEXT NOT NULL DEFAULT '{}'
);
CREATE TABLE run_item (
    run      INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    origin   TEXT NOT NULL,
    outcome  TEXT NOT NULL,
    document TEXT,
    PRIMARY KEY (run, origin)
) WITHOUT ROWID;

CREATE TABLE failure (
    id       INTEGER PRIMARY KEY,
    run      INTEGER NOT NULL REFERENCES run (id),
    origin   TEXT NOT NULL,
    stage    TEXT NOT NULL,
    error    TEXT NOT NULL,
    at       TEXT NOT NULL,
    sha256   TEXT,
    resolved INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX failure_origin ON failure (origin, resolved);
"""

_DECISIONS = """
CREATE TABLE decision (                     -- append-only; what is undone stays, see undone_by
    id        INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,
    kind      TEXT NOT NULL,
    payload   TEXT NOT NULL,                -- JSON, see corpus.authority.decisions
    undone_by INTEGER REFERENCES decision (id)
);
CREATE TABLE superseded (                   -- ids of what was merged, so that they still lead somewhere
    label  TEXT NOT NULL CHECK (label IN ('ORG', 'PLACE')),
    id     TEXT NOT NULL,
    entity TEXT NOT NULL,
    PRIMARY KEY (label, id)
) WITHOUT ROWID;
ALTER TABLE mention ADD COLUMN believed REAL;  -- confidence at accession, where resolving anew changed it
CREATE INDEX place_name_place ON place_name (place);
CREATE INDEX mention_open ON mention (label, surface) WHERE entity IS NULL AND label != 'DATE';
"""

_RESOLUTIONS = """
ALTER TABLE clause ADD COLUMN target TEXT;     -- who is asked
ALTER TABLE part ADD COLUMN resolution TEXT;   -- JSON, see corpus.document.Resolution
"""

LATEST = 7
"""The schema version of this Solidarity: how many migrations there are."""


def migrations() -> tuple[str, ...]:
    """All migrations; those of parts of the catalogue are imported when one is due, which is seldom."""
    from corpus.catalogue import corrections, fetches, reprints, saved

    return (
        _FIRST,
        _DECISIONS,
        fetches.SCHEMA,
        reprints.SCHEMA,
        _RESOLUTIONS,
        saved.SCHEMA,
        corrections.SCHEMA,
    )


def bring_up_to_date(connection: sqlite3.Connection, name: str) -> None:
    """Run the migrations that a catalogue still lacks, each in a transaction of its own.

    Raises `ArchiveError` for a catalogue that a newer Solidarity made.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > LATEST:
        raise ArchiveError(
            f"{name}: made by a newer Solidarity (schema {version}, this one knows {LATEST})."
            " Upgrade Solidarity"
        )
    for number in range(version, LATEST):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have been first while we waited for the transaction.
            if connection.execute("PRAGMA user_version").fetchone()[0] == number:
                for statement in _statements(migrations()[number]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: executescript would end the transaction that they run in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
