"""The judgement of two texts: how much of each is in the other, what that makes them, and which was first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import numpy as np

from corpus.edtf import DateError, bounds, overlaps
from corpus.folding import name_key
from corpus.reprints.attribution import Attribution, names_same
from corpus.reprints.shingles import Hashes, Shingles, shared

Verdict = Literal["same", "excerpt", "related"]
"""`same`: two copies of one text. `excerpt`: one holds a good piece of the other, or all of it among other
text. `related`: much the same wording, yet texts in their own right, such as a resolution adopted anew."""

Reason = Literal["attributed", "republished", "published", "accession"]

SAME = 0.8  # of the shorter text's shingles
SAME_EDITED = 0.5  # where the words themselves are the same but for a few, each of which costs five shingles
SAME_WORDS = 0.88
SAME_REPEATED = 0.99  # on one site under two dates: not even the day of a meeting differs
OF_THE_LONGER = 0.5  # must be shared too, else one text only holds the other
EXCERPT = 0.2  # of the shorter text
EXCERPT_SHINGLES = 60  # a passage of 64 words; less is a quotation


@dataclass(frozen=True, slots=True)
class Copy:
    """One of the texts that are compared, and what is known of it.

    Dates are EDTF. `accession` grows with the order in which documents came into the archive.
    """

    shingles: Shingles
    attributions: tuple[Attribution, ...] = ()
    origin: str = ""
    source: str | None = None
    kind: str = "other"
    published: str | None = None
    republished: str | None = None
    adopted: str | None = None
    convention: str | None = None
    accession: int = 0

    def credits(self) -> list[Attribution]:
        """The attributions that don't name the very site this copy comes from.

        Its `source` isn't asked: that may have been taken from the attribution.
        """
        return [a for a in self.attributions if not names_same(a.source, self.origin)]

    def is_from(self, source: str) -> bool:
        """Whether a name means where this copy comes from."""
        return names_same(source, self.source) or names_same(source, self.origin)


@dataclass(frozen=True, slots=True)
class Overlap:
    """How two texts overlap.

    `of_first` is the share of the first text's shingles that the second holds, `of_second` the reverse.
    `first_is_original` says which was first, for the reason `because`.
    """

    of_first: float
    of_second: float
    verdict: Verdict
    first_is_original: bool
    because: Reason

    @property
    def containment(self) -> float:
        """The share of the shorter text that is in the longer."""
        return max(self.of_first, self.of_second)


def judge(first: Copy, second: Copy) -> Overlap | None:
    """The overlap of two texts, or None where they share less than a passage."""
    a, b = first.shingles, second.shingles
    common = shared(a.unique, b.unique)
    shorter, longer = sorted((len(a.unique), len(b.unique)))
    # A short text is judged by its share alone: all of it may be fewer shingles than a passage has.
    if not common or common / shorter < EXCERPT or common < min(EXCERPT_SHINGLES, SAME_EDITED * shorter):
        return None
    containment = common / shorter
    verdict: Verdict = "excerpt"
    if _are_acts_of_their_own(first, second):
        verdict = "related"
    elif common / longer >= OF_THE_LONGER and (
        containment >= SAME or (containment >= SAME_EDITED and _word_share(a.words, b.words) >= SAME_WORDS)
    ):
        repeated = _is_repeated(first, second) and containment < SAME_REPEATED
        verdict = "related" if repeated else "same"
    elif containment < SAME and _is_repeated(first, second):
        verdict = "related"
    first_is_original, because = _order(first, second)
    return Overlap(common / len(a.unique), common / len(b.unique), verdict, first_is_original, because)


def containment(first: Shingles, second: Shingles) -> float:
    """The share of the shorter text's shingles that are in the longer; 0 where one has none."""
    shorter = min(len(first.unique), len(second.unique))
    return shared(first.unique, second.unique) / shorter if shorter else 0.0


def _word_share(first: Hashes, second: Hashes) -> float:
    """The share of the shorter text's words, each as often as it stands there, that the longer has too."""
    a, counts_a = np.unique(first, return_counts=True)
    b, counts_b = np.unique(second, return_counts=True)
    _, in_a, in_b = np.intersect1d(a, b, assume_unique=True, return_indices=True)
    return float(np.minimum(counts_a[in_a], counts_b[in_b]).sum()) / max(1, min(len(first), len(second)))


def _are_acts_of_their_own(first: Copy, second: Copy) -> bool:
    """Whether both are resolutions, of two conventions or two days: then neither is a copy of the other."""
    if first.kind != "resolution" or second.kind != "resolution":
        return False
    if first.convention and second.convention:
        return _convention(first.convention) != _convention(second.convention)
    return _differ(first.adopted, second.adopted)


def _convention(name: str) -> str:
    """What tells conventions apart: "77", "77th" and "77th Convention" are one."""
    number = re.search(r"\d+", name)
    return number.group() if number else name_key(name)


def _is_repeated(first: Copy, second: Copy) -> bool:
    """Whether one source published both, at different dates: a weekly notice, a report with set phrases."""
    if not _differ(first.published, second.published) or first.credits() or second.credits():
        return False
    hosts = _host(first.origin), _host(second.origin)
    if all(hosts):
        return hosts[0] == hosts[1]
    return bool(first.source and second.source and names_same(first.source, second.source))


def _host(origin: str) -> str | None:
    scheme, found, rest = origin.partition("://")
    return (
        rest.partition("/")[0].lower().removeprefix("www.") if found and scheme.startswith("http") else None
    )


def _differ(one: str | None, other: str | None) -> bool:
    """Whether two dates are told and can't mean one day."""
    if not one or not other:
        return False
    try:
        return not overlaps(one, other)
    except DateError:
        return False


def _order(first: Copy, second: Copy) -> tuple[bool, Reason]:
    """Whether the first is the original, and why."""
    by_first = any(second.is_from(a.source) for a in first.credits())
    by_second = any(first.is_from(a.source) for a in second.credits())
    if by_first != by_second:
        return by_second, "attributed"
    earlier = _earlier(first.published, second.published)
    # A copy that names a third place as its origin is a copy, unless it was still published before the other.
    by_first = any(a.sure for a in first.credits()) and earlier is not True
    by_second = any(a.sure for a in second.credits()) and earlier is not False
    if by_first != by_second:
        return by_second, "attributed"
    if bool(first.republished) != bool(second.republished):
        return not first.republished, "republished"
    if earlier is not None:
        return earlier, "published"
    return first.accession <= second.accession, "accession"


def _earlier(one: str | None, other: str | None) -> bool | None:
    """Whether the one date is before the other; None where that can't be told."""
    if not _differ(one, other) or one is None or other is None:
        return None
    (_, one_last), (other_first, _) = bounds(one), bounds(other)
    return bool(one_last and other_first and one_last < other_first)
