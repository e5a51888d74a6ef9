"""Pages fetched whole, politely, and with all that shows where they came from.

Every address on the way, redirects included, is judged for scheme, host and robots.txt before it is asked
for.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Self

from corpus.clock import now
from corpus.document import Exchange, RawItem
from corpus.errors import ConfigError, FetchError, RefusedError
from corpus.settings import FetchSettings
from corpus.version import __version__
from pipeline.sources.web.addresses import ForbiddenHostError, Guard, Resolver, system_resolver
from pipeline.sources.web.asking import WHOLE, Answer, Asker
from pipeline.sources.web.canonical import WebAddress, canonical
from pipeline.sources.web.pace import Pace, spoken
from pipeline.sources.web.robots import MAX_BYTES, Robots
from pipeline.sources.web.transport import GuardedTransport

ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"
ENCODINGS = "gzip, deflate, br"

_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})

State = Literal["whole", "not_modified", "gone"]


@dataclass(frozen=True, slots=True)
class Validators:
    """What lets a server say that a page has not changed (RFC 9110, section 8.8), as it gave them.

    `address` is the one that gave them (None: the one asked for): they say nothing of any other.
    """

    etag: str | None = None
    last_modified: str | None = None
    address: str | None = None

    @classmethod
    def of(cls, exchanges: Iterable[Exchange]) -> Validators:
        """Those of the last of the exchanges that brought a page, as provenance keeps them."""
        last = next(reversed(list(exchanges)), None)
        if last is None:
            return cls()
        fields = {name.lower(): value for name, value in last.response}
        return cls(fields.get("etag"), fields.get("last-modified"), last.address)

    def headers(self, address: WebAddress, asked: WebAddress) -> list[tuple[str, str]]:
        """The conditional header fields for a request of `address`."""
        if address.requested != (self.address or asked.requested):
            return []
        fields = (("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified))
        return [(name, value) for name, value in fields if value and _fits_in_a_header(value)]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of asking for an address.

    `address` is the canonical form of what was asked for; `origin` the one to keep the page under (the target
    of redirects as long as all are permanent, else where the first temporary one stood); `redirected_to` the
    one that answered, None when it is `address`. `item` is there only for the state "whole".
    """

    state: State
    address: str
    origin: str
    redirected_to: str | None
    item: RawItem | None
    validators: Validators
    exchanges: tuple[Exchange, ...]


