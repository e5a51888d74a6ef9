"""Who belongs to an organization: its parts, its affiliates, and what later merged into it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from corpus.authority.records import Organization

Relation = Literal["part", "affiliate", "predecessor"]


@dataclass(frozen=True, slots=True)
class Kin:
    """An organization that counts with another. `relation` is what it is to `of`, an id on the way there."""

    id: str
    relation: Relation
    of: str


def kin(organizations: Mapping[str, Organization], identifier: str) -> dict[str, Kin]:
    """All that counts with an organization "including its affiliates", by id, the nearest first.

    `parent` and `successor` are followed to any depth: a local of a union's region, what merged into what
    merged into it. `affiliation` is followed once on the way: an affiliate of an affiliate has not joined
    the organization itself, and through an international center would bring in half the world.
    """
    below = _below(organizations.values())
    found: dict[str, Kin] = {}
    affiliated: dict[str, bool] = {identifier: False}
    queue = deque([identifier])
    while queue:
        at = queue.popleft()
        for relation, other in below.get(at, ()):
            if relation == "affiliate" and affiliated[at]:
                continue
            through = affiliated[at] or relation == "affiliate"
            # Met again by a way that has not used its affiliation yet: more can be reached from there.
            if other in affiliated and (through or not affiliated[other]):
                continue
            affiliated[other] = through
            found.setdefault(other, Kin(other, relation, at))
            queue.append(other)
    return found


def _below(organizations: Iterable[Organization]) -> Mapping[str, list[tuple[Relation, str]]]:
    """For each organization what names it as parent, successor or affiliation."""
    table: dict[str, list[tuple[Relation, str]]] = defaultdict(list)
    for o in organizations:
        if o.parent:
            table[o.parent].append(("part", o.id))
        for later in o.successor:
            table[later].append(("predecessor", o.id))
        for body in o.affiliation:
            if body != o.parent:
                table[body].append(("affiliate", o.id))
    return table
