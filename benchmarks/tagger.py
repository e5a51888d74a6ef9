"""How fast the taggers are, in one run on one core: `python -m benchmarks.tagger`.

Words per second of CPU through `nlp.pipe`, of the default tagger, the fast one, the rules alone, spaCy's bare
blank pipeline, and a blank one with a freshly initialised tok2vec and ner of the default width, on our own
training texts; then what loading the model takes beyond spaCy's import, and a worker's memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from time import process_time

import spacy
from spacy.language import Language

from corpus import training
from corpus.authority import load_authorities
from pipeline.extract.nlp import CONFIGS, build

ROUNDS = 6

_LOAD = """
import sys, time
import spacy
from corpus.authority import load_authorities
from pipeline.extract.extractor import Extractor
extractor = Extractor(load_authorities(), tagger="none")
extractor.extract_text("The union met in Chicago.", "en")
extractor = Extractor(load_authorities(), tagger=sys.argv[1])
began = time.process_time()
extractor.extract_text("The union met in Chicago.", "en")
took = time.process_time() - began
for _ in range(20):
    extractor.extract_text("The Iron Workers of Local 5 met in Chicago in May. " * 400, "en")
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(took, int(peak.split()[1]) / 1024)
"""


def fresh_ner() -> Language:
    """A blank pipeline with tok2vec and ner as spaCy sets them up, untrained."""
    nlp = spacy.blank("en")
    ner = nlp.add_pipe("ner")
    for label in ("ORG", "PLACE", "DATE"):
        ner.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    return nlp


def words_a_second(pipelines: Mapping[str, Language], texts: Sequence[str]) -> dict[str, float]:
    """The best of some rounds, in words parted by white space, by CPU time. All pipelines take turns, so that
    what else the machine does slows each of them alike.
    """
    words = sum(len(text.split()) for text in texts)
    best = dict.fromkeys(pipelines, 0.0)
    for nlp in pipelines.values():
        for _ in nlp.pipe(texts[:20]):
            pass
    for _ in range(ROUNDS):
        for name, nlp in pipelines.items():
            began = process_time()
            for _ in nlp.pipe(texts):
                pass
            best[name] = max(best[name], words / (process_time() - began))
    return best


def load(tagger: str) -> tuple[float, float]:
    """CPU seconds to load a tagger where spaCy and the rules are there already; then megabytes at most."""
    done = subprocess.run(
        [sys.executable, "-c", _LOAD, tagger], capture_output=True, text=True, check=True, env=_one_thread()
    )
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def _one_thread() -> dict[str, str]:
    return os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def figures(taggers: Iterable[str]) -> dict[str, float]:
    """Words per second by pipeline."""
    texts = [document.text for document in training.split()[training.TRAIN]]
    authorities = load_authorities()
    pipelines = {f"tagger {name}": build("en", authorities, name) for name in taggers}
    pipelines |= {"spacy.blank": spacy.blank("en"), "spacy.blank, fresh tok2vec + ner": fresh_ner()}
    return words_a_second(pipelines, texts)


def main() -> None:
    """Print the table."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(f"{'pipeline':36}{'words/s':>10}{'of fresh ner':>14}")
    measured = figures(CONFIGS)
    ner = measured["spacy.blank, fresh tok2vec + ner"]
    for name, speed in measured.items():
        print(f"{name:36}{speed:10,.0f}{speed / ner:14.2f}")
    for name in CONFIGS:
        seconds, megabytes = load(name)
        print(
            f"{name}: loaded in {seconds:.2f} s beyond spaCy and the rules; a worker takes {megabytes:.0f} MB"
        )


if __name__ == "__main__":
    if os.environ.get("OMP_NUM_THREADS") != "1":  # threads are counted when numpy is loaded
        os.execve(sys.executable, [sys.executable, "-m", "benchmarks.tagger", *sys.argv[1:]], _one_thread())
    main()
