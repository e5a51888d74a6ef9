"""Loading authority files: YAML for organizations and curated places, a table for cities."""

from __future__ import annotations

import csv
import hashlib
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from corpus import folding
from corpus.authority.records import ORGANIZATION_TYPES, PLACE_TYPES, Organization, Place
from corpus.derived import derived
from corpus.errors import AuthorityError
from corpus.folding import name_key

log = logging.getLogger(__name__)

DATA = Path(__file__).parent / "data"

_ORGANIZATION_KEYS = frozenset(
    [
        "id",
        "name",
        "type",
        "country",
        "acronyms",
        "aliases",
        "ambiguous",
        "parent",
        "affiliation",
        "successor",
        "valid_from",
        "valid_to",
        "partners",
    ]
)
_PLACE_KEYS = frozenset(
    ["id", "name", "type", "country", "parent", "names", "ambiguous", "successor", "valid_to", "population"]
)


_ORGANIZATION_FIELDS = tuple(field.name for field in fields(Organization))
_PLACE_FIELDS = tuple(field.name for field in fields(Place))
_SOURCES = (Path(__file__), Path(__file__).with_name("records.py"), Path(folding.__file__))


@dataclass(frozen=True, eq=False)
class Authorities:
    """All authority records in use, with look-up by id and by any name.

    Compared by identity, so that what is derived from one (look-up tables) can be kept with it.
    """

    organizations: Mapping[str, Organization]
    places: Mapping[str, Place]
    fingerprint: str = ""

    @cached_property
    def _organization_names(self) -> Mapping[str, tuple[str, ...]]:
        return self._table("organization-names", self.organizations)

    @cached_property
    def _place_names(self) -> Mapping[str, tuple[str, ...]]:
        return self._table("place-names", self.places)

    def _table(
        self, kind: str, records: Mapping[str, Organization] | Mapping[str, Place]
    ) -> Mapping[str, tuple[str, ...]]:
        if not self.fingerprint:  # made up in a program: nothing tells them from others
            return _by_name((r.id, r.names) for r in records.values())
        return derived(
            kind, self.fingerprint, _SOURCES, lambda: _by_name((r.id, r.names) for r in records.values())
        )

    def organizations_named(self, name: str) -> tuple[Organization, ...]:
        """Every organization that bears the name or acronym, whatever its case and accents."""
        return tuple(self.organizations[i] for i in self._organization_names.get(name_key(name), ()))

    def places_named(self, name: str) -> tuple[Place, ...]:
        """Every place that bears the name, the most populous first."""
        found = [self.places[i] for i in self._place_names.get(name_key(name), ())]
        rank = {"country": 0, "continent": 0, "region": 1, "state": 1}
        return tuple(sorted(found, key=lambda p: (rank.get(p.type, 2), -p.population)))


def _by_name(records: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, tuple[str, ...]]:
    table: dict[str, dict[str, None]] = defaultdict(dict)
    for identifier, names in records:
        for name in names:
            table[name_key(name)][identifier] = None
    return {key: tuple(ids) for key, ids in table.items()}


@lru_cache(maxsize=4)
def load_authorities(extra: Path | None = None) -> Authorities:
    """The authority files that come with Solidarity, and those in the folder `extra` on top of them.

    A record in `extra` with an id that is already there replaces it. Raises `AuthorityError`.
    """
    fingerprint = fingerprint_of(extra)
    rows = derived("authorities", fingerprint, _SOURCES, lambda: _as_rows(*_parsed(extra)))
    organizations = {row[0]: Organization(*row) for row in rows[0]}
    places = {row[0]: Place(*row) for row in rows[1]}
    return Authorities(organizations, places, fingerprint)


def _parsed(extra: Path | None) -> tuple[dict[str, Organization], dict[str, Place]]:
    organizations: dict[str, Organization] = {}
    places: dict[str, Place] = {}
    for path in _files(extra):
        if path.parent.name == "organizations":
            for record in _records(path):
                organization = _organization(record, path)
                if organization.id in organizations and path.is_relative_to(DATA):
                    raise AuthorityError(f"{path.name}: the id {organization.id} is given twice")
                organizations[organization.id] = organization
        elif path.suffix == ".tsv":
            places.update((p.id, p) for p in _cities(path))
        else:
            for record in _records(path):
                place = _place(record, path, places)
                places[place.id] = place
    return organizations, places


def _as_rows(
    organizations: Mapping[str, Organization], places: Mapping[str, Place]
) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """The records as bare tuples, which are kept between runs."""
    return (
        [tuple(getattr(o, name) for name in _ORGANIZATION_FIELDS) for o in organizations.values()],
        [tuple(getattr(p, name) for name in _PLACE_FIELDS) for p in places.values()],
    )


