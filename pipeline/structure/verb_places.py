"""Where a clause's verb stands, by its subject alone: "that this union VERBs the", "que la CSN VERBe".

The lists of verbs are closed; a resolution's verb need not be on them. What stands directly behind the name
of a body that acts, and before an object, is its verb whatever the word.
"""

from __future__ import annotations

import re

from pipeline.structure.clause_words import is_adverb
from pipeline.structure.verb_forms import Verb, english_forms
from pipeline.structure.word_set import word_set

_BODIES = word_set(
    "secretary-treasurer treasurer vice-president afl-cio council convention union federation congress "
    "committee board conference local branch association brotherhood assembly delegates officers "
    "members affiliates locals executive lodge district member officer affiliate secretary president "
    "treasurer trustees editor confederation international guild alliance caucus chapter division "
    "region department staff body organization organisation office director directors leadership branches "
    "delegate affiliate representatives negotiators employers stewards retirees policy campaign "
    "minister governor premier government legislature senate parliament ministry "
    "councils unions chapters districts regions section committees administration"
)
_SKIPPED = word_set(
    "hereby thereby also further therefore again now both always jointly immediately actively strongly fully "
    "shall will must should may can do does and its"
)
_STOPS = word_set(
    "be is are was were been being has have had that which who whose where when if because as than"
)
_AFTER = word_set(
    "the a an our its their his her all any no each every this that these those to on upon for with "
    "against from into in at by about over under itself themselves it them one two such only both more "
    "full and up out off forthwith"
)
_NEVER = word_set(
    "of to in on at for by with from and or the a an our its their this that these those be is are not "
    "as who which here assembled present concerned involved affected representing employed elected "
    "nearest next after before unless respective everywhere alike throughout within under over "
    "between among per through than into upon "
    "about against during until if when while together all everything i we you he she it they them us "
    "me"
)
_LOOK = 14  # words in which the subject must have ended
_MODAL = word_set("shall will must should may can do does")


_PRESS = word_set("press label")
_PRESS_DOES = word_set("tell run read carry appear give")
_NAME_LINKS = word_set("of and the for in on at to de")
# Participles that tell of a noun before them and do not end in -ed: "every truck body built in a union shop".
_TOLD = word_set("built made held sent found left paid known given taken drawn written bound hired men women")


def _past_name(words: list[str], at: int, names: frozenset[str]) -> int:
    """The index behind the rest of a name: "Federation [of Teachers] support", "CUPE [National] oppose"."""
    while at < len(words):
        if words[at] in names:
            at += 1
        elif words[at] in _NAME_LINKS and words[at + 1 : at + 2] and words[at + 1] in names:
            at += 2
        elif (
            words[at] in _NAME_LINKS
            and words[at + 1 : at + 2] == ["the"]
            and words[at + 2 : at + 3] != []
            and words[at + 2] in names
        ):
            at += 3
        else:
            break
    return at


def english_place(
    words: list[str], acronyms: frozenset[str], names: frozenset[str] = frozenset()
) -> int | None:
    """The index of the verb behind the first body that acts; None where no such place is found. `names`: the
    words that stand with a capital, by which the rest of the body's name is passed over."""
    bases, thirds, _ = english_forms(wide=True)
    for i, word in enumerate(words[:_LOOK]):
        if word in ".;:!?" or word in _STOPS:
            return None
        if word not in _BODIES and word not in acronyms:
            continue
        at = _past_name(words, i + 1, names) if word in names or word in acronyms else i + 1
        modal = False
        while at < len(words) - 1 and (words[at] in _SKIPPED or is_adverb(words[at])):
            if words[at] in {"and", "its"} and not modal:
                break
            modal = modal or words[at] in _MODAL
            at += 1
        if modal and words[at - 1] in {"do", "does"} and words[at : at + 1] in (["all"], ["everything"]):
            return at - 1
        if (
            at >= len(words) - 1
            or words[at] in _NEVER
            or words[at] in _BODIES
            or words[at] in _TOLD
            or not words[at].replace("-", "").isalpha()
        ):
            continue
        if words[at] in _STOPS:
            return None
        if words[at] in _PRESS and words[at + 2 : at + 3] in (["the"], ["a"], ["its"]) and not modal:
            at += words[at + 1] in bases or words[at + 1] in _PRESS_DOES  # "the union press tell the truth"
        if modal or (
            (words[at] in bases or words[at] in thirds)
            and (words[at + 1] not in {"be", "is", "are", "of"} or words[at : at + 2] == ["demand", "of"])
        ):
            return at
        if words[at + 1] in _AFTER and len(words[at]) > 2 and not words[at].endswith(("ing", "ed")):
            return at
    return None


_ROMANCE_BODIES = word_set(
    "csn ftq csq fneeq syndicat syndicats federation federations conseil comite bureau executif congres "
    "centrale service section sections assemblee delegues deleguees membres confederation instances "
    "equipe sindicato sindicatos central comision consejo federacion confederacion asamblea congreso "
    "direccion secretaria secretario mesa junta delegados delegadas seccional comite ejecutivo "
    "ejecutiva nacional companeros trabajadores organizacion congresso diretoria executiva categoria "
    "plenaria assembleia entidades filiados confederacao federacao organizacao"
)
_ENDS = {"fr": ("ent", "e"), "es": ("en", "an", "e", "a"), "pt": ("em", "am", "e", "a")}
_NO_ROMANCE_VERB = word_set(
    "de du des de la le les el los las un une una do da dos das e y et que qui nationale nacional "
    "confederale generale ejecutiva executiva general regionale provinciale locale estatal sindical "
    "syndicale directiva organizadora politica electoral central ouvriere obrera en dans por para a au "
    "aux se ne no nao sobre entre comme como lors este esta ce cette toute toda une permanente "
    "responsable competente debera deberan podra podran"
)


def romance_place(words: list[str], language: str, acronyms: frozenset[str]) -> Verb | None:
    """The verb, a subjunctive by its place, behind a body that acts: "la CSN chapeaute" -> chapeaute."""
    for i, word in enumerate(words[:_LOOK]):
        if word in ".;:!?":
            return None
        if word not in _ROMANCE_BODIES and word not in acronyms:
            continue
        following = words[i + 1] if i + 1 < len(words) else ""
        if (
            not following.isalpha()
            or len(following) < 4
            or following in _NO_ROMANCE_VERB
            or following in _ROMANCE_BODIES
        ):
            continue
        end = next((e for e in _ENDS[language] if following.endswith(e)), None)
        if end is None:
            continue
        return Verb(_indicative(following, end, language), "acts")
    return None


def _indicative(word: str, end: str, language: str) -> str:
    """The third person singular of a subjunctive, as its ending tells: "difunda" -> difunde."""
    if language == "fr":
        return word.removesuffix("nt") if end == "ent" else word
    stem = word[: -len(end)]
    if end[0] == "e":
        stem = re.sub(r"qu$", "c", re.sub(r"gu$", "g", re.sub(r"c$", "z" if language == "es" else "ç", stem)))
        return stem + "a"
    return stem + "e"
