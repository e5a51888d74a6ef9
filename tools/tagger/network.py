"""The network: a BERT encoder that also takes features of each piece, and a head that scores tags.

The features are added to the word embeddings through an embedding that starts at zero, so that training
begins with the encoder as it was; and once more before the head. Word embeddings stay as they are.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from pipeline.extract.tagger.decode import TAGS
from tools.tagger.features import Told

WIDTH, HEADS, INNER, LAYERS, VOCABULARY, POSITIONS = 384, 12, 1536, 6, 30522, 512
_BESIDE = 32  # width of the features' second embedding
_HIDDEN = 256
_SHORT = {  # our names of the base model's parameters
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "norm",
    "intermediate.dense": "wide",
    "output.dense": "narrow",
    "output.LayerNorm": "last_norm",
}


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, inner: int) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide, self.narrow = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor, first: Tensor | None = None) -> Tensor:
        """`bias` is 0 where a piece is, and very low where the batch is only filled up; see
        `Network.forward` for `first`.
        """
        batch, length, _ = x.shape
        q, k, v = (
            f(x).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        scores = q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias
        mixed = (torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        if first is not None:
            mixed, x = mixed.flatten(0, 1)[first], x.flatten(0, 1)[first]
        x = self.norm(self.drop(self.out(mixed)) + x)
        return self.last_norm(self.drop(self.narrow(functional.gelu(self.wide(x)))) + x)


class Network(nn.Module):
    """Scores of each tag for each piece."""

    def __init__(self, layers: int = LAYERS, inner: int = INNER) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(inner) for _ in range(layers))
        self.features_in = Told(WIDTH)
        nn.init.zeros_(self.features_in.weight)
        self.features_out = Told(_BESIDE)
        nn.init.normal_(self.features_out.weight, std=0.1)
        self.drop = nn.Dropout(0.1)
        self.hidden = nn.Linear(WIDTH + _BESIDE, _HIDDEN)
        self.scores = nn.Linear(_HIDDEN, len(TAGS))
        for frozen in (self.words.weight, self.positions.weight, self.kind):
            frozen.requires_grad_(False)

    def forward(self, pieces: Tensor, mask: Tensor, features: Tensor, first: Tensor | None = None) -> Tensor:
        """All of the shape (windows, pieces), `features` with one number more for each feature.

        With `first`, the pieces that begin a token, counted through all windows, only theirs are worked out
        to the end: scores are (tokens, tags) then.
        """
        places = self.positions.weight[: pieces.shape[1]]
        x = self.norm(self.words(pieces) + self.features_in(features) + places + self.kind)
        x = self.drop(x)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers[:-1]:
            x = layer(x, bias)
        x = self.layers[-1](x, bias, first)
        if first is not None:
            features = features.flatten(0, 1)[first]
        x = torch.cat([self.drop(x), self.features_out(features).to(x.dtype)], -1)
        return self.scores(functional.gelu(self.hidden(x)))

    def groups(self) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
        """The encoder's own parameters that are trained, and those that start anew."""
        named = [(name, p) for name, p in self.named_parameters() if p.requires_grad]
        old = [p for name, p in named if name.startswith(("layers.", "norm."))]
        new = [p for name, p in named if not name.startswith(("layers.", "norm."))]
        return old, new


def from_base(path: Path, layers: int = LAYERS) -> Network:
    """The network with the base encoder's weights, from its model.safetensors."""
    network = Network(layers)
    base = {name.removeprefix("bert."): value for name, value in load_file(path).items()}
    own = {
        "words.weight": base["embeddings.word_embeddings.weight"],
        "positions.weight": base["embeddings.position_embeddings.weight"],
        "kind": base["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
    }
    for i in range(layers):
        for theirs, ours in _SHORT.items():
            for part in ("weight", "bias"):
                own[f"layers.{i}.{ours}.{part}"] = base[f"encoder.layer.{i}.{theirs}.{part}"]
    missing = network.load_state_dict(own, strict=False)
    assert not missing.unexpected_keys, missing.unexpected_keys
    return network
