"""How fast documents come in, beside the same texts through our own nlp.pipe alone.

Run it with `make bench` or `python -m benchmarks.ingest [COUNT]`.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.generated import write
from corpus.archive import Archive
from corpus.authority import load_authorities
from corpus.settings import Settings
from pipeline.ingest import ingest
from pipeline.sources import expand


def cpu() -> float:
    """CPU seconds of this process and of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def main(count: int = 1000) -> None:
    """Print documents and words per second, and the ratio of an ingest's CPU to nlp.pipe's."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "in").mkdir()
        words = write(folder / "in", count)
        began, began_cpu = perf_counter(), cpu()
        with Archive.create(folder / "archive") as archive, archive.writing("a benchmark"):
            report = ingest(archive, list(expand([str(folder / "in")])), Settings())
        wall, used = perf_counter() - began, cpu() - began_cpu
        assert len(report.added) == count, report.failed[:3]

        from pipeline.extract.nlp import build

        nlp = build("en", load_authorities())
        texts = [path.read_text("utf-8") for path in sorted((folder / "in").iterdir())]
        began_cpu = process_time()
        entities = sum(len(doc.ents) for doc in nlp.pipe(texts))
        pipe = process_time() - began_cpu

    print(f"{count} generated documents, {words:,} words, {os.cpu_count()} cores")
    print(f"{'':28}{'documents/s':>12}{'words/s':>12}{'CPU s':>9}")
    print(f"{'ingest, wall clock':28}{count / wall:12.1f}{words / wall:12,.0f}{'':>9}")
    print(f"{'ingest, CPU, all processes':28}{count / used:12.1f}{words / used:12,.0f}{used:9.2f}")
    print(f"{'nlp.pipe alone, CPU':28}{count / pipe:12.1f}{words / pipe:12,.0f}{pipe:9.2f}")
    print(
        f"ingest takes {used / pipe:.2f} times the CPU of nlp.pipe alone ({entities:,} entities found by it)"
    )


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
