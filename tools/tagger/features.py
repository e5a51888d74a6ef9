"""What the features say, as vectors: one for each value of each feature, added up.

For use they are told in three numbers instead of ten: a table of every combination of some features is
looked up once, where each would have been looked up and added.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from pipeline.extract.tagger.features import FEATURES

_NAMES = [name for name, _ in FEATURES]
_SIZES = [size for _, size in FEATURES]
_TOGETHER = (
    ("shape", "gap", "line"),
    ("place", "organization", "rules"),
    ("lexicon", "document", "defined", "piece"),
)


class Told(nn.Embedding):
    """The sum of the vectors of a piece's features."""

    def __init__(self, width: int) -> None:
        super().__init__(sum(_SIZES), width)
        first = torch.tensor([sum(_SIZES[:i]) for i in range(len(_SIZES))])
        self.register_buffer("first", first, persistent=False)

    def forward(self, features: Tensor) -> Tensor:
        """`features` has one number more for each feature in its last dimension."""
        return super().forward(features + self.first).sum(-2)

    def of(self, name: str) -> Tensor:
        """The vectors of one feature's values."""
        i = _NAMES.index(name)
        return self.weight.detach()[sum(_SIZES[:i]) : sum(_SIZES[: i + 1])]


class Joint(nn.Module):
    """The same sums from tables of combinations; for use only."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        assert sorted(_NAMES) == sorted(name for group in _TOGETHER for name in group)
        for i, group in enumerate(_TOGETHER):
            table = torch.zeros(1, told.embedding_dim)
            for name in group:
                table = (table[:, None] + told.of(name)[None]).flatten(0, 1)
            self.register_buffer(f"table{i}", table)

    def forward(self, features: Tensor) -> Tensor:
        """As `Told.forward`."""
        columns = features.unbind(-1)
        total = None
        for i, group in enumerate(_TOGETHER):
            row = columns[_NAMES.index(group[0])]
            for name in group[1:]:
                row = row * _SIZES[_NAMES.index(name)] + columns[_NAMES.index(name)]
            vectors = getattr(self, f"table{i}")[row]
            total = vectors if total is None else total + vectors
        assert total is not None
        return total
