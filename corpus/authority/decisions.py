"""Archivists' decisions about authority records, replayed in order on top of the authority files.

The files say what is known everywhere, the decisions what an archive's people found out. They are kept as
what was decided, not as its result, so that newer files and older decisions go together.

| kind | payload, besides `label` (ORG or PLACE) |
|---|---|
| add, put | `record`: a new record; a record in place of what there was |
| merge | `from`, `into`; `names` where `from` has no record (`name:...`) |
| split | `id`, `names`, `into`, `record` where `into` is new; `document` where it holds there alone |
| rename | `id`, `name` |
| undo | `undoes`: the number of a decision; replaying knows nothing of it |
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from corpus.authority.files import Authorities, load_authorities
from corpus.authority.forms import WHAT, Record, RecordLabel, as_mapping, from_mapping, label_of, nearest
from corpus.authority.lookup import is_acronym
from corpus.authority.records import Organization, Place
from corpus.document import Document, Mention
from corpus.errors import AuthorityError
from corpus.folding import name_key

log = logging.getLogger(__name__)

Key = tuple[str, str]
"""A label (ORG or PLACE) and an id, or a label and a folded name."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log; `at` is ISO 8601 in UTC, `undone_by` the entry that took it back."""

    id: int
    at: str
    kind: str
    payload: Mapping[str, Any]
    undone_by: int | None = None


@dataclass(frozen=True, eq=False)
class Replayed:
    """The records in use, and what resolution must know besides them.

    `superseded` leads from the id of what was merged to that which it was merged into. `overrides` are
    what names mean in single documents, by document id. `stale` are the decisions that no longer apply.
    """

    authorities: Authorities
    superseded: Mapping[Key, str] = field(default_factory=dict)
    overrides: Mapping[str, Mapping[Key, str]] = field(default_factory=dict)
    stale: tuple[int, ...] = ()

    def settled(self, mentions: Sequence[Mention], document: str | None = None) -> tuple[Mention, ...]:
        """Resolved mentions with what was merged by its new id, and with the document's own overrides."""
        overrides = self.overrides.get(document or "", {})
        if not self.superseded and not overrides:
            return tuple(mentions)
        return tuple(self._settled(m, overrides) for m in mentions)

    def _settled(self, mention: Mention, overrides: Mapping[Key, str]) -> Mention:
        label = mention.label
        if label == "DATE":
            return mention
        told = overrides.get((label, name_key(mention.surface))) if overrides else None
        if told is not None:
            return replace(mention, id=told, candidates=(told,))
        if mention.id is not None and (into := self.superseded.get((label, mention.id))):
            candidates = dict.fromkeys(self.superseded.get((label, c), c) for c in mention.candidates)
            return replace(mention, id=into, candidates=tuple(candidates))
        return mention

    def settled_document(self, document: Document, identifier: str | None = None) -> Document:
        """As `settled`, for a document that was just read; `identifier` where it is held already."""
        return document.with_mentions({p.n: self.settled(p.mentions, identifier) for p in document.parts})


def in_use(extra: Path | None, decisions: Iterable[Decision] = ()) -> Replayed:
    """The authority files (see `load_authorities`) with the decisions that stand replayed on top of them."""
    return replay(load_authorities(extra), decisions)


def replay(
    authorities: Authorities, decisions: Iterable[Decision], *, must: Collection[int] = ()
) -> Replayed:
    """Apply the decisions that stand, in their order.

    One that does not apply any more, since the files under it changed, is left out and logged; one whose
    number is in `must` raises `AuthorityError`.
    """
    state = _State(authorities)
    standing = [d for d in decisions if d.undone_by is None and d.kind != "undo"]
    stale = []
    for decision in standing:
        try:
            state.apply(decision)
        except AuthorityError as error:
            if decision.id in must:
                raise
            log.warning("Decision %d (%s) does not apply any more: %s", decision.id, decision.kind, error)
            stale.append(decision.id)
    if not standing:
        return Replayed(authorities)
    made = Authorities(state.organizations, state.places, fingerprint(authorities.fingerprint, standing))
    return Replayed(made, state.followed(), state.overrides_followed(), tuple(stale))


def fingerprint(base: str, decisions: Iterable[Decision]) -> str:
    """A digest of the files' own digest and of the decisions that stand; the files' own where none do."""
    standing = [[d.kind, d.payload] for d in decisions if d.undone_by is None and d.kind != "undo"]
    if not standing:
        return base
    told = json.dumps([base, standing], ensure_ascii=False, sort_keys=True, default=dict)
    return hashlib.sha256(told.encode()).hexdigest()


