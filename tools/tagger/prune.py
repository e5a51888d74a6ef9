"""A smaller network out of a trained one: without its last layers, and without the units that say least.

Of a fine-tuned encoder the last layer can go at no cost, and units between the two matrices of a layer go by
how much they add to its output on average (their activation times the length of their row of weights).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

from tools.tagger.encode import Window, tensors
from tools.tagger.network import Layer, Network

_AT_A_TIME = 16


def pruned(network: Network, layers: int, inner: int, some: Sequence[Window]) -> Network:
    """The first `layers` of a network with `inner` units each, judged on some windows."""
    smaller = Network(layers, inner)
    kept = _units(network, inner, some)
    state: dict[str, Tensor] = {}
    for name, value in network.state_dict().items():
        part = name.split(".")
        if part[0] == "layers":
            if int(part[1]) >= layers:
                continue
            units = kept[int(part[1])]
            if part[2] == "wide":
                value = value[units]
            elif part[2:] == ["narrow", "weight"]:
                value = value[:, units]
        state[name] = value.clone()
    smaller.load_state_dict(state)
    return smaller


def _units(network: Network, inner: int, some: Sequence[Window]) -> list[Tensor]:
    """The units to keep, layer by layer."""
    sums: dict[nn.Module, Tensor] = {}

    def note(module: nn.Module, given: tuple[Any, ...], _: Any) -> None:
        squares = given[0].float().square().mean((0, 1))
        sums[module] = sums[module] + squares if module in sums else squares

    layers = [layer for layer in network.layers if isinstance(layer, Layer)]
    hooks = [layer.narrow.register_forward_hook(note) for layer in layers]
    network.eval()
    with torch.no_grad():
        for at in range(0, len(some), _AT_A_TIME):
            network(*tensors(some[at : at + _AT_A_TIME])[:3])
    for hook in hooks:
        hook.remove()
    worth = [sums[layer.narrow].sqrt() * layer.narrow.weight.detach().norm(dim=0) for layer in layers]
    return [w.topk(inner).indices.sort().values for w in worth]
