"""Where documents come from: files and folders, addresses, feeds, sitemaps and WARC files."""

from __future__ import annotations

from pipeline.sources.files import SourceEntry, expand, load

__all__ = ["SourceEntry", "expand", "load"]
