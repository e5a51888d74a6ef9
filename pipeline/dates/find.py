"""Finding the dates of a text: one pass over its words, rules tried only where a word may begin a date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from pipeline.dates.absolute import day_rules
from pipeline.dates.figures import number_rules
from pipeline.dates.guards import blank_addresses
from pipeline.dates.later import later_rules
from pipeline.dates.months import month_rules
from pipeline.dates.named import named_rules
from pipeline.dates.ocr import repair
from pipeline.dates.partial import partial_rules
from pipeline.dates.periods import period_rules
from pipeline.dates.relative import relative_rules
from pipeline.dates.spans import Anchor, Context, DateSpan, Hit, Rule
from pipeline.dates.spelled import spelled_rules
from pipeline.dates.weekdays import lone_weekday_rules, weekday_rules
from pipeline.dates.words import ENGLISH, LANGUAGES
from pipeline.dates.years import decade_rules, season_rules, year_rules

_WORD = re.compile(r"[^\W\d_]+|\d+")


def find_dates(text: str, language: str | None = "en", anchor: str | None = None) -> list[DateSpan]:
    """The dates of the text as EDTF, sorted and not overlapping.

    `language` is en, es, fr or pt; for any other the English rules hold, and those in figures. `anchor`
    is the EDTF date (day, month or year) that relative expressions count from, usually the
    publication; without it they are left out, and a day without a year is `XXXX-04-17`.
    """
    words = LANGUAGES.get((language or "")[:2].lower(), ENGLISH)
    rules = _rules(words.language)
    context = Context(repair(blank_addresses(text)), words, Anchor.parse(anchor))
    done = 0
    for word in _WORD.finditer(context.text):
        candidates = rules.get(word[0])
        if candidates is None or word.start() < done or _inside(context.text, word.start()):
            continue
        for rule in candidates:
            match = rule.pattern.match(context.text, word.start())
            hits = rule.build(match, context) if match else None
            if hits and hits[0][0] >= done:
                for start, end, edtf, confidence in _approximate(hits, rule.name, context):
                    context.found.append(DateSpan(start, end, text[start:end], edtf, rule.name, confidence))
                done = hits[-1][1]
                break
    return context.found


_TO_THE_DAY_OR_MONTH = frozenset(("month", "month-day", "day-month", "bare month"))


def _approximate(hits: list[Hit], method: str, context: Context) -> list[Hit]:
    """The hits, a month or day after "about" with a `~`."""
    if len(hits) > 1 or method not in _TO_THE_DAY_OR_MONTH or "/" in hits[0][2]:
        return hits
    start, end, edtf, confidence = hits[0]
    lead = context.before(start, 20)
    if not re.search(rf"\b{context.words.circa}\s$", lead, re.IGNORECASE):
        return hits
    return [(start, end, f"{edtf}~", confidence)]


def _inside(text: str, position: int) -> bool:
    """Whether a word or number goes on before the position ("x2017", "file_1999")."""
    return position > 0 and (text[position - 1].isalnum() or text[position - 1] == "_")


@lru_cache(maxsize=8)
def _rules(language: str) -> Mapping[str, tuple[Rule, ...]]:
    """The rules of a language by the word that may begin their match, the most specific first."""
    words = LANGUAGES[language]
    *months, bare_month = month_rules(words)
    ordered = (
        *named_rules(words), *number_rules(words), *period_rules(words), *weekday_rules(words),
        *day_rules(words), *spelled_rules(words),
        *partial_rules(words), *months, *decade_rules(words), *season_rules(words),
        *year_rules(words),
        *relative_rules(words), *later_rules(words), *lone_weekday_rules(words), bare_month,
    )  # fmt: skip
    table: dict[str, list[Rule]] = defaultdict(list)
    for rule in ordered:
        for trigger in rule.triggers:
            if rule not in table[trigger]:
                table[trigger].append(rule)
    return {trigger: tuple(rules) for trigger, rules in table.items()}
