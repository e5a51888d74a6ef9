"""`solidarity authority`: edits reach searches, facets and mentions, and are taken back without a trace."""

import csv
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus.archive import Archive
from corpus.settings import Settings
from index.search import SearchIndex
from pipeline.authority import apply_all
from pipeline.cli import run
from pipeline.ingest import ingest
from pipeline.sources import expand

Call = Callable[..., tuple[int, str, str]]
QUERIES = (
    "",
    "org:fat",
    "org:csn",
    "org:CUT",
    "solidarity",
    'org:"Authentic Workers Front"',
    "place:mx strike",
)
FACETS = ("organization:0", "organization_type:0", "place:0", "country:0", "kind:0")


@pytest.fixture
def folder(filled_archive, tmp_path: Path) -> Path:
    """A copy of the archive with the starter documents, to be edited."""
    return Path(shutil.copytree(filled_archive[0], tmp_path / "archive"))


@pytest.fixture
def call(folder: Path, capsys) -> Call:
    """Runs `solidarity authority`: exit code, standard output and errors."""

    def run_one(*arguments: str | Path, command: str | None = "authority") -> tuple[int, str, str]:
        words = [*([command] if command else []), *map(str, arguments)]
        code = run(["--archive", str(folder), *words])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        assert "unforeseen" not in err
        return code, out, err

    return run_one


def as_json(call: Call, *arguments: str | Path, command: str | None = "authority") -> Any:
    code, out, err = call(*arguments, "--format", "json", command=command)
    assert code == 0, err
    return json.loads(out)


def answers(call: Call, ids: list[str], *, scores: bool) -> list[Any]:
    """What searches, facets, mentions and shows answer, all but the time that they take."""
    found = []
    for query in QUERIES:
        facets = [word for facet in FACETS for word in ("--facet", facet)]
        answer = as_json(call, query, "--limit", "0", *facets, command="search")
        del answer["took_ms"]
        for hit in answer["hits"] if not scores else ():
            del hit["score"]
        found.append(answer)
    found.append(as_json(call, "FAT", "CSN", "CUT", command="mentions"))
    found += [as_json(call, field, command="facets") for field in ("organization", "place", "country")]
    found += [as_json(call, identifier, command="show") for identifier in ids]
    return found


def names_without_record(call: Call) -> list[dict[str, Any]]:
    """Names that the starter documents mention and that have no record, those mentioned most first."""
    found = [row for row in as_json(call, "list", "--unrecorded") if row["id"].startswith("name:")]
    assert len(found) >= 2
    return found


def optimized(folder: Path) -> None:
    """Merge the index: the statistics that scores rest on count deleted parts until then."""
    with Archive.open(folder) as archive, SearchIndex.open(archive.index_folder, archive.catalogue) as index:
        index.optimize()


def test_resolving_anew_by_the_same_records_changes_nothing(folder: Path, call: Call):
    done = as_json(call, "apply")
    assert done["resolved"] == 16
    assert (done["documents"], done["mentions"]) == (0, 0)


def test_after_a_merge_and_its_undoing_every_answer_is_as_before(folder: Path, call: Call, filled_archive):
    ids = sorted(filled_archive[1].values())
    optimized(folder)
    before, exact = answers(call, ids, scores=False), answers(call, ids, scores=True)
    merged = as_json(call, "merge", "fat", "csn")
    assert merged["documents"] >= 5
    between = answers(call, ids, scores=False)
    assert between != before
    assert "fat" not in {h["id"] for a in between[:1] for hit in a["hits"] for h in hit["organizations"]}
    undone = as_json(call, "undo")
    assert undone["documents"] == merged["documents"]
    assert answers(call, ids, scores=False) == before
    optimized(folder)
    assert answers(call, ids, scores=True) == exact


