"""What researchers ask of the commands: references, explanations, hints, likeness, a damaged index."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from pipeline.cli import run

sys.path.insert(0, str(Path(__file__).parent))
from commands import Outcome, solidarity


@pytest.fixture
def ask(filled_archive):
    folder, _ = filled_archive
    return lambda *arguments, **options: solidarity("--archive", folder, *arguments, **options)


def test_references_are_written_without_a_cap(ask):
    found = ask("search", "union", "--limit", "0", "--format", "json").json
    assert len(found["hits"]) == found["total"] > 10
    items = ask("search", "union", "--limit", "0", "--format", "csl-json").json
    assert [item["id"] for item in items] == [hit["id"].replace("/", ":") for hit in found["hits"]]
    entries = ask("search", "union", "--limit", "0", "--format", "bibtex").out
    assert entries.count("\n}\n") == found["total"]
    assert ask("search", "union", "--limit", "0", "--format", "ris").out.count("\nER  - ") == found["total"]


def test_the_streamed_json_is_one_document(ask):
    for arguments in (["union"], ["zzzunheardof"], ["union", "--limit", "1"]):
        answer = ask("search", *arguments, "--format", "json")
        assert answer.out == json.dumps(answer.json, ensure_ascii=False, indent=2) + "\n"


def test_hints_and_explanations_are_told(ask):
    answer = ask("search", "CSN", "--explain", "--format", "json").json
    assert {"csn"} == {hint["organization"]["id"] for hint in answer["hints"]}
    assert answer["terms"][0]["term"] == "CSN" and answer["terms"][0]["count"] > 5
    share = answer["hits"][0]["explanation"][0]
    assert share["term"] == "CSN" and share["score"] == pytest.approx(answer["hits"][0]["score"], abs=1e-3)
    table = ask("search", "CSN", "--explain", "--format", "table").out
    assert "CSN is an organization: --org csn" in table
    assert "mentions the organization named" in " ".join(table.split())
    row = ask("search", "CSN", "--explain", "--limit", "1", "--format", "tsv").out.splitlines()
    assert row[0].endswith("\texplanation") and "CSN " in row[1].rpartition("\t")[2]
    plain = ask("search", "CSN", "--plain", "--explain", "--format", "json").json
    assert "hints" not in plain and plain["hits"][0]["explanation"][0]["factors"] == {}


def test_each_line_of_standard_input_may_be_explained(ask):
    lines = ask("search", "-", "--explain", stdin="CSN\nstrike\n(oops\n").lines
    assert [line.get("query") for line in lines] == ["CSN", "strike", "(oops"]
    assert lines[0]["hints"] and lines[1]["terms"] and "never closed" in lines[2]["error"]


def test_each_answered_line_tells_how_a_name_was_taken(ask):
    (line,) = ask("search", "-", stdin="org:CGT\n").lines
    assert "borne by" in line["notes"][0]


def test_a_query_that_begins_with_a_minus_is_told_the_way(ask):
    for command in (["search"], ["facets", "kind"], ["timeline"]):
        wrong = ask(*command, "-strike")
        assert wrong.code == 2 and "-- '-strike'" in wrong.err
    assert ask("search", "--format", "json", "--", "-strike").json["total"] > 0
    assert "--limit" in ask("search", "--limt", "1").err


def test_counts_of_nothing_come_with_what_would_find_something(ask):
    for command in (["facets", "kind"], ["timeline"]):
        assert "try: --match any finds" in ask(*command, "union zzzunheardof").err
        assert "borne by" in ask(*command, "org:CGT").err


def test_similar_gives_the_texts_most_like_one(ask, filled_archive):
    _, ids = filled_archive
    first = ids["composite-motion.txt"]
    part = ask("search", f"id:{first}", "--format", "json").json["hits"][0]["id"]
    answer = ask("similar", part, "--limit", "3", "--format", "json").json
    assert answer["id"] == part and len(answer["hits"]) == 3 and len(answer["terms"]) > 5
    assert all(hit["id"] != part and len(hit["shared"]) >= 2 for hit in answer["hits"])
    table = ask("similar", part, "--limit", "1", "--format", "table")
    assert "shares" in table.out and table.code == 0
    assert ask("similar", part, "--limit", "2", "--format", "ris").out.count("ER  - ") == 2
    lost = ask("similar", "nosuchid")
    assert lost.code == 2 and "nosuchid" in lost.err


def test_hierarchies_are_counted_and_filtered_by(ask):
    values = ask("facets", "within", "--format", "json").json["values"]
    assert {value["level"] for value in values} >= {0, 1, 2}
    counts = {value["value"]: value["count"] for value in values}
    inside = ask("search", "--within", "ca", "--format", "json", "--limit", "1").json
    assert inside["total"] == counts["ca"]
    outside = ask("search", "--not", "within=ca", "--format", "json", "--limit", "1").json
    everything = ask("search", "--format", "json", "--limit", "1").json
    assert outside["total"] == everything["total"] - counts["ca"]
    bodies = ask("facets", "federation", "--contains", "international trade", "--format", "json").json[
        "values"
    ]
    joined = {value["value"]: value["count"] for value in bodies}
    assert joined["ituc"] == ask("search", "--federation", "ituc", "--format", "json").json["total"]


def test_months_hold_what_their_year_holds_or_less(ask):
    months = ask("timeline", "--by", "month", "--format", "json").json
    steps = {row["month"]: row["count"] for row in months["steps"]}
    assert sorted(steps) == list(steps)
    assert all(int(month[5:]) in range(1, 13) for month in steps)
    years = {row["year"]: row["count"] for row in ask("timeline", "--format", "json").json["steps"]}
    for year, count in years.items():
        assert sum(n for month, n in steps.items() if month.startswith(year)) <= count
    assert sum(steps.values()) + months["undated"] == ask("search", "--format", "json").json["total"]


@pytest.fixture
def copy(filled_archive, tmp_path):
    folder = tmp_path / "archive"
    shutil.copytree(filled_archive[0], folder)

    def run(*arguments: str) -> Outcome:
        return solidarity("--archive", folder, *arguments)

    run.folder = folder  # type: ignore[attr-defined]
    return run


def test_a_changed_byte_of_the_index_is_told_and_mended(copy):
    assert copy("index", "status").code == copy("verify").code == 0
    file = next((copy.folder / "index").glob("*.arrays"))
    damaged = bytearray(file.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    file.write_bytes(damaged)
    status = copy("index", "status", "--format", "json")
    assert (status.code, status.json["damaged"]) == (1, [file.name])
    assert "index rebuild" in status.err
    verified = copy("verify", "--format", "json")
    assert verified.code == 1
    assert verified.json["index_damaged"] == [file.name] and verified.json["damaged"] == []
    assert copy("index", "rebuild").code == 0
    assert copy("index", "status").code == copy("verify").code == 0


def test_a_lost_index_is_told_by_verify(copy):
    shutil.rmtree(copy.folder / "index")
    outcome = copy("verify", "--format", "json")
    assert outcome.code == 1 and "rebuild" in outcome.json["index_damaged"][0]


@pytest.mark.slow
def test_segments_are_merged_on_demand(copy, tmp_path, monkeypatch):
    # So few parts are merged by each ingest: here each leaves a segment of its own, as large ones do.
    monkeypatch.setattr("index.whoosh_engine.writer.to_merge", lambda *_: set())
    for number in range(2):
        (tmp_path / f"late{number}.txt").write_text(f"A late strike of the number {number}.\n")
        asked = ["--archive", copy.folder, "ingest", tmp_path / f"late{number}.txt", "--workers", "1"]
        assert run(list(map(str, asked))) == 0
    before = copy("index", "status", "--format", "json").json
    outcome = copy("index", "optimize", "--format", "json")
    assert outcome.code == 0 and outcome.json["segments"] == 1 < before["segments"]
    assert outcome.json["parts"] == before["parts"]
    assert copy("search", '"late strike of the number"', "--format", "json").json["total"] == 2
