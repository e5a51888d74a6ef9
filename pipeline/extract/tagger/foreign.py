"""Component: an installed spaCy pipeline decides, in the place of our own tagger (`extract.spacy_model`)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.tagger.decide import Found, decide
from pipeline.extract.tagger.model import TaggerError

# The labels of OntoNotes and of CoNLL, which nearly all trained pipelines use.
_LABELS = {
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "PLACE": "PLACE",
    "PERSON": "PERSON",
    "PER": "PERSON",
}
_BELIEF = 0.85  # such pipelines give no probabilities


class ForeignTagger:
    """See the module's head. `model` is the installed package's name, loaded with the first Doc."""

    def __init__(self, model: str, keep: dict[str, float]) -> None:
        self.model = model
        self.keep = keep

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        found = [
            Found(_LABELS[e.label_], e.start_char, e.end_char, _BELIEF)
            for e in _loaded(self.model)(doc.text).ents
            if e.label_ in _LABELS
        ]
        decide(doc, found, self.keep)
        return doc

    def to_disk(self, path: Path, **_: Any) -> None:
        """Nothing to keep: the pipeline is a package of its own; for spaCy's serialization."""

    def from_disk(self, path: Path, **_: Any) -> ForeignTagger:
        """The counterpart of `to_disk`."""
        return self


@lru_cache(maxsize=2)
def _loaded(model: str) -> Language:
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise TaggerError(
            f"extract.spacy_model: no spaCy pipeline {model!r} is installed here; install it with pip, or"
            " leave the setting empty"
        ) from error
    nlp.max_length = 1 << 31
    return nlp


@Language.factory("solidarity_spacy_model", assigns=["doc.user_data"], default_config={"keep": {}})
def make(nlp: Language, name: str, model: str, keep: dict[str, float]) -> ForeignTagger:
    """spaCy's factory."""
    return ForeignTagger(model, keep)
