"""A worker's sign of life: how far it is with its document, and how much time that has earned it.

The parent lays down a few numbers of shared memory for each job; whatever works on long documents counts
its pages there. Without a parent (a reader called from Python) all of it does nothing.
"""

from __future__ import annotations

from collections.abc import MutableSequence

DONE, OF, ALLOWED = range(3)
"""The places in a job's numbers: pages done, pages of the document, seconds granted beyond the usual."""

SIZE = 3

_numbers: MutableSequence[float] | None = None
_at = 0


def attach(numbers: MutableSequence[float] | None, at: int = 0) -> None:
    """Count from now on in `numbers`, from place `at`; nowhere with None."""
    global _numbers, _at
    _numbers, _at = numbers, at
    if numbers is not None:
        numbers[at : at + SIZE] = [0.0] * SIZE


def expect(pages: int) -> None:
    """Say how many pages the document has."""
    if _numbers is not None:
        _numbers[_at + OF] = float(pages)


def beat(pages: int = 1) -> None:
    """Count pages as done."""
    if _numbers is not None:
        _numbers[_at + DONE] += float(pages)


def allow(seconds: float) -> None:
    """Ask for more time: a document of many pages may take longer than one of a few."""
    if _numbers is not None:
        _numbers[_at + ALLOWED] += seconds
