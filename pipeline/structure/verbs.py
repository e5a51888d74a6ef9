"""The head verb of a clause and its stance, by closed lists per language and, where they end, by place.

Method: the lead of the clause ("RESOLVED, that", "Se resuelve") is passed over; then the first
form of a listed verb that stands where a main verb can stand is taken. At the start, after "to",
a modal or "we", a bare form counts; later a third person, a subjunctive after a subject ("that the
convention condemn") or a passive ("that the charter be revoked"). `verbs_english` and `verbs_romance`
know the languages; `clause_verbs` goes on where a clause is known to be operative.
"""

from __future__ import annotations

from pipeline.structure.clause_words import tokens
from pipeline.structure.verb_forms import english_forms, romance_forms
from pipeline.structure.verb_table import Stance
from pipeline.structure.verbs_english import english_verb
from pipeline.structure.verbs_romance import bare_form, romance_head

LANGUAGES = ("en", "es", "fr", "pt")


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
