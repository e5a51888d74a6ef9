"""What is wrong with a call or a document is said in a clear line, with an exit code, and loses nothing."""

import io
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

sys.path.insert(0, str(Path(__file__).parent))
from commands import environment, solidarity

STARTER = Path(__file__).parents[2] / "corpus" / "starter" / "documents"
GOOD_PDF = STARTER / "article-one-column.pdf"


def encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(GOOD_PDF))
    writer.encrypt(password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def html_with_a_lying_charset() -> bytes:
    text = (
        '<html lang="fr"><head><meta charset="utf-8"><title>Grève à Montréal</title></head><body><article>'
        "<h1>Grève à Montréal</h1>"
        + "<p>Les employés de l’hôpital ont voté la grève à Montréal, a déclaré la présidente du syndicat. "
        "La Confédération des syndicats nationaux (CSN) les appuie depuis l’été dernier.</p>"
        * 4
        + "</article></body></html>"
    )
    return text.encode("windows-1252")


BAD = {
    "empty.txt": (b"", "empty"),
    "random.pdf": (random.Random(7).randbytes(5000), ""),
    "truncated.pdf": (GOOD_PDF.read_bytes()[:1500], ""),
    "encrypted.pdf": (encrypted("secret"), "encrypted"),
}


@pytest.fixture(scope="module")
def run_with_bad_files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    inbox = folder / "inbox"
    inbox.mkdir()
    for name, (data, _) in BAD.items():
        (inbox / name).write_bytes(data)
    (inbox / "lying-charset.html").write_bytes(html_with_a_lying_charset())
    shutil.copy(STARTER / "news-plain.txt", inbox / "good.txt")
    outcome = solidarity("--archive", folder / "archive", "ingest", inbox, "--format", "json")
    return folder, outcome


def test_bad_files_fail_each_with_a_reason_and_the_good_ones_come_in(run_with_bad_files):
    _, outcome = run_with_bad_files
    assert outcome.code == 1
    failed = {Path(f["origin"]).name: f for f in outcome.json["failed"]}
    assert set(failed) == set(BAD)
    for name, (_, reason) in BAD.items():
        assert failed[name]["stage"] == "read"
        assert reason in failed[name]["error"]
        assert len(failed[name]["error"]) > 10
    assert {Path(i["origin"]).name for i in outcome.json["added"]} == {"good.txt", "lying-charset.html"}


def test_failures_are_listed_and_their_bytes_are_kept(run_with_bad_files):
    folder, _ = run_with_bad_files
    listed = solidarity("--archive", folder / "archive", "failures", "--format", "json")
    assert listed.code == 0
    assert {Path(f["origin"]).name for f in listed.json} == set(BAD)
    for failure in listed.json:
        kept = folder / "archive" / "vault" / failure["sha256"][:2] / failure["sha256"]
        assert kept.read_bytes() == BAD[Path(failure["origin"]).name][0]


def test_a_lying_charset_is_seen_through_and_said(run_with_bad_files):
    folder, outcome = run_with_bad_files
    (item,) = [i for i in outcome.json["added"] if i["origin"].endswith(".html")]
    shown = solidarity("--archive", folder / "archive", "show", item["id"], "--format", "json").json
    assert "l’hôpital" in shown["text"]
    assert shown["title"] == "Grève à Montréal"
    assert any("charset" in w or "utf-8" in w.lower() for w in shown["warnings"])


def test_what_failed_and_why_stands_beside_the_result(run_with_bad_files):
    _, outcome = run_with_bad_files
    assert outcome.code == 1
    for failure in outcome.json["failed"]:
        assert f"failed: {failure['origin']} ({failure['stage']}): {failure['error']}" in outcome.err


def test_a_failed_file_that_is_mended_comes_in_with_retry_failed(run_with_bad_files, tmp_path):
    folder, _ = run_with_bad_files
    copy = tmp_path / "archive"
    shutil.copytree(folder / "archive", copy)
    mended = folder / "inbox" / "empty.txt"
    mended.write_text("Strike at the mill\n\nThe Knights of Labor met in Toronto in May 1886.\n")
    try:
        again = solidarity("--archive", copy, "ingest", "--retry-failed", "--format", "json")
    finally:
        mended.write_bytes(b"")
    assert [Path(i["origin"]).name for i in again.json["added"]] == ["empty.txt"]
    assert len(again.json["failed"]) == len(BAD) - 1
    listed = solidarity("--archive", copy, "failures", "--format", "json").json
    assert "empty.txt" not in {Path(f["origin"]).name for f in listed}


def test_an_unreadable_file_is_a_failure_and_not_the_end(tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "closed.txt").write_text("Not for everybody.")
    (inbox / "closed.txt").chmod(0)
    shutil.copy(STARTER / "news-plain.txt", inbox / "open.txt")
    prefix: tuple[str, ...] = ()
    if os.geteuid() == 0:
        # Root may read everything; without these capabilities it is like anybody else.
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            pytest.skip("needs setpriv (util-linux) to run without root's rights")
        prefix = (setpriv, "--bounding-set", "-dac_override,-dac_read_search")
    outcome = solidarity("--archive", tmp_path / "a", "ingest", inbox, "--format", "json", prefix=prefix)
    assert outcome.code == 1
    (failure,) = outcome.json["failed"]
    assert failure["origin"].endswith("closed.txt")
    assert failure["stage"] == "fetch"
    assert "permission" in failure["error"].lower()
    assert len(outcome.json["added"]) == 1


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["search", "--frob", "x"], "--frob"),
        (["serch"], "Did you mean search?"),
        (["ingest"], "nothing to take in"),
        (["ingest", "no-such-folder"], "no-such-folder"),
        (["ingest", "README.md", "--kind", "poem"], "poem"),
        (["search", "x", "--archive", "nowhere"], "nowhere: no archive there. Try: solidarity init nowhere"),
        (["facets", "colour", "--archive", "nowhere"], "no facet colour"),
        (["search", "x", "--not", "kind"], "must be FIELD=VALUE"),
        (["search", "x", "--facet", "kind:many"], "must be FIELD or FIELD:N"),
        (["crawl"], "no site to follow"),
        (["mentions", "CSN", "--partners", "x.csv"], "--partners x.csv: cannot be read"),
        (["--config", "missing.yaml", "runs"], "missing.yaml"),
        (["ingest", "https://example.org/"], "fetch.contact is empty"),
    ],
)
def test_a_wrong_call_is_one_clear_line_and_exit_code_2(tmp_path, arguments: list[str], named: str):
    outcome = solidarity(*arguments, cwd=tmp_path)
    assert outcome.code == 2
    assert outcome.out == ""
    assert named in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_broken_config_is_named_with_its_line_whatever_the_command(tmp_path):
    (tmp_path / "config.yaml").write_text("archive: ./a\ningest:\n  wrokers: 2\n")
    for arguments in (["runs"], ["search", "x"], ["ingest", "config.yaml"]):
        outcome = solidarity(*arguments, cwd=tmp_path)
        assert outcome.code == 2
        assert "config.yaml: line 3: unknown key ingest.wrokers. Did you mean workers?" in outcome.err


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ('"right to strike', "quot"),
        ("(strike OR wages", "parenthes"),
        ("titel:strike", "title"),
        ("date:yesterdayish", "date"),
        ("strike AND", "AND"),
    ],
)
def test_a_bad_query_shows_where_and_what_to_type(filled_archive, query: str, named: str):
    outcome = solidarity("--archive", filled_archive[0], "search", query)
    assert outcome.code == 2
    assert named in outcome.err
    assert "^" in outcome.err
    assert outcome.out == ""


