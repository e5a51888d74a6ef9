"""Who is asked: the target of a clause that asks ("calls on Congress to", "the Governor be requested to")."""

from __future__ import annotations

import re

from pipeline.structure.word_set import word_set

_ARTICLE = re.compile(
    r"^(?:(?:the|la|le|les|el|los|las|al|del|aux?|à\s+la|a\s+l[ao]s?|à|a)\s+|(?:à\s+)?l['’])(?=\S)",
    re.IGNORECASE,
)
# What ends a target: what it is to do.
_STOP = (
    r"(?=\s+(?:to|for|that|not|in\s+order|by|so|against|immediately|and\s+to|who|which|at|from|with|upon|"
    r"through|before)\b|\s*(?:[,:;—–]|(?<![A-Z])\.(?=\s|$))|$)"
)
_ASKS = re.compile(
    r"\b(?:calls?\s+(?:up)?on|calling\s+(?:up)?on|urges?(?:\s+upon)?|urging|asks?|requests?|invites?|"
    r"encourages?|petitions?|lobb(?:y|ies)(?=\s+(?!for\b|against\b|to\b|hard\b))|press(?:es)?(?=\s+(?!for\b|to\b|ahead\b))|recommends?\s+to|"
    r"pressures?|exhorts?|implores?|appeals?\s+to|reminds?|advises?|begs?|beseech(?:es)?|demands?\s+(?:of|"
    r"from)|implore|solicits?|pushes?|push)\s+"
    rf"(?:(?:once\s+more|again|also|strongly|upon)\s+)?(?P<who>\S(?:(?!\s+to\s).){{1,160}}?){_STOP}",
    re.IGNORECASE,
)
# "Demand a halt to all sales from the Secretary of State".
_DEMANDS_FROM = re.compile(
    r"(?:[^.;:]{0,60}\s)?demands?\s(?!that\b|of\b|from\b)[^.;:]{2,90}?\sfrom\s+(?P<who>(?:the\s+|our\s+|all\s+)?"
    r"(?-i:[A-ZÀ-Þ])[\w’'-]*(?:\s+(?:(?:of|and|the|for)\s+){0,2}(?-i:[A-ZÀ-Þ])[\w’'-]*){0,7}|(?:the\s+)?(?:company|employers?|"
    r"government|council|state|bank)\b)(?=\s*(?:[,.;]|$))",
    re.IGNORECASE,
)
# "branches which have not yet done so": who is asked are the branches.
_RELATIVE = re.compile(r"(?<=\w),?\s+(?:which|whose|qui|dont)\s.*$", re.IGNORECASE)
# The rest of several who are asked, up to what they are to do.
_AND_MORE = re.compile(
    r"(?:,\s+(?!and\b|to\b)[^,;.:]{2,50}){0,4},?\s+(?:[^,;.:]{2,50}?\s+)??and\s+(?:(?!\bto\b)[^,;.:]){2,70}?(?=\s+to\s+[a-z])"
)
# What is demanded of somebody, behind his name: "of the Governor the appointment of …".
_WHAT = re.compile(r"(?<=\w)\s+(?:the|an?|that|its|their|his|immediate|full|fair)\s.*$")
# What tells more of whoever is asked, before what they are to do.
_FURTHER = re.compile(
    r"\s+(?:that|who|which|at|from|with)\s+(?:(?!\bto\b)[^,;:.]){2,90}?(?=\s+(?:not\s+)?to(?:\s+[a-z]|\s*:?$))",
    re.IGNORECASE,
)
# "we recommend to all locals the practice of …".
_RECOMMENDS_TO = re.compile(
    r"(?:[^.;:,]{0,60}\s)?recommends?\s+to\s+(?P<who>[^.;:,]{2,60}?)\s+(?:the|that|a|an|this|its|their)\s",
    re.IGNORECASE,
)
_DEMANDS_THAT = re.compile(
    r"\b(?:demands?|insists?|requests?|asks?|urges?|recommends?|proposes?|"
    r"require?s?)\s+that\s+(?P<rest>[^.;:]{3,200})",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"^(?:that\s+)?(?P<who>[^.;:]{2,160}?)\s+(?:be|are|is|is\s+hereby|are\s+hereby|be\s+and\s+(?:is|are)\s+hereby|soit|"
    r"soient|sea|sean|est|sont)\s+(?:\w+ly\s+|hereby\s+)?"
    r"(?:requested|asked|urged|invited|called\s+(?:up)?on|encouraged|petitioned|advised|reminded|"
    r"invit[ée]e?s?|exhortad[oa]s?|invitad[oa]s?|demand[ée]e?s?|appel[ée]e?s?)\b",
    re.IGNORECASE,
)
_ROMANCE = re.compile(
    r"^(?:(?:[Qq]ue\s+)?[Ss]e\s+|[Dd]e\s+|[Dd]['’]|[Qq]ue\s+)?(?:\w+\s+){0,4}?(?:exig\w+|demand\w+|exhort\w+|llam\w+|"
    r"ped\w+|pid\w+|solicit\w+|inst\w+|invit\w+|reclam\w+|convoc\w+|"
    r"requer\w+|requier\w+|recomend\w+|recomiend\w+|urg\w+|alent\w+|alient\w+|emplaz\w+|appel\w+|pri\w+|"
    r"r[ée]clam\w+|recommand\w+|somm\w+|encourag\w+|incit\w+|"
    r"enjoign?\w*|enjoint|press\w+|interpell\w+)\s+"
    r"(?:de\s+nuevo\s+|también\s+|également\s+|firmemente\s+)?(?P<prep>a\s+tod[oa]s\s+(?:l[ao]s|nuestr[oa]s|sus)|à\s+tou(?:te)?s\s+(?:les|nos|ses|leurs)|"
    r"aupr[èe]s\s+(?:du|des|de\s+la|de\s+l['’])|al|a\s+l[ao]s?|a|au|aux|à\s+la|"
    r"à\s+l['’]|à|de\s+la|du|des|de\s+l['’]|(?-i:de(?=\s+[A-ZÀ-Þ]))|la|les?|los|las|el|l['’]|ses|sus|nos|leurs|nuestr[oa]s|tou(?:te)?s\s+(?:les|nos|ses)|"
    r"tod[oa]s\s+(?:los|las|nuestr[oa]s|sus)|os|as|aos?|às)(?:(?<=['’])|\s+)"
    r"(?P<who>\S[^,;:.]{1,140}?)(?<!\bde)(?<!\by)(?<!\bet)(?=\s+(?:que|a|à|de\s+(?:(?:s['’]|ne|pas|plus|se|y|en|leur|lui|l['’]|les?|la)\s*)"
    r"{0,4}\w+(?:er|ir|re)|d['’](?:[ye]n?\s)?\w+(?:er|ir|re)|para|"
    r"pour|la|el|los|las|le|les|un|una|une|su|sus|qu['’]\w*)\b|\s*[,;:.]|$)",
    re.IGNORECASE,
)
_EXIGE_QUE = re.compile(
    r"\b(?:exige|exigimos|demande|demandons|réclame|exiger|exigir|demanda|demandar)\s+(?:que|"
    r"qu['’])\s*(?P<rest>[^.;:]{3,160})",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"\b(?:exig|demand|r[ée]clam|reclam|solicit|ped|pid|requer|requier|recomend|recomiend|recommand)\w*\s",
    re.I,
)
_DIRECT = re.compile(r"la|les?|los|las|el|l['’]|ses|sus|nos|leurs|os|as|nuestr[oa]s", re.IGNORECASE)
_OBJECTS = word_set("the a an its their all any no our his her every each this these those")
_LINKS = word_set("of the and for on in de la du des del y et & to")
_MODALS = word_set(
    "be must shall should not immediately do have cease end stop take make act give enact amend face grant "
    "keep pay meet put set hold hear"
)
_THINGS = re.compile(
    r"^(?:participation|passage|adoption|creation|use|an?|an\s+end|more|full|fair|immediate|their|its|his|"
    r"our|no|any|every\s+(?:effort|means)|passage|"
    r"support|action|it|them|us|public|speaker|un|une|des)\b\s",
    re.IGNORECASE,
)


