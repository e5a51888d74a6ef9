"""The spaCy pipeline: a configuration per tagger (`*.cfg` here), built once for each language."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.language import Language
from spacy.util import load_config, load_model_from_config

from corpus.authority.files import Authorities
from pipeline.extract.gazetteer import Gazetteer, gazetteer_of

LANGUAGES = ("en", "es", "fr", "pt")
CONFIGS = {"default": "default.cfg", "fast": "fast.cfg", "none": "rules.cfg"}

_HERE = Path(__file__).parent


def build(
    language: str | None, authorities: Authorities, tagger: str = "none", spacy_model: str | None = None
) -> Language:
    """The pipeline for a language ("en", "es", "fr", "pt"; any other is "xx"), built once per process.

    `tagger` is "default", "fast" or "none", as in config.yaml; `spacy_model` names an installed pipeline that
    takes its place. The components take Docs of any length; `nlp.pipe` takes texts or Docs that carry
    evidence already.
    """
    chosen = language if language in LANGUAGES else "xx"
    return _built(chosen, gazetteer_of(authorities), tagger, spacy_model)


@lru_cache(maxsize=4 * (len(LANGUAGES) + 1))
def _built(language: str, gazetteer: Gazetteer, tagger: str, spacy_model: str | None) -> Language:
    register()
    overrides: dict[str, Any] = {"nlp.lang": language, "vars.names": gazetteer.key}
    if spacy_model:
        overrides["components.tagger.model"] = spacy_model
    config = load_config(_HERE / ("spacy.cfg" if spacy_model else CONFIGS[tagger]), overrides)
    nlp = load_model_from_config(config, auto_fill=True)
    nlp.max_length = 1 << 31  # nothing here needs memory by the square of the length
    return nlp


def register() -> tuple[ModuleType, ...]:
    """Import the components, which registers their factories with spaCy."""
    from pipeline.extract import (
        acronyms,
        authority_matcher,
        branches,
        companies,
        contexts,
        dates,
        dotted,
        enumerations,
        firms,
        head_words,
        headings,
        localities,
        locals,
        merge,
        periodicals,
        places,
        propagation,
        public_bodies,
        purposes,
        tokenizer,
    )
    from pipeline.extract.tagger import component, foreign

    return (
        tokenizer,
        authority_matcher,
        branches,
        acronyms,
        dotted,
        locals,
        head_words,
        purposes,
        headings,
        public_bodies,
        companies,
        periodicals,
        firms,
        places,
        localities,
        contexts,
        enumerations,
        dates,
        component,
        foreign,
        propagation,
        merge,
    )
