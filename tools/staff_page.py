"""Write the briefing in docs/staff.md as the starter documents yield it; --check fails when it is old."""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "staff.md"
STARTER = ROOT / "corpus" / "starter" / "documents"
ASKED = ("CSN", "FAT", "Zenroren", "USW", "--kind", "resolution", "--title", "Our partners in resolutions")
DAY = "2026-11-22"

_BLOCK = re.compile(r"(?<=````markdown\n).*?(?=````\n)", re.DOTALL)
_RETRIEVED = re.compile(r"(?<=retrieved )\d{4}-\d\d-\d\d")


def briefing(archive: Path, ids: Mapping[str, str]) -> str:
    """What `solidarity mentions` answers, with days, ids and places that are the same on every machine.

    `ids` are the documents' ids by file name.
    """
    from pipeline.cli import run

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        code = run(["--archive", str(archive), "mentions", *ASKED, "--format", "markdown"])
    if code != 0:
        raise SystemExit(f"solidarity mentions ended with {code}")
    text = _RETRIEVED.sub(DAY, out.getvalue().replace(str(STARTER.resolve()), "papers"))
    text = text.replace(str(STARTER), "papers")
    text = re.sub(r"(?m)^\d{4}-\d\d-\d\d$", DAY, text)
    text = re.sub(r"(?<=, on )\d{4}-\d\d-\d\d(?=, with Solidarity)", DAY, text)
    for name, identifier in ids.items():
        text = text.replace(identifier, hashlib.sha256(name.encode()).hexdigest()[:8])
    return text


def current(page: str, text: str) -> str:
    """The page with that briefing in it."""
    return _BLOCK.sub(lambda _: text, page, count=1)


def main() -> int:
    """Take the starter documents into an archive, ask, and write the page."""
    from corpus.archive import Archive
    from corpus.settings import Settings
    from pipeline.ingest import ingest
    from pipeline.sources import expand

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail when docs/staff.md is not current")
    check = parser.parse_args().check
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "archive"
        with Archive.create(folder) as archive, archive.writing("the page for staff"):
            report = ingest(archive, list(expand([str(STARTER)])), Settings())
        if report.failed:
            raise SystemExit(f"not taken in: {report.failed[0]}")
        ids = {Path(item.origin).name: item.id or "" for item in report.added}
        wanted = current(PAGE.read_text("utf-8"), briefing(folder, ids))
    if not check:
        PAGE.write_text(wanted, "utf-8")
        return 0
    if PAGE.read_text("utf-8") == wanted:
        return 0
    print("docs/staff.md is not current. Try: make docs", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
