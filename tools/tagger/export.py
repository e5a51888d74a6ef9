"""The trained network as ONNX, its weights int8 per channel: `python -m tools.tagger.export --out FOLDER`.

Writes model.onnx, vocab.txt and meta.json into the package, and model.float.onnx beside the checkpoints, to
compare by.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from pipeline.extract.tagger.decode import TAGS
from pipeline.extract.tagger.features import FEATURES
from tools.tagger.features import Joint, Told
from tools.tagger.network import Network
from tools.tagger.small import Small
from tools.tagger.train import BASE_SHA256, WINDOW, base_folder

PACKAGE = Path(__file__).parents[2] / "pipeline" / "extract" / "tagger"
INPUTS = ("pieces", "mask", "features", "first")


class RowWords(nn.Module):
    """Word embeddings in 8 bits with a scale for each word: with one for all, rare words lose the most."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("small", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, pieces: Tensor) -> Tensor:
        """The embeddings of the pieces."""
        return self.small[pieces].to(self.scale.dtype) * self.scale[pieces]


def to_onnx(network: nn.Module, path: Path) -> None:
    """Write the network in float."""
    network.eval()
    example = (
        torch.full((2, 7), 2000),
        torch.ones((2, 7), dtype=torch.long),
        torch.zeros((2, 7, len(FEATURES)), dtype=torch.long),
        torch.arange(1, 6),
    )
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS[:3]}
    axes |= {name: {0: "tokens"} for name in ("first", "scores")}
    torch.onnx.export(
        network, example, str(path), input_names=list(INPUTS), output_names=["scores"], dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip


def to_int8(path: Path, smaller: Path) -> None:
    """Write the float model's large matrices in 8 bits, with a scale for each channel.

    The embeddings of features are small and stay as they are: to take them back from 8 bits would take a
    sixth of
    the time.
    """
    nodes = onnx.load(str(path)).graph.node
    kept = [node.name for node in nodes if node.op_type == "Gather"]
    logging.disable(logging.WARNING)  # one for each product of two activations, which stay as they are
    try:
        quantize_dynamic(path, smaller, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=kept)
    finally:
        logging.disable(logging.NOTSET)


def write(
    network: nn.Module, record: dict[str, object], package: Path, floats: Path, vocabulary: str
) -> None:
    """Write model.onnx and meta.json into the package's folder; `floats` is where the float model goes."""
    package.mkdir(parents=True, exist_ok=True)
    network.words = RowWords(network.words.weight.detach())
    for name, module in list(network.named_children()):
        if isinstance(module, Told):
            setattr(network, name, Joint(module))
    to_onnx(network, floats)
    model = package / "model.onnx"
    to_int8(floats, model)
    meta = {
        "sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        "base": {
            "name": "sentence-transformers/all-MiniLM-L6-v2",
            "licence": "Apache-2.0",
            "sha256": BASE_SHA256,
        },
        "vocabulary": vocabulary,
        "tags": list(TAGS),
        "features": dict(FEATURES),
        "window": WINDOW,
        **record,
    }
    (package / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", "utf-8")


def main() -> None:
    """Export what `tools.tagger.train` and `tools.tagger.distill` left in a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder that train was given")
    parser.add_argument("--package", type=Path, default=PACKAGE, help="where the tagger's files lie")
    given = parser.parse_args()
    out, package = given.out, given.package
    record = json.loads((out / "plan.json").read_text())
    network = Network(record["plan"]["layers"], record["plan"]["inner"])
    network.load_state_dict(torch.load(out / "own.pt"))
    write(network, {**record, "told_rules": True}, package, out / "model.float.onnx", "vocab.txt")
    shutil.copyfile(base_folder() / "vocab.txt", package / "vocab.txt")
    if (out / "fast.pt").exists():
        small = Small()
        small.load_state_dict(torch.load(out / "fast.pt"))
        record = json.loads((out / "fast.json").read_text())
        record = {**record, "told_rules": True}
        write(small, record, package / "fast", out / "fast.float.onnx", "../vocab.txt")


if __name__ == "__main__":
    main()
