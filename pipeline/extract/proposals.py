"""What components lay on a spaCy Doc: proposals for mentions, and the evidence of the whole document.

Both live in `doc.user_data`, because a mention's characters need not end where a token does, and because
proposals overlap until `merge` has chosen; `doc.ents` is only the projection of what was chosen on tokens.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from spacy.tokens import Doc

from corpus.document import Label
from pipeline.extract.gazetteer import Name
from pipeline.extract.tokenizer import TEXT
from pipeline.extract.words import Words

DECIDED = "tagger"  # the method of what the learned tagger found, which comes before the rules
_WORDS = "solidarity.words"
_PROPOSALS = "solidarity.proposals"
_EVIDENCE = "solidarity.evidence"
_PLACES = "solidarity.places"
_CHOSEN = "solidarity.chosen"
_PERSONS = "solidarity.persons"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A span that a component takes for a mention, in characters of the Doc's text.

    `confidence` is 0 to 1; `candidates` are authority ids; `edtf` is set for dates only.
    """

    label: Label
    start: int
    end: int
    method: str
    confidence: float
    candidates: tuple[str, ...] = ()
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class Fitted:
    """A hit whose case fits: the names of organizations and of places that words `first` to `last` may be."""

    first: int
    last: int
    start: int
    end: int
    organizations: tuple[Name, ...]
    places: tuple[Name, ...]


@dataclass(slots=True)
class Evidence:
    """What is known of the document as a whole while its chunks are worked on.

    `published` anchors relative dates (EDTF). `definitions` maps an acronym as written to the long name it
    was defined with. `organizations` and `places` are authority ids that were named beyond doubt. `names`
    are surfaces taken for organizations, `companies` those of companies without their legal form, `sites`
    surfaces taken for places. `tagged` and `tagged_sites` are names and places that the learned tagger is
    sure of; where it runs (`learned`), they take the place of `names` and `sites`.
    """

    language: str | None = None
    published: str | None = None
    definitions: dict[str, str] = field(default_factory=dict)
    organizations: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    names: dict[str, None] = field(default_factory=dict)
    companies: dict[str, None] = field(default_factory=dict)
    sites: set[str] = field(default_factory=set)
    tagged: dict[str, None] = field(default_factory=dict)
    tagged_sites: set[str] = field(default_factory=set)
    learned: bool = False


def words_of(doc: Doc) -> Words:
    """The Doc's words, made once."""
    words = doc.user_data.get(_WORDS)
    if not isinstance(words, Words):
        words = doc.user_data[_WORDS] = Words(doc.user_data.get(TEXT) or doc.text)
    return words


def proposals_of(doc: Doc) -> list[Proposal]:
    """The Doc's proposals, in the order they were made; components append to it."""
    found: list[Proposal] = doc.user_data.setdefault(_PROPOSALS, [])
    return found


def evidence_of(doc: Doc) -> Evidence | None:
    """The evidence given to the Doc, or None before the first component has run."""
    evidence = doc.user_data.get(_EVIDENCE)
    return evidence if isinstance(evidence, Evidence) else None


def known(doc: Doc) -> Evidence:
    """The evidence of the Doc, made empty where there is none yet."""
    evidence = evidence_of(doc)
    if evidence is None:
        evidence = Evidence()
        give_evidence(doc, evidence)
    return evidence


def give_evidence(doc: Doc, evidence: Evidence) -> None:
    """Let the Doc share the evidence of its document."""
    doc.user_data[_EVIDENCE] = evidence


def choose(doc: Doc, chosen: tuple[Proposal, ...]) -> None:
    """Keep what was chosen from the proposals, with exact characters."""
    doc.user_data[_CHOSEN] = chosen


def chosen_of(doc: Doc) -> tuple[Proposal, ...]:
    """The mentions chosen by `merge`: sorted, without overlap, exact to the character."""
    found: tuple[Proposal, ...] = doc.user_data.get(_CHOSEN, ())
    return found


def leave_persons(doc: Doc, spans: list[tuple[int, int]]) -> None:
    """Leave the names of persons, in characters and in order, in which no other name is to be found."""
    doc.user_data[_PERSONS] = spans


def in_person(doc: Doc, start: int, end: int) -> bool:
    """Whether the characters touch the name of a person."""
    spans: list[tuple[int, int]] = doc.user_data.get(_PERSONS, [])
    i = bisect_left(spans, (end, end)) - 1
    return i >= 0 and spans[i][1] > start


def leave_places(doc: Doc, hits: list[Fitted]) -> None:
    """Leave the hits that may be places to the components that come later."""
    doc.user_data[_PLACES] = hits


def place_hits_of(doc: Doc) -> list[Fitted]:
    """The hits that may be places, left by the authority matcher; none overlap."""
    kept: list[Fitted] = doc.user_data.get(_PLACES, [])
    return kept
