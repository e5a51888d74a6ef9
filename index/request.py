"""What a search is asked and what it answers; `as_json` gives the shapes that the commands promise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from corpus.frozen import Record, made

if TYPE_CHECKING:
    from corpus.catalogue.records import CataloguedPart

Match = Literal["auto", "all", "any"]
Sort = Literal["relevance", "newest", "oldest", "title"]
By = Literal["part", "document"]

SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest", "title")
MATCHES: tuple[Match, ...] = ("auto", "all", "any")


class SearchRequest(Record):
    """One search.

    `filters` are OR-ed within a field and AND-ed between fields; `exclude` takes away whatever has any of
    its values. `facets` are pairs of field and number of values (0: all). `limit` 0 gives every hit.
    Of the same text at several places one is given, the original where it is found, unless `reprints` asks
    for all. `by` "document" gives each document once, represented by its best part. `marks` stand around
    query words in snippets. `plain` ranks by Whoosh's scores alone, without what is raised for readers and
    without looking for organizations by their other names; `explain` tells what each score is made of.
    """

    query: str = ""
    filters: Mapping[str, tuple[str, ...]] = made(default_factory=dict)
    exclude: Mapping[str, tuple[str, ...]] = made(default_factory=dict)
    facets: tuple[tuple[str, int], ...] = ()
    sort: Sort = "relevance"
    limit: int = 10
    offset: int = 0
    match: Match = "auto"
    by: By = "part"
    include_restricted: bool = False
    reprints: bool = False
    marks: tuple[str, str] = ("**", "**")
    plain: bool = False
    explain: bool = False


class Named(Record):
    """An organization or place by id and name."""

    id: str
    name: str


class AlsoAt(Record):
    """Another document or part with the same text, and where it came from."""

    id: str
    origin: str


class TermShare(Record):
    """What one term of the query gave to the score of a hit, rounded.

    `fields` tells how often it occurs in which, `factors` by what its share was multiplied and why.
    """

    term: str
    score: float
    fields: Mapping[str, int]
    factors: Mapping[str, float]


class Hint(Record):
    """An organization that the query may mean: the words for it, who it is, the option that filters by it."""

    text: str
    organization: Named
    option: str

    def __str__(self) -> str:
        return f"{self.text} is an organization: {self.option} ({self.organization.name})"


class Hit(Record):
    """A leaf part that was found. `score` is BM25F's, 0 where nothing was to be ranked.

    `page` is where it begins in the file, `printed` the number printed on that page.
    """

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
    printed: str | None = None
    organizations: tuple[Named, ...] = ()
    places: tuple[Named, ...] = ()
    also_at: tuple[AlsoAt, ...] = ()
    explanation: tuple[TermShare, ...] = ()


def hit_of(part: CataloguedPart, **found: Any) -> Hit:
    """A part as a hit: what the catalogue knows of it, with `found`: score, snippet and more."""
    return Hit(
        id=part.id,
        document=part.document,
        title=part.title,
        kind=part.kind,
        date=part.date,
        published=part.published,
        adopted=part.adopted,
        convention=part.convention,
        number=part.number,
        status=part.status,
        source=part.source,
        collection=part.collection,
        language=part.language,
        author=part.author,
        origin=part.origin,
        page=part.page,
        printed=part.printed,
        **found,
    )


class FacetValue(Record):
    """A value of a facet: how many hits have it, and whether the search is already narrowed to it.

    In hierarchies `level` is how deep it stands, 0 on top, and `parent` the value above it.
    """

    value: str
    label: str
    count: int
    selected: bool = False
    level: int | None = None
    parent: str | None = None


class SearchAnswer(Record):
    """The answer to a `SearchRequest`. `notes` are things to tell the person who searched.

    `terms` are the terms of the query with how many parts each of them finds, where it was to be explained.
    """

    query: str
    explained: str
    match: Literal["all", "any"]
    total: int
    took_ms: float
    suggestions: tuple[str, ...] = ()
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, tuple[FacetValue, ...]] = made(default_factory=dict)
    notes: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()
    terms: tuple[tuple[str, int], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The contract's shape, ready for `json.dumps`; notes, hints and terms where there are any."""
        more: dict[str, Any] = {}
        if self.notes:
            more["notes"] = list(self.notes)
        if self.hints:
            more["hints"] = [hint.as_dict() for hint in self.hints]
        if self.terms:
            more["terms"] = [{"term": term, "count": count} for term, count in self.terms]
        return {
            "query": self.query,
            "explained": self.explained,
            "match": self.match,
            "total": self.total,
            "took_ms": self.took_ms,
            "suggestions": list(self.suggestions),
            "hits": [plain_hit(hit) for hit in self.hits],
            "facets": {
                name: [plain_value(value) for value in values] for name, values in self.facets.items()
            },
            **more,
        }


def plain_value(value: FacetValue) -> dict[str, Any]:
    """A value of a facet in the contract's shape; its level and parent only in hierarchies."""
    values = value.as_dict()
    if value.level is None:
        del values["level"], values["parent"]
    return values


def plain_hit(hit: Hit) -> dict[str, Any]:
    """A hit in the contract's shape, ready for `json.dumps`."""
    values = hit.as_dict()
    values["organizations"] = list(values["organizations"])
    values["places"] = list(values["places"])
    for told in ("also_at", "explanation"):  # only where there is something to tell
        values[told] = list(values[told])
        if not values[told]:
            del values[told]
    if hit.printed is None:
        del values["printed"]
    return values
