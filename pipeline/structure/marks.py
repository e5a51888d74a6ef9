"""The marks by which structure shows in a line: leads, WHEREAS, headers of resolutions, dispositions.

All patterns are anchored at the line's start and bounded, so that no input makes them slow. They read
`plain` text: one line, without Markdown's signs. The grammar is that of the project's findings
("Resolutions, as unions write them").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
_HASHES = re.compile(r"^\s{0,3}#{1,6}\s+")
# Not the lines of a form: "__ Adopted".
_EMPHASIS = re.compile(r"(?<![^\W_])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?![^\W_])")
_SPACE = re.compile(r"\s+")
_HYPHENS = str.maketrans("\u2010\u2011", "--")


def plain(text: str) -> str:
    """The text on one line, without Markdown's emphasis, links and heading signs."""
    if "#" in text:
        text = _HASHES.sub("", text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    return _SPACE.sub(" ", text.translate(_HYPHENS)).strip()


# --- preamble -----------------------------------------------------------------------------------

WHEREAS = re.compile(
    r"(?:and\s+)?(?:WHEREAS|Whereas|CONSIDERANDO|Considerando|CONSID[ÉE]RANT|Considérant|ATTENDU|"
    r"Attendu que|"
    r"VISTOS?|Vistos?(?=\s+(?:el|la|los|las|que|o|a|os|as)\b)|VU\b|Vu(?=\s+(?:que|la?|les?|l['’]))|"
    r"RECONOCIENDO|RECORDANDO|RECONHECENDO|RECONNAISSANT)\b(?!\s+(?:clauses?|parts?|sections?|statements?)\b)"
)
# What may stand between such a mark and the words of the clause itself.
BECAUSE = re.compile(r"(?:BECAUSE|Because|PORQUE|PARCE QUE)\s*(?:[:…]|\.\.\.)\s*$|BECAUSE\s*$")

# A WHEREAS or RESOLVED that opens within a paragraph: "…; and WHEREAS", "; therefore be it RESOLVED".
INLINE = re.compile(
    r"(?<=[;,:.])\s+(?=(?:and,?[ \t]+)?WHEREAS\b|(?:and,?\s+)?(?:now,?\s+)?(?:therefore,?\s+)?be\s+it\s+"
    r"(?:further\s+|finally\s+)?(?:RESOLVED|Resolved|resolved)\b|RESOLVED\b)"
)

# --- leads --------------------------------------------------------------------------------------

_NOW = r"(?:and\s+)?(?:now\s*,?\s+)?(?:therefore\s*,?\s+)?"
RESOLVED = re.compile(
    _NOW + r"(?:(?:let\s+it|be\s+it)\s*,?\s*)?(?:(?:further|finally|also|hereby|therefore)\s*,?\s*){0,3}"
    r"(?:hereby\s+)?RESOLVED\b(?!\s+(?:clauses?|parts?|sections?|statements?)\b)",
    re.IGNORECASE,
)
# What is left of a lead that was broken over lines: "NOW, THEREFORE," "BE IT FURTHER".
LEAD_PIECE = re.compile(
    r"(?:and\s+)?(?:(?:now|therefore|let\s+it|be\s+it|further|finally|por\s+(?:lo\s+)?tanto|"
    r"en\s+consecuencia)"
    r"[\s,:;]*){1,5}$",
    re.IGNORECASE,
)
ROMANCE_LEAD = re.compile(
    r"(?:[^:.!?]{0,120}?\b)?(?:(?:se\s+)?RESUELVEN?|SE\s+ACUERDA|ACUERDAN?|DECIDEN?|ACORDAMOS|RESOLVEMOS|"
    r"D[ÉE]CIDE(?:NT)?|"
    r"R[ÉE]SOU(?:T|D|VENT)|IL\s+EST\s+(?:DONC\s+)?R[ÉE]SOLU|QU['’]IL\s+SOIT\s+(?:DONC\s+)?R[ÉE]SOLU|"
    r"RESOLVE|DELIBERA|DEMANDE(?:NT)?)\b(?:\s+(?:QUE|DE|que|de))?\s*[:.]?$"
)
ROMANCE_RESOLVED = re.compile(
    r"(?:il\s+est\s+(?:donc\s+)?(?:également\s+)?(?:résolu|proposé)|qu['’]il\s+soit\s+(?:donc\s+|"
    r"de\s+plus\s+)?(?:également\s+)?résolu|"
    r"se\s+resuelve|se\s+acuerda|resolve-se)\b(?!\s*:?$)",
    re.IGNORECASE,
)
WILL = re.compile(
    r"(?:[A-Z][\w.&'’/-]*(?:\s+|$)){0,9}(?:WILL|SHALL)\s*(?:[:…]|\.\.\.)?\s*(?:BECAUSE)?$|"
    r"[^:.]{2,80}\s(?:will|shall):$"
)
THEREFORE = re.compile(r"(?:now,?\s+)?therefore\b,?\s+(?=\w)", re.IGNORECASE)

_BODY = (
    r"(?:this|the|el|la|le|o|notre|our)?\s*(?:\d{1,3}(?:st|nd|rd|th)\s+|[XIVLC]{1,7}\s+)?(?:annual\s+|"
    r"national\s+)?"
    r"(?:congress|conference|convention|council|delegates?|meeting|branch|congreso|congr[èe]s|congresso|"
    r"assembl[ée]e|"
    r"asamblea|conseil|consejo|convenci[óo]n)"
)
_NOTES = (
    r"(?:notes?|believes?|recogni[sz]es?|acknowledges?|considers?|understands?|observes?|regrets?|"
    r"remembers?|recalls?|"
    r"welcomes?|applauds?|congratulates?|salutes?|deplores?|condemns?|expresses|is\s+(?:concerned|aware|"
    r"alarmed|appalled|dismayed|proud|"
    r"clear|convinced)|constata|considera|reconoce|constate|consid[èe]re|reconna[îi]t)"
)
_CALLS = (
    r"(?:calls?\s+(?:up)?on|calls?\s+for|resolves?|instructs?|urges?|agrees?|demands?|commits?|mandates?|"
    r"asks?|requests?|"
    r"directs?|supports?|opposes?|rejects?|affirms?|reaffirms?|endorses?|pledges?|authori[sz]es?|exige|"
    r"demanda|exhorta|llama|"
    r"demande|exige|appelle|mandate|invite|r[ée]affirme)"
)
_ADVERB = (
    r"(?:\s+(?:also|further|therefore|hereby|accordingly|particularly|strongly|además|también|également|"
    r"donc)){0,2}"
)
BODY_NOTES = re.compile(rf"{_BODY}{_ADVERB}\s+{_NOTES}\b", re.IGNORECASE)
# "The council urges" is a report; a body that speaks names itself bare, or as "this convention".
BODY_CALLS = re.compile(rf"(?!the\s|our\s|notre\s){_BODY}{_ADVERB}\s+{_CALLS}\b", re.IGNORECASE)


# --- headers ------------------------------------------------------------------------------------

KIND = (
    r"(?:(?:Proposed|Emergency|Late|Substitute|Special|Constitutional)\s+)?"
    r"(?:Resolution|Composite(?:\s+Motion)?|Motion|New\s+Business\s+Item|Statement\s+of\s+Policy|"
    r"Policy\s+Statement|Amendment|"
    r"Proposition|Resoluci[óo]n|R[ée]solution|Resolu[çc][ãa]o|Proposici[óo]n|Moci[óo]n|Ponencia|"
    r"Mo[çc][ãa]o)"
)
NUMBER = r"(?:[A-Z]{1,3}-?)?\d{1,4}(?:[A-Za-z](?![a-z]))?(?:-\d{1,4}){0,3}|[IVXLC]{1,7}(?=[\s:.–—-]|$)"
HEADER = re.compile(
    rf"(?P<kind>{KIND})\s*(?:(?:No|Nr|N[úu]m|Number|N[úu]mero)\b\.?|n[°ºo]\.?|#)?\s*#?(?P<number>{NUMBER})"
    r"\s*(?P<sep>[:.–—-]|$|(?=\s[A-ZÀ-Þ«“\"‘]))\s*(?P<title>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BYLINE = re.compile(
    r"(?:By|Submitted\s+by|Received\s+from|Moved\s+by|Presented\s+by|Introduced\s+by|From|Delegates?)\b", re.I
)
_TOC = re.compile(r"(?:\.\s?){4,}\s*\d*$|…+\s*\d+$|\s{2,}\d{1,4}$")
_SENTENCE_AFTER = re.compile(r"(?:was|is|were|has|had|would|will|calls|came|fue|est|a été|foi)\b", re.I)


_DISPOSED = 25


@dataclass(frozen=True, slots=True)
class Header:
    """A resolution's header: kind word, number and title as written (None where absent)."""

    kind: str | None
    number: str | None
    title: str | None
    label: str = ""  # kind and number as written: "Resolution No. 4"


def header_of(line: str) -> Header | None:
    """The header a plain line states ("Resolution 60: Title"), or None."""
    if len(line) > 260:
        return None
    match = HEADER.match(line)
    if not match or not line[:1].isupper():
        return None
    title = match.group("title").strip()
    if _SENTENCE_AFTER.match(title) or (title and title[:1].islower()):
        return None
    if len(title) > _DISPOSED and DISPOSITION.match(title):  # "Resolution No. 4. Adopted. The Committee …"
        return None
    if _BYLINE.match(title):
        title = ""
    label = line[: match.end("number")].strip()
    return Header(match.group("kind"), match.group("number"), plain_title(title) or None, label)


def plain_title(title: str) -> str:
    """A header's title without dot leaders, page number and outer punctuation."""
    return _TOC.sub("", title).strip(" .:–—-\t") if title else ""


def is_contents_line(line: str) -> bool:
    """Whether the line is one of a table of contents: it ends in a dot leader or a page set apart."""
    return bool(_TOC.search(line))


# --- dispositions -------------------------------------------------------------------------------

_DECIDED = {
    "carried": r"carried",
    "adopted": r"adopted|passed|approved|concurred|agreed|aprobad[oa]|adoptad[oa]|adoptée?|aprovad[oa]|"
    "adotad[oa]",
    "defeated": r"defeated|lost|rejected|fell|not\s+adopted|nonconcurred|rechazad[oa]|rejetée?|battue?|"
    "rejeitad[oa]",
    "withdrawn": r"withdrawn|retirad[oa]|retirée?",
    "remitted": r"remitted",
    "tabled": r"tabled|laid\s+(?:over|on\s+the\s+table)",
    "referred": r"referred|turnad[oa]|remitid[oa]|renvoyée?|encaminhad[oa]",
}
DISPOSITION = re.compile(
    r"(?:(?:the\s+|la\s+|a\s+)?(?:motion|resolution|composite|action|status|disposition|moci[óo]n|"
    r"resoluci[óo]n|r[ée]solution)\s*:?\s*"
    r"(?:was\s+|is\s+|fue\s+|est\s+)?|unanimously\s+|(?:it\s+)?was\s+)?"
    + "(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _DECIDED.items()) + r")\b",
    re.IGNORECASE,
)  # fmt: skip
_AMENDED = re.compile(
    r"\b(?:as\s+amended|enmiendas|amendée?|com\s+emendas|con\s+modificaciones)\b", re.IGNORECASE
)
_SENTENCES = re.compile(r"(?<=[.;])\s+")


