"""What whole sentences tell of a vote, with the names of who moved it: "On motion of Delegate Ruiz this was referred
to the Board", "Delegate Howe, by consent, withdrew the resolution", "The ayes have it".

They are asked where no shorter form fits. What moves comes first, then what was done with the motion.
"""

from __future__ import annotations

import re

from pipeline.structure.resolutions.decisions.fates import Fate

_THE_THING = (
    r"(?:(?:the|this|that|his|her|their|its|said)\s+)?(?:(?:original|main|foregoing|above)\s+)?"
    r"(?:resolutions?|motions?|composites?|proposals?|remit|item|(?:same|matter|subject)(?:[\s-]matter)?|it|[Rr]esolution\s+No\.?\s*\S+)"
)
_THIS = rf"(?:{_THE_THING}|this|which)"
# An abbreviation's stop ends no sentence: "Mr. Dace", "Resolution No. 90".
_STOPS = re.compile(r"\b(Nos?|Nr|Mr|Mrs|Ms|Dr|Del|Bro|Sec|St|Jr|[A-Z])\.(?=[\s,])")
_LEFT = (  # what each pattern leaves open to say of it: (fate, expression)
    ("withdrawn", rf"\b(?:withdrew|(?:leave|permission|consent|asked|agreed|wished)\s+to\s+withdraw)\s+{_THE_THING}\b"),
    ("withdrawn", r"\b(?:la|lo|las|los)\s+retir(?:a|an|ó|aron)\b|\bretir(?:a|an|ó|aron)\s+(?:la|su|esta)\s+(?:propuesta|ponencia|moci[óo]n|resoluci[óo]n)\b"),
    ("withdrawn", r"\b(?:retire(?:nt)?|a\s+retir[ée])\s+(?:la|sa|cette)\s+(?:proposition|r[ée]solution|motion)\b"),
    ("remitted", rf"\b(?:agreed|consented|content|willing)\s+to\s+(?:remit|remission)\b(?:\s+(?:of\s+)?{_THE_THING})?"),
    ("referred", r"\b(?:se\s+|la\s+|lo\s+)?(?:acuerd[ao]|acord[óo]|acordaron|resolvi[óo]|decidi[óo]|decide)\s+(?:turnar|remitir|canalizar|enviar|pasar)(?:l[ao]s?)?\b"),
    ("referred", r"\b(?:congr[èe]s|assembl[ée]e|conseil|on)\s+(?:d[ée]cide\s+de\s+)?(?:renvoie|renvoyer|r[ée]f[èe]re|r[ée]f[ée]rer)\s+(?:la|cette|le)\s+(?:proposition|r[ée]solution|motion|question)\b"),
    ("referred", rf"^(?:up)?on\s+motion\b[^;:]{{0,80}}?\b{_THIS}\s+(?:was|were)\s+(?:then\s+)?(?:re)?ferred\b"),
    ("tabled", rf"^(?:up)?on\s+motion\b[^;:]{{0,80}}?\b{_THIS}\s+(?:was|were)\s+(?:then\s+)?(?:tabled|laid\b)"),
    ("passed", rf"^(?:up)?on\s+motion\b[^;:]{{0,80}}?\b{_THIS}\s+(?:was|were)\s+(?:then\s+|duly\s+|unanimously\s+)*(?:adopted|carried|"
               r"concurred\s+in|approved|agreed\s+to|endorsed)\b"),
    ("passed", r"^(?:the\s+)?(?:ayes|yeas|yays|ays)\s+(?:have|had)\s+it\b"),
    ("lost", r"^(?:the\s+)?(?:noes|nays|nos)\s+(?:have|had)\s+it\b"),
    ("passed", r"^(?:the\s+|this\s+)?(?:polic(?:y|ies)|statements?|resolutions?|text)\s+(?:(?:was|were)\s+)?(?:unanimously\s+)?(?:adopted|approved|passed)\s+"
               r"(?:by|at)\s+(?:the\s+|our\s+)?(?:delegates\s+(?:to|at)\s+(?:the\s+|our\s+)?)?[^.;:]{0,60}?\b(?:convention|congress|conference|assembly|council)\b"),
    ("passed", r"^seconded,?\s+(?:and\s+)?put,?\s+and\s+(?:carried|adopted|agreed)\b"),
    ("passed", r"^(?:the\s+)?(?:president|chair(?:man|person)?|speaker)\s+(?:then\s+)?(?:put\s+the\s+(?:motion|question|resolution)\s+and\s+)?declared\s+(?:it|the\s+(?:motion|resolution))\s+"
               r"(?:carried|adopted)\b"),
    ("lost", r"^(?:the\s+)?(?:president|chair(?:man|person)?|speaker)\s+(?:then\s+)?(?:put\s+the\s+(?:motion|question|resolution)\s+and\s+)?declared\s+(?:it|the\s+(?:motion|resolution))\s+"
             r"(?:lost|defeated)\b"),
)  # fmt: skip
_TOLD = tuple((what, re.compile(pattern, re.IGNORECASE)) for what, pattern in _LEFT)
_WHERE = re.compile(
    r"\b(?:to|back\s+to|al|a\s+la|a\s+los|aux?|à\s+la|à\s+l['’])\s+(?P<to>(?:the\s+)?[A-ZÀ-Þ][^.;,]{2,80}|(?:the\s+)?(?:incoming\s+)?"
    r"(?:executive|general|commit|bureau|comit|conseil|comisi)[^.;,]{2,80})",
)
# A motion and its vote in one sentence: "A motion by Mr. Dace to refer to the Council was put and carried".
_MOTION = re.compile(
    r"^(?:an?|the)\s+(?:substitute\s+|further\s+)?motion\b(?P<what>.{0,160}?)\s(?:was|were|being)\s.{0,60}?\b(?P<fate>carried|adopted|agreed|lost|defeated|"
    r"rejected|prevailed)\b",
    re.IGNORECASE,
)
_ACTS = (
    ("amend", re.compile(r"\bto\s+(?:amend|strike|insert|delete|add)\b", re.IGNORECASE)),
    ("refer", re.compile(r"\bto\s+(?:re-?)?refer\b", re.IGNORECASE)),
    ("table", re.compile(r"\bto\s+(?:table|lay|postpone)\b", re.IGNORECASE)),
    ("reject", re.compile(r"\bto\s+(?:non-?\s?concur|reject)\b", re.IGNORECASE)),
    ("adopt", re.compile(r"\bto\s+(?:adopt|concur|accept|approve|pass)\b(?!.*\b(?:report|recommendation|committee)\b)", re.IGNORECASE)),
)  # fmt: skip
_BY_ACT = {"refer": "referred", "table": "tabled", "reject": "lost", "adopt": "passed"}
_FAILED = frozenset({"lost", "defeated", "rejected"})
_OF_AN_AMENDMENT = re.compile(r"\b(?:amendment|minutes|credentials)\b", re.IGNORECASE)
_LONG = 240  # characters above which a sentence is a story


def without_stops(text: str) -> str:
    """The text without the stops of abbreviations, which end no sentence."""
    return _STOPS.sub(r"\1", text)


def fate_told(sentence: str) -> Fate | None:
    """The fate that a sentence with a subject of its own tells; None for any other."""
    if len(sentence) > _LONG or sentence.endswith(("?", ":")) or _OF_AN_AMENDMENT.search(sentence):
        return None
    text = without_stops(sentence.strip())
    if match := _MOTION.match(text):
        act = next((name for name, sign in _ACTS if sign.search(match["what"])), None)
        if act in _BY_ACT and match["fate"].lower() not in _FAILED:
            return _fate(_BY_ACT[act], text)
        return Fate("lost", carried=True) if act == "adopt" else None
    return next((_fate(what, text) for what, sign in _TOLD if sign.search(text)), None)


def _fate(what: str, text: str) -> Fate:
    to = _WHERE.search(text) if what in {"referred", "remitted"} else None
    return Fate(what, to["to"].strip() if to else None, carried=True)
