"""Snippets: the best passage, whole words, marks around what was asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import parse
from index.query.matching import decide
from index.snippets import WIDTH, Highlighter

FILLER = "Nothing of note was said here and the minutes were read. " * 12


def snippet(query: str, text: str, language: str | None = "en") -> str:
    return Highlighter(decide(parse(query), "any")[0], ("en", "es")).snippet(text, language)


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ("strike", "Strikes in México.", "**Strikes** in México."),
        ("mexico", "Strikes in México.", "Strikes in **México**."),
        ('"right to strike"', "The right to strike, to right.", "The **right to strike**, to right."),
        ("solidar*", "Solidarity is solid.", "**Solidarity** is solid."),
        ("s?lid", "Solidarity is solid.", "Solidarity is **solid**."),
        ("solidraity~1", "Solidarity.", "**Solidarity**."),
        ("AFL-CIO", "The AFL–CIO, the CIO.", "The **AFL–CIO**, the CIO."),
        ("U.S.", "Join us in the U.S. today.", "Join us in the **U.S.** today."),
        ("-strike union", "A strike, a union.", "A strike, a **union**."),
        ("title:strike union", "A strike, a union.", "A strike, a **union**."),
        ("absent", "  The beginning\n\nis shown.", "The beginning is shown."),
        ("strike", "", ""),
        ('"strike union"~4', "A union on strike.", "A **union** on **strike**."),
    ],
)
def test_the_words_of_the_query_are_marked(query: str, text: str, shown: str) -> None:
    assert snippet(query, text) == shown


def test_the_passage_with_most_words_of_the_query_is_chosen() -> None:
    text = f"A strike. {FILLER} A strike for solidarity. {FILLER} Some solidarity."
    shown = snippet("strike solidarity", text)
    assert "**strike** for **solidarity**" in shown
    assert shown.startswith("…") and shown.endswith("…")


def test_marks_can_be_chosen() -> None:
    highlighter = Highlighter(parse("strike"), ("en",), ("<mark>", "</mark>"))
    assert highlighter.snippet("A strike.", "en") == "A <mark>strike</mark>."


def test_stems_go_by_the_language_of_the_text() -> None:
    assert snippet("trabajador", "Las trabajadoras.", "es") == "Las **trabajadoras**."


@given(
    words=st.lists(
        st.sampled_from(["strike", "union", "México", "a", "word,", "and.", "\n", "x" * 50]), max_size=120
    ),
    query=st.sampled_from(["strike", "union mexico", '"strike union"', "absent"]),
)
def test_a_snippet_is_a_short_passage_of_the_text_in_whole_words(words: list[str], query: str) -> None:
    text = " ".join(words)
    shown = snippet(query, text).replace("**", "")
    inner = shown.strip("…").strip()
    assert len(inner) <= WIDTH
    flat = " ".join(text.split())
    assert inner in flat
    if shown.endswith("…") and not shown.startswith("…"):
        assert flat.startswith(inner)
    assert f" {inner} " in f" {flat} " or not inner


@given(
    words=st.lists(
        st.sampled_from(
            [
                "strike",
                "strikes,",
                "union-busting",
                "l'union",
                "U.S.",
                "workers'",
                "x" * 90,
                "of",
                "a\n\nb",
                "México",
            ]
        ),
        max_size=150,
    ),
    query=st.sampled_from(
        ["strike", "strike union", '"strike union"', "union-busting", "workers mexico", "un*", "strkie~1"]
    ),
)
def test_looking_only_where_a_word_can_be_marks_the_same(words: list[str], query: str) -> None:
    text = " ".join(words)
    tree = decide(parse(query), "any")[0]
    hasty, thorough = Highlighter(tree, ("en",)), Highlighter(tree, ("en",))
    thorough._plain = False
    assert hasty.snippet(text, "en") == thorough.snippet(text, "en")
