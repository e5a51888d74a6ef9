"""The settings that choose the tagger reach the extraction."""

from __future__ import annotations

import pytest

from corpus.authority import load_authorities
from corpus.errors import ConfigError
from corpus.settings import TAGGERS, ExtractSettings, parse_settings
from pipeline.extract.extractor import Extractor
from pipeline.extract.nlp import CONFIGS


def test_every_tagger_of_the_settings_has_a_configuration() -> None:
    assert tuple(CONFIGS) == TAGGERS


def test_they_are_read_from_config_yaml() -> None:
    settings = parse_settings("extract:\n  tagger: none\n  spacy_model: some_pipeline\n")
    assert settings.extract == ExtractSettings("none", "some_pipeline")


def test_an_unknown_tagger_is_refused_with_those_there_are() -> None:
    with pytest.raises(ConfigError, match=r"extract\.tagger must be default, fast, none, found 'best'"):
        parse_settings("extract:\n  tagger: best\n")


def test_none_leaves_the_rules() -> None:
    extractor = Extractor(load_authorities(), resolve_names=False, tagger="none")
    _, mentions = extractor.extract_text("The Dockers' Union of Ambleford met on 3 May 1911.", "en")
    assert {m.method.split(":")[0] for m in mentions} <= {"head word", "authority", "context", "date"}
    assert mentions
