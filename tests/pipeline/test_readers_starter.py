"""The starter documents come in as their expectations say: all that belongs to the text, nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import corpus
from corpus.document import RawItem, Reading
from pipeline.readers import read

STARTER = Path(corpus.__file__).parent / "starter"
EXPECTED = sorted((STARTER / "expected").glob("*.yaml"))


def _expectation(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def _reading(expected: dict[str, Any]) -> Reading:
    path = STARTER / "documents" / expected["file"]
    return read(RawItem(str(path), path.read_bytes()))


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_the_starter_set_is_there() -> None:
    assert len(EXPECTED) >= 12


@pytest.mark.parametrize("path", EXPECTED, ids=lambda p: p.stem)
def test_text_contains_what_belongs_to_it_and_lacks_furniture(path: Path) -> None:
    expected = _expectation(path)
    text = _flat(_reading(expected).text)
    missing = [s for s in expected["contains"] if _flat(s) not in text]
    furniture = [s for s in expected["lacks"] if _flat(s) in text]
    assert (missing, furniture) == ([], [])


@pytest.mark.parametrize("path", EXPECTED, ids=lambda p: p.stem)
def test_blocks_point_into_the_text_in_order(path: Path) -> None:
    reading = _reading(_expectation(path))
    at = 0
    for block in reading.blocks:
        assert block.start >= at
        assert reading.text[block.start : block.end] == block.text
        at = block.end
    assert reading.blocks


@pytest.mark.parametrize("path", EXPECTED, ids=lambda p: p.stem)
def test_structured_dates_and_authors_are_right_or_absent(path: Path) -> None:
    expected = _expectation(path)
    reading = _reading(expected)
    published = reading.best("published")
    if expected["published"] is None:
        assert published is None
    elif expected["published_from"] == "structured":
        assert published is not None
        assert published.value == expected["published"]
    elif published is not None:
        assert published.value in (expected["published"], expected["republished"])
    author = reading.best("author")
    assert author is None or author.value == expected["author"]


@pytest.mark.parametrize("path", EXPECTED, ids=lambda p: p.stem)
def test_numbered_clauses_are_list_items_with_their_own_numbers(path: Path) -> None:
    expected = _expectation(path)
    numbers = [
        str(c["number"]).rpartition(".")[2]
        for c in expected.get("clauses") or []
        if c.get("number") is not None
    ]
    found = [b.number for b in _reading(expected).blocks if b.type == "list_item"]
    # Ordinals in words ("Primero.") are for the structure stage; every figure and letter is for the reader.
    assert [n for n in numbers if n not in found and len(n) <= 3] == []
