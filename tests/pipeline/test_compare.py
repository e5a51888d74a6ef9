"""`solidarity compare`: versions, parts and documents, clause by clause, in every format."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from made_archive import Written, book, new_archive, restricted, store

from pipeline.cli import run

FIRST = Written(
    "International Solidarity",
    "9",
    ["Capital knows no borders;"],
    [
        "affirms the alliance with the FAT",
        "condemns the blockade of *Cuba*",
        "urges a boycott of Harbor Coffee",
    ],
)
SECOND = Written(
    "International Solidarity",
    "4",
    ["Capital knows no borders;"],
    [
        "affirms the alliance with the FAT and Unifor",
        "directs the officers to report",
        "condemns the blockade of *Cuba*",
    ],
)


@pytest.fixture(scope="module")
def held(tmp_path_factory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("compare") / "archive"
    with new_archive(folder) as archive:
        page = "https://union.example/solidarity"
        ids = {"page": store(archive, book("Page", [FIRST], convention="75th Convention"), page)}
        store(archive, book("Page", [SECOND], convention="76th Convention"), page, "2025-01-02T00:00:00Z")
        ids["book"] = store(
            archive, book("Book", [FIRST, Written("Rail", "10", ["x"], ["urges y"])]), "/b.txt"
        )
        prose = [Written("News", text=["One paragraph.", "Another one."], kind="article")]
        ids["news"] = store(archive, book("News", prose), "/news.txt")
        ids["secret"] = store(archive, restricted(book("Secret", [FIRST])), "/s.txt")
    return folder, ids


@pytest.fixture
def ask(held, capsys):
    folder, ids = held

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["--archive", str(folder), "compare", *(a.format(**ids) for a in arguments)])
        out, err = capsys.readouterr()
        assert "unforeseen" not in err
        return code, out, err

    return call


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("{page}@1", "{page}@2"),
        ("{page}@1", "{page}"),
        ("{book}/1", "{page}"),
        ("{book}/1@1", "{page}@2"),
    ],
)
def test_versions_and_parts_are_compared_clause_by_clause(ask, a: str, b: str):
    code, out, _ = ask(a, b, "--format", "json")
    answer = json.loads(out)
    assert code == 0
    assert answer["unit"] == "clause"
    assert answer["counts"] == {"kept": 2, "changed": 1, "new": 1, "dropped": 1}
    assert [(c["change"], (c["before"] or c["after"])["number"]) for c in answer["changes"]] == [
        ("kept", None),
        ("changed", "1"),
        ("new", "2"),
        ("kept", "2"),
        ("dropped", "3"),
    ]
    assert answer["changes"][1]["words"] == [
        {"mark": "same", "text": "affirms the alliance with the FAT"},
        {"mark": "inserted", "text": " and Unifor"},
    ]
    assert answer["after"]["convention"] == "76th Convention"


def test_a_text_is_what_it_was(ask):
    _, out, _ = ask("{page}", "{page}@2", "--format", "json")
    assert json.loads(out)["counts"] == {"kept": 4, "changed": 0, "new": 0, "dropped": 0}


def test_what_has_no_clauses_is_compared_by_paragraphs(ask):
    answer = json.loads(ask("{news}", "{page}", "--format", "json")[1])
    assert answer["unit"] == "paragraph"
    assert answer["counts"]["dropped"] == 3


def test_cells_mark_words_and_give_both_numbers(ask):
    rows = list(csv.DictReader(io.StringIO(ask("{page}@1", "{page}@2", "--format", "csv")[1])))
    assert rows[1]["words"] == "affirms the alliance with the FAT{+ and Unifor+}"
    assert (rows[3]["number_before"], rows[3]["number_after"]) == ("2", "3")
    changed = list(
        csv.DictReader(io.StringIO(ask("{page}@1", "{page}@2", "--changed", "--format", "csv")[1]))
    )
    assert [r["change"] for r in changed] == ["changed", "new", "dropped"]


def test_markdown_and_tables_are_for_people(ask):
    out = ask("{page}@1", "{page}@2", "--format", "markdown")[1]
    assert "Clauses: 2 kept, 1 changed, 1 new, 1 dropped" in out
    assert "> affirms the alliance with the FAT **and Unifor**" in out
    assert "> ~~urges a boycott of Harbor Coffee~~" in out
    assert r"> condemns the blockade of \*Cuba\*" in out
    assert "Kept, no. 2 → 3, operative" in out
    table = ask("{page}@1", "{page}@2", "--format", "table")[1]
    assert "clauses: 2 kept, 1 changed, 1 new, 1 dropped" in table


@pytest.mark.parametrize(
    ("a", "b", "named"),
    [
        ("nonesuch", "{page}", "no document nonesuch"),
        ("{page}@9", "{page}", "no version 9"),
        ("{book}/7", "{page}", "no part 7"),
        ("{page}@1@2", "{page}", "is no id"),
        ("{secret}", "{page}", "--include-restricted"),
    ],
)
def test_what_cannot_be_compared_is_one_clear_line(ask, a: str, b: str, named: str):
    code, out, err = ask(a, b)
    assert (code, out) == (2, "")
    assert named in err
    assert len(err.splitlines()) == 1


def test_the_restricted_is_compared_when_asked_for(ask):
    assert ask("{secret}", "{page}", "--include-restricted")[0] == 0
