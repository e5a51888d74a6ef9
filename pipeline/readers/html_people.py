"""Who wrote a page: names from structured metadata and bylines, and what is no author's name.

The common wrong answers are the site, its technical staff, the photographer and the person interviewed.
Several authors are joined by "; ".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.readers import html_declined, html_eastern
from pipeline.readers.html_main import key_of
from pipeline.readers.html_words import NOBODY

JOINER = "; "

_NOBODY = frozenset(map(key_of, NOBODY))
_PAPER = 5  # letters of a paper's name in the site's
_JOINING = re.compile(r"\b(?:and|y|et|e|und|&)\b|,", re.IGNORECASE)
_PARTICLE = (
    r"(?:de|del|la|las|los|le|van|von|der|den|da|das|dos|do|di|el|al|bin|ibn|bint|ten|ter|zu|zur|af|du|des)"
)
_CAPITAL = r"[^\W\d_a-zà-ÿ]"
_WORD = rf"(?:{_CAPITAL}\.(?:-?{_CAPITAL}\.)*|(?:[dlD]['’])?{_CAPITAL}[\w’'-]*(?:(?<=Jr|Sr|St|Dr|Fr|Ma)\.)?)"
_ONE = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}(?:y\s+)?{_WORD}){{1,4}}"
_AND = r"\s*(?:,\s*(?:and|y|et|e|und|&)\s|,|&|;|\||\s(?:and|y|et|e|und|with|con|avec|com|mit)\s)\s*"
_NAMES = rf"{_ONE}(?:{_AND}{_ONE})*"
# What stands before an author's name. Photographers are left out by what follows "by" being asked for alone.
_CREDIT = (
    r"(?:(?:[\w’',&]+\s+){0,4}?(?:words|text|texts|story|report|analysis|essay|interview"
    r"|article|reporting|column|"
    r"review|opinion|commentary|(?:story|text|words|article|report)\s+(?:and|&)\s+(?:photo\w*"
    r"|picture\w*|image\w*))\s+|(?:(?:re)?posted|(?:first\s+)?published|written|"
    r"reported|submitted|told|authored|compiled|penned|created|told\s+to|as\s+told|(?:talk"
    r"|speech|paper|address|"
    r"lecture|sermon)\s+(?:given|delivered|read))\s+)?"
    r"(?:on\s+\|?\s*|\|\s*)?by"
    r"|as\s+told\s+to|(?:guest\s+)?(?:post|blog|contribution)\s+by|contributed\s+by"
    r"|(?:propos\s+)?recueillis?\s+par"
    r"|(?:an?\s+|the\s+)?(?:speech|talk|address|remarks|lecture|sermon|poem|letter|column|essay|review"
    r"|paper)\s+by"
    r"|(?:posted|published|submitted|publicad[oa]|publi[ée]+|postado|veröffentlicht|written"
    r"|escrito|enviado)\b[^.]{0,50}?"
    r"\s(?:by|por|par|von)"
    r"|(?:una?\s+|un['’]\s?|une\s+)?(?:texte?|texto|testo|entrevista|cr[óo]nica|reportaje|reportage"
    r"|art[íi]culo|article|artigo"
    r"|articolo|intervista|entretien|enquête|billet|tribune|nota)\s+(?:de|di)"
    r"|(?:articolo\s+)?(?:scritto|pubblicato|inserito)\s+da|(?:escrit|publicat)\s+per"
    r"|(?:das\s+)?interview\s+führten?|rese[ñn]ado\s+por|(?:recensé|recension|compte\s+rendu)\s+par"
    r"|rezensiert\s+von"
    r"|(?:escrito|publicado|redactado|enviado|reportaje|texto|cr[óo]nica|entrevista|nota|an[áa]lisis|postado|"
    r"reportagem|traducci[óo]n\s+y\s+texto)?\s*(?:em\s+\|?\s*)?\bpor|(?:publi[ée]+|[ée]crit"
    r"|r[ée]dig[ée]|post[ée]|propos\s+"
    r"recueillis|entretien\s+r[ée]alis[ée]|textes?|un\s+article)?\s*(?:le\s+\|?\s*)?\bpar"
    r"|(?:ein\s+(?:bericht|(?:gast)?beitrag|(?:gast)?kommentar|artikel|interview|essay)\s+"
    r"|geschrieben\s+|verfasst\s+"
    r"|veröffentlicht\s+|text\s+)?von"
    r"|بقلم|كتبت?|מאת|írta|piše|napsala?|kirjoitt(?:anut|aja)|teksti"
    r"|(?:a\s+cura\s+|articolo\s+|testo\s+)?di|(?:geschreven\s+)?door|(?:skrivet\s+)?av"
    r"|(?:skrevet\s+)?af|przez"
    r"|(?:(?:text[oe]?s?|words|palabras)\s*(?:,|/|\+|&|\band\b|\by\b|\be\b|\bet\b|\bund\b)\s*"
    r"(?:photo\w*|fotos?|fotograf\w*|pictures|images?|imagens|im[áa]genes|bilder|v[íi]deos?)"
    r"|text[oe]?s?|tekst|testo|words|author|authors|autor(?:a|e|es|in|en|i)?|auteurs?|autrices?"
    r"|авторы?|текст|συντάκτ\w+|interview|intervista|entrevista|entretien"
    r"|teksti|szöveg|írta|yazan|haber|yaz[ıi]|piše|napsala?|κείμενο|ρεπορτάζ|συνέντευξη|بقلم|כתב(?:ה)?|מאת"
    r"|writers?|redacci[óo]n|reda[çc][ãa]o|reportage[mn]?|reportaje|texte\s+de|"
    r"texto\s+de|story|reporter|rep[óo]rter|verfasser(?:in)?)\s*:"
)
_BY = re.compile(
    rf"(?:^\W*|(?<=[|·•▪–—(/.,;:!?-]\s)|(?<=[|·•▪–—(/]))(?:{_CREDIT})\s*:?\s+\|?\s*"
    rf"(?-i:({_NAMES}))(?![\w’'-]|\s*:)",
    re.IGNORECASE,
)
# A credit with neither "by" nor colon, beside that of the pictures or a date: "Words Ana Ruiz · Photos …".
_CREDIT_ALONE = re.compile(
    rf"^\W*(?:words|text[eo]?|testo|tekst|teksti|ord|story|reportage|reportaje|reportagem)\s+"
    rf"(?!size|time|only|version|message|links?|archive|resize|alerts?|highlights?)(?-i:({_NAMES}))(?=\s*[|·•▪/–—]|[\s,;&+]+(?:(?:and|y|et|e|und|og|och)\s+)?(?:photo|foto|image|im[aá]ge|pict"
    r"|bild|illustr|ilustr|video|kuvat))",
    re.IGNORECASE,
)
_CREDITS = re.compile(
    r"\b(?:by|por|par|von|di|da|per|told to|führten?|door|av|af|przez|(?:text[eo]?|testo|entrevista"
    r"|cr[óo]nica"
    r"|reportaje|reportage|art[íi]culo|article|artigo|entretien|enquête|billet|tribune|nota)\s+de"
    r"|بقلم|كتبت?|מאת|írta|piše|napsala?|kirjoitt\w+|teksti)\b|:",
    re.IGNORECASE,
)
_CREDIT_PIECES = (
    "by", "por", "par", "von", "di ", "da ", "per ", "told to", "führt", "door", "av ", "af ", "przez", ":",
    " de ", "de\xa0", "بقلم", "كتب", "מאת", "írta", "piše", "napsal", "kirjoit", "teksti",
)  # fmt: skip
# Before "by", what others did than the author.
_HELPED = re.compile(
    r"\b(?:with|additional|fact|medically|copy|data)[\s-]+(?:\w+\s+){0,2}$|\b(?:checked|moderated"
    r"|curated)\s+\w*\s*$",
    re.IGNORECASE,
)
_DIVIDED = re.compile(r"[|·•▪;/]|[.,]\s")
_BY_ALONE = re.compile(r"\bby\s*:?\s*$", re.IGNORECASE)
_DEGREE = re.compile(r"^\s*,\s*(?:MD|M\.D\.|RN|DO|PharmD)\b")
_LEAD = re.compile(
    r"^(?:by|por|par|von|written\s+by|posted\s+by|published\s+by|story\s+by|authors?"
    r"|autor(?:a|es|in)?|auteurs?|text[eo]?|testo|tekst|teksti|words|"
    r"escrito\s+por|publicado\s+por|écrit\s+par|publié\s+par|"
    r"postado\s+por)(?:\s*:\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_PHOTO = re.compile(
    r"\b(?:photo(?:s|graph\w*)?|fotos?|fotograf\w*|imagen|image|credit|crédito|illustrat\w+"
    r"|ilustra\w+|video|vidéo|"
    r"camera|dessins?|cartoon)\b",
    re.IGNORECASE,
)
_ONLY_PHOTO = re.compile(
    r"(?:photo(?:s|graphs?|graphy)?|fotos?|fotografías?|images?|illustrations?|ilustraci(?:ón|ones)|videos?|"
    r"dessins?|graphics?)\s*(?:\||/|:|\bby\b|\bde\b|\bpor\b|\bpar\b|\bvon\b|credit|courtesy)",
    re.IGNORECASE,
)
_BEFORE_PHOTO = re.compile(
    r"(?<=[\w.])(?<!\sand)(?<!\sund)(?<!\set)(?<!\sy)(?<!\se)\s+"
    r"(?=(?:photos?|fotos?|images?|pictures|illustrations?|fotograf[íi]as?|videos?)\s*(?::|\bby\b))",
    re.IGNORECASE,
)
# Who took the pictures as well is an author still.
_BOTH = re.compile(
    r"\b(?:words|story|report|text[oe]?s?|palabras)\s*(?:,|/|\+|&|\band\b|\by\b|\be\b|\bet\b|\bund\b)\s*"
    r"(?:photo(?:s|graph(?:s|y))?|fotos?|fotograf[íi]as?|images?|pictures|videos?)\b",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(
    r"\b(?:translat\w+|traduc\w+|traduit\w*|traduction|tradu[zç]\w+|übersetz\w+|edited|edición|editado|"
    r"moderated|hosted|photographed|designed|powered|sponsored|reviewed|endorsed|seconded|moved|proposed)"
    r"(?:\s+\w+){0,3}\s+(?:by|por|par|von)\s*$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\s*(?:,|\(|\bfor\b|\bpara\b|\bpour\b|/|\s[-–—]\s)\s*(?:.*\b)?(?:reporter|writer|editor|correspondent|"
    r"columnist|contributor|staff|bureau|president|secretary|redactora?|periodista|corresponsal|journaliste|"
    r"rédact\w+|redakteur\w*|times|news|press|post|tribune|herald|journal|magazine|gazette"
    r"|cnn|bbc|reuters|ap|afp)\b.*$",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(
    r"\b(?:union|sindicato|syndicat|gewerkschaft|staff|team|equipo|équipe|redacci[óo]n|rédaction|redaktion|"
    r"redação|news(?:room|desk|wire)?|press|prensa|presse|imprensa|office|committee|comit[ée]"
    r"|council|federation|"
    r"federaci[óo]n|fédération|association|asociaci[óo]n|local|desk|board|bulletin|agency"
    r"|agencia|agence|magazine|"
    r"network|editors?|editorial|collective|colectivo|collectif|coalition|campaign|department"
    r"|admin\w*|webmaster|"
    r"communications?|organi[sz]ation|institute|foundation|media|inc|ltd|llc|gmbh|correspondents?|reporters?|"
    r"contributors?|guest|members|workers|release|immediate|read|share|follow|subscribe|photo"
    r"|page|home|all|more|times|daily|post|tribune|gazette|herald|journal|online|reuters)\b",
    re.IGNORECASE,
)
# What is said of someone who lives and writes: no obituary's "was", no plan's "will".
_BIOGRAPHY = re.compile(
    rf"\s*({_ONE}),?\s+(?:\([^)]{{1,60}}\)\s*)?(?:is|es|é|est|ist)\s+"
    r"(?:an?|the|una?|um|uma|une|l['’]|le|la|el|o|eine?|der|die|currently|also|co-?\w+"
    r"|(?:president|secretary|editor|professor|member|retired|former|director|author|periodista"
    r"|jornalista|professora?"
    r"|profesora?|journaliste|historiador\w*|militante|dirigente|diretora?|directora?|secret[áa]ri\w+))\b"
)
_NO_FIRST_NAME = re.compile(
    r"(?:from|with|in|on|for|the|at|after|how|why|what|when|your|our|my|an?|this|these|about|more|by)\s",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:president|secretary|treasurer|chair\w*|director|delegate|organi[sz]er|steward|professor|vice"
    r"|deputy"
    r"|coordinator|editor|writer|presidenta?|secretari[oa]|secrétaire|vorsitzende\w*|director[a]?|member)\b",
    re.IGNORECASE,
)
_WORD_CHARACTER = re.compile(r"\w")
_REVERSED = re.compile(rf"({_WORD}),\s+({_WORD}(?:\s+{_WORD})?)")


# What runs on after a name without a sign: what someone is, or a control of the page.
_RUN_ON = re.compile(
    r"(?<=\w)[.,]?\s+(?:(?:staff|senior|contributing|managing|guest|news|city|labor|labour|business"
    r"|special)\s+"
    r"(?:writers?|reporters?|editors?|correspondents?|columnists?|contributors?|to\b)|leave\b|share\b"
    r"|follow\b"
    r"|comments?\b|print\b|posted\b|published\b|updated\b|filed\b|last\b|read\b|e-?mail\b|photos?\b|\S+@"
    r"|(?:for|special\s+to|via)\s+(?:the\s+)?(?-i:[A-Z])|associated\s+press\b|(?:canadian"
    r"|united)\s+press\b|reuters\b"
    r"|agence\b|agencia\b|news\s+service\b|contributor\b|columnist\b|correspondent\b).*$",
    re.IGNORECASE,
)
_CAPITALS_FIRST = re.compile(
    rf"((?:[^\W\d_a-zà-ÿ][^\Wa-zà-ÿ\d_]*[.'’-]?\s+){{1,3}}[^\Wa-zà-ÿ\d_]{{2,}}),?\s+(?=[A-Z][a-z]{2})"
)
_TOLD_TO = re.compile(r",?\s+as told to\s+", re.IGNORECASE)


def as_author(value: str, sites: set[str]) -> str:
    """A name fit to be an author, cleaned; an empty string for the site, its staff, addresses and the like.

    `sites` holds the keys (`key_of`) of the site's names.
    """
    name = _LEAD.sub("", " ".join(value.split())).strip(" ,;|·–—▪•-")
    key = key_of(name)
    if html_eastern.is_name(name):
        return "" if key in sites else name
    if not 3 <= len(name) <= 90 or len(name.split()) > 12 or key in _NOBODY or key in sites:
        return ""
    if any(c.isdigit() for c in name) or "@" in name or "://" in name or "/" in name or _PHOTO.search(name):
        return ""
    if name == name.lower() != name.upper():
        return ""  # a user's name, not a person's
    return _from_capitals(name)


def persons(values: Iterable[str], sites: set[str]) -> str:
    """Authors from structured values, each a name or several, joined; "" when none is a person."""
    found: list[str] = []
    for value in values:
        if eastern := html_eastern.names_in(value):
            found += [name for name in eastern if name not in found and key_of(name) not in sites]
            continue
        value = _RUN_ON.sub("", _TOLD_TO.sub(" & ", _LEAD.sub("", " ".join(value.split()))))
        value = _without_body(value, sites)
        reversed_name = _REVERSED.fullmatch(value)
        pieces = (
            [f"{reversed_name[2]} {reversed_name[1]}"]
            if reversed_name
            else re.split(_AND, value, flags=re.IGNORECASE)
        )
        for n, piece in enumerate(pieces):
            if n and _OFFICE.search(piece):
                continue  # "Ana Ruiz, General Secretary"
            name = as_author(_ROLE.sub("", piece), sites)
            if name and is_person(name, sites) and not any(key_of(name) == key_of(f) for f in found):
                found.append(name)
    return JOINER.join(found)


def _without_body(value: str, sites: set[str]) -> str:
    """A name without the paper's that runs on after it: "ANA RUIZ Tribune", "Holly Brandt Courier"."""
    capitals = _CAPITALS_FIRST.match(value)
    if capitals and not _JOINING.search(value[capitals.end() :]):
        value = capitals[1]
    parts = value.split()
    if any(key_of(value) in site for site in sites):
        return value
    for n in range(2, len(parts)):
        rest = key_of(" ".join(parts[n:]))
        if len(rest) >= _PAPER and any(rest in site for site in sites):
            return " ".join(parts[:n])
    return value


