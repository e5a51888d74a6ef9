"""Wording that tells furniture from text: headings of what comes after an article, appeals, labels.

English, Spanish, French, Portuguese, German and Italian. A phrase here never decides alone: `html_choice`
weighs it with where it stands, what is a link and what else speaks for the block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


def _any(*phrases: str) -> str:
    found = (" ".join(p.split()) for block in phrases for p in re.split(r",\s+", block.strip()))
    return "|".join(p for p in found if p)


# A short line that begins so heads something which is not the article.
_TAIL = re.compile(
    r"^(?:\W|\d)*(?:"
    + _any(
        r"""related\b, recommended\b, read (?:more|next|also|on|this)\b, see also\b, also
        (?:in|on|from|read|see|by)\b, more
        (?:from|on|stories|news|voices|essays|articles|posts|like|in|by|about|reading|to
        read|releases|coverage)\b, you (?:may|might|could) (?:also|like)\b, keep reading\b, continue
        reading\b, what to read, up next, next (?:up|post)\b, (?:our |the )?(?:latest|most
        recent|recent)\b, most (?:read|viewed|popular|shared|commented)\b, popular\b, trending\b, top
        stories\b, editor'?s'? picks?\b, in this (?:series|issue|section)\b, from (?:the|our) (?:[\w’'-]+
        ){0,2}(?:archives?|blog|shop|store)\b, (?:the )?(?:reader )?comments?\b(?! (?:by|of|from)\b),
        (?:\d+ )?(?:comments?|responses?|replies|reactions)\b(?: \(?\d|$), \d+ thoughts? on\b, leave
        (?:a|your) (?:reply|comment)\b, join the (?:conversation|discussion)\b, add (?:a|your) comment\b,
        post a comment\b, (?:the |our )?guest ?book\b, from the guest ?book\b, webmentions?\b,
        trackbacks?\b, pingbacks?\b, share (?:this|on|via|it|the)\b, share$, tags?\b(?::|$), tagged\b,
        filed under\b, topics?(?::|$), categor(?:y|ies)(?::|$), about the
        (?:authors?|writers?|contributors?|photographers?)\b, (?:the )?authors?$, get (?:the|our)
        newsletter\b, newsletters?\b, sign up\b, subscribe\b, stay (?:in|up|informed|connected)\b, join
        (?:our|us|the mailing)\b, donate\b, support (?:us|our|the work|this)\b, follow us\b, connect
        with\b, get involved\b, take action\b, contact(?: us)?$, (?:press|media)
        (?:contacts?|enquiries|inquiries)\b, notes? to editors?\b, upcoming\b, (?:events?|calendar)$,
        previous (?:post|article|story|page)\b, what(?:'|’)s new\b, on this page$, table of contents$,
        contents$, in brief$, news in brief$, book of the month$, advertisement\b, sponsored\b,
        publicidade?\b, publicit[ée]\b, anzeige$, werbung$, about (?:us|this (?:site|blog|page))\b,
        elsewhere\b, archives?$, blogroll\b, links$, downloads?$, attachments?$, files$, meetings$, who[’']s
        signing\b, (?:recent|latest) (?:sign\w+|supporters)\b, reasons? for signing\b, why
        (?:i|people|we)(?:[’'](?:m|re)| are| am)? sign\w*\b, showing \d+ reactions?\b, do you like this
        (?:post|page)\b, got a (?:story|tip)\b, have (?:a|your) (?:story|tip|say)\b, can you help\b, help
        us\b,
        print (?:this|version)\b""",
        r"""(?:art[íi]culos |noticias |notas |contenidos? |documentos |entradas |enlaces )?relacionad[oa]s?\b,
        te (?:puede|podr[íi]a) interesar\b, tambi[ée]n (?:te|puedes?|pod[ée]s)\b, le[aeé]
        (?:m[áa]s|tambi[ée]n)\b, leer m[áa]s\b, (?:lee|lea|ver) tambi[ée]n\b, sigue leyendo\b, seguir
        leyendo\b, m[áa]s (?:noticias|le[íi]d[oa]s|art[íi]culos|vistos|de|sobre|notas|en|historias)\b, lo
        m[áa]s\b, [úu]ltim[oa]s\b, (?:\d+ )?comentarios?\b, deja (?:un|tu)\b, comp[áa]rte(?:lo|la)?\b,
        compartir\b, etiquetas?\b, sobre (?:el|la|los) autore?s?\b, suscr[íi]b\w*, bolet[íi]n\b,
        reciba?\b, apoya\b, dona\b, haz(?:te|tu)\b, s[íi]guenos\b, contacto\b, agenda\b, pr[óo]xim[oa]s\b,
        archivos?$, entradas? (?:recientes|m[áa]s|anterior|siguiente|populares)\b, d[óo]nde estamos\b,
        qui[ée]nes somos\b, libro de visitas\b, firma (?:la|el)\b""",
        r"""(?:[àa] )?lire (?:aussi|[ée]galement|la suite|encore)\b, [àa] lire\b, voir aussi\b, sur le
        m[êe]me\b, dans la m[êe]me\b, (?:articles?|documents?)
        (?:li[ée]s?|r[ée]cents?|similaires?|associ[ée]s?|joints?)\b, les plus
        (?:lus|consult|r[ée]cents)\w*, (?:\d+ )?commentaires?\b, laisse[zr] un\b, r[ée]agi[rs]\w*, un
        message, votre commentaire\b, partage[rz]\b, mots?[- ]cl[ée]s?\b, [àa] propos de l'aut\w*,
        l'aut(?:eur|rice)\b, s'abonner\b, abonnez\b, infolettre\b, lettre d'info\w*, recevez\b, faire un
        don\b, soutene[zr]\b, suivez\b, contact presse\b, (?:[àa] )?l'agenda\b, prochains?\b, forum$,
        r[ée]pondre\b, dans l'actualit[ée]\b, derni[eè]res? \b, plus d'articles\b, autres
        (?:articles|textes|documents)\b, qui sommes""",
        r"""lei[aà] (?:tamb[ée]m|mais|ainda)\b, veja (?:tamb[ée]m|mais)\b, mais
        (?:lidas|not[íi]cias|sobre|artigos|do|da|de)\b, as mais\b,
        (?:not[íi]cias|mat[ée]rias|artigos|posts) relacionad\w+, deixe (?:um|seu|o)\b, compartilh\w+,
        partilh\w+, sobre [oa] autora?\b, assin[ea]\w*, inscreva\b, receba\b, doe\b, apoie\b, siga\b,
        contat[oe]\b, outros (?:documentos|textos|artigos)\b, escreva-nos\b, [úu]ltimas? not[íi]cias\b,
        pr[óo]ximos\b, voc[êe] (?:pode|tamb[ée]m)\b""",
        r"""weitere (?:meldungen|artikel|beitr[äa]ge|nachrichten|themen|informationen|texte)\b, mehr
        (?:zum|zu|aus|von|lesen)\b, (?:lesen|lies) (?:sie )?auch\b, auch interessant\b, [äa]hnliche\b, das
        k[öo]nnte\b, (?:meist|viel)gelesen\w*, kommentare?\b, (?:\d+ )?kommentare?\b, teilen\b,
        schlagw\w+, [üu]ber (?:den|die) autor\w*, abonnieren\b, spenden\b, unterst[üu]tz\w+ (?:sie|uns)\b,
        folgen sie\b, kontakt$, pressekontakt\b, termine$, dateien$, zur[üu]ck zu\w*\b, noch kein
        mitglied\b, verwandte\b, zum thema\b""",
        r"""leggi anche\b, articoli correlati\b, potrebbe interessarti\b, commenti\b, condividi\b,
        iscriviti\b, sostieni\b""",
    )
    + ")",
    re.IGNORECASE,
)
# A line that heads a list of what is newest or most read, or what readers say: "Historias recientes".
_NEWEST = re.compile(
    r"^(?:[\w’']+ ){1,2}(?:recientes|recentes|récent(?:e?s)|anteriores|relacionad[ao]s"
    r"|populares|destacad[ao]s)$"
    r"|^(?:your|vos|votre|ihre?|eure|sus?|tus?|seus?|readers?[’']?s?) "
    r"(?:comments?|commentaires?|kommentare?|comentarios?"
    r"|comentários?|réactions?|letters to the editor)\b"
    r"|^(?:what )?(?:our |the )?readers? (?:say|said|write|wrote|think|comment|respond|react|speak)\b"
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
    r"|relat|recommend|recomend|similar|ähnlich|newsletter|bolet|subscri|suscri|abonn|more "
    r"(?:from|stories|news)|latest"
    r"|conversation|discussion|discusi|debat|thoughts|readers? (?:say|said|write|think)|opinion"
    r"|recent|récent|last|popular|read (?:more|next|also|on)|trending|advert|anzeige|publicid|sponsor|share",
    re.IGNORECASE,
)
_CARD = re.compile(
    r"^(?:(?:\w{3,9}\.? \d{1,2},? |\d{1,2}\.? (?:de )?\w{3,10}\.? (?:de "
    r")?)(?:19|20)\d\d\b|\d{1,2}[./]\d{1,2}[./](?:\d\d){1,2}\b)"
    r"|\b\d{1,2}[ -]?min(?:ut\w*)?\.? (?:de |of )?(?:read|reading|lectura|leitura|lecture|lesezeit)\b",
    re.IGNORECASE,
)
# Words of appeals and notices. Two in a short box are plenty.
_APPEALS = _any(
    r"""sign up, signup, subscrib\w+, newsletters?, unsubscribe, mailing list, your
        (?:e-?mail|inbox|address), email address, e-mail address, enter your, donat(?:e|ion|ions|ing),
        chip in, tax-deductible, become a (?:member|subscriber|supporter|sustainer|patron|friend), support
        our (?:work|journalism|reporting), join us, cookies?, privacy policy, free articles?, already a
        (?:subscriber|member), log ?in, advertis(?:ing|ements?|ers?), no paywall, reader-supported,
        readers like you, click here, follow us, order (?:a|your) copy, buy (?:a|the|your), download
        (?:the|our|your|a), petition, rsvp, register (?:now|here|today|for), sign the, delivered to, in
        your inbox, by e?-?mail, free guide, pocket guide, write to us, tell us, all rights reserved,
        terms of (?:use|service), app store, find out more, learn more, for members only, members can,
        sponsored, we depend on, help us, your support, monthly gift, every dollar""",
    r"""suscr[íi]b\w+, bolet[íi]n(?:es)?, correo electr[óo]nico, tu correo, su correo,
        dona(?:r|ci[óo]n|ciones|tivo)?, apoya(?:nos)?, apóyanos, hazte soci[oa], házte soci[oa],
        s[íi]guenos, firma la, cookies, publicidad, inscr[íi]b\w+, reg[íi]str[ae]\w*, lee m[áa]s, tu
        aportaci[óo]n, cada euro, cuenta bancaria, transferencia""",
    r"""abonne\w*, infolettre, lettre d'information, courriel, votre adresse, faire un don, vos dons,
        soutenez, inscri(?:vez|ption)\w*, publicit[ée], télécharge[rz], telecharge[rz], signez,
        adh[ée]rez, en savoir plus""",
    r"""assin(?:e|ante|antes|atura), receba, seu e-?mail, doa[çc][ãa]o, doe, apoie, inscreva\w*,
        cadastr\w+, clique aqui, saiba mais, filie-se, sindicalize-se, pix""",
    r"""newsletter, abonnier\w+, ihre e-?mail\w*, spende\w*, unterst[üu]tzen sie, mitglied werden, werde
        mitglied, jetzt mitglied, anmelde\w+, datenschutz\w*, werbung, hier klicken""",
)


def _openings(phrase: str) -> list[str]:
    """How the first word of a pattern's match begins: its first four letters, with "*" where it may go on."""
    found = [""]
    while len(found[0]) < _OPENING:
        if match := re.match(r"\[([^\]]+)\](?![?*])", phrase):
            found = [f + c for f in found for c in match[1]]
        elif (match := re.match(r"\w(?![?*])", phrase)) is not None:
            found = [f + match[0] for f in found]
        else:
            return found if re.match(r"(?:[ '-](?!\?)|$)", phrase) else [f"{f}*" for f in found]
        phrase = phrase[match.end() :]
    return found


def _by_opening(phrases: str) -> dict[str, re.Pattern[str]]:
    """Patterns by how they begin, so that few are tried at few words."""
    several: dict[str, list[str]] = {}
    for phrase in re.split(r"\|(?![^()]*\))", phrases):  # a bar within brackets divides no phrases
        for opening in _openings(phrase):
            several.setdefault(opening, []).append(phrase)
    return {o: re.compile(rf"(?:{'|'.join(found)})\b", re.IGNORECASE) for o, found in several.items()}


_OPENING = 4  # letters by which patterns are found
_APPEALING = _by_opening(_APPEALS)
_OPEN = tuple(o[:-1] for o in _APPEALING if o.endswith("*"))
_A_WORD = re.compile(r"\w+")
_LABEL = re.compile(
    r"^(?:"
    + _any(
        r"""share(?: this| on| via)?\b.{0,30}$,
        (?:e-?mail|print|save|tweet|facebook|twitter|whatsapp|linkedin|reddit|bluesky|telegram|pocket)(?:
        this.{0,20})?$, advertisement$, ad$, (?:\d+|one|two|three|five|ten)[- ]min(?:ute)?s?(?: read)?$,
        reading time.{0,20}$, listen to this.{0,40}$, read (?:more|next|on|the
        (?:rest|full|whole).{0,30})\W*$, continue reading\W*$, back to (?:top|the top|news|list)$,
        (?:previous|next)(?: (?:post|article|page|story))?\W*$, skip to .{0,30}$,
        (?:image|photo|picture|video)s?$, loading\W*$, log ?in$, (?:tags?|filed
        under|tagged|categor(?:y|ies)|topics?|keywords|labels?)\s*:.*$, posted\b.{0,80}$, (?:last
        )?(?:updated|modified)\b.{0,60}$, published (?:on|in|by|at)?\b.{0,50}$,
        (?:etiquetas?|categor[íi]as?|mots-cl[ée]s|temas|tags|schlagw[öo]rter|archivado en|class[ée]
        dans)\s*:.*$, (?:compartir|partager|compartilhar|partilhar|teilen|comparte)\b.{0,30}$,
        click to
        (?:tweet|post|share).{0,12}$, [\d.,]+
        (?:signatures?|supporters|people|have signed|firmas|personas|signataires|assinaturas)\b.{0,60}$, jump
        to recipe.{0,12}$, [\d.,/]+ (?:from|of|out of|/) [\d,]+ (?:votes?|ratings?|reviews?)$,
        (?:leer|ler|lire) (?:m[áa]s|mais|la suite)\W*$, imprimir$, imprimer$, drucken$, volver\b.{0,20}$,
        permalink\W*$, subscribe\W*$, copy link$, view (?:all|comments)\b.{0,20}$, \d+
        (?:comments?|shares?|views?|likes?|claps?)$, leave a comment$, no comments?$, reply$, top$, edit$""",
    )
    + ")",
    re.IGNORECASE,
)
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
    r"also read|voir aussi|ver tambi[ée]n|veja tamb[ée]m|más información|mehr zum thema)\s*[:|–—-]",
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
    r"(?:adopted|carried|approved|passed|ratified|defeated|lost|tabled|withdrawn|referred|not carried"
    r"|unanimous"
    r"|aprobad[oa]|adoptad[oa]|rechazad[oa]|remitid[oa]|adopt[ée]e?|approuvée?|rejetée?|renvoyée?"
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
_POSTED = 240  # characters of it that are looked at
_ENDS_AS_CONTROL = re.compile(r"\bclick to (?:tweet|post|share)\W*$", re.IGNORECASE)


@lru_cache(maxsize=2048)  # the lines of one page are asked about more than once
def heads_furniture(text: str) -> bool:
    """Whether a short line heads what is no part of an article: "Related", "Comments (3)"."""
    if len(text) > 90 or len(text.split()) > 12:
        return False
    return _TAIL.match(text.strip()) is not None or _NEWEST.match(text.strip()) is not None


def appeals(text: str, words: Iterable[str]) -> int:
    """How many different wordings of appeals and notices a text holds: "sign up", "your email", "donate".

    `words` are those of the text in lower case: where none begins as an appeal may, no search is made.
    """
    if _APPEALING.keys().isdisjoint({word[:_OPENING] for word in words}) and not any(
        word.startswith(_OPEN) for word in words
    ):
        return 0
    found = set()
    done = 0
    for word in _A_WORD.finditer(text):
        start = word.start()
        if start < done:
            continue
        opening = word[0][:_OPENING].lower()
        pattern = _APPEALING.get(opening)
        if pattern is None and opening.startswith(_OPEN):
            pattern = next(_APPEALING[f"{o}*"] for o in _OPEN if opening.startswith(o))
        if pattern is not None and (match := pattern.match(text, start)):
            found.add(match[0].lower())
            done = match.end()
    return len(found)


def is_label(text: str) -> bool:
    """Whether a line is a control or label: "Share this", "Read more", "Tags: …", "5 min read"."""
    if len(text) > 200:
        return _POSTING.match(text) is not None and len(text) <= 2 * _POSTED
    text = text.strip()
    return any(p(text) for p in (_LABEL.match, _VERSIONS.match, _POSTING.match, _ENDS_AS_CONTROL.search))


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


def is_card_line(text: str) -> bool:
    """Whether a line begins with a date or tells how long a text takes to read, as cards do."""
    return _CARD.search(text[:60]) is not None


def is_clock_line(text: str) -> bool:
    """Whether a line is the time of an entry, with its author or without: "10:48 PM Delphine Marsh"."""
    return len(text.split()) <= 7 and not text.endswith((".", "?", "!")) and _CLOCK.match(text) is not None


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


def name_at_start(text: str) -> str:
    """The name of two words or more that a text begins with; an empty string where there is none."""
    match = _NAME.match(text)
    return match[0] if match else ""


def begins_with_name(text: str) -> bool:
    """Whether a text begins with a name and goes on about it: "Ffion Pugh keeps our pages"."""
    name = name_at_start(text)
    return bool(name) and len(name) < 40 and text[len(name) :].lstrip()[:1].islower()
