"""The syntax tree of a query. Frozen, comparable, and independent of any search engine."""

from __future__ import annotations

from dataclasses import dataclass


class Node:
    """Any part of a query."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Word(Node):
    """A word, whatever its case, accents and ending. "AFL-CIO" is one: its parts must stand together."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase(Node):
    """Words as written, one after the other; with `slop`, in any order, at most that many words between."""

    text: str
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Prefix(Node):
    """Words that begin as written: `solidar*` has the text "solidar"."""

    text: str


@dataclass(frozen=True, slots=True)
class Wildcard(Node):
    """Words that fit a pattern: `*` is any run of characters, `?` one character."""

    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy(Node):
    """Words at most `distance` letters away (added, dropped, changed, or two neighbours swapped)."""

    text: str
    distance: int = 1


@dataclass(frozen=True, slots=True)
class DateRange(Node):
    """Dates that overlap the span from `start` to `end`, both EDTF and inclusive; None leaves a side open."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Unknown(Node):
    """`field:unknown`: the field has no value."""


@dataclass(frozen=True, slots=True)
class Field(Node):
    """What stands in it applies to one field. `name` is one of `index.query.fields.FIELDS`."""

    name: str
    node: Node


@dataclass(frozen=True, slots=True)
class Group(Node):
    """Terms side by side without an operator: `--match` decides whether all or any must occur."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class And(Node):
    """All must hold."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """At least one must hold."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """Must not hold."""

    node: Node


@dataclass(frozen=True, slots=True)
class All(Node):
    """Everything: the empty query, and `*`."""
