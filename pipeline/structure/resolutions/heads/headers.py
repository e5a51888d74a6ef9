"""Headers of resolutions: "Resolution No. 38—By Delegate …", "Composite 4 Bus services", "R-14 HAWAII SUGAR",
"18. Cleaners"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.folding import fold
from pipeline.structure.resolutions.decisions.submitters import names_body

_QUALITY = (
    r"(?:Proposed|Emergency|Late|Substitute|Special|Constitutional|Urgent|Convention|Policy|"
    r"Executive\s+Board|Draft|Rules?|By-?laws?|"
    r"Composite|Original|Urgency|National|Joint|Caucus|Substitute\s+for|Amended|Revised|General|Constitution)"
)
KIND = (
    rf"(?:(?:{_QUALITY}\s+){{0,2}}(?:Resolution|Composite|Motion|Remit|Proposal|Statement|Amende?ment|"
    rf"Proposition(?:\s+d['’]urgence)?|Recommendation)"
    r"|Composite(?:\s+(?:Motion|Resolution))?|New\s+Business\s+Item|Business\s+Item|NBI|"
    r"(?:Statement\s+of\s+Policy|"
    r"Policy\s+Statement)|Legislative\s+Amendment|Resoluci[óo]n(?:\s+(?:de\s+urgencia|urgente))?|Resolutivo|R[ée]solution(?:\s+d['’]urgence|\s+composite)?|Resolu[çc][ãa]o|"
    r"Proposici[óo]n|Propuesta(?=\s*(?:No\b|N[°ºúu]|#|\d))|Emergency(?=\s+\d)|"
    r"Moci[óo]n(?:\s+(?:de\s+urgencia|urgente))?|Ponencia|Punto\s+de\s+acuerdo|Proposta|Mo[çc][ãa]o|Despacho|Recommandation|(?:Res\.|Policy|"
    r"Declaration|Declaraci[óo]n|D[ée]claration|Acuerdo|Special\s+Order(?:\s+of\s+Business)?|"
    r"Item)(?=\s*(?:No\b|N[°ºr]|N[úu]m|#|\d)))"
)
_SIGN = (
    r"(?::\s*(?=\d{1,4}$))?(?:(?:No|Nr|Nos|N[úu]m|Number|N[úu]mero|Num[ée]ro)\b\s?[.,:]?|n\s?[.°º]\s?[°ºªo]?\.?(?=\s*\d)|n[°ºo]\.?|#|№)?"
    r"\s*#?"
)
_NUMBER_WORDS = (
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen|Sixteen|"
    r"Seventeen|Eighteen|Nineteen|Twenty|"
    r"(?:primer|segund|tercer|cuart|quint|sext|s[ée]ptim|octav|noven|d[ée]cim)[ao])"
)
NUMBER = (
    r"(?:(?:[A-Z]{1,4}[-–./ ]?)?\d{1,4}(?:\.\d{1,2}){0,3}(?:[A-Za-z](?![A-Za-z]))?(?:[-–/](?:\d{1,4}|"
    r"(?!by\b)[A-Z]{1,3}(?![a-z]))){0,3}(?:[ªº°](?=\W|$))?(?:\s?\((?:bis|ter|quater)\)|\s(?:bis|ter|quater)\b|\s?(?:1/2|½))?|"
    rf"(?:{_NUMBER_WORDS})(?=\s*[:.–—-]|\s*$)|"
    r"[IVXLC]{1,7}(?:\s(?:bis|ter|quater)\b)?(?=[\s:.–—)-]|$)|[A-Z](?=[\s]*[:.–—-]\s|\s\([a-z]|$|\s(?-i:[A-Z])[a-z]{2}|,\s+(?:by|submitted|from|introduced|presented|offered)\b))"
)
_NUMBERED = re.compile(
    rf"(?P<kind>{KIND})(?![^\W\d_])\s*{_SIGN}\s*(?P<number>{NUMBER})"
    r"(?:\s*(?P<aside>\([^()]{3,60}\))(?=\s*[:.–—-]\s*\S))?"
    r"(?:\s*(?P<sep>,?[:.·•|/–—-]+|,(?=\s+(?:by|submitted|from|introduced|presented|offered)\b))\s*|"
    r"\s+(?=[A-ZÀ-Þ«“\"‘¡¿(\d]|to\s+(?:the\s+)?[A-Z]|(?:pr[ée]sent|d[ée]pos|propos)[ée]e?\s+par|soumise?\s+par|presentad[oa]\s+por)|"
    r"\s*$)(?P<title>.*)$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:1[89]|20)\d\d[-–/](?:(?:1[89]|20)\d\d|\d\d)")
# "Resolution 21 as amended": how it was carried is no title.
_AS_AMENDED = re.compile(
    r"^[(,]?\s*(?:as\s+)?(?:amended|revised|modified)\)?\s*(?:[:.–—-]+\s*|$)", re.IGNORECASE
)
# A code that needs no word of kind: "R-14 HAWAII SUGAR", "A-7: Ports".
_CODED = re.compile(
    r"(?P<number>(?:[A-Z]{1,3}[-–.]\d{1,4}[A-Za-z]?|(?!G\d)[A-Z]\d{1,2}[A-Z]?(?=[.:]?\s+[A-ZÀ-Þ“\"])|\d{1,4}[-–]\d{1,4}[A-Z]?(?:[-–]\d{1,4})?|"
    r"\d{0,2}[A-Z]{2,4}/[A-Z]{1,3}\.?\d{1,3}|\d{1,3}[A-Z]?(?:[-–][A-Z]))(?:[-–]\d{1,4})*)"
    r"(?:\s*\((?P<aside>[a-z][^()]{2,40})\))?(?:\s*[:.–—-]\s*|\s+)(?P<title>[A-ZÀ-Þ“\"].{2,140})$"
)
# "18. Cleaners and the living wage", "19.1 Amendment": a number with a title, where motions are numbered so.
_LISTED = re.compile(
    r"(?:(?:No|Nr|N[°º]|#|Res|Item|Tema|Punto|Point|Mesa)\.?\s*)?\[?(?P<number>[IVX]{1,5}(?=\.\s+[^a-zß-ÿ]+$)|(?:[A-Z]{1,2}(?=\d)|(?<=No\.\s)[A-Z]{1,3}-)?\d{1,3}(?:[A-Z]|-[A-Z](?=\)\s)|[a-z](?=\.\s)|(?<=\d\d)-\d{1,3}(?=\.\s))?(?:\.\d{1,2})?)\]?"
    r"(?:(?:[.):]|/(?=\s))(?:\s*[-–—])?\s*|\s+[-–—]\s+|\s+|(?=—))(?P<title>[A-ZÀ-Þ“\"‘«¡¿].{2,140})$"
)
# "17-20 September 2012, Midrand" is a date.
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|enero|febrero|marzo|"
    r"abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|f[ée]vrier|mars|avril|mai|juin|"
    r"juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)(?=\s+\d|,|\s*$)",
    re.IGNORECASE,
)
# The kind behind the number: "(Resolution 2)", "Resolution on organising", "19.1 Amendment".
NUMBER_BELOW = re.compile(
    rf"[(\[]\s*(?:(?:{KIND})\s*{_SIGN}|No\.?)\s*(?P<number>{NUMBER})\s*[)\]]$", re.IGNORECASE
)
# "Freedom Schools (Local 2, New York) — No. 38".
_DASHED = re.compile(
    r"(?P<title>[^().:;]{3,110}?)\s*(?P<who>\([^()]{4,80}\))?\s*[—–-]+\s*(?:resolution\s+)?(?:No|N[°º]|#)\.?\s*(?P<number>\d{1,4}[A-Z]?)",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"(?:by|submitted\s+by|received\s+from|moved\s+by|presented\s+by|introduced\s+by|from|delegates?|"
    r"(?:pr[ée]sent|d[ée]pos|propos)[ée]e?\s+par|soumise?\s+par|presentad[oa]\s+por|propuest[oa]\s+por|"
    r"(?:ponencia|iniciativa|propuesta)\s+(?:presentada\s+por|del?)(?=\s+(?:la|el|los|las)\s+[A-ZÀ-Þ]))\b",
    re.I,
)
_SENTENCE_AFTER = re.compile(
    r"(?:was|is|were|has|had|would|will|be|calls|came|read|as|relating|relative|concerning|dealing|covers|"
    r"reported|fue|est|a été|foi|que)\b",
    re.IGNORECASE,
)
# "Resolution 78A-17-1, page 2": a running head.
_CONTINUED = re.compile(
    r"(?:\d{1,2},?\s+)?\(?(?:page\s+\d{1,4}$|p\.\s*\d{1,4}$|cont(?:inued|['’]?d|\.)|suite\b.{0,12}$|continuaci[óo]n)",
    re.IGNORECASE,
)
# "Motion 15 Libraries was lost.": a report of what was done.
_TOLD = re.compile(
    r"\b(?:was|were|is|has\s+been|fue|est|foi)\s+(?:\w+ly\s+)?(?:carried|lost|adopted|passed|defeated|withdrawn|referred|"
    r"remitted|moved|approved|rejected|amended|tabled|aprobad[oa]|rechazad[oa]|adopt[ée]e|rejet[ée]e|aprovad[oa])\b",
    re.IGNORECASE,
)
# "(Local 79, Local 416)   Committee recommends: CONCURRENCE" behind kind and number.
_SAID_BEHIND = re.compile(
    r"\((?P<who>[^()]{3,90})\)\s+[.:–—-]*\s*(?P<said>(?:(?:committee|convention|floor)\b[^:]{0,40}:\s*\S.*|(?:withdrawn|referred|adopted|carried|"
    r"defeated|lost|tabled|remitted)\b.{0,60}))",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"\b(?:came|went|drew|won|passed|failed|lost|carried|was|were|would|calls?|called|sailed|sparked|got)\b",
    re.IGNORECASE,
)
# "RESOLUTION NO. 31   COVERS RESOLUTIONS NO. 32, 35": what it covers, and nothing said of it.
_COVERING = re.compile(
    r"(?:covers|covering|subsumes|replaces|combines|incorporates|in\s+(?:lieu|place)\s+of|couvre|regroupe|remplace|cubre|agrupa)\s+"
    r"(?:(?:resolutions?|motions?|nos?\.?|numbers?|n[°º]|and|et|y|les|las|r[ée]solutions?|resoluciones|mociones|#)\s*)*"
    r"[A-Z]{0,3}-?\d{1,4}[A-Z]?(?:\s*(?:,|&|and|et|y|to)\s*(?:[A-Z]{0,3}-?\d{1,4}[A-Z]?|(?=and|et|y)))*",
    re.IGNORECASE,
)
_COVERS_FIRST = re.compile(
    r"(?P<aside>\((?:covers|covering|subsumes|motions?|resolutions?)\b[^()]{2,60}\))\s*[:.–—-]?\s*(?P<title>[A-ZÀ-Þ][^()]{2,120})$",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d*$|…+\s*\d+$|\s{2,}\d{1,4}$")

_FORMS = (
    ("composite", "composite"), ("emergency", "emergency"), ("urgen", "emergency"),
    ("substitut", "substitute"),
    ("statement", "statement"), ("amendment", "amendment"), ("amendement", "amendment"),
    ("business", "new-business-item"),
    ("nbi", "new-business-item"), ("motion", "motion"), ("remit", "motion"), ("mocion", "motion"),
    ("mocao", "motion"), ("proposal", "motion"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """What a header states: form ("resolution", "composite", …), number and title as written, and what else
    stands
    on its line (`rest`: "By Delegate …", "(Pareora Branch)"). `strength` is "kind", "code" or "list"."""

    form: str
    number: str | None
    title: str | None
    rest: str = ""
    strength: str = "kind"


def form_of(word: str) -> str:
    """The form that a kind word names, "resolution" where it names no other."""
    folded = fold(word)
    return next((form for sign, form in _FORMS if sign in folded), "resolution")


# "AMENDMENT TO MOTION 12: PLATFORM WORK": the number of what it is to.
_AMENDS = re.compile(
    rf"(?:AMENDMENT|Amendment)\s+(?i:to\s+(?:motion|resolution|composite)\s+{_SIGN}\s*(?P<number>\d{{1,4}}[A-Z]?)\s*(?:[:.–—-]+\s*(?P<title>\S.{{2,120}})?)?)"
)
# What an editor says of a number: "R-8 [sic].", "Resolution 4 [number used twice]:".
_TWICE = re.compile(
    r"(?<=\d)\s*\[(?:sic|so\s+numbered|(?:the\s+)?number\s+used\s+twice|second\s+of\s+that\s+number|repeated|again|duplicate)[^\[\]]{0,30}\]",
    re.IGNORECASE,
)
_SO_NUMBERED = re.compile(
    r"\((?:so\s+(?:numbered|printed)|sic|second\s+of\s+that\s+number)[^()]{0,40}\)\s*", re.IGNORECASE
)
# "C04 Composite 4: Outsourcing": the number said twice.
_CODE_BEFORE = re.compile(
    r"^[A-Z]{1,2}0?(\d{1,2})\s+(?=(?:Emergency\s+)?(?:Composite|Motion|Resolution)\s+\1\b)"
)


@lru_cache(maxsize=8192)
def header_of(line: str) -> Header | None:
    """The header with kind and number that a line states, or None. Sentences about a resolution are none."""
    if len(line) > 320:
        return None
    line = _CODE_BEFORE.sub("", _TWICE.sub("", line))
    match = _NUMBERED.match(line)
    if match is None and (to := _AMENDS.fullmatch(line)) is not None:
        return Header("amendment", to["number"], plain_title(to["title"] or ""))
    if match is None or not line[:1].isupper():
        return None
    number, title = match["number"], _AS_AMENDED.sub("", match["title"].strip())
    if number[:1].islower() or (
        number.isalpha() and not number.isupper() and not re.fullmatch(_NUMBER_WORDS, number, re.IGNORECASE)
    ):
        return None
    if _YEARS.fullmatch(number) and match["kind"].casefold() == "policy":
        return None  # "POLICY 2015-2017" is the book's own name
    amends = form_of(match["kind"]) == "amendment" and re.match(r"to\s+(?:the\s+)?[A-Z]", title)
    named = match["sep"] is not None and title[:1].isupper()  # "Resolution 21: Concerning Wages"
    if _CONTINUED.match(title):
        return None
    if _COVERING.fullmatch(title):
        return Header(form_of(match["kind"]), number, None, f"({title.strip('() ')})")
    if (_SENTENCE_AFTER.match(title) and not named) or (
        title[:1].islower()
        and match["sep"] is None
        and not amends
        and not re.match(
            r"by\s+[A-Z(]|by\s+the\s|from\s+the\s+floor$|(?:pr[ée]sent|d[ée]pos|propos)[ée]e?\s+par|soumise?\s+par|presentad[oa]\s+por",
            title,
        )
    ):
        return None
    if title[:1].islower() and not BYLINE.match(title) and len(title) > 60:
        return None
    if match["sep"] is None and _TOLD.search(title):
        return None
    rest = ""
    if covered := _COVERS_FIRST.match(title):  # "Composite 5 (Motions 17 and 18) Defending the fire service"
        return Header(form_of(match["kind"]), number, plain_title(covered["title"]), covered["aside"])
    if numbered := _SO_NUMBERED.match(title):  # "RESOLUTION NO. R-8 (so numbered)     Submitted by Local 26"
        title = title[numbered.end() :]
    if title.startswith("("):  # "Remit No. 3 (Lyttelton):"
        title = title.rstrip(" :")
        if (said := _SAID_BEHIND.fullmatch(title)) is not None:
            return Header(form_of(match["kind"]), number, None, f"({said['who']}) {said['said']}")
        if not title.endswith(")"):
            return None
    if BYLINE.match(title) or title.startswith("("):
        if title.endswith(".") and _STORY.search(title):
            return None  # "Resolution 17, submitted by the Machinists, came to the floor shortly after ten."
        title, rest = "", title
    elif match["sep"] is None and len(title) > 120:
        return None
    return Header(form_of(match["kind"]), number, plain_title(title), rest or match["aside"] or "")


_LABEL = re.compile(
    rf"(?:{KIND})\s*{_SIGN}\s*(?:{NUMBER})\s*(?:\([^()]{{3,60}}\)\s*(?=[:–—-]))?(?:[:.–—-]+\s*|\s)(?=\S)",
    re.IGNORECASE,
)


def label_end(text: str) -> int:
    """Where the words behind a header's kind and number begin on the same line; 0 for no header."""
    match = _LABEL.match(text) if text[:1].isupper() else None
    return match.end() if match else 0


