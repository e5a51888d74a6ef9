"""The signs of what is said of a resolution: committees' recommendations, votes, what covers what."""

from __future__ import annotations

import re

SENTENCE = re.compile(
    r"(?<!\bThos\.)(?<!\bJno\.)(?<!\bEdw\.)(?<!\bRobt\.)(?<!\bAlex\.)(?<!\bSaml\.)(?<!\bBenj\.)(?<!\bChas\.)(?<!\bJas\.)(?<!\bGeo\.)(?<!\bJos\.)(?<!\bMrs\.)(?<!\bBro\.)(?<!\bDel\.)(?<!\bSis\.)(?<!\bSec\.)(?<!\bWm\.)(?<!\bDr\.)"
    r"(?<!\bMr\.)(?<!\bMs\.)(?<!\bJr\.)(?<!\bNo\.)(?<!\bNO\.)(?<!\bNos\.)(?<!\bNOS\.)(?<!\bSt\.)(?<!\b[A-Z]\.)(?<=[.;!?])[\"”’)]*\s+(?=[\"“(A-ZÀ-Þ0-9])|;\s+"
)
BYLINE = re.compile(
    r"(?:[–—-]\s|\(|\[)?(?:(?P<who>reported\s+by(?=\s+the\s+committee)|(?:respectfully\s+)?submitted(?:\s+jointly)?\s+(?:by|on\s+behalf\s+of(?!\s+(?:the\s+|your\s+)?committee))|submitting\s+(?:body|branch|local)|"
    r"signed(?!\s+for\b)|proposed(?=\s*:)|received\s+from|moved\s+by|presented\s+by|"
    r"introduced\s+by|offered\s+by|proposed\s+by|sponsored\s+by|sponsors?|movers?|moved|originat(?:or|"
    r"ed\s+by|ing\s+\w+)|"
    r"submitters?|source|from|proposers?|presentad[oa]\s+por|propuest[oa]\s+por|presentan?|proponentes?|propone|"
    r"ponencia\s+de(?=\s+(?:la|el|los|las)\s+[A-ZÀ-Þ])|ponencia\s+presentada\s+por|iniciativa\s+de(?=\s+(?:la|el|los|las)\s+[A-ZÀ-Þ])|"
    r"moci[óo]n\s+de(?!\s+urgencia)|(?:a\s+)?propuesta\s+de(?!\s+urgencia)|sur\s+proposition\s+d(?:e|u)|provenance(?=\s*:)|"
    r"pr[ée]sent[ée]e?s?\s+par|propos[ée]e?\s+par|soumise?\s+par|"
    r"proposeurs?|proposante?|apresentada\s+por|(?:texte\s+)?d[ée]pos[ée]e?s?\s+par|formulad[oa]\s+por|suscrit[oa]\s+por|by)\b\s*[:.–—-]?\s*|(?P<second>seconded(?:\s+by)?|"
    r"seconders?|supporters?|supported\s+by|supported(?=\s*:)|secundad[oa]\s+por|"
    r"appuy[ée]e?\s+par|appuyeurs?)\b\s*[:.–—-]?\s*)(?P<name>.*)$",
    re.IGNORECASE,
)
BARE_BY = re.compile(
    r"by\s+(?:delegates?|fellow\s+workers?|the\s+delegat|local|bro|sister|committee|the\s+committee)",
    re.IGNORECASE,
)
NUMBER_IN = re.compile(
    r"\b(?:resolutions?|composites?|motions?|propositions?|resoluci[óo]n|r[ée]solutions?|(?<!that\s)(?<!in\s)(?<!of\s)items?|"
    r"substitute)\s+"
    r"(?:(?:nos?|n[úu]ms?|numbers?)\.?\s*|n[°ºo]\s*|"
    r"#)?(?P<numbers>[A-Z]{0,3}-?\d{1,4}(?:[A-Za-z](?![a-z]))?(?:-[A-Z0-9]{1,3})?"
    r"(?:\s*(?:,|and|&|y|et|,\s*and|to)\s*[A-Z]{0,3}-?\d{1,4}[A-Za-z]?(?![a-z])){0,12})",
    re.IGNORECASE,
)
ONE = re.compile(r"[A-Z]{0,3}-?\d{1,4}(?:[A-Za-z](?![A-Za-z]))?(?:-[A-Z0-9]{1,3})?")
COMMITTEE = re.compile(
    r"\b(?:committee(?:\s+on\s+[\w\s,]{3,50}?)?|board|comisi[óo]n|comit[ée]|"
    r"executive)(?:['’]s)?\s*(?:[:–—-]|\brecommend|\breport|\bfavou?r|\bconcur|\brecomm|\bdictam|\bpropon|"
    r"\bposition)|\b(?:avis|opinion|position|recommandation|dictamen|parecer|vote)\s+(?:favorable|d[ée]favorable|d(?:u|e\s+la|e\s+l['’])\s*"
    r"(?:bureau|commission|comit[ée]|conseil|ex[ée]cutif|direction|mesa|comisi[óo]n))\b|"
    r"\brecommend(?:ation|ed|s)?\b\s*(?:[:–—-]|of\s+the\s+committee|that|adoption|approval|concurrence|non|"
    r"reject|refer|against)|"
    r"\b(?:recomendaci[óo]n|recommandation|dictamen)\b(?:\s+(?:de|du|des|of)\b[\w\s'’]{2,50})?\s*:|"
    r"\bon\s+behalf\s+of\s+(?:the|your)\s+committee\b[^.;]{0,60}\bmove\b|"
    r"^committee\b[^.;]{0,40}\bconcur|^(?:your|the)\s+committee\b|\breported\s+(?:un)?favou?rably\b",
    re.IGNORECASE,
)
AMENDING = re.compile(
    r"\b(?:as|so|when|if|with)\s+(?:thus\s+|so\s+)?(?:amended|modified|changed)|"
    r"\bwith\s+(?:the\s+following\s+)?(?:an?\s+)?(?:amendments?|modifications?)|"
    r"\bcon\s+(?:las\s+)?(?:modificaciones|enmiendas)|\bamend[ée]e?\b|\bmodifi[ée]e?\b|\bavec\s+(?:\w+\s+)?(?:amendements?|modifications?)|\bso\s+amended",
    re.IGNORECASE,
)
REJECT = re.compile(
    r"non-?\s?concur\w*|\bunfavou?rabl\w*|\badversely|\breject\w*|\bdefeat\w*|\bdo\s+not\s+(?:adopt|pass|"
    r"concur)|\bnot\s+(?:be\s+)?adopt\w*|"
    r"\bdoes\s+not\s+concur|\boppos\w+|\bagainst\b|\bdisapprov\w*|\brechaz\w*|\brejet\w*|\bvote\s+(?:no|"
    r"down)\b|\bnot\s+concur|\bcontre\b|\bd[ée]favorable|\ben\s+contra\b|\bno\s+aprob\w+|\bdesfavorable",
    re.IGNORECASE,
)
REFER = re.compile(
    r"\brefer(?:red|ral|ence)?\b|\b[rd][ée]f[ée]r[ée]e?\b|\bgo\s+to\s+the\s+(?:\w+\s+){0,2}(?:committee|council|board)|\bturn(?:ar|ad[oa])\b|\brenvo[iy]\w*|\bremit(?:ted|ir|tal)?\b|\bremitid",
    re.IGNORECASE,
)
FILE = re.compile(r"\b(?:be\s+)?filed?\b|\breceived\s+and\s+filed|\barchiv\w*|\bno\s+action\b", re.IGNORECASE)
ADOPT = re.compile(
    r"\badopt\w*|\bconcur\w*|\bpass(?:age|ed)?\b|\bapprov\w*|\bfavou?rabl\w*|\baccept\w*|\baprob\w*|"
    r"\baprueb\w*|\bsupport\b|\bcarry\b|\bapprouv\w*|\bendorse\w*",
    re.IGNORECASE,
)
PASSED = (
    r"adopted|carried|passed|approved|concurred\s+in|concurred|agreed(?:\s+to)?|endorsed|accepted|ratified|(?:recommendation\s+)?(?:sustained|upheld)|"
    r"aprobad[oa]s?|adoptad[oa]s?|acordad[oa]s?|adopt[ée]e?s?|acceptée?s?|approuvée?s?|aprovad[oa]s?|"
    r"adotad[oa]s?|se\s+aprob[óo]|(?:se\s+)?aprueban?(?=\s*(?:[.,;]|$|\s(?:por|con|sin|la\s+(?:propuesta|resoluci|moci))))"
)
LOST = (
    r"(?:no|n[ãa]o|non)\s+(?:aprobad[oa]|adoptad[oa]|aprovad[oa]|adotad[oa]|adopt[ée]e?|se\s+aprueba|aprueban?)|derrotad[oa]|desechad[oa]s?|"
    r"se\s+desechan?|vaincue?|voted\s+against|negatived|"
    r"defeated|lost|rejected|fell|falls|fails|voted\s+down|not\s+(?:adopted|carried|passed|approved|concurred)|"
    r"non-?concurred|failed|rechazad[oa]|"
    r"rejet[ée]e?|battue?|d[ée]faite|repouss[ée]e?|[ée]cart[ée]e?|rejeitad[oa]|se\s+rechaza|denegad[oa]|desestimad[oa]|negad[oa]s?(?=\s*(?:[.,;]|$|\spor\b|\scon\b))"
)
WITHDRAWN = r"withdrawn|retirad[oa]|retir[ée]e?"
SUBJECT = (
    r"(?:(?:the|la|le|this|your|said|el|l['’])\s*)?(?:(?:above|foregoing|original|main|substitute|whole|"
    r"amended|entire|second|first)\s+)?"
    r"(?:resolutions?|motions?|composite|recommendation|report|remit|proposition|resoluci[óo]n|"
    r"r[ée]solution|moci[óo]n|propuesta|resolu[çc][ãa]o|mo[çc][ãa]o|proposta|ponencia|resolutivo|despacho|floor|"
    r"action|status|disposition|result|decision|resultado|decisi[óo]n|d[ée]cision|vote|convention|congress|"
    r"conference|assembly|item|nbi|"
    r"committee['’]s\s+(?:report|recommendation)|delegates?|adoption|it|proposal|dictamen|resolutivo|"
    r"statement|ordre\s+du\s+jour|v[œo]e?u|texte|texto|acuerdo|declaraci[óo]n|d[ée]claration|declara[çc][ãa]o|document|remits?)\b"
)
BE = (
    r"(?:(?:was|were|is|are|being|stands|result[aóo]|fut|fue|es|é|ha\s+sido|est|a\s+[ée]t[ée]|foi|queda|qued[óo]|be)\s+)?(?:(?:then|thereupon|therefore|hereby|also|"
    r"accordingly|declared|ordered|duly|overwhelmingly|unanimously|narrowly|decisively|finally|thus|again|enthusiastically)\s+)*(?:\(?m/s/c\)?\s+)?"
)
# How a vote may be led in: "Moved, seconded and", "M/S/", "Put to the vote,", "Sometida a votación,".
LED_IN = (
    rf"{SUBJECT}(?P<{{0}}>[^.;:]{{{{0,90}}}}?)\s*[:,–—-]?\s*|unanimously\s+|(?:it\s+)?was\s+|(?:and|y|et)\s+|so\s+|"
    r"(?:le\s+congr[èe]s|el\s+(?:congreso|plenario)|la\s+asamblea|l['’]assembl[ée]e|o\s+congresso|(?:the\s+)?(?:convention|"
    r"congress|conference|delegates|assembly))\s+(?=(?:aprueba|aprob[óo]|adopt[eé]|adopted|carried|rejected|approved|"
    r"defeated)\s+(?:la|the|this|a|cette)\s+(?:r[ée]sol|moci|propos|motion|composite|substitute|recommend|committee|report))|"
    r"motion\s+|m\s*/\s*s\s*/\s*|m\s*/\s*s,?\s+(?:and\s+)?|on\s+motion[^.;]{{0,80}}?\s|on\s+motion,\s*|"
    r"moved,?\s+(?:and\s+)?seconded,?\s*(?:and\s+)?(?:put,?\s+and\s+)?|seconded,?\s+(?:put,?\s+)?and\s+|s\s*/\s*|(?:[\d\s–-]{{3,12}}\s+)|"
    r"(?:(?:put|submitted)\s+to\s+(?:a|the)\s+vote|(?:some|pues|coloca)\w+\s+(?:a|en|em)\s+(?:vota\w+|discusi\w+)|mise?\s+aux?\s+voix?)"
    r"[^.;:]{{0,60}}?,\s*|regularly\s+moved[^.;]{{0,60}}?\s"
)
FLOOR = re.compile(
    rf"(?:{LED_IN.format('middle')})?{BE}(?P<lost>{LOST})\b|"
    rf"(?:{LED_IN.format('middle2')})?{BE}(?P<passed>{PASSED}|(?<=/)c(?:arried)?)\b",
    re.IGNORECASE,
)
MSC = re.compile(
    r"\(?M\s*/\s*S(?:\s*/\s*|\s*,?\s+(?:and\s+)?)(?P<fate>C(?:arried|ARRIED)?|P(?:assed)?|D(?:efeated)?|L(?:ost)?|Defeated|Lost|"
    r"F(?:ailed)?)\b\)?",
    re.IGNORECASE,
)
FLOOR_WITHDRAWN = re.compile(
    rf"(?:(?:{SUBJECT}|submitters?|mover|sponsors?)[^.;:]{{0,60}}?\s*[:,–—-]?\s*)?{BE}(?:{WITHDRAWN})\b|"
    rf"\bwithdrew\b",
    re.IGNORECASE,
)
FLOOR_REFERRED = re.compile(
    rf"(?:{SUBJECT}[^.;:]{{0,60}}?\s*[:,–—-]?\s*)?{BE}(?:re-?referred|referred(?:\s+back)?|referid[oa]s?|turnad[oa]|derivad[oa]|remetid[oa]|canalizad[oa]|remise?(?=\s+(?:au|à|aux)\b)|"
    rf"renvoy[ée]e?|(?:le\s+)?renvoi\s+(?:est|fut)\s+(?:ordonn[ée]|prononc[ée]|adopt[ée]|vot[ée])|r[ée]f[ée]r[ée]e?|sent(?=\s+to\s+referendum\b)|sent(?=\s+to\s+(?:the\s+)?(?:[\w-]+\s+){{0,5}}?(?:committee|board|council)\b)|d[ée]f[ée]r[ée]e?(?=\s+(?:au|à|aux)\b)|encaminhad[oa]|se\s+turna|se\s+turn[óo]|pasa|pas[óo](?=\s+al?\s))\b"
    r"(?:\s*(?:to|back\s+to|a|al|au|aux|à|para|for\s+action\s+to)\s+(?P<to>(?:[^.;]|(?<=\b[A-Z])\.){2,90}))?",
    re.IGNORECASE,
)
# "To Committee on Resolutions.": all that is printed of a referral.
TO_WHOM = re.compile(
    r"to\s+(?P<to>(?:the\s+)?(?:incoming\s+)?(?:committee\s+on\s+[\w\s,]{3,50}|executive\s+(?:council|board)))\.?",
    re.IGNORECASE,
)
FLOOR_REMITTED = re.compile(
    rf"(?:{SUBJECT}[^.;:]{{0,60}}?\s*[:,–—-]?\s*)?{BE}(?:remitted|remitid[oa]s?)\b(?:\s+(?:to|al?|para)\s+(?P<to>[^.;]{{2,90}}))?",
    re.IGNORECASE,
)
FLOOR_TABLED = re.compile(
    rf"(?:{SUBJECT}[^.;:]{{0,60}}?\s*[:,–—-]?\s*)?{BE}(?:tabled|laid\s+(?:over|on\s+the\s+table)|postponed|deferred|"
    rf"aplazad[oa]|pospuest[oa]|pendiente|report[ée]e|d[ée]pos[ée]e|laiss[ée]e\s+sur\s+(?:la\s+)?table|mise?\s+en\s+d[ée]p[ôo]t|"
    rf"adiad[oa])\b",
    re.IGNORECASE,
)
SO_ORDERED = re.compile(
    r"(?:it\s+(?:was|is)\s+)?so\s+(?:ordered|voted|agreed|decided|moved,?\s+(?:(?:and\s+)?seconded,?\s+)?and\s+(?:carried|adopted)|resolved(?=[.,]?$))\b|the\s+committee['’]s?\s+report\s+was\s+adopted|concurred\s+in\.?$",
    re.IGNORECASE,
)
# "Delegate Barnes opposed the recommendation of the committee.": debate, told by the secretary.
DEBATED = re.compile(
    r"(?:delegates?|brothers?|sisters?|bros?\.?|president|vice[- ]president|chairman|secretary|comrade|"
    r"fellow\s+worker)\s+"
    r"(?-i:[A-ZÀ-Þ])[^:;]{1,60}?\s(?:opposed|opposes|spoke|speaks|supported|favou?red|defended|discussed|argued|advocated|urged|rose)\b",
    re.IGNORECASE,
)
AMENDED = re.compile(
    r"\bas\s+(?:thus\s+|so\s+)?amended\b|\bamended\s+and\s+(?:adopted|carried)|\bcon\s+(?:las?\s+|una\s+)?enmiendas?\b|\bamend[ée]e\b|"
    r"\bwith\s+(?:\w+\s+){0,3}(?:amendments?|modifications?|changes)\b|\bavec\s+(?:\w+\s+)?modifications?\b|"
    r"\bcom\s+(?:emendas|modifica[çc][õo]es)\b|\bcon\s+(?:las?\s+|una\s+)?modificaci(?:[óo]n|ones)\b|\ben\s+su\s+forma\s+enmendada|\btelle?\s+qu['’]amend|"
    r"\bavec\s+amendements?",
    re.IGNORECASE,
)
MOVED = re.compile(
    r"\b(?:moved|motion|moción|propuso|propos[ée](?=[^.;:]{0,160}?\bde\s+(?:renvoyer|r[ée]f[ée]rer|d[ée]f[ée]rer)\b)|proposition(?=\s+de\s+renvoi)|propuesta(?=\s+de\s+(?:turnar|remisi)))\b(?P<what>(?:[^.;]|(?<=\b[A-Z])\.){0,200})",
    re.IGNORECASE,
)
AMENDMENT = re.compile(
    rf"(?!(?:unanimously\s+)?(?:{PASSED}|{LOST})\b)"
    r"(?:an?|the|this|that|no|[A-Z][\w’'-]*)?\s*(?:\w+\s+)?amendments?\b|\bto\s+(?:amend|strike|insert|"
    r"delete|add|substitute)\b|\b(?:moved|mover)\b[^.;]{0,60}\b(?:amend|strike|insert|delete)|enmienda",
    re.IGNORECASE,
)
_DONE_WITH = re.compile(
    r"\b(?:accept\w*|agreed|carried|lost|withdrawn|moved|adopted|defeated|rejected|fell|ruled|offered|proposed|passed|failed|by|to|"
    r"was|were|from|incorporated|remitted|debated|from|aceptad\w|aprobad\w|rechazad\w|adopt[ée]\w*|rejet[ée]\w*)\b|:",
    re.IGNORECASE,
)
BY_COMMITTEE = re.compile(
    r"recommandation\s+(?:est|fut|du\s+comit[ée])|(?:recommendation|report)s?\s*(?:of\s+(?:the\s+|your\s+)?committee|was|were|adopted|is|be|concurred|carried|"
    r"accepted|approved)|"
    r"committee['’]s\s+(?:report|recommendation)|\bcommittee\b",
    re.IGNORECASE,
)
NUMBERS = r"(?P<numbers>(?:[^.;)]|(?<=Nos)\.|(?<=No)\.){1,120})"
COVERS = re.compile(
    rf"(?:\b(?:subsumes|covers|covering|replaces|combines|incorporates|comprend|supersedes|embraces|couvre|englobe|recoupe|regroupe|"
    rf"remplace|fusionne|cubre|sustituye\s+a|re[úu]ne|agrupa|engloba|substitui)\b|"
    rf"\bin\s+(?:lieu|place)\s+of\b|\bsubstitute(?:d)?\s+for\b|\(?(?:composite\s+of|(?:motions|"
    rf"resolutions)(?=\s+(?:nos?\.?\s*)?\d)))\s*{NUMBERS}",
    re.IGNORECASE,
)
COMPOSITE_OF = re.compile(
    r"\(?(?:composite\s+of|(?:motions|resolutions|"
    r"amendments?)\s+(?:nos?\.?\s*)?[A-Z]{0,2}-?\d+[^a-z]*(?:and|,|&|y|et)|covering|covers|subsumes|couvre|englobe|regroupe|remplace|cubre|re[úu]ne|agrupa|sustituye\s+a|"
    r"substitut(?:e|ed|ing|ion)\s+for|in\s+(?:lieu|place)\s+of|combin(?:es|ing|ed\s+from))",
    re.IGNORECASE,
)
# What a composite was made of, on a line of its own: "Motion 24 and amendments, and 25".
MADE_OF = re.compile(
    r"\(?(?:motions?|resolutions?)\s+(?P<numbers>[A-Z]{0,2}-?\d+[A-Z]?(?:\s*(?:,|and|&|(?:and\s+)?amendments?)\s*"
    r"(?:[A-Z]{0,2}-?\d+[A-Z]?)?)+)\)?",
    re.IGNORECASE,
)
SUBSUMED = re.compile(
    r"(?:(?:covered|subsumed|superseded|replaced|precluded|combined|composited|disposed\s+of|incorporated|"
    r"included|merged|absorbed|embraced|dealt\s+with|falls?|fell)\s+"
    r"(?:by|in(?:to)?|with|under|if)|(?:couverte?|remplac[ée]e?|englob[ée]e?|comprise?|int[ée]gr[ée]e?|regroup[ée]e?|absorb[ée]e?|"
    r"cubiert[oa]|sustituid[oa]|englobad[oa]|comprendid[oa]|integrad[oa]|absorbid[oa]|fusionad[oa]|coberta|substitu[íi]da|"
    r"inclu[íi]da)\s+(?:par|dans|[àa]|avec|por|en|con|na|no|pel[ao])|see(?!\s+(?:also\s+)?(?:the\s+)?(?:document|annex|appendix|page|p\.|report|minutes|table))|covered\s+in|in\s+favou?r\s+of|"
    r"subsumida?\s+en|incluida?\s+en|incluse?\s+dans|fusionn[ée]e\s+avec|(?:was\s+)?substituted\s+by)\b"
    r"(?P<rest>(?:[^.;]|(?<=No)\.|(?<=Nos)\.){1,100})",
    re.IGNORECASE,
)
# The date before a fate: "(2018) Adopted by the convention", "June 4, 1987 – Carried".
DATED = re.compile(
    r"[(\[]?(?:\d{1,2}(?:st|nd|rd|th|er)?\s+(?:de\s+)?)?(?:[A-Za-zÀ-ÿ]{3,10}\.?\s+)?(?:\d{1,2},\s+)?(?:de\s+)?"
    r"(?:18|19|20)\d\d[)\]]?\s*[:,.–—-]?\s+(?=[A-ZÀ-Þ])",
)
# "Received and filed.", "Filed."; "Not moved", "Ruled out of order": no fate, but a note of what was done.
FLOOR_FILED = re.compile(
    rf"(?:{SUBJECT}[^.;:]{{0,40}}?\s*)?{BE}(?:received\s+and\s+)?filed\b(?!\s+(?:under|in|by|at|on)\b)",
    re.IGNORECASE,
)
FLOOR_REMISSION = re.compile(r"[^.;:]{0,60}\b(?:accepted|agreed\s+to)\s+remission\b", re.IGNORECASE)
NO_FATE = re.compile(
    r"(?:not\s+(?:moved|reached|dealt\s+with|put|heard|considered)|ruled\s+out\s+of\s+order|out\s+of\s+order|"
    r"(?:lapsed|fell)(?:\s+for\s+(?:want|lack)\s+of\s+(?:a\s+)?[\w\s]{3,30})?|"
    r"no\s+action(?:\s+taken)?)[.]?$",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?:(?:NEC|NDC|SOC|(?:national\s+)?executive(?:\s+(?:council|committee|board))?)\s+(?:policy|position|view)|arguments?\s+(?:for|against)|cost|financial\s+(?:impact|implications?)|estimated\s+cost|"
    r"statement\s+of\s+(?:cost|financial)|budget(?:ary)?\s+impact|"
    r"votes?|votos?|votaci[óo]n|vote\s+du|note|nota|status|action(?:\s+taken)?|contact|cost\s+implications?|"
    r"disposition|result|"
    r"convention\s+action|floor(?:\s+action)?|decision|outcome|resultado|r[ée]sultat|statut|sort|"
    r"decisi[óo]n|d[ée]cision|☑|☐|\[[xX ]\])\s*[:\d☐☑]",
    re.IGNORECASE,
)
# Several labels on a line, with what each says: "Committee: Concurrence   Convention: ADOPTED".
A_LABEL = re.compile(
    r"(?:SOC|committee|comit[ée]|convention|congress|congr[èe]s|conference|floor|assembly|delegates?|council)"
    r"(?:['’]s)?(?:\s+(?:recommendations?|action|decision|vote|disposition|report))?\s*:",
    re.IGNORECASE,
)
LABELS = re.compile(rf"(?<=\w)[\s.;,|–—-]+(?={A_LABEL.pattern})", re.IGNORECASE)
# A box to be ticked: "[X] Adopted   [ ] Defeated", "☑ Adopted ☐ Tabled".
BOX = re.compile(
    r"\[\s?(?P<tick>[xX✓✔*]?)\s?\](?=\s+\S)|(?P<sign>[☐☑☒])(?=\s*\S)|"
    # The lines that crosses are set on: "_X_ Adopted   __ Defeated".
    r"(?<!\S)(?P<line>_*[xX✓✔]_*|_{2,})(?=\s+(?:(?:Not\s+)?Adopted|Carried|Passed|Approved|Defeated|Lost|Rejected|"
    r"Referred|Tabled|Withdrawn|Amended|Concur|Non-?concur)\b)"
)
# A count of votes that stands alone: "For 231, against 12", "Ayes: 40; nays: 3", "61 a favor, 140 en contra".
_FOR = r"(?:(?:votes?\s+)?for|in\s+favou?r|ayes?|yeas?|yes|a\s+favor|pour|sim)"
_AGAINST = r"(?:against|opposed|nays?|noes|no|en\s+contra|contra|contre|não)"
_COUNT = r"\d{1,3}(?:[,. ]\d{3})*|\d+"
_VOTES = r"(?:votes?\s+|votos?\s+|voix\s+)?"
_IS = r"\s*[:=–—-]?\s*"
_AND = r"(?:and\s+|y\s+|et\s+)?"
COUNTED = re.compile(
    rf"(?:the\s+)?(?:(?:card\s+|roll[- ]call\s+)?vote\s*(?:was|stood)?\s*[:,–—-]?\s*)?"
    rf"(?:{_FOR}{_IS}(?P<for>{_COUNT})|(?P<for2>{_COUNT})\s+{_VOTES}{_FOR})\s*[,;./–—-]?\s*{_AND}"
    rf"(?:{_AGAINST}{_IS}(?P<against>{_COUNT}|none|nil)|(?P<against2>{_COUNT}|none|nil|ningun[oa]|cero|aucune?)\s+{_VOTES}{_AGAINST})"
    rf"(?:[,;./\s–—-]+{_AND}(?:\d+\s+\w+|\w+{_IS}\d+))?\.?",
    re.IGNORECASE,
)
# Votes on something else than the resolution.
OTHER_BUSINESS = re.compile(
    r"\b(?:previous\s+question|point\s+of\s+order|adjourn\w*|recess|minutes|nominat\w+|credentials|"
    r"(?<!special\s)order\s+of\s+business|privilege\s+of\s+the\s+floor|"
    r"rules\s+be\s+suspended|roll\s+call\s+was|appeal(?:ed)?\s+from|(?:decision|ruling)\s+of\s+the\s+chair|the\s+chair\s+(?:was|is)\s+(?:sustained|upheld)|auditing|standing\s+orders\s+committee(?:['’]s)?\s+report|paragraphs?\s+\d+(?:\.\d+)*\s+(?:to|and)\s+\d|to\s+reconsider\s+was|limit\s+debate|close\s+debate|close\s+nominations)\b",
    re.IGNORECASE,
)
FLOORED = re.compile(
    r"(?:recommendation|report)\b[^.;]{0,60}\b(?:adopted|concurred|approved|accepted|carried|rejected|lost|sustained|upheld|"
    r"defeated)\b|committee['’]s\s+report\s+adopted",
    re.IGNORECASE,
)