class _State:
    """Records while decisions are applied to them."""

    def __init__(self, authorities: Authorities) -> None:
        self.organizations = dict(authorities.organizations)
        self.places = dict(authorities.places)
        self.superseded: dict[Key, str] = {}
        self.overrides: dict[str, dict[Key, str]] = {}

    def apply(self, decision: Decision) -> None:
        """Apply one decision. Raises `AuthorityError`, and has changed nothing then."""
        payload = decision.payload
        label: RecordLabel = payload["label"]
        match decision.kind:
            case "add":
                record = from_mapping(label, payload["record"])
                if self._get(label, record.id) is not None:
                    raise AuthorityError(
                        f"there is already {_article(label)} {record.id}."
                        " Try: solidarity authority show, rename, or another --id"
                    )
                self._new(record)
            case "put":
                self._new(from_mapping(label, payload["record"]))
            case "merge":
                self._merge(label, payload["from"], payload["into"], payload.get("names", ()))
            case "split":
                self._split(label, payload)
            case "rename":
                self._put(renamed(self._need(label, payload["id"]), payload["name"]))
            case other:
                raise AuthorityError(f"a decision of unknown kind {other}. Upgrade Solidarity")

    def followed(self) -> dict[Key, str]:
        """What was merged, each with where the last merge led."""
        return {(label, i): self._follow(label, into) for (label, i), into in self.superseded.items()}

    def overrides_followed(self) -> dict[str, dict[Key, str]]:
        """Overrides of single documents, following merges."""
        return {
            document: {key: self._follow(key[0], into) for key, into in told.items()}
            for document, told in self.overrides.items()
        }

    def _follow(self, label: str, identifier: str) -> str:
        while (label, identifier) in self.superseded:
            identifier = self.superseded[label, identifier]
        return identifier

    def _get(self, label: RecordLabel, identifier: str) -> Record | None:
        return self.organizations.get(identifier) if label == "ORG" else self.places.get(identifier)

    def _need(self, label: RecordLabel, identifier: str) -> Record:
        record = self._get(label, identifier)
        if record is not None:
            return record
        into = self.superseded.get((label, identifier))
        if into is not None:
            raise AuthorityError(f"{identifier} was merged into {into}. Try: {into}, or undo that merge")
        known = self.organizations if label == "ORG" else self.places
        raise AuthorityError(f"no {WHAT[label]} {identifier}.{nearest(identifier, known)}")

    def _put(self, record: Record) -> None:
        if isinstance(record, Organization):
            self.organizations[record.id] = record
        else:
            self.places[record.id] = record

    def _new(self, record: Record) -> None:
        self._put(record)
        self.superseded.pop((label_of(record), record.id), None)

    def _merge(self, label: RecordLabel, source: str, target: str, names: Sequence[str]) -> None:
        if source == target:
            raise AuthorityError(f"{source} cannot be merged into itself")
        into = self._need(label, target)
        if ":" in source:  # name:... or ue:local-7, which have no record
            if (label, source) in self.superseded:
                self._need(label, source)
            self._put(with_names(into, names))
        else:
            self._put(merged(self._need(label, source), into))
            self._forget(label, source, target)
        self.superseded[label, source] = target

    def _forget(self, label: RecordLabel, source: str, target: str) -> None:
        """Take a merged record out; what referred to it refers to what it was merged into."""
        if label == "ORG":
            del self.organizations[source]
            for o in list(self.organizations.values()):
                if source in (o.parent, *o.affiliation, *o.successor, *o.partners):
                    self.organizations[o.id] = replace(
                        o,
                        parent=_other(o.parent, source, target, o.id),
                        affiliation=_others(o.affiliation, source, target, o.id),
                        successor=_others(o.successor, source, target, o.id),
                        partners=_others(o.partners, source, target, o.id),
                    )
        else:
            del self.places[source]
            for p in list(self.places.values()):
                if source in (p.parent, p.country, *p.successor):
                    self.places[p.id] = replace(
                        p,
                        parent=_other(p.parent, source, target, p.id),
                        country=target if p.country == source else p.country,
                        successor=_others(p.successor, source, target, p.id),
                    )

    def _split(self, label: RecordLabel, payload: Mapping[str, Any]) -> None:
        target = payload["into"]
        into = self._get(label, target)
        if into is None:
            if not payload.get("record"):
                self._need(label, target)
            into = from_mapping(label, payload["record"])
        document = payload.get("document")
        if document is not None:
            self._put(into)
            told = self.overrides.setdefault(document, {})
            told.update({(label, name_key(name)): target for name in payload["names"]})
            return
        record = self._need(label, payload["id"])
        if record.id == into.id:
            raise AuthorityError(f"{record.id} cannot be split into itself")
        left = without_names(record, payload["names"])
        taken = {name_key(name) for name in payload["names"]}
        doubted = [name for name in record.ambiguous if name_key(name) in taken]
        self._put(left)
        self._new(with_names(into, payload["names"], doubted))


