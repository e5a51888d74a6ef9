"""The head verb of a clause and its stance, by closed lists per language.

Method: the lead of the clause ("RESOLVED, that", "Se resuelve") is passed over; then the first
form of a listed verb that stands where a main verb can stand is taken. At the start, after "to",
a modal or "we", a bare form counts; later a third person, a subjunctive after a subject ("that the
convention condemn") or a passive ("that the charter be revoked").
"""

from __future__ import annotations

import re

from corpus.folding import fold
from pipeline.structure.verb_forms import (
    Verb,
    base_of,
    english_forms,
    gerunds,
    romance_forms,
    romance_participles,
    third,
    unlisted_passive,
)
from pipeline.structure.verb_leaning import leaning
from pipeline.structure.verb_places import english_place, romance_place
from pipeline.structure.verb_table import ENGLISH_PHRASES, Stance
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
    "brotherhood assembly afl-cio delegates officers members affiliates locals executive lodge district "
    "member officer affiliate secretary president treasurer trustees editor"
)
_BE = frozenset({"be", "is", "are"})
_AFTER_NOUN = word_set("with of in and who that should shall be are is must will at from to not")
_AFTER_SUBJECT = word_set("be shall will should must may")
_WE_WHO = word_set("as in the here assembled who")
_EN_NO_MAIN = word_set(
    "be have has do not also hereby then now never always both either further be it the a an our this that "
    "is are was were"
)
_EN_MODALS = word_set("will shall must should can may to hereby not and or we delegates members")
_EN_STARTERS = word_set("to we hereby do does therefore also further shall will must should")


def head_verb(
    clause_text: str, language: str | None = "en", *, subject: bool = False, wide: bool = False
) -> tuple[str, Stance] | None:
    """The clause's head verb as a third-person lemma, and its stance; None when no listed verb heads it.

    "Actively condemns the murder …" -> ("condemns", "opposes");
    "RESOLVED, that SEIU calls upon Congress …" -> ("calls on", "asks"). `subject`: the clause has a
    subject of its own, so that a noun before its verb is no verb ("affiliates with members there are asked").
    `wide`: the clause is known to be operative, so that the wider lists hold.
    """
    words, commas = _tokens(clause_text)
    code = (language or "en")[:2]
    found = (
        _romance_head(words, code, wide=wide)
        if code in {"es", "fr", "pt"}
        else _english_head(words, commas, _acronyms(clause_text), subject=subject, wide=wide)
    )
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


def _acronyms(clause_text: str) -> frozenset[str]:
    """The acronyms among a clause's first words, folded: bodies that act ("the UTSE encourage locals to")."""
    text = clause_text[:160]
    found = [] if text.isupper() else re.findall(r"\b[A-Z][A-Z&-]{1,8}\b", text)
    return frozenset(fold(w) for w in found)


def opens_in_third_person(clause_text: str, language: str | None = "en") -> bool:
    """Whether the clause opens with a listed verb in the third person, adverbs apart: the sign of an
    operative list whose lead is lost."""
    words = [w for w in _tokens(clause_text[:200])[0] if w not in {"also", "further"}][:3]
    code = (language or "en")[:2]
    if code in {"es", "fr", "pt"}:
        finite = romance_forms(code)[1]
        start = 1 if words[:1] and words[0] in {"se", "s"} else 0
        return any(_bare(w, code) in finite for w in words[start : start + 1])
    thirds = english_forms()[1]
    while words and words[0].endswith("ly") and len(words) > 1:
        words = words[1:]
    return bool(words) and words[0] in thirds


