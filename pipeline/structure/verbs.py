"""The head verb of a clause and its stance, by closed lists per language and, where they end, by place.

Method: the lead of the clause ("RESOLVED, that", "Se resuelve") is passed over; then the first
form of a listed verb that stands where a main verb can stand is taken. At the start, after "to",
a modal or "we", a bare form counts; later a third person, a subjunctive after a subject ("that the
convention condemn") or a passive ("that the charter be revoked"). `verbs_english` and `verbs_romance`
know the languages; here is what the parser asks.
"""

from __future__ import annotations

import re

from pipeline.structure.clause_words import acronyms, as_it_stands, tokens
from pipeline.structure.verb_forms import english_forms, romance_forms
from pipeline.structure.verb_fronts import bare_core
from pipeline.structure.verb_last import last_verb
from pipeline.structure.verb_leaning import leaning
from pipeline.structure.verb_places import romance_place
from pipeline.structure.verb_table import Stance
from pipeline.structure.verbs_english import english_verb, opening, placed
from pipeline.structure.verbs_romance import (
    as_written,
    bare_form,
    french_gerund_opening,
    french_passive,
    romance_head,
    romance_opening,
    spanish_reflexive_passive,
)

LANGUAGES = ("en", "es", "fr", "pt")
# "locals be asked to give", "members in arrears shall be notified": items with subjects under RESOLVED.
_SUBJECT_FIRST = re.compile(
    r"(?!to\s)(?:(?!that\b)[\w’'-]+\s+){1,4}?(?<!\bto\s)(?:be|shall|should|must|will)\s", re.IGNORECASE
)
# "NEA will, using existing resources, publicize …".
_MODAL_ASIDE = re.compile(r"\b(will|shall|must|should|may),\s[^,;.:]{3,90},\s+(?=[a-z])")
_DECIDES = re.compile(
    r"(?P<verb>d[ée]cide|decide|acuerda|resuelve|delibera)\s+(?:une?|las?|los?|les?|el|o|a|os|as|un[ao]?|uma?|l['’]\s*)\s*(?=\w)",
    re.IGNORECASE,
)
_WILL = re.compile(r"(?:will|shall)\s+(?=[a-z])")
# "A vote of thanks to the Mayor", with no verb of its own.
_THANKS = re.compile(
    r"(?:(?:a|our)\s+)?(?:[\w-]+\s+){0,3}(?:vote\s+of\s+)?thanks\s+to\b(?!.{0,200}\b(?:be|is|are)\b)",
    re.IGNORECASE,
)
# "Article II, Sec. 3 read: …".
_READS = re.compile(
    r"(?:the\s+)?(?:art(?:icle|\.)|sec(?:tion|\.)|rule|clause|by-?law|paragraph|par\.)\s[^;:]{1,50}?\s"
    r"(?:shall\s+|should\s+|to\s+|now\s+)?(?<!amended\sto\s)(?<!changed\sto\s)read\b(?!\w)",
    re.IGNORECASE,
)
# A French motion in a book that is else English: "Versera l'indemnité", "Appuiera les sections".
_FRENCH_WORDS = re.compile(
    r"[^\W\d_]{3,}ra\s+(?:l['’]|les?\s|la\s|des?\s|du\s|une?\s|à\s|au\s|aux\s|son\s|ses\s|sa\s|que\s)"
)
_IT_DOES = re.compile(r"[Ii]t\s+[a-z]+\s")
_CONVENES = re.compile(
    r"\bconvoc\w+\s+(?:(?:a\s+)?(?:un[ao]?|uma?|al)\s+(?:\w+\s+)?)?(?:paros?|huelgas?|jornadas?|marchas?|movilizaci[óo]n|asambleas|"
    r"asamblea|congreso|plenario|encuentro|greve|ato|acto|mitin|reuni[óo]n)",
    re.IGNORECASE,
)


def head_verb(
    clause_text: str, language: str | None = "en", *, subject: bool = False, wide: bool = False
) -> tuple[str, Stance] | None:
    """The clause's head verb as a third-person lemma, and its stance; None when no listed verb heads it.

    "Actively condemns the murder …" -> ("condemns", "opposes");
    "RESOLVED, that SEIU calls upon Congress …" -> ("calls on", "asks"). `subject`: the clause has a
    subject of its own, so that a noun before its verb is no verb ("affiliates with members there are asked").
    `wide`: the clause is known to be operative, so that the wider lists hold.
    """
    words, _ = tokens(clause_text)
    code = (language or "en")[:2]
    found = (
        romance_head(words, code, wide=wide)
        if code in {"es", "fr", "pt"}
        else english_verb(clause_text, subject=subject, wide=wide)
    )
    if found is None and code not in LANGUAGES:
        found = next((v for other in ("es", "fr", "pt") if (v := romance_head(words[:3], other))), None)
    return (found.lemma, found.stance) if found else None


def opens_in_third_person(clause_text: str, language: str | None = "en") -> bool:
    """Whether the clause opens with a listed verb in the third person, adverbs apart: the sign of an
    operative list whose lead is lost."""
    words = [w for w in tokens(clause_text[:200])[0] if w not in {"also", "further"}][:3]
    code = (language or "en")[:2]
    if code in {"es", "fr", "pt"}:
        finite = romance_forms(code)[1]
        start = 1 if words[:1] and words[0] in {"se", "s"} else 0
        return any(bare_form(w, code) in finite for w in words[start : start + 1])
    if code == "mu" and any(opens_in_third_person(clause_text, other) for other in ("es", "fr")):
        return True
    thirds = english_forms()[1]
    while words and words[0].endswith("ly") and len(words) > 1:
        words = words[1:]
    return bool(words) and words[0] in thirds