def disposition_of(line: str) -> str | None:
    """What became of a resolution, as a short line says: "adopted", "adopted as amended", "referred" …"""
    if len(line) > 400:
        return None
    for sentence in _SENTENCES.split(line):
        match = DISPOSITION.match(sentence.strip(" *_([–—-"))
        if match and (sentence.strip(" *_([")[:1].isupper() or line.startswith("(")):
            status = next(name for name, value in match.groupdict().items() if value)
            amended = status in {"adopted", "carried"} and _AMENDED.search(sentence)
            return f"{status} as amended" if amended else status
    return None


# --- lines ---------------------------------------------------------------------------------------

_LEAD_UPPER = re.compile(
    r"(?:WHEREAS|RESOLVED|Resolved,|BE IT|NOW,? THEREFORE|THEREFORE,? BE|THEREFORE|CONSIDERANDO|VISTO|"
    r"RESUELVE|"
    r"ATTENDU|CONSID[ÉE]RANT|IL EST|BECAUSE)\b"
)
_SHORT_FACT = re.compile(r"(?:Mover|Seconder|Supporters?|Submitted by|Referred to|M/S/C)\b")


def opens_line(line: str, previous: str, *, broken: bool) -> bool:
    """Whether a line inside a block opens something of its own; `broken`: the line before is long
    enough to have been broken by its width."""
    text = plain(line)
    if _LEAD_UPPER.match(text) or _SHORT_FACT.match(text):
        return True
    ended = previous.endswith((".", ";", ":", "!", "?", "”", '"', ")")) or not broken
    if ended and WHEREAS.match(text):
        return True
    if not ended or len(text) > 200:
        return False
    return header_of(text) is not None or (len(text) < 120 and disposition_of(text) is not None)
