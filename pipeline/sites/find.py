"""Which description is for which page: those that come with Solidarity, and the user's own."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.errors import ConfigError, UsageError
from pipeline.sites.description import Site
from pipeline.sites.load import load_site

SHIPPED = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sites:
    """All descriptions, by name."""

    all: tuple[Site, ...]

    def __iter__(self) -> Iterator[Site]:
        return iter(self.all)

    def by_name(self, name: str) -> Site:
        """The description of this name. Raises UsageError where there is none."""
        for site in self.all:
            if site.name == name:
                return site
        names = [site.name for site in self.all]
        close = difflib.get_close_matches(name, names, n=1)
        hint = f"Did you mean {close[0]}?" if close else f"Known: {', '.join(names)}"
        raise UsageError(f"{name}: no site description of this name. {hint} Try: solidarity sites list")

    def for_address(self, address: str) -> Site | None:
        """The description whose match is the most specific for an address, or None."""
        best: tuple[tuple[int, int, int], Site] | None = None
        for site in self.all:
            match = site.matched(address)
            # Of equals, the user's own comes first.
            if match is not None and (best is None or match.rank > best[0]):
                best = (match.rank, site)
        return best[1] if best else None


def load_sites(folder: Path | None = None) -> Sites:
    """The shipped descriptions, and on top of them those in a folder of the user's.

    One of the user's with the same name replaces the shipped. Raises ConfigError where the folder is
    missing, a description is wrong, or a name is given twice.
    """
    own: dict[str, Site] = {}
    if folder is not None:
        if not folder.is_dir():
            raise ConfigError(
                f"sites_folder {folder}: is no folder. Mend it in config.yaml, or make the folder"
            )
        for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
            site = load_site(path)
            if site.name in own:
                raise ConfigError(f"{path}: the name {site.name} is that of {own[site.name].file} already")
            own[site.name] = site
    rest = [site for site in _shipped() if site.name not in own]
    return Sites((*own.values(), *rest))


@lru_cache(maxsize=1)
def _shipped() -> tuple[Site, ...]:
    return tuple(load_site(path, shipped=True) for path in sorted(SHIPPED.glob("*.yaml")))
