"""Reprints: telling that two texts are one, or one a piece of the other, and which was first."""

from corpus.reprints.attribution import Attribution, attribution, attributions
from corpus.reprints.judge import Copy, Overlap, Verdict, containment, judge
from corpus.reprints.shingles import Shingles, shingles
from corpus.reprints.signature import signature

__all__ = [
    "Attribution",
    "Copy",
    "Overlap",
    "Shingles",
    "Verdict",
    "attribution",
    "attributions",
    "containment",
    "judge",
    "shingles",
    "signature",
]
