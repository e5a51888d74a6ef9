"""The head verb of a clause and its stance, by closed lists per language.

Method: the lead of the clause ("RESOLVED, that", "Se resuelve") is passed over; then the first
form of a listed verb that stands where a main verb can stand is taken. At the start, after "to",
a modal or "we", a bare form counts; later a third person, a subjunctive after a subject ("that the
convention condemn") or a passive ("that the charter be revoked").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.folding import fold
from pipeline.structure.verb_table import (
    ENGLISH,
    ENGLISH_IRREGULAR_PARTICIPLE,
    ENGLISH_PHRASES,
    FRENCH,
    PORTUGUESE,
    SPANISH,
    SPANISH_IRREGULAR,
    Stance,
)
from pipeline.structure.word_set import word_set

LANGUAGES = ("en", "es", "fr", "pt")

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[.,;:!?]")
_STOPS = frozenset(".;:!?")
_ABBREVIATIONS = word_set("nos art sec inc dept etc num")
_LOOK = 90  # words of a clause that are looked at; a head verb comes earlier
_HEAD_CHARS = 1200

_LEAD_WORDS = word_set(
    "resolved resolve be it that and now therefore further finally also hereby let is so by whereas "
    "accordingly additionally moreover furthermore"
)
_EN_DETERMINERS = word_set(
    "the a an our their its his her your my this that these those all any some no of in on at by for "
    "with from such each every full strong continued public mutual active financial moral collective "
    "as into over under between against political legal military international national local social "
    "economic"
)
_EN_OBJECTS = word_set("themselves itself ourselves himself herself that to it them")
_EN_BODIES = word_set(
    "council convention union federation congress committee body board conference local branch association "
    "brotherhood assembly afl-cio delegates officers members affiliates locals executive lodge district"
)
_EN_MODALS = word_set("will shall must should can may to hereby not and or we delegates members")
_EN_STARTERS = word_set("to we hereby do does therefore also further shall will must should")


@dataclass(frozen=True, slots=True)
class _Verb:
    lemma: str
    stance: Stance


def _third(base: str) -> str:
    """The third person singular of an English verb, by the rules of spelling."""
    first, _, rest = base.partition(" ")
    if first in {"go", "do"} or re.search(r"(?:s|sh|ch|x|z)$", first):
        first += "es"
    elif re.search(r"[^aeiou]y$", first):
        first = first[:-1] + "ies"
    else:
        first += "s"
    return f"{first} {rest}" if rest else first


def _participle(base: str) -> str:
    if base in ENGLISH_IRREGULAR_PARTICIPLE:
        return ENGLISH_IRREGULAR_PARTICIPLE[base]
    if base.endswith("e"):
        return base + "d"
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ied"
    if base in {"commit", "ban", "plan", "stop", "compel", "expel", "refer", "forget", "step"}:
        return base + base[-1] + "ed"
    return base + "ed"


@cache
def _english() -> tuple[dict[str, _Verb], dict[str, _Verb], dict[str, _Verb]]:
    """Verbs by base form, by third person, and by participle."""
    bases: dict[str, _Verb] = {}
    thirds: dict[str, _Verb] = {}
    participles: dict[str, _Verb] = {}
    for stance, words in ENGLISH.items():
        for base in words.split():
            verb = _Verb(_third(base), stance)
            bases.setdefault(base, verb)
            thirds.setdefault(_third(base), verb)
            participles.setdefault(_participle(base), verb)
    return bases, thirds, participles


@cache
def _gerunds() -> dict[str, _Verb]:
    """Verbs by their form in -ing, as nested items open ("by: placing it on the agenda")."""
    forms: dict[str, _Verb] = {}
    for base, verb in _english()[0].items():
        stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
        if _participle(base) == base + base[-1] + "ed":
            stem = base + base[-1]
        forms.setdefault(stem + "ing", verb)
    return forms


@cache
def _base_of() -> dict[str, str]:
    """Third person -> base form."""
    return {verb.lemma: base for base, verb in _english()[0].items()}


@cache
def _romance(language: str) -> tuple[dict[str, _Verb], dict[str, _Verb]]:
    """Verbs of Spanish, Portuguese or French: (infinitives and imperatives, finite forms), folded."""
    table = {"es": SPANISH, "pt": PORTUGUESE, "fr": FRENCH}[language]
    infinitives: dict[str, _Verb] = {}
    finite: dict[str, _Verb] = {}
    for stance, words in table.items():
        for entry in words.split():
            infinitive, _, rest = entry.partition("/")
            third, _, we = rest.partition("/")
            stem = infinitive[:-2]
            if language == "fr":
                third = third or stem + "e"
                we = we or stem + "ons"
                plural = third + "nt" if third.endswith("e") else we[:-3] + "ent"
            else:
                third = third or stem + ("a" if infinitive.endswith("ar") else "e")
                we = we or infinitive[:-1] + "mos"
                plural = (
                    third + "n" if language == "es" else (third[:-1] + ("am" if third[-1] == "a" else "em"))
                )
            verb = _Verb(third, stance)
            infinitives.setdefault(fold(infinitive), verb)
            for form in (third, we, plural):
                finite.setdefault(fold(form), verb)
            if language != "fr":  # "que la coordinación elabore", "rechace"
                end = "e" if infinitive.endswith("ar") else "a"
                finite.setdefault(fold(stem + end), verb)
                finite.setdefault(fold(stem + end + ("n" if language == "es" else "m")), verb)
    if language == "es":
        for form, infinitive in SPANISH_IRREGULAR.items():
            if infinitive in infinitives:
                finite.setdefault(form, infinitives[infinitive])
    return infinitives, finite


def head_verb(clause_text: str, language: str | None = "en") -> tuple[str, Stance] | None:
    """The clause's head verb as a third-person lemma, and its stance; None when no listed verb heads it.

    "Actively condemns the murder …" -> ("condemns", "opposes");
    "RESOLVED, that SEIU calls upon Congress …" -> ("calls on", "asks").
    """
    words, commas = _tokens(clause_text)
    code = (language or "en")[:2]
    found = _romance_head(words, code) if code in {"es", "fr", "pt"} else _english_head(words, commas)
    if found is None and code not in LANGUAGES:
        found = next((v for other in ("es", "fr", "pt") if (v := _romance_head(words[:3], other))), None)
    return (found.lemma, found.stance) if found else None


def _tokens(clause_text: str) -> tuple[list[str], set[int]]:
    """The words and stops of a clause's beginning, folded, and the indices of words after a comma."""
    words: list[str] = []
    commas: set[int] = set()
    for token in _WORD.findall(fold(clause_text[:_HEAD_CHARS]))[:_LOOK]:
        if token == ",":
            commas.add(len(words))
        else:
            words.append(token)
    return words, commas


