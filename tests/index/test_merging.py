"""Which segments a commit merges: few stay, no part is merged often, a small correction never waits long."""

from __future__ import annotations

import pytest

from index.whoosh_engine.merging import LARGEST, to_merge


def taken_in(total: int, batch: int) -> tuple[list[int], float, int]:
    """The segments after `total` rows taken in by batches, how often each row was merged, the most merged
    by one commit."""
    segments: list[int] = []
    merged = most = 0
    for _ in range(0, total, batch):
        chosen = to_merge(segments, [0] * len(segments), batch)
        together = sum(segments[n] for n in chosen)
        segments = [rows for n, rows in enumerate(segments) if n not in chosen] + [together + batch]
        merged += together
        most = max(most, together)
    return segments, merged / total, most


@pytest.mark.parametrize("batch", [2_000, 5_000, 10_000, 25_000])
def test_an_archive_of_100_000_ends_with_four_segments_at_most(batch: int) -> None:
    segments, times, _ = taken_in(100_000, batch)
    assert len(segments) <= 4
    assert times < 2.5
    assert sum(segments) == 100_000


def test_segments_beyond_the_largest_are_left_alone() -> None:
    segments, times, _ = taken_in(1_000_000, 25_000)
    assert max(segments) <= LARGEST
    assert len(segments) <= 10 and times <= 1


def test_documents_that_come_one_by_one_leave_few_segments_and_short_commits() -> None:
    segments, _, most = taken_in(6_000, 1)
    assert len(segments) <= 8
    assert most <= 5_000


def test_what_is_mostly_deleted_is_merged_whatever_its_size() -> None:
    assert to_merge([90_000, 400_000], [0, 500_000], 1) == {1}
    assert to_merge([90_000, 400_000], [80_000, 300_000], 1) == set()


def test_a_single_small_segment_is_not_written_anew_for_nothing() -> None:
    assert to_merge([10, 90_000], [0, 0], 0) == set()
    assert to_merge([10, 20, 90_000], [0, 0, 0], 0) == {0, 1}
