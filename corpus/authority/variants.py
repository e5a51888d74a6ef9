"""Other forms of a name that no record lists but that are made from one by rule: abbreviated words, a country
or a center joined on, a possessive, a word like "International" after an acronym.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from corpus.folding import fold

# Words as lists, telegrams and minutes shorten them; the key is the word without its point.
_ABBREVIATED = {
    "int'l": "International", "intl": "International", "intern'l": "International", "nat'l": "National",
    "natl": "National", "ass'n": "Association", "assn": "Association", "assoc": "Association",
    "bro": "Brotherhood", "broth": "Brotherhood", "bhd": "Brotherhood", "fed": "Federation",
    "fed'n": "Federation", "conf": "Confederation", "amer": "American", "dept": "Department",
    "dep't": "Department", "wkrs": "Workers", "wrks": "Workers", "emp": "Employees", "empls": "Employees",
    "eng'rs": "Engineers", "engrs": "Engineers", "govt": "Government", "gov't": "Government",
    "univ": "University", "comm": "Committee", "cttee": "Committee", "ctte": "Committee", "bd": "Board",
    "corp": "Corporation", "mfg": "Manufacturing", "rwy": "Railway", "ry": "Railway", "r.r": "Railroad",
    "amal": "Amalgamated", "amalg": "Amalgamated", "org": "Organizing", "sind": "Sindicato",
    "trab": "Trabajadores", "nac": "Nacional", "synd": "Syndicat", "min": "Ministry",
    "tpt": "Transport", "gen": "General",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_][^\W\d_.'’]*(?:['’.][^\W\d_]+)*")
_LINE_END = re.compile(r"(?<=[^\W\d_])-[ \t]*\n\s*(?=[^\W\d_])")
_ARTICLE = re.compile(r"^(?:[Tt]he|THE|[Ll]a|[Ee]l|[Ll]os|[Ll]as|[Ll]es?) (?=\S)")
_POSSESSIVE = re.compile(r"(?<=[\w.)])['’]s?$")
# The center that a body belongs to, written after its name.
_CENTER = re.compile(
    r"(?:,? ?\(|, | |-|/)(?:AFL-CIO|A\.? ?F\.? ?(?:of )?L\.?|C\.? ?I\.? ?O\.?|CLC|TUC|ICTU|ITUC|CSI)\)?$"
)
# "UE International", "UAW union", "Sindicato SME".
_AFTER_ACRONYM = re.compile(
    r"(?P<name>[A-Z][A-Z&.-]+) (?:International|National|Union|union|leadership|headquarters)$"
)
_BEFORE_ACRONYM = re.compile(
    r"(?:[Ss]indicato|[Ss]yndicat|[Cc]entral|[Cc]entrale|[Uu]nion|[Uu]nión) (?P<name>[A-Z][A-Z&.-]+)$"
)
_LINKS = frozenset("de del la do da dos das du des of the en".split())
_LONGEST_LAND = 3  # words


def written(surface: str) -> Iterator[str]:
    """The surface as it may have been written before lines were broken and what is about it came with it: on
    one line, a word broken at the line's end joined, without "the" before and "'s" or a comma behind.
    """
    yield surface
    seen = {surface}
    for joint in ("-", ""):
        form = " ".join(_LINE_END.sub(joint, surface).split())
        bare = _POSSESSIVE.sub("", form.rstrip(",;:"))
        for tidy in (form, bare, _ARTICLE.sub("", bare)):
            if tidy and tidy not in seen:
                seen.add(tidy)
                yield tidy


def variants(surface: str, lands: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """Each other form to look for, the likeliest first, with the land that the surface tells.

    `lands` are words for countries, folded: a "Mississippi AFL-CIO" is not the AFL-CIO.
    """
    full = spelled_out(surface)
    if full != surface:
        yield full, None
    body = _CENTER.sub("", surface)
    if body != surface:
        yield body, None
    for pattern in (_AFTER_ACRONYM, _BEFORE_ACRONYM):
        match = pattern.fullmatch(surface)
        if match is not None:
            yield match["name"], None
    yield from _without_land(surface, lands)


def spelled_out(surface: str) -> str:
    """The surface with abbreviated words written out: "Int'l Ass'n" as "International Association"."""

    def word(match: re.Match[str]) -> str:
        return _ABBREVIATED.get(match[0].lower().replace("’", "'"), match[0])

    return re.sub(r"\.(?= |$)", "", _WORD.sub(word, surface)) if " " in surface else surface


def _without_land(surface: str, lands: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """ "CUT Brasil", "CGT of France", "Brazilian CUT" without the land, and the land."""
    words = re.split(r"[ -]", surface)
    for count in range(1, min(_LONGEST_LAND, len(words) - 1) + 1):
        land = lands.get(fold(" ".join(words[-count:]).strip("()")))
        if land is not None:
            rest = words[:-count]
            while len(rest) > 1 and rest[-1].lower() in _LINKS:
                rest.pop()
            yield " ".join(rest), land
            break
    for count in range(1, min(_LONGEST_LAND, len(words) - 1) + 1):
        land = lands.get(fold(_POSSESSIVE.sub("", " ".join(words[:count]))))
        if land is not None:
            yield " ".join(words[count:]), land
            break
