"""Words: how texts are cut, folded and stemmed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.stemming import stem, stems
from index.words import is_stop_word, query_keys, tokens


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The AFL-CIO's strike", ["the", "afl", "cio", "strike"]),
        ("México y Québec", ["mexico", "y", "quebec"]),
        ("Me\u0301xico", ["mexico"]),
        ("workers' rights, worker’s right", ["workers", "rights", "worker", "right"]),
        ("l'union d’Ottawa don't O'Brien", ["l", "union", "d", "ottawa", "don't", "o'brien"]),
        ("U.A.W. Local 4-12", ["uaw", "local", "4", "12"]),
        ("snake_case 2,000 50%", ["snake", "case", "2", "000", "50"]),
        ("co\u00adoperative", ["cooperative"]),
        ("… — !", []),
    ],
)
def test_a_text_is_cut_into_these_words(text: str, keys: list[str]) -> None:
    assert [token.folded for token in tokens(text)] == keys


def test_a_compound_is_there_whole_and_by_its_parts() -> None:
    first, second = tokens("AFL-CIO")
    assert (first.folded, first.forms, second.folded, second.forms) == ("afl", ("afl-cio",), "cio", ())


def test_the_country_us_is_not_the_pronoun() -> None:
    forms = {token.start: token.forms for token in tokens("U.S. US us join")}
    assert forms == {0: ("u.s.",), 5: ("u.s.",), 8: (), 11: ()}
    assert query_keys("U.S.") == query_keys("US") == ("u.s.",)
    assert query_keys("us") == ("us",)
    assert query_keys("U.A.W.") == query_keys("UAW") == ("uaw",)
    assert not is_stop_word("US") and is_stop_word("us")


@given(st.text(max_size=80))
def test_offsets_tell_where_each_word_stands_and_positions_count_up(text: str) -> None:
    found = list(tokens(text))
    assert [token.position for token in found] == list(range(len(found)))
    end = 0
    for token in found:
        assert end <= token.start < token.end <= len(text)
        end = token.end
        assert token.folded


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["organize", "organizing", "organizes", "organized"]),
        ("es", ["organizacion", "organizaciones"]),
        ("es", ["trabajador", "trabajadores", "trabajadora"]),
        ("fr", ["syndique", "syndiques", "syndiquee", "syndiquees"]),
        ("fr", ["greve", "greves"]),
        ("fr", ["ouvrier", "ouvriers"]),
        ("pt", ["organizacao", "organizacoes"]),
        ("pt", ["greve", "greves"]),
        ("pt", ["trabalhador", "trabalhadores"]),
    ],
)
def test_endings_do_not_matter_with_or_without_accents(language: str, words: list[str]) -> None:
    assert len({stem(word, language) for word in words}) == 1


def test_different_words_keep_different_stems() -> None:
    assert stem("strike", "en") != stem("strict", "en")
    assert stems("trabajadores", ("en", "es")) == ("trabajador", "trabaj")
    assert stems("union", ("en", "es")) == ("union",)
