"""Rankings are good on a small collection of ours, and the benchmark reckons as it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.ranking import DEPTH, as_words, figures, load, main, ours

COLLECTION = Path(__file__).parent / "ranking"
FLOORS = {"nDCG@10": 0.92, "MAP": 0.90, "recall@100": 0.93}


def test_the_small_collection_is_ranked_well(tmp_path: Path) -> None:
    collection = load(COLLECTION)
    assert (len(collection.docs), len(collection.queries)) == (60, 25)
    found = figures(ours(collection, tmp_path), collection.qrels)
    for name, floor in FLOORS.items():
        assert found[name] >= floor, found


def test_figures_are_those_of_the_textbook() -> None:
    qrels = {"q1": {"a": 2, "b": 1, "c": 0}, "q2": {"x": 1}, "q3": {"n": 0}}
    perfect = figures({"q1": ["a", "b", "c"], "q2": ["x"]}, qrels)
    assert perfect == {"nDCG@10": 1.0, "MAP": 1.0, "recall@100": 1.0}
    # q1: (1 + 2 / log2 3) / (2 + 1 / log2 3) and (1/1 + 2/2) / 2; q2: nothing found, counted as 0.
    mixed = figures({"q1": ["b", "a"]}, qrels)
    assert mixed["nDCG@10"] == pytest.approx(0.5 * (1 + 2 / 1.5849625) / (2 + 1 / 1.5849625))
    assert (mixed["MAP"], mixed["recall@100"]) == (0.5, 0.5)
    late = figures({"q1": ["c", "a"], "q2": [*map(str, range(DEPTH)), "x"]}, qrels)
    assert late["MAP"] == pytest.approx((0.25 + 1 / (DEPTH + 1)) / 2)
    assert late["recall@100"] == 0.25
    with pytest.raises(ValueError, match="answer"):
        figures({}, {"q3": {"n": 0}})


def test_collections_are_read_in_trec_form_too(tmp_path: Path) -> None:
    (tmp_path / "docs.trec").write_text(
        "<DOC>\n<DOCNO> A-1 </DOCNO>\n<HEADLINE>Strike</HEADLINE>\n<TEXT>They\n<P>struck.</P></TEXT>\n"
        "</DOC>\n<DOC><DOCNO>A-2</DOCNO>No field at all.</DOC>\n"
    )
    (tmp_path / "topics.txt").write_text(
        "<top>\n<num> Number: 51\n<title> who struck\n<desc> Description:\nMore.\n</top>\n"
    )
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n51\tA-1\t1\n")
    read = load(tmp_path)
    assert [(doc.id, doc.title, doc.text) for doc in read.docs] == [
        ("A-1", "Strike", "They struck."),
        ("A-2", "", "No field at all."),
    ]
    assert read.queries == {"51": "who struck"} and read.qrels == {"51": {"A-1": 1}}
    assert ours(read, tmp_path) == {"51": ["A-1"]}
    (tmp_path / "qrels" / "test.tsv").write_text("51 0 A-1 2\n51 0 A-2 -1\n")
    assert load(tmp_path).qrels == {"51": {"A-1": 2, "A-2": 0}}


def test_a_question_is_words_whatever_is_in_it() -> None:
    assert (
        as_words('org:x AND "-y" (z) up~2 boundary-layer U.S.?') == "org x and y z up 2 boundary layer U.S."
    )


def test_a_folder_that_is_no_collection_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "docs or corpus" in capsys.readouterr().err
