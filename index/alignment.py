"""Which clause of one text became which of another.

Clauses are paired by likeness, all at once: the pairing whose likenesses add up to most (the assignment
problem, solved after Kuhn 1955 and Munkres 1957 with potentials and shortest augmenting paths), where several
are equally good the one that keeps the order. What is alike is told by the words and pairs of words in common
(Sørensen and Dice), in which the commonest words count little.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.catalogue.clauses import Passage
from corpus.folding import fold
from index.stopwords import STOP_WORDS

ALIKE = 0.36
"""The likeness from which on a clause is held for another wording of the same, 0 to 1."""

_COMMON_WORD = 0.25  # how much a stop word counts beside any other word
_OTHER_ROLE = 0.85  # how much likeness counts between a preamble and an operative clause
_ORDER = 1e-3
_SAME_NUMBER = 5e-4
_KEY_IN = 100  # a word in more clauses than this does not make two of them candidates
_LARGEST = 150  # beyond so many clauses that hang together, the likest pairs are taken one by one
_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*|[%$€£]")


def likeness(a: str, b: str) -> float:
    """How alike two texts are, from 0 to 1, by words and pairs of neighbouring words in common."""
    return _likeness(_Bag(a), _Bag(b))


class _Bag:
    """A text as its words and pairs of words, counted and weighed."""

    __slots__ = ("counts", "weight")

    def __init__(self, text: str) -> None:
        listed = words(text)
        self.counts: Counter[tuple[str, ...]] = Counter((word,) for word in listed)
        self.counts.update(pairwise(listed))
        self.weight = sum(_weight(key) * n for key, n in self.counts.items())


def words(text: str) -> list[str]:
    """The words of a text as they are compared: folded, without punctuation but for $, % and the like."""
    return [fold(word) for word in _WORD.findall(text)]


def _weight(key: tuple[str, ...]) -> float:
    if len(key) == 1:
        return _COMMON_WORD if key[0] in STOP_WORDS else 1.0
    return _COMMON_WORD if all(word in STOP_WORDS for word in key) else 0.5


def _likeness(a: _Bag, b: _Bag) -> float:
    if not a.weight or not b.weight:
        return float(a.weight == b.weight)
    fewer, more = (a, b) if len(a.counts) < len(b.counts) else (b, a)
    shared = sum(_weight(k) * min(n, more.counts[k]) for k, n in fewer.counts.items() if k in more.counts)
    return 2 * shared / (a.weight + b.weight)


def paired(old: Sequence[Passage], new: Sequence[Passage]) -> dict[int, int]:
    """Index in `old` to index in `new`: first what is the same word for word, then by likeness."""
    pairs: dict[int, int] = {}
    waiting: dict[tuple[str | None, tuple[str, ...]], list[int]] = defaultdict(list)
    for j, passage in enumerate(new):
        waiting[passage.role, tuple(words(passage.text))].append(j)
    for i, passage in enumerate(old):
        if same := waiting.get((passage.role, tuple(words(passage.text)))):
            pairs[i] = same.pop(0)
    left = [i for i in range(len(old)) if i not in pairs]
    taken = set(pairs.values())
    right = [j for j in range(len(new)) if j not in taken]
    gains: dict[tuple[int, int], float] = {}
    for i, j, alike in _candidates(old, new, left, right):
        nearness = 1 - abs(i / len(old) - j / len(new))
        number = _SAME_NUMBER if old[i].number and old[i].number == new[j].number else 0.0
        gains[i, j] = alike + _ORDER * nearness + number
    for component in _components(gains):
        pairs.update(_assigned(component))
    return pairs


def _candidates(
    old: Sequence[Passage], new: Sequence[Passage], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    """Pairs that are alike enough, with their likeness."""
    bags = {j: _Bag(new[j].text) for j in right}
    holding: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, bag in bags.items():
        for key in bag.counts:
            holding[key].append(j)
    for i in left:
        bag = _Bag(old[i].text)
        near = {j for key in bag.counts if len(holding.get(key, ())) <= _KEY_IN for j in holding.get(key, ())}
        for j in sorted(near):
            alike = _likeness(bag, bags[j])
            if old[i].role != new[j].role:
                alike *= _OTHER_ROLE
            if alike >= ALIKE:
                yield i, j, alike


def _components(gains: dict[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    """The pairs in groups that share no clause, so that each can be settled by itself."""
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def find(x: tuple[str, int]) -> tuple[str, int]:
        root.setdefault(x, x)
        while root[x] != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    for i, j in gains:
        root[find(("old", i))] = find(("new", j))
    groups: dict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for (i, j), gain in gains.items():
        groups[find(("old", i))][i, j] = gain
    return list(groups.values())


def _assigned(gains: dict[tuple[int, int], float]) -> dict[int, int]:
    rows, columns = sorted({i for i, _ in gains}), sorted({j for _, j in gains})
    if len(gains) == 1:
        return dict(gains.keys())
    if max(len(rows), len(columns)) > _LARGEST:
        return _greedy(gains)
    # Each clause may also stay alone, which gains nothing: that needs a column of its own for each row.
    costs = [
        [-gains.get((i, j), 0.0) for j in columns] + [0.0] * len(rows)
        for i in rows
    ]  # fmt: skip
    chosen = _cheapest(costs)
    return {
        rows[r]: columns[c]
        for r, c in enumerate(chosen)
        if c < len(columns) and (rows[r], columns[c]) in gains
    }


def _greedy(gains: dict[tuple[int, int], float]) -> dict[int, int]:
    found: dict[int, int] = {}
    used: set[int] = set()
    for (i, j), _ in sorted(gains.items(), key=lambda entry: (-entry[1], entry[0])):
        if i not in found and j not in used:
            found[i] = j
            used.add(j)
    return found


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """For each row the column of the cheapest assignment; there are at least as many columns as rows."""
    rows, columns = len(costs), len(costs[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_at, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_at[0], column = row, 0
        least, done = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while True:
            done[column] = True
            at, step, following = row_at[column], float("inf"), 0
            for other in range(1, columns + 1):
                if done[other]:
                    continue
                reduced = costs[at - 1][other - 1] - of_row[at] - of_column[other]
                if reduced < least[other]:
                    least[other], way[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(columns + 1):
                if done[other]:
                    of_row[row_at[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = following
            if row_at[column] == 0:
                break
        while column:
            row_at[column] = row_at[way[column]]
            column = way[column]
    chosen = [0] * rows
    for column in range(1, columns + 1):
        if row_at[column]:
            chosen[row_at[column] - 1] = column - 1
    return chosen