def _article(label: RecordLabel) -> str:
    return "an organization" if label == "ORG" else "a place"


def _other(reference: str | None, source: str, target: str, own: str) -> str | None:
    return reference if reference != source else None if target == own else target


def _others(references: tuple[str, ...], source: str, target: str, own: str) -> tuple[str, ...]:
    found = (_other(r, source, target, own) for r in references)
    return tuple(dict.fromkeys(r for r in found if r is not None))


def with_names(record: Record, names: Iterable[str], ambiguous: Iterable[str] = ()) -> Record:
    """The record bearing more names, acronyms among the acronyms; those it bears already stay as they are."""
    new = [n for n in dict.fromkeys(names) if n not in record.names]
    doubted = tuple(dict.fromkeys((*record.ambiguous, *ambiguous)))
    if isinstance(record, Place):
        return replace(record, other_names=(*record.other_names, *new), ambiguous=doubted)
    acronyms = [n for n in new if is_acronym(n)]
    aliases = [n for n in new if not is_acronym(n)]
    return replace(
        record,
        acronyms=(*record.acronyms, *acronyms),
        aliases=(*record.aliases, *aliases),
        ambiguous=doubted,
    )


def without_names(record: Record, names: Iterable[str]) -> Record:
    """The record without some of its other names, whatever their case. Raises `AuthorityError`."""
    taken = {name_key(name): name for name in names}
    borne = {name_key(name) for name in record.names}
    for key, name in taken.items():
        if key not in borne:
            raise AuthorityError(
                f"{record.id} does not bear the name {name}. Its names: {'; '.join(record.names)}"
            )
    if name_key(record.name) in taken:
        raise AuthorityError(
            f"{record.name} is the name of {record.id} itself."
            f' Try first: solidarity authority rename {record.id} "Another name"'
        )
    ambiguous = _left(record.ambiguous, taken)
    if isinstance(record, Place):
        return replace(record, other_names=_left(record.other_names, taken), ambiguous=ambiguous)
    return replace(
        record,
        acronyms=_left(record.acronyms, taken),
        aliases=_left(record.aliases, taken),
        ambiguous=ambiguous,
    )


def _left(names: tuple[str, ...], taken: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name for name in names if name_key(name) not in taken)


def renamed(record: Record, name: str) -> Record:
    """The record under a new name, the old one among its others."""
    name = " ".join(name.split())
    if not name:
        raise AuthorityError(f"{record.id}: a name cannot be empty")
    old = record.name
    if name == old:
        raise AuthorityError(f"{record.id} bears that name already")
    if isinstance(record, Place):
        bare: Record = replace(record, name=name, other_names=_but(record.other_names, name))
    else:
        bare = replace(
            record,
            name=name,
            acronyms=_but(record.acronyms, name),
            aliases=_but(record.aliases, name),
        )
    return with_names(bare, [old])


def _but(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(n for n in names if n != name)


def merged(source: Record, into: Record) -> Record:
    """`into` with the names of `source`, and with its facts where it has none of its own."""
    filled: dict[str, Any] = {}
    theirs, ours = as_mapping(source), as_mapping(into)
    for key in ("country", "parent", "valid_from", "valid_to"):
        if ours.get(key) is None and theirs.get(key) not in (None, into.id, source.id):
            filled[key] = theirs[key]
    if ours.get("parent") == source.id:  # it was a part of what turns out to be itself
        filled["parent"] = theirs["parent"] if theirs["parent"] != into.id else None
    if isinstance(source, Organization) and isinstance(into, Organization):
        for key in ("affiliation", "successor", "partners"):
            both = (*getattr(into, key), *getattr(source, key))
            filled[key] = tuple(i for i in _others(both, source.id, into.id, into.id) if i != into.id)
        filled["acronyms"] = tuple(
            dict.fromkeys((*into.acronyms, *(a for a in source.acronyms if a not in into.names)))
        )
    grown: Record = replace(into, **filled)
    return with_names(grown, source.names, source.ambiguous)
