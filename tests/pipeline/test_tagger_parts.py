"""The tagger's parts: pieces, windows, features, decoding. None of these needs the model."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from corpus.authority import load_authorities
from pipeline.extract.gazetteer import gazetteer_of
from pipeline.extract.nlp import build
from pipeline.extract.proposals import Proposal
from pipeline.extract.tagger.decode import TAGS, best_tags, spans
from pipeline.extract.tagger.features import FEATURES, Tokens, tokens_of, windows
from pipeline.extract.tagger.wordpiece import WordPieces

COLUMN = {name: i for i, (name, _) in enumerate(FEATURES)}


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> WordPieces:
    path: Path = tmp_path_factory.mktemp("vocabulary") / "vocab.txt"
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    rest = ["union", "work", "##ers", "##er", "local", ".", ",", "-", "http", "mexico"]
    path.write_text(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *rest, *letters, *("##" + c for c in letters)])
    )
    return WordPieces(path)


def tokens(text: str, pieces: WordPieces, rules: tuple[Proposal, ...] = ()) -> Tokens:
    doc = build("en", load_authorities(), "none").make_doc(text)
    return tokens_of(doc, gazetteer_of(load_authorities()), pieces, rules)


def values(found: Tokens, feature: str) -> list[int]:
    return found.features[found.first[:-1], COLUMN[feature]].tolist()


class TestWordPieces:
    def test_the_longest_piece_comes_first(self, pieces: WordPieces) -> None:
        assert len(pieces.of("workers")) == 2
        assert pieces.of("workers")[0] == pieces.of("work")[0]

    def test_a_sign_the_vocabulary_lacks_makes_the_whole_word_unknown(self, pieces: WordPieces) -> None:
        assert pieces.of("work☭") == (pieces.unknown,)

    @given(st.text(max_size=60))
    def test_every_word_has_between_one_and_twelve_pieces(self, pieces: WordPieces, word: str) -> None:
        assert 1 <= len(pieces.of(word)) <= 12


class TestTokens:
    @given(st.text(alphabet="aB1.,-'\n \t#@/é☭:", max_size=120))
    @settings(deadline=None)
    def test_tokens_are_in_order_and_have_the_texts_characters(self, pieces: WordPieces, text: str) -> None:
        found = tokens(text, pieces)
        end = 0
        for start, stop in zip(found.starts, found.ends, strict=True):
            assert end <= start < stop <= len(text)
            assert not text[start:stop].isspace()
            end = stop
        assert len(found.pieces) == len(found.features) == found.first[-1]
        assert all(found.features[:, i].max(initial=0) < size for i, (_, size) in enumerate(FEATURES))

    def test_a_web_address_is_one_token(self, pieces: WordPieces) -> None:
        text = "See https://example.org/a/b today"
        assert [
            text[a:b] for a, b in zip(*(tokens(text, pieces).starts, tokens(text, pieces).ends), strict=True)
        ] == [
            "See",
            "https://example.org/a/b",
            "today",
        ]

    def test_a_word_broken_at_a_lines_end_is_one_token(self, pieces: WordPieces) -> None:
        found = tokens("the Amalgamated Association of Iron Work-\ners of the United States met", pieces)
        assert pieces.of("workers") in [
            tuple(found.pieces[a:b]) for a, b in itertools.pairwise(found.first.tolist())
        ]

    def test_what_the_project_knows_is_told(self, pieces: WordPieces) -> None:
        rule = Proposal("ORG", 0, 10, "head word", 0.8)
        found = tokens("UNION HALL in Mexico", pieces, (rule,))
        assert values(found, "rules") == [1, 2, 0, 0]
        assert values(found, "place")[-1] == 1
        assert values(found, "lexicon")[0] == 1

    def test_how_the_document_writes_a_word_elsewhere_is_told(self, pieces: WordPieces) -> None:
        found = tokens("Glass is dear. The men who blow glass met Marlow. Marlow spoke.", pieces)
        document = values(found, "document")
        assert document[0] & 1, "glass stands in small letters further down"
        assert document[-3] & 2, "Marlow has its capital amid a sentence"


class TestWindows:
    @given(
        st.lists(st.sampled_from(["Union", "workers", ".", ",", "\n", "\n\n", "x"]), max_size=90),
        st.integers(12, 40),
    )
    @settings(deadline=None)
    def test_they_tile_the_tokens_and_hold_no_more_than_asked(
        self, pieces: WordPieces, words: list[str], most: int
    ) -> None:
        found = tokens(" ".join(words), pieces)
        at = 0
        for start, end in windows(found, most):
            assert start == at < end
            assert found.first[end] - found.first[start] <= most
            at = end
        assert at == len(found)

    def test_they_part_at_an_empty_line_rather_than_at_a_comma(self, pieces: WordPieces) -> None:
        text = "a b c d, e f g h\n\ni j k l, m n o p q r s t"
        first, *_ = windows(tokens(text, pieces), 14)
        assert text[: tokens(text, pieces).ends[first[1] - 1]].endswith("h")


class TestDecoding:
    @given(arrays.arrays(np.float32, (1, 4, len(TAGS)), elements=st.floats(-9, 9, width=16)))
    @settings(deadline=None, max_examples=30)
    def test_no_better_sequence_is_allowed(self, scores: np.ndarray) -> None:
        def allowed(tags: tuple[int, ...]) -> bool:
            return all(
                tag not in (2, 4, 6) or (at and tags[at - 1] in (tag - 1, tag)) for at, tag in enumerate(tags)
            )

        best = best_tags(scores[0], np.array([0]))
        assert allowed(tuple(best.tolist()))
        worth = scores[0, range(4), best].sum()
        for tags in itertools.product(range(len(TAGS)), repeat=4):
            if allowed(tags):
                assert scores[0, range(4), list(tags)].sum() <= worth + 1e-3

    def test_windows_of_a_batch_do_not_touch_each_other(self) -> None:
        scores = np.random.default_rng(4).normal(size=(14, len(TAGS))).astype(np.float32)
        together = best_tags(scores, np.array([0, 9, 13]))
        for start, end in ((0, 9), (9, 13), (13, 14)):
            assert together[start:end].tolist() == best_tags(scores[start:end], np.array([0])).tolist()

    def test_a_names_probability_is_that_of_its_least_sure_word(self) -> None:
        scores = np.zeros((3, len(TAGS)), dtype=np.float32)
        scores[0, 1], scores[1, 2], scores[2, 0] = 9, 2, 9
        ((label, first, end, sure),) = spans(np.array([1, 2, 0]), scores)
        assert (label, first, end) == ("ORG", 0, 2)
        assert 0.5 < sure < 0.7

    def test_names_that_touch_stay_two(self) -> None:
        scores = np.zeros((5, len(TAGS)), dtype=np.float32)
        found = [name[:3] for name in spans(np.array([1, 2, 1, 3, 4]), scores)]
        assert found == [("ORG", 0, 2), ("ORG", 2, 3), ("PLACE", 3, 5)]