class Fetcher:
    """Fetches pages for one run: keeps the hosts' pace and their robots.txt. May be shared among threads.

    `resolver`, `ssl_context`, `clock` and `sleep` are there for tests and unusual networks. Clock and sleep
    are those of the pace; a page's time limit always goes by the true time.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        resolver: Resolver = system_resolver,
        ssl_context: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._settings = settings
        self._guard = Guard(settings.allow_private_hosts, resolver)
        self._transport = GuardedTransport(self._guard, settings.seconds, ssl_context)
        self._pace = Pace(settings.seconds_between_requests, settings.longest_wait, clock, sleep)
        self._asker = Asker(self._transport, self._pace, settings.retries, settings.seconds)
        self._robots = Robots(self._ask_robots, settings.longest_crawl_delay)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends what is open; the fetcher cannot be used after that."""
        self._transport.close()

    def fetch(
        self,
        address: str,
        validators: Validators | None = None,
        *,
        max_bytes: int | None = None,
        accept: str | None = None,
        drop: Iterable[str] = (),
    ) -> Fetched:
        """The page at an address; with `validators` only if it has changed since.

        `max_bytes` bounds the page instead of fetch.max_megabytes, `accept` is the Accept field, `drop` names
        query parameters that this site's addresses don't need. Raises ConfigError when no contact is set,
        RefusedError for what we don't ask for, FetchError for what cannot be had.
        """
        asked = WebAddress.parse(canonical(address, drop))
        here = asked
        seen = [asked]
        exchanges: list[Exchange] = []
        kept_under, permanent = asked, True
        while True:
            answer = self._hop(here, asked, validators, max_bytes, accept)
            exchanges.append(answer.exchange)
            target = answer.header("location")
            if answer.status not in _REDIRECTS or target is None:
                break
            here = self._next_hop(here, target, seen)
            permanent = permanent and answer.status in _PERMANENT
            if permanent:
                kept_under = here
        return self._outcome(answer, asked, here, canonical(str(kept_under), drop), validators, exchanges)

    def sitemaps(self, address: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of an address's site names; none where it cannot be read."""
        site = WebAddress.parse(address)
        self._user_agent(site)
        return self._robots.rules(site).sitemaps

    def _hop(
        self,
        here: WebAddress,
        asked: WebAddress,
        validators: Validators | None,
        max_bytes: int | None,
        accept: str | None,
    ) -> Answer:
        bound = self._settings.max_megabytes * 1024 * 1024 if max_bytes is None else max_bytes
        try:
            headers = self._headers(here, accept or ACCEPT)
        except ConfigError as error:
            if here == asked:
                raise
            # A host of the user's own that sends us elsewhere: one address, not the whole run.
            raise RefusedError(_way(asked, here) + f"{here.requested}: {error}") from error
        if validators is not None:
            headers += validators.headers(here, asked)
        try:
            rules = self._robots.check(here)
            self._pace.slow_down(here.host, rules.delay)
            return self._asker.ask(here, headers, bound)
        except ForbiddenHostError as error:
            raise RefusedError(_way(asked, here) + f"{here.requested}: {error}") from error
        except RefusedError as error:
            raise RefusedError(_way(asked, here) + str(error)) from error
        except FetchError as error:
            raise FetchError(_way(asked, here) + str(error)) from error

    def _next_hop(self, here: WebAddress, target: str, seen: list[WebAddress]) -> WebAddress:
        asked = seen[0]
        try:
            following = here.join(_location(target))
        except RefusedError as error:
            raise RefusedError(f"{asked}: redirects to {error}") from error
        except FetchError as error:
            raise FetchError(f"{asked}: redirects to {error}") from error
        if any(following.requested == earlier.requested for earlier in seen):
            way = " → ".join(str(a) for a in (*seen, following))
            raise FetchError(f"{asked}: redirects in a circle ({way}): its server must mend that")
        if len(seen) > self._settings.redirects:
            raise FetchError(
                f"{asked}: redirects more than {self._settings.redirects} times (fetch.redirects), "
                f"the last time to {following}"
            )
        seen.append(following)
        return following

    def _outcome(
        self,
        answer: Answer,
        asked: WebAddress,
        here: WebAddress,
        origin: str,
        validators: Validators | None,
        exchanges: list[Exchange],
    ) -> Fetched:
        came = tuple(exchanges)
        redirected = str(here) if here != asked else None
        fresh = Validators.of(came)
        if answer.status in WHOLE:
            item = RawItem(
                origin=origin,
                data=answer.body,
                media_type=_media_type(answer.header("content-type")),
                retrieved=answer.exchange.started or now(),
                headers=_headers_by_name(answer.exchange),
                exchanges=came,
            )
            return Fetched("whole", str(asked), origin, redirected, item, fresh, came)
        if answer.status == 304 and validators is not None and validators.headers(here, asked):
            # A 304 repeats validators only as far as it likes; those that it leaves out still hold.
            renewed = Validators(
                fresh.etag or validators.etag,
                fresh.last_modified or validators.last_modified,
                here.requested,
            )
            return Fetched("not_modified", str(asked), origin, redirected, None, renewed, came)
        if answer.status in _GONE:
            return Fetched("gone", str(asked), origin, redirected, None, Validators(), came)
        raise FetchError(_way(asked, here) + f"{here.requested}: {self._failure(answer)}")

    def _failure(self, answer: Answer) -> str:
        """What an answer that brings no page means, and what can be done."""
        status = answer.status
        reason = "".join(c for c in answer.exchange.reason if c.isprintable())[:60]
        said = f"the server answered {status} ({reason})" if reason else f"the server answered {status}"
        wait = answer.wait()
        if wait is not None and wait > self._settings.longest_wait:
            longest = spoken(self._settings.longest_wait)
            return (
                f"{said} and asks to wait {spoken(wait)}, longer than fetch.longest_wait ({longest}): "
                "left for the next run"
            )
        if status == 401:
            return f"{said}: the page asks for a login; save it by hand"
        if status == 403:
            return f"{said}: the server does not let us read it; save it by hand, or ask the site's keeper"
        if status in {408, 425, 429} or status >= 500:
            return (
                f"{said}, also when asked again: try later"
                if self._settings.retries
                else f"{said}: try later"
            )
        if status in _REDIRECTS:
            return f"{said} without saying where to: look at the page in a browser"
        return f"{said}, which brings no page: look at it in a browser"

    def _ask_robots(self, address: WebAddress) -> Answer:
        return self._asker.ask(address, self._headers(address, "text/plain,*/*;q=0.5"), MAX_BYTES, cut=True)

    def _headers(self, address: WebAddress, accept: str) -> list[tuple[str, str]]:
        return [
            ("User-Agent", self._user_agent(address)),
            ("Accept", accept),
            ("Accept-Encoding", ENCODINGS),
            ("Connection", "close"),
        ]

    def _user_agent(self, address: WebAddress) -> str:
        """Who asks. A host that the user named as private needs no contact: it is the user's own."""
        contact = (self._settings.contact or "").strip()
        if not contact:
            if self._guard.trusts(address.host, address.port):
                return f"Solidarity/{__version__}"
            raise ConfigError(
                "fetch.contact is empty: set it in config.yaml to a mail address or a web page under which "
                "the keeper of a server reaches you; nothing is fetched without it"
            )
        if not (contact.isascii() and contact.isprintable()):
            raise ConfigError(
                "fetch.contact in config.yaml may only have plain letters, digits and signs (ASCII)"
            )
        return f"Solidarity/{__version__} (+{contact})"


def _way(asked: WebAddress, here: WebAddress) -> str:
    return "" if here == asked else f"{asked}: redirects to "


def _location(value: str) -> str:
    """A Location field as text: servers write UTF-8 into it where only ASCII should stand."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _media_type(value: str | None) -> str | None:
    name = (value or "").partition(";")[0].strip().lower()
    return name or None


def _headers_by_name(exchange: Exchange) -> dict[str, str]:
    """The header fields of an answer by lower-case name; those that come several times joined by commas."""
    joined: dict[str, str] = {}
    for name, value in exchange.response:
        key = name.lower()
        joined[key] = f"{joined[key]}, {value}" if key in joined else value
    return joined


def _fits_in_a_header(value: str) -> bool:
    return all(" " <= c <= "ÿ" and c != "\x7f" for c in value)
