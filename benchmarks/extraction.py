"""How good extraction is on the test parts of our annotated texts: `make eval`.

Prints exact F1 for organizations, places and dates, the share of right EDTF values and authority ids, by
part for each tagger, then for the one asked for by language, genre, type, and with each component left out.
The floors are in tests/quality/floors.yaml.
"""

from __future__ import annotations

import argparse
import os
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from itertools import repeat
from multiprocessing import get_context

from benchmarks.quality import LABELS, Extract, Scores, score
from corpus import training
from corpus.annotations import AnnotatedDocument, Mark
from corpus.authority import load_authorities
from corpus.document import Mention
from corpus.folding import name_key
from pipeline.extract.extractor import Extractor
from pipeline.extract.nlp import CONFIGS, LANGUAGES, build

TEST_PARTS = (
    training.TEST_BY_DOCUMENT,
    training.TEST_BY_ORGANIZATION,
    training.INDEPENDENT,
    training.ARTICLES,
)


@lru_cache(maxsize=4)
def _extractor(tagger: str) -> Extractor:
    return Extractor(load_authorities(), tagger=tagger)


def extract(document: AnnotatedDocument, tagger: str = "default") -> Sequence[Mention]:
    """What extraction finds, told no more than a reader could tell it: the text and its date."""
    return _extracted(document.text, document.published, tagger)


@lru_cache(maxsize=2000)
def _extracted(text: str, published: str | None, tagger: str) -> Sequence[Mention]:
    return _extractor(tagger).extract_text(text, published=published)[1]


@lru_cache(maxsize=1)
def _gazetteer() -> re.Pattern[str]:
    names = sorted(
        {n for o in load_authorities().organizations.values() for n in o.names}, key=len, reverse=True
    )
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


def plain_gazetteer(document: AnnotatedDocument) -> Sequence[Mention]:
    """The names of the authority files wherever they stand, longest first; the test must be harder."""
    return [
        Mention("ORG", m.group(), m.start(), m.end(), "gazetteer")
        for m in _gazetteer().finditer(document.text)
    ]


def unseen(document: AnnotatedDocument, mark: Mark) -> bool:
    """Whether a mark counts in the part by organization: only names that occur in no training text do."""
    return mark.label != "ORG" or name_key(mark.surface) not in _training_names()


@lru_cache(maxsize=1)
def _training_names() -> frozenset[str]:
    return training.names_of(training.split()[training.TRAIN])


@lru_cache(maxsize=16)
def part_scores(part: str, tagger: str = "default") -> Scores:
    """The scores of one test part."""
    documents = training.split()[part]
    if part == training.TEST_BY_ORGANIZATION:
        return score(documents, partial(extract, tagger=tagger), unseen)
    return score(documents, partial(extract, tagger=tagger))


def measured_texts() -> list[AnnotatedDocument]:
    """All documents of the test parts."""
    return [d for part in TEST_PARTS for d in training.split()[part]]


@lru_cache(maxsize=4)
def all_scores(tagger: str) -> Scores:
    """The scores of a tagger over all test parts."""
    return score(measured_texts(), partial(extract, tagger=tagger))


def figures(scores: Scores) -> dict[str, float]:
    """The gated figures of a part."""
    return {
        **{label: scores.spans[label].f1 for label in LABELS},
        "EDTF": scores.edtf.value,
        "linking": scores.linking.value,
    }


def _line(name: str, scores: Scores, words: int | None = None) -> str:
    counts = [scores.spans[label] for label in LABELS]
    spans = "  ".join(f"{c.precision:5.3f} {c.recall:5.3f} {c.f1:5.3f}" for c in counts)
    values = f"{scores.edtf.value:6.3f} {scores.linking.value:6.3f} ({scores.linking.of})"
    return f"{name:22}{words if words is not None else '':>7}  {spans} {values}"


def _head(title: str) -> str:
    columns = "  ".join(f"{label + ' P':>5} {'R':>5} {'F1':>5}" for label in LABELS)
    return f"\n{title:22}{'words':>7}  {columns}   EDTF   link (of)"


def _by(key: str, documents: Sequence[AnnotatedDocument], found: Extract) -> None:
    groups: dict[str, list[AnnotatedDocument]] = defaultdict(list)
    for document in documents:
        groups[getattr(document, key)].append(document)
    print(_head(f"by {key}"))
    for name, group in sorted(groups.items(), key=lambda g: -sum(d.words for d in g[1])):
        print(_line(name, score(group, found), sum(d.words for d in group)))


def _without_each_component(tagger: str) -> None:
    print(_head("component left out"))
    names = [name for name in build(LANGUAGES[0], load_authorities(), tagger).pipe_names if name != "merge"]
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        for line in pool.map(_line_without, names, repeat(tagger)):
            print(line)


def _line_without(name: str, tagger: str) -> str:
    pipelines = [build(language, load_authorities(), tagger) for language in (*LANGUAGES, None)]
    _extracted.cache_clear()
    for nlp in pipelines:
        nlp.disable_pipe(name)
    line = _line(name, score(measured_texts(), partial(extract, tagger=tagger)))
    for nlp in pipelines:
        nlp.enable_pipe(name)
    return line


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", metavar="PART", help="list what is wrong in a part (train, document, …)")
    parser.add_argument("--tagger", choices=CONFIGS, default="default", help="of which the tables are")
    given = parser.parse_args()
    wrong, found = given.wrong, partial(extract, tagger=given.tagger)
    if wrong:
        scores = score(training.split()[wrong], found)
        for row in scores.wrong:
            print("\t".join(text.replace("\n", " ") for text in row))
        print(_head(wrong))
        print(_line(wrong, scores))
        return
    print(_head("test part"))
    tests = measured_texts()
    for tagger in CONFIGS:
        for part in TEST_PARTS:
            words = sum(d.words for d in training.split()[part])
            print(_line(f"{part}, {tagger}", part_scores(part, tagger), words))
        print(_line(f"all, {tagger}", all_scores(tagger), sum(d.words for d in tests)))
    plain = score(tests, plain_gazetteer).spans["ORG"]
    print(f"plain gazetteer, ORG    {plain.precision:13.3f} {plain.recall:5.3f} {plain.f1:5.3f}")
    _by("lang", tests, found)
    _by("genre", tests, found)
    everything = all_scores(given.tagger)
    print("\nrecall by type of organization")
    for name, share in sorted(everything.types.items(), key=lambda t: -t[1].of):
        print(f"{name:22}{share.of:7}  {share.value:5.3f}")
    _without_each_component(given.tagger)
    kinds = Counter(row[1] for row in everything.wrong)
    print(f"\nwrong: {', '.join(f'{count} {kind}' for kind, count in kinds.most_common())}")


if __name__ == "__main__":
    main()