def _english_head(
    words: list[str],
    commas: set[int],
    acronyms: frozenset[str] = frozenset(),
    *,
    subject: bool = False,
    wide: bool = False,
) -> Verb | None:
    bases, thirds, participles = english_forms(wide=wide)
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
        if before == "we" and word in _WE_WHO:
            continue  # "we as members of the industrial army refuse to …"
        if (
            initial
            and i == start
            and word in thirds
            and words[i + 1 : i + 2]
            and words[i + 1] in _AFTER_SUBJECT
        ):
            initial = False  # "locals be asked to give": no verb stands before another's "be"
            continue
        noun = words[i + 1 : i + 2] and words[i + 1] in _AFTER_NOUN and i + 1 not in commas
        if subject and i == start and noun:
            initial = False
            continue
        verb = gerunds().get(word) if initial and i == start else None
        if before in _BE or (
            (before.endswith("ly") or before in _EN_STARTERS) and words[i - 2 : i - 1] and words[i - 2] in _BE
        ):
            verb = participles.get(word) or (unlisted_passive(word) if before == "be" else None)
        if (
            verb is None
            and before in {"will", "shall", "we"}
            and word not in bases
            and word not in _EN_NO_MAIN
            and not word.endswith("ly")
        ):
            if not word.isalpha() or (before == "we" and word.endswith(("s", "ing"))):
                return None
            return Verb(third(word), "acts")
        if verb is not None and word == "called" and words[i + 1 : i + 2] in (["on"], ["upon"]):
            verb = Verb("calls on", "asks")
        if verb is None and word in thirds and before not in _EN_DETERMINERS:
            verb = _phrase(words, i, thirds[word])
        if verb is None and word in bases:
            free = initial or before in _EN_MODALS or (before.endswith("ly") and i - 2 >= start)
            if (
                free
                or before in _EN_BODIES
                or before in acronyms
                or (before not in _EN_DETERMINERS and _object_follows(words, i))
            ):
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


def _phrase(words: list[str], i: int, verb: Verb) -> Verb:
    """The verb with its particle, where that changes lemma or stance ("calls upon" -> "calls on")."""
    base = base_of().get(verb.lemma, words[i])
    if base == "call" and words[i + 1 : i + 2] not in (["on"], ["upon"], ["for"]):
        verb = Verb(verb.lemma, "acts")  # "call a national demonstration"
    if base in _GIVES and any(w in _SYMPATHY for w in words[i + 1 : i + 6]):
        return Verb(verb.lemma, "supports")
    if base == "join" and (
        words[i + 1 : i + 2] == ["with"]
        or any(w in {"boycott", "strike", "campaign", "march"} for w in words[i + 1 : i + 4])
    ):
        return Verb(verb.lemma, "acts")
    for size in (2, 1):
        found = ENGLISH_PHRASES.get((base, *words[i + 1 : i + 1 + size]))
        if found:
            lemma, stance = found
            if lemma == "go on record":
                return _on_record(words[i + 3 : i + 9])
            return Verb(third(lemma), stance)
    return verb


_GIVES = word_set("extend send offer convey give declare lend")
_SYMPATHY = word_set(
    "solidarity sympathy support greetings condolences thanks appreciation congratulations gratitude "
    "respects wishes"
)


def _on_record(words: list[str]) -> Verb:
    """What a body that "goes on record" says: for, against, or neither."""
    if any(w.startswith("oppos") or w in {"against", "condemning"} for w in words):
        return Verb("opposes", "opposes")
    if any(w.startswith(("favor", "favour")) for w in words):
        return Verb("favors", "supports")
    if any(w.startswith("endors") for w in words):
        return Verb("endorses", "supports")
    if any(w.startswith("support") for w in words):
        return Verb("supports", "supports")
    return Verb("goes on record", "acts")


def is_base_verb(word: str) -> bool:
    """Whether a lower-case English word is a listed verb in its base form."""
    return word in english_forms()[0]


def is_listed_verb(word: str, language: str | None) -> bool:
    """Whether a folded word is a listed verb, finite or in its base form."""
    code = (language or "en")[:2]
    if code in {"es", "fr", "pt"}:
        infinitives, finite = romance_forms(code)
        bare = _bare(word, code)
        return bare in finite or bare in infinitives
    bases, thirds, _ = english_forms()
    return word in thirds or word in bases


