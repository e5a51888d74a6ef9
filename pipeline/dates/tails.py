"""What after a date without a year tells which it is: "October of last year", "4 May last", "2d inst."."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.dates import values
from pipeline.dates.spans import Context
from pipeline.dates.words import SPACE

# Groups: `y` words for a year counted from the anchor, `s` for the year just spoken of, `d` for the last
# or next such date, `yy` for a year of two digits.
_NOT_MORE = r"(?![\w%]|[.,:]\d)"
_TAILS: Mapping[str, str] = {
    "en": rf"(?:,?{SPACE}(?:of{SPACE})?(?:['’](?P<yy>\d\d){_NOT_MORE}|(?P<y>last|this|next){SPACE}year\b|"
    rf"(?P<s>that|the{SPACE}same|same){SPACE}year\b|(?P<ago>a{SPACE}year{SPACE}ago\b))"
    rf"|{SPACE}(?P<d>last|next|past)(?=[\s,.;:)—-]|$)(?!{SPACE}(?:week|month|night|year|time|to|for)\b)"
    r"|/(?P<yy2>[2-9]\d)(?![\w/]))",
    "es": rf"{SPACE}(?:(?:del?{SPACE})(?P<yy>\d\d)(?![\w%º°]|[.,:]\d|{SPACE}(?:de|por)\b)"
    rf"|(?:de{SPACE}l?|del{SPACE})(?P<y>año{SPACE}pasado|pasado{SPACE}año|este{SPACE}año|presente{SPACE}año|"
    rf"corriente{SPACE}año|próximo{SPACE}año|año{SPACE}próximo|año{SPACE}entrante|año{SPACE}siguiente|otro{SPACE}año|año{SPACE}que{SPACE}viene)\b"
    rf"|(?:del?{SPACE})(?P<s>(?:ese|aquel|mismo){SPACE}(?:mismo{SPACE})?año)\b"
    rf"|(?P<d>próximo{SPACE}pasado|ppdo\.?|pasado|último|próximo|entrante)\b)",
    "fr": rf"{SPACE}(?:de{SPACE}(?:l['’])?(?P<y>année{SPACE}dernière|an{SPACE}dernier|cette{SPACE}année|"
    rf"année{SPACE}prochaine|an{SPACE}prochain)\b|de{SPACE}(?:la{SPACE})?(?P<s>même{SPACE}année)\b"
    rf"|(?P<d>dernier|prochain|passé|écoulé)\b)",
    "pt": rf"{SPACE}(?:d[eo]{SPACE}(?P<yy>\d\d)(?![\w%º°]|[.,:]\d|{SPACE}(?:de|por)\b)"
    rf"|d[eo]{SPACE}(?P<y>ano{SPACE}passado|próximo{SPACE}ano|ano{SPACE}que{SPACE}vem|corrente{SPACE}ano)\b"
    rf"|deste{SPACE}(?P<y2>ano)\b|d(?:o|esse|"
    rf"aquele){SPACE}(?P<s>(?:mesmo{SPACE})?ano)(?=[\s.,;])(?!{SPACE}\w)"
    rf"|(?P<d>passado|último|próximo)\b)",
}
_COMPILED = {language: re.compile(text.replace(r"\d", "[0-9]")) for language, text in _TAILS.items()}
_BACK = (
    "last",
    "pasado",
    "dernier",
    "dernière",
    "passado",
    "ago",
    "past",
    "último",
    "passé",
    "écoulé",
    "ppdo",
)
_AHEAD = ("next", "siguiente", "próximo", "otro", "viene", "prochain", "prochaine", "vem", "entrante")


def told_after(context: Context, end: int, month: int, day: int | None) -> tuple[int, int] | None:
    """The year told by what follows a date without one, and where that ends; None where nothing does."""
    match = _COMPILED[context.words.language].match(context.text, end)
    if match is None:
        return None
    groups = {name: text for name, text in match.groupdict().items() if text}
    short = groups.get("yy") or groups.get("yy2")
    if short:
        return values.two_digit_year(short, context.anchor), match.end()
    anchor = context.anchor
    if "s" in groups:
        year = _year_spoken_of(context)
        return (year, match.end()) if year is not None else None
    if anchor is None:
        return None
    told = next(iter(groups.values())).lower().split()
    step = _step(told)
    if "d" not in groups:
        return anchor.year + step, match.end()
    here = (anchor.month or (1 if step < 0 else 12), anchor.day or (1 if step < 0 else 31))
    that = (month, day or (0 if step > 0 else 31))
    if day is None:
        here, that = (here[0], 0), (month, 0)
    if step < 0:
        return anchor.year - (that >= here), match.end()
    return anchor.year + (that <= here), match.end()


def _step(told: list[str]) -> int:
    if any(w.rstrip(".") in _BACK for w in told):
        return -1
    return 1 if any(w in _AHEAD for w in told) else 0


def _year_spoken_of(context: Context) -> int | None:
    for span in context.last_found():
        if re.match(r"[0-9]{4}", span.edtf):
            return int(span.edtf[-4:] if re.fullmatch(r"[0-9]{4}/[0-9]{4}", span.edtf) else span.edtf[:4])
    return context.anchor.year if context.anchor else None
