"""Facets for people: labels, order, which values are selected, and looking for a value among many."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.folding import fold
from index.names import ValueNames
from index.query.fields import HIERARCHIES, NONE_VALUE
from index.request import FacetValue

IN_TIME = ("year", "decade", "month")
"""Facets whose values go by time, not by count."""

NEED_EVERY_VALUE = frozenset((*IN_TIME, *HIERARCHIES))
"""Facets of which the values to be shown cannot be told by the highest counts."""


def arranged(
    field: str,
    counts: Mapping[str, int],
    names: ValueNames,
    *,
    limit: int = 0,
    selected: frozenset[str] = frozenset(),
    contains: str = "",
) -> tuple[FacetValue, ...]:
    """The values of a facet in order, at most `limit` (0: all), and those selected in any case.

    Years and decades sort by time, `(none)` last; everything else by count, then label. `contains` keeps
    the values of which some name holds that text, whatever its case and accents. Hierarchies are arranged as
    trees (`index.hierarchy`).
    """
    if field in HIERARCHIES:
        from index.hierarchy import tree

        return tree(field, counts, names, limit=limit, selected=selected, contains=contains)
    found = {**dict.fromkeys(selected, 0), **counts}
    if contains:
        wanted = fold(contains)
        found = {
            value: n for value, n in found.items()
            if any(wanted in fold(form) for form in names.forms(field, value))
        }  # fmt: skip
    if field in IN_TIME:
        ordered = sorted(found, key=lambda value: (value == NONE_VALUE, len(value), value))
    else:
        ordered = by_count(field, found, names, limit)
    shown = ordered[:limit] if limit else ordered
    shown = [*shown, *(value for value in ordered[len(shown) :] if value in selected)]
    return tuple(
        FacetValue(value, names.label(field, value), found[value], value in selected) for value in shown
    )


def by_count(field: str, counts: Mapping[str, int], names: ValueNames, limit: int) -> list[str]:
    """Values by falling count, ties by label; only those that may be shown have their label looked up."""
    ranked = sorted(counts, key=lambda value: -counts[value])
    if limit and len(ranked) > limit:
        least = counts[ranked[limit - 1]]
        shown = [value for value in ranked if counts[value] >= least]
        rest = ranked[len(shown) :]
    else:
        shown, rest = ranked, []
    shown.sort(key=lambda value: (-counts[value], fold(names.label(field, value)), value))
    return shown + rest
