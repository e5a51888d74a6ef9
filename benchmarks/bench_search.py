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
IN_TURN = ("ours", "tantivy")
"""Those that are near enough to each other to be asked in turn in one process."""

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


def ask(folders: dict[str, Path], number: int) -> dict[str, Any]:
    """For each engine milliseconds of each query, and what was answered; several are asked in turn, so that
    whatever else the machine does falls upon all of them."""
    engines = {name: ENGINES[name]() for name in folders}
    for name, engine in engines.items():
        engine.open(folders[name])
    found: dict[str, Any] = {name: {"times": {}, "replies": {}} for name in engines}
    for asked in queries(seed=12).values():
        for query in asked[: min(WARMING, number)]:
            for engine in engines.values():
                engine.ask(query)
    for shape, asked in queries().items():
        for own in found.values():
            own["times"][shape], own["replies"][shape] = [], []
        for query in asked[:number]:
            for name, engine in reversed(engines.items()):
                began = process_time()
                reply = engine.ask(query)
                found[name]["times"][shape].append((process_time() - began) * 1000)
                found[name]["replies"][shape].append(asdict(reply))
            engines = dict(reversed(engines.items()))  # none is always the first
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {name: {**own, "megabytes": megabytes} for name, own in found.items()}


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


def _child(task: str, names: list[str], folders: dict[str, Path], more: list[str]) -> dict[str, Any]:
    """What a process of its own finds out."""
    given = [task, ",".join(names), *more, "--folder", ",".join(str(folders[name]) for name in names)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.bench_search", *given], check=True, stdout=subprocess.PIPE
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def compare(count: int, names: list[str], number: int, folder: Path) -> dict[str, Any]:
    """Build what is not there yet, ask all, compare, and print the tables."""
    print(f"\n{count:,} generated documents, six facets, {number} queries a shape")
    print("CPU ms: median (95th percentile)")
    measured: dict[str, Any] = {}
    folders = {name: folder / f"{name}-{count}" for name in names}
    for name in names:
        facts = folder / f"{name}-{count}.json"
        if not facts.exists():
            facts.write_text(json.dumps(_child("--build", [name], folders, ["--count", str(count)])))
        own = min(number, WHOOSH_QUERIES) if name == "whoosh" else number
        measured[name] = _child("--ask", [name], folders, ["--queries", str(own)])[name]
        measured[name]["index"] = json.loads(facts.read_text())
    in_turn = [name for name in IN_TURN if name in names]
    if len(in_turn) > 1:
        together = _child("--ask", in_turn, folders, ["--queries", str(number)])
        for name, reply in together.items():
            measured[name] |= {"times": reply["times"], "replies": reply["replies"]}
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
        click = result["cold"]["import click"]
        multiples = {what: ms / click for what, ms in result["cold"].items() if what != "import click"}
        print(f"cold, times import click ({click:.0f} CPU ms):")
        multiples["median"] = statistics.median(multiples.values())
        print("  " + ", ".join(f"{what} {multiple:.2f}" for what, multiple in multiples.items()))
    result["load"] = os.getloadavg()
    print(f"load average {result['load'][0]:.1f} on {os.cpu_count()} cores")
    for line in result["differences"][:10]:
        print(f"NOT THE SAME: {line}")
    print(f"{len(result['differences'])} differences")
    return result


def cold(folder: Path) -> dict[str, float]:
    """Median CPU milliseconds of a fresh process: of `import click`, and of a search of each shape with six
    facets by the command line, in an archive with the index in `folder`. All in one run, one after the other.
    """
    archive = _archive_over(folder)
    given = [part for name in FACETS for part in ("--facet", name)]
    solidarity = [str(Path(sys.executable).with_name("solidarity")), "--quiet", "--archive", str(archive)]
    commands = {"import click": [sys.executable, "-c", "import click"]}
    for shape, (query,) in queries(1).items():
        joint = " OR " if query.way == "any" else " "
        text = f'"{joint.join(query.words)}"' if query.way == "phrase" else joint.join(query.words)
        narrowed = [f"--{query.field}", query.value] if query.field else []
        commands[shape] = [*solidarity, "search", text, *narrowed, *given, "--format", "json"]
    used: dict[str, list[float]] = {what: [] for what in commands}
    for _ in range(1 + COLD_RUNS):
        for what, command in commands.items():
            used[what].append(_cpu(command, archive))
    return {what: statistics.median(times[1:]) * 1000 for what, times in used.items()}


def _archive_over(folder: Path) -> Path:
    """An archive without documents whose index is the one in `folder`."""
    from corpus.archive import Archive
    from index import manifest
    from index.search import VERSION
    from index.whoosh_engine.whoosh import NAME

    home = folder.with_name(f"{folder.name}-archive")
    shutil.rmtree(home, ignore_errors=True)
    with Archive.create(home) as archive:
        generation = archive.catalogue.generation()
        shutil.rmtree(archive.index_folder, ignore_errors=True)
        archive.index_folder.symlink_to(folder.resolve())
    manifest.write(folder, manifest.Manifest(NAME, VERSION, generation))
    return home


def _cpu(command: list[str], folder: Path) -> float:
    """CPU seconds of a command; its compiled modules are kept, as they are where it is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, env=kept)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """The command line; exit code 1 where engines differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="20000,100000", help="numbers of documents")
    parser.add_argument("--engines", default=",".join(ENGINES), help="which to compare")
    parser.add_argument("--queries", type=int, default=200, help="queries a shape")
    parser.add_argument("--folder", default="build/bench-search", help="where indexes are kept")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--build", help=argparse.SUPPRESS)
    parser.add_argument("--ask", help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:
        print(json.dumps(build(options.build, options.count, Path(options.folder))))
        return 0
    if options.ask:
        homes = map(Path, options.folder.split(","))
        asked = dict(zip(options.ask.split(","), homes, strict=True))
        print(json.dumps(ask(asked, options.queries)))
        return 0
    vocabulary()
    results = [
        compare(int(size), options.engines.split(","), options.queries, Path(options.folder))
        for size in options.sizes.split(",")
    ]
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(results, indent=1))
    return 1 if any(result["differences"] for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
