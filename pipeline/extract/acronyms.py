"""Component: acronyms, defined in the text or standing on their own.

Sets proposals for both sides of a definition, "Long Name (ABC)" and "ABC (Long Name)", for every later use
of the acronym, and, with low confidence, for other acronyms in running text, which in labor papers mostly
name organizations.

Definitions follow Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (2003). Acronyms of another language than the long name ("Confederation of National Unions
(CSN)") fit no letters: there the capitalised run before the bracket serves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from corpus.folding import fold
from pipeline.extract import runs
from pipeline.extract.lexicon import (
    AND,
    ARTICLES,
    BARE,
    EVENTS,
    LAWS,
    LEADING,
    NATIONAL,
    OPENING_HEADS,
    STRONG_HEADS,
    TRADES,
    WEAK_HEADS,
    WORKER_HEADS,
    word_set,
)
from pipeline.extract.proposals import Proposal, known, place_hits_of, proposals_of, words_of
from pipeline.extract.words import Line, Words

_BRACKET = re.compile(r"\(([^()\n]{2,24})\)")
_SHORT = re.compile(r"[^\W\d_][\w.&/’'-]{1,11}(?: [A-Z][\w’'-]{1,9})?", re.UNICODE)
_BEFORE = re.compile(r"(?<![\w-])([A-ZÀ-Ý][A-ZÀ-Ý&-]{1,9}) \(([A-ZÀ-Ý][^()\n]{6,110})\)")

# Acronyms of things that are no organizations.
NOT_ORGANIZATIONS = word_set("""
NAFTA USMCA TLCAN TMEC T-MEC CUSMA ACEUM ALENA FTAA ALCA CAFTA CAFTA-DR TPP TPPA TTIP CETA GATT GATS NAALC
MOU CBA COVID COVID-19 AIDS SIDA HIV VIH SARS PTSD PPE DNA TB CEO CFO COO HR PR IT AI TV DVD CD FM AM PM
AD BC BCE CE USA US UK EEUU EUA DF NYC LA DC NY NJ UAE DRC USSR URSS GDR RDA FRG PRC GDP PIB GNP VAT IVA
USD EUR MXN CAD ISBN ISSN DOI PDF HTML URL FAQ RSVP ASAP AKA RIP SOS VIP ID OK NB PS QED PIN SMS GPS LGBT
LGBTQ LGBTQIA BIPOC POC DEI ESG CSR PTO OT WWI WWII NHS-led MBA PHD BA MA JD RN LPN CNA II III IV VI VII
VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI WHEREAS RESOLVED THEREFORE AND THE FOR NOT BUT YES
NOW WILL ALL NEW BY OF IN ON TO IS IT WE US OUR NO SO BE IF OR CARRIED ADOPTED M/S/C MSC VISTO
CONSIDERANDO RESUELVE STRIKE VOTE PRO ACT ACTA RSS MST EST PST CST EDT PDT GMT UTC BST HMO PAC SUV ATM
CAPTCHA FOTO PHOTO NOTE NOTA BREVES FAX TEL PO BOX AVE BLVD ST RD BIS NDLR RTT CDI CDD SMIC ERTE IRPF PYME
UMA FTE COLA NGO NGOS ONG ONGS CSO AP AFP
""")

_STRESSED = word_set("""
never always must ever very really more less most win stop save solidarity power unity victory fight back
great important urgent live please read note know think want need good bad best last first right wrong
free love hate nunca siempre jamas basta todo todos nada jamais toujours tout tous rien sempre tudo agora
maintenant ahora strike lockout boycott attention warning notice agenda minutes news
""")
_TELLING = STRONG_HEADS | WORKER_HEADS | TRADES | OPENING_HEADS | WEAK_HEADS
_ROMAN = re.compile(r"[IVXLC]+")
_LEADS = word_set("""
the of by with and from la el le los las les l del de du da do al au a y e et en o pela pelo por para con com
""")
_TITLES = word_set("mr mrs ms miss sir dr brother sister comrade delegate m mme sr sra don chairman senator")
_ACRONYM = re.compile(r"[A-ZÀ-ÖØ-Þ]{3,8}")


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym with its long name, both with their characters."""

    short: str
    short_start: int
    short_end: int
    long: str
    long_start: int
    long_end: int


def looks_like_organization(long: str) -> bool:
    """Whether a long name is no treaty, law or event, going by its words."""
    folds = fold(long).split()
    if not folds:
        return False
    if folds[-1] in LAWS or folds[-1] in EVENTS or folds[0] in LAWS:
        return False
    return not any(w in ("agreement", "treaty", "tratado", "traite", "acuerdo", "accord") for w in folds)