# Subjects that can only be what is voted on; "the convention", "the vote" and "it" may be anything's.
_VOTED_ON = re.compile(
    r"(?:(?:the|la|le|this|your|said|el|l['’]|a|o)\s*)?(?:(?:above|foregoing|original|main|substitute|whole|amended|entire|"
    r"second|first|committee['’]s)\s+)*(?:resolutions?|motions?|composite|recommendations?|reports?|remit|proposition|"
    r"resoluci[óo]n|r[ée]solution|moci[óo]n|propuesta|resolu[çc][ãa]o|mo[çc][ãa]o|proposta|ponencia|substitute|adoption|"
    r"on\s+motion|m\s*/\s*s|moved|seconded|question|amendment)\b",
    re.IGNORECASE,
)
_BEING = re.compile(
    r"\b(?:(?:was|were|being)\s+(?:put|made|read|taken\s+up|considered|discussed)(?:\s+to\s+(?:a|the)\s+vote)?\s+and|was|were|is|"
    r"are|been|being|stands|fue|fueron|es|est|été|foi|queda|qued[óo])\s+(?:\w+ly\s+|then\s+|duly\s+|so\s+|"
    r"hereby\s+|again\s+|declared\s+|ordered\s+|thereupon\s+|also\s+)*$",
    re.IGNORECASE,
)
_OF_ITS_OWN = re.compile(r"\b(?:that|which|who|whose|whether|que|qui|dont|quien)\b", re.IGNORECASE)
_MOVED_FIRST = re.compile(r"(?:an?\s+|the\s+)?(?:substitute\s+)?(?:motion|moved|m\s*/\s*s)\b", re.IGNORECASE)
_FEW = 9  # words of a sentence that is short enough for any subject


