"""Write corpus/training/splits.yaml: a tenth of the documents as test, and a tenth by organization.

By document: by a digest of the id, a tenth of each language. By organization: of the rest of each
language, the documents whose organizations are named least elsewhere; a test counts only those of
their names that occur in no training text.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict

import yaml

from corpus.annotations import AnnotatedDocument
from corpus.folding import name_key
from corpus.training import HERE, TEST_BY_DOCUMENT, TEST_BY_ORGANIZATION, texts


def _digest(document: AnnotatedDocument) -> str:
    return hashlib.sha256(document.id.encode()).hexdigest()


def main() -> None:
    """Choose and write."""
    by_language: dict[str, list[AnnotatedDocument]] = defaultdict(list)
    for document in texts():
        by_language[document.lang].append(document)
    in_documents = Counter(
        name
        for document in texts()
        for name in {name_key(m.surface) for m in document.marks if m.label == "ORG"}
    )

    def familiar(document: AnnotatedDocument) -> float:
        names = [name_key(m.surface) for m in document.marks if m.label == "ORG"]
        return sum(in_documents[n] > 1 for n in names) / len(names) if len(names) >= 5 else 2.0

    chosen: dict[str, list[str]] = {TEST_BY_DOCUMENT: [], TEST_BY_ORGANIZATION: []}
    for documents in by_language.values():
        tenth = max(1, round(len(documents) / 10))
        ordered = sorted(documents, key=_digest)
        chosen[TEST_BY_DOCUMENT] += [d.id for d in ordered[:tenth]]
        rest = sorted(ordered[tenth:], key=lambda d: (familiar(d), _digest(d)))
        chosen[TEST_BY_ORGANIZATION] += [d.id for d in rest[:tenth]]
    text = yaml.safe_dump({part: sorted(ids) for part, ids in chosen.items()}, sort_keys=True)
    (HERE / "splits.yaml").write_text(
        "# Made by tools/split_corpus.py; not to be edited by hand.\n" + text, "utf-8"
    )


if __name__ == "__main__":
    main()
