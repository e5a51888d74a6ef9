"""What looks like a date and is none: addresses, locals, money, counts, house numbers, telephone numbers."""

from __future__ import annotations

import re

from pipeline.dates.spans import Context

_BLANK = "\x00"
_LINK = re.compile(r"(?:https?://|ftp://|www\.)\S+", re.IGNORECASE)
_HOST = re.compile(
    r"\.(?:com|org|net|gov|edu|info|html?|pdf|php|jpe?g|png|docx?|mx|fr|es|br|ca|uk)(?:/\S*)?(?![\w-])"
)
_HASHTAG = re.compile(r"#\w+")


def blank_addresses(text: str) -> str:
    """The text with URLs, hosts, e-mail addresses and hashtags blanked out; its length stays."""
    spans: list[tuple[int, int]] = []
    if "://" in text or "www." in text or "WWW." in text:
        spans += [m.span() for m in _LINK.finditer(text)]
    if "." in text:
        spans += [(_word_start(text, m.start()), m.end()) for m in _HOST.finditer(text)]
    at = text.find("@")
    while at >= 0:
        spans.append((_word_start(text, at), _word_end(text, at + 1)))
        at = text.find("@", spans[-1][1])
    if "#" in text:
        spans += [m.span() for m in _HASHTAG.finditer(text)]
    if not spans:
        return text
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if end <= done:
            continue
        start = max(start, done)
        pieces += (text[done:start], _BLANK * (end - start))
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


# An address longer than this is none; the bound keeps the search linear on any input.
_LONGEST = 120


def _word_start(text: str, position: int) -> int:
    lowest = max(0, position - _LONGEST)
    while position > lowest and not text[position - 1].isspace():
        position -= 1
    return position


def _word_end(text: str, position: int) -> int:
    highest = min(len(text), position + _LONGEST)
    while position < highest and not text[position].isspace():
        position += 1
    return position


