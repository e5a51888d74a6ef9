"""The verb of a clause that is known to be operative: what it does, how that stands, and who is asked.

First the lists of `verbs`; where none of their verbs heads the clause, what its form tells: a verb by its
place (`verb_places`), a passive, a future, a word that can only be the verb (`verb_last`).
"""

from __future__ import annotations

import re

from pipeline.structure.clause_words import acronyms, as_it_stands, tokens
from pipeline.structure.targets import target_of
from pipeline.structure.verb_forms import gerunds, romance_forms, third
from pipeline.structure.verb_fronts import bare_core
from pipeline.structure.verb_last import doing_what, last_verb, participles
from pipeline.structure.verb_leaning import leaning
from pipeline.structure.verb_places import romance_place
from pipeline.structure.verb_table import Stance
from pipeline.structure.verbs import head_verb, is_base_verb, opens_in_third_person
from pipeline.structure.verbs_english import opening, placed
from pipeline.structure.verbs_romance import (
    as_written,
    bare_form,
    french_gerund_opening,
    french_passive,
    romance_head,
    romance_opening,
    spanish_reflexive_passive,
)

Told = tuple[str, Stance]  # a verb as a third-person lemma, and its stance

_ROMANCE = frozenset({"es", "fr", "pt"})
# "locals be asked to give", "members in arrears shall be notified": items with subjects under RESOLVED.
_SUBJECT_FIRST = re.compile(
    r"(?!to\s)(?:(?!that\b)[\w’'-]+\s+){1,4}?(?<!\bto\s)(?:be|shall|should|must|will)\s", re.IGNORECASE
)
# "NEA will, using existing resources, publicize …".
_MODAL_ASIDE = re.compile(
    r"\b(will|shall|must|should|may)(?:,\s[^,;.:]{3,90}|\s(?:after|before|from|on|upon|until|within|by|in|at|for|under|during)\s[^;.:]{3,60}?),"
    r"\s+(?=[a-z])"
)
_DECIDES = re.compile(
    r"(?P<verb>d[ée]cide|decide|acuerda|resuelve|delibera)\s+(?:une?|las?|los?|les?|el|o|a|os|as|un[ao]?|uma?|l['’]\s*)\s*(?=\w)",
    re.IGNORECASE,
)
_WILL = re.compile(r"(?:[Ww]ill|[Ss]hall)\s+(?=[a-z])")
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
_LOUD = re.compile(r"[A-ZÀ-Þ]{4,}(?=\s+(?:[A-Z]{2,}\s+)?[a-z])")
# "State federations are encouraged to give …".
_IS_TOLD = re.compile(
    r"(?:(?:the|all|our|each|every)\s+)?(?:[\w’'-]+\s+){1,4}?(?P<is>(?:is|are|be)\s+(?:hereby\s+|also\s+|further\s+)?)"
    r"(?P<done>encouraged|urged|asked|requested|invited)\s+to\s",
    re.IGNORECASE,
)
# "affiliates on the docks refuse …": who acts, not what is done.
_ACTOR_FIRST = re.compile(r"^(?:affiliates|locals)(?=\s+(?:on|in|of|at|from|near|along)\s)")
# "In point i, after "minute", add: "…"".
_CHANGES = re.compile(
    r"(?:in|after|at|before)\s(?:the\s+)?(?:\w+\s+){0,2}?(?:point|line|paragraph|sentence|clause|section|item|list|end)\b[^.;]{0,80}?,?\s"
    r"(?P<verb>add|insert|delete|replace|substitute)\b",
    re.IGNORECASE,
)
# "Article II, Sec. 3 be amended to read: …".
_AMENDED = re.compile(
    r"(?:the\s+)?(?:art(?:icle|\.)|sec(?:tion|\.)|rule|clause|by-?laws?|paragraph|par\.|constitution)\s[^;:]{0,60}?\b"
    r"(?:be|is|are)\s+(?:hereby\s+)?amended\b",
    re.IGNORECASE,
)
# "Class size online is limited": an item with a subject of its own.
_PASSIVE = re.compile(
    r"(?:[\w’'-]+\s+){1,8}?(?:is|are|be)\s+(?:hereby\s+|also\s+)?(?P<done>\w+)", re.IGNORECASE
)
# "the A. F. of T. declare", whose stops end no sentence.
_INITIALS = re.compile(r"\b[A-Z]\.(?:\s?(?:of\s)?[A-Z]\.)+")
# "the Federation declare itself opposed to Bill 63", "It is recommended to every body that it offer …".
_DECLARES_OPPOSED = re.compile(
    r"(?:[\w.&’'-]+\s+){1,8}?(?:declares?|reaffirms?|places?|records?)\s+(?:itself|themselves|ourselves)\s+"
    r"(?:as\s+)?(?:\w+ly\s+)?opposed\s+to\b",
    re.IGNORECASE,
)
# "go on record: (1) As opposing any classification by sex".
_AS_DOING = re.compile(r"as\s+(?:\w+ly\s+)?(?P<doing>\w{3,}ing)\b", re.IGNORECASE)
# "Demand of the operator a full list".
_DEMANDED_OF = re.compile(r"(?P<verb>demand|ask|require)s?\s+of\s+(?=[\w’'-]+\s)", re.IGNORECASE)
_TO_BE_DONE = re.compile(
    r"(?:(?!(?:who|which|that|and|or)\b)[\w’'-]+\s+){1,5}?(?:should|shall|must)\s+(?:also\s+|hereby\s+)?be\s+(?P<done>\w+)",
    re.IGNORECASE,
)
_IT_IS_ASKED = re.compile(r"it\s+(?:is|be)\s+(?:hereby\s+|also\s+|further\s+)?recommended\b", re.IGNORECASE)
_PORTE = re.compile(r"(?:[\w.&’'-]+\s+){1,8}?porte\s+(?:la\s|les?\s|l['’]|s(?:a|on|es)\s)", re.IGNORECASE)
_IT_DOES = re.compile(r"[Ii]t\s+[a-z]+\s")
_CONVENES = re.compile(
    r"\bconvoc\w+\s+(?:(?:a\s+)?(?:un[ao]?|uma?|al)\s+(?:\w+\s+)?)?(?:paros?|huelgas?|jornadas?|marchas?|movilizaci[óo]n|asambleas|"
    r"asamblea|congreso|plenario|encuentro|greve|ato|acto|mitin|reuni[óo]n)",
    re.IGNORECASE,
)
_NO_VERB_BEHIND = frozenset({"of", "the", "and", "in", "a", "to", "this"})
_SOLIDARITY = re.compile(r"\b(?:se|nos)\b|\w+[ae]?(?:rse|rnos)\b", re.IGNORECASE)


