"""From a request to its answer: parse, decide, resolve, ask the engine, dress the result for people."""

from __future__ import annotations

import time
from collections.abc import Container, Iterable, Iterator, Mapping

from corpus.errors import QueryError
from corpus.frozen import Record, replace
from index.engine import Found, Reader
from index.facets import NEED_EVERY_VALUE, arranged
from index.names import ValueNames
from index.plan import Plan, Values
from index.query.explain import explain
from index.query.fields import FACETS, field_named
from index.query.matching import Decided, decide
from index.query.parser import parse, unknown_field
from index.query.syntax import All, And, Node, Or, Phrase
from index.recognition import Recognised, recognised, widened
from index.request import (
    MATCHES,
    SORTS,
    AlsoAt,
    Hint,
    Hit,
    Named,
    SearchAnswer,
    SearchRequest,
    TermShare,
    hit_of,
)
from index.resolve import Resolver
from index.snippets import Highlighter

MAX_NAMES_MARKED = 100
MAX_HINTS = 4


class Prepared(Record):
    """A request with everything that has to be known before the engine is asked."""

    syntax: Node
    plan: Plan
    decided: Decided
    explained: str
    notes: tuple[str, ...]
    recognised: tuple[Recognised, ...] = ()


def answer(request: SearchRequest, reader: Reader, names: ValueNames) -> SearchAnswer:
    """The answer to a request from one state of the index. Raises `QueryError`."""
    began = time.perf_counter()
    found, hits = stream(request, reader, names)
    return replace(found, hits=tuple(hits), took_ms=_since(began))


def stream(
    request: SearchRequest, reader: Reader, names: ValueNames, only: Container[str] | None = None
) -> tuple[SearchAnswer, Iterator[Hit]]:
    """The answer without its hits, and those one by one as they are asked for. Raises `QueryError`.

    `only`: of the hits, those with these ids.
    """
    began = time.perf_counter()
    prepared = prepare(request, names, reader)
    found = reader.answer(prepared.plan)
    facets = {
        name: arranged(
            name, found.facets[name], names, limit=limit, selected=found.selected.get(name, frozenset())
        )
        for name, limit in _facets(request)
    }
    highlighter = _highlighter(prepared.plan, request, reader, names)
    wanted: Iterable[Found] = found.hits
    if only is not None:
        wanted = (found.hits[n] for n, one in enumerate(found.hits.ids()) if one in only)
    hits = (dressed(one, highlighter, names) for one in wanted)
    suggestions = () if found.total else _suggestions(request, prepared, reader, names)
    answered = SearchAnswer(
        query=request.query,
        explained=prepared.explained,
        match=prepared.decided,
        total=found.total,
        took_ms=_since(began),
        suggestions=suggestions,
        facets=facets,
        notes=tuple(dict.fromkeys((*prepared.notes, *found.notes))),
        hints=_hints(prepared),
        terms=found.terms,
    )
    return answered, hits


def _since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 1)


def _hints(prepared: Prepared) -> tuple[Hint, ...]:
    """Organizations that the query names, unless it filters by them."""
    asked = {i for name, node in prepared.plan.filters if name == "organization" for i in _ids(node)}
    hints = []
    for one in prepared.recognised:
        for row in one.organizations:
            if row.id not in asked:
                option = f'--org "{row.id}"' if " " in row.id else f"--org {row.id}"
                hints.append(Hint(one.text, Named(row.id, row.name), option))
    return tuple(hints[:MAX_HINTS])


def _ids(node: Node) -> tuple[str, ...]:
    match node:
        case And(nodes) | Or(nodes):
            return tuple(i for inner in nodes for i in _ids(inner))
        case Values(_, values):
            return values
    return ()


def facet(
    field: str, request: SearchRequest, reader: Reader, names: ValueNames, contains: str = ""
) -> SearchAnswer:
    """An answer without hits whose one facet has as many values as the request's own entry for it says,
    else all. Raises `QueryError`."""
    began = time.perf_counter()
    name = _facet_named(field)
    limit = dict(_facets(request)).get(name, 0)
    request = replace(request, facets=((name, limit),))
    prepared = prepare(request, names, reader)
    plan = replace(prepared.plan, counting=True)
    found = reader.answer(replace(plan, most=()) if contains else plan)
    selected = found.selected.get(name, frozenset())
    values = arranged(name, found.facets[name], names, limit=limit, selected=selected, contains=contains)
    return SearchAnswer(
        query=request.query,
        explained=prepared.explained,
        match=prepared.decided,
        total=found.total,
        took_ms=_since(began),
        suggestions=() if found.total else _suggestions(request, prepared, reader, names),
        facets={name: values},
        notes=tuple(dict.fromkeys((*prepared.notes, *found.notes))),
    )


