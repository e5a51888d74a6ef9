"""The lead of an operative part: which form it has, whether it governs what follows or is a clause itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.folding import fold
from pipeline.structure.clause_words import as_it_stands
from pipeline.structure.resolutions.clauses import lead_labels, signs
from pipeline.structure.resolutions.clauses.voices import Voice, notes, voice_of
from pipeline.structure.resolutions.decisions.fact_signs import SENTENCE
from pipeline.structure.resolutions.texts.items import Item
from pipeline.structure.verbs import head_verb, is_base_verb, is_listed_verb, opens_in_third_person

_ROW = re.compile(r"[;,]\s+(?:and|or|y|e|et|ou)$", re.IGNORECASE)  # how one of several items ends
_TOLD_OF = re.compile(
    r"(?:\w+ly\s+)?(?:[a-z]{2,}ed|heard|held|took|gave|met|saw|sent|rose|sang|chose|made|said|heard|spoke)\b"
)  # news tell what was done
_OURS = re.compile(
    r"(?:the|this|our)\s+(?:international\s+)?(?:union|federation|brotherhood|international|confederation)\b",
    re.I,
)
_THAT_BODY = re.compile(r"That\s+(?=(?:this|the|our)\s|[A-ZÀ-Þ][\w-]+\s+\w)")
_THE_BODY = re.compile(
    r"(?:le|la|el|l['’]|o|a)\s*(?:\S+\s+){0,4}?(?:congr|asamblea|assembl|plenar|consejo|conseil|comit|conf)",
    re.I,
)
_VERB_ALONE = re.compile(r"\w+[.!?]")  # "1. Supports. The board says that it supports smaller classes."
_SHORT_LEAD = 14  # characters of "Therefore," over its list
MIN_LOST = 3  # numbered items below which a list without a lead is not taken for an operative part
_SHARE_LOST = 0.6
_PROSE = 100  # characters from which a paragraph that ends as a sentence is running text

# "Le syndicat demande :" over a list is said in the news, too; "L'assemblée DEMANDE" is not.
_ASKING = re.compile(r"\b(?:demande(?:nt)?|propose(?:nt)?|recommande(?:nt)?)\s*:$")
_AS_FOLLOWS = re.compile(r",?\s+as\s+follows$", re.IGNORECASE)
_THE_FOLLOWING = re.compile(r"\bthe\s+following\b(?:\s+[\w-]+){0,4}$", re.IGNORECASE)
_UNFINISHED = frozenset(
    "to that will shall would should may must can is are be for by of on in at with and or from the a an its "
    "their which who hereby further also including namely following into upon convention congress union "
    "federation".split()
)
# "Il est proposé par Lise Cartier de renvoyer la résolution au Conseil général."
FLOOR_MOTION = re.compile(
    r"(?:il\s+est\s+)?propos[ée]\b[^:;.]{0,160}?\b(?:de|d['’])\s*(?:renvoyer|r[ée]f[ée]rer|d[ée]f[ée]rer|d[ée]poser|reporter|adopter|rejeter)\s+"
    r"(?:(?:la|cette|le)\s+(?:r[ée]solution|proposition|question|motion)\b|(?:au|aux|à)\s)",
    re.IGNORECASE,
)
ENDS_FOR = re.compile(
    r"\s(?:pour|de|à|para|a)\s?:$"
)  # "que le congrès mandate le comité exécutif pour:", over a list
# "The National Executive Council is instructed:", over what it is to do.
_IS_TOLD = re.compile(
    r"(?:the|our|all|each)\s[^.;:]{3,80}\s(?:is|are|be)\s+(?:hereby\s+|further\s+)?(?:instructed|directed|requested|urged|asked|called\s+upon|"
    r"authori[sz]ed|mandated|empowered)\s*:",
    re.IGNORECASE,
)
# "Motion: The union shall print four pages in Spanish.": the label on the line of the words.
_MOTION_IS = re.compile(
    r"Motion\s*:\s+(?=(?:The|Our|All|Each|Every|No|A|An|This)\s[^:]{3,80}?\s(?:shall|will|should|be)\s)"
)
_BY_WHOM_ALONE = re.compile(
    r"[\s,]*by\s(?!.*\bthat\b)[^;:.]{3,120}[,:]?", re.IGNORECASE
)  # "BY THE FEDERATION, here assembled,"
_SENTENCE = 8  # words of the shortest sentence that leads on to a list and is a clause itself
_ACTOR_ONLY = re.compile(
    r"[^.;]{0,220}?(?:\b(?:shall|will|hereby|to|do|does|debe|deber[áa]|doit|que|de|as\s+follows)\s*)?[:–—]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lead:
    """`name`: resolved, will, body, that, therefore, romance, lost, or piece (of a broken lead). `at`: where
    the
    clause's words begin in the item's raw text when the item is a clause itself; None when it governs what
    follows."""

    name: str
    at: int | None = None


def lead_of(
    item: Item, following: Item | None, language: str | None, *, romance: bool = False
) -> Lead | None:
    """The lead an item states with a formula (RESOLVED, WILL, SE RESUELVE, That Council: …), or None.

    `romance`: the part above is governed by a Spanish or French formula, which "ET QUE" goes on with.
    """
    line = item.plain
    if line.startswith(signs.QUOTES):
        return None
    if signs.LEAD_PIECE.match(line):
        over = (
            following is not None
            and following.number in {"1", "a", "i", "I"}
            and line.lower().startswith("therefore")
        )
        return Lead("that" if over and len(line) < _SHORT_LEAD else "piece")
    if FLOOR_MOTION.match(line):
        return None
    if match := signs.resolved(line):
        return _formula("resolved", item, following, signs.lead_end(line, match))
    if not item.listed and (match := _MOTION_IS.match(line)) and not signs.PROCEDURAL.search(line[7:60]):
        return _formula("moved", item, following, match.end())
    if (match := signs.MOVED.match(line)) and not signs.PROCEDURAL.search(
        line[match.end() : match.end() + 30]
    ):
        return _formula("moved", item, following, match.end())
    if len(line) < 40 and following is not None and following.number and signs.NOUN_OVER_LIST.fullmatch(line):
        return Lead("romance")
    if signs.NOUN_ALONE.fullmatch(line) and following is not None and not following.listed:
        return None  # "RESOLUTION" over a title
    if len(line) <= 260 and (signs.ROMANCE_BARE.match(line) or _romance_governs(line)):
        return Lead(
            "list" if _ASKING.search(line) and following is not None and following.listed else "romance"
        )
    if (
        following is not None
        and following.number
        and len(line) < 180
        and (lead_labels.AS_FOLLOWS.fullmatch(line) or lead_labels.POSITION.fullmatch(line))
    ):
        return Lead("romance")
    if not item.listed and following is not None and lead_labels.TEXT_LABEL.fullmatch(line):
        return Lead("will")
    if (
        len(line) < 60
        and not item.listed
        and lead_labels.RESOLVED_ALONE.fullmatch(line)
        and following is not None
    ):
        return Lead("romance")
    if match := signs.ROMANCE_RESOLVED.match(line):
        return _formula("romance", item, following, signs.lead_end(line, match))
    if not item.listed and (match := signs.ROMANCE_INLINE.match(line)):
        return _formula("romance", item, following, match.end())
    over = following is not None and following.listed and line.endswith(":")  # "Que le conseil général :"
    if not item.listed and (match := signs.ROMANCE_WITHIN.match(line[:300])):
        that = re.compile(r"(?:que\b|qu['’])\s*").match(line, match.end())
        return _formula("romance", item, following, that.end() if that else match.end())
    if not item.listed and (match := signs.SO_ROMANCE_WITHIN.match(line[:300])):
        return _formula("romance", item, following, match.end())
    if (
        romance
        and not item.listed
        and not over
        and line[:1].isupper()
        and (match := signs.AND_THAT.match(line))
    ):
        return Lead("romance", _raw_at(item, match.end()))
    if (
        item.type != "list_item"
        and not (item.number and line[:1].islower())  # "iii work … on a charter which shall:"
        and len(line) <= 140
        and signs.WILL.match(line)
        and (following is None or not signs.resolved(following.plain))
    ):
        return Lead("will" if re.search(r"\b(?:WILL|SHALL)\b", line) else "list")
    if not item.listed and len(line) <= 200 and (name := _leads_on(item, following, language)):
        return Lead(name)
    if (match := signs.WILL_VERB.match(line[:300])) and not item.listed:
        return Lead("will", _raw_at(item, match.end()))
    if len(line) <= 240 and following is not None and signs.SO_MOTION_LEAD.match(line):
        return Lead("that")
    if len(line) <= 160 and signs.MOTION_LEAD.match(line) and line[:1].isupper() and following is not None:
        told = following.listed and _TOLD_OF.match(following.plain)  # "Delegates also:" / "adopted a …"
        return None if told else Lead("that")
    return None


def _leads_on(item: Item, following: Item | None, language: str | None) -> str | None:
    """The name of the lead that a line without a subject of its own, or with "we", is over a list of what is
    done: "will" for "Therefore resolves:" and "THEREFORE, we"; "list" where the words make no resolution
    ("Calls upon governments:", "We will:", "Action:"); None for any other line."""
    line = item.plain
    moved = following is not None and signs.THAT_ITEM.match(following.plain) is not None
    if moved and signs.BODY_RESOLVES.match(line):
        return "that"  # "Conference resolves" over "That the creche shall open …"
    if following is None or not following.listed:
        return "will" if signs.BARE_RESOLVES.match(line) and following is not None else None
    if signs.BODY_RESOLVES.match(line) or _IS_TOLD.fullmatch(line):
        return "that"
    if signs.BARE_RESOLVES.match(line) or signs.THEREFORE_WE.match(line) or signs.WE_ALONE.match(line):
        return "will"
    if signs.THAT_BODY.fullmatch(line) and is_base_verb(following.plain.split()[0].lower()):
        return "will"
    if (
        len(line) < 90
        and not signs.BECAUSE.fullmatch(line)
        and signs.BODY_OVER_LIST.match(line)
        and opens_in_third_person(following.plain, language)
    ):
        return "that"
    if signs.ACTION.match(line):
        return "list"
    if not line.endswith((":", " to", " à", " a", " de")):
        return None
    if match := signs.WE_LEAD.match(line):
        words = match["rest"]
        does = not notes(words) and is_listed_verb(fold(words.split()[0]).strip(":,"), language)
    else:
        rest = signs.LINKS.sub("", line)
        does = bool(rest) and not notes(rest) and opens_in_third_person(rest, language)
    return "list" if does else None


def leads_to_notes(item: Item, following: Item | None, language: str | None) -> bool:
    """Whether a line without a subject leads on to a list of what is noted: "And believing:"."""
    line = item.plain
    if item.listed or following is None or not following.listed or len(line) > 160 or signs.resolved(line):
        return False
    if not line.endswith((":", " that", " que")) or lead_labels.POSITION.fullmatch(line):
        return False
    rest = signs.LINKS.sub("", line)
    return bool(signs.PARTICIPLE.match(rest)) or (notes(rest) and len(rest.split()) <= 8)


_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2}|\b[A-ZÀ-Þ]\b")


def _romance_governs(line: str) -> bool:
    if not (line.endswith(":") or _CAPITALS.search(line)):
        return False
    match = signs.ROMANCE_LEAD.match(line)
    if match is None or (line[:1].islower() and not (line.endswith(":") and _THE_BODY.match(line))):
        return False
    return line.endswith(":") or match["verb"].isupper() or match["rest"].strip().isupper()


def _formula(name: str, item: Item, following: Item | None, at: int) -> Lead:
    """Whether what follows the formula is a clause, or only names who acts, over a list."""
    rest = item.plain[at:]
    if not rest.strip(" ,:;.—–-"):
        return Lead(name)
    if name == "romance" and signs.BY_WHOM.fullmatch(rest):
        return Lead(name)
    listed = following is not None and (following.listed or following.plain[:1].islower())
    if name in {"resolved", "romance"} and following is not None and following.listed:
        leads_on = rest.endswith((" to", " to:")) or following.plain.startswith("to ")
        leads_on = leads_on or ENDS_FOR.search(rest) is not None
        if (leads_on and "." not in rest) or _BY_WHOM_ALONE.fullmatch(rest):
            return Lead(name)  # "that we call on the Secretary of Labor" over "(1) to put into force …"
    if listed and name == "resolved" and _complete(rest):
        return Lead(name, _raw_at(item, at))
    if (
        rest.endswith((":", "—", "–"))
        and (listed or _ACTOR_ONLY.fullmatch(rest))
        and (listed or head_verb(rest, "en") is None)
    ):
        return Lead(name)
    if (
        len(rest) < 90
        and not rest.endswith((".", ";", ","))
        and following is not None
        and _ACTOR_ONLY.fullmatch(rest)
    ):
        verbless = head_verb(rest, "en") is None
        if verbless and (following.listed or opens_in_third_person(following.plain)):
            return Lead(name)
    return Lead(name, _raw_at(item, at))


def _complete(rest: str) -> bool:
    """Whether what stands between a lead and its list is a sentence of its own, with verb and object: "state
    federations shall campaign at the gates, as follows:"."""
    words = _AS_FOLLOWS.sub("", rest.rstrip(" :—–"))
    if not rest.rstrip().endswith(":") or _THE_FOLLOWING.search(words) or len(words.split()) < _SENTENCE:
        return False
    if words.split()[-1].lower() in _UNFINISHED:
        return False
    told = head_verb(words, "en")
    return told is not None and told[0] not in {"resolves", "decides", "adopts", "agrees"}