def clause_verb(
    text: str, language: str | None, *, infinitive: bool = False
) -> tuple[str | None, Stance | None, str | None]:
    """A clause's head verb, its stance, and for those that ask who is asked; None for what is not told.

    `infinitive`: the lead above ends in "to" or "will", so that the first word is the verb even when no list
    has it.
    """
    code = (language or "en")[:2]
    text = _INITIALS.sub(lambda m: re.sub(r"[^A-Z]", "", m.group()), text)
    text = as_it_stands(text.strip(" ,:;–—-"))
    if (loud := _LOUD.match(text)) and opens_in_third_person(
        text[: loud.end()].lower() + text[loud.end() :], language
    ):
        text = text[: loud.end()].lower() + text[loud.end() :]  # "URGES the WTO to count …"
    if (
        code not in _ROMANCE
        and (said := _IS_TOLD.match(text))
        and (done := participles().get(said["done"].lower()))
    ):
        whole = f"{done.lemma} {text[: said.start('is')]}{text[said.end() :]}"
        return (
            done.lemma,
            done.stance,
            target_of(whole, done.lemma, language) if done.stance == "asks" else None,
        )
    whole = _MODAL_ASIDE.sub(r"\g<1> ", text.strip(" ,:;–—-"))
    core = bare_core(whole, code)
    if code not in _ROMANCE and (plain := _amends(core) or _future(core)):
        return *plain, None
    if code == "es":
        core = re.sub(r"\b([Dd])é\b", r"\1ese", core)  # told from "de" by its accent alone
    if code in _ROMANCE:
        told = _romance(core, code, infinitive=infinitive and not _SUBJECT_FIRST.match(core))
        told = _leant(core, code, told) if told else None
    else:
        told = _english(core, language, infinitive=infinitive)
    if told is None:
        return None, None, None
    verb, stance = told
    if (
        code in {"es", "pt"}
        and verb.removeprefix("se ").startswith("convoca")
        and _CONVENES.search(core[:120])
    ):
        return verb, "acts", None  # "convocar a un paro": what is called, not who
    return verb, stance, target_of(whole, verb, language) if stance == "asks" else None


