"""The spaCy pipeline: `spacy.blank` per language, our tokenizer, our components in their order."""

from __future__ import annotations

from functools import lru_cache
from types import ModuleType

import spacy
from spacy.language import Language

from corpus.authority.files import Authorities
from pipeline.extract.gazetteer import Gazetteer, gazetteer_of
from pipeline.extract.tokenizer import PlainTokenizer

LANGUAGES = ("en", "es", "fr", "pt")

# Name in the pipeline and factory; those marked take the gazetteer.
_COMPONENTS = (
    ("authorities", "solidarity_authorities", True),
    ("branches", "solidarity_branches", True),
    ("acronyms", "solidarity_acronyms", False),
    ("dotted", "solidarity_dotted", False),
    ("locals", "solidarity_locals", False),
    ("head_words", "solidarity_head_words", False),
    ("purposes", "solidarity_purposes", False),
    ("headings", "solidarity_headings", False),
    ("public_bodies", "solidarity_public_bodies", False),
    ("companies", "solidarity_companies", False),
    ("periodicals", "solidarity_periodicals", False),
    ("firms", "solidarity_firms", False),
    ("places", "solidarity_places", True),
    ("localities", "solidarity_localities", True),
    ("contexts", "solidarity_contexts", False),
    ("enumerations", "solidarity_enumerations", False),
    ("dates", "solidarity_dates", False),
    ("propagation", "solidarity_propagation", True),
    ("merge", "solidarity_merge", False),
)


def build(language: str | None, authorities: Authorities) -> Language:
    """The pipeline for a language ("en", "es", "fr", "pt"; any other is "xx"), built once per process.

    Its components take Docs of any length; `nlp.pipe` takes texts or Docs that carry evidence already.
    """
    return _built(language if language in LANGUAGES else "xx", gazetteer_of(authorities))


@lru_cache(maxsize=len(LANGUAGES) + 1)
def _built(language: str, gazetteer: Gazetteer) -> Language:
    register()
    nlp = spacy.blank(language)
    nlp.tokenizer = PlainTokenizer(nlp.vocab)
    nlp.max_length = 1 << 31  # nothing here needs memory by the square of the length
    for name, factory, takes_names in _COMPONENTS:
        nlp.add_pipe(factory, name=name, config={"names": gazetteer.key} if takes_names else {})
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
    )

    return (
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
        propagation,
        merge,
    )
