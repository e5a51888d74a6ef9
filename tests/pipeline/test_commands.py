"""The commands keep the contract: shapes, formats, exit codes."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from commands import environment, solidarity

STARTER = Path(__file__).parents[2] / "corpus" / "starter" / "documents"

HIT = set(
    "id document title kind date published adopted convention number status source collection language author"
    " origin page score snippet organizations places".split()
)
SHOW = set(
    "id document title author kind kind_from published published_from adopted republished convention number"
    " status source collection rights language origin sha256 retrieved text parts clauses mentions versions"
    " duplicates warnings".split()
)
READ = set("origin title author published published_from kind language text blocks warnings".split())
MENTION = {"label", "surface", "start", "end", "id", "name", "edtf", "method", "confidence"}


@pytest.fixture
def ask(filled_archive):
    folder, _ = filled_archive
    return lambda *arguments, **options: solidarity("--archive", folder, *arguments, **options)


def test_search_answers_in_the_promised_shape(ask):
    answer = ask(
        "search", "org:csn", "--facet", "organization:3", "--facet", "year:0", "--format", "json"
    ).json
    assert set(answer) == {"query", "explained", "match", "total", "took_ms", "suggestions", "hits", "facets"}
    assert answer["total"] >= 6
    assert all(set(hit) - {"also_at", "printed"} == HIT for hit in answer["hits"])
    assert set(answer["facets"]) == {"organization", "year"}
    assert len(answer["facets"]["organization"]) == 3
    assert set(answer["facets"]["organization"][0]) == {"value", "label", "count", "selected"}
    assert any(value["selected"] for value in answer["facets"]["organization"]) is False
    years = [v["value"] for v in answer["facets"]["year"] if v["value"] != "(none)"]
    assert years == sorted(years)


def test_an_organization_is_one_search_by_any_of_its_names(ask):
    answers = [
        {hit["id"] for hit in ask("search", "--org", name, "--limit", "0", "--format", "json").json["hits"]}
        for name in ("FAT", "fat", "Authentic Workers Front", "Frente Autentico del Trabajo")
    ]
    assert len(answers[0]) >= 6
    assert answers.count(answers[0]) == 4


def test_a_field_own_selection_does_not_narrow_its_counts(ask):
    free = ask("search", "--facet", "kind:0", "--limit", "1", "--format", "json").json["facets"]["kind"]
    chosen = ask("search", "--kind", "resolution", "--facet", "kind:0", "--format", "json").json
    assert {v["value"]: v["count"] for v in chosen["facets"]["kind"]} == {
        v["value"]: v["count"] for v in free
    }
    assert [v["value"] for v in chosen["facets"]["kind"] if v["selected"]] == ["resolution"]
    assert {hit["kind"] for hit in chosen["hits"]} == {"resolution"}


def test_filters_are_or_within_a_field_and_and_between_fields(ask):
    def total(*arguments: str) -> int:
        return ask("search", *arguments, "--format", "json").json["total"]

    both = total("--language", "es", "--language", "fr")
    assert both == total("--language", "es") + total("--language", "fr") >= 2
    assert total("--language", "es", "--kind", "resolution") == 1
    assert total("--not", "language=en") == both


def test_every_format_has_every_hit(ask):
    total = ask("search", "--limit", "0", "--format", "json").json["total"]
    assert len(ask("search", "--limit", "0", "--format", "jsonl").lines) == total
    rows = list(csv.DictReader(io.StringIO(ask("search", "--limit", "0", "--format", "csv").out)))
    assert len(rows) == total
    tsv = ask("search", "--limit", "0").out.splitlines()  # tsv is the default where no terminal is
    assert len(tsv) == total + 1
    header = tsv[0].split("\t")
    assert all(len(line.split("\t")) == len(header) for line in tsv)


def test_no_hit_is_no_error_and_offers_a_way_on(ask):
    outcome = ask("search", "solidarity zeppelin", "--format", "json")
    assert outcome.code == 0
    assert outcome.json["total"] == 0
    assert any("any" in suggestion for suggestion in outcome.json["suggestions"])


def test_each_line_of_standard_input_is_a_query_and_a_bad_one_does_not_end_it(ask):
    outcome = ask("search", "-", stdin="org:ue\n(oops\n\nhuelga\n")
    assert outcome.code == 0
    assert [line["query"] for line in outcome.lines] == ["org:ue", "(oops", "huelga"]
    assert outcome.lines[0]["total"] >= 6
    assert "error" in outcome.lines[1]
    assert outcome.lines[2]["total"] >= 1


def test_show_answers_in_the_promised_shape(ask, filled_archive):
    _, ids = filled_archive
    shown = ask("show", ids["resolution-drupal-ue.html"], "--format", "json").json
    assert set(shown) >= SHOW
    assert shown["kind"] == "resolution"
    assert all(set(m) >= MENTION for m in shown["mentions"])
    operative = [c for c in shown["clauses"] if c["role"] == "operative"]
    assert len(operative) >= 11
    assert set(operative[0]) >= {"number", "role", "verb", "stance", "text", "start", "end", "page"}


def test_show_gives_text_raw_bytes_mentions_and_versions(ask, filled_archive):
    _, ids = filled_archive
    identifier = ids["news-plain.txt"]
    data = (STARTER / "news-plain.txt").read_text("utf-8")
    assert ask("show", identifier, "--raw").out == data
    assert ask("show", identifier, "--text").out == data.replace("\r\n", "\n") + "\n"
    assert ask("show", identifier, "--mentions").out.startswith("label\tsurface")
    assert len(ask("show", identifier, "--versions", "--format", "json").json) == 1
    assert ask("show", "nonesuch").code == 2


def test_mentions_answers_in_the_promised_shape_and_each_text_holds_its_surface(ask):
    answer = ask("mentions", "CSN", "--kind", "resolution", "--format", "json").json
    assert set(answer) == {"organization", "documents", "total"}
    assert answer["organization"]["id"] == "csn"
    assert answer["total"] == len(answer["documents"]) >= 1
    for document in answer["documents"]:
        assert set(document) >= {"id", "title", "kind", "convention", "number", "date", "status", "evidence"}
        for evidence in document["evidence"]:
            assert evidence["text"][evidence["start"] : evidence["end"]] == evidence["surface"]


def test_a_clause_that_names_an_organization_twice_is_shown_once_to_people(ask):
    report = ask("mentions", "CSN", "--kind", "resolution", "--format", "json").json
    texts = [e["text"] for d in report["documents"] for e in d["evidence"]]
    assert len(texts) > len(set(texts))  # by full name and by acronym in one clause
    out = " ".join(ask("mentions", "CSN", "--kind", "resolution", "--format", "table").out.split())
    for text in set(texts):
        assert out.count(" ".join(text.split())) == 1


def test_mentions_can_be_asked_for_operative_clauses_alone(ask):
    answer = ask("mentions", "CSN", "--role", "operative", "--format", "json").json
    roles = {e["role"] for d in answer["documents"] for e in d["evidence"]}
    assert roles == {"operative"}


def test_mentions_names_each_bearer_of_an_acronym_apart(ask):
    answer = ask("mentions", "CGT", "--format", "json").json
    ids = [report["organization"]["id"] for report in answer]
    assert "cgt-fr" in ids
    assert len(ids) == len(set(ids)) > 1
    only = ask("mentions", "CGT", "--org-country", "AR", "--format", "json").json
    assert only["organization"]["id"] == "cgt-ar"


def test_facets_counts_one_field_and_finds_values_within_it(ask):
    everything = ask("facets", "place", "--format", "json").json
    some = ask("facets", "place", "--contains", "mont", "--format", "json").json
    assert everything["field"] == "place"
    assert 0 < len(some["values"]) < len(everything["values"])
    assert all("mont" in v["label"].lower() or "mont" in v["value"] for v in some["values"])


def test_runs_failures_and_index_status_tell_the_state(ask):
    assert [r["added"] for r in ask("runs", "--format", "json").json] == [16]
    items = ask("runs", "1", "--format", "json").json["items"]
    assert {i["outcome"] for i in items} == {"added"}
    assert ask("failures", "--format", "json").json == []
    status = ask("index", "status", "--format", "json")
    assert (status.code, status.json["documents"], status.json["behind"]) == (0, 16, 0)


def test_read_gives_a_line_per_file_and_goes_on_after_a_bad_one(tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    outcome = solidarity("read", STARTER / "news-plain.txt", tmp_path / "bad.pdf")
    assert outcome.code == 1
    good, bad = outcome.lines
    assert set(good) == READ
    assert set(good["blocks"][0]) == {"type", "text", "page", "number"}
    assert set(bad) == {"origin", "error"}


def test_extract_anchors_relative_dates_at_the_date_of_publication():
    text = "Delegates of the FAT (Frente Auténtico del Trabajo) and of the UE met in Mexico City last July."
    answer = solidarity("extract", "-", "--published", "2018-01", "--format", "json", stdin=text).json
    assert set(answer) == {"text", "language", "mentions"}
    assert all(set(m) == MENTION for m in answer["mentions"])
    assert {(m["label"], m["id"] or m["edtf"]) for m in answer["mentions"]} == {
        ("ORG", "fat"), ("ORG", "ue"), ("PLACE", "mexico-city"), ("DATE", "2017-07")
    }  # fmt: skip
    wrong = solidarity("extract", "-", "--published", "last year", stdin=text)
    assert (wrong.code, wrong.out) == (2, "")


def test_control_characters_of_documents_never_reach_a_terminal(tmp_path):
    (tmp_path / "evil.txt").write_text(
        "STRIKE\x1b[2J\x1b]0;owned\x07 AT THE MILL\n\nThe \x1b[31mFAT\x1b[0m met.\n"
    )
    assert solidarity("--archive", tmp_path / "a", "ingest", tmp_path / "evil.txt").code == 0
    for form in ("table", "tsv"):
        out = solidarity("--archive", tmp_path / "a", "search", "strike", "--format", form).out
        assert "MILL" in out
        assert "\x1b" not in out
        assert "\x07" not in out


def test_init_makes_an_archive_and_a_config_that_is_valid_and_leaves_both_alone_later(tmp_path):
    first = solidarity("init", cwd=tmp_path)
    assert first.code == 0
    config = tmp_path / "config.yaml"
    assert "archive: ./archive" in config.read_text("utf-8")
    assert (tmp_path / "archive" / "catalogue.sqlite").exists()
    config.write_text("archive: ./archive\nsearch:\n  limit: 3\n")
    assert solidarity("init", cwd=tmp_path).code == 0
    assert "limit: 3" in config.read_text("utf-8")
    assert solidarity("search", "x", cwd=tmp_path).code == 0
    other = solidarity("init", "elsewhere", cwd=tmp_path)
    assert (tmp_path / "elsewhere" / "vault").is_dir()
    assert other.code == 0


def test_a_folder_that_is_something_else_is_not_made_an_archive(tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").write_bytes(b"x")
    outcome = solidarity("init", tmp_path / "photos", cwd=tmp_path)
    assert outcome.code == 2
    assert "not empty and not an archive" in outcome.err
    assert [p.name for p in (tmp_path / "photos").iterdir()] == ["one.jpg"]


def test_index_rebuild_answers_as_before(tmp_path):
    archive = tmp_path / "a"
    solidarity("--archive", archive, "ingest", STARTER / "news-plain.txt", STARTER / "composite-motion.txt")
    before = solidarity("--archive", archive, "search", "union", "--format", "json").json
    assert solidarity("--archive", archive, "index", "rebuild").code == 0
    after = solidarity("--archive", archive, "search", "union", "--format", "json").json
    assert [h["id"] for h in after["hits"]] == [h["id"] for h in before["hits"]]
    assert after["facets"] == before["facets"]


def test_verify_tells_bytes_that_have_changed(tmp_path):
    archive = tmp_path / "a"
    solidarity("--archive", archive, "ingest", STARTER / "news-plain.txt")
    assert solidarity("--archive", archive, "verify").code == 0
    (stored,) = (p for p in (archive / "vault").rglob("*") if p.is_file())
    stored.chmod(0o644)
    stored.write_bytes(b"tampered")
    outcome = solidarity("--archive", archive, "verify", "--format", "json")
    assert outcome.code == 1
    assert [d["sha256"] for d in outcome.json["damaged"]] == [stored.name]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_there_for_each_shell(shell):
    outcome = solidarity("completion", shell)
    assert outcome.code == 0
    assert "_SOLIDARITY_COMPLETE" in outcome.out


def test_completion_knows_the_commands():
    program = "from pipeline.cli import main; main()"
    variables = {"_SOLIDARITY_COMPLETE": "bash_complete", "COMP_WORDS": "solidarity se", "COMP_CWORD": "1"}
    done = subprocess.run(
        [sys.executable, "-c", program], env={**environment(), **variables}, capture_output=True, text=True
    )
    assert "plain,search" in done.stdout.split()


def test_colour_is_for_terminals_only(ask):
    assert "\x1b" not in ask("search", "union", "--format", "table").out


def test_a_terminal_gets_a_table_with_marked_words(filled_archive):
    import pty

    parent, child = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "--archive",
        str(filled_archive[0]),
        "search",
        "union",
        "--limit",
        "2",
    ]
    env = {**environment(), "TERM": "xterm-256color", "COLUMNS": "100"}
    process = subprocess.Popen(command, stdout=child, stderr=child, stdin=subprocess.DEVNULL, env=env)
    os.close(child)
    shown = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(parent)
    assert process.wait() == 0
    text = shown.decode()
    assert "found" in text
    assert "\x1b[1;33m" in text  # a query word, bold and yellow
    assert "\x02" not in text


def test_demo_takes_the_starter_documents_in_and_searches_them(tmp_path):
    outcome = solidarity("--archive", tmp_path / "demo", "demo")
    assert outcome.code == 0, outcome.err
    assert outcome.out.count(" found") == 3
    assert "added 16" in outcome.out
    assert "Next, type:" in outcome.out
    again = solidarity("--archive", tmp_path / "demo", "demo")
    assert "unchanged 16" in again.out


def test_json_is_utf8_without_escapes(ask):
    out = ask("search", "--language", "fr", "--format", "json").out
    assert "é" in out
    assert json.loads(out)["total"] >= 1