def target_of(text: str, verb: str | None, language: str | None) -> str | None:
    """Who is asked, as written, without the article before; None where nobody is named."""
    line = text[:500].lstrip(" ,:;*_–—-")
    code = (language or "en")[:2]
    asked = _ASKS.search(line)
    passive = _PASSIVE.match(line)
    if passive and (asked is None or asked.start() > passive.end("who")):
        return _clean(passive["who"])
    if code in {"es", "fr", "pt"}:
        match = _ROMANCE.match(line)
        if (
            match
            and _WANTS.search(match.group()[: match.start("prep") - match.start()])
            and (_DIRECT.fullmatch(match["prep"]) or (code == "pt" and match["prep"] == "a"))
        ):
            match = None  # "exiger la libération": what is wanted, not who
        if match:
            return _clean(match["who"])
        if match := _EXIGE_QUE.search(line):
            return _clean(_before_subjunctive(match["rest"]))
        return None
    match = _DEMANDS_THAT.search(line)
    asks = _ASKS.search(line)
    wanted = _DEMANDS_FROM.match(line)
    if wanted and verb == "demands" and (asks is None or asks.start() != 0):
        return _clean(wanted["who"])
    if match and (asks is None or match.start() <= asks.start()):
        who = _before_verb(match["rest"])
        if re.match(
            r"(?:\s*[\w’'-]+){0,5}?\s*\b(?:not\s+)?be\s+(?!made\b|required\b|held\b)\w+",
            match["rest"][len(who) :],
        ):
            return None  # "that labor rights be enforced": nobody is named who should
        return _clean(who)
    if told := _RECOMMENDS_TO.match(line):
        return _clean(told["who"])
    if asks is None or (verb and verb.split()[0][:3] not in asks.group().lower()):
        return None
    at = asks.end()
    if more := _AND_MORE.match(line, at):  # "the federal, provincial and territorial governments to"
        at = more.end()
    if further := _FURTHER.match(line, at):  # "affiliates in countries that export arms to ask"
        at = further.end()
    named = line[asks.start("who") : at]
    if re.search(r"\b(?:of|from)\s*$", asks.group()[: asks.start("who") - asks.start()]):
        head = _ARTICLE.match(named)
        skip = head.end() if head else 0
        named = named[:skip] + _WHAT.sub("", named[skip:])
        if len(named) < at - asks.start("who"):
            return _clean(named)
    bare = _clean(named)
    own = re.match(r"(?:its|our|their)\s", named) and re.match(r"\s+to\b", line[at:])
    if bare is None or (_THINGS.match(bare + " ") and not own):
        return None
    who = bare
    # "urge the passage of": what is wanted, not who; a target does something or is asked for something.
    after = line[at:].lstrip()
    if not re.match(
        r"(?:to|for|that|not|by|,|:|against)\b|[,:]", after
    ) and not asks.group().lower().startswith(("call", "urge upon", "urges upon")):
        return (
            who if not after and len(who.split()) < 9 and asks.group().lower().startswith(("call",)) else None
        )
    if asks.group().lower().startswith(("urge upon", "urges upon")):
        who = re.split(r"\s+the\s", who)[0]
    return who


