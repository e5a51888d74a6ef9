"""What each term of a query found, and what the score of a hit is made of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from index.engine import ScorePart
from index.plan import Plan, Stem, Values, Weighted
from index.query.printer import print_query
from index.query.syntax import And, Field, Fuzzy, Node, Or, Phrase, Prefix, Wildcard, Word
from index.whoosh_engine.evaluate import DEFAULT_FIELDS, Evaluator
from index.whoosh_engine.kernel import NAMED_FACTOR, OPERATIVE_FACTOR
from index.whoosh_engine.layout import OPERATIVE, STEMMED
from index.whoosh_engine.second_look import Added
from index.whoosh_engine.state import State

IN_OPERATIVE, NAMED = "in an operative clause", "mentions the organization named"
"""Why a score was multiplied."""


class Explainer:
    """Explains one plan that an evaluator has answered: the terms that are looked for, not those excluded.

    Rows of the set `hidden` are not counted: nobody is to learn what is in them.
    """

    def __init__(self, plan: Plan, evaluator: Evaluator[Any], hidden: Any = None) -> None:
        self._plan = plan
        self._evaluator = evaluator
        found: dict[Node, int] = {}
        for leaf in _leaves(plan.tree):
            found[leaf] = found.get(leaf, 0) + 1
        self._leaves = found
        kernel = evaluator.kernel
        self._rows = {leaf: kernel.living(evaluator.evaluate(leaf)) for leaf in found}
        if hidden is not None:
            self._rows = {leaf: kernel.without(rows, hidden) for leaf, rows in self._rows.items()}

    def counts(self) -> tuple[tuple[str, int], ...]:
        """The terms in the order of the query, and how many parts have each."""
        return tuple((_shown(leaf), len(rows)) for leaf, rows in self._rows.items())

    def parts(
        self, rows: Sequence[int], looked: Mapping[int, Sequence[Added]]
    ) -> dict[int, tuple[ScorePart, ...]]:
        """For each row the terms that it has, with their shares of its score, which they add up to.

        Behind them comes what a second look added.
        """
        asked = sorted(rows)
        kernel = self._evaluator.kernel
        named = kernel.values("organization", frozenset(self._plan.named))
        raised = dict(zip(asked, kernel.scores_of(named, asked), strict=True))
        found: dict[int, list[ScorePart]] = {row: [] for row in rows}
        for leaf, times in self._leaves.items():
            inside = self._fields(leaf, asked)
            operative = self._operative(leaf, asked)
            scores = kernel.scores_of(self._rows[leaf], asked)
            for row, score in zip(asked, scores, strict=True):
                if score is None:
                    continue
                factors: list[tuple[str, float]] = []
                if row in operative:
                    factors.append((IN_OPERATIVE, OPERATIVE_FACTOR))
                if raised[row] is not None:
                    factors.append((NAMED, NAMED_FACTOR))
                    score *= NAMED_FACTOR
                found[row].append(
                    ScorePart(_shown(leaf), round(score * times, 4), tuple(inside[row]), tuple(factors))
                )
        for row, own in found.items():
            own.extend(ScorePart(what, round(score, 4)) for what, score in looked.get(row, ()))
        return {row: tuple(own) for row, own in found.items()}

    def _fields(self, leaf: Node, rows: Sequence[int]) -> dict[int, list[tuple[str, int]]]:
        """For each row in which fields the term occurs and how often; for phrases 1 stands for any number."""
        found: dict[int, list[tuple[str, int]]] = {row: [] for row in rows}
        inner, fields = _bare(leaf)
        if isinstance(inner, Values):
            return found
        terms = self._evaluator.terms_of(inner, fields)
        for field in fields:
            if terms is None:
                inside = self._evaluator.evaluate(Field(field, inner))
                times = [0 if s is None else 1 for s in self._evaluator.kernel.scores_of(inside, rows)]
            else:
                words, indexed = terms
                times = _frequencies(self._evaluator.kernel.state, indexed[field], words[field], rows)
            for row, number in zip(rows, times, strict=True):
                if number:
                    found[row].append((field, number))
        return found

    def _operative(self, leaf: Node, rows: Sequence[int]) -> set[int]:
        """Those of the rows in which the term's score was raised since it stands in an operative clause."""
        inner, fields = _bare(leaf)
        terms = None if isinstance(inner, Values) else self._evaluator.terms_of(inner, fields)
        if not self._plan.ranked or terms is None or len(fields) < 2 or terms[1] is not STEMMED:
            return set()
        kernel = self._evaluator.kernel
        scores = kernel.scores_of(kernel.listed(OPERATIVE, terms[0]["text"]), rows)
        return {row for row, score in zip(rows, scores, strict=True) if score is not None}


def _frequencies(state: State, field: str, terms: Sequence[str], rows: Sequence[int]) -> list[int]:
    """How often any of the terms occurs in each of the rows."""
    found = dict.fromkeys(rows, 0)
    for term in dict.fromkeys(terms):
        for segment, _, start, end in state.found(field, term):
            listed = segment.file.view(f"{field}/rows")[start:end]
            tfs = segment.file.view(f"{field}/tfs")[start:end]
            for row in rows:
                place = bisect_left(listed, row - segment.start)
                if place < len(listed) and listed[place] == row - segment.start:
                    found[row] += tfs[place]
    return list(found.values())


def _leaves(node: Node) -> Iterator[Node]:
    match node:
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _leaves(inner)
        case Field(_, And(nodes) | Or(nodes)):
            for inner in nodes:
                yield from _leaves(Field(node.name, inner))
        case Weighted(And() | Or() as inner, _):
            yield from _leaves(inner)
        case Field(_, Word() | Phrase() | Prefix() | Wildcard() | Fuzzy()) | Weighted():
            yield node
        case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy() | Stem():
            yield node


def _bare(leaf: Node) -> tuple[Node, tuple[str, ...]]:
    """The term itself and the fields in which it is looked for."""
    match leaf:
        case Weighted(inner, _):
            return _bare(inner)
        case Field(name, inner):
            return inner, (name,)
    return leaf, DEFAULT_FIELDS


def _shown(leaf: Node) -> str:
    match leaf:
        case Weighted(inner, _):
            return _shown(inner)
        case Stem(text):
            return text
        case Values(field, values):
            return f"{field}:{' '.join(values)}"
    return print_query(leaf)
