"""The query language: what is understood, what is refused and how, and that printing undoes parsing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QueryError
from index.query import parse, print_query
from index.query.syntax import (
    All,
    And,
    DateRange,
    Field,
    Fuzzy,
    Group,
    Not,
    Or,
    Phrase,
    Prefix,
    Unknown,
    Wildcard,
    Word,
)

UNDERSTOOD = [
    ("", All()),
    ("  \n ", All()),
    ("*", All()),
    ("strike", Word("strike")),
    ("strike lockout", Group((Word("strike"), Word("lockout")))),
    ("a AND b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
    ("a b AND c", And((Group((Word("a"), Word("b"))), Word("c")))),
    ("a AND (b OR c)", And((Word("a"), Or((Word("b"), Word("c")))))),
    ("a AND b AND c", And((Word("a"), Word("b"), Word("c")))),
    ("a and b", Group((Word("a"), Word("and"), Word("b")))),
    ("NOT a", Not(Word("a"))),
    ("a -b", Group((Word("a"), Not(Word("b"))))),
    ('a -"b c"', Group((Word("a"), Not(Phrase("b c"))))),
    ("-(a b)", Not(Group((Word("a"), Word("b"))))),
    ("a-b", Word("a-b")),
    ('"right to  strike"', Phrase("right to strike")),
    ("“right to strike”", Phrase("right to strike")),
    ('"strike Mexico"~5', Phrase("strike Mexico", 5)),
    ("solidar*", Prefix("solidar")),
    ("*arity", Wildcard("*arity")),
    ("s?lid*", Wildcard("s?lid*")),
    ("organiz~1", Fuzzy("organiz", 1)),
    ("organiz~", Fuzzy("organiz", 1)),
    ("title:strike", Field("title", Word("strike"))),
    ("org:fat", Field("organization", Word("fat"))),
    ("ORG:fat", Field("organization", Word("fat"))),
    ("org-country:mx", Field("org_country", Word("mx"))),
    ('org:"Authentic Workers Front"', Field("organization", Phrase("Authentic Workers Front"))),
    ("org:name:border", Field("organization", Word("name:border"))),
    ("kind:(article OR interview)", Field("kind", Or((Word("article"), Word("interview"))))),
    ("-kind:article", Not(Field("kind", Word("article")))),
    ("title:(strike lockout)", Field("title", Group((Word("strike"), Word("lockout"))))),
    ("id:ab12/3", Field("id", Word("ab12/3"))),
    ("source:Counter*", Field("source", Prefix("Counter"))),
    ("date:2017", Field("date", DateRange("2017", "2017"))),
    ("date:2017-07", Field("date", DateRange("2017-07", "2017-07"))),
    ("published:2016..2018", Field("published", DateRange("2016", "2018"))),
    ("published:2016..", Field("published", DateRange("2016", None))),
    ("published:..2018", Field("published", DateRange(None, "2018"))),
    ("mentioned:199X", Field("mentioned", DateRange("199X", "199X"))),
    ("mentioned:199x", Field("mentioned", DateRange("199X", "199X"))),
    ("mentioned:1990s", Field("mentioned", DateRange("199X", "199X"))),
    ("date:2017~", Field("date", DateRange("2017~", "2017~"))),
    ("date:(2016 OR 2018)", Field("date", Or((DateRange("2016", "2016"), DateRange("2018", "2018"))))),
    ("date:unknown", Field("date", Unknown())),
    ("status:*", Field("status", All())),
    ("What is solidarity?", Group((Word("What"), Word("is"), Word("solidarity")))),
    ("Solidarity: a history", Group((Word("Solidarity"), Word("a"), Word("history")))),
    ("strike, lockout; -- & strike!", Group((Word("strike"), Word("lockout"), Word("strike")))),
    ("AND, strike", Group((Word("and"), Word("strike")))),
]


@pytest.mark.parametrize(("query", "tree"), UNDERSTOOD)
def test_a_query_has_this_tree(query: str, tree: object) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize("query", [query for query, _ in UNDERSTOOD])
def test_printing_a_tree_gives_a_query_with_the_same_tree(query: str) -> None:
    assert parse(print_query(parse(query))) == parse(query)


@pytest.mark.parametrize(
    ("query", "position", "message", "suggestion"),
    [
        ("strike titel:mexico", 7, "no field 'titel'", "title:"),
        ("organisaton:ue", 0, "no field", "organisation:"),
        ("http://example.org/x", 0, "no field 'http'", "quotes"),
        ('strike "right to', 7, "quote is never closed", '"right to"'),
        ("(strike lockout", 0, "never closed", "(strike lockout)"),
        ("strike) lockout", 6, "never opened", "strike lockout"),
        ("strike ()", 7, "Nothing stands between", ""),
        ('""', 0, "no word between these quotes", ""),
        ("title:", 0, "title has no value", "title:strike"),
        ("date: 2017", 0, "date has no value", "date:2017"),
        ("date:yesterday", 5, "'yesterday' is not a date", "date:2017"),
        ("date:2017-13", 5, "not a date", "date:2017"),
        ("date:2018..2016", 5, "before it begins", "date:2017"),
        ("date:..", 5, "at least one end", "date:2017"),
        ("AND strike", 0, "AND joins two terms", "lower case"),
        ("strike OR", 7, "OR joins two terms", "lower case"),
        ("strike AND OR lockout", 7, "AND joins two terms", ""),
        ("strike NOT", 7, "after this NOT", "NOT strike"),
        ("organiz~7", 0, "how many letters", "organiz~1"),
        ('"a b"~', 5, "number of words between", '"a b"~5'),
        ("org:(ue fat)", 5, "operator is needed", "ue OR fat"),
        ("title:(a author:b)", 9, "within another", "author:"),
        ("title:-strike", 6, "minus goes before", "-title:strike"),
        ('kind:"a b"~3', 10, "no nearness", 'kind:"a b"'),
        ("(" * 100 + "a" + ")" * 100, 60, "nested", ""),
    ],
)
def test_a_mistake_tells_where_it_is_and_what_to_try(
    query: str, position: int, message: str, suggestion: str
) -> None:
    with pytest.raises(QueryError) as raised:
        parse(query)
    assert raised.value.position == position
    assert message in raised.value.args[0]
    assert suggestion in raised.value.suggestion


def test_an_unreasonably_long_query_is_refused() -> None:
    with pytest.raises(QueryError, match="longer than"):
        parse("strike " * 5000)


SCRAPS = st.sampled_from(
    ["AND", "OR", "NOT", "-", "(", ")", '"', "“", "~", "~2", "*", "?", ":", "..", "title:", "org:", "date:",
     "2017", "199X", "unknown", "strike", "México", "AFL-CIO", "U.S.", " ", "  ", ",", "'", "/", "foo:", "\n",
     "#", "…", "+"]
)  # fmt: skip


@given(
    st.one_of(
        st.text(max_size=60), st.lists(SCRAPS, max_size=14).map("".join), st.lists(SCRAPS).map(" ".join)
    )
)
def test_any_text_gives_a_tree_or_one_query_error_and_printing_keeps_the_tree(query: str) -> None:
    try:
        tree = parse(query)
    except QueryError as error:
        assert 0 <= error.position <= len(query)
        return
    printed = print_query(tree)
    assert parse(printed) == tree
    assert print_query(parse(printed)) == printed
