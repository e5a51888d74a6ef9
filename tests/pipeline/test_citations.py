"""References are read back by parsers of their own: nothing is lost, nothing breaks out of its field."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import KINDS
from index.request import Hit
from pipeline.citations import TYPES, bibtex, csl, key, ris, written


def hit(identifier: str = "k3m9qa2b/4", **values: Any) -> Hit:
    filled: dict[str, Any] = dict.fromkeys(
        ["date", "published", "adopted", "convention", "number", "status", "source", "collection", "language",
         "author", "page"]
    )  # fmt: skip
    filled |= {"title": "", "kind": "article", "origin": "", "score": 0.0, "snippet": "", **values}
    return Hit(id=identifier, document=identifier.split("/")[0], **filled)


def read_bibtex(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Entries as (type, key, fields); braces are matched, escaped ones not counted, as BibTeX does."""
    entries, at = [], 0
    while (found := re.compile(r"@(\w+)\{([^,\s{}]+),").search(text, at)) is not None:
        at, fields = found.end(), {}
        while (field := re.compile(r"\s*(\w+) = \{").match(text, at)) is not None:
            at, depth, start = field.end(), 1, field.end()
            while depth:
                if text[at] == "\\" and text[at + 1] in "{}":
                    at += 1
                elif text[at] in "{}":
                    depth += 1 if text[at] == "{" else -1
                at += 1
            fields[field[1]] = text[start : at - 1]
            assert text[at] == ","
            at += 1
        assert text[at : at + 2] == "\n}"
        entries.append((found[1], found[2], fields))
    return entries


def untexed(value: str) -> str:
    for code, letter in (("\\textasciitilde{}", "~"), ("\\textasciicircum{}", "^")):
        value = value.replace(code, letter)
    pieces = value.split("\\textbackslash{}")
    return "\\".join(re.sub(r"\\([&%$#_{}])", r"\1", piece) for piece in pieces)


def read_ris(text: str) -> list[list[tuple[str, str]]]:
    records: list[list[tuple[str, str]]] = [[]]
    for line in text.splitlines():
        if not line:
            continue
        tag, value = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line).groups()  # type: ignore[union-attr]
        if tag == "ER":
            records.append([])
        else:
            records[-1].append((tag, value))
    assert records.pop() == []
    return records


RESOLUTION = hit(
    title="Solidarity with the maquiladoras & {others}: 100% #1",
    kind="resolution",
    author="Jane Doe; Comité Fronterizo de Obreras y Obreros del Norte",
    date="2017-07-04",
    convention="75th Convention",
    number="12_B",
    status="adopted",
    source="UE",
    collection="Starter",
    language="en",
    page=4,
    origin="https://example.org/a b?x=1&y={2}#part",
)


def test_a_resolution_in_bibtex() -> None:
    ((kind, identifier, fields),) = read_bibtex(bibtex(RESOLUTION))
    assert (kind, identifier) == ("inproceedings", "k3m9qa2b:4")
    assert fields["title"] == r"{Solidarity with the maquiladoras \& \{others\}: 100\% \#1}"
    assert fields["author"] == "Doe, Jane and {Comité Fronterizo de Obreras y Obreros del Norte}"
    assert fields["booktitle"] == "75th Convention"
    assert [fields[name] for name in ("year", "month", "day", "pages")] == ["2017", "07", "04", "4"]
    assert fields["number"] == r"12\_B" and fields["note"] == "adopted" and fields["type"] == "resolution"
    assert fields["url"] == "https://example.org/a%20b?x=1&y=%7B2%7D#part"


def test_a_resolution_in_ris() -> None:
    (record,) = read_ris(ris(RESOLUTION))
    told = dict(record)
    assert record[0] == ("TY", "CPAPER")
    assert [value for tag, value in record if tag == "AU"] == [
        "Doe, Jane",
        "Comité Fronterizo de Obreras y Obreros del Norte",
    ]
    assert (told["T2"], told["PY"], told["DA"], told["SP"]) == ("75th Convention", "2017", "2017/07/04/", "4")
    assert told["ID"] == key(RESOLUTION)


