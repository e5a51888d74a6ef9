"""Attributions: lines in which a text says where it first appeared ("Originally published in Labor Notes").

Only lines at the head or the tail of a text are read, and only what speaks of the text itself: the "Source:"
under a table, the publishing history of a book, or a photograph's credit is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.folding import fold
from corpus.reprints.dates import date_in

HEAD_LINES, TAIL_LINES = 8, 10  # lines that are not blank, within which an attribution may stand
_LONGEST_NAME = 8  # words

_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = " \t*_#>|•·–—-([\"'“”«»"
_SUBJECT = (
    r"(?:(?:this|the\s+(?:following|above|present))\s+(?:\w+\s+)?"
    r"(?:article|piece|essay|interview|story|post|text|op-?ed|commentary|column|statement|report|analysis"
    r"|speech|review|editorial|translation)"
    r"|(?:este|esta|el\s+presente|la\s+presente)\s+(?:art[ií]culo|texto|entrevista|nota|ensayo|comunicado)"
    r"|(?:cet\s+article|ce\s+texte|cet\s+entretien|cette\s+(?:entrevue|tribune))"
    r"|(?:este|esta)\s+(?:artigo|texto|entrevista)"
    r"|dieser\s+(?:artikel|beitrag|text)|questo\s+(?:articolo|testo))"
)
_BE = r"(?:(?:was|is|has\s+been|had\s+been|fue|ha\s+sido|se|a\s+été|est|foi|wurde|ist|è\s+stato)\s+)?"
_SAID = (
    r"(?:"
    r"(?:originally|first|previously)\s+(?:published|appeared|posted|printed|ran|released|run)\s+(?:in|by|at|on)"
    r"|(?:published|appeared|posted)\s+(?:originally|first)\s+(?:in|by|at|on)"
    r"|(?:re-?printed|re-?published|re-?posted|cross-?posted|excerpted)\s+(?:here\s+)?"
    r"(?:(?:with|by)\s+(?:\w+\s+)?permission\s+)?(?:from|of)"
    r"|(?:publicad[oa]|aparecid[oa]|public[óo]|apareci[óo])\s+"
    r"(?:originalmente|inicialmente|primero|por\s+primera\s+vez)\s+(?:en|por)"
    r"|originalmente\s+publicad[oa]\s+(?:en|por|em|na|no)|publicad[oa]\s+originalmente\s+(?:em|na|no)"
    r"|(?:tomad[oa]|reproducid[oa]|extra[ií]d[oa])\s+de"
    r"|(?:publiée?|parue?)\s+(?:d['’]abord|initialement|originellement|à\s+l['’]origine|pour\s+la\s+première\s+fois)"
    r"\s+(?:dans|sur|par|en)"
    r"|(?:d['’]abord|initialement|originellement)\s+(?:publiée?|parue?)\s+(?:dans|sur|par|en)"
    r"|(?:reprise?|tirée?)\s+(?:de|du)"
    r"|(?:zuerst|ursprünglich)\s+(?:erschienen|veröffentlicht)\s+(?:in|bei|auf|im)"
    r"|pubblicato\s+(?:originariamente|originalmente|inizialmente)\s+(?:in|su|da)"
    r")\s+"
)
_NOTE = r"(?:(?:editor['’]?s?['’]?\s+)?note\s*:\s*|nota(?:\s+de\s+la\s+redacci[oó]n)?\s*:\s*)?"
# A line of its own needs no subject; within a line, only "This article …" speaks of the text.
_OPENING = re.compile(rf"{_NOTE}(?P<subject>{_SUBJECT}\s+)?{_BE}{_SAID}", re.IGNORECASE)
_WITHIN = re.compile(rf"(?<=[.!?)”\"]\s)(?P<subject>{_SUBJECT}\s+){_BE}{_SAID}", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:original\s+source|source|fuente(?:\s+original)?|fonte|quelle|vía|via)\s?:\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"(?:the\s+)?(?:[\w./-]+\s+){0,4}?(?:issue|edition|website|site|blog|pages)\s+of\s+", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:/\S*)?", re.IGNORECASE)
# Where the name of the source ends.
_END = re.compile(
    r"\s+(?:on|in|le|el|du|del|vom|am|em)\s+(?=(?:the\s+)?\d|(?:\w+\s+)?(?:\w+\s+)?\d{4}\b|\w+,?\s+\d|\w+day\b)"
    r"|,?\s+(?:and|but|y|et|e)\s+(?:is|was|has|are|appears|we|republished|reprinted|translated|se|est|fue)\b"
    r"|,?\s+(?:under|with|as|where|which|who|that|here|before|translated|edited|bajo|con|sous|avec|unter)\b"
    r"|,?\s+(?=\d{1,2}[./ ]|\d{4}\b)"
    r"|[,;:|()\[\]<>•]|\s[–—-]\s|(?<![A-Z])[.!]\s|\.?\s*$"
)
_AFTERWARDS = re.compile(
    r"[\s,]*(?:and|but|under|with|as|here|translated|edited|by|on|in|bajo|con|sous|avec|y|et)\b",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"(?:table|figure|fig\.|chart|graph|map|cuadro|gr[áa]fic[oa]|tabla|figura|tableau)\s*\d", re.IGNORECASE
)
# What a "Source:" line names when it speaks of figures, pictures or a note rather than of the article.
_NO_OUTLET = re.compile(
    r"\b(?:statistics|statistical|census|calculations?|estimates?|survey|data|dataset|analysis|database|based\s+on"
    r"|interviews?|photo|photograph|image|getty|wikimedia|compiled|own|author|authors|c[áa]lculos?|encuesta"
    r"|elaboraci[óo]n|estad[íi]sticas?|censo|datos|foto|imagen|donn[ée]es|calculs?|enqu[êe]te|ibid|op\.\s?cit)\b",
    re.IGNORECASE,
)
_LANGUAGES = frozenset(
    "english spanish french german italian portuguese arabic chinese japanese russian persian turkish greek"
    " espanol ingles frances aleman portugues anglais espagnol francais allemand"
    " print book installments".split()
)
_OUTLET = re.compile(
    r"\b(?:times|post|news|notes|review|tribune|journal|magazine|monthly|weekly|daily|press|today|world|herald"
    r"|guardian|gazette|bulletin|monde|jornada|diario|prensa|revista|peri[óo]dico|noticias|report|forum|dispatch"
    r"|newsletter|observer|independent|telegraph|star|voice|zeitung)\b",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][a-z]+\w*")
_NO_NAME = re.compile(
    r"(?:by|por|par|von|on|published|posted|updated|adopted|revised|last|date|copyright|©|approved|signed|photo"
    r"|retrieved|accessed|submitted|publicado|publi[ée]|aprobado|adopt[ée]|actualizado)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where a text says that it first appeared.

    `source` is the name or host as the line has it, `date` EDTF or None, `line` the line itself. `sure`
    is False where the line is only a name and a date, which may as well be a place or a signature: it
    counts when another copy is from a source of that name.
    """

    source: str
    date: str | None
    line: str
    sure: bool = True


