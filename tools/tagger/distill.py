"""Teach the fast tagger: `python -m tools.tagger.distill --data FOLDER --out FOLDER`.

The large network, before it was made smaller, scores public texts and variants of ours; the small one learns
its scores and the marks. Like the large one it is told what the rules say, but for a part of the windows,
since rules made from the same texts look better there than they are; its teacher is always told.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from pipeline.extract.tagger.model import session
from tools.tagger.augment import varied
from tools.tagger.data import FREE_SETS, Sample, own_texts, public_texts
from tools.tagger.encode import IGNORED, Encoder, Window, batches, tensors, without_rules
from tools.tagger.export import write
from tools.tagger.names import Names
from tools.tagger.network import Network
from tools.tagger.scores import f1_of
from tools.tagger.small import Small, from_teacher
from tools.tagger.train import WINDOW, base_folder

log = logging.getLogger("distill")
_BATCH = 3000  # pieces


@dataclass(frozen=True, slots=True)
class Course:
    """How long, and how fast."""

    seed: int = 0
    public_share: float = 0.15
    own_copies: int = 6  # variants of each of our texts
    own_share: float = 1.0
    rules_dropped: float = 0.4
    epochs: int = 9
    rate: float = 3e-3
    marks: float = 0.3  # weight of our marks beside the teacher's scores


def lessons(
    course: Course, teacher: Any, encoders: tuple[Encoder, Encoder], own: Sequence[Sample], data: Path
) -> list[Window]:
    """Windows with the teacher's scores, by the teacher's encoder and the pupil's."""
    rng = random.Random(course.seed)
    names = Names()
    own = rng.sample(own, round(len(own) * course.own_share))
    samples = [varied(s, rng, names) if copy else s for s in own for copy in range(course.own_copies)]
    public = [s for s in public_texts(data, FREE_SETS, rng) if rng.random() < course.public_share]
    sized = [(sample, rng.randint(60, 140)) for sample in samples + public]
    seen, some = ([w for sample, most in sized for w in e.windows(sample, most)] for e in encoders)
    order = sorted(zip(seen, some, strict=True), key=lambda pair: len(pair[0].pieces))
    for at in range(0, len(order), 4):
        batch = [window for window, _ in order[at : at + 4]]
        pieces, mask, features, _ = (t.numpy() for t in tensors(batch))
        first = np.concatenate([w.first + i * pieces.shape[1] for i, w in enumerate(batch)])
        given = {"pieces": pieces, "mask": mask, "features": features, "first": first}
        (scores,) = teacher.run(None, given)
        ends = np.cumsum([len(w.first) for w in batch])
        for rows, (_, window) in zip(np.split(scores, ends[:-1]), order[at : at + 4], strict=True):
            window.taught = rows.copy()
    return [without_rules(w) if rng.random() < course.rules_dropped else w for w in some]


def taught(course: Course, teacher: Network, some: list[Window]) -> Small:
    """A small network that has learned them."""
    torch.manual_seed(course.seed)
    rng = random.Random(course.seed)
    small = from_teacher(teacher)
    optimizer = torch.optim.AdamW(small.parameters(), lr=course.rate, weight_decay=0.01)
    steps = 0
    for epoch in range(course.epochs):
        started = time.monotonic()
        small.train()
        every = batches(some, _BATCH, rng)
        for i, batch in enumerate(every):
            left = 1 - (epoch + i / len(every)) / course.epochs
            for group in optimizer.param_groups:
                group["lr"] = course.rate * min(1.0, (steps + 1) / 200) * left
            loss = _loss(small, batch, course.marks)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(small.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            steps += 1
        log.info("epoch %d: loss %.4f, %.0f s", epoch, float(loss.detach()), time.monotonic() - started)
    return small


def _loss(small: Small, batch: Sequence[Window], marks: float) -> torch.Tensor:
    pieces, mask, features, tags = tensors(batch)
    wanted = np.zeros((*pieces.shape, batch[0].taught.shape[-1]), dtype=np.float32)  # type: ignore[union-attr]
    for i, window in enumerate(batch):
        wanted[i, window.first] = window.taught
    scores = small(pieces, mask, features)
    counted = tags != IGNORED
    like = functional.kl_div(
        functional.log_softmax(scores[counted], -1),
        functional.log_softmax(torch.from_numpy(wanted)[counted], -1),
        log_target=True, reduction="batchmean",
    )  # fmt: skip
    return like + marks * functional.cross_entropy(scores[counted], tags[counted])


def main() -> None:
    """Read the options and teach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True, help="the folder that train was given")
    parser.add_argument("--threads", type=int, default=2)
    for name, default in asdict(Course()).items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(default), default=default)
    given = parser.parse_args()
    course = Course(**{name: getattr(given, name) for name in asdict(Course())})
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    if (given.out / "fast.pt").exists():
        log.info("%s is there already", given.out / "fast.pt")
        return
    torch.set_num_threads(given.threads)
    network, exported = Network(), Network()
    for each in (network, exported):
        each.load_state_dict(torch.load(given.out / "whole.pt"))
    write(exported, {}, given.out / "whole", given.out / "whole.float.onnx", "")
    teacher = session(given.out / "whole" / "model.onnx")
    vocabulary = base_folder() / "vocab.txt"
    encoders = (Encoder(vocabulary), Encoder(vocabulary, "fast"))
    own, held = own_texts()
    small = taught(course, network, lessons(course, teacher, encoders, own, given.data))
    torch.save(small.state_dict(), given.out / "fast.pt")
    figures = f1_of(small, encoders[1], held, WINDOW)
    log.info("done: %s", json.dumps(figures))
    (given.out / "fast.json").write_text(
        json.dumps({"plan": asdict(course), "development": figures}, indent=1)
    )


if __name__ == "__main__":
    main()