def clause_verb(
    text: str, language: str | None, *, infinitive: bool = False
) -> tuple[str | None, Stance | None, str | None]:
    """A clause's head verb, its stance, and for those that ask who is asked; None for what is not told.

    `infinitive`: the lead above ends in "to" or "will", so that the first word is the verb even when no list
    has it.
    """
    from pipeline.structure.targets import target_of

    text = text.strip(" ,:;–—-")
    code = (language or "en")[:2]
    found = None
    infinitive = infinitive and not _SUBJECT_FIRST.match(text)
    if code not in {"es", "fr", "pt"}:
        found = _opening(text, infinitive=infinitive) or _placed(text)
    found = found or head_verb(text, language, subject=not infinitive, wide=True)
    if found is None and code in {"es", "fr", "pt"}:
        words, _ = _tokens(text)
        placed = romance_place(words, code, _acronyms(text))
        found = (_as_written(text, placed.lemma) or placed.lemma, placed.stance) if placed else None
    if code in {"es", "fr", "pt"} and infinitive and (opened := _romance_opening(text, code)):
        found = opened
    if found is None and code == "fr":
        found = _french_passive(text)
    if found is None:
        return None, None, None
    verb, stance = found
    if code in {"es", "fr", "pt"}:
        stance = leaning(text, verb) or stance
    if code in {"es", "pt"} and verb.startswith("convoca") and _CONVENES.search(text[:120]):
        return verb, "acts", None  # "convocar a un paro": what is called, not who
    if code == "es" and not verb.startswith("se ") and re.match(r"[\W_]*[^\W\d_]+rse\b", text):
        verb = f"se {verb}"  # "Adherirse a la Federación"
    target = target_of(text, verb, language) if stance == "asks" else None
    return verb, stance, target


# "locals be asked to give", "members in arrears shall be notified": items with subjects under RESOLVED.
_SUBJECT_FIRST = re.compile(r"(?:(?!that\b)[\w’'-]+\s+){1,4}?(?:be|shall|should|must)\s", re.IGNORECASE)
# "we, the delegates assembled in the Ninth Convention of the …, demand": who we are is an aside.
_ASIDE = re.compile(r"we,\s[^,;.:]{3,200},\s+(?=[a-z])", re.IGNORECASE)


def _placed(text: str) -> tuple[str, Stance] | None:
    """The verb behind the body that acts, be it listed or not."""
    words, _ = _tokens(_ASIDE.sub("we ", text))
    if text[:3].lower() == "we " or _ASIDE.match(text):
        return None if not _ASIDE.match(text) else head_verb(_ASIDE.sub("we ", text), "en", wide=True)
    while words and words[0] in _LEAD_WORDS:
        words = words[1:]
    at = english_place(words, _acronyms(text))
    if at is None:
        return None
    bases, thirds, _ = english_forms(wide=True)
    word = words[at]
    known = bases.get(word) or thirds.get(word)
    if known is None:
        return (word if word.endswith("s") and not word.endswith("ss") else third(word)), "acts"
    verb = _phrase(words, at, known)
    return verb.lemma, verb.stance


def _opening(text: str, *, infinitive: bool) -> tuple[str, Stance] | None:
    """The verb that an item under "to:" or "will:" opens with, be it listed or not."""
    words = [w for w in _tokens(text[:160])[0] if w not in {"to", "also", "further", "hereby", "and"}][:5]
    while len(words) > 1 and (
        (words[0].endswith("ly") and words[0] not in {"rely", "apply", "supply", "reply"})
        or words[0] == "not"
    ):
        words = words[1:]
    if (
        not words
        or not infinitive
        or not words[0].isalpha()
        or words[0] in _EN_DETERMINERS
        or words[0] in _NO_VERBS
    ):
        return None
    bases, thirds, _ = english_forms(wide=True)
    if words[0] not in bases and words[0] not in thirds and _OWN_SUBJECT.match(fold(text[:120])):
        return None  # "Monthly dues shall be set at …"
    if words[0] in bases or words[0] in thirds:
        verb = _phrase(words, 0, bases.get(words[0]) or thirds[words[0]])
        return verb.lemma, verb.stance
    if (
        words[0].endswith(("ing", "tion", "ment", "ed", "ss", "ity", "ance", "ence"))
        and words[0] != "implement"
    ):
        return None
    return (words[0] if words[0].endswith("s") and not words[0].endswith("ss") else third(words[0])), "acts"