def is_base_verb(word: str, *, wide: bool = False) -> bool:
    """Whether a lower-case English word is a listed verb in its base form."""
    return word in english_forms(wide=wide)[0]


def is_listed_verb(word: str, language: str | None) -> bool:
    """Whether a folded word is a listed verb, finite or in its base form."""
    code = (language or "en")[:2]
    if code in {"es", "fr", "pt"}:
        infinitives, finite = romance_forms(code)
        bare = bare_form(word, code)
        return bare in finite or bare in infinitives
    bases, thirds, _ = english_forms()
    if code == "mu" and any(is_listed_verb(word, other) for other in ("es", "fr")):
        return True
    return word in thirds or word in bases


def _we_do(text: str) -> str:
    """The text without what "we" are: "we as workers pledge" -> "we pledge"."""
    match = re.match(r"we,?\s+(?:as|the)\s+", text, re.IGNORECASE)
    if match is None:
        return text
    words = text[match.end() : match.end() + 120].split()
    for i, word in enumerate(words[1:8], 1):
        if is_base_verb(word, wide=True) and words[i - 1] not in {
            "of",
            "the",
            "and",
            "in",
            "a",
            "to",
            "this",
        }:
            return (
                "we " + text[text.index(f" {word} ", match.end() - 1) + 1 :] if f" {word} " in text else text
            )
    return text


def clause_verb(
    text: str, language: str | None, *, infinitive: bool = False
) -> tuple[str | None, Stance | None, str | None]:
    """A clause's head verb, its stance, and for those that ask who is asked; None for what is not told.

    `infinitive`: the lead above ends in "to" or "will", so that the first word is the verb even when no list
    has it.
    """
    from pipeline.structure.targets import target_of

    text = as_it_stands(text.strip(" ,:;–—-"))
    text = _MODAL_ASIDE.sub(r"\g<1> ", text.strip(" ,:;–—-"))
    code = (language or "en")[:2]
    whole, text = text, bare_core(text, code)
    if code == "es":
        text = re.sub(r"\b([Dd])é\b", r"\1ese", text)  # told from "de" by its accent alone
    elif code not in {"fr", "pt"}:
        if _READS.match(text):
            return "reads", "acts", None
        if _FRENCH_WORDS.match(text) and (future := romance_head(tokens(text)[0][:1], "fr", wide=True)):
            return future.lemma, future.stance, None
        text = _we_do(text)
    found = None
    if code not in {"es", "fr", "pt"} and (will := _WILL.match(text)):
        text = text[will.end() :]  # "will train one member per local"
        infinitive = True
    if (
        code not in {"es", "fr", "pt"}
        and _IT_DOES.match(text)
        and opens_in_third_person(text.split(maxsplit=1)[1])
    ):
        text = text.split(maxsplit=1)[1]  # "It demands that the Government approve …"
        infinitive = True
    elif code not in {"es", "fr", "pt"} and _IT_DOES.match(text) and is_base_verb(text.split()[1], wide=True):
        text = text.split(maxsplit=1)[1]  # "it demand of the Auditor a public account"
        infinitive = True
    infinitive = infinitive and not _SUBJECT_FIRST.match(text)
    if code not in {"es", "fr", "pt"}:
        found = opening(text, infinitive=infinitive) or placed(text)
    if code in {"es", "fr", "pt"} and (said := _DECIDES.match(text)) is not None:
        found = said["verb"].lower(), "acts"  # "décide une collecte dans chaque syndicat"
    if code == "fr":
        found = found or french_gerund_opening(text)
    found = found or head_verb(text, language, subject=not infinitive, wide=True)
    if found is None and code == "es":
        found = spanish_reflexive_passive(text)
    if found is None and code in {"es", "fr", "pt"}:
        words, _ = tokens(text)
        by_place = romance_place(words, code, acronyms(text))
        found = (as_written(text, by_place.lemma) or by_place.lemma, by_place.stance) if by_place else None
    if code in {"es", "fr", "pt"} and infinitive and (opened := romance_opening(text, code)):
        found = opened
    if found is None and code in {
        "es",
        "fr",
        "pt",
    }:  # "Décide la grève": the word that leads elsewhere is the verb
        words, _ = tokens(text[:60])
        alone = romance_forms(code)[1].get(bare_form(words[0], code)) if words else None
        found = (alone.lemma, alone.stance) if alone else None
    if found is None and code == "fr":
        found = french_passive(text)
    if found is None and code not in {"es", "fr", "pt"}:
        if _THANKS.match(text):
            found = "thanks", "supports"
        elif last := last_verb(*tokens(text)):
            found = last.lemma, last.stance
    if found is None:
        return None, None, None
    verb, stance = found
    if code in {"es", "fr", "pt"}:
        stance = leaning(text, verb) or stance
    if code in {"es", "pt"} and verb.startswith("convoca") and _CONVENES.search(text[:120]):
        return verb, "acts", None  # "convocar a un paro": what is called, not who
    if code == "es" and not verb.startswith("se ") and re.match(r"[\W_]*[^\W\d_]+r(?:se|nos)\b", text):
        verb = f"se {verb}"  # "Adherirse a la Federación"
    if (
        code == "es"
        and verb == "se solidariza"
        and not re.search(r"\b(?:se|nos)\b|\w+[ae]?(?:rse|rnos)\b", text[:80], re.I)
    ):
        verb = "solidariza"
    target = target_of(whole, verb, language) if stance == "asks" else None
    return verb, stance, target
