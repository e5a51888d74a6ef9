"""A plan's tree evaluated to the rows that match, with their scores. How rows are held is the kernel's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Sized
from functools import lru_cache
from math import inf
from typing import Generic, TypeVar

from corpus.folding import fold, name_key
from index.names import ValueNames
from index.plan import Days, Identified, Matching, Missing, Stem, Values, Weighted
from index.query.fields import FIELDS, NONE_VALUE
from index.query.syntax import All, And, Field, Fuzzy, Node, Not, Or, Phrase, Prefix, Wildcard, Word
from index.stemming import stems
from index.whoosh_engine.kernel import FIELD_WEIGHTS, OPERATIVE_FACTOR, Kernel
from index.whoosh_engine.layout import BEGINNING, END, ID_FIELDS, OPERATIVE, STEMMED, WRITTEN
from index.whoosh_engine.lexicon import MAX_EXPANSION, Lexicon, wildcard
from index.words import pattern_key, query_keys

DEFAULT_FIELDS = ("title", "text")

H = TypeVar("H", bound=Sized)


class Evaluator(Generic[H]):
    """Evaluates trees against one state of the index; `notes` gathers what the person should know."""

    def __init__(
        self, kernel: Kernel[H], lexicon: Lexicon, names: ValueNames, languages: Sequence[str]
    ) -> None:
        self.kernel = kernel
        self.lexicon = lexicon
        self.names = names
        self.languages = tuple(languages)
        self.notes: list[str] = []
        self.ranked = False
        """Whether words score over title and text together, more in operative clauses; else as in Whoosh."""

    def evaluate(self, node: Node, within: H | None = None) -> H:
        """The rows of a tree. Deleted rows are not yet taken out.

        Where only rows `within` a set are wanted, others may be left out, which is quicker for words.
        """
        kernel = self.kernel
        match node:
            case And(nodes):
                return self._all_of(nodes, within)
            case Or(nodes):
                return kernel.either([found for n in nodes for found in self._alternatives(n, within)])
            case Not(inner):
                return kernel.without(kernel.everything(), self.evaluate(inner))
            case All():
                return kernel.everything()
            case Field(name, inner):
                return self._words(inner, (name,), within)
            case Values(field, values):
                return kernel.values(field, frozenset(values))
            case Matching("id"):
                return self._identified(node)
            case Matching():
                return kernel.values(node.field, frozenset(self._fitting(node)))
            case Missing(field):
                return kernel.without(kernel.everything(), self._filled(field))
            case Days():
                return self._days(node)
            case Identified(identifier):
                return kernel.identified(identifier)
            case Weighted(inner, weight):
                return kernel.scored(self.evaluate(inner, within), weight)
        return self._words(node, DEFAULT_FIELDS, within)

    def selected(self, node: Node) -> frozenset[str]:
        """The values of a facet that a filter selects."""
        match node:
            case Or(nodes) | And(nodes):
                return frozenset().union(*(self.selected(n) for n in nodes))
            case Values(_, values):
                return frozenset(values)
            case Matching():
                return frozenset(self._fitting(node, silent=True))
            case Missing():
                return frozenset((NONE_VALUE,))
        return frozenset()

    def _all_of(self, nodes: Sequence[Node], within: H | None) -> H:
        """Filters first, then rare words, so that of the others only rows that are left need be looked at.

        What is excluded is taken away at last, so that no set of nearly all rows has to be made for it.
        """
        kept: list[H] = []
        nodes = list(_flat(nodes))
        wanted = [n for n in nodes if not isinstance(n, Not)]
        if len(wanted) > 1:
            wanted.sort(key=self._frequency)
        for node in wanted:
            kept.append(self.evaluate(node, within))
            within = kept[-1] if within is None or len(kept[-1]) < len(within) else within
        found = self.kernel.both(kept) if kept else self.kernel.everything()
        for node in nodes:
            if isinstance(node, Not):
                found = self.kernel.without(found, self.evaluate(node.node))
        return found

    def _frequency(self, node: Node) -> float:
        """In how many rows a word is; less than any for what is told by a column, endless for all else."""
        if isinstance(node, Values | Matching | Missing | Days):
            return -1.0
        field, inner = (node.name, node.node) if isinstance(node, Field) else (None, node)
        if not isinstance(inner, Word) or len(keys := query_keys(inner.text)) != 1:
            return inf
        return sum(
            [
                self.lexicon.frequency(STEMMED[own], term)
                for own in ((field,) if field else DEFAULT_FIELDS)
                for term in self._forms(keys[0], own, True)
            ]
        )

    def stemmed(self, key: str) -> dict[str, tuple[str, ...]]:
        """For title and text the stems that a word has in the languages of the archive."""
        return {field: self._forms(key, field, True) for field in DEFAULT_FIELDS}

    # Fields of values and dates

    def _filled(self, field: str) -> H:
        if FIELDS[field] == "date":
            return self.kernel.dated(field)
        if field in ("id", "title", "text"):
            return self.kernel.everything()
        return self.kernel.filled(field)

    def _days(self, node: Days) -> H:
        if node.exact is None:
            low = BEGINNING if node.low is None else node.low
            high = END if node.high is None else node.high
            return self.kernel.overlapping(node.field, low, high)
        if node.field == "retrieved":
            return self.kernel.nothing()
        return self.kernel.values(node.field, frozenset((node.exact,)))

    def _identified(self, node: Matching) -> H:
        """The parts and documents with ids that a pattern fits, as many as a word may stand for."""
        fits = wildcard(node.pattern).fullmatch
        known = dict.fromkeys(term for field in ID_FIELDS for term in self.lexicon.terms(field))
        found = [identifier for identifier in known if fits(fold(identifier))]
        if len(found) > MAX_EXPANSION:
            self.notes.append(
                f"{node.pattern} stands for {len(found)} ids; the first {MAX_EXPANSION} were searched"
            )
        return self.kernel.either([self.kernel.identified(one) for one in found[:MAX_EXPANSION]])

    def _fitting(self, node: Matching, silent: bool = False) -> list[str]:
        """The values that a pattern fits, by themselves or by any of their names."""
        table = self.kernel.table(node.field)
        fits: Callable[[str], object]
        if node.wildcards:
            fits = wildcard(node.pattern).fullmatch
        else:
            key = name_key(node.pattern)
            fits = lambda form: form == node.pattern or name_key(form) == key  # noqa: E731
        found = [
            value for value in table if any(fits(fold(form)) for form in self.names.forms(node.field, value))
        ]
        if not found and not silent:
            self.notes.append(_no_value(node, table))
        return found

    # Words

    def terms_of(
        self, node: Node, fields: tuple[str, ...]
    ) -> tuple[dict[str, Sequence[str]], dict[str, str]] | None:
        """For each field the indexed terms that a node stands for, and the indexed fields they are terms of.

        None for what is several words, one after the other.
        """
        match node:
            case Word(text):
                keys = query_keys(text)
                return (
                    ({f: self._forms(keys[0], f, True) for f in fields}, STEMMED) if len(keys) == 1 else None
                )
            case Stem(text):
                return dict.fromkeys(fields, (text,)), STEMMED
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
        return None

    def _words(self, node: Node, fields: tuple[str, ...], within: H | None) -> H:
        terms = self.terms_of(node, fields)
        if terms is not None:
            return self._terms(*terms, within)
        match node:
            case Word(text):
                return self._sequence(query_keys(text), fields, stemmed=True)
            case Phrase(text, slop):
                return self._sequence(query_keys(text), fields, stemmed=False, slop=slop)
        raise TypeError(f"not a node that can be evaluated: {node!r}")

    def _expanded(
        self, shown: str, fields: tuple[str, ...], expand: Callable[[str], tuple[list[str], int]]
    ) -> tuple[dict[str, Sequence[str]], dict[str, str]]:
        terms: dict[str, Sequence[str]] = {}
        for field in fields:
            terms[field], count = expand(WRITTEN[field])
            if count > MAX_EXPANSION:
                self.notes.append(
                    f"{shown} stands for {count} words of the {field}; "
                    f"the {MAX_EXPANSION} most frequent were searched"
                )
        return terms, WRITTEN

    def _alternatives(self, node: Node, within: H | None) -> list[H]:
        """Sets of which the rows of a node are in any, and its scores their sums: of a word one a field."""
        terms = None if self.ranked or not isinstance(node, Word) else self.terms_of(node, DEFAULT_FIELDS)
        return self._by_field(*terms, within) if terms else [self.evaluate(node, within)]

    def _terms(self, terms: dict[str, Sequence[str]], indexed: dict[str, str], within: H | None = None) -> H:
        """Rows with any of the terms of any field; within a field the terms score as one."""
        if self.ranked and len(terms) > 1:
            found = self.kernel.joined({indexed[field]: own for field, own in terms.items()}, within)
            if indexed is not STEMMED:
                return found
            return self.kernel.raised(found, self.kernel.listed(OPERATIVE, terms["text"]), OPERATIVE_FACTOR)
        return self.kernel.either(self._by_field(terms, indexed, within))

    def _by_field(
        self, terms: dict[str, Sequence[str]], indexed: dict[str, str], within: H | None
    ) -> list[H]:
        return [
            self.kernel.word(indexed[field], wanted, FIELD_WEIGHTS[field], within)
            for field, wanted in terms.items()
        ]

    def _sequence(self, keys: tuple[str, ...], fields: tuple[str, ...], *, stemmed: bool, slop: int = 0) -> H:
        """Rows in which the words stand together; they score as the words do."""
        return self.kernel.either(
            [
                self.kernel.sequence(
                    (STEMMED if stemmed else WRITTEN)[field],
                    [self._forms(key, field, stemmed) for key in keys],
                    slop,
                    FIELD_WEIGHTS[field],
                )
                for field in fields
            ]
        )

    def _forms(self, key: str, field: str, stemmed: bool) -> tuple[str, ...]:
        return _stems(key, self.languages) if stemmed and field != "author" else (key,)


def _flat(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, And):
            yield from _flat(node.nodes)
        else:
            yield node


_stems = lru_cache(maxsize=4096)(stems)


def _no_value(node: Matching, table: Sequence[str]) -> str:
    import difflib

    folded = {fold(value): value for value in table}
    near = [
        value for key, value in folded.items() if node.pattern.strip("*") and node.pattern.strip("*") in key
    ][:3]
    near = near or [folded[key] for key in difflib.get_close_matches(node.pattern, folded, n=3, cutoff=0.6)]
    hint = f"; near it: {', '.join(near)}" if near else ""
    return f"No {node.field.replace('_', ' ')} in the archive is {node.pattern!r}{hint}"