def code_of(line: str) -> Header | None:
    """The header that is a code with a title ("R-14 HAWAII SUGAR"), or None."""
    line = _TWICE.sub("", line)
    match = _CODED.match(line) if len(line) <= 170 else None
    if match is None or line.endswith((".", ";", ",")) or _MONTH.match(match["title"]):
        return None
    form = form_of(match["aside"] or "")  # "M-7 (emergency) Locked-out miners"
    if re.fullmatch(r"C\d{1,2}", match["number"]):
        form = "composite"  # as the TUC numbers them
    return Header(form, match["number"], plain_title(match["title"]), strength="code")


_COMPOSITE = re.compile(r"(?P<number>C\d{1,3})[.:]?\s+(?P<title>[A-ZÀ-Þ].{2,140})")


def composite(title: str) -> Header | None:
    """The header that a page's title is with a composite's number, as the TUC has it: "C14 Public
    services"."""
    match = _COMPOSITE.fullmatch(title)
    return (
        Header("composite", match["number"], plain_title(match["title"]), strength="code") if match else None
    )


_ALONE = re.compile(
    r"(?:(?P<code>[A-ZÀ-Þ]{1,4}-\d{1,4}[A-Z]?)|[(\[]\s?(?P<within>[A-ZÀ-Þ]{1,4}-\d{1,4}[A-Z]?)\s?[)\]]|(?:No|N[°º]|#)\.?\s*(?P<number>(?:[A-Z]{1,3}-)?\d{1,4}[A-Za-z]?))\.?"
    r"(?:\s*(?P<aside>\([^()]{4,80}\)))?"
)


