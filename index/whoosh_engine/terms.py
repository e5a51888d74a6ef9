"""The sorted list of a field's terms in one segment, and where the postings of each lie."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from index.whoosh_engine.arrays import ArrayFile

_GUIDED = 16  # every so manieth term is kept at hand
_BEFORE_GUIDE = 40  # searches of a list after which that is worth while


class TermList:
    """Terms as UTF-8, one to a line, in the order of their bytes, which is that of their characters."""

    __slots__ = ("_asked", "_blob", "_ends", "_guide", "_starts")

    def __init__(self, file: ArrayFile, field: str) -> None:
        self._blob, self._ends = file.view(f"{field}/terms"), file.view(f"{field}/ends")
        self._starts = file.view(f"{field}/starts")
        self._guide: list[bytes] = []
        self._asked = 0

    def __len__(self) -> int:
        return len(self._ends)

    def place(self, wanted: bytes) -> tuple[int, bool]:
        """The place of the first term that is not before the one wanted, and whether it is that."""
        low, high = 0, len(self._ends)
        if high > _GUIDED:
            if not self._guide:
                self._asked += 1
                if self._asked > _BEFORE_GUIDE:
                    self._guide = [self.term(n) for n in range(0, high, _GUIDED)]
            if self._guide:
                at = bisect_right(self._guide, wanted)
                low, high = max(0, at - 1) * _GUIDED, min(high, at * _GUIDED)
        while high - low > _GUIDED:
            middle = (low + high) // 2
            if self.term(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        few = self._lines(low, high)
        at = bisect_left(few, wanted)
        if at < len(few):
            return low + at, few[at] == wanted
        # All between are before it, so it is the next at most.
        return high, high < len(self._ends) and self.term(high) == wanted

    def span(self, place: int) -> tuple[int, int]:
        """Where the postings of the term at a place begin and end."""
        return self._starts[place], self._starts[place + 1]

    def terms(self, first: int = 0, last: int | None = None) -> list[str]:
        """The terms from one place up to another, in order."""
        last = len(self._ends) if last is None else last
        if first >= last:
            return []
        return str(self._between(first, last), "utf-8", "surrogatepass").split("\n")

    def lines(self) -> list[bytes]:
        """All terms as they are kept, in order."""
        return self._lines(0, len(self._ends))

    def _lines(self, first: int, last: int) -> list[bytes]:
        return bytes(self._between(first, last)).split(b"\n") if first < last else []

    def _between(self, first: int, last: int) -> memoryview:
        return self._blob[self._ends[first - 1] if first else 0 : self._ends[last - 1] - 1]

    def term(self, place: int) -> bytes:
        """The term at a place."""
        return bytes(self._blob[self._ends[place - 1] if place else 0 : self._ends[place] - 1])
