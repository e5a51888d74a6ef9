"""Search, measured against stock Whoosh, tantivy and SQLite FTS5: `make bench-search`.

Eight shapes of query, 200 distinct ones of each (fewer with stock Whoosh, which takes a second for one), each
asked once in a process that has answered a few others, for ids and scores of the ten best and six facets. Hit
counts and facet counts must be the same with all, the ten best scores the same as stock Whoosh's.
Times are CPU time of the process, its threads included.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.bench_search_data import FACETS, documents, queries, vocabulary
from benchmarks.bench_search_engines import ENGINES

WARMING = 3
"""Queries of each shape that are asked before the clock runs, with other words."""

WHOOSH_QUERIES = 5
COLD_RUNS = 15


def build(name: str, count: int, folder: Path) -> dict[str, Any]:
    """Index with one engine; CPU seconds, bytes on disk and megabytes of memory."""
    shutil.rmtree(folder, ignore_errors=True)  # what an earlier run left unfinished
    folder.mkdir(parents=True)
    made = list(documents(count))
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, process_time()
    ENGINES[name]().build(folder, made)
    return {
        "seconds": round(process_time() - began, 1),
        "bytes": sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
        "megabytes": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024,
    }


def ask(name: str, folder: Path, number: int) -> dict[str, Any]:
    """Milliseconds of each query, and what was answered."""
    engine = ENGINES[name]()
    engine.open(folder)
    times: dict[str, list[float]] = {}
    replies: dict[str, list[Any]] = {}
    for shape, asked in queries(seed=12).items():
        for query in asked[: min(WARMING, number)]:
            engine.ask(query)
        times[shape], replies[shape] = [], []
    for shape, asked in queries().items():
        for query in asked[:number]:
            began = process_time()
            reply = engine.ask(query)
            times[shape].append((process_time() - began) * 1000)
            replies[shape].append(asdict(reply))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"times": times, "replies": replies, "megabytes": megabytes}


def differences(ours: dict[str, Any], theirs: dict[str, Any], name: str) -> list[str]:
    """What the other engine answered differently. Facets are compared by their highest counts."""
    found = []
    for shape, replies in theirs["replies"].items():
        for number, (own, other) in enumerate(zip(ours["replies"][shape], replies, strict=False)):
            if own["total"] != other["total"]:
                found.append(f"{shape} {number}: {own['total']} hits, {name} has {other['total']}")
            for facet in FACETS:
                counts = [
                    sorted(
                        (n for value, n in reply["facets"][facet].items() if value != "(none)"), reverse=True
                    )
                    for reply in (own, other)
                ]
                if counts[0][:10] != counts[1][:10]:
                    found.append(f"{shape} {number}: the counts of {facet} are not those of {name}")
            if name == "whoosh" and any(
                abs(a[1] - b[1]) > 1e-9 for a, b in zip(own["best"], other["best"], strict=False)
            ):
                found.append(f"{shape} {number}: the ten best scores are not those of {name}")
    return found


def _child(arguments: list[str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.bench_search", *arguments], check=True, stdout=subprocess.PIPE
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def compare(count: int, names: list[str], number: int, folder: Path) -> dict[str, Any]:
    """Build what is not there yet, ask all, compare, and print the tables."""
    print(f"\n{count:,} generated documents, six facets, {number} queries a shape")
    print("CPU ms: median (95th percentile)")
    measured: dict[str, Any] = {}
    for name in names:
        home = folder / f"{name}-{count}"
        facts = folder / f"{name}-{count}.json"
        if not facts.exists():
            facts.write_text(
                json.dumps(_child(["--build", name, "--count", str(count), "--folder", str(home)]))
            )
        own = min(number, WHOOSH_QUERIES) if name == "whoosh" else number
        asked = _child(["--ask", name, "--queries", str(own), "--folder", str(home)])
        measured[name] = {"index": json.loads(facts.read_text()), **asked}
    print(f"{'':26}" + "".join(f"{name:>22}" for name in names))
    result: dict[str, Any] = {"documents": count, "shapes": {}, "differences": []}
    for shape in queries(1):
        row, cells = {}, []
        for name in names:
            times = measured[name]["times"][shape]
            row[name] = {
                "median": statistics.median(times),
                "p95": sorted(times)[int(len(times) * 0.95)],
                "hits": statistics.median(reply["total"] for reply in measured[name]["replies"][shape]),
            }
            cells.append(f"{row[name]['median']:.2f} ({row[name]['p95']:.2f})")
        if "ours" in names:
            for name in names:
                row[name]["times ours"] = round(row[name]["median"] / row["ours"]["median"], 1)
            hits = row["ours"]["hits"]
            ratios = ", ".join(f"{name} ×{row[name]['times ours']}" for name in names if name != "ours")
            print(f"{shape:26}" + "".join(f"{cell:>22}" for cell in cells) + f"   {hits:.0f} hits; {ratios}")
        else:
            print(f"{shape:26}" + "".join(f"{cell:>22}" for cell in cells))
        result["shapes"][shape] = row
    for what, key in (
        ("index, CPU s", "seconds"),
        ("index, MB", "bytes"),
        ("memory of indexing, MB", "megabytes"),
    ):
        values = [measured[name]["index"][key] / (1e6 if key == "bytes" else 1) for name in names]
        print(f"{what:26}" + "".join(f"{value:22.1f}" for value in values))
    print(f"{'memory of searching, MB':26}" + "".join(f"{measured[name]['megabytes']:22}" for name in names))
    result["engines"] = {
        name: {**measured[name]["index"], "search_megabytes": measured[name]["megabytes"]} for name in names
    }
    if "ours" in names:
        for name in names:
            if name != "ours":
                result["differences"] += differences(measured["ours"], measured[name], name)
        result["cold"] = cold(folder / f"ours-{count}")
        print("cold, CPU ms: " + ", ".join(f"{what} {ms:.0f}" for what, ms in result["cold"].items()))
    for line in result["differences"][:10]:
        print(f"NOT THE SAME: {line}")
    print(f"{len(result['differences'])} differences")
    return result


def cold(folder: Path) -> dict[str, float]:
    """Median CPU milliseconds of a fresh process: of `import click`, and of one search of each shape."""
    program = (
        "import click, sys; from pathlib import Path; from index.whoosh_engine.reader import WhooshReader;"
        " from index.names import ValueNames; from index.plan import Plan; from index.query import parse;"
        " from index.query.matching import decide; import json;"
        " reader = WhooshReader(Path(sys.argv[1]), ValueNames(None));"
        " reader.answer(Plan(decide(parse(sys.argv[2]), 'all')[0], facets=tuple(sys.argv[3:])))"
    )
    commands = {"import click": ["-c", "import click"]}
    for shape, (query,) in queries(1).items():
        if not query.field:
            joint = " OR " if query.way == "any" else " "
            text = f'"{joint.join(query.words)}"' if query.way == "phrase" else joint.join(query.words)
            commands[shape] = ["-c", program, str(folder), text, *FACETS]
    return {what: _cpu(command) for what, command in commands.items()}


def _cpu(command: list[str]) -> float:
    used = []
    for _ in range(COLD_RUNS):
        before = os.times()
        subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
        after = os.times()
        used.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
    return statistics.median(used) * 1000


def main() -> int:
    """The command line; exit code 1 where engines differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="20000,100000", help="numbers of documents")
    parser.add_argument("--engines", default=",".join(ENGINES), help="which to compare")
    parser.add_argument("--queries", type=int, default=200, help="queries a shape")
    parser.add_argument(
        "--folder", type=Path, default=Path("build/bench-search"), help="where indexes are kept"
    )
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--build", help=argparse.SUPPRESS)
    parser.add_argument("--ask", help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:
        print(json.dumps(build(options.build, options.count, options.folder)))
        return 0
    if options.ask:
        print(json.dumps(ask(options.ask, options.folder, options.queries)))
        return 0
    vocabulary()
    results = [
        compare(int(size), options.engines.split(","), options.queries, options.folder)
        for size in options.sizes.split(",")
    ]
    if options.json:
        options.json.write_text(json.dumps(results, indent=1))
    return 1 if any(result["differences"] for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
