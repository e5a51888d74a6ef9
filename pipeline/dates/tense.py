"""Whether the sentence around a date tells what was or what will be."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.dates.spans import Context

_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÀ-Ý¿¡\"“«])|\n\s*\n")
_CLAUSE_END = re.compile(r"[;:¶!?]\s|[.]\s+(?=[A-ZÀ-Ý¿¡\"“«•*-])|\s[—–•*]\s|\n\s*\n|\n\s?[-•*—–]\s|\n(?=\d)")
_PAST = {
    "en": r"\b(?=[a-z])(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bas )(?<![\w-])(?!need|indeed|hundred|speed|"
    r"united|armed|unlimited|limited|red\b|bed\b|shed\b|seed)"
    r"[a-z]{2,}ed\b|(?<!\bbe )(?<!\bis )(?<!\bare )\b(?:was|were|had|did|went|came|met|sat|told|said|"
    r"took|held|began|broke|ran|fell|struck|"
    r"gave|left|stood|won|lost|made|sent|got|fought|brought|heard|spoke|wrote|rose|drove|shot|sold|paid|kept|"
    r"found|led|saw|blew|woke|swept|been|thought|knew|grew|threw|taken|held|out since|out last)\b",
    "es": r"\b[A-Z]?[a-zñáéíú]{1,}(?:ó|aron|ieron|eron|aba|aban)\b|\b(?:fue|fueron|hubo|hizo|dijo|tuvo|"
    r"vino|pudo|supo|puso|quiso|dio|vio|iba|"
    r"había|habían|tenía|era|eran|decía|quería|ha|han|hemos|falleció)\b",
    "fr": r"\b(?:a|ont|est|sont|avait|avaient|était|étaient|avons|suis)\s(?:\w+\s){0,2}\w+(?:é|ée|és|ées|"
    r"i|is|it|u|"
    r"us|ue|ert)\b|\b[a-zéèêç]{3,}(?:èrent|irent|urent|aient)\b|\b(?:était|avait|fut|furent|eut|vint|prit|"
    r"fit)\b",
    "pt": r"\b[a-zãéíóç]{2,}(?:ou|aram|eram|iram|avam)\b|\b(?:foi|foram|fez|disse|teve|era|eram|veio|deu|"
    r"saiu|"
    r"estava|tinha|tinham|havia|cheg[áa]mos)\b",
}
# Before what is awaited: "until Saturday". A past verb may undo all but the second.
_AWAITED = {
    "en": r"\b(?:until|till|by|before|not later than)\s(?:the\s)?$",
    "es": r"\b(?:hasta|antes de)\s(?:el\s|del?\s)?$|\bantes del\s$|\bpara (?:el\s)?$",
    "fr": r"\b(?:jusqu['’]à|jusqu['’]au|avant|d['’]ici|dès|pour)\s(?:le\s)?$",
    "pt": r"\b(?:até|antes d[aeo]|para)\s(?:[ao]\s)?$",
}
_MEANT = {
    "en": r"\b(?:for)\s(?:the\s)?$",
    "es": r"\bpara el\s$",
    "fr": r"\bpour le\s$",
    "pt": r"\bpara [ao]\s$",
}
_SINCE = re.compile(r"\b(?:since|desde(?: el| la)?|depuis(?: le)?)\s$", re.IGNORECASE)
_REACH_BEFORE, _REACH_AFTER = 150, 100


@lru_cache(maxsize=8)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(_PAST[language]),
        re.compile(_AWAITED[language], re.IGNORECASE),
        re.compile(_MEANT[language], re.IGNORECASE),
    )


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    ends = [m.end() for m in pattern.finditer(text)]
    return ends[-1] if ends else -1


def _clause(context: Context, start: int, end: int, boundary: re.Pattern[str]) -> tuple[str, str]:
    before = context.before(start, _REACH_BEFORE)
    after = context.after(end, _REACH_AFTER)
    cut, stop = _last_end(boundary, before), boundary.search(after)
    return before[max(cut, 0) :], after[: stop.start()] if stop else after


def direction(context: Context, start: int, end: int) -> bool | None:
    """True where the sentence speaks of what will be, False of what was, None where it does not tell.

    The verb nearest before the date decides, then the word that leads to the date ("until", "by"), then
    the verb after it; then a word of the future anywhere in the sentence.
    """
    words = context.words
    past, awaited, meant = _patterns(words.language)
    before, after = _clause(context, start, end, _CLAUSE_END)
    if meant.search(before[-12:]):
        return True
    was, will = _last_end(past, before), _last_end(words.future, before)
    if was > will or (will < 0 and _SINCE.search(before[-10:])):
        return False
    # A clock time right after the day ("Thursday 6 pm") announces, where no verb tells of the past.
    if will >= 0 or words.clock.match(context.after(end, 12)):
        return True
    found = past.search(after)
    ahead = words.future.search(after)
    if awaited.search(before[-20:]):
        return found is None or ahead is not None
    if found and (ahead is None or found.start() < ahead.start()):
        return False
    if ahead:
        return True
    sentence = _clause(context, start, end, _SENTENCE_END)
    if sentence == (before, after):
        return None
    return True if words.future.search(f"{sentence[0]} \x01 {sentence[1]}") else None
