"""The syntax tree of a query. Frozen, comparable, and independent of any search engine."""

from __future__ import annotations

from corpus.frozen import Record


class Node(Record):
    """Any part of a query."""


class Word(Node):
    """A word, whatever its case, accents and ending. "AFL-CIO" is one: its parts must stand together."""

    text: str


class Phrase(Node):
    """Words as written, one after the other; with `slop`, in any order, at most that many words between."""

    text: str
    slop: int = 0


class Prefix(Node):
    """Words that begin as written: `solidar*` has the text "solidar"."""

    text: str


class Wildcard(Node):
    """Words that fit a pattern: `*` is any run of characters, `?` one character."""

    text: str


class Fuzzy(Node):
    """Words at most `distance` letters away (added, dropped, changed, or two neighbours swapped)."""

    text: str
    distance: int = 1


class DateRange(Node):
    """Dates that overlap the span from `start` to `end`, both EDTF and inclusive; None leaves a side open."""

    start: str | None
    end: str | None


class Unknown(Node):
    """`field:unknown`: the field has no value."""


class Field(Node):
    """What stands in it applies to one field. `name` is one of `index.query.fields.FIELDS`."""

    name: str
    node: Node


class Group(Node):
    """Terms side by side without an operator: `--match` decides whether all or any must occur."""

    nodes: tuple[Node, ...]


class And(Node):
    """All must hold."""

    nodes: tuple[Node, ...]


class Or(Node):
    """At least one must hold."""

    nodes: tuple[Node, ...]


class Not(Node):
    """Must not hold."""

    node: Node


class All(Node):
    """Everything: the empty query, and `*`."""
