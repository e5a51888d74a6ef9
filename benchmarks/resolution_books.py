"""Texts of resolutions with their gold as spans, which edits move along.

What a text says stays known after it was re-wrapped, or a page break or other words were put into it: an edit
tells which stretch it replaces, the spans of resolutions and clauses are moved with it, and the words of a
clause are read anew from where it lies then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import yaml

from pipeline.structure.running_heads import running_heads
from tests.quality import resolution_gold
from tests.quality.resolution_gold import FOLDER, GoldClause, GoldResolution, GoldText, one_line

_STOPWORDS = {
    "en": re.compile(r"\b(?:the|of|and|that)\b", re.I),
    "es": re.compile(r"\b(?:el|los|del|y|por|las)\b", re.I),
    "fr": re.compile(r"\b(?:les|des|et|du|une|aux)\b", re.I),
}


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for text[start:end]. `inside`: what is inserted at a resolution's edge belongs to it;
    `hole`: it is no part of any clause's words (a running head)."""

    start: int
    end: int
    words: str
    inside: bool = False
    hole: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A resolution or a clause, where it lies in the text, with its entry in the gold."""

    start: int
    end: int
    entry: dict[str, Any]
    clauses: tuple[Unit, ...] = ()

    @property
    def number(self) -> str | None:
        """Its number as written."""
        return None if self.entry["number"] is None else str(self.entry["number"])


@dataclass(frozen=True, slots=True)
class Book:
    """A text with its gold as spans; `holes` are the running heads, which belong to no clause."""

    name: str
    form: str
    text: str
    units: tuple[Unit, ...]
    holes: tuple[tuple[int, int], ...]
    language: str = field(default="en")

    def edited(self, edits: Sequence[Edit]) -> Book:
        """The book after edits that don't overlap, its spans moved along."""
        edits = sorted(edits, key=lambda e: (e.start, e.end))
        for one, other in pairwise(edits):
            if other.start < one.end:
                raise ValueError(f"{self.name}: edits overlap at {one} and {other}")
        pieces: list[str] = []
        holes = []
        at = shift = 0
        for edit in edits:
            pieces += [self.text[at : edit.start], edit.words]
            if edit.hole and edit.words:
                holes.append((edit.start + shift, edit.start + shift + len(edit.words)))
            shift += len(edit.words) - (edit.end - edit.start)
            at = edit.end
        old = [
            (a, b)
            for s, e in self.holes
            if (a := _moved(s, edits, end=False, whole=False))
            < (b := _moved(e, edits, end=True, whole=False))
            and not any(x.hole and x.start < e and x.end > s for x in edits)
        ]
        units = tuple(_moved_unit(u, edits, whole=True) for u in self.units)
        return replace(
            self,
            text="".join([*pieces, self.text[at:]]),
            units=units,
            holes=tuple(sorted({*old, *holes})),
        )

    def gold(self) -> GoldText:
        """The text with what its resolutions and clauses say, read from where they lie."""
        found = tuple(
            GoldResolution(
                unit.number,
                self.words(unit.start, unit.end),
                tuple(self._clause(c) for c in unit.clauses),
                unit.entry.get("disposition"),
                unit.entry,
            )
            for unit in self.units
        )
        return GoldText(self.name, self.form, self.text.encode(), False, found)

    def words(self, start: int, end: int) -> str:
        """The words of a stretch on one line, running heads left out."""
        pieces, at = [], start
        for low, high in self.holes:
            if start <= low and high <= end:
                pieces.append(self.text[at:low])
                at = high
        return one_line(" ".join([*pieces, self.text[at:end]]))

    def _clause(self, clause: Unit) -> GoldClause:
        words = resolution_gold._LINK.sub("", self.words(clause.start, clause.end))
        role, *others = (clause.entry.get(k) for k in ("role", "verb", "stance", "target"))
        return GoldClause(str(role), clause.number, words, *others)

    def holed(self, start: int, end: int) -> bool:
        """Whether a page breaks in a stretch."""
        return any(low < end and high > start for low, high in self.holes) or "\f" in self.text[start:end]


def _moved(point: int, edits: Sequence[Edit], *, end: bool, whole: bool) -> int:
    """Where a span's start or end lies after edits; `whole` for a resolution, which takes in what is
    inserted inside its edge."""
    shift = 0
    for edit in edits:
        if edit.start == edit.end == point:
            into = edit.inside and whole
            shift += len(edit.words) if into is end else 0
        elif edit.end <= point:
            shift += len(edit.words) - (edit.end - edit.start)
        elif edit.start < point:
            return edit.start + shift + (len(edit.words) if end else 0)
        else:
            break
    return point + shift


def _moved_unit(unit: Unit, edits: Sequence[Edit], *, whole: bool) -> Unit:
    return Unit(
        _moved(unit.start, edits, end=False, whole=whole),
        _moved(unit.end, edits, end=True, whole=whole),
        dict(unit.entry),
        tuple(_moved_unit(c, edits, whole=False) for c in unit.clauses),
    )


def join(parts: Sequence[Book], gap: str) -> Book:
    """Several texts as one, with a gap between them."""
    text, units, holes = "", [], []
    for part in parts:
        text = text.rstrip("\n") + gap if text else ""
        at = len(text)
        units += [_shifted(u, at) for u in part.units]
        holes += [(s + at, e + at) for s, e in part.holes]
        text += part.text
    first = parts[0]
    return Book("+".join(p.name for p in parts), first.form, text, tuple(units), tuple(holes), first.language)


def _shifted(unit: Unit, by: int) -> Unit:
    clauses = tuple(_shifted(c, by) for c in unit.clauses)
    return replace(unit, start=unit.start + by, end=unit.end + by, clauses=clauses)


def books(folder: str) -> Iterator[Book]:
    """The texts of a folder of the tuning set that hold resolutions; saved pages are left out."""
    for path in sorted((FOLDER / folder).glob("*.txt")):
        gold = yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))
        if gold["resolutions"]:
            text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
            yield _book(path.stem, gold, text)


def _book(name: str, gold: dict[str, Any], text: str) -> Book:
    units: list[Unit] = []
    holes = set(running_heads(text))
    at = 0
    for entry in gold["resolutions"]:
        start, at = resolution_gold._stretch(text, entry["starts"], entry["ends"], at, len(text), name)
        clauses = []
        position = start
        for clause in entry["clauses"]:
            low, position = resolution_gold._stretch(
                text, clause["starts"], clause["ends"], position, at, name
            )
            for left_out in clause.get("leaves_out", ()):
                hole = resolution_gold._find(text, left_out, low, position)
                if hole and not any(s <= hole[0] and hole[1] <= e for s, e in holes):
                    holes = {h for h in holes if h[1] <= hole[0] or h[0] >= hole[1]} | {hole}
            clauses.append(Unit(low, resolution_gold._with_stop(text, position), clause))
        units.append(Unit(start, at, entry, tuple(clauses)))
    language = max(_STOPWORDS, key=lambda code: len(_STOPWORDS[code].findall(text)))
    return Book(name, gold["form"], text, tuple(units), tuple(sorted(holes)), language)
