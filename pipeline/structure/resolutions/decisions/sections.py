"""Sections of a book that are named for what became of their resolutions: "Part 1   Resolutions carried"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.structure.regions import Region
from pipeline.structure.resolutions.texts.items import Item

_FATE = (
    r"(?:(?P<carried>carried|adopted|agreed|passed)|(?P<lost>not\s+carried|lost|defeated|rejected)|(?P<remitted>remitted)|"
    r"(?P<withdrawn>withdrawn))"
)
# "Resolutions carried", "Part 2  Motion lost"; "Motion lost." alone tells of the one above it.
_MANY = re.compile(
    rf"(?:composites?,?\s+(?:and\s+)?)?(?:resolutions|motions|composites)\s+{_FATE}", re.IGNORECASE
)
_NUMBERED = re.compile(
    rf"(?:section|part)\s+\w{{1,5}}\s*[:.–—-]?\s*(?:composites?,?\s+(?:and\s+)?)?(?:resolutions?|motions?|composites?)\s+{_FATE}",
    re.IGNORECASE,
)
_STATUS = {"carried": "carried", "lost": "defeated", "remitted": "remitted", "withdrawn": "withdrawn"}


def _section(line: str) -> re.Match[str] | None:
    return _MANY.fullmatch(line.strip(" :")) or _NUMBERED.fullmatch(line.strip(" :"))


def is_section(line: str) -> bool:
    """Whether a heading names a section for what became of its resolutions."""
    return _section(line) is not None


def with_sections(regions: Sequence[Region], items: Sequence[Item]) -> list[Region]:
    """The regions, those of which nothing else tells the fate with what the heading over them says."""
    heads = [(x.start, m) for x in items if not x.listed and (m := _section(x.plain))]
    if not heads:
        return list(regions)
    told: list[Region] = []
    for region in regions:
        above = [m for start, m in heads if start < region.start]
        if region.found is not None and region.found.status is None and above:
            status = next(_STATUS[name] for name, word in above[-1].groupdict().items() if word)
            region = replace(region, status=status, found=replace(region.found, status=status))
        told.append(region)
    return told
