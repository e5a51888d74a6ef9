"""Names of locals, lodges and sections: which union, which kind, which number."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What a branch of a union is called. All that a member joins is a local ("lodge", "sección", "chapter" are
# its union's word for it); the bodies between local and union keep their own kind.
_KINDS = {
    "local": "local", "local union": "local", "local lodge": "local", "amalgamated local": "local",
    "lodge": "local", "branch": "local", "chapter": "local", "division": "local", "section": "local",
    "section locale": "local", "sección": "local", "seccion": "local", "seccional": "local",
    "district lodge": "district-lodge", "district council": "district-council", "district": "district",
    "joint council": "joint-council", "joint board": "joint-board", "region": "region", "council": "council",
    "unit": "unit", "sub-local": "sub-local", "sublocal": "sub-local", "area": "area",
    "local assembly": "local", "district assembly": "district-assembly",
}  # fmt: skip
_KIND = "|".join(sorted((re.escape(k).replace(r"\ ", r"\s") for k in _KINDS), key=lambda k: -len(k)))
_NUMBER = r"(?:(?:no\.?|n[º°.]|#)\s?)?(?P<number>(?:[a-z]-?)?\d{1,5}(?:-?[a-z]{1,2})?(?:[-/]\d{1,4}[a-z]?)?)"
_AFTER = re.compile(rf"(?:(?P<union>.+?),?[\s-]+)?(?P<kind>{_KIND})\s{_NUMBER}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?P<kind>{_KIND})\s{_NUMBER},?\s(?:(?:of|de|del|du|da|do)\s)?(?:(?:the|la|el|le|los|"
    rf"les)\s)?(?P<union>\D.+)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?P<union>.+?),?\s(?:locals|locales|lodges|secciones|sections)\s\d.*", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?P<union>\D+?),?\s(?:no\.?\s|n[º°]\.?\s?|#)?(?P<number>\d{1,4}[a-z]{0,2}|\d{1,2}-\d{1,4})",
    re.IGNORECASE,
)


# The locals of the cigar makers and others in the Spanish Caribbean: "Unión 453", "Unión Núm. 12".
_UNION_NUMBER = re.compile(
    r"Unión\s(?:(?:n[úu]m\.?|no\.?|n\.?\s?[º°])\s?)?(?P<number>\d{1,5})", re.IGNORECASE
)
# A scanner's reading of "Local" and of numbers, and numbers as the Romans wrote them ("Sección XVIII").
_MISREAD_WORD = re.compile(r"\b([Ll]oca|LOCA)(?:1|I|l)(?=s?\b)")
_MISREAD_NUMBER = re.compile(r"(?<=\s)[\dlIO]*(?:\d[lIO]|[lIO]\d)[\dlIO]*(?=$|,)")
_ROMAN = re.compile(r"(?<=\bsecci[oó]n )[IVXL]+\b|(?<=\bsection )[IVXL]+\b", re.IGNORECASE)
_DIGITS = str.maketrans("lIO", "110")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class LocalName:
    """A local's name taken apart. `union` is the union's name as given, or None ("Local 705"); `suffix`
    ("local-705") makes the local's id under that of its union, and is None for several at once. `word` is
    what the branch is called ("lodge"), lower-cased."""

    union: str | None
    suffix: str | None
    word: str = "local"


def local_name(surface: str) -> LocalName | None:
    """The parts of a local's name, or None where the surface is none.

    "Teamsters Local 705" -> Teamsters, local-705; "Sección 22 de la CNTE" -> CNTE, local-22.
    """
    surface = _legible(surface)
    if not any(c.isdigit() for c in surface):
        return None
    match = _AFTER.fullmatch(surface) or _BEFORE.fullmatch(surface)
    if match is not None:
        word = " ".join(match["kind"].lower().split())
        return LocalName(match["union"], f"{_KINDS[word]}-{match['number'].lower().replace('/', '-')}", word)
    bare = _UNION_NUMBER.fullmatch(surface)
    if bare is not None:
        return LocalName(None, f"local-{bare['number']}", "unión")
    plural = _PLURAL.fullmatch(surface)
    return LocalName(plural["union"], None) if plural else None


def numbered_name(surface: str) -> LocalName | None:
    """The parts of a local's name that leaves out the word: "Teamsters 115", "Bakers' No. 213".

    Only where the first part is a union's name is it one; that is for the caller to find out.
    """
    match = _NUMBERED.fullmatch(_legible(surface))
    return LocalName(match["union"], f"local-{match['number'].lower()}") if match else None


def _legible(surface: str) -> str:
    """The surface with what a scanner misread in a local's name put right, and Roman numbers as digits."""
    surface = _MISREAD_WORD.sub(lambda m: m[1] + ("L" if m[1].isupper() else "l"), surface)
    surface = _MISREAD_NUMBER.sub(lambda m: m[0].translate(_DIGITS), surface)
    return _ROMAN.sub(lambda m: str(_roman(m[0].lower())), surface)


def _roman(number: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in number]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
