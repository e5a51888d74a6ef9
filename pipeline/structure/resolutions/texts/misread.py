"""Misread letters in the words that resolutions open with: RES0LVED, WHEREA8, Reso1ution, Tbat, N0. 12."""

from __future__ import annotations

import re
from functools import lru_cache

_MISREAD = re.compile(
    r"\b(?:(?P<resolved>R[E3F][S58$][O0QC][L1I][VYU][E3F][DO0])|(?P<whereas>W[HN][E3F]R[E3F][A4][S58$])|"
    r"(?P<therefore>TH[E3F]R[E3F]F[O0Q]R[E3F])|(?<=\b[Bb][Ee] )(?P<it>[lI1|][Tt])|(?P<be>B[E3F])(?= [IlL1|"
    r"][Tt]\b)|(?P<attendu>[A4][TI7]{2}[E3F][NMH][DO0][UV](?=\s+QU))|"
    r"(?P<considerant>[CG][O0QD][NMH][S58][I1Ll][DO0][EÉ3F]R[A4][NMH]T(?=\s+QU|\s*:))|"
    r"(?P<considerando>[CG][O0QD][NMH][S58][I1Ll][D][E3F]R[A4][NMH]D[O0Q])|"
    r"(?P<mixed>R[e3c][s5][o0][l1I|][vy][e3c]d(?=[\s]*[,:;]|\s+[Tt]hat\b))|(?P<mixed2>W[hn][e3c]r[e3c][a4][s5](?=\s*[,:;]|\s+[A-Z]))|"
    r"(?P<resolu>R[EÉ][S58]0[L1I]U)|(?P<resolucion>RES[O0]LUC[lI1|][ÓO]N(?=\s))|(?P<no>N0)(?=\.\s*\d)|(?P<that>T[bl]at|Thal)(?=\s[a-zA-Z])|(?P<resuelve>R[E3F][S58][UV][E3F][L1I][VY][E3F])|(?P<kind>R[EeÉéCc3][Ss5][OoCcQ0][Ll1I|][UuVv][Tt][Ii1l|][OoCcQ0][NnMm](?=[\sSs])))(?![^\W_Ss])"
)
_WORDS = {
    "that": "That",
    "no": "NO",
    "resolucion": "RESOLUCIÓN",
    "mixed": "Resolved",
    "mixed2": "Whereas",
    "resolu": "RÉSOLU",
    "attendu": "ATTENDU",
    "considerant": "CONSIDÉRANT",
    "considerando": "CONSIDERANDO",
    "resuelve": "RESUELVE",
    "resolved": "RESOLVED",
    "whereas": "WHEREAS",
    "therefore": "THEREFORE",
    "it": "IT",
    "be": "BE",
}


@lru_cache(maxsize=2048)
def mended(text: str) -> str:
    """The text with misread letters of leads and of kinds put right (RES0LVED, WHEREA8, Reso1ution); its
    length stays."""
    return _ALIKE.sub(_mend_alike, _MISREAD.sub(_mend, text))


# A word at the head of a line, or behind "be it", that looks like a lead's: "Resoived, that", "Rcsolvod,".
_ALIKE = re.compile(
    r"(?:^|(?<=\b[Ii][Tt] )|(?<=\b[Ff]urther )|(?<=\bFURTHER ))(?P<word>[RrKkBbPpWwVv][\w|!]{6,7})"
    r"(?=\s*[,:;—–]|\s+(?:[Tt]hat|THAT)\b)"
)
_LEADS = ("resolved", "whereas")
_FEW_MISREAD = 2


def _mend_alike(match: re.Match[str]) -> str:
    """The lead's word for one of its length that differs in at most two letters."""
    word = match["word"]
    folded = word.casefold()
    for lead in _LEADS:
        if folded != lead and len(folded) == len(lead):
            unlike = sum(a != b for a, b in zip(folded, lead, strict=True))
            if unlike <= _FEW_MISREAD and folded not in _REAL_WORDS:
                return (
                    lead.upper() if word[1:].isupper() else lead.capitalize() if word[0].isupper() else lead
                )
    return word


_REAL_WORDS = frozenset(
    {
        "revolved",
        "resolver",
        "resolves",
        "reserved",
        "released",
        "revolver",
        "received",
        "relieved",
        "reviewed",
    }
)


def _mend(match: re.Match[str]) -> str:
    if match.lastgroup == "kind":
        word = "RESOLUTION" if match.group()[1].isupper() else "Resolution"
        return word[0] + match.group()[1] + word[2:] if match.group()[1] in "Éé" else word
    return _WORDS[str(match.lastgroup)]
