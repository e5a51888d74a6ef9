"""Rules for years and what is made of years: ranges, decades, centuries, seasons, quarters, circa."""

from __future__ import annotations

import re

from pipeline.dates import values
from pipeline.dates.guards import is_year
from pipeline.dates.spans import Context, Hit, Rule, rule
from pipeline.dates.words import DASH, GAP, SPACE, YEAR, Words, choice

_YEARS = tuple(f"{n}" for n in range(1750, 2100))
_FIGURES = r"(?:1[5-9]|20)\d\d"
_ROMAN = {"XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21}
_ENGLISH_CENTURIES = {
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "twenty-first": 21,
}  # fmt: skip
_BARE_MINIMUM, _BARE_MAXIMUM = 1750, 2099
# Years as far ahead as this, and older than that, need a preposition, since more often they are counts.
_PLAIN_FROM, _PLAIN_TO = 1850, 2040


def part_pattern(words: Words) -> str:
    """A pattern for "early ", "mid-", "principios de los ", as the group `part`."""
    link = {
        "en": rf"(?:[-–]|{SPACE}(?:of{SPACE})?(?:the{SPACE})?)",
        "es": rf"{SPACE}(?:del?|de{SPACE}l[oa]s?){SPACE}",
        "fr": rf"(?:-|{SPACE}(?:(?:des?|du|de{SPACE}l[ae]s?){SPACE})?)",
        "pt": rf"{SPACE}(?:d[aeo]s?){SPACE}",
    }[words.language]
    return rf"(?P<part>{choice(words.forms(words.parts))}){link}"


def year_rules(words: Words) -> list[Rule]:
    """Rules for single years and ranges of years."""
    parts = words.forms(words.parts)
    link_year = rf"(?:año{SPACE}|ano{SPACE}(?:de{SPACE})?)?" if words.language in ("es", "pt") else ""
    circa = words.circa
    circa_triggers = tuple({w for c in ("c", "ca", "circa") for w in (c, c.capitalize())})
    to = rf"(?:{DASH}|{SPACE}(?:to|through|thru|until|a|al|hasta|à|até|ao){SPACE})"
    both = words.both
    return [
        rule("period that began", tuple(str(n) for n in range(2, 151)),
              rf"(?P<n>\d{{1,3}})[ -]years?{GAP}period{GAP}(?:that{GAP}|which{GAP})?"
              rf"(?:began|begins|beginning|started|starting){GAP}in{GAP}(?P<y>{_FIGURES})(?!\d)", _period),
        rule("year range", _YEARS, rf"(?P<y>{_FIGURES})(?:{to}|/)(?P<y2>{_FIGURES}|\d\d|"
        rf"(?<=[-–])\d)(?![\w%]|[.,/-]\d)",
        _range),
        rule("years between", _YEARS, rf"(?P<y>{_FIGURES}){both}(?P<y2>{_FIGURES})(?![\w%]|[.,/-]\d)",
        _between),
        rule("circa", circa_triggers, rf"(?:[Cc]irca|CIRCA|[Cc]a?\.){GAP}?(?P<y>{_FIGURES})(?![\w%]|"
        rf"[.,/-]\d)",
        _circa),
        rule("part of year", parts, rf"{part_pattern(words)}{link_year}(?P<y>{YEAR})", _part_of_year),
        rule("quarter", ("Q1", "Q2", "Q3", "Q4", "Q"), rf"Q(?P<q>[1-4]){SPACE}(?:of{SPACE})?(?P<y>{YEAR})",
        _quarter),
        rule("quarter", ("first", "second", "third", "fourth"),
              rf"(?P<q>first|second|third|fourth){SPACE}quarter{SPACE}(?:of{SPACE})?(?P<y>{YEAR})", _quarter),
        rule("short year", tuple(f"{n:02d}" for n in range(100)), r"(?P<yy>\d\d)(?![\w%]|[.,:]\d|['’]s)",
        _short_year),
        rule("year", _YEARS, rf"(?P<y>{_FIGURES})(?![\w%]|[.,]\d)(?P<circa>{circa})?", _year),
    ]  # fmt: skip


def decade_rules(words: Words) -> list[Rule]:
    """Rules for decades and centuries."""
    part = part_pattern(words)
    parts = words.forms(words.parts)
    decades = tuple(f"{n}0s" for n in range(150, 210))
    tens = choice(words.forms(words.tens))
    if words.language == "en":
        short = tuple(f"{n}0s" for n in range(2, 10))
        numeral = rf"(?:(?P<y>{_FIGURES[:-2]}0)['’]?s|['’]?(?P<t>[2-9])0['’]?s|(?P<w>{tens}))(?!\w)"
        spelled = choice(words.forms(_ENGLISH_CENTURIES))
        century = rf"(?:(?P<c>1[5-9]|2[01])(?:th|st)|(?P<cw>{spelled}))[ -][Cc]entury\b"
        return [
            rule("decade", (*parts,), rf"{part}(?:the{SPACE})?{numeral}", _decade),
            rule("decade", (*decades, *(d[:-1] for d in decades)), numeral, _decade),
            rule(
                "short decade", (*short, *(d[:-1] for d in short), *words.forms(words.tens)), numeral, _decade
            ),
            rule("century", parts, rf"{part}{century}", _century),
            rule(
                "century",
                (*words.forms(_ENGLISH_CENTURIES), *(str(n) for n in range(15, 22))),
                century,
                _century,
            ),
        ]
    lead = {
        "es": rf"(?:(?:la{SPACE})?década{SPACE}de{SPACE}(?:(?:los|el){SPACE})?(?:años{SPACE})?|"
        rf"a[ñn]os{SPACE}|(?:los{SPACE}))",
        "fr": rf"(?:ann[ée]es{SPACE}|décennie{SPACE}(?:de{SPACE})?)",
        "pt": rf"(?:(?:a{SPACE})?década{SPACE}de{SPACE}|anos{SPACE})",
    }[words.language]
    own_lead = lead if words.language != "es" else lead.replace(f"|(?:los{SPACE})", "")
    end = r"(?!\w|[.,]\d)" if words.language != "fr" else r"(?!\w|[.,-]\d)"
    numeral = rf"(?:(?P<y>{_FIGURES[:-2]}0)|['’]?(?P<t>[2-9])0|(?P<w>{tens})){end}"
    lead_triggers = words.forms({"es": ("década", "años", "anos"), "fr": ("années", "annees", "décennie"),
                                 "pt": ("década", "anos")}[words.language])  # fmt: skip
    century = {
        "es": rf"siglo{SPACE}(?P<c>{choice(_ROMAN)})\b",
        "fr": rf"(?P<c>{choice(_ROMAN)}|1[5-9]|2[01])(?:e|ème|ᵉ){SPACE}siècle\b",
        "pt": rf"século{SPACE}(?P<c>{choice(_ROMAN)})\b",
    }[words.language]
    century_triggers = (
        words.forms(("siglo", "século"))
        if words.language != "fr"
        else (
            *(r + e for r in _ROMAN for e in ("", "e", "ème")),
            *(str(n) + e for n in range(15, 22) for e in ("", "e", "ème")),
        )
    )
    return [
        rule("decade", parts, rf"{part}(?:{lead}|(?=\d))?{numeral}", _decade),
        rule("decade", lead_triggers, rf"{own_lead}{numeral}", _decade),
        rule("century", parts, rf"{part}{century}", _century),
        rule("century", century_triggers, century, _century),
    ]


def season_rules(words: Words) -> list[Rule]:
    """Rules for seasons of a named year: "summer of 2016", "primavera de 2017"."""
    triggers = words.forms(words.seasons)
    season = rf"(?P<s>{choice(triggers)})"
    link = {
        "en": rf",?{SPACE}(?:of{SPACE}(?:the{SPACE}year{SPACE})?)?",
        "fr": rf"{SPACE}(?:de{SPACE}(?:l['’]année{SPACE})?)?",
    }.get(words.language, rf"{SPACE}(?:d[eo]l?{SPACE}(?:a[nñ]o{SPACE}(?:de{SPACE})?)?)?")
    year = rf"(?:(?P<y>{_FIGURES})(?:[-–/](?P<y2>{_FIGURES}|\d\d))?(?![\w%]|[.,]\d)|['’](?P<yy>\d\d)(?!\w))"
    return [rule("season", triggers, rf"{season}{link}{year}", _season)]


def _hit(match: re.Match[str], edtf: str | None, confidence: float) -> list[Hit] | None:
    return [(match.start(), match.end(), edtf, confidence)] if edtf else None


def _period(match: re.Match[str], _: Context) -> list[Hit] | None:
    first = int(match["y"])
    return _hit(match, f"{first}/{first + int(match['n'])}", 0.85)


def _range(match: re.Match[str], context: Context) -> list[Hit] | None:
    first, text = int(match["y"]), match["y2"]
    unit: int = 10 ** len(text)
    last = int(text) if len(text) == 4 else first // unit * unit + int(text)
    if len(text) == 2 and last < first:
        last += 100  # "1999-00"
    if not first < last <= first + (400 if len(text) == 4 else 60):
        return None
    if not is_year(context, match.start(), match.end()):
        return None
    return _hit(match, f"{first}/{last}", 0.9)


def _between(match: re.Match[str], context: Context) -> list[Hit] | None:
    if not re.search(context.words.between, context.before(match.start(), 12), re.IGNORECASE):
        return None
    if not is_year(context, match.start(), match.end()):
        return None
    return _hit(match, values.interval(match["y"], match["y2"]), 0.85)


def _circa(match: re.Match[str], _: Context) -> list[Hit] | None:
    return [(*match.span("y"), f"{match['y']}~", 0.9)]


def _part_of_year(match: re.Match[str], context: Context) -> list[Hit] | None:
    word, year = match["part"].lower(), int(match["y"])
    part = context.words.parts[word]
    if word in ("end", "fin", "fim", "final", "finales", "fines", "finais", "fins"):
        return _hit(match, values.day(year, 12, 31), 0.85)
    if word in ("beginning", "start", "début", "debut", "inicio", "inicios", "início", "começo", "comienzos"):
        return _hit(match, values.month(year, 1), 0.8)
    return _hit(match, values.part_of_year(year, part), 0.85)


def _quarter(match: re.Match[str], _: Context) -> list[Hit] | None:
    quarter = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(match["q"]) or int(match["q"])
    year = int(match["y"])
    return _hit(match, f"{values.month(year, 3 * quarter - 2)}/{values.month(year, 3 * quarter)}", 0.9)


def _year(match: re.Match[str], context: Context) -> list[Hit] | None:
    year = int(match["y"])
    start, end = match.span("y")
    if not _BARE_MINIMUM <= year <= _BARE_MAXIMUM or not is_year(context, start, end):
        return None
    before = context.before(start, 24)
    if not _PLAIN_FROM <= year <= _PLAIN_TO and not re.search(
        context.words.year_lead + r"|[(\[–—-]\s?$", before, re.IGNORECASE
    ):
        return None
    approximate = re.search(rf"\b{context.words.circa}\s$", before[-18:], re.IGNORECASE)
    return [(start, end, f"{year}~" if approximate else f"{year}", 0.85 if approximate else 0.9)]


_SHORT_YEAR_LEAD = re.compile(
    r"\b(?:in|since|by|until|till|of|from|to|and|before|after|en|de|del|desde|depuis|em|winter|summer|"
    r"spring|fall)\s['’]$",
    re.IGNORECASE,
)


def _short_year(match: re.Match[str], context: Context) -> list[Hit] | None:
    """ "in '69": the apostrophe, after a word that leads to a year, tells it from other numbers."""
    start = match.start() - 1
    if start < 0 or not _SHORT_YEAR_LEAD.search(context.before(match.start(), 12)):
        return None
    return [(start, match.end(), f"{values.two_digit_year(match['yy'], context.anchor):04d}", 0.8)]


# "the 80s" is a decade; "in her 80s" an age, "temperatures in the 80s" is rare in labor papers.
_AGE_BEFORE = re.compile(r"\b(?:his|her|their|my|our|your|mid-|low|high|upper)\s?$", re.IGNORECASE)
_SHORT_LEAD = re.compile(r"(?:\b(?:the|early|mid|late|and|of|los|as|años)[ -]|[/–-])['’]?$", re.IGNORECASE)


def _decade(match: re.Match[str], context: Context) -> list[Hit] | None:
    groups = match.groupdict()
    part = context.words.parts[match["part"].lower()] if groups.get("part") else None
    start, before = match.start(), context.before(match.start(), 24)
    if groups["y"]:
        first = int(match["y"])
        if before[-1:] in ("$", "€", "£", "-") and before[-1:] != "-":
            return None
        if first % 100 == 0 and first != 2000 and context.words.language == "en":
            return _hit(match, values.century(first, part), 0.75)  # "the 1800s"
        return _hit(match, values.decade(first, part), 0.95)
    tens = int(match["t"]) if groups["t"] else context.words.tens[match["w"].lower()]
    if context.words.language == "en" and part is None:
        if _AGE_BEFORE.search(before) or not _SHORT_LEAD.search(before):
            return None
        if before[-1:] in ("'", "’"):
            start -= 1
    elif part and _AGE_BEFORE.search(before):
        return None
    first = (2000 if tens <= 2 and context.anchor and context.anchor.year >= 2025 else 1900) + tens * 10
    return [(start, match.end(), values.decade(first, part), 0.8)]


def _century(match: re.Match[str], context: Context) -> list[Hit] | None:
    groups = match.groupdict()
    part = context.words.parts[match["part"].lower()] if groups.get("part") else None
    text = groups.get("c") or ""
    number = int(text) if text.isdigit() else _ROMAN.get(text) or _ENGLISH_CENTURIES[match["cw"].lower()]
    return _hit(match, values.century((number - 1) * 100, part), 0.9)


def _season(match: re.Match[str], context: Context) -> list[Hit] | None:
    year = int(match["y"]) if match["y"] else values.two_digit_year(match["yy"], context.anchor)
    season = context.words.seasons[match["s"].lower()]
    if match["y2"] and season != 24:
        return None
    return _hit(match, f"{year:04d}-{season}", 0.95)
