"""The fast tagger's network: three words on either side of each, by narrow convolutions; taught by the large
one.

Its teacher's scores say more about a word than its tag does (Hinton, Vinyals and Dean 2015), and they can be
had for any text.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.extract.tagger.decode import TAGS
from tools.tagger.features import Told
from tools.tagger.network import VOCABULARY, WIDTH, Network

NARROW, DEEP = 96, 4


class Convolution(nn.Module):
    """Each piece with its neighbours, added to what was known of it."""

    def __init__(self) -> None:
        super().__init__()
        self.mix = nn.Linear(3 * NARROW, 2 * NARROW)
        self.norm = nn.LayerNorm(NARROW)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`mask` is 1 where a piece is."""
        before = functional.pad(x, (0, 0, 1, 0))[:, :-1]
        behind = functional.pad(x, (0, 0, 0, 1))[:, 1:]
        a, b = self.mix(torch.cat([before, x, behind], -1)).chunk(2, -1)
        return self.norm(x + self.drop(a * torch.sigmoid(b))) * mask


class Small(nn.Module):
    """Scores of each tag for each piece, from the same inputs as the large network's."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, NARROW)
        self.features = Told(NARROW)
        nn.init.normal_(self.features.weight, std=0.1)
        self.norm = nn.LayerNorm(NARROW)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Convolution() for _ in range(DEEP))
        self.scores = nn.Linear(NARROW, len(TAGS))

    def forward(self, pieces: Tensor, mask: Tensor, features: Tensor, first: Tensor | None = None) -> Tensor:
        """As `Network.forward`."""
        here = mask[:, :, None].to(self.scores.weight.dtype)
        x = self.words(pieces) + self.features(features)
        x = self.drop(self.norm(x)) * here
        for layer in self.layers:
            x = layer(x, here)
        return self.scores(x if first is None else x.flatten(0, 1)[first])


def from_teacher(teacher: Network) -> Small:
    """A small network whose word embeddings are the principal components of the teacher's."""
    small = Small()
    words = teacher.words.weight.detach()
    centred = words - words.mean(0)
    _, _, axes = torch.pca_lowrank(centred, q=NARROW, center=False, niter=4)
    projected = centred @ axes
    small.words.weight.data.copy_(projected / projected.std() * 0.3)
    assert projected.shape == (VOCABULARY, NARROW) and words.shape[1] == WIDTH
    return small
