"""A query made ready for an engine: names resolved to ids, dates to days, `--match` decided.

The tree uses `Word`, `Phrase`, `Prefix`, `Wildcard`, `Fuzzy`, `And`, `Or`, `Not`, `All` of the syntax,
`Field` only around one of these leaves with a text field, and the leaves below.
"""

from __future__ import annotations

from corpus.frozen import Record
from index.query.syntax import Node
from index.request import By, Sort


class Values(Node):
    """The field has one of these values, exactly."""

    field: str
    values: tuple[str, ...]


class Matching(Node):
    """The field has a value that is `pattern` when folded; with `wildcards`, one that fits it."""

    field: str
    pattern: str
    wildcards: bool = False


class Identified(Node):
    """The part with this id, or all parts of the document with it."""

    id: str


class Days(Node):
    """A date of the field overlaps the days from `low` to `high`, ordinals as `date.toordinal`, inclusive.

    `exact` is set where the date has no place in time (`XXXX-04-17`): then only the same text matches.
    """

    field: str
    low: int | None
    high: int | None
    exact: str | None = None


class Missing(Node):
    """The field has no value."""

    field: str


class Stem(Node):
    """A word that is cut already, in title or text."""

    text: str


class Weighted(Node):
    """What the inner node finds, its scores multiplied by `weight`; a set without scores scores just that."""

    node: Node
    weight: float


class Plan(Record):
    """A `SearchRequest` made ready. `filters` are one node a field, so that a facet can leave out its own.

    Unless it is `ranked` for people, scores are just those of Whoosh, field by field. `named` are ids of
    organizations of which the query has the exact name. `question` has the words of a query in plain words
    any of which may be missing. With `explain` each hit tells what its score is made of. One that is only
    `counting` asks for no hits: their number and the facets will do.

    `most` has, for each facet of which only the commonest values will be looked at, how many of them: an
    engine may leave out others that have smaller counts.
    """

    tree: Node
    filters: tuple[tuple[str, Node], ...] = ()
    excluded: Node | None = None
    facets: tuple[str, ...] = ()
    sort: Sort = "relevance"
    limit: int = 10
    offset: int = 0
    by: By = "part"
    include_restricted: bool = False
    reprints: bool = False
    ranked: bool = False
    named: tuple[str, ...] = ()
    question: tuple[tuple[str, ...], ...] = ()
    explain: bool = False
    counting: bool = False
    most: tuple[tuple[str, int], ...] = ()
