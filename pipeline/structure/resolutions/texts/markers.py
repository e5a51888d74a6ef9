"""The markers before items: "1.", "(a)", "iv)", "PRIMERO.-", "1º)", "Artículo 2.", bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ORDINALS = (
    "primer segund tercer cuart quint sext septim séptim octav noven decim décim undécim duodécim".split()
)
_WORD = (
    rf"(?:(?:{'|'.join(_ORDINALS)})[oa]|[úu]nic[oa]|(?:premi[èe]re|deuxi[èe]me|troisi[èe]me|quatri[èe]me|"
    rf"cinqui[èe]me|sixi[èe]me|"
    r"septi[èe]me|huiti[èe]me)(?:ment)?|premi[èe]rement|first(?:ly)?|second(?:ly)?|third(?:ly)?|"
    r"fourth(?:ly)?|fifth(?:ly)?|sixth|seventh)"
)
_MARKER = re.compile(
    r"[*_>]{0,3}(?:"
    r"(?P<article>art(?:[íi]culo|icle|\.)?\s*(?P<a>\d{1,2})\s*[º°]?\s*[.:)–—-]+[–—-]?)|"
    r"§\s*(?P<s>\d{1,2})(?:[.):]|(?=\s))|"
    r"\((?P<p>\d{1,3}[a-z]?|[a-zA-Z]|[ivxlIVXL]{1,6})\)|"
    r"(?P<d>\d{1,2}(?:\.\d{1,2}){1,2})[.)]?(?=\s+[a-zA-ZÀ-ÿ])|"
    r"(?P<q>\d{1,2})(?:st|nd|rd|th|d),(?=\s+that\b)|"
    r"(?P<o>\d{1,2})(?:(?:o|er|re)[.):–—-]{0,2}|(?:st|nd|rd|d|th)[.):–—-]{1,2})(?=\s+[A-ZÀ-Þ])|"
    r"(?P<n>\d{1,3}[a-z]?|[a-zA-Z]|[ivxlIVXL]{1,6})\s?(?:[º°]\s?[.):–—-]{0,2}|[.)](?:\s?[-–—])?|"
    r"[.]?[-–—](?=\s)|(?<=\d)—(?=[a-zà-ÿ]))|"
    r"(?P<g>\d{1,2}(?=[ \t]{3})|[1-9](?=[ ]to\s[a-z])|[1-9](?=[ \t]{2}(?:[A-ZÀ-Þ][a-zà-ÿ]|to\s))|"
    r"[a-z](?=[ \t]{2})|"
    r"[ivxl]{1,6}(?=[ \t]{2}))(?=[ \t]+[a-zA-ZÀ-ÿ])|"
    rf"(?P<w>{_WORD})(?:\s?[.:)][-–—]*|\s?[-–—]|,(?=\s))"
    r")[*_]{0,3}(?:[ \t]+|(?<=[–—])|(?<=\.-))(?=\S)",
    re.IGNORECASE,
)
_BULLET = re.compile(
    r"(?:Transitorios?\s*(?:\.\s*[-–—]+|[:.](?=\s))(?=\s)|"
    r"[•●▪◦‣·∙■□▸➢➤❖–—*-]|[»›](?=[ \t]+[A-ZÀ-Þ])|o(?=[ \t]{2,})|o(?=[ \t][a-z]{3,}\s))[ \t]+(?=\S)"
)
FIRST = frozenset(
    {"1", "a", "i", "1o", "primero", "primera", "único", "unico", "first"}
)  # numbers that open a count
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(frozen=True, slots=True)
class Marker:
    """How many characters a marker takes, the number in it as written (None for a bullet), whether it is sure
    to be
    one (it can't be the end of a sentence), and whether it opens a count."""

    length: int
    number: str | None
    sure: bool = False
    first: bool = False
    apart: bool = False  # set off by a gap alone: "ii    co-ordinate"


def marker_of(text: str) -> Marker | None:
    """The marker that a text begins with, or None."""
    if (
        (match := _BULLET.match(text))
        and not (  # "- end -"
            len(text) < 120 and text[0] in "–—-" and text.rstrip()[-2:] in (" –", " —", " -")
        )
    ):
        return Marker(match.end(), None, sure=text[0] in "•●▪◦‣∙■▸➢➤❖»›")
    match = _MARKER.match(text)
    if match is None:
        return None
    word = match["w"]
    number = (
        match["a"]
        or match["s"]
        or match["p"]
        or match["d"]
        or match["n"]
        or match["o"]
        or match["q"]
        or match["g"]
        or word
    )
    if word and not (word[:1].isupper()):
        return None
    if match["n"] and number.isalpha() and number[:1].isupper():
        bracketed = text[match.start("n") + len(number) :].lstrip()[:1] == ")"
        if not bracketed and (len(number) == 1 and number not in "IVX"):
            return Marker(
                match.end(), number, first=number == "A"
            )  # perhaps an initial: only where it counts on
    sure = bool(
        (match["d"] and text[match.end() :][:1].isupper())
        or match["p"]
        or match["w"]
        or match["article"]
        or match["s"]
        or match["o"]
        or match["q"]
    ) or text[: match.end()].rstrip().endswith((")", "-", "–", "—"))
    opening = (
        number.lower() in {"1", "a", "i"}
        or bool(match["d"] and number.endswith(".1"))
        or bool(word and number.lower()[:3] in {"pri", "pre", "fir", "úni", "uni"})
    )
    return Marker(match.end(), number, sure=sure, first=opening, apart=match["g"] is not None)


def next_in_gap(text: str, last: str | None) -> Marker | None:
    """The number that counts on where no sign but a space stands behind it: "iii call on"."""
    if last is None or last.lower() not in _ROMAN[1:-1]:
        return None
    following = _ROMAN[_ROMAN.index(last.lower()) + 1]
    match = re.match(rf"{following}[ \t]+(?=[a-zA-ZÀ-ÿ])", text)
    return Marker(match.end(), following, apart=True) if match else None


def first_in_gap(text: str, below: Sequence[str]) -> Marker | None:
    """A lone "i" that opens a count without any sign, where "ii" begins one of the next lines."""
    match = re.match(r"i[ \t]+(?=[a-z]{3,}\s)", text)
    if match is None or not any(re.match(r"ii[ \t]+(?=[a-z])", line) for line in below):
        return None
    return Marker(match.end(), "i", first=True, apart=True)


def style_of(number: str | None, siblings: frozenset[str] = frozenset()) -> str:
    """The style of a number: bullet, digit, decimal, letter, LETTER, roman, ROMAN or word. A lone "i" is
    roman unless
    a letter stands before it in its list (`siblings`)."""
    if number is None:
        return "bullet"
    if re.fullmatch(r"\d+(?:\.\d+)+", number):
        return "decimal"
    if number[:1].isdigit():
        return "digit"
    lowered = number.lower()
    if lowered in _ROMAN and not (
        len(lowered) == 1 and siblings and chr(ord(lowered) - 1) in {s.lower() for s in siblings}
    ):
        return "roman" if number.islower() else "ROMAN"
    if len(number) == 1:
        return "letter" if number.islower() else "LETTER"
    return "word"


def follows(number: str, last: str | None) -> bool:
    """Whether a number counts on from the last one, or nearly: "2" after "1", "c" after "b", "1.2" after
    "1.1"."""
    if last is None:
        return False
    if number.isdigit() and last.isdigit():
        return 0 <= int(number) - int(last) <= 3
    if number[:1].isdigit() and last[:1].isdigit():
        return (
            number.split(".")[0].rstrip("abcdefgh") == last.split(".")[0].rstrip("abcdefgh")
            or number.isdigit()
        )
    if len(number) == len(last) == 1 and number.isalpha() and last.isalpha():
        return number.islower() == last.islower() and 0 <= ord(number) - ord(last) <= 2
    lowered, before = number.lower(), last.lower()
    if lowered in _ROMAN and before in _ROMAN:
        return 0 <= _ROMAN.index(lowered) - _ROMAN.index(before) <= 2
    return len(number) > 3 and not number[:1].isdigit() and len(last) > 3
