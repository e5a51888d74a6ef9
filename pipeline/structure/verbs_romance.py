"""The head verb of a Spanish, Portuguese or French clause: a listed form where a verb can stand, or the
infinitive, imperative or participle that an ending tells."""

from __future__ import annotations

import re

from corpus.folding import fold
from pipeline.structure.clause_words import tokens
from pipeline.structure.verb_forms import Verb, french_gerunds, romance_forms, romance_participles
from pipeline.structure.verb_moods import spanish_infinitive_stem
from pipeline.structure.verb_table import Stance
from pipeline.structure.word_set import word_set

_IMPERATIVE = re.compile(r"(?P<stem>\w{2,}?)(?P<end>que|gue|ce|e|a)n?se(?:les?|l[ao]s?)?")
_FRENCH_PASSIVE = re.compile(
    r"\b(?:soit|soient)\s+(?:\w+ment\s+)?(?P<stem>[^\W\d_]{3,})ée?s?\b", re.IGNORECASE
)
_ROMANCE_SKIP = word_set(
    "resuelve resuelto que se resolve decide por lo tanto en consecuencia il est resolu soit qu'il y "
    "et e a de nous nos tambien asimismo ademas igualmente egalement aussi tambem nosotros ne no nao "
    "pas plus jamais nunca se s"
)
_ROMANCE_NOT_VERB_AFTER = word_set(
    "el la los las un una de del al le les un une des du au aux o a os as do da dos das em en su sus "
    "sa son ses nuestra nuestro notre nos nossa nosso esta este ce cette l' "
    "con por sin para em entre sobre desde hasta segun sans avec pour par dans sur sous com sem cada chaque "
    "toda todo toute tout"
)
_SOIT = word_set("soit soient sea sean seja sejam")
_ROMANCE_BE = word_set("soit soient est sont sea sean es son seja sejam sera seront sera seran")
_FULL_LEMMA = {
    "llama": "llama a", "compromete": "se compromete", "solidariza": "se solidariza", "opone": "se opone",
    "pronuncia": "se pronuncia", "suma": "se suma", "engage": "s'engage", "oppose": "s'oppose",
    "prononce": "se prononce", "solidarise": "se solidarise", "appelle": "appelle à", "opõe": "se opõe",
}  # fmt: skip


_PRONOMINAL = frozenset({"engage"})


def romance_head(words: list[str], language: str, *, wide: bool = False) -> Verb | None:
    """The first listed verb that stands where a main verb can, among folded words."""
    infinitives, finite = romance_forms(language, wide=wide)
    first = True
    for i, word in enumerate(words):
        if word in ".;!?:":
            if not first:
                return None
            continue
        bare = bare_form(word, language)
        before = words[i - 1] if i else ""
        if words[i + 1 : i + 2] and words[i + 1] in _SOIT:
            first = False
            continue  # "copie soit expédiée": what is done follows
        if first and (word in _ROMANCE_SKIP or word.endswith(("mente", "ment"))):
            continue
        if before in _ROMANCE_BE and bare in romance_participles(language):
            return _lemma_with_pronoun(romance_participles(language)[bare])
        if (
            bare in finite
            and (first or before not in _ROMANCE_NOT_VERB_AFTER)
            and bare not in {"este", "esta"}
        ):
            if (
                language == "fr"
                and bare in _PRONOMINAL
                and before not in {"s", "se", "nous", "s'"}
                and bare == word
            ):
                return Verb(
                    finite[bare].lemma, "asks"
                )  # "Engage les syndicats à …": somebody else is engaged
            return _lemma_with_pronoun(finite[bare])
        future = None
        if bare not in infinitives:
            base = _future_of(bare, language)
            future = infinitives.get(base) or (infinitives.get(base + "e") if language == "fr" else None)
        if future is not None and (first or before not in _ROMANCE_NOT_VERB_AFTER):
            return _lemma_with_pronoun(future)
        if bare in infinitives and (
            first
            or before
            in {"a", "de", "debe", "deben", "debera", "deberan", "podra", "podran", "doit", "doivent", "deve"}
        ):
            return _lemma_with_pronoun(infinitives[bare])
        if first and language in {"es", "pt"} and bare.endswith(("se", "n")):  # "exíjase", "exijan"
            verb = finite.get(bare.removesuffix("se")) or (
                infinitives.get(bare[:-3] + "ar") if bare.endswith("ese") else None
            )  # "nómbrese": a noun but for its pronoun
            if verb:
                return verb
        first = False
    return None


