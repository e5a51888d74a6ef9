"""The annotated texts are what they claim to be: well-formed, valid, ours, and mixed as promised."""

from collections import Counter
from itertools import pairwise

import pytest

from corpus import training
from corpus.annotations import GENRES, AnnotatedDocument, AnnotationError, parse_annotations, strip_marks
from corpus.authority import load_authorities
from corpus.authority.records import ORGANIZATION_TYPES
from corpus.edtf import is_valid
from corpus.folding import name_key

HEADER = "## id=x-01 lang=en dialect=us genre=news published=1937-02-11 region=north-america\n"


@pytest.fixture(scope="module")
def documents() -> tuple[AnnotatedDocument, ...]:
    return training.texts() + training.independent() + training.articles()


def test_a_mark_is_its_span_of_the_bare_text():
    (document,) = parse_annotations(
        HEADER + "[O.local@ue:local-332:UE Local 332] of [P@fort-edward:Fort Edward] met\n"
        "[D=1937-02-10:yesterday]; [N:Ann Oakes] spoke.\n"
    )
    assert document.text == "UE Local 332 of Fort Edward met\nyesterday; Ann Oakes spoke."
    assert [(m.label, m.surface, m.type, m.id, m.edtf) for m in document.marks] == [
        ("ORG", "UE Local 332", "local", "ue:local-332", None),
        ("PLACE", "Fort Edward", None, "fort-edward", None),
        ("DATE", "yesterday", None, None, "1937-02-10"),
        ("PERSON", "Ann Oakes", None, None, None),
    ]
    assert all(document.text[m.start : m.end] == m.surface for m in document.marks)


@pytest.mark.parametrize(
    "body",
    [
        "a [stray bracket]",
        "[O.union:open",
        "[D:no value]",
        "[P.city:typed]",
        "[O.union: space]",
        "[O.union:[P:x]]",
    ],
)
def test_a_bracket_that_is_no_mark_is_refused(body: str):
    with pytest.raises(AnnotationError):
        strip_marks(body)


@pytest.mark.parametrize("content", ["no header", "## id=a lang=en\nx", HEADER.replace("news", "poem") + "x"])
def test_a_header_that_is_not_as_it_must_be_is_refused(content: str):
    with pytest.raises(AnnotationError):
        list(parse_annotations(content))


def test_ids_are_unique_and_texts_are_not_repeated(documents):
    assert max(Counter(d.id for d in documents).values()) == 1
    paragraphs = Counter(
        " ".join(p.split()) for d in documents for p in d.text.split("\n\n") if len(p.split()) > 12
    )
    assert [p for p, count in paragraphs.items() if count > 1] == []


def test_marks_are_apart_and_begin_and_end_at_words(documents):
    for document in documents:
        for mark, following in pairwise(document.marks):
            assert mark.end <= following.start
        for mark in document.marks:
            assert document.text[mark.start : mark.end] == mark.surface
            before = document.text[mark.start - 1 : mark.start] if mark.start else ""
            ran_together = before.islower() and mark.surface[0].isupper()  # "StudiesInstituto", as pages do
            inside_word = before.isalnum() and mark.surface[0].isalnum()
            assert ran_together or not inside_word, (document.id, mark.surface)


def test_every_date_is_valid_edtf(documents):
    for document in documents:
        assert document.published is None or is_valid(document.published), document.id
        for mark in document.marks:
            assert mark.edtf is None or is_valid(mark.edtf), (document.id, mark)


def test_every_organization_has_a_type_and_every_id_a_record(documents):
    authorities = load_authorities()
    for document in documents:
        for mark in document.marks:
            if mark.label == "ORG":
                assert mark.type in ORGANIZATION_TYPES, (document.id, mark)
                known = mark.id is None or mark.id.partition(":")[0] in authorities.organizations
                assert known, (document.id, mark)
            elif mark.label == "PLACE":
                assert mark.id is None or mark.id in authorities.places, (document.id, mark)


def test_there_are_enough_words_in_the_promised_languages(documents):
    words: Counter[str] = Counter()
    for document in training.texts():
        words[document.lang] += document.words
    total = sum(words.values())
    assert total >= 40_000
    assert 0.50 <= words["en"] / total <= 0.68
    assert 0.16 <= words["es"] / total <= 0.30
    assert 0.10 <= (words["fr"] + words["pt"]) / total <= 0.22


def test_every_genre_type_and_age_is_there(documents):
    genres = Counter(d.genre for d in documents)
    assert set(genres) == set(GENRES)
    assert min(genres.values()) >= 4
    types = Counter(m.type for d in documents for m in d.marks if m.label == "ORG")
    assert set(types) == set(ORGANIZATION_TYPES)
    years = [int(d.published[:4]) for d in documents if d.published and d.published[:4].isdigit()]
    assert min(years) < 1895
    assert max(years) >= 2020
    assert sum(year < 1946 for year in years) / len(years) > 0.2


def test_a_tenth_is_test_by_document_and_another_by_organization():
    parts = training.split()
    count = len(training.texts())
    for part in (training.TEST_BY_DOCUMENT, training.TEST_BY_ORGANIZATION):
        assert 0.09 <= len(parts[part]) / count <= 0.12
    assert len(parts[training.INDEPENDENT]) == 30
    apart = (training.INDEPENDENT, training.ARTICLES)
    assert sum(len(parts[p]) for p in parts if p not in apart) == count


def test_most_organizations_of_the_part_by_organization_occur_in_no_training_text():
    parts = training.split()
    known = training.names_of(parts[training.TRAIN])
    names = [
        name_key(m.surface) for d in parts[training.TEST_BY_ORGANIZATION] for m in d.marks if m.label == "ORG"
    ]
    assert sum(name not in known for name in names) / len(names) > 0.75
