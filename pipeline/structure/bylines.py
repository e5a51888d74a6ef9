"""Who wrote a document: metadata, a byline near the top, an interviewer's credit, a closing biography."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Reading, Sourced
from corpus.folding import fold
from pipeline.structure.front import is_prose, tail, top
from pipeline.structure.units import Unit
from pipeline.structure.word_set import word_set

_PARTICLES = word_set(
    "de del la las los da das do dos di van von der den y e i al bin ibn ben le du des el st"
)
_OPENING = re.compile(
    r"(?:(?:written|story|text|words|report|reported|compiled|edited|reviewed|interview(?:ed)?|"
    r"translated)\s+by|by|por|par|von|"
    r"texto?(?:\s+(?:by|de|por))?\s*:|texte\s*(?:de\s*)?:|authors?\s*:|autor(?:a|es)?\s*:|auteurs?\s*:|"
    r"escrito\s+por|"
    r"entrevista\s+(?:de|por|realizada\s+por)|entretien\s+(?:réalisé\s+)?par|propos\s+recueillis\s+par)\s+",
    re.IGNORECASE,
)
# "Compiled from the minute books by Agnes Tolliver, recording secretary"
_INNER = re.compile(
    r"(?:compiled|written|reported|edited|gathered|interview(?:ed)?|entrevista|"
    r"entretien)\b[^.;:]{0,60}?\s(?:by|por|par)\s+",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(r"translat|traduc|tradu[iz]", re.IGNORECASE)
# Who checked what a page says of health wrote nothing of it.
_CHECKED = re.compile(r"(?:medically\s+)?reviewed\s+by\b.*,\s*(?:MD|M\.D\.|RN|DO|PharmD)\b", re.IGNORECASE)
_COMPILED = re.compile(r"(?:compiled|edited|gathered|translated)\b", re.IGNORECASE)
_NAME_WORD = r"(?:[A-ZÀ-Þ][\w’'-]*\.?|[A-Z]\.(?:[A-Z]\.)*)"
_NAME = re.compile(
    rf"{_NAME_WORD}(?:\s+(?:(?:de|del|la|las|los|da|das|do|dos|di|van|von|der|den|y|al|bin|ibn|le|du|"
    rf"des)\s+){{0,2}}{_NAME_WORD}){{1,4}}"
)
_SIGNED = re.compile(rf"(?:—|–|--?)\s*({_NAME.pattern})\.?")
_AND = re.compile(r"\s*(?:,\s*(?:and|y|et|e)\s|\band\b|&|\by\b|\bet\b|\be\b|;|,)\s*", re.IGNORECASE)
_JOINED = re.compile(r"(?:\s(?:and|y|et|e)\s|&|;)", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:\||•|·|–|—|\(|\bon\b|\bfor\b|/|\s-\s|\d|\n)")
_NOT_A_PERSON = re.compile(
    r"\b(?:staff|editors?|editorial|board|committee|union|local|federation|council|congress|convention|"
    r"center|centre|news|press|"
    r"team|redacci[oó]n|rédaction|sindicato|syndicat|delegates?|members?|admin(?:istrator)?|webmaster|the|"
    r"collective|coalition|"
    r"association|international|workers|department|office|bulletin|guest|contributor|user|root|anonymous|"
    r"correspondent)\b",
    re.IGNORECASE,
)
_ROLES = (
    r"(?:author|writer|journalist|reporter|editor|member|professor|organizer|organiser|director|president|"
    r"researcher|historian|"
    r"co-?host|host|activist|fellow|columnist|contributor|lecturer|freelance\w*|correspondent|teacher|"
    r"steward|scholar|staff|"
    r"retired|former|labor|labour|independent|graduate|assistant|associate|senior|co-?founder|founder|"
    r"co-?chair|chair|secretary|vice)"
)
_BIOGRAPHY = re.compile(
    rf"(?P<name>{_NAME.pattern})\s*,?\s+(?:(?:is|was|has\s+been)\s+(?:(?:a|an|"
    rf"the)\s+)?(?:\w+\s+){{0,3}}?{_ROLES}\b|"
    r"(?:writes|reports|teaches|covers|blogs|edits|lectures)\b|"
    r"es\s+(?:un[ao]?\s+)?(?:periodista|escritora?|profesora?|investigadora?|integrante|miembro|autora?|"
    r"historiadora?)\b|"
    r"est\s+(?:une?\s+)?(?:journaliste|écrivaine?|professeure?|chercheu\w+|membre|auteure?|autrice|"
    r"historienne?)\b)"
)
# Chinese, Japanese and Korean names, within which there is no space; the reader has told them from others.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3々·・]{2,12}")
# Who opens a thread or starts a petition has a nickname or is a group: kept as it is written.
_NICKNAMED = frozenset({"first post", "petition"})


def author_of(reading: Reading, units: Sequence[Unit], given: str, kind: str) -> Sourced | None:
    """The author with where the name was found; what was given outranks metadata, metadata the byline,
    the byline a closing biography."""
    if given.strip():
        return Sourced(given.strip(), "given")
    candidates = sorted(reading.metadata.get("author", ()), key=lambda s: -s.confidence)
    sources = {fold(s.value) for s in reading.metadata.get("source", ())}
    for candidate in candidates:
        several = [name.strip() for name in candidate.value.split(";")]
        if candidate.origin in _NICKNAMED and fold(candidate.value) not in sources:
            return candidate
        names = [_recase(name) for name in several if _plausible(name) and fold(name) not in sources]
        if names:
            return Sourced("; ".join(names), candidate.origin, candidate.confidence)
    head = top(units)
    body = next((u for u in units[len(head) :] if is_prose(u)), None)
    for unit in [*head, *([body] if body else [])]:
        lines = unit.lines[:4] if not is_prose(unit) else unit.lines[:1]
        for line in lines:
            if found := byline_name(line):
                return Sourced(found, "compiler" if _COMPILED.match(line) else "byline", 0.9)
    if kind in {"article", "interview"}:
        if found := _closing_credit(units):
            return Sourced(found, "byline at the end", 0.8)
        if kind == "article" and (found := _biography(units) or _biography_beside(reading, units)):
            return Sourced(found, "closing biography", 0.6)
    return None


def is_byline(line: str) -> bool:
    """Whether a plain line is a byline, be it of a person or not ("by the editors")."""
    return (
        len(line) <= 160 and bool(_OPENING.match(line)) and line[-1:] not in ".?!" and len(line.split()) <= 18
    )


def byline_name(line: str) -> str | None:
    """The person or persons a byline names: "BY ROBIN ALEXANDER" -> "Robin Alexander"."""
    if len(line) > 200:
        return None
    match = _OPENING.match(line) or _INNER.match(line)
    if not match:
        return None
    if _TRANSLATED.match(line) or _CHECKED.match(line):
        return None
    rest = line[match.end() :]
    cut = _CUT.search(rest)
    rest = (rest[: cut.start()] if cut else rest).strip(" .,:;*_")
    if not rest or len(rest.split()) > 14:
        return None
    names: list[str] = []
    if not _JOINED.search(rest):
        rest = rest.partition(",")[0]  # "Ana Ruiz, Harbour Notes": what follows is where she writes
    for piece in _AND.split(rest):
        name = _recase(piece.strip(" .,"))
        if not _plausible(name) or not _NAME.fullmatch(name):
            break  # what follows is an office or an affiliation
        names.append(name)
    return "; ".join(names) or None


def _plausible(name: str) -> bool:
    if _UNSPACED.fullmatch(name):
        return True
    return (
        2 < len(name) <= 120
        and len(name.split()) >= 2
        and not _NOT_A_PERSON.search(name)
        and "@" not in name
        and "//" not in name
    )


def _recase(name: str) -> str:
    """A name set in capitals in ordinary letters: "ROBIN O'HARA" -> "Robin O'Hara"."""
    if not name.isupper():
        return re.sub(r"\s+", " ", name)
    words = []
    for i, word in enumerate(name.split()):
        low = word.lower()
        if i and low in _PARTICLES:
            words.append(low)
        elif re.fullmatch(r"(?:[A-Z]\.)+", word):
            words.append(word)
        else:
            cased = "-".join(p.capitalize() for p in low.split("-"))
            cased = re.sub(r"^(O['’]|Mc)(\w)", lambda m: m.group(1) + m.group(2).upper(), cased)
            words.append(cased)
    return " ".join(words)


def _closing_credit(units: Sequence[Unit]) -> str | None:
    for unit in tail(units):
        if len(unit.plain) <= 160 and (name := byline_name(unit.plain)):
            return name
    last = units[-1].plain if units else ""
    signed = _SIGNED.fullmatch(last)
    return signed.group(1) if signed and _plausible(signed.group(1)) else None


def _biography_beside(reading: Reading, units: Sequence[Unit]) -> str | None:
    """The one person whom a note beside a page's text presents, unless the text speaks of that person."""
    noted = {m.group("name") for line in reading.furniture if (m := _BIOGRAPHY.match(line.strip()))}
    name = next(iter(noted)) if len(noted) == 1 else None
    if name is None or not _plausible(name):
        return None
    surname = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
    return None if any(surname.search(u.plain) for u in units if is_prose(u)) else name


def _biography(units: Sequence[Unit]) -> str | None:
    """The name a closing biography opens with ("Michelle Chen is a member of …"), unless the text
    before it speaks of that person: then they are a source, not the author."""
    for unit in tail(units, 7):
        match = _BIOGRAPHY.match(unit.plain) if len(unit.plain) <= 450 else None
        if not match or not _plausible(match.group("name")):
            continue
        surname = match.group("name").split()[-1]
        spoken_of = any(
            re.search(rf"\b{re.escape(surname)}\b", u.plain)
            for u in units
            if u.start < unit.start and is_prose(u)
        )
        if not spoken_of:
            return match.group("name")
    return None
