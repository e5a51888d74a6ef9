"""Teaches the judge of main text (`pipeline.readers.html_judge`); says how well it judges unseen pages.

Run `python -m benchmarks.page_judge` to measure it, each folder of the tuning set judged by a network that
was taught with the others, and `python -m benchmarks.page_judge teach` to write the weights (two minutes).
Held-back pages are never looked at. The same pages give the same weights.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
import yaml
from lxml import html
from numpy.typing import NDArray

from benchmarks.page_variants import VARIANTS, variant
from corpus.document import RawItem
from corpus.errors import ReadError
from pipeline.readers import html_judge, read
from pipeline.readers.html_choice import Choice
from pipeline.readers.html_judge import FAR, WEIGHTS, Judge
from pipeline.readers.html_keys import words_of
from pipeline.readers.html_traits import Numbers, traits
from tests.quality import pages_gold
from tests.quality.pages_gold import mean, word_f1

log = logging.getLogger(__name__)

_HIDDEN = 24  # units of each of the networks that are averaged
_NETWORKS = 3
_EPOCHS = 8
_BATCH = 512
_RATE = 3e-3
_DECAY = 1e-3
_DROPPED = 0.1  # share of traits that are left out at each step
_DOUBT = 0.01  # the gold is no surer than this


@dataclass(frozen=True, slots=True)
class Example:
    """A page's blocks: their traits, words, whether each is main text, and what the gold text is."""

    folder: str
    name: str
    variant: str
    rows: Numbers
    gold: NDArray[np.bool_]
    counts: Numbers
    lines: tuple[str, ...]
    text: str


def examples(kinds: Sequence[str] = tuple(VARIANTS)) -> Iterator[Example]:
    """The pages of the tuning set in each of these variants."""
    for path, origin in _saved():
        for kind in kinds:
            root = html.document_fromstring(
                path.read_bytes(), parser=html.HTMLParser(encoding=pages_gold.charset(path.read_bytes()))
            )
            variant(root, kind, f"{path.name} {kind}")
            text = " ".join("".join(pages_gold.pieces(root, gold=True)).split())
            example = _example(root, origin, path, kind, text)
            if example is not None:
                yield example


def _saved() -> Iterator[tuple[Path, str]]:
    for folder in pages_gold.folders("tuning"):
        for listing in sorted(folder.glob("*.yaml")):
            for name, entry in sorted((yaml.safe_load(listing.read_text("utf-8")) or {}).items()):
                yield listing.parent / name, str(entry["origin"])


def _example(root: html.HtmlElement, origin: str, path: Path, kind: str, text: str) -> Example | None:
    """What the reader sees of a page, beside the gold; None for a page without blocks."""
    seen: list[Choice] = []

    def note(choice: Choice) -> Numbers:
        seen.append(choice)
        return np.zeros(len(choice.layout.found), dtype=np.float32)

    data = html.tostring(root, encoding="unicode").encode("utf-8")
    with patch.multiple(html_judge, opinion=note, is_asked=lambda choice, clear: True):
        try:
            read(RawItem(origin, data, "text/html", headers={"content-type": "text/html; charset=utf-8"}))
        except ReadError:
            return None
    if not seen:
        return None
    choice = seen[0]
    found = choice.layout.found
    key = "".join(words_of(text))
    gold = []
    for entry in found:
        marks = (e.get("data-gold") for e in (entry.element, *entry.element.iterancestors()))
        inner = entry.element.find(".//*[@data-gold='text']") is not None
        gold.append(entry.key in key if inner else next((m for m in marks if m), "") == "text")
    return Example(
        folder=path.parent.name,
        name=path.name,
        variant=kind,
        rows=traits(choice.layout, choice.signs, choice.title),
        gold=np.array(gold),
        counts=np.array(choice.layout.counts, dtype=np.float32),
        lines=tuple("" if f.draft.type == "caption" else f.draft.text for f in found),
        text=text,
    )


