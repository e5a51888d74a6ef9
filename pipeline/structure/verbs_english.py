"""The head verb of an English clause: a listed form where a main verb can stand, or what stands behind the
body that acts, or opens an item under "to:" or "will:"."""

from __future__ import annotations

import re

from corpus.folding import fold
from pipeline.structure.clause_words import acronyms as acronyms_of
from pipeline.structure.clause_words import is_adverb, tokens
from pipeline.structure.clause_words import names as names_of
from pipeline.structure.verb_forms import Verb, base_of, english_forms, gerunds, third, unlisted_passive
from pipeline.structure.verb_last import PREPOSITIONS
from pipeline.structure.verb_places import english_place
from pipeline.structure.verb_table import ENGLISH_PHRASES, Stance
from pipeline.structure.word_set import word_set

_STOPS = frozenset(".;:!?")
_ABBREVIATIONS = word_set("nos art sec inc dept etc num")
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
_EN_OBJECTS = word_set("themselves itself ourselves himself herself that to it them said such")
_NUMERALS = word_set("two three four five six seven eight nine ten twelve twenty what how whether")
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
_GIVES = word_set("extend send offer convey give declare lend pledge")
_SUPPORT_GIVEN = word_set("support endorsement backing")
_STANDS = word_set("with by in against opposed behind beside together firm united for")
_SAYS = word_set(
    "express view voice register record state declare reiterate reaffirm restate confirm maintain"
)
_ALARM = word_set("opposition alarm disapproval indignation outrage condemnation disgust abhorrence dismay")
_SYMPATHY = word_set(
    "solidarity sympathy support aid assistance backing greetings condolences thanks appreciation "
    "congratulations gratitude respects wishes"
)
_NOT_NOUNS = word_set(
    "implement cement augment supplement complement document witness harness need feed heed speed seed "
    "ring-fence fence "
    "exceed proceed succeed embed advance enhance balance finance commence influence petition mention "
    "sanction "
    "caution position question ring bring pass press address discuss stress process access assess "
    "express possess "
    "surpass bypass guess cross dismiss harass compress suppress confess profess miss kiss toss"
)
_NO_VERBS = word_set(
    "we it they he she there if when while since after before who what which i you one two three four five"
)
_OWN_SUBJECT = re.compile(
    r"(?:(?!\b(?:if|that|who|which|when|where|so|until)\b)[^.;:,]){3,50}?\s(?:shall|will|must)\s"
)
# "we, the delegates assembled in the Ninth Convention of the …, demand": who we are is an aside.
_ASIDE = re.compile(r"we,\s[^,;.:]{3,200},\s+(?=[a-z])", re.IGNORECASE)


def english_verb(text: str, *, subject: bool = False, wide: bool = False) -> Verb | None:
    """The head verb of an English clause; see `verbs.head_verb`."""
    words, commas = tokens(text)
    return _english_head(words, commas, acronyms_of(text), subject=subject, wide=wide)


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
            word in thirds
            and words[i + 1 : i + 2]
            and words[i + 1] in (_AFTER_SUBJECT if initial and i == start else {"be"})
        ):
            initial = False  # "locals be asked to give": no verb stands before another's "be"
            continue
        noun = words[i + 1 : i + 2] and words[i + 1] in _AFTER_NOUN and i + 1 not in commas
        if subject and i == start and noun:
            initial = False
            continue
        verb = gerunds().get(word) if initial and i == start else None
        if before == "be" and words[i - 2 : i - 1] == ["to"] and any(start < c < i for c in commas):
            continue  # "the hall open at 5, the janitor to be paid the extra hour"
        if before in _BE or (
            (before.endswith("ly") or before in _EN_STARTERS) and words[i - 2 : i - 1] and words[i - 2] in _BE
        ):
            verb = participles.get(word) or (unlisted_passive(word) if before == "be" else None)
        if (
            verb is None
            and before in {"will", "shall", "we"}
            and not (before == "we" and words[i - 2 : i - 1] == ["the"])  # "the We Don't Patronize list"
            and word not in bases
            and word not in PREPOSITIONS  # "shall before Christmas interview the minister"
            and word not in _EN_NO_MAIN
            and not word.endswith("ly")
        ):
            if not word.isalpha() or (before == "we" and word.endswith(("s", "ing"))):
                return None
            return Verb(third(word), "acts")
        if verb is not None and word == "set" and words[i + 1 : i + 2] == ["aside"]:
            verb = Verb("sets aside", "acts")
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
                or (before == "it" and i - 1 == start)
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
    return (
        following in _EN_OBJECTS
        or following in _NUMERALS
        or following.isdigit()
        or (following in _EN_DETERMINERS and following not in {"of", "by", "at"})
    )