@pytest.mark.slow
def test_undoing_several_decisions_of_every_kind_leaves_no_trace(
    folder: Path, call: Call, tmp_path: Path, filled_archive
):
    ids = sorted(filled_archive[1].values())
    before = answers(call, ids, scores=False)
    one, two = names_without_record(call)[:2]
    table = tmp_path / "in.csv"
    table.write_text(f'id,name,type,country\nnew-one,"{one["name"]}",other,us\nmx,x,other,\n', "utf-8")
    as_json(call, "rename", "ue", "UE")
    as_json(call, "merge", two["id"], "ue")
    as_json(call, "split", "fat", "--name", "Authentic Workers Front", "--into", "awf")
    as_json(call, "import", table)
    as_json(call, "merge", "--places", "mx", "us")
    as_json(call, "rename", "us", "The States", "--places")
    decisions = as_json(call, "log")
    assert len(decisions) == 7
    assert answers(call, ids, scores=False) != before
    as_json(call, "undo", f"1..{decisions[0]['id']}")
    assert answers(call, ids, scores=False) == before
    assert as_json(call, "apply")["mentions"] == 0


def test_the_id_and_the_names_of_what_was_merged_lead_on(call: Call):
    as_json(call, "merge", "fat", "csn")
    for query in ("org:fat", "org:csn", 'org:"Frente Auténtico del Trabajo"'):
        found = as_json(call, query, "--limit", "0", command="search")
        assert found["total"] == as_json(call, "org:csn", "--limit", "0", command="search")["total"] > 10
    code, out, err = call("show", "fat", "--format", "json")
    assert (code, json.loads(out)["id"], json.loads(out)["merged"]) == (0, "csn", ["fat"])
    assert "fat was merged into csn" in err
    assert json.loads(out)["decisions"][0]["what"] == "fat merged into csn"


def test_a_name_without_a_record_gets_one_or_goes_to_one(call: Call):
    one, two = names_without_record(call)[:2]
    added = as_json(call, "add", "--id", "one", "--name", one["name"], "--type", "other", "--country", "us")
    assert added["mentions"] >= one["mentions"] > 0
    assert as_json(call, "show", "one")["mentions"] >= one["mentions"]
    merged = as_json(call, "merge", two["id"], "one")
    assert merged["mentions"] >= two["mentions"] > 0
    shown = as_json(call, "show", "one")
    assert shown["mentions"] >= one["mentions"] + two["mentions"]
    # The same name in capitals is no other name.
    borne = {name.casefold() for name in (shown["name"], *shown["aliases"], *shown["acronyms"])}
    assert two["name"].casefold() in borne
    left = {row["id"] for row in names_without_record(call)}
    assert not left & {one["id"], two["id"]}


def test_a_name_left_open_is_decided_in_one_document_for_good(call: Call, folder: Path, filled_archive):
    opened = {row["name"]: row for row in as_json(call, "review", "--least", "1") if row["why"] == "open"}
    assert opened, "the starter documents leave some name open"
    name, row = next(iter(opened.items()))
    document = row["contexts"][0]["id"].partition("/")[0]
    target = row["candidates"][0]
    as_json(call, "split", "open", "--name", name, "--document", document, "--into", target)
    as_json(call, "apply")
    mentions = as_json(call, document, command="show")["mentions"]
    assert {m["id"] for m in mentions if m["surface"] == name} == {target}
    code, _, err = call("split", "open", "--name", "Nobody at all", "--document", document, "--into", target)
    assert (code, "has no Nobody at all" in err) == (2, True)


def test_documents_that_come_in_later_follow_earlier_decisions(call: Call, folder: Path, tmp_path: Path):
    as_json(call, "merge", "fat", "csn", "--no-apply")
    as_json(
        call, "add", "--id", "zeppelin", "--name", "Zeppelin Riveters Club", "--type", "other", "--no-apply"
    )
    text = "Greetings\n\nThe Frente Auténtico del Trabajo wrote to the Zeppelin Riveters Club.\n"
    (tmp_path / "new.txt").write_text(text, "utf-8")
    with Archive.open(folder) as archive, archive.writing("a test"):
        report = ingest(archive, list(expand([str(tmp_path / "new.txt")])), Settings(), workers=1)
        assert report.added[0].id is not None
        shown = archive.catalogue.shown(report.added[0].id)
        assert {"csn", "zeppelin"} <= {m["id"] for m in shown.mentions}
        earlier = archive.catalogue.usage.count("ORG", "fat").mentions
        assert earlier > 0, "not applied to what was there"
        apply_all(archive, Settings())
        assert archive.catalogue.usage.count("ORG", "fat").mentions == 0
        assert archive.catalogue.organization("fat") is None
    assert as_json(call, "show", "csn")["mentions"] > earlier


