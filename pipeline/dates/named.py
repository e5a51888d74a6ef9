"""Rules for days that go by a name: May Day, Labor Day, Día del Trabajo, September 11."""

from __future__ import annotations

import re

from pipeline.dates import values
from pipeline.dates.holidays import NAMED, NEEDS_LEAD
from pipeline.dates.spans import Context, Hit, Rule
from pipeline.dates.undated import speaks_of_future
from pipeline.dates.words import GAP, SPACE, Words, choice

_ATTACKS = {
    "en": (
        ("September", "Sept"),
        rf"Sept(?:ember|\.)?{GAP}11(?:th)?(?!\w|,?{SPACE}\d{{4}}|{GAP}?[-–/,]\s?\d)",
    ),
    "es": (("11",), rf"11{GAP}de{GAP}septiembre(?!\w|{SPACE}(?:del?{SPACE})?\d{{4}})"),
    "fr": (("11",), rf"11{GAP}septembre(?!\w|{SPACE}\d{{4}})"),
    "pt": (("11",), rf"11{GAP}de{GAP}setembro(?!\w|{SPACE}(?:de{SPACE})?\d{{4}})"),
}
_ATTACK_WORDS = re.compile(
    r"attack|terror|twin towers|world trade center|al[ -]qaeda|hijack|atentado|torres gemelas|attentat|"
    r"ataques",
    re.IGNORECASE,
)


def named_rules(words: Words) -> list[Rule]:
    """Rules for named days of a year that is told, or that the anchor gives."""
    names = NAMED[words.language]
    link = {"en": rf"(?:,?{SPACE}(?:of{SPACE})?)", "fr": SPACE}.get(words.language, rf"{SPACE}(?:de{SPACE})?")
    spaced = choice(names).replace("\\ ", SPACE)
    pattern = rf"(?P<name>{spaced})(?!\w)(?:{link}(?P<y>(?:1[89]|20)\d\d)(?!\w))?"
    triggers = tuple({n.split()[0] for n in names})
    attack_triggers, attack = _ATTACKS[words.language]
    return [
        Rule("attacks", attack_triggers, re.compile(attack), _attacks),
        Rule("named day", triggers, re.compile(pattern), _named_day),
    ]


_TODAY = 60
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _named_day(match: re.Match[str], context: Context) -> list[Hit] | None:
    name = " ".join(match["name"].split())
    of_year = NAMED[context.words.language][name]
    if match["y"]:
        return [(match.start(), match.end(), of_year(int(match["y"])).isoformat(), 0.95)]
    before = context.before(match.start(), 12)
    lead = NEEDS_LEAD.get(name)
    if context.anchor is None or (lead and not re.search(lead, before)) or _NAME_GOES_ON.match(
        context.after(match.end(), 12)
    ):  # fmt: skip
        return None
    # "Sat 8 Women's Day march", "Women's Day, March 8": the date is told beside the name.
    last = context.found[-1] if context.found else None
    beside = (
        last is not None
        and match.start() - last.end < _TODAY
        and "\n" not in context.text[last.end : match.start()]
    )
    if last and beside and _DAY.fullmatch(last.edtf) and of_year(int(last.edtf[:4])).isoformat() == last.edtf:
        return None
    day = of_year(context.anchor.year)
    step = re.search(r"\b(last|next|this)\s$", before, re.IGNORECASE)
    if step and step[1].lower() == "last":
        future = False
    else:
        future = bool(step and step[1].lower() == "next") or speaks_of_future(
            context, match.start(), match.end()
        )
    year = values.plausible_year(context.anchor, day.month, day.day, future=future)
    return [(match.start(), match.end(), of_year(year).isoformat(), 0.7)]


# "Christmas bonus", "Easter Rising", "May Day Committee": the day lends its name to something else.
_NAME_GOES_ON = re.compile(
    r"\s(?:Rising|Island|Committee|Proclamation|card|bonus|party|holiday|box|Resolution|Carol|Seal|Fund|"
    r"[Pp]arade|[Mm]arch|[Rr]ally|[Pp]icnic|[Dd]emonstration|[Gg]reetings|[Cc]elebration|[Ww]eekend|"
    r"[Ss]peech)"
    r"|-\w|[’']s\s[A-Z]"
)


def _attacks(match: re.Match[str], context: Context) -> list[Hit] | None:
    """The attacks of 2001, where the text around speaks of them and is not older."""
    if context.anchor and (context.anchor.year, context.anchor.month or 12) < (2001, 9):
        return None
    near = context.before(match.start(), 200) + " " + context.after(match.end(), 200)
    return [(match.start(), match.end(), "2001-09-11", 0.85)] if _ATTACK_WORDS.search(near) else None