# "#102 (Local 79, Local 416)   Committee recommends: CONCURRENCE", "#110 (Local 3906) WITHDRAWN BY IT".
_NOTED = re.compile(
    r"(?:No\.?|N[°º]|#)\s*(?P<number>(?:[A-Z]{1,3}-)?\d{1,4}[A-Za-z]?)\.?\s*(?P<who>\([^()]{3,90}\))?\s*[.:–—-]*\s*"
    r"(?P<said>(?:(?:committee|convention|floor|executive\s+board)\b[^:]{0,40}:\s*\S.*|(?:withdrawn|referred|adopted|carried|defeated|"
    r"lost|tabled|remitted)\b.{0,60}))",
    re.IGNORECASE,
)
# "It offers in lieu thereof the following substitute, to be known as Resolution No. 80:".
_KNOWN_AS = re.compile(
    r"\b(?:to\s+be\s+|hereafter\s+)?(?:known|designated|numbered|printed)\s+as\s+(?:substitute\s+)?resolution\s+(?:no\.?\s*|#)?"
    r"(?P<number>\d{1,4}[A-Z]?)\s*:$",
    re.IGNORECASE,
)
# What a committee's report says before it reads out a resolution.
_READ_OUT = re.compile(
    r"(?:(?:up)?on|in\s+regard\s+to|regarding|relative\s+to|concerning)?\s*(?:the\s+)?(?:resolution\s+)?(?:No|N[°º]|#)\.?\s*"
    r"(?P<number>\d{1,4}[A-Z]?),?\s*(?P<rest>(?:by|introduced\s+by|submitted\s+by|presented\s+by|from)\s[^:]{3,120}?)?,?\s*"
    r"(?:(?:which|and)\s+)?(?:reads?(?:\s+as\s+follows)?|is\s+as\s+follows|was\s+read(?:\s+as\s+follows)?|as\s+follows)\s*:",
    re.IGNORECASE,
)
# "Committee reported favorably upon the following, Resolution No. 104, by Delegate Tobin, of Quincy:".
_REPORTED = re.compile(
    r"(?:your\s+|the\s+)?committee\s[^:;]{3,80}?(?:,|\bon|\bfollowing)\s+resolution\s+(?:no\.?|#)\s*"
    r"(?P<number>\d{1,4}[A-Z]?),?\s*(?P<rest>(?:by|introduced\s+by|submitted\s+by|presented\s+by|from)\s[^:]{3,120}?):",
    re.IGNORECASE,
)
# "B. Motion: Boycott of the nurseries", "A. Resolution on Computer Terminals (Toronto Branch)".
_LETTERED = re.compile(
    r"(?P<number>[A-Z])\.\s+(?P<title>(?P<kind>(?:Emergency\s+|Late\s+)?(?:Resolution|Motion|Amendment|Statement|Proposal))\b(?P<sep>\s*:)?\s+\S"
    r".{2,110}?)(?:\s*(?P<aside>\([^()]{4,60}\)))?"
)
# "No. 8. From Local 61, Kansas City:", "No. 11. ON THE GENERAL STRIKE. From Local 432": with who submits.
_BARE_BY = re.compile(
    r"(?:No|N[°ºr]|#|№|R[ée]s)\.?\s*(?P<number>\d{1,4}[A-Z]?)\s*[.:,)–—-]+\s*(?:(?P<title>(?!by\b|from\b)[A-ZÀ-Þ“\"](?:[^.:]|(?<=No)\.){2,100}?)"
    r"\s*(?:[.:–—-]+|,(?=\s+offered\b))\s*)?(?P<rest>(?:by|from|submitted\s+by|introduced\s+by|offered\s+by|received\s+from|moved\s+by|de|du|por|par|"
    r"pr[ée]sent\w+\s+par|presentad\w\s+por)\s+(?:the\s+|la\s+|le\s+|el\s+|l['’])?(?-i:[A-ZÀ-Þ]).{2,140}?)[:.]?$",
    re.IGNORECASE,
)
_ORDINAL_FIRST = re.compile(
    r"(?P<number>(?:primer|segund|tercer|cuart|quint|sext|s[ée]ptim|octav|noven|d[ée]cim)[oa]?|\d{1,2}[ªº°]|first|second|third|"
    r"fourth|fifth|sixth|seventh|eighth|ninth|tenth|premi[èe]re|deuxi[èe]me|troisi[èe]me|quatri[èe]me|cinqui[èe]me|\d{1,2}e)\s+"
    r"(?P<kind>resoluci[óo]n|resolutivo|ponencia|moci[óo]n|resolution|r[ée]solution|proposition)\s*(?:[:.–—-]\s*(?P<title>\S.{2,120}))?$",
    re.IGNORECASE,
)