def _amends(text: str) -> Told | None:
    if changes := _CHANGES.match(text):
        return third(changes["verb"].lower()), "acts"
    if _AMENDED.match(text):
        return "amends", "acts"
    if (going := _AS_DOING.match(text)) and (verb := gerunds().get(going["doing"].lower())):
        return verb.lemma, verb.stance
    if _DECLARES_OPPOSED.match(text):
        return "opposes", "opposes"
    if _IT_IS_ASKED.match(text):
        return "recommends", "asks"
    return ("reads", "acts") if _READS.match(text) else None


def _future(text: str) -> Told | None:
    """A French clause's verb in the future, in a book that is else English."""
    if not _FRENCH_WORDS.match(text):
        return None
    future = romance_head(tokens(text)[0][:1], "fr", wide=True)
    return (future.lemma, future.stance) if future else None


def _english(text: str, language: str | None, *, infinitive: bool) -> Told | None:
    text = _ACTOR_FIRST.sub("members", _we_do(text))
    if will := _WILL.match(text):
        text, infinitive = text[will.end() :], True  # "will train one member per local"
    if _IT_DOES.match(
        text
    ):  # "It demands that the Government …", "it demand of the Auditor a public account"
        rest = text.split(maxsplit=1)[1]
        if opens_in_third_person(rest) or is_base_verb(rest.split()[0], wide=True):
            text, infinitive = rest, True
    if demanded := _DEMANDED_OF.match(text):
        text, infinitive = f"{demanded['verb'].lower()} {text[demanded.end() :]}", True
    infinitive = infinitive and not _SUBJECT_FIRST.match(text)
    if (to_be := _TO_BE_DONE.match(text)) and (done := participles().get(to_be["done"].lower())):
        return done.lemma, done.stance  # "School houses should be built by day labor"
    found = (
        opening(text, infinitive=infinitive)
        or placed(text)
        or head_verb(text, language, subject=not infinitive, wide=True)
    )
    if found is None and (passive := _PASSIVE.match(text)):
        done = participles().get(passive["done"].lower())
        found = (done.lemma, done.stance) if done else None
    if found is None and (infinitive or text[:1].islower()) and (doing := doing_what(text)) is not None:
        found = doing.lemma, doing.stance
    if found is None and _THANKS.match(text):
        return "thanks", "supports"
    if found is None and (last := last_verb(*tokens(text))):
        return last.lemma, last.stance
    return found


def _we_do(text: str) -> str:
    """The text without what "we" are: "we as workers pledge" -> "we pledge"."""
    match = re.match(r"we,?\s+(?:as|the)\s+", text, re.IGNORECASE)
    if match is None:
        return text
    words = text[match.end() : match.end() + 120].split()
    for i, word in enumerate(words[1:8], 1):
        if is_base_verb(word, wide=True) and words[i - 1] not in _NO_VERB_BEHIND:
            within = f" {word} " in text
            return f"we {text[text.index(f' {word} ', match.end() - 1) + 1 :]}" if within else text
    return text


def _romance(text: str, code: str, *, infinitive: bool) -> Told | None:
    if infinitive and (opened := romance_opening(text, code)):
        return opened
    found: Told | None = None
    if (said := _DECIDES.match(text)) is not None:
        found = said["verb"].lower(), "acts"  # "décide une collecte dans chaque syndicat"
    if code == "fr":
        found = found or french_gerund_opening(text) or (("porte", "acts") if _PORTE.match(text) else None)
    found = found or head_verb(text, code, subject=not infinitive, wide=True)
    if code == "es":
        found = found or spanish_reflexive_passive(text)
    if found is None and (by_place := romance_place(tokens(text)[0], code, acronyms(text))):
        found = as_written(text, by_place.lemma) or by_place.lemma, by_place.stance
    if found is None:  # "Décide la grève": the word that leads elsewhere is the verb
        words, _ = tokens(text[:60])
        alone = romance_forms(code)[1].get(bare_form(words[0], code)) if words else None
        found = (alone.lemma, alone.stance) if alone else None
    return found or (french_passive(text) if code == "fr" else None)


def _leant(text: str, code: str, told: Told) -> Told:
    """A verb with the stance that its object gives it ("manifiesta su apoyo a"), and Spanish "se" where the
    clause has it."""
    verb, stance = told
    stance = leaning(text, verb) or stance
    if code == "es" and not verb.startswith("se ") and re.match(r"[\W_]*[^\W\d_]+r(?:se|nos)\b", text):
        verb = f"se {verb}"  # "Adherirse a la Federación"
    if code == "es" and verb == "se solidariza" and not _SOLIDARITY.search(text[:80]):
        verb = "solidariza"
    return verb, stance
