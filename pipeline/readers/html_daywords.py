"""Words before a date, in the languages of the pages that come: what says published, and what updated.

Every constant is the inside of a regular expression's group, to be set between word boundaries and read
without regard to case.
"""

from __future__ import annotations

# That a text was put before readers on a day.
PUBLISHED = (
    r"(?:(?:first|originally)\s+)?(?:web\s+)?(?:posted|published|publication)|asked|preguntado|gefragt"
    r"|erstveröffentlichung|veröffentlichung|eingetragen"
    r"|cet(?:te)?\s+(?:article|note|entrée)\s+a\s+été\s+publi[ée]e?|добавлен\w*|создан\w*|γράφτηκε"
    r"|ημ/νία|date\s+(?:posted|published"
    r"|of\s+publication)"
    r"|public(?:ad[oa]|aci[óo]n|ació|at|ată?|ação)|data\s+de\s+publica\S+|publi[ée]e?|mise?\s+en\s+ligne"
    r"|post[ée]e?"
    r"|postado|postagem|veröffentlicht|publiziert|erschienen|eingestellt|gepostet|online\s+(?:seit|gestellt)"
    r"|pubblicat[oa]|pubblicazione|inserit[oa]|opublikowan\w+|publikacj[ai]|dodan[oaey]"
    r"|data\s+(?:publikacji|dodania)"
    r"|zamieszczon\w+|utworzon\w+|gepubliceerd|geplaatst|publicatiedatum|publicera[dt]|publiceret|publisert"
    r"|offentliggjort|опубликован\w*|дата\s+публикации|публикация|размещен\w*|δημοσ[ιί]\w+|αναρτ\w+"
    r"|ημερομηνία"
    r"|发布时间|发布日期|发表时间|发表于|发布于|发布|时间|日期|公開日|掲載日|投稿日|公開|입력|등록|publikováno|zveřejněno"
    r"|vydáno|vloženo|megjelent|közzétéve|julkaistu"
)
# The same where "on" or "by" or a colon follows.
CREATED = (
    r"created|submitted|added|released|issued|cread[oa]|escrit[oa]|enviad[oa]|cré[ée]e?|rédig[ée]e?"
    r"|parue?|écrit"
    r"|criad[oa]|erstellt|geschrieben|creat[oa]|scritt[oa]|written|for\s+(?:immediate\s+)?release"
)
# What a text is called that is of a day: "Pressemitteilung vom 4. Juni 2019".
PIECE = (
    r"(?:(?:ausgabe|bekanntmachung|news|blog|blogpost|newsletter|eintrag|rundschreiben|flugblatt"
    r"|rundbrief|pressemitteilung"
    r"|pressemeldung|mitteilung|presseinformation)(?:\s+n(?:r|o)\.?\s*[\d/]+)?|n(?:r|o)\.?\s*[\d/]+)|"
    r"press\s+release|news\s+release|statement|press\s+statement|pressemitteilung|presseinformation"
    r"|meldung|beitrag"
    r"|artikel|nachricht|bericht|mitteilung|communiqué(?:\s+de\s+presse)?|article|billet"
    r"|comunicado(?:\s+de\s+prensa)?"
    r"|nota(?:\s+de\s+prensa)?|noticia|notícia|comunicato(?:\s+stampa)?|notizia|comunicat|persbericht"
    r"|komunikat"
)
OF = r"of|from|dated|vom|du|del?|dell['’]|di|do|da|van|z\s+dnia|z"
# That a text was changed, or looked at, on a day.
UPDATED = (
    r"updated?|modified|edited|revised|changed|amended|reviewed|last\s+\w+|accessed|retrieved|corrected"
    r"|actuali[sz]ad[oa]|actualizaci[óo]n|actualitza(?:t|da|ció)|modificad[oa]|modificat[oa]?|última\s+\w+"
    r"|mise?s?\s+à\s+jour|maj(?=\s*:|\s+le\b)|derni[èe]re\s+\w+|modifiée?|modification|atualizad[oa]|atualização|modificação|aktualisiert"
    r"|aktualisierung|geändert|bearbeitet|stand|zuletzt|letzte\s+\w+|aggiornat[oa]|aggiornamento|ultima\s+\w+"
    r"|modifica|aktualizacj[ai]|zaktualizowan\w+|aktualizov\w+|aktualizace|ostatni\w*\s+\w+|poslední\s+\w+"
    r"|bijgewerkt|gewijzigd|laatst\s+\w+|uppdatera[dt]|ändrad|opdateret|oppdatert|обновлен\w*|изменен\w*"
    r"|обновление|(?:τελευταία\s+)?ενημ[έε]ρω\w+|最后更新|更新时间|更新日期|更新日|更新于|更新|수정|güncelle\w+"
    r"|frissítve|päivitetty"
)
# What may stand between such a word and its date.
PREPOSITION = (
    r"(?:on|at|in|el|le|em|am|vom|il|op|den|der|dnia|dne|στις|στη|d[eou]|del|la|a)(?:\s+(?:the"
    r"|el|le|am|den|\w+day))?"
)
# What stands beside a date that is a meeting's or a feast's, where an hour is told.
EVENT = (
    r"time|times|where|location|venue|place|doors(?:\s+open)?|admission|tickets?|cost|rsvp|hora|horario"
    r"|lugar|entradas"
    r"|heure|horaires?|lieu|où|entrée|uhrzeit|ort|wo|beginn|einlass|eintritt|ora|orario|luogo|dove"
    r"|horário|local"
    r"|onde|godzina|miejsce|plaats|tijd|waar|plats|tid|lloc"
)
# Days of the week, in whole and short.
WEEKDAY = (
    r"pon|wt|śr|czw|sob|niedz|lun|jue|vie|s[áa]b|dom|mer|jeu|ven|sam|dim|星期.|周.|"
    r"mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|\w+day|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado"
    r"|domingo|lundi"
    r"|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\w+-feira|montag|dienstag|mittwoch|donnerstag"
    r"|freitag|samstag"
    r"|sonnabend|sonntag|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|domenica|dilluns"
    r"|dimarts|dimecres"
    r"|dijous|divendres|dissabte|diumenge|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela"
    r"|maandag|dinsdag"
    r"|woensdag|donderdag|vrijdag|zaterdag|zondag|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag"
    r"|mandag|tirsdag"
    r"|lørdag|søndag|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|δευτέρα|τρίτη|τετάρτη"
    r"|πέμπτη"
    r"|παρασκευή|σάββατο|κυριακή|pondělí|úterý|středa|čtvrtek|pátek|neděle"
)