def attributions(text: str) -> list[Attribution]:
    """All lines of the text that name its origin, the sure ones first."""
    lines = [_plain(line) for line in text.splitlines() if line.strip()]
    numbered = dict(enumerate(lines[:HEAD_LINES]))
    numbered.update(list(enumerate(lines))[-TAIL_LINES:])
    found = [a for n, line in numbered.items() for a in _of_line(line, lines, n)]
    labels = [a for a in found if _LABEL.match(a.line)]
    if len({a.source for a in labels}) > 1:  # so many sources are notes
        found = [a for a in found if a not in labels]
    return sorted(found, key=lambda a: not a.sure)


def attribution(text: str) -> Attribution | None:
    """The line that surely names the text's origin, or None."""
    return next((a for a in attributions(text) if a.sure), None)


def names_same(source: str, other: str | None) -> bool:
    """Whether a source's name means what another name, host or address means.

    "The CounterPunch" is counterpunch.org and "https://www.counterpunch.org/2022/04/21/…".
    """
    if not other:
        return False
    keys = _keys(source) & _keys(other)
    return bool(keys)


def _keys(name: str) -> set[str]:
    address = _ADDRESS.fullmatch(name.strip())
    if address:
        labels = address.group(1).lower().split(".")
        # The label before the suffix is the site's name; in co.uk and org.mx it stands one further left.
        at = -3 if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 else -2
        return {labels[at].replace("-", "")}
    words = re.findall(r"\w+", fold(name).replace("'", ""))
    if len(words) > 1 and words[0] in {"the", "el", "la", "le", "les", "los", "las", "a", "o", "il"}:
        return {"".join(words), "".join(words[1:])}
    return {"".join(words)} - {""}


