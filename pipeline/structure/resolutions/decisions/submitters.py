"""Who submits a resolution: the names in a line that says so."""

from __future__ import annotations

import re

_BODY_WORD = re.compile(
    r"\b(?:local|branch|council|union|region|committee|federation|lodge|district|division|board|association|"
    r"syndicat|section|secci[óo]n|"
    r"sindicato|comit[ée]|conseil|group|delegates?|forum|caucus|lodge|cupe|afl|unite|gmb|unison)\b",
    re.IGNORECASE,
)


_BODY_WORD_END = re.compile(
    r"\b(?:local|branch|council|union|region|committee|federation|lodge|district|association|international|brotherhood|"
    r"guild|workers|technicians|teachers|employees|alliance|assembly)\b",
    re.IGNORECASE,
)


def without_article(name: str) -> str:
    """A name without the article before it."""
    return re.sub(r"^(?:(?:the|la|le|les|el|los|las)\s+|l['’]\s*)(?=\S)", "", name, flags=re.IGNORECASE)


def names_body(text: str) -> bool:
    """Whether a line holds the head word of a body (local, branch, region …)."""
    return _BODY_WORD.search(text) is not None


# Romance names begin with what English ones end with.
_BODY_WORD_FIRST = re.compile(
    r"(?:syndicat|f[ée]d[ée]ration|conf[ée]d[ée]ration|conseil|centrale|comit[ée]|section|bureau|sindicato|secci[óo]n|"
    r"federaci[óo]n|confederaci[óo]n|delegaci[óo]n|consejo|central|comisi[óo]n|mesa\s+directiva)\s+[\w(]",
    re.IGNORECASE,
)


def opens_as_body(text: str) -> bool:
    """Whether a line begins as a French or Spanish body's name does: "Conseil exécutif", "Sección 65"."""
    return text[:1].isupper() and _BODY_WORD_FIRST.match(text) is not None


def ends_as_body(text: str) -> bool:
    """Whether a line ends as a body's name does: "Camden Branch", "Maintenance Lodge No. 88"."""
    return (
        re.search(rf"(?:{_BODY_WORD.pattern})(?:\s+(?:No\.?\s*)?\d+)?\.?$", text, re.IGNORECASE) is not None
    )


_LOCAL = re.compile(
    r"(?:[A-ZÀ-Þ][\w&.’'-]*\s+){0,4}(?:Local|Lodge|Branch|Division)(?:\s+(?:No\.?|Union|Lodge))*\s*\d{1,5}"
    r"(?:,\s[\w\s&.’',-]{2,60})?\.?",
    re.IGNORECASE,
)


# "CUPE 389, CUPE 454".
_ACRONYM_LOCAL = re.compile(
    r"(?!NBI\b)(?:[A-Z]{3,8}(?:-[A-Z]{2,4})?|Unifor)\s\d{1,5}"
    r"(?:(?:,|\s(?:and|&|et|y))\s*(?:[A-Z]{3,8}|Unifor)\s\d{1,5}){0,4}"
)


def is_local(line: str) -> bool:
    """Whether a line is nothing but a local's name: "Local 248", "LOCAL NO. 339, Agricultural Workers."."""
    if len(line) >= 90 or not line[:1].isupper():
        return False
    return _LOCAL.fullmatch(line) is not None or _ACRONYM_LOCAL.fullmatch(line) is not None


_NAME = re.compile(
    r"(?-i:[A-ZÀ-Þ0-9])[\w.’'&/-]*(?:[\s,]+(?:of|and|the|de|des|du|et|y|&|[–—-]|"
    r"(?-i:[A-ZÀ-Þ0-9(])[\w.’'&/()-]*)){0,12}$"
)
# A body's name with words in small letters: "SCFP, section locale 1575", "Glasgow branch".
_NAMED = re.compile(r"(?-i:[A-ZÀ-Þ0-9])[\w.’'&/-]*(?:,?\s+[\w.’'&/()°-]+){1,9}\.?$")
_SAYS = re.compile(
    r"(?:\w+ed|is|are|was|were|has|have|had|will|shall|be|been|est|sont|es|son|fue|that|que|who|qui)$",
    re.IGNORECASE,
)


def signs(line: str) -> bool:
    """Whether a line under the last clause may be who submits: a bare name, without a verb."""
    if is_local(line) or _NAME.match(line):
        return True
    return (
        names_body(line)
        and _NAMED.match(line) is not None
        and not any(_SAYS.fullmatch(w.strip(".,")) for w in line.split())
    )