def _raw_at(item: Item, at: int) -> int:
    """The place in an item's raw text that answers to one in its plain text: the same count of visible signs
    on."""
    count = sum(not c.isspace() and c not in "*_" for c in item.plain[:at])
    i = 0
    while i < len(item.raw) and count:
        if not item.raw[i].isspace() and item.raw[i] not in "*_":
            count -= 1
        i += 1
    while i < len(item.raw) and (item.raw[i].isspace() or item.raw[i] in "*_"):
        i += 1
    return i


raw_at = _raw_at


def governs(item: Item, following: Item | None) -> bool:
    """Whether a sentence leads on to the list after it: it ends with a colon or without a stop before a
    list."""
    line = item.plain
    if line.endswith(":"):
        return following is not None and (following.listed or not signs.WHEREAS.match(following.plain))
    if following is None or not following.listed:
        return False
    return not line.endswith((".", ";", "!", "?", "”", '"', ",")) and not _ROW.search(line)


def speaks(item: Item, language: str | None) -> Voice | None:
    """The voice of an item, quotations apart; a motion's "That" before the body is passed over."""
    if said := _THAT_BODY.match(item.plain):
        return voice_of(as_it_stands(item.plain[said.end() :]), language)
    return None if item.plain.startswith(signs.QUOTES) else voice_of(as_it_stands(item.plain), language)