def test_two_ingests_at_once_both_complete_and_nothing_is_doubled(tmp_path):
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "--archive",
        str(tmp_path / "a"),
        "ingest",
        "--format",
        "json",
    ]
    files = [
        str(STARTER / name) for name in ("news-plain.txt", "composite-motion.txt", "history-partial-dates.md")
    ]
    first, second = (
        subprocess.Popen(
            [*command, *f], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
        )
        for f in (files, files[1:])
    )
    outcomes = [p.communicate(timeout=100) for p in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0), outcomes
    assert any("waiting: the archive is being written by an ingest" in err for _, err in outcomes)
    status = solidarity("--archive", tmp_path / "a", "index", "status", "--format", "json").json
    assert (status["documents"], status["behind"]) == (3, 0)


def test_a_second_writer_can_be_told_who_holds_the_lock(tmp_path):
    from corpus.archive import Archive
    from corpus.errors import LockedError

    with Archive.create(tmp_path / "a") as archive, archive.writing("an ingest of 9 items"):
        began = time.monotonic()
        with (
            pytest.raises(LockedError, match=rf"an ingest of 9 items \(process {os.getpid()}"),
            archive.writing("x"),
        ):
            pass
        assert time.monotonic() - began < 1


def test_a_closed_pipe_ends_quietly(filled_archive):
    program = f"{sys.executable} -m pipeline --archive {filled_archive[0]} show --format json"
    document = filled_archive[1]["proceedings-book.pdf"]
    done = subprocess.run(
        ["sh", "-c", f"{program} {document} | head -c 10; true"],
        capture_output=True,
        text=True,
        env=environment(),
    )
    assert done.stderr == ""
    assert len(done.stdout) == 10
