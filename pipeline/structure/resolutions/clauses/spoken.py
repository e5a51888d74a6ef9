"""Paragraphs in which the body speaks more than once ("Congress notes …. Congress calls on …"), and where."""

from __future__ import annotations

import re

from pipeline.structure.marks import plain
from pipeline.structure.resolutions.clauses.voices import voice_of
from pipeline.structure.resolutions.decisions.fact_signs import SENTENCE

# A line in which a congress speaks, after a full stop.
BODY_SPEAKS = re.compile(
    r"(?:Congress|Conference|Convention|Council)\s+(?:(?:also|further|therefore|further\s+notes|"
    r"strongly)\s+)?(?:notes?|believes?|recogni[sz]es?|calls?|instructs?|"
    r"resolves?|urges?|condemns?|welcomes?|agrees?|demands?|deplores?|reaffirms?|affirms?|supports?|asks?|"
    r"requests?|acknowledges?|considers?|opposes?|mandates?|recalls?|regrets?|applauds?|congratulates?|expresses|"
    r"commits?|agrees?|directs?|endorses?|rejects?|declares?|pledges?|commends?|remains?|is|has|sends|salutes|thanks|"
    r"rejoices|pays|joins|stands|denounces|encourages|invites|insists|restates|reiterates|accepts|"
    r"authori[sz]es|approves|adopts|records|places|extends|offers|declines|refuses|honou?rs|celebrates|mourns)\b"
)
_SUBJECT_WORDS = re.compile(
    r"[\"“«]?(?:That\s+)?(?P<who>(?:This\s+|this\s+|The\s+)?[A-ZÀ-Þ][\w-]*|We|Nous|Nosotros)\s", re.UNICODE
)


def spoken_again(raw: str, words: str) -> list[int]:
    """Where another sentence begins in which the body that speaks in the first one speaks again."""
    first = _SUBJECT_WORDS.match(raw)
    if first is None or (BODY_SPEAKS.match(words) is None and not _speaks(raw, first.start("who"))):
        return []
    own = {first["who"].split()[-1], "Congress", "Conference", "Convention"}
    told = voice_of(plain(raw[first.start("who") : first.start("who") + 200]), None)
    noted = told is not None and told.role == "preamble"
    found: list[int] = []
    for match in SENTENCE.finditer(raw):
        again = _SUBJECT_WORDS.match(raw, match.end())
        if not _acts(raw, match.end()):
            continue  # "We have never been against trade. We are against …": one reason
        if (
            BODY_SPEAKS.match(raw, match.end())
            or ((noted or found) and _IT_DOES.match(raw, match.end()) is not None and _acts(raw, match.end()))
        ) or (again is not None and again["who"].split()[-1] in own and _speaks(raw, match.end())):
            found.append(match.end())
    return found


_IT_DOES = re.compile(r"It\s+(?:\w+ly\s+|also\s+|further\s+|therefore\s+)?[a-z]+s\s")


def _acts(text: str, at: int) -> bool:
    """Whether a sentence at a place says what the body does, which the one before it named."""
    voice = voice_of(plain(text[at : at + 200]), None)
    return voice is not None and voice.role == "operative"


def _speaks(text: str, at: int) -> bool:
    """Whether the body's own sentence begins at a place, with what it notes or does."""
    voice = voice_of(plain(text[at : at + 200]), None)
    return voice is not None and (voice.own or text[at : at + 4].split()[0].isupper())