def alone(line: str) -> Header | None:
    """The header that is nothing but a code or a number ("CP-7", "No. 7"), or counts before its kind:
    "PRIMERA RESOLUCIÓN"; or that leads on to the words read out: "On No. 18, by Delegate Pond,
    which reads:"."""
    if match := _LETTERED.fullmatch(line) if len(line) < 160 else None:
        title = match["title"] if not match["sep"] else match["title"].partition(":")[2]
        return Header(
            form_of(match["kind"]), match["number"], plain_title(title), match["aside"] or "", strength="code"
        )
    if match := _NOTED.fullmatch(line) if len(line) < 160 else None:
        return Header(
            "resolution", match["number"], None, f"{match['who'] or ''} {match['said']}", strength="code"
        )
    if match := _KNOWN_AS.search(line) if len(line) < 320 else None:
        return Header("substitute", match["number"], None, strength="code")
    if match := (_READ_OUT.fullmatch(line) or _REPORTED.fullmatch(line)) if len(line) < 200 else None:
        return Header("resolution", match["number"], None, match["rest"] or "", strength="code")
    if match := _ALONE.fullmatch(line):
        aside = match["aside"] or ""
        return Header(
            form_of(aside), match["code"] or match["within"] or match["number"], None, aside, strength="code"
        )
    if match := _BARE_BY.fullmatch(line):
        title = plain_title(match["title"]) if match["title"] else None
        return Header("resolution", match["number"], title, match["rest"], strength="code")
    match = _ORDINAL_FIRST.fullmatch(line) if line[:1].isupper() or line[:1].isdigit() else None
    if match is None:
        return None
    title = plain_title(match["title"]) if match["title"] else None
    return Header(form_of(match["kind"]), match["number"], title, strength="code")