_FUTURE = {
    "es": re.compile(r"(?P<base>\w{2,}[aei]r)(?:a|an|emos)"),
    "pt": re.compile(r"(?P<base>\w{2,}[aei]r)(?:a|ao|emos)"),
    "fr": re.compile(r"(?P<base>\w{2,}[ei]r|\w{3,}[^ei]r)(?:a|ont|ons)"),
}


def _future_of(word: str, language: str) -> str:
    """The infinitive of a folded future form ("exigera" -> exiger, "organizaran" -> organizar), or ""."""
    match = _FUTURE[language].fullmatch(word)
    if match is None:
        return ""
    base = match["base"]
    if language == "fr" and base.endswith(("uier", "oier", "aier")):  # "appuiera" -> appuyer
        return base[:-3] + "yer"
    return base + "e" if language == "fr" and base[-2] not in "ei" else base


def french_gerund_opening(text: str) -> tuple[str, Stance] | None:
    """The verb of an item that opens "en …ant", listed or not: "en prêtant des locaux" -> prête."""
    match = _GERUND.match(text)
    if match is None:
        return None
    word = match["word"].lower()
    verb = french_gerunds().get(fold(word))
    if verb is not None:
        verb = _lemma_with_pronoun(verb)
        return verb.lemma, verb.stance
    return word.removesuffix("ant").removesuffix("iss") + ("it" if word.endswith("issant") else "e"), "acts"


_GERUND = re.compile(
    r"en\s+(?:(?:y|se|s['’]|l['’]|les?|la|leur)\s*)?(?P<word>[^\W\d_]{3,}ant)\b", re.IGNORECASE
)
# "Se comisiona a la Secretaría": whatever stands behind the pronoun at the start is the verb.
_SE_DOES = re.compile(
    r"(?P<that>(?:que\s+)?)se\s+(?:(?:le|les|lo|la|los|las)\s+)?(?P<word>[^\W\d_]{3,}?)(?P<end>[ae])n?\b",
    re.IGNORECASE,
)


def spanish_reflexive_passive(text: str) -> tuple[str, Stance] | None:
    """The unlisted verb of "Se comisiona a …", "que se gire oficio": the word behind the pronoun."""
    match = _SE_DOES.match(text)
    if match is None:
        return None
    stem = match["word"].lower()
    return (stem + "a" if match["end"] == "a" else spanish_infinitive_stem(stem) + "a"), "acts"


# What opens an item that has a subject of its own: "Este Consejo condena …", "Cada sindicato …".
_NO_OPENING = word_set(
    "este esta estos estas cada todo toda todos todas ningun ninguna el la los las un una ce cette ces "
    "chaque tout "
    "toute tous toutes le les aucun aucune o os as um uma nenhum nenhuma"
)