def spoken_within(item: Item, language: str | None) -> str | None:
    """The first sentence of a paragraph in which the body says what it does; None where none does."""
    if item.listed or item.plain.startswith(signs.QUOTES):
        return None
    return _said_within(item.plain[:1500], language)


@lru_cache(maxsize=2048)
def _said_within(text: str, language: str | None) -> str | None:
    for sentence in SENTENCE.split(text):
        match = signs.THEREFORE.match(sentence)
        inner = sentence[match.end() :] if match else sentence
        voice = voice_of(inner, language)
        if (
            voice is not None
            and (voice.own or _OURS.match(inner) is not None)
            and voice.role == "operative"
            and not inner.lower().startswith(("it ", "they "))
        ):
            return inner
    return None


def is_prose(item: Item) -> bool:
    """Whether an item is running text: a paragraph of some length that ends as a sentence."""
    if item.listed or item.type in {"heading", "caption", "table_row", "footnote"}:
        return False
    size = len(item.plain)
    if size > 2 * _PROSE or size <= _PROSE:
        return size > 2 * _PROSE
    return item.plain[: signs.words_end(item.plain)].endswith((".", ".”", '."', "!", "?"))


def _is_sentence(item: Item) -> bool:
    """Whether an item is a sentence of some length, as the argument over a list is."""
    return not item.listed and len(item.plain) > 60 and item.plain.endswith((".", ".”", "!", "?"))


