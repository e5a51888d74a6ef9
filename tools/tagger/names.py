"""Names that nobody bears: organizations, places and persons composed for training.

A tagger that meets the names of the authority files only learns to look for them. Each composed name goes by
the kind and the language of the one it replaces: the same gender, an article where there was one, an acronym
for an acronym, so that the sentence around it still reads. What they are made of is in names.yaml.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import yaml

from corpus.authority import load_authorities
from corpus.folding import fold

_PARTS = Path(__file__).with_name("names.yaml")
_NUMBER = re.compile(r"\d+")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.[ ]?){2,}|[^\W\d_]*[A-ZÁÉÍÓÚÑÇ]{2}[^\W\d_]*")
_SLOT = re.compile(r"\{(\w)\}")
_ARTICLE = re.compile(r"(?:the|el|la|los|las|le|les|o|a|os|as) |l['’]", re.I)
_ELIDING = "aeiouáéíóúêâh"
_LONG = 5  # letters from which an acronym is made of syllables
_KNOWN = 0.25  # share of organizations that take the name of one in the authority files
_NOWHERE = 0.3  # share of places that are none
_ABROAD = 0.2  # share of the others that lie where another language is spoken


class Names:
    """A source of names. Everything drawn comes from the generator that is handed over."""

    def __init__(self) -> None:
        self._parts: dict[str, Any] = yaml.safe_load(_PARTS.read_text("utf-8"))
        authorities = load_authorities()
        self._known: dict[str, list[str]] = {}
        for record in authorities.organizations.values():
            self._known.setdefault(record.type, []).extend(n for n in record.names[:2] if n[0].isupper())
        self._places: dict[str, list[str]] = {language: [] for language in self._parts["countries"]}
        for place in authorities.places.values():
            for language, countries in self._parts["countries"].items():
                if place.country in countries and place.type != "country":
                    self._places[language].append(place.name)

    def place(self, language: str, rng: random.Random) -> str:
        """A town of a country where the language is spoken, now and then elsewhere or nowhere."""
        if rng.random() < _NOWHERE:
            return self._filled(rng.choice(self._parts["places"][language]), language, rng)
        where = rng.choice(list(self._places)) if rng.random() < _ABROAD else language
        return rng.choice(self._places[where])

    def person(self, like: str, rng: random.Random) -> str:
        """A person's name of as many words as `like`."""
        given = [rng.choice(self._parts["given"]) for _ in like.split()[1:]]
        return _as_written(" ".join([*given, rng.choice(self._parts["family"])]), like, rng)

    def organization(self, kind: str, language: str, like: str, rng: random.Random) -> str:
        """An organization of this type in the place of `like`; a numbered one gets another number."""
        if _NUMBER.search(like):
            return _NUMBER.sub(lambda m: _another_number(m.group(), rng), like)
        if _ACRONYM.fullmatch(like):
            return self.acronym(like, rng)
        if rng.random() < _KNOWN and kind in self._known:
            drawn = [rng.choice(self._known[kind]) for _ in range(6)]
        else:
            forms = self._parts["forms"][language]
            drawn = [
                self._filled(rng.choice(forms.get(kind, forms["union"])), language, rng) for _ in range(6)
            ]
        article = _ARTICLE.match(like)
        fitting = [name for name in drawn if bool(_ARTICLE.match(name)) == bool(article)] or drawn
        if language != "en" and not article:
            wanted = self._gender(like)
            fitting = [name for name in fitting if self._gender(name) == wanted] or fitting
        return _as_written(fitting[0], like, rng)

    def acronym(self, like: str, rng: random.Random) -> str:
        """Letters for letters, syllables for a long one, with points where there are points."""
        letters = sum(c.isalpha() for c in like)
        if "." in like:
            joint = ". " if ". " in like else "."
            return joint.join(rng.choice(self._parts["letters"]) for _ in range(letters)) + "."
        if letters < _LONG:
            length = rng.choice((2, 3, 3, 3, 4, 4, 5))
            return "".join(rng.choice(self._parts["letters"]) for _ in range(length))
        text = self._coined(rng, (2, 3, 4))
        return text.capitalize() if not like.isupper() and rng.random() < 0.5 else text.upper()

    def heads(self, gender: str) -> frozenset[str]:
        """First words, folded, of names that are "feminine" or "masculine"."""
        return frozenset(self._parts[gender])

    def _coined(self, rng: random.Random, lengths: tuple[int, ...]) -> str:
        return "".join(rng.choice(self._parts["syllables"]) for _ in range(rng.choice(lengths)))

    def _filled(self, form: str, language: str, rng: random.Random) -> str:
        parts = self._parts
        lists = {
            "P": self._places[language],
            "A": parts["adjectives"][language],
            "W": parts["subjects"][language],
            "S": parts["family"],
            "G": parts["given"],
        }

        def value(slot: re.Match[str]) -> str:
            kind = slot.group(1)
            if kind in lists:
                return rng.choice(lists[kind])
            if kind == "T":
                return self._trades(language, rng)
            if kind == "K":
                return self.acronym(rng.choice(("ABC", "ABCD", "ABCDEFG")), rng)
            return self._coined(rng, (2, 2, 3)).capitalize()

        return _contracted(_SLOT.sub(value, form), language)

    def _trades(self, language: str, rng: random.Random) -> str:
        trades, joint = self._parts["trades"][language], self._parts["and"][language]
        first, second, third = (rng.choice(trades) for _ in range(3))
        drawn = rng.random()
        if drawn < 0.55:
            return str(first)
        return f"{first} {joint} {second}" if drawn < 0.85 else f"{first}, {second} {joint} {third}"

    def _gender(self, name: str) -> str:
        first = fold(name.split()[0])
        return next((gender for gender in ("feminine", "masculine") if first in self.heads(gender)), "")


def _contracted(text: str, language: str) -> str:
    if language == "en":
        return re.sub(r"(?<!s)'(?= )", "", text)
    if language == "fr":
        text = re.sub(rf"\bde (?=[{_ELIDING}])", "d'", text, flags=re.I)
        return text.replace(" de Le ", " du ").replace(" de Les ", " des ")
    return text.replace(" de El ", " del ").replace(" y I", " e I") if language == "es" else text


def _another_number(digits: str, rng: random.Random) -> str:
    length = max(1, len(digits) + rng.choice((-1, 0, 0, 1)))
    return str(rng.randrange(1 if length == 1 else 10 ** (length - 1), 10**length))


def _as_written(name: str, like: str, rng: random.Random) -> str:
    """In capitals and over two lines where the other was."""
    if like.isupper():
        name = name.upper()
    if "\n" in like and " " in name:
        at = rng.choice([m.start() for m in re.finditer(" ", name)])
        name = name[:at] + "\n" + name[at + 1 :]
    return name
