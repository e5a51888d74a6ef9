"""Greek bylines, which name the writer in the genitive: "Της Άννας Ρήγα" is by Άννα Ρήγα.

The plain form is put together by rule where the page gives it nowhere; where a link, an author's box or
metadata name the same person otherwise, their form counts, for surnames and accents follow no rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from corpus.folding import fold

_WORD = r"[Α-ΩΆΈΉΊΌΎΏΪΫ][α-ωάέήίόύώϊϋΐΰςΑ-ΩΆΈΉΊΌΎΏ'’-]+"
_BYLINE = re.compile(
    rf"^\W*(?:(?i:γράφ(?:ει|ουν)|κείμενο|ρεπορτάζ|συνέντευξη|επιμέλεια)\s*:?\s+)?"
    rf"(?P<article>Της|Του|Των|ΤΗΣ|ΤΟΥ|ΤΩΝ|της|του|των)\s+(?P<name>{_WORD}(?:\s+{_WORD}){{1,2}})"
    r"\s*(?=$|[|·•▪,/(–—-])",
)
# Before the plain form: "Γράφει η Άννα Ρήγα", "Η Άννα Ρήγα".
_WRITES = re.compile(
    rf"^\W*[Γγ]ράφ(?:ει|ουν)\s+(?:[οη]|οι)\s+({_WORD}(?:\s+{_WORD}){{1,2}})\s*(?=$|[|·•▪,/(–—-])"
)
_GREEK = re.compile(r"[\u0370-\u03ff]")
_STEM = 3  # letters with which two forms of a name begin alike, at least
_ENDING = 3  # letters that an ending may have


def is_greek(text: str) -> bool:
    """Whether a text holds Greek letters."""
    return not text.isascii() and _GREEK.search(text) is not None


def from_byline(text: str) -> str:
    """The plain form of the one name in a genitive byline, or an empty string."""
    if not is_greek(text):
        return ""
    if writes := _WRITES.match(text):
        return writes[1]
    match = _BYLINE.match(text)
    if match is None or match["article"].lower() == "των":
        return ""
    feminine = match["article"].lower() == "της"
    first, *rest = match["name"].split()
    if feminine:
        return " ".join([first.removesuffix("ς").removesuffix("Σ"), *rest])
    return " ".join([_masculine(first, given=True), *(_masculine(word, given=False) for word in rest)])


def genitive_in(text: str) -> str:
    """The name of a genitive byline as it stands there, or an empty string."""
    match = _BYLINE.match(text)
    return match["name"] if match else ""


def settled(names: Sequence[str], forms: Iterable[str]) -> list[str]:
    """Names, each once and in the form in which the page gives it elsewhere: `forms`, the surest first."""
    known = [form for form in forms if is_greek(form)]
    found: list[str] = []
    for name in names:
        better = next((form for form in known if same_person(form, name)), name)
        if not any(same_person(better, other) for other in found):
            found.append(better)
    return found


def same_person(one: str, other: str) -> bool:
    """Whether two names are forms of one: as many words, of which each begins as its counterpart does."""
    ours, theirs = fold(one).split(), fold(other).split()
    return len(ours) == len(theirs) and all(map(_alike, ours, theirs))


def _alike(one: str, other: str) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared >= max(_STEM, max(len(one), len(other)) - _ENDING) or one == other


def _masculine(word: str, *, given: bool) -> str:
    """A man's name in the plain form: Γιώργου is Γιώργος, Παπαδάκη is Παπαδάκης; Οικονόμου stays."""
    if word.endswith("ου"):
        return f"{word[:-2]}ος" if given or word.endswith("πουλου") else word
    return f"{word}ς" if word[-1] in "αάηήιί" else word
