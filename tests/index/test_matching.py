"""`--match`: which words must occur."""

from __future__ import annotations

from typing import Literal

import pytest

from index.query import parse, print_query
from index.query.matching import decide


@pytest.mark.parametrize(
    ("query", "match", "decided", "way"),
    [
        ("strike", "auto", "strike", "all"),
        ("strike mexico union", "auto", "strike AND mexico AND union", "all"),
        ("strike mexico union border", "auto", "strike OR mexico OR union OR border", "any"),
        ("the strike of the union in mexico", "auto", "strike AND union AND mexico", "all"),
        ("strike strike strike strike", "auto", "strike AND strike AND strike AND strike", "all"),
        ("the of", "auto", "the AND of", "all"),
        ("US workers strike", "auto", "US AND workers AND strike", "all"),
        ('"right to strike" p q v w', "auto", '"right to strike" AND (p OR q OR v OR w)', "any"),
        ("kind:article strike mexico union border", "auto",
         "kind:article AND (strike OR mexico OR union OR border)", "any"),
        ("strike mexico", "any", "strike OR mexico", "any"),
        ("strike mexico -union", "any", "NOT union AND (strike OR mexico)", "any"),
        ("strike mexico union border", "all", "strike AND mexico AND union AND border", "all"),
        ("strike AND mexico", "any", "strike AND mexico", "any"),
        ("(strike OR lockout) mexico", "any", "(strike OR lockout) AND mexico", "any"),
        ("title:(strike mexico)", "any", "title:(strike OR mexico)", "any"),
    ],
)  # fmt: skip
def test_words_side_by_side_are_joined_so(
    query: str, match: Literal["auto", "all", "any"], decided: str, way: str
) -> None:
    tree, answer, _ = decide(parse(query), match)
    assert (print_query(tree), answer) == (decided, way)


@pytest.mark.parametrize(
    ("query", "runs"),
    [
        ("right to strike in mexico", (("right",), ("strike",), ("mexico",))),
        ("unions strike plant mexico", (("unions", "strike", "plant", "mexico"),)),
        ("strike kind:article plant closure", (("strike",), ("plant", "closure"))),
        ("RIGHT TO STRIKE IN MEXICO BORDER", (("right",), ("strike",), ("mexico", "border"))),
        ("BALLOTS AT US PLANTS", (("ballots",), ("plants",))),
        ("the of", (("the", "of"),)),
        ("strike OR mexico", ()),
    ],
)
def test_the_words_of_a_question_are_those_that_are_asked_for(
    query: str, runs: tuple[tuple[str, ...], ...]
) -> None:
    assert decide(parse(query), "auto").question == runs