def define(words: Words) -> Iterator[Definition]:
    """Every definition of an acronym in the text, in either order."""
    text = words.text
    for match in _BRACKET.finditer(text):
        short = match.group(1).strip()
        start = match.start(1)
        if not _is_short(short):
            continue
        end = start + len(short)
        span = _long_before(words, match.start(), short)
        if span is not None:
            first, last = span
            long_start, long_end = words.span(first, last)
            yield Definition(short, start, end, text[long_start:long_end], long_start, long_end)
    for match in _BEFORE.finditer(text):
        short, long = match.group(1), match.group(2)
        if not _is_short(short) or not (_matches(short, long) or _heads(long)):
            continue
        trimmed = long.split(",")[0] if not _matches(short, long) else long
        inside = words.at(match.start(2), match.start(2) + len(trimmed))
        if inside is None:
            continue
        start, end = words.span(*inside)
        yield Definition(short, match.start(1), match.end(1), text[start:end], start, end)


def _is_short(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if (
        capitals < 2
        or not letters[0].isupper()
        or not _SHORT.fullmatch(text)
        or text.upper() in NOT_ORGANIZATIONS
    ):
        return False
    return capitals >= len(letters) / 2 or (len(text) <= 6 and capitals >= 2)


def _heads(long: str) -> bool:
    return any(w in STRONG_HEADS or w in WORKER_HEADS for w in fold(long).split())


def _long_before(words: Words, bracket: int, short: str) -> tuple[int, int] | None:
    """First and last word of the long name that ends before the bracket, or None."""
    upto = words.at(max(0, bracket - 400), bracket)
    if upto is None or words.text[words.ends[upto[1]] : bracket].strip("\"'”’»* ") != "":
        return None
    last = upto[1]
    by_letters = _schwartz_hearst(words, upto[0], last, short)
    by_capitals = _capital_run(words, last)
    if by_letters is not None and words.capital(by_letters):
        if by_capitals is not None and by_capitals < by_letters:
            # The letters may fit less than the whole name; an adjective of nation stays outside.
            skipped = words.folds[by_capitals:by_letters]
            if not all(w in NATIONAL for w in skipped) and _heads(" ".join(skipped)):
                return by_capitals, last
        return by_letters, last
    if by_capitals is None:
        return None
    if (
        by_capitals < last
        and words.folds[by_capitals] in NATIONAL
        and _heads(" ".join(words.folds[by_capitals + 1 : last]))
        and words.folds[by_capitals][0] != fold(short)[0]
    ):
        by_capitals += 1
    if not any(w in _TELLING for w in words.folds[by_capitals : last + 1]) and last - by_capitals < 3:
        return None  # a person and her union: "Lucy Rivers (UTU)"
    return (by_capitals, last) if last > by_capitals else None


def _schwartz_hearst(words: Words, floor: int, last: int, short: str) -> int | None:
    """The first word of the shortest stretch whose letters spell the acronym from right to left."""
    letters = [c for c in fold(short) if c.isalnum()]
    floor = max(floor, last + 1 - min(len(letters) + 5, 2 * len(letters) + 1) - 3)
    i = last
    at = len(words.folds[i]) - 1
    for position in range(len(letters) - 1, -1, -1):
        letter = letters[position]
        while True:
            if at < 0:
                if i - 1 < floor or words.joint(i - 1) not in (" ", "-", "'", ","):
                    return None
                i -= 1
                at = len(words.folds[i]) - 1
                continue
            if words.folds[i][at] == letter and (position > 0 or at == 0):
                break
            at -= 1
        at -= 1
    return i if i < last else None


def _capital_run(words: Words, last: int) -> int | None:
    """The first word of the run of capitalised words and small joining words that ends with `last`."""
    small = 0
    first = None
    i = last
    while i >= 0 and last - i < runs.MAX_WORDS:
        fold_ = words.folds[i]
        if words.capital(i) and not (fold_ in LEADING and first is not None):
            first = i
            small = 0
        elif fold_ in ARTICLES and i > 0 and words.folds[i - 1] in AND:
            break  # "the Association and the Alliance (ABC)" are two names
        elif small < 3 and not words.capital(i) and (fold_ in _SMALL or first is None or _goes_on(words, i)):
            small += 1
        else:
            break
        if i == 0 or words.joint(i - 1) not in (" ", "-", "'", ","):
            break
        if words.joint(i - 1) == "," and not (first is not None and runs.is_trade(words.folds[i - 1])):
            break
        i -= 1
    if first is None or (words.folds[first] in LEADING and first + 1 > last):
        return None
    while first < last and words.folds[first] in LEADING:
        first += 1
    return first


def _goes_on(words: Words, i: int) -> bool:
    """A small word inside a romance name: "Syndicat national des enseignants"."""
    return runs.continues(words.folds[i])


_SMALL = word_set("""
of and for the to in on de del la las los el y e des du et d l les le do da dos das & ng
""")


def _matches(short: str, long: str) -> bool:
    initials = "".join(w[0] for w in re.findall(r"\w+", fold(long)) if w not in _SMALL)
    return initials.startswith(fold(short).replace("-", "")[:3])


class Acronyms:
    """See the module's head."""

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        words = words_of(doc)
        evidence = known(doc)
        proposals = proposals_of(doc)
        for definition in define(words):
            evidence.definitions.setdefault(definition.short, definition.long)
            if not looks_like_organization(definition.long):
                continue
            method, confidence = "definition", 0.9
            proposals.append(Proposal("ORG", definition.long_start, definition.long_end, method, confidence))
            proposals.append(
                Proposal("ORG", definition.short_start, definition.short_end, method, confidence)
            )
            evidence.names[definition.long] = None
        defined = {s for s, long in evidence.definitions.items() if looks_like_organization(long)}
        undefined = evidence.definitions.keys() - defined
        places = {i for hit in place_hits_of(doc) for i in range(hit.first, hit.last + 1)}
        for i in words.capitals():
            form = words.forms[i]
            if form in defined:
                proposals.append(Proposal("ORG", *words.span(i, i), "acronym", 0.9))
            elif (
                _ACRONYM.fullmatch(form)
                and form not in undefined
                and i not in places
                and _stands_alone(words, i)
            ):
                proposals.append(Proposal("ORG", *words.span(i, _hyphenated(words, i)), "acronym", 0.5))
        return doc


def _stands_alone(words: Words, i: int) -> bool:
    """Whether an acronym without a definition may be believed:

    In running text, in no list of known other things.
    """
    if words.forms[i] in NOT_ORGANIZATIONS or _shouted(words, i) or words.line(i) is not Line.SENTENCE:
        return False
    before = words.joint(i - 1) if i else ""
    if before == "-" or _heading(words, i) or _ROMAN.fullmatch(words.forms[i]):
        return False
    if i and before in (" ", ".") and words.capital(i - 1):
        # "BEN TURNBULL", "Mr. TURNBULL", "Premier FULTON" are persons.
        long = len(words.forms[i]) > 4
        shouted = words.forms[i - 1].isupper() and len(words.forms[i - 1]) > 2
        if long and (shouted or words.folds[i - 1] in _TITLES or len(words.forms[i]) > 5):
            return False
    if len(words.forms[i]) > 6 and (not before or words.folds[i - 1] not in _LEADS):
        return False
    neighbours = [j for j in (i - 1, i + 1) if 0 <= j < len(words) and words.joint(min(i, j)) == " "]
    # Two words of capitals in a row are shouting ("DO NOT PATRONIZE"), not names.
    if any(words.forms[j].isupper() and (len(words.forms[j]) > 3 or _shouted(words, j)) for j in neighbours):
        return False
    form = words.forms[i]
    return len(form) <= 6 or not any(
        fold(form) == f and not words.forms[k].isupper() for k, f in _near(words, i)
    )


def _heading(words: Words, i: int) -> bool:
    """Whether a word in capitals begins a line, with a colon, point or number behind it: "NOTES:"."""
    if i and "\n" not in words.gap(i - 1) and not words.forms[i - 1].isdigit():
        return False
    behind = words.text[words.ends[i] : words.ends[i] + 2]
    return behind[:1] in (":", ".") or (behind[:1] == " " and behind[1:].isdigit())


def _shouted(words: Words, i: int) -> bool:
    """Whether a word in capitals is a plain word, stressed: "we will NEVER give in"."""
    fold_ = words.folds[i]
    return fold_ in LEADING or fold_ in _STRESSED or fold_ in BARE or fold_ in TRADES


def _near(words: Words, i: int) -> Iterator[tuple[int, str]]:
    for k in range(max(0, i - 200), min(len(words), i + 200)):
        yield k, words.folds[k]


def _hyphenated(words: Words, i: int) -> int:
    """The last word of "FSSS-CSN", "PIT-CNT"."""
    while (
        i + 1 < len(words)
        and words.gap(i) == "-"
        and words.forms[i + 1].isupper()
        and len(words.forms[i + 1]) > 1
    ):
        i += 1
    return i


@Language.factory("solidarity_acronyms", assigns=["doc.user_data"])
def make(nlp: Language, name: str) -> Acronyms:
    """spaCy's factory."""
    return Acronyms()
