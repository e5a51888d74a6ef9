"""What a search is asked and what it answers; `as_json` gives the shapes that the commands promise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Match = Literal["auto", "all", "any"]
Sort = Literal["relevance", "newest", "oldest", "title"]
By = Literal["part", "document"]

SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest", "title")
MATCHES: tuple[Match, ...] = ("auto", "all", "any")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search.

    `filters` are OR-ed within a field and AND-ed between fields; `exclude` takes away whatever has any of
    its values. `facets` are pairs of field and number of values (0: all). `limit` 0 gives every hit.
    Of the same text at several places one is given, the original where it is found, unless `reprints` asks
    for all. `by` "document" gives each document once, represented by its best part. `marks` stand around
    query words in snippets.
    """

    query: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[tuple[str, int], ...] = ()
    sort: Sort = "relevance"
    limit: int = 10
    offset: int = 0
    match: Match = "auto"
    by: By = "part"
    include_restricted: bool = False
    reprints: bool = False
    marks: tuple[str, str] = ("**", "**")


@dataclass(frozen=True, slots=True)
class Named:
    """An organization or place by id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class AlsoAt:
    """Another document or part with the same text, and where it came from."""

    id: str
    origin: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A leaf part that was found. `score` is BM25F's, 0 where nothing was to be ranked."""

    id: str
    document: str
    title: str
    kind: str
    date: str | None
    published: str | None
    adopted: str | None
    convention: str | None
    number: str | None
    status: str | None
    source: str | None
    collection: str | None
    language: str | None
    author: str | None
    origin: str
    page: int | None
    score: float
    snippet: str
    organizations: tuple[Named, ...] = ()
    places: tuple[Named, ...] = ()
    also_at: tuple[AlsoAt, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet: how many hits have it, and whether the search is already narrowed to it."""

    value: str
    label: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The answer to a `SearchRequest`. `notes` are things to tell the person who searched."""

    query: str
    explained: str
    match: Literal["all", "any"]
    total: int
    took_ms: float
    suggestions: tuple[str, ...] = ()
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The contract's shape, ready for `json.dumps`. The notes are no part of it."""
        return {
            "query": self.query,
            "explained": self.explained,
            "match": self.match,
            "total": self.total,
            "took_ms": self.took_ms,
            "suggestions": list(self.suggestions),
            "hits": [plain_hit(hit) for hit in self.hits],
            "facets": {name: [asdict(value) for value in values] for name, values in self.facets.items()},
        }


def plain_hit(hit: Hit) -> dict[str, Any]:
    """A hit in the contract's shape, ready for `json.dumps`."""
    values = asdict(hit)
    values["organizations"] = list(values["organizations"])
    values["places"] = list(values["places"])
    if not values["also_at"]:  # told only where there is something to tell
        del values["also_at"]
    return values
