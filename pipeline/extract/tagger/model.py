"""The network at use: an ONNX file run by onnxruntime, one thread, in batches of windows of like length."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import SolidarityError
from pipeline.extract.tagger.decode import TAGS, Scores, best_tags, spans
from pipeline.extract.tagger.features import FEATURES, Tokens, windows
from pipeline.extract.tagger.wordpiece import WordPieces

HERE = Path(__file__).parent
_BATCH = 256  # pieces; larger batches leave the processor's caches and are slower
_LAYOUT = {"tags": list(TAGS), "features": dict(FEATURES)}


class TaggerError(SolidarityError):
    """The tagger's files are missing, damaged or of another version; names the remedy."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name that the network found: tokens `first` to `last` of a text, both counted in."""

    label: str
    first: int
    last: int
    probability: float


@dataclass(frozen=True, slots=True)
class _Window:
    text: int
    start: int
    end: int
    pieces: int


class Model:
    """The network in a folder with model.onnx and meta.json. Raises `TaggerError`.

    `told_rules` says whether it was taught with the rules' opinion beside each word.
    """

    def __init__(self, folder: Path) -> None:
        self.meta = _checked(folder)
        self.pieces = WordPieces(folder / self.meta["vocabulary"])
        self._session = session(folder / "model.onnx")
        self.told_rules = bool(self.meta["told_rules"])
        self._window = int(self.meta["window"])
        self._batch = _BATCH

    def names(self, texts: Sequence[Tokens]) -> list[list[Named]]:
        """The names in each text, in order and without overlap."""
        found: list[list[Named]] = [[] for _ in texts]
        begins = np.cumsum([0, *map(len, texts)])  # of each text, when all stand behind each other
        rows = [
            _Window(i, start, end, int(tokens.first[end] - tokens.first[start]))
            for i, tokens in enumerate(texts)
            for start, end in windows(tokens, self._window)
        ]
        starts = np.array([begins[row.text] + row.start for row in rows], dtype=np.int64)
        rows.sort(key=lambda row: row.pieces)
        scores = np.zeros((begins[-1], len(TAGS)), dtype=np.float32)
        for batch in _batches(rows, self._batch):
            some = self._scores(texts, batch)
            for row in batch:
                size = row.end - row.start
                at = begins[row.text] + row.start
                scores[at : at + size] = some[:size]
                some = some[size:]
        for label, first, end, sure in spans(best_tags(scores, starts), scores):
            i = int(np.searchsorted(begins, first, side="right")) - 1
            found[i].append(Named(label, first - int(begins[i]), end - 1 - int(begins[i]), sure))
        return found

    def _scores(self, texts: Sequence[Tokens], batch: Sequence[_Window]) -> Scores:
        """Scores of the windows' tokens (tokens, tags), window by window."""
        length = batch[-1].pieces + 2
        pieces = np.full((len(batch), length), self.pieces.pad, dtype=np.int64)
        mask = np.zeros_like(pieces)
        features = np.zeros((len(batch), length, len(FEATURES)), dtype=np.int64)
        begins = []
        for k, row in enumerate(batch):
            tokens = texts[row.text]
            a, b = tokens.first[row.start], tokens.first[row.end]
            pieces[k, 0] = self.pieces.begin
            pieces[k, 1 : row.pieces + 1] = tokens.pieces[a:b]
            pieces[k, row.pieces + 1] = self.pieces.end
            features[k, 1 : row.pieces + 1] = tokens.features[a:b]
            mask[k, : row.pieces + 2] = 1
            begins.append(tokens.first[row.start : row.end] + (k * length + 1 - a))
        given = {"pieces": pieces, "mask": mask, "features": features, "first": np.concatenate(begins)}
        scores: Scores = self._session.run(None, given)[0]
        return scores


@lru_cache(maxsize=4)
def model_in(folder: Path = HERE) -> Model:
    """The model in a folder, loaded once per process."""
    return Model(folder)


def _batches(rows: Sequence[_Window], most: int) -> list[list[_Window]]:
    """Rows, sorted by length, in batches that hold about `most` pieces when filled up."""
    found: list[list[_Window]] = []
    for row in rows:
        if found and (len(found[-1]) + 1) * (row.pieces + 2) <= most:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _checked(folder: Path) -> dict[str, Any]:
    """meta.json, when it fits this program and the model's file is the one it was written for."""
    remedy = "install Solidarity again, or set extract.tagger to none in config.yaml"
    try:
        meta: dict[str, Any] = json.loads((folder / "meta.json").read_text("utf-8"))
        digest = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    except (OSError, ValueError) as error:
        raise TaggerError(f"{folder}: the tagger cannot be read ({error}): {remedy}") from error
    if digest != meta.get("sha256"):
        raise TaggerError(f"{folder / 'model.onnx'}: not the file that meta.json describes: {remedy}")
    if {key: meta.get(key) for key in _LAYOUT} != _LAYOUT:
        raise TaggerError(f"{folder / 'meta.json'}: made for another version of Solidarity: {remedy}")
    return meta


def session(path: Path) -> Any:
    """An ONNX file, ready to run on one core."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # the workers are the parallel ones
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = True
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
