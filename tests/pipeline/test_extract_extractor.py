"""The extraction's entry point: documents with parts, and any text at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.authority import load_authorities
from corpus.document import Document, Mention, Part
from pipeline.extract.extractor import Extractor, chunk_bounds
from pipeline.extract.nlp import build

FRAGMENTS = (
    ("UE", "FAT", "Local 5", "Union", "of", "the", "and", "&", "Workers'", "Mexico", "U.S.", "New York"),
    ("(ABC)", "Inc.", ", ", "\n", "\n\n", "-", "/", "’s", " ", ".", '"', "«", "2017", "in", "Mr."),
    ("https://x.org", "#tag", "a@b.org", "Sindicato", "de la", "Syndicat", "des", "é", "e\u0301", "İ", "ﬁ"),
    ("کارگر", "工会", "\N{VICTORY HAND}\ufe0f", "\u00a0", "\t", "\u200f", "ALL CAPS", "S.A. de C.V."),
    ("Georgia", "last year", "1, 2 and 3", "(", ")", "ß"),
)  # fmt: skip
PIECES = st.sampled_from([piece for pieces in FRAGMENTS for piece in pieces])
ODD = {
    "no space": "a" * 200_000,
    "marks": "!" * 200_000,
    "brackets": "(" * 200_000,
    "emoji": "\N{VICTORY HAND}\ufe0f\u200d" * 20_000,
    "joined acronyms": "UE-FAT-" * 20_000,
    "head words": "Union of " * 20_000,
    "right to left": "\u202bکارگران UE " * 9_000,
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load_authorities())


def assert_sound(text: str, mentions: tuple[Mention, ...]) -> None:
    end = 0
    for mention in mentions:
        assert mention.start >= end, "mentions are sorted and do not overlap"
        assert mention.end > mention.start
        assert text[mention.start : mention.end] == mention.surface
        assert mention.surface == mention.surface.strip()
        assert 0 < mention.confidence <= 1
        assert (mention.edtf is not None) == (mention.label == "DATE")
        end = mention.end


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=80)
def test_any_text_gives_sound_mentions(text: str) -> None:
    _, mentions = Extractor(load_authorities()).extract_text(text)
    assert_sound(text, mentions)


@given(st.lists(PIECES, max_size=60), st.sampled_from(("", " ")))
@settings(deadline=None, max_examples=150)
def test_any_mixture_of_what_rules_look_for_gives_sound_mentions(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    _, mentions = Extractor(load_authorities()).extract_text(text, "en", "2020-01-01")
    assert_sound(text, mentions)


@given(st.text(alphabet="ab \n", max_size=300), st.integers(4, 40))
def test_chunks_tile_the_text(text: str, size: int) -> None:
    assert "".join(text[a:b] for a, b in chunk_bounds(text, size)) == text
    assert all(b - a <= size for a, b in chunk_bounds(text, size))


def test_lone_surrogates_and_nulls_do_no_harm(extractor: Extractor) -> None:
    text = "\ud800\x00 Teamsters Local 705 \udfff met in Mexico."
    _, mentions = extractor.extract_text(text, "en")
    assert_sound(text, mentions)
    assert "Mexico" in [m.surface for m in mentions]


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_long_texts_take_seconds_at_most(extractor: Extractor, text: str) -> None:
    started = time.process_time()
    _, mentions = extractor.extract_text(text, "en")
    assert time.process_time() - started < 10
    assert_sound(text, mentions)


def test_a_megabyte_of_prose_takes_seconds(extractor: Extractor) -> None:
    paragraph = (
        "In March 2019 the dockers of Oakland, California, met friends from Mexico. Teamsters Local 705 "
        "sent ten; the International Transport Workers' Federation (ITF) says the ITF stands by them.\n\n"
    )
    text = paragraph * (1_000_000 // len(paragraph))
    started = time.process_time()
    _, mentions = extractor.extract_text(text, "en")
    assert time.process_time() - started < 20
    assert_sound(text, mentions)
    assert len({(m.label, m.surface) for m in mentions}) == 7
    assert len(mentions) == 8 * text.count("In March 2019")


def document(text: str, *parts: Part, published: str | None = None) -> Document:
    return Document(text, parts, "A bulletin", "bulletin", "given", language="en", published=published)


def test_mentions_of_parts_are_in_the_documents_characters(extractor: Extractor) -> None:
    text = "From Mexico comes good news.\n\nLa huelga de París terminó ayer.\n\n"
    cut = text.index("La huelga")
    both = document(
        text,
        Part(1, 0, cut),
        Part(2, cut, len(text), language="es", published="2021-05-03"),
        published="1999-01-01",
    )
    first, second = extractor.mentions(both).parts
    assert [(m.surface, m.label) for m in first.mentions] == [("Mexico", "PLACE")]
    assert [(m.surface, m.edtf) for m in second.mentions] == [("París", None), ("ayer", "2021-05-02")]
    for mention in first.mentions + second.mentions:
        assert text[mention.start : mention.end] == mention.surface


def test_an_acronym_defined_in_one_part_counts_in_the_others(extractor: Extractor) -> None:
    text = "UFD won a raise.\n\nThe Union of Ferry Deckhands (UFD) is young.\n"
    cut = text.index("The Union")
    first, _ = extractor.mentions(document(text, Part(1, 0, cut), Part(2, cut, len(text)))).parts
    assert [(m.surface, m.method) for m in first.mentions] == [("UFD", "acronym")]
    assert first.mentions[0].confidence > 0.8


def test_names_are_resolved_unless_told_otherwise(extractor: Extractor) -> None:
    text = "The Frente Auténtico del Trabajo (FAT) met in Chicago."
    _, mentions = extractor.extract_text(text, "en")
    assert [m.id for m in mentions] == ["fat", "fat", "chicago"]
    _, open_mentions = Extractor(load_authorities(), resolve_names=False).extract_text(text, "en")
    assert [m.id for m in open_mentions] == [None, None, None]
    assert open_mentions[0].candidates == ("fat",)


def test_an_unknown_organization_is_known_by_its_name(extractor: Extractor) -> None:
    _, mentions = extractor.extract_text("The Alliance of Ferry Cooks met.", "en")
    assert [m.id for m in mentions] == ["name:alliance-of-ferry-cooks"]


def test_the_pipeline_sets_entities_at_token_bounds() -> None:
    nlp = build("en", load_authorities())
    texts = ["US-Mexico trade in 2019 and UE Local 332.", "Nothing here."]
    full, empty = nlp.pipe(texts)
    assert [(e.text, e.label_) for e in full.ents] == [
        ("US", "PLACE"),
        ("Mexico", "PLACE"),
        ("2019", "DATE"),
        ("UE Local 332", "ORG"),
    ]
    assert full.text == texts[0]
    assert not empty.ents
    assert build("en", load_authorities()) is nlp
    assert build("tl", load_authorities()).lang == "xx"
