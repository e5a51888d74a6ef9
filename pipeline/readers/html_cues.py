"""Wording that tells furniture from text: headings of what comes after an article, appeals, labels.

The phrases of most kinds and languages stand in `html_phrases`. None decides alone: `html_choice` weighs it
with where it stands, what is a link and what else speaks for the block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.readers import html_phrases
from pipeline.readers.html_keys import count_of, is_unspaced
from pipeline.readers.html_openings import Openings

_LEADING = re.compile(r"(?:\W|\d)*")
_TAIL = Openings(html_phrases.TAIL)
# A line that heads a list of what is newest or most read, or what readers say: "Historias recientes".
_NEWEST = re.compile(
    r"^(?:[\w’']+ ){1,2}(?:recientes|recentes|récent(?:e?s)|anteriores|relacionad[ao]s"
    r"|populares|destacad[ao]s)$"
    r"|^(?:your|vos|votre|ihre?|eure|sus?|tus?|seus?|readers?[’']?s?) "
    r"(?:comments?|commentaires?|kommentare?|comentarios?"
    r"|comentários?|réactions?|letters to the editor)\b"
    r"|^(?:what )?(?:our |the |your )?(?:readers?|visitors?|neighbou?rs?|customers|supporters|people)"
    r" (?:say|said|write|wrote|think|comment|respond|react|speak)\b"
    r"|^(?:other|andere|otr[ao]s|outr[ao]s|autres) (?:news|stories|posts|articles|artikel"
    r"|beiträge|noticias|notas|artículos"
    r"|entradas|notícias|textos|articles|actualités)\b"
    r"|^(?:neueste|aktuelle|neue|letzte) (?:beiträge|artikel|meldungen|nachrichten|kommentare|themen|posts)\b"
    r"|^(?:das|dies) könnte (?:sie|dich|euch)\b|^mehr (?:aus|zu|vom?|über|artikel|nachrichten|news)\b"
    r"|^(?:autoren?|über (?:mich|uns)|zur person|newsticker|themen|stichw[oö]rter|quellen und "
    r"links|artikel teilen)$",
    re.IGNORECASE,
)
_VOICES = re.compile(
    r"comment|coment|kommentar|respon|repl(?:y|ies)|r[eé]a[ck]tion|about the|über "
    r"(?:den|die)|sobre (?:el|la|o|a) aut"
    r"|[àa] propos de l|author|autor|auteur|webmention|trackback|pingback|guest "
    r"?book|visitas|forum|message|letters"
    r"|relat|recommend|recomend|similar|ähnlich|more "
    r"(?:from|stories|news)|latest"
    r"|conversation|discussion|discusi|debat|thoughts|readers? (?:say|said|write|think)|opinion"
    r"|komentar|komentář|комментар|коментар|σχόλι|评论|評論|留言|コメント|댓글|reacti|reageer|yorum|diskus|отзыв"
    r"|powiąz|podobn|polec|zobacz|czytaj|σχετικ|δημοφιλ|διαβάστε|по теме|похож|читайте|популярн"
    r"|gerelat|gelezen"
    r"|correlat|letti|souvis|[相][关關]|推荐|推薦|[热熱][门門]|関連|おすすめ|人気|ランキング|상관|추천|관련"
    r"|recent|récent|last|popular|read (?:more|next|also|on)|trending",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"\W*(?:[\d.]+ ?)?(?:(?:all|alle|the|user|reader|leser|latest|neueste|los|les|tous les|\d+) )?"
    r"(?:(?:user|reader|leser)[- ]?)?"
    r"(?:comments?|commentaires?|kommentare?|comentarios?|comentários?|commenti|reacties?|kommentarer|komentarz\w*"
    r"|komentáře|σχόλια?|комментари[ийяев]+|коментар\w*|diskussion|discussion|replies|responses|yorumlar|hozzászólások"
    r"|(?:网友|全部|最新|用户)?(?:评论|評論|留言)|コメント(?:一覧)?|댓글)"
    r"(?: (?:on|to|zu|zum|zur|so far|a|à|sur|sobre|für|do|к|для)\b.{0,40})?\W*\d*\W*",
    re.IGNORECASE,
)
_CARD = re.compile(
    r"^(?:(?:\w{3,9}\.? \d{1,2},? |\d{1,2}\.? (?:de )?\w{3,10}\.? (?:de "
    r")?)(?:19|20)\d\d\b|\d{1,2}[./]\d{1,2}[./](?:\d\d){1,2}\b)"
    r"|\b\d{1,2}[ -]?min(?:ut\w*)?\.? (?:de |of )?(?:read|reading|lectura|leitura|lecture|lesezeit)\b",
    re.IGNORECASE,
)


def _by_opening(found: Iterable[str]) -> dict[str, re.Pattern[str]]:
    """Patterns by how their first word begins, so that few are tried at few words."""
    several: dict[str, list[str]] = {}
    for phrase in found:
        for opening in _beginnings(phrase):
            several.setdefault(opening, []).append(phrase)
    return {o: re.compile(rf"\b(?:{'|'.join(same)})\b", re.IGNORECASE) for o, same in several.items()}


def _beginnings(phrase: str) -> list[str]:
    """How the first word of a pattern's match begins: its first four letters, or all of a shorter word."""
    found = [""]
    while len(found[0]) < _OPENING:
        if match := re.match(r"\[([^\]]+)\](?![?*])", phrase):
            found = [f + c for f in found for c in match[1]]
        elif (match := re.match(r"\w(?![?*])", phrase)) is not None:
            found = [f + match[0] for f in found]
        else:
            return found
        phrase = phrase[match.end() :]
    return found


