"""Facets whose values lie one within another: country › state › city, federation › affiliate.

A part counts for a value and for everything above it, once each. Above a place are the places that it lies
in, up to its country. Above an organization are what it is part of or merged into, to any depth, and on the
way once what it is affiliated to: an affiliate of an affiliate has not joined (as `corpus.authority.kin` has
it).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from corpus.folding import fold
from index.facets import by_count
from index.names import ValueNames
from index.query.fields import NONE_VALUE
from index.request import FacetValue

_OUTSIDE = frozenset({"continent", "region"})
"""Types of places that stand beside the hierarchy of countries rather than above it."""


class Above(NamedTuple):
    """What stands right above a value; `affiliated` when that was joined, rather than being its whole."""

    value: str
    affiliated: bool = False


def with_those_above(field: str, value: str, names: ValueNames) -> tuple[str, ...]:
    """The value and all that it counts for, each once, the nearest first."""
    found = {value: False}  # whether it was reached by way of an affiliation
    queue = [value]
    for at in queue:
        for above, affiliated in _right_above(field, at, names):
            through = found[at] or affiliated
            if (affiliated and found[at]) or (above in found and (through or not found[above])):
                continue
            found[above] = through
            queue.append(above)
    return tuple(found)


def _right_above(field: str, value: str, names: ValueNames) -> Iterator[Above]:
    if field == "within":
        place = names.place(value)
        if place is None or place.type == "country" or not place.parent:
            return
        parent = names.place(place.parent)
        if parent is not None and parent.type not in _OUTSIDE:
            yield Above(place.parent)
        return
    record = names.bodies.get(value)
    if record is not None:
        yield from (Above(one) for one in (record.parent, *record.successor) if one)
        yield from (Above(one, True) for one in record.affiliation if one != record.parent)
    elif (row := names.organization(value)) is not None and row.parent:
        yield Above(row.parent)


def tree(
    field: str,
    counts: Mapping[str, int],
    names: ValueNames,
    *,
    limit: int = 0,
    selected: frozenset[str] = frozenset(),
    contains: str = "",
) -> tuple[FacetValue, ...]:
    """The values of such a facet, each followed by those right below it, siblings by falling count.

    `limit` is for each level (0: all); what is selected, and what stands above it, is shown in any case.
    `contains` keeps values of which some name holds the text, and those above them.
    """
    kept = {**dict.fromkeys(selected, 0), **counts}
    if contains:
        wanted = fold(contains)
        fits = [value for value in kept if any(wanted in fold(form) for form in names.forms(field, value))]
        within_reach = {above for value in fits for above in with_those_above(field, value, names)}
        kept = {value: count for value, count in kept.items() if value in within_reach}
    return tuple(_Tree(field, kept, names, limit, selected).values())


class _Tree:
    def __init__(
        self, field: str, kept: Mapping[str, int], names: ValueNames, limit: int, selected: frozenset[str]
    ) -> None:
        self.field, self.kept, self.names, self.limit = field, kept, names, limit
        self.selected = selected
        self.always = {above for value in selected for above in with_those_above(field, value, names)}
        self.below: dict[str, list[Above]] = {}
        self.lower: set[str] = set()  # what stands below something
        heads = set()  # what others have joined
        for value in kept:
            for above, affiliated in _right_above(field, value, names) if value != NONE_VALUE else ():
                # Not where two stand above one another, as those may that were renamed there and back.
                if above in kept and value not in with_those_above(field, above, names):
                    self.below.setdefault(above, []).append(Above(value, affiliated))
                    self.lower.add(value)
                    if affiliated:
                        heads.add(above)
        # A federation that has joined another one stands on top as well: its own affiliates have not joined.
        self.lower -= heads

    def values(self) -> Iterator[FacetValue]:
        for top in self._ordered([value for value in self.kept if value not in self.lower]):
            yield from self._from(top, None, (), False)

    def _from(
        self, value: str, parent: str | None, path: tuple[str, ...], joined: bool
    ) -> Iterator[FacetValue]:
        yield FacetValue(
            value,
            self.names.label(self.field, value),
            self.kept[value],
            value in self.selected,
            len(path),
            parent,
        )
        below = {
            one: affiliated for one, affiliated in self.below.get(value, ())
            if one not in path and one != value and not (joined and affiliated)
        }  # fmt: skip
        for one in self._ordered(list(below)):
            yield from self._from(one, value, (*path, value), joined or below[one])

    def _ordered(self, values: list[str]) -> list[str]:
        ordered = by_count(self.field, {value: self.kept[value] for value in values}, self.names, self.limit)
        shown = ordered[: self.limit] if self.limit else ordered
        return [*shown, *(value for value in ordered[len(shown) :] if value in self.always)]
