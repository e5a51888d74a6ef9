"""Hits over time: each step told, gaps and undated ones too; the picture is well-formed."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).parent))
from commands import solidarity


def test_every_year_between_the_first_and_the_last_is_told(
    filled_archive: tuple[Path, dict[str, str]],
) -> None:
    answer = solidarity("--archive", filled_archive[0], "timeline", "--format", "json").json
    years = [int(row["year"]) for row in answer["steps"]]
    assert years == list(range(years[0], years[-1] + 1))
    total = solidarity("--archive", filled_archive[0], "search", "--format", "json").json["total"]
    assert sum(row["count"] for row in answer["steps"]) + answer["undated"] == total
    assert answer["undated"] > 0


def test_decades_hold_what_their_years_hold(filled_archive: tuple[Path, dict[str, str]]) -> None:
    by = {
        span: solidarity(
            "--archive", filled_archive[0], "timeline", "union", "--by", span, "--format", "json"
        ).json
        for span in ("year", "decade")
    }
    in_years: dict[str, int] = {}
    for row in by["year"]["steps"]:
        decade = f"{row['year'][:3]}0s"
        in_years[decade] = in_years.get(decade, 0) + row["count"]
    assert {row["decade"]: row["count"] for row in by["decade"]["steps"]} == in_years


def test_the_picture_has_a_bar_for_each_step(
    filled_archive: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    file = tmp_path / "time.svg"
    outcome = solidarity("--archive", filled_archive[0], "timeline", "--svg", file)
    assert outcome.code == 0 and "without a date" in outcome.err
    steps = solidarity("--archive", filled_archive[0], "timeline", "--format", "json").json["steps"]
    root = ElementTree.fromstring(file.read_text("utf-8"))
    assert len(root.findall("{http://www.w3.org/2000/svg}rect")) == len(steps)


def test_a_search_without_dated_hits_has_an_empty_timeline(
    filled_archive: tuple[Path, dict[str, str]],
) -> None:
    answer = solidarity("--archive", filled_archive[0], "timeline", "zzzunheardof", "--format", "json")
    assert answer.code == 0
    assert answer.json["steps"] == []
