"""A crawl from its sites to the index: the pages that they lead to go the way of every document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.archive import Archive
from corpus.errors import UsageError
from corpus.settings import Settings
from pipeline.ingest import ingest, sites_folder
from pipeline.report import Progress, Report, no_progress
from pipeline.sites import Site, sites, use_folder
from pipeline.sources.arrivals import Visitor
from pipeline.sources.crawl import Crawl


def chosen(settings: Settings, names: Sequence[str]) -> list[Site]:
    """The descriptions of the sites to follow: those named, else those in config.yaml.

    Raises `UsageError` where a name has no description, or there is none to follow.
    """
    use_folder(sites_folder(settings))
    known = sites()
    wanted = list(dict.fromkeys(names or settings.sites))
    if not wanted:
        raise UsageError("no site to follow. Try: solidarity crawl NAME, or sites: [NAME] in config.yaml")
    found = [known.by_name(name) for name in wanted]
    for site in found:
        if not (site.start.sitemaps or site.start.feeds or site.start.listings):
            raise UsageError(
                f"{site.name}: its description has no start. Add a feed, sitemap or listing to it"
            )
    return found


def crawl(
    archive: Archive,
    settings: Settings,
    following: Sequence[Site],
    *,
    given: Mapping[str, str] | None = None,
    workers: int | None = None,
    restart: bool = False,
    progress: Progress = no_progress,
) -> Report:
    """Follow sites and take in what is new or has changed; call it under `archive.writing()`.

    A crawl that was stopped goes on where it was, unless `restart` says to begin anew. Raises
    `ConfigError` where the settings name no contact.
    """
    if restart:
        with archive.catalogue.transaction():
            for site in following:
                archive.catalogue.fetches.end_crawl(site.name)
    with Visitor(settings.fetch, archive.catalogue.fetches.memory) as visitor:
        run = Crawl(following, archive.catalogue, visitor)

        def settled(outcome: str, origin: str) -> None:
            run.settled(outcome, origin)
            progress(outcome, origin)

        report = ingest(
            archive,
            run.arrivals(),
            settings,
            given=given,
            command=f"crawl {' '.join(site.name for site in following)}",
            workers=workers,
            progress=settled,
        )
        run.end()
        return report
