"""A plan's tree evaluated to the rows that match and their scores, both dense over all rows."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.folding import fold, name_key
from index.names import DERIVED, ValueNames
from index.plan import Days, Identified, Matching, Missing, Values
from index.query.fields import FIELDS, NONE_VALUE
from index.query.syntax import All, And, Field, Fuzzy, Node, Not, Or, Phrase, Prefix, Wildcard, Word
from index.stemming import stems
from index.whoosh_engine.columns import BEGINNING, END
from index.whoosh_engine.lexicon import MAX_EXPANSION, Lexicon, wildcard
from index.whoosh_engine.merged import Mask, MergedColumns, ValueColumn
from index.whoosh_engine.postings import Floats, Postings, PostingsReader, Rows
from index.whoosh_engine.proximity import close_together, in_sequence
from index.whoosh_engine.schema import STEMMED, WRITTEN
from index.whoosh_engine.scoring import FIELD_WEIGHTS, add_scores, united
from index.words import pattern_key, query_keys

DEFAULT_FIELDS = ("title", "text")


@dataclass(frozen=True, slots=True)
class Matches:
    """Which rows match, and the score of each row; no scores where nothing was to be ranked."""

    mask: Mask
    scores: Floats | None = None


class Evaluator:
    """Evaluates trees against one state of the index; `notes` gathers what the person should know."""

    def __init__(
        self, postings: PostingsReader, lexicon: Lexicon, columns: MergedColumns, names: ValueNames,
        languages: Sequence[str],
    ) -> None:  # fmt: skip
        self.postings = postings
        self.lexicon = lexicon
        self.columns = columns
        self.names = names
        self.languages = tuple(languages)
        self.notes: list[str] = []
        self._derived: dict[str, ValueColumn] = {}

    def column(self, field: str) -> ValueColumn:
        """The value column of a field, derived from another where it is not stored."""
        if field not in DERIVED:
            return self.columns.values(field)
        if field not in self._derived:
            base = self.columns.values(DERIVED[field])
            self._derived[field] = base.derived(lambda value: self.names.derive(field, value))
        return self._derived[field]

    def evaluate(self, node: Node) -> Matches:
        """The rows and scores of a tree. Deleted rows are not yet taken out."""
        match node:
            case And(nodes):
                return self._joined(nodes, np.logical_and)
            case Or(nodes):
                return self._joined(nodes, np.logical_or)
            case Not(inner):
                return Matches(~self.evaluate(inner).mask)
            case All():
                return Matches(np.ones(self.postings.total, dtype=np.bool_))
            case Field(name, inner):
                return self._words(inner, (name,))
            case Values(field, values):
                codes = self.column(field).codes
                return Matches(self.column(field).rows_with([codes[v] for v in values if v in codes]))
            case Matching():
                return Matches(self.column(node.field).rows_with(self._fitting(node)))
            case Missing(field):
                return Matches(~self._filled(field))
            case Days():
                return Matches(self._days(node))
            case Identified(identifier):
                return Matches(self._identified(identifier))
        return self._words(node, DEFAULT_FIELDS)

    def selected(self, node: Node) -> frozenset[str]:
        """The values of a facet that a filter selects."""
        match node:
            case Or(nodes) | And(nodes):
                return frozenset().union(*(self.selected(n) for n in nodes))
            case Values(_, values):
                return frozenset(values)
            case Matching():
                table = self.column(node.field).table
                return frozenset(table[code] for code in self._fitting(node, silent=True))
            case Missing():
                return frozenset((NONE_VALUE,))
        return frozenset()

    # Fields of values and dates

    def _filled(self, field: str) -> Mask:
        if FIELDS[field] == "date":
            return self.columns.dates(field).filled
        if field in ("id", "title", "text"):
            return np.ones(self.postings.total, dtype=np.bool_)
        return self.column(field).filled

    def _days(self, node: Days) -> Mask:
        if node.exact is None:
            low = BEGINNING if node.low is None else node.low
            high = END if node.high is None else node.high
            return self.columns.dates(node.field).overlapping(low, high)
        if node.field == "retrieved":
            return np.zeros(self.postings.total, dtype=np.bool_)
        column = self.columns.values(node.field)
        return column.rows_with([column.codes[node.exact]] if node.exact in column.codes else [])

    def _identified(self, identifier: str) -> Mask:
        mask = np.zeros(self.postings.total, dtype=np.bool_)
        for field in ("id", "document"):
            mask[self.postings.postings(field, identifier).rows] = True
        return mask

    def _fitting(self, node: Matching, silent: bool = False) -> list[int]:
        """The codes of the values that a pattern fits, by themselves or by any of their names."""
        table = self.column(node.field).table
        fits: Callable[[str], object]
        if node.wildcards:
            fits = wildcard(node.pattern).fullmatch
        else:
            key = name_key(node.pattern)
            fits = lambda form: form == node.pattern or name_key(form) == key  # noqa: E731
        found = [
            code for code, value in enumerate(table)
            if any(fits(fold(form)) for form in self.names.forms(node.field, value))
        ]  # fmt: skip
        if not found and not silent:
            self.notes.append(_no_value(node, table))
        return found

    # Words

    def _words(self, node: Node, fields: tuple[str, ...]) -> Matches:
        match node:
            case Word(text):
                keys = query_keys(text)
                if len(keys) == 1:
                    terms = stems(keys[0], self.languages)
                    return self._terms({f: ((keys[0],) if f == "author" else terms) for f in fields}, STEMMED)
                return self._sequence(keys, fields, stemmed=True)
            case Phrase(text, slop):
                return self._sequence(query_keys(text), fields, stemmed=False, slop=slop)
            case Prefix(text):
                return self._expanded(
                    f"{text}*", fields, lambda f: self.lexicon.with_prefix(f, pattern_key(text))
                )
            case Wildcard(text):
                return self._expanded(text, fields, lambda f: self.lexicon.like(f, pattern_key(text)))
            case Fuzzy(text, distance):
                return self._expanded(
                    f"{text}~{distance}", fields, lambda f: self.lexicon.near(f, pattern_key(text), distance)
                )
        raise TypeError(f"not a node that can be evaluated: {node!r}")

    def _expanded(
        self, shown: str, fields: tuple[str, ...], expand: Callable[[str], tuple[list[str], int]]
    ) -> Matches:
        terms: dict[str, Sequence[str]] = {}
        for field in fields:
            terms[field], count = expand(WRITTEN[field])
            if count > MAX_EXPANSION:
                self.notes.append(
                    f"{shown} stands for {count} words of the {field}; "
                    f"the {MAX_EXPANSION} most frequent were searched"
                )
        return self._terms(terms, WRITTEN)

    def _terms(self, terms: dict[str, Sequence[str]], indexed: dict[str, str]) -> Matches:
        """Rows with any of the terms of any field; within a field the terms score as one."""
        mask = np.zeros(self.postings.total, dtype=np.bool_)
        scores = np.zeros(self.postings.total)
        for field, wanted in terms.items():
            lists = [self.postings.postings(indexed[field], term) for term in wanted]
            mask[united(lists)[1]] = True
            add_scores(scores, self.postings, indexed[field], lists, FIELD_WEIGHTS[field])
        return Matches(mask, scores)

    def _sequence(
        self, keys: tuple[str, ...], fields: tuple[str, ...], *, stemmed: bool, slop: int = 0
    ) -> Matches:
        """Rows in which the words stand together; they score as the words do."""
        mask = np.zeros(self.postings.total, dtype=np.bool_)
        scores = np.zeros(self.postings.total)
        for field in fields:
            indexed = (STEMMED if stemmed else WRITTEN)[field]
            lists = [
                [self.postings.postings(indexed, term) for term in self._forms(key, field, stemmed)]
                for key in keys
            ]
            if not lists or any(not any(len(p.rows) for p in word) for word in lists):
                continue
            rows = self._together(lists, slop)
            if not len(rows):
                continue
            own = np.zeros(self.postings.total)
            for word in lists:
                add_scores(own, self.postings, indexed, word, FIELD_WEIGHTS[field])
            mask[rows] = True
            scores[rows] += own[rows]
        return Matches(mask, scores)

    def _forms(self, key: str, field: str, stemmed: bool) -> tuple[str, ...]:
        return stems(key, self.languages) if stemmed and field != "author" else (key,)

    @staticmethod
    def _together(lists: list[list[Postings]], slop: int) -> Rows:
        if len(lists) == 1:
            return united(lists[0])[1]
        places = [
            word[0].places if len(word) == 1 else np.unique(np.concatenate([p.places for p in word]))
            for word in lists
        ]
        return close_together(places, slop) if slop else in_sequence(places)

    def _joined(self, nodes: tuple[Node, ...], join: np.ufunc) -> Matches:
        found = [self.evaluate(node) for node in nodes]
        mask = found[0].mask
        for matches in found[1:]:
            mask = join(mask, matches.mask)
        scored = [m for m in found if m.scores is not None]
        if not scored:
            return Matches(mask)
        scores = np.zeros(self.postings.total)
        for matches in scored:
            assert matches.scores is not None
            # Without the mask a phrase would lend its words' scores to rows that it is not in.
            scores += np.where(matches.mask, matches.scores, 0.0)
        return Matches(mask, scores)


def _no_value(node: Matching, table: Sequence[str]) -> str:
    folded = {fold(value): value for value in table}
    near = [
        value for key, value in folded.items() if node.pattern.strip("*") and node.pattern.strip("*") in key
    ][:3]
    near = near or [folded[key] for key in difflib.get_close_matches(node.pattern, folded, n=3, cutoff=0.6)]
    hint = f"; near it: {', '.join(near)}" if near else ""
    return f"No {node.field.replace('_', ' ')} in the archive is {node.pattern!r}{hint}"
