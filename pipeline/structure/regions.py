"""Regions: how a text is tiled into parts, from where each part begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Kind
from pipeline.structure.marks import Header
from pipeline.structure.resolutions import Resolution
from pipeline.structure.units import Unit


@dataclass(frozen=True, slots=True)
class Region:
    """A part to be: its units and what was found of it. It reaches to the next region's start."""

    units: tuple[Unit, ...]
    kind: Kind
    title: str | None = None
    author: str | None = None
    header: Header | None = None
    resolution: Resolution | None = None
    status: str | None = None

    @property
    def page(self) -> int | None:
        """The page on which it begins."""
        return next((u.page for u in self.units if u.page is not None), None)


def tile(regions: Sequence[Region], text: str) -> list[tuple[int, int]]:
    """Start and end of each region, so that together they cover the text without gap or overlap.

    A region begins where its first line does: the number or Markdown sign before a heading is its own.
    """
    starts = [0]
    for before, region in pairwise(regions):
        first = region.units[0].start
        line = text.rfind("\n", 0, first) + 1
        starts.append(max(line, before.units[-1].end))
    return list(zip(starts, [*starts[1:], len(text)], strict=True))
