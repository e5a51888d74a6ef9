"""From a syntax tree to a plan: names to ids, dates to days, with notes on what was ambiguous or unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.errors import QueryError
from corpus.folding import fold, name_key
from index.names import PlaceLike, ValueNames, language_code
from index.plan import Days, Identified, Matching, Missing, Values
from index.query.fields import FIELDS, NONE_VALUE, field_named
from index.query.parser import parse_value, unknown_field
from index.query.syntax import (
    All,
    And,
    DateRange,
    Field,
    Fuzzy,
    Group,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Unknown,
    Wildcard,
    Word,
)  # fmt: skip

_NAMES_SHOWN = 4


class Resolver:
    """Resolves trees and filters; collects `notes` and `descriptions` of values on the way."""

    def __init__(self, names: ValueNames) -> None:
        self.names = names
        self.notes: list[str] = []
        self.descriptions: dict[tuple[str, str], str] = {}

    def tree(self, node: Node, field: str | None = None) -> Node:
        """The tree with fields of values and dates resolved. `Group` must be decided before."""
        match node:
            case And(nodes):
                return And(tuple(self.tree(n, field) for n in nodes))
            case Or(nodes):
                return Or(tuple(self.tree(n, field) for n in nodes))
            case Group(nodes):
                return And(tuple(self.tree(n, field) for n in nodes))
            case Not(inner):
                return Not(self.tree(inner, field))
            case Field(name, inner):
                return self.tree(inner, name)
        if field is None:
            return node
        if FIELDS[field] == "text":
            return Not(Missing(field)) if isinstance(node, All) else Field(field, node)
        return self._leaf(field, node)

    def filters(self, filters: Mapping[str, tuple[str, ...]]) -> list[tuple[str, Node, Node]]:
        """For each field its name, the values as a syntax tree (for explaining), and that tree resolved.

        Raises `QueryError` on an unknown field or a bad date.
        """
        found = []
        for given, values in filters.items():
            name = field_named(given)
            if name is None:
                raise unknown_field(given, "", 0)
            if not values:
                continue
            nodes = tuple(parse_value(name, value) for value in values)
            syntax = nodes[0] if len(nodes) == 1 else Or(nodes)
            found.append((name, syntax, self.tree(syntax)))
        return found

    def _leaf(self, field: str, node: Node) -> Node:
        match node:
            case All():
                return Not(Missing(field))
            case Unknown():
                return Missing(field)
            case DateRange():
                from index.query.dates import span

                low, high = span(node)
                exact = node.start if low is None and high is None else None
                return Days(
                    field, low.toordinal() if low else None, high.toordinal() if high else None, exact
                )
            case Prefix(text):
                return Matching(field, fold(text) + "*", wildcards=True)
            case Wildcard(text):
                return Matching(field, fold(text), wildcards=True)
            case Word(text) | Phrase(text) | Fuzzy(text):
                return self._value(field, " ".join(text.split()))
        raise TypeError(f"not a value: {node!r}")

    def _value(self, field: str, text: str) -> Node:
        if fold(text) == NONE_VALUE:
            return Missing(field)
        match field:
            case "organization" | "federation":
                return self._organization(field, text)
            case "place" | "within":
                return self._place(field, text)
            case "country" | "org_country":
                return self._country(field, text)
            case "language":
                return Values(field, (language_code(text),))
            case "id":
                return Identified(text)
            case "kind":
                return self._kind(text)
            case "organization_type":
                return Values(field, (fold(text).replace(" ", "_").replace("-", "_"),))
            case "decade":
                digits = fold(text).removesuffix("s").replace("x", "0")
                return Values(field, (f"{digits}s",))
        return Matching(field, fold(text))

    def _organization(self, field: str, text: str) -> Node:
        exact = self.names.organization(text)
        rows = [exact] if exact else list(self.names.lookup.organizations_named(text))
        if not rows and (folded := self.names.organization(fold(text))):
            rows = [folded]
        if not rows:
            identifier = text if text.startswith("name:") else f"name:{name_key(text)}"
            self.notes.append(
                f"No organization is known as {text!r}; only texts that name it just so are found"
            )
            return Values(field, (identifier,))
        if len(rows) > 1:
            bearers = "; ".join(f"{row.name} (org:{_shown(row.id)})" for row in rows)
            self.notes.append(f"{text!r} is borne by {len(rows)} organizations, all were searched: {bearers}")
        self.descriptions[field, text] = _either([row.name for row in rows])
        return Values(field, tuple(row.id for row in rows))

    def _place(self, field: str, text: str) -> Node:
        exact = self.names.place(text)
        rows = list(self._places_by_name(text))
        if exact and not (exact.type != "country" and rows and rows[0].type == "country"):
            # An id is exact, unless it is that of a town and the name of a country: "mexico".
            if rows and rows[0].id != exact.id:
                self.notes.append(
                    f"{text!r} is taken as the id of {self._located(exact)}; "
                    f"{self._located(rows[0])} is {field}:{rows[0].id}"
                )
            rows = [exact]
        if not rows and (folded := self.names.place(fold(text))):
            rows = [folded]
        if not rows:
            self.notes.append(f"No place is known as {text!r}")
            return Values(field, (text,))
        if len(rows) > 1:
            bearers = "; ".join(f"{row.name} (place:{row.id})" for row in rows[:8])
            more = f" and {len(rows) - 8} more" if len(rows) > 8 else ""
            self.notes.append(
                f"{text!r} is the name of {len(rows)} places, all were searched: {bearers}{more}"
            )
        self.descriptions[field, text] = _either([row.name for row in rows])
        return Values(field, tuple(row.id for row in rows))

    def _places_by_name(self, text: str) -> Sequence[PlaceLike]:
        """The places that bear a name. An id may be the name of another: in capitals it is none."""
        return self.names.lookup.places_named(text.upper())

    def _located(self, place: PlaceLike) -> str:
        """Name, kind and what it lies in: "Mexico (country)", "Mexico (city, Missouri)"."""
        facts = (place.type, self.names.label("place", place.parent) if place.parent else None)
        inside = ", ".join(filter(None, facts))
        return f"{place.name} ({inside})" if inside else place.name

    def _country(self, field: str, text: str) -> Node:
        code = fold(text)
        place = self.names.place(code)
        if place is None or place.type != "country":
            countries = [p for p in self._places_by_name(text) if p.type == "country"]
            if not countries:
                self.notes.append(f"No country is known as {text!r}; give its name or its two-letter code")
                return Values(field, (code,))
            place = countries[0]
        self.descriptions[field, text] = place.name
        return Values(field, (place.id,))

    def _kind(self, text: str) -> Node:
        from corpus.document import KINDS

        kind = fold(text)
        if kind not in KINDS:
            singular = kind.removesuffix("s")
            if singular not in KINDS:
                import difflib

                near = difflib.get_close_matches(kind, KINDS, n=1, cutoff=0.6)
                raise QueryError(
                    f"There is no kind {text!r}; kinds are {', '.join(KINDS)}",
                    suggestion=f"kind:{near[0]}" if near else "",
                )
            kind = singular
        return Values("kind", (kind,))


def _either(names: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(names))
    if len(distinct) > _NAMES_SHOWN:
        distinct = [*distinct[: _NAMES_SHOWN - 1], f"{len(distinct) - _NAMES_SHOWN + 1} more"]
    return " or ".join(distinct)


def _shown(identifier: str) -> str:
    return f'"{identifier}"' if " " in identifier else identifier