# "48. LOYALTY OATHS.  Local 441, Cambridge.": a title in capitals that who submits runs on from.
_SIGNED_TITLE = re.compile(
    r"(?P<title>[A-ZÀ-Þ«“\"][A-ZÀ-Þ0-9 ,’'&:»”\"-]{3,90})\.\s*(?:[–—-]+\s*)?"
    r"(?P<rest>(?![A-ZÀ-Þ]{2,}\s[A-ZÀ-Þ]{2,})\(?[A-ZÀ-Þ][^:]{4,110})"
)


def signed_title(line: str) -> bool:
    """Whether a line behind its number is a title in capitals with who submits it."""
    match = _SIGNED_TITLE.fullmatch(line) if len(line) <= 170 else None
    return match is not None and names_body(match["rest"])


def listed_header(line: str, number: str | None) -> Header | None:
    """The header that is a number with a title ("18. Cleaners"); `number` is what stands before the line, if
    known."""
    text = f"{number}. {line}" if number else line
    if match := _LETTERED.fullmatch(text) if len(text) <= 160 else None:
        title = match["title"] if not match["sep"] else match["title"].partition(":")[2]
        return Header(
            form_of(match["kind"]), match["number"], plain_title(title), match["aside"] or "", strength="list"
        )
    match = _LISTED.match(text) if len(text) <= 170 else None
    if (
        match is not None
        and (signed := _SIGNED_TITLE.fullmatch(match["title"]))
        and names_body(signed["rest"])
    ):
        title = plain_title(signed["title"])
        return Header("motion", match["number"], title, signed["rest"], strength="list")
    if (
        match is None
        or _MONTH.match(match["title"])
        or text.endswith((";", ",", ":"))
        or (text.endswith(".") and len(text) > 60)
    ):
        return None
    title = match["title"].strip()
    form = "motion"
    if (word := fold(title).split()[0]) in {"resolution", "resolucion", "statement", "composite"}:
        form = form_of(word)
    if fold(title).split()[0].rstrip("s") == "amendment":
        form, title = "amendment", re.sub(r"^amendments?\b[\s:.–—-]*", "", title, flags=re.IGNORECASE)
    return Header(form, match["number"], plain_title(title), strength="list")


