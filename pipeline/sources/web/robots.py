"""What a site's robots.txt allows us (RFC 9309), read once for each site and run.

protego knows the rules (wildcards, longest match, fractional Crawl-delay); the file is fetched through the
same guarded transport as pages, because the standard library's reader has no time limit.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from corpus.errors import FetchError, RefusedError
from pipeline.sources.web.addresses import ForbiddenHostError
from pipeline.sources.web.asking import Answer
from pipeline.sources.web.canonical import WebAddress
from pipeline.sources.web.pace import spoken

AGENT = "Solidarity"
MAX_BYTES = 500 * 1024  # RFC 9309, section 2.5: as much must be read; what comes after is not

_REDIRECTS = 5  # RFC 9309, section 2.3.1.2
_AGENT_LINE = re.compile(r"^[ \t]*user[- ]?agent[ \t]*[: \t][ \t]*([^#\n]*)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for one site: `delay` in seconds, the sitemaps it names, why it is refused as a whole."""

    parsed: Protego | None = None
    delay: float = 0.0
    sitemaps: tuple[str, ...] = ()
    failure: FetchError | None = None


class Robots:
    """The rules of the sites of one run. `ask` gives the answer to a GET of a robots.txt."""

    def __init__(self, ask: Callable[[WebAddress], Answer], longest_crawl_delay: float) -> None:
        self._ask = ask
        self._longest = longest_crawl_delay
        self._sites: dict[str, Rules] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._mutex = threading.Lock()

    def check(self, address: WebAddress) -> Rules:
        """The rules of the address's site, when they allow it.

        Raises RefusedError when they don't, when the site wants to be asked too seldom or its server fails
        over robots.txt, ForbiddenHostError for a host that must not be connected to, FetchError when it
        cannot be reached.
        """
        rules = self.rules(address)
        if rules.failure is not None:
            if isinstance(rules.failure, ForbiddenHostError):
                raise ForbiddenHostError(str(rules.failure))
            raise type(rules.failure)(f"{address.requested}: not fetched: {rules.failure}")
        if rules.parsed is not None and not rules.parsed.can_fetch(address.requested, AGENT):
            raise RefusedError(
                f"{address.requested}: {address.origin}/robots.txt does not allow it: "
                "save the page by hand, or ask the site's keeper"
            )
        return rules

    def rules(self, address: WebAddress) -> Rules:
        """The rules of the address's site, whatever they are."""
        with self._mutex:
            lock = self._locks.setdefault(address.origin, threading.Lock())
        with lock:
            if address.origin not in self._sites:
                self._sites[address.origin] = self._read(address.join("/robots.txt"))
            return self._sites[address.origin]

    def _read(self, first: WebAddress) -> Rules:
        here = first
        for _ in range(_REDIRECTS + 1):
            try:
                answer = self._ask(here)
            except ForbiddenHostError as error:
                if here == first:
                    return Rules(failure=error)
                return Rules(failure=RefusedError(f"{first} leads to {here}: {error}"))
            except FetchError as error:
                return Rules(
                    failure=FetchError(f"its robots.txt could not be read ({error}): try again later")
                )
            target = answer.header("location")
            if answer.status not in {301, 302, 303, 307, 308} or target is None:
                return self._rules(first, answer)
            try:
                here = here.join(target)
            except FetchError:
                return Rules()
        # Too many redirects count as no robots.txt (RFC 9309, section 2.3.1.2).
        return Rules()

    def _rules(self, first: WebAddress, answer: Answer) -> Rules:
        status = answer.status
        if status == 429 or status >= 500:
            return Rules(
                failure=RefusedError(
                    f"{first} answered {status}, so that nobody can tell what is allowed: try again later"
                )
            )
        if status != 200:
            return Rules()
        parsed = Protego.parse(_for_us(_decoded(answer.body)))
        delay = parsed.crawl_delay(AGENT) or 0.0
        rate = parsed.request_rate(AGENT)
        if rate is not None:
            delay = max(delay, rate.seconds / rate.requests)
        sitemaps = tuple(dict.fromkeys(parsed.sitemaps))
        if delay > self._longest:
            why = (
                f"{first} asks for {spoken(delay)} between requests, longer than fetch.longest_crawl_delay "
                f"({spoken(self._longest)} in config.yaml)"
            )
            return Rules(parsed, delay, sitemaps, RefusedError(why))
        return Rules(parsed, delay, sitemaps)


def _decoded(body: bytes) -> str:
    if len(body) >= MAX_BYTES:
        # Half a line could forbid more than the whole one.
        body = body[: body.rfind(b"\n") + 1]
    return body.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _for_us(text: str) -> str:
    """The text with only the names that matter left in its User-agent lines.

    The product token must match as a whole (RFC 9309, section 2.2.1), where protego is content with a
    beginning; and thousands of other names, each with a copy of all rules, would fill the memory.
    """

    def one(match: re.Match[str]) -> str:
        token = re.match(r"\*|[a-z_-]*", match[1].strip(), re.IGNORECASE)
        name = token[0].lower() if token else ""
        return f"User-agent: {name if name in {'*', AGENT.lower()} else 'another'}"

    return _AGENT_LINE.sub(one, text)