# What is numbered: the number after one of these is a name, not a year.
_NUMBERED_WORDS = """
    local locals lodge lodges branch district council chapter unit no nos nr num number numbers número
    numero núm numéro room suite ste apt apartment box route rte highway hwy interstate autoroute
    carretera resolution resolutions resolución résolution resolução res bill h.r hr s.b a.b section sec
    article artículo artigo art ch capítulo chapitre page pages p pp pág págs página páginas vol volume
    form model flight boeing airbus windows agenda line bus code zip tel tél phone telephone teléfono
    téléphone telefone fax ext extension case docket decree decreto décret ley loi lei proposition prop
    measure initiative ordinance directive convenio sección seccional sala salón salle calle rue rua
    avenida avenue av ave calzada iso peugeot euro grade gate platform pier warehouse plant building
    store kilómetro km apartado c.p cp b.p bp cep id item lot serial version v isbn issn protocol motion
    moción composite register statute stat statutes n n° nº
"""
_NUMBERED = frozenset(_NUMBERED_WORDS.split())
_UNION_NAMES = """
    Teamsters SEIU UFCW AFSCME IBEW UE CWA UAW USW IBT ILWU ILA IAM IAMAW CUPE SCFP LIUNA AFT NEA IATSE
    OPEIU APWU ATU TWU NUHW HERE Unifor PSAC IFPTE SMART Ironworkers Carpenters
"""
_UNIONS = frozenset(_UNION_NAMES.split())
_JOINERS = frozenset(("and", "&", "y", "et", "e", "or"))
_EVENT_AFTER = re.compile(
    r"\s(?:[A-Z][\w-]+\s){0,3}(?:Convention|Congress|Conference|Constitution|Contract|Council|National)\b"
)
_MONEY_BEFORE = re.compile(
    r"(?:[$£€¥₹₩]|\b(?:US|CA|AU|R|MX)\$|\b(?:USD|EUR|GBP|CAD|MXN|BRL|Rs|dollars?|euros?|pesos))\s?$"
)
_MONEY_AFTER = re.compile(
    r"\s?(?:[€£$¥%°]|(?:dollars?|euros?|pesos?|pounds?|cents?|francs?|francos|reais|reales|USD|EUR|CAD|"
    r"MXN|percent|"
    r"per cent|por ciento|por cento|pour cent|pour-cent)\b)",
    re.IGNORECASE,
)
_COUNTED = (
    r"(?:workers?|members?|people|persons?|delegates?|employees?|jobs?|miles?|kms?|kilomet\w+|met(?:er|"
    r"re)s?|feet|"
    r"acres?|hectares?|tons?|tonnes?|lbs?|kg|copies|votes?|words?|square|hours?|minutes|days|weeks|"
    r"months|times|"
    r"students?|teachers?|nurses?|miners?|drivers?|strikers?|women|men|children|families|units?|homes?|"
    r"houses?|"
    r"pages?|signatures?|protesters?|demonstrators?|participants?|activists?|unionists?|stewards?|dockers|"
    r"steelworkers|farmworkers|guards?|soldiers?|troops|stores?|shops?|plants?|factories|"
    r"schools?(?!\s+year)|calories|watts?|"
    r"trabajador\w*|personas|miembros|afiliad\w+|delegad\w+|emplead\w+|empleos|obrer\w+|maestr\w+|"
    r"huelguistas|"
    r"kilómetros|metros|horas|millones|mil|votos|firmas|mujeres|hombres|familias|"
    r"travailleu\w+|salarié\w*|personnes|membres|délégué\w*|emplois|ouvri\w+|grévistes|manifestant\w*|heures|"
    r"kilomètres|mètres|voix|femmes|hommes|familles|euros|"
    r"trabalhador\w*|pessoas|membros|delegad\w+|empregad\w+|operári\w+|grevistas|mulheres|homens|"
    r"million|thousand|billion|hundred)\b"
)
_COUNT_AFTER = re.compile(rf"\s(?:[a-zà-ÿ-]{{2,20}}\s)?{_COUNTED}", re.IGNORECASE)
_YEAR_PREPOSITION = re.compile(
    r"\b(?:in|since|by|until|till|later than|from|during|before|after|through|year|summer|winter|spring|fall|"
    r"autumn|of the|"
    r"en|desde|hasta|año|del|em|até|ano|depuis|dès|année|jusqu'en|jusqu’en)\s$",
    re.IGNORECASE,
)
_QUANTITY_BEFORE = re.compile(
    r"\b(?:than|over|nearly|almost|some|approximately|roughly|exceed\w*|total of|least|most|up to|fewer|"
    r"only|just|"
    r"another|additional|estimated|every|per|all|these|those|más de|menos de|casi|unos|unas|cerca de|"
    r"plus de|moins de|près de|quelque|quelques|environ|mais de|menos de|quase|uns|umas)\s$",
    re.IGNORECASE,
)
_STREET_AFTER = re.compile(
    r"\s(?:(?:[NSEW]\.?|[NS][EW]|North|South|East|West)\s)?(?:[A-Z0-9][\w.'’-]{0,20}\s){0,3}"
    r"(?:Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Parkway|Pkwy|Highway|Hwy|Broadway|"
    r"Terrace|Turnpike|Pike|Square|Sq|Plaza|Court|Ct|Place|Pl|Way)\b(?!\s+(?:Council|Journal|Fighter|"
    r"Convention))"
)
_STREET_ALONE = re.compile(r"\s(?:rue|avenue|av\.|boulevard|bd|calle|rua|Broadway)\b")
_STREET_BEFORE = re.compile(
    r"\b(?:calle|c/|rue|rua|avenida|avenue|av\.?|ave\.?|street|st\.|calzada|boulevard|blvd\.?|paseo|"
    r"carrera|cra\.?|"
    r"travessa|alameda|praça)\s(?:[\w.'’-]{1,20}\s){0,4}?[\w.'’-]{1,20},?\s$",
    re.IGNORECASE,
)
_POSTCODE_BEFORE = re.compile(r"\b(?:NSW|VIC|QLD|TAS|ACT|Vic|Qld|CH|B|L|DK|NO|AT)[ -]$")
_AGENDA_AFTER = re.compile(r"\s(?:Agenda|Development Agenda)\b")
_TELEPHONE_BEFORE = re.compile(r"(?:\d[ .\-–)]|\)\s)$")
_YEAR_LIST_BEFORE = re.compile(r"(?<!\d)(?:1[789]|20)\d\d[ \-–]$")
_TELEPHONE_AFTER = re.compile(r"(?:[ .\-–]|[ ][-–])(?!(?:1[5-9]|20)\d\d(?!\d))\d{3}(?!\d)")
_JOINED_BEFORE = re.compile(r"(?:^|[\s(\[{\"“«‘'’*_—–]|[^\W\d_]{2,}[-/]|\w[.,;:])$")


