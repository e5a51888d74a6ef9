"""The program tesseract: whether it is there, and the words that it finds in an image.

It is called for one page at a time, with one thread, within bounded time, and answers with a table of words
(TSV): the block, paragraph and line of each, where it stands and how sure it is.
"""

from __future__ import annotations

import csv
import logging
import os
import resource
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from corpus.errors import ReadError

if TYPE_CHECKING:
    from pipeline.readers.ocr.image import Grey

log = logging.getLogger(__name__)

SECONDS = 90.0
"""What one call may take; a page of small print takes a tenth of it."""

INSTALL = (
    "install tesseract with its languages (Debian: apt-get install tesseract-ocr tesseract-ocr-spa"
    " tesseract-ocr-fra; macOS: brew install tesseract tesseract-lang) and ingest it again"
)
_WORD_LEVEL = "5"
_TURNED = "Rotate: "


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page image: its line as (block, paragraph, line), its box in dots from the upper left,
    and how sure tesseract is of it (0 to 100)."""

    text: str
    line: tuple[int, int, int]
    left: int
    top: int
    width: int
    height: int
    confidence: float


@cache
def program() -> str | None:
    """Where tesseract is installed, or None."""
    return shutil.which("tesseract")


@cache
def version() -> str:
    """Its name and version, "tesseract 5.3.0"."""
    first = _answer("--version").splitlines()[:1]
    return first[0].strip() if first else "tesseract"


@cache
def languages() -> tuple[str, ...]:
    """The languages it has been given, by its own names (eng, spa, fra)."""
    return tuple(_answer("--list-langs").splitlines()[1:])


def _answer(option: str) -> str:
    path = program()
    if path is None:
        return ""
    try:
        told = subprocess.run([path, option], capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return told.stdout


def words_of(image: Grey, chosen: Sequence[str], dots_per_inch: int, seconds: float = SECONDS) -> list[Word]:
    """The words of an image in reading order. Raises ReadError where tesseract fails or takes too long."""
    table = _run(image, ["-l", "+".join(chosen), "--psm", "3", "--dpi", str(dots_per_inch), "tsv"],
                 dots_per_inch, seconds)  # fmt: skip
    return parse(table)


def quarter_turns(image: Grey, dots_per_inch: int, seconds: float = SECONDS) -> int:
    """How many quarter turns against the clock set an image upright; 0 where that cannot be told."""
    if "osd" not in languages():
        return 0
    try:
        said = _run(image, ["--psm", "0", "--dpi", str(dots_per_inch)], dots_per_inch, seconds)
    except ReadError:  # too few letters to tell
        return 0
    degrees = next((line[len(_TURNED) :] for line in said.splitlines() if line.startswith(_TURNED)), "0")
    return -int(degrees) // 90 % 4 if degrees.strip().isdigit() else 0


def parse(table: str) -> list[Word]:
    """The words of a TSV table; what is damaged in it is left out."""
    found = []
    for row in csv.reader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) != 12 or row[0] != _WORD_LEVEL or not row[11].strip():
            continue
        try:
            _, _, block, paragraph, line, _, left, top, width, height = map(int, row[:10])
            confidence = float(row[10])
        except ValueError:
            continue
        found.append(Word(row[11].strip(), (block, paragraph, line), left, top, width, height, confidence))
    return found


def _run(image: Grey, options: Sequence[str], dots_per_inch: int, seconds: float) -> str:
    from pipeline.readers.ocr.image import as_pgm

    path = program()
    if path is None:
        raise ReadError(f"needs OCR: {INSTALL}")
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    process = subprocess.Popen(
        [path, "stdin", "stdout", *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )
    with process:
        # Should this process be killed, what it started ends by itself.
        if hasattr(resource, "prlimit"):
            whole = int(seconds) + 1
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (whole, whole))
        try:
            out, said = process.communicate(as_pgm(image, dots_per_inch), timeout=seconds)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise ReadError(f"tesseract took longer than {seconds:g} s") from error
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        reason = " ".join(said.decode("utf-8", "replace").split())[:160]
        raise ReadError(f"tesseract failed: {reason or f'exit code {process.returncode}'}")
    return out.decode("utf-8", "replace")
