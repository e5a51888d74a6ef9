"""Exact-span F1 of a network on samples, decoded as it would be at use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

from pipeline.extract.tagger.decode import LABELS, TAGS, best_tags, spans
from tools.tagger.data import Sample
from tools.tagger.encode import Encoder, Window, tensors, without_rules


def found_tags(network: nn.Module, some: Sequence[Window]) -> list[np.ndarray]:
    """The best tags of each window's tokens."""
    order = sorted(range(len(some)), key=lambda i: len(some[i].pieces))
    tags: list[np.ndarray] = [np.zeros(0, dtype=np.int64)] * len(some)
    network.eval()
    for at in range(0, len(order), 16):
        rows = order[at : at + 16]
        pieces, mask, features, _ = tensors(some[i] for i in rows)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            scores = network(pieces, mask, features).float().numpy()
        for row, i in enumerate(rows):
            first = some[i].first
            tags[i] = best_tags(scores[row, first], np.zeros(1, dtype=np.int64))
    return tags


def f1_of(
    network: nn.Module,
    encoder: Encoder,
    samples: Sequence[Sample],
    most: int,
    *,
    use_features: bool = True,
    use_rules: bool = True,
) -> dict[str, float]:
    """F1 by label."""
    some = [window for sample in samples for window in encoder.windows(sample, most)]
    return f1_of_windows(network, some, use_features=use_features, use_rules=use_rules)


def f1_of_windows(
    network: nn.Module, some: Sequence[Window], *, use_features: bool = True, use_rules: bool = True
) -> dict[str, float]:
    """F1 by label."""
    if not use_features:
        for window in some:
            window.features[:, :-1] = 0
    if not use_rules:
        some = [without_rules(window) for window in some]
    counts: Counter[tuple[str, str]] = Counter()
    for window, tags in zip(some, found_tags(network, some), strict=True):
        marked, found = (_set(t) for t in (window.tags[window.first], tags))
        for name, group in (("marked", marked), ("found", found), ("right", marked & found)):
            counts.update((name, label) for label, _, _ in group)
    return {
        label: round(2 * counts["right", label] / max(1, counts["marked", label] + counts["found", label]), 4)
        for label in LABELS
    }


def _set(tags: np.ndarray) -> set[tuple[str, int, int]]:
    scores = np.zeros((len(tags), len(TAGS)), dtype=np.float32)
    return {(label, start, end) for label, start, end, _ in spans(tags, scores)}
