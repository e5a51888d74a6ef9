"""The convention that a text names as its own, and the date on which something was adopted there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.document import Convention
from corpus.folding import fold
from pipeline.structure import datelines, marks

_TENS = "Twentieth|Thirtieth|Fortieth|Fiftieth|Sixtieth|Seventieth|Eightieth|Ninetieth|Hundredth"
_ORDINAL = (
    r"(?:\d{1,3}\s?\.?(?:st|nd|rd|th|[ºª°]|er?\b|ème)|\b(?-i:[IVXLC]{1,7})(?=\s)|"
    r"(?:(?:Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety)-)?"
    rf"(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth)|Tenth|Eleventh|Twelfth|"
    rf"\w{{3,7}}teenth|{_TENS}|"
    r"\b(?:primer|tercer|(?:primer|segund|tercer|cuart|quint|sext|s[ée]ptim|octav|noven|d[ée]cim)[oa]|premier|"
    r"(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix)i[èe]me)\b)"
)
_MEETING = (
    r"(?:Convention|Congress|Conference|Congreso|Congr[èe]s|Congresso|Conferencia|Convenci[óo]n|"
    r"Conf[ée]rence|Asamblea|Assembly)"
)
_STEMS = ("conven", "congr", "conf", "asambl", "assembl", "meeting", "plenari")
_NUMBERED = re.compile(
    rf"(?P<ordinal>{_ORDINAL})(?P<middle>(?:\s+[A-ZÀ-Þ][\w.&'’-]*){{0,6}}?)\s+(?P<meeting>{_MEETING})\b"
    r"(?P<after>(?:\s+(?:Nacional|National|Ordinari[oa]|Extraordinari[oa]|Constitu\w+))?)",
    re.IGNORECASE,
)
_YEARED = re.compile(
    rf"^(?P<name>(?:[A-ZÀ-Þ][\w.&'’-]*\s+){{0,4}}?)(?P<meeting>{_MEETING})\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"\b(?:adopted|approved|carried|passed|adoptad[oa]|aprobad[oa]|adoptée?|aprovad[oa]|adotad[oa])\b",
    re.IGNORECASE,
)


def convention_in(line: str) -> str | None:
    """The convention a short line names ("THIS 78th CONVENTION" -> "78th Convention"), or None."""
    line = line[:400]
    if not _may_meet(line):
        return None
    match = _NUMBERED.search(line)
    if match:
        return " ".join(_cased(word) for word in match.group().split())
    match = _YEARED.match(line)
    if match:
        return re.sub(r"\s+", " ", f"{match['name']}{match['meeting'].capitalize()} {match['year']}").strip()
    return None


def _may_meet(line: str) -> bool:
    """Whether a line can hold a word for a meeting: what is looked for first, since it costs little."""
    small = line.casefold()
    return any(stem in small for stem in _STEMS)


def _cased(word: str) -> str:
    """A word set in capitals in ordinary letters, but for acronyms and Roman numbers ("UE", "XII")."""
    if not word.isupper() or len(word) < 6 or re.fullmatch(r"[IVXLC]+", word):
        return word
    return "-".join(piece.capitalize() for piece in word.split("-"))


def adopted_in(lines: Iterable[str], language: str | None) -> str | None:
    """The date beside "Adopted", "CARRIED", "Aprobada" in a disposition line, or None."""
    for line in lines:
        if len(line) > 400:
            continue
        match = _ADOPTED.search(line)
        if match and (marks.disposition_of(line) or match.start() < 60):
            spans = [d for d in datelines.dates_in(line, language) if d.start >= match.start()]
            if spans:
                return spans[0].edtf
    return None


_KINDS = (
    ("convention", "convention"), ("convencion", "convention"), ("congre", "congress"),
    ("conferen", "conference"),
    ("assembl", "assembly"), ("asamblea", "assembly"), ("meeting", "meeting"), ("plenari", "assembly"),
)  # fmt: skip
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
).split()
_ROMANCE_ORDINALS = (
    ("primer", "premier"), ("segund", "deuxieme"), ("tercer", "troisieme"), ("cuart", "quatrieme"),
    ("quint", "cinquieme"), ("sext", "sixieme"), ("septim", "septieme"), ("octav", "huitieme"),
    ("noven", "neuvieme"), ("decim", "dixieme"),
)  # fmt: skip
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split()
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_HELD = re.compile(
    rf"(?P<ordinal>{_ORDINAL})\s+(?P<middle>(?:[\w.&'’-]+\s+){{0,5}}?)(?P<meeting>{_MEETING}|Meeting|"
    rf"Plenario)\b"
    r"(?P<rest>[^\n]{0,120})",
    re.IGNORECASE,
)
_ANY_MEETING = re.compile(rf"\b(?:{_MEETING}|Meeting|Plenario)\b", re.IGNORECASE)
_NUMBERED_BODIES = frozenset("local lodge branch section seccion division".split())
_LINKS = frozenset("of and de del la des du et y the".split())
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_PLACE = re.compile(
    r"(?:,|·|\bin|\bat|—|–|"
    r"\ben)\s*(?P<place>(?-i:[A-ZÀ-Þ])[\w.’'-]+(?:\s+(?-i:[A-ZÀ-Þ])[\w.’'-]+){0,2}(?:,\s*(?-i:[A-ZÀ-Þ])[\w.’'-]+(?:\s+(?-i:[A-ZÀ-Þ])[\w.’'-]+)?)?)"
)
_ORGANIZATION = re.compile(
    r"\b(?:union|federation|council|association|brotherhood|confederation|congress|workers|international|"
    r"sindicatos?|frente|federaci[óo]n|federa[çc][ãa]o|trabajadores|trabalhadores|travailleu\w+|local\s+\d+|"
    r"confederaci[óo]n|confedera[çc][ãa]o|conf[ée]d[ée]ration|central|centrale|conseil|syndicats?|f[ée]d[ée]ration|labor|labour|unison|cupe|afl-cio|alliance|"
    r"guild|league|teachers|employees)\b",
    re.IGNORECASE,
)
# Titles of documents, which name no body.
_TITLE = re.compile(
    r"\b(?:resolutions?|minutes|proceedings|statements?|polic(?:y|ies)|motions?|reports?|guide|agenda|decisions|"
    r"cahier|resoluciones|r[ée]solutions|resolu[çc][õo]es|propositions|proposiciones|propostas|acuerdos|memoria|actas?)\b",
    re.IGNORECASE,
)
_LINKED_END = re.compile(r"(?:[,&]|\b(?:and|of|the|for|y|de|del|et|des|du|la|los|las))$", re.IGNORECASE)
_ADJECTIVES = re.compile(
    r"\b(?:annual|biennial|triennial|quadrennial|national|international|general|regular|special|constitutional|delegate|"
    r"world|representative)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|el|la|le|les|los|las|o|a)", re.IGNORECASE)
# What is said of a resolution, which names no meeting.
_NOTE = re.compile(
    r"(?:respectfully\s+)?(?:submitted|introduced|referred|received|moved|presented|sponsored|proposed|by\s+delegates?|seconded|sponsors?|movers?|seconders?|adopted|carried|"
    r"committee\s+recommend\w*|recommendation|presentad[oa]|propuest[oa]|propos[ée]e?|soumise?|appuy[ée]e?)\b(?!.*\bat\s+the\b)",
    re.IGNORECASE,
)
_NAMED_CONGRESS = re.compile(
    r"(?:the\s+)?(?:[A-ZÀ-Þ][\w.’'-]*\s+){0,3}Congress\s+of\s+(?:[A-ZÀ-Þ][\w’'&-]*\s+){0,4}(?:organi[sz]ations|unions|workers|"
    r"labou?r|employees|teachers)",
    re.IGNORECASE,
)
# What a sentence begins with, or has in it, and no name.
_ADVERBIAL = re.compile(r"(?:en|in|at|on|à|dans|por|para)\s|.*\b(?:se|was|were|fue|ont|est)\b", re.IGNORECASE)
_LINK_ALONE = re.compile(r"(?:of|of\s+the|de|del|de\s+la|du|des|da|do)", re.IGNORECASE)
_LINK_LAST = re.compile(
    r"(?:convention|congress|conference|congreso|congr[èe]s|congresso)\b.{0,12}\b(?:of|of\s+the|de|del|de\s+la|du|des|da|do)$",
    re.I,
)
_TAIL_OF_NAME = re.compile(r"(?:union|workers|employees|teachers|trades|federation)\b(?:\s+of\b.*)?$", re.I)
_ACRONYM = re.compile(
    r"(?:\b(?!(?:ANNUAL|WORLD|JOINT|RULES|STATE|LABOU?R|UNION|OF|THE|AND|OPEN|LOCAL|YOUTH|WOMEN|TRADES?)\b)[A-ZÀ-Þ]{2,6}(?:-[A-ZÀ-Þ]{2,4})?\b(?![.’'])|(?:\b[A-ZÀ-Þ]\.\s?){2,6})"
)
# "31e Congrès de la FTQ", "3.er Congreso de CCOO de Industria", "NINTH CONVENTION I. W. W."
_OF_BODY = re.compile(
    r"(?:\s+(?:(?:19|20)\d\d|nacional|national|ordinari[oa]|extraordinari[oa]|ordinaire|g[ée]n[ée]ral|constitu\w+))*\s+"
    r"(?:(?:of|de|del|du|da|do|des)\s+(?:the\s+|la\s+|las\s+|los\s+|les\s+|el\s+|l['’]\s*)?|de\s+l['’]\s*|d['’]\s*|of\s+(?=\S)|"
    r"(?=(?:[A-Z]\.\s?){2,6}|[A-Z]{2,6}(?:-[A-Z]{2,4})?$))"
    r"(?P<name>(?-i:[A-ZÀ-Þ0-9])[^,;:·—–(]{1,90}?)"
    r"(?=\s*(?:$|[,;:·—–(]|\.\s+(?-i:[A-ZÀ-Þ][a-zà-ÿ])|\s-\s|\b(?:held|called|convened|opened|met\b|was\b|is\b|in\s+(?-i:[A-Z])|at\s+(?-i:[A-Z])|celebrad|tenu|reunid|meeting|assembled|"
    r"that\b|resuelve|acuerda|decide|\d{1,2}\b|(?:19|20)\d\d)))",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|enero|"
    r"febrero|marzo|abril|mayo|junio|"
    r"julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|mai|juin|juillet|août|"
    r"septembre|octobre|novembre|décembre)\b",
    re.IGNORECASE,
)


def described(lines: Iterable[str]) -> Convention | None:
    """The convention that lines tell of (a title page, a page's head): organization, ordinal, year, place,
    kind; None
    without any meeting."""
    kept = _joined([" ".join(line.split()) for line in lines if line.strip()][:30])
    organization = ordinal = year = place = kind = None
    for n, line in enumerate(kept):
        if len(line) > 300 or _NOTE.match(line):
            continue
        if organization is None and _NAMED_CONGRESS.fullmatch(line):
            organization = line  # "Congress of Industrial Organizations" is a name
            continue
        match = _HELD.search(line) if _may_meet(line) and _ANY_MEETING.search(line) else None
        if match and (ordinal is None or (organization is None and n < 9)):
            ordinal = ordinal if ordinal is not None else ordinal_value(match["ordinal"])
            kind = kind or _kind(match["meeting"])
            middle = match["middle"].strip()
            before = re.sub(r"['’]s$", "", _name_before(line[: match.start()]))
            before = (
                before
                if (_ORGANIZATION.search(before) or _ACRONYM.fullmatch(before)) and not _TITLE.search(before)
                else ""
            )
            before = before or _name_after(match["rest"])
            if not before and (acronym := _ACRONYM.search(middle)):
                pointed = "." in acronym.group()
                before = (
                    acronym.group().strip()
                    if pointed or not line.isupper() or len(acronym.group()) <= 5
                    else ""
                )
            if not before and _ORGANIZATION.search(_ADJECTIVES.sub("", middle)):
                before = re.sub(
                    r"^(?:annual|biennial|national)\s+",
                    "",
                    f"{middle} {match['meeting']}",
                    flags=re.IGNORECASE,
                )
            organization = organization or before or None
            place = place or _place(match["rest"])
        elif kind is None and len(line) < 120 and _may_meet(line) and (found := _ANY_MEETING.search(line)):
            kind = _kind(found.group())
            head = re.sub(
                r"\b(?:annual|biennial|national|delegate|representative|regular|general|special)\b.*$",
                "",
                line[: found.start()],
                flags=re.I,
            )
            if _TITLE.search(
                head
            ):  # "Resolutions considered by the American Federation of Teachers convention"
                head = re.sub(r"^(?:the|la|le)\s", "", _name_before(head.strip()))
            bare = head.strip(" ,-–—·:|")
            if (
                re.search(r"\b(?:union|labou?r|trades)\s*$", head, re.I)
                and found.group().lower() == "congress"
            ):
                organization = (
                    organization or line[: found.end()].strip()
                )  # "Trades Union Congress" is a name
                kind = kind if line[found.end() :].strip() else None
            elif _ACRONYM.fullmatch(bare) and not _ARTICLE.fullmatch(bare):
                organization = organization or bare
            elif (not bare or _ARTICLE.fullmatch(bare)) and (name := _name_after(line[found.end() :])):
                organization = organization or name
            elif head.strip() and _ORGANIZATION.search(head) and not _TITLE.search(head):
                organization = organization or _own_name(head.strip(" ,-–—·"))
            place = place or _place(line[found.end() :])
        elif (
            n < 4
            and organization is None
            and len(line) < 110
            and (_ORGANIZATION.search(line) or (n < 2 and _ACRONYM.fullmatch(line)))
            and not _TITLE.search(line)
            and not line.endswith(".")
            and not _ADVERBIAL.match(line)
        ):
            organization = _own_name(line)
        elif (
            kind
            and place is None
            and n < 8
            and (
                _MONTHS.search(line)
                or _YEAR.search(line)
                or re.fullmatch(r"[A-ZÀ-Þ][\w. ]+, [A-ZÀ-Þ][\w. ]+", line)
            )
        ):
            place = _place(", " + line)
        if year is None and (found := _YEAR.search(line)) and len(line) < 220:
            year = found.group()
    if kind is None and ordinal is None:
        return None
    return Convention(organization=organization, ordinal=ordinal, year=year, place=place, kind=kind)


def names_meeting(title: str) -> bool:
    """Whether what stands where a title would is a meeting: with its year or number, and hardly more."""
    found = _ANY_MEETING.search(title)
    return (
        found is not None
        and len(title.split()) < 9
        and re.match(rf"(?:(?:18|19|20)\d\d\b|{_ORDINAL}\s)", title, re.IGNORECASE) is not None
    )


def _own_name(line: str) -> str:
    """A name without what only tells its level or federation: "CUPE NATIONAL", "Conseil central (CSN)"."""
    line = re.sub(r"^([A-ZÀ-Þ]{3,10}(?:-[A-Z]{2,4})?)(?:,|\s[/|–—-])\s.*$", r"\1", line)
    bare = re.sub(r"\s*\((?:[A-ZÀ-Þ]{2,8})(?:-[A-Z]{2,5})?\)$", "", line)
    return re.sub(r"^([A-ZÀ-Þ]{3,6})\s+NATIONAL$", r"\1", bare)


def _joined(lines: list[str]) -> list[str]:
    """The lines, a name in capitals that is broken over two of the first put together again."""
    joined: list[str] = []
    for n, line in enumerate(lines):
        both = bool(joined) and n < 5 and line.isupper() and joined[-1].isupper() and len(joined[-1]) > 20
        linked = bool(joined) and n < 9 and len(joined[-1]) < 120 and not _TITLE.search(line)
        named = linked and (_ORGANIZATION.search(line) or _ACRONYM.fullmatch(line))
        if linked and (_LINK_ALONE.fullmatch(line) or (named and _LINK_LAST.search(joined[-1]))):
            joined[-1] = f"{joined[-1]} {line}"
            continue
        broken = (
            bool(joined)
            and line[:1].isupper()
            and len(joined[-1]) < 160
            and _LINKED_END.search(joined[-1][-6:])
            and _HELD.search(joined[-1])
            and _ORGANIZATION.search(line)
        )
        if broken:  # "The Eighth Biennial Convention of the International Longshoremen's and" over the rest
            joined[-1] = f"{joined[-1]} {line}"
            continue
        goes_on = both and (_LINKED_END.search(joined[-1]) or _TAIL_OF_NAME.match(line))
        if goes_on and not _ANY_MEETING.search(f"{joined[-1]} {line}"):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _name_before(text: str) -> str:
    """The name that a text ends with: its last words in capitals, with what links them."""
    words = text.rstrip(" –—-,:|·").split()
    at = len(words)
    while at > max(0, len(words) - 14) and (
        words[at - 1][:1].isupper()
        or words[at - 1][:1] in "&("
        or fold(words[at - 1]) in _LINKS
        or (words[at - 1].isdigit() and at > 1 and fold(words[at - 2]) in _NUMBERED_BODIES)
    ):
        at -= 1
    while at < len(words) and fold(words[at]) in _LINKS:
        at += 1
    return " ".join(words[at:]).strip(" ,-–—·")


def _name_after(rest: str) -> str:
    """The name of whose meeting it is behind the word for it; empty where none stands there."""
    match = _OF_BODY.match(rest)
    name = match["name"].strip(" .,-–—") if match else ""
    if match and match["name"].strip().endswith(".") and _ACRONYM.fullmatch(match["name"].strip()):
        name = match["name"].strip()
    if not name or _MONTHS.match(name) or _TITLE.search(name):
        return ""
    return name if _ORGANIZATION.search(name) or _ACRONYM.search(name) else ""


def _kind(word: str) -> str:
    folded = fold(word)
    return next((kind for sign, kind in _KINDS if folded.startswith(sign)), "convention")


def _place(text: str) -> str | None:
    match = _PLACE.search(text)
    if match is None:
        return None
    words = [w for w in match["place"].split() if not _MONTHS.fullmatch(w.strip(",."))]
    return " ".join(words).strip(" ,") or None


def ordinal_value(word: str) -> int | None:
    """The number an ordinal stands for: "76th", "XII", "Twenty-eighth", "41e"."""
    folded = fold(word).strip()
    if match := re.match(r"\d+", folded):
        return int(match.group())
    if folded and set(folded) <= set(_ROMAN_VALUES):
        values = [_ROMAN_VALUES[c] for c in folded]
        return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
    tens, _, unit = folded.partition("-")
    if unit in _ORDINALS:
        stem = tens.rstrip("y")
        ten = next((10 * (n + 2) for n, t in enumerate(_TENTHS) if t.startswith(stem[:4])), 0)
        return ten + _ORDINALS.index(unit)
    if folded in _ORDINALS:
        return _ORDINALS.index(folded)
    for n, words in enumerate(_ROMANCE_ORDINALS, 1):
        if folded.rstrip("oa") in words:
            return n
    return next((10 * (n + 2) for n, t in enumerate(_TENTHS) if t == folded), None)