def is_person(name: str, sites: Iterable[str] = ()) -> bool:
    """Whether a name has two words or more, and is neither a body's nor a long form of the site's."""
    if html_eastern.is_name(name):
        return key_of(name) not in sites
    if len(name.split()) < 2 or _COLLECTIVE.search(name) or _NO_FIRST_NAME.match(name):
        return False
    key = key_of(name)
    return not any(len(site) > 5 and site in key for site in sites)


def may_credit(text: str) -> bool:
    """Whether a line holds a word that stands before an author's name: where none does, no search is made."""
    if html_eastern.is_eastern(text):
        return bool(html_eastern.from_byline(text))
    if _CREDIT_ALONE.match(text) or html_declined.from_byline(text):
        return True
    low = text.lower()  # a search for one of many words costs more than for each of a few pieces
    return any(piece in low for piece in _CREDIT_PIECES) and _CREDITS.search(low) is not None


def opens_with_credit(text: str) -> bool:
    """Whether a line begins with "by" and a name."""
    if html_eastern.is_eastern(text):
        return bool(html_eastern.from_byline(text))
    if _CREDIT_ALONE.match(text) or html_declined.from_byline(text):
        return True
    match = _BY.search(text)
    return match is not None and not _WORD_CHARACTER.search(text[: match.start()])


