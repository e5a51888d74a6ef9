"""Generated documents and queries for `benchmarks.bench_search`: Zipf words, facets, eight shapes of query.

Words are made so that no two have a stem in common with any of the engines' stemmers; so all must find the
same. The same numbers give the same documents.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from index.stemming import stem
from index.stopwords import STOP_WORDS

FACETS = ("kind", "organization", "place", "country", "year", "language")
KINDS = ("article", "interview", "statement", "bulletin", "proceedings", "resolution", "other")
LANGUAGES = ("en", "en", "en", "es", "fr", "pt")
QUERIES_A_SHAPE = 200

_VOCABULARY = 50_000
_FLATTENED = 2.7  # Mandelbrot's: the commonest words are less far apart than by Zipf's law alone
_FIRST = (
    "the of and to in for a with on by from their that at as our this its union workers strike contract wages"
    " plant members picket pension hours solidarity rights committee campaign election hospital court"
).split()


@dataclass(frozen=True, slots=True)
class Made:
    """A generated document."""

    id: str
    title: str
    text: str
    kind: str
    language: str
    year: str
    organizations: tuple[str, ...]
    places: tuple[str, ...]
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """Words that must all occur ("all"), any of them ("any"), or stand together ("phrase"), and a filter."""

    words: tuple[str, ...]
    way: str = "all"
    field: str = ""
    value: str = ""


@cache
def vocabulary() -> tuple[str, ...]:
    """The words, the commonest first."""
    from whoosh.lang.porter import stem as porter

    chance = random.Random(3)
    words: list[str] = []
    seen: set[str] = set()
    candidates = iter(_FIRST)
    while len(words) < _VOCABULARY:
        word = next(candidates, None) or "".join(
            chance.choice("bcdfgklmnprtv") + chance.choice("aeiou") for _ in range(chance.randint(2, 4))
        ) + chance.choice("kbpgn")
        stems = {word, porter(word), *(stem(word, language) for language in ("en", "es", "fr", "pt"))}
        if seen.isdisjoint(stems):
            seen |= stems
            words.append(word)
    return tuple(words)


@cache
def _cumulated() -> tuple[float, ...]:
    return tuple(accumulate(1 / (rank + 1 + _FLATTENED) for rank in range(_VOCABULARY)))


def documents(count: int, seed: int = 5) -> Iterator[Made]:
    """So many documents of about 300 words, with up to four organizations and three places each."""
    chance = random.Random(seed)
    words, cumulated = vocabulary(), _cumulated()
    organizations = [f"org-{n}" for n in range(2_000)]
    places = [(f"place-{n}", f"c{n % 40}") for n in range(500)]
    org_weights = list(accumulate(1 / (n + 3) for n in range(len(organizations))))
    place_weights = list(accumulate(1 / (n + 3) for n in range(len(places))))
    for number in range(count):
        length = max(20, int(chance.lognormvariate(5.6, 0.5)))
        text = " ".join(chance.choices(words, cum_weights=cumulated, k=length))
        there = dict.fromkeys(
            chance.choices(places, cum_weights=place_weights, k=chance.choice((0, 1, 1, 2, 3)))
        )
        named = chance.choices(organizations, cum_weights=org_weights, k=chance.choice((0, 1, 2, 3, 4)))
        yield Made(
            id=f"d{number:06}",
            title=" ".join(chance.choices(words, cum_weights=cumulated, k=chance.randint(3, 9))),
            text=text,
            kind=chance.choices(KINDS, (40, 5, 10, 15, 5, 20, 5))[0],
            language=chance.choice(LANGUAGES),
            year=str(chance.randint(1960, 2025)),
            organizations=tuple(dict.fromkeys(named)),
            places=tuple(place for place, _ in there),
            countries=tuple(dict.fromkeys(country for _, country in there)),
        )


def queries(number: int = QUERIES_A_SHAPE, seed: int = 11) -> dict[str, list[Query]]:
    """For each of the eight shapes so many queries, none twice."""
    chance = random.Random(seed)
    # No stop words: the project leaves them out of loose words, so counts would differ.
    words = [word if word not in STOP_WORDS else "" for word in vocabulary()]

    def one(first: int, last: int) -> str:
        while not (word := words[chance.randrange(first, last)]):
            pass
        return word

    def several(make: object) -> list[Query]:
        found: dict[Query, None] = {}
        while len(found) < number:
            query = make()  # type: ignore[operator]
            if len(set(query.words)) == len(query.words) or query.way == "phrase":
                found[query] = None
        return list(found)

    commonest = vocabulary()
    return {
        "rare": several(lambda: Query((one(20_000, 50_000),))),
        "common": several(lambda: Query((one(18, 260),))),
        "2 words AND": several(lambda: Query((one(18, 300), one(300, 2_000)))),
        "3 words OR": several(lambda: Query((one(40, 400), one(40, 400), one(40, 400)), "any")),
        "phrase": several(
            lambda: Query(
                (commonest[chance.randrange(12, 60)], commonest[chance.randrange(12, 60)]), "phrase"
            )
        ),
        "phrase of the commonest": several(
            lambda: Query((commonest[chance.randrange(16)], commonest[chance.randrange(16)]), "phrase")
        ),
        "word + country": several(
            lambda: Query((one(100, 2_000),), "all", "country", f"c{chance.randrange(40)}")
        ),
        "2 words + kind": several(
            lambda: Query((one(200, 2_000), one(200, 2_000)), "all", "kind", chance.choice(KINDS))
        ),
    }
