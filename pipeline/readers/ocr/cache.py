"""What was recognised, kept beside the archive's vault: a run that broke off goes on at the next page.

A file for each page, in a folder named by the SHA-256 of the PDF's bytes. It may be deleted at any time: what
is missing is recognised again. Writing it is tried, never needed: a full disk costs the saving, not the page.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
from pathlib import Path

from pipeline.readers.ocr.recognise import Recognised
from pipeline.readers.ocr.tesseract import Word
from pipeline.readers.ocr.use import folder_of

log = logging.getLogger(__name__)


class Cache:
    """The recognised pages of one file, by `recipe`: what of the engine, languages and our steps tells."""

    def __init__(self, folder: Path | None, sha256: str, recipe: str) -> None:
        self.folder = folder_of(folder, sha256) if folder else None
        self.recipe = recipe

    def get(self, number: int) -> Recognised | None:
        """A page as it was recognised before in the same way, or None."""
        if self.folder is None:
            return None
        try:
            kept = json.loads((self.folder / f"{number}.json").read_text("utf-8"))
            if kept["recipe"] != self.recipe:
                return None
            words = tuple(Word(w[0], (w[1], w[2], w[3]), w[4], w[5], w[6], w[7], w[8]) for w in kept["words"])
            return Recognised(words, kept["confidence"], kept["width"], kept["height"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            log.debug("a damaged page of the OCR cache is made anew", exc_info=True)
            return None

    def put(self, number: int, page: Recognised) -> None:
        """Keep a page, whole or not at all."""
        if self.folder is None:
            return
        kept = {
            "recipe": self.recipe,
            "confidence": page.confidence,
            "width": page.width,
            "height": page.height,
            "words": [[w.text, *w.line, w.left, w.top, w.width, w.height, w.confidence] for w in page.words],
        }
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor, temporary = tempfile.mkstemp(prefix=".page-", dir=self.folder)
            try:
                with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                    json.dump(kept, file, ensure_ascii=False)
                Path(temporary).replace(self.folder / f"{number}.json")
            except BaseException:
                Path(temporary).unlink(missing_ok=True)
                raise
        except OSError:
            log.debug("page %d is not kept", number, exc_info=True)
