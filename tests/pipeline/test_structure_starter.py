"""The starter documents, through the real readers, have the structure that their expectations state."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus.document import Clause, Document, RawItem
from corpus.folding import fold
from pipeline.readers import read
from pipeline.structure import structure
from pipeline.structure.verbs import head_verb

STARTER = Path(__file__).resolve().parents[2] / "corpus" / "starter"
NAMES = sorted(p.stem for p in (STARTER / "expected").glob("*.yaml"))

# What an expectation calls the origin of a date, and how the structure stage words it.
ORIGINS = {
    "structured": (
        "json-ld", "article:", "dcterms", "time", "meta", "og:", "itemprop", "datepublished", "dc.",
    ),
    "dateline": ("dateline", "text", "byline"),
    "masthead": ("masthead", "bulletin line", "running head", "issue"),
    "text": ("attribution", "occasion", "text"),
}  # fmt: skip


@cache
def expected(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(
        (STARTER / "expected" / f"{name}.yaml").read_text(encoding="utf-8")
    )
    return loaded


@cache
def document(name: str) -> Document:
    path = STARTER / "documents" / expected(name)["file"]
    item = RawItem(str(path), path.read_bytes())
    return structure(read(item), item)


def own_number(clause: Clause) -> str | None:
    return clause.number.rpartition(".")[2] if clause.number else None


def check_clauses(
    text: str, clauses: tuple[Clause, ...], wanted: list[dict[str, Any]], language: str
) -> None:
    got = [(c.role, own_number(c), " ".join(text[c.start : c.end].split())) for c in clauses]
    assert [(role, number) for role, number, _ in got] == [(w["role"], w["number"]) for w in wanted]
    for (_, _, words), want in zip(got, wanted, strict=True):
        # A "Que" at the start belongs to the CONSIDERANDO above.
        assert words.startswith(" ".join(want["starts"].split()).removeprefix("Que "))
    for clause, want in zip(clauses, wanted, strict=True):
        if want["verb"] is None:
            assert clause.verb is None, want
        elif lemma := head_verb(want["verb"] + " the", language) or head_verb("be " + want["verb"], language):
            assert clause.verb is not None and clause.verb.split()[0] == lemma[0].split()[0], want


def test_there_are_starter_documents() -> None:
    assert len(NAMES) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_metadata(name: str) -> None:
    want, got = expected(name), document(name)
    assert fold(got.title) == fold(want["title"])
    for key in (
        "author",
        "kind",
        "published",
        "republished",
        "adopted",
        "convention",
        "number",
        "status",
        "language",
    ):
        assert getattr(got, key) == want[key], key
    if want["published_from"] is not None:
        assert got.published_from is not None
        assert got.published_from.lower().startswith(ORIGINS[want["published_from"]])


@pytest.mark.parametrize("name", NAMES)
def test_parts_tile_the_text(name: str) -> None:
    got = document(name)
    assert "".join(got.text[p.start : p.end] for p in got.parts) == got.text
    assert [p.n for p in got.parts] == ([0] if len(got.parts) == 1 else list(range(1, len(got.parts) + 1)))


@pytest.mark.parametrize("name", [n for n in NAMES if expected(n)["parts"]])
def test_parts(name: str) -> None:
    want, got = expected(name), document(name)
    wanted = [p for p in want["parts"] if p["kind"] != "other"]
    found = [p for p in got.parts if p.kind != "other"]
    assert [fold(p.title or "") for p in found] == [fold(p["title"]) for p in wanted]
    for part, expect in zip(found, wanted, strict=True):
        assert (part.kind, part.number, part.page, len(part.clauses)) == (
            expect["kind"],
            expect["number"],
            expect["page"],
            expect["clauses"],
        )
        if "author" in expect:
            assert part.author == expect["author"]
        if "status" in expect:
            assert part.status == expect["status"], part.title
        if "clause_list" in expect:
            check_clauses(got.text, part.clauses, expect["clause_list"], got.language or "en")


@pytest.mark.parametrize("name", [n for n in NAMES if expected(n)["kind"] == "resolution"])
def test_clauses_of_resolutions(name: str) -> None:
    want, got = expected(name), document(name)
    check_clauses(got.text, got.parts[0].clauses, want["clauses"], got.language or "en")


@pytest.mark.parametrize(
    "name", [n for n in NAMES if expected(n)["kind"] not in {"resolution", "proceedings"}]
)
def test_what_is_no_resolution_has_no_clauses(name: str) -> None:
    assert all(part.clauses == () for part in document(name).parts)
