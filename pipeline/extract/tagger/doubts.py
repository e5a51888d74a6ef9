"""What a tagger found, looked at once more with what the rules and the language know.

A tagger that learned from short texts dense in names takes much for one that is none in long articles: a
treaty, a general phrase, an adjective. Here a name is dropped, cut or parted where there is reason to doubt
it. What is dropped leaves room for the rules' own proposals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.authority.demonyms import demonyms
from pipeline.extract.acronyms import NOT_ORGANIZATIONS
from pipeline.extract.lexicon import NATIONAL, STATUTES, word_set
from pipeline.extract.proposals import Proposal
from pipeline.extract.tagger.decide import Found
from pipeline.extract.words import Words

# From these probabilities a name is believed though no rule takes the same words for the same; chosen on the
# texts that choose between models. (Before there were long articles to learn from, of 25 less sure names of
# organizations in real ones not one was right.)
_ALONE = {"ORG": 0.7, "PLACE": 0.5}
_PARTED = re.compile(r"\n[ \t]*\n")
_PLURAL = re.compile(r"[A-Z]{2,4}s")  # "NGOs", "CEOs": kinds of bodies and people
# What departments are called and directors are of: "Director of International Affairs".
_DEPARTMENTS = word_set("""
affairs relations research education communications operations organizing organising policy studies labor
labour health safety history sociology economics politics law media finance programs programmes development
planning outreach training services strategy campaigns negotiations solidarity
""")
_TITLES = word_set("""
director directors secretary minister chair head coordinator dean professor manager officer president deputy
""")
_ROMANCE = word_set("de des du del d la las les el los y et e da do das dos para pour")
_OF = word_set("of de du da do")
_TREATIES = word_set("treaty treaties traite traites tratado tratados")
_STREETS = word_set(
    "street st avenue ave boulevard blvd road rd highway hwy lane drive freeway jetty wharf gate"
)
_SHORTENED = re.compile(r"(?<!\w)(?:Bros|Co|Corp|Inc|Ltd|Cía|Cia)$")
_DIRECTIONS = word_set(
    "north south east west northern southern eastern western central latin sub saharan pan"
)


def undoubted(
    names: Sequence[Found], rules: Sequence[Proposal], words: Words, language: str | None
) -> list[Found]:
    """The names that stand, in order. `rules` are the rules' proposals without overlaps, in order."""
    exact = {(rule.label, rule.start, rule.end) for rule in rules}
    surnames = _surnames(names, words.text)
    found: list[Found] = []
    for name in names:
        for part in _parts(name, rules, words.text):
            if part.label == "PERSON" or (part.label, part.start, part.end) in exact:
                found.append(part)
                continue
            cut = _whole(_cut(part, words) if language == "en" else part, words.text)
            if (cut.label, cut.start, cut.end) in exact or _stands(cut, words, surnames):
                found.append(cut)
    return found


def _surnames(names: Sequence[Found], text: str) -> set[str]:
    """The last words of the persons' names that have more than one: later they stand alone."""
    persons = (text[n.start : n.end].split() for n in names if n.label == "PERSON")
    return {name[-1] for name in persons if len(name) > 1}


def _stands(name: Found, words: Words, surnames: set[str]) -> bool:
    if name.probability < _ALONE[name.label] or words.text[name.start : name.end] in surnames:
        return False
    return not _is_none(name, words)


def _parts(name: Found, rules: Sequence[Proposal], text: str) -> Iterator[Found]:
    """The name, or those that it holds: an empty line parts names, and so do the rules where together they
    see several in all of its words ("U.S.-Mexico", "UE-FAT", two that ran into each other).
    """
    surface = text[name.start : name.end]
    if name.label == "PERSON":
        yield name
        return
    within = [r for r in rules if name.start <= r.start and r.end <= name.end]
    covered = sum(r.end - r.start for r in within)
    if len(within) > 1 and covered >= len(surface.replace(" ", "")) - len(within):
        for rule in within:
            yield Found(rule.label, rule.start, rule.end, name.probability)
        return
    at = name.start
    for piece in _PARTED.split(surface):
        start = text.index(piece, at)
        at = start + len(piece)
        yield replace(name, start=start, end=at)


def _cut(name: Found, words: Words) -> Found:
    """Without small words at the end, with which no English organization's name ends ("UAW members")."""
    at = words.at(name.start, name.end)
    if at is None or name.label != "ORG" or words.ends[at[1]] != name.end:
        return name
    first, last = at
    if any(words.folds[i] in _ROMANCE for i in range(first, last)):
        return name  # a French or Spanish name, which goes on in small letters
    while last > first and words.forms[last].islower():
        last -= 1
    return name if last == at[1] else replace(name, end=words.ends[last])


def _whole(name: Found, text: str) -> Found:
    """With the full stop of an abbreviation at the end ("Warner Bros.")."""
    if name.label != "ORG" or not text.startswith(".", name.end):
        return name
    return replace(name, end=name.end + 1) if _SHORTENED.search(text, name.start, name.end) else name


def _is_none(name: Found, words: Words) -> bool:
    """Whether the language says that it is no name of an organization or place."""
    surface = words.text[name.start : name.end]
    if surface.islower():
        return True
    at = words.at(name.start, name.end)
    if at is None:
        return False
    first, last = at
    folds = words.folds
    if _adjective(folds[first : last + 1]):
        return True
    goes_on = last + 1 < len(words) and words.joint(last) == " " and words.capital(last + 1)
    if name.label == "PLACE":
        of_treaty = first > 1 and folds[first - 1] in _OF and folds[first - 2] in _TREATIES
        return of_treaty or (goes_on and folds[last + 1] in _STREETS)
    if surface in NOT_ORGANIZATIONS or _PLURAL.fullmatch(surface):
        return True
    if folds[first] in STATUTES or folds[last] in STATUTES or (goes_on and folds[last + 1] in STATUTES):
        return True
    of_officer = first > 1 and folds[first - 1] == "of" and folds[first - 2] in _TITLES
    return of_officer and folds[last] in _DEPARTMENTS


def _adjective(folds: Sequence[str]) -> bool:
    """Whether all is an adjective of nations or regions: "Mexican", "West African"."""
    known = folds[-1] in demonyms() or folds[-1] in NATIONAL
    return known and all(fold in _DIRECTIONS for fold in folds[:-1])
