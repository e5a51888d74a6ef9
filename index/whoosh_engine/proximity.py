"""Phrases and nearness, from the places where words occur, as numpy arrays.

Places are counted through all rows laid end to end, with more room between two rows than any window is wide;
so a window never reaches from one row into the next. They ascend.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Occurrences = NDArray[Any]

Map = NDArray[np.bool_]
_RARER = 30  # where one word is so much rarer, looking for each place is quicker than a map
_MAPPED = 2**26  # up to so many places a map of them is quicker than looking for each


def in_sequence(
    words: Sequence[Occurrences], size: int, known: Map | None = None
) -> tuple[Occurrences, Map | None]:
    """Where the first word stands with the others right behind it; all places are below `size`.

    Gives the map of places as well that it used, empty again, to be given to the next call as `known`.
    """
    rarest = min(range(len(words)), key=lambda n: len(words[n]))
    at = words[rarest] - rarest
    at = at[at >= 0]
    wanted = size + len(words)
    taken = known
    if known is None or len(known) < wanted:
        taken = np.zeros(wanted + wanted // 4, dtype=np.bool_) if size <= _MAPPED else None
    for offset, places in enumerate(words):
        if offset == rarest or not len(at):
            continue
        if taken is None or len(at) * _RARER < len(places):
            at = at[_contained(at + offset, places)]
        else:
            taken[places] = True
            following = taken[at + offset]
            taken[places] = False
            at = at[following]
    return at, taken if taken is not None else known


def close_together(words: Sequence[Occurrences], slop: int) -> Occurrences:
    """Where windows begin that hold all words, in any order, with at most `slop` others between them.

    A word that is asked for twice must occur twice.
    """
    needed = Counter(map(id, words))
    distinct = {id(places): places for places in words}
    starts = np.concatenate(list(distinct.values()))
    for key, places in distinct.items():
        first = np.searchsorted(places, starts)
        last = np.searchsorted(places, starts + len(words) + slop)
        starts = starts[last - first >= needed[key]]
    return starts


def _contained(wanted: Occurrences, places: Occurrences) -> NDArray[np.bool_]:
    at = np.searchsorted(places, wanted)
    at[at == len(places)] = 0
    found: NDArray[np.bool_] = places[at] == wanted
    return found
