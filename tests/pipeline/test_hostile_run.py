"""Hundreds of broken files and bombs in one run: none ends it, each is in or failed with a reason."""

from __future__ import annotations

import os
import re
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.settings import ExtractSettings, IngestSettings, OcrSettings, Settings
from pipeline.ingest import ingest
from pipeline.report import Report
from pipeline.sources import expand

sys.path.insert(0, str(Path(__file__).parent))
from hostile_files import bombs, good_text, mutated_others, mutated_pdfs

SECONDS = 12.0
SETTINGS = Settings(
    ingest=IngestSettings(workers=2, seconds_per_document=SECONDS, megabytes_per_worker=1536),
    extract=ExtractSettings(tagger="none"),
    ocr=OcrSettings(mode="off"),
)
# The words that tell a person why a bomb stayed outside.
REASONS = {
    "operators.pdf": "drawn in more pieces than any page of text needs",
    "gigabyte.pdf": "unpacks to more than any page of text needs",
    "gigabyte-twice.pdf": "unpacks to more than any page of text needs",
    "loop-kids.pdf": "refers to itself in a circle",
    "deep.pdf": "too deeply nested",
    "zeros.txt": "larger than 200 MB when unpacked",
    "links.tar": "holds links",
    "entities.docx": "declares entities",
    "entities.odt": "declares entities",
}
# What a program says to its maker, not to a person.
_RAW = re.compile(
    r"^[A-Za-z]*(?:Error|Exception|Expired)\b|Traceback|object has no attribute|NoneType|0x[0-9a-f]{6}"
    r"|\bb['\"]|\\x[0-9a-f]{2}|CRC-32|magic number|Error -\d|Elementary Object|startxref|ObjStm|: *$"
)


def _short(origin: str) -> str:
    """The name of a bomb, or of what is in it."""
    return re.sub(r"^\d\d-", "", Path(origin).name)


def run(folder: Path, settings: Settings = SETTINGS) -> tuple[Report, float]:
    """Take in all that is in a folder's inbox; what came of it, and the seconds it took."""
    began = time.monotonic()
    with Archive.create(folder / "archive") as archive, archive.writing("a test"):
        report = ingest(archive, list(expand([str(folder / "inbox")])), settings)
        left = [f for f in archive.catalogue.receipts.failures() if not f.resolved]
        assert len(left) == len({f.origin for f in report.failed})
    return report, time.monotonic() - began


def crowded() -> float:
    """How many times as long things take here as on a machine that does nothing else."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def check(report: Report, inbox: Path) -> Counter[str]:
    """That each file is in or failed for a reason that a person understands; how many of each."""
    settled: dict[str, str] = {}
    for outcome in ("added", "duplicates", "unchanged"):
        settled.update((item.origin, outcome) for item in getattr(report, outcome))
    settled.update((f.origin, "failed") for f in report.failed)
    for path in inbox.iterdir():
        mine = [
            origin
            for origin in settled
            if origin == str(path) or origin.startswith((f"{path}!/", f"{path}#"))
        ]
        assert mine, f"nothing is said of {path.name}"
    for failure in report.failed:
        assert len(failure.error) > 8, failure
        assert not _RAW.search(failure.error), failure
    good = [str(path) for path in inbox.glob("*good*")]
    assert [settled[origin] for origin in good] == ["added"] * len(good)
    return Counter(settled.values())


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_four_hundred_mutated_files_cost_nothing_but_themselves(tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for n, (name, data) in enumerate([*mutated_pdfs(300), *mutated_others(100)]):
        (inbox / f"{n:03}-{name}").write_bytes(data)
        if n % 100 == 50:
            (inbox / f"{n:03}-good.txt").write_bytes(good_text(f"{n} coopers"))
    report, seconds = run(tmp_path)
    outcomes = check(report, inbox)
    assert outcomes["added"] >= 100
    assert outcomes["failed"] >= 50
    assert seconds < 180 * crowded()


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_bombs_cost_nothing_but_themselves(tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for n, (name, data) in enumerate(bombs()):
        assert len(data) < 20 * 2**20, name
        (inbox / f"{n:02}-{name}").write_bytes(data)
        if n % 10 == 5:
            (inbox / f"{n:02}-good.txt").write_bytes(good_text(f"{n} coopers"))
    report, seconds = run(tmp_path)
    check(report, inbox)
    reasons = {_short(f.origin): f.error for f in report.failed}
    assert {name: words for name, words in REASONS.items() if words not in reasons.get(name, "")} == {}
    for item in report.added:  # nothing of the machine's files came in by a link or a name
        assert "hostname" not in (item.title or "")
    assert not any(tmp_path.rglob("escaped*"))
    assert not Path("/escaped.txt").exists()
    assert seconds < 180 * crowded()


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_dozen_mutated_files_and_the_quick_bombs_cost_nothing_but_themselves(tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name, data in [*mutated_pdfs(12), *mutated_others(10)]:
        (inbox / name).write_bytes(data)
    for name, data in bombs():
        if len(data) < 4000 and name.startswith(("loop", "outside", "links", "nested")):
            (inbox / name).write_bytes(data)
    (inbox / "good.txt").write_bytes(good_text("coopers"))
    report, _ = run(tmp_path, replace(SETTINGS, ingest=replace(SETTINGS.ingest, workers=1)))
    check(report, inbox)