def _clean(who: str) -> str | None:
    who = re.sub(r"^(?:its|our|their|his|her)\s+(?=\w)", "", who.strip(" ,"), flags=re.IGNORECASE)
    bare = _ARTICLE.sub("", who.strip(" ,"))
    bare = _RELATIVE.sub("", bare)
    return bare or None


def _before_verb(rest: str) -> str:
    """The subject of "that the company reinstate them": up to the first word that can only be its verb."""
    from pipeline.structure.verbs import is_base_verb

    words = rest.split()
    at = 1 if words and words[0].lower() in {"the", "all", "every", "each", "our"} else 0
    taken = at
    while taken < min(len(words), 14):
        word = words[taken].strip(",")
        lower = word.lower()
        if taken > at and (
            lower in _MODALS
            or (word.islower() and is_base_verb(lower, wide=True) and words[taken - 1].lower() not in _LINKS)
            or _takes_object(words, taken)
        ):
            return " ".join(words[:taken])
        if taken > at and word.islower() and lower not in _LINKS and words[taken - 1][:1].isupper():
            return " ".join(words[:taken])  # "the Secretary of State intervene"
        taken += 1
        if words[taken - 1].endswith(","):
            return " ".join(words[:taken])
    return " ".join(words[:taken]) if taken < 8 else ""


def _takes_object(words: list[str], at: int) -> bool:
    """Whether a word can only be a verb, by the object behind it: "the state reopen the inquiry"."""
    word, following = words[at], words[at + 1].lower() if at + 1 < len(words) else ""
    before = words[at - 1].lower().strip(",")
    return (
        word.islower()
        and word.isalpha()
        and len(word) > 2
        and word not in _LINKS
        and before not in _LINKS
        and before not in _OBJECTS
        and following in _OBJECTS
    )


def _before_subjunctive(rest: str) -> str:
    words = rest.split()
    for i in range(1, min(len(words), 9)):
        word = words[i].strip(",")
        if (
            i > 1
            and word.islower()
            and word not in _LINKS
            and words[i - 1].lower() not in _LINKS
            and re.search(r"(?:isse|ienne|asse|ent|e|en|a|an|ue)$", word)
        ):
            return " ".join(words[:i])
    return " ".join(words[:4])
