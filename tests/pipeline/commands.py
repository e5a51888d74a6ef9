"""Running commands in tests: in this process, or in one of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass
class Outcome:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


def solidarity(
    *arguments: str | Path, stdin: str = "", prefix: tuple[str, ...] = (), cwd: Path | None = None
) -> Outcome:
    """Run `solidarity` in a process of its own, as a user does; an ingest with one worker starts sooner."""
    command = [*prefix, sys.executable, "-m", "pipeline", *map(str, arguments)]
    if "ingest" in arguments and "--workers" not in arguments:
        command += ["--workers", "1"]
    done = subprocess.run(
        command, input=stdin, capture_output=True, text=True, timeout=100, cwd=cwd, env=environment()
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Outcome(done.returncode, done.stdout, done.stderr)


def environment() -> dict[str, str]:
    import os

    kept = {k: v for k, v in os.environ.items() if not k.startswith("SOLIDARITY_")}
    return {**kept, "PYTHONPATH": str(ROOT)}


def children_of(parent: int, told_by: bytes = b"") -> list[int]:
    """The processes that `parent` started, by /proc; those whose command line has `told_by`."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
            command = (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == parent and told_by in command:
            found.append(int(stat.parent.name))
    return found