def from_byline(text: str, sites: set[str]) -> str:
    """The names in a byline such as "Posted on March 9 by Nora Castellane", or an empty string."""
    if html_eastern.is_eastern(text) and (eastern := persons(html_eastern.from_byline(text), sites)):
        return eastern
    if declined := html_declined.from_byline(text):
        return persons([declined], sites)
    return next((found for names in _credited(text) if (found := persons([names], sites))), "")


@lru_cache(maxsize=512)  # the lines of one page are asked about more than once
def _credited(text: str) -> tuple[str, ...]:
    """What stands after "by" in a line, but for photographers and translators."""
    if not may_credit(text):
        return ()
    text = _BEFORE_PHOTO.sub(" | ", text)
    alone = _CREDIT_ALONE.match(text)
    found = [alone.group(1)] if alone else []
    for match in _BY.finditer(text):
        before = _BOTH.sub("text", _DIVIDED.split(text[: match.start(1)])[-1])
        if (
            _ONLY_PHOTO.search(before)
            or _TRANSLATED.search(before)
            or _HELPED.search(_BY_ALONE.sub("", before))
        ):
            continue
        if not ("review" in before.lower() and _DEGREE.match(text[match.end(1) :])):
            found.append(match.group(1))
    return tuple(found)


def from_biography(text: str, sites: set[str]) -> str:
    """Whom a note on one person is about: "Ana Ruiz is a retired clerk", or an empty string."""
    match = _BIOGRAPHY.match(text)
    return persons([match.group(1)], sites) if match else ""


