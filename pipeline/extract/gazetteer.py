"""All names of the authority files in one Aho-Corasick automaton, matched over folded words.

Names are compared as sequences of folded words with a space before and after each, so that word bounds are
part of the pattern and "United Electrical, Radio & Machine Workers" is the same name as "… Radio and
Machine Workers" (Aho and Corasick 1975, by pyahocorasick).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import ahocorasick

from corpus import folding
from corpus.authority.files import Authorities
from corpus.authority.records import Organization, Place
from corpus.derived import derived
from pipeline.extract import lexicon
from pipeline.extract import words as words_module
from pipeline.extract.lexicon import NATIONAL
from pipeline.extract.words import Words, folded

_SOURCES = tuple(Path(f) for f in (__file__, lexicon.__file__, words_module.__file__, folding.__file__))
Row = tuple[str, str, bool, bool]
"""The fields of a `Name`."""

_PIECE = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*|&[^\W_]+)*|&")
# "California Labor Federation, AFL-CIO" names two bodies; "CSN of Quebec" a body and a place.
_TWO_NAMES = re.compile(r".+, [A-Z-]{3,}|[A-Z-]{2,9} (?:of|de|du|del) .+")
_ABBREVIATED = {
    "Saint": ("St.", "St"),
    "Sainte": ("Ste.", "Ste"),
    "Fort": ("Ft.",),
    "Mount": ("Mt.",),
    "Santa": ("Sta.",),
}
_LARGE = frozenset(("continent", "region", "country", "state"))


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one record. `doubtful` names need evidence in the document."""

    text: str
    id: str
    organization: bool
    doubtful: bool

    def fits(self, surface: str, capitals: bool) -> bool:
        """Whether the surface may be this name, going by upper and lower case.

        Acronyms and doubtful names must be written as they are; other names need their capitals, though long
        ones only the first ("Confédération générale du travail"). In a line of capitals case says nothing.
        """
        name = self.text
        if surface == name:
            return True
        if _is_acronym(name):
            if surface.isupper():
                return True
            return len(name) > 5 and not self.doubtful and surface[0].isupper() and surface == surface.title()
        if surface.isupper() and (capitals or len(surface) > 3):
            return len(surface) > 3 and (capitals or not self.organization)
        ours, theirs = _PIECE.findall(name), _PIECE.findall(surface)
        if len(ours) != len(theirs):
            return False
        differing = [
            (i, a, b)
            for i, (a, b) in enumerate(zip(ours, theirs, strict=True))
            if a[0].isupper() != b[0].isupper()
        ]
        if not differing:
            return not self.doubtful or name.casefold() == surface.casefold()
        if self.doubtful:
            return False
        first_fits = theirs[0][0].isupper() == ours[0][0].isupper()
        return first_fits and len(ours) >= 3 and ours[0][0].isupper()


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `first` to `last` spell these names."""

    first: int
    last: int
    names: tuple[Name, ...]


def _is_acronym(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters) and " " not in name.strip()


def _with_nation(text: str, names: Mapping[str, None]) -> bool:
    """Whether a name is another of the same record with a nation's adjective before it."""
    first, _, rest = text.partition(" ")
    return rest in names and folded(first) in NATIONAL


def _latin(text: str) -> bool:
    return all(c < "\u0250" or not c.isalpha() or "\u1e00" <= c <= "\u1eff" for c in text)


class Gazetteer:
    """Finds names of the authority files in words."""

    def __init__(self, authorities: Authorities, key: str = "") -> None:
        self.authorities = authorities
        self.key = key
        fingerprint = authorities.fingerprint
        table = (
            derived("gazetteer", fingerprint, _SOURCES, lambda: _table(authorities))
            if fingerprint
            else _table(authorities)
        )
        automaton = ahocorasick.Automaton()
        for key, names in table.items():
            automaton.add_word(key, (key.count(" ") - 1, tuple([Name(*name) for name in names])))
        self._empty = not table
        automaton.make_automaton()
        self._automaton = automaton

    def hits(self, words: Words) -> Iterator[Hit]:
        """Every occurrence of every name, by position of its end; overlapping ones too, case not yet looked
        at.
        """
        if self._empty or not len(words):
            return
        text = " " + " ".join(words.folds) + " "
        last = -1
        at = 0  # text[at] is the space after word `last`
        folds = words.folds
        for end, (count, names) in self._automaton.iter(text):
            while at < end:
                last += 1
                at += len(folds[last]) + 1
            first = last - count + 1
            if self._joined(words, first, last, names):
                yield Hit(first, last, names)

    @staticmethod
    def _joined(words: Words, first: int, last: int, names: tuple[Name, ...]) -> bool:
        for i in range(first, last):
            joint = words.joint(i)
            if joint == "":
                return False
            if joint == "," and not any("," in n.text for n in names):
                return False
            if joint == "." and not any("." in n.text for n in names):
                return False
            if joint == "-" and words.gap(i) == "/" and not any("/" in n.text for n in names):
                return False
        return True


def _table(authorities: Authorities) -> dict[str, list[Row]]:
    """The fields of each name by its folded words."""
    table: dict[str, list[Row]] = {}
    for organization in authorities.organizations.values():
        _add(table, organization, organization.names, organization.ambiguous, is_organization=True)
    for place in authorities.places.values():
        _add(table, place, place.names, place.ambiguous, is_organization=False)
    return table


def _add(
    table: dict[str, list[Row]],
    record: Organization | Place,
    texts: tuple[str, ...],
    ambiguous: tuple[str, ...],
    *,
    is_organization: bool,
) -> None:
    doubtful = {text.casefold() for text in ambiguous}
    names = dict.fromkeys(texts)
    if not is_organization:
        for text in texts:
            first, _, rest = text.partition(" ")
            if rest and first in _ABBREVIATED:
                names.update(dict.fromkeys(f"{short} {rest}" for short in _ABBREVIATED[first]))
    for text in names:
        if is_organization and (_TWO_NAMES.fullmatch(text) or _with_nation(text, names)):
            continue
        if text.isascii() and text.isalpha():
            key = f" {text.lower()} "
        elif _latin(text):
            key = f" {' '.join(folded(piece) for piece in _PIECE.findall(text))} "
        else:
            continue
        if len(key) < 4:  # a single letter is nobody's name
            continue
        table.setdefault(key, []).append(
            (text, record.id, is_organization, bool(doubtful) and text.casefold() in doubtful)
        )


def is_large(place: Place) -> bool:
    """Whether a place is a continent, region, country or state, believed more readily than a city."""
    return place.type in _LARGE


_built: dict[str, Gazetteer] = {}


def gazetteer_of(authorities: Authorities) -> Gazetteer:
    """The automaton of the authority files, built once per process for the same files.

    Files without a fingerprint (made up in a program) are told apart by their identity.
    """
    key = authorities.fingerprint or f"object {id(authorities)}"
    kept = _built.get(key)
    if kept is None or (not authorities.fingerprint and kept.authorities is not authorities):
        kept = _built[key] = Gazetteer(authorities, key)
    return kept


def gazetteer_by_key(key: str) -> Gazetteer:
    """The gazetteer that `gazetteer_of` built under the key; spaCy's configuration can hold nothing but
    text.
    """
    return _built[key]
