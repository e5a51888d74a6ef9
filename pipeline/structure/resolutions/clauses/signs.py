"""The signs of the grammar of resolutions: WHEREAS, RESOLVED and their like, in the forms that unions use.

The grammar is that of the project's findings ("Resolutions, as unions write them"). All patterns are anchored
at
the start of an item's text (one line, see `items`) and bounded, so that no input makes them slow.
"""

from __future__ import annotations

import re
from functools import lru_cache

# --- the preamble -------------------------------------------------------------------------------

# "whereas the union of …" in the middle of an argument is no mark: it opens an item or it is none.
WHEREAS = re.compile(
    r"(?:(?:and|y|et|further|also),?\s+)?(?:(?-i:VISTAS?)\b|vista(?=\s+(?:la|el|las)\b)|where(?:-\s)?as|(?:wheras|whearas|wheareas)(?=\s*,)|(?-i:WHERF\.AS)(?=\s*,)|(?:vv|w)\s?(?:h|ii|11|li)\s?e\s?r\s?e\s?as(?=\s*[,:;])|(?-i:(?:VV|W)\s?(?:H|II|11|LI)\s?E\s?R\s?E\s?A\s?S)|(?-i:W)(?=:\s)|considerando|consid[ée]rant|attendu|vistos?(?=\s*:|\s*$|"
    r"\s+(?:el|la|los|"
    r"las|que|lo|o|a|os|as)\b)|VISTOS?|(?-i:BECAUSE)(?=,?\s+(?-i:[a-z“\"(])[^:]*[;,.]?(?:\s+and|\s+therefore)?[;,.]?$)|vu(?=\s+(?:que|qu['’]|la?|les?|l['’]))|porquanto|por\s+cuanto|[ée]tant\s+donn[ée](?=\s+qu)|"
    r"dado(?=\s+que)|en\s+vista\s+de(?=\s+que)|toda\s+vez(?=\s+que)|en\s+atenci[óo]n\s+a(?=\s+que))\b(?!\s+(?:(?:clauses?|"
    r"parts?|sections?|statements?)\b|(?:is|was)\s+(?:an?|the)\s|(?:and|or)\s+resolved\b))",
    re.IGNORECASE,
)
AFTER_WHEREAS = re.compile(
    r"[\s*_,;:.–—-]*(?:(?:adem[áa]s|asimismo|tambi[ée]n|igualmente|en\s+outre|de\s+plus|aussi|[ée]galement|further|also),\s*)?(?:le\s+fait\s+|el\s+hecho\s+de\s+|the\s+fact\s+)?(?:(?:that|que)\b[\s,:]*|qu['’]\s*)?",
    re.IGNORECASE,
)
# A label over reasons: "BECAUSE:", "Rationale: A child can tell …".
BECAUSE = re.compile(
    r"(?:because|rationale(?:\s*/\s*background)?|reasons?|background|whereas|considerandos?|vistos?|porque|"
    r"parce\s+que|motivos|fundamentos|"
    r"exposici[óo]n\s+de\s+motivos)\s*(?::|…|\.\.\.|$)[-–—.]*\s*|BECAUSE\b[.:…]*\s*|(?:Rationale|Background|Reasons)\.\s+(?=[A-Z])",
    re.IGNORECASE,
)

# A preamble in participles, each a clause whole: "Noting that …;", "Deeply concerned at …", "Reconociendo que
# …".
PARTICIPLE = re.compile(
    r"(?:(?:further|also|again|deeply|gravely|seriously|fully|strongly|profoundly|firmly|and|"
    r"bearing)\s+){0,2}(?:noting|recalling|recogni[sz]ing|"
    r"acknowledging|deploring|aware|mindful|concerned|convinced|welcoming|reaffirming|considering|believing|"
    r"affirming|alarmed|appalled|"
    r"emphasi[sz]ing|stressing|in\s+mind|having\s+(?:\w+ly\s+)?(?:heard|regard|[a-z]{3,}ed|met|held|seen|read|learn[et]d?|"
    r"taken|lived|been|had)|ayant\s+\w+|habiendo\s+\w+|regretting|taking\s+note|guided|"
    r"inspired|observing|realizing|realising|remembering|condemning|denouncing|expressing|saluting|outraged|"
    r"mourning|grieving|saddened|disturbed|dismayed|angered|horrified|heartened|troubled|worried|gratified|commending|applauding|"
    r"underlining|underscoring|reiterating|honou?ring|fearing|saluant|condamnant|regrettant|d[ée]non[çc]ant|denunciando|expresando|"
    r"shocked|conscious|encouraged|"
    r"reconociendo|recordando|teniendo\s+en\s+cuenta|atendiendo|reafirmando|rappelant|reconnaissant|"
    r"constatant|r[ée]affirmant|"
    r"reconhecendo|lembrando|d[ée]plorant|soulignant|notant|conscient|convaincu|pr[ée]occup[ée]|prenant\s+acte|consciente?s?|indign[ée]e?s?|inqui[eè]te?s?|observando|"
    r"preocupad[oa]s?|convencid[oa]s?|conscientes?|saludando|condenando|lamentando|notando)\b",
    re.IGNORECASE,
)
# The body as the subject of a whole resolution, on a line of its own: "CONGRESS,", "The 4th World Congress of
# …, meeting in …,".
SUBJECT = re.compile(
    r"(?!that\b|que\b|by\b|at\b|in\b|on\b|to\b)(?:the|le|la|el|l['’]|this)?\s*(?:\S+\s+){0,12}?(?:congress|"
    r"conference|convention|council|assembly|meeting|committee|plenary|congr[èe]s|congreso|"
    r"conf[ée]rence|asamblea|assembl[ée]e|conseil|plenario|board|delegates)\b(?:[^;:.]{0,200}(?:[,:]|(?<=\d))|"
    r"(?:\s+of\s+[^;:.]{2,120})?)$",
    re.IGNORECASE,
)