def is_no_number_name(context: Context, start: int) -> bool:
    """Whether the number at `start` is not the number of something ("Local 2036", "Resolution No. 1908").

    Lists are followed back to their head ("Locals 1932 and 2015"). After a union's name a year counts
    only with what meets in years ("the UE 2015 Convention").
    """
    before = context.before(start, 60)
    if before.endswith(("#", "№", "°", "º")):
        return False
    if "-" in before[-2:] or "/" in before[-2:]:
        before = before.replace("-", " ").replace("/", " ")
    tokens = before.split()
    while tokens and (tokens[-1].strip(",;#").isdigit() or tokens[-1] in _JOINERS):
        tokens.pop()
    if not tokens or tokens[-1].endswith((",", ";")):
        return True
    head = tokens[-1].strip('(["“.:')
    if head in _UNIONS:
        return _EVENT_AFTER.match(context.after(start + 4, 60)) is not None
    return head.lower() not in _NUMBERED and head[-1:] not in ("#", "№", "°", "º")


def is_year(context: Context, start: int, end: int) -> bool:
    """Whether the four digits at `start` may be a calendar year, judged by what stands around them."""
    # Patterns that end at the year are tried on short stretches, since they are tried from each place.
    before, after = context.before(start, 24), context.after(end, 60)
    if not _JOINED_BEFORE.search(before[-3:]) and start > 0:
        return False
    if (
        before[-1:] in (".", ",")
        and before[-2:-1].isdigit()
        and after[:1] not in ("", " ", "\n", ",", ".", ")")
    ):
        return False
    if after[:1] in ("@", "_", "\x00") or before[-1:] == "\x00":
        return False
    if _MONEY_BEFORE.search(before[-9:]) or _MONEY_AFTER.match(after) or _TELEPHONE_AFTER.match(after):
        return False
    if _TELEPHONE_BEFORE.search(before[-2:]) and not _YEAR_LIST_BEFORE.search(before[-6:]):
        return False
    if (
        not is_no_number_name(context, start)
        or _POSTCODE_BEFORE.search(before[-5:])
        or _AGENDA_AFTER.match(after)
    ):
        return False
    if _STREET_AFTER.match(after) or _STREET_ALONE.match(after):
        return False
    if before[-2:-1].isalpha():  # a word before; it decides before what comes after does
        if _YEAR_PREPOSITION.search(before[-14:]):
            return True
        if _QUANTITY_BEFORE.search(before[-18:]):
            return False
    if _STREET_BEFORE.search(context.before(start, 50)):
        return False
    return not after[1:2].isalpha() or _COUNT_AFTER.match(after) is None


_UNIT_AFTER_DAY = re.compile(
    r"(?:[.,:]\d|\s?(?:%|percent|per cent|million|thousand|billion|years?|hours?|minutes|days|weeks|months|"
    r"p\.?m\.?\b|a\.?m\.?\b|por ciento|pour cent|por cento|millones|millions|milhões|años|ans|anos)\b)",
    re.IGNORECASE,
)


def is_day(context: Context, end: int) -> bool:
    """Whether the number that ends at `end`, after a month's name, may be a day: no count, no clock time."""
    return _UNIT_AFTER_DAY.match(context.after(end, 20)) is None


__all__ = ["blank_addresses", "is_day", "is_no_number_name", "is_year"]
