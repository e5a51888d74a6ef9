"""Set documents of new portions apart as test: `python tools/split_corpus.py PORTION...`.

What is in corpus/training/splits.yaml stays there, so that no text from which rules were made or a model
was trained becomes a test. Of the portions named, enough documents are added for a tenth of all: by
document by a digest of their ids, by organization those whose organizations are named least elsewhere.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter

import yaml

from corpus import training
from corpus.annotations import AnnotatedDocument
from corpus.folding import name_key

PATH = training.HERE / "splits.yaml"
LEAST_NAMES = 5


def _digest(document: AnnotatedDocument) -> str:
    return hashlib.sha256(document.id.encode()).hexdigest()


def _names(document: AnnotatedDocument) -> list[str]:
    return [name_key(m.surface) for m in document.marks if m.label == "ORG"]


def main(portions: list[str]) -> None:
    """Choose and write."""
    chosen: dict[str, list[str]] = {training.TEST_BY_DOCUMENT: [], training.TEST_BY_ORGANIZATION: []}
    if PATH.exists():
        chosen |= yaml.safe_load(PATH.read_text("utf-8"))
    tenth = round(len(training.texts()) / 10)
    taken = {identifier for ids in chosen.values() for identifier in ids}
    new = [
        d for d in training.texts() if d.id.rpartition("-")[0] in portions and d.id not in taken
    ]  # fmt: skip
    in_documents = Counter(name for d in training.texts() for name in set(_names(d)))

    def familiar(document: AnnotatedDocument) -> float:
        names = _names(document)
        if len(names) < LEAST_NAMES:
            return 2.0
        return sum(in_documents[name] > 1 for name in names) / len(names)

    by_document = sorted(new, key=_digest)[: max(0, tenth - len(chosen[training.TEST_BY_DOCUMENT]))]
    rest = sorted((d for d in new if d not in by_document), key=lambda d: (familiar(d), _digest(d)))
    by_organization = rest[: max(0, tenth - len(chosen[training.TEST_BY_ORGANIZATION]))]
    chosen[training.TEST_BY_DOCUMENT] += [d.id for d in by_document]
    chosen[training.TEST_BY_ORGANIZATION] += [d.id for d in by_organization]
    text = yaml.safe_dump({part: sorted(ids) for part, ids in chosen.items()}, sort_keys=True)
    PATH.write_text("# Made by tools/split_corpus.py; not to be edited by hand.\n" + text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
