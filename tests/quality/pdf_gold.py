"""PDFs whose text is known in reading order, and how a reading is scored against it.

A gold text has one paragraph a line; lines that begin with "[note] " or "[caption] " stand apart from the
body. They are scored apart as well: where in a page a caption belongs is a matter of taste, what a body
paragraph's next word is, is not.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from corpus.document import Reading

FOLDER = Path(__file__).parent / "pdfs"
SETS = ("tuning", "held")
# Files that were held back until figures on them had been looked at are for tuning now.
_FOLDERS = {"tuning": ("tuning", "former"), "held": ("held",)}

_APART = ("[note] ", "[caption] ")
_APART_TYPES = ("footnote", "caption")
_SAME = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00a0": " ", "|": " "})


@dataclass(frozen=True, slots=True)
class GoldPdf:
    """A PDF with its text: the body's paragraphs, what stands apart, and the running heads to be left out."""

    name: str
    data: bytes
    body: tuple[str, ...]
    apart: tuple[str, ...]
    furniture: tuple[str, ...]
    page_numbers: tuple[str, ...]
    interleaved: bool
    columns: int
    layout: str


@dataclass(frozen=True, slots=True)
class PdfScore:
    """How near a text comes to the gold, each from 0 to 1; `heads` counts running heads left in the text."""

    order: float
    similarity: float
    apart: float
    heads: int


def load(part: str) -> list[GoldPdf]:
    """The PDFs of a set ("tuning" or "held")."""
    return [gold for folder in _FOLDERS[part] for gold in load_folder(folder)]


def load_folder(name: str) -> list[GoldPdf]:
    """The PDFs of one folder of the sets."""
    folder = FOLDER / name
    return [_gold(folder, entry) for entry in yaml.safe_load((folder / "gold.yaml").read_text("utf-8"))]


def _gold(folder: Path, entry: dict[str, object]) -> GoldPdf:
    lines = (folder / str(entry["text"])).read_text("utf-8").splitlines()
    return GoldPdf(
        name=str(entry["file"]),
        data=(folder / str(entry["file"])).read_bytes(),
        body=tuple(line for line in lines if line.strip() and not line.startswith(_APART)),
        apart=tuple(line.split("] ", 1)[1] for line in lines if line.startswith(_APART)),
        furniture=tuple(str(f) for f in entry.get("furniture") or ()),  # type: ignore[attr-defined]
        page_numbers=tuple(str(n) for n in entry.get("page_numbers") or ()),  # type: ignore[attr-defined]
        interleaved=bool(entry.get("interleaved")),
        columns=int(str(entry.get("columns") or 1)),
        layout=str(entry.get("layout") or ""),
    )


def score_reading(gold: GoldPdf, reading: Reading) -> PdfScore:
    """The score of a reading: its blocks' text with each item's own number, captions and notes apart."""
    body: list[str] = []
    apart: list[str] = []
    at = 0
    for block in reading.blocks:
        # What stands between blocks is an item's own number or bullet.
        (apart if block.type in _APART_TYPES else body).append(reading.text[at : block.end])
        at = block.end
    return score(gold, " ".join(body), " ".join(apart))


def score_plain(gold: GoldPdf, text: str) -> PdfScore:
    """The score of a text in which nothing is told apart."""
    return score(gold, text, "")


def score(gold: GoldPdf, body: str, apart: str) -> PdfScore:
    """The score of a body text and of the captions and notes beside it.

    `order`: longest common subsequence of word trigrams over the number of trigrams in the gold.
    `similarity`: 1 - Levenshtein distance over words, punctuation included, over the longer text's words.
    `apart`: F1 of the words of captions and notes, counted; 1 where there are none on either side.
    """
    wanted, found = words(" ".join(gold.body)), words(body)
    whole = _folded(f"{body} {apart}")
    right = _folded(" ".join((*gold.body, *gold.apart)))
    return PdfScore(
        order=common(trigrams(found), trigrams(wanted)) / max(1, len(trigrams(wanted))),
        similarity=1 - distance(found, wanted) / max(1, len(found), len(wanted)),
        apart=_f1(Counter(words(apart)), Counter(words(" ".join(gold.apart)))),
        heads=sum(whole.count(head) > right.count(head) for f in gold.furniture if (head := _folded(f))),
    )


def words(text: str) -> list[str]:
    """The words of a text with the punctuation on them; compatibility forms and hyphens made the same."""
    return unicodedata.normalize("NFKC", text).translate(_SAME).split()


def trigrams(found: Sequence[str]) -> list[tuple[str, ...]]:
    """Each run of three words."""
    return list(zip(found, found[1:], found[2:], strict=False))


def common(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """The length of the longest common subsequence (bit-parallel, after Hyyrö 2004)."""
    if not a or not b:
        return 0
    places: dict[Hashable, int] = {}
    for i, item in enumerate(b):
        places[item] = places.get(item, 0) | 1 << i
    full = (1 << len(b)) - 1
    row = full
    for item in a:
        match = row & places.get(item, 0)
        row = ((row + match) | (row - match)) & full
    return len(b) - row.bit_count()


def distance(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """The Levenshtein distance (bit-parallel, after Myers 1999 in Hyyrö's form of 2003)."""
    if not a or not b:
        return len(a) + len(b)
    places: dict[Hashable, int] = {}
    for i, item in enumerate(b):
        places[item] = places.get(item, 0) | 1 << i
    full, last = (1 << len(b)) - 1, 1 << (len(b) - 1)
    up, down, edits = full, 0, len(b)
    for item in a:
        match = places.get(item, 0)
        zero = (((match & up) + up) ^ up) | match | down
        rise = (down | ~(zero | up)) & full
        fall = up & zero
        edits += bool(rise & last) - bool(fall & last)
        rise = (rise << 1 | 1) & full
        fall = (fall << 1) & full
        up = (fall | ~(zero | rise)) & full
        down = rise & zero
    return edits


def _folded(text: str) -> str:
    return " ".join(words(text)).casefold()


def _f1(found: Counter[str], wanted: Counter[str]) -> float:
    total = found.total() + wanted.total()
    return 2 * (found & wanted).total() / total if total else 1.0
