"""What a search finds is what a plain scan over the parts finds. The scan shares no code with the index."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.catalogue.records import CataloguedPart
from corpus.errors import QueryError
from index.query.printer import print_query
from index.query.syntax import (
    All,
    And,
    DateRange,
    Field,
    Fuzzy,
    Group,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Unknown,
    Wildcard,
    Word,
)
from index.request import MATCHES, Match, SearchRequest
from index.search import SearchIndex

Archive = tuple[SearchIndex, list[CataloguedPart]]

SPANS: dict[str, tuple[date, date]] = {
    "2015": (date(2015, 1, 1), date(2015, 12, 31)),
    "2016": (date(2016, 1, 1), date(2016, 12, 31)),
    "2016-05": (date(2016, 5, 1), date(2016, 5, 31)),
    "2017": (date(2017, 1, 1), date(2017, 12, 31)),
    "2017~": (date(2017, 1, 1), date(2017, 12, 31)),
    "2017-07-04": (date(2017, 7, 4), date(2017, 7, 4)),
    "2018": (date(2018, 1, 1), date(2018, 12, 31)),
    "2019": (date(2019, 1, 1), date(2019, 12, 31)),
    "2020-01": (date(2020, 1, 1), date(2020, 1, 31)),
    "199X": (date(1990, 1, 1), date(1999, 12, 31)),
    "1995": (date(1995, 1, 1), date(1995, 12, 31)),
    "2016/2018": (date(2016, 1, 1), date(2018, 12, 31)),
}
STOP = {"the", "to", "of"}


class Scan:
    """Evaluates a tree on one part after the other, word by word."""

    def __init__(self, forms: list[list[str]]) -> None:
        self.root = {self.plain(form): row[0] for row in forms for form in row}

    @staticmethod
    def plain(text: str) -> str:
        return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))

    @cache  # noqa: B019  (one scan lives as long as the tests)
    def words(self, text: str) -> list[str]:
        return [self.plain(word).removesuffix("'s") for word in re.findall(r"[^\s.,]+", text)]

    def texts(self, part: CataloguedPart, field: str | None) -> list[list[str]]:
        texts = {"title": [part.title], "text": [part.text], "author": [part.author or ""]}
        return [self.words(text) for text in texts.get(field or "", [part.title, part.text])]

    def holds(self, node: Node, part: CataloguedPart, field: str | None = None) -> bool:
        match node:
            case All():
                return True
            case And(nodes):
                return all(self.holds(n, part, field) for n in nodes)
            case Or(nodes):
                return any(self.holds(n, part, field) for n in nodes)
            case Group(nodes):
                content = [n for n in nodes if not (isinstance(n, Word) and self.plain(n.text) in STOP)]
                loose = {n.text for n in content if isinstance(n, Word)}
                if len(loose) <= 3:
                    return all(self.holds(n, part, field) for n in content or nodes)
                musts = [n for n in content if not isinstance(n, Word)]
                return all(self.holds(n, part, field) for n in musts) and any(
                    self.holds(n, part, field) for n in content if isinstance(n, Word)
                )
            case Not(inner):
                return not self.holds(inner, part, field)
            case Field(name, inner):
                return self.holds(inner, part, name)
            case Unknown() | DateRange():
                return self.dated(node, part, field or "")
        if field in (None, "title", "text", "author"):
            return any(self.occurs(node, words) for words in self.texts(part, field))
        assert isinstance(node, Word | Phrase)
        if field == "organization":
            return node.text in part.organizations
        if field == "id":
            return node.text in (part.id, part.document)
        return self.plain(str(getattr(part, field or "") or "")) == self.plain(node.text)

    def occurs(self, node: Node, words: list[str]) -> bool:
        match node:
            case Word(text):
                wanted = self.root.get(self.plain(text), self.plain(text))
                return any(self.root.get(word, word) == wanted for word in words)
            case Phrase(text, 0):
                wanted_words = self.words(text)
                return any(words[i : i + len(wanted_words)] == wanted_words for i in range(len(words)))
            case Phrase(text, slop):
                needed = Counter(self.words(text))
                width = sum(needed.values()) + slop
                return any(not needed - Counter(words[i : i + width]) for i in range(len(words)))
            case Prefix(text):
                return any(word.startswith(self.plain(text)) for word in words)
            case Wildcard(text):
                pattern = re.compile(self.plain(text).replace("*", ".*").replace("?", "."))
                return any(pattern.fullmatch(word) for word in words)
            case Fuzzy(text, distance):
                return any(edits(self.plain(text), word) <= distance for word in words)
        raise AssertionError(node)

    @staticmethod
    def dated(node: Unknown | DateRange, part: CataloguedPart, field: str) -> bool:
        values = part.mentioned if field == "mentioned" else (getattr(part, field),)
        spans = [SPANS[value] for value in values if value in SPANS]
        if isinstance(node, Unknown):
            return not spans
        if node.start == node.end == "XXXX-04-17":
            return "XXXX-04-17" in values
        low = SPANS[node.start][0] if node.start else date.min
        high = SPANS[node.end][1] if node.end else date.max
        return any(first <= high and last >= low for first, last in spans)


@cache
def edits(a: str, b: str) -> int:
    """Letters added, dropped, changed, or neighbours swapped, by plain recursion with memory."""
    memory: dict[tuple[int, int], int] = {}

    def step(i: int, j: int) -> int:
        if not i or not j:
            return i or j
        if (i, j) not in memory:
            best = min(step(i - 1, j) + 1, step(i, j - 1) + 1, step(i - 1, j - 1) + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                best = min(best, step(i - 2, j - 2) + 1)
            memory[i, j] = best
        return memory[i, j]

    return step(len(a), len(b))


@cache
def scanner(forms: tuple[tuple[str, ...], ...]) -> Scan:
    return Scan([list(row) for row in forms])


def expected(tree: Node, parts: list[CataloguedPart], forms: list[list[str]]) -> set[str]:
    scan = scanner(tuple(tuple(row) for row in forms))
    return {p.id for p in parts if p.rights != "restricted" and scan.holds(tree, p)}


def found(index: SearchIndex, query: str) -> set[str]:
    answer = index.search(SearchRequest(query, limit=0))
    assert answer.total == len(answer.hits)
    return {hit.id for hit in answer.hits}


_WORD = st.sampled_from(
    ["strike", "STRIKES", "union", "workers", "contracted", "factory", "mexico", "México", "solidarity",
     "lockout", "right", "the", "of", "absent"]
)  # fmt: skip
_LEAF: st.SearchStrategy[Node] = st.one_of(
    _WORD.map(Word),
    st.lists(_WORD, min_size=1, max_size=4).map(lambda words: Phrase(" ".join(words))),
    st.builds(
        lambda w, n: Phrase(" ".join(w), n), st.lists(_WORD, min_size=2, max_size=3), st.integers(1, 6)
    ),
    st.sampled_from(
        [Prefix("str"), Prefix("w"), Prefix("fáct"), Wildcard("*ion*"), Wildcard("s*e"), Wildcard("l?ckout")]
    ),
    st.sampled_from([Fuzzy("stirke", 1), Fuzzy("unoin", 1), Fuzzy("wrker", 2), Fuzzy("mexicos", 1)]),
)
_DATE = st.sampled_from(["2015", "2016", "2016-05", "2017", "2017-07-04", "199X", "1995", "2020-01"])
_FIELDED: st.SearchStrategy[Node] = st.one_of(
    st.builds(Field, st.sampled_from(["title", "text"]), _LEAF),
    st.sampled_from(
        [
            Field("author", Word("robin")),
            Field("author", Phrase("Ana Ramirez")),
            Field("kind", Word("resolution")),
            Field("source", Word("ue")),
            Field("source", Phrase("UE News")),
            Field("status", Word("adopted")),
            Field("organization", Word("ue")),
            Field("organization", Phrase("name:border committee")),
            Field("kind", Or((Word("article"), Word("statement")))),
            Field("id", Word("d3")),
            Field("id", Word("d3/1")),
        ]
    ),
    st.builds(
        lambda f, d: Field(f, DateRange(d, d)), st.sampled_from(["date", "published", "mentioned"]), _DATE
    ),
    st.sampled_from(
        [
            Field("date", DateRange("2016", "2018")),
            Field("published", DateRange("2017", None)),
            Field("mentioned", DateRange(None, "2016-05")),
            Field("adopted", DateRange("2019", "2019")),
            Field("date", Unknown()),
            Field("published", Unknown()),
            Field("mentioned", DateRange("XXXX-04-17", "XXXX-04-17")),
        ]
    ),
)
_TREES: st.SearchStrategy[Node] = st.recursive(
    st.one_of(_LEAF, _FIELDED),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map(lambda nodes: And(tuple(nodes))),
        st.lists(inner, min_size=2, max_size=4).map(lambda nodes: Or(tuple(nodes))),
        inner.map(Not),
    ),
    max_leaves=6,
)


@settings(max_examples=120)
@given(tree=_TREES)
def test_any_tree_finds_what_a_scan_finds(
    generated_archive: Archive, forms: list[list[str]], tree: Node
) -> None:
    index, parts = generated_archive
    assert found(index, print_query(tree)) == expected(tree, parts, forms)


@settings(max_examples=100)
@given(
    nodes=st.lists(
        st.one_of(_WORD.map(Word), _FIELDED, _WORD.map(lambda w: Not(Word(w)))), min_size=2, max_size=6
    )
)
def test_words_side_by_side_find_what_a_scan_finds(
    generated_archive: Archive, forms: list[list[str]], nodes: list[Node]
) -> None:
    index, parts = generated_archive
    tree = Group(tuple(nodes))
    assert found(index, print_query(tree)) == expected(tree, parts, forms)


def test_the_generated_archive_is_worth_asking(generated_archive: Archive, forms: list[list[str]]) -> None:
    index, parts = generated_archive
    status = index.status()
    assert status["parts"] == len(parts) >= 300 and status["segments"] > 1 and status["deleted"] > 0
    for query in ("strike", '"strike union"', "source:ue date:2016..2018", "absent"):
        assert len(found(index, query)) < len(parts)
    assert found(index, '"strike union"') and found(index, "mentioned:XXXX-04-17")
    assert found(index, "") == expected(All(), parts, forms)


def test_restricted_parts_are_found_only_when_they_are_asked_for(generated_archive: Archive) -> None:
    index, parts = generated_archive
    restricted = {p.id for p in parts if p.rights == "restricted"}
    assert restricted
    answer = index.search(SearchRequest("", limit=0, include_restricted=True, facets=(("kind", 0),)))
    assert {hit.id for hit in answer.hits} == {p.id for p in parts}
    without = index.search(SearchRequest("", limit=1, facets=(("kind", 0),)))
    assert sum(v.count for v in without.facets["kind"]) == len(parts) - len(restricted) == without.total
    assert index.search(SearchRequest("rights:restricted")).total == 0


_SCRAPS = st.sampled_from(
    ["AND ", "OR ", "NOT ", "-", "(", ")", '"', "~1", "*", "?", "title:", "org:", "date:", "2017", "kind:",
     "unknown", "strike", "México", "AFL-CIO", "U.S.", " ", "the ", "'", "/", "(none)", "source:", "id:",
     "..", "199X"]
)  # fmt: skip


@settings(max_examples=100)
@given(
    query=st.one_of(st.text(max_size=40), st.lists(_SCRAPS, max_size=10).map("".join)),
    way=st.sampled_from(MATCHES),
)
def test_any_text_gives_an_answer_or_a_query_error(
    generated_archive: Archive, query: str, way: Match
) -> None:
    index, parts = generated_archive
    try:
        answer = index.search(SearchRequest(query, match=way, facets=(("kind", 3), ("organization", 3))))
    except QueryError:
        return
    assert 0 <= answer.total <= len(parts)
    assert len(answer.hits) == min(10, answer.total)
    assert sum(value.count for value in answer.facets["kind"]) == answer.total
    assert answer.explained
