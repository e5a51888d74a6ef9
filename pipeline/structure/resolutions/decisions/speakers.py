"""Who speaks on the floor: delegates in debate, and the chair, whose word on a vote counts."""

from __future__ import annotations

import re

TURN = re.compile(
    r"(?:the\s+)?(?:delegate|brother|sister|bro\.?|chair(?:man|woman|person)?|president|vice[- ]president|"
    r"secretary(?:-treasurer)?|"
    r"fellow\s+worker|comrade|compañer[oa]|camarade|mr\.?|mrs\.?|miss|ms\.?|congressman|senator|governor|"
    r"a\s+delegate|presidium|discussion|debate|d[ée]bats?|discusi[óo]n)"
    r"\b(?:[^:.;]|(?<=\b[A-Z])\.){0,70}:\s",
    re.IGNORECASE,
)
_NAMED_TURN = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{2,40}(?:\([^)]{1,60}\))?(?:,[^:.;]{1,60})?:\s")
_NO_TURN = re.compile(
    r"(?:(?:the\s+)?committee|recomm?[ae]nd|dictamen|avis\b|opini[óo]n|cost|rationale|reasons?|status|action|mover|moved|seconde|submitted|"
    r"presented|whereas|resolved|because|"
    r"(?:[A-Z][\w&-]*\s+){0,4}(?:will|shall)\b|resolution|motion|title|votes?|visto|consider|result|"
    r"(?:lost|carried|defeated|adopted|rejected|withdrawn|remitted|referred|fell|passed)\b|"
    r"background|decision|disposition|outcome|(?:convention|floor|delegates?['’]?)\s+action|subject|fate|be\s+it|now|therefore|local\b|note)",
    re.IGNORECASE,
)


# A turn as French reports set it: "LE PRÉSIDENT. — La parole est …".
_DASHED_TURN = re.compile(
    r"(?:LE|LA|UN|UNE|M\.|MME|[A-ZÀ-Þ][A-ZÀ-Þ'’-]{1,30})(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{0,30}){0,4}\.?"
    r"(?:\s\([^()]{1,60}\))?\.\s*[—–]\s"
)


def is_turn(text: str) -> bool:
    """Whether a text is what a speaker says on the floor ("Delegate Quill: …")."""
    head = text[:320]
    if ":" not in head and "—" not in head and "–" not in head:
        return False
    if _DASHED_TURN.match(text) and not _NO_TURN.match(text):
        return True
    return bool((TURN.match(text) or _NAMED_TURN.match(text)) and not _NO_TURN.match(text))


def is_chair(text: str) -> bool:
    """Whether the speaker is in the chair, whose word on a vote counts."""
    return bool(
        re.match(
            r"(?:(?:the|le|la|el)\s+)?(?:acting\s+|vice[- ]|C\.\s+|compañer[oa]\s+)?"
            r"(?:chair|president|pr[ée]sident|presiding|temporary\s+chair)",
            text,
            re.I,
        )
    )