def _plain(line: str) -> str:
    return _LINK.sub(r"\1", line).replace("*", "").strip(_MARKS).strip()


def _of_line(line: str, lines: list[str], n: int) -> Iterator[Attribution]:
    opening = _OPENING.match(line)
    for said in [opening] if opening else _WITHIN.finditer(line):
        named = _name(line[said.end() :])
        if named and (said["subject"] or _ends_there(named[1])):
            when = date_in(line[said.end() :][: len(named[0]) + 60])
            yield Attribution(named[0], when, line)
        return
    label = _LABEL.match(line)
    if label:
        named = _name(label["rest"])
        if (
            named
            and not _NO_OUTLET.search(label["rest"])
            and _ends_there(named[1])
            and not _under_figures(lines, n)
        ):
            yield Attribution(named[0], date_in(named[1]), line)
    elif n >= len(lines) - 3 and len(line) <= 80:
        yield from _bare(line)


def _bare(line: str) -> Iterator[Attribution]:
    """ "CounterPunch 21.04.2022" as a line of its own."""
    named = _name(line)
    if named is None or _NO_NAME.match(line):
        return
    source, rest = named
    told = date_in(rest)
    if told is None or len(told) < len("2022-04") or re.search(r"[^\W\d_]{3,}.*[^\W\d_]{3,}", rest):
        return
    sure = bool(_CAMEL.search(source) or _OUTLET.search(source) or _ADDRESS.fullmatch(source))
    yield Attribution(source, told, line, sure)


def _name(rest: str) -> tuple[str, str] | None:
    """The name with which a text begins and what follows it, or None where it begins with no name."""
    rest = rest.lstrip(_MARKS + ":")
    address = _ADDRESS.match(rest)
    if address:
        return address.group(1).lower(), rest[address.end() :]
    issue = _ISSUE.match(rest)
    if issue:
        rest = rest[issue.end() :]
    end = _END.search(rest)
    name = (rest[: end.start()] if end else rest).strip(_MARKS + ".")
    name = re.sub(r"^(?:the|el|la|los|las|le|les|der|die|das|il)\s+", "", name)
    words = name.split()
    if not words or len(words) > _LONGEST_NAME or len(name) > 60 or not re.search(r"[^\W\d_]{2}", name):
        return None
    if not words[0][0].isupper() and not _CAMEL.search(name):
        return None
    if fold(name) in _LANGUAGES or date_in(name):
        return None
    return name, rest[end.start() if end else len(rest) :]


def _ends_there(rest: str) -> bool:
    """Whether no statement goes on after the name: "First published in London, the pamphlet …" does."""
    after = re.sub(r"^[\s,.;:|()\[\]–—-]+", "", rest)
    if not after or rest.lstrip(" \"'”»)]").startswith(".") or _AFTERWARDS.match(rest):
        return True
    return date_in(after) is not None and len(after) <= 40


def _under_figures(lines: list[str], n: int) -> bool:
    """Whether a line stands below a table or under the heading of a figure."""
    for line in lines[max(0, n - 3) : n]:
        tokens = line.replace("|", " ").split()
        numbers = sum(1 for t in tokens if re.fullmatch(r"[-+$€(]?[\d.,]+[%)]?", t))
        if (
            _TABLE.match(line)
            or line.count("|") >= 2
            or "\t" in line
            or (numbers >= 2 and numbers * 4 >= len(tokens))
        ):
            return True
    return False