def number_below(line: str) -> str | None:
    """The number that stands under a title: "(Resolution 2)"."""
    match = NUMBER_BELOW.fullmatch(line.strip()) if len(line) < 60 else None
    return match["number"] if match else None


_CARRIED_AS = re.compile(r"(?:carried|adopted|agreed|passed)(?:\s+as\s+amended)?\s*\(", re.IGNORECASE)


def number_behind(line: str) -> Header | None:
    """The header that is a title with its kind and number behind it: "Prison labor (Resolution 2)"."""
    if len(line) <= 160 and line[:1].isupper() and (dashed := _DASHED.fullmatch(line)):
        return Header("resolution", dashed["number"], plain_title(dashed["title"]), dashed["who"] or "")
    match = NUMBER_BELOW.search(line) if len(line) <= 120 and line[:1].isupper() else None
    if match is None or match.start() < 4 or (match.group()[1:3] == "No" and "onvention (" in line):
        return None
    if _CARRIED_AS.match(line):
        return None  # "Carried as amended (Amendment 18.1)"
    return Header("resolution", match["number"], plain_title(line[: match.start()]))


# Any word of kind, where "No." and a number stand behind it: "STANDPOINT No. 2", "Policy Paper No. 4: Ports".
_ANY_KIND = re.compile(
    r"(?P<kind>(?!(?:Covers|Covering|Covered|Subsumes|Replaces|See|Local|Locals|Lodge|Branch|Division|District|Article|Section|Chapter|Page|Volume|Vol|Part|Bill|Act|Rule|Room|"
    r"Table|Figure|Appendix|Note|Line|Hall|Post|Box|Pier|Shop|Plant|Mine|Issue|Bulletin|Circular|Order|Form|Exhibit|Case|Docket|"
    r"Secci[óo]n|Art[íi]culo|Section|Ley|Loi|Decreto)\b)[A-ZÀ-Þ][\w’'-]+(?:\s+(?:of\s+)?[A-ZÀ-Þ][\w’'-]+)?)\s+"
    r"(?:No\.?|N[°ºr]\.?|N[úu]m\.?|#)\s*(?P<number>\d{1,4}[A-Za-z]?)\b(?:\s*[:.–—-]\s*(?P<title>[A-ZÀ-Þ“].{2,120}))?$"
)


