"""How good everything is, by the sets of texts in tests/quality and corpus/training: `make eval`.

Runs the measures beside each other, as many as there are processors, and prints each one's tables in turn.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

MEASURES = ("extraction", "pages", "page_metadata", "resolutions", "pdfs")


def _run(measure: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", f"benchmarks.{measure}"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def main() -> int:
    """Print all tables; 1 if a measure could not be taken."""
    failed = 0
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for measure, done in zip(MEASURES, pool.map(_run, MEASURES), strict=True):
            print(f"\n== {measure}\n{done.stdout.rstrip()}", flush=True)
            if done.returncode:
                print(done.stderr, file=sys.stderr, flush=True)
                failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
