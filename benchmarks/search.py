"""How fast ten searches with facets are, warm (one process) and cold (a process each).

Run it with `make bench` or `python -m benchmarks.search [COUNT]`.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks.generated import write
from corpus.archive import Archive
from corpus.settings import Settings
from index.request import SearchRequest
from index.search import SearchIndex
from pipeline.ingest import ingest
from pipeline.sources import expand

QUERIES = (
    "solidarity",
    "strike wages safety",
    "strike OR pension OR ballot",
    '"of the"',
    '"picket members"~4',
    "organiz* -court",
    "org:afl-cio",
    "delegation date:unknown",
    "title:strike",
    "convention AND (pension OR grievance) NOT harbor",
)
FACETS = ("kind", "organization", "place", "country", "year", "language")


def _children_cpu() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _cold(arguments: list[str], runs: int) -> float:
    """Median CPU seconds of a command."""
    used = []
    for _ in range(runs):
        before = _children_cpu()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        used.append(_children_cpu() - before)
    return statistics.median(used)


def main(count: int = 1000) -> None:
    """Print a line for each query, and the ratios to `import click`."""
    facets = tuple((name, 8) for name in FACETS)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "in").mkdir()
        write(folder / "in", count)
        with Archive.create(folder / "archive") as archive:
            with archive.writing("a benchmark"):
                ingest(archive, list(expand([str(folder / "in")])), Settings())
            print(f"{count} generated documents, top 10 and six facets")
            print(f"{'query':52}{'hits':>8}{'warm ms':>9}{'cold CPU ms':>13}")
            cold_all = []
            with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
                for query in QUERIES:
                    times = []
                    for _ in range(15):
                        began = perf_counter()
                        answer = index.search(SearchRequest(query=query, facets=facets))
                        times.append(perf_counter() - began)
                    command = ["-m", "pipeline", "--archive", str(folder / "archive"), "search", query]
                    cold = _cold(command, 3)
                    cold_all.append(cold)
                    print(
                        f"{query:52}{answer.total:8}{statistics.median(times) * 1000:9.1f}{cold * 1000:13.0f}"
                    )
            click = _cold(["-c", "import click"], 15)
    ratio = statistics.median(cold_all) / click
    print(
        f"a cold search costs {ratio:.1f} times the CPU of `python -c 'import click'` ({click * 1000:.0f} ms)"
    )


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
