"""Our annotated texts: to measure extraction by, and to learn from. README.md here has the format."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from corpus.annotations import AnnotatedDocument, read_annotations
from corpus.folding import name_key

HERE = Path(__file__).parent
TEST_BY_DOCUMENT = "document"
TEST_BY_ORGANIZATION = "organization"
INDEPENDENT = "independent"
ARTICLES = "articles"
TRAIN = "train"


@lru_cache(maxsize=1)
def texts() -> tuple[AnnotatedDocument, ...]:
    """All documents but those that were written apart, for measuring only."""
    return tuple(read_annotations(sorted((HERE / "texts").glob("*.txt"))))


@lru_cache(maxsize=1)
def independent() -> tuple[AnnotatedDocument, ...]:
    """The thirty documents that were written without sight of the rules or of the rest."""
    return tuple(read_annotations([HERE / "independent.txt"]))


@lru_cache(maxsize=1)
def articles() -> tuple[AnnotatedDocument, ...]:
    """Long articles as the web has them, written without sight of the rules or of the rest."""
    return tuple(read_annotations([HERE / "articles.txt"]))


@lru_cache(maxsize=1)
def split() -> Mapping[str, tuple[AnnotatedDocument, ...]]:
    """Documents by part: train, document, organization (see splits.yaml), independent, articles."""
    import yaml

    named: dict[str, list[str]] = yaml.safe_load((HERE / "splits.yaml").read_text("utf-8"))
    part_of = {identifier: part for part, ids in named.items() for identifier in ids}
    parts: dict[str, list[AnnotatedDocument]] = {TRAIN: [], TEST_BY_DOCUMENT: [], TEST_BY_ORGANIZATION: []}
    for document in texts():
        parts[part_of.get(document.id, TRAIN)].append(document)
    apart = {INDEPENDENT: independent(), ARTICLES: articles()}
    return {**{part: tuple(found) for part, found in parts.items()}, **apart}


def names_of(documents: tuple[AnnotatedDocument, ...]) -> frozenset[str]:
    """The folded names of all marked organizations."""
    return frozenset(name_key(m.surface) for d in documents for m in d.marks if m.label == "ORG")