def taught(some: Sequence[Example]) -> dict[str, Numbers]:
    """The weights of a judge who has seen these pages: several small networks side by side."""
    rows = np.vstack([e.rows for e in some])
    gold = np.concatenate([e.gold for e in some]).astype(np.float32)
    # A long block weighs more than a short one, but no page more than another.
    weights = np.concatenate([np.sqrt(e.counts + 1) / np.sqrt(e.counts.sum() + 1) for e in some])
    average, spread = rows.mean(0), rows.std(0) + 0.01
    near = np.clip((rows - average) / spread, -FAR, FAR).astype(np.float32)
    nets = [_network(near, gold, (weights / weights.mean()).astype(np.float32), n) for n in range(_NETWORKS)]
    return {
        "mean": average,
        "scale": 1 / spread,
        "inner": np.concatenate([net[0] for net in nets], 1),
        "bias": np.concatenate([net[1] for net in nets]),
        "outer": np.concatenate([net[2] for net in nets]) / _NETWORKS,
        "base": np.array([sum(net[3][0] for net in nets) / _NETWORKS], dtype=np.float32),
    }


def _network(rows: Numbers, gold: Numbers, weights: Numbers, seed: int) -> list[Numbers]:
    """Weights of one network, by Adam (Kingma and Ba, 2015) on the logistic loss."""
    rng = np.random.default_rng(seed)
    size, width = rows.shape
    net = [
        rng.normal(0, width**-0.5, (width, _HIDDEN)).astype(np.float32),
        np.zeros(_HIDDEN, np.float32),
        rng.normal(0, _HIDDEN**-0.5, _HIDDEN).astype(np.float32),
        np.zeros(1, np.float32),
    ]
    first = [np.zeros_like(p) for p in net]
    second = [np.zeros_like(p) for p in net]
    aim = gold * (1 - 2 * _DOUBT) + _DOUBT
    batches = size // _BATCH
    steps = _EPOCHS * batches
    for step in range(steps):
        if step % batches == 0:
            order = rng.permutation(size)
        some = order[(step % batches) * _BATCH :][:_BATCH]
        shown = rng.random((_BATCH, width), dtype=np.float32) > _DROPPED
        seen = rows[some] * shown / np.float32(1 - _DROPPED)
        inner = seen @ net[0] + net[1]
        lit = np.maximum(inner, 0)
        off = (1 / (1 + np.exp(-(lit @ net[2] + net[3]))) - aim[some]) * weights[some] / _BATCH
        back = off[:, None] * net[2] * (inner > 0)
        slopes = [
            seen.T @ back + _DECAY * net[0],
            back.sum(0),
            lit.T @ off + _DECAY * net[2],
            off.sum(keepdims=True),
        ]
        rate = _RATE * min(1.0, 2 * (steps - step) / steps + 0.02)
        for n, slope in enumerate(slopes):
            first[n] = 0.9 * first[n] + 0.1 * slope
            second[n] = 0.999 * second[n] + 0.001 * slope * slope
            move = first[n] / (1 - 0.9 ** (step + 1))
            move = move / (np.sqrt(second[n] / (1 - 0.999 ** (step + 1))) + 1e-8)
            net[n] = (net[n] - rate * move).astype(np.float32)
    return net


def judged(judge: Judge, example: Example) -> float:
    """Word F1 of what a judge alone would take of a page."""
    taken = judge.odds(example.rows) > 0
    return word_f1(" ".join(line for line, t in zip(example.lines, taken, strict=True) if t), example.text)


def measure(some: Sequence[Example]) -> dict[str, list[float]]:
    """Word F1 by folder, of pages as they are, judged by a network that was taught with the other folders."""
    found: dict[str, list[float]] = {}
    for folder in dict.fromkeys(e.folder for e in some):
        judge = Judge(taught([e for e in some if e.folder != folder]))
        found[folder] = [
            judged(judge, e) for e in some if e.folder == folder and e.variant == next(iter(VARIANTS))
        ]
    return found


def main(what: str = "") -> None:
    """Teach the judge, or print how well it judges pages that it has not seen."""
    some = list(examples())
    if what == "teach":
        np.savez(WEIGHTS, **taught(some))  # type: ignore[arg-type]
        return
    for folder, values in measure(some).items():
        figures = f"mean {mean(values):.3f}, lowest {min(values):.3f}"
        print(f"{folder:10} {len(values):3} pages, the judge alone: {figures}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
