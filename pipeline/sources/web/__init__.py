"""Fetching from the web: guarded, bounded, at the pace of the host, with every exchange on record."""

from __future__ import annotations

from pipeline.sources.web.bounded import decompress
from pipeline.sources.web.canonical import WebAddress, canonical
from pipeline.sources.web.fetcher import Fetched, Fetcher, Validators

__all__ = ["Fetched", "Fetcher", "Validators", "WebAddress", "canonical", "decompress"]
