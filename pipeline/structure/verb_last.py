"""The verb of an English clause that nothing else tells: the first word behind a noun that can be a verb.

Many common verbs are as often nouns ("run", "read", "leave", "stand"). Where a clause is known to be
operative and no listed verb heads it, one of them must be the verb, if it stands where its subject has
ended: not behind an article, an adjective or a preposition.
"""

from __future__ import annotations

from functools import cache

from pipeline.structure.clause_words import is_adverb
from pipeline.structure.verb_forms import Verb, english_forms, participle, third
from pipeline.structure.word_set import word_set

_HOMOGRAPHS = word_set(
    "accrue age aim answer arise ask attack award bar bear beat become begin bend bill bite blame blow "
    "boost bow brand break bridge brief burn buy camp cap care carry cast catch cause chair check claim "
    "clean clear climb close coach come comfort command consent consist copy cost count cover credit "
    "cross cry damage dare date deal demand die dig dip discount do double draft drape draw dress drink "
    "drive drop dry earn eat echo effect elapse end entail exist expire eye face fail fall farm favor "
    "fear feed feel fell field figure file fill fire flag flow fly fold follow forfeit form free "
    "function gather get give go grade grant grieve group grow guard guest guide hand hang harm head "
    "hear help hide hire hit hold hope house hurt idle jail judge jump keep kill know label labor land "
    "lapse last laugh lay lead leaflet lean leave let level lie lift light limit line link list live "
    "lobby lock lodge log look love march mark mass match matter mean meet mind mirror miss model move "
    "multiply name need object occur own pack paint pardon park part pass patrol pay peg phone pick "
    "picket piece place plant play plead point pool pose power prevail price profit progress pull pump "
    "quit race rain rally range rank rate read rear refrain reign rejoice rent rest result return "
    "revert ride ring rise rock roll room root row rule run rush save say scale school scrap screen "
    "seat see seem serve set shake shape share shed shine ship show shun side sign sing sink sit sleep "
    "slow smoke solicit sound space spare spark speak spread spring staff stage stake stamp stand stay "
    "stem stick stock stretch strike sue suffer suit supply surge swear sweep swell swing talk tap tax "
    "tell tend term throw tie time toll top touch tour trace trade trail train treat trust try turn "
    "understand vary vest vote wage wait wake walk want watch wear wed weigh win wind wipe wire witness "
    "worry wrap yield"
)
_NO_VERB_AFTER = word_set(
    "a active against all an and annual any are as at be between by collective continued each economic "
    "eight every financial first five for former four from full general her his in international into "
    "is its labor labour last legal local military moral more most mutual my national new next nine no "
    "not of on or our over political public said second seven six social some special strike strong "
    "such ten the their these this those three to trade two under union which who with working your"
)
_NEVER_BEFORE = word_set("of shall should must will be is are may can that who which and or")
_OBJECT_OPENS = word_set(
    "a after against all an any as at back before behind by down each effect every for from half her "
    "his in into its less more no not off on once one only our out over that the their these this those "
    "three through to together two under until up upon with"
)
_MODALS = word_set("shall will must should may")
_SKIP = word_set(
    "not also never hereby thereby always only further forthwith no longer henceforth all each both"
)
_RELATIVES = word_set("that which who whose whom where when")
# What such a form tells of the noun behind it: "binding agreements", "working hours".
_OF_A_NOUN = word_set(
    "binding bargaining existing following funding housing leading lasting  ongoing operating outstanding "
    "remaining standing starting training voting waiting working"
)
_SHORTEST_DOING = 6  # letters of a form in -ing
PREPOSITIONS = word_set("after before by during for from in on until upon within without under")
_DEMONSTRATIVE = word_set("this that it these those")


@cache
def participles() -> dict[str, Verb]:
    """Verbs by participle, with those that are as often nouns ("limited", "billed")."""
    own = {participle(base): Verb(third(base), "acts") for base in _HOMOGRAPHS}
    return own | english_forms(wide=True)[2]


def doing_what(text: str) -> Verb | None:
    """The verb of an item that opens with its form in -ing ("returning passports."); None for any other."""
    word = text.split()[0].strip(",.;:").lower() if text.split() else ""
    if not word.endswith("ing") or len(word) < _SHORTEST_DOING or word in _OF_A_NOUN:
        return None
    bases = english_forms(wide=True)[0]
    stem = word[:-3]
    for base in (stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem):
        if base in bases or base in _HOMOGRAPHS:
            return bases.get(base) or Verb(third(base), "acts")
    return None


def last_verb(words: list[str], commas: set[int]) -> Verb | None:
    """The verb by a modal, by what a demonstrative does, or the first homograph behind a noun."""
    bases = english_forms(wide=True)[0]
    while words and words[0] in {"that", "hereby"}:
        words, commas = words[1:], {i - 1 for i in commas}
    if words[:1] and words[0] in _DEMONSTRATIVE and words[2:4] == ["take", "effect"]:
        return Verb("takes effect", "acts")
    if len(words) > 2 and words[0] in _DEMONSTRATIVE and words[1] in (bases.keys() | _HOMOGRAPHS):
        lemma = "takes effect" if words[1:3] == ["take", "effect"] else third(words[1])
        return Verb(lemma, "acts")
    end = next((i for i, w in enumerate(words) if w in ".;:!?" and i > 1), len(words))
    return _scan(words, commas, end, strict=True) or _scan(words, commas, end, strict=False)


def _scan(words: list[str], commas: set[int], end: int, *, strict: bool) -> Verb | None:
    """The first word that can be the verb; `strict`: only before what an object or an adverbial opens with
    ("a picket line delegation [leave] from this convention")."""
    bases, thirds, _ = english_forms(wide=True)
    relative = False
    for i in range(1, min(end, 40)):
        word, before = words[i], words[i - 1]
        if word in _RELATIVES:
            relative = True
            continue
        if i in commas:
            relative = False
        if word in _MODALS and before not in _RELATIVES:
            verb = _behind(words, i + 1, end)
            if verb is not None:
                return verb
            continue
        if relative:
            continue
        following = words[i + 1] if i + 1 < end else ""
        if before in _NO_VERB_AFTER or following in _NEVER_BEFORE or (strict and not following):
            continue
        if not following and before.endswith("ing"):
            continue  # "down to the last sewing room"
        if strict and not (following in _OBJECT_OPENS or following[:1].isdigit()):
            continue
        if word in _HOMOGRAPHS or (word in bases and i > 1):
            if word == "take" and following == "effect":
                return Verb("takes effect", "acts")
            return bases.get(word) or Verb(third(word), "acts")
        if word in thirds and i > 1 and following in _NO_VERB_AFTER:
            return thirds[word]
    return None


def _behind(words: list[str], at: int, end: int) -> Verb | None:
    """The verb behind a modal, adverbs passed over; None for "be"."""
    while at < end and (words[at] in _SKIP or is_adverb(words[at])):
        at += 1
    if at < end and words[at] in PREPOSITIONS:  # "shall before Christmas interview the minister"
        bases = english_forms(wide=True)[0]
        later = (
            i
            for i in range(at + 2, min(end, at + 7))
            if words[i] in bases and words[i - 1] not in _NO_VERB_AFTER
        )
        at = next(later, at + 2)
    if at >= end or words[at] == "be" or not words[at].replace("-", "").isalpha():
        return None
    return english_forms(wide=True)[0].get(words[at]) or Verb(third(words[at]), "acts")
