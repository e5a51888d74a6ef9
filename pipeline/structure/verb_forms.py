"""The forms of the listed verbs: third persons, participles, gerunds, by the rules of spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.folding import fold
from pipeline.structure.verb_moods import french_gerund, french_moods, portuguese_moods, spanish_moods
from pipeline.structure.verb_table import (
    ENGLISH,
    ENGLISH_IRREGULAR_PARTICIPLE,
    FRENCH,
    FRENCH_IRREGULAR,
    PORTUGUESE,
    SPANISH,
    SPANISH_IRREGULAR,
    Stance,
)
from pipeline.structure.verb_wide import ENGLISH_WIDE, FRENCH_WIDE, PORTUGUESE_WIDE, SPANISH_WIDE
from pipeline.structure.verb_wider import FRENCH_WIDER, SPANISH_WIDER


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's lemma in the third person, and its stance."""

    lemma: str
    stance: Stance


def third(base: str) -> str:
    """The third person singular of an English verb, by the rules of spelling."""
    first, _, rest = base.partition(" ")
    if first in {"have", "be"}:
        first = {"have": "has", "be": "is"}[first]
    elif first in {"go", "do"} or re.search(r"(?:s|sh|ch|x|z)$", first):
        first += "es"
    elif re.search(r"[^aeiou]y$", first):
        first = first[:-1] + "ies"
    else:
        first += "s"
    return f"{first} {rest}" if rest else first


def participle(base: str) -> str:
    """The past participle of an English verb."""
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
def english_forms(*, wide: bool = False) -> tuple[dict[str, Verb], dict[str, Verb], dict[str, Verb]]:
    """Verbs by base form, third person and participle; `wide`: with those that only tell a clause's verb."""
    bases: dict[str, Verb] = {}
    thirds: dict[str, Verb] = {}
    participles: dict[str, Verb] = {}
    for table in (ENGLISH, ENGLISH_WIDE) if wide else (ENGLISH,):
        for stance, words in table.items():
            for base in words.split():
                verb = Verb(third(base), stance)
                bases.setdefault(base, verb)
                thirds.setdefault(third(base), verb)
                participles.setdefault(participle(base), verb)
    return bases, thirds, participles


@cache
def gerunds() -> dict[str, Verb]:
    """Verbs by their form in -ing, as nested items open ("by: placing it on the agenda")."""
    forms: dict[str, Verb] = {}
    for base, verb in english_forms()[0].items():
        stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
        if participle(base) == base + base[-1] + "ed":
            stem = base + base[-1]
        forms.setdefault(stem + "ing", verb)
    return forms


@cache
def base_of() -> dict[str, str]:
    """Third person -> base form."""
    return {verb.lemma: base for base, verb in english_forms(wide=True)[0].items()}


# Small words and nouns that the wider lists' endings would make verbs.
_NO_FINITE = (
    "para una unas une uno entre parte partes cuenta nombre ante sede base obra obras marcha marche "
    "trata contra como note notes compte comptes porte portes place places poste postes visite visites "
    "ligue monte conta marca cause partie causa nome lista limite centre centro central informe importe "
    "aporte apporte trate sobre bases plan plante a est sont sommes "
    "case cases contre copie copies"
).split()


@cache
def romance_forms(language: str, *, wide: bool = False) -> tuple[dict[str, Verb], dict[str, Verb]]:
    """Verbs of Spanish, Portuguese or French: (infinitives and imperatives, finite forms), folded;
    `wide`: with those that only tell a clause's verb."""
    core, more = {
        "es": (SPANISH, (SPANISH_WIDE, SPANISH_WIDER)),
        "pt": (PORTUGUESE, (PORTUGUESE_WIDE,)),
        "fr": (FRENCH, (FRENCH_WIDE, FRENCH_WIDER)),
    }[language]
    entries = [
        (s, w)
        for table in ((core, *more) if wide else (core,))
        for s, words in table.items()
        for w in words.split()
    ]
    infinitives: dict[str, Verb] = {}
    finite: dict[str, Verb] = {}
    moods: dict[str, Verb] = {}
    for stance, entry in entries:
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
            plural = third + "n" if language == "es" else (third[:-1] + ("am" if third[-1] == "a" else "em"))
        verb = Verb(third, stance)
        infinitives.setdefault(fold(infinitive), verb)
        for form in (third, we, plural):
            finite.setdefault(fold(form), verb)
        if language != "fr" and len(stem) > 1:  # "que la coordinación elabore", "rechace"
            end = "e" if infinitive.endswith("ar") else "a"
            finite.setdefault(fold(stem + end), verb)
            finite.setdefault(fold(stem + end + ("n" if language == "es" else "m")), verb)
        if language == "fr":  # "que la CSN poursuive", "mette", "établisse"
            finite.setdefault(fold(we[:-3] + "e"), verb)
            finite.setdefault(fold(we[:-3] + "ent"), verb)
        made = (
            french_moods(fold(infinitive), fold(third))
            if language == "fr"
            else (spanish_moods if language == "es" else portuguese_moods)(fold(infinitive), fold(third))
        )
        for form in made if wide else ():
            moods.setdefault(form, verb)
    for form, verb in moods.items():  # behind what the lists themselves give
        finite.setdefault(form, verb)
    if language == "es":  # "constituya", "instrúyase"
        for infinitive in [i for i in infinitives if i.endswith("uir") and not i.endswith(("guir", "quir"))]:
            for end in ("ya", "yan"):
                finite.setdefault(infinitive[:-2] + end, infinitives[infinitive])
    for word in _NO_FINITE if wide else ():
        finite.pop(word, None)
    for form, infinitive in {"es": SPANISH_IRREGULAR, "fr": FRENCH_IRREGULAR}.get(language, {}).items():
        if infinitive in infinitives:
            finite.setdefault(form, infinitives[infinitive])
    return infinitives, finite