def lost_list(items: Sequence[Item], language: str | None, *, headed: bool = False) -> tuple[int, int] | None:
    """The span of items that is an operative list without its lead: after prose, numbered items of which most
    open
    with a listed verb in the third person; None where there is a lead or no such list."""
    best: tuple[int, int] | None = None
    start: int | None = None
    prose = False
    for i, item in enumerate([*items, None]):
        if item is not None and item.listed:
            start = i if start is None else start
            continue
        if item is not None and start is not None and item.type in {"caption", "footnote", "table_row"}:
            continue
        led = start is not None and not (start and items[start - 1].heading)
        if (
            start is not None
            and led
            and prose
            and best is None
            and _is_operative(items[start:i], language, bullets=headed)
        ):
            best = (start, i)
        start = None
        if item is None:
            break
        prose = (
            prose
            or is_prose(item)
            or (headed and (_is_sentence(item) or bool(signs.WHEREAS.match(item.plain))))
        )
        following = items[i + 1] if i + 1 < len(items) else None
        if item.type != "caption" and lead_of(item, following, language):
            return None
        if (
            (voice := speaks(item, language))
            and voice.own
            and voice.role == "operative"
            and governs(item, following)
        ):
            return None
    return best


def acting_lists(items: Sequence[Item], language: str | None) -> frozenset[int]:
    """Where lists begin that are an operative part without its lead: right under prose, numbered, of verbs in
    the third person."""
    starts = [
        i
        for i, x in enumerate(items)
        if x.listed and i and not items[i - 1].listed and _is_sentence(items[i - 1])
    ]
    found = set()
    for start in starts:
        end = next((j for j in range(start, len(items)) if not items[j].listed), len(items))
        if _is_operative(items[start:end], language):
            found.add(start)
    return frozenset(found)


def _is_operative(items: Sequence[Item], language: str | None, *, bullets: bool = False) -> bool:
    """Whether a list can only be of what is done: most of its numbers open with a verb in the third person,
    or (`bullets`) each of several items without numbers."""
    if bullets and len(items) >= MIN_LOST and not any(item.number for item in items):
        acts = sum(not notes(item.plain) for item in items)
        return 2 * acts > len(items) and all(opens_in_third_person(item.plain, language) for item in items)
    outer, _ = (
        Counter(item.level for item in items if item.number).most_common(1)[0]
        if any(item.number for item in items)
        else (0, 0)
    )
    numbered = [item for item in items if item.level == outer and item.number and item.number.isdigit()] or [
        item for item in items if item.level == outer and item.number
    ]
    if len(numbered) < MIN_LOST:
        return False
    verbs = sum(
        opens_in_third_person(item.plain, language) and not _VERB_ALONE.match(item.plain) for item in numbered
    )
    return verbs >= _SHARE_LOST * len(numbered)