def _phrase(words: list[str], i: int, verb: Verb) -> Verb:
    """The verb with its particle, where that changes lemma or stance ("calls upon" -> "calls on")."""
    base = base_of().get(verb.lemma, words[i])
    if base == "call" and words[i + 1 : i + 2] not in (["on"], ["upon"], ["for"]):
        verb = Verb(verb.lemma, "acts")  # "call a national demonstration"
    if (
        base in {"give", "lend"}
        and _SUPPORT_GIVEN.intersection(words[i + 1 : i + 5])
        and not ({"of", "thanks"}.intersection(words[i + 1 : i + 5]))
    ):
        return Verb("supports", "supports")  # "give its full support to the bill"
    if base in _GIVES and any(w in _SYMPATHY for w in words[i + 1 : i + (13 if base == "pledge" else 6)]):
        return Verb(verb.lemma, "supports")
    if base == "join" or (base == "stand" and not _STANDS.intersection(words[i + 1 : i + 3])):
        return Verb(verb.lemma, "acts")
    if base in _SAYS and any(w in _ALARM for w in words[i + 1 : i + 7]):
        return Verb(verb.lemma, "opposes")
    for size in (2, 1):
        found = ENGLISH_PHRASES.get((base, *words[i + 1 : i + 1 + size]))
        if found:
            lemma, stance = found
            if lemma == "go on record":
                return _on_record(words[i + 3 : i + 9])
            return Verb(third(lemma), stance)
    return verb


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


def _we_who(text: str) -> tuple[str, Stance] | None:
    found = english_verb(_ASIDE.sub("we ", text), wide=True)
    return (found.lemma, found.stance) if found else None


def placed(text: str) -> tuple[str, Stance] | None:
    """The verb behind the body that acts, be it listed or not."""
    words, _ = tokens(_ASIDE.sub("we ", text))
    if text[:3].lower() == "we " or _ASIDE.match(text):
        return None if not _ASIDE.match(text) else _we_who(text)
    while words and words[0] in _LEAD_WORDS:
        words = words[1:]
    at = english_place(words, acronyms_of(text), names_of(text))
    if at is None:
        return None
    bases, thirds, _ = english_forms(wide=True)
    word = words[at]
    known = bases.get(word) or thirds.get(word)
    if known is None:
        return (word if word.endswith("s") and not word.endswith("ss") else third(word)), "acts"
    verb = _phrase(words, at, known)
    return verb.lemma, verb.stance


# Who is told to do something in a list of what shall be done: "Members support each other".
_ACTORS = word_set(
    "affiliates branches chapters committees councils delegates departments districts divisions employers "
    "faculty federations groups leaders locals lodges managers members nurses officers organizers organisers "
    "parents regions retirees secretaries sections staff stewards students teachers unions volunteers workers"
)


def opening(text: str, *, infinitive: bool) -> tuple[str, Stance] | None:
    """The verb that an item under "to:" or "will:" opens with, be it listed or not."""
    words = [w for w in tokens(text[:160])[0] if w not in {"to", "also", "further", "hereby", "and"}][:5]
    while len(words) > 1 and (is_adverb(words[0]) or words[0] == "not"):
        words = words[1:]
    if (
        not words
        or not infinitive
        or re.match(r"\W*(?!(?:TO|NOT|ALSO)\b)[A-Z][A-Z&-]+\b(?!\s+[A-Z]{2})", text)
        or not words[0].replace("-", "").isalpha()
        or words[0] in _EN_DETERMINERS
        or words[0] in _NO_VERBS
    ):
        return None
    bases, thirds, _ = english_forms(wide=True)
    if words[0] in _ACTORS and words[1:2] and words[1] in bases:
        verb = _phrase(words, 1, bases[words[1]])  # "Teachers choose freely whether …"
        return verb.lemma, verb.stance
    if words[0] not in bases and words[0] not in thirds and _OWN_SUBJECT.match(fold(text[:120])):
        return None  # "Monthly dues shall be set at …"
    if words[0] in bases or words[0] in thirds:
        verb = _phrase(words, 0, bases.get(words[0]) or thirds[words[0]])
        return verb.lemma, verb.stance
    own = text[:3].lower() == "to "  # "to answer appeals": nothing but an infinitive
    if not own and words[0] not in bases and words[1:2] and (words[1] in thirds or words[1] in _BE):
        return None  # "Council supports a public inquiry", "Dues are waived"
    if (
        words[0].endswith(("ing", "tion", "ment", "ed", "ss", "ity", "ance", "ence"))
        and words[0] not in _NOT_NOUNS
    ):
        return None
    return (words[0] if words[0].endswith("s") and not words[0].endswith("ss") else third(words[0])), "acts"
