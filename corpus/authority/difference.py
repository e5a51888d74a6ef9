"""What differs between two states of the authority records, and which documents that can touch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.authority.decisions import Key, Replayed
from corpus.authority.files import Authorities
from corpus.authority.lookup import Lookup, lookup
from corpus.authority.records import Organization, Place


@dataclass(frozen=True, eq=False)
class Difference:
    """Records that are new or changed, ids of those that are gone, and where that matters.

    `documents` are those whose own overrides changed. `everywhere` says that names in any document may
    mean something else now.
    """

    organizations: tuple[Organization, ...]
    places: tuple[Place, ...]
    gone_organizations: tuple[str, ...]
    gone_places: tuple[str, ...]
    documents: frozenset[str]
    everywhere: bool
    _before: Lookup
    _after: Lookup
    _superseded: frozenset[str]
    _locals: bool

    def touches(self, surface: str) -> bool:
        """Whether an organization's surface may mean something else now; false only where it cannot.

        Resolution looks names up by surface, so a document changes only where some surface of it leads to
        other records than before, or to the same ones with other facts. A local without its union's name
        may be told by any words around it.
        """
        before, after = self._before.organization(surface), self._after.organization(surface)
        if before != after:
            return True
        if self._superseded and after.own_id in self._superseded:
            return True
        if after.local is None:
            return False
        union = after.local.union
        return self._locals or union is None or self._before.union(union) != self._after.union(union)


def difference(old: Replayed, new: Replayed, home: str | None = None) -> Difference:
    """What leads from one state to the other. `home` is the id of the archive's own organization."""
    before, after = old.authorities, new.authorities
    organizations = tuple(o for i, o in after.organizations.items() if before.organizations.get(i) != o)
    places = tuple(p for i, p in after.places.items() if before.places.get(i) != p)
    gone = tuple(i for i in before.organizations if i not in after.organizations)
    gone_places = tuple(i for i in before.places if i not in after.places)
    was = [o for o in before.organizations.values() if after.organizations.get(o.id) != o]
    superseded = frozenset(key for key, _ in set(old.superseded.items()) ^ set(new.superseded.items()))
    # A local that has a record is found by its id, whatever its surface: "ue-local-332".
    has_local = bool(_locals_of(organizations) ^ _locals_of(was))
    merged_local = any(":" in i and not i.startswith("name:") for _, i in superseded)
    return Difference(
        organizations=organizations,
        places=places,
        gone_organizations=gone,
        gone_places=gone_places,
        documents=_overridden(old.overrides, new.overrides),
        # Places are country cues in any text, so there is no telling where they matter.
        everywhere=bool(places or gone_places)
        or any(label == "PLACE" for label, _ in superseded)
        or _country(before, home) != _country(after, home),
        _before=lookup(before),
        _after=lookup(after),
        _superseded=frozenset(i for _, i in superseded),
        _locals=has_local or merged_local,
    )


def _locals_of(records: Iterable[Organization]) -> set[tuple[str, str]]:
    numbered = (o for o in records if o.parent and o.id[-3:].strip("abcdefghijklmnopqrstuvwxyz-"))
    return {(o.id, o.parent) for o in numbered if o.parent and o.id.startswith(f"{o.parent}-")}


def _overridden(old: Mapping[str, Mapping[Key, str]], new: Mapping[str, Mapping[Key, str]]) -> frozenset[str]:
    return frozenset(d for d in {*old, *new} if old.get(d) != new.get(d))


def _country(authorities: Authorities, home: str | None) -> str | None:
    own = authorities.organizations.get(home or "")
    return own.country if own else None
