"""The words of dates in English, Spanish, French and Portuguese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpus.months import FULL, SHORT, numbered

SPACE = r"(?:[ \t\xa0\u202f]{1,3}|[ \t\xa0]{0,2}\r?\n[ \t]{0,4})"
"""White space within a date: on one line, or over one line end of a hard-wrapped text."""

GAP = r"[ \t\xa0\u202f]{1,3}"
"""White space that stays on the line."""

DASH = r"[ \t\xa0]{0,2}[-–—‒‐‑][ \t\xa0]{0,2}"
YEAR = r"(?:1[5-9]|20)\d\d(?!\w|[.,]\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"


@dataclass(frozen=True, slots=True)
class Words:
    """What one language says in dates. Forms are lower case.

    `cased` says that months and weekdays need a capital.
    `of` joins day and month, `of_year` month and year, `to` and `both` days of a range and a list.
    """

    language: str
    cased: bool
    months: Mapping[str, int]
    short_months: Mapping[str, int]
    months_that_are_words: frozenset[str]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinal: str
    of: str
    of_year: str
    to: str
    both: str
    between: str
    month_lead: str
    year_lead: str
    future: re.Pattern[str]
    clock: re.Pattern[str]
    tens: Mapping[str, int]
    circa: str
    parts: Mapping[str, str]
    units: Mapping[str, str] = field(default_factory=dict)
    short_weekdays: Mapping[str, int] = field(default_factory=dict)

    def forms(self, words: Iterable[str]) -> tuple[str, ...]:
        """The words in lower case, with a capital, and in capitals."""
        return tuple({f: None for w in words for f in (w, w[:1].upper() + w[1:], w.upper())})

    def names(self, words: Iterable[str]) -> tuple[str, ...]:
        """Names of months and days in the cases in which the language writes them."""
        return tuple(f for f in self.forms(words) if not self.cased or f[:1].isupper())

    def month(self, group: str) -> str:
        """A pattern for a month, full or short, as the named group."""
        return f"(?P<{group}>{self.full_month()}|{choice(self.names(self.short_months))}\\b\\.?)"

    def weekday(self, group: str) -> str:
        """A pattern for a weekday, full or short, as the named group."""
        return f"(?P<{group}>{choice(self.names((*self.weekdays, *self.short_weekdays)))})(?!\\w)\\.?"

    def weekday_number(self, surface: str) -> int:
        """0 (Monday) to 6 for what `weekday` matched."""
        word = surface.rstrip(".").lower()
        number = self.weekdays.get(word)
        return self.short_weekdays[word] if number is None else number

    def weekday_triggers(self) -> tuple[str, ...]:
        """The first words of the weekdays' names."""
        return first_words(self.names((*self.weekdays, *self.short_weekdays)))

    def full_month(self) -> str:
        """A pattern for a month's full name, without a group."""
        return f"{choice(self.names(self.months))}\\b"

    def month_number(self, surface: str) -> int:
        """1 to 12 for what `month` matched."""
        word = surface.rstrip(".").lower()
        return self.months.get(word) or self.short_months[word]


def first_words(forms: Iterable[str]) -> tuple[str, ...]:
    """The first word of each form, since rules are looked up by the word that begins their match."""
    return tuple(dict.fromkeys(f.replace("-", " ").split()[0] for f in forms))