_OPENING = 4  # letters by which patterns are found
_APPEALING = _by_opening(html_phrases.APPEALS)
_UNSPACED = re.compile(html_phrases.UNSPACED_APPEALS)
_LABEL = Openings(html_phrases.LABELS)
_VERSIONS = re.compile(
    r"^(?:toutes les versions de cet article|also available in|auch verfügbar "
    r"(?:in|auf)|disponible (?:también )?en"
    r"|disponível (?:também )?em|(?:read|leer|ler|lire|lesen) (?:this |it )?(?:in|en|em|auf) "
    r"\w{4,12}$|artikel (?:anhören|drucken|merken|teilen)"
    r"|(?:auf|per) (?:facebook|twitter|whatsapp|e-?mail) \w+$|zum seitenanfang$|nach "
    r"oben$|zur startseite$|weiterlesen\W*$|zurück$"
    r"|(?:bild|foto|video|quelle|bildquelle)s?$|lesezeit.{0,30}$|stand: "
    r".{4,40}$|veröffentlicht (?:am|von|in)\b.{0,80}$"
    r"|(?:ein )?gastbeitrag$|von \d{1,2}:\d\d$|"
    r"publi[ée]e? le .{4,80}$|mise? à jour le .{4,60}$|publicad[oa] (?:el|em|a las) .{4,80}$"
    r"|(?:últim. )?(?:actualizad[oa]|atualizad[oa]|aktualisiert|actualización)\b.{0,60}$"
    r"|(?:temps de lecture|tiempo de lectura|tempo de leitura).{0,24}$"
    r"|\d+ kommentare?$|keine kommentare$|kommentar schreiben$)",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"^\W*(?:(?:read|see|watch|listen|lire|lea|lee|leé|mirá|ler|leia|lesen|leggi)\W{1,2}(?:also|more|next|aussi"
    r"|tambi[ée]n|tamb[ée]m|mais|m[áa]s|sie auch|auch|anche)|related(?: \w+)?|"
    rf"also read|voir aussi|ver tambi[ée]n|veja tamb[ée]m|más información|mehr zum thema"
    rf"|{html_phrases.POINTERS})\s*[:：|–—-]",
    re.IGNORECASE,
)
_LOOK = re.compile(
    r"^\W*(?:read|see|watch|listen|lire|voir|lea|lee|ver|ler|leia|veja|lesen|lies|leggi|video|podcast)\s*[:|–—»]",
    re.IGNORECASE,
)
_END_MARK = re.compile(
    r"^\W*(?:#\s*#\s*#|-?\s*30\s*-|-+\s*ends?\s*-+|\[?ends?\]?|\* \* \*\s*ends?)\W*$", re.IGNORECASE
)
_BOILER = re.compile(
    r"^(?:about (?:the |our |us\b|[A-Z])|(?:media|press) contacts?\b|contacts?:"
    r"|for (?:more|further) information\b|notes? (?:to|for) editors?\b"
    r"|acerca de\b|sobre (?:el|la|nosotros)\b|contacto(?: de prensa)?\b|[àa] propos\b|contacts? presse\b"
    r"|[üu]ber (?:uns|die)\b|pressekontakt\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"^(?:\d{1,2}[:.h]\d{2}|\d{1,2}\s?h\b)\s*(?:[ap]\.?m\b\.?|[AP]M|Uhr|h\b)?", re.IGNORECASE)
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĚĞĪİŁŃŇŐŒŘŚŞŠŤŪŮŰŹŻŽΑ-ΩА-Я]"
_PART = rf"{_CAPITAL}[\w.’'-]*"
_NAME = re.compile(
    rf"\W*{_PART}(?:\s+(?:{_PART}|de|del|da|dos|di|van|von|der|den|la|el|al|bin|ben))*\s+{_CAPITAL}[\w’'-]+"
)
_COPYRIGHT = re.compile(
    r"©\s*(?:copyright\s*)?(?:19|20)\d\d|copyright\s*(?:©|\(c\)|(?:19|20)\d\d)"
    r"|all rights reserved|tous droits r|todos los derechos r",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\W*(?:(?:motion|resolution|resoluci[óo]n|résolution|moción|moção|antrag)\W+)?"
    r"(?:(?:was|is|fue|est|foi|wurde)\s+)?"
    r"(?:adopted|carried|approved|passed|ratified|defeated|lost|tabled|withdrawn|referred|remitted"
    r"|concurred|not (?:carried|adopted|moved|reached|passed)|rejected|failed|fell|filed|deferred"
    r"|postponed|laid (?:on|over)"
    r"|unanimous|(?:subsumed|covered|superseded|replaced|absorbed|incorporated) (?:by|in|into|with|under)"
    r"|no action"
    r"|m/s/c|concurrence|non-?concurrence|endorsed|composited|merged with|combined with|substituted"
    r"|aprobad[oa]|adoptad[oa]|rechazad[oa]|remitid[oa]|retirad[oa]|desechad[oa]|turnad[oa]|subsumid[oa]"
    r"|adopt[ée]e?|approuvée?|rejetée?|renvoyée?|retirée?|battue?|référée?|couverte? par|remplacée? par"
    r"|aprovad[oa]|rejeitad[oa]|angenommen|beschlossen|abgelehnt|überwiesen)\b",
    re.IGNORECASE,
)
_RIGHTS = ("opyright", "rights", "droits", "derechos")  # without one of these, no search is made
_HANDLE = re.compile(r"(?:^|[\s(])[@#]\w{3,}|pic\.twitter|t\.co/")
_BYLINE = re.compile(
    r"^(?:(?:by|written by|story by|text by|words by|posted by|por|par|von|texto de|texto|texte)\b"
    r":?\s+\S.{1,90}"
    r"|(?:photos?|fotos?|images?|illustrations?)\s+(?:by|por|par|von)\s.{1,60})$",
    re.IGNORECASE,
)