def romance_opening(text: str, code: str) -> tuple[str, Stance] | None:
    """The verb that a Spanish, Portuguese or French item opens with, listed or not: "cuidar las urnas" ->
    "cuida"."""
    words = [
        w
        for w in tokens(text[:160])[0]
        if w not in {"de", "a", "que", "y", "et", "tambien", "asimismo", "se", "nous", "no", "ne"}
    ][:2]
    if not words:
        return None
    if words[0] in _NO_OPENING:
        return None
    word = bare_form(words[0], code)
    infinitives, finite = romance_forms(code, wide=True)
    if word in finite or word in infinitives:
        return None
    if code == "es" and word.endswith(("aran", "eran", "iran")) and word[:-2] in infinitives:
        return None  # "Se enviarán dos delegados": a future, which is told by its form
    if code == "fr":
        third = word[:-1] if word.endswith("er") else word[:-1] + "t" if word.endswith("ir") else None
        original = (
            re.search(rf"[^\W\d_]{{{len(word)}}}", text[text.lower().find(words[0][:1]) :]) if third else None
        )
        exact = as_written(text, word)
        return (
            (exact[: len(third or "")] if exact and word.endswith("er") else third, "acts")
            if third and original is not None
            else None
        )
    exact = as_written(text, word) or word
    if code == "es" and (match := _IMPERATIVE.fullmatch(word)):  # "comuníquese", "archívese", "désele"
        stem, end = match["stem"], match["end"]
        infinitive = stem + {"que": "c", "gue": "g", "ce": "z", "e": "", "a": ""}[end]
        verb = infinitives.get(infinitive + ("er" if end == "a" else "ar"))
        if verb is None and end == "a":  # "pídase" -> pedir
            verb = infinitives.get(re.sub(r"i(?=[^aeiou]+$)", "e", infinitive) + "ir")
        return (verb.lemma, verb.stance) if verb else (infinitive + ("e" if end == "a" else "a"), "acts")
    for end, vowel in (("ar", "a"), ("er", "e"), ("ir", "e"), ("en", "a"), ("an", "e"), ("e", "a")):
        if word.endswith(end) and len(word) > 3:
            stem = exact[: -len(end)]
            if code == "es" and end in {"e", "en"}:
                stem = spanish_infinitive_stem(stem)  # "organice" -> organiza
            return stem + vowel, "acts"
    return None


# Participles that do not end in -é, with the third person of their verbs.
_FRENCH_PARTICIPLES = {
    "poursuivi": "poursuit", "maintenu": "maintient", "soutenu": "soutient", "tenu": "tient",
    "obtenu": "obtient", "soumis": "soumet", "remis": "remet", "transmis": "transmet", "admis": "admet",
    "permis": "permet", "mis": "met", "pris": "prend", "entrepris": "entreprend", "repris": "reprend",
    "fait": "fait", "élu": "élit", "réélu": "réélit", "défendu": "défend", "rendu": "rend",
    "vendu": "vend", "étendu": "étend", "suspendu": "suspend", "reconnu": "reconnaît",
    "inscrit": "inscrit", "interdit": "interdit", "construit": "construit", "réduit": "réduit",
    "produit": "produit", "offert": "offre", "ouvert": "ouvre", "couvert": "couvre",
    "accueilli": "accueille", "entendu": "entend", "exclu": "exclut", "conclu": "conclut",
    "reçu": "reçoit", "perçu": "perçoit", "établi": "établit", "aboli": "abolit", "garanti": "garantit",
    "choisi": "choisit", "réuni": "réunit", "averti": "avertit",
}  # fmt: skip
_FRENCH_DONE = re.compile(
    r"\b(?:soit|soient|sera|seront)\s+(?:\w+ment\s+|aussi\s+)?(?P<done>[^\W\d_]{3,})\b", re.IGNORECASE
)


def french_passive(text: str) -> tuple[str, Stance] | None:
    """The verb of an unlisted French participle: "soit haussée" -> "hausse"."""
    if told := _FRENCH_DONE.search(text[:400]):
        word = told["done"].lower()
        for form in (word, word[:-1], word[:-2]):  # "poursuivi", "poursuivie", "poursuivies"
            if form in _FRENCH_PARTICIPLES:
                return _FRENCH_PARTICIPLES[form], "acts"
    match = _FRENCH_PASSIVE.search(text[:400])
    return (match["stem"].lower() + "e", "acts") if match else None


def as_written(text: str, folded: str) -> str | None:
    """The word of a text that folds to `folded`, in lower case with its accents."""
    return next((w.lower() for w in re.findall(r"[^\W\d_]+", text[:160]) if fold(w) == folded), None)


def bare_form(word: str, language: str) -> str:
    """A word without elided or attached pronouns: "s'engage" -> "engage", "sumarse" -> "sumar"."""
    if "'" in word:
        word = word.rsplit("'", 1)[1]
    for tail in (
        ("-se", "se", "nos", "les", "los", "las") if language != "fr" else ()
    ):  # "verse" is French for "pays"
        if word.endswith("r" + tail):
            return word[: -len(tail)]
    return word


def _lemma_with_pronoun(verb: Verb) -> Verb:
    return Verb(_FULL_LEMMA.get(verb.lemma, verb.lemma), verb.stance)
