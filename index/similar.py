"""What is most like a document: its most telling words and names as one weighted query.

A word tells much when it is frequent in the document and rare in the archive (weights as in Lucene's
MoreLikeThis); an organization or place, whatever it is called in either text, when few texts mention it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import Any

from corpus.catalogue.records import CataloguedPart
from corpus.errors import NotFoundError, UsageError
from corpus.frozen import Record, replace
from index.answering import dressed, prepare
from index.engine import Found, Reader
from index.names import ValueNames
from index.plan import Identified, Plan, Stem, Values, Weighted
from index.query.syntax import All, And, Node, Or, Phrase, Word
from index.request import Hit, SearchRequest, plain_hit
from index.snippets import Highlighter
from index.stemming import stem, stemming_language
from index.stopwords import STOP_WORDS
from index.words import tokens

WORDS, ORGANIZATIONS, PLACES = 25, 8, 5
"""How many of each, the most telling, are looked for."""

LEAST_SHARED = 2
"""So many of them a text must have, or it is only by chance alike."""

_TITLE_TIMES = 3  # a word of the title counts as so many
_SATURATION = 1.5  # more of the same word tells less and less, as in BM25
_NAME_TIMES = 0.7  # a name in common makes less of a likeness than the same words
_MOST_CHARACTERS = 400_000  # of a long document the beginning will do


Likeness = tuple[Hit, tuple[str, ...]]
"""A hit, and the terms that it shares."""


class Similar(Record):
    """The document, its telling terms with their weights, and hits with the terms that they share with it."""

    id: str
    title: str
    terms: tuple[tuple[str, float], ...]
    hits: tuple[Likeness, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Ready for `json.dumps`; each hit as a search gives it, with `shared` beside."""
        return {
            "id": self.id,
            "title": self.title,
            "terms": [{"term": term, "weight": round(weight, 3)} for term, weight in self.terms],
            "hits": [plain_likeness(one) for one in self.hits],
        }


def plain_likeness(one: Likeness) -> dict[str, Any]:
    """A hit as a search gives it, with what it shares."""
    hit, shared = one
    return {**plain_hit(hit), "shared": list(shared)}


def similar(identifier: str, request: SearchRequest, reader: Reader, names: ValueNames) -> Similar:
    """As `stream`, all hits at once."""
    found, hits = stream(identifier, request, reader, names)
    return replace(found, hits=tuple(hits))


def stream(
    identifier: str, request: SearchRequest, reader: Reader, names: ValueNames
) -> tuple[Similar, Iterator[Likeness]]:
    """The texts most like a document or part that the request's query and filters let through, one by one.

    Left out are the document itself and other copies of its text. Raises `NotFoundError`, and `UsageError`
    for a restricted one unless the request includes those.
    """
    parts = reader.parts_of(identifier)
    if not parts:
        raise NotFoundError(
            f"{identifier}: no such document is indexed. Try: solidarity search, whose hits show ids"
        )
    if not request.include_restricted and any(
        (p.rights or "").strip().lower() == "restricted" for p in parts
    ):
        raise UsageError(f"{identifier} is restricted. Try: --include-restricted")
    words = _telling_words(parts, reader)
    named = _telling_names(parts, reader)
    terms: dict[Node, tuple[str, float]] = {
        **{Stem(one): (surface, weight) for one, (surface, weight) in words.items()},
        **{
            Values(field, (value,)): (names.label(field, value), weight)
            for (field, value), weight in named.items()
        },
    }
    title = parts[0].title
    if not terms:
        return Similar(identifier, title, ()), iter(())
    plan = _plan(request, identifier, parts, terms, reader, names)
    found = reader.answer(plan)
    ordered = sorted(terms.values(), key=lambda term: -term[1])
    highlighter = Highlighter(_marked(terms), reader.languages, request.marks)
    return Similar(identifier, title, tuple(ordered)), _likenesses(found.hits, terms, highlighter, names)