# What a blog's template says of a post in a sentence, mostly under its text.
_POSTING = re.compile(
    r"\W*(?:(?:this|the) (?:entry|post|article|item|story|page) (?:was|is|has been) (?:first )?"
    r"(?:posted|published|written|filed|submitted)"
    r"|(?:est[ae] )?(?:entrada|art[íi]culo|nota) (?:fue|se) (?:publicad[oa]|public[óo]|escrit[oa])"
    r"|(?:cette? )?(?:entrée|article|billet|contenu) a été (?:publiée?|postée?|écrite?)"
    r"|est[ae] (?:entrada|post|artigo) foi (?:publicad[oa]|postad[oa]|escrit[oa])"
    r"|dieser (?:beitrag|eintrag|artikel) wurde)\b",
    re.IGNORECASE,
)
_FILED = re.compile(
    r"\b(?:(?:and )?(?:is |was )?(?:filed|tagged|categori[sz]ed)|y (?:está )?(?:archivad|etiquetad)"
    r"|et (?:est )?(?:class|marqu|tagu)|e (?:está )?(?:arquivad|marcad)|you can|bookmark|unter)",
    re.IGNORECASE,
)
# What a template tells of a page in one line: "Guide 17 · 6 minutes to read · Last reviewed 11 August".
_ABOUT_PAGE = re.compile(
    r"\b\d+ ?min(?:ute[ns]?|uti|utos)?\.? (?:to |de |of )?(?:read|lesezeit|lecture|lectura|leitura|lettura)\b"
    r"|[·|•] *(?:last (?:reviewed|updated)|zuletzt (?:geändert|aktualisiert)|mis à jour|actualizado)\b",
    re.IGNORECASE,
)
_STAMP = 140  # characters of it
_POSTED = 240  # characters of it that are looked at
_ENDS_AS_CONTROL = re.compile(r"\bclick to (?:tweet|post|share)\W*$", re.IGNORECASE)


@lru_cache(maxsize=2048)  # the lines of one page are asked about more than once
def heads_furniture(text: str) -> bool:
    """Whether a short line heads what is no part of an article: "Related", "Comments (3)"."""
    if len(text) > 90 or count_of(text) > 12:
        return False
    line = text.strip()
    start = _LEADING.match(line)
    at = start.end() if start else 0
    return _TAIL.match(line, at) is not None or _NEWEST.match(line) is not None


