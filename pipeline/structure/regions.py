"""Regions: how a text is tiled into parts, from where each part begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Kind
from pipeline.structure.resolutions.clauses.model import Found


@dataclass(frozen=True, slots=True)
class Region:
    """A part to be: where its own text begins and ends, and what was found of it. It reaches to the next
    one's start."""

    start: int
    end: int
    kind: Kind
    page: int | None = None
    title: str | None = None
    author: str | None = None
    found: Found | None = None
    status: str | None = None


def tile(regions: Sequence[Region], text: str) -> list[tuple[int, int]]:
    """Start and end of each region, so that together they cover the text without gap or overlap.

    A region begins where its first line does: the number or Markdown sign before a heading is its own.
    """
    starts = [0]
    for before, region in pairwise(regions):
        line = text.rfind("\n", 0, region.start) + 1
        starts.append(max(line, before.end))
    return list(zip(starts, [*starts[1:], len(text)], strict=True))