# The same with the first of what it notes on the line: "The Congress, recalling the dissolution of …,".
BODY_NOTES = re.compile(
    r"(?:(?:the|this|le|la|el|ce|este|esta)\s+|l['’])?(?:\S+\s+){0,6}?(?:congress|conference|convention|council|assembly|"
    r"congr[èe]s|congreso|conf[ée]rence|asamblea|assembl[ée]e|conseil|plenario|delegates)\b[^,;:.]{0,80},\s+"
    rf"(?={PARTICIPLE.pattern})",
    re.IGNORECASE,
)

# How such a line begins: with an article, an ordinal, the body's own word.
OF_A_BODY = re.compile(
    r"(?:the|this|le|la|el|l['’]|o|a|ce|cette|este|esta|\d{1,3}\w{0,4}|[IVXLC]{1,7}|\w+(?:st|nd|rd|th)|congress|conference|convention|"
    r"council|assembly|delegates|congr[èe]s|congreso|asamblea|assembl[ée]e|conseil|plenario)\b",
    re.IGNORECASE,
)

# "Por lo anterior, el V Congreso Nacional", "En consecuencia, la asamblea": a lead broken before its verb.
LINKED_BODY = re.compile(
    r"(?:por\s+(?:todo\s+)?(?:lo\s+)?(?:tanto|anterior|expuesto|ello|esto)(?:\s+expuesto)?|en\s+(?:consecuencia|virtud\s+de\s+"
    r"lo\s+anterior)|par\s+cons[ée]quent|en\s+cons[ée]quence|portanto|pelo\s+exposto|now,?\s+therefore|therefore)\b[,\s]*"
    r"(?:el|la|le|l['’]|o|a|the|this|los|las|les)?\b[^.;:]{0,140}$",
    re.IGNORECASE,
)
# "La Tercera Convención General" alone on a line, over what it resolves.
THE_BODY = re.compile(
    r"(?:the|this|le|la|el|l['’]|este|esta|ce)\s*(?:\S+\s+){0,4}?(?:congress|conference|convention|council|assembly|congr[èe]s|congreso|"
    r"convenci[óo]n|asamblea|assembl[ée]e|conseil|consejo|plenario)(?:\s+(?:general|nacional|national|g[ée]n[ée]rale|ordinari[ao]|confederal))*",
    re.IGNORECASE,
)
# "The Congress" alone on a line, which may look like a heading.
BODY_ALONE = re.compile(
    r"(?:(?:the|this|le|la|el|l['’])\s*)?(?:congress|conference|convention|council|assembly|congr[èe]s|congreso|"
    r"conf[ée]rence|asamblea|assembl[ée]e|conseil|plenario|board|committee)\s*[,:]?",
    re.IGNORECASE,
)

# "CONSIDERANDO que …; que …": reasons of one paragraph, each with its own "que".
CONSIDERING = re.compile(r"(?:considerando|consid[ée]rant|attendu|vistos?|visto)\b", re.IGNORECASE)
THAT_AGAIN = re.compile(r"(?<=;)\s+(?=(?:(?:y|et|e)\s+)?(?:que\s|qu['’]))", re.IGNORECASE)

# --- leads --------------------------------------------------------------------------------------