@cache
def french_gerunds() -> dict[str, Verb]:
    """French verbs by their folded gerund ("en prêtant des locaux")."""
    forms: dict[str, Verb] = {}
    for table in (FRENCH, FRENCH_WIDE, FRENCH_WIDER):
        for stance, words in table.items():
            for entry in words.split():
                infinitive, _, rest = entry.partition("/")
                third, _, we = rest.partition("/")
                verb = Verb(third or infinitive[:-2] + "e", stance)
                forms.setdefault(fold(french_gerund(we or infinitive[:-2] + "ons")), verb)
    return forms


@cache
def romance_participles(language: str) -> dict[str, Verb]:
    """Participles of the listed verbs, folded ("soient invités", "sean exhortadas")."""
    infinitives = romance_forms(language, wide=True)[0]
    forms: dict[str, Verb] = {}
    for infinitive, verb in infinitives.items():
        stem = infinitive[:-2]
        ends = ("e", "ee", "es", "ees") if language == "fr" else ("ado", "ada", "ados", "adas")
        if infinitive.endswith(("er",) if language == "fr" else ("ar",)):
            for end in ends:
                forms.setdefault(stem + end, verb)
        if language == "fr":
            for form in _french_participles(infinitive):
                for end in ("", "e", "s", "es"):
                    forms.setdefault(form + end, verb)
        elif infinitive.endswith(("er", "ir")):
            masculine = next(
                (infinitive[: -len(e)] + p for e, p in _SPANISH_ENDINGS if infinitive.endswith(e)),
                stem + "ido",
            )
            for end in ("o", "a", "os", "as"):
                forms.setdefault(masculine[:-1] + end, verb)
    return forms


_SPANISH_ENDINGS = (
    ("poner", "puesto"), ("por", "posto"), ("hacer", "hecho"), ("fazer", "feito"), ("decir", "dicho"),
    ("scribir", "scrito"), ("abrir", "abierto"), ("cubrir", "cubierto"), ("solver", "suelto"),
    ("volver", "vuelto"), ("romper", "roto"), ("imprimir", "impreso"),
)  # fmt: skip


_FRENCH_ENDINGS = (
    ("mettre", "mis"), ("prendre", "pris"), ("faire", "fait"), ("uire", "uit"), ("crire", "crit"),
    ("ouvrir", "ouvert"), ("offrir", "offert"), ("tenir", "tenu"), ("venir", "venu"), ("evoir", "u"),
    ("clure", "clu"), ("endre", "endu"), ("ondre", "ondu"), ("battre", "battu"), ("soudre", "solu"),
    ("dire", "dit"), ("elire", "elu"), ("ettre", "is"), ("voir", "vu"), ("ir", "i"),
)  # fmt: skip


def _french_participles(infinitive: str) -> list[str]:
    """The masculine participle of a folded infinitive that does not end in -er: "reduire" -> "reduit"."""
    for end, participle_end in _FRENCH_ENDINGS:
        if infinitive.endswith(end):
            return [infinitive[: -len(end)] + participle_end]
    return []


_IRREGULAR_PASSIVE = {"stricken": "strike", "spread": "spread",
    "done": "do", "struck": "strike", "written": "write", "paid": "pay", "bought": "buy", "sold": "sell",
    "told": "tell", "met": "meet",
    "read": "read", "laid": "lay", "taught": "teach", "chosen": "choose", "drawn": "draw", "shown": "show",
    "spent": "spend",
    "left": "leave", "lent": "lend", "cut": "cut", "borne": "bear", "sung": "sing", "hung": "hang",
    "driven": "drive", "known": "know",
    "won": "win", "rung": "ring", "worn": "wear", "broken": "break", "spoken": "speak", "lost": "lose",
    "thrown": "throw",
}  # fmt: skip


def unlisted_passive(word: str) -> Verb | None:
    """The verb of an unlisted participle in -ed: "levied" -> levies, "supplied" -> supplies, "moved" ->
    moves."""
    if word in _IRREGULAR_PASSIVE:
        return Verb(third(_IRREGULAR_PASSIVE[word]), "acts")
    if not word.endswith("ed") or len(word) < 5 or not word.isalpha():
        return None
    stem = word[:-2]
    if stem.endswith("i"):
        return Verb(stem + "es", "acts")
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bdgmnprt":
        return Verb(third(stem[:-1]), "acts")
    silent = re.search(
        r"(?:[vcsuz]|[aeiou][kmpgbl]|[^aeo]at|[aiou]r|id|od|ud|it|ut|ag|dg|bl|tl|gl|rg|ng|in)$", stem
    ) and not re.search(
        r"(?:ss|us|oin|ain|ein|ear|air|our|eed|ead|oad|aid|oit|ait|uit|visit|limit|permit|submit|edit|audit|"
        r"credit|ing)$",
        stem,
    )
    return Verb(stem + "es" if silent else third(stem), "acts")
