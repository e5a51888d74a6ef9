"""Where documents come from: files and folders so far; addresses, feeds and WARC files come later."""

from __future__ import annotations

from pipeline.sources.files import SourceEntry, expand, load

__all__ = ["SourceEntry", "expand", "load"]