def opens_in_third_person(clause_text: str, language: str | None = "en") -> bool:
    """Whether the clause opens with a listed verb in the third person, adverbs apart: the sign of an
    operative list whose lead is lost."""
    words = [w for w in _tokens(clause_text[:200])[0] if w not in {"also", "further"}][:3]
    code = (language or "en")[:2]
    if code in {"es", "fr", "pt"}:
        finite = _romance(code)[1]
        start = 1 if words[:1] and words[0] in {"se", "s"} else 0
        return any(_bare(w, code) in finite for w in words[start : start + 1])
    thirds = _english()[1]
    while words and words[0].endswith("ly") and len(words) > 1:
        words = words[1:]
    return bool(words) and words[0] in thirds


def _english_head(words: list[str], commas: set[int]) -> _Verb | None:
    bases, thirds, participles = _english()
    start = 0
    while start < len(words) and (words[start] in _LEAD_WORDS or words[start] in ".;:"):
        if words[start] == "by":  # RESOLVED, by the … Convention, that: the actor is passed over
            stop = next((i for i in range(start, min(start + 30, len(words))) if words[i] == "that"), start)
            start = max(start, stop)
        start += 1
    if start >= len(words):
        start = 0
    initial = True
    aside = False  # within a relative clause: "that cannot pay full dues", up to a comma
    for i in range(start, len(words)):
        word = words[i]
        if i in commas:
            aside = False
        before = words[i - 1] if i > start else ""
        if word in _STOPS:
            if i > start and _ends_sentence(words, i):
                return None  # the first sentence has no listed verb
            continue
        if initial and (
            word.endswith("ly") or word in {"also", "hereby", "further", "to", "not"} or word in _EN_STARTERS
        ):
            continue
        if word in {"that", "which", "who"}:
            aside = not initial and words[i + 1 : i + 2] not in (["we"], ["this"], ["the"], ["it"])
            initial = False
            continue
        if aside and before not in {"we", "be"}:
            continue
        verb = _gerunds().get(word) if initial and i == start else None
        if before in {"be", "is", "are"} or (before.endswith("ly") and words[i - 2 : i - 1] == ["be"]):
            verb = participles.get(word)
        if verb is None and word in thirds and before not in _EN_DETERMINERS:
            verb = _phrase(words, i, thirds[word])
        if verb is None and word in bases:
            free = initial or before in _EN_MODALS or (before.endswith("ly") and i - 2 >= start)
            if free or before in _EN_BODIES or (before not in _EN_DETERMINERS and _object_follows(words, i)):
                verb = _phrase(words, i, bases[word])
        if verb is not None:
            return verb
        initial = False
    return None


