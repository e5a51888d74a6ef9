"""How good extraction is on the test parts of our annotated texts: `make eval`.

Prints exact F1 for organizations, places and dates, the share of right EDTF values and authority ids, by
part, language, genre, type, and with each component left out. The floors are in tests/quality/floors.yaml.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from benchmarks.quality import LABELS, Scores, score
from corpus import training
from corpus.annotations import AnnotatedDocument, Mark
from corpus.authority import load_authorities
from corpus.document import Mention
from corpus.folding import name_key
from pipeline.extract.extractor import Extractor
from pipeline.extract.nlp import LANGUAGES, build

TEST_PARTS = (training.TEST_BY_DOCUMENT, training.TEST_BY_ORGANIZATION, training.INDEPENDENT)


@lru_cache(maxsize=1)
def _extractor() -> Extractor:
    return Extractor(load_authorities())


def extract(document: AnnotatedDocument) -> Sequence[Mention]:
    """What extraction finds, told no more than a reader could tell it: the text and its date."""
    return _extractor().extract_text(document.text, published=document.published)[1]


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


@lru_cache(maxsize=8)
def part_scores(part: str) -> Scores:
    """The scores of one test part."""
    documents = training.split()[part]
    if part == training.TEST_BY_ORGANIZATION:
        return score(documents, extract, unseen)
    return score(documents, extract)


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


def _by(key: str, documents: Sequence[AnnotatedDocument]) -> None:
    groups: dict[str, list[AnnotatedDocument]] = defaultdict(list)
    for document in documents:
        groups[getattr(document, key)].append(document)
    print(_head(f"by {key}"))
    for name, group in sorted(groups.items(), key=lambda g: -sum(d.words for d in g[1])):
        print(_line(name, score(group, extract), sum(d.words for d in group)))


def _without_each_component(documents: Sequence[AnnotatedDocument]) -> None:
    print(_head("component left out"))
    pipelines = [build(language, load_authorities()) for language in (*LANGUAGES, None)]
    names = [name for name in pipelines[0].pipe_names if name != "merge"]
    for name in names:
        for nlp in pipelines:
            nlp.disable_pipe(name)
        print(_line(name, score(documents, extract)))
        for nlp in pipelines:
            nlp.enable_pipe(name)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", metavar="PART", help="list what is wrong in a part (train, document, …)")
    wrong = parser.parse_args().wrong
    if wrong:
        scores = score(training.split()[wrong], extract)
        for row in scores.wrong:
            print("\t".join(text.replace("\n", " ") for text in row))
        print(_head(wrong))
        print(_line(wrong, scores))
        return
    print(_head("test part"))
    for part in TEST_PARTS:
        print(_line(part, part_scores(part), sum(d.words for d in training.split()[part])))
    tests = [d for part in TEST_PARTS for d in training.split()[part]]
    print(_line("all test parts", score(tests, extract), sum(d.words for d in tests)))
    plain = score(tests, plain_gazetteer).spans["ORG"]
    print(f"plain gazetteer, ORG    {plain.precision:13.3f} {plain.recall:5.3f} {plain.f1:5.3f}")
    _by("lang", tests)
    _by("genre", tests)
    everything = score(tests, extract)
    print("\nrecall by type of organization")
    for name, share in sorted(everything.types.items(), key=lambda t: -t[1].of):
        print(f"{name:22}{share.of:7}  {share.value:5.3f}")
    _without_each_component(tests)
    kinds = Counter(row[1] for row in everything.wrong)
    print(f"\nwrong: {', '.join(f'{count} {kind}' for kind, count in kinds.most_common())}")


if __name__ == "__main__":
    main()