def appeals(text: str, words: Iterable[str]) -> int:
    """How many different wordings of appeals and notices a text holds: "sign up", "your email", "donate".

    `words` are those of the text in lower case: where none begins as an appeal may, no search is made.
    """
    found = {m.lower() for m in _UNSPACED.findall(text)} if is_unspaced(text) else set()
    openings = _APPEALING.keys() & {word[:_OPENING] for word in words}
    if not openings:
        return len(found)
    matches = [match for opening in openings for match in _APPEALING[opening].finditer(text)]
    done = 0
    for match in sorted(matches, key=re.Match.start) if len(openings) > 1 else matches:
        if match.start() >= done:  # "enter your email" is one, and not "your email" too
            found.add(match[0].lower())
            done = match.end()
    return len(found)


def is_label(text: str) -> bool:
    """Whether a line is a control or label: "Share this", "Read more", "Tags: …", "5 min read"."""
    if len(text) > 200:
        return _POSTING.match(text) is not None and len(text) <= 2 * _POSTED
    text = text.strip()
    if len(text) <= _STAMP and not text.endswith((".", "!", "?", ":")) and _ABOUT_PAGE.search(text):
        return True
    return any(
        p(text) is not None for p in (_LABEL.match, _VERSIONS.match, _POSTING.match, _ENDS_AS_CONTROL.search)
    )


def posting(text: str) -> str:
    """What a template's sentence on the posting says up to its categories; "" for any other line.

    "This entry was posted on Tuesday, October 6th, 2009 at 9:48 pm and is filed under Mills."
    """
    return _FILED.split(text[:_POSTED])[0] if _POSTING.match(text) else ""


def is_pointer(text: str, link_share: float) -> bool:
    """Whether a paragraph points elsewhere: "Read also: …"."""
    if len(text) > 300:
        return False
    if _INLINE.match(text) or (link_share > 0.5 and _LOOK.match(text)):
        return True
    lead, colon, _ = text.partition(":")
    return bool(colon) and link_share > 0.2 and heads_furniture(lead)


def heads_voices(text: str) -> bool:
    """Whether a heading stands over comments or notes on the author: under it is prose, but no text."""
    return _VOICES.search(text) is not None


def heads_comments(text: str) -> bool:
    """Whether a line is nothing but a heading of comments: "Comments", "12 Kommentare", "Σχόλια (3)"."""
    return len(text) <= 60 and _COMMENTS.fullmatch(text) is not None


def is_card_line(text: str) -> bool:
    """Whether a line begins with a date or tells how long a text takes to read, as cards do."""
    return _CARD.search(text[:60]) is not None


def is_clock_line(text: str) -> bool:
    """Whether a line is the time of an entry, with its author or without: "10:48 PM Delphine Marsh"."""
    if not text[:1].isdigit() or text.endswith((".", "?", "!")) or _CLOCK.match(text) is None:
        return False
    return len(text.split()) <= 7


def is_end_mark(text: str) -> bool:
    """Whether a line ends a press release: "###", "-30-", "ENDS"."""
    return len(text) <= 24 and _END_MARK.match(text) is not None


def is_boilerplate(text: str) -> bool:
    """Whether a line opens what press releases end with: "About the union", "Media contact"."""
    return _BOILER.match(text.strip()) is not None


def is_decision(text: str) -> bool:
    """Whether a line says what became of a motion: "Adopted", "Carried unanimously", "Aprobada"."""
    return len(text) <= 120 and _DECIDED.match(text) is not None


def is_author_line(text: str) -> bool:
    """Whether a line is "By Somebody" or names the photographer."""
    line = text.strip()
    leads_over = line.endswith((":", ";"))  # "Por todo ello, el Congreso resuelve:"
    return not leads_over and len(line.split()) <= 14 and _BYLINE.match(line) is not None


def is_copyright(text: str) -> bool:
    """Whether a line claims the rights to a page."""
    if len(text) > 400 or not ("©" in text or any(hint in text.lower() for hint in _RIGHTS)):
        return False
    return _COPYRIGHT.search(text) is not None


def is_post(text: str) -> bool:
    """Whether a quotation is a post from a social network: with handles or tags."""
    return len(text) <= 500 and _HANDLE.search(text) is not None


def is_handle(text: str) -> bool:
    """Whether a line is but a member's name in a social network: "@branch7"."""
    return text.startswith("@") and _HANDLE.fullmatch(text) is not None


def name_at_start(text: str) -> str:
    """The name of two words or more that a text begins with; an empty string where there is none."""
    match = _NAME.match(text)
    return match[0] if match else ""


def begins_with_name(text: str) -> bool:
    """Whether a text begins with a name and goes on about it: "Ffion Pugh keeps our pages"."""
    name = name_at_start(text)
    return bool(name) and len(name) < 40 and text[len(name) :].lstrip()[:1].islower()