def choice(words: Iterable[str]) -> str:
    """An alternation of literal words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


def _both_cases(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


ENGLISH = Words(
    language="en",
    cased=True,
    months=FULL["en"],
    short_months=SHORT["en"],
    months_that_are_words=frozenset({"may", "march", "april", "june", "august"}),
    weekdays=numbered("monday|mon tuesday|tues|tue wednesday|wed thursday|thurs|thur|thu friday|fri "
            "saturday|sat sunday|sun", 0) | {"weds": 2},
    seasons={"spring": 21, "summer": 22, "fall": 23, "autumn": 23, "winter": 24},
    numbers={
        **numbered("one two three four five six seven eight nine ten eleven twelve"),
        "a": 1, "an": 1, "fifteen": 15, "twenty": 20, "twenty-five": 25, "thirty": 30, "forty": 40,
        "fifty": 50,
        "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    },
    ordinal=r"(?:(?:st|nd|rd|th|d|ST|ND|RD|TH)(?!\w))",
    of=rf"(?:{SPACE}of)?{SPACE}",
    of_year=rf"(?:,?{SPACE}(?:of{SPACE})?)",
    to=rf"(?:{DASH}|{SPACE}(?:to|through|thru|until|till){SPACE})",
    both=rf"{SPACE}(?:and|&|or){SPACE}",
    between=r"\bbetween\s$",
    month_lead=r"(?:^|\b(?:in|since|by|until|till|of|from|to|through|during|for|before|after|between|than|"
            r"around|late|"
    r"early|mid|begin|begins|beginning|starting|started|ending|each|and|or|on|this|last|next|the|and|"
    r"/)[ -]|[(\n–—-])$",
    year_lead=r"\b(?:in|since|by|until|till|from|during|before|after|to|through|of|for|between|and|or|"
            r"circa|around|"
    r"about|year|spring|summer|fall|autumn|winter|early|late|mid|the|©|copyright)[ \n-]$",
    future=_both_cases(
        r"\b(?:will|shall|won't|won’t|upcoming|coming|forthcoming|scheduled|plans? to|planned for|"
        r"(?:promised|planned|agreed|vowed|threatened|decided) to|"
        r"planning|intends?|"
        r"set for|going to|due|deadline|register|join us|rsvp|save the date|to be held|to hold|"
        r"resumes|meets|opens|begins|starts|votes|convenes|gathers|takes place|is held|returns|sits|"
        r"lands|leaves|"
        r"resigns|promises|declares|invites?|asks|calls on|next meeting|eyes|fix|hopes? for|is to|are to|"
        r"must|should|wants?|let|urges?|expected|due|decides|lasts|runs out|speaker|rally|reserve|bring|"
        r"adjourned (?:to|until|till))\b|[’']ll\b"
    ),
    clock=_both_cases(r",?\s(?:at\s)?(?:\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|noon\b)"),
    tens={"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7,
    "eighties": 8,
          "nineties": 9},
    circa=r"(?:around|about|circa|approximately|roughly|ca?\.)",
    parts={"early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid",
    "late": "late",
           "end": "late"},
    units={"day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
           "year": "year", "years": "year", "decade": "decade", "decades": "decade", "century": "century",
           "centuries": "century"},
)  # fmt: skip

SPANISH = Words(
    language="es",
    cased=False,
    months=FULL["es"],
    short_months=SHORT["es"],
    months_that_are_words=frozenset(),
    weekdays=numbered("lunes|lúnes martes|mártes miércoles|miercoles jueves|juéves viernes|"
    "viérnes sábado|sabado domingo", 0),
    seasons={"primavera": 21, "verano": 22, "otoño": 23, "otono": 23, "invierno": 24},
    numbers={
        **numbered("un|una dos tres cuatro cinco seis siete ocho nueve diez once doce"),
        "quince": 15, "veinte": 20, "veinticinco": 25, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
        "sesenta": 60,
        "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100,
    },
    ordinal=r"(?:\.?[º°]|ro|er)",
    of=rf"{SPACE}[Dd][Ee]{SPACE}",
    of_year=rf"(?:{SPACE}[Dd][Ee][Ll]?(?:{SPACE}año)?{SPACE}|,?{SPACE})",
    to=rf"(?:{DASH}|{SPACE}(?:al?|hasta(?:{SPACE}el)?){SPACE}(?:el{SPACE})?)",
    both=rf"{SPACE}(?:y|e|o){SPACE}(?:el{SPACE})?",
    between=r"\bentre\s$",
    month_lead=r"(?:^|\b(?:en|desde|de|hasta|antes de|pleno|a|hacia|para|por|entre|y|e|o|pasado|próximo|"
    r"proximo|este|"
            r"del?|durante|"
    r"mes de|en el mes de) |[(\n–—-])$",
    year_lead=r"\b(?:en|desde|de|del|hasta|a|al|hacia|para|por|entre|y|e|o|año|el)[ \n]$",
    future=_both_cases(r"\w(?:rá|rán|remos|ré)\b|\b(?:próxim[oa]s?|proxim[oa]s?|van? a|vamos a|"
            r"convoca\w*|para el|sería|haría|tendría|habría|podría|firmaría|celebraría)\b"),
    clock=_both_cases(r",?\s(?:a las?\s)?\d{1,2}(?::\d\d)?\s?(?:h|hrs|horas|p\.? ?m|a\.? ?m)\b|"
    r",?\sa las?\s\d"),
    tens={"veinte": 2, "treinta": 3, "cuarenta": 4, "cincuenta": 5, "sesenta": 6, "setenta": 7, "ochenta": 8,
          "noventa": 9},
    circa=r"(?:hacia|alrededor de|cerca de|circa|ca?\.)",
    parts={"principios": "early", "comienzos": "early", "inicios": "early", "inicio": "early",
    "principio": "early",
           "mediados": "mid", "finales": "late", "fines": "late", "fin": "late", "final": "late"},
    units={"día": "day", "días": "day", "dia": "day", "dias": "day", "semana": "week", "semanas": "week",
           "mes": "month", "meses": "month", "año": "year", "años": "year", "década": "decade",
           "décadas": "decade",
           "siglo": "century", "siglos": "century"},
    short_weekdays=numbered("lun mar mié|mie jue vie sáb|sab dom", 0),
)  # fmt: skip

FRENCH = Words(
    language="fr",
    cased=False,
    months=FULL["fr"],
    short_months=SHORT["fr"],
    months_that_are_words=frozenset({"mars"}),
    weekdays=numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", 0),
    seasons={"printemps": 21, "été": 22, "automne": 23, "hiver": 24},
    numbers={
        **numbered("un|une deux trois quatre cinq six sept huit neuf dix onze douze"),
        "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100,
    },
    ordinal=r"(?:er|ᵉʳ)",
    of=SPACE,
    of_year=SPACE,
    to=rf"(?:{DASH}|{SPACE}(?:au|à|jusqu['’]au){SPACE})",
    both=rf"{SPACE}(?:et|ou){SPACE}(?:le{SPACE})?",
    between=r"\bentre\s$",
    month_lead=r"(?:^|\b(?:en|depuis|de|jusqu['’]en|jusqu['’]à|avant|d['’]ici|plein|à|fin|mi|début|vers|"
    r"pour|entre|et|ou|dès|courant|"
            r"mois de) |"
    r"\bd['’]|\bmi-|[(\n–—-])$",
    year_lead=r"\b(?:en|depuis|de|jusqu['’]en|à|vers|pour|entre|et|ou|dès|année|an|d['’]ici|fin|début|"
            r"l['’]an)[ \n]$",
    future=_both_cases(r"\w(?:ra|ront|rons)\b|\b(?:prochaine?s?|va|vont|allons|prévue?s?|appelle|"
    r"appellent|vient|"
            r"reconduit|convoqu\w+|doit|doivent|rendez-vous)\b"),
    clock=_both_cases(r",?\s(?:à\s)?\d{1,2}\s?h(?:eures)?\b"),
    tens={"vingt": 2, "trente": 3, "quarante": 4, "cinquante": 5, "soixante": 6, "soixante-dix": 7,
          "quatre-vingt": 8, "quatre-vingts": 8, "quatre-vingt-dix": 9},
    circa=r"(?:vers|autour de|aux alentours de|environ|circa|ca?\.)",
    parts={"début": "early", "debut": "early", "milieu": "mid", "mi": "mid", "fin": "late"},
    units={"jour": "day", "jours": "day", "semaine": "week", "semaines": "week", "mois": "month",
    "an": "year",
           "ans": "year", "année": "year", "années": "year", "décennie": "decade", "décennies": "decade",
           "siècle": "century", "siècles": "century"},
    short_weekdays=numbered("lun mar mer jeu ven sam dim", 0),
)  # fmt: skip

PORTUGUESE = Words(
    language="pt",
    cased=False,
    months=FULL["pt"],
    short_months=SHORT["pt"],
    months_that_are_words=frozenset({"marco"}),
    weekdays=numbered(
        "segunda-feira terça-feira|terca-feira quarta-feira quinta-feira sexta-feira sábado|sabado domingo", 0
    ),
    seasons={"primavera": 21, "verão": 22, "verao": 22, "outono": 23, "inverno": 24},
    numbers={
        **numbered("um|uma dois|duas três|tres quatro cinco seis sete oito nove dez onze doze"),
        "quinze": 15, "vinte": 20, "trinta": 30, "quarenta": 40, "cinquenta": 50, "sessenta": 60,
        "setenta": 70,
        "oitenta": 80, "noventa": 90, "cem": 100,
    },
    ordinal=r"(?:(?:\.?[º°]|o)(?!\w))",
    of=rf"{SPACE}[Dd][Ee]{SPACE}",
    of_year=rf"(?:{SPACE}d[eo](?:{SPACE}ano{SPACE}de)?{SPACE}|,?{SPACE})",
    to=rf"(?:{DASH}|{SPACE}(?:ao?|até(?:{SPACE}o)?){SPACE})",
    both=rf"{SPACE}(?:e|ou){SPACE}",
    between=r"\bentre\s$",
    month_lead=r"(?:^|\b(?:em|desde|de|até|a|para|por|entre|e|ou|último|passado|próximo|neste|deste|"
            r"durante|mês de) |"
    r"[(\n–—-])$",
    year_lead=r"\b(?:em|desde|de|até|a|para|por|entre|e|ou|ano|do|no)[ \n]$",
    future=_both_cases(r"\w(?:rá|rão|remos)\b|\b(?:próxim[oa]s?|proxim[oa]s?|vai|vão|vamos|convoca\w*|"
    r"decide|há)\b"),
    clock=_both_cases(r",?\s(?:[àá]s\s\d|\d{1,2}\s?h\b)"),
    tens={"vinte": 2, "trinta": 3, "quarenta": 4, "cinquenta": 5, "sessenta": 6, "setenta": 7, "oitenta": 8,
          "noventa": 9},
    circa=r"(?:por volta de|cerca de|circa|ca?\.)",
    parts={"início": "early", "inicio": "early", "começo": "early", "princípio": "early", "meados": "mid",
    "fim": "late",
           "final": "late", "finais": "late", "fins": "late"},
    units={"dia": "day", "dias": "day", "semana": "week", "semanas": "week", "mês": "month", "meses": "month",
           "ano": "year", "anos": "year", "década": "decade", "décadas": "decade", "século": "century",
           "séculos": "century"},
    short_weekdays=numbered("seg|segunda ter|terça qua|quarta qui|quinta sex|sexta sáb|sab|sabbado dom", 0),
)  # fmt: skip

LANGUAGES: Mapping[str, Words] = {w.language: w for w in (ENGLISH, SPANISH, FRENCH, PORTUGUESE)}
