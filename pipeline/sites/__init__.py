"""Site descriptions: what is known of a site's pages, in YAML.

No YAML is read before there is an http(s) address to ask about.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.sites.description import Site

if TYPE_CHECKING:
    from corpus.document import RawItem
    from pipeline.sites.find import Sites

__all__ = [
    "Site",
    "canonical_address",
    "linked_documents",
    "listed_links",
    "site_for",
    "sites",
    "use_folder",
]

_folder: Path | None = None
_in_use: Sites | None = None


def use_folder(folder: Path | None) -> None:
    """Take up a folder with site descriptions of the user's own, on top of those that come with Solidarity.

    It holds for this process. Its files are read when the first address is asked about.
    """
    global _folder, _in_use
    if folder != _folder:
        _folder, _in_use = folder, None


def sites(folder: Path | None = None) -> Sites:
    """All descriptions, those in `folder` on top; without one, those in use. Raises ConfigError."""
    global _in_use
    from pipeline.sites.find import load_sites

    if folder is not None and folder != _folder:
        return load_sites(folder)
    if _in_use is None:
        _in_use = load_sites(_folder)
    return _in_use


def site_for(origin: str) -> Site | None:
    """The description for the page at an address; None for files and for sites without one."""
    if not origin.startswith(("http://", "https://")):
        return None
    return sites().for_address(origin)


def canonical_address(address: str) -> str:
    """The address in its canonical form, by its site's description where there is one.

    Raises RefusedError or FetchError for what is no web address.
    """
    from pipeline.sources.web.canonical import canonical

    plain = canonical(address)
    site = site_for(plain)
    return plain if site is None else site.canonical_address(address)


def listed_links(site: Site, item: RawItem) -> tuple[list[str], str | None]:
    """The documents that a listing page links to, and its next page. Raises ReadError, ConfigError."""
    from pipeline.sites import links

    return links.listed_links(site, item)


def linked_documents(site: Site, item: RawItem) -> list[str]:
    """The further documents that a document's page links to: its issue, and what the patterns include."""
    from pipeline.sites import links

    return links.linked_documents(site, item)