def test_a_resolution_in_csl_json() -> None:
    told = csl(RESOLUTION)
    assert told["type"] == "paper-conference" and told["genre"] == "resolution"
    assert told["author"] == [
        {"family": "Doe", "given": "Jane"},
        {"literal": "Comité Fronterizo de Obreras y Obreros del Norte"},
    ]
    assert told["issued"] == {"date-parts": [[2017, 7, 4]]}
    assert told["event-title"] == "75th Convention" and told["id"] == "k3m9qa2b:4"


@pytest.mark.parametrize(
    ("date", "issued", "year", "note"),
    [
        ("2017", {"date-parts": [[2017]]}, "2017", None),
        ("2017-07~", {"date-parts": [[2017, 7]], "circa": True}, "2017", "dated 2017-07~"),
        ("2016/2018", {"date-parts": [[2016], [2018]]}, None, "dated 2016/2018"),
        ("199X", {"literal": "199X"}, None, "dated 199X"),
        (None, None, None, None),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(
    date: str | None, issued: object, year: str | None, note: str | None
) -> None:
    one = hit(title="T", date=date)
    assert csl(one).get("issued") == issued
    ((_, _, fields),) = read_bibtex(bibtex(one))
    assert fields.get("year") == year
    assert untexed(fields.get("note", "")) == (note or "")
    assert dict(read_ris(ris(one))[0]).get("PY") == year


@pytest.mark.parametrize(
    ("author", "apart"),
    [
        ("Jane Doe, John Smith", ["Doe, Jane", "Smith, John"]),
        ("Jane Doe and John Smith", ["Doe, Jane", "Smith, John"]),
        ("Doe, Jane", ["Doe, Jane"]),
        ("Doe, Jane; Smith, J.", ["Doe, Jane", "Smith, J."]),
        ("Sindicato de Trabajadores y Obreros", ["{Sindicato de Trabajadores y Obreros}"]),
        ("Voltaire", ["{Voltaire}"]),
        ("", []),
    ],
)
def test_authors_are_told_apart(author: str, apart: list[str]) -> None:
    fields = read_bibtex(bibtex(hit(title="T", author=author)))[0][2]
    assert [name for name in fields.get("author", "").split(" and ") if name] == apart


def test_every_kind_has_a_type_in_each_format() -> None:
    assert set(TYPES) == set(KINDS)
    for kind in KINDS:
        one = hit(title="T", kind=kind)
        assert read_bibtex(bibtex(one))[0][0] == TYPES[kind].bibtex
        assert read_ris(ris(one))[0][0] == ("TY", TYPES[kind].ris)
        assert csl(one)["type"] == TYPES[kind].csl


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Co", "Cn")), max_size=30)


@given(
    title=TEXT, author=TEXT, source=TEXT, number=TEXT, origin=TEXT.map(lambda text: "https://x.org/" + text)
)
def test_whatever_a_document_holds_stays_in_its_field(
    title: str, author: str, source: str, number: str, origin: str
) -> None:
    hits = [
        hit(f"d{n}", title=title, author=author, source=source, number=number, origin=origin, date="2017")
        for n in range(2)
    ]
    plain = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", " ", title).split())
    entries = read_bibtex("".join(written("bibtex", hits)))
    assert [(kind, identifier) for kind, identifier, _ in entries] == [("article", "d0"), ("article", "d1")]
    assert " ".join(untexed(entries[0][2]["title"][1:-1]).split()) == plain
    records = read_ris("".join(written("ris", hits)))
    assert [dict(record)["ID"] for record in records] == ["d0", "d1"]
    assert " ".join(dict(records[0]).get("TI", "").split()) == plain
    items = json.loads("".join(written("csl-json", hits)))
    assert [item["id"] for item in items] == ["d0", "d1"]
    assert " ".join(items[0].get("title", "").split()) == plain


def test_no_hits_are_an_empty_bibliography() -> None:
    assert json.loads("".join(written("csl-json", []))) == []
    assert "".join(written("bibtex", [])) == "".join(written("ris", [])) == ""


def test_keys_tell_parts_from_documents() -> None:
    keys = [key(hit(identifier)) for identifier in ("a1", "a1/1", "a1/11", "a/1")]
    assert len(set(keys)) == 4
    assert all(re.fullmatch(r"[\w:.-]+", one) for one in keys)
