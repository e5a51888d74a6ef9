"""Finding the dates of a text: one pass over its words, rules tried only where a word may begin a date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from pipeline.dates.absolute import day_rules, month_rules, number_rules
from pipeline.dates.guards import blank_addresses
from pipeline.dates.named import named_rules
from pipeline.dates.relative import relative_rules
from pipeline.dates.spans import Anchor, Context, DateSpan, Rule
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
    context = Context(blank_addresses(text), words, Anchor.parse(anchor))
    done = 0
    for word in _WORD.finditer(context.text):
        candidates = rules.get(word[0])
        if candidates is None or word.start() < done or _inside(context.text, word.start()):
            continue
        for rule in candidates:
            match = rule.pattern.match(context.text, word.start())
            hits = rule.build(match, context) if match else None
            if hits and hits[0][0] >= done:
                for start, end, edtf, confidence in hits:
                    context.found.append(DateSpan(start, end, text[start:end], edtf, rule.name, confidence))
                done = hits[-1][1]
                break
    return context.found


def _inside(text: str, position: int) -> bool:
    """Whether a word or number goes on before the position ("x2017", "file_1999")."""
    return position > 0 and (text[position - 1].isalnum() or text[position - 1] == "_")


@lru_cache(maxsize=8)
def _rules(language: str) -> Mapping[str, tuple[Rule, ...]]:
    """The rules of a language by the word that may begin their match, the most specific first."""
    words = LANGUAGES[language]
    ordered = (
        *named_rules(words), *number_rules(words), *day_rules(words), *month_rules(words)[:-1],
        *decade_rules(words),
        *season_rules(words), *year_rules(words), *relative_rules(words), month_rules(words)[-1],
    )  # fmt: skip
    table: dict[str, list[Rule]] = defaultdict(list)
    for rule in ordered:
        for trigger in rule.triggers:
            if rule not in table[trigger]:
                table[trigger].append(rule)
    return {trigger: tuple(rules) for trigger, rules in table.items()}
