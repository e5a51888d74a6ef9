"""Which pages are recognised, and by what: the settings of a run, and the recognition of one file's pages."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ReadError
from corpus.vault import fixity
from pipeline import pulse
from pipeline.readers.ocr import tesseract
from pipeline.readers.ocr.cache import Cache
from pipeline.readers.ocr.recognise import Recognised, recognise
from pipeline.readers.ocr.render import Pages
from pipeline.readers.ocr.use import Use

log = logging.getLogger(__name__)

LOW = 75.0
"""Confidence, of 100, below which a page is listed as one to be looked at."""

_STEPS = "1"  # of our own cleaning and cutting: what was recognised with others is done again
_SECONDS_A_PAGE = 2.5 * tesseract.SECONDS


_use = Use()


def use_ocr(use: Use) -> None:
    """Recognise pages in this process as `use` says."""
    global _use
    _use = use


def scanner() -> Scanner | None:
    """What recognises pages as this process is told to; None where that is off or tesseract isn't there."""
    if _use.mode == "off" or tesseract.program() is None:
        return None
    known = tesseract.languages()
    chosen = tuple(name for name in _use.languages if name in known) or known[:1]
    return Scanner(_use.mode, chosen, _use.folder) if chosen else None


def why_not() -> str:
    """Why pages that need it are not recognised, and what to do."""
    if _use.mode == "off":
        return "ingest it again without --ocr off"
    return tesseract.INSTALL


@dataclass(frozen=True, slots=True)
class Scanner:
    """Recognises the pages of files."""

    mode: str
    languages: tuple[str, ...]
    folder: Path | None

    @property
    def name(self) -> str:
        """The engine with its version and languages."""
        return f"{tesseract.version()} {'+'.join(self.languages)}"

    def pages(self, data: bytes, numbers: Sequence[int]) -> Iterator[tuple[int, Recognised | ReadError]]:
        """The chosen pages of a PDF, each recognised or with the reason why not, as they are done."""
        cache = Cache(self.folder, fixity(data), f"{self.name} {_STEPS}")
        waiting: list[int] = []
        for number in numbers:
            known = cache.get(number)
            if known is None:
                waiting.append(number)
            else:
                yield number, known
        yield from self._fresh(data, waiting, cache)

    def _fresh(
        self, data: bytes, numbers: Iterable[int], cache: Cache
    ) -> Iterator[tuple[int, Recognised | ReadError]]:
        numbers = list(numbers)
        if not numbers:
            return
        try:
            opened = Pages(data)
        except ReadError as error:
            yield from ((number, error) for number in numbers)
            return
        with opened as pictures:
            for number in numbers:
                pulse.allow(_SECONDS_A_PAGE)
                try:
                    page = recognise(pictures.picture(number), self.languages)
                except ReadError as error:
                    yield number, error
                    continue
                cache.put(number, page)
                pulse.beat()
                yield number, page