def is_vote(text: str, match: re.Match[str]) -> bool:
    """Whether a match of `FLOOR` tells a vote, and isn't a sentence that tells of something adopted elsewhere
    ("Congress notes the statement adopted by …")."""
    middle = (match["middle"] or match["middle2"] or "").strip(" :,–—-")
    if not middle:
        return True
    if _OF_ITS_OWN.search(middle) and not _MOVED_FIRST.match(text, match.start()):
        return False
    at = match.start("lost") if match["lost"] else match.start("passed")
    voted_on = _VOTED_ON.match(text, match.start()) is not None
    if ":" in text[match.start() : at]:
        return True
    if _BEING.search(text[:at]):
        return voted_on or len(text.split()) <= _FEW
    return (voted_on and len(text[match.end() :].split()) <= _FEW - 4) or len(text.split()) <= _FEW - 3


# What may stand behind the word of a fate: "Adopted children" and "Deferred action" are titles.
AFTER_FATE = re.compile(
    r"\s*(?:$|[^\w\s]|\d|(?:moins|less|menos|as|by|to|back|with|without|on|in|at|unanimously|overwhelmingly|until|till|and|from|for|upon|after|over|"
    r"under|through|indefinitely|this|the|again|without|a|an|sine|when|per|due|via|vote|recommendation|of|but|because|if|"
    r"por|con|sin|al?|en|su|sus|hasta|par|pour|à|avec|sans|aux?|sur|sous|telle?|tel|com|sem|pela|pelo|para|de|del|des|du|"
    r"la|le|el|los|las|que|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|nem|committee|executive|board|convention|motion|resolution|"
    r"report|amended|unanime|unánime|standing|amid|amidst|debout|de\s+pie|entre\s+(?:aplausos|v[íi]tores)|sous\s+les\s+applaudissements)\b)",
    re.IGNORECASE,
)