def test_extract_follows_the_decisions_of_the_archive(call: Call, monkeypatch, tmp_path: Path):
    as_json(call, "merge", "fat", "csn", "--no-apply")
    (tmp_path / "a.txt").write_text("The Frente Auténtico del Trabajo met.\n", "utf-8")
    found = as_json(call, tmp_path / "a.txt", command="extract")["mentions"]
    assert [m["id"] for m in found if m["label"] == "ORG"] == ["csn"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "fatt"], "Did you mean fat"),
        (["show", "CGT"], "cgt-fr"),
        (["merge", "ue", "ue"], "cannot be merged into itself"),
        (["merge", "name:nobody-at-all", "ue"], "no organization name:nobody-at-all"),
        (["merge", "mexico-city", "ue"], "they cannot be one"),
        (["add", "--id", "ue", "--name", "X", "--type", "union"], "already an organization ue"),
        (["add", "--id", "U E", "--name", "X", "--type", "union"], "Try: u-e"),
        (["add", "--id", "x1", "--name", "X", "--type", "club"], "type club is none of"),
        (["rename", "name:x", "Y"], "has no record"),
        (["split", "ue", "--name", "UE", "--into", "ue"], "into itself"),
        (["split", "open", "--name", "UE", "--into", "ue"], "Try: --document"),
        (["split", "ue", "--name", "UE", "--into", "fat", "--document", "nothere1"], "no document nothere1"),
        (["undo"], "no decision to undo"),
        (["undo", "7"], "no decision 7"),
        (["undo", "last"], "a decision's number"),
        (["import", "nowhere.csv"], "cannot be read"),
        (["export", "orgs.xlsx"], "Try: a file name that ends in .csv or .yaml"),
        (["list", "--limit", "many"], "--limit"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_remedy(call: Call, arguments: list[str], message: str):
    code, _, err = call(*arguments)
    assert code == 2
    assert message in err
    assert as_json(call, "log") == []


def test_a_circle_of_merges_and_undoing_what_others_rest_on_are_refused(call: Call):
    as_json(call, "add", "--id", "new-one", "--name", "New One", "--type", "union")
    as_json(call, "merge", "fat", "new-one")
    assert "fat was merged into new-one" in call("merge", "new-one", "fat")[2]
    code, _, err = call("undo", "1")
    assert code == 2
    assert "decision 2 rests on 1" in err
    as_json(call, "undo", "1", "2")
    as_json(call, "undo", "4")
    assert as_json(call, "show", "new-one")["recorded"]


def test_export_and_import_are_without_loss_and_a_dry_run_changes_nothing(call: Call, tmp_path: Path):
    for name in ("all.csv", "all.yaml"):
        assert call("export", tmp_path / name)[0] == 0
        same = as_json(call, "import", tmp_path / name)
        assert (same["new"], same["changed"], same["decisions"]) == (0, 0, [])
        assert same["unchanged"] > 600
    rows = list(csv.DictReader(io.StringIO((tmp_path / "all.csv").read_text("utf-8"))))
    fat = next(row for row in rows if row["id"] == "fat")
    fat["aliases"] = "Frente; Frente de Trabajo"
    mine = tmp_path / "mine.csv"
    with mine.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", "aliases"], extrasaction="ignore")
        writer.writeheader()
        writer.writerow(fat)
    told = as_json(call, "import", mine, "--dry-run")
    assert told["records"][0]["differences"]["aliases"][1] == ["Frente", "Frente de Trabajo"]
    assert as_json(call, "log") == []
    assert as_json(call, "import", mine)["decisions"] == [1]
    assert as_json(call, "show", "fat")["aliases"] == ["Frente", "Frente de Trabajo"]
    (decided,) = yaml.safe_load(call("export", "--decided", "--format", "yaml")[1])
    assert decided["id"] == "fat"


@pytest.mark.slow
def test_review_shows_what_waits_with_contexts_but_none_of_what_is_restricted(
    call: Call, folder: Path, filled_archive
):
    rows = as_json(call, "review", "--least", "1", "--limit", "0", "--contexts", "9")
    assert {row["why"] for row in rows} == {"no record", "open"}
    counts = [row["mentions"] for row in rows if row["why"] == "no record"]
    assert counts == sorted(counts, reverse=True)
    for row in rows:
        assert row["mentions"] >= row["documents"] >= 1
        assert all("**" in c["name"] for c in row["contexts"])
    first = next(row for row in rows if row["why"] == "no record" and row["documents"] == 1)
    document = first["contexts"][0]["id"].partition("/")[0]
    with Archive.open(folder) as archive, archive.catalogue.transaction():
        archive.catalogue._connection.execute(
            "UPDATE version SET rights = 'restricted' WHERE document = ?", (document,)
        )
    for options, shown in (([], False), (["--include-restricted"], True)):
        rows = as_json(call, "review", "--least", "1", "--limit", "0", *options)
        found = next(row for row in rows if row["id"] == first["id"])
        assert bool(found["contexts"]) is shown
    places = as_json(call, "review", "--places", "--least", "1")
    assert all(row["id"] is None or row["id"].startswith("name:") for row in places)


def test_lists_are_filtered_by_text_type_and_country(call: Call):
    rows = as_json(call, "list", "FRENTE AUTENTICO", "--country", "mx")
    assert [row["id"] for row in rows] == ["fat"]
    assert rows[0]["documents"] > 3
    assert {row["type"] for row in as_json(call, "list", "--type", "union", "--limit", "9")} == {"union"}
    mentioned = as_json(call, "list", "--places", "--mentioned")
    assert all(row["mentions"] for row in mentioned)
    assert "mx" in {row["id"] for row in mentioned}


def test_several_processes_resolve_as_one_does(folder: Path, call: Call, monkeypatch):
    as_json(call, "merge", "fat", "csn", "--no-apply")
    monkeypatch.setattr("pipeline.authority._WORTH_PROCESSES", 1)
    monkeypatch.setattr("pipeline.authority.VERSIONS_AT_ONCE", 4)
    settings = Settings()
    with Archive.open(folder) as archive, archive.writing("a test"):
        many = apply_all(archive, settings)
        monkeypatch.setattr("pipeline.authority._WORTH_PROCESSES", 10_000)
        assert many.mentions > 10
        assert apply_all(archive, settings).mentions == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["authority", "merge", "fat", "csn"],
        ["authority", "apply"],
        ["authority", "review"],
        ["authority", "show", "fat"],
    ],
)
def test_neither_spacy_nor_a_reader_is_imported(folder: Path, arguments: list[str]):
    program = (
        "import sys; from pipeline.cli import run;"
        f" code = run({['--archive', str(folder), *arguments, '--format', 'json']!r});"
        " print(' '.join(sorted({m.split('.')[0] for m in sys.modules})), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert "sqlite3" in loaded
    assert loaded & {"spacy", "thinc", "trafilatura", "pypdf", "bs4", "lxml"} == set()


def test_every_subcommand_has_help_with_an_example():
    import click

    from pipeline.cli.authority import authority

    names = "list show add merge split rename review apply log undo import export".split()
    assert list(authority.commands) == names
    for name, command in authority.commands.items():
        text = command.get_help(click.Context(command, info_name=name))
        assert "Example" in text
        assert all(p.help for p in command.params if isinstance(p, click.Option)), name