def any_kind(line: str) -> Header | None:
    """A header whose kind is a word that no list knows; only where a resolution follows."""
    match = _ANY_KIND.match(line) if len(line) <= 160 and not line.endswith((".", ";", ",")) else None
    if match is None:
        return None
    title = plain_title(match["title"]) if match["title"] else None
    return Header(form_of(match["kind"]), match["number"], title, strength="code")


_NO_KIND = (
    r"(?:Covers|Covering|Covered|Subsumes|Replaces|See|Locals?|Submitted|Introduced|Moved|Seconded|Presented|Proposed|Received|Section\s+locale|Locale?|Lodge|Branch|Division|District|Section|Chapter|Page|Volume|Vol|Part|Partie|Bill|Act|Rule|Room|Table|Figure|Appendix|"
    r"Note|Line|Hall|Post|Box|Pier|Shop|Plant|Mine|Issue|Bulletin|Circular|Order|Form|Exhibit|Case|Docket|Secci[óo]n|Ley|Loi|Decreto|Day|"
    r"Session|Committee|Convention|Congress|Senate|House|Public|Law|Title|Clause|Paragraph|Schedule|Route|Highway|Pages|Roll|Adopted|"
    r"Carried|Defeated|Lost|Vote|Votes|Ayes|Noes|For|Against|Pour|Contre|Art[íi]culos?|Articles?|Art|Punto|Point|Cap[íi]tulo|Chapitre|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|enero|febrero|marzo|abril|mayo|junio|"
    r"julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|mars|avril|mai|juin|juillet|septembre|octobre|novembre|"
    r"Est[áa]n|In|On|At|By|From|The|Le|La|El|Les|Los|Las|Du|De|Des|Del|No|Nos|Phone|Tel|Suite|Apt)"
)
_SHAPED = re.compile(
    rf"(?P<kind>(?-i:[A-ZÀ-Þ]{{1,3}})\.|(?!{_NO_KIND}\b)[A-ZÀ-Þ][\w’'-]{{2,}}(?:\s+(?!(?:No|Nr|Nos|N[úu]m\w*)\b)(?!{_NO_KIND}\b)[\w’'-]{{2,}}){{0,2}}?)\s+{_SIGN}\s*"
    r"(?P<number>(?-i:[A-Z]{1,3}[-–]?)?\d{1,4}[A-Za-z]?(?:[.–/-]\d{1,4}){0,3}(?:\s(?:bis|ter|quater)\b)?)"
    r"(?:\s*[.:,;|)–—-]+\s*(?P<title>\S.{2,170})?|\s+(?P<title2>(?-i:[A-ZÀ-Þ«“\"]).{2,120})|\s*)$",
    re.IGNORECASE,
)
_THEN_BY = re.compile(
    r"(?:^|[.:;–—-]\s*[–—-]?\s*|\s+\(|,\s+)(?P<rest>(?:by|from|submitted\s+by|introduced\s+by|received\s+from|moved\s+by|"
    r"d[ée]pos[ée]e?\s+par|pr[ée]sent[ée]e?\s+par|presentad[oa]\s+por)\s+(?:the\s+|la\s+|le\s+|el\s+|l['’])?(?-i:[A-ZÀ-Þ]).{2,120}?)\)?[.:]?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def shaped(line: str) -> tuple[str, Header] | None:
    """The word of kind, folded, and the header of a line that has the shape of one, whatever its word
    ("Document 77.—Convict Labor.", "Mesa 1. Libertad sindical"); to be trusted only where lines of that shape
    come again over resolutions."""
    match = _SHAPED.match(line) if len(line) <= 220 and line[:1].isupper() else None
    if match is None or line.endswith((";", ",")):
        return None
    words = match["title"] or match["title2"] or ""
    if words and not (words[0].isupper() or words[0] in '«“"¿¡(—–-') and not _THEN_BY.match(words):
        return None
    by = _THEN_BY.search(words)
    title = words[: by.start()] if by else words
    if _TOLD.search(words) or (title.rstrip().endswith(".") and len(title) > 90) or len(title) > 150:
        return None
    rest = by["rest"] if by else ""
    header = Header(
        form_of(match["kind"]), match["number"], plain_title(title) if title else None, rest, strength="code"
    )
    kind = fold(match["kind"])
    if kind in {"theme", "tema"}:
        header = replace(header, number=None)  # a chapter's number, not a resolution's
    return kind, header


_SUBJECT = re.compile(
    r"(?<!\w)(?:subject|title|re|topic|asunto|tema|objet|sujet)\s*:\s*(?=\S)", re.IGNORECASE
)


def plain_title(title: str) -> str | None:
    """A title without dot leaders, page number and outer signs; None for nothing."""
    bare = _SUBJECT.sub("", _CONTENTS.sub("", title)).strip(" .:–—-\t*_")
    return bare or None


def is_contents_line(line: str) -> bool:
    """Whether a line is one of a table of contents: it ends in a dot leader or a page set apart."""
    return bool(_CONTENTS.search(line[-160:]))
