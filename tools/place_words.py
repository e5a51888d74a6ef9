"""Spellings of places' names, and the words and persons' names that towns share; for build_places.py."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import yaml

#: From this many inhabitants on, a city is meant by its bare name.
GREAT_CITY = 1_000_000
#: Above this, a surname (Denver, Cleveland) is still read as the city; below, it wants a locative context.
KNOWN_CITY = 250_000
#: A town smaller than this gives way to a place of the same name that is much larger.
SMALL_TOWN = 100_000
MUCH_LARGER = 5
#: Alternate names shorter than this are codes and abbreviations far more often than names.
SHORTEST_NAME = 4

#: Letters that have no accent to take off, and the marks that stand for an apostrophe.
_ASCII = str.maketrans(
    dict(zip("łŁøØđĐıðÐəƏ’‘ʼʻ`", "lLoOdDidDeE'''''", strict=True))
    | {"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th"}
)


def strip_accents(text: str) -> str:
    """``text`` in plain ASCII letters, as it is typed where accents are wanting."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_ASCII))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def fold(text: str) -> str:
    """The form under which two spellings of one name are the same: no accents, no case, hyphens as blanks."""
    return re.sub(r"[\s-]+", " ", strip_accents(text)).casefold().strip()


def slug(text: str) -> str:
    """The id that a name gives: lower-case ASCII words joined by hyphens."""
    plain = strip_accents(text).replace("'", "").replace(".", "").casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words and names of persons that towns share."""

    common: frozenset[str]
    first_names: frozenset[str]
    surnames: frozenset[str]
    phrases: frozenset[str]
    plain: frozenset[str]

    @classmethod
    def load(cls, path: Path) -> Words:
        """Read ``place_words.yaml``. Raises KeyError when a list is missing."""
        lists = yaml.safe_load(path.read_text(encoding="utf-8"))
        keys = ("common_words", "first_names", "surnames")
        common, first, sur = (frozenset(map(fold, lists[key].split())) for key in keys)
        phrases, plain = (frozenset(map(fold, lists[key])) for key in ("phrases", "plain"))
        return cls(common, first, sur, phrases, plain)

    def doubtful(self, name: str, population: int) -> bool:
        """Whether the bare ``name`` of a city of that size may as well be a word or a person."""
        key = fold(name)
        if key in self.plain or population >= GREAT_CITY:
            return False
        if len(key) < SHORTEST_NAME or key in self.common or key in self.first_names:
            return True
        surname = key in self.surnames and population < KNOWN_CITY
        return surname or (key in self.phrases and population < SMALL_TOWN)

    def person_or_word(self, name: str) -> bool:
        """Whether ``name`` is in any of the lists; such a form is of no use as an alternate name."""
        key = fold(name)
        return key in self.common or key in self.first_names or key in self.surnames or key in self.phrases