_LINKS = (
    r"(?:(?:and|now|then|still|there(?:-\s)?fore|thus|accordingly|consequently|fur(?:-\s)?ther|furthermore|fi(?:-\s)?nal(?:-\s)?ly|also|hereby|"
    r"lastly|so|"
    r"moreover)\b[\s,:;]*){0,5}"
)
RESOLVED = re.compile(
    rf"{_LINKS}(?P<be>(?:let\s+it|be\s+it|it\s+is|it\s+was|(?-i:IT)(?=\s+(?-i:RE(?:-\s)?SOLV(?:-\s)?ED)))\b[\s,:]*(?:be\s+)?)?{_LINKS}(?:be\s+)?"
    r"(?:unanimously\s+)?(?:RE(?:-\s)?SOLV(?:-\s)?ED|(?-i:R\s?E\s?S\s?O\s?(?:L|I\.?)\s?V\s?E\s?D)|[hkbe]esolved(?=\s*[,:;])|RES\s?OL\s?V\s?ED(?=\s*[,:;])|(?:RESOVED|RESOLVD|RESLVED|REOLVED|RSOLVED|RESOLED)(?=\s*[,:;])|RES-\s?OLVED|RESOL-\s?VED|(?-i:BIF?RT)|(?:moved|(?<=is\s)proposed)(?=,?\s+that\b))\b[*_]*(?!\s+(?:clauses?|parts?|sections?|statements?)\b)"
    r"(?:[\s,]*(?:further|finally|also|therefore|unanimously)\b)?(?P<after>\s*(?:[,:;.–—-]|that\b|by\b|to\b|"
    r"$)|\s+(?=\S))",
    re.IGNORECASE,
)
_ACTOR = re.compile(
    r"[\s*_,;:]*(?:by|at|in)\s(?:[^:;.]|(?<=\b[A-Z])\.){2,220}?(?:[,:]|\s)\s*that\b[\s,:]*|"
    r"[\s*_,;:]*by\s[^:;.,]{2,160},\s*(?=we\b)|[\s*_,;:]*(?:by|at|in)\s[^:;.]{2,160}:\s*(?=(?:First|1st)\b)",
    re.IGNORECASE,
)
_PAR = re.compile(r"[\s,]*(?:par|por)\s[^:;]{2,240}?[\s,:]+(?:que\b\s*|qu['’])", re.IGNORECASE)
_THAT = re.compile(r"[\s*_,;:.–—-]*(?:(?:that|que)\b[\s,:]*|qu['’]\s*)?", re.IGNORECASE)
# What is left of a lead that was broken over lines: "NOW, THEREFORE," "BE IT FURTHER".
LEAD_PIECE = re.compile(
    r"(?:(?:and|now|therefore|let\s+it|be\s+it|be(?=\s*$)|further|finally|por\s+(?:lo\s+)?tanto|"
    r"por\s+(?:lo\s+)?anterior|por\s+(?:todo\s+)?(?:ello|esto)|en\s+consequence|par\s+cons[ée]quent|"
    r"en\s+consecuencia|en\s+cons[ée]quence)\b[\s,:;.…]*){1,6}$",
    re.IGNORECASE,
)
# The words of which leads are made, before the word that resolves.
_LEAD_WORDS = frozenset(
    "and now then there therefore thus accordingly further furthermore finally also hereby lastly "
    "so be it let is il est donc "
    "également egalement aussi de plus qu'il qu’il soit enfin en outre por lo tanto ello todo se y "
    "et e anterior consecuencia "
    "conséquence conséquent par además".split()
)
_RESOLVES = re.compile(
    r"(?:re-?solved|résolu|resolu|resuelve|acuerda|proposé|décidé|decide|décide)\b", re.IGNORECASE
)


def broken_lead(before: str, after: str) -> bool:
    """Whether a line is nothing but the beginning of a lead that the next one goes on with: "AND BE" / "IT
    FURTHER RESOLVED, that"."""
    if len(before) > 40:
        return False
    words = [w.strip(",;:").lower() for w in before.split()]
    first = after.split(maxsplit=1)[0].strip(",;:").lower() if after else ""
    return (
        bool(words)
        and all(w in _LEAD_WORDS for w in words)
        and (first in _LEAD_WORDS or bool(_RESOLVES.match(after)))
    )


