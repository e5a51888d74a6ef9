"""The signs of what is said of a resolution: committees' recommendations, votes, what covers what."""

from __future__ import annotations

import re

SENTENCE = re.compile(
    r"(?<!\bThos\.)(?<!\bChas\.)(?<!\bJas\.)(?<!\bGeo\.)(?<!\bJos\.)(?<!\bMrs\.)(?<!\bBro\.)(?<!\bWm\.)(?<!\bDr\.)"
    r"(?<!\bMr\.)(?<!\bMs\.)(?<!\bJr\.)(?<!\bNo\.)(?<!\bNos\.)(?<!\bSt\.)(?<!\b[A-Z]\.)(?<=[.;!?])[\"”’)]*\s+(?=[\"“(A-ZÀ-Þ0-9])|;\s+"
)
BYLINE = re.compile(
    r"\(?(?:(?P<who>(?:respectfully\s+)?submitted(?:\s+jointly)?\s+by|submitting\s+(?:body|branch|local)|"
    r"signed|proposed(?=\s*:)|received\s+from|moved\s+by|presented\s+by|"
    r"introduced\s+by|offered\s+by|proposed\s+by|sponsored\s+by|sponsors?|movers?|moved|originat(?:or|"
    r"ed\s+by|ing\s+\w+)|"
    r"submitters?|source|from|proposers?|presentad[oa]\s+por|propuest[oa]\s+por|presenta|proponentes?|"
    r"moci[óo]n\s+de|propuesta\s+de|"
    r"pr[ée]sent[ée]e?s?\s+par|propos[ée]e?\s+par|soumise?\s+par|"
    r"proposeurs?|proposante?|apresentada\s+por|by)\b\s*[:.–—-]?\s*|(?P<second>seconded(?:\s+by)?|"
    r"seconders?|supporters?|supported\s+by|secundad[oa]\s+por|"
    r"appuy[ée]e?\s+par|appuyeurs?)\b\s*[:.–—-]?\s*)(?P<name>.*)$",
    re.IGNORECASE,
)
BARE_BY = re.compile(
    r"by\s+(?:delegates?|the\s+delegat|local|bro|sister|committee|the\s+committee)", re.IGNORECASE
)
NUMBER_IN = re.compile(
    r"\b(?:resolutions?|composites?|motions?|propositions?|resoluci[óo]n|r[ée]solutions?|items?|"
    r"substitute)\s+"
    r"(?:(?:nos?|n[úu]ms?|numbers?)\.?\s*|n[°ºo]\s*|"
    r"#)?(?P<numbers>[A-Z]{0,3}-?\d{1,4}(?:[A-Za-z](?![a-z]))?(?:-[A-Z0-9]{1,3})?"
    r"(?:\s*(?:,|and|&|y|et|,\s*and|to)\s*[A-Z]{0,3}-?\d{1,4}[A-Za-z]?(?![a-z])){0,12})",
    re.IGNORECASE,
)
ONE = re.compile(r"[A-Z]{0,3}-?\d{1,4}(?:[A-Za-z](?![A-Za-z]))?(?:-[A-Z0-9]{1,3})?")
COMMITTEE = re.compile(
    r"\b(?:committee(?:\s+on\s+[\w\s,]{3,50}?)?|board|comisi[óo]n|comit[ée]|"
    r"executive)(?:['’]s)?\s*(?:[:–—-]|\brecommend|\breport|\bfavou?r|\bconcur|\brecomm|\bdictam|"
    r"\bposition)|"
    r"\brecommend(?:ation|ed|s)?\b\s*(?:[:–—-]|of\s+the\s+committee|that|adoption|approval|concurrence|non|"
    r"reject|refer|against)|"
    r"\b(?:recomendaci[óo]n|recommandation|dictamen)\b(?:\s+(?:de|du|des|of)\b[\w\s'’]{2,50})?\s*:|"
    r"\bon\s+behalf\s+of\s+(?:the|your)\s+committee\b[^.;]{0,60}\bmove\b|"
    r"^(?:your|the)\s+committee\b|\breported\s+(?:un)?favou?rably\b",
    re.IGNORECASE,
)
AMENDING = re.compile(
    r"\b(?:as|so|when|if|with)\s+(?:thus\s+|so\s+)?(?:amended|modified|changed)|"
    r"\bwith\s+(?:the\s+following\s+)?(?:an?\s+)?(?:amendments?|modifications?)|"
    r"\bcon\s+(?:las\s+)?(?:modificaciones|enmiendas)|\bamend[ée]e?\b|\bavec\s+amendements?|\bso\s+amended",
    re.IGNORECASE,
)
REJECT = re.compile(
    r"non-?\s?concur\w*|\bunfavou?rabl\w*|\badversely|\breject\w*|\bdefeat\w*|\bdo\s+not\s+(?:adopt|pass|"
    r"concur)|\bnot\s+(?:be\s+)?adopt\w*|"
    r"\bdoes\s+not\s+concur|\boppos\w+|\bagainst\b|\bdisapprov\w*|\brechaz\w*|\brejet\w*|\bvote\s+(?:no|"
    r"down)\b|\bnot\s+concur",
    re.IGNORECASE,
)
REFER = re.compile(
    r"\brefer(?:red|ral|ence)?\b|\bturn(?:ar|ad[oa])\b|\brenvo[iy]\w*|\bremit(?:ted|ir|tal)?\b|\bremitid",
    re.IGNORECASE,
)
FILE = re.compile(r"\b(?:be\s+)?filed?\b|\breceived\s+and\s+filed|\barchiv\w*|\bno\s+action\b", re.IGNORECASE)
ADOPT = re.compile(
    r"\badopt\w*|\bconcur\w*|\bpass(?:age|ed)?\b|\bapprov\w*|\bfavou?rabl\w*|\baccept\w*|\baprob\w*|"
    r"\baprueb\w*|\bsupport\b|\bcarry\b|\bapprouv\w*|\bendorse\w*",
    re.IGNORECASE,
)
PASSED = (
    r"adopted|carried|passed|approved|concurred\s+in|concurred|agreed(?:\s+to)?|endorsed|accepted|ratified|"
    r"aprobad[oa]s?|adoptad[oa]s?|adopt[ée]e?s?|aprovad[oa]|"
    r"adotad[oa]|se\s+aprueba|se\s+aprob[óo]"
)
LOST = (
    r"defeated|lost|rejected|fell|falls|voted\s+down|not\s+(?:adopted|carried|passed|approved|concurred)|"
    r"non-?concurred|failed|rechazad[oa]|"
    r"rejet[ée]e?|battue?|d[ée]faite|rejeitad[oa]|se\s+rechaza"
)
WITHDRAWN = r"withdrawn|retirad[oa]|retir[ée]e?"
SUBJECT = (
    r"(?:(?:the|la|le|this|your|said|el|l['’])\s*)?(?:(?:above|foregoing|original|main|substitute|whole|"
    r"amended|entire|second|first)\s+)?"
    r"(?:resolutions?|motions?|composite|recommendation|report|remit|proposition|resoluci[óo]n|"
    r"r[ée]solution|moci[óo]n|propuesta|"
    r"action|status|disposition|result|decision|resultado|decisi[óo]n|d[ée]cision|vote|convention|congress|"
    r"conference|assembly|item|nbi|"
    r"committee['’]s\s+(?:report|recommendation)|delegates?|adoption|it|proposal|dictamen|resolutivo|"
    r"statement)"
)
BE = (
    r"(?:(?:was|were|is|are|being|stands|fue|est|a\s+[ée]t[ée]|foi|qued[óo]|be)\s+)?(?:(?:then|thereupon|hereby|also|"
    r"accordingly|declared|ordered|duly|overwhelmingly|unanimously|narrowly)\s+)*(?:\(?m/s/c\)?\s+)?"
)
FLOOR = re.compile(
    rf"(?:{SUBJECT}(?P<middle>[^.;:]{{0,90}}?)\s*[:,–—-]?\s*|unanimously\s+|(?:it\s+)?was\s+|(?:and|y|"
    rf"et)\s+|so\s+|motion\s+|m\s*/\s*s\s*/\s*|on\s+motion[^.;]{{0,80}}?\s|seconded\s+and\s+|s\s*/\s*|"
    rf"(?:[\d\s–-]{{3,12}}\s+))?{BE}"
    rf"(?P<lost>{LOST})\b|(?:{SUBJECT}(?P<middle2>[^.;:]{{0,90}}?)\s*[:,–—-]?\s*|unanimously\s+|"
    rf"(?:it\s+)?was\s+|(?:and|y|et)\s+|so\s+|motion\s+|m\s*/\s*s\s*/\s*|on\s+motion[^.;]{{0,80}}?\s|"
    rf"seconded\s+and\s+|"
    rf"regularly\s+moved[^.;]{{0,60}}?\s)?{BE}"
    rf"(?P<passed>{PASSED}|(?<=/)c(?:arried)?)\b",
    re.IGNORECASE,
)
MSC = re.compile(
    r"\(?M\s*/\s*S\s*/\s*(?P<fate>C(?:arried|ARRIED)?|P(?:assed)?|D(?:efeated)?|L(?:ost)?|Defeated|Lost|"
    r"F(?:ailed)?)\b\)?",
    re.IGNORECASE,
)
FLOOR_WITHDRAWN = re.compile(
    rf"(?:(?:{SUBJECT}|submitters?|mover|sponsors?)[^.;:]{{0,60}}?\s*[:,–—-]?\s*)?{BE}(?:{WITHDRAWN})\b|"
    rf"\bwithdrew\b",
    re.IGNORECASE,
)
FLOOR_REFERRED = re.compile(
    rf"(?:{SUBJECT}[^.;:]{{0,60}}?\s*[:,–—-]?\s*)?{BE}(?:re-?referred|referred(?:\s+back)?|turnad[oa]|"
    rf"remitid[oa]|renvoy[ée]e?|r[ée]f[ée]r[ée]e?|encaminhad[oa]|se\s+turna|pasa)\b"
    r"(?:\s*(?:to|back\s+to|a|al|au|aux|à|para|for\s+action\s+to)\s+(?P<to>(?:[^.;]|(?<=\b[A-Z])\.){2,90}))?",
    re.IGNORECASE,
)
FLOOR_REMITTED = re.compile(
    rf"(?:{SUBJECT}[^.;:]{{0,60}}?\s*[:,–—-]?\s*)?{BE}remitted\b(?:\s+to\s+(?P<to>[^.;]{{2,90}}))?",
    re.IGNORECASE,
)
FLOOR_TABLED = re.compile(
    rf"(?:{SUBJECT}[^.;:]{{0,60}}?\s*[:,–—-]?\s*)?{BE}(?:tabled|laid\s+(?:over|on\s+the\s+table)|"
    rf"postponed)\b",
    re.IGNORECASE,
)
SO_ORDERED = re.compile(
    r"(?:it\s+was\s+)?so\s+ordered\b|the\s+committee['’]s?\s+report\s+was\s+adopted|concurred\s+in$",
    re.IGNORECASE,
)
AMENDED = re.compile(
    r"\bas\s+amended\b|\bamended\s+and\s+(?:adopted|carried)|\bcon\s+enmiendas\b|\bamend[ée]e\b|"
    r"\bcom\s+emendas\b|\bcon\s+modificaciones\b|\ben\s+su\s+forma\s+enmendada|\btelle?\s+qu['’]amend|"
    r"\bavec\s+amendements?",
    re.IGNORECASE,
)
MOVED = re.compile(
    r"\b(?:moved|motion|moción|propuso)\b(?P<what>(?:[^.;]|(?<=\b[A-Z])\.){0,200})", re.IGNORECASE
)
AMENDMENT = re.compile(
    r"(?:an?|the|this|that|no|[A-Z][\w’'-]*)?\s*(?:\w+\s+)?amendments?\b|\bto\s+(?:amend|strike|insert|"
    r"delete|add|substitute)\b|\b(?:moved|mover)\b[^.;]{0,60}\b(?:amend|strike|insert|delete)|enmienda",
    re.IGNORECASE,
)
BY_COMMITTEE = re.compile(
    r"(?:recommendation|report)s?\s*(?:of\s+(?:the|your)\s+committee|was|were|adopted|is|be)|"
    r"committee['’]s\s+(?:report|recommendation)|\bcommittee\b",
    re.IGNORECASE,
)
NUMBERS = r"(?P<numbers>(?:[^.;)]|(?<=Nos)\.|(?<=No)\.){1,120})"
COVERS = re.compile(
    rf"(?:\b(?:subsumes|covers|covering|replaces|combines|incorporates|comprend|supersedes|embraces)\b|"
    rf"\bin\s+(?:lieu|place)\s+of\b|\bsubstitute(?:d)?\s+for\b|\(?(?:composite\s+of|(?:motions|"
    rf"resolutions)(?=\s+(?:nos?\.?\s*)?\d)))\s*{NUMBERS}",
    re.IGNORECASE,
)
COMPOSITE_OF = re.compile(
    r"\(?(?:composite\s+of|(?:motions|resolutions|"
    r"amendments?)\s+(?:nos?\.?\s*)?[A-Z]{0,2}-?\d+[^a-z]*(?:and|,|&|y|et)|covering|covers|subsumes)",
    re.IGNORECASE,
)
SUBSUMED = re.compile(
    r"(?:(?:covered|subsumed|superseded|replaced|precluded|combined|composited|disposed\s+of|incorporated|"
    r"included|merged|absorbed|embraced|falls?|fell)\s+"
    r"(?:by|in(?:to)?|with|under|if)|see|covered\s+in|withdrawn\s+in\s+favou?r\s+of|in\s+favou?r\s+of|"
    r"subsumida?\s+en|incluida?\s+en|fusionn[ée]e\s+avec|(?:was\s+)?substituted\s+by)\b"
    r"(?P<rest>(?:[^.;]|(?<=No)\.|(?<=Nos)\.){1,100})",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?:arguments?\s+(?:for|against)|cost|financial\s+(?:impact|implications?)|estimated\s+cost|"
    r"statement\s+of\s+(?:cost|financial)|budget(?:ary)?\s+impact|"
    r"votes?|votos?|votaci[óo]n|vote\s+du|note|nota|status|action(?:\s+taken)?|contact|cost\s+implications?|"
    r"disposition|result|"
    r"convention\s+action|decision|outcome|resultado|decisi[óo]n|d[ée]cision|☑|☐|\[[xX ]\])\s*[:\d☐☑]",
    re.IGNORECASE,
)
# Votes on something else than the resolution.
OTHER_BUSINESS = re.compile(
    r"\b(?:previous\s+question|point\s+of\s+order|adjourn\w*|recess|minutes|nominat\w+|credentials|"
    r"order\s+of\s+business|privilege\s+of\s+the\s+floor|"
    r"roll\s+call\s+was|auditing|to\s+reconsider\s+was|limit\s+debate|close\s+debate|close\s+nominations)\b",
    re.IGNORECASE,
)
FLOORED = re.compile(
    r"(?:recommendation|report)\b[^.;]{0,60}\b(?:adopted|concurred|approved|accepted|carried|rejected|lost|"
    r"defeated)\b|committee['’]s\s+report\s+adopted",
    re.IGNORECASE,
)


