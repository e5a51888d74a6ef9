"""The tagger as it is shipped: its model, its place in the pipeline, what goes wrong and how that is said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import spacy

from corpus.authority import load_authorities
from corpus.document import Mention
from pipeline.extract.extractor import Extractor
from pipeline.extract.nlp import CONFIGS, build
from pipeline.extract.proposals import DECIDED
from pipeline.extract.tagger.model import HERE, Model, TaggerError, model_in

LEARNED = [name for name in CONFIGS if name != "none"]
TEXT = (
    "The Harrow Glass Blowers' Mutual Society signed with Pellworth & Sons at Ambleford on 3 May 1911.\n"
    "Mrs. Edith Corran of the Society said that Pellworth & Sons would pay."
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load_authorities(), resolve_names=False, tagger="default")


def named(mentions: tuple[Mention, ...]) -> dict[str, str]:
    return {m.surface: m.label for m in mentions}


def test_it_names_what_no_list_holds_and_leaves_persons_out(extractor: Extractor) -> None:
    _, mentions = extractor.extract_text(TEXT, "en")
    found = named(mentions)
    assert found["Harrow Glass Blowers' Mutual Society"] == "ORG"
    assert found["Pellworth & Sons"] == "ORG"
    assert found["Ambleford"] == "PLACE"
    assert not any("Corran" in surface for surface in found)


def test_mentions_say_that_the_tagger_found_them_and_how_sure_it_was(extractor: Extractor) -> None:
    _, mentions = extractor.extract_text(TEXT, "en")
    tagged = [m for m in mentions if m.method == DECIDED]
    assert len(tagged) >= 3
    assert all(0 < m.confidence < 1 for m in tagged)
    assert len({m.confidence for m in tagged}) > 1
    assert [m.method.split(":")[0] for m in mentions if m.label == "DATE"] == ["date"]


def test_the_same_text_gives_the_same_mentions(extractor: Extractor) -> None:
    assert extractor.extract_text(TEXT, "en") == extractor.extract_text(TEXT, "en")


@pytest.mark.parametrize("tagger", LEARNED)
def test_docs_come_out_of_the_pipe_in_the_order_they_went_in(tagger: str) -> None:
    nlp = build("en", load_authorities(), tagger)
    texts = [f"Delegates of Local {n} met in Chicago." for n in range(70)]
    assert [doc.text for doc in nlp.pipe(texts)] == texts
    assert all(any(e.label_ == "PLACE" for e in doc.ents) for doc in nlp.pipe(texts))


@pytest.mark.parametrize("tagger", CONFIGS)
def test_a_pipeline_can_be_saved_and_read_again(tagger: str, tmp_path: Path) -> None:
    nlp = build("en", load_authorities(), tagger)
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.pipe_names == nlp.pipe_names
    doc, other = nlp(TEXT), again(TEXT)
    assert [(e.text, e.label_) for e in other.ents] == [(e.text, e.label_) for e in doc.ents]
    assert doc.ents


@pytest.mark.parametrize("folder", [HERE, HERE / "fast"])
def test_the_model_is_small_and_says_where_it_comes_from(folder: Path) -> None:
    meta = Model(folder).meta
    assert (folder / "model.onnx").stat().st_size < 25_000_000
    assert meta["base"]["licence"] == "Apache-2.0"
    assert len(meta["base"]["sha256"]) == 64


def test_it_is_loaded_once() -> None:
    assert model_in(HERE) is model_in(HERE)


def test_a_damaged_model_is_refused_with_the_remedy(tmp_path: Path) -> None:
    for name in ("meta.json", "vocab.txt"):
        shutil.copy(HERE / name, tmp_path / name)
    (tmp_path / "model.onnx").write_bytes((HERE / "model.onnx").read_bytes()[:-1] + b"?")
    with pytest.raises(TaggerError, match=r"not the file that meta.json describes.*install"):
        Model(tmp_path)


def test_a_model_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(TaggerError, match=r"cannot be read.*extract\.tagger"):
        Model(tmp_path)


def test_a_model_made_for_other_features_is_refused(tmp_path: Path) -> None:
    shutil.copytree(HERE / "fast", tmp_path / "fast")
    meta = json.loads((tmp_path / "fast" / "meta.json").read_text())
    meta["features"]["shape"] = 99
    (tmp_path / "fast" / "meta.json").write_text(json.dumps(meta))
    with pytest.raises(TaggerError, match="another version"):
        Model(tmp_path / "fast")
