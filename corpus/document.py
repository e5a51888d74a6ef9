"""What passes between the stages: frozen dataclasses for items, readings, documents and mentions.

The way of one document (see docs/architecture.md):
`RawItem` --reader--> `Reading` --structure--> `Document` --extraction--> `Document` with mentions.

Offsets are Python character positions into `Document.text`. A `Part` is a span of that text; leaf
parts tile it, so that no character is lost or doubled. Dates are EDTF strings (ISO 8601-2) or None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

Kind = Literal["article", "interview", "statement", "bulletin", "proceedings", "resolution", "other"]
KINDS: tuple[str, ...] = get_args(Kind)


Label = Literal["ORG", "PLACE", "DATE"]
LABELS: tuple[str, ...] = get_args(Label)

Role = Literal["preamble", "operative"]

NEEDS_OCR = "needs OCR"
"""How the warning begins of a document with pages that are pictures and were not recognised."""

BlockType = Literal[
    "paragraph", "heading", "list_item", "table_row", "caption", "quote", "question", "answer", "footnote"
]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One HTTP exchange (RFC 9110): what was asked of which address, and what came back, but for the body.

    `request` and `response` are header fields as sent and received, in order; `ip` the address that was
    connected to; `started` an ISO 8601 time in UTC.
    """

    address: str
    status: int
    reason: str = ""
    request: tuple[tuple[str, str], ...] = ()
    response: tuple[tuple[str, str], ...] = ()
    ip: str | None = None
    started: str = ""


@dataclass(frozen=True, slots=True)
class RawItem:
    """Bytes as they came from a source, before anything was made of them.

    `origin` is the absolute path or address; `retrieved` an ISO 8601 time in UTC; `headers` what the
    server said (lower-case names), empty for files. `given` holds what the archivist or the site's
    description says of the item (keys as the manifest's columns), which outranks what is found; `told` names
    those keys of it that an archivist told of this very item, by a manifest or a correction.
    `exchanges` are the HTTP exchanges that led to the bytes, redirects first, the one that brought them last;
    empty for files.
    """

    origin: str
    data: bytes
    media_type: str | None = None
    retrieved: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    exchanges: tuple[Exchange, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sourced:
    """A value of metadata with where it was found and how sure that is (0 to 1)."""

    value: str
    origin: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table row of a reading.

    `text == reading.text[start:end]`. `number` is a list item's own number as the source shows it
    ("1", "a", "iv"), without its point or bracket; in the reading's text it stands before `start`.
    `level` is a heading's level or a list item's nesting (1 the outermost). `page` counts from 1;
    `printed` is the number printed on that page ("214", "xii"), where one is.
    """

    type: BlockType
    text: str
    start: int
    end: int
    page: int | None = None
    number: str | None = None
    level: int = 0
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of an item: text, blocks over it, and metadata with the origin of each value.

    Metadata keys: title, author, published, republished, kind, language, source, convention, number,
    adopted. Each holds candidates, the most trusted first. `furniture` is what was taken out of the
    text (running heads, menus) but may still tell an issue or a date.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    metadata: Mapping[str, tuple[Sourced, ...]] = field(default_factory=dict)
    media_type: str = "text/plain"
    reader: str = ""
    furniture: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    pages: int = 0

    def best(self, key: str) -> Sourced | None:
        """The most trusted candidate for a metadata key, or None."""
        candidates = self.metadata.get(key, ())
        return max(candidates, key=lambda s: s.confidence) if candidates else None


@dataclass(frozen=True, slots=True)
class Clause:
    """A preamble or operative clause. `number` is its own ("5", "2.a") or None; `verb` the head verb
    as a lower-case lemma in the third person ("affirms"); `stance` supports, opposes, acts or asks; `target`
    who is asked ("Congress" in "calls on Congress to")."""

    role: Role
    start: int
    end: int
    number: str | None = None
    verb: str | None = None
    stance: str | None = None
    page: int | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Convention:
    """The convention, congress or conference that a resolution was before, as far as the text tells.

    `organization` is as written; `ordinal` 75 for the "75th"; `dates` and `year` EDTF.
    """

    organization: str | None = None
    ordinal: int | None = None
    year: str | None = None
    place: str | None = None
    dates: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a resolution says of itself beside its clauses. What was proposed, what the committee said and
    what the floor did are kept apart; the floor's disposition is the part's `status`.

    `form` is the word it goes by: resolution, composite, motion, emergency, substitute, statement,
    amendment, new-business-item. `committee` is the recommendation: adopt, reject, refer, adopt as amended,
    file. `struck` and `inserted` are spans of the document's text that amendments took out and put in. `lead`
    is "found", "lost" (a numbered list of verbs without its lead) or "none" (plain paragraphs); `confidence`
    how sure it is that this is a resolution with these bounds (0 to 1).
    """

    form: str = "resolution"
    submitters: tuple[str, ...] = ()
    convention: Convention | None = None
    committee: str | None = None
    referred_to: str | None = None
    covers: tuple[str, ...] = ()
    subsumed_by: str | None = None
    struck: tuple[tuple[int, int], ...] = ()
    inserted: tuple[tuple[int, int], ...] = ()
    lead: str = "found"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or date as the text says it; `id` is who or what is meant, or None while that is open.

    `candidates` are the authority ids the surface may mean. For organizations without a record the id
    is `name:<normalized name>`. `edtf` is set for dates only. `method` names the rule or model.
    """

    label: Label
    surface: str
    start: int
    end: int
    method: str
    confidence: float = 1.0
    id: str | None = None
    edtf: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A leaf part: the article of a bulletin, the resolution of a book, or the whole document.

    `n` counts from 1; 0 stands for an undivided document, which is its own only part.
    """

    n: int
    start: int
    end: int
    title: str | None = None
    kind: Kind = "other"
    number: str | None = None
    author: str | None = None
    published: str | None = None
    adopted: str | None = None
    convention: str | None = None
    status: str | None = None
    page: int | None = None
    language: str | None = None
    clauses: tuple[Clause, ...] = ()
    mentions: tuple[Mention, ...] = ()
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document with its leaf parts, before the catalogue gives it an id.

    `published_from` and `kind_from` say where the value was found ("given" when it was given).
    `republished` is the date of a repost, apart from the first publication. `found` holds, for what an
    archivist told of this very document, what would have been found without it.
    """

    text: str
    parts: tuple[Part, ...]
    title: str
    kind: Kind
    kind_from: str
    language: str | None = None
    author: str | None = None
    published: str | None = None
    published_from: str | None = None
    republished: str | None = None
    adopted: str | None = None
    convention: str | None = None
    number: str | None = None
    status: str | None = None
    source: str | None = None
    collection: str | None = None
    rights: str | None = None
    media_type: str = "text/plain"
    reader: str = ""
    pages: tuple[tuple[int, int], ...] = ()
    blocks: tuple[Block, ...] = ()
    metadata: Mapping[str, tuple[Sourced, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    found: Mapping[str, str | None] = field(default_factory=dict)

    def with_mentions(self, by_part: Mapping[int, tuple[Mention, ...]]) -> Document:
        """A copy whose part `n` has the mentions `by_part[n]`."""
        parts = tuple(replace(p, mentions=by_part.get(p.n, p.mentions)) for p in self.parts)
        return replace(self, parts=parts)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where one version of a document came from: origin, time, fixity, and what read it."""

    origin: str
    sha256: str
    size: int
    retrieved: str
    media_type: str
    reader: str
    headers: Mapping[str, str] = field(default_factory=dict)
    exchanges: tuple[Exchange, ...] = ()