# What a ruling may begin with: "Without objection it is withdrawn."
CONSENT = re.compile(
    r"^(?:(?:desechad[oa]|rechazad[oa]|derrotad[oa])\s+(?:el\s+dictamen|la\s+recomendaci[óo]n)|en\s+votaci[óo]n\s+(?:econ[óo]mica|nominal|secreta|general)|a\s+moci[óo]n\s+de\s+[^,;.]{3,60}|[àa]\s+la\s+demande\s+(?:de|du|des)\s+[^,;.]{3,60}|suficientemente\s+discutid[oa]s?|sur\s+(?:proposition|motion)(?=,\s)|sin\s+(?:m[áa]s|mayor)\s+(?:oradores|discusi[óo]n|debate|tr[áa]mite)|at\s+the\s+request\s+of\s+[^,;.]{3,60}?(?=,?\s+(?:the|this)\s)|"
    r"(?:an?\s+)?(?:rising|standing|card|roll[-\s]call|voice|division)\s+vote\s+(?:was|being)\s+"
    r"(?:taken|called(?:\s+for)?)(?:,?\s+and)?|(?:mise?s?\s+aux\s+voix|puest[oa]s?\s+a\s+(?:votaci[óo]n|discusi[óo]n|consideraci[óo]n)|sometid[oa]s?\s+a\s+\w+|"
    r"(?:on\s+being\s+)?put\s+to\s+(?:a|the)\s+vote|colocad[oa]s?\s+em\s+vota\w+|soumise?s?\s+au\s+vote)[^,;.]{0,40}|(?:up)?on\s+motion(?:\s+of\s+[^,;]{2,60}?)?(?:\s+(?:and|duly)\s+(?:made\s+and\s+)?second\w*)?(?=,?\s+(?:(?:the\s+)?(?:resolution|motion|report|"
    r"same|matter|composite)|it\b|this\b|laid|referred|tabled))|upon\s+roll\s+call|without\s+objections?|hearing\s+no\s+objections?|there\s+being\s+no\s+(?:further\s+)?(?:objections?|"
    r"discussion)|by\s+(?:unanimous|general|common)\s+consent|(?:by|with)\s+(?:the\s+)?(?:leave|permission|consent|agreement)\s+of\s+(?:the\s+)?[\w\s]{3,40}?(?=,)|after\s+(?:some\s+|a\s+long\s+)?(?:debate|"
    r"discussion)|(?:despu[ée]s\s+de|tras|apr[èe]s|ap[óo]s|after|following)\s+[^,;.]{3,60}(?:,\s*(?:en\s+(?:el\s+)?que|in\s+which|o[ùu])\s[^,;.]{3,60})?)[,\s]+(?:the\s+chair\s+(?:declared|ruled)\s+(?:that\s+)?)?",
    re.IGNORECASE,
)
_ON_RECOMMENDATION = re.compile(
    r"\b(?:on|upon|per|in\s+line\s+with)\s+(?:the\s+)?(?:recommendation\s+of\s+(?:the\s+|your\s+)?committee|"
    r"committee['’]s\s+recommendation)",
    re.IGNORECASE,
)


