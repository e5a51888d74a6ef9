"""Samples as numbers: the way of any text through the project's own code, with a tag for each token."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from corpus.authority import load_authorities
from pipeline.extract.gazetteer import gazetteer_of
from pipeline.extract.merge import flat
from pipeline.extract.nlp import build
from pipeline.extract.proposals import proposals_of, words_of
from pipeline.extract.tagger.decode import TAGS
from pipeline.extract.tagger.features import FEATURES, Tokens, tokens_of, windows
from pipeline.extract.tagger.wordpiece import WordPieces
from tools.tagger.data import Sample

IGNORED = -100  # no loss where a piece is not the first of its token
RULES_COLUMN = [name for name, _ in FEATURES].index("rules")
_NO_ADVICE = ("dates", "tagger", "propagation", "merge")  # components that say nothing before the tagger
_TAG = {tag: i for i, tag in enumerate(TAGS)}


@dataclass(slots=True)
class Window:
    """Pieces, their features and tags; `first` are the pieces that begin a token. `taught` are a teacher's
    scores of these.
    """

    pieces: NDArray[np.int64]
    features: NDArray[np.int64]
    tags: NDArray[np.int64]
    first: NDArray[np.int64]
    taught: NDArray[np.float32] | None = None


class Encoder:
    """Turns samples into windows of at most `most` pieces; `tagger` is the one whose rules advise ("none" has
    them all).
    """

    def __init__(self, vocabulary: Path, tagger: str = "none") -> None:
        self.tagger = tagger
        self.pieces = WordPieces(vocabulary)
        self.authorities = load_authorities()
        self.gazetteer = gazetteer_of(self.authorities)

    def tokens(self, sample: Sample) -> Tokens:
        """The sample's tokens, with what the rules take them for."""
        nlp = build(sample.language, self.authorities, self.tagger)
        doc = nlp.make_doc(sample.text)
        for name, component in nlp.pipeline:
            if name not in _NO_ADVICE:
                doc = component(doc)
        return tokens_of(
            doc, self.gazetteer, self.pieces, flat(proposals_of(doc), words_of(doc), named_only=True)
        )

    def windows(self, sample: Sample, most: int) -> Iterator[Window]:
        """The sample in windows, with the tags of its names."""
        tokens = self.tokens(sample)
        tags = _tags(tokens, sample)
        for start, end in windows(tokens, most):
            a, b = int(tokens.first[start]), int(tokens.first[end])
            first = tokens.first[start:end] - a + 1
            pieces = np.concatenate([[self.pieces.begin], tokens.pieces[a:b], [self.pieces.end]])
            features = np.zeros((len(pieces), len(FEATURES)), dtype=np.int64)
            features[1:-1] = tokens.features[a:b]
            wanted = np.full(len(pieces), IGNORED, dtype=np.int64)
            wanted[first] = tags[start:end]
            yield Window(pieces, features, wanted, first)


def _tags(tokens: Tokens, sample: Sample) -> NDArray[np.int64]:
    tags = np.zeros(len(tokens), dtype=np.int64)
    starts, ends = np.array(tokens.starts), np.array(tokens.ends)
    for start, end, label in sample.spans:
        first = int(np.searchsorted(ends, start, side="right"))
        last = int(np.searchsorted(starts, end)) - 1
        if first <= last:
            tags[first : last + 1] = _TAG[f"I-{label}"]
            tags[first] = _TAG[f"B-{label}"]
    return tags


def without_rules(window: Window) -> Window:
    """The window without the rules' opinion, so that the network does not lean on it."""
    features = window.features.copy()
    features[:, RULES_COLUMN] = 0
    return Window(window.pieces, features, window.tags, window.first, window.taught)


def batches(some: Sequence[Window], size: int, rng: random.Random) -> list[list[Window]]:
    """Windows of like length together, about `size` pieces to a batch, in random order."""
    shuffled = list(some)
    rng.shuffle(shuffled)
    found: list[list[Window]] = []
    for at in range(0, len(shuffled), 1000):
        row: list[Window] = []
        for window in sorted(shuffled[at : at + 1000], key=lambda w: len(w.pieces)):
            if row and (len(row) + 1) * len(window.pieces) > size:
                found.append(row)
                row = []
            row.append(window)
        if row:
            found.append(row)
    rng.shuffle(found)
    return found


def tensors(batch: Iterable[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pieces, mask, features and tags of a batch, filled up to its longest window."""
    batch = list(batch)
    length = max(len(w.pieces) for w in batch)
    pieces = torch.zeros(len(batch), length, dtype=torch.long)
    mask = torch.zeros(len(batch), length, dtype=torch.long)
    features = torch.zeros(len(batch), length, len(FEATURES), dtype=torch.long)
    tags = torch.full((len(batch), length), IGNORED)
    for i, window in enumerate(batch):
        n = len(window.pieces)
        pieces[i, :n] = torch.from_numpy(window.pieces)
        mask[i, :n] = 1
        features[i, :n] = torch.from_numpy(window.features)
        tags[i, :n] = torch.from_numpy(window.tags)
    return pieces, mask, features, tags