def _ends_sentence(words: list[str], i: int) -> bool:
    """Whether the stop at `i` ends a sentence: not the point of "No. 11275", "U.S." or "St."."""
    before = words[i - 1]
    abbreviated = words[i] == "." and (len(before) < 3 or before in _ABBREVIATIONS)
    return words[i] in ".;!?" and not abbreviated


def _object_follows(words: list[str], i: int) -> bool:
    """Whether what follows makes a bare form after a noun a subjunctive ("the union support the …")."""
    following = words[i + 1] if i + 1 < len(words) else ""
    return following in _EN_OBJECTS or (following in _EN_DETERMINERS and following not in {"of", "by", "at"})


def _phrase(words: list[str], i: int, verb: _Verb) -> _Verb:
    """The verb with its particle, where that changes lemma or stance ("calls upon" -> "calls on")."""
    base = _base_of().get(verb.lemma, words[i])
    for size in (2, 1):
        found = ENGLISH_PHRASES.get((base, *words[i + 1 : i + 1 + size]))
        if found:
            lemma, stance = found
            if lemma == "go on record":
                return _on_record(words[i + 3 : i + 9])
            return _Verb(_third(lemma), stance)
    return verb


def _on_record(words: list[str]) -> _Verb:
    """What a body that "goes on record" says: for, against, or neither."""
    if any(w.startswith("oppos") or w in {"against", "condemning"} for w in words):
        return _Verb("opposes", "opposes")
    if any(w.startswith(("support", "favor", "favour", "endors")) for w in words):
        return _Verb("supports", "supports")
    return _Verb("goes on record", "acts")


_ROMANCE_SKIP = word_set(
    "resuelve resuelto que se resolve decide por lo tanto en consecuencia il est resolu soit qu'il y "
    "et e a de nous tambien asimismo ademas igualmente egalement aussi tambem nosotros ne no nao"
)
_ROMANCE_NOT_VERB_AFTER = word_set(
    "el la los las un una de del al le les un une des du au aux o a os as do da dos das em en su sus "
    "sa son ses nuestra nuestro notre nos nossa nosso esta este ce cette l'"
)


def _bare(word: str, language: str) -> str:
    """A word without elided or attached pronouns: "s'engage" -> "engage", "sumarse" -> "sumar"."""
    if "'" in word:
        word = word.rsplit("'", 1)[1]
    for tail in ("-se", "se") if language != "fr" else ():  # "verse" is French for "pays"
        if word.endswith("r" + tail):
            return word[: -len(tail)]
    return word


def _romance_head(words: list[str], language: str) -> _Verb | None:
    infinitives, finite = _romance(language)
    first = True
    for i, word in enumerate(words):
        if word in ".;!?:":
            if not first:
                return None
            continue
        bare = _bare(word, language)
        before = words[i - 1] if i else ""
        if first and (word in _ROMANCE_SKIP or word.endswith(("mente", "ment"))):
            continue
        if bare in finite and (first or before not in _ROMANCE_NOT_VERB_AFTER):
            return _lemma_with_pronoun(finite[bare])
        if bare in infinitives and (
            first or before in {"a", "de", "debe", "deben", "doit", "doivent", "deve"}
        ):
            return _lemma_with_pronoun(infinitives[bare])
        if first and language in {"es", "pt"} and bare.endswith(("se", "n")):  # "exíjase", "exijan"
            verb = finite.get(bare.removesuffix("se"))
            if verb:
                return verb
        first = False
    return None


_FULL_LEMMA = {
    "llama": "llama a", "compromete": "se compromete", "solidariza": "se solidariza", "opone": "se opone",
    "pronuncia": "se pronuncia", "suma": "se suma", "engage": "s'engage", "oppose": "s'oppose",
    "prononce": "se prononce", "solidarise": "se solidarise", "appelle": "appelle à", "opõe": "se opõe",
}  # fmt: skip


def _lemma_with_pronoun(verb: _Verb) -> _Verb:
    return _Verb(_FULL_LEMMA.get(verb.lemma, verb.lemma), verb.stance)
