"""Pages of a PDF that are pictures: which ones, and their lines where they can be recognised.

A layer that is garbled or doubtful is kept unless what is recognised reads better.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.document import NEEDS_OCR, Sourced
from corpus.errors import ReadError
from pipeline.readers.ocr import engine, layer
from pipeline.readers.ocr.layer import State
from pipeline.readers.pdf.lines import Line

_BETTER = 0.04  # by which the share of little words must rise for a doubtful layer to be replaced


@dataclass(slots=True)
class Scans:
    """What became of the pages that needed it: those recognised with their confidence (0 to 100), those
    left unread."""

    by: str = ""
    recognised: dict[int, float] = field(default_factory=dict)
    unread: list[int] = field(default_factory=list)
    failed: dict[int, str] = field(default_factory=dict)

    def warnings(self) -> list[str]:
        """What is to be said of them."""
        said = []
        if self.unread:
            what = "is a picture" if len(self.unread) == 1 else "are pictures"
            said.append(f"{NEEDS_OCR}: {pages(self.unread)} {what} without text; {engine.why_not()}")
        if self.failed:
            reasons = "; ".join(dict.fromkeys(self.failed.values()))
            said.append(f"{NEEDS_OCR}: {pages(self.failed)} could not be recognised: {reasons}")
        if self.recognised:
            mean = sum(self.recognised.values()) / len(self.recognised)
            said.append(f"{pages(self.recognised)} recognised by {self.by}, confidence {mean:.0f} of 100")
        low = {n: c for n, c in self.recognised.items() if c < engine.LOW}
        if low:
            listed = ", ".join(f"{n} ({c:.0f})" for n, c in sorted(low.items()))
            said.append(f"recognised with low confidence, to be looked at: pages {listed}")
        return said

    def metadata(self) -> dict[str, tuple[Sourced, ...]]:
        """Each recognised page with its confidence, to be kept with the document."""
        found = tuple(Sourced(str(n), self.by, round(c / 100, 3)) for n, c in sorted(self.recognised.items()))
        return {"ocr": found} if found else {}


def states_of(pages: Sequence[Sequence[Line]], pictured: Sequence[bool]) -> dict[int, State]:
    """The state of each page's text, by its number; pages with nothing on them are left out."""
    texts = layer.without_stamps([[line.text for line in page] for page in pages])
    found: dict[int, State] = {}
    for n, (text, picture) in enumerate(zip(texts, pictured, strict=True), start=1):
        state = layer.state(text, picture)
        # A page of names or figures has few little words as well: only a picture under it makes it doubtful,
        # or that there are none at all.
        if state == "doubtful" and not picture and (layer.little_share(text) or 0.0) > 0.01:
            state = "text"
        if state != "text":
            found[n] = state
    return found


def recognised(
    data: bytes, pages: list[list[Line]], states: Mapping[int, State], heights: Mapping[int, float]
) -> tuple[list[list[Line]], Scans]:
    """The pages with those that need it recognised, where that is wanted and can be had."""
    scanner = engine.scanner()
    found = Scans()
    if scanner is None:
        found.unread = sorted(n for n, state in states.items() if state in ("picture", "garbled"))
        return pages, found
    found.by = scanner.name
    wanted = range(1, len(pages) + 1) if scanner.mode == "force" else sorted(states)
    from pipeline.readers.ocr.lines import lines_of

    done = list(pages)
    for number, page in scanner.pages(data, list(wanted)):
        state = states.get(number, "text")
        if isinstance(page, ReadError):
            if state in ("picture", "garbled"):
                found.failed[number] = str(page)
            continue
        height = heights.get(number) or 792.0
        lines = lines_of(page, number, height)
        forced = scanner.mode == "force" and bool(lines)
        if forced or _is_better(pages[number - 1], lines, state):
            done[number - 1] = lines
            if lines:
                found.recognised[number] = page.confidence
    return done, found


def _is_better(layer_lines: Sequence[Line], lines: Sequence[Line], state: State) -> bool:
    """Whether what was recognised takes the layer's place."""
    before, after = (" ".join(line.text for line in each) for each in (layer_lines, lines))
    if state == "picture":
        return len(after) >= len(before)
    if state == "text":
        return False
    had, has = layer.little_share(before) or 0.0, layer.little_share(after) or 0.0
    return has > had + _BETTER or (state == "garbled" and bool(after))


def pages(numbers: Iterable[int]) -> str:
    """1, 2, 3, 7 -> "pages 1-3, 7"; 4 -> "page 4"."""
    numbers = set(numbers)
    return f"page{'s' * (len(numbers) != 1)} {ranges(numbers)}"


def ranges(numbers: Iterable[int]) -> str:
    """1, 2, 3, 7 -> "1-3, 7"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
