"""Finding dates takes time in proportion to the text, whatever the text is."""

from __future__ import annotations

import time

import pytest

from pipeline.dates import find_dates


@pytest.mark.parametrize(
    "unit",
    [
        "1 ",
        "1",
        "12.",
        " ",
        ".",
        "2017 ",
        "2017-",
        "April ",
        "1, ",
        "Local 1, ",
        "@",
        "1-",
        "a.com",
        "3 y ",
        "17 de ",
        "/",
        "early ",
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_long_monotonous_input_is_read_in_linear_time(unit: str, language: str) -> None:
    text = (unit * (200_000 // len(unit) + 1))[:200_000]
    start = time.process_time()
    find_dates(text, language, "2022-04-21")
    assert time.process_time() - start < 4  # twice what is promised, as shared machines are slow


@pytest.mark.parametrize(
    "unit",
    [
        "Sat 8\n",
        "on Monday, ",
        "the 12th, ",
        "12/03 ",
        "May 2nd inst. ",
        "el lunes 12, ",
        "In 1929 ",
        "April\n6 ",
        "two days later ",
        "until 0l0l ",
        "a0a0",
        "January 5, 1937 March 3, ",
    ],
)
def test_text_that_is_nothing_but_dates_is_read_in_linear_time(unit: str) -> None:
    text = (unit * (50_000 // len(unit) + 1))[:50_000]
    start = time.process_time()
    find_dates(text, "es" if "lunes" in unit else "en", "2022-04-21")
    assert time.process_time() - start < 8  # it takes about a second; squared time would take minutes


def test_english_is_read_at_a_hundred_thousand_words_a_second() -> None:
    text = (
        "The local voted on April 17, 2018 to strike, and by July 2019 more than 1,200 workers in 14 "
        "plants had "
        "joined. Since the early 1990s the unions of both countries have met every year; last November "
        "they did "
        "so in a hall that holds 300 people, and resolved to meet again on Tuesday. "
    ) * 400
    words = len(text.split())
    find_dates(text, "en", "2022-04-21")
    start = time.process_time()
    find_dates(text, "en", "2022-04-21")
    assert words / (time.process_time() - start) > 100_000