ROMANCE_LEAD = re.compile(
    r"(?:[^:!?]{0,200}?\b)?(?:(?:se\s+)?(?P<verb>resuelven?|resuelva|resolver|resu[ée]lvase|acu[ée]rdese|acuerdan?|acuerde|decida|deciden?|proponen?|acordamos|resolvemos|"
    r"decidimos|declaran?|d[ée]clare(?:nt)?|"
    r"d[ée]cide(?:nt)?|r[ée]sou(?:t|d|vent)|r[ée]solu|propose(?:nt)?|propos[ée]|recommande(?:nt)?|resolve|"
    r"resolvem|delibera|demande(?:nt)?))"
    r"(?P<rest>(?:\s+(?:que|de|por\s+unanimidad|a\s+l['’]unanimit[ée]|o\s+seguinte|lo\s+siguiente|"
    r"ce\s+qui\s+suit)){0,2}"
    r"(?:\s+que\s[^:.!?]{2,80}(?=\s*:))?)\s*:?\.?$",
    re.IGNORECASE,
)
ROMANCE_BARE = re.compile(
    r"(?:por\s+(?:lo\s+)?(?:tanto|anterior)[\s,]*)?(?:se\s+)?(?:RESUELVEN?|ACUERDAN?|R\s?E\s?S\s?U\s?E\s?L\s?V\s?E|A\s?C\s?U\s?E\s?R\s?D\s?A|RESOLUTIVOS|"
    r"RESOLUCIONES|ACUERDOS|DECLARAMOS|MANIFESTAMOS|ACORDAMOS|RESOLVEMOS|"
    r"D[ÉE]CIDE|RESOLUCI[ÓO]N|R[ÉE]SOLUTIONS?|RESOLVE)\s*[:.]?$"
)
# What stands alone over the list of what is resolved: "Resolutivos", "Acuerdos:", "Décisions".
NOUN_OVER_LIST = re.compile(
    r"(?:(?:los|las|les|the|os|as)\s+)?(?:(?:siguientes|following|suivantes)\s+)?(?:resolutivos|acuerdos|resoluciones|resuelve|acuerda|resoluci[óo]n|"
    r"puntos\s+(?:resolutivos|de\s+acuerdo)|d[ée]cisions|r[ée]solutions?|d[ée]cide|resolves|resolved|delibera[çc][õo]es|resolu[çc][õo]es|"
    r"resolve|demands|mandates|operative\s+(?:clauses|part))\s*[:.]?",
    re.IGNORECASE,
)
NOUN_ALONE = re.compile(r"(?:R[ÉE]SOLUTIONS?|RESOLUCI[ÓO]N|RESOLUCIONES|RESOLU[ÇC][ÃA]O|RESOLU[ÇC][ÕO]ES)")
ROMANCE_RESOLVED = re.compile(
    r"(?:et\s+)?(?:(?:en\s+cons[ée]quence|par\s+cons[ée]quent|pour\s+ces\s+motifs|c['’]est\s+pourquoi|por\s+(?:lo\s+)?(?:tanto|anterior|expuesto|dicho)|por\s+ello),?\s+"
    r"(?=il\s|se\s|qu))?(?:il\s+est\s+(?:donc\s+|de\s+plus\s+|[ée]galement\s+|aussi\s+|enfin\s+|finalement\s+|en\s+outre\s+|"
    r"par\s+cons[ée]quent\s+)*"
    r"(?:(?:propos[ée]\s+et\s+)?r[ée](?:-\s)?solu|propos[ée]|d[ée]cid[ée]|recommand[ée])|qu['’]il\s+soit\s+(?:donc\s+|de\s+plus\s+|en\s+outre\s+|[ée]galement\s+|aussi\s+|enfin\s+|"
    r"finalement\s+)*r[ée](?:-\s)?solu|se\s+resuelve|se\s+acuerda|resuelve|resu[ée]lvase|acu[ée]rdese|resolve-se|"
    r"r[ée]solu)\b(?!,\s+(?:il\s+est|elle\s+est|dit|lit|selon|rapporte|[ée]crit|dice|seg[úu]n|reza|afirma)\b)(?:\s+(?:[ée]galement|aussi|de\s+plus|adem[áa]s|tambi[ée]n))?"
    r"(?!\s*:?$)",
    re.IGNORECASE,
)
# "Il est proposé par Andrée Roy, appuyée par Luc Bonin," over lines that begin with "Que".
BY_WHOM = re.compile(
    r"(?:par|por)\s(?:(?!\b(?:que|qu['’]))[^:;.]|(?<=\b[A-Z])\.){3,160}?[,:]?(?:\s*(?:que|et))?[,:]?\s*",
    re.IGNORECASE,
)
# "ET QUE les syndicats …" goes on with the resolving before it.
AND_THAT = re.compile(
    r"(?:et|y|e|and)\s+(?:que\b|qu['’]|that\b)\s*|(?:que|qu['’]|that)\b\s*(?=\S)", re.IGNORECASE
)
WILL = re.compile(
    r"(?=.{0,200}(?:WILL|SHALL|will|shall|should|must)\s*(?:[:…–—]|\.\.\.)?\s*$)"
    r"(?:(?:(?:NOW,?\s+)?THEREFORE,?\s+)?(?:(?:[Tt]he|THE|[Ll]a|[Ll]e)\s+)?(?:[A-Z0-9À-Þ][\w.&'’/-]*\s+(?:(?:of|and|the|de|des|du|et)\s+)?){0,9}(?:WILL|SHALL)\s*"
    r"(?:[:…–—]|\.\.\.)?\s*$|[^:.]{2,100}\s(?:will|shall|should|must)\s*:$)"
)
# What stands before a verb without a subject: "and therefore hereby resolves".
LINKS = re.compile(
    r"(?:(?:and|now|then|therefore|thus|hence|accordingly|consequently|further|furthermore|finally|also|hereby|"
    r"lastly|so|moreover|it|be\s+it|además|asimismo|también|por\s+(?:lo\s+)?tanto|por\s+ello|donc|[ée]galement|"
    r"aussi|en\s+outre|de\s+plus|portanto|al[ée]m\s+disso|tamb[ée]m|y|et|e)\b[\s,:;]*){0,5}",
    re.IGNORECASE,
)
# A body's name alone over bullets or numbers of what it does: "Le congrès" / "– offre …", "The ILWU
# therefore" / "1. Affirms".
BODY_OVER_LIST = re.compile(
    r"(?:(?:the|this|our|le|la|el|ce|cette|este|esta)\s+|l['’])?(?:[\w.&’'-]+\s+){0,6}?(?:congress|conference|convention|council|assembly|union|"
    r"federation|caucus|committee|board|congr[èe]s|congreso|conseil|asamblea|assembl[ée]e|plenario|sindicato|syndicat|(?-i:[A-Z]{2,8}(?:-[A-ZÀ-Þ]{2,8})?))"
    r"(?:\s+(?:of|de|du|des)\s+[^,;:.]{2,60})?(?:,?\s+(?:therefore|hereby|accordingly|donc|por\s+(?:lo\s+)?tanto))?\s*[:,]?$",
    re.IGNORECASE,
)
BARE_RESOLVES = re.compile(
    LINKS.pattern + r"(?:resolves?|resolve[sd]?|agrees?|decides?|undertakes?)(?:\s+(?:to|that|as\s+follows|"
    r"further|also|therefore|hereby))*\s*[:—–]$",
    re.IGNORECASE,
)
# "THEREFORE CONGRESS RESOLVES", over a list of what it does.
BODY_RESOLVES = re.compile(
    r"(?:(?:now,?\s+)?therefore,?\s+)?(?:be\s+it,?\s+)?(?:(?:this|the)\s+)?(?:[\w’'-]+\s+){0,4}?(?:congress|conference|convention|council|assembly|union|"
    r"federation|meeting|delegates)\s+(?:(?:therefore|hereby|further|also)\s+)*(?:resolves?|decides?|agrees?|undertakes?)"
    r"(?:\s+(?:to|that|as\s+follows))?\s*:?$",
    re.IGNORECASE,
)
THAT_ITEM = re.compile(r"(?:That|THAT|To|TO)\s")
THEREFORE_WE = re.compile(
    r"(?:now,?\s+)?(?:therefore|accordingly|hence|thus|consequently|por\s+(?:lo\s+)?tanto|portanto|"
    r"par\s+cons[ée]quent|en\s+cons[ée]quence|donc)\b[\s,:]*(?:be\s+it\b[\s,]*)?"
    r"(?:(?:we|nous|nosotros|n[óo]s|this|the|le|la|el|o|a)\b(?:,?\s+[\w.&’'-]+){0,12}?)?\s*[:,…—–]?$",
    re.IGNORECASE,
)
# "and that the Division:", over what it shall do.
THAT_BODY = re.compile(
    r"(?:and\s+|further,?\s+|and\s+further,?\s+)?that\s+(?:the|our|this|its|each|every)\s+[^,:;.]{3,60}:$",
    re.IGNORECASE,
)
# "We, the delegates, therefore:".
WE_ALONE = re.compile(
    r"we,\s+(?:[^,:;.]|(?<=\b[A-Z])\.){3,80},\s*(?:do\s+)?(?:(?:there(?:-\s)?fore|here(?:-\s)?by|accordingly|further)\s*)?(?:resolve|declare|say)?\s*:$",
    re.IGNORECASE,
)
ACTION = re.compile(
    r"(?:actions?(?:\s+(?:requested|required|items?|points?|steps?|to\s+be\s+taken))?|resolves|demands|commitments|"
    r"acciones|acuerdos|resolutivos|mandatos|exigencias|d[ée]cisions|mandats|encaminhamentos|delibera[çc][õo]es)"
    r"\s*:$",
    re.IGNORECASE,
)
WE_LEAD = re.compile(
    r"(?:we|nous|nosotros)(?:,\s[^,:;.]{2,120},)?\s+(?:(?:therefore|hereby|further|also|thus|accordingly|donc)\s+)*"
    r"(?P<rest>\S.*)$",
    re.IGNORECASE,
)
# "Moved that the union …", "MOTION: That …"; "Moved by X, that we concur" is a motion on the floor.
MOVED = re.compile(
    r"(?:(?:therefore|be\s+it|it\s+(?:is|was)|I|we)[\s,]+)?(?:hereby\s+)?(?:move[ds]?|motion)\b[\s,:–—-]*(?:that\b|(?-i:To\b))[\s,:]*",
    re.IGNORECASE,
)
# What only moves a meeting on.
PROCEDURAL = re.compile(
    r"\b(?:minutes|(?-i:bills)|adjourn\w*|recess\w*|previous\s+question|nominations?|agenda|order\s+of\s+business|"
    r"reports?|recommendations?|committee['’]?s?\s+(?:report|recommendation)|resolutions?|motion|amend\w*|table[d]?|"
    r"communications?|received?|filed?|refer(?:red)?|lay|laid|credentials|polls|ballot\s+be|excused|reading|rules|debate|actas?|informe|"
    r"orden\s+del\s+d[íi]a|ordre\s+du\s+jour|proc[èe]s-verbal|lev[ée]e|concur\w*|adopt(?:ed|ion)?|accept(?:ed)?)\b",
    re.IGNORECASE,
)
# "CUPE NATIONAL WILL call on Statistics Canada to …": the lead and its one clause on a line.
WILL_VERB = re.compile(
    r"(?-i:[A-ZÀ-Þ][A-ZÀ-Þ0-9.&'’/-]*(?:\s+[A-ZÀ-Þ0-9&][A-ZÀ-Þ0-9.&'’/-]*){0,7}\s+(?:WILL|SHALL)"
    r"(?:\s+(?:FURTHER|ALSO|THEREFORE|FINALLY))?)[\s:…]+(?=\S)",
)
# "That Council:", "That this Conference", "Congress:", "This convention:": what stands under it says what it
# does.
_SO = (
    r"(?:por\s+(?:todo\s+)?(?:ello|esto|lo\s+(?:anterior|tanto|expuesto))|por\s+(?:estas|tales)\s+razones|en\s+consecuencia|"
    r"pour\s+(?:toutes\s+)?ces\s+raisons|en\s+cons[ée]quence|c['’]est\s+pourquoi|for\s+(?:all\s+)?(?:these|those)\s+reasons|"
    r"por\s+(?:isso|tudo\s+isso))"
)
_MEETING = (
    r"(?:congress|conference|convention|assembly|convenci[óo]n|consejo|conseil|pleno|plenaria|congreso|"
    r"congr[èe]s|conf[ée]rence|asamblea|assembl[ée]e|plenario|congresso)"
)
# The same behind what leads on to it: "Por todo ello, el 8º Congreso Confederal de CCOO:".
SO_MOTION_LEAD = re.compile(
    rf"{_SO},?\s+(?:the|this|el|la|le|l['’]|o|a|este|esta|ce|cette)\s*(?:[\w.&'’/()-]{{1,30}}\s+){{0,4}}?{_MEETING}\b[^:;]{{0,120}}:$",
    re.IGNORECASE,
)
# The verb of resolving in capitals behind the body, before what it resolves: "EL CONGRESO ACUERDA crear …".
ROMANCE_WITHIN = re.compile(
    rf"(?:(?:el|la|le|l['’]|o|a|este|esta|ce|cette)\s*)?(?:[\w.&'’/()-]{{1,30}}\s+){{0,4}}?{_MEETING}\b[^:;.]{{0,100}}?\s"
    r"(?-i:RESUELVE|ACUERDA|DECIDE|D[ÉE]CIDE|RESOLVE|DELIBERA)(?P<after>)\s+(?=[a-zà-ÿ])",
    re.IGNORECASE,
)
# "Por lo expuesto, este Congreso resuelve que cada miembro …".
SO_ROMANCE_WITHIN = re.compile(
    rf"{_SO},?\s+(?:el|la|le|l['’]|este|esta|ce|cette)\s*(?:[\w.&'’/()-]{{1,30}}\s+){{0,4}}?{_MEETING}\b[^:;.]{{0,60}}?\s"
    r"(?:resuelve|acuerda|decide|d[ée]cide|r[ée]sout)\s+(?:que\s+|qu['’])",
    re.IGNORECASE,
)
# "El Congreso acuerda: Sustituir en el artículo 3 …".
ROMANCE_INLINE = re.compile(
    rf"(?:(?:el|la|le|l['’]|este|esta|ce|cette)\s*)?(?:[\w.&'’/()-]{{1,30}}\s+){{0,4}}?{_MEETING}\b[^:;.]{{0,60}}?\s"
    r"(?:resuelve|acuerda|decide|d[ée]cide)\s*:\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
MOTION_LEAD = re.compile(
    r"(?:(?:therefore|accordingly|hence),?\s+)?(?:(?:that|que)\s+)?(?:(?:this|the|la|el|"
    r"le)\s+)?(?:[\w.&'’/()-]+\s+){0,7}?"
    r"(?:congress|conference|convention|council|union|federation|assembly|meeting|branch|committee|body|"
    r"delegates|caucus|"
    r"congreso|congr[èe]s|asamblea|assembl[ée]e|conseil|plenario|confederation|association|"
    r"(?-i:[A-ZÀ-Þ]{2,8}(?:-[A-ZÀ-Þ]{2,8})?))(?:\s+(?:g[ée]n[ée]ral|national|conf[ée]d[ée]ral|f[ée]d[ée]ral|central|provincial|general|"
    r"nacional))?(?:\s+(?:further|also|therefore|accordingly|hereby|además|"
    r"asimismo|donc))?\s*:$",
    re.IGNORECASE,
)
THAT = re.compile(r"(?:that\b|que\b|qu['’])\s*(?=\S)", re.IGNORECASE)
# "the AFT call for an end": what somebody is to do, not what is.
BIDS = re.compile(
    r"(?:the|this|our|all|each|every|its|we|(?-i:[A-Z]{2,8}))\b(?:\s+(?-i:[A-Z])[\w&.’'-]*|\s+(?:officers|delegates|locals|union|convention|executive|board|"
    r"council|federation|of)){0,6}\s+(?:be|call|condemn|demand|urge|request|support|oppose|endorse|reaffirm|affirm|ask|instruct|direct|"
    r"commend|send|pledge|protest|reject|declare|go|join|establish|adopt|print|pay|petition|appeal)\s",
    re.IGNORECASE,
)
THEREFORE = re.compile(
    r"(?:now,?\s+)?(?:therefore|accordingly|consequently|por\s+(?:lo\s+)?(?:tanto|anterior|expuesto|dicho)|por\s+ello|"
    r"en\s+consecuencia|par\s+cons[ée]quent|en\s+cons[ée]quence|pour\s+ces\s+motifs)\b"
    r"(?:,?\s+be\s+it\b)?,?\s+(?=\w)",
    re.IGNORECASE,
)

# A RESOLVED or WHEREAS inside a paragraph that began with one: "…; and BE IT FURTHER RESOLVED, That".
INLINE = re.compile(
    r"(?<=;)\s+(?=(?:et\s+)?(?:il\s+est|qu['’]il\s+soit)\s+(?:[\w-]+\s+){0,3}r[ée]solu\s+(?:que\b|qu['’]))|"
    r"(?<=;)\s+(?=(?-i:AND\s+(?:FURTHER\s+)?THAT)\s)|"
    r"(?<=[,;])\s+(?=se\s+(?:propone|resuelve|acuerda)(?:\s+[^:;.]{3,60}:|\s*:?)$)|(?<=[,;])\s+(?=se\s+(?:resuelve|acuerda)\s*:\s+\(?1[.)])|(?<=[,;])\s+(?=proponemos\s+(?:que\s[^:;.]{3,80})?:$)|"
    r"(?<=[;,:.])\s+(?=(?:(?:and|now|therefore),?\s+){0,3}(?:(?:be|let)\s+it,?\s+(?:(?:fur(?:-\s)?ther|fin(?:-\s)?al(?:-\s)?ly|also|"
    r"therefore|hereby),?\s+){0,2}re(?:-\s)?solved\b|"
    r"(?-i:RESOLVED)\b\s*[,:;.–—]|WHEREAS\b|(?-i:Resolved),\s|Whereas,\s))|"
    r"(?<=[,;])\s+(?=(?:(?:and|now),?\s+)?(?-i:THEREFORE|Therefore),?\s+(?:we|the|this|our)\s)|"
    r"(?<=;)\s+(?=(?:et\s+|y\s+)?(?:consid[ée]rant|attendu|considerando)\s+qu)|(?<=;)\s+(?=(?:and\s+)?resolved,\s+that\s)|"
    r"(?<=[;,])\s+(?=whereas,?\s)|(?<=[,;.])\s+(?=(?:(?:por\s+(?:lo\s+tanto|ello|tanto),?|en\s+cons\w+,|"
    r"par\s+cons\w+,)\s+)?(?:el|la|este|esta|le|la|l['’]|ce|o|a)\s?(?:[\wÀ-ÿ.’'-]+\s){1,9}(?:(?:ha|a)\s)?"
    r"(?-i:RESUELVE|ACUERDA|DECIDE|D[ÉE]CIDE|RESOLVE|DELIBERA)\s*:?$)|(?<=[;,:.])\s+(?=(?:y\s+|et\s+)?(?-i:CONSIDERANDO|CONSID[ÉE]RANT|ATTENDU|"
    r"RESUELVE)\b)",
    re.IGNORECASE,
)

QUOTES = tuple("\"“«‘'‹„")


def lead_end(text: str, match: re.Match[str]) -> int:
    """Where the words of the clause begin after a lead: past its actor ("by the …, that") and its "that"."""
    tail = (
        _ACTOR.match(text, match.end("after") - len(match["after"]))
        if "after" in match.re.groupindex
        else None
    )
    at = match.end("after") - len(match["after"]) if "after" in match.re.groupindex else match.end()
    tail = tail or _PAR.match(text, at) or _THAT.match(text, at)
    at = tail.end() if tail else at
    body = _BODY_IN_LEAD.match(text, at)
    return body.end() if body else at


# "BE IT RESOLVED THAT THIS 62ND CONVENTION calls on …": capitals belong to the lead.
_BODY_IN_LEAD = re.compile(
    r"(?:THIS|THE)\s+(?:[A-Z0-9]+(?:st|nd|rd|th)?\s+){0,4}(?:CONVENTION|CONGRESS|CONFERENCE|UNION|COUNCIL)(?=\s+[a-z]{3,})"
)


# "Resolved, says the chairman, and down comes the mallet."; "be it resolved by this writer".
_TOLD_BY = re.compile(
    r"\s*,?\s+(?:(?:says|said|cried|wrote|writes|reads|dit|dijo)\b|by\s+(?:this|the\s+present|your)\s+(?:writer|reporter|scribe|author|columnist|correspondent|"
    r"editor)\b)",
    re.IGNORECASE,
)


# "RESOLVED the Union shall seek notice".
_BODY_NEXT = re.compile(r"(?:the|this|our|we|all|each|every)\s")


@lru_cache(maxsize=8192)
def resolved(text: str, *, bare: bool = True) -> re.Match[str] | None:
    """The lead a text opens with (BE IT RESOLVED …), or None for "resolved" as a verb of the sentence.

    Without "be it" the word stands before a sign, "that", "by" or the end, or is set in capitals before a
    capital;
    `bare=False` asks for "be it" or a sign.
    """
    match = RESOLVED.match(text)
    if match is None:
        return None
    word = text[: match.start("after")].rstrip()
    after = match["after"].strip()
    told = (match["be"] or "").lower().startswith("it was")
    if word.lower().endswith("moved") and (told or not match["be"]):
        return None  # "It is further moved that …" is a lead, "Moved that the report be received" none
    if told and not re.match(r"\s*(?:[,:;—–-]|that\b)", text[match.start("after") :]):
        return None  # "It was resolved at our last convention to …" tells a story
    if _TOLD_BY.match(text, match.start("after")):
        return None
    linked = bool(match["be"]) or len(word.split()) > 1
    if after or linked or not text[match.end() :].strip():
        if after.lower() == "to" and not linked:
            return None
        if after.lower() == "by" and word[:1].islower() and not linked:
            return None
        return match
    if word.endswith(("BIRT", "BIFRT")):  # "be it (further) resolved that", as some write it
        return match
    following = (
        text[match.end() : match.end() + 1].isupper() or _BODY_NEXT.match(text, match.end()) is not None
    )
    body = word == "Resolved" and _BODY_NEXT.match(text, match.end()) is not None
    return match if bare and (body or (word.replace(" ", "").endswith("RESOLVED") and following)) else None


# "AND that we call on …", "And further that": the resolving goes on.
GOES_ON = re.compile(
    r"(?:and|y|et|e)\b,?\s+(?:(?:further|also|finally|be\s+it|además|de\s+plus|enfin|por\s+último)\b,?\s+)*(?:that\b|que\b|qu['’])\s*(?=\S)",
    re.IGNORECASE,
)


def past_that(text: str) -> int:
    """Where the words begin behind a "that" or "que" at the start; 0 without one."""
    match = THAT.match(text)
    return match.end() if match else 0


# --- how a clause ends --------------------------------------------------------------------------

_LINKING = re.compile(
    r"[;,]?(?:(?:[\s;,:.]|(?<=\s))(?:and|now|then|there(?:-\s+)?fore(?:\.(?=\s+be\s+it|$))?|thus|be\s+it|let\s+it|be(?=\s*$)|fur(?:-\s+)?ther(?:more)?|fin(?:-\s+)?al(?:-\s+)?ly|also|here(?:-\s+)?by|"
    r"it\s+is|so|still|last(?:ly)?|that(?=\s*$)|(?:y\s+)?se(?=\s*$)|por\s+(?:lo\s+)?tanto|par\s+cons[ée]quent)\b[\s,;:]*){1,7}$",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"\s+(?:also|so|then|still|further|hereby)(?=[;,.])", re.IGNORECASE)
_CLOSING = re.compile(r"\s*[;,][\s;,]*(?:(?:and|or|y|et|e|o|ou|&)\b)?[\s;,]*\]?\s*$", re.IGNORECASE)
_BARE_AND = re.compile(r"\s+(?:and|or|et|y)$")
_LEAD_TAIL = re.compile(
    r"(?:be\s+it|let\s+it|be(?=\s*$)|there(?:-\s+)?fore|now|por\s+(?:lo\s+)?tanto|par\s+cons[ée]quent)\b[\s,;:]*(?:(?:and|still|fur(?:-\s+)?ther|fin(?:-\s+)?al(?:-\s+)?ly|also|there(?:-\s+)?fore)\b[\s,;:]*)*$",
    re.I,
)


# What leads on to the next resolving behind a clause: ", and that to this end be it".
_TO_THIS_END = re.compile(
    r"[;,.]\s+(?:and\s+)?(?:that\s+)?(?:to|for)\s+(?:this|that|these|those|such)\s+(?:ends?|purposes?)\b[\s,;:]*be\s+it\b[\s,;:]*$",
    re.IGNORECASE,
)


_BODY_LAST = re.compile(
    r"[;,]\s+(?:por\s+(?:lo\s+)?tanto,?\s+)?(?:el|la|este|esta|le|ce|cette|l['’])\s*(?:[\wªº°.]{1,12}\s+){0,3}(?:congreso|convenci[óo]n|asamblea|"
    r"congr[èe]s|assembl[ée]e|consejo|conseil|plenario|pleno)$",
    re.IGNORECASE,
)


def words_end(text: str) -> int:
    """Where a clause's own words end: before "; and", "; therefore, be it", "; now"."""
    end = len(text.rstrip())
    low = max(0, end - 60)
    if (match := _BODY_LAST.search(text[low:end])) is not None and low + match.start():
        end = low + match.start()  # "…; el Congreso" over "RESUELVE:"
    elif (match := _TO_THIS_END.search(text[low:end])) is not None and low + match.start():
        end = low + match.start() + (match.group()[0] == ".")
    tail = text[max(0, end - 80) : end]
    offset = max(0, end - 80)
    if match := _LINKING.search(tail):
        begins, linking = match.start(), match.group()
        if own := _LAST_WORD.match(linking):  # "… in the farm counties also; and be it further"
            begins, linking = begins + own.end(), linking[own.end() :]
        and_alone = linking.strip() == "And" and tail[:begins].endswith(".")  # "… as a blacklist. And"
        leads = _LEAD_TAIL.search(linking) or linking.lstrip()[:1] in {";", ","} or and_alone
        stop = offset + begins + (1 if linking[:1] == "." else 0)
        if leads and stop > 0:
            end = stop
    low = max(0, end - 60)
    if (match := _CLOSING.search(text, low, end)) or (match := _BARE_AND.search(text, low, end)):
        end = match.start()
    end = len(text[:end].rstrip())
    return end if end > 0 else len(text.rstrip())