def _likenesses(
    hits: Sequence[Found],
    terms: Mapping[Node, tuple[str, float]],
    highlighter: Highlighter,
    names: ValueNames,
) -> Iterator[Likeness]:
    """Hits for people, with the terms that they share."""
    shown = {_leaf(node): told for node, (told, _) in terms.items()}
    for one in hits:
        by_share = sorted((part for part in one.parts if part.term in shown), key=lambda part: -part.score)
        if len(by_share) >= LEAST_SHARED:
            hit = replace(dressed(one, highlighter, names), explanation=())
            yield hit, tuple(shown[part.term] for part in by_share)


def _plan(
    request: SearchRequest,
    identifier: str,
    parts: Sequence[CataloguedPart],
    terms: Mapping[Node, tuple[str, float]],
    reader: Reader,
    names: ValueNames,
) -> Plan:
    plan = prepare(request, names, reader).plan
    wanted: Node = Or(tuple(Weighted(node, weight) for node, (_, weight) in terms.items()))
    families = tuple(sorted({part.family for part in parts if part.family}))
    away: list[Node] = [Identified(identifier)]
    if families:
        away.append(Values("family", families))
    if plan.excluded is not None:
        away.append(plan.excluded)
    return replace(
        plan,
        tree=wanted if isinstance(plan.tree, All) else And((wanted, plan.tree)),
        excluded=Or(tuple(away)),
        ranked=True,
        explain=True,
        facets=(),
    )


def _telling_words(parts: Sequence[CataloguedPart], reader: Reader) -> dict[str, tuple[str, float]]:
    """The most telling stems, each as it is mostly written, with its weight."""
    counts: Counter[str] = Counter()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    left = _MOST_CHARACTERS
    for part in parts:
        language = stemming_language(part.language)
        for text, times in ((part.title, _TITLE_TIMES), (part.text[:left], 1)):
            for token in tokens(text or ""):
                if len(token.folded) > 2 and token.folded not in STOP_WORDS and not token.folded.isdigit():
                    found = stem(token.folded, language)
                    counts[found] += times
                    written[found][text[token.start : token.end].lower()] += 1
        left = max(0, left - len(part.text))
    frequencies, total = reader.frequencies(list(counts))
    weights = {
        one: count / (count + _SATURATION) * _idf(frequencies[one], total)
        for one, count in counts.items()
        if frequencies[one] > 1  # else nothing else has it
    }
    best = sorted(weights, key=lambda one: (-weights[one], one))[:WORDS]
    largest = max((weights[one] for one in best), default=1.0) or 1.0
    return {one: (written[one].most_common(1)[0][0], weights[one] / largest) for one in best}


def _telling_names(parts: Sequence[CataloguedPart], reader: Reader) -> dict[tuple[str, str], float]:
    """Organizations and places with their weights: a little below a word that is as rare."""
    everything = reader.answer(
        Plan(All(), facets=("organization", "place"), counting=True, include_restricted=True)
    )
    found: dict[tuple[str, str], float] = {}
    for field, most in (("organization", ORGANIZATIONS), ("place", PLACES)):
        counts = everything.facets[field]
        own = dict.fromkeys(
            value
            for part in parts
            for value in (part.organizations if field == "organization" else part.places)
        )
        weights = {
            value: _idf(counts.get(value, 0), everything.total) for value in own if counts.get(value, 0) > 1
        }
        for value in sorted(weights, key=lambda value: (-weights[value], value))[:most]:
            found[field, value] = weights[value] * _NAME_TIMES
    return found


def _idf(count: int, total: int) -> float:
    return log(1 + (total - min(count, total) + 0.5) / (count + 0.5))


def _leaf(node: Node) -> str:
    """As the engine names the node in what a score is made of."""
    if isinstance(node, Values):
        return f"{node.field}:{' '.join(node.values)}"
    assert isinstance(node, Stem)
    return node.text


def _marked(terms: Mapping[Node, tuple[str, float]]) -> Node:
    """What to mark in the snippets: the words as they are written, the names as they are shown."""
    return Or(
        tuple(Word(told) if isinstance(node, Stem) else Phrase(told) for node, (told, _) in terms.items())
    )
