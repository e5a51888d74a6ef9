"""What a document says about a name: expansions in brackets and countries beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.folding import fold

_OPENING = re.compile(
    r"\s{0,2}[(\[]\s?[\"“'«]?(?:(?:the|la|el|le|o|a|or|hereafter|en adelante|por sus siglas)\s)?[\"“'«]?"
)
# "the Confederation of Trade Unions, CTU for short"
_SHORT_BEFORE = re.compile(r",\s(?:(?:or|the|o|la|el|ou)\s){0,2}")
_FOR_SHORT = re.compile(r",?\s(?:for short|para abreviar|en abrégé)\b")
_CLOSING = re.compile(r"[\"”'»]?\s?[,;)\]]")
_LINK = r"(?:of|in|for|de|del|de la|de los|de las|do|da|du|des|en|em|d['’]|di|dell['’]|della)"
_AFTER_LINKED = re.compile(
    rf"\s?[\"”»]?\)?\s(?:{_LINK})\s?(?:(?:the|la|el|los|las|le|les|l['’]|o|a)\s?)?(?P<words>[^\W\d_].*)"
)
_AFTER_BRACKET = re.compile(r"\s?[(\[](?P<words>[^\W\d_][^)\]]*)[)\]]")
_AFTER_COMMA = re.compile(r",\s(?P<words>[^\W\d_].*)")
_HEADING = re.compile(
    r"[\W\d]{0,6}(?P<words>[^\W\d_](?:[^\W\d_]|[ .'-]){2,29}?)(?:\s?[:—]|\s?[–-]\s|\.\s?[—–-])\s?"
)
_PARAGRAPH = 700
_PLACE_AFTER = re.compile(r",?\s(?:(?:in|of|from|de|en|à|em|do|da)\s)?|\s\(")
_WORD = re.compile(r"[^\W\d_]+(?:[-.’'][^\W\d_]+)*\.?")
_BREAK = re.compile(r"[,.;:!?()\[\]\n\"“”«»]|\s[-–—]\s|\b(?:and|y|et|e|with|con|avec|com|but|while)\b")
_POSSESSIVE = re.compile(r"['’]s?$")


def in_brackets(text: str, first_end: int, second_start: int, second_end: int) -> bool:
    """Whether the second name stands in brackets right after the first: "United Electrical Workers (UE)"."""
    gap = text[first_end:second_start]
    if _SHORT_BEFORE.fullmatch(gap) and _FOR_SHORT.match(text, second_end):
        return True
    return (
        len(gap) <= 24
        and ("(" in gap or "[" in gap)
        and _OPENING.fullmatch(gap) is not None
        and (_CLOSING.match(text, second_end) is not None)
    )


def cue_after(text: str, end: int, cues: Mapping[str, str]) -> str | None:
    """The country that the words after a name tell: "of France", "(France)", "argentina", "Brasil"."""
    stretch = text[end : end + 48]
    match = _AFTER_LINKED.match(stretch)
    if match:
        return _first_words(match["words"], cues, capital=True)
    match = _AFTER_BRACKET.match(stretch)
    if match:
        return _first_words(match["words"], cues, capital=True)
    if stretch[:1] in (" ", "-", "–"):
        return _first_words(stretch[1:], cues, capital=False)
    match = _AFTER_COMMA.match(stretch)
    if match:
        words = match["words"]
        code = _first_words(words, cues, capital=True)
        # "the CGT, Brazil's CUT": what owns the next name says nothing of this one.
        if code and not re.match(r"[^,.;()]{0,20}?['’]s\b", words):
            return code
    return None


def place_follows(gap: str) -> bool:
    """Whether what stands between a name and a place says that the name's bearer is there: "CGT, Calais"."""
    return _PLACE_AFTER.fullmatch(gap) is not None


def cue_before(text: str, start: int, cues: Mapping[str, str]) -> str | None:
    """The country that up to four words before a name tell: "Brazilian ", "Brazil's ", "la central chilena ".

    The nearest word decides. What it tells matters only where a bearer of the name is from there.
    """
    stretch = text[max(0, start - 48) : start]
    if stretch.endswith(("(", "[")):
        return None
    cut = list(_BREAK.finditer(stretch))
    if cut:
        stretch = stretch[cut[-1].end() :]
    elif start > 48:
        stretch = stretch[stretch.find(" ") + 1 :]
    words = [w[0] for w in _WORD.finditer(stretch)]
    for back in range(1, min(4, len(words)) + 1):
        word = _POSSESSIVE.sub("", words[-back])
        code = cues.get(fold(word)) or (cues.get(word) if len(word) == 2 else None)
        if code is None and back < len(words):
            code = cues.get(fold(f"{words[-back - 1]} {word}"))
        if code is None:
            continue
        return code
    return None


def cue_heading(text: str, start: int, cues: Mapping[str, str]) -> str | None:
    """The country that heads the paragraph or the line in which a name stands: "HONG KONG: the CTU said"."""
    blank = text.rfind("\n\n", max(0, start - _PARAGRAPH), start)
    first = blank + 2 if blank >= 0 else max(0, start - _PARAGRAPH)
    if first and text[first - 1] != "\n":
        first = text.find("\n", first, start) + 1 or start
    lines = text[first:start].split("\n")
    for n, line in enumerate(reversed(lines)):
        match = _HEADING.match(line)
        # Of the lines above only one in capitals heads this one too.
        if match is not None and (n == 0 or match["words"].isupper()):
            return cues.get(fold(match["words"].strip()))
    return None


def _first_words(stretch: str, cues: Mapping[str, str], *, capital: bool) -> str | None:
    """The country of the first one to three words; with `capital` they must begin with one."""
    words = [m[0] for m in _WORD.finditer(stretch[:40])][:3]
    if not words or (capital and not words[0][:1].isupper()):
        return None
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        code = cues.get(fold(_POSSESSIVE.sub("", phrase))) or cues.get(fold(phrase.rstrip(".")))
        if code is None and count == 1 and len(phrase.rstrip(".")) == 2:
            code = cues.get(phrase.rstrip("."))
        if code and stretch.startswith(words[0]):
            return code
    return None


def initials_fit(acronym: str, name: str) -> bool:
    """Whether an acronym's letters occur in order at the beginnings of the name's words."""
    letters = [c for c in fold(acronym) if c.isalpha()]
    initials = [w[0][0] for w in re.finditer(r"[^\W\d_]+", fold(name))]
    position = 0
    for letter in letters:
        while position < len(initials) and initials[position] != letter:
            position += 1
        if position == len(initials):
            return False
        position += 1
    return True


_SMALL = "the of and for in a de del la las los el y en et des du le les e do da dos das national nacional"
_SMALL_WORDS = frozenset(_SMALL.split())


def alike(first: str, second: str) -> float:
    """How far two names share their words (0 to 1), small words and endings aside."""
    a, b = _stems(first), _stems(second)
    return len(a & b) / len(a | b) if a and b else 0.0


def _stems(name: str) -> set[str]:
    return {w[:6] for w in re.findall(r"[^\W\d_]+", fold(name)) if w not in _SMALL_WORDS}
