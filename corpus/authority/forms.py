"""Authority records as plain mappings, for the decision log and for files of records, and their checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from typing import Any, Literal

from corpus.authority.files import Authorities
from corpus.authority.records import ORGANIZATION_TYPES, PLACE_TYPES, Organization, Place
from corpus.edtf import is_valid
from corpus.errors import AuthorityError

RecordLabel = Literal["ORG", "PLACE"]
Record = Organization | Place

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# The one field that goes by another name in files than in the dataclass.
_IN_FILES = {"other_names": "names"}
_CLASSES: Mapping[RecordLabel, type[Organization] | type[Place]] = {"ORG": Organization, "PLACE": Place}
_TYPES: Mapping[RecordLabel, tuple[str, ...]] = {"ORG": ORGANIZATION_TYPES, "PLACE": PLACE_TYPES}
KEYS: Mapping[RecordLabel, tuple[str, ...]] = {
    label: tuple(_IN_FILES.get(f.name, f.name) for f in fields(made)) for label, made in _CLASSES.items()
}
LISTS: Mapping[RecordLabel, frozenset[str]] = {
    "ORG": frozenset(["acronyms", "aliases", "ambiguous", "affiliation", "successor", "partners"]),
    "PLACE": frozenset(["names", "ambiguous", "successor"]),
}
"""The keys that hold lists of texts; all others hold one text, population a number."""
WHAT: Mapping[RecordLabel, str] = {"ORG": "organization", "PLACE": "place"}


def label_of(record: Record) -> RecordLabel:
    """ORG for an organization, PLACE for a place: the labels of mentions."""
    return "ORG" if isinstance(record, Organization) else "PLACE"


def table_of(authorities: Authorities, label: RecordLabel) -> Mapping[str, Record]:
    """The organizations or the places."""
    return authorities.organizations if label == "ORG" else authorities.places


def as_mapping(record: Record) -> dict[str, Any]:
    """A record with the keys of the authority files, empty ones included, ready for JSON and YAML."""
    found = {f.name: getattr(record, f.name) for f in fields(record)}
    return {
        _IN_FILES.get(name, name): list(value) if isinstance(value, tuple) else value
        for name, value in found.items()
    }


def from_mapping(label: RecordLabel, mapping: Mapping[str, Any], base: Record | None = None) -> Record:
    """A record from such a mapping; keys that are left out are those of `base`, else empty.

    White space in texts is made single. Raises `AuthorityError` for an unknown key, a wrong type, or where
    id, name or type is missing.
    """
    about = f"{WHAT[label]} {mapping.get('id') or '?'}"
    unknown = [str(key) for key in mapping if key not in KEYS[label]]
    if unknown:
        raise AuthorityError(f"{about}: unknown key {unknown[0]}; known: {', '.join(KEYS[label])}")
    values: dict[str, Any] = as_mapping(base) if base is not None else {}
    values |= {key: _value(label, key, value, about) for key, value in mapping.items()}
    for key in ("id", "name", "type"):
        if not values.get(key):
            raise AuthorityError(f"{about}: {key} is needed")
    names = {shown: own for own, shown in _IN_FILES.items()}
    arguments: dict[str, Any] = {
        names.get(key, key): tuple(value) if key in LISTS[label] else value for key, value in values.items()
    }
    made: Callable[..., Record] = _CLASSES[label]
    return made(**arguments)


def _value(label: RecordLabel, key: str, value: Any, about: str) -> Any:
    if key in LISTS[label]:
        listed = [] if value is None else value if isinstance(value, list | tuple) else [value]
        if not all(isinstance(text, str) for text in listed):
            raise AuthorityError(f"{about}: {key} must be a list of texts, found {value!r:.60}")
        return tuple(dict.fromkeys(t for text in listed if (t := " ".join(text.split()))))
    if key == "population":
        if isinstance(value, bool) or not str(value or 0).isdigit():
            raise AuthorityError(f"{about}: population must be a whole number, found {value!r:.60}")
        return int(value or 0)
    if value is None:
        return None
    if not isinstance(value, str):
        raise AuthorityError(f"{about}: {key} must be text, found {value!r:.60} (put it in quotes)")
    return " ".join(value.split()) or None


def check(record: Record, authorities: Authorities, also_known: Collection[str] = ()) -> None:
    """Whether a record can be taken: its id, type, country, dates, and that what it refers to exists.

    `also_known` are ids that come together with it. Raises `AuthorityError` naming the key and the remedy.
    """
    label = label_of(record)
    about = f"{WHAT[label]} {record.id}"
    if not _ID.fullmatch(record.id):
        raise AuthorityError(
            f"{about}: an id is lower-case letters and digits joined by hyphens. Try: {suggested_id(record)}"
        )
    if record.type not in _TYPES[label]:
        raise AuthorityError(f"{about}: type {record.type} is none of {', '.join(_TYPES[label])}")
    if record.country is not None and not re.fullmatch(r"[a-z]{2}", record.country):
        raise AuthorityError(
            f"{about}: country {record.country} is no ISO 3166-1 code of two lower-case letters. Try: mx"
        )
    for key in ("valid_from", "valid_to"):
        date = getattr(record, key, None)
        if date is not None and not is_valid(date):
            raise AuthorityError(f"{about}: {key} {date} is not a date in EDTF. Try: 1938, 1938-11 or 193X")
    unborne = [n for n in record.ambiguous if n not in record.names]
    if unborne:
        raise AuthorityError(f"{about}: ambiguous {unborne[0]}: it does not bear that name")
    known = table_of(authorities, label)
    others = (*record.affiliation, *record.partners) if isinstance(record, Organization) else ()
    for other in (*([record.parent] if record.parent else []), *others, *record.successor):
        if other == record.id:
            raise AuthorityError(f"{about}: refers to itself")
        if other not in known and other not in also_known:
            raise AuthorityError(f"{about}: refers to {other}, which is not known.{nearest(other, known)}")


def suggested_id(record: Record) -> str:
    """An id as it should be, made from the record's own or its name."""
    from corpus.folding import fold

    return "-".join(re.findall(r"[a-z0-9]+", fold(record.id))) or "-".join(
        re.findall(r"[a-z0-9]+", fold(record.name))
    )


def nearest(identifier: str, known: Collection[str]) -> str:
    """The end of a message about an unknown id: which ids are near to it."""
    import difflib

    close = difflib.get_close_matches(identifier.lower(), list(known), n=3, cutoff=0.6)
    return f" Did you mean {', '.join(close)}?" if close else ""
