"""When a host may be asked again: its pace, and the pauses it asks for.

One request at a time goes to a host, and its delay passes between the end of one and the beginning of the
next: so it holds as the server sees it, too, and a server that has become slow is asked less often. A host is
a name: its ports and schemes are one machine, which has one load.
"""

from __future__ import annotations

import contextlib
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from corpus.errors import FetchError

_FOREVER = 10.0**9  # seconds; what an absurd number in Retry-After stands for


@dataclass(slots=True)
class _Host:
    turn: threading.Lock = field(default_factory=threading.Lock)
    delay: float = 0.0
    next: float = 0.0
    held_until: float = 0.0


class Pace:
    """Lets requests to a host pass at its pace. Safe to share among threads; times in seconds.

    `seconds` is the delay of a host that asks for none, `longest_wait` the longest pause that is waited for.
    """

    def __init__(
        self,
        seconds: float,
        longest_wait: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._seconds = seconds
        self._longest_wait = longest_wait
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._mutex = threading.Lock()

    @contextlib.contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Waits until the host may be asked, and keeps all others from asking it until the block ends.

        Raises FetchError when the host asked for a pause that ends later than `longest_wait` from now.
        """
        state = self._host(host)
        with state.turn:
            now = self._clock()
            pause = state.held_until - now
            if pause > self._longest_wait:
                raise FetchError(
                    f"{host} asked to be left alone for {spoken(pause)} more, longer than fetch.longest_wait "
                    f"({spoken(self._longest_wait)}): left for the next run"
                )
            wait = max(pause, state.next - now)
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                state.next = self._clock() + max(self._seconds, state.delay)

    def slow_down(self, host: str, delay: float) -> None:
        """From now on at least `delay` seconds lie between two requests to the host."""
        state = self._host(host)
        # The request that told us of the delay counts as one of them.
        if delay > max(self._seconds, state.delay) and state.next:
            state.next += delay - max(self._seconds, state.delay)
        state.delay = max(state.delay, delay)

    def hold(self, host: str, seconds: float) -> bool:
        """No request to the host for so long; False when that is longer than is waited for."""
        state = self._host(host)
        state.held_until = max(state.held_until, self._clock() + seconds)
        return seconds <= self._longest_wait

    def backoff(self, attempt: int) -> float:
        """Seconds to wait after the failed attempt of this number (from 0) when the server names none."""
        return float(min(max(self._seconds, 1.0) * 2**attempt, self._longest_wait))

    def _host(self, host: str) -> _Host:
        with self._mutex:
            return self._hosts.setdefault(host, _Host())


def retry_after(value: str | None, date: str | None = None) -> float | None:
    """Seconds that a Retry-After field asks to wait (RFC 9110, section 10.2.3), None when it says nothing.

    `date` is the answer's Date field: a moment is counted from the server's own clock where it tells it.
    """
    if value is None:
        return None
    value = value.strip()
    if re.fullmatch(r"[0-9]+", value):
        return float(value) if len(value) <= 9 else _FOREVER
    moment = _moment(value)
    if moment is None:
        return None
    now = (_moment(date) if date else None) or datetime.now(UTC)
    return max(0.0, (moment - now).total_seconds())


def spoken(seconds: float) -> str:
    """A time span as a person says it."""
    if seconds < 120:
        return f"{seconds:.3g} s"
    if seconds < 7200:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.0f} h" if seconds < _FOREVER / 10 else "very long"


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
