"""What came of asking for an address: the page, that it has not changed, that it is gone, or why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.catalogue.fetches import Memory
from corpus.errors import ItemError
from corpus.settings import FetchSettings

if TYPE_CHECKING:
    from pipeline.sources.web.fetcher import Fetched, Fetcher


@dataclass(frozen=True, slots=True)
class Arrival:
    """An address with what its server answered, or with the error that says why there is no answer.

    `site` names the description by which it was crawled, `stamp` is its lastmod in the site's sitemap,
    `given` what the site's description says of its documents.
    """

    address: str
    fetched: Fetched | None
    error: ItemError | None = None
    site: str | None = None
    stamp: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)


class Visitor:
    """Asks for addresses, and only for what has changed since the archive was there last.

    The connections are opened with the first address, so that taking in files never loads an HTTP
    library. Use it as a context manager.
    """

    def __init__(self, settings: FetchSettings, memory: Callable[[str], Memory | None]) -> None:
        self.settings = settings
        self.memory = memory
        self._fetcher: Fetcher | None = None

    def __enter__(self) -> Visitor:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._fetcher is not None:
            self._fetcher.__exit__(None, None, None)

    @property
    def fetcher(self) -> Fetcher:
        """The fetcher; raises `ConfigError` where the settings name no contact."""
        if self._fetcher is None:
            from pipeline.sources.web.fetcher import Fetcher

            self._fetcher = Fetcher(self.settings).__enter__()
        return self._fetcher

    def visit(self, address: str) -> Arrival:
        """Ask for an address; an error that costs this address alone is part of the answer."""
        return self.visit_as(address, self.memory(address))

    def visit_as(self, address: str, memory: Memory | None) -> Arrival:
        """As `visit`, for threads: what is remembered was looked up before."""
        from pipeline.sources.web.fetcher import Validators

        known = memory if memory is not None and memory.state == "held" else None
        validators = Validators(known.etag, known.last_modified, known.answered) if known else None
        try:
            return Arrival(address, self.fetcher.fetch(address, validators))
        except ItemError as error:
            return Arrival(address, None, error)