def from_marked(text: str, sites: set[str]) -> str:
    """The names in an element that the page itself calls the author's: "Ana Ruiz, Staff Writer"."""
    if _ONLY_PHOTO.search(_BOTH.sub("text", text)):
        return ""
    if found := from_byline(text, sites):
        return found
    if html_eastern.is_name(text.strip()):
        return as_author(text.strip(), sites)
    text = re.split(r"\s+[|·•▪]\s+|\s+[–—-]\s+|\|", text)[0].strip(" |,·–—▪-")
    text = _RUN_ON.sub("", _TOLD_TO.sub(" & ", _LEAD.sub("", text)))
    return (
        persons([text], sites) if re.fullmatch(rf"{_NAMES}(?:\s*,.*|\s*\(.*)?", _from_capitals(text)) else ""
    )


def _from_capitals(name: str) -> str:
    """ROBIN ALEXANDER -> Robin Alexander."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) > 4 and all(c.isupper() for c in letters) and " " in name:
        return re.sub(r"\w[\w'’]*", _capitalized, name)
    return name


def _capitalized(match: re.Match[str]) -> str:
    word = match.group()
    if re.fullmatch(r"(?:DE|DEL|LA|LAS|LOS|VAN|VON|DER|Y|DA|DOS|DO|DI|DU|DES)", word) and match.start():
        return word.lower()
    word = word[0] + word[1:].lower()
    return re.sub(r"^(O['’]|Mc)(\w)", lambda m: m.group(1) + m.group(2).upper(), word)
