"""Composed names and changed texts, which the tagger learns from: the marks stay where the names are."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold
from tools.tagger.augment import capitals, initials, misread, other_names, varied, wrapped
from tools.tagger.data import Sample
from tools.tagger.names import Names

TEXT = (
    "The Amalgamated Weavers' Union (AWU) met in Leeds. Members of the AWU and of Local 43 heard Jane Doe"
    " of\nThe Cotton Times."
)
NAMES = (
    ("Amalgamated Weavers' Union", "ORG", "union"),
    ("AWU", "ORG", "union"),
    ("Leeds", "PLACE", ""),
    ("AWU", "ORG", "union"),
    ("Local 43", "ORG", "local"),
    ("Jane Doe", "PERSON", ""),
    ("The Cotton Times", "ORG", "media"),
)


@pytest.fixture(scope="module")
def names() -> Names:
    return Names()


def sample() -> Sample:
    spans = []
    at = 0
    for name, label, _ in NAMES:
        at = TEXT.index(name, at)
        spans.append((at, at + len(name), label))
        at += len(name)
    return Sample(TEXT, tuple(spans), kinds=tuple(kind for _, _, kind in NAMES))


def marked(some: Sample) -> list[str]:
    return [some.text[start:end] for start, end, _ in some.spans]


@given(seed=st.integers(0, 10_000))
def test_what_stands_between_the_names_stays(names: Names, seed: int) -> None:
    changed = other_names(sample(), names, random.Random(seed), 1.0)
    between = [
        some.text[a[1] : b[0]]
        for some in (sample(), changed)
        for a, b in zip(some.spans, some.spans[1:], strict=False)
    ]
    assert between[: len(between) // 2] == between[len(between) // 2 :]
    assert [label for _, _, label in changed.spans] == [label for _, label, _ in NAMES]


@given(seed=st.integers(0, 10_000))
def test_a_name_is_the_same_throughout_and_its_acronym_its_initials(names: Names, seed: int) -> None:
    found = marked(other_names(sample(), names, random.Random(seed), 1.0))
    assert found[1] == found[3]
    assert found[1] in ("AWU", initials(found[0]))


@given(seed=st.integers(0, 10_000))
def test_a_local_keeps_its_word_and_a_title_its_article(names: Names, seed: int) -> None:
    found = marked(other_names(sample(), names, random.Random(seed), 1.0))
    assert found[4].startswith("Local ") and found[4][6:].isdigit()
    assert len(found[5].split()) == 2


def test_few_names_are_drawn_twice(names: Names) -> None:
    rng = random.Random(0)
    drawn = [names.organization("union", "es", "Sindicato de Obreros", rng) for _ in range(300)]
    assert len(set(drawn)) > 200


@pytest.mark.parametrize(
    ("like", "gender"), [("Federación Obrera", "feminine"), ("Sindicato Único", "masculine")]
)
def test_a_composed_name_has_the_gender_of_the_other(names: Names, like: str, gender: str) -> None:
    rng = random.Random(1)
    drawn = [names.organization("union", "es", like, rng) for _ in range(200)]
    fitting = sum(fold(name.split()[0]) in names.heads(gender) for name in drawn)
    assert fitting > 150


def test_no_slot_is_left_open(names: Names) -> None:
    rng = random.Random(2)
    for language in ("en", "es", "fr", "pt"):
        for kind in ("union", "media", "company", "government", "local", "federation", "other", "education"):
            for _ in range(40):
                assert "{" not in names.organization(kind, language, "Something Else", rng)
        assert all("{" not in names.place(language, rng) for _ in range(60))


@pytest.mark.parametrize(("like", "points"), [("C. I. O.", ". "), ("A.F.L.", "."), ("FESITRANH", "")])
def test_an_acronym_gives_way_to_one_written_alike(names: Names, like: str, points: str) -> None:
    name = names.organization("union", "en", like, random.Random(3))
    assert points in name and name.isupper()


@given(seed=st.integers(0, 10_000))
def test_a_varied_text_has_its_names_where_the_marks_say(names: Names, seed: int) -> None:
    changed = varied(sample(), random.Random(seed), names)
    assert len(changed.spans) == len(NAMES)
    assert all(0 <= a < b <= len(changed.text) for a, b, _ in changed.spans)
    assert all(name == name.strip() for name in marked(changed))


def test_capitals_wrapped_lines_and_misread_letters_keep_the_marks() -> None:
    assert marked(capitals(sample())) == [name.upper() for name in marked(sample())]
    assert [" ".join(name.split()) for name in marked(wrapped(sample(), 20))] == marked(sample())
    assert len(marked(misread(sample(), random.Random(0), 1.0))) == len(NAMES)
