"""Means of weights: over the last steps of one training, and over several trainings from one beginning.

Both lie flatter than any single end, and hold better on texts never seen (Izmailov and others 2018; Wortsman
and others 2022). They cost nothing at use.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn

_KEPT = 0.99  # weight of the mean so far: it reaches back about a hundred steps


class RunningMean:
    """The mean of a network's trained weights; newer ones count more."""

    def __init__(self, network: nn.Module) -> None:
        self.values = {name: p.detach().clone() for name, p in _trained(network).items()}

    def take(self, network: nn.Module) -> None:
        """Take the weights as they are now into the mean."""
        for name, value in _trained(network).items():
            self.values[name].lerp_(value.detach(), 1 - _KEPT)

    def load(self, values: dict[str, Tensor]) -> None:
        """Go on with a mean that was saved."""
        self.values = values

    def into(self, network: nn.Module) -> None:
        """Give the network the mean for its weights."""
        network.load_state_dict(self.values, strict=False)


def mean_of(states: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of several networks of one shape, each begun from the same weights."""
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def _trained(network: nn.Module) -> dict[str, nn.Parameter]:
    return {name: p for name, p in network.named_parameters() if p.requires_grad}
