"""Training as it will be at use: what goes into a layer's matrices is rounded to 8 bits.

The exported network rounds its activations, a few large values setting the scale for all. A network that has
met the rounding in training keeps its scores under it (Jacob and others 2018); gradients pass as if nothing
were rounded (Bengio and others 2013).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from tools.tagger.network import Layer


@contextmanager
def eight_bits(network: nn.Module) -> Iterator[None]:
    """Within, the network's layers round what their matrices are given."""
    hooks = [
        module.register_forward_pre_hook(_round)
        for layer in network.modules()
        if isinstance(layer, Layer)
        for module in layer.modules()
        if isinstance(module, nn.Linear)
    ]
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


def _round(_: nn.Module, given: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
    (x,) = given
    with torch.no_grad():
        low, high = x.amin().clamp_max(0), x.amax().clamp_min(0)
        scale = ((high - low) / 255).clamp_min(1e-8)
        off = (x / scale).round() * scale - x
    return (x + off,)