def fingerprint_of(extra: Path | None = None) -> str:
    """A digest of the authority files, told without parsing them: it changes when any of them does."""
    digest = hashlib.sha256()
    for path in _files(extra):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(extra: Path | None) -> list[Path]:
    """The files in the order in which they are read: later ones add to earlier ones."""
    if extra is not None and not extra.is_dir():
        raise AuthorityError(f"{extra}: no such folder (config: authority_folder)")
    files: list[Path] = []
    for folder in (DATA, *((extra,) if extra else ())):
        files += sorted((folder / "organizations").glob("*.yaml"))
        files += sorted(folder.glob("*.tsv"))
        files += sorted(folder.glob("*.yaml"))
    return files


def _records(path: Path) -> Iterator[dict[str, Any]]:
    import yaml

    try:
        loaded = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise AuthorityError(f"{path.name} is not valid YAML: {error}") from error
    if loaded is None:
        return
    if not isinstance(loaded, list):
        raise AuthorityError(f"{path.name}: a list of records is expected")
    for record in loaded:
        if not isinstance(record, dict) or not isinstance(record.get("id"), str):
            raise AuthorityError(f"{path.name}: each record needs an id, found {record!r:.80}")
        yield record


def _texts(record: dict[str, Any], key: str, path: Path) -> tuple[str, ...]:
    value = record.get(key)
    if value is None:
        return ()
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(v, str) for v in values):
        raise AuthorityError(f"{path.name}: {record['id']}: {key} must be text or a list of texts")
    return tuple(values)


def _checked(record: dict[str, Any], keys: frozenset[str], types: tuple[str, ...], path: Path) -> None:
    unknown = sorted(set(record) - keys)
    if unknown:
        raise AuthorityError(
            f"{path.name}: {record['id']}: unknown key {unknown[0]}; known: {', '.join(sorted(keys))}"
        )
    if record.get("type") not in types and record.get("type") is not None:
        raise AuthorityError(
            f"{path.name}: {record['id']}: type {record['type']!r} is none of {', '.join(types)}"
        )


def _organization(record: dict[str, Any], path: Path) -> Organization:
    _checked(record, _ORGANIZATION_KEYS, ORGANIZATION_TYPES, path)
    if not isinstance(record.get("name"), str) or "type" not in record:
        raise AuthorityError(f"{path.name}: {record['id']}: name and type are needed")
    return Organization(
        id=record["id"],
        name=record["name"],
        type=record["type"],
        country=record.get("country"),
        acronyms=_texts(record, "acronyms", path),
        aliases=_texts(record, "aliases", path),
        ambiguous=_texts(record, "ambiguous", path),
        parent=record.get("parent"),
        affiliation=_texts(record, "affiliation", path),
        successor=_texts(record, "successor", path),
        valid_from=record.get("valid_from"),
        valid_to=record.get("valid_to"),
        partners=_texts(record, "partners", path),
    )


def _place(record: dict[str, Any], path: Path, known: Mapping[str, Place]) -> Place:
    _checked(record, _PLACE_KEYS, PLACE_TYPES, path)
    names = _texts(record, "names", path)
    ambiguous = _texts(record, "ambiguous", path)
    base = known.get(record["id"])
    if base is not None:  # a curated record adds to the city's row rather than hiding it
        return replace(
            base,
            name=record.get("name", base.name),
            type=record.get("type", base.type),
            parent=record.get("parent", base.parent),
            other_names=tuple(dict.fromkeys((*base.other_names, *names))),
            ambiguous=tuple(dict.fromkeys((*base.ambiguous, *ambiguous))),
        )
    if not isinstance(record.get("name"), str) or "type" not in record:
        raise AuthorityError(f"{path.name}: {record['id']}: name and type are needed")
    return Place(
        id=record["id"],
        name=record["name"],
        type=record["type"],
        country=record.get("country") or (record["id"] if record["type"] == "country" else None),
        parent=record.get("parent"),
        other_names=names,
        ambiguous=ambiguous,
        population=int(record.get("population") or 0),
        successor=_texts(record, "successor", path),
        valid_to=record.get("valid_to"),
    )


def _cities(path: Path) -> Iterator[Place]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Place(
                id=row["id"],
                name=row["name"],
                type="city",
                country=row["country"],
                parent=row["state"] or row["country"],
                other_names=tuple(n for n in (row["names"] or "").split("|") if n),
                ambiguous=(row["name"],) if row.get("ambiguous") == "1" else (),
                population=int(row["population"] or 0),
            )