def prepare(request: SearchRequest, names: ValueNames, reader: Reader) -> Prepared:
    """A request with names resolved and everything decided. Raises `QueryError`."""
    _check(request)
    syntax = parse(request.query)
    tree, decided, question = decide(syntax, request.match)
    known = [] if request.plain else recognised(syntax, names, lambda ids: reader.known("organization", ids))
    tree = widened(tree, known)
    bearers = tuple(row.id for one in known for row in one.organizations)
    ranked = not request.plain and request.sort == "relevance"
    resolver = Resolver(names)
    try:
        resolved = resolver.tree(tree)
    except QueryError as error:  # of a kind that does not exist: only here is known where it stands
        at = max(request.query.lower().find("kind:"), 0)
        raise QueryError(str(error.args[0]), request.query, at, error.suggestion) from None
    filters = _by_field(resolver.filters(request.filters))
    excluded = resolver.filters(request.exclude)
    plan = Plan(
        tree=resolved,
        filters=tuple((name, node) for name, _, node in filters),
        excluded=Or(tuple(node for _, _, node in excluded)) if excluded else None,
        facets=tuple(name for name, _ in _facets(request)),
        sort=request.sort,
        limit=request.limit,
        offset=request.offset,
        by=request.by,
        include_restricted=request.include_restricted,
        reprints=request.reprints,
        ranked=ranked,
        named=bearers if ranked else (),
        question=question if ranked and decided == "any" else (),
        explain=request.explain,
        most=tuple(one for one in _facets(request) if one[1] and one[0] not in NEED_EVERY_VALUE),
    )
    explained = explain(
        tree,
        tuple(node for _, node, _ in filters),
        tuple(node for _, node, _ in excluded),
        resolver.descriptions,
    )
    return Prepared(syntax, plan, decided, explained, tuple(resolver.notes), tuple(known))


def _by_field(filters: list[tuple[str, Node, Node]]) -> list[tuple[str, Node, Node]]:
    """Filters given under a field's name and its alias are one, OR-ed."""
    found: dict[str, tuple[str, Node, Node]] = {}
    for name, syntax, node in filters:
        if name in found:
            _, other_syntax, other = found[name]
            syntax, node = Or((other_syntax, syntax)), Or((other, node))
        found[name] = (name, syntax, node)
    return list(found.values())


def _check(request: SearchRequest) -> None:
    if request.sort not in SORTS:
        raise QueryError(f"There is no order {request.sort!r}", suggestion=", ".join(SORTS))
    if request.match not in MATCHES:
        raise QueryError(f"--match cannot be {request.match!r}", suggestion=", ".join(MATCHES))
    if request.by not in ("part", "document"):
        raise QueryError(f"Hits cannot be given by {request.by!r}", suggestion="part, document")
    if request.limit < 0 or request.offset < 0:
        raise QueryError("Limit and offset are numbers from 0 up; limit 0 gives every hit")


def _facets(request: SearchRequest) -> tuple[tuple[str, int], ...]:
    return tuple({_facet_named(name): limit for name, limit in request.facets}.items())


def _facet_named(name: str) -> str:
    field = field_named(name)
    if field is None:
        raise unknown_field(name, "", 0)
    if field not in FACETS:
        raise QueryError(f"{name} is not a facet", suggestion="one of " + ", ".join(FACETS))
    return field


def _highlighter(plan: Plan, request: SearchRequest, reader: Reader, names: ValueNames) -> Highlighter:
    """Marks the words of the query; where it has none, the names of the organizations it asks for."""
    highlighter = Highlighter(plan.tree, reader.languages, request.marks)
    if highlighter.has_words:
        return highlighter
    wanted = [
        name for node in (plan.tree, *(node for _, node in plan.filters)) for name in _names_in(node, names)
    ]
    phrases = tuple(Phrase(name) for name in dict.fromkeys(wanted[:MAX_NAMES_MARKED]))
    return Highlighter(Or(phrases), reader.languages, request.marks) if phrases else highlighter


def _names_in(node: Node, names: ValueNames) -> Iterator[str]:
    match node:
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _names_in(inner, names)
        case Values("organization", values):
            for value in values:
                row = names.organization(value)
                yield from row.names if row else (value.removeprefix("name:"),)


def dressed(found: Found, highlighter: Highlighter, names: ValueNames) -> Hit:
    """A hit for people: names beside ids, a snippet."""
    part = found.part
    return hit_of(
        part,
        score=round(found.score, 4),
        snippet=highlighter.snippet(part.text, part.language),
        organizations=tuple(Named(i, names.label("organization", i)) for i in part.organizations),
        places=tuple(Named(i, names.label("place", i)) for i in part.places),
        also_at=tuple(AlsoAt(i, origin) for i, origin in part.also_at),
        explanation=tuple(
            TermShare(one.term, one.score, dict(one.fields), dict(one.factors)) for one in found.parts
        ),
    )


def _suggestions(
    request: SearchRequest, prepared: Prepared, reader: Reader, names: ValueNames
) -> tuple[str, ...]:
    """What would find something where the request found nothing."""
    from index.suggestions import other_spellings

    def finds(changes: Mapping[str, str]) -> int:
        changed = replace(request, facets=(), **changes)
        plan = prepare(changed, names, reader).plan
        return reader.answer(replace(plan, counting=True, explain=False)).total

    found = []
    if prepared.decided == "all" and not isinstance(prepared.syntax, All):
        loosened = decide(prepared.syntax, "any").tree
        if loosened != decide(prepared.syntax, request.match).tree and (count := finds({"match": "any"})):
            found.append(f"--match any finds {count}")

    def finds_tree(tree: Node) -> int:
        from index.query.printer import print_query

        return finds({"query": print_query(tree)})

    found.extend(
        f"Did you mean: {query}"
        for query in other_spellings(prepared.syntax, reader.similar_words, finds_tree)
    )
    return tuple(found)