# What a ruling may begin with: "Without objection it is withdrawn."
CONSENT = re.compile(
    r"^(?:without\s+objections?|hearing\s+no\s+objections?|there\s+being\s+no\s+(?:further\s+)?(?:objections?|"
    r"discussion)|by\s+(?:unanimous|general|common)\s+consent|after\s+(?:some\s+|a\s+long\s+)?(?:debate|"
    r"discussion))[,\s]+(?:the\s+chair\s+(?:declared|ruled)\s+(?:that\s+)?)?",
    re.IGNORECASE,
)
_ON_RECOMMENDATION = re.compile(
    r"\b(?:on|upon|per|in\s+line\s+with)\s+(?:the\s+)?(?:recommendation\s+of\s+(?:the\s+|your\s+)?committee|"
    r"committee['’]s\s+recommendation)",
    re.IGNORECASE,
)


def on_recommendation(text: str) -> str | None:
    """What a committee had recommended, as a vote that followed it tells ("to adopt on recommendation of the
    committee"); None where it doesn't."""
    return recommendation(text) if _ON_RECOMMENDATION.search(text) else None


def searched(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """A match inside a sentence whose subject is the resolution, the motion or the report."""
    for match in pattern.finditer(text[:400]):
        if re.match(rf"{SUBJECT}\b", match.group(), re.I):
            return match
    return None


def motion(text: str) -> tuple[str, str | None] | None:
    """What a sentence moves to do: ("refer", to), ("adopt", None) …; None without a motion."""
    match = MOVED.search(text)
    if match is None:
        return None
    what = match["what"]
    if refers := re.search(
        r"\brefer\w*\b(?:[^.;]{0,40}?\bto\s+(?P<to>(?:[^.;,]|(?<=\b[A-Z])\.){3,80}))?", what, re.I
    ):
        return "refer", refers["to"]
    for sign, name in (
        (r"\bamend|\bstrike|\binsert|\bdelete", "amend"), (r"\btable\b|\blay\b", "table"),
        (r"non-?concur|\breject|\bnot\s+adopt", "reject"),
        (r"committee|recommendation|report|\bconcur", "committee"),
        (r"\badopt|\baccept|\bapprov|\bpass", "adopt"),
    ):  # fmt: skip
        if re.search(sign, what, re.I):
            return name, None
    return None


def recommendation(text: str) -> str | None:
    """What a committee recommends: adopt, reject, refer, adopt as amended or file; None where that is not
    told."""
    if REJECT.search(text):
        return "reject"
    if ADOPT.search(text):
        return "adopt as amended" if AMENDING.search(text) else "adopt"
    if REFER.search(text):
        return "refer"
    if FILE.search(text):
        return "file"
    return "adopt as amended" if AMENDING.search(text) else None


def first_sentence(text: str) -> str:
    """A text up to its first full stop or semicolon."""
    return SENTENCE.split(text, maxsplit=1)[0]
