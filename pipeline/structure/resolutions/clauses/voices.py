"""Sentences in which the body itself speaks: "Congress notes …", "We urge …", "The AFL-CIO calls on … to:".

What a body notes or believes is preamble; what it condemns, demands, instructs or will do is operative.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.folding import fold
from pipeline.structure.verbs import is_listed_verb
from pipeline.structure.word_set import word_set

_BODY = (
    r"(?:congress|conference|convention|council|delegates|assembly|meeting|branch|congreso|congr[èe]s|"
    r"congresso|assembl[ée]e|asamblea|"
    r"conseil|consejo|convenci[óo]n|plenario|conf[ée]rence|committee|board|federation|union|confederation|"
    r"association|organi[sz]ation|"
    r"central|sindicato|syndicat|f[ée]d[ée]ration|federaci[óo]n|confederaci[óo]n|local|brotherhood|"
    r"international|affiliates|members|body|council|forum|caucus|gathering|rally|summit|seminar|session|synod|chapel|lodge|"
    r"(?-i:[A-Z]{2,6}))"
)
# Bodies that can only be the one that speaks, even without "this".
_OWN = (
    r"(?:congress|conference|convention|council|delegates|(?:general|annual|delegate)\s+assembly|congreso|congr[èe]s|congresso|"
    r"assembl[ée]e|asamblea|plenario|conf[ée]rence|conseil|(?-i:AGM|ADM|ARM|BDC|ADC|SGM|EGM|NDC))"
)
_ORDINAL = r"(?:(?:\d{1,3}(?:st|nd|rd|th|e|er|º|°)|[XIVLC]{1,7}|[\w-]+(?:st|nd|rd|th|eenth|ieth))\s+)?"
_ADJECTIVES = (
    r"(?:(?:annual|national|biennial|world|general|delegate|special|executive|ordinary|constitutional|"
    r"nacional|general|ordinario|central)\s+){0,3}"
)
_SUBJECT = re.compile(
    rf"(?:(?P<we>we|nosotros|nous)|(?P<it>it|they|ils?|elles?)|"
    rf"(?P<this>this|este|esta|ce|cette|our|notre|"
    rf"nuestr[oa])\s+{_ORDINAL}{_ADJECTIVES}(?:[\w’'.-]+\s+){{0,3}}?{_BODY}|"
    rf"(?P<own>(?:the\s+|le\s+|la\s+|el\s+|l['’]|o\s+|a\s+(?=(?:\S+\s+)?(?:assembl|plen|conf|conv)))?{_ORDINAL}{_ADJECTIVES}{_OWN})"
    r")"
    r"(?:,\s[^,;.:]{2,100},)?\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
# What may stand before the subject: "Finally, we commit to …".
_OPENING = re.compile(
    r"^(?:finally|lastly|further(?:more)?|moreover|in\s+addition|in\s+conclusion|enfin|finalmente|por\s+[úu]ltimo|asimismo),?\s+"
    r"(?=(?:we|this|the|our|congress|conference|convention|council|nous|le|la|el|este|esta)\b)",
    re.IGNORECASE,
)
# "Il en coûte plus cher de venir de Sept-Îles": nobody's word.
_IMPERSONAL = re.compile(
    r"il\s+(?:en\s+co[ûu]te|y\s+a|n['’]y\s+a|faut|ne\s+faut|existe|manque|reste|est\s+temps|arrive|vaut\s+mieux|s['’]agit)\b",
    re.IGNORECASE,
)
_SPANISH_WE = re.compile(r"[A-ZÁÉÍÓÚ][a-záéíóúñ]{3,}mos(?=\s)")
_SKIP = word_set(
    "also further furthermore therefore hereby accordingly particularly strongly además también también "
    "igualmente également donc firmly "
    "again still now once finally then fully deeply solemnly asimismo aussi hereby thus in conclusion both "
    "always and other"
)
_NOTES = word_set(
    "note notes noting believe believes believing recognise recognises recognize recognizes recognising "
    "recognizing acknowledge acknowledges "
    "consider considers considering understand understands observe observes regret regrets regretting "
    "remember remembers recall recalls "
    "recalling welcome welcomes welcoming appreciate appreciates know knows fear fears see sees hear hears "
    "think thinks feel feels find "
    "finds accept accepts maintain maintains hold holds share shares contend contends has have was were is "
    "are remain remains constata "
    "considera reconoce recuerda observa lamenta constate considere reconnait rappelle note estime sait "
    "croit regrette cree sabe saluda "
    "acknowledging mindful aware concerned convinced alarmed dismayed noted believed agrees-that wonder "
    "wonders came came"
)
# Whoever is told to do something: "The officers are directed to …", "Each local is asked to …".
_ASKED = re.compile(
    r"(?:the|our|all|each|every|its|locals?|affiliates|officers|delegates)\b[^.;:,]{0,70}?\s(?P<rest>(?:is|"
    r"are)\s+(?:hereby\s+|further\s+|also\s+)?(?:instructed|"
    r"directed|urged|requested|authori[sz]ed|asked|called\s+upon|mandated|empowered)\s+to\b.*)",
    re.IGNORECASE,
)
_ARTICLES = word_set("the la el le les los las our this")
_NO_NAMES = word_set(
    "whoever whenever wherever whatever whose "
    "that que what when in at for if as while but and these those all many some every each more no not to "
    "from on by with after before since "
    "a an i you he she one two three there here how why who which because although though so or en por para "
    "si cuando cada todo dans pour "
    "si quand chaque tout"
)
_BODIES = word_set(
    "union federation brotherhood international organization organisation confederation alliance guild "
    "committee board local sindicato frente encuentro coordinadora red "
    "central federacion syndicat centrale locals officers members delegates affiliates staff councils board"
)
_TO = word_set("to of in at from here assembled gathered meeting de du des en reunidos reunido réunis del")
_DETERMINERS = word_set(
    "the a an this that these our its their of to in at for and de du des la le el los las del"
)
_MODALS = word_set("shall will must should hereby")
_PEOPLE = word_set(
    "members officers delegates staff leaders affiliates locals officials representatives negotiators"
)
_OF = word_set("of and the for in on de des du la los las et y del &")
_PASSIVE = word_set(
    "instructed directed requested urged asked called authorized authorised mandated empowered encouraged "
    "charged ordered required "
    "invited commended congratulated condemned"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """`role` is what the sentence is to a resolution; `own` whether the subject can only be the body itself
    (a bare
    "Congress", "we", "this convention") rather than somebody named; `rest` what follows the subject."""

    role: str
    own: bool
    rest: str
    verb: str


@lru_cache(maxsize=8192)
def voice_of(text: str, language: str | None) -> Voice | None:
    """The voice of a sentence whose subject is the body and whose verb is listed; None for any other
    sentence."""
    text = _OPENING.sub("", text)
    if _IMPERSONAL.match(text):
        return None
    if (
        (language or "es")[:2] == "es"
        and (we := _SPANISH_WE.match(text))
        and is_listed_verb(fold(we[0]), "es")
    ):
        return Voice("operative", True, text, fold(we[0]))  # "Exigimos al gobierno un patrón sustituto."
    match = _SUBJECT.match(text[:600])
    if match is not None:
        own = not (match["own"] and fold(match["own"]).startswith(("the council", "the delegates")))
        words = match["rest"].split()
    else:
        own, words = False, _after_name(text[:400])
    skipped = 0
    while skipped < len(words) - 1 and (
        fold(words[skipped]).strip(",") in _SKIP or words[skipped].lower().endswith(("ly", "mente", "ment"))
    ):
        skipped += 1
    words = words[skipped:]
    if match is not None and words and fold(words[0]) in _TO:  # "The delegates to this convention reaffirm"
        words = words[_verb_at(words, language) :]
    if (not words or match is None) and (passive := _ASKED.match(text[:300])):
        return Voice("operative", True, passive["rest"], "is")
    if not words:
        return None
    first = fold(words[0]).strip(",:;.")
    if first in {"se", "nous", "nos", "s'engage"} and len(words) > 1:
        first = fold(words[1]).strip(",:;.")
    if first in {"can", "may", "cannot"} and text[:5].lower().startswith(("it ", "they ")):
        return None  # "It can be done."
    if first in {"does", "do", "shall", "will", "must", "should", "can", "may", "hereby", "cannot", "ne"}:
        return Voice("operative", own, " ".join(words), first)
    if first in {"is", "are", "be", "esta", "est", "remains", "remain"}:
        if len(words) > 1 and fold(words[1]).strip(",") in _PASSIVE:
            return Voice("operative", True, " ".join(words), first)
        if " ".join(words[1:3]).lower() in {"the policy", "hereby resolved", "opposed to"}:
            return Voice("operative", True, " ".join(words), first)
        return Voice("preamble", own, " ".join(words), first)
    if first in {"welcome", "welcomes", "saluda"} and own:
        return Voice("operative", own, " ".join(words), first)
    if first in _NOTES:
        return Voice("preamble", own, " ".join(words), first)
    if first in {"takes", "take", "prend", "toma"} and re.match(
        r"(?:\w+\s+)?(?:note|acte|nota)\b", " ".join(words[1:3])
    ):
        return Voice("preamble", own, " ".join(words), first)
    if first in {"records", "record", "places", "place"} and re.search(
        r"\b(?:pride|sorrow|appreciation|regret|dismay|concern|sadness|gratitude)\b", " ".join(words[:7])
    ):
        return Voice("preamble", own, " ".join(words), first)
    if first in {"deplores", "deplore", "deplora"} and " ".join(words[1:3]).lower() == "the fact":
        return Voice("preamble", own, " ".join(words), first)
    if first in {"expresses", "express", "expressing"} and re.search(
        r"\b(?:concern|alarm|dismay|regret|shock|outrage)\b", " ".join(words[:9])
    ):
        return Voice("preamble", own, " ".join(words), first)
    if is_listed_verb(first, language) or (own and match is not None and _acts(words, language)):
        return Voice("operative", own, " ".join(words), first)
    return None


def _acts(words: list[str], language: str | None) -> bool:
    """Whether what follows the body's name can only be its verb, listed or not: in the third person,
    before an object ("The Congress obliges the Commission")."""
    if len(words) < 2 or not words[0].isalpha() or not words[0].islower():
        return False
    code = (language or "en")[:2]
    verb, following = fold(words[0]), fold(words[1]).replace("’", "'").split("'")[0]
    ends = _FINITE_ENDS.get(code, ("s",))
    return (
        len(verb) > 4
        and verb.endswith(ends)
        and not verb.endswith(("ss", "ies's", "mente", "ment"))
        and verb not in _NO_VERB
        and following in _BEFORE_OBJECT.get(code, _BEFORE_OBJECT["en"])
    )


_FINITE_ENDS = {"fr": ("e", "it", "nd", "et"), "es": ("a", "e"), "pt": ("a", "e")}
_BEFORE_OBJECT = {
    "en": word_set(
        "the a an its their our all any no every this that these those to upon on for with itself"
    ),
    "fr": word_set("le la les l un une des du au aux son sa ses leur leurs tout toute tous a que qu d"),
    "es": word_set("el la los las un una al su sus todo toda todos todas a que"),
    "pt": word_set("o a os as um uma ao aos seu sua seus suas todo toda que"),
}
_NO_VERB = word_set(
    "delegates hotels rules members committees papers minutes reports halls staff officers nationale "
    "confederale generale ordinaire extraordinaire federale nationala nacional ordinaria extraordinaria "
    "democratica nueva"
)


def _verb_at(words: list[str], language: str | None) -> int:
    """Where the verb stands after "of the union", "to this convention", "here assembled"; past the end
    without one."""
    for i in range(1, min(len(words), 16)):
        word = fold(words[i]).strip(",")
        if words[i][:1] in '"“«':
            return len(words)  # "The 60th Convention of this union "resolved that …": what it said then
        if (
            words[i].islower()
            and fold(words[i - 1]) not in _DETERMINERS
            and (word in _NOTES or word in _MODALS or is_listed_verb(word, language))
        ):
            return i
    return len(words)


def _after_name(text: str) -> list[str]:
    """The words after a name that opens a sentence ("The Cascade State Federation of Labor opposes …")."""
    words = text.split()
    if words and fold(words[0]).strip(",") in _NO_NAMES:
        return []
    at = 1 if words and fold(words[0]) in _ARTICLES else 0
    first = at
    while at == first < len(words) and 0 < at < 3 and fold(words[at]) in _BODIES:
        at += 1  # "The union calls upon …"
    while at < min(len(words), 14) and (words[at][:1].isupper() or (at > first and fold(words[at]) in _OF)):
        at += 1
        if words[at - 1].endswith((".", ":", ";")) and len(words[at - 1]) > 3:
            return []
    while at > first and at < len(words) and words[at] in _PEOPLE:
        at += 1
    if at > first and words[at - 1].endswith(
        ","
    ):  # an aside: "The AFL-CIO, together with its affiliates, calls"
        while at < min(len(words), 34) and not words[at].endswith(","):
            at += 1
        at += 1
    return words[at:] if at > first else []


def notes(text: str) -> bool:
    """Whether an item that opens with its verb only notes or believes ("notes that three sheds have
    shut")."""
    words = [
        w
        for w in (fold(x).strip(",:;.") for x in text.split()[:4])
        if w not in _SKIP and not w.endswith("ly")
    ]
    return (
        bool(words)
        and words[0] in _NOTES
        and words[0]
        not in {
            "accept",
            "accepts",
            "share",
            "shares",
            "hold",
            "holds",
            "remember",
            "remembers",
            "see",
            "find",
            "maintain",
            "maintains",
            "welcome",
            "welcomes",
            "saluda",
        }
    )