def _romance_opening(text: str, code: str) -> tuple[str, Stance] | None:
    """The verb that a Spanish, Portuguese or French item opens with, listed or not: "cuidar las urnas" ->
    "cuida"."""
    words = [
        w
        for w in _tokens(text[:160])[0]
        if w not in {"de", "a", "que", "y", "et", "tambien", "asimismo", "se", "nous", "no", "ne"}
    ][:2]
    if not words:
        return None
    word = _bare(words[0], code)
    infinitives, finite = romance_forms(code, wide=True)
    if word in finite or word in infinitives:
        return None
    if code == "fr":
        third = word[:-1] if word.endswith("er") else word[:-1] + "t" if word.endswith("ir") else None
        original = (
            re.search(rf"[^\W\d_]{{{len(word)}}}", text[text.lower().find(words[0][:1]) :]) if third else None
        )
        exact = _as_written(text, word)
        return (
            (exact[: len(third or "")] if exact and word.endswith("er") else third, "acts")
            if third and original is not None
            else None
        )
    exact = _as_written(text, word) or word
    if code == "es" and (match := _IMPERATIVE.fullmatch(word)):  # "comuníquese", "archívese", "désele"
        stem, end = match["stem"], match["end"]
        infinitive = stem + {"que": "c", "gue": "g", "ce": "z", "e": "", "a": ""}[end]
        verb = infinitives.get(infinitive + ("er" if end == "a" else "ar"))
        return (verb.lemma, verb.stance) if verb else (infinitive + ("e" if end == "a" else "a"), "acts")
    for end, vowel in (("ar", "a"), ("er", "e"), ("ir", "e"), ("en", "a"), ("an", "e"), ("e", "a")):
        if word.endswith(end) and len(word) > 3:
            return exact[: -len(end)] + vowel, "acts"
    return None


_IMPERATIVE = re.compile(r"(?P<stem>\w{2,}?)(?P<end>que|gue|ce|e|a)n?se(?:les?|l[ao]s?)?")


def _as_written(text: str, folded: str) -> str | None:
    """The word of a text that folds to `folded`, in lower case with its accents."""
    return next((w.lower() for w in re.findall(r"[^\W\d_]+", text[:160]) if fold(w) == folded), None)


_CONVENES = re.compile(
    r"\bconvoc\w+\s+(?:a\s+)?(?:un[ao]?|uma?|al)\s+(?:\w+\s+)?(?:paro|huelga|jornada|marcha|movilizaci[óo]n|"
    r"asamblea|congreso|plenario|encuentro|greve|ato|acto|mitin|reuni[óo]n)",
    re.IGNORECASE,
)
_OWN_SUBJECT = re.compile(
    r"(?:(?!\b(?:if|that|who|which|when|where|so|until)\b)[^.;:,]){3,50}?\s(?:shall|will|must)\s"
)
_FRENCH_PASSIVE = re.compile(
    r"\b(?:soit|soient)\s+(?:\w+ment\s+)?(?P<stem>[^\W\d_]{3,})ée?s?\b", re.IGNORECASE
)


def _french_passive(text: str) -> tuple[str, Stance] | None:
    """The verb of an unlisted French participle: "soit haussée" -> "hausse"."""
    match = _FRENCH_PASSIVE.search(text[:400])
    return (match["stem"].lower() + "e", "acts") if match else None


_NO_VERBS = word_set(
    "we it they he she there if when while since after before who what which i you one two three four five"
)


_ROMANCE_SKIP = word_set(
    "resuelve resuelto que se resolve decide por lo tanto en consecuencia il est resolu soit qu'il y "
    "et e a de nous nos tambien asimismo ademas igualmente egalement aussi tambem nosotros ne no nao"
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


def _romance_head(words: list[str], language: str, *, wide: bool = False) -> Verb | None:
    infinitives, finite = romance_forms(language, wide=wide)
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
        if before in _ROMANCE_BE and bare in romance_participles(language):
            return _lemma_with_pronoun(romance_participles(language)[bare])
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


_ROMANCE_BE = word_set("soit soient est sont sea sean es son seja sejam sera seront sera seran")
_FULL_LEMMA = {
    "llama": "llama a", "compromete": "se compromete", "solidariza": "se solidariza", "opone": "se opone",
    "pronuncia": "se pronuncia", "suma": "se suma", "engage": "s'engage", "oppose": "s'oppose",
    "prononce": "se prononce", "solidarise": "se solidarise", "appelle": "appelle à", "opõe": "se opõe",
}  # fmt: skip


def _lemma_with_pronoun(verb: Verb) -> Verb:
    return Verb(_FULL_LEMMA.get(verb.lemma, verb.lemma), verb.stance)