def of_amendment(sentence: str) -> bool:
    """Whether a sentence tells of an amendment that was moved or voted on; a heading over one doesn't."""
    return AMENDMENT.match(sentence) is not None and _DONE_WITH.search(sentence) is not None


def on_recommendation(text: str) -> str | None:
    """What a committee had recommended, as a vote that followed it tells ("to adopt on recommendation of the
    committee"); None where it doesn't."""
    return recommendation(text) if _ON_RECOMMENDATION.search(text) else None


# Without one of these words no vote is told: asked first, for it is quick.
_ANY_FATE = re.compile(
    rf"\b(?:{LOST}|{PASSED}|{WITHDRAWN}|re-?referred|referred|turnad[oa]|derivad[oa]|canalizad[oa]|renvoy\w*|r[ée]f[ée]r\w*|tabled|laid|"
    r"remitted|encaminhad[oa]|filed|carr\w+)\b",
    re.IGNORECASE,
)


def searched(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """A match inside a sentence whose subject is the resolution, the motion or the report."""
    if not _ANY_FATE.search(text[:400]):
        return None
    for match in pattern.finditer(text[:400]):
        if re.match(rf"{SUBJECT}\b", match.group(), re.I):
            return match
    return None


def motion(text: str) -> tuple[str, str | None] | None:
    """What a sentence moves to do: ("refer", to), ("adopt", None) …; None without a motion."""
    match = MOVED.search(text)
    if match is None:
        return None
    what = match["what"]
    if refers := re.search(
        r"\brefer\w*\b(?:[^.;]{0,40}?\bto\s+(?P<to>(?:[^.;,]|(?<=\b[A-Z])\.){3,80}))?", what, re.I
    ):
        return "refer", refers["to"]
    if re.search(
        r"\b(?:de\s+renvoi|de\s+(?:renvoyer|r[ée]f[ée]rer|d[ée]f[ée]rer)|remisi[óo]n|turnar)\b", what, re.I
    ):
        to = re.search(
            r"\s(?:renvoyer|r[ée]f[ée]rer|d[ée]f[ée]rer)\s[^.;]{0,60}?\s(?:au|aux|à\s+la|à\s+l['’])\s*(?P<to>[^.;,]{3,80})",
            what,
            re.I,
        )
        return "refer", to["to"] if to else None
    for sign, name in (
        (r"\bamend|\bstrike|\binsert|\bdelete", "amend"), (r"\btable\b|\blay\b", "table"),
        (r"non-?concur|\breject|\bnot\s+adopt", "reject"),
        (r"committee|recommendation|report|\bconcur", "committee"),
        (r"\badopt|\baccept|\bapprov|\bpass", "adopt"),
    ):  # fmt: skip
        if re.search(sign, what, re.I):
            return name, None
    return None


_REFERS = re.compile(
    r"\b(?:refer(?:red|ring)?\b[^.;]{0,40}?\s(?:back\s+)?to\b|referral\b|renvoy\w+|[rd][ée]f[ée]r[ée]e?\b|go\s+to\s+the\s+(?:\w+\s+){0,2}(?:committee|council|board)|turn(?:ar|ad[oa])\b)",
    re.IGNORECASE,
)
_CONCURS = re.compile(r"\b(?:adopt|concur|pass|approv|aprob|aprueb|approuv|accept)\w*", re.IGNORECASE)


def recommended(text: str) -> str | None:
    """What a line that leads on to the words themselves says a committee recommends, or None."""
    return recommendation(text) if COMMITTEE.search(text) and "recomm" in text.lower() else None


def recommendation(text: str) -> str | None:
    """What a committee recommends: adopt, reject, refer, adopt as amended or file; None where that is not
    told."""
    if REJECT.search(text):
        return "reject"
    if _REFERS.search(text) and not _CONCURS.search(text):  # "… with favorable recommendation"
        return "refer"
    if ADOPT.search(text):
        return "adopt as amended" if AMENDING.search(text) else "adopt"
    if REFER.search(text):
        return "refer"
    if FILE.search(text):
        return "file"
    return "adopt as amended" if AMENDING.search(text) else None


def ticked(text: str) -> str:
    """What the ticked boxes of a line say, "" where none is ticked."""
    boxes = list(BOX.finditer(text))
    ends = [*(b.start() for b in boxes[1:]), len(text)]
    said = [
        text[box.end() : end].strip(" _.,;|/")
        for box, end in zip(boxes, ends, strict=True)
        if box["tick"] or box["sign"] in {"☑", "☒"} or (box["line"] or "").strip("_")
    ]
    before = text[: boxes[0].start()].strip() if boxes else ""
    return f"{before} {'. '.join(said)}".strip() if said else ""


def counted(text: str) -> bool | None:
    """Whether more voted for than against, where a line is nothing but a count of votes; None otherwise."""
    short = len(text) < 120 and any(map(str.isdigit, text))
    match = COUNTED.fullmatch(text.strip(" ()[]*_")) if short else None
    if match is None:
        return None
    numbers = [int(re.sub(r"\D", "", match[name] or match[f"{name}2"]) or 0) for name in ("for", "against")]
    return numbers[0] > numbers[1]


def first_sentence(text: str) -> str:
    """A text up to its first full stop or semicolon."""
    return SENTENCE.split(text, maxsplit=1)[0]


# What the committee said and what the floor did, side by side: "Committee: Concurrence   Floor: Carried".
_FIRST_LABEL = re.compile(
    r"(?:(?:resolutions\s+)?committee|board|executive)(?:['’]s)?(?:\s+(?:recommend\w*|recommendation|report|action|position))?\s*:",
    re.IGNORECASE,
)
_SECOND_LABEL = re.compile(
    r"(?<=\w)[\s,;./|–—-]+(?=(?:convention|congress|conference|floor|delegates|final|vote|result|decision|disposition|outcome)"
    r"(?:['’]s)?(?:\s+(?:action|decision|vote|result|disposition))?\s*:)",
    re.IGNORECASE,
)
# "Moved SFWU, seconded NDU": names and nothing else.
MOVED_BY_NAME = re.compile(
    r"Moved\s+(?-i:[A-ZÀ-Þ])[\w.’'&-]*(?:\s+(?:(?:of|and|the|o|ng[aā]|de|du|&)\s+){0,2}(?-i:[A-ZÀ-Þ0-9])[\w.’'&-]*){0,7}"
    r"(?:[,;]\s*seconded\s+(?-i:[A-ZÀ-Þ])[^.;:]{1,80})?\.?",
    re.IGNORECASE,
)


def side_by_side(text: str) -> tuple[str, str] | None:
    """The committee's word and the floor's that stand on one line, apart; None for any other text."""
    if len(text) > 200 or not _FIRST_LABEL.match(text):
        return None
    more = _SECOND_LABEL.search(text)
    return (text[: more.start()], text[more.end() :]) if more else None
