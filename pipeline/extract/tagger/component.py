"""Component: the learned tagger decides what is an organization and what a place.

It comes behind the rules and is told what they take each word for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.gazetteer import Gazetteer, gazetteer_by_key
from pipeline.extract.merge import flat
from pipeline.extract.proposals import Proposal, known, proposals_of, words_of
from pipeline.extract.tagger.decide import Found, decide
from pipeline.extract.tagger.doubts import undoubted
from pipeline.extract.tagger.features import Tokens, tokens_of
from pipeline.extract.tagger.model import HERE, Model, Named, model_in

_AT_A_TIME = 32  # Docs whose windows are put into batches together


class Tagger:
    """See the module's head. `keep` is that of `decide`; `folder` holds the model, loaded with the first
    Doc."""

    def __init__(self, gazetteer: Gazetteer, keep: dict[str, float], folder: Path = HERE) -> None:
        self.gazetteer = gazetteer
        self.keep = keep
        self.folder = folder

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        self._tag([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = _AT_A_TIME) -> Iterator[Doc]:
        """As calling it on each Doc, with windows of several Docs in one batch."""
        docs = iter(stream)
        while some := list(islice(docs, max(1, min(batch_size, _AT_A_TIME)))):
            self._tag(some)
            yield from some

    def _tag(self, docs: Sequence[Doc]) -> None:
        model = model_in(self.folder)
        said = [flat(proposals_of(doc), words_of(doc), named_only=True) for doc in docs]
        texts = [self._tokens(doc, model, rules) for doc, rules in zip(docs, said, strict=True)]
        for doc, rules, tokens, names in zip(docs, said, texts, model.names(texts), strict=True):
            found = [_found(name, tokens) for name in names]
            decide(doc, undoubted(found, rules, words_of(doc), known(doc).language), self.keep)

    def _tokens(self, doc: Doc, model: Model, rules: Sequence[Proposal]) -> Tokens:
        return tokens_of(doc, self.gazetteer, model.pieces, rules if model.told_rules else ())

    def to_disk(self, path: Path, **_: Any) -> None:
        """Nothing to keep: the model's files are the package's own; for spaCy's serialization."""

    def from_disk(self, path: Path, **_: Any) -> Tagger:
        """The counterpart of `to_disk`."""
        return self


def _found(name: Named, tokens: Tokens) -> Found:
    return Found(name.label, tokens.starts[name.first], tokens.ends[name.last], name.probability)


@Language.factory("solidarity_tagger", assigns=["doc.user_data"], default_config={"keep": {}, "folder": "."})
def make(nlp: Language, name: str, names: str, keep: dict[str, float], folder: str) -> Tagger:
    """spaCy's factory; `names` is the key of a gazetteer that `gazetteer_of` has built, `folder` that of
    the model, seen from this one.
    """
    return Tagger(gazetteer_by_key(names), keep, (HERE / folder).resolve())
