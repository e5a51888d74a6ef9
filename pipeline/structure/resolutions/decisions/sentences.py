"""What whole sentences tell of a vote, with the names of who moved it.

"On motion of Delegate Ruiz this was referred to the Board", "Delegate Howe, by consent, withdrew the
resolution", "The ayes have it": they are asked where no shorter form fits.
"""

from __future__ import annotations

import re

from pipeline.structure.resolutions.decisions.fates import Fate

_IT = (
    r"(?:(?:the|this|that|his|her|their|its|said)\s+)?(?:(?:original|main|foregoing|above)\s+)?"
    r"(?:resolutions?|motions?|composites?|proposals?|remit|item|(?:same|matter|subject)(?:[\s-]matter)?|it|"
    r"resolution\s+No\.?\s*\S+)"
)
_ON_MOTION = (
    rf"^(?:up)?on\s+motion\b[^;:]{{0,80}}?\b(?:{_IT}|this|which)\s+(?:was|were)\s+"
    r"(?:then\s+|duly\s+|unanimously\s+)*"
)
_CHAIR = (
    r"^(?:the\s+)?(?:president|chair(?:man|person)?|speaker)\s+(?:then\s+)?"
    r"(?:put\s+the\s+(?:motion|question|resolution)\s+and\s+)?declared\s+(?:it|the\s+(?:motion|resolution))\s+"
)
_TEXT_ES = r"(?:la|su|esta)\s+(?:propuesta|ponencia|moci[óo]n|resoluci[óo]n)\b"
_TEXT_FR = r"(?:la|sa|cette|le)\s+(?:proposition|r[ée]solution|motion|question)\b"
_AGREED_THAT = (
    r"\bagreed\s+that\s+(?:the|this)\s+(?:text|motion|resolution|composite|matter)\s+(?:should\s+)?be\s+"
)
_WITHDRAWN = (
    rf"{_AGREED_THAT}withdrawn\b|"
    rf"\b(?:withdrew|(?:leave|permission|consent|asked|agreed|wished)\s+to\s+withdraw)\s+{_IT}\b|"
    rf"\b(?:la|lo|las|los)\s+retir(?:a|an|ó|aron)\b|\bretir(?:a|an|ó|aron)\s+{_TEXT_ES}|"
    rf"\b(?:retire(?:nt)?|a\s+retir[ée])\s+{_TEXT_FR}"
)
_REMITTED = (
    rf"{_AGREED_THAT}remitted\b|"
    rf"\b(?:agreed|consented|content|willing)\s+to\s+(?:remit|remission)\b(?:\s+(?:of\s+)?{_IT})?"
)
_REFERRED = (
    rf"{_ON_MOTION}(?:re)?ferred\b|{_AGREED_THAT}(?:re)?ferred\b|"
    r"\b(?:se\s+|la\s+|lo\s+)?(?:acuerd[ao]|acord[óo]|acordaron|resolvi[óo]|decidi[óo]|decide)\s+"
    r"(?:(?:turnar|remitir|canalizar)(?:l[ao]s?)?|(?:enviar|pasar)l[ao]s?)\b|"
    r"\b(?:[ée]tude|examen)\s+de\s+(?:la|cette)\s+(?:proposition|r[ée]solution)\s+(?:est|fut)\s+(?:r[ée]f[ée]r|d[ée]f[ée]r|renvoy)[ée]e|"
    r"\b(?:congr[èe]s|assembl[ée]e|conseil|on)\s+(?:d[ée]cide\s+de\s+)?"
    rf"(?:renvoie|renvoyer|r[ée]f[èe]re|r[ée]f[ée]rer)\s+{_TEXT_FR}"
)
_TABLED = rf"{_ON_MOTION}(?:tabled|laid)\b"
_PASSED = (
    rf"{_ON_MOTION}(?:adopted|carried|concurred\s+in|approved|agreed\s+to|endorsed)\b|"
    rf"{_CHAIR}(?:carried|adopted)\b|"
    r"^(?:the\s+)?(?:ayes|yeas|yays)\s+(?:have|had)\s+it\b|"
    r"^seconded,?\s+(?:and\s+)?put,?\s+and\s+(?:carried|adopted|agreed)\b|"
    r"^(?:the\s+|this\s+)?(?:polic(?:y|ies)|statements?|resolutions?|text)\s+(?:(?:was|were)\s+)?"
    r"(?:unanimously\s+)?(?:adopted|approved|passed)\s+(?:by|at)\s+(?:the\s+|our\s+)?"
    r"(?:delegates\s+(?:to|at)\s+(?:the\s+|our\s+)?)?[^.;:]{0,60}?"
    r"\b(?:convention|congress|conference|assembly|council)\b"
)
_LOST = rf"{_CHAIR}(?:lost|defeated)\b|^(?:the\s+)?(?:noes|nays|nos)\s+(?:have|had)\s+it\b"
_TOLD = tuple(
    (what, re.compile(pattern, re.IGNORECASE))
    for what, pattern in (
        ("withdrawn", _WITHDRAWN),
        ("remitted", _REMITTED),
        ("referred", _REFERRED),
        ("tabled", _TABLED),
        ("passed", _PASSED),
        ("lost", _LOST),
    )
)
_WHERE = re.compile(
    r"\b(?:to|back\s+to|al|a\s+la|a\s+los|aux?|à\s+la|à\s+l['’])\s+(?P<to>(?:the\s+)?(?:incoming\s+)?"
    r"(?:[A-ZÀ-Þ]|executive|general|commit|bureau|comit|conseil|comisi)[^.;,]{2,80})"
)
# A motion and its vote in one sentence: "A motion by Mr. Dace to refer to the Council was put and carried".
_MOTION = re.compile(
    r"^(?:an?|the)\s+(?:substitute\s+|further\s+)?motion\b(?P<what>.{0,160}?)\s(?:was|were|being)\s.{0,60}?"
    r"\b(?P<fate>carried|adopted|agreed|lost|defeated|rejected|prevailed)\b",
    re.IGNORECASE,
)
_ACTS = tuple(
    (name, re.compile(rf"\bto\s+(?:{words})\b", re.IGNORECASE))
    for name, words in (
        ("amend", "amend|strike|insert|delete|add"),
        ("refer", "(?:re-?)?refer"),
        ("table", "table|lay|postpone"),
        ("reject", r"non-?\s?concur|reject"),
        ("adopt", r"(?!.*\b(?:report|recommendation|committee)\b)(?:adopt|concur|accept|approve|pass)"),
    )
)
_BY_ACT = {"refer": "referred", "table": "tabled", "reject": "lost", "adopt": "passed"}
_FAILED = frozenset({"lost", "defeated", "rejected"})
_OF_SOMETHING_ELSE = re.compile(r"\b(?:amendment|minutes|credentials)\b", re.IGNORECASE)
# An abbreviation's stop ends no sentence: "Mr. Dace", "Resolution No. 90".
_STOPS = re.compile(r"\b(Nos?|Nr|Mr|Mrs|Ms|Dr|Del|Bro|Sec|St|Jr|[A-Z])\.(?=[\s,])")
_LONG = 240  # characters above which a sentence is a story


def fate_told(sentence: str) -> Fate | None:
    """The fate that a sentence with a subject of its own tells; None for any other."""
    if len(sentence) > _LONG or sentence.endswith(("?", ":")) or _OF_SOMETHING_ELSE.search(sentence):
        return None
    text = _STOPS.sub(r"\1", sentence.strip())
    if match := _MOTION.match(text):
        act = next((name for name, sign in _ACTS if sign.search(match["what"])), None)
        if act in _BY_ACT and match["fate"].lower() not in _FAILED:
            return _fate(_BY_ACT[act], text)
        return Fate("lost", carried=True) if act == "adopt" else None
    return next((_fate(what, text) for what, sign in _TOLD if sign.search(text)), None)


def _fate(what: str, text: str) -> Fate:
    to = _WHERE.search(text) if what in {"referred", "remitted"} else None
    return Fate(what, to["to"].strip() if to else None, carried=True)