# "Locals 44, 113 and 508".
_LOCALS = re.compile(
    r"Locals\s+(?:Nos?\.?\s*)?(?P<numbers>\d+[A-Z]?(?:\s*(?:,|and|&|,\s*and)\s*\d+[A-Z]?)+)", re.I
)
# "United Steelworkers, Local 2251 and Unifor, Local 523".
_LOCAL_PAIR = re.compile(
    r"(?P<first>[^;]{2,60},\s+Local\s+\d+[A-Z]?)\s+and\s+(?P<second>[^;]{2,60},\s+Local\s+\d+[A-Z]?)",
    re.IGNORECASE,
)
# "Unifor et le Syndicat des Métallos": the article says that another name begins.
_ROMANCE_PAIR = re.compile(
    r"(?P<first>[A-ZÀ-Þ][^,;]{1,70}?)\s+(?:et|y|e)\s+(?:(?:le|la|les|el|los|las|o|a|os|as)\s+|l['’])(?P<second>[A-ZÀ-Þ][^,;]{2,70})"
)
# A union's name that needs nothing more: "United Steelworkers", "American Federation of Teachers".
_WHOLE_NAME = re.compile(
    r"(?:(?:United|Amalgamated|American|International|National|Canadian)\s[\w’'-]+(?:\s(?:of\s)?[\w’'-]+){0,4}|"
    r"[\w’'-]+(?:\s[\w’'-]+){0,3}\s(?:Union|Federation|Council|Association|Brotherhood)(?:\sof\s[\w’'-]+(?:\s[\w’'-]+){0,2})?)"
)


def submitters_in(text: str) -> list[str]:
    """The names of those who submit: "CUPE Local 21 and CUPE Saskatchewan" are two, "Locals 10 and 34"
    one."""
    text = re.sub(r"(?<=[a-zà-ÿ])-\s(?=[a-zà-ÿ])", "", text)  # a word broken over two lines
    abbreviated = re.search(r",\s[A-Z][a-z]{1,4}\.$", text) is not None  # "Local 5, Staunton, Ill."
    text = text.strip(" :.,*_")
    if text.startswith("(") or text.count("(") != text.count(")"):
        text = text.strip("() ")
    text = re.sub(r",\s+(?:with\s+(?:a\s+)?)?(?:friendly\s+)?amend(?:ment|ed)\b.*$", "", text, flags=re.I)
    text = without_article(text)
    text = re.sub(r"^(?:le|la|el|the)\s+", "", text, flags=re.I)
    if numbered := _LOCALS.fullmatch(text):
        return [f"Local {n}" for n in re.findall(r"\d+[A-Z]?", numbered["numbers"])]
    if paired := _LOCAL_PAIR.fullmatch(text):
        return [paired["first"], without_article(paired["second"])]
    whole = re.split(r"\s+(?:and|y|et)\s+(?:the\s+)?(?=[A-ZÀ-Þ])", text)
    if len(whole) == 2 and all(_WHOLE_NAME.fullmatch(n) for n in whole):
        return whole
    pieces = re.split(r"\s*;\s*|\s+(?:and|y|et)\s+(?=(?:the\s+)?[A-ZÀ-Þ][\w.’'-]*\s+\w)", text)
    if re.match(r"(?:delegates?|locals|branches|bros|brothers|sisters|fellow\s+workers)\b", text, re.I):
        pieces = [text]
    joined = re.split(r"\s*,\s*(?:and|y|et|&)\s+|\s*,\s*|\s+(?:and|y|et|&)\s+", text)
    if len(joined) > 1 and all(re.fullmatch(r"[A-ZÀ-Þ]{3,9}(?:-[A-Z0-9]{2,5})?", p) for p in joined):
        return joined  # "NUMSA and SATAWU"
    if (
        last := re.search(r",?\s+(?:and|y|et)\s+(?:the\s+)?(?=[A-ZÀ-Þ]{3,9}(?:-[A-Z0-9]{2,5})?$)", text)
    ) and (re.search(r"\d|[A-Z]{3}", text[: last.start()])):
        pieces = [text[: last.start()], text[last.end() :]]
    if romance := _ROMANCE_PAIR.fullmatch(text):
        return [romance["first"], romance["second"]]
    named = re.split(r"\s+(?:and|y|et)\s+the\s+(?=[A-ZÀ-Þ])", text)
    if len(named) == 2 and all(len(n.split()) > 2 and _BODY_WORD_END.search(n) for n in named):
        return [without_article(n) for n in named]
    names = [without_article(p.strip(" ,.")) for p in pieces]
    if len(names) > 1 and not all(_BODY_WORD.search(n) or re.search(r"\d", n) for n in names[:-1]):
        names = [without_article(text)]
    # "State, County and Municipal Employees" is one name: only what stands before "and" as a whole name is
    # another.
    if (
        len(names) > 1
        and re.search(r",\s*\w+$", names[0])
        and not re.search(r"\b(?:branch|region)\b", names[0] + names[1], re.I)
        and not re.search(r"\blocal\b", names[1], re.I)
    ):
        names = [without_article(text)]
    names = [n for n in names if n]
    return [*names[:-1], f"{names[-1]}."] if abbreviated and names else names
