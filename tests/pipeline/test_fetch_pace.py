"""Hosts are asked at their pace, and left alone when they ask for it."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import FetchError
from pipeline.sources.web.pace import Pace, retry_after


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def paced(seconds: float = 2.0, longest_wait: float = 120.0) -> tuple[Pace, Clock]:
    clock = Clock()
    return Pace(seconds, longest_wait, clock, clock.sleep), clock


def turn(pace: Pace, clock: Clock, host: str = "a.example", takes: float = 0.0) -> float:
    with pace.turn(host):
        began = clock.now
        clock.now += takes
    return began - 1000.0


def test_requests_to_a_host_lie_so_far_apart() -> None:
    pace, clock = paced(2.0)
    assert [turn(pace, clock) for _ in range(3)] == [0.0, 2.0, 4.0]
    assert turn(pace, clock, "b.example") == 4.0


def test_a_server_that_has_become_slow_is_asked_less_often() -> None:
    pace, clock = paced(2.0)
    assert [turn(pace, clock, takes=takes) for takes in (0.5, 5.0, 0.0)] == [0.0, 2.5, 9.5]


def test_a_hosts_own_delay_holds_also_for_the_request_that_told_of_it() -> None:
    pace, clock = paced(2.0)
    turn(pace, clock)
    pace.slow_down("a.example", 2.5)
    pace.slow_down("a.example", 0.5)
    assert [turn(pace, clock) for _ in range(2)] == [2.5, 5.0]


def test_a_delay_shorter_than_ours_changes_nothing() -> None:
    pace, clock = paced(2.0)
    pace.slow_down("a.example", 0.5)
    assert [turn(pace, clock) for _ in range(2)] == [0.0, 2.0]


def test_a_pause_is_waited_for_and_only_by_its_host() -> None:
    pace, clock = paced(0.0)
    assert pace.hold("a.example", 60.0)
    assert turn(pace, clock, "b.example") == 0.0
    assert turn(pace, clock) == 60.0


def test_a_pause_too_long_leaves_the_host_for_the_next_run() -> None:
    pace, clock = paced(0.0, longest_wait=100.0)
    assert not pace.hold("a.example", 7200.0)
    with pytest.raises(FetchError, match=r"a\.example asked to be left alone for 2 h more.*next run"):
        turn(pace, clock)
    assert clock.now == 1000.0
    clock.now += 7150.0
    assert turn(pace, clock) == 7200.0


def test_waiting_between_attempts_grows_up_to_the_longest_wait() -> None:
    pace, _ = paced(2.0, longest_wait=10.0)
    assert [pace.backoff(n) for n in range(4)] == [2.0, 4.0, 8.0, 10.0]


def test_threads_ask_a_host_one_at_a_time_and_at_its_pace() -> None:
    pace = Pace(0.02, 10.0)
    began: list[float] = []
    inside: list[int] = []

    def ask() -> None:
        with pace.turn("a.example"):
            began.append(time.monotonic())
            inside.append(1)
            assert len(inside) == 1
            time.sleep(0.005)
            inside.pop()

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    gaps = [b - a for a, b in pairwise(began)]
    assert len(gaps) == 5
    assert min(gaps) >= 0.019


@pytest.mark.parametrize(
    ("value", "expected"),
    [("120", 120.0), (" 0 ", 0.0), ("soon", None), ("", None), (None, None), ("-5", None), ("1.5", None)],
)
def test_retry_after_in_seconds(value: str | None, expected: float | None) -> None:
    assert retry_after(value) == expected


def test_retry_after_as_a_date_goes_by_the_servers_own_clock() -> None:
    told = retry_after("Wed, 21 Oct 2015 07:28:30 GMT", "Wed, 21 Oct 2015 07:28:00 GMT")
    assert told == 30.0
    assert retry_after("Wed, 21 Oct 2015 07:28:30 GMT") == 0.0
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=50), usegmt=True)
    assert 45 < (retry_after(soon, "no date") or 0) <= 50


@given(st.text(max_size=30) | st.integers().map(str) | st.just("9" * 5000))
def test_no_retry_after_is_too_odd(value: str) -> None:
    told = retry_after(value, value)
    assert told is None or told >= 0.0
